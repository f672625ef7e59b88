//! Whether a figure of the text names a bound of the rules.

use super::Bound;
use super::figures::Meaning;
use crate::plan::expression::Constant;
use crate::quantity::{Dimension, Exact, Unit, Year};

/// Whether one of the meanings is the bound.
pub(super) fn is_named(bound: &Bound, meanings: &[Meaning]) -> bool {
    meanings
        .iter()
        .any(|meaning| match (&bound.constant, meaning) {
            (Constant::Number(value, unit), Meaning::Number(figure, figure_unit)) => {
                is_same(value, unit.as_ref(), figure, figure_unit.as_ref())
            }
            (Constant::Day(_), Meaning::Year(year)) => is_in_year(&bound.constant, *year),
            (Constant::Day(_), Meaning::Number(..)) | (Constant::Number(..), Meaning::Year(_)) => {
                false
            }
        })
}

/// Whether a bound is a day of this year: 2025年前 is before 2025-01-01.
pub(super) fn is_in_year(constant: &Constant, year: Year) -> bool {
    match constant {
        Constant::Day(day) => i64::from(day.year()) == year.number(),
        Constant::Number(..) => false,
    }
}

/// A figure without a unit is in the bound's, or in its base unit: 5000万 is 5000 万元. Money without a
/// time is in the bound's: 15000元 is 15000 元/年.
fn is_same(value: &Exact, unit: Option<&Unit>, figure: &Exact, figure_unit: Option<&Unit>) -> bool {
    match (unit, figure_unit) {
        (None, None) => figure == value,
        (Some(unit), None) => figure == value || *figure == value * unit.size(),
        (None, Some(figure_unit)) => {
            let counts = figure_unit.counts_things() || figure_unit.dimension() == Dimension::PURE;
            counts && figure * figure_unit.size() == *value
        }
        (Some(unit), Some(figure_unit)) => {
            let factor = figure_unit.factor_to(unit);
            factor.is_some_and(|factor| figure * &factor == *value)
        }
    }
}
