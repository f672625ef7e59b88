//! Figures on their way from a cell to a verdict.

use super::{Interval, Observed, Value, date, interval, places, with_unit, yes_no};
use crate::quantity::{Exact, Unit};
use crate::report::wording::Lang;
use crate::verdict::Verdict;
use crate::vocabulary::Measure;

/// A figure as it was read: whole where it is short.
pub(in crate::report) fn read(value: &Value, measure: &Measure, lang: Lang) -> String {
    match (value, measure) {
        (Value::Number(number), Measure::Number(unit)) => {
            interval(number, unit, places::plain, lang)
        }
        (Value::Number(number), Measure::YesNo | Measure::Date) => {
            interval(number, &Unit::one(), places::plain, lang)
        }
        (Value::YesNo(done), _) => yes_no(*done, lang).to_owned(),
        (Value::Date(days), _) => date(*days, lang),
    }
}

/// A number of a rule, which is held in base units, in the unit it was written with.
pub(in crate::report) fn constant(value: &Exact, unit: &Unit) -> String {
    match value.checked_div(unit.size()) {
        Some(written) => with_unit(&places::plain(&written), unit),
        None => places::plain(value),
    }
}

/// Whether the observed figure is shown with fewer places than it has.
pub(in crate::report) fn is_rounded(verdict: &Verdict) -> bool {
    match &verdict.observed {
        Some(Observed::Number {
            value: Interval::Point(number),
            places: written,
            ..
        }) => {
            let bounds = super::bounds(verdict.required.as_ref());
            let shown = places::beside(number, u32::from(*written), &bounds);
            Exact::from_decimal(&shown).is_some_and(|shown| shown != *number)
        }
        Some(Observed::Number { .. } | Observed::YesNo(_) | Observed::Date(_)) | None => false,
    }
}
