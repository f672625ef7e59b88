//! Judging a target of each township: one verdict for the county.

use std::collections::BTreeSet;

use super::area::Area;
use super::county::{Ruling, Timing};
use super::inputs::of_target;
use super::trial::{Stop, try_all};
use super::{Observed, Reason, RemarkKind, Required, Shortfall, Status};
use crate::plan::Target;
use crate::quantity::{Comparison, Exact, Interval, Truth, Unit, Year};
use crate::source::Untrusted;
use crate::vocabulary::{IndicatorId, Question};

/// A ruling, and which townships it is about.
pub(super) struct TownshipsRuling {
    pub(super) ruling: Ruling,
    /// Those that fail, by name.
    pub(super) lacking: Vec<Untrusted>,
}

/// How one township stands.
enum Standing {
    Has,
    Lacks(Option<Shortfall>),
    Silent,
    Unreadable(Reason),
    NotApplicable,
}

/// What is known of all townships together.
#[derive(Default)]
struct Roll {
    having: u32,
    lacking: Vec<Untrusted>,
    shortfalls: Vec<Option<Shortfall>>,
    silent: Vec<Untrusted>,
    unreadable: Option<Reason>,
    not_applicable: u32,
    remarks: Vec<RemarkKind>,
}

/// How many townships stand how.
#[derive(Clone, Copy, Default)]
struct Tally {
    having: u32,
    lacking: u32,
    silent: u32,
    unreadable: u32,
    not_applicable: u32,
}

impl Roll {
    fn tally(&self) -> Tally {
        let count = |list: &[Untrusted]| u32::try_from(list.len()).unwrap_or(u32::MAX);
        Tally {
            having: self.having,
            lacking: count(&self.lacking),
            silent: count(&self.silent),
            unreadable: u32::from(self.unreadable.is_some()),
            not_applicable: self.not_applicable,
        }
    }

    /// Whether each of the townships that have a name is known to have it or not.
    fn is_complete(&self) -> bool {
        self.silent.is_empty() && self.unreadable.is_none()
    }
}

impl Tally {
    /// A township known to lack it decides; then one that is silent, be it one of those that only the
    /// plan knows of; then one that cannot be read.
    fn status(self, unnamed: u32, named: u32, is_due: bool) -> Status {
        let roster = named
            .saturating_add(unnamed)
            .saturating_sub(self.not_applicable);
        match self {
            Self { lacking: 1.., .. } if is_due => Status::Missed,
            Self { lacking: 1.., .. } => Status::NotDue,
            Self { silent: 1.., .. } => Status::NotReported,
            _ if self.is_empty() || unnamed > 0 => Status::NotReported,
            Self {
                unreadable: 1.., ..
            } => Status::Unreadable,
            _ if roster == 0 => Status::NotApplicable,
            _ => Status::Met,
        }
    }

    /// Whether no township says anything.
    const fn is_empty(self) -> bool {
        self.having == 0 && self.lacking == 0 && self.unreadable == 0 && self.not_applicable == 0
    }
}

/// The status of `target` of each township, by what they answered to `question` as their rows were
/// read.
pub(super) fn answered(
    county: Area<'_>,
    target: &Target,
    question: (usize, &Question<IndicatorId>),
    timing: Timing,
) -> Status {
    let answers = county.county.answers(timing.period, question);
    let mut tally = Tally {
        having: answers.yes,
        lacking: answers.no,
        ..Tally::default()
    };
    let count = |count: &mut u32| *count = count.saturating_add(1);
    for index in answers.others {
        let township = Area {
            township: Some(index),
            ..county
        };
        match standing(township, target, timing.period, &mut Vec::new()) {
            Standing::Has => count(&mut tally.having),
            Standing::Lacks(_) => count(&mut tally.lacking),
            Standing::Silent => {}
            Standing::Unreadable(_) => count(&mut tally.unreadable),
            Standing::NotApplicable => count(&mut tally.not_applicable),
        }
    }
    let named = u32::try_from(county.county.townships().len()).unwrap_or(u32::MAX);
    let others = [tally.lacking, tally.unreadable, tally.not_applicable];
    let heard = others
        .iter()
        .fold(tally.having, |sum, more| sum.saturating_add(*more));
    tally.silent = named.saturating_sub(heard);
    tally.status(county.unnamed_townships(), named, timing.is_due)
}

/// Judges `target` of each township of `county`.
pub(super) fn judge_townships(
    county: Area<'_>,
    target: &Target,
    timing: Timing,
) -> TownshipsRuling {
    let roll = call_roll(county, target, timing.period);
    let named = u32::try_from(county.county.townships().len()).unwrap_or(u32::MAX);
    let unnamed = county.unnamed_townships();
    let roster = named
        .saturating_add(unnamed)
        .saturating_sub(roll.not_applicable);
    let mut ruling = decide(&roll, unnamed, named, target, county, timing);
    ruling.required = Some(Required::Number {
        comparison: Comparison::AtLeast,
        value: Interval::Point(Exact::from(roster)),
        unit: townships_unit(),
    });
    if matches!(ruling.status, Status::Met | Status::Missed | Status::NotDue) {
        ruling.observed = Some(Observed::Number {
            value: Interval::Point(Exact::from(roll.having)),
            unit: townships_unit(),
            places: 0,
        });
        // What the others need is not known, so only a full roll says what all need together.
        let is_complete = roll.is_complete() && unnamed == 0;
        ruling.shortfall = together(&roll.shortfalls).filter(|_| is_complete);
    }
    for indicator in of_target(county.plan, target) {
        ruling
            .origins
            .extend(county.township_origins(indicator, timing.period));
    }
    ruling.remarks = roll.remarks;
    TownshipsRuling {
        ruling,
        lacking: roll.lacking,
    }
}

