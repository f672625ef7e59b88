//! Numbers at the edges of what fits, in our arithmetic and in an independent one.

use dashu_ratio::RBig;
use proptest::prelude::*;
use target_check::quantity::Exact;

/// One number twice.
#[derive(Clone, Debug)]
pub(crate) struct Both {
    pub(crate) ours: Exact,
    pub(crate) theirs: RBig,
}

/// A fraction of two whole numbers as written.
pub(crate) fn both(numer: &str, denom: &str) -> Both {
    let read = |text: &str| Exact::from_decimal(text).unwrap();
    Both {
        ours: read(numer).checked_div(&read(denom)).unwrap(),
        theirs: format!("{numer}/{denom}").parse().unwrap(),
    }
}

/// The exact text of a number of ours, read by the others.
pub(crate) fn theirs(exact: &Exact) -> RBig {
    let text = exact.to_string();
    let Some((whole, fraction)) = text.split_once('.') else {
        return text.parse().unwrap();
    };
    let denom = format!("1{}", "0".repeat(fraction.len()));
    format!("{whole}{fraction}/{denom}").parse().unwrap()
}

/// Whole numbers, positive: where a type ends, where a digit is added, and any other.
fn magnitude() -> impl Strategy<Value = String> {
    let near = |number: u128| (number - 1..=number + 1).prop_map(|number| number.to_string());
    prop_oneof![
        2 => (0_u32..100).prop_map(|small| small.to_string()),
        3 => (1_u32..127).prop_flat_map(move |bits| near(1 << bits)),
        2 => (1_u32..38).prop_flat_map(move |places| near(10_u128.pow(places))),
        1 => Just(i64::MAX.to_string()),
        1 => any::<u64>().prop_map(|number| number.to_string()),
        1 => "[1-9][0-9]{0,59}",
    ]
}

/// Any fraction, of which many are at an edge.
pub(crate) fn number() -> impl Strategy<Value = Both> {
    let denom = prop_oneof![
        Just("1".to_owned()),
        (1_usize..25).prop_map(|places| format!("1{}", "0".repeat(places))),
        magnitude(),
    ];
    (any::<bool>(), magnitude(), denom).prop_map(|(is_negative, numer, denom)| {
        let sign = if is_negative { "-" } else { "" };
        let denom = if denom == "0" { "1" } else { &denom };
        both(&format!("{sign}{numer}"), denom)
    })
}
