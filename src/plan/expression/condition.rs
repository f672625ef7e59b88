//! From a requirement as written to a condition.

use super::parser::Statement;
use super::syntax::{Node, NodeKind};
use super::typing::{Typed, Typer, constant};
use crate::plan::{Condition, Expr, PlanFault, SenseFault, Sort};
use crate::quantity::{Comparison, Date, Unit};
use crate::vocabulary::{IndicatorId, Measure};

/// The condition that `statement` states; `None` after a fault.
pub(in crate::plan) fn condition(
    typer: &mut Typer<'_>,
    statement: &Statement,
) -> Option<Condition> {
    match statement {
        Statement::Bare(node) => bare(typer, node),
        Statement::Compare(left, comparison, right) => compare(typer, left, *comparison, right),
        Statement::Within(value, low, high) => within(typer, value, low, high),
    }
}

/// Only a yes/no indicator is a condition by itself.
fn bare(typer: &mut Typer<'_>, node: &Node) -> Option<Condition> {
    if let NodeKind::Indicator(name) = &node.kind {
        let (indicator, measure) = typer.indicator(name, &node.at)?;
        if measure == Measure::YesNo {
            let required = true;
            return Some(Condition::Done {
                indicator,
                required,
            });
        }
    } else if !matches!(node.kind, NodeKind::Date(_) | NodeKind::YesNo(_)) {
        typer.number(node)?;
    }
    typer.fault(SenseFault::NotACondition, &node.at);
    None
}

fn compare(
    typer: &mut Typer<'_>,
    left: &Node,
    comparison: Comparison,
    right: &Node,
) -> Option<Condition> {
    match (side(typer, left), side(typer, right)) {
        (Side::Number, Side::Number) => numbers(typer, left, comparison, right),
        (Side::YesNo(indicator), Side::Truth(required))
        | (Side::Truth(required), Side::YesNo(indicator)) => {
            if comparison != Comparison::Equal {
                typer.fault(SenseFault::YesNoComparison, &left.at);
                return None;
            }
            Some(Condition::Done {
                indicator,
                required,
            })
        }
        (Side::Date(indicator), Side::Day(bound)) => Some(Condition::Dated {
            indicator,
            comparison,
            bound,
        }),
        (Side::Day(bound), Side::Date(indicator)) => Some(Condition::Dated {
            indicator,
            comparison: comparison.turned(),
            bound,
        }),
        (Side::Truth(_) | Side::Day(_), Side::Truth(_) | Side::Day(_)) => {
            typer.fault(SenseFault::NoIndicator, &(left.at.start..right.at.end));
            None
        }
        (one, two) => {
            let (one, two) = (one.sort(typer, left), two.sort(typer, right));
            let (expected, found) = (one?, two?);
            let kind = if expected == found {
                SenseFault::NotALiteral { sort: expected }
            } else {
                SenseFault::WrongSort { found, expected }
            };
            typer.fault(kind, &right.at);
            None
        }
    }
}

/// What one side of a comparison is.
enum Side {
    Number,
    YesNo(IndicatorId),
    Date(IndicatorId),
    Truth(bool),
    Day(Date),
    /// An indicator at fault.
    Unknown,
}

impl Side {
    /// What sort of value it is; `None` where that is not known. Faults inside a number are kept.
    fn sort(&self, typer: &mut Typer<'_>, node: &Node) -> Option<Sort> {
        match self {
            Self::Number => typer.number(node).map(|_| Sort::Number),
            Self::YesNo(_) | Self::Truth(_) => Some(Sort::YesNo),
            Self::Date(_) | Self::Day(_) => Some(Sort::Date),
            Self::Unknown => None,
        }
    }
}

fn side(typer: &mut Typer<'_>, node: &Node) -> Side {
    match &node.kind {
        NodeKind::YesNo(value) => Side::Truth(*value),
        NodeKind::Date(day) => Side::Day(*day),
        NodeKind::Indicator(name) => match typer.indicator(name, &node.at) {
            Some((_, Measure::Number(_))) => Side::Number,
            Some((id, Measure::YesNo)) => Side::YesNo(id),
            Some((id, Measure::Date)) => Side::Date(id),
            None => Side::Unknown,
        },
        NodeKind::Number(_) | NodeKind::Negate(_) | NodeKind::Binary(..) | NodeKind::Call(..) => {
            Side::Number
        }
    }
}

fn numbers(
    typer: &mut Typer<'_>,
    left: &Node,
    comparison: Comparison,
    right: &Node,
) -> Option<Condition> {
    let (one, two) = (typer.number(left), typer.number(right));
    let (one, two) = typer.agree(one?, two?, left, right)?;
    match (constant(&one.expr), constant(&two.expr)) {
        (Some(_), Some(_)) => {
            typer.fault(SenseFault::NoIndicator, &(left.at.start..right.at.end));
            None
        }
        (Some(_), None) => Some(stated(two, comparison.turned(), one)),
        (None, Some(_) | None) => Some(stated(one, comparison, two)),
    }
}

/// `left` is what is observed and `right` what is required.
fn stated(left: Typed, comparison: Comparison, right: Typed) -> Condition {
    let fixed = constant(&right.expr);
    let of_right = fixed.is_some() || left.unit.symbol().is_empty();
    let unit = if of_right { right.unit } else { left.unit };
    let right = match fixed {
        Some(value) => Expr::Constant {
            value,
            unit: unit.clone(),
        },
        None => right.expr,
    };
    Condition::Compare {
        left: left.expr,
        comparison,
        right,
        unit,
    }
}

fn within(typer: &mut Typer<'_>, value: &Node, low: &Node, high: &Node) -> Option<Condition> {
    let (observed, from, to) = (typer.number(value), typer.number(low), typer.number(high));
    let (observed, mut from, to) = (observed?, from?, to?);
    for (end, node) in [(&from, low), (&to, high)] {
        if constant(&end.expr).is_none() {
            typer.fault(SenseFault::RangeNotConstant, &node.at);
            return None;
        }
    }
    // `30..40%` is 30 % to 40 %, as people write it.
    if from.bare && !to.bare {
        from = with_unit(&from, &to.unit)?;
    }
    let lower = typer.agree(observed.clone(), from, value, low);
    let upper = typer.agree(observed, to, value, high);
    let ((_, lower), (observed, to)) = (lower?, upper?);
    let (lowest, highest) = (constant(&lower.expr)?, constant(&to.expr)?);
    if lowest > highest {
        typer.fault(PlanFault::RangeReversed, &(low.at.start..high.at.end));
        return None;
    }
    if constant(&observed.expr).is_some() {
        typer.fault(SenseFault::NoIndicator, &value.at);
        return None;
    }
    Some(Condition::Within {
        value: observed.expr,
        low: lowest,
        high: highest,
        unit: to.unit,
    })
}

fn with_unit(bare: &Typed, unit: &Unit) -> Option<Typed> {
    let value = &constant(&bare.expr)? * unit.size();
    Some(Typed {
        expr: Expr::Constant {
            value,
            unit: unit.clone(),
        },
        unit: unit.clone(),
        bare: false,
    })
}
