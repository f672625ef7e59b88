//! Whether a condition holds, with what was observed and what is required.

use super::evaluate::{Number, undecided};
use super::trial::{Stop, Trial};
use super::{Observed, Required};
use crate::plan::{Condition, Expr};
use crate::quantity::{Comparison, Exact, Interval, Truth, Unit, Year};

/// What a condition comes to. The sides are there as far as they can be computed.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) truth: Result<Truth, Stop>,
    pub(super) observed: Option<Observed>,
    pub(super) required: Option<Required>,
}

impl Trial<'_> {
    /// Judges `condition` on the figures of `year`.
    pub(super) fn condition(&mut self, condition: &Condition, year: Year) -> Answer {
        match condition {
            Condition::Compare {
                left,
                comparison,
                right,
                unit,
            } => self.compare(left, *comparison, right, unit, year),
            Condition::Within {
                value,
                low,
                high,
                unit,
            } => {
                let required = Required::Range {
                    low: low.checked_div(unit.size()).unwrap_or_else(|| low.clone()),
                    high: high
                        .checked_div(unit.size())
                        .unwrap_or_else(|| high.clone()),
                    unit: unit.clone(),
                };
                let value = self.number(value, year);
                Answer {
                    observed: value.as_ref().ok().map(|number| observed(number, unit)),
                    required: Some(required),
                    truth: value.map(|number| within(&number.value, low, high)),
                }
            }
            Condition::Done {
                indicator,
                required,
            } => {
                let done = self.done(*indicator, year);
                Answer {
                    observed: done.as_ref().ok().map(|done| Observed::YesNo(*done)),
                    required: Some(Required::YesNo(*required)),
                    truth: done.map(|done| {
                        if done == *required {
                            Truth::Holds
                        } else {
                            Truth::Fails
                        }
                    }),
                }
            }
            Condition::Dated {
                indicator,
                comparison,
                bound,
            } => {
                let days = self.days(*indicator, year);
                Answer {
                    observed: days.as_ref().ok().map(|days| Observed::Date(*days)),
                    required: Some(Required::Date {
                        comparison: *comparison,
                        bound: *bound,
                    }),
                    truth: days.map(|days| days.compare(*comparison, *bound)),
                }
            }
        }
    }

    fn compare(
        &mut self,
        left: &Expr,
        comparison: Comparison,
        right: &Expr,
        unit: &Unit,
        year: Year,
    ) -> Answer {
        let left = self.number(left, year);
        let right = self.number(right, year);
        Answer {
            observed: left.as_ref().ok().map(|number| observed(number, unit)),
            required: right.as_ref().ok().map(|number| Required::Number {
                comparison,
                value: in_unit(&number.value, unit),
                unit: unit.clone(),
            }),
            truth: super::evaluate::both(left, right)
                .map(|(left, right)| left.value.compare(comparison, &right.value)),
        }
    }

    /// Whether a condition certainly holds; an open one is unreadable.
    pub(super) fn holds(&mut self, condition: &Condition, year: Year) -> Result<bool, Stop> {
        match self.condition(condition, year).truth? {
            Truth::Holds => Ok(true),
            Truth::Fails => Ok(false),
            Truth::Open => Err(undecided()),
        }
    }
}

fn observed(number: &Number, unit: &Unit) -> Observed {
    Observed::Number {
        value: in_unit(&number.value, unit),
        unit: unit.clone(),
        places: number.places,
    }
}

/// From base units to `unit`.
pub(super) fn in_unit(value: &Interval, unit: &Unit) -> Interval {
    match Exact::ONE.checked_div(unit.size()) {
        Some(factor) => value.scale(&factor),
        None => value.clone(),
    }
}

fn within(value: &Interval, low: &Exact, high: &Exact) -> Truth {
    let above = value.compare(Comparison::AtLeast, &Interval::Point(low.clone()));
    let below = value.compare(Comparison::AtMost, &Interval::Point(high.clone()));
    match (above, below) {
        (Truth::Holds, Truth::Holds) => Truth::Holds,
        (Truth::Fails, _) | (_, Truth::Fails) => Truth::Fails,
        (Truth::Holds | Truth::Open, Truth::Holds | Truth::Open) => Truth::Open,
    }
}
