//! Numbers as they are shown. The one place of the program that rounds, and here a number is never
//! rounded onto or across the bound it is judged against.

mod attainment;
mod double;
mod places;
mod shortfall;
mod traced;

pub(super) use attainment::attained;
pub(super) use double::{Double, at_least, beside, nearest};
pub(super) use shortfall::{shortfall, step, yearly};
pub(super) use traced::{constant, is_rounded, read};

use super::wording::Lang;
use crate::quantity::{Comparison, Days, Exact, Interval, Rounding, Unit, Value, decimal_text};
use crate::verdict::{Expected, Observed, Point, Progress, Required, Verdict};
use crate::vocabulary::{Measure, Term};

/// The decimal places of a number that was computed and not written.
const COMPUTED_PLACES: u32 = 2;

/// The observed figure of a verdict, for people.
pub(super) fn observed(verdict: &Verdict, lang: Lang) -> Option<String> {
    let required = verdict.required.as_ref();
    Some(observed_beside(verdict.observed.as_ref()?, required, lang))
}

/// What a verdict requires, for people.
pub(super) fn required(verdict: &Verdict, lang: Lang) -> Option<String> {
    let observed = verdict.observed.as_ref();
    Some(required_beside(verdict.required.as_ref()?, observed, lang))
}

/// What a check compared, for people.
pub(super) fn sides(sides: &(Option<Observed>, Option<Required>), lang: Lang) -> Option<String> {
    let (observed, required) = sides;
    let (found, asked) = (observed.as_ref()?, required.as_ref()?);
    let found_text = observed_beside(found, Some(asked), lang);
    let asked_text = required_beside(asked, Some(found), lang);
    Some(lang.pick(
        format!("实为 {found_text}，应 {asked_text}"),
        format!("{found_text}, which should be {asked_text}"),
    ))
}

fn observed_beside(observed: &Observed, required: Option<&Required>, lang: Lang) -> String {
    match observed {
        Observed::Number {
            value,
            unit,
            places,
        } => {
            let bounds = bounds(required);
            let show = |number: &Exact| places::beside(number, u32::from(*places), &bounds);
            interval(value, unit, show, lang)
        }
        Observed::YesNo(done) => yes_no(*done, lang).to_owned(),
        Observed::Date(days) => date(*days, lang),
    }
}

fn required_beside(required: &Required, observed: Option<&Observed>, lang: Lang) -> String {
    match required {
        Required::Number {
            comparison,
            value,
            unit,
        } => {
            let against = observed_ends(observed);
            let written = written_places(observed);
            let show = |number: &Exact| places::bound(number, written, &against);
            let text = interval(value, unit, show, lang);
            match value.point() {
                Some(_) => format!("{} {text}", comparison.sign()),
                None => format!("{} ({text})", comparison.sign()),
            }
        }
        Required::Range { low, high, unit } => {
            let range = format!("{}–{}", places::plain(low), places::plain(high));
            with_unit(&range, unit)
        }
        Required::YesNo(done) => yes_no(*done, lang).to_owned(),
        Required::Date { comparison, bound } => match comparison {
            Comparison::Less => lang.pick(format!("早于 {bound}"), format!("before {bound}")),
            Comparison::AtMost => lang.pick(format!("不晚于 {bound}"), format!("by {bound}")),
            Comparison::Equal => bound.to_string(),
            Comparison::AtLeast => {
                lang.pick(format!("不早于 {bound}"), format!("not before {bound}"))
            }
            Comparison::Greater => lang.pick(format!("晚于 {bound}"), format!("after {bound}")),
        },
    }
}

/// Where a figure should stand by now, for people.
pub(super) fn expected(expected: &Expected, verdict: &Verdict) -> Option<String> {
    let against = observed_ends(verdict.observed.as_ref());
    Some(on_a_line(expected, unit_of(verdict)?, &against))
}

/// What a figure comes to at the pace so far, for people: never on the other side of what is required.
pub(super) fn at_pace(ends: &Expected, verdict: &Verdict) -> Option<String> {
    let against = bounds(verdict.required.as_ref());
    Some(on_a_line(ends, unit_of(verdict)?, &against))
}

/// A figure on a line between years: things are whole unless that would say something else.
pub(super) fn on_a_line(figure: &Expected, unit: &Unit, against: &[&Exact]) -> String {
    let Some(value) = figure.value() else {
        return String::new();
    };
    let text = if unit.counts_things() && *unit.size() == Exact::ONE {
        places::whole_beside(&value, against)
    } else {
        places::beside(&value, 0, against)
    };
    with_unit(&text, unit)
}

