//! Units: their spelling, dimension and size.
//!
//! Measure words (个 家 张 人 …) are one dimension, count; money, time, count and a few physical
//! quantities are dimensions, and so are their quotients. `%`, `‰`, `倍` and `人/万人` are pure
//! numbers of different sizes. Sizes convert (万元 → 元, 元/月 → 元/年); dimensions never do.

use serde::{Deserialize, Deserializer, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::Exact;

/// A base dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Base {
    Money,
    Time,
    Count,
    Length,
    Mass,
    Energy,
    Power,
}

const BASES: usize = 7;

/// The longest unit, in bytes. The size of a longer one, 元/年/年/年 …, has no end of digits.
const LONGEST: usize = 96;

/// What kind of quantity a unit measures: the exponent of each base dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Dimension([i8; BASES]);

impl Dimension {
    /// A pure number.
    pub const PURE: Self = Self([0; BASES]);
    /// A number of things.
    pub const COUNT: Self = Self::of(Base::Count, 1);
    /// Money.
    pub const MONEY: Self = Self::of(Base::Money, 1);

    const fn of(base: Base, exponent: i8) -> Self {
        let mut exponents = [0; BASES];
        match base {
            Base::Money => exponents[0] = exponent,
            Base::Time => exponents[1] = exponent,
            Base::Count => exponents[2] = exponent,
            Base::Length => exponents[3] = exponent,
            Base::Mass => exponents[4] = exponent,
            Base::Energy => exponents[5] = exponent,
            Base::Power => exponents[6] = exponent,
        }
        Self(exponents)
    }

    /// The dimension of a product.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        self.combine(other, i8::saturating_add)
    }

    /// The dimension of a quotient.
    #[must_use]
    pub fn per(self, other: Self) -> Self {
        self.combine(other, i8::saturating_sub)
    }

    /// Whether it is money for a time, such as 元/年.
    pub fn is_money_rate(self) -> bool {
        self == Self::MONEY.per(Self::of(Base::Time, 1))
    }

    fn combine(self, other: Self, with: fn(i8, i8) -> i8) -> Self {
        let mut exponents = self.0;
        for (mine, theirs) in exponents.iter_mut().zip(other.0) {
            *mine = with(*mine, theirs);
        }
        Self(exponents)
    }
}

/// A unit as it is written, with its dimension and its size in base units.
///
/// Base units: 元, month, one thing, metre, kilogram, kilowatt hour, kilowatt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    symbol: String,
    dimension: Dimension,
    #[serde(deserialize_with = "positive")]
    size: Exact,
}

impl Unit {
    /// The unit of pure numbers written without one.
    pub fn one() -> Self {
        Self {
            symbol: String::new(),
            dimension: Dimension::PURE,
            size: Exact::ONE,
        }
    }

    /// Per cent.
    pub fn percent() -> Self {
        let size = Exact::ratio(1, 100).unwrap_or(Exact::ONE);
        Self {
            symbol: "%".to_owned(),
            dimension: Dimension::PURE,
            size,
        }
    }

    /// 元.
    pub fn yuan() -> Self {
        Self {
            symbol: "元".to_owned(),
            dimension: Dimension::MONEY,
            size: Exact::ONE,
        }
    }

    /// The unit of `dimension` that is made of base units, such as 元/个.
    pub fn coherent(dimension: Dimension) -> Self {
        const SYMBOLS: [&str; BASES] = ["元", "月", "个", "米", "公斤", "千瓦时", "千瓦"];
        let words = |sign: i8| -> String {
            let named = SYMBOLS.iter().zip(dimension.0);
            let words = named.flat_map(|(symbol, exponent)| {
                let times = usize::try_from(exponent.saturating_mul(sign)).unwrap_or(0);
                std::iter::repeat_n(*symbol, times)
            });
            words.collect::<Vec<_>>().join("·")
        };
        let (above, below) = (words(1), words(-1));
        let symbol = match (above.as_str(), below.as_str()) {
            (above, "") => above.to_owned(),
            ("", below) => format!("1/({below})"),
            (above, below) if below.contains('·') => format!("{above}/({below})"),
            (above, below) => format!("{above}/{below}"),
        };
        Self {
            symbol,
            dimension,
            size: Exact::ONE,
        }
    }

