//! How many decimal places a number needs so that it does not contradict its verdict.

use super::COMPUTED_PLACES;
use crate::quantity::{Exact, Rounding, decimal_text};

/// A number with at most so many places is shown as it is.
const SHORT: u32 = 6;
/// Past so many places a number is written as the fraction it is.
const MOST: u32 = 40;

/// `number`, exact if it is short, else rounded to the nearest.
pub(super) fn plain(number: &Exact) -> String {
    match number.decimal_places() {
        Some(places) if places <= SHORT => number.to_string(),
        Some(_) | None => decimal_text(number, COMPUTED_PLACES, Rounding::Nearest),
    }
}

/// `number` rounded so that it stands to each of `others`, as they are shown, as it really does.
///
/// `written` is the least number of places; a computed number has two, unless it needs none.
pub(super) fn beside(number: &Exact, written: u32, others: &[&Exact]) -> String {
    faithful(number, written.clamp(COMPUTED_PLACES, MOST), others)
}

/// A whole number near `number`, with the places it needs to stand to each of `others` as it does.
pub(super) fn whole_beside(number: &Exact, others: &[&Exact]) -> String {
    faithful(number, 0, others)
}

fn faithful(number: &Exact, least: u32, others: &[&Exact]) -> String {
    let mut places = match number.decimal_places() {
        Some(exact) if exact <= least => return number.to_string(),
        Some(_) | None => least,
    };
    while places < MOST {
        let shown = rounded(number, places);
        let faithful = others
            .iter()
            .all(|other| shown.cmp(&as_shown(other, places)) == number.cmp(other));
        if faithful {
            return decimal_text(number, places, Rounding::Nearest);
        }
        places = places.saturating_add(1);
    }
    number.to_string()
}

/// A bound: exact if it is short, else with the places that keep it apart from `others`.
pub(super) fn bound(number: &Exact, written: u32, others: &[&Exact]) -> String {
    match number.decimal_places() {
        Some(places) if places <= SHORT => number.to_string(),
        Some(_) | None => beside(number, written, others),
    }
}

/// `number` rounded up, so that whoever supplies as much has supplied enough.
pub(super) fn rounded_up(number: &Exact) -> String {
    match number.decimal_places() {
        Some(places) if places <= SHORT => number.to_string(),
        Some(_) | None => decimal_text(number, COMPUTED_PLACES, Rounding::Up),
    }
}

/// What the reader sees of a bound that stands beside a number with `places`.
fn as_shown(bound: &Exact, places: u32) -> Exact {
    match bound.decimal_places() {
        Some(exact) if exact <= SHORT => bound.clone(),
        Some(_) | None => rounded(bound, places),
    }
}

fn rounded(number: &Exact, places: u32) -> Exact {
    let text = decimal_text(number, places, Rounding::Nearest);
    Exact::from_decimal(&text).unwrap_or_else(|| number.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Exact {
        Exact::from_decimal(text).unwrap()
    }
    fn ratio(numer: i64, denom: i64) -> Exact {
        Exact::ratio(numer, denom).unwrap()
    }

    #[test]
    fn a_miss_by_a_hair_is_not_rounded_onto_the_bound() {
        let bound = number("62");
        assert_eq!(beside(&number("61.995"), 0, &[&bound]), "61.995");
        assert_eq!(beside(&number("61.9996"), 0, &[&bound]), "61.9996");
        assert_eq!(beside(&number("61.99"), 0, &[&bound]), "61.99");
    }

    #[test]
    fn a_repeating_fraction_gets_the_places_that_keep_it_on_its_side() {
        let bound = number("62");
        // 61999/100001 of a hundred: 61.998380016…
        assert_eq!(beside(&ratio(6_199_900, 100_001), 0, &[&bound]), "61.998");
        assert_eq!(beside(&ratio(990, 17), 0, &[&bound]), "58.24");
        // Just above: 62.00000333…
        assert_eq!(
            beside(&ratio(18_600_001, 300_000), 0, &[&bound]),
            "62.000003"
        );
    }

    #[test]
    fn exact_numbers_have_no_trailing_zeros_and_rounded_ones_keep_theirs() {
        assert_eq!(beside(&number("62"), 0, &[&number("62")]), "62");
        assert_eq!(beside(&number("61.5"), 2, &[&number("62")]), "61.5");
        assert_eq!(beside(&number("57.9996"), 0, &[&number("62")]), "58.00");
    }

    #[test]
    fn written_places_are_kept() {
        assert_eq!(beside(&number("12.3456"), 4, &[&number("20")]), "12.3456");
    }

    #[test]
    fn both_sides_get_more_places_where_the_bound_repeats_too() {
        let (observed, limit) = (ratio(2, 3), ratio(66_666, 99_999));
        assert_eq!(beside(&observed, 0, &[&limit]), "0.67");
        let limit = ratio(66_667, 99_999);
        assert_eq!(beside(&observed, 0, &[&limit]), "0.66667");
        assert_eq!(bound(&limit, 0, &[&observed]), "0.66668");
    }

    #[test]
    fn equal_numbers_are_shown_equal() {
        let limit = number("61.9951");
        assert_eq!(beside(&limit, 0, &[&limit]), "61.9951");
        assert_eq!(bound(&limit, 0, &[&limit]), "61.9951");
    }

    #[test]
    fn a_shortfall_is_never_rounded_down() {
        assert_eq!(rounded_up(&ratio(1, 3)), "0.34");
        assert_eq!(rounded_up(&number("0.005")), "0.005");
        assert_eq!(rounded_up(&number("89")), "89");
    }
}
