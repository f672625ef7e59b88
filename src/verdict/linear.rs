//! From a requirement to a question that whole numbers answer, where it is one.
//!
//! Every expression is brought to a fraction of two sums of figures. Where neither side of a
//! comparison then multiplies a figure with a figure, and what is divided by is above zero, the
//! answer is a matter of whole numbers. For everything else there is the thorough way, and what this
//! way answers the thorough one must answer alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{Condition, Expr, Operation, Plan};
use crate::quantity::{Comparison, Exact};
use crate::vocabulary::{IndicatorId, Line, Measure, Question, Sign};

/// A figure: of an indicator, so many years before.
pub(super) type Leaf = (IndicatorId, u16);

/// A sum of multiples of figures, and a constant.
#[derive(Clone, Debug)]
struct Sum {
    terms: BTreeMap<Leaf, Exact>,
    constant: Exact,
}

/// A fraction of two sums.
#[derive(Clone, Debug)]
struct Fraction {
    over: Sum,
    /// Above zero, as the question takes for given.
    under: Sum,
}

/// A question in the making.
struct Making<'a> {
    plan: &'a Plan,
    /// What has to be above zero.
    given: Vec<Sum>,
}

impl Sum {
    const fn constant(constant: Exact) -> Self {
        Self {
            terms: BTreeMap::new(),
            constant,
        }
    }

    /// The constant, if there are no figures.
    fn as_constant(&self) -> Option<&Exact> {
        self.terms.is_empty().then_some(&self.constant)
    }

    fn times(&self, by: &Exact) -> Self {
        let terms = self.terms.iter().map(|(leaf, of)| (*leaf, of * by));
        Self {
            terms: terms.collect(),
            constant: &self.constant * by,
        }
    }

    /// A figure that cancels out stays among the terms: it may be missing.
    fn plus(&self, other: &Self) -> Self {
        let mut terms = self.terms.clone();
        for (leaf, by) in &other.terms {
            let known = terms.entry(*leaf).or_insert(Exact::ZERO);
            *known = &*known + by;
        }
        Self {
            terms,
            constant: &self.constant + &other.constant,
        }
    }

    fn minus(&self, other: &Self) -> Self {
        self.plus(&other.times(&-Exact::ONE))
    }

    /// The product, where one of the two is a constant.
    fn product(&self, other: &Self) -> Option<Self> {
        match (self.as_constant(), other.as_constant()) {
            (Some(by), _) => Some(other.times(by)),
            (None, Some(by)) => Some(self.times(by)),
            (None, None) => None,
        }
    }

    /// The same of the figures of the year before.
    fn before(&self) -> Option<Self> {
        let terms: Option<BTreeMap<Leaf, Exact>> = self
            .terms
            .iter()
            .map(|((id, before), by)| Some(((*id, before.checked_add(1)?), by.clone())))
            .collect();
        Some(Self {
            terms: terms?,
            constant: self.constant.clone(),
        })
    }
}

impl Fraction {
    const fn constant(constant: Exact) -> Self {
        Self {
            over: Sum::constant(constant),
            under: Sum::constant(Exact::ONE),
        }
    }
}

/// The question of a condition; `None` if it takes more than whole numbers to answer.
pub(super) fn question(plan: &Plan, condition: &Condition) -> Option<Question<Leaf>> {
    let mut making = Making {
        plan,
        given: Vec::new(),
    };
    let asked = match condition {
        Condition::Compare {
            left,
            comparison,
            right,
            ..
        } => {
            let (left, right) = (making.fraction(left)?, making.fraction(right)?);
            vec![compared(&left, *comparison, &right)?]
        }
        Condition::Within {
            value, low, high, ..
        } => {
            let value = making.fraction(value)?;
            let end = |comparison, end: &Exact| {
                compared(&value, comparison, &Fraction::constant(end.clone()))
            };
            vec![
                end(Comparison::AtLeast, low)?,
                end(Comparison::AtMost, high)?,
            ]
        }
        Condition::Done { .. } | Condition::Dated { .. } => return None,
    };
    finished(making.given, asked)
}

