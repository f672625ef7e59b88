//! What a cell says: a quantity, a missing mark, yes or no, or nothing that is certain.

pub(super) mod figure;
pub(super) mod marks;
pub(super) mod number;
pub(super) mod period;

use std::borrow::Cow;

use self::number::Written;
use super::CellFault;
use crate::quantity::{SCALES, Unit};

/// What a cell says, before its unit is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing, or a mark for "not known".
    Missing,
    /// A number.
    Quantity(Quantity),
    /// Done or not.
    YesNo(bool),
    /// Nothing that is certain.
    Unreadable(CellFault),
}

/// A number with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quantity {
    pub(super) written: Written,
    pub(super) side: Side,
    pub(super) suffix: Suffix,
}

/// Which numbers are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// This one.
    Exactly,
    /// This one or more (or, not `included`, only more).
    Above {
        /// Whether the number itself may be it.
        included: bool,
    },
    /// This one or less.
    Below {
        /// Whether the number itself may be it.
        included: bool,
    },
}

/// What follows a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Suffix {
    /// Nothing.
    None,
    /// A scale without a unit, as a power of ten: 1.5万.
    Scale(u32),
    /// A unit.
    Unit(Unit),
}

const YES: [&str; 16] = [
    "是",
    "√",
    "✓",
    "✔",
    "☑",
    "已完成",
    "完成",
    "已建立",
    "已建成",
    "已实现",
    "已开展",
    "达成",
    "yes",
    "y",
    "true",
    "done",
];
const NO: [&str; 15] = [
    "否",
    "×",
    "✗",
    "✘",
    "✕",
    "✖",
    "未完成",
    "未建立",
    "未建成",
    "未实现",
    "未开展",
    "未达成",
    "no",
    "n",
    "false",
];
const APPROXIMATE: [&str; 19] = [
    "约", "大约", "近", "将近", "接近", "左右", "上下", "预计", "估计", "余", "多", "几", "~", "≈",
    "±", "大概", "about", "approx", "circa",
];

/// Reads a cell.
pub(super) fn read(raw: &str) -> Cell {
    if let Some(written) = number::read_plain(raw.as_bytes()) {
        return Cell::Quantity(Quantity {
            written,
            side: Side::Exactly,
            suffix: Suffix::None,
        });
    }
    let text = half_width(raw);
    let lower = text.to_ascii_lowercase();
    if marks::is_blank(&lower) {
        return Cell::Missing;
    }
    if YES.contains(&lower.as_str()) {
        return Cell::YesNo(true);
    }
    if NO.contains(&lower.as_str()) {
        return Cell::YesNo(false);
    }
    match quantity(&text, &lower) {
        Ok(quantity) => Cell::Quantity(quantity),
        Err(fault) => Cell::Unreadable(fault),
    }
}

/// The text in half-width forms, without blanks around it.
///
/// Full compatibility forms (NFKC) would go too far for figures: they make 52 of 5².
pub(super) fn half_width(raw: &str) -> Cow<'_, str> {
    let trimmed = raw.trim();
    if !trimmed.contains(|c| half_width_of(c).is_some()) {
        return Cow::Borrowed(trimmed);
    }
    let narrow = trimmed.chars().map(|c| half_width_of(c).unwrap_or(c));
    Cow::Owned(narrow.collect::<String>().trim().to_owned())
}

/// The half-width form of a full-width character.
fn half_width_of(c: char) -> Option<char> {
    match c {
        '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32),
        '\u{3000}' => Some(' '),
        _ => None,
    }
}

/// Reads a text that is a number and what stands around it, given in small letters too.
fn quantity(text: &str, lower: &str) -> Result<Quantity, CellFault> {
    let is_approximate =
        |word: &&str| lower.starts_with(word) || (text.ends_with(word) && *word != "~");
    if APPROXIMATE.iter().any(is_approximate) {
        return Err(CellFault::Approximate);
    }
    let (side, core) = one_sided(text)?;
    let (digits, rest) = number::split(core).ok_or_else(|| number::fault(core))?;
    let suffix = match suffix(rest.trim()) {
        Some(suffix) => suffix,
        None if rest.chars().any(|c| "约近余多几±~≈".contains(c)) => {
            return Err(CellFault::Approximate);
        }
        None => return Err(number::fault(core)),
    };
    let written = number::read(digits)?;
    Ok(Quantity {
        written,
        side,
        suffix,
    })
}

/// Takes off the words that make a number one-sided. Where two of them differ in whether the
/// number itself is meant (超5000万以上), it may be.
fn one_sided(text: &str) -> Result<(Side, &str), CellFault> {
    const BEFORE: [(&str, Side); 25] = [
        ("≥", ABOVE),
        (">=", ABOVE),
        ("≧", ABOVE),
        ("⩾", ABOVE),
        ("不低于", ABOVE),
        ("不少于", ABOVE),
        ("不小于", ABOVE),
        ("至少", ABOVE),
        ("超过", OVER),
        ("超", OVER),
        ("大于", OVER),
        ("高于", OVER),
        ("多于", OVER),
        (">", OVER),
        ("≤", BELOW),
        ("<=", BELOW),
        ("≦", BELOW),
        ("⩽", BELOW),
        ("不超过", BELOW),
        ("不高于", BELOW),
        ("不多于", BELOW),
        ("不大于", BELOW),
        ("至多", BELOW),
        ("低于", UNDER),
        ("<", UNDER),
    ];
    const AFTER: [(&str, Side); 6] = [
        ("及以上", ABOVE),
        ("(含)以上", ABOVE),
        ("以上", ABOVE),
        ("及以下", BELOW),
        ("(含)以下", BELOW),
        ("以下", BELOW),
    ];
    const ABOVE: Side = Side::Above { included: true };
    const OVER: Side = Side::Above { included: false };
    const BELOW: Side = Side::Below { included: true };
    const UNDER: Side = Side::Below { included: false };
    let before = BEFORE
        .iter()
        .find_map(|(word, side)| Some((*side, text.strip_prefix(word)?.trim_start())));
    let (first, text) = before.map_or((Side::Exactly, text), |(side, rest)| (side, rest));
    let after = AFTER
        .iter()
        .find_map(|(word, side)| Some((*side, text.strip_suffix(word)?.trim_end())));
    let (second, text) = after.map_or((Side::Exactly, text), |(side, rest)| (side, rest));
    let side = match (first, second) {
        (side, Side::Exactly) | (Side::Exactly, side) => side,
        (Side::Above { included: one }, Side::Above { included: other }) => Side::Above {
            included: one || other,
        },
        (Side::Below { included: one }, Side::Below { included: other }) => Side::Below {
            included: one || other,
        },
        (Side::Above { .. }, Side::Below { .. }) | (Side::Below { .. }, Side::Above { .. }) => {
            return Err(CellFault::Contradictory);
        }
    };
    Ok((side, text))
}