/// How many townships have what `target` requires in `year`, and the unit they are counted in; `None`
/// unless all are known to have it or not.
pub(super) fn having(county: Area<'_>, target: &Target, year: Year) -> Option<(u32, Unit)> {
    let roll = call_roll(county, target, year);
    let is_complete = roll.is_complete() && county.unnamed_townships() == 0;
    let is_empty = county.county.townships().is_empty();
    (is_complete && !is_empty).then(|| (roll.having, townships_unit()))
}

fn decide(
    roll: &Roll,
    unnamed: u32,
    named: u32,
    target: &Target,
    county: Area<'_>,
    timing: Timing,
) -> Ruling {
    let inputs = of_target(county.plan, target);
    let (period, tally) = (timing.period, roll.tally());
    let status = tally.status(unnamed, named, timing.is_due);
    let silent = silence(roll, unnamed, &inputs, period);
    let reason = match status {
        // Those that are not counted are named: the verdict stands, its figure may be too low.
        Status::Missed => silent.or_else(|| roll.unreadable.clone()),
        Status::NotDue => silent
            .or_else(|| roll.unreadable.clone())
            .or(Some(Reason::NoSchedule)),
        Status::NotReported if tally.is_empty() => {
            let inputs = inputs.into_iter();
            let inputs = inputs.map(|indicator| (indicator, period)).collect();
            Some(Reason::NoFigure { inputs })
        }
        Status::NotReported => silent,
        Status::Unreadable => roll.unreadable.clone(),
        Status::NotApplicable => Some(Reason::ConditionFalse),
        Status::Met | Status::OnTrack | Status::Behind => None,
    };
    Ruling::new(status, reason)
}

/// Which townships said nothing, if any.
fn silence(
    roll: &Roll,
    unnamed: u32,
    inputs: &BTreeSet<IndicatorId>,
    period: Year,
) -> Option<Reason> {
    (!roll.silent.is_empty() || unnamed > 0).then_some(Reason::TownshipsSilent {
        indicator: inputs.first().copied()?,
        period,
        names: roll.silent.clone(),
        unnamed,
    })
}

fn call_roll(county: Area<'_>, target: &Target, period: Year) -> Roll {
    let mut roll = Roll::default();
    for (index, name) in county.county.townships().iter().enumerate() {
        let township = Area {
            township: Some(index),
            ..county
        };
        match standing(township, target, period, &mut roll.remarks) {
            Standing::Has => roll.having = roll.having.saturating_add(1),
            Standing::Lacks(shortfall) => {
                roll.lacking.push(name.clone());
                roll.shortfalls.push(shortfall);
            }
            Standing::Silent => roll.silent.push(name.clone()),
            Standing::Unreadable(reason) => {
                roll.unreadable.get_or_insert(reason);
            }
            Standing::NotApplicable => roll.not_applicable = roll.not_applicable.saturating_add(1),
        }
    }
    roll
}

fn standing(
    township: Area<'_>,
    target: &Target,
    period: Year,
    remarks: &mut Vec<RemarkKind>,
) -> Standing {
    let trials = try_all(township, |trial| {
        if let Some(when) = &target.when {
            match trial.holds(when, period) {
                Ok(true) => {}
                Ok(false) => return Standing::NotApplicable,
                Err(stop) => return stopped(stop),
            }
        }
        match trial.condition(&target.requirement, period).truth {
            Ok(Truth::Holds) => Standing::Has,
            Ok(Truth::Fails) => Standing::Lacks(trial.shortfall(&target.requirement, period)),
            Ok(Truth::Open) => Standing::Unreadable(Reason::Undecided),
            Err(stop) => stopped(stop),
        }
    });
    let Some(trials) = trials else {
        return Standing::Unreadable(Reason::TooManyReadings);
    };
    let same = |one: &Standing, other: &Standing| {
        std::mem::discriminant(one) == std::mem::discriminant(other)
    };
    let agreed = trials
        .others
        .iter()
        .all(|other| same(&other.result, &trials.first.result));
    let remark = if agreed {
        RemarkKind::HarmlessDoubt
    } else {
        RemarkKind::DecisiveDoubt
    };
    remarks.extend(trials.doubts.iter().cloned().map(remark));
    if agreed {
        return trials.first.result;
    }
    Standing::Unreadable(Reason::Competing {
        doubts: trials.doubts,
    })
}

fn stopped(stop: Stop) -> Standing {
    match stop.unreadable {
        Some(reason) => Standing::Unreadable(reason),
        None => Standing::Silent,
    }
}

/// What all lacking townships need together, if it is the same thing for each.
fn together(shortfalls: &[Option<Shortfall>]) -> Option<Shortfall> {
    let mut all = shortfalls.iter();
    let mut sum = all.next()?.clone()?;
    for next in all {
        let next = next.as_ref()?;
        if next.indicator != sum.indicator
            || next.unit != sum.unit
            || next.direction != sum.direction
        {
            return None;
        }
        sum.value = &sum.value + &next.value;
    }
    Some(sum)
}

fn townships_unit() -> Unit {
    Unit::parse("个").unwrap_or_else(Unit::one)
}
