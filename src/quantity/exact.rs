//! Exact rational numbers: what every figure and every comparison is made of.
//!
//! A number is kept as a reduced fraction of two `i64` while it fits and as big integers when it
//! does not, so the everyday case costs no allocation and no case is ever rounded.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};

/// An exact rational number of any size.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(Repr);

/// Canonical: reduced, the denominator positive, and `Small` whenever both parts fit.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Small { numer: i64, denom: i64 },
    Big(Box<BigRational>),
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self(Repr::Small { numer: 0, denom: 1 });
    /// One.
    pub const ONE: Self = Self(Repr::Small { numer: 1, denom: 1 });

    /// `numer / denom`, or `None` when `denom` is zero.
    pub fn ratio(numer: i64, denom: i64) -> Option<Self> {
        (denom != 0).then(|| Self::reduce(i128::from(numer), i128::from(denom)))
    }

    /// Ten to the power of `places`.
    pub fn power_of_ten(places: u32) -> Self {
        match 10_i64.checked_pow(places) {
            Some(power) => Self::from(power),
            None => Self::from_big(BigRational::from_integer(BigInt::from(10).pow(places))),
        }
    }

    /// So many millionths.
    pub(super) fn of_millionths(millionths: i128) -> Self {
        Self::reduce(millionths, 1_000_000)
    }

    /// The reduced fraction, if both its parts fit 64 bits.
    pub(super) fn small_parts(&self) -> Option<(i64, i64)> {
        match &self.0 {
            Repr::Small { numer, denom } => Some((*numer, *denom)),
            Repr::Big(_) => None,
        }
    }

    /// Reads plain decimal notation: an optional `-`, digits, and optionally `.` and digits.
    ///
    /// Anything else (exponents, separators, `inf`, `.5`, `5.`) is `None`: the caller decides what
    /// other notations mean.
    pub fn from_decimal(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return None,
            None => (digits, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let places = u32::try_from(fraction.len()).ok()?;
        let joined = [whole, fraction].concat();
        let scaled = match joined.parse::<i64>() {
            Ok(small) => Self::from(small),
            Err(_) => Self::from_big(BigRational::from_integer(BigInt::parse_bytes(
                joined.as_bytes(),
                10,
            )?)),
        };
        let value = scaled.checked_div(&Self::power_of_ten(places))?;
        Some(if negative { -value } else { value })
    }

    /// `self / other`, or `None` when `other` is zero.
    pub fn checked_div(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        Some(match (&self.0, &other.0) {
            (Repr::Small { numer: a, denom: b }, Repr::Small { numer: c, denom: d }) => {
                Self::reduce(
                    i128::from(*a) * i128::from(*d),
                    i128::from(*b) * i128::from(*c),
                )
            }
            (Repr::Small { .. } | Repr::Big(_), Repr::Small { .. } | Repr::Big(_)) => {
                Self::from_big(self.to_big() / other.to_big())
            }
        })
    }

    /// Whether the number is zero.
    pub fn is_zero(&self) -> bool {
        self.signum() == Ordering::Equal
    }

    /// Whether the number is greater than zero.
    pub fn is_positive(&self) -> bool {
        self.signum() == Ordering::Greater
    }

    /// Whether the number is less than zero.
    pub fn is_negative(&self) -> bool {
        self.signum() == Ordering::Less
    }

    /// How the number compares with zero.
    pub fn signum(&self) -> Ordering {
        match &self.0 {
            Repr::Small { numer, .. } => numer.cmp(&0),
            Repr::Big(big) => big.numer().cmp(&BigInt::zero()),
        }
    }

    /// Whether the number is a whole number.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Small { denom, .. } => *denom == 1,
            Repr::Big(big) => big.is_integer(),
        }
    }

    /// What the reduced fraction is divided by, if both its parts fit 64 bits.
    pub fn small_denominator(&self) -> Option<i64> {
        self.small_parts().map(|(_, denom)| denom)
    }

    /// The number, if it is a whole one that fits 64 bits.
    pub fn whole(&self) -> Option<i64> {
        match &self.0 {
            Repr::Small { numer, denom: 1 } => Some(*numer),
            Repr::Small { .. } | Repr::Big(_) => None,
        }
    }

    /// The number without its sign.
    pub fn abs(&self) -> Self {
        if self.is_negative() {
            -self.clone()
        } else {
            self.clone()
        }
    }

    /// The greatest whole number that is not above this one.
    pub fn floor(&self) -> Self {
        match &self.0 {
            Repr::Small { numer, denom } => Self::from(Integer::div_floor(numer, denom)),
            Repr::Big(big) => Self::from_big(big.floor()),
        }
    }

    /// The least whole number that is not below this one.
    pub fn ceil(&self) -> Self {
        -(-self.clone()).floor()
    }

    /// The decimal places needed to write the number exactly; `None` if no number of places does.
    pub fn decimal_places(&self) -> Option<u32> {
        let mut denom = self.denominator();
        let mut count = |factor: u8| {
            let factor = BigInt::from(factor);
            let mut times = 0_u32;
            while (&denom % &factor).is_zero() {
                denom /= &factor;
                times = times.saturating_add(1);
            }
            times
        };
        let places = count(2).max(count(5));
        denom.is_one().then_some(places)
    }

    /// The double nearest to this number. For guides such as progress ratios, and for the machine
    /// formats' convenience; no verdict is reached through it.
    pub fn to_f64(&self) -> f64 {
        self.to_big().to_f64().unwrap_or(f64::NAN)
    }

    /// The exact value of a finite double; `None` for infinities and NaN.
    pub fn from_f64(value: f64) -> Option<Self> {
        BigRational::from_float(value).map(Self::from_big)
    }

    /// The digits of a whole number, its sign first; the fraction of any other is cut off.
    pub fn integer_digits(&self) -> String {
        match &self.0 {
            Repr::Small { numer, denom } => (numer / denom).to_string(),
            Repr::Big(big) => big.to_integer().to_string(),
        }
    }

    fn denominator(&self) -> BigInt {
        match &self.0 {
            Repr::Small { denom, .. } => BigInt::from(*denom),
            Repr::Big(big) => big.denom().clone(),
        }
    }

    fn reduce(numer: i128, denom: i128) -> Self {
        // Division of 128 bits is slow, and hardly any number needs it.
        if let (Ok(numer), Ok(denom)) = (i64::try_from(numer), i64::try_from(denom))
            && denom > 0
        {
            // Most are whole, and telling so is much cheaper than looking for what divides both.
            let divisor = match numer.checked_rem(denom) {
                Some(0) => denom,
                Some(_) | None => numer.gcd(&denom),
            };
            let (numer, denom) = (numer / divisor, denom / divisor);
            return Self(Repr::Small { numer, denom });
        }
        let (numer, denom) = if denom.is_negative() {
            (-numer, -denom)
        } else {
            (numer, denom)
        };
        let divisor = if denom == 1 {
            1
        } else {
            numer.gcd(&denom).max(1)
        };
        let (numer, denom) = (numer / divisor, denom / divisor);
        match (i64::try_from(numer), i64::try_from(denom)) {
            (Ok(numer), Ok(denom)) => Self(Repr::Small { numer, denom }),
            (Ok(_) | Err(_), Ok(_) | Err(_)) => Self(Repr::Big(Box::new(BigRational::new_raw(
                BigInt::from(numer),
                BigInt::from(denom),
            )))),
        }
    }

    fn from_big(big: BigRational) -> Self {
        match (big.numer().to_i64(), big.denom().to_i64()) {
            (Some(numer), Some(denom)) => Self(Repr::Small { numer, denom }),
            (Some(_) | None, Some(_) | None) => Self(Repr::Big(Box::new(big))),
        }
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Small { numer, denom } => {
                BigRational::new_raw(BigInt::from(*numer), BigInt::from(*denom))
            }
            Repr::Big(big) => (**big).clone(),
        }
    }

    fn combine(
        &self,
        other: &Self,
        small: impl Fn(i128, i128, i128, i128) -> Option<(i128, i128)>,
        big: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Repr::Small { numer: a, denom: b }, Repr::Small { numer: c, denom: d }) =
            (&self.0, &other.0)
            && let Some((numer, denom)) = small(
                i128::from(*a),
                i128::from(*b),
                i128::from(*c),
                i128::from(*d),
            )
        {
            return Self::reduce(numer, denom);
        }
        Self::from_big(big(self.to_big(), other.to_big()))
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self(Repr::Small {
            numer: value,
            denom: 1,
        })
    }
}