/// What may follow a number; `None` if it is nothing known.
fn suffix(rest: &str) -> Option<Suffix> {
    if rest.is_empty() {
        return Some(Suffix::None);
    }
    if let Some((_, power)) = SCALES.iter().find(|(word, _)| *word == rest) {
        return Some(Suffix::Scale(*power));
    }
    Unit::parse(rest).map(Suffix::Unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity_of(text: &str) -> (String, Side, String) {
        match read(text) {
            Cell::Quantity(quantity) => (
                quantity.written.value.to_string(),
                quantity.side,
                match quantity.suffix {
                    Suffix::None => String::new(),
                    Suffix::Scale(power) => format!("10^{power}"),
                    Suffix::Unit(unit) => unit.symbol().to_owned(),
                },
            ),
            Cell::Missing | Cell::YesNo(_) | Cell::Unreadable(_) => panic!("{text}"),
        }
    }

    #[test]
    fn every_certain_notation_is_read() {
        for (text, value, unit) in [
            ("1234", "1234", ""),
            ("1,234", "1234", ""),
            ("１，２３４", "1234", ""),
            (" 1234　", "1234", ""),
            ("1.50", "1.5", ""),
            ("-3", "-3", ""),
            ("－3", "-3", ""),
            ("1.5万", "1.5", "10^4"),
            ("2亿", "2", "10^8"),
            ("1.5万人", "1.5", "万人"),
            ("5000 万元", "5000", "万元"),
            ("62%", "62", "%"),
            ("６２％", "62", "%"),
            ("28人/万人", "28", "人/万人"),
            ("15000元／年", "15000", "元/年"),
        ] {
            assert_eq!(
                quantity_of(text),
                (value.to_owned(), Side::Exactly, unit.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn one_sided_figures_keep_their_side() {
        let above = |included| Side::Above { included };
        let below = |included| Side::Below { included };
        for (text, side) in [
            ("≥62%", above(true)),
            (">= 62%", above(true)),
            ("62%以上", above(true)),
            ("不低于62%", above(true)),
            ("不少于62%", above(true)),
            ("超62%", above(false)),
            ("超过62%", above(false)),
            ("超62%以上", above(true)),
            ("≤62%", below(true)),
            ("不超过62%", below(true)),
            ("62%以下", below(true)),
            ("<62%", below(false)),
        ] {
            assert_eq!(
                quantity_of(text),
                ("62".to_owned(), side, "%".to_owned()),
                "{text}"
            );
        }
        assert_eq!(read("≥62%以下"), Cell::Unreadable(CellFault::Contradictory));
    }

    #[test]
    fn missing_marks_are_missing() {
        for text in [
            "",
            " ",
            "　",
            "-",
            "—",
            "——",
            "…",
            "……",
            "/",
            "无",
            "暂无",
            "N/A",
            "待统计",
            "－",
            "／",
        ] {
            assert_eq!(read(text), Cell::Missing, "{text}");
        }
    }

    #[test]
    fn yes_and_no_have_several_words() {
        for text in ["是", "√", "已完成", "Yes", "TRUE"] {
            assert_eq!(read(text), Cell::YesNo(true), "{text}");
        }
        for text in ["否", "×", "未完成", "No"] {
            assert_eq!(read(text), Cell::YesNo(false), "{text}");
        }
    }

    #[test]
    fn nothing_doubtful_is_read() {
        for (text, fault) in [
            ("约62%", CellFault::Approximate),
            ("近62%", CellFault::Approximate),
            ("62%左右", CellFault::Approximate),
            ("5000余", CellFault::Approximate),
            ("5000余人", CellFault::Approximate),
            ("十二", CellFault::Words),
            ("1e3", CellFault::Exponent),
            ("NaN", CellFault::NotFinite),
            ("inf", CellFault::NotFinite),
            ("0x10", CellFault::Hexadecimal),
            ("1_000", CellFault::Underscore),
            ("1,23", CellFault::Grouping),
            ("1 234", CellFault::Blanks),
            ("62%%", CellFault::UnknownSuffix),
            ("12-15", CellFault::Span),
            ("#N/A", CellFault::SpreadsheetError),
            ("=1+1", CellFault::Formula),
            ("¥5", CellFault::NotNumber),
            ("+5", CellFault::NotNumber),
            ("３ ０", CellFault::Blanks),
            ("½", CellFault::NotNumber),
            ("5²", CellFault::UnknownSuffix),
        ] {
            assert_eq!(read(text), Cell::Unreadable(fault.clone()), "{text}");
        }
    }
}
