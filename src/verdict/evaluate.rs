//! The number an expression comes to, in base units.

use super::area::Candidate;
use super::inputs::of_expr;
use super::trial::{Point, Stop, Trial};
use super::{Reason, RemarkKind};
use crate::plan::{Expr, Operation};
use crate::quantity::{Comparison, Exact, Interval, Truth, Value, Year};
use crate::vocabulary::{IndicatorId, Measure, Term};

/// A number in base units and the decimal places it was written with.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub(super) value: Interval,
    pub(super) places: u8,
}

/// Where the figure of an indicator came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    /// A cell, or a sum of cells.
    Reported,
    /// Its formula.
    Computed,
    /// The rule file's base.
    Given,
}

/// The places shown of a number that was computed: two, as statistical tables print shares.
const COMPUTED_PLACES: u8 = 2;

impl Trial<'_> {
    /// Evaluates `expr` on the figures of `year`.
    pub(super) fn number(&mut self, expr: &Expr, year: Year) -> Result<Number, Stop> {
        match expr {
            Expr::Constant { value, .. } => Ok(Number {
                value: Interval::Point(value.clone()),
                places: 0,
            }),
            Expr::Indicator(indicator) => self.figure(*indicator, year).map(|(number, _)| number),
            Expr::Negate(inner) => {
                let inner = self.number(inner, year)?;
                Ok(Number {
                    value: inner.value.negate(),
                    places: inner.places,
                })
            }
            Expr::Binary {
                operation,
                left,
                right,
            } => self.binary(*operation, left, right, year),
            Expr::Growth(inner) => self.growth(inner, year),
            Expr::Previous(inner) => self.number(inner, year.before()),
            Expr::Base(inner) => self.at_base(inner),
            Expr::Cumulative(inner) => self.cumulative(inner, year),
            Expr::Min(all) => self.extreme(all, year, std::cmp::Ordering::Less),
            Expr::Max(all) => self.extreme(all, year, std::cmp::Ordering::Greater),
        }
    }

    fn binary(
        &mut self,
        operation: Operation,
        left: &Expr,
        right: &Expr,
        year: Year,
    ) -> Result<Number, Stop> {
        let (one, other) = both(self.number(left, year), self.number(right, year))?;
        let places = one.places.max(other.places);
        let (value, places) = match operation {
            Operation::Add => (one.value.add(&other.value), places),
            Operation::Subtract => (one.value.add(&other.value.negate()), places),
            Operation::Multiply => (
                one.value.multiply(&other.value).ok_or_else(undecided)?,
                COMPUTED_PLACES,
            ),
            Operation::Divide => {
                if other.value.point().is_some_and(Exact::is_zero) {
                    let indicator = if let Expr::Indicator(indicator) = right {
                        Some(*indicator)
                    } else {
                        None
                    };
                    return Err(Stop::unreadable(Reason::DivisionByZero {
                        indicator,
                        of_nothing: one.value.point().is_some_and(Exact::is_zero),
                    }));
                }
                let reciprocal = other.value.reciprocal().ok_or_else(undecided)?;
                (
                    one.value.multiply(&reciprocal).ok_or_else(undecided)?,
                    COMPUTED_PLACES,
                )
            }
        };
        Ok(Number { value, places })
    }

    fn growth(&mut self, inner: &Expr, year: Year) -> Result<Number, Stop> {
        let (now, before) = both(self.number(inner, year), self.number(inner, year.before()))?;
        let zero = Interval::Point(Exact::ZERO);
        match before.value.compare(Comparison::Greater, &zero) {
            Truth::Holds => {}
            Truth::Fails => {
                return Err(Stop::unreadable(Reason::GrowthFromNothing {
                    period: year.before(),
                }));
            }
            Truth::Open => return Err(undecided()),
        }
        let ratio = before
            .value
            .reciprocal()
            .and_then(|one_over| now.value.multiply(&one_over));
        let value = ratio
            .ok_or_else(undecided)?
            .add(&Interval::Point(-Exact::ONE));
        Ok(Number {
            value,
            places: COMPUTED_PLACES,
        })
    }

    /// Evaluates `expr` in the plan's base year, where what accumulates stands at zero.
    pub(super) fn at_base(&mut self, expr: &Expr) -> Result<Number, Stop> {
        let was_at_base = std::mem::replace(&mut self.is_at_base, true);
        let number = self.number(expr, self.area.plan.base_year);
        self.is_at_base = was_at_base;
        number
    }

    /// The sum from the plan's first year on. An earlier year has none, but for the base.
    fn cumulative(&mut self, inner: &Expr, year: Year) -> Result<Number, Stop> {
        if year < self.area.plan.first_year && !self.is_at_base {
            let inputs = of_expr(self.area.plan, inner).into_iter();
            let inputs = inputs.map(|indicator| (indicator, year)).collect();
            return Err(Stop::missing(Reason::NoFigure { inputs }));
        }
        let mut sum = Ok(Number {
            value: Interval::Point(Exact::ZERO),
            places: 0,
        });
        for of_year in self.area.plan.first_year.to(year) {
            let (so_far, more) = match both(sum, self.number(inner, of_year)) {
                Ok(pair) => pair,
                Err(stop) => {
                    sum = Err(stop);
                    continue;
                }
            };
            sum = Ok(Number {
                value: so_far.value.add(&more.value),
                places: so_far.places.max(more.places),
            });
        }
        sum
    }

    fn extreme(
        &mut self,
        all: &[Expr],
        year: Year,
        wanted: std::cmp::Ordering,
    ) -> Result<Number, Stop> {
        let mut best: Option<Result<Number, Stop>> = None;
        for expr in all {
            let next = self.number(expr, year);
            best = Some(match best {
                None => next,
                Some(best) => both(best, next).and_then(|(best, next)| {
                    let (Some(old), Some(new)) = (best.value.point(), next.value.point()) else {
                        return Err(undecided());
                    };
                    Ok(if new.cmp(old) == wanted { next } else { best })
                }),
            });
        }
        best.unwrap_or_else(|| Err(undecided()))
    }

    /// The figure of an indicator in base units: by its formula if it has one and all its inputs,
    /// else as reported, else the rule file's base for the base year.
    pub(super) fn figure(
        &mut self,
        indicator: IndicatorId,
        year: Year,
    ) -> Result<(Number, Basis), Stop> {
        let plan = self.area.plan;
        let (Some(term), Some(rule)) = (plan.vocabulary.term(indicator), plan.indicator(indicator))
        else {
            return Err(Stop::missing(Reason::NoFigure {
                inputs: vec![(indicator, year)],
            }));
        };
        let found = match &rule.formula {
            None => self
                .reported_number(indicator, term, year)
                .map(|number| (number, Basis::Reported)),
            Some(formula) => self.by_formula(indicator, term, formula, year),
        };
        match (found, &rule.base, &term.measure) {
            (
                Err(Stop {
                    missing: Some(_),
                    unreadable: None,
                }),
                Some(base),
                Measure::Number(unit),
            ) if year == plan.base_year => {
                let value = Interval::Point(base * unit.size());
                Ok((Number { value, places: 0 }, Basis::Given))
            }
            (found, _, _) => found,
        }
    }

    fn reported_number(
        &mut self,
        indicator: IndicatorId,
        term: &Term,
        year: Year,
    ) -> Result<Number, Stop> {
        let reported = self.reported(indicator, year)?;
        self.note_origins(&reported.origins);
        in_base_units(&reported, term).ok_or_else(undecided)
    }

    fn by_formula(
        &mut self,
        indicator: IndicatorId,
        term: &Term,
        formula: &Expr,
        year: Year,
    ) -> Result<(Number, Basis), Stop> {
        let noted = self.origins.len();
        let computed = self.number(formula, year);
        let reported = self.reported(indicator, year);
        match (computed, reported) {
            (Ok(computed), Ok(reported)) => {
                self.rate_and_inputs(indicator, term, computed, &reported, year)
            }
            (Ok(computed), Err(_)) => {
                if_possible(computed, indicator, term).map(|number| (number, Basis::Computed))
            }
            // Not every input is there: the reported rate stands alone, exactly as written.
            (
                Err(Stop {
                    missing: Some(_), ..
                }),
                Ok(reported),
            ) => {
                self.origins.truncate(noted);
                self.note_origins(&reported.origins);
                let number = in_base_units(&reported, term).ok_or_else(undecided)?;
                Ok((number, Basis::Reported))
            }
            (Err(stop), Ok(_)) => Err(stop),
            (
                Err(stop),
                Err(Stop {
                    unreadable: Some(reason),
                    ..
                }),
            ) => Err(stop.and(Stop::unreadable(reason))),
            (Err(stop), Err(_)) => Err(stop),
        }
    }

    /// Equal within the rate's own rounding: the formula is the figure. Beyond it the two compete.
    fn rate_and_inputs(
        &mut self,
        indicator: IndicatorId,
        term: &Term,
        computed: Number,
        reported: &Candidate,
        year: Year,
    ) -> Result<(Number, Basis), Stop> {
        let Measure::Number(unit) = &term.measure else {
            return Err(undecided());
        };
        let Some(written) = in_base_units(reported, term) else {
            return Err(undecided());
        };
        if agree(
            &computed.value,
            &written.value,
            &(&reported.half_step * unit.size()),
        ) {
            self.remark(RemarkKind::RateConfirmed {
                indicator,
                period: year,
            });
            self.note_origins(&reported.origins);
            return if_possible(computed, indicator, term).map(|number| (number, Basis::Computed));
        }
        let by_formula = Candidate {
            value: Value::Number(in_unit_of(&computed.value, term)),
            places: computed.places,
            half_step: Exact::ZERO,
            origins: Vec::new(),
            same_everywhere: false,
            disputed_at: None,
        };
        let option = self.choose(
            Point::Rate(indicator, year),
            &[by_formula, reported.clone()],
        );
        self.note_origins(&reported.origins);
        match option {
            0 => if_possible(computed, indicator, term).map(|number| (number, Basis::Computed)),
            _ => Ok((written, Basis::Reported)),
        }
    }
}