impl From<u32> for Exact {
    fn from(value: u32) -> Self {
        Self::from(i64::from(value))
    }
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: Self) -> Exact {
        self.combine(
            other,
            |a, b, c, d| Some(((a * d).checked_add(c * b)?, b * d)),
            |left, right| left + right,
        )
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: Self) -> Exact {
        self.combine(
            other,
            |a, b, c, d| Some(((a * d).checked_sub(c * b)?, b * d)),
            |left, right| left - right,
        )
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: Self) -> Exact {
        self.combine(
            other,
            |a, b, c, d| Some((a * c, b * d)),
            |left, right| left * right,
        )
    }
}

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        match self.0 {
            Repr::Small { numer, denom } => Self::reduce(-i128::from(numer), i128::from(denom)),
            Repr::Big(big) => Self::from_big(-*big),
        }
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small { numer: a, denom: b }, Repr::Small { numer: c, denom: d }) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            (Repr::Small { .. } | Repr::Big(_), Repr::Small { .. } | Repr::Big(_)) => {
                self.to_big().cmp(&other.to_big())
            }
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The exact text: an integer, a finite decimal, or a reduced fraction `a/b`.
impl fmt::Display for Exact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(places) = self.decimal_places() else {
            return write!(out, "{}", self.to_big());
        };
        let digits = (&self.abs() * &Self::power_of_ten(places)).integer_digits();
        let sign = if self.is_negative() { "-" } else { "" };
        out.write_str(sign)?;
        super::decimal::write_shifted(out, &digits, places)
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::from_decimal(text).unwrap()
    }

    #[test]
    fn a_tenth_and_two_tenths_are_three_tenths() {
        assert_eq!(&exact("0.1") + &exact("0.2"), exact("0.3"));
    }

    #[test]
    fn a_third_three_times_is_one() {
        let third = Exact::ratio(1, 3).unwrap();
        assert_eq!(&(&third + &third) + &third, Exact::ONE);
    }

    #[test]
    fn numbers_beyond_64_bits_stay_exact_and_come_back() {
        let large = exact("9223372036854775807");
        let beyond = &large + &Exact::ONE;
        assert_eq!(beyond.to_string(), "9223372036854775808");
        assert_eq!(&beyond - &Exact::ONE, large);
        assert_eq!((&large * &large).checked_div(&large).unwrap(), large);
        assert_eq!(-Exact::from(i64::MIN), beyond);
    }

    #[test]
    fn only_plain_decimals_are_read() {
        for wrong in [
            "", "-", ".5", "5.", "1e3", "1_000", "inf", "NaN", "+1", "1 ", "0x10", "１",
        ] {
            assert_eq!(Exact::from_decimal(wrong), None, "{wrong}");
        }
        assert_eq!(exact("-0.50").to_string(), "-0.5");
    }

    #[test]
    fn the_exact_text_is_integer_decimal_or_fraction() {
        assert_eq!(Exact::ratio(990, 17).unwrap().to_string(), "990/17");
        assert_eq!(Exact::ratio(1, 8).unwrap().to_string(), "0.125");
        assert_eq!(Exact::ratio(-7, 1).unwrap().to_string(), "-7");
        assert_eq!(Exact::ratio(1, -40).unwrap().to_string(), "-0.025");
    }

    #[test]
    fn floor_and_ceil_go_towards_their_side_for_negatives_too() {
        let number = Exact::ratio(-7, 2).unwrap();
        assert_eq!(number.floor(), Exact::from(-4_i64));
        assert_eq!(number.ceil(), Exact::from(-3_i64));
    }

    #[test]
    fn division_by_zero_has_no_value() {
        assert_eq!(Exact::ONE.checked_div(&Exact::ZERO), None);
    }
}
