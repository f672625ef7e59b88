//! Expressions as people write them: with the names of indicators, or with their figures.

use std::collections::BTreeMap;

use crate::plan::{Condition, Expr, Operation};
use crate::quantity::Year;
use crate::report::expression::function;
use crate::report::figure;
use crate::report::names::Names;
use crate::vocabulary::IndicatorId;

/// The figures of indicators and years, as they are shown; more than one where they compete.
pub(super) type Figures = BTreeMap<(IndicatorId, Year), Vec<String>>;

/// A writer of expressions.
pub(super) struct Formula<'a> {
    names: &'a Names<'a>,
    /// What stands in place of the indicators; their names, if `None`.
    figures: Option<&'a Figures>,
}

/// How tightly an expression holds together; a looser one needs parentheses in a tighter one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    Sum,
    Product,
    Whole,
}

type Part = (String, Hold);

impl<'a> Formula<'a> {
    /// With names.
    pub(super) fn in_words(names: &'a Names<'a>) -> Self {
        Self {
            names,
            figures: None,
        }
    }

    /// With figures.
    pub(super) fn in_figures(names: &'a Names<'a>, figures: &'a Figures) -> Self {
        Self {
            names,
            figures: Some(figures),
        }
    }

    /// `expr` in `year`.
    pub(super) fn text(&self, expr: &Expr, year: Year) -> String {
        self.part(expr, year).0
    }

    /// A condition in `year`.
    pub(super) fn condition(&self, condition: &Condition, year: Year) -> String {
        let lang = self.names.lang;
        match condition {
            Condition::Compare {
                left,
                comparison,
                right,
                ..
            } => {
                let (left, right) = (self.text(left, year), self.text(right, year));
                format!("{left} {} {right}", comparison.sign())
            }
            Condition::Within {
                value,
                low,
                high,
                unit,
            } => {
                let value = self.text(value, year);
                let [low, high] = [low, high].map(|end| figure::constant(end, unit));
                lang.pick(
                    format!("{value} 在 {low} 到 {high} 之间"),
                    format!("{value} between {low} and {high}"),
                )
            }
            Condition::Done {
                indicator,
                required,
            } => {
                let what = self.indicator(*indicator, year).0;
                let required = match required {
                    true => lang.pick("是", "yes"),
                    false => lang.pick("否", "no"),
                };
                format!("{what} = {required}")
            }
            Condition::Dated {
                indicator,
                comparison,
                bound,
            } => {
                let what = self.indicator(*indicator, year).0;
                format!("{what} {} {bound}", comparison.sign())
            }
        }
    }

    fn part(&self, expr: &Expr, year: Year) -> Part {
        match expr {
            Expr::Constant { value, unit } => (figure::constant(value, unit), Hold::Whole),
            Expr::Indicator(id) => self.indicator(*id, year),
            Expr::Negate(inner) => {
                let inner = self.at_least(Hold::Product, inner, year);
                (format!("-{inner}"), Hold::Product)
            }
            Expr::Binary {
                operation,
                left,
                right,
            } => self.binary(*operation, left, right, year),
            Expr::Growth(inner) => match self.figures {
                None => self.call("growth", inner, year),
                Some(_) => {
                    let now = self.at_least(Hold::Product, inner, year);
                    let before = self.at_least(Hold::Whole, inner, year.before());
                    (format!("{now} / {before} - 1"), Hold::Sum)
                }
            },
            Expr::Previous(inner) => match self.figures {
                None => self.call("previous", inner, year),
                Some(_) => self.part(inner, year.before()),
            },
            Expr::Base(inner) => match self.figures {
                None => self.call("base", inner, year),
                Some(_) => self.part(inner, self.names.plan.base_year),
            },
            Expr::Cumulative(inner) => match self.figures {
                None => self.call("cumulative", inner, year),
                Some(_) => {
                    let years = self.names.plan.first_year.to(year);
                    let parts = years.map(|year| self.at_least(Hold::Sum, inner, year));
                    (parts.collect::<Vec<_>>().join(" + "), Hold::Sum)
                }
            },
            Expr::Min(all) => self.extreme("min", all, year),
            Expr::Max(all) => self.extreme("max", all, year),
        }
    }

