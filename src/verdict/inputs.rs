//! Which indicators an expression looks at, through formulas too.

use std::collections::BTreeSet;

use crate::plan::{Condition, Expr, Plan, Target};
use crate::vocabulary::IndicatorId;

/// Every indicator that `target` may look at: those it names, and the inputs of their formulas.
pub fn of_target(plan: &Plan, target: &Target) -> BTreeSet<IndicatorId> {
    let mut inputs = of_condition(plan, &target.requirement);
    if let Some(when) = &target.when {
        inputs.extend(of_condition(plan, when));
    }
    inputs
}

/// Every indicator that `condition` may look at.
pub(super) fn of_condition(plan: &Plan, condition: &Condition) -> BTreeSet<IndicatorId> {
    let mut found = BTreeSet::new();
    match condition {
        Condition::Compare { left, right, .. } => {
            collect(plan, left, &mut found);
            collect(plan, right, &mut found);
        }
        Condition::Within { value, .. } => collect(plan, value, &mut found),
        Condition::Done { indicator, .. } | Condition::Dated { indicator, .. } => {
            found.insert(*indicator);
        }
    }
    found
}

/// Every indicator that the formula of `indicator` looks at; none if it has no formula.
pub(super) fn of_formula(plan: &Plan, indicator: IndicatorId) -> BTreeSet<IndicatorId> {
    let mut found = BTreeSet::new();
    if let Some(formula) = plan
        .indicator(indicator)
        .and_then(|rule| rule.formula.as_ref())
    {
        collect(plan, formula, &mut found);
    }
    found
}

fn collect(plan: &Plan, expr: &Expr, found: &mut BTreeSet<IndicatorId>) {
    match expr {
        Expr::Constant { .. } => {}
        Expr::Indicator(indicator) => {
            if found.insert(*indicator)
                && let Some(formula) = plan
                    .indicator(*indicator)
                    .and_then(|rule| rule.formula.as_ref())
            {
                collect(plan, formula, found);
            }
        }
        Expr::Negate(inner)
        | Expr::Growth(inner)
        | Expr::Previous(inner)
        | Expr::Base(inner)
        | Expr::Cumulative(inner) => collect(plan, inner, found),
        Expr::Binary { left, right, .. } => {
            collect(plan, left, found);
            collect(plan, right, found);
        }
        Expr::Min(all) | Expr::Max(all) => {
            for expr in all {
                collect(plan, expr, found);
            }
        }
    }
}

/// Every indicator that `expr` may look at; none if it is the same for every area and year.
pub(super) fn of_expr(plan: &Plan, expr: &Expr) -> BTreeSet<IndicatorId> {
    let mut found = BTreeSet::new();
    collect(plan, expr, &mut found);
    found
}
