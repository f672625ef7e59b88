//! A county's figure about ten or ten thousand times the one of the year before or after, or a share
//! a hundred times: a digit, a unit or a per cent sign that slipped. It is said and changes no
//! verdict.

use super::compared::single;
use crate::data::finding::gathered::Findings;
use crate::data::{County, Finding, Reading, SizeDoubt};
use crate::quantity::{Dimension, Exact, Year};
use crate::vocabulary::{Combine, IndicatorId, Measure, Term, Vocabulary};

/// Reports the jumps in every county's own figures.
pub(in crate::data) fn report(
    counties: &[County],
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) {
    for county in counties.iter().filter(|county| county.has_own()) {
        for (indicator, term) in vocabulary.terms() {
            let times = jumps(term);
            if term.used && !times.is_empty() {
                report_of(county, indicator, times, findings);
            }
        }
    }
}

/// Which jumps of the indicator mean a slip.
fn jumps(term: &Term) -> &'static [u16] {
    let is_money =
        |dimension: Dimension| dimension == Dimension::MONEY || dimension.is_money_rate();
    match &term.measure {
        Measure::Number(unit) if unit.is_share() => &[100],
        Measure::Number(unit) if term.combine == Combine::Sum || is_money(unit.dimension()) => {
            &[10, 10_000]
        }
        Measure::Number(_) | Measure::YesNo | Measure::Date => &[],
    }
}

fn report_of(county: &County, indicator: IndicatorId, times: &[u16], findings: &mut Findings) {
    let figures: Vec<(Year, Reading, Exact)> = county
        .years()
        .filter_map(|year| {
            let (reading, value) = single(county.own(year, indicator))?;
            Some((year, reading, value))
        })
        .collect();
    let mut pairs = figures.windows(2);
    while let Some([earlier, later]) = pairs.next() {
        let Some(times) = slipped(&earlier.2, &later.2, times) else {
            continue;
        };
        let doubt = SizeDoubt::Jump {
            times,
            year: later.0,
            other_year: earlier.0,
            other: earlier.2.clone(),
            other_place: earlier.1.place,
        };
        findings
            .push(Finding::new(doubt.of(indicator), later.1.place).with_text(later.1.text.raw()));
        // The way back from a single wrong year is the same slip.
        pairs.next();
    }
}

/// Which of `times`, if one figure is about so many times the other. Small ones are left alone,
/// unless they are shares: from 1 to 10 things is no slip.
fn slipped(one: &Exact, other: &Exact, times: &[u16]) -> Option<u16> {
    let (small, large) = if one < other {
        (one, other)
    } else {
        (other, one)
    };
    let is_small = *small < Exact::from(10_u32) && !times.contains(&100);
    if is_small || !small.is_positive() {
        return None;
    }
    times.iter().copied().find(|times| {
        // Within a quarter of it: true growth comes on top of the slip.
        let about = small * &Exact::from(u32::from(*times));
        let (four, five) = (Exact::from(4_u32), Exact::from(5_u32));
        &about * &four <= large * &five && large * &four <= &about * &five
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(one: &str, other: &str) -> Option<u16> {
        slipped(
            &Exact::from_decimal(one).unwrap(),
            &Exact::from_decimal(other).unwrap(),
            &[10, 10_000],
        )
    }

    #[test]
    fn a_slip_of_a_digit_or_a_unit_is_seen_through_true_growth() {
        assert_eq!(times("1430", "15900"), Some(10));
        assert_eq!(times("15900", "1430"), Some(10));
        assert_eq!(times("4300", "50000000"), Some(10_000));
        assert_eq!(times("80", "1000"), Some(10));
        // From ten on, up to a quarter more or a fifth less than ten times.
        for (one, other, slip) in [
            ("10", "100", Some(10)),
            ("9.9", "99", None),
            ("100", "1250", Some(10)),
            ("100", "1251", None),
            ("100", "800", Some(10)),
            ("100", "799", None),
        ] {
            assert_eq!(times(one, other), slip, "{one} {other}");
        }
    }

    #[test]
    fn a_fraction_among_percentages_is_a_jump() {
        let share = |one: &str, other: &str| {
            let exact = |text: &str| Exact::from_decimal(text).unwrap();
            slipped(&exact(one), &exact(other), &[100])
        };
        assert_eq!(share("98.2", "0.985"), Some(100));
        assert_eq!(share("0.61", "63"), Some(100));
        assert_eq!(share("5", "60"), None);
        assert_eq!(share("0", "60"), None);
    }

    #[test]
    fn growth_and_small_numbers_are_no_slip() {
        assert_eq!(times("1430", "1590"), None);
        assert_eq!(times("100", "500"), None);
        assert_eq!(times("100", "1300"), None);
        assert_eq!(times("1", "10"), None);
        assert_eq!(times("0", "100"), None);
    }
}