    /// Reads a unit such as `元/年`, `万人`, `人/万人`, `%` or `元/(人·月)`; `None` if a word in it
    /// is not known. Full-width forms are the same as half-width ones, and spaces do not count.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let symbol: String = match is_nfkc_quick(text.chars()) {
            IsNormalized::Yes => text.chars().filter(|c| !c.is_whitespace()).collect(),
            IsNormalized::No | IsNormalized::Maybe => {
                text.nfkc().filter(|c| !c.is_whitespace()).collect()
            }
        };
        let mut parts = symbol.split('/');
        let (mut dimension, mut size) = known(parts.next()?)?;
        for part in parts {
            let inside = part
                .strip_prefix('(')
                .and_then(|rest| rest.strip_suffix(')'))
                .unwrap_or(part);
            for word in inside.split(['·', '*', '.']) {
                let (below, by) = known(word)?;
                dimension = dimension.per(below);
                size = size.checked_div(&by)?;
            }
        }
        Some(Self {
            symbol,
            dimension,
            size,
        })
    }

    /// How it is written.
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// How many base units one of it is. Always positive.
    pub fn size(&self) -> &Exact {
        &self.size
    }

    /// Whether it counts things that come in whole numbers.
    pub fn counts_things(&self) -> bool {
        self.dimension == Dimension::COUNT
    }

    /// Whether it is a share: per cent or per mille, of which a whole has 100 or 1000.
    pub fn is_share(&self) -> bool {
        matches!(self.symbol.as_str(), "%" | "‰")
    }

    /// By how much a number written in this unit is multiplied to stand in `indicator`'s unit.
    ///
    /// `None` if the dimensions differ. Money alone is taken for the indicator's own time: 元 in a
    /// column of 元/年 is 元/年.
    pub fn factor_to(&self, indicator: &Self) -> Option<Exact> {
        if self.dimension == indicator.dimension {
            return self.size.checked_div(&indicator.size);
        }
        if self.dimension == Dimension::MONEY && indicator.dimension.is_money_rate() {
            let (_, time) = indicator.symbol.split_once('/')?;
            return Self::parse(&format!("{}/{time}", self.symbol))?.factor_to(indicator);
        }
        None
    }

    /// The spellings a suggestion may be made from.
    pub fn known_symbols() -> impl Iterator<Item = &'static str> {
        WORDS.iter().map(|(symbol, ..)| *symbol).chain([
            "元/年",
            "元/月",
            "万元",
            "万人",
            "人/万人",
            "张/千人",
        ])
    }
}

/// The size of a unit in a plan that is kept ready to use.
fn positive<'de, D: Deserializer<'de>>(read: D) -> Result<Exact, D::Error> {
    let size = Exact::deserialize(read)?;
    if size.is_positive() {
        Ok(size)
    } else {
        Err(serde::de::Error::custom("no size of a unit"))
    }
}

/// A single word with an optional scale before it: 元, 万元, 千米.
fn known(word: &str) -> Option<(Dimension, Exact)> {
    if let Some(found) = base_word(word) {
        return Some(found);
    }
    SCALES.iter().find_map(|(prefix, power)| {
        let (dimension, size) = base_word(word.strip_prefix(prefix)?)?;
        (dimension != Dimension::PURE).then(|| (dimension, &size * &Exact::power_of_ten(*power)))
    })
}

fn base_word(word: &str) -> Option<(Dimension, Exact)> {
    let (_, dimension, numer, denom) = WORDS.iter().find(|(symbol, ..)| *symbol == word)?;
    Some((*dimension, Exact::ratio(*numer, *denom)?))
}

/// The Chinese scale words, longest first, as powers of ten.
pub const SCALES: [(&str, u32); 12] = [
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("百", 2),
    ("十", 1),
];

const PURE: Dimension = Dimension::PURE;
const MONEY: Dimension = Dimension::MONEY;
const COUNT: Dimension = Dimension::COUNT;
const TIME: Dimension = Dimension::of(Base::Time, 1);
const LENGTH: Dimension = Dimension::of(Base::Length, 1);
const AREA: Dimension = Dimension::of(Base::Length, 2);
const VOLUME: Dimension = Dimension::of(Base::Length, 3);
const MASS: Dimension = Dimension::of(Base::Mass, 1);
const ENERGY: Dimension = Dimension::of(Base::Energy, 1);
const POWER: Dimension = Dimension::of(Base::Power, 1);

