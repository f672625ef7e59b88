//! Trying every reading of competing figures.
//!
//! A trial evaluates with one choice for each figure that has several readings. Choices are made
//! where they are met and noted; the next trial follows the same path up to the last choice that
//! has an option left. So every combination is tried, and only those that can occur.

use std::collections::BTreeMap;

use super::area::{Area, Candidate, MOST_READINGS, Resolved};
use super::{Doubt, DoubtReading, Origin, Reason, RemarkKind};
use crate::quantity::Year;
use crate::vocabulary::IndicatorId;

/// Something of which there may be more than one reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Point {
    /// The rows that report an indicator in a year.
    Reported(IndicatorId, Year),
    /// A rate's formula, and the rate reported beside it.
    Rate(IndicatorId, Year),
    /// The rows that say when something happened.
    Event(IndicatorId),
}

/// Why something could not be evaluated. At least one of the two is present.
#[derive(Clone, Debug, Default)]
pub(super) struct Stop {
    pub(super) missing: Option<Reason>,
    pub(super) unreadable: Option<Reason>,
}

impl Stop {
    pub(super) fn missing(reason: Reason) -> Self {
        Self {
            missing: Some(reason),
            unreadable: None,
        }
    }

    pub(super) fn unreadable(reason: Reason) -> Self {
        Self {
            missing: None,
            unreadable: Some(reason),
        }
    }

    /// Both at once: all missing figures are named together.
    pub(super) fn and(self, other: Self) -> Self {
        let missing = match (self.missing, other.missing) {
            (Some(Reason::NoFigure { mut inputs }), Some(Reason::NoFigure { inputs: more })) => {
                inputs.extend(more);
                inputs.sort_unstable();
                inputs.dedup();
                Some(Reason::NoFigure { inputs })
            }
            (one, other) => one.or(other),
        };
        Self {
            missing,
            unreadable: self.unreadable.or(other.unreadable),
        }
    }
}

/// One pass over a target with one choice for each doubt.
pub(super) struct Trial<'a> {
    pub(super) area: Area<'a>,
    /// What was resolved before, in this trial or an earlier one of the same question.
    resolved: Resolutions,
    /// Whether the base year is asked for, where nothing has accumulated yet.
    pub(super) is_at_base: bool,
    script: Vec<usize>,
    taken: Vec<Choice>,
    chosen: BTreeMap<Point, usize>,
    /// Every cell that was looked at, each once.
    pub(super) origins: Vec<Origin>,
    /// What is worth saying of how figures were read.
    pub(super) remarks: Vec<RemarkKind>,
}

type Resolutions = BTreeMap<(IndicatorId, Year), Resolved>;

#[derive(Clone, Debug)]
struct Choice {
    point: Point,
    option: usize,
    readings: Vec<DoubtReading>,
}

/// A trial that has been made.
pub(super) struct Tried<T> {
    pub(super) result: T,
    pub(super) origins: Vec<Origin>,
    pub(super) remarks: Vec<RemarkKind>,
}

/// The trials of one question: at least one, and the doubts that made them differ.
pub(super) struct Trials<T> {
    pub(super) first: Tried<T>,
    pub(super) others: Vec<Tried<T>>,
    pub(super) doubts: Vec<Doubt>,
}

/// Asks `question` once for every combination of readings; `None` if there are too many.
pub(super) fn try_all<'a, T>(
    area: Area<'a>,
    mut question: impl FnMut(&mut Trial<'a>) -> T,
) -> Option<Trials<T>> {
    let mut script = Vec::new();
    let mut tried: Vec<Tried<T>> = Vec::new();
    let mut doubts: BTreeMap<Point, Doubt> = BTreeMap::new();
    let mut resolved = Resolutions::new();
    loop {
        if tried.len() >= MOST_READINGS {
            return None;
        }
        let mut trial = Trial::new(area, script, resolved);
        let result = question(&mut trial);
        for choice in &trial.taken {
            doubts.entry(choice.point).or_insert_with(|| choice.doubt());
        }
        let next = next_script(&trial.taken);
        resolved = trial.resolved;
        tried.push(Tried {
            result,
            origins: trial.origins,
            remarks: trial.remarks,
        });
        match next {
            Some(next) => script = next,
            None => break,
        }
    }
    let mut tried = tried.into_iter();
    Some(Trials {
        first: tried.next()?,
        others: tried.collect(),
        doubts: doubts.into_values().collect(),
    })
}

