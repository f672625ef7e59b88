//! Things that are done or happen: what yes/no cells and dates prove.
//!
//! "Yes" in a row of 2025 proves "by the end of 2025", no earlier; "no" proves "not by then". A date
//! is taken wherever it is reported, at its own precision.

use super::area::{Candidate, Resolved};
use super::evaluate::undecided;
use super::trial::{Point, Stop, Trial};
use super::{Origin, Reason};
use crate::quantity::{Comparison, Days, Exact, Truth, Value, Year};
use crate::vocabulary::IndicatorId;

impl Trial<'_> {
    /// Whether `indicator` is done by the end of `year`, and whether that is certain.
    pub(super) fn done(&mut self, indicator: IndicatorId, year: Year) -> Result<bool, Stop> {
        let of_year = self.area.resolve(indicator, year);
        let (mut candidates, missing) = match of_year {
            Resolved::Known(candidates) => (candidates, None),
            Resolved::Missing(reason) => (Vec::new(), Some(reason)),
            Resolved::Unreadable(reason) => return Err(Stop::unreadable(reason)),
        };
        for elsewhere in self.other_years(year) {
            if let Resolved::Known(known) = self.area.resolve(indicator, elsewhere) {
                candidates.extend(
                    known
                        .into_iter()
                        .filter(|found| matches!(found.value, Value::Date(_))),
                );
            }
        }
        let mut readings: Vec<Candidate> = Vec::new();
        for candidate in candidates {
            let Some(done) = done_by(&candidate.value, year) else {
                return Err(undecided());
            };
            let reading = Candidate {
                value: Value::YesNo(done),
                ..candidate
            };
            match readings
                .iter_mut()
                .find(|known| known.value == reading.value)
            {
                Some(known) => known.origins.extend(reading.origins),
                None => readings.push(reading),
            }
        }
        let option = self.choose(Point::Reported(indicator, year), &readings);
        match readings.into_iter().nth(option) {
            Some(chosen) => {
                self.note_origins(&chosen.origins);
                Ok(chosen.value == Value::YesNo(true))
            }
            None => Err(Stop::missing(missing.unwrap_or(Reason::NoFigure {
                inputs: vec![(indicator, year)],
            }))),
        }
    }

    /// The days on one of which `indicator` happened, as far as every row together proves.
    pub(super) fn days(&mut self, indicator: IndicatorId, year: Year) -> Result<Days, Stop> {
        let evidence = self.evidence(indicator)?;
        let nothing_of_year = || {
            Stop::missing(Reason::NoFigure {
                inputs: vec![(indicator, year)],
            })
        };
        if evidence.is_empty() {
            return Err(nothing_of_year());
        }
        let readings = reconcile(evidence);
        let option = self.choose(Point::Event(indicator), &readings);
        let Some(chosen) = readings.into_iter().nth(option) else {
            return Err(nothing_of_year());
        };
        self.note_origins(&chosen.origins);
        match chosen.value {
            // "Not yet" in an earlier row says nothing of the year that is asked about.
            Value::Date(Days {
                first: Some(first),
                last: None,
            }) if first <= year.first_day() => Err(nothing_of_year()),
            Value::Date(days) => Ok(days),
            Value::Number(_) | Value::YesNo(_) => Err(undecided()),
        }
    }

    /// What each row proves, as days.
    fn evidence(&self, indicator: IndicatorId) -> Result<Vec<Candidate>, Stop> {
        let mut evidence = Vec::new();
        for year in self.area.county.years() {
            match self.area.resolve(indicator, year) {
                Resolved::Missing(_) => {}
                Resolved::Unreadable(reason) => return Err(Stop::unreadable(reason)),
                Resolved::Known(candidates) => {
                    evidence.extend(candidates.into_iter().map(|candidate| Candidate {
                        value: Value::Date(proved_days(&candidate.value, year)),
                        ..candidate
                    }));
                }
            }
        }
        Ok(evidence)
    }

    fn other_years(&self, year: Year) -> Vec<Year> {
        self.area
            .county
            .years()
            .filter(|other| *other != year)
            .collect()
    }
}

/// What a cell in a row of `year` proves about being done by the end of that year.
fn done_by(value: &Value, year: Year) -> Option<bool> {
    match value {
        Value::YesNo(done) => Some(*done),
        Value::Date(days) => match days.compare(Comparison::AtMost, year.last_day()) {
            Truth::Holds => Some(true),
            Truth::Fails => Some(false),
            Truth::Open => None,
        },
        Value::Number(_) => None,
    }
}

fn proved_days(value: &Value, year: Year) -> Days {
    match value {
        Value::YesNo(true) => Days::until(year.last_day()),
        Value::YesNo(false) => Days::after(year.last_day()),
        Value::Date(days) => *days,
        Value::Number(_) => Days {
            first: None,
            last: None,
        },
    }
}

/// One reading where all the evidence agrees, else every group of it that does.
fn reconcile(evidence: Vec<Candidate>) -> Vec<Candidate> {
    let mut readings: Vec<Candidate> = Vec::new();
    for item in evidence {
        let Value::Date(days) = item.value else {
            continue;
        };
        let mut placed = false;
        for known in &mut readings {
            if let Value::Date(so_far) = known.value
                && let Some(both) = so_far.both(days)
            {
                known.value = Value::Date(both);
                merge_origins(&mut known.origins, &item.origins);
                placed = true;
            }
        }
        if !placed {
            readings.push(Candidate {
                half_step: Exact::ZERO,
                ..item
            });
        }
    }
    readings
}

fn merge_origins(known: &mut Vec<Origin>, more: &[Origin]) {
    for origin in more {
        if !known.contains(origin) {
            known.push(origin.clone());
        }
    }
}