/// The figure of one year of a course, without its unit.
pub(super) fn of_year(point: &Point, verdict: &Verdict) -> String {
    let bounds = bounds(verdict.required.as_ref());
    places::beside(&point.value, u32::from(point.places), &bounds)
}

/// The unit of what is required, if it is a number.
pub(super) fn unit_of(verdict: &Verdict) -> Option<&Unit> {
    match verdict.required.as_ref()? {
        Required::Number { unit, .. } | Required::Range { unit, .. } => Some(unit),
        Required::YesNo(_) | Required::Date { .. } => None,
    }
}

/// A progress ratio in per cent, never shown in another band than its own.
pub(super) fn ratio(ratio: f64, bands: &[&Exact]) -> Option<String> {
    let value = Exact::from_decimal(&decimal_text(
        &Exact::from_f64(ratio)?,
        6,
        Rounding::Nearest,
    ))?;
    let hundred = Exact::from(100_u32);
    let bounds: Vec<Exact> = bands.iter().map(|band| *band * &hundred).collect();
    let bounds: Vec<&Exact> = bounds.iter().collect();
    Some(format!(
        "{} %",
        places::beside(&(&value * &hundred), 0, &bounds)
    ))
}

/// A limit of the schedule in per cent.
pub(super) fn percentage(limit: &Exact) -> String {
    format!("{} %", places::plain(&(limit * &Exact::from(100_u32))))
}

/// One of several readings of a figure, with enough places to tell them apart.
pub(super) fn value(
    value: &Value,
    measure: Option<&Measure>,
    others: &[&Value],
    lang: Lang,
) -> String {
    let one = Unit::one();
    let unit = match measure {
        Some(Measure::Number(unit)) => unit,
        Some(Measure::YesNo | Measure::Date) | None => &one,
    };
    match value {
        Value::Number(number) => {
            let numbers = others.iter().filter_map(|other| match other {
                Value::Number(other) => Some(ends(other)),
                Value::YesNo(_) | Value::Date(_) => None,
            });
            let others: Vec<&Exact> = numbers.flatten().collect();
            let show = |number: &Exact| places::beside(number, 0, &others);
            interval(number, unit, show, lang)
        }
        Value::YesNo(done) => yes_no(*done, lang).to_owned(),
        Value::Date(days) => date(*days, lang),
    }
}

/// A number that is not what it should be, with enough places to see that it is not.
pub(super) fn implausible(value: &Exact, term: Option<&Term>) -> String {
    let Some((term, Measure::Number(unit))) = term.map(|term| (term, &term.measure)) else {
        return value.to_string();
    };
    let whole = unit.is_share().then(|| Exact::ONE.checked_div(unit.size()));
    let whole = whole.flatten().unwrap_or(Exact::ZERO);
    let zero = Exact::ZERO;
    let mut limits = vec![&zero, &whole];
    limits.extend(&term.plausible.low);
    limits.extend(&term.plausible.high);
    with_unit(&places::beside(value, 0, &limits), unit)
}

/// The base of a progress.
pub(super) fn base(progress: &Progress, unit: &Unit) -> String {
    with_unit(&places::plain(&progress.base), unit)
}

fn yes_no(done: bool, lang: Lang) -> &'static str {
    if done {
        lang.pick("是", "yes")
    } else {
        lang.pick("否", "no")
    }
}

fn date(days: Days, lang: Lang) -> String {
    match (days.first, days.last) {
        (Some(_), Some(_)) => days.to_string(),
        (None, Some(last)) => lang.pick(format!("不晚于 {last}"), format!("by {last}")),
        (Some(first), None) => {
            lang.pick(format!("{first} 前未完成"), format!("not before {first}"))
        }
        (None, None) => lang.pick("日期不明", "some day").to_owned(),
    }
}