/// Spelling, dimension, and the size as a fraction of base units.
const WORDS: &[(&str, Dimension, i64, i64)] = &[
    ("%", PURE, 1, 100),
    ("‰", PURE, 1, 1000),
    ("百分点", PURE, 1, 100),
    ("个百分点", PURE, 1, 100),
    ("倍", PURE, 1, 1),
    ("元", MONEY, 1, 1),
    ("yuan", MONEY, 1, 1),
    ("CNY", MONEY, 1, 1),
    ("年", TIME, 12, 1),
    ("year", TIME, 12, 1),
    ("月", TIME, 1, 1),
    ("个月", TIME, 1, 1),
    ("month", TIME, 1, 1),
    ("人", COUNT, 1, 1),
    ("名", COUNT, 1, 1),
    ("位", COUNT, 1, 1),
    ("人次", COUNT, 1, 1),
    ("person", COUNT, 1, 1),
    ("persons", COUNT, 1, 1),
    ("户", COUNT, 1, 1),
    ("个", COUNT, 1, 1),
    ("家", COUNT, 1, 1),
    ("所", COUNT, 1, 1),
    ("张", COUNT, 1, 1),
    ("床", COUNT, 1, 1),
    ("件", COUNT, 1, 1),
    ("项", COUNT, 1, 1),
    ("次", COUNT, 1, 1),
    ("例", COUNT, 1, 1),
    ("处", COUNT, 1, 1),
    ("座", COUNT, 1, 1),
    ("间", COUNT, 1, 1),
    ("套", COUNT, 1, 1),
    ("台", COUNT, 1, 1),
    ("辆", COUNT, 1, 1),
    ("份", COUNT, 1, 1),
    ("册", COUNT, 1, 1),
    ("本", COUNT, 1, 1),
    ("支", COUNT, 1, 1),
    ("条", COUNT, 1, 1),
    ("类", COUNT, 1, 1),
    ("种", COUNT, 1, 1),
    ("级", COUNT, 1, 1),
    ("对", COUNT, 1, 1),
    ("头", COUNT, 1, 1),
    ("只", COUNT, 1, 1),
    ("株", COUNT, 1, 1),
    ("米", LENGTH, 1, 1),
    ("m", LENGTH, 1, 1),
    ("公里", LENGTH, 1000, 1),
    ("km", LENGTH, 1000, 1),
    ("平方米", AREA, 1, 1),
    ("m2", AREA, 1, 1),
    ("平方公里", AREA, 1_000_000, 1),
    ("km2", AREA, 1_000_000, 1),
    ("公顷", AREA, 10_000, 1),
    ("亩", AREA, 2000, 3),
    ("立方米", VOLUME, 1, 1),
    ("m3", VOLUME, 1, 1),
    ("克", MASS, 1, 1000),
    ("公斤", MASS, 1, 1),
    ("kg", MASS, 1, 1),
    ("吨", MASS, 1000, 1),
    ("千瓦时", ENERGY, 1, 1),
    ("度", ENERGY, 1, 1),
    ("kWh", ENERGY, 1, 1),
    ("千瓦", POWER, 1, 1),
    ("kW", POWER, 1, 1),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Unit {
        Unit::parse(text).unwrap()
    }
    fn factor(from: &str, to: &str) -> Option<String> {
        unit(from)
            .factor_to(&unit(to))
            .map(|factor| factor.to_string())
    }

    #[test]
    fn scales_convert() {
        assert_eq!(factor("万元", "元").as_deref(), Some("10000"));
        assert_eq!(factor("元/月", "元/年").as_deref(), Some("12"));
        assert_eq!(factor("万人", "人").as_deref(), Some("10000"));
        assert_eq!(factor("‰", "%").as_deref(), Some("0.1"));
        assert_eq!(factor("万千瓦时", "度").as_deref(), Some("10000"));
        assert_eq!(factor("公顷", "亩").as_deref(), Some("15"));
    }

    #[test]
    fn dimensions_never_do() {
        assert_eq!(factor("元", "人"), None);
        assert_eq!(factor("元/人·年", "元/年"), None);
        assert_eq!(factor("元/年", "元"), None);
    }

    #[test]
    fn money_alone_takes_the_time_of_the_indicator() {
        assert_eq!(factor("元", "元/年").as_deref(), Some("1"));
        assert_eq!(factor("万元", "元/年").as_deref(), Some("10000"));
        assert_eq!(factor("元", "元/月").as_deref(), Some("1"));
    }

    #[test]
    fn persons_per_ten_thousand_persons_are_a_pure_number() {
        assert_eq!(unit("人/万人").dimension(), Dimension::PURE);
        assert_eq!(unit("人/万人").size(), &Exact::ratio(1, 10_000).unwrap());
        assert_eq!(factor("人/万人", "‰").as_deref(), Some("0.1"));
    }

    #[test]
    fn full_width_forms_and_spaces_are_the_same_unit() {
        assert_eq!(unit("％"), unit("%"));
        assert_eq!(unit("元 ／ 年"), unit("元/年"));
        assert_eq!(unit("㎡").dimension(), unit("平方米").dimension());
    }

    #[test]
    fn unknown_words_are_no_unit() {
        for wrong in ["", "人/", "/人", "万", "万%", "元元", "吨人", "万人/万"] {
            assert_eq!(Unit::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_text_is_a_unit_up_to_its_greatest_length() {
        let spaced = |length: usize| format!("{}m", " ".repeat(length - 1));
        assert_eq!(Unit::parse(&spaced(LONGEST)), Some(unit("m")));
        assert_eq!(Unit::parse(&spaced(LONGEST + 1)), None);
    }
}
