//! What is known of an area: from its rows, and its townships' rows, to the readings to try.

use super::{Origin, Reason, SumOf};
use crate::data::{County, Figure, Parts, Reading, Rows};
use crate::plan::Plan;
use crate::quantity::{Comparison, Exact, Interval, Truth, Value, Year};
use crate::source::{Place, Untrusted};
use crate::vocabulary::{Combine, IndicatorId};

/// The most combinations of competing figures that are tried.
pub(super) const MOST_READINGS: usize = 1024;

/// The area that a condition is judged of.
#[derive(Clone, Copy)]
pub(super) struct Area<'a> {
    pub(super) plan: &'a Plan,
    pub(super) county: &'a County,
    /// One of its townships, or the county as a whole.
    pub(super) township: Option<usize>,
}

/// One reading of a figure, to be tried.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// In the indicator's unit.
    pub(super) value: Value,
    pub(super) places: u8,
    pub(super) half_step: Exact,
    pub(super) origins: Vec<Origin>,
    /// It is what every township reports of something that does not add up.
    pub(super) same_everywhere: bool,
    /// For a sum of which townships' rows disagree: where the row stands that this one takes.
    pub(super) disputed_at: Option<Place>,
}

/// What is known of an indicator in a year, before formulas.
#[derive(Clone, Debug)]
pub(super) enum Resolved {
    /// The readings, the first being the one to show. Never empty.
    Known(Vec<Candidate>),
    Missing(Reason),
    Unreadable(Reason),
}

impl<'a> Area<'a> {
    /// How many townships the plan expects beyond those that have a name.
    pub(super) fn unnamed_townships(&self) -> u32 {
        let named = u32::try_from(self.county.townships().len()).unwrap_or(u32::MAX);
        self.plan
            .vocabulary
            .township
            .expected
            .unwrap_or(0)
            .saturating_sub(named)
    }

    /// The readings of what is reported of `indicator` in `year`.
    pub(super) fn resolve(&self, indicator: IndicatorId, year: Year) -> Resolved {
        match self.township {
            Some(township) => self.of_rows(
                &self.county.township(township, year, indicator),
                indicator,
                year,
            ),
            None => self.resolve_county(indicator, year),
        }
    }

    fn resolve_county(&self, indicator: IndicatorId, year: Year) -> Resolved {
        let own = self.of_rows(&self.county.own(year, indicator), indicator, year);
        let Some(parts) = self.county.parts(year, indicator) else {
            return own;
        };
        let adds_up = self
            .plan
            .vocabulary
            .term(indicator)
            .is_some_and(|term| term.combine == Combine::Sum);
        match own {
            Resolved::Unreadable(_) => own,
            Resolved::Known(own) if adds_up => self.total_and_parts(own, &parts, indicator, year),
            Resolved::Known(_) => own,
            Resolved::Missing(_) if adds_up => self.sum(&parts, indicator, year),
            Resolved::Missing(_) => self.same_everywhere(&parts, indicator, year),
        }
    }

    fn of_rows(&self, figure: &Figure, indicator: IndicatorId, year: Year) -> Resolved {
        match figure {
            Figure::Absent | Figure::Blank(_) => Resolved::Missing(Reason::NoFigure {
                inputs: vec![(indicator, year)],
            }),
            Figure::Unreadable(place) => Resolved::Unreadable(Reason::UnreadableFigure {
                indicator,
                place: *place,
            }),
            Figure::Known(readings) if readings.len() > MOST_READINGS => {
                Resolved::Unreadable(Reason::TooManyReadings)
            }
            Figure::Known(readings) => known(
                readings
                    .iter()
                    .map(|reading| candidate(reading, indicator, year))
                    .collect(),
                indicator,
                year,
            ),
        }
    }

