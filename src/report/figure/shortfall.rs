//! What is missing, and what is needed of it each year, in the unit people act in; never too little.

use super::{places, with_unit};
use crate::quantity::{Exact, Rounding, Unit, decimal_text};
use crate::report::wording::Lang;
use crate::verdict::{Direction, LeverPace, Required, Shortfall, Step, StepKind, Yearly};

/// An amount with more places than this is better said in a smaller unit.
const FEW_PLACES: u32 = 2;

/// What is missing, for people, in the unit of what is `required` where that reads well; `name` says
/// of what, where the target does not say so itself.
pub(in crate::report) fn shortfall(
    shortfall: &Shortfall,
    required: Option<&Required>,
    name: Option<&str>,
    lang: Lang,
) -> String {
    let (value, unit) = (&shortfall.value, &shortfall.unit);
    let amount = Amount::of(value, unit, required, Sense::Needed, lang);
    let text = amount
        .changing(shortfall.direction, ["还差", "须减少"])
        .in_words(lang);
    match (lang, name) {
        (Lang::Zh, Some(name)) => format!("{name}{text}"),
        (Lang::En, Some(name)) => format!("{text}: {name}"),
        (Lang::Zh | Lang::En, None) => text,
    }
}

/// What is needed in each year.
pub(in crate::report) fn step(step: &Step, required: Option<&Required>, lang: Lang) -> Amount {
    let (value, unit) = (&step.part.value, &step.part.unit);
    let amount = Amount::of(value, unit, required, Sense::Needed, lang);
    match step.kind {
        StepKind::Change => amount.changing(step.part.direction, ["增加", "减少"]),
        StepKind::Amount => amount,
    }
}

/// How much something has changed a year, or came to where it is added up.
pub(in crate::report) fn yearly(
    pace: &LeverPace,
    kind: StepKind,
    required: Option<&Required>,
    lang: Lang,
) -> Option<Amount> {
    // It stands in brackets itself.
    let of_amount = |value: &Exact| Amount {
        other_time: String::new(),
        ..Amount::of(value, &pace.unit, required, Sense::Average, lang)
    };
    Some(match (kind, &pace.yearly) {
        (StepKind::Amount, Yearly::Amount(value)) => of_amount(value),
        (StepKind::Change, Yearly::Amount(value)) => {
            of_amount(&value.abs()).changing(direction(value), ["增加", "减少"])
        }
        (StepKind::Change | StepKind::Amount, Yearly::Growth(share)) => {
            let value = &Exact::from_f64(*share)? * &Exact::from(100_u32);
            let amount = Amount {
                shown: with_unit(&places::plain(&value.abs()), &Unit::percent()),
                other_time: String::new(),
                change: None,
                counts_things: false,
            };
            amount.changing(direction(&value), ["增长", "下降"])
        }
    })
}

fn direction(change: &Exact) -> Direction {
    if change.is_negative() {
        Direction::Less
    } else {
        Direction::More
    }
}

/// What a number says: at least so much is needed, or so much it was on the average.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// Never shown as less than it is.
    Needed,
    Average,
}

impl Sense {
    fn round(self, value: &Exact) -> String {
        match self {
            Self::Needed => places::rounded_up(value),
            Self::Average => places::plain(value),
        }
    }

    /// Whether an amount reads well as so much of a larger unit.
    fn reads_well(self, value: &Exact) -> bool {
        let few = value
            .decimal_places()
            .is_some_and(|places| places <= FEW_PLACES);
        let tenth = Exact::ratio(1, 10).unwrap_or(Exact::ZERO);
        few || self == Self::Average && value.abs() >= tenth
    }
}

