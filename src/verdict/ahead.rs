//! What it will take to reach a target that is not yet due, and where the pace so far leads.
//!
//! Both go by what is known today: the step changes one figure and leaves all others as they are, and
//! the pace is the average since the base year.

use super::area::Area;
use super::course::{certain, figure, observed_side};
use super::inputs::of_expr;
use super::schedule::{grown, yearly_growth, years_between};
use super::shortfall::spread;
use super::{
    Ahead, Direction, Expected, LeverPace, Pace, Point, Reason, Required, Shortfall, Status, Step,
    StepKind, Verdict, Yearly,
};
use crate::plan::{Condition, Expr, Method, Plan, Scope, Target};
use crate::quantity::{Comparison, Exact, Year};
use crate::vocabulary::{IndicatorId, Measure, Plausible};

/// What is left to do of a target that is neither reached nor due; `points` is its course so far.
pub(super) fn ahead(
    area: Area<'_>,
    target: &Target,
    verdict: &Verdict,
    points: &[Point],
) -> Option<Ahead> {
    let is_to_come = match verdict.status {
        Status::OnTrack | Status::Behind | Status::NotDue => true,
        Status::Met
        | Status::Missed
        | Status::NotReported
        | Status::Unreadable
        | Status::NotApplicable => false,
    };
    let left = years_between(verdict.period, verdict.due).filter(|_| is_to_come)?;
    let years = u16::try_from(verdict.due.number() - verdict.period.number()).ok()?;
    let step = verdict
        .shortfall
        .as_ref()
        .and_then(|shortfall| step(area.plan, target, shortfall, years));
    let pace = match target.scope {
        Scope::County => pace(area, target, verdict, points, &left, step.as_ref()),
        // Townships come one by one, so there is no pace of them as there is no schedule.
        Scope::EachTownship => None,
    };
    (step.is_some() || pace.is_some()).then_some(Ahead { years, step, pace })
}

/// An even part of the shortfall for each year that is left.
fn step(plan: &Plan, target: &Target, shortfall: &Shortfall, years: u16) -> Option<Step> {
    let mut sides = sides(&target.requirement).into_iter();
    if sides.clone().any(|side| looks_back(plan, side)) {
        return None;
    }
    let is_added_up = sides.any(|side| adds_up(plan, side, shortfall.indicator));
    if is_added_up && shortfall.direction == Direction::Less {
        return None;
    }
    let must_exceed = match &target.requirement {
        Condition::Compare { comparison, .. } => match comparison {
            Comparison::Greater | Comparison::Less => true,
            Comparison::AtLeast | Comparison::Equal | Comparison::AtMost => false,
        },
        Condition::Within { .. } | Condition::Done { .. } | Condition::Dated { .. } => false,
    };
    Some(Step {
        part: spread(shortfall, years, must_exceed)?,
        kind: if is_added_up {
            StepKind::Amount
        } else {
            StepKind::Change
        },
    })
}

fn sides(condition: &Condition) -> Vec<&Expr> {
    match condition {
        Condition::Compare { left, right, .. } => vec![left, right],
        Condition::Within { value, .. } => vec![value],
        Condition::Done { .. } | Condition::Dated { .. } => Vec::new(),
    }
}

/// Whether `expr` compares a year with the one before: then no even step leads there.
fn looks_back(plan: &Plan, expr: &Expr) -> bool {
    any(plan, expr, &mut |expr| {
        matches!(expr, Expr::Growth(_) | Expr::Previous(_))
    })
}

/// Whether `expr` adds `lever` up over the years.
fn adds_up(plan: &Plan, expr: &Expr, lever: IndicatorId) -> bool {
    any(plan, expr, &mut |expr| match expr {
        Expr::Cumulative(inner) => any(plan, inner, &mut |expr| *expr == Expr::Indicator(lever)),
        Expr::Constant { .. }
        | Expr::Indicator(_)
        | Expr::Negate(_)
        | Expr::Binary { .. }
        | Expr::Growth(_)
        | Expr::Previous(_)
        | Expr::Base(_)
        | Expr::Min(_)
        | Expr::Max(_) => false,
    })
}

/// Whether `is_wanted` holds of some part of `expr`, formulas included. A plan bounds how many parts
/// those come to.
fn any<'a>(plan: &'a Plan, expr: &'a Expr, is_wanted: &mut impl FnMut(&'a Expr) -> bool) -> bool {
    let mut waiting = vec![expr];
    while let Some(expr) = waiting.pop() {
        if is_wanted(expr) {
            return true;
        }
        match expr {
            Expr::Indicator(indicator) => {
                let rule = plan.indicator(*indicator);
                waiting.extend(rule.and_then(|rule| rule.formula.as_ref()));
            }
            Expr::Constant { .. } => {}
            Expr::Negate(inner)
            | Expr::Growth(inner)
            | Expr::Previous(inner)
            | Expr::Base(inner)
            | Expr::Cumulative(inner) => waiting.push(inner),
            Expr::Binary { left, right, .. } => waiting.extend([&**left, &**right]),
            Expr::Min(all) | Expr::Max(all) => waiting.extend(all),
        }
    }
    false
}

/// Two figures of one thing, and the years between.
struct Stretch<'a> {
    from: &'a Exact,
    to: &'a Exact,
    passed: Exact,
    left: &'a Exact,
}

impl Stretch<'_> {
    /// What the same pace comes to when the years that are left have passed too.
    fn ends(&self, method: Method) -> Option<Expected> {
        match method {
            Method::Linear => {
                let more = &self.yearly()? * self.left;
                Some(Expected::Exact(self.to + &more))
            }
            Method::Compound => Expected::guide(grown(self.to, self.growth()?, self.left)),
        }
    }

    fn yearly(&self) -> Option<Exact> {
        (self.to - self.from).checked_div(&self.passed)
    }

    fn growth(&self) -> Option<f64> {
        yearly_growth(self.from, self.to, &self.passed)
    }
}

