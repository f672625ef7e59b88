//! Judging a target of the county as a whole.

use super::area::Area;
use super::evaluate::{Basis, Number};
use super::inputs::{of_condition, of_expr, of_formula};
use super::schedule::{Standing, progress};
use super::trial::{Stop, Trial, Trials, try_all};
use super::{Band, Observed, Origin, Progress, Reason, RemarkKind, Required, Shortfall, Status};
use crate::plan::{Condition, Target};
use crate::quantity::{Comparison, Date, Exact, Interval, Truth, Unit, Year};
use crate::vocabulary::IndicatorId;

/// When a verdict is reached: on whose year's figures, and for when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timing {
    /// The year whose figures are judged.
    pub(super) period: Year,
    /// The year the target is due.
    pub(super) due: Year,
    /// Whether the report year has reached it.
    pub(super) is_due: bool,
}

/// What judging comes to, before it is given a target and an area.
#[derive(Clone, Debug)]
pub(super) struct Ruling {
    pub(super) status: Status,
    pub(super) observed: Option<Observed>,
    pub(super) required: Option<Required>,
    pub(super) shortfall: Option<Shortfall>,
    pub(super) schedule: Option<Progress>,
    pub(super) reason: Option<Reason>,
    pub(super) origins: Vec<Origin>,
    pub(super) remarks: Vec<RemarkKind>,
}

