//! Exact arithmetic against another implementation of it.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use dashu_ratio::RBig;
use proptest::prelude::*;
use target_check::quantity::{Comparison, Exact, Rounding, decimal_text};

use crate::cases;
use crate::rational::{Both, number, theirs};

fn hash(number: &Exact) -> u64 {
    let mut hasher = DefaultHasher::new();
    number.hash(&mut hasher);
    hasher.finish()
}

/// `text` as the others read it.
fn read(text: &str) -> RBig {
    theirs(&Exact::from_decimal(text).unwrap())
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn sums_products_and_quotients_are_those_of_another_arithmetic(a in number(), b in number()) {
        let (Both { ours: x, theirs: p }, Both { ours: y, theirs: q }) = (a, b);
        prop_assert_eq!(theirs(&x), p.clone());
        prop_assert_eq!(theirs(&(&x + &y)), p.clone() + q.clone());
        prop_assert_eq!(theirs(&(&x - &y)), p.clone() - q.clone());
        prop_assert_eq!(theirs(&(&x * &y)), p.clone() * q.clone());
        prop_assert_eq!(theirs(&-x.clone()), -p.clone());
        match x.checked_div(&y) {
            Some(quotient) => prop_assert_eq!(theirs(&quotient), p / q),
            None => prop_assert!(y.is_zero() && q == RBig::ZERO),
        }
    }

    #[test]
    fn order_is_that_of_another_arithmetic(a in number(), b in number()) {
        let (Both { ours: x, theirs: p }, Both { ours: y, theirs: q }) = (a, b);
        prop_assert_eq!(x.cmp(&y), p.cmp(&q));
        prop_assert_eq!(x.signum(), p.cmp(&RBig::ZERO));
        prop_assert_eq!(x.abs(), if x.is_negative() { -x.clone() } else { x.clone() });
        for (comparison, holds) in [
            (Comparison::Less, p < q),
            (Comparison::AtMost, p <= q),
            (Comparison::Equal, p == q),
            (Comparison::AtLeast, p >= q),
            (Comparison::Greater, p > q),
        ] {
            prop_assert_eq!(comparison.holds(x.cmp(&y)), holds);
            prop_assert_eq!(comparison.turned().holds(y.cmp(&x)), holds);
        }
    }

    /// However a number was reached, it is the same number: 1/3 · 3 is 1.
    #[test]
    fn equal_numbers_are_one_number(a in number(), b in number()) {
        let (x, y) = (a.ours, b.ours);
        let mut ways = vec![&(&x + &y) - &y];
        ways.extend((&x * &y).checked_div(&y));
        ways.extend(x.checked_div(&y).map(|quotient| &quotient * &y));
        for way in ways {
            prop_assert_eq!(&way, &x);
            prop_assert_eq!(hash(&way), hash(&x));
            prop_assert_eq!(way.to_string(), x.to_string());
        }
    }

    #[test]
    fn whole_numbers_below_and_above_are_the_nearest_ones(a in number()) {
        let Both { ours: x, theirs: p } = a;
        prop_assert_eq!(x.floor().to_string(), p.floor().to_string());
        prop_assert_eq!(x.ceil().to_string(), p.ceil().to_string());
        prop_assert_eq!(x.is_integer(), x.floor() == x);
        prop_assert_eq!(x.integer_digits(), p.trunc().to_string());
    }

    #[test]
    fn a_decimal_is_on_the_side_it_is_rounded_to_and_no_further(a in number(), places in 0_u32..8) {
        let Both { ours: x, theirs: p } = a;
        let step: RBig = format!("1/1{}", "0".repeat(usize::try_from(places).unwrap())).parse().unwrap();
        let (down, up) = (decimal_text(&x, places, Rounding::Down), decimal_text(&x, places, Rounding::Up));
        for text in [&down, &up] {
            let shown = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            prop_assert_eq!(u32::try_from(shown), Ok(places));
        }
        let (down, up) = (read(&down), read(&up));
        prop_assert!(down <= p && p.clone() - down.clone() < step);
        prop_assert!(up >= p && up.clone() - p.clone() < step);
        let nearest = read(&decimal_text(&x, places, Rounding::Nearest));
        prop_assert!(nearest == down || nearest == up);
        let off = if nearest > p { nearest - p.clone() } else { p.clone() - nearest };
        prop_assert!(off.clone() + off <= step);
        match x.decimal_places() {
            Some(needed) => prop_assert_eq!(needed <= places, down == p),
            None => prop_assert!(down != p),
        }
    }

    #[test]
    fn the_exact_text_is_read_back(a in number()) {
        let x = a.ours;
        let text = x.to_string();
        let again = match text.split_once('/') {
            Some((numer, denom)) => {
                prop_assert!(x.decimal_places().is_none());
                Exact::from_decimal(numer).unwrap().checked_div(&Exact::from_decimal(denom).unwrap())
            }
            None => Exact::from_decimal(&text),
        };
        prop_assert_eq!(again, Some(x));
    }

    #[test]
    fn the_double_is_the_nearest_one(a in number()) {
        let Both { ours: x, theirs: p } = a;
        let double = x.to_f64();
        prop_assert_eq!(double.to_bits(), p.to_f64().value().to_bits());
        if double.is_finite() {
            let of_double: RBig = RBig::try_from(double).unwrap();
            prop_assert_eq!(theirs(&Exact::from_f64(double).unwrap()), of_double);
        }
    }
}