/// A reading in base units; `None` if it is not a number.
fn in_base_units(candidate: &Candidate, term: &Term) -> Option<Number> {
    match (&candidate.value, &term.measure) {
        (Value::Number(value), Measure::Number(unit)) => Some(Number {
            value: value.scale(unit.size()),
            places: candidate.places,
        }),
        (
            Value::Number(_) | Value::YesNo(_) | Value::Date(_),
            Measure::Number(_) | Measure::YesNo | Measure::Date,
        ) => None,
    }
}

pub(super) fn in_unit_of(value: &Interval, term: &Term) -> Interval {
    match &term.measure {
        Measure::Number(unit) => match Exact::ONE.checked_div(unit.size()) {
            Some(factor) => value.scale(&factor),
            None => value.clone(),
        },
        Measure::YesNo | Measure::Date => value.clone(),
    }
}

/// A computed figure, unless it cannot be true (a share over 100 %).
fn if_possible(computed: Number, indicator: IndicatorId, term: &Term) -> Result<Number, Stop> {
    let value = in_unit_of(&computed.value, term);
    let (low, high) = value.ends();
    let ends: Vec<Exact> = [low, high]
        .into_iter()
        .flatten()
        .map(|end| end.value)
        .collect();
    match ends.into_iter().find(|end| !term.plausible.allows(end)) {
        Some(impossible) if value.point().is_some() => Err(Stop::unreadable(Reason::Implausible {
            indicator,
            value: impossible,
        })),
        Some(_) => Err(undecided()),
        None => Ok(computed),
    }
}

/// Whether a rate as written is the computed one, rounded at the place it was written with.
pub(super) fn agree(computed: &Interval, written: &Interval, half_step: &Exact) -> bool {
    match (computed.point(), written.point()) {
        (Some(computed), Some(written)) => (computed - written).abs() <= *half_step,
        (_, _) => computed == written,
    }
}

/// Both, or everything that is wrong with either.
pub(super) fn both<A, B>(one: Result<A, Stop>, other: Result<B, Stop>) -> Result<(A, B), Stop> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(stop), Ok(_)) | (Ok(_), Err(stop)) => Err(stop),
        (Err(one), Err(other)) => Err(one.and(other)),
    }
}

pub(super) fn undecided() -> Stop {
    Stop::unreadable(Reason::Undecided)
}
