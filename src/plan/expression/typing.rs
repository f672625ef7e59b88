//! From an expression as written to one whose names are resolved and whose units agree.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lexer::Wrong;
use super::syntax::{Function, Node, NodeKind, Number};
use crate::plan::raw::RawIndicator;
use crate::plan::{Expr, FaultKind, Operation, PlanFault, SenseFault, Sort, UnitFault};
use crate::quantity::{Dimension, Exact, Unit};
use crate::vocabulary::nearest;
use crate::vocabulary::{IndicatorId, Measure};

/// The indicators that an expression may speak of.
#[derive(Debug)]
pub(in crate::plan) struct Names<'r> {
    /// Each id's place in the file and measure; no measure where its unit is at fault.
    pub(in crate::plan) ids: BTreeMap<&'r str, (IndicatorId, Option<&'r Measure>)>,
    /// What else people call them.
    pub(in crate::plan) raw: &'r [RawIndicator],
}

impl Names<'_> {
    /// Whether `name` is an indicator's id.
    pub(in crate::plan) fn knows(&self, name: &str) -> bool {
        self.ids.contains_key(name)
    }

    fn meant(&self, name: &str) -> Option<String> {
        let mut named = self.raw.iter().rev();
        let named = named.find(|indicator| indicator.is_called(name));
        named
            .map(|indicator| indicator.id.value.clone())
            .or_else(|| nearest(name, self.ids.keys().copied()).map(str::to_owned))
    }
}

/// A number of an expression.
#[derive(Clone, Debug)]
pub(in crate::plan) struct Typed {
    /// The number.
    pub(in crate::plan) expr: Expr,
    /// The unit people would state it in.
    pub(in crate::plan) unit: Unit,
    /// Whether it is made only of numbers without units, and so takes the unit of what it meets.
    pub(super) bare: bool,
}

/// Resolves names and compares units; keeps every fault it meets.
pub(in crate::plan) struct Typer<'n> {
    names: &'n Names<'n>,
    /// The faults met.
    pub(in crate::plan) faults: Vec<Wrong>,
}

impl<'n> Typer<'n> {
    /// Resolves against `names`.
    pub(in crate::plan) const fn new(names: &'n Names<'n>) -> Self {
        Self {
            names,
            faults: Vec::new(),
        }
    }

    pub(super) fn fault(&mut self, kind: impl Into<FaultKind>, at: &Range<usize>) {
        self.faults.push((kind.into(), at.clone()));
    }

    /// The indicator of that name; `None` after a fault, now or where the indicator stands.
    pub(super) fn indicator(
        &mut self,
        name: &str,
        at: &Range<usize>,
    ) -> Option<(IndicatorId, Measure)> {
        let Some((id, measure)) = self.names.ids.get(name) else {
            let nearest = self.names.meant(name);
            let name = name.to_owned();
            self.fault(SenseFault::UnknownIndicator { name, nearest }, at);
            return None;
        };
        Some((*id, measure.cloned()?))
    }

    /// The number that `node` stands for; `None` after a fault.
    pub(in crate::plan) fn number(&mut self, node: &Node) -> Option<Typed> {
        match &node.kind {
            NodeKind::Number(number) => Some(literal(number)),
            NodeKind::Indicator(name) => {
                let (id, measure) = self.indicator(name, &node.at)?;
                let found = match measure {
                    Measure::Number(unit) => {
                        let expr = Expr::Indicator(id);
                        let bare = false;
                        return Some(Typed { expr, unit, bare });
                    }
                    Measure::YesNo => Sort::YesNo,
                    Measure::Date => Sort::Date,
                };
                self.not_a_number(found, &node.at)
            }
            NodeKind::Date(_) => self.not_a_number(Sort::Date, &node.at),
            NodeKind::YesNo(_) => self.not_a_number(Sort::YesNo, &node.at),
            NodeKind::Negate(inner) => {
                let inner = self.number(inner)?;
                let expr = Expr::Negate(Box::new(inner.expr));
                Some(Typed { expr, ..inner })
            }
            NodeKind::Binary(operation, left, right) => self.binary(*operation, left, right),
            NodeKind::Call(function, arguments) => self.call(*function, arguments, &node.at),
        }
    }

