//! Ranges of exact numbers: what a one-sided figure such as "≥ 62 %" is certain of.

use std::cmp::Ordering;

use super::{Comparison, Exact};

/// One end of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Where the interval ends.
    pub value: Exact,
    /// Whether the end itself belongs to it.
    pub included: bool,
}

/// A non-empty set of numbers without gaps: a single number in the everyday case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Interval {
    /// Exactly this number.
    Point(Exact),
    /// Every number between the ends; a missing end is open to infinity.
    Between {
        /// The lower end.
        low: Option<Bound>,
        /// The upper end.
        high: Option<Bound>,
    },
}

/// What is known of a statement about a figure that is itself not fully known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds for every value the figure may have.
    Holds,
    /// It holds for none.
    Fails,
    /// It holds for some and not for others.
    Open,
}

impl Interval {
    /// All numbers from `low` (included or not) upwards.
    pub fn from_low(value: Exact, included: bool) -> Self {
        Self::Between {
            low: Some(Bound { value, included }),
            high: None,
        }
    }

    /// All numbers up to `high` (included or not).
    pub fn to_high(value: Exact, included: bool) -> Self {
        Self::Between {
            low: None,
            high: Some(Bound { value, included }),
        }
    }

    /// The number, if it is a single one.
    pub fn point(&self) -> Option<&Exact> {
        match self {
            Self::Point(value) => Some(value),
            Self::Between { .. } => None,
        }
    }

    /// The two ends.
    pub fn ends(&self) -> (Option<Bound>, Option<Bound>) {
        match self {
            Self::Point(value) => {
                let end = Bound {
                    value: value.clone(),
                    included: true,
                };
                (Some(end.clone()), Some(end))
            }
            Self::Between { low, high } => (low.clone(), high.clone()),
        }
    }

    /// The interval of all sums.
    pub fn add(&self, other: &Self) -> Self {
        if let (Self::Point(left), Self::Point(right)) = (self, other) {
            return Self::Point(left + right);
        }
        let ((low, high), (other_low, other_high)) = (self.ends(), other.ends());
        Self::Between {
            low: add_ends(low, other_low),
            high: add_ends(high, other_high),
        }
    }

    /// The interval of all negatives.
    pub fn negate(&self) -> Self {
        let flip = |end: &Option<Bound>| {
            end.as_ref().map(|bound| Bound {
                value: -bound.value.clone(),
                included: bound.included,
            })
        };
        match self {
            Self::Point(value) => Self::Point(-value.clone()),
            Self::Between { low, high } => Self::Between {
                low: flip(high),
                high: flip(low),
            },
        }
    }

    /// The interval of all multiples by one exact factor.
    pub fn scale(&self, factor: &Exact) -> Self {
        if factor.is_zero() {
            return Self::Point(Exact::ZERO);
        }
        let times = |end: &Option<Bound>| {
            end.as_ref().map(|bound| Bound {
                value: &bound.value * factor,
                included: bound.included,
            })
        };
        match self {
            Self::Point(value) => Self::Point(value * factor),
            Self::Between { low, high } if factor.is_positive() => Self::Between {
                low: times(low),
                high: times(high),
            },
            Self::Between { low, high } => Self::Between {
                low: times(high),
                high: times(low),
            },
        }
    }

