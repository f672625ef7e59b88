//! What is kept of the townships' plain figures of one indicator in one year: a few words, however
//! many they are.

use crate::quantity::Fixed;

/// The sum of plain figures, and roughly how large they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::data) struct Sum {
    /// In millionths.
    total: i64,
    /// The sizes met, as powers of four: a bit each. The lowest is for what is not above zero.
    met: u32,
    /// Those met more than once.
    again: u32,
}

/// How many times larger than another a figure has to be to look like a slip, as a power of four.
/// What judges it looks for a thousandfold; this is less by the most that rounding down may hide.
const FAR: u32 = 4;

/// How far apart the others may lie: a hundredfold, and what rounding may add.
const ALIKE: u32 = 4;

impl Sum {
    /// Adds many figures, in millionths; `false`, and nothing is added, if the sum would grow too
    /// large.
    #[must_use]
    #[inline]
    pub(in crate::data) fn add_all(&mut self, values: impl Iterator<Item = i64>) -> bool {
        let mut sum = *self;
        for value in values {
            let Some(total) = sum.total.checked_add(value) else {
                return false;
            };
            sum.total = total;
            let size = size_of(value);
            sum.again |= sum.met & size;
            sum.met |= size;
        }
        *self = sum;
        true
    }

    /// The sum in millionths.
    pub(in crate::data) fn total(&self) -> i64 {
        self.total
    }

    /// Takes in another's figures; `false` if the sum would grow too large.
    #[must_use]
    pub(in crate::data) fn absorb(&mut self, other: &Self) -> bool {
        let Some(total) = self.total.checked_add(other.total) else {
            return false;
        };
        self.total = total;
        self.again |= other.again | (self.met & other.met);
        self.met |= other.met;
        true
    }

    /// Whether one figure may lie so far from all others that it looks like a slip: a rough answer,
    /// never a wrong "no".
    pub(in crate::data) fn may_hold_slip(&self) -> bool {
        const NOT_ABOVE_ZERO: u32 = 1;
        if self.met & NOT_ABOVE_ZERO != 0 {
            return false;
        }
        let is_apart = |extreme: u32, others: u32| {
            let (Some(low), Some(high)) = (
                others.checked_ilog2().map(|_| others.trailing_zeros()),
                others.checked_ilog2(),
            ) else {
                return false;
            };
            let at = extreme.trailing_zeros();
            let gap = at.abs_diff(if at < low { low } else { high });
            self.again & extreme == 0 && gap >= FAR && high.abs_diff(low) <= ALIKE
        };
        let least = self.met & self.met.wrapping_neg();
        let greatest = self.met.checked_ilog2().map_or(0, |bit| 1 << bit);
        [least, greatest]
            .into_iter()
            .any(|extreme| is_apart(extreme, self.met & !extreme))
    }
}

/// Plain figures of an indicator that does not add up: the first, and one that differs from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::data) struct Different {
    first: i64,
    other: i64,
}

/// What no plain figure is.
const NONE: i64 = i64::MIN;

impl Different {
    /// None yet.
    pub(in crate::data) const NONE: Self = Self {
        first: NONE,
        other: NONE,
    };

    /// Takes in many figures, in millionths.
    #[inline]
    pub(in crate::data) fn meet_all(&mut self, values: impl Iterator<Item = i64>) {
        for value in values {
            if self.other != NONE {
                return;
            }
            self.take(value);
        }
    }

    #[inline]
    fn take(&mut self, value: i64) {
        if self.first == NONE {
            self.first = value;
        } else if self.first != value && self.other == NONE {
            self.other = value;
        }
    }

    /// Takes in those of another.
    pub(in crate::data) fn absorb(&mut self, other: Self) {
        self.meet_all(other.iter().map(Fixed::millionths));
    }

    /// The one or two.
    pub(in crate::data) fn iter(self) -> impl Iterator<Item = Fixed> {
        [self.first, self.other]
            .into_iter()
            .filter_map(Fixed::from_millionths)
    }
}

/// The bit for a size.
fn size_of(millionths: i64) -> u32 {
    match millionths.checked_ilog2() {
        None => 1,
        Some(power) => 2_u32.checked_shl(power / 2).unwrap_or(1 << 31),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Exact;

    fn fixed(text: &str) -> Fixed {
        Fixed::from_exact(&Exact::from_decimal(text).unwrap()).unwrap()
    }

    fn sum(figures: &[&str]) -> Sum {
        let mut sum = Sum::default();
        for figure in figures {
            assert!(sum.add_all(std::iter::once(fixed(figure).millionths())));
        }
        sum
    }

    #[test]
    fn a_figure_a_thousand_times_the_others_is_never_overlooked() {
        // Every size from the smallest to the largest, and others at both ends of what is alike.
        for power in 0..40_u32 {
            for step in [1, 3] {
                let Some(low) = 2_i64
                    .checked_pow(power)
                    .and_then(|low| low.checked_mul(step))
                else {
                    continue;
                };
                for (others, slip) in [(low * 100, low * 100_000), (low * 100, (low - 1) / 1000)] {
                    if slip <= 0 || Fixed::from_millionths(slip).is_none() {
                        continue;
                    }
                    let mut sum = Sum::default();
                    for value in [low, others, slip] {
                        assert!(sum.add_all(std::iter::once(value)));
                    }
                    assert!(sum.may_hold_slip(), "{low} {others} {slip}");
                }
            }
        }
    }

    #[test]
    fn figures_that_are_alike_need_no_second_look() {
        for figures in [
            &["1200", "35000", "800", "2100"][..],
            &["0", "3", "2000"],
            &["5", "50", "5000", "5001"],
            &["1", "1000", "300", "60", "4"],
        ] {
            assert!(!sum(figures).may_hold_slip(), "{figures:?}");
        }
        assert!(sum(&["1000000", "90", "120"]).may_hold_slip());
    }

    #[test]
    fn a_sum_of_parts_is_the_sum_of_all() {
        let mut one = sum(&["0.1", "7"]);
        assert!(one.absorb(&sum(&["0.2", "700000"])));
        assert_eq!(one, sum(&["0.1", "7", "0.2", "700000"]));
        assert_eq!(one.total(), 700_007_300_000);
    }

    #[test]
    fn figures_that_do_not_add_up_are_compared() {
        let compared = |figures: &[&str]| {
            let mut different = Different::NONE;
            for figure in figures {
                different.meet_all(std::iter::once(fixed(figure).millionths()));
            }
            different
        };
        let both = |one: &str, other: &str| vec![fixed(one), fixed(other)];
        let of = |figures: &[&str]| compared(figures).iter().collect::<Vec<_>>();
        assert_eq!(of(&["0", "0"]), [fixed("0")]);
        assert_eq!(of(&["5", "6", "7"]), both("5", "6"));
        let mut one = compared(&["5", "5"]);
        one.absorb(compared(&["5"]));
        one.absorb(Different::NONE);
        assert_eq!(one, compared(&["5"]));
        one.absorb(compared(&["7", "7"]));
        assert_eq!(one, compared(&["5", "7"]));
    }
}
