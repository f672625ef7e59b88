//! How much of what is required has been attained, in a few steps: for a picture, not for a number.

use crate::quantity::{Comparison, Exact, Interval};
use crate::verdict::{Observed, Required, Status, Verdict};

/// How many of `steps` are attained; `None` where there is no figure that says. All of them only
/// and always if the target is met: the rest is rounded down.
pub(in crate::report) fn attained(verdict: &Verdict, steps: u32) -> Option<u32> {
    match verdict.status {
        Status::Met => Some(steps),
        Status::NotReported | Status::Unreadable | Status::NotApplicable => None,
        Status::Missed | Status::OnTrack | Status::Behind | Status::NotDue => {
            let share = share(verdict.observed.as_ref()?, verdict.required.as_ref()?)?;
            let reached = (&share * &Exact::from(steps)).floor().integer_digits();
            let most = steps.saturating_sub(1);
            // What has more digits than a number of steps is beyond all of them.
            Some(reached.parse().unwrap_or(most).min(most))
        }
    }
}

/// The part of the requirement that the figure makes up; zero where it has no part in it.
fn share(observed: &Observed, required: &Required) -> Option<Exact> {
    let observed = match observed {
        Observed::Number {
            value: Interval::Point(value),
            ..
        } => value,
        Observed::Number {
            value: Interval::Between { .. },
            ..
        } => return None,
        Observed::YesNo(_) | Observed::Date(_) => return Some(Exact::ZERO),
    };
    let ratio = |part: &Exact, whole: &Exact| {
        let has_part = part.is_positive() && whole.is_positive();
        let ratio = part.checked_div(whole).filter(|_| has_part);
        ratio.unwrap_or(Exact::ZERO)
    };
    Some(match required {
        Required::Number {
            comparison, value, ..
        } => {
            let bound = value.point()?;
            match comparison {
                Comparison::AtLeast | Comparison::Greater => ratio(observed, bound),
                Comparison::AtMost | Comparison::Less => ratio(bound, observed),
                Comparison::Equal if observed < bound => ratio(observed, bound),
                Comparison::Equal => ratio(bound, observed),
            }
        }
        Required::Range { low, high, .. } => {
            if observed < low {
                ratio(observed, low)
            } else {
                ratio(high, observed)
            }
        }
        Required::YesNo(_) | Required::Date { .. } => Exact::ZERO,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Level;
    use crate::quantity::{Unit, Year};

    fn verdict(status: Status, observed: &str, comparison: Comparison, bound: &str) -> Verdict {
        let number = |text: &str| Interval::Point(Exact::from_decimal(text).unwrap());
        let unit = Unit::percent();
        Verdict {
            target: 0,
            level: Level::Binding,
            area: None,
            period: Year::new(2025).unwrap(),
            due: Year::new(2025).unwrap(),
            is_due: true,
            status,
            observed: Some(Observed::Number {
                value: number(observed),
                unit: unit.clone(),
                places: 0,
            }),
            required: Some(Required::Number {
                comparison,
                value: number(bound),
                unit,
            }),
            shortfall: None,
            lacking: Vec::new(),
            schedule: None,
            reason: None,
            origins: Vec::new(),
            waiver: None,
            course: None,
        }
    }

    #[test]
    fn only_what_is_met_is_full() {
        use Comparison::{AtLeast, AtMost, Equal, Greater};
        let of = |status, observed, comparison, bound| {
            attained(&verdict(status, observed, comparison, bound), 8)
        };
        assert_eq!(of(Status::Met, "62", AtLeast, "62"), Some(8));
        assert_eq!(of(Status::Missed, "61.999999999", AtLeast, "62"), Some(7));
        assert_eq!(of(Status::Missed, "31", AtLeast, "62"), Some(4));
        assert_eq!(of(Status::Missed, "30.9999", AtLeast, "62"), Some(3));
        // Exactly at a bound that must be exceeded, and far over one that must be equalled.
        assert_eq!(of(Status::Missed, "5000", Greater, "5000"), Some(7));
        assert_eq!(of(Status::Missed, "200", Equal, "100"), Some(4));
        assert_eq!(of(Status::Missed, "3", Equal, "0"), Some(0));
        assert_eq!(of(Status::Missed, "20", AtMost, "10"), Some(4));
        assert_eq!(of(Status::Missed, "-5", AtLeast, "10"), Some(0));
        assert_eq!(of(Status::Met, "0", AtMost, "10"), Some(8));
        assert_eq!(of(Status::NotReported, "1", AtLeast, "2"), None);
        assert_eq!(of(Status::NotDue, "9", AtLeast, "2"), Some(7));
    }
}
