//! A small bar that shows at a glance how much of a target is attained.

use crate::report::figure::attained;
use crate::verdict::Verdict;

/// How many signs a bar has. They are one column wide in every terminal: neither is of the East
/// Asian ambiguous width.
const SIGNS: u32 = 8;
const ATTAINED: char = '▰';
const LEFT: char = '▱';

/// The bar of a verdict; the empty text where no figure says how full it is.
pub(super) fn bar(verdict: &Verdict) -> String {
    match attained(verdict, SIGNS) {
        Some(attained) => (0..SIGNS)
            .map(|sign| if sign < attained { ATTAINED } else { LEFT })
            .collect(),
        None => String::new(),
    }
}

/// Whether a bar is full.
pub(super) fn is_full(bar: &str) -> bool {
    !bar.contains(LEFT)
}
