//! A county's figure about ten or ten thousand times the one of the year before or after: a digit
//! or a unit that slipped. It is said and changes no verdict.

use super::doubt::Doubt;
use super::findings::Findings;
use super::{County, Figure, Finding, FindingKind, Reading};
use crate::quantity::{Dimension, Exact, Value, Year};
use crate::vocabulary::{Combine, IndicatorId, Measure, Term, Vocabulary};

/// Reports the jumps in every county's own figures.
pub(super) fn report(counties: &[County], vocabulary: &Vocabulary, findings: &mut Findings) {
    for county in counties {
        for (indicator, term) in vocabulary.terms() {
            if term.used && may_jump(term) {
                report_of(county, indicator, findings);
            }
        }
    }
}

/// Whether a jump of the indicator means a slip: of counts, amounts and standards, not of rates.
fn may_jump(term: &Term) -> bool {
    let is_money =
        |dimension: Dimension| dimension == Dimension::MONEY || dimension.is_money_rate();
    match &term.measure {
        Measure::Number(unit) => term.combine == Combine::Sum || is_money(unit.dimension()),
        Measure::YesNo | Measure::Date => false,
    }
}

fn report_of(county: &County, indicator: IndicatorId, findings: &mut Findings) {
    let figures: Vec<(Year, &Reading, &Exact)> = county
        .years()
        .filter_map(|year| single(county, year, indicator))
        .collect();
    let mut pairs = figures.windows(2);
    while let Some([earlier, later]) = pairs.next() {
        let Some(times) = slipped(earlier.2, later.2) else {
            continue;
        };
        let kind = FindingKind::Doubt(Doubt::Jump {
            indicator,
            times,
            year: later.0,
            other_year: earlier.0,
            other: earlier.2.clone(),
            other_place: earlier.1.place,
        });
        findings.push(Finding::new(kind, later.1.place).with_text(later.1.text.raw()));
        // The way back from a single wrong year is the same slip.
        pairs.next();
    }
}

/// The county's own figure, if there is one and only one.
fn single(county: &County, year: Year, indicator: IndicatorId) -> Option<(Year, &Reading, &Exact)> {
    let Figure::Known(readings) = county.own(year, indicator) else {
        return None;
    };
    let [reading] = readings.as_slice() else {
        return None;
    };
    match &reading.value {
        Value::Number(value) => Some((year, reading, value.point()?)),
        Value::YesNo(_) | Value::Date(_) => None,
    }
}

/// Ten or ten thousand, if one figure is about so many times the other. Small ones are left alone:
/// from 1 to 10 things is no slip.
fn slipped(one: &Exact, other: &Exact) -> Option<u16> {
    let (small, large) = if one < other {
        (one, other)
    } else {
        (other, one)
    };
    if *small < Exact::from(10_u32) {
        return None;
    }
    [10_u16, 10_000].into_iter().find(|times| {
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
        )
    }

    #[test]
    fn a_slip_of_a_digit_or_a_unit_is_seen_through_true_growth() {
        assert_eq!(times("1430", "15900"), Some(10));
        assert_eq!(times("15900", "1430"), Some(10));
        assert_eq!(times("4300", "50000000"), Some(10_000));
        assert_eq!(times("80", "1000"), Some(10));
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
