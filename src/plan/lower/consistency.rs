//! Bounds that no value can meet, and targets that contradict each other.

use std::collections::BTreeMap;

use super::line;
use super::usage::first_indicator;
use crate::plan::raw::{RawPlan, Sink};
use crate::plan::{Condition, Due, Expr, PlanFault, Target};
use crate::quantity::{Bound, Comparison, Exact, Interval, Truth};
use crate::vocabulary::{IndicatorId, Measure, Term};

/// Reports targets that cannot be met, alone or together.
pub(super) fn check(sink: &mut Sink<'_>, raw: &RawPlan, terms: &[Term], targets: &[Target]) {
    for (target, raw) in targets.iter().zip(&raw.targets) {
        if let (Some(kind), Some(text)) = (impossible(&target.requirement, terms), &raw.require) {
            sink.add(kind, text.span);
        }
    }
    contradictions(sink, raw, targets);
}

/// Reports base figures that cannot be true.
pub(super) fn bases(sink: &mut Sink<'_>, raw: &RawPlan, terms: &[Term], bases: &[Option<Exact>]) {
    for ((indicator, term), base) in raw.indicators.iter().zip(terms).zip(bases) {
        if let (Some(base), Some(text)) = (base, &indicator.base)
            && let Measure::Number(unit) = &term.measure
            && !term.plausible.allows(base)
        {
            let kind = PlanFault::ImplausibleBase {
                low: term.plausible.low.clone(),
                high: term.plausible.high.clone(),
                unit: unit.symbol().to_owned(),
            };
            sink.add(kind, text.span);
        }
    }
}

/// The fault of a bound on a plain indicator that lies outside all it can plausibly be.
fn impossible(condition: &Condition, terms: &[Term]) -> Option<PlanFault> {
    let (subject, allowed) = demand(condition)?;
    let Subject::Number(Expr::Indicator(id)) = subject else {
        return None;
    };
    let term = terms.get(id.index())?;
    let Measure::Number(unit) = &term.measure else {
        return None;
    };
    let end = |value: &Option<Exact>| {
        value.as_ref().map(|value| Bound {
            value: value * unit.size(),
            included: true,
        })
    };
    let plausible = Interval::Between {
        low: end(&term.plausible.low),
        high: end(&term.plausible.high),
    };
    apart(&allowed, &plausible).then(|| PlanFault::Impossible {
        indicator: term.id.clone(),
        low: term.plausible.low.clone(),
        high: term.plausible.high.clone(),
        unit: unit.symbol().to_owned(),
    })
}

/// What a condition bounds.
#[derive(PartialEq)]
enum Subject<'c> {
    Number(&'c Expr),
    YesNo(IndicatorId),
    Date(IndicatorId),
}

/// What a condition bounds by constants, and what it allows. A yes is 1 and a day its number.
fn demand(condition: &Condition) -> Option<(Subject<'_>, Interval)> {
    match condition {
        Condition::Compare {
            left,
            comparison,
            right: Expr::Constant { value, .. },
            ..
        } => Some((Subject::Number(left), allowed(*comparison, value.clone()))),
        Condition::Compare { .. } => None,
        Condition::Within {
            value, low, high, ..
        } => {
            let end = |value: &Exact| {
                Some(Bound {
                    value: value.clone(),
                    included: true,
                })
            };
            let (low, high) = (end(low), end(high));
            Some((Subject::Number(value), Interval::Between { low, high }))
        }
        Condition::Done {
            indicator,
            required,
        } => {
            let value = Exact::from(i64::from(*required));
            Some((Subject::YesNo(*indicator), Interval::Point(value)))
        }
        Condition::Dated {
            indicator,
            comparison,
            bound,
        } => {
            let since = jiff::civil::date(1900, 1, 1).until(*bound).ok()?;
            let days = Exact::from(i64::from(since.get_days()));
            Some((Subject::Date(*indicator), allowed(*comparison, days)))
        }
    }
}

fn allowed(comparison: Comparison, bound: Exact) -> Interval {
    match comparison {
        Comparison::Less => Interval::to_high(bound, false),
        Comparison::AtMost => Interval::to_high(bound, true),
        Comparison::Equal => Interval::Point(bound),
        Comparison::AtLeast => Interval::from_low(bound, true),
        Comparison::Greater => Interval::from_low(bound, false),
    }
}

/// Whether no number is in both.
fn apart(one: &Interval, other: &Interval) -> bool {
    one.compare(Comparison::Less, other) == Truth::Holds
        || one.compare(Comparison::Greater, other) == Truth::Holds
}

/// Reports each target that cannot be met together with one before it.
fn contradictions(sink: &mut Sink<'_>, raw: &RawPlan, targets: &[Target]) {
    let mut by_indicator: BTreeMap<IndicatorId, Vec<usize>> = BTreeMap::new();
    for (index, target) in targets.iter().enumerate() {
        if let Some(id) = first_indicator(&target.requirement) {
            by_indicator.entry(id).or_default().push(index);
        }
    }
    for group in by_indicator.into_values() {
        for (position, index) in group.iter().enumerate() {
            let Some(target) = targets.get(*index) else {
                continue;
            };
            let before = group.iter().take(position);
            let mut clashing = before
                .filter_map(|before| Some((targets.get(*before)?, raw.targets.get(*before)?)));
            let clash = clashing.find(|(earlier, _)| contradict(earlier, target));
            let place = raw.targets.get(*index).and_then(|raw| raw.require.as_ref());
            if let (Some((earlier, earlier_raw)), Some(text)) = (clash, place) {
                let first = earlier_raw
                    .require
                    .as_ref()
                    .map_or(earlier_raw.span, |text| text.span);
                let kind = PlanFault::Contradiction {
                    other: earlier.id.clone(),
                    line: line(sink, first),
                };
                sink.add(kind, text.span);
            }
        }
    }
}

/// Whether no figures can meet both of them.
fn contradict(one: &Target, other: &Target) -> bool {
    let together = match (one.due, other.due) {
        (Due::By(one), Due::By(other)) => one == other,
        (Due::EveryYear, Due::By(_) | Due::EveryYear) | (Due::By(_), Due::EveryYear) => true,
    };
    if !together || one.scope != other.scope || one.when != other.when {
        return false;
    }
    match (demand(&one.requirement), demand(&other.requirement)) {
        (Some((subject, allowed)), Some((other_subject, other_allowed))) => {
            subject == other_subject && apart(&allowed, &other_allowed)
        }
        (Some(_) | None, Some(_) | None) => false,
    }
}
