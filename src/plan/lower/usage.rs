//! Which indicators are used, and which of them in each township.

use super::formulas::visit;
use super::indicators::flaw;
use crate::plan::raw::{RawPlan, Sink};
use crate::plan::{Check, Condition, Expr, NamingFault, Scope, Target};
use crate::vocabulary::{IndicatorId, Term};

/// Marks every indicator that a target or check looks at, directly or through formulas. Formulas
/// must not come back to themselves.
pub(super) fn mark(
    terms: &mut [Term],
    formulas: &[Option<Expr>],
    targets: &[Target],
    checks: &[Check],
) {
    for target in targets {
        let each = target.scope == Scope::EachTownship;
        for condition in [Some(&target.requirement), target.when.as_ref()] {
            reach(terms, formulas, condition, each);
        }
    }
    for check in checks {
        for condition in [Some(&check.requirement), check.when.as_ref()] {
            reach(terms, formulas, condition, true);
        }
    }
}

fn reach(
    terms: &mut [Term],
    formulas: &[Option<Expr>],
    condition: Option<&Condition>,
    by_township: bool,
) {
    let mut waiting = Vec::new();
    if let Some(condition) = condition {
        indicators(condition, &mut |id| waiting.push(id));
    }
    while let Some(id) = waiting.pop() {
        let Some(term) = terms.get_mut(id.index()) else {
            continue;
        };
        if term.used && (term.by_township || !by_township) {
            continue;
        }
        term.used = true;
        term.by_township |= by_township;
        if let Some(Some(formula)) = formulas.get(id.index()) {
            visit(formula, &mut |id| waiting.push(id));
        }
    }
}

/// Calls `seen` for every indicator in a condition, from left to right.
pub(super) fn indicators(condition: &Condition, seen: &mut impl FnMut(IndicatorId)) {
    match condition {
        Condition::Compare { left, right, .. } => {
            visit(left, seen);
            visit(right, seen);
        }
        Condition::Within { value, .. } => visit(value, seen),
        Condition::Done { indicator, .. } | Condition::Dated { indicator, .. } => seen(*indicator),
    }
}

/// The first indicator in a condition.
pub(super) fn first_indicator(condition: &Condition) -> Option<IndicatorId> {
    let mut first = None;
    indicators(condition, &mut |id| {
        first.get_or_insert(id);
    });
    first
}

/// Warns of every indicator that nothing uses.
pub(super) fn warn(sink: &mut Sink<'_>, raw: &RawPlan, terms: &[Term]) {
    for (indicator, term) in raw.indicators.iter().zip(terms) {
        if !term.used && flaw(&term.id).is_none() {
            let id = term.id.clone();
            sink.add(NamingFault::UnusedIndicator { id }, indicator.id.span);
        }
    }
}
