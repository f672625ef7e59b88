//! Figures compared between areas: a total over several counties with their sum, and one area's
//! figure with those of all others.
//!
//! Areas differ honestly, by size most of all, so little is said of it. That a count or an amount
//! is ten thousand times those of the others is said only where the others are alike (within a
//! hundredfold) and the figure, taken ten thousand times smaller or larger, would stand among them:
//! 万元 beside 元. Tenfold is said only of standards, which hardly differ between counties.

use super::spread::{Apart, Spread};
use crate::data::areas::{Areas, UNNAMED};
use crate::data::finding::gathered::Findings;
use crate::data::slots::Slots;
use crate::data::store::Years;
use crate::data::{County, Figure, Finding, Reading, SizeDoubt};
use crate::quantity::{Exact, Interval, Value, Year};
use crate::vocabulary::{Combine, IndicatorId, Measure, Term, Vocabulary};
use std::collections::BTreeMap;

/// How many other areas there must be before one can be unlike them.
const FEWEST_OTHERS: usize = 3;

/// What is doubtful in the figures of several areas.
pub(in crate::data) fn report(
    counties: &[County],
    totals: Option<&Years>,
    vocabulary: &Vocabulary,
    (areas, slots): (&Areas, &Slots),
    findings: &mut Findings,
) {
    let compared = Compared {
        counties,
        own: counties.iter().filter(|county| county.has_own()).collect(),
        whole: counties
            .iter()
            .filter(|county| county.is_partly_whole())
            .collect(),
        vocabulary,
    };
    // Rows of no county are totals only where no file lacks a column of areas, and those of the
    // counties only where every row could be placed.
    let is_whole = areas.unlabelled_rows().next().is_none()
        && areas.loose_rows().next().is_none()
        && areas.nameless_rows().next().is_none();
    if let Some(totals) = totals.filter(|_| is_whole) {
        compared.totals(totals, slots, findings);
    }
    for (indicator, term) in vocabulary.terms().filter(|(_, term)| term.used) {
        compared.townships(indicator, term, findings);
        compared.counties(indicator, term, findings);
    }
}

/// The rows of no county, from the first pass.
pub(in crate::data) fn of_no_county(counties: &[Years]) -> Option<Years> {
    counties.get(UNNAMED).cloned()
}

struct Compared<'a> {
    counties: &'a [County],
    /// Those with figures of their own.
    own: Vec<&'a County>,
    /// Those of which every township's figure was kept in some year.
    whole: Vec<&'a County>,
    vocabulary: &'a Vocabulary,
}

impl Compared<'_> {
    fn totals(&self, totals: &Years, slots: &Slots, findings: &mut Findings) {
        for (year, gathered) in totals.iter() {
            for (indicator, term) in self.vocabulary.terms() {
                let total = slots
                    .known_column(indicator)
                    .filter(|_| term.combine == Combine::Sum)
                    .and_then(|column| single(gathered.own(column)));
                let Some((reading, total)) = total else {
                    continue;
                };
                let Some((sum, rounding)) = self.sum(year, indicator, term) else {
                    continue;
                };
                let rounding = &rounding + &rounding_of(&reading, term);
                if (&total - &sum).abs() <= rounding {
                    continue;
                }
                let doubt = SizeDoubt::GrandTotal {
                    year,
                    total,
                    sum,
                    counties: self.counties.len(),
                };
                let finding = Finding::new(doubt.of(indicator), reading.place);
                findings.push(finding.with_text(reading.text.raw()));
            }
        }
    }

    /// The sum of all counties' own figures, and by how much their rounding may change it; `None`
    /// where one of them has none, or more than one.
    fn sum(&self, year: Year, indicator: IndicatorId, term: &Term) -> Option<(Exact, Exact)> {
        let (mut sum, mut rounding) = (Exact::ZERO, Exact::ZERO);
        for county in self.counties {
            let (reading, value) = single(county.own(year, indicator))?;
            sum = &sum + &value;
            rounding = &rounding + &rounding_of(&reading, term);
        }
        Some((sum, rounding))
    }

    /// Townships against the others of their county.
    fn townships(&self, indicator: IndicatorId, term: &Term, findings: &mut Findings) {
        if term.combine != Combine::Sum {
            return;
        }
        for county in &self.whole {
            for year in county.years() {
                let Some(spread) = county.spread(year, indicator) else {
                    continue;
                };
                for apart in spread.extremes() {
                    report_apart(&apart, indicator, year, &[10_000], findings);
                }
            }
        }
    }

    /// Counties against each other.
    fn counties(&self, indicator: IndicatorId, term: &Term, findings: &mut Findings) {
        let times: &[u16] = match (&term.measure, term.combine) {
            (Measure::Number(_), Combine::Sum) => &[10_000],
            (Measure::Number(unit), Combine::None) if unit.dimension().is_money_rate() => {
                &[10, 10_000]
            }
            (Measure::Number(_) | Measure::YesNo | Measure::Date, _) => return,
        };
        let mut by_year: BTreeMap<Year, Spread> = BTreeMap::new();
        for county in &self.own {
            for year in county.years() {
                if let Some((reading, value)) = single(county.own(year, indicator)) {
                    let spread = by_year.entry(year).or_default();
                    spread.meet(&Interval::Point(value), reading.place);
                }
            }
        }
        for (year, spread) in &by_year {
            for apart in spread.extremes() {
                report_apart(&apart, indicator, *year, times, findings);
            }
        }
    }
}