    /// The county's own figure stands by itself, unless its parts say otherwise.
    fn total_and_parts(
        &self,
        own: Vec<Candidate>,
        parts: &Parts,
        indicator: IndicatorId,
        year: Year,
    ) -> Resolved {
        let mut candidates = own;
        if let Some(reason) = self.silence(parts, indicator, year) {
            let exceeded = matches!(reason, Reason::TownshipsSilent { .. })
                && candidates
                    .iter()
                    .any(|own| self.already_exceeds(parts, own, indicator));
            if exceeded && let Some(low) = parts.total.ends().0 {
                let at_least = Total {
                    value: Interval::from_low(low.value, low.included),
                    disputed_at: None,
                };
                candidates.push(sum_candidate(parts, &at_least, indicator, year));
            }
            return Resolved::Known(candidates);
        }
        match totals(parts) {
            Some(totals) => {
                for total in totals {
                    let value = Value::Number(total.value.clone());
                    if candidates.iter().all(|known| known.value != value) {
                        candidates.push(sum_candidate(parts, &total, indicator, year));
                    }
                }
                Resolved::Known(candidates)
            }
            None => Resolved::Unreadable(Reason::TooManyReadings),
        }
    }

    /// Whether the parts that did report already come to more than the total, where none of the
    /// others can be negative.
    fn already_exceeds(&self, parts: &Parts, own: &Candidate, indicator: IndicatorId) -> bool {
        let never_negative = self
            .plan
            .vocabulary
            .term(indicator)
            .and_then(|term| term.plausible.low.as_ref())
            .is_some_and(|low| !low.is_negative());
        match &own.value {
            Value::Number(total) => {
                never_negative && parts.total.compare(Comparison::Greater, total) == Truth::Holds
            }
            Value::YesNo(_) | Value::Date(_) => false,
        }
    }

    fn sum(&self, parts: &Parts, indicator: IndicatorId, year: Year) -> Resolved {
        match self.silence(parts, indicator, year) {
            Some(reason @ Reason::TownshipsSilent { .. }) => Resolved::Missing(reason),
            Some(reason) => Resolved::Unreadable(reason),
            None => match totals(parts) {
                Some(totals) => known(
                    totals
                        .iter()
                        .map(|total| sum_candidate(parts, total, indicator, year))
                        .collect(),
                    indicator,
                    year,
                ),
                None => Resolved::Unreadable(Reason::TooManyReadings),
            },
        }
    }

    /// A standard or rate that only townships report: the county's if it is the same everywhere.
    fn same_everywhere(&self, parts: &Parts, indicator: IndicatorId, year: Year) -> Resolved {
        match (
            self.silence(parts, indicator, year),
            parts.distinct.as_slice(),
        ) {
            (_, [first, second, ..]) => Resolved::Unreadable(Reason::TownshipsDiffer {
                indicator,
                places: vec![first.place, second.place],
            }),
            (Some(reason @ Reason::TownshipsSilent { .. }), _) => Resolved::Missing(reason),
            (Some(reason), _) => Resolved::Unreadable(reason),
            (None, [only]) => {
                let mut same = candidate(only, indicator, year);
                same.origins = sum_origins(&parts.rows, indicator, year);
                same.same_everywhere = true;
                Resolved::Known(vec![same])
            }
            (None, []) => Resolved::Missing(Reason::NoFigure {
                inputs: vec![(indicator, year)],
            }),
        }
    }

    /// Why the parts are not complete, if they are not.
    fn silence(&self, parts: &Parts, indicator: IndicatorId, year: Year) -> Option<Reason> {
        if let Some(place) = parts.unreadable {
            return Some(Reason::UnreadableFigure { indicator, place });
        }
        let names = self.silent_townships(indicator, year);
        let unnamed = self.unnamed_townships();
        (!names.is_empty() || unnamed > 0).then_some(Reason::TownshipsSilent {
            indicator,
            period: year,
            names,
            unnamed,
        })
    }

    pub(super) fn silent_townships(&self, indicator: IndicatorId, year: Year) -> Vec<Untrusted> {
        let townships = self.county.townships();
        self.county
            .silent(year, indicator)
            .into_iter()
            .filter_map(|index| townships.get(index).cloned())
            .collect()
    }

    /// Where the townships' figures of `indicator` stand.
    pub(super) fn township_origins(&self, indicator: IndicatorId, year: Year) -> Vec<Origin> {
        let parts = self.county.parts(year, indicator);
        parts.map_or_else(Vec::new, |parts| sum_origins(&parts.rows, indicator, year))
    }