    /// The interval of all products; `None` where two open figures meet and one of them may be
    /// negative, of which nothing useful is certain.
    pub fn multiply(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Point(factor), range) | (range, Self::Point(factor)) => {
                Some(range.scale(factor))
            }
            (
                Self::Between { low, high },
                Self::Between {
                    low: other_low,
                    high: other_high,
                },
            ) => {
                let (low, other_low) = (low.clone()?, other_low.clone()?);
                if low.value.is_negative() || other_low.value.is_negative() {
                    return None;
                }
                Some(Self::Between {
                    low: Some(times_ends(&low, &other_low)),
                    high: high
                        .as_ref()
                        .zip(other_high.as_ref())
                        .map(|(a, b)| times_ends(a, b)),
                })
            }
        }
    }

    /// The interval of all reciprocals; `None` where zero is among the numbers.
    pub fn reciprocal(&self) -> Option<Self> {
        let (low, high) = match self {
            Self::Point(value) => return Exact::ONE.checked_div(value).map(Self::Point),
            Self::Between { low, high } => (low.as_ref(), high.as_ref()),
        };
        let above_zero = low
            .is_some_and(|end| end.value.is_positive() || (end.value.is_zero() && !end.included));
        let below_zero = high
            .is_some_and(|end| end.value.is_negative() || (end.value.is_zero() && !end.included));
        if !above_zero && !below_zero {
            return None;
        }
        let zero = Some(Bound {
            value: Exact::ZERO,
            included: false,
        });
        let flip = |end: Option<&Bound>| match end {
            Some(bound) => Exact::ONE.checked_div(&bound.value).map(|value| Bound {
                value,
                included: bound.included,
            }),
            None => zero.clone(),
        };
        Some(Self::Between {
            low: flip(high),
            high: flip(low),
        })
    }

    /// Whether every number here stands in `comparison` to every number there.
    pub fn compare(&self, comparison: Comparison, other: &Self) -> Truth {
        if let (Self::Point(left), Self::Point(right)) = (self, other) {
            return if comparison.holds(left.cmp(right)) {
                Truth::Holds
            } else {
                Truth::Fails
            };
        }
        let ((low, high), (other_low, other_high)) = (self.ends(), other.ends());
        match comparison {
            Comparison::Less => decided(
                below(&high, &other_low, true),
                below(&other_high, &low, false),
            ),
            Comparison::AtMost => decided(
                below(&high, &other_low, false),
                below(&other_high, &low, true),
            ),
            Comparison::Greater => decided(
                below(&other_high, &low, true),
                below(&high, &other_low, false),
            ),
            Comparison::AtLeast => decided(
                below(&other_high, &low, false),
                below(&high, &other_low, true),
            ),
            Comparison::Equal => decided(
                false,
                below(&high, &other_low, true) || below(&other_high, &low, true),
            ),
        }
    }
}

fn decided(holds: bool, fails: bool) -> Truth {
    match (holds, fails) {
        (true, _) => Truth::Holds,
        (false, true) => Truth::Fails,
        (false, false) => Truth::Open,
    }
}

/// Whether everything up to `high` is below (strictly, or at most) everything from `low`.
fn below(high: &Option<Bound>, low: &Option<Bound>, strictly: bool) -> bool {
    let (Some(high), Some(low)) = (high, low) else {
        return false;
    };
    match high.value.cmp(&low.value) {
        Ordering::Less => true,
        Ordering::Equal => !(strictly && high.included && low.included),
        Ordering::Greater => false,
    }
}

fn add_ends(one: Option<Bound>, other: Option<Bound>) -> Option<Bound> {
    let (one, other) = (one?, other?);
    Some(Bound {
        value: &one.value + &other.value,
        included: one.included && other.included,
    })
}