impl Making<'_> {
    fn fraction(&mut self, expr: &Expr) -> Option<Fraction> {
        match expr {
            Expr::Constant { value, .. } => Some(Fraction::constant(value.clone())),
            Expr::Indicator(id) => self.figure(*id),
            Expr::Negate(inner) => {
                let inner = self.fraction(inner)?;
                Some(Fraction {
                    over: inner.over.times(&-Exact::ONE),
                    under: inner.under,
                })
            }
            Expr::Binary {
                operation,
                left,
                right,
            } => {
                let (left, right) = (self.fraction(left)?, self.fraction(right)?);
                self.combined(*operation, &left, &right)
            }
            Expr::Growth(inner) => {
                let now = self.fraction(inner)?;
                // Growth of a fraction would multiply figures.
                now.under.as_constant()?;
                let before = now.over.before()?;
                self.given.push(before.clone());
                Some(Fraction {
                    over: now.over.minus(&before),
                    under: before,
                })
            }
            Expr::Previous(inner) => self.previous(inner),
            Expr::Base(_) | Expr::Cumulative(_) | Expr::Min(_) | Expr::Max(_) => None,
        }
    }

    /// What is divided by is given of the year before, and not of this.
    fn previous(&mut self, inner: &Expr) -> Option<Fraction> {
        let known = self.given.len();
        let inner = self.fraction(inner)?;
        let moved: Option<Vec<Sum>> = self.given.drain(known..).map(|sum| sum.before()).collect();
        self.given.extend(moved?);
        Some(Fraction {
            over: inner.over.before()?,
            under: inner.under.before()?,
        })
    }

    /// A figure that no formula computes and no base stands in for, in base units.
    fn figure(&self, id: IndicatorId) -> Option<Fraction> {
        let (term, rule) = (self.plan.vocabulary.term(id)?, self.plan.indicator(id)?);
        let Measure::Number(unit) = &term.measure else {
            return None;
        };
        if rule.formula.is_some() || rule.base.is_some() {
            return None;
        }
        Some(Fraction {
            over: Sum {
                terms: BTreeMap::from([((id, 0), unit.size().clone())]),
                constant: Exact::ZERO,
            },
            under: Sum::constant(Exact::ONE),
        })
    }

    fn combined(
        &mut self,
        operation: Operation,
        left: &Fraction,
        right: &Fraction,
    ) -> Option<Fraction> {
        let across = |one: &Fraction, other: &Fraction| one.over.product(&other.under);
        Some(match operation {
            Operation::Add => Fraction {
                over: across(left, right)?.plus(&across(right, left)?),
                under: left.under.product(&right.under)?,
            },
            Operation::Subtract => Fraction {
                over: across(left, right)?.minus(&across(right, left)?),
                under: left.under.product(&right.under)?,
            },
            Operation::Multiply => Fraction {
                over: left.over.product(&right.over)?,
                under: left.under.product(&right.under)?,
            },
            Operation::Divide => {
                self.given.push(right.over.clone());
                Fraction {
                    over: across(left, right)?,
                    under: left.under.product(&right.over)?,
                }
            }
        })
    }
}

/// The difference of both sides, times what they are divided by, and how it has to stand to zero.
fn compared(left: &Fraction, comparison: Comparison, right: &Fraction) -> Option<(Sum, Sign)> {
    let (left, right) = (
        left.over.product(&right.under)?,
        right.over.product(&left.under)?,
    );
    Some(match comparison {
        Comparison::AtLeast => (left.minus(&right), Sign::NotBelow),
        Comparison::Greater => (left.minus(&right), Sign::Above),
        Comparison::AtMost => (right.minus(&left), Sign::NotBelow),
        Comparison::Less => (right.minus(&left), Sign::Above),
        Comparison::Equal => (left.minus(&right), Sign::Zero),
    })
}

fn finished(given: Vec<Sum>, asked: Vec<(Sum, Sign)>) -> Option<Question<Leaf>> {
    let given: Vec<(Sum, Sign)> = given.into_iter().map(|sum| (sum, Sign::Above)).collect();
    let inputs: BTreeSet<Leaf> = given
        .iter()
        .chain(&asked)
        .flat_map(|(sum, _)| sum.terms.keys().copied())
        .collect();
    let inputs: Vec<Leaf> = inputs.into_iter().collect();
    let line = |(sum, sign): &(Sum, Sign)| {
        let terms: Option<Vec<(usize, Exact)>> = sum
            .terms
            .iter()
            .map(|(leaf, by)| Some((inputs.binary_search(leaf).ok()?, by.clone())))
            .collect();
        Line::new(&terms?, &sum.constant, *sign)
    };
    let lines = |sums: &[(Sum, Sign)]| sums.iter().map(line).collect::<Option<Vec<Line>>>();
    let (given, asked) = (lines(&given)?, lines(&asked)?);
    (!inputs.is_empty()).then(|| Question::new(inputs, given, asked))
}
