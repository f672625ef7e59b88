//! Several bytes or numbers at once.
//!
//! The one place where the compiler has to be promised something: that the processor has the
//! instructions that a function was compiled for. It is asked just before. Whatever has them or not
//! comes to the same.

mod four;
mod masks;

pub(super) use self::four::Usual;
use super::separators::Separators;
use crate::data::store::strip::{RowBits, Strip};

/// Finds the separators in `padded`, whose text is `length` bytes long.
pub(super) fn index(separators: &mut Separators, padded: &[u8], length: usize, delimiter: u8) {
    #[cfg(target_arch = "x86_64")]
    if has_avx2() {
        #[allow(
            unsafe_code,
            reason = "a function compiled for more instructions than every processor has"
        )]
        // SAFETY: the only thing that makes the function unsafe to call is that it needs avx2, bmi1
        // and popcnt, and the processor has just said that it has all three. It is given slices and
        // a byte, and touches memory through them alone.
        unsafe {
            masks::x86::index(separators, padded, length, delimiter);
        }
        return;
    }
    separators.find(padded, length, delimiter, |chunk| {
        masks::portable(chunk, delimiter)
    });
}

/// Reads the cells of a column that begin and end there; gives back the rows in which there is
/// something else than the usual numbers and blanks.
pub(super) fn numbers(
    padded: &[u8],
    ranges: impl Iterator<Item = (usize, usize)>,
    usual: &Usual,
    strip: &mut Strip,
) -> RowBits {
    #[cfg(target_arch = "x86_64")]
    if has_avx2() {
        #[allow(
            unsafe_code,
            reason = "a function compiled for more instructions than every processor has"
        )]
        // SAFETY: the only thing that makes the function unsafe to call is that it needs avx2, bmi1
        // and popcnt, and the processor has just said that it has all three. It is given slices and
        // numbers, and touches memory through them alone.
        return unsafe { four::x86::numbers(padded, ranges, usual, strip) };
    }
    four::numbers(padded, ranges, usual, strip, four::portable)
}

/// Whether the processor has the instructions that the functions for it are compiled for.
#[cfg(target_arch = "x86_64")]
fn has_avx2() -> bool {
    std::arch::is_x86_feature_detected!("avx2")
        && std::arch::is_x86_feature_detected!("bmi1")
        && std::arch::is_x86_feature_detected!("popcnt")
}
