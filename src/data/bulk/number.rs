//! The everyday number, eight digits at a time: the same that [`number::read_plain`] reads, quicker.
//!
//! [`number::read_plain`]: crate::data::cell::number::read_plain

use memchr::memchr;

/// The most decimal places that are read.
pub(super) const MOST_PLACES: usize = 6;

/// A number in the text from `start` to `end`: its digits as one number, and how many of them are
/// decimal places. `None` for anything else than at most sixteen digits and point together, and at
/// most [`MOST_PLACES`] decimal places.
///
/// There must be at least as many bytes of text behind it as a word has.
pub(super) fn read(text: &[u8], start: usize, end: usize) -> Option<(i64, usize)> {
    let cell = text.get(start..end)?;
    let places = match memchr(b'.', cell) {
        None => 0,
        Some(point) => {
            let places = cell.len().checked_sub(point)?.checked_sub(1)?;
            (1..=MOST_PLACES).contains(&places).then_some(places)?
        }
    };
    Some((read_as(text, start, end, places)?, places))
}

/// The same where it is written with so many decimal places, at most [`MOST_PLACES`]; `None` if it is
/// not.
#[inline(always)]
pub(super) fn read_as(text: &[u8], start: usize, end: usize, places: usize) -> Option<i64> {
    let length = end.wrapping_sub(start);
    if length > EIGHT {
        return read_long_as(text, start, end, places);
    }
    short_as(word_at(text, start)?, length, places)
}

/// The same of the first so many characters of eight, the first of them lowest.
#[inline(always)]
pub(super) fn short_as(word: u64, length: usize, places: usize) -> Option<i64> {
    if length.wrapping_sub(1) >= EIGHT {
        return None;
    }
    let unused = unused_by(length);
    let number = number_of(word.wrapping_shl(unused), unused, places)?;
    // More than one digit before the point, the first of them a zero: a code.
    let is_coded = word & 0xFF == ZERO && unused.wrapping_add(8) < before_point(places);
    (!is_coded).then_some(number)
}

/// More than eight characters: the last eight, and those before them.
#[inline(never)]
fn read_long_as(text: &[u8], start: usize, end: usize, places: usize) -> Option<i64> {
    let tail = end.checked_sub(EIGHT)?;
    let length = tail.checked_sub(start)?;
    if length.wrapping_sub(1) >= EIGHT {
        return None;
    }
    let word = word_at(text, start)?;
    if word & 0xFF == ZERO {
        return None;
    }
    let unused = unused_by(length);
    let high = number_of(word.wrapping_shl(unused), unused, 0)?;
    let low = number_of(word_at(text, tail)?, 0, places)?;
    let by = if places == 0 { 100_000_000 } else { 10_000_000 };
    high.checked_mul(by)?.checked_add(low)
}

/// As many characters as a word has.
const EIGHT: usize = 8;
const ZERO: u64 = 0x30;
const POINT: u64 = 0x2E;
const ZEROS: u64 = 0x3030_3030_3030_3030;

#[inline(always)]
fn word_at(text: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*text.get(at..)?.first_chunk::<EIGHT>()?))
}

/// How many bits of a word so many characters leave, from one to eight.
#[inline(always)]
fn unused_by(length: usize) -> u32 {
    let left = EIGHT.wrapping_sub(length).wrapping_mul(8);
    u32::try_from(left).unwrap_or(0)
}

/// How many bits of a word stand before the point and what follows it.
#[inline(always)]
pub(super) fn before_point(places: usize) -> u32 {
    match u32::try_from(places) {
        Ok(0) | Err(_) => u64::BITS,
        Ok(places) => u64::BITS.wrapping_sub(places.wrapping_add(1).wrapping_mul(8)),
    }
}

/// The number that characters make of which the last stands in the highest byte, and below the first
/// of which so many bits are unused and zero. Nothing wraps: shifts are by whole characters, and by
/// fewer than eight of them.
#[inline(always)]
fn number_of(word: u64, unused: u32, places: usize) -> Option<i64> {
    if places == 0 {
        return digits(word | zeros_below(unused));
    }
    let below = before_point(places);
    if word.wrapping_shr(below) & 0xFF != POINT || unused >= below {
        return None;
    }
    // What stands before the point moves up over it.
    let whole = word & !u64::MAX.wrapping_shl(below);
    let fraction = word & u64::MAX.wrapping_shl(below.wrapping_add(8));
    digits(fraction | whole << 8 | zeros_below(unused.wrapping_add(8)))
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
            .filter(|_| text.len() <= 16)
            .map(|written| (written.value, usize::try_from(written.places).unwrap()))
            .filter(|(_, places)| *places <= MOST_PLACES);
        assert_eq!(quick, thorough, "{text:?}");
        for places in 0..=MOST_PLACES {
            let read = read_as(&padded, 2, 2 + text.len(), places);
            let expected = quick.as_ref().filter(|(_, written)| *written == places);
            assert_eq!(read.is_some(), expected.is_some(), "{text:?} {places}");
        }
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
            "9999999999999999",
            "99999999999999999",
            "123456789.123456",
            "12345678.1234567",
            "1.23456789",
            "100000000.000001",
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