    /// Whether any figure of `indicator` in `year` stands in a file, be it readable or not: a blank
    /// is none, but a doubtful figure is one.
    pub(super) fn has_figure(&self, indicator: IndicatorId, year: Year) -> bool {
        let is_unreadable = || matches!(self.county.own(year, indicator), Figure::Unreadable(_));
        let (any, any_unreadable) = self.county.reporting(year, indicator);
        any || any_unreadable || self.reports(indicator, year) || is_unreadable()
    }

    /// Whether any reading of `indicator` in `year` exists for the area itself or, for a county,
    /// any of its townships.
    pub(super) fn reports(&self, indicator: IndicatorId, year: Year) -> bool {
        self.county.is_known(self.township, year, indicator)
            || (self.township.is_none() && self.county.reporting(year, indicator).0)
    }
}

/// In order of value, so that neither row order nor layout decides which is shown.
fn known(mut candidates: Vec<Candidate>, indicator: IndicatorId, year: Year) -> Resolved {
    candidates.sort_by_key(|candidate| order_of(&candidate.value));
    if candidates.is_empty() {
        return Resolved::Missing(Reason::NoFigure {
            inputs: vec![(indicator, year)],
        });
    }
    Resolved::Known(candidates)
}

fn order_of(value: &Value) -> (u8, Option<Exact>, Option<crate::quantity::Date>) {
    match value {
        Value::Number(range) => (
            0,
            range.ends().0.or(range.ends().1).map(|end| end.value),
            None,
        ),
        Value::YesNo(done) => (1, Some(Exact::from(i64::from(*done))), None),
        Value::Date(days) => (2, None, days.first.or(days.last)),
    }
}

fn candidate(reading: &Reading, indicator: IndicatorId, year: Year) -> Candidate {
    let origin = Origin {
        indicator,
        period: year,
        text: Some(reading.text.clone()),
        place: reading.place,
        sum: None,
    };
    Candidate {
        value: reading.value.clone(),
        places: reading.places,
        half_step: reading.half_step.clone(),
        origins: vec![origin],
        same_everywhere: false,
        disputed_at: None,
    }
}

fn sum_candidate(parts: &Parts, total: &Total, indicator: IndicatorId, year: Year) -> Candidate {
    Candidate {
        value: Value::Number(total.value.clone()),
        places: parts.places,
        half_step: Exact::ZERO,
        origins: sum_origins(&parts.rows, indicator, year),
        same_everywhere: false,
        disputed_at: total.disputed_at,
    }
}

fn sum_origins(rows: &[Rows], indicator: IndicatorId, year: Year) -> Vec<Origin> {
    rows.iter()
        .map(|rows| Origin {
            indicator,
            period: year,
            text: None,
            place: Place {
                file: rows.file,
                line: Some(rows.first_line),
                column: rows.column,
            },
            sum: Some(SumOf {
                last_line: rows.last_line,
                count: rows.count,
            }),
        })
        .collect()
}

/// A sum that the townships' rows allow, and where a row stands that only this one takes.
struct Total {
    value: Interval,
    disputed_at: Option<Place>,
}

/// Every sum that the townships' rows allow; `None` if there are too many to try.
fn totals(parts: &Parts) -> Option<Vec<Total>> {
    let first = parts
        .disputed
        .first()
        .and_then(|disputed| disputed.readings.first());
    let mut totals = vec![Total {
        value: parts.total.clone(),
        disputed_at: first.map(|reading| reading.place),
    }];
    for disputed in &parts.disputed {
        let [first, others @ ..] = disputed.readings.as_slice() else {
            continue;
        };
        let Value::Number(counted) = &first.value else {
            return None;
        };
        // A one-sided figure cannot be taken out of a sum again.
        counted.point()?;
        if totals.len().saturating_mul(disputed.readings.len()) > MOST_READINGS {
            return None;
        }
        let mut more = Vec::new();
        for other in others {
            let Value::Number(instead) = &other.value else {
                return None;
            };
            let change = instead.add(&counted.negate());
            more.extend(totals.iter().map(|total| Total {
                value: total.value.add(&change),
                disputed_at: Some(other.place),
            }));
        }
        totals.extend(more);
    }
    Some(totals)
}
