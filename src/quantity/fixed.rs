//! Numbers with few decimal places in a single word: what nearly every figure is, and what makes
//! adding up millions of them quick. Nothing is rounded: a number that does not fit is none.

use std::num::NonZeroI64;

use super::Exact;

/// A number with at most six decimal places, smaller than 2⁶⁰ millionths (1.15 × 10¹² ones).
///
/// It is kept so far above zero that none takes as little room as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fixed(NonZeroI64);

impl Fixed {
    /// How many decimal places it has room for.
    pub const PLACES: u32 = 6;

    /// One, in millionths.
    pub const ONE_IN_MILLIONTHS: i64 = 1_000_000;

    /// What it stays below, in millionths: a sum of two always fits 64 bits.
    const BOUND: i64 = 1 << 60;

    /// The greatest, in millionths; the least is as far below zero.
    pub const MOST: i64 = Self::BOUND - 1;

    /// What is added to the millionths, so that they are never zero.
    const ABOVE: i64 = 1 << 62;

    /// So many millionths, if it is small enough.
    pub const fn from_millionths(millionths: i64) -> Option<Self> {
        if -Self::BOUND < millionths && millionths < Self::BOUND {
            match NonZeroI64::new(millionths.wrapping_add(Self::ABOVE)) {
                Some(kept) => Some(Self(kept)),
                None => None,
            }
        } else {
            None
        }
    }

    /// The number in millionths.
    pub const fn millionths(self) -> i64 {
        self.0.get().wrapping_sub(Self::ABOVE)
    }

    /// The number as an exact one.
    pub fn exact(self) -> Exact {
        Exact::of_millionths(i128::from(self.millionths()))
    }

    /// `value`, if it has no more than six decimal places and is small enough.
    pub fn from_exact(value: &Exact) -> Option<Self> {
        let (numer, denom) = value.small_parts()?;
        let by = Self::ONE_IN_MILLIONTHS.checked_div(denom)?;
        if by.checked_mul(denom) != Some(Self::ONE_IN_MILLIONTHS) {
            return None;
        }
        Self::from_millionths(numer.checked_mul(by)?)
    }

    /// The number written with `places` decimal places, at most six: what a plain cell says. `None`
    /// if it has more.
    pub fn text(self, places: u8) -> Option<String> {
        let cut = Self::PLACES.checked_sub(u32::from(places))?;
        let step = 10_u64.checked_pow(cut)?;
        let size = self.millionths().unsigned_abs();
        let digits = size.checked_div(step)?;
        if digits.checked_mul(step)? != size {
            return None;
        }
        let sign = if self.millionths() < 0 { "-" } else { "" };
        if places == 0 {
            return Some(format!("{sign}{digits}"));
        }
        let one = 10_u64.checked_pow(u32::from(places))?;
        let (whole, part) = (digits.checked_div(one)?, digits.checked_rem(one)?);
        let width = usize::from(places);
        Some(format!("{sign}{whole}.{part:0width$}"))
    }
}

impl Default for Fixed {
    fn default() -> Self {
        const ZERO: NonZeroI64 = match NonZeroI64::new(Fixed::ABOVE) {
            Some(kept) => kept,
            None => NonZeroI64::MAX,
        };
        Self(ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(text: &str) -> Option<Fixed> {
        Fixed::from_exact(&Exact::from_decimal(text).unwrap())
    }

    #[test]
    fn a_number_comes_back_as_it_was_written() {
        for (text, places) in [
            ("0", 0),
            ("0.00", 2),
            ("62", 0),
            ("62.50", 2),
            ("-3.000001", 6),
            ("1152921504605.9", 1),
            ("0.05", 2),
        ] {
            let number = fixed(text).unwrap();
            assert_eq!(number.text(places).as_deref(), Some(text));
            assert_eq!(number.exact(), Exact::from_decimal(text).unwrap());
        }
        assert_eq!(fixed("62.5").unwrap().text(0), None);
        assert_eq!(fixed("62.5").unwrap().text(7), None);
    }

    #[test]
    fn none_takes_no_more_room_and_order_is_that_of_numbers() {
        assert_eq!(size_of::<Option<Fixed>>(), size_of::<i64>());
        assert_eq!(Fixed::default().millionths(), 0);
        let ends = [-Fixed::BOUND + 1, -1, 0, 1, Fixed::BOUND - 1];
        let kept = ends.map(|end| Fixed::from_millionths(end).unwrap());
        assert!(kept.is_sorted());
        assert_eq!(kept.map(Fixed::millionths), ends);
        assert_eq!(Fixed::from_millionths(Fixed::BOUND), None);
        assert_eq!(Fixed::from_millionths(-Fixed::BOUND), None);
    }

    #[test]
    fn what_does_not_fit_is_refused_and_not_rounded() {
        for text in ["0.0000001", "1152921504607", "-1152921504607"] {
            assert_eq!(fixed(text), None, "{text}");
        }
        assert_eq!(Fixed::from_exact(&Exact::ratio(1, 3).unwrap()), None);
        let large = Exact::from_decimal("92233720368547758080").unwrap();
        assert_eq!(Fixed::from_exact(&large), None);
    }
}