    /// An indicator by its name; or its figure, or the formula that it is computed by.
    fn indicator(&self, id: IndicatorId, year: Year) -> Part {
        let Some(figures) = self.figures else {
            return (format!("“{}”", self.names.indicator(id)), Hold::Whole);
        };
        let rule = self.names.plan.indicator(id);
        if let Some(formula) = rule.and_then(|rule| rule.formula.as_ref()) {
            let computed = self.part(formula, year);
            let lacks_input = computed.0.contains(self.missing());
            if !lacks_input || !figures.contains_key(&(id, year)) {
                return computed;
            }
        }
        let text = match figures.get(&(id, year)).map(Vec::as_slice) {
            Some([one]) => one.clone(),
            Some(several @ [_, ..]) => {
                let or = self.names.lang.pick(" 或 ", " or ");
                return (format!("({})", several.join(or)), Hold::Whole);
            }
            Some([]) | None => self.missing().to_owned(),
        };
        (text, Hold::Whole)
    }

    /// What stands in place of a figure that nobody reported.
    fn missing(&self) -> &'static str {
        self.names.lang.pick("（缺）", "(missing)")
    }

    fn binary(&self, operation: Operation, left: &Expr, right: &Expr, year: Year) -> Part {
        let (sign, hold, on_the_right) = match operation {
            Operation::Add => ("+", Hold::Sum, Hold::Sum),
            Operation::Subtract => ("-", Hold::Sum, Hold::Product),
            Operation::Multiply => ("×", Hold::Product, Hold::Product),
            Operation::Divide => ("/", Hold::Product, Hold::Whole),
        };
        let left = self.at_least(hold, left, year);
        let right = self.at_least(on_the_right, right, year);
        (format!("{left} {sign} {right}"), hold)
    }

    fn call(&self, name: &'static str, inner: &Expr, year: Year) -> Part {
        let inner = self.text(inner, year);
        let name = function(name, self.names.lang);
        (format!("{name}({inner})"), Hold::Whole)
    }

    fn extreme(&self, name: &'static str, all: &[Expr], year: Year) -> Part {
        let all = all.iter().map(|expr| self.text(expr, year));
        let all = all.collect::<Vec<_>>().join(", ");
        let name = function(name, self.names.lang);
        (format!("{name}({all})"), Hold::Whole)
    }

    fn at_least(&self, hold: Hold, expr: &Expr, year: Year) -> String {
        match self.part(expr, year) {
            (text, own) if own >= hold => text,
            (text, _) => format!("({text})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Comparison, Exact, Unit};
    use crate::report::wording::Lang;

    #[test]
    fn parentheses_stand_where_they_must() {
        let plan = crate::plan::read(include_str!("../../../targets.toml"));
        let plan = plan.unwrap().plan;
        let names = Names {
            plan: &plan,
            files: &[],
            lang: Lang::En,
        };
        let number = |value: i64| Expr::Constant {
            value: Exact::ratio(value, 1).unwrap(),
            unit: Unit::one(),
        };
        let binary = |operation, left, right| Expr::Binary {
            operation,
            left: Box::new(left),
            right: Box::new(right),
        };
        let sum = || binary(Operation::Add, number(1), number(2));
        let year = plan.last_year;
        let text = |expr: Expr| Formula::in_words(&names).text(&expr, year);
        assert_eq!(
            text(binary(Operation::Divide, sum(), sum())),
            "(1 + 2) / (1 + 2)"
        );
        assert_eq!(
            text(binary(Operation::Subtract, number(5), sum())),
            "5 - (1 + 2)"
        );
        assert_eq!(text(binary(Operation::Add, sum(), sum())), "1 + 2 + 1 + 2");
        let quotient = binary(Operation::Divide, number(6), number(3));
        assert_eq!(
            text(binary(Operation::Divide, number(6), quotient)),
            "6 / (6 / 3)"
        );
        let condition = Condition::Compare {
            left: Expr::Growth(Box::new(sum())),
            comparison: Comparison::AtLeast,
            right: number(7),
            unit: Unit::one(),
        };
        let figures = Figures::new();
        let written = Formula::in_figures(&names, &figures).condition(&condition, year);
        assert_eq!(written, "(1 + 2) / (1 + 2) - 1 ≥ 7");
    }
}
