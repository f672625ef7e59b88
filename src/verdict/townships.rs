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
use crate::vocabulary::IndicatorId;

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

impl Roll {
    /// Whether each of the townships that have a name is known to have it or not.
    fn is_complete(&self) -> bool {
        self.silent.is_empty() && self.unreadable.is_none()
    }
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
    let mut ruling = decide(&roll, unnamed, roster, target, county, timing);
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

/// A township known to lack it decides; then one that is silent; then one that cannot be read.
fn decide(
    roll: &Roll,
    unnamed: u32,
    roster: u32,
    target: &Target,
    county: Area<'_>,
    timing: Timing,
) -> Ruling {
    let inputs = of_target(county.plan, target);
    let period = timing.period;
    let silent = silence(roll, unnamed, &inputs, period);
    if !roll.lacking.is_empty() {
        // Those that are not counted are named: the verdict stands, its figure may be too low.
        let uncounted = silent.or_else(|| roll.unreadable.clone());
        return if timing.is_due {
            Ruling::new(Status::Missed, uncounted)
        } else {
            Ruling::new(Status::NotDue, uncounted.or(Some(Reason::NoSchedule)))
        };
    }
    let nobody = roll.having == 0 && roll.unreadable.is_none() && roll.not_applicable == 0;
    if nobody {
        let inputs = inputs
            .into_iter()
            .map(|indicator| (indicator, period))
            .collect();
        return Ruling::new(Status::NotReported, Some(Reason::NoFigure { inputs }));
    }
    if silent.is_some() {
        return Ruling::new(Status::NotReported, silent);
    }
    match &roll.unreadable {
        Some(reason) => Ruling::new(Status::Unreadable, Some(reason.clone())),
        None if roster == 0 => Ruling::new(Status::NotApplicable, Some(Reason::ConditionFalse)),
        None => Ruling::new(Status::Met, None),
    }
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