/// By how much a figure may have been rounded: not at all where things are counted one by one.
fn rounding_of(reading: &Reading, term: &Term) -> Exact {
    let counts = match &term.measure {
        Measure::Number(unit) => unit.counts_things(),
        Measure::YesNo | Measure::Date => false,
    };
    let one_by_one = Exact::ratio(1, 2).unwrap_or(Exact::ONE);
    if counts && reading.half_step <= one_by_one {
        Exact::ZERO
    } else {
        reading.half_step.clone()
    }
}

/// The figure, if there is one and only one.
pub(in crate::data) fn single(figure: Figure) -> Option<(Reading, Exact)> {
    let Figure::Known(readings) = figure else {
        return None;
    };
    let [reading] = <[Reading; 1]>::try_from(readings).ok()?;
    match &reading.value {
        Value::Number(value) => {
            let value = value.point()?.clone();
            Some((reading, value))
        }
        Value::YesNo(_) | Value::Date(_) => None,
    }
}

fn report_apart(
    apart: &Apart<'_>,
    indicator: IndicatorId,
    year: Year,
    times: &[u16],
    findings: &mut Findings,
) {
    let Some(times) = times.iter().copied().find(|times| is_slip(apart, *times)) else {
        return;
    };
    let doubt = SizeDoubt::UnlikeOthers {
        times,
        year,
        value: apart.value.clone(),
        others: apart.others,
        range: Box::new((apart.range.0.clone(), apart.range.1.clone())),
    };
    findings.push(Finding::new(doubt.of(indicator), apart.place));
}

/// Whether a figure lies far from all others, and `times` smaller or larger would stand among them.
fn is_slip(apart: &Apart<'_>, times: u16) -> bool {
    let (low, high) = apart.range;
    if apart.others < FEWEST_OTHERS || !low.is_positive() || !apart.value.is_positive() {
        return false;
    }
    // How far the others may lie apart, and the figure at least from them.
    let (alike, far) = if times > 10 {
        (Exact::from(100_u32), Exact::from(1000_u32))
    } else {
        (Exact::ratio(3, 2).unwrap_or(Exact::ONE), Exact::from(5_u32))
    };
    let times = Exact::from(u32::from(times));
    let two = Exact::from(2_u32);
    let is_alike = *high <= low * &alike;
    let is_above = *apart.value >= high * &far
        && *apart.value <= &(high * &two) * &times
        && (apart.value * &two) >= (low * &times);
    let is_below = &(apart.value * &far) <= low
        && &(&(apart.value * &times) * &two) >= low
        && apart.value * &times <= high * &two;
    is_alike && (is_above || is_below)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Place};

    fn slip(value: &str, low: &str, high: &str, others: usize, times: u16) -> bool {
        let exact = |text: &str| Exact::from_decimal(text).unwrap();
        let (value, low, high) = (exact(value), exact(low), exact(high));
        let place = Place::row(FileId(0), 1);
        is_slip(
            &Apart {
                value: &value,
                place,
                range: (&low, &high),
                others,
            },
            times,
        )
    }

    #[test]
    fn a_unit_that_slipped_is_seen_among_areas_that_are_alike() {
        assert!(slip("1000000", "90", "120", 3, 10_000));
        assert!(slip("0.35", "2000", "9000", 14, 10_000));
        assert!(slip("145", "14", "15.5", 3, 10));
    }

    #[test]
    fn areas_that_honestly_differ_are_left_alone() {
        // Large and small townships, a county seat, a single large donor.
        assert!(!slip("95000", "800", "21000", 14, 10_000));
        assert!(!slip("2000", "0", "3", 14, 10_000));
        assert!(!slip("1000000", "1", "500", 5, 10_000));
        // Of two areas nobody knows which is right.
        assert!(!slip("1000000", "100", "100", 1, 10_000));
        // Standards that were raised.
        assert!(!slip("16000", "9800", "12000", 5, 10));
    }
}