fn interval(value: &Interval, unit: &Unit, show: impl Fn(&Exact) -> String, lang: Lang) -> String {
    let (low, high) = match value {
        Interval::Point(number) => return with_unit(&show(number), unit),
        Interval::Between { low, high } => (low, high),
    };
    let end = |comparison: Comparison, number: &Exact| {
        with_unit(&format!("{} {}", comparison.sign(), show(number)), unit)
    };
    let low = low.as_ref().map(|bound| {
        let sign = if bound.included {
            Comparison::AtLeast
        } else {
            Comparison::Greater
        };
        end(sign, &bound.value)
    });
    let high = high.as_ref().map(|bound| {
        let sign = if bound.included {
            Comparison::AtMost
        } else {
            Comparison::Less
        };
        end(sign, &bound.value)
    });
    match (low, high) {
        (Some(low), Some(high)) => format!("{low}, {high}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => lang.pick("不确定", "uncertain").to_owned(),
    }
}

/// A number and its unit.
pub(super) fn with_unit(number: &str, unit: &Unit) -> String {
    match unit.symbol() {
        "" => number.to_owned(),
        symbol => format!("{number} {symbol}"),
    }
}

/// The numbers a requirement draws the line at.
pub(super) fn bounds(required: Option<&Required>) -> Vec<&Exact> {
    match required {
        Some(Required::Number { value, .. }) => ends(value),
        Some(Required::Range { low, high, .. }) => vec![low, high],
        Some(Required::YesNo(_) | Required::Date { .. }) | None => Vec::new(),
    }
}

fn observed_ends(observed: Option<&Observed>) -> Vec<&Exact> {
    match observed {
        Some(Observed::Number { value, .. }) => ends(value),
        Some(Observed::YesNo(_) | Observed::Date(_)) | None => Vec::new(),
    }
}

fn written_places(observed: Option<&Observed>) -> u32 {
    match observed {
        Some(Observed::Number { places, .. }) => u32::from(*places),
        Some(Observed::YesNo(_) | Observed::Date(_)) | None => 0,
    }
}

fn ends(value: &Interval) -> Vec<&Exact> {
    match value {
        Interval::Point(number) => vec![number],
        Interval::Between { low, high } => [low, high]
            .into_iter()
            .flatten()
            .map(|bound| &bound.value)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Bound;

    fn number(text: &str) -> Exact {
        Exact::from_decimal(text).unwrap()
    }
    fn unit(text: &str) -> Unit {
        Unit::parse(text).unwrap()
    }
    fn found(value: Interval, of: &str) -> Observed {
        Observed::Number {
            value,
            unit: unit(of),
            places: 0,
        }
    }
    fn at_least(value: &str, of: &str) -> Required {
        Required::Number {
            comparison: Comparison::AtLeast,
            value: Interval::Point(number(value)),
            unit: unit(of),
        }
    }

    #[test]
    fn a_share_missed_by_a_hair_shows_the_places_that_miss() {
        let required = at_least("62", "%");
        let show = |text: &str| {
            let observed = found(Interval::Point(number(text)), "%");
            observed_beside(&observed, Some(&required), Lang::En)
        };
        assert_eq!(show("61.995"), "61.995 %");
        assert_eq!(show("62"), "62 %");
        assert_eq!(show("62.004"), "62.004 %");
        assert_eq!(show("61.5"), "61.5 %");
    }

    #[test]
    fn a_one_sided_figure_is_shown_with_its_sign() {
        let from_62 = found(Interval::from_low(number("62"), true), "%");
        let required = at_least("62", "%");
        assert_eq!(
            observed_beside(&from_62, Some(&required), Lang::Zh),
            "≥ 62 %"
        );
        let between = Interval::Between {
            low: Some(Bound {
                value: number("60"),
                included: false,
            }),
            high: Some(Bound {
                value: number("70"),
                included: true,
            }),
        };
        let between = found(between, "%");
        assert_eq!(
            observed_beside(&between, Some(&required), Lang::Zh),
            "> 60 %, ≤ 70 %"
        );
    }

    #[test]
    fn a_ratio_is_never_shown_in_another_band() {
        let on_track = number("0.95");
        assert_eq!(ratio(0.949_999, &[&on_track]).unwrap(), "94.9999 %");
        assert_eq!(ratio(0.95, &[&on_track]).unwrap(), "95 %");
        assert_eq!(ratio(0.833_333, &[&on_track]).unwrap(), "83.33 %");
    }

    #[test]
    fn days_are_shown_as_what_is_known_of_them() {
        let end = crate::quantity::Year::new(2025).unwrap().last_day();
        assert_eq!(date(Days::until(end), Lang::Zh), "不晚于 2025-12-31");
        assert_eq!(date(Days::day(end), Lang::En), "2025-12-31");
    }
}