    fn not_a_number(&mut self, found: Sort, at: &Range<usize>) -> Option<Typed> {
        let expected = Sort::Number;
        self.fault(SenseFault::WrongSort { found, expected }, at);
        None
    }

    fn binary(&mut self, operation: Operation, left: &Node, right: &Node) -> Option<Typed> {
        let (one, two) = (self.number(left), self.number(right));
        let (one, two) = (one?, two?);
        match operation {
            Operation::Add | Operation::Subtract => {
                let (one, two) = self.agree(one, two, left, right)?;
                let bare = one.bare && two.bare;
                let unit = one.unit;
                let expr = operate(operation, one.expr, two.expr);
                Some(Typed { expr, unit, bare })
            }
            Operation::Multiply => {
                let unit = product_unit(&one, &two);
                let bare = one.bare && two.bare;
                let expr = operate(operation, one.expr, two.expr);
                Some(Typed { expr, unit, bare })
            }
            Operation::Divide => {
                if constant(&two.expr).is_some_and(|divisor| divisor.is_zero()) {
                    self.fault(PlanFault::DivisionByZero, &right.at);
                    return None;
                }
                let unit = quotient_unit(&one, &two);
                let bare = one.bare && two.bare;
                let expr = operate(operation, one.expr, two.expr);
                Some(Typed { expr, unit, bare })
            }
        }
    }

    fn call(&mut self, function: Function, arguments: &[Node], at: &Range<usize>) -> Option<Typed> {
        let build: fn(Box<Expr>) -> Expr = match function {
            Function::Growth => Expr::Growth,
            Function::Previous => Expr::Previous,
            Function::Base => Expr::Base,
            Function::Cumulative => Expr::Cumulative,
            Function::Average => average,
            Function::Min | Function::Max => return self.extreme(function, arguments),
        };
        let inner = self.number(arguments.first()?)?;
        if constant(&inner.expr).is_some() {
            let function = function.name();
            self.fault(SenseFault::FunctionOfConstant { function }, at);
            return None;
        }
        let unit = match function {
            Function::Growth => Unit::percent(),
            Function::Previous
            | Function::Base
            | Function::Cumulative
            | Function::Average
            | Function::Min
            | Function::Max => inner.unit,
        };
        Some(Typed {
            expr: build(Box::new(inner.expr)),
            unit,
            bare: false,
        })
    }

    fn extreme(&mut self, function: Function, arguments: &[Node]) -> Option<Typed> {
        let typed: Vec<Option<Typed>> = arguments.iter().map(|node| self.number(node)).collect();
        let typed: Vec<Typed> = typed.into_iter().collect::<Option<_>>()?;
        let (reference, stands) = typed
            .iter()
            .zip(arguments)
            .find(|(typed, _)| !typed.bare)
            .or_else(|| typed.iter().zip(arguments).next())
            .map(|(typed, node)| (typed.clone(), node))?;
        let mut members = Vec::with_capacity(typed.len());
        for (one, node) in typed.into_iter().zip(arguments) {
            let agreed = self.agree(reference.clone(), one, stands, node);
            members.push(agreed.map(|(_, one)| one.expr));
        }
        let members = members.into_iter().collect::<Option<Vec<Expr>>>()?;
        let expr = match function {
            Function::Min => Expr::Min(members),
            Function::Max
            | Function::Growth
            | Function::Previous
            | Function::Base
            | Function::Cumulative
            | Function::Average => Expr::Max(members),
        };
        Some(Typed { expr, ..reference })
    }

