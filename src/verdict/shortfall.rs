//! What is missing, in the unit of the thing that can be changed.
//!
//! The requirement is solved for one figure of the current year, all others as they are: for a
//! ratio the numerator, for growth this year's amount. Along it every such requirement is a straight
//! line, or a quotient of two as where the figure is a part of what it is divided by, so the solution
//! is exact.

use super::evaluate::Basis;
use super::trial::Trial;
use super::{Direction, Shortfall};
use crate::plan::{Condition, Expr, Operation};
use crate::quantity::{Comparison, Dimension, Exact, Unit, Year};
use crate::vocabulary::{IndicatorId, Measure};

/// `slope · lever + offset`, in base units.
struct Line {
    slope: Exact,
    offset: Exact,
}

impl Line {
    fn constant(value: Exact) -> Self {
        Self {
            slope: Exact::ZERO,
            offset: value,
        }
    }

    fn add(&self, other: &Self, times: &Exact) -> Self {
        Self {
            slope: &self.slope + &(&other.slope * times),
            offset: &self.offset + &(&other.offset * times),
        }
    }

    fn at(&self, lever: &Exact) -> Exact {
        &(&self.slope * lever) + &self.offset
    }

    fn times(&self, factor: &Exact) -> Self {
        Self {
            slope: &self.slope * factor,
            offset: &self.offset * factor,
        }
    }
}

/// How far a condition is from its bound: it holds as `above` compares with zero, if what both sides
/// were multiplied by is positive.
struct Gap {
    above: Line,
    below: Option<Line>,
}

impl Gap {
    fn is_sound_at(&self, lever: &Exact) -> bool {
        self.below
            .as_ref()
            .is_none_or(|below| below.at(lever).is_positive())
    }
}