fn pace(
    area: Area<'_>,
    target: &Target,
    verdict: &Verdict,
    points: &[Point],
    left: &Exact,
    step: Option<&Step>,
) -> Option<Pace> {
    let (first, last) = points.first().zip(points.last())?;
    let stretch = Stretch {
        from: &first.value,
        to: &last.value,
        passed: years_between(first.year, last.year)?,
        left,
    };
    if last.year != verdict.period || verdict.reason == Some(Reason::CompoundUndefined) {
        return None;
    }
    let method = area.plan.schedule.method;
    let required = verdict.required.as_ref()?;
    let straight = stretch.ends(method)?;
    let mut ends = possible(straight.clone(), plausible(area.plan, target));
    let mut enough = None;
    if is_fixed(area.plan, &target.requirement) {
        let value = ends.value()?;
        if let Some(bound) = stop(&last.value, &value, required) {
            ends = Expected::Exact(bound.clone());
        }
        enough = is_enough(&ends.value()?, required);
    }
    let mut lever = step.and_then(|step| {
        let years = (first.year, last.year);
        lever_pace(area, target, years, &stretch, step)
    });
    if ends != straight
        && let Some(lever) = &mut lever
    {
        // What ends sooner does not tell where the other would end.
        lever.ends = None;
    }
    Some(Pace {
        since: first.year,
        ends,
        is_enough: enough,
        lever,
    })
}

/// How the thing that can be changed has changed since `first`.
fn lever_pace(
    area: Area<'_>,
    target: &Target,
    (first, last): (Year, Year),
    of_target: &Stretch<'_>,
    step: &Step,
) -> Option<LeverPace> {
    let indicator = step.part.indicator;
    let term = area.plan.vocabulary.term(indicator)?;
    let Measure::Number(unit) = &term.measure else {
        return None;
    };
    let lever = Expr::Indicator(indicator);
    let asked = match step.kind {
        StepKind::Change => lever,
        StepKind::Amount => Expr::Cumulative(Box::new(lever)),
    };
    let (observed, _) = observed_side(&target.requirement)?;
    let value = |year: Year| certain(area, |trial| figure(trial, &asked, unit, year));
    let ((from, _), (to, _)) = (value(first)?, value(last)?);
    let stretch = Stretch {
        from: &from,
        to: &to,
        passed: of_target.passed.clone(),
        left: of_target.left,
    };
    let method = area.plan.schedule.method;
    let yearly = match (step.kind, method) {
        (StepKind::Amount, _) | (StepKind::Change, Method::Linear) => {
            Yearly::Amount(stretch.yearly()?)
        }
        (StepKind::Change, Method::Compound) => Yearly::Growth(stretch.growth()?),
    };
    let ends = match step.kind {
        StepKind::Change if *observed != asked => {
            Some(possible(stretch.ends(method)?, Some(&term.plausible)))
        }
        StepKind::Change | StepKind::Amount => None,
    };
    Some(LeverPace {
        indicator,
        unit: unit.clone(),
        yearly,
        ends,
    })
}

/// What the figure of a target can be, where it is that of one indicator.
fn plausible<'a>(plan: &'a Plan, target: &Target) -> Option<&'a Plausible> {
    let (Expr::Indicator(indicator), unit) = observed_side(&target.requirement)? else {
        return None;
    };
    let term = plan.vocabulary.term(*indicator)?;
    (term.measure == Measure::Number(unit.clone())).then_some(&term.plausible)
}

/// No pace leads to what cannot be: it ends at the last figure that can.
fn possible(ends: Expected, plausible: Option<&Plausible>) -> Expected {
    let Some(Plausible { low, high }) = plausible else {
        return ends;
    };
    let value = ends.value();
    let beyond = |limit: &&Exact, is_low: bool| {
        value.as_ref().is_some_and(|value| {
            if is_low {
                value < *limit
            } else {
                value > *limit
            }
        })
    };
    let low = low.as_ref().filter(|limit| beyond(limit, true));
    let limit = low.or(high.as_ref().filter(|limit| beyond(limit, false)));
    limit.cloned().map_or(ends, Expected::Exact)
}

/// Whether a figure in the requirement's unit would be enough.
fn is_enough(ends: &Exact, required: &Required) -> Option<bool> {
    match required {
        Required::Number {
            comparison, value, ..
        } => Some(comparison.holds(ends.cmp(value.point()?))),
        Required::Range { low, high, .. } => Some(low <= ends && ends <= high),
        Required::YesNo(_) | Required::Date { .. } => None,
    }
}

/// What must be equalled, if the way from `now` to `ends` leads past it: there one stops.
fn stop<'a>(now: &Exact, ends: &Exact, required: &'a Required) -> Option<&'a Exact> {
    match required {
        Required::Number {
            comparison: Comparison::Equal,
            value,
            ..
        } => {
            let bound = value.point()?;
            (now.cmp(bound) == bound.cmp(ends)).then_some(bound)
        }
        Required::Number { .. }
        | Required::Range { .. }
        | Required::YesNo(_)
        | Required::Date { .. } => None,
    }
}

/// Whether what is required is the same in every year.
fn is_fixed(plan: &Plan, condition: &Condition) -> bool {
    match condition {
        Condition::Compare { right, .. } => of_expr(plan, right).is_empty(),
        Condition::Within { .. } | Condition::Done { .. } | Condition::Dated { .. } => true,
    }
}