    /// Both in one dimension: a bare number takes the other's unit where no doubt is possible.
    pub(super) fn agree(
        &mut self,
        one: Typed,
        two: Typed,
        left: &Node,
        right: &Node,
    ) -> Option<(Typed, Typed)> {
        match (one.bare, two.bare) {
            (true, true) => Some((one, two)),
            (true, false) => {
                let one = self.adapt(one, &two.unit, left)?;
                Some((one, two))
            }
            (false, true) => {
                let two = self.adapt(two, &one.unit, right)?;
                Some((one, two))
            }
            (false, false) if one.unit.dimension() == two.unit.dimension() => Some((one, two)),
            (false, false) => {
                let kind = UnitFault::UnitsDiffer {
                    left: one.unit.symbol().to_owned(),
                    right: two.unit.symbol().to_owned(),
                };
                self.fault(kind, &right.at);
                None
            }
        }
    }

    /// A bare number where `unit` is expected: right if it counts things one by one, is a plain
    /// factor, or is zero; else nobody can know whether 62 is 62 % or 6200 %.
    fn adapt(&mut self, bare: Typed, unit: &Unit, node: &Node) -> Option<Typed> {
        let value = constant(&bare.expr)?;
        let dimension = unit.dimension();
        let plain = *unit.size() == Exact::ONE
            && (dimension == Dimension::COUNT || dimension == Dimension::PURE);
        if !plain && !value.is_zero() {
            let kind = UnitFault::NeedsUnit {
                number: value.to_string(),
                unit: unit.symbol().to_owned(),
            };
            self.fault(kind, &node.at);
            return None;
        }
        Some(Typed {
            expr: Expr::Constant {
                value,
                unit: unit.clone(),
            },
            unit: unit.clone(),
            bare: false,
        })
    }
}

/// The sum of the years by how many they are, which is the sum of a one for each.
fn average(inner: Box<Expr>) -> Expr {
    let one = Expr::Constant {
        value: Exact::ONE,
        unit: Unit::one(),
    };
    let years = Expr::Cumulative(Box::new(one));
    operate(Operation::Divide, Expr::Cumulative(inner), years)
}

fn operate(operation: Operation, left: Expr, right: Expr) -> Expr {
    Expr::Binary {
        operation,
        left: Box::new(left),
        right: Box::new(right),
    }
}

pub(super) fn literal(number: &Number) -> Typed {
    let bare = number.unit.is_none();
    let unit = number.unit.clone().unwrap_or_else(Unit::one);
    let value = &number.value * unit.size();
    let expr = Expr::Constant {
        value,
        unit: unit.clone(),
    };
    Typed { expr, unit, bare }
}

fn product_unit(one: &Typed, two: &Typed) -> Unit {
    if one.bare || (one.unit.dimension() == Dimension::PURE && !two.bare) {
        return two.unit.clone();
    }
    if two.unit.dimension() == Dimension::PURE {
        return one.unit.clone();
    }
    Unit::coherent(one.unit.dimension().times(two.unit.dimension()))
}

fn quotient_unit(one: &Typed, two: &Typed) -> Unit {
    if two.bare {
        return one.unit.clone();
    }
    let dimension = one.unit.dimension().per(two.unit.dimension());
    if dimension == one.unit.dimension() && dimension != Dimension::PURE {
        return one.unit.clone();
    }
    Unit::coherent(dimension)
}

/// The value of an expression that looks at no indicator, in base units.
pub(in crate::plan) fn constant(expr: &Expr) -> Option<Exact> {
    match expr {
        Expr::Constant { value, .. } => Some(value.clone()),
        Expr::Negate(inner) => constant(inner).map(|value| -value),
        Expr::Binary {
            operation,
            left,
            right,
        } => {
            let (left, right) = (constant(left)?, constant(right)?);
            match operation {
                Operation::Add => Some(&left + &right),
                Operation::Subtract => Some(&left - &right),
                Operation::Multiply => Some(&left * &right),
                Operation::Divide => left.checked_div(&right),
            }
        }
        Expr::Min(members) => constants(members)?.into_iter().min(),
        Expr::Max(members) => constants(members)?.into_iter().max(),
        Expr::Indicator(_)
        | Expr::Growth(_)
        | Expr::Previous(_)
        | Expr::Base(_)
        | Expr::Cumulative(_) => None,
    }
}

fn constants(members: &[Expr]) -> Option<Vec<Exact>> {
    members.iter().map(constant).collect()
}