fn next_script(taken: &[Choice]) -> Option<Vec<usize>> {
    let last = taken
        .iter()
        .rposition(|choice| choice.option.saturating_add(1) < choice.readings.len())?;
    let mut script: Vec<usize> = taken
        .iter()
        .take(last)
        .map(|choice| choice.option)
        .collect();
    script.push(taken.get(last)?.option.saturating_add(1));
    Some(script)
}

impl Choice {
    fn doubt(&self) -> Doubt {
        let (indicator, period) = match self.point {
            Point::Reported(indicator, year) | Point::Rate(indicator, year) => {
                (indicator, Some(year))
            }
            Point::Event(indicator) => (indicator, None),
        };
        Doubt {
            indicator,
            period,
            readings: self.readings.clone(),
        }
    }
}

impl<'a> Trial<'a> {
    fn new(area: Area<'a>, script: Vec<usize>, resolved: Resolutions) -> Self {
        Self {
            area,
            resolved,
            is_at_base: false,
            script,
            taken: Vec::new(),
            chosen: BTreeMap::new(),
            origins: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Which of `candidates` this trial takes at `point`: the same one each time it is met.
    pub(super) fn choose(&mut self, point: Point, candidates: &[Candidate]) -> usize {
        if candidates.len() < 2 {
            return 0;
        }
        if let Some(option) = self.chosen.get(&point) {
            return *option;
        }
        let option = self.script.get(self.taken.len()).copied().unwrap_or(0);
        let readings = candidates.iter().map(described).collect();
        self.taken.push(Choice {
            point,
            option,
            readings,
        });
        self.chosen.insert(point, option);
        option
    }

    /// The reading of what is reported of `indicator` in `year`, before formulas.
    pub(super) fn reported(
        &mut self,
        indicator: IndicatorId,
        year: Year,
    ) -> Result<Candidate, Stop> {
        let key = (indicator, year);
        let known = match self.resolved.remove(&key) {
            Some(known) => known,
            None => self.area.resolve(indicator, year),
        };
        let reading = match &known {
            Resolved::Missing(reason) => Err(Stop::missing(reason.clone())),
            Resolved::Unreadable(reason) => Err(Stop::unreadable(reason.clone())),
            Resolved::Known(candidates) => {
                let option = self.choose(Point::Reported(indicator, year), candidates);
                candidates.get(option).cloned().ok_or_else(|| {
                    Stop::missing(Reason::NoFigure {
                        inputs: vec![(indicator, year)],
                    })
                })
            }
        };
        self.resolved.insert(key, known);
        if reading
            .as_ref()
            .is_ok_and(|reading| reading.same_everywhere)
        {
            self.remark(RemarkKind::SameEverywhere {
                indicator,
                period: year,
            });
        }
        reading
    }

    pub(super) fn note_origins(&mut self, origins: &[Origin]) {
        for origin in origins {
            if !self.origins.contains(origin) {
                self.origins.push(origin.clone());
            }
        }
    }

    pub(super) fn remark(&mut self, remark: RemarkKind) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }
}

/// A candidate as the doubt about it is reported.
fn described(candidate: &Candidate) -> DoubtReading {
    let text = match candidate.origins.as_slice() {
        [origin] => origin.text.clone(),
        _ => None,
    };
    DoubtReading {
        value: candidate.value.clone(),
        text,
        place: candidate
            .disputed_at
            .or_else(|| candidate.origins.first().map(|origin| origin.place)),
    }
}
