//! Doubles for programs: the nearest one that stands to the bound's as the figure really does.

use serde::Serialize;

use crate::quantity::Exact;

/// A number of the JSON report: whole numbers are written without a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(in crate::report) enum Double {
    /// A whole number that a double holds exactly.
    Whole(i64),
    /// Any other.
    Fraction(f64),
}

/// The largest whole number up to which doubles hold every one.
const WHOLE: i64 = 1 << 53;

/// The double nearest to `number`; `None` beyond the range of doubles.
pub(in crate::report) fn nearest(number: &Exact) -> Option<Double> {
    from_double(number, number.to_f64())
}

/// The double nearest to `number` that is less than, equal to or greater than each bound's double
/// as `number` is to the bound.
pub(in crate::report) fn beside(number: &Exact, bounds: &[&Exact]) -> Option<Double> {
    let mut double = number.to_f64();
    for bound in bounds {
        let limit = bound.to_f64();
        match number.cmp(bound) {
            std::cmp::Ordering::Less if double >= limit => double = limit.next_down(),
            std::cmp::Ordering::Greater if double <= limit => double = limit.next_up(),
            std::cmp::Ordering::Less | std::cmp::Ordering::Equal | std::cmp::Ordering::Greater => {}
        }
    }
    from_double(number, double)
}

/// The least double that is not below `number`: whoever supplies as much has supplied enough.
pub(in crate::report) fn at_least(number: &Exact) -> Option<Double> {
    let double = number.to_f64();
    let below = Exact::from_f64(double).is_some_and(|held| held < *number);
    from_double(number, if below { double.next_up() } else { double })
}

fn from_double(number: &Exact, double: f64) -> Option<Double> {
    if !double.is_finite() {
        return None;
    }
    let held = Exact::from_f64(double)?;
    if held == *number
        && held.is_integer()
        && let Ok(whole) = held.integer_digits().parse::<i64>()
        && (-WHOLE..=WHOLE).contains(&whole)
    {
        return Some(Double::Whole(whole));
    }
    Some(Double::Fraction(double))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Exact {
        Exact::from_decimal(text).unwrap()
    }

    #[test]
    fn whole_numbers_are_written_whole() {
        assert_eq!(nearest(&number("62")), Some(Double::Whole(62)));
        assert_eq!(nearest(&number("62.5")), Some(Double::Fraction(62.5)));
    }

    #[test]
    fn a_figure_less_than_half_a_step_below_the_bound_stays_below_it() {
        let bound = number("62");
        let under = number("61.99999999999999999999999");
        assert_eq!(
            beside(&under, &[&bound]),
            Some(Double::Fraction(62_f64.next_down()))
        );
        let over = number("62.00000000000000000000001");
        assert_eq!(
            beside(&over, &[&bound]),
            Some(Double::Fraction(62_f64.next_up()))
        );
    }

    #[test]
    fn a_figure_exactly_at_a_bound_that_no_double_holds_equals_its_double() {
        let bound = number("0.3");
        assert_eq!(beside(&bound, &[&bound]), Some(Double::Fraction(0.3)));
    }
}