/// The end of a product of numbers that are not negative. A zero that belongs to either makes a zero
/// whatever the other is, so it belongs to the product.
fn times_ends(one: &Bound, other: &Bound) -> Bound {
    let is_zero = |end: &Bound| end.included && end.value.is_zero();
    Bound {
        value: &one.value * &other.value,
        included: (one.included && other.included) || is_zero(one) || is_zero(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Exact {
        Exact::from_decimal(text).unwrap()
    }
    fn point(text: &str) -> Interval {
        Interval::Point(number(text))
    }

    #[test]
    fn more_than_62_proves_at_least_62_and_not_equal_to_70() {
        let more = Interval::from_low(number("62"), false);
        assert_eq!(
            more.compare(Comparison::AtLeast, &point("62")),
            Truth::Holds
        );
        assert_eq!(
            more.compare(Comparison::Greater, &point("62")),
            Truth::Holds
        );
        assert_eq!(more.compare(Comparison::Equal, &point("70")), Truth::Open);
        assert_eq!(more.compare(Comparison::Equal, &point("62")), Truth::Fails);
        assert_eq!(more.compare(Comparison::AtMost, &point("62")), Truth::Fails);
        assert_eq!(more.compare(Comparison::AtLeast, &point("63")), Truth::Open);
    }

    #[test]
    fn at_least_62_does_not_prove_more_than_62() {
        let at_least = Interval::from_low(number("62"), true);
        assert_eq!(
            at_least.compare(Comparison::Greater, &point("62")),
            Truth::Open
        );
        assert_eq!(
            at_least.compare(Comparison::Less, &point("62")),
            Truth::Fails
        );
    }

    #[test]
    fn a_share_of_an_open_denominator_is_open_below() {
        let share = point("50").multiply(
            &Interval::from_low(number("100"), true)
                .reciprocal()
                .unwrap(),
        );
        assert_eq!(
            share.unwrap().compare(Comparison::AtMost, &point("0.5")),
            Truth::Holds
        );
    }

    #[test]
    fn what_may_be_zero_has_no_reciprocal() {
        assert_eq!(Interval::from_low(number("0"), true).reciprocal(), None);
        assert!(
            Interval::from_low(number("0"), false)
                .reciprocal()
                .is_some()
        );
        assert_eq!(point("0").reciprocal(), None);
    }

    #[test]
    fn what_is_on_one_side_of_zero_has_a_reciprocal_on_the_same() {
        // Above: zero is not among them, be it that they begin above it or right after it.
        let of_half = Interval::from_low(number("0.5"), true)
            .reciprocal()
            .unwrap();
        assert_eq!(
            of_half.compare(Comparison::AtMost, &point("2")),
            Truth::Holds
        );
        assert_eq!(
            of_half.compare(Comparison::Greater, &point("0")),
            Truth::Holds
        );
        // Below likewise.
        for (from, included) in [("-0.5", true), ("-0.5", false), ("0", false)] {
            let below = Interval::to_high(number(from), included).reciprocal();
            let is_below = below.unwrap().compare(Comparison::Less, &point("0"));
            assert_eq!(is_below, Truth::Holds, "{from}");
        }
        for (from, included) in [("0", true), ("0.5", false)] {
            let below = Interval::to_high(number(from), included).reciprocal();
            assert_eq!(below, None, "{from}");
        }
        assert_eq!(Interval::from_low(number("-0.5"), false).reciprocal(), None);
    }

    #[test]
    fn an_end_belongs_to_a_product_if_both_do_or_a_zero_does() {
        let product = |one: (&str, bool), other: (&str, bool)| {
            let [one, other] =
                [one, other].map(|(low, included)| Interval::from_low(number(low), included));
            one.multiply(&other).unwrap().ends().0.unwrap()
        };
        let end = |value: &str, included| Bound {
            value: number(value),
            included,
        };
        assert_eq!(product(("2", true), ("3", true)), end("6", true));
        assert_eq!(product(("2", true), ("3", false)), end("6", false));
        assert_eq!(product(("2", false), ("3", true)), end("6", false));
        assert_eq!(product(("0", false), ("3", true)), end("0", false));
        assert_eq!(product(("3", true), ("0", false)), end("0", false));
        assert_eq!(product(("0", true), ("3", false)), end("0", true));
        assert_eq!(product(("3", false), ("0", true)), end("0", true));
    }

    #[test]
    fn nothing_divided_by_more_than_something_may_be_nothing() {
        let at_least_zero = Interval::from_low(Exact::ZERO, true);
        let above_five = Interval::from_low(number("5"), false);
        let share = at_least_zero
            .multiply(&above_five.reciprocal().unwrap())
            .unwrap();
        assert_eq!(share.compare(Comparison::Greater, &point("0")), Truth::Open);
        assert_eq!(
            share.compare(Comparison::AtLeast, &point("0")),
            Truth::Holds
        );
    }
}