impl Trial<'_> {
    /// By how much the lever must change for `condition` to hold; `None` where no single figure
    /// decides it, or it holds already.
    pub(super) fn shortfall(&mut self, condition: &Condition, year: Year) -> Option<Shortfall> {
        match condition {
            Condition::Compare {
                left,
                comparison,
                right,
                ..
            } => {
                let lever = self.lever(left, year)?;
                let right = self.line(right, lever, year)?;
                let gap = self.gap(left, &right, lever, year)?;
                let (shortfall, then) = self.solved(lever, &gap.above, *comparison, year)?;
                gap.is_sound_at(&then).then_some(shortfall)
            }
            Condition::Within {
                value, low, high, ..
            } => {
                let lever = self.lever(value, year)?;
                let now = self.number(value, year).ok()?.value.point()?.clone();
                let (comparison, bound) = if now < *low {
                    (Comparison::AtLeast, low)
                } else {
                    (Comparison::AtMost, high)
                };
                let mut gap =
                    |bound: &Exact| self.gap(value, &Line::constant(bound.clone()), lever, year);
                let (nearer, from_low, from_high) = (gap(bound)?, gap(low)?, gap(high)?);
                let (shortfall, then) = self.solved(lever, &nearer.above, comparison, year)?;
                // A whole thing more may overshoot a narrow range.
                let is_within = !from_low.above.at(&then).is_negative()
                    && !from_high.above.at(&then).is_positive();
                (is_within && nearer.is_sound_at(&then)).then_some(shortfall)
            }
            Condition::Done { .. } | Condition::Dated { .. } => None,
        }
    }

    /// `left - right` as a line along `lever`; where `left` is a quotient of two lines, times what it
    /// is divided by.
    fn gap(&mut self, left: &Expr, right: &Line, lever: IndicatorId, year: Year) -> Option<Gap> {
        if let Some(left) = self.line(left, lever, year) {
            let above = left.add(right, &-Exact::ONE);
            return Some(Gap { above, below: None });
        }
        let (above, below) = self.quotient(left, year)?;
        let (above, below) = (
            self.line(&above, lever, year)?,
            self.line(&below, lever, year)?,
        );
        if !right.slope.is_zero() {
            return None;
        }
        Some(Gap {
            above: above.add(&below, &-right.offset.clone()),
            below: Some(below),
        })
    }

    /// What `expr` divides by what, if it is computed so.
    fn quotient(&mut self, expr: &Expr, year: Year) -> Option<(Expr, Expr)> {
        match expr {
            Expr::Binary {
                operation: Operation::Divide,
                left,
                right,
            } => Some(((**left).clone(), (**right).clone())),
            Expr::Indicator(indicator) => match self.figure(*indicator, year).ok()?.1 {
                Basis::Computed => {
                    let formula = self.area.plan.indicator(*indicator)?.formula.as_ref()?;
                    self.quotient(formula, year)
                }
                Basis::Reported | Basis::Given => None,
            },
            Expr::Constant { .. }
            | Expr::Negate(_)
            | Expr::Binary { .. }
            | Expr::Growth(_)
            | Expr::Previous(_)
            | Expr::Base(_)
            | Expr::Cumulative(_)
            | Expr::Min(_)
            | Expr::Max(_) => None,
        }
    }

    /// The shortfall, and what the lever then stands at, in base units.
    fn solved(
        &mut self,
        lever: IndicatorId,
        gap: &Line,
        comparison: Comparison,
        year: Year,
    ) -> Option<(Shortfall, Exact)> {
        let now = self.figure(lever, year).ok()?.0.value.point()?.clone();
        let change = change_needed(&now, gap, comparison)?;
        let shortfall = self.in_whole_steps(lever, &change)?;
        let by = &shortfall.value * shortfall.unit.size();
        let then = match shortfall.direction {
            Direction::More => &now + &by,
            Direction::Less => &now - &by,
        };
        // What cannot be is no way to do it, such as fewer than none.
        let term = self.area.plan.vocabulary.term(lever)?;
        let Measure::Number(unit) = &term.measure else {
            return None;
        };
        let is_possible = term.plausible.allows(&then.checked_div(unit.size())?);
        is_possible.then_some((shortfall, then))
    }

    /// The figure that people act on: the first of this year that the expression takes as reported.
    fn lever(&mut self, expr: &Expr, year: Year) -> Option<IndicatorId> {
        match expr {
            Expr::Constant { .. } | Expr::Previous(_) | Expr::Base(_) => None,
            Expr::Indicator(indicator) => match self.figure(*indicator, year).ok()?.1 {
                Basis::Reported => Some(*indicator),
                Basis::Given => None,
                Basis::Computed => {
                    let formula = self.area.plan.indicator(*indicator)?.formula.as_ref()?;
                    self.lever(formula, year)
                }
            },
            Expr::Negate(inner) | Expr::Growth(inner) | Expr::Cumulative(inner) => {
                self.lever(inner, year)
            }
            Expr::Binary { left, right, .. } => {
                self.lever(left, year).or_else(|| self.lever(right, year))
            }
            Expr::Min(all) | Expr::Max(all) => all.iter().find_map(|expr| self.lever(expr, year)),
        }
    }

    /// `expr` as a line along `lever`; `None` if it is not one.
    fn line(&mut self, expr: &Expr, lever: IndicatorId, year: Year) -> Option<Line> {
        match expr {
            Expr::Indicator(indicator) if *indicator == lever => Some(Line {
                slope: Exact::ONE,
                offset: Exact::ZERO,
            }),
            Expr::Indicator(indicator) => match self.figure(*indicator, year).ok()? {
                (_, Basis::Computed) => {
                    let formula = self.area.plan.indicator(*indicator)?.formula.as_ref()?;
                    self.line(formula, lever, year)
                }
                (number, Basis::Reported | Basis::Given) => {
                    Some(Line::constant(number.value.point()?.clone()))
                }
            },
            Expr::Negate(inner) => Some(self.line(inner, lever, year)?.times(&-Exact::ONE)),
            Expr::Growth(inner) => {
                let before = self.number(inner, year.before()).ok()?.value;
                let factor = Exact::ONE.checked_div(before.point()?)?;
                let ratio = self.line(inner, lever, year)?.times(&factor);
                Some(ratio.add(&Line::constant(Exact::ONE), &-Exact::ONE))
            }
            Expr::Cumulative(inner) => {
                let this_year = self.line(inner, lever, year)?;
                if year == self.area.plan.first_year {
                    return Some(this_year);
                }
                let before = Expr::Cumulative(inner.clone());
                let so_far = self.number(&before, year.before()).ok()?.value;
                Some(this_year.add(&Line::constant(so_far.point()?.clone()), &Exact::ONE))
            }
            Expr::Binary {
                operation,
                left,
                right,
            } => {
                let left = self.line(left, lever, year)?;
                let right = self.line(right, lever, year)?;
                combine(*operation, &left, &right)
            }
            Expr::Constant { .. }
            | Expr::Previous(_)
            | Expr::Base(_)
            | Expr::Min(_)
            | Expr::Max(_) => Some(Line::constant(
                self.number(expr, year).ok()?.value.point()?.clone(),
            )),
        }
    }

    /// The change in the unit people act in, rounded up to whole things.
    fn in_whole_steps(&self, lever: IndicatorId, change: &Change) -> Option<Shortfall> {
        let Measure::Number(unit) = &self.area.plan.vocabulary.term(lever)?.measure else {
            return None;
        };
        let (value, unit) = match smallest_step(unit, change.strict) {
            Some(step) => {
                let steps = change.by.checked_div(&step)?;
                let whole = if change.strict {
                    &steps.floor() + &Exact::ONE
                } else {
                    steps.ceil()
                };
                if change.exactly && whole != steps {
                    return None;
                }
                (&whole * &step, unit.clone())
            }
            None => (change.by.clone(), unit.clone()),
        };
        let in_unit = value.checked_div(unit.size())?;
        let finer = unit.dimension() == Dimension::MONEY && in_unit < Exact::ONE;
        let (value, unit) = if finer {
            (value, Unit::yuan())
        } else {
            (in_unit, unit)
        };
        Some(Shortfall {
            indicator: lever,
            value,
            unit,
            direction: change.direction,
        })
    }
}

