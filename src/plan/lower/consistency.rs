//! Bounds that no value can meet, and targets that contradict each other.

use std::collections::BTreeMap;

use super::usage::first_indicator;
use crate::plan::raw::{RawPlan, Sink, Text};
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

/// A target's demand, and what makes two targets speak of the same thing.
struct Demand<'t> {
    target: &'t Target,
    subject: Subject<'t>,
    allowed: Interval,
    require: Option<&'t Text>,
}

/// Reports each target that cannot be met together with one before it.
fn contradictions(sink: &mut Sink<'_>, raw: &RawPlan, targets: &[Target]) {
    let mut by_indicator: BTreeMap<IndicatorId, Vec<Demand<'_>>> = BTreeMap::new();
    for (target, raw) in targets.iter().zip(&raw.targets) {
        let first = first_indicator(&target.requirement);
        if let (Some(id), Some((subject, allowed))) = (first, demand(&target.requirement)) {
            by_indicator.entry(id).or_default().push(Demand {
                target,
                subject,
                allowed,
                require: raw.require.as_ref(),
            });
        }
    }
    for group in by_indicator.into_values() {
        for (position, demand) in group.iter().enumerate() {
            let mut before = group.iter().take(position);
            let clash = before.find(|earlier| contradict(earlier, demand));
            if let (Some(earlier), Some(text)) = (clash, demand.require) {
                let kind = PlanFault::Contradiction {
                    other: earlier.target.id.clone(),
                    line: sink.line(earlier.require.map_or(text.span, |text| text.span)),
                };
                sink.add(kind, text.span);
            }
        }
    }
}

/// Whether no figures can meet both of them.
fn contradict(one: &Demand<'_>, other: &Demand<'_>) -> bool {
    let together = match (one.target.due, other.target.due) {
        (Due::By(one), Due::By(other)) => one == other,
        (Due::EveryYear, Due::By(_) | Due::EveryYear) | (Due::By(_), Due::EveryYear) => true,
    };
    together
        && one.target.scope == other.target.scope
        && one.target.when == other.target.when
        && one.subject == other.subject
        && apart(&one.allowed, &other.allowed)
}
