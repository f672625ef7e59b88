//! The everyday number, eight digits at a time: the same that [`number::read_plain`] reads, quicker.
//!
//! [`number::read_plain`]: crate::data::cell::number::read_plain

/// A number in the text from `start` to `end`: its digits as one number, and how many of them are
/// decimal places. `None` for anything else than at most sixteen digits, perhaps with a point.
///
/// There must be at least as many bytes of text behind it as a word has.
#[inline(always)]
pub(super) fn read(text: &[u8], start: usize, end: usize) -> Option<(i64, usize)> {
    let word = u64::from_le_bytes(*text.get(start..)?.first_chunk::<8>()?);
    match end.wrapping_sub(start) {
        length @ 1..=8 => short(word, length),
        9..=17 => long(text.get(start..end)?),
        _ => None,
    }
}

const EACH: u64 = 0x0101_0101_0101_0101;
const ZEROS: u64 = 0x3030_3030_3030_3030;
const POINTS: u64 = 0x2E2E_2E2E_2E2E_2E2E;

/// At most eight characters, the first in the lowest byte. Nothing wraps: shifts are by whole
/// characters, and by fewer than eight of them.
#[inline(always)]
fn short(word: u64, length: usize) -> Option<(i64, usize)> {
    let bits = u32::try_from(length).ok()?.wrapping_mul(8);
    // The last character moves to the highest byte.
    let unused = u64::BITS.wrapping_sub(bits);
    let moved = word.wrapping_shl(unused);
    let begins_with_zero = word & 0xFF == 0x30;
    let different = moved ^ POINTS;
    let point = different.wrapping_sub(EACH) & !different & (EACH << 7);
    if point == 0 {
        if begins_with_zero && length > 1 {
            return None;
        }
        return Some((digits(moved | zeros_below(unused))?, 0));
    }
    let below = point.trailing_zeros() & !7;
    let before = usize::try_from(below.wrapping_sub(unused) / 8).ok()?;
    let places = length.wrapping_sub(before).wrapping_sub(1);
    if before == 0 || places == 0 || (begins_with_zero && before > 1) {
        return None;
    }
    // What stands before the point moves up over it.
    let whole = moved & !u64::MAX.wrapping_shl(below);
    let fraction = moved & u64::MAX.wrapping_shl(below.wrapping_add(8));
    let all = fraction | whole << 8 | zeros_below(unused.wrapping_add(8));
    Some((digits(all)?, places))
}

/// Zeros below so many bits, which are fewer than a word has.
#[inline(always)]
fn zeros_below(unused: u32) -> u64 {
    ZEROS & !u64::MAX.wrapping_shl(unused)
}

/// The number that eight digits make; `None` if any is none.
#[inline(always)]
fn digits(word: u64) -> Option<i64> {
    let high = word & 0xF0F0_F0F0_F0F0_F0F0;
    let carried = word.wrapping_add(0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0;
    if high | carried >> 4 != 0x3333_3333_3333_3333 {
        return None;
    }
    let ones = word & 0x0F0F_0F0F_0F0F_0F0F;
    let pairs = ones.wrapping_mul(2561) >> 8 & 0x00FF_00FF_00FF_00FF;
    let fours = pairs.wrapping_mul(6_553_601) >> 16 & 0x0000_FFFF_0000_FFFF;
    let eight = fours.wrapping_mul(42_949_672_960_001) >> 32;
    Some(eight.cast_signed())
}

/// More than eight characters.
#[inline(never)]
fn long(text: &[u8]) -> Option<(i64, usize)> {
    let (mut number, mut point) = (0_i64, None);
    for (index, byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                let digit = i64::from(byte.checked_sub(b'0')?);
                number = number.checked_mul(10)?.checked_add(digit)?;
            }
            b'.' if point.is_none() && index > 0 => point = Some(index),
            _ => return None,
        }
    }
    let whole = point.unwrap_or(text.len());
    let places = point.map_or(Some(0), |point| {
        text.len().checked_sub(point)?.checked_sub(1)
    })?;
    let is_coded = text.first() == Some(&b'0') && whole > 1;
    let is_cut = point.is_some() && places == 0;
    (!is_coded && !is_cut).then_some((number, places))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::cell::number;
    use crate::quantity::Exact;

    fn agree(text: &str) {
        let mut padded = b"7,".to_vec();
        padded.extend_from_slice(text.as_bytes());
        padded.extend_from_slice(b",123456789");
        let quick = read(&padded, 2, 2 + text.len()).map(|(digits, places)| {
            let scale = 10_i64.pow(u32::try_from(places).unwrap());
            (Exact::ratio(digits, scale).unwrap(), places)
        });
        let thorough = number::read_plain(text.as_bytes())
            .filter(|_| text.len() <= 17)
            .map(|written| (written.value, usize::try_from(written.places).unwrap()));
        assert_eq!(quick, thorough, "{text:?}");
    }

    #[test]
    fn every_short_text_of_digits_and_points_reads_alike() {
        let alphabet = ['0', '1', '9', '.', '-', ':', '/', ' '];
        for length in 0..=6_u32 {
            for number in 0..8_usize.pow(length) {
                let text: String = (0..length)
                    .map(|at| alphabet[number / 8_usize.pow(at) % 8])
                    .collect();
                agree(&text);
            }
        }
    }

    #[test]
    fn longer_texts_read_alike() {
        for text in [
            "1234567",
            "12345678",
            "123456789",
            "1234567.",
            "123456.7",
            "0.000001",
            "0.0000001",
            "00000.01",
            ".1234567",
            "1.234567",
            "12345678.9",
            "99999999",
            "999999999999999.9",
            "99999999999999999",
            "999999999999999999",
            "1234.5678.9",
            "12345６",
            "1,234,567",
            "１２",
            "12\u{0}",
            "+1234567",
            "1e7",
            "0123456789",
            "0.123456789",
        ] {
            agree(text);
        }
    }
}