/// How a figure must change, in base units.
struct Change {
    by: Exact,
    direction: Direction,
    /// It must change by more than `by`.
    strict: bool,
    /// It must change by `by` and nothing else.
    exactly: bool,
}

fn combine(operation: Operation, left: &Line, right: &Line) -> Option<Line> {
    match operation {
        Operation::Add => Some(left.add(right, &Exact::ONE)),
        Operation::Subtract => Some(left.add(right, &-Exact::ONE)),
        Operation::Multiply if right.slope.is_zero() => Some(left.times(&right.offset)),
        Operation::Multiply if left.slope.is_zero() => Some(right.times(&left.offset)),
        Operation::Multiply => None,
        Operation::Divide if right.slope.is_zero() => {
            Some(left.times(&Exact::ONE.checked_div(&right.offset)?))
        }
        Operation::Divide => None,
    }
}

/// Solves `gap comparison 0` for the lever that now stands at `now`.
fn change_needed(now: &Exact, gap: &Line, comparison: Comparison) -> Option<Change> {
    let zero_at = -(gap.offset.checked_div(&gap.slope)?);
    let rising = gap.slope.is_positive();
    let (more, strict, exactly) = match comparison {
        Comparison::AtLeast => (rising, false, false),
        Comparison::Greater => (rising, true, false),
        Comparison::AtMost => (!rising, false, false),
        Comparison::Less => (!rising, true, false),
        Comparison::Equal => (&zero_at > now, false, true),
    };
    let by = if more { &zero_at - now } else { now - &zero_at };
    if by.is_negative() || (by.is_zero() && !strict) {
        return None;
    }
    let direction = if more {
        Direction::More
    } else {
        Direction::Less
    };
    Some(Change {
        by,
        direction,
        strict,
        exactly,
    })
}

/// An even part of `shortfall` for each of so many `years`, rounded up to the step it changes in;
/// `None` for no years.
pub(super) fn spread(shortfall: &Shortfall, years: u16, must_exceed: bool) -> Option<Shortfall> {
    let size = shortfall.unit.size();
    let part = (&shortfall.value * size).checked_div(&Exact::from(u32::from(years)))?;
    let comes_whole = shortfall.unit.counts_things()
        || must_exceed && shortfall.unit.dimension() == Dimension::MONEY;
    let part = if comes_whole { part.ceil() } else { part };
    Some(Shortfall {
        value: part.checked_div(size)?,
        ..shortfall.clone()
    })
}

/// The step a figure changes in, in base units: whole things, and whole 元 where a bound must be
/// exceeded; `None` where any amount will do.
fn smallest_step(unit: &Unit, strict: bool) -> Option<Exact> {
    if unit.counts_things() {
        return Some(Exact::ONE);
    }
    if !strict {
        return None;
    }
    let step = if unit.dimension() == Dimension::MONEY {
        Exact::ONE
    } else {
        unit.size().clone()
    };
    Some(step)
}