impl Ruling {
    pub(super) fn new(status: Status, reason: Option<Reason>) -> Self {
        Self {
            status,
            observed: None,
            required: None,
            shortfall: None,
            schedule: None,
            reason,
            origins: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// For want of a figure: unreadable outweighs missing, for it may be either.
    pub(super) fn stopped(stop: Stop) -> Self {
        match (stop.unreadable, stop.missing) {
            (Some(reason), _) => Self::new(Status::Unreadable, Some(reason)),
            (None, reason) => Self::new(Status::NotReported, reason),
        }
    }
}

/// Judges `target` of the whole of `area`, trying every reading of competing figures.
pub(super) fn judge_county(area: Area<'_>, target: &Target, timing: Timing) -> Ruling {
    match try_all(area, |trial| attempt(trial, target, timing)) {
        Some(trials) => settle(trials),
        None => Ruling::new(Status::Unreadable, Some(Reason::TooManyReadings)),
    }
}

/// A doubt counts only where it changes the verdict.
fn settle(trials: Trials<Ruling>) -> Ruling {
    let Trials {
        first,
        others,
        doubts,
    } = trials;
    let agreed = others
        .iter()
        .all(|other| other.result.status == first.result.status);
    let mut ruling = if agreed {
        first.result
    } else {
        let mut parted = Ruling::new(
            Status::Unreadable,
            Some(Reason::Competing {
                doubts: doubts.clone(),
            }),
        );
        let same = others
            .iter()
            .all(|other| other.result.required == first.result.required);
        parted.required = first.result.required.filter(|_| same);
        parted
    };
    ruling.origins = first.origins;
    ruling.remarks = first.remarks;
    if !agreed {
        for origin in others.into_iter().flat_map(|other| other.origins) {
            if !ruling.origins.contains(&origin) {
                ruling.origins.push(origin);
            }
        }
    }
    let remark = if agreed {
        RemarkKind::HarmlessDoubt
    } else {
        RemarkKind::DecisiveDoubt
    };
    ruling.remarks.extend(doubts.into_iter().map(remark));
    ruling
}

fn attempt(trial: &mut Trial<'_>, target: &Target, timing: Timing) -> Ruling {
    let applies = match &target.when {
        Some(when) => trial.holds(when, timing.period),
        None => Ok(true),
    };
    // Judged even where it does not apply: the report shows what would be required.
    let answer = trial.condition(&target.requirement, timing.period);
    let (observed, required) = (answer.observed, answer.required);
    let truth = match (answer.truth, applies) {
        (truth, Ok(true)) => truth,
        (_, Ok(false)) => {
            let mut ruling = Ruling::new(Status::NotApplicable, Some(Reason::ConditionFalse));
            ruling.required = required;
            return ruling;
        }
        (Ok(truth), Err(stop)) if rate_stands_for(trial, target, &stop, timing.period) => Ok(truth),
        (Ok(_), Err(stop)) => Err(stop),
        (Err(stop), Err(more)) => Err(stop.and(more)),
    };
    let mut ruling = match truth {
        // A day after the report year says that it had not happened by then.
        Ok(_) if !timing.is_due && lies_after(observed.as_ref(), timing.period) => {
            let mut ruling = Ruling::new(Status::NotDue, Some(Reason::NoSchedule));
            ruling.required = required;
            return ruling;
        }
        Ok(Truth::Holds) => Ruling::new(Status::Met, None),
        Ok(Truth::Fails) if timing.is_due => {
            let reason = why_missed(observed.as_ref(), required.as_ref());
            Ruling::new(Status::Missed, reason)
        }
        Ok(Truth::Fails) => before_due(trial, target, timing),
        Ok(Truth::Open) => Ruling::new(Status::Unreadable, Some(Reason::Undecided)),
        Err(stop) => Ruling::stopped(stop),
    };
    if !matches!(
        ruling.status,
        Status::Met | Status::NotReported | Status::Unreadable
    ) {
        ruling.shortfall = trial.shortfall(&target.requirement, timing.period);
    }
    ruling.observed = observed;
    ruling.required = required;
    ruling
}

/// Whether a rate reported alone makes up for figures that the target's condition misses: nobody
/// can report a share of none, so the condition was true of it.
fn rate_stands_for(trial: &mut Trial<'_>, target: &Target, stop: &Stop, year: Year) -> bool {
    if stop.unreadable.is_some() {
        return false;
    }
    let missing: Vec<IndicatorId> = match &stop.missing {
        Some(Reason::NoFigure { inputs }) => {
            inputs.iter().map(|(indicator, _)| *indicator).collect()
        }
        Some(Reason::TownshipsSilent { indicator, .. }) => vec![*indicator],
        Some(_) | None => return false,
    };
    let plan = trial.area.plan;
    of_condition(plan, &target.requirement)
        .into_iter()
        .any(|rate| {
            let inputs = of_formula(plan, rate);
            missing.iter().all(|indicator| inputs.contains(indicator))
                && matches!(trial.figure(rate, year), Ok((_, Basis::Reported)))
        })
}

fn why_missed(observed: Option<&Observed>, required: Option<&Required>) -> Option<Reason> {
    match (observed?, required?) {
        (
            Observed::Number { value, .. },
            Required::Number {
                comparison,
                value: bound,
                ..
            },
        ) => {
            let must_exceed = matches!(comparison, Comparison::Greater | Comparison::Less);
            (must_exceed && value.point().is_some() && value == bound)
                .then_some(Reason::ExactlyAtBound)
        }
        (Observed::Date(days), Required::Date { comparison, bound }) => {
            late(*comparison, *bound, days.last).then_some(Reason::Late)
        }
        (
            Observed::Number { .. } | Observed::YesNo(_) | Observed::Date(_),
            Required::Number { .. }
            | Required::Range { .. }
            | Required::YesNo(_)
            | Required::Date { .. },
        ) => None,
    }
}

/// Whether the day that was observed may lie after `year`.
fn lies_after(observed: Option<&Observed>, year: Year) -> bool {
    match observed {
        Some(Observed::Date(days)) => {
            days.compare(Comparison::AtMost, year.last_day()) != Truth::Holds
        }
        Some(Observed::Number { .. } | Observed::YesNo(_)) | None => false,
    }
}

fn late(comparison: Comparison, bound: Date, last: Option<Date>) -> bool {
    matches!(comparison, Comparison::Less | Comparison::AtMost)
        && last.is_some_and(|last| last >= bound)
}

/// Not yet held, not yet due: on track or behind, where a schedule exists.
fn before_due(trial: &mut Trial<'_>, target: &Target, timing: Timing) -> Ruling {
    let plan = trial.area.plan;
    let Condition::Compare {
        left,
        comparison,
        right,
        unit,
    } = &target.requirement
    else {
        return Ruling::new(Status::NotDue, Some(Reason::NoSchedule));
    };
    if !of_expr(plan, right).is_empty() {
        return Ruling::new(Status::NotDue, Some(Reason::NoSchedule));
    }
    let at = timing.period;
    let (target, observed) = (trial.number(right, at), trial.number(left, at));
    let (Some(target), Some(observed)) = (single(target, unit), single(observed, unit)) else {
        return Ruling::new(Status::NotDue, Some(Reason::NoSchedule));
    };
    let Some(base) = single(trial.at_base(left), unit) else {
        return Ruling::new(Status::NotDue, Some(Reason::NoBase));
    };
    let standing = Standing {
        comparison: *comparison,
        base: &base,
        observed: &observed,
        target: &target,
        year: timing.period,
        due: timing.due,
    };
    let Some(progress) = progress(plan, &standing) else {
        let reason = if timing.period > plan.base_year {
            Reason::CompoundUndefined
        } else {
            Reason::BaseYear
        };
        return Ruling::new(Status::NotDue, Some(reason));
    };
    let on_track = progress.ratio.is_some() && progress.band == Band::OnTrack;
    let mut ruling = Ruling::new(
        if on_track {
            Status::OnTrack
        } else {
            Status::Behind
        },
        None,
    );
    ruling.schedule = Some(progress);
    ruling
}

/// The number in `unit`, if it is a single one.
pub(super) fn single(number: Result<Number, Stop>, unit: &Unit) -> Option<Exact> {
    let Interval::Point(value) = number.ok()?.value else {
        return None;
    };
    value.checked_div(unit.size())
}