/// An amount that something changes by, or comes to.
pub(in crate::report) struct Amount {
    /// In the unit that reads well.
    shown: String,
    /// By the month or the year, in brackets, where it has a time.
    other_time: String,
    /// Which way, with the Chinese verbs for more and for less; `None` for what it comes to.
    change: Option<(Direction, [&'static str; 2])>,
    counts_things: bool,
}

impl Amount {
    fn of(
        value: &Exact,
        unit: &Unit,
        required: Option<&Required>,
        sense: Sense,
        lang: Lang,
    ) -> Self {
        let (value, unit) = in_the_unit_required(value, unit, required, sense);
        let shown = if unit.symbol() == "%" {
            let points = sense.round(&value);
            lang.pick(
                format!("{points} 个百分点"),
                format!("{points} percentage points"),
            )
        } else {
            and_a_little(&value, &unit, lang)
                .unwrap_or_else(|| with_unit(&sense.round(&value), &unit))
        };
        let other_time = in_the_other_time(&value, &unit, sense)
            .map(|text| lang.pick(format!("（{text}）"), format!(" ({text})")));
        Self {
            shown,
            other_time: other_time.unwrap_or_default(),
            change: None,
            counts_things: unit.counts_things(),
        }
    }

    fn changing(self, direction: Direction, verbs: [&'static str; 2]) -> Self {
        Self {
            change: Some((direction, verbs)),
            ..self
        }
    }

    /// In words: `1260 元/年 more (105 元/月)`.
    pub(in crate::report) fn in_words(&self, lang: Lang) -> String {
        let Self {
            shown, other_time, ..
        } = self;
        let Some((direction, [more, less])) = self.change else {
            return format!("{shown}{other_time}");
        };
        match (lang, direction) {
            (Lang::Zh, Direction::More) => format!("{more} {shown}{other_time}"),
            (Lang::Zh, Direction::Less) => format!("{less} {shown}{other_time}"),
            (Lang::En, Direction::More) => format!("{shown} more{other_time}"),
            (Lang::En, Direction::Less) if self.counts_things => {
                format!("{shown} fewer{other_time}")
            }
            (Lang::En, Direction::Less) => format!("{shown} less{other_time}"),
        }
    }

    /// With a sign, for a column: `+1260 元/年`.
    pub(in crate::report) fn signed(&self) -> String {
        let shown = &self.shown;
        match self.change {
            Some((Direction::More, _)) => format!("+{shown}"),
            Some((Direction::Less, _)) => format!("-{shown}"),
            None => shown.clone(),
        }
    }
}

/// The same amount in the unit of the requirement, if it has few places in it: 1 万人 where 10 万人
/// are required, but 264 人, not 0.0264 万人.
fn in_the_unit_required(
    value: &Exact,
    unit: &Unit,
    required: Option<&Required>,
    sense: Sense,
) -> (Exact, Unit) {
    let own = in_ten_thousands(value, unit).unwrap_or_else(|| (value.clone(), unit.clone()));
    let asked = match required {
        Some(Required::Number { unit, .. } | Required::Range { unit, .. }) => unit,
        Some(Required::YesNo(_) | Required::Date { .. }) | None => return own,
    };
    let comparable = asked.dimension() == unit.dimension() && !asked.symbol().is_empty();
    match unit.factor_to(asked) {
        Some(factor) if comparable && factor != Exact::ONE => {
            let value = value * &factor;
            if sense.reads_well(&value) {
                (value, asked.clone())
            } else {
                own
            }
        }
        Some(_) | None => own,
    }
}

/// Many round ten thousands as such: 400 万元, not 4000000 元.
fn in_ten_thousands(value: &Exact, unit: &Unit) -> Option<(Exact, Unit)> {
    let symbol = unit.symbol();
    let larger = Unit::parse(&format!("万{symbol}")).filter(|_| !symbol.contains('/'))?;
    let value = value * &unit.factor_to(&larger)?;
    let reads_well = value.is_integer() && value >= Exact::from(10_u32);
    reads_well.then_some((value, larger))
}

/// A round amount and the last few that make it more than that: 820 万元 and 1 元.
fn and_a_little(value: &Exact, unit: &Unit, lang: Lang) -> Option<String> {
    let small = Unit::parse(unit.symbol().trim_start_matches(['万', '亿']))?;
    let factor = unit.factor_to(&small)?;
    let round = Exact::from_decimal(&decimal_text(value, FEW_PLACES, Rounding::Down))?;
    let little = &(value - &round) * &factor;
    let is_little = little.is_positive() && little.is_integer() && little < Exact::from(10_u32);
    if factor == Exact::ONE || !is_little || !round.is_positive() {
        return None;
    }
    let (round, little) = (
        with_unit(&round.to_string(), unit),
        with_unit(&little.to_string(), &small),
    );
    Some(lang.pick(
        format!("{round}又 {little}"),
        format!("{round} and {little}"),
    ))
}

/// A standard in yuan a year is also said by the month, and the other way round: offices use both.
fn in_the_other_time(value: &Exact, unit: &Unit, sense: Sense) -> Option<String> {
    if !unit.dimension().is_money_rate() {
        return None;
    }
    let symbol = unit.symbol();
    let other = match symbol.strip_suffix("/年") {
        Some(money) => format!("{money}/月"),
        None => format!("{}/年", symbol.strip_suffix("/月")?),
    };
    let other = Unit::parse(&other)?;
    let value = value * &unit.factor_to(&other)?;
    Some(with_unit(&sense.round(&value), &other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::IndicatorId;

    fn number(text: &str) -> Exact {
        Exact::from_decimal(text).unwrap()
    }
    fn unit(text: &str) -> Unit {
        Unit::parse(text).unwrap()
    }
    fn missing(value: &str, of: &str, direction: Direction) -> Shortfall {
        Shortfall {
            indicator: IndicatorId::new(0).unwrap(),
            value: number(value),
            unit: unit(of),
            direction,
        }
    }

    #[test]
    fn a_standard_falls_short_by_the_year_and_by_the_month() {
        let short = missing("1260", "元/年", Direction::More);
        assert_eq!(
            shortfall(&short, None, None, Lang::Zh),
            "还差 1260 元/年（105 元/月）"
        );
        assert_eq!(
            shortfall(&short, None, None, Lang::En),
            "1260 元/年 more (105 元/月)"
        );
        // 1000 / 12 = 83.333…: 83.34 a month is enough, 83.33 is not.
        let uneven = missing("1000", "元/年", Direction::More);
        assert_eq!(
            shortfall(&uneven, None, None, Lang::Zh),
            "还差 1000 元/年（83.34 元/月）"
        );
    }

    #[test]
    fn things_fall_short_by_what_one_can_act_on() {
        let beds = missing("89", "张", Direction::More);
        assert_eq!(
            shortfall(&beds, None, Some("护理型床位"), Lang::Zh),
            "护理型床位还差 89 张"
        );
        assert_eq!(
            shortfall(&beds, None, Some("nursing-type beds"), Lang::En),
            "89 张 more: nursing-type beds"
        );
        let people = missing("3", "人", Direction::Less);
        assert_eq!(shortfall(&people, None, None, Lang::Zh), "须减少 3 人");
        assert_eq!(shortfall(&people, None, None, Lang::En), "3 人 fewer");
        let share = missing("0.005", "%", Direction::More);
        assert_eq!(
            shortfall(&share, None, None, Lang::Zh),
            "还差 0.005 个百分点"
        );
    }

    #[test]
    fn what_is_missing_is_said_in_the_unit_of_what_is_required() {
        use crate::quantity::{Comparison, Interval};
        let required = |value: &str, of: &str| Required::Number {
            comparison: Comparison::AtLeast,
            value: Interval::Point(number(value)),
            unit: unit(of),
        };
        let volunteers = required("10", "万人");
        let short = missing("10000", "人", Direction::More);
        let text = shortfall(&short, Some(&volunteers), None, Lang::Zh);
        assert_eq!(text, "还差 1 万人");
        // 0.0264 万人 is no way to say it.
        let few = missing("264", "人", Direction::More);
        let text = shortfall(&few, Some(&volunteers), None, Lang::Zh);
        assert_eq!(text, "还差 264 人");
        // A rate is required and people are missing: nothing to convert.
        let rate = required("42", "人/万人");
        let text = shortfall(&few, Some(&rate), None, Lang::Zh);
        assert_eq!(text, "还差 264 人");
    }

    #[test]
    fn a_bound_that_must_be_exceeded_lacks_a_round_amount_and_a_little() {
        let funds = missing("820.0001", "万元", Direction::More);
        let text = |lang| shortfall(&funds, None, None, lang);
        assert_eq!(text(Lang::Zh), "还差 820 万元又 1 元");
        assert_eq!(text(Lang::En), "820 万元 and 1 元 more");
        let ordinary = missing("1.2345", "万元", Direction::More);
        let text = shortfall(&ordinary, None, None, Lang::Zh);
        assert_eq!(text, "还差 1.2345 万元");
    }

    #[test]
    fn round_ten_thousands_are_said_as_such() {
        let text = |value: &str, of: &str| {
            let short = missing(value, of, Direction::More);
            shortfall(&short, None, None, Lang::Zh)
        };
        assert_eq!(text("4000000", "元"), "还差 400 万元");
        assert_eq!(text("4000001", "元"), "还差 4000001 元");
        assert_eq!(text("90000", "人"), "还差 90000 人");
        assert_eq!(text("120000", "人/万人"), "还差 120000 人/万人");
    }
}
