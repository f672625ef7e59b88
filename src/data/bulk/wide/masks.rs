//! Sixty-four bytes at once: which of them are separators, quotes and the like.

use crate::data::bulk::separators::Masks;

#[cfg(target_arch = "x86_64")]
pub(super) mod x86 {
    use std::arch::x86_64::{
        __m256i, _mm256_andnot_si256, _mm256_cmpeq_epi8, _mm256_min_epu8, _mm256_movemask_epi8,
        _mm256_or_si256, _mm256_set_epi64x, _mm256_set1_epi8,
    };

    use crate::data::bulk::separators::{Masks, Separators};

    #[target_feature(enable = "avx2,bmi1,popcnt")]
    pub(in crate::data::bulk::wide) fn index(
        separators: &mut Separators,
        padded: &[u8],
        length: usize,
        delimiter: u8,
    ) {
        separators.find(padded, length, delimiter, |chunk| masks(chunk, delimiter));
    }

    #[target_feature(enable = "avx2,bmi1,popcnt")]
    #[inline]
    fn masks(chunk: &[u8; 64], delimiter: u8) -> Masks {
        let (low, high) = chunk.split_at(32);
        let (low, high) = (half(low, delimiter), half(high, delimiter));
        let both = |low: u32, high: u32| u64::from(low) | u64::from(high) << 32;
        Masks {
            ends: both(low.ends, high.ends),
            lines: both(low.lines, high.lines),
            quotes: both(low.quotes, high.quotes),
            controls: both(low.controls, high.controls),
            beyond: both(low.beyond, high.beyond),
        }
    }

    /// The masks of thirty-two bytes.
    struct Half {
        ends: u32,
        lines: u32,
        quotes: u32,
        controls: u32,
        beyond: u32,
    }

    #[target_feature(enable = "avx2,bmi1,popcnt")]
    #[inline]
    fn half(bytes: &[u8], delimiter: u8) -> Half {
        let bytes = load(bytes);
        let all = |byte: u8| _mm256_set1_epi8(byte.cast_signed());
        let mask = |lanes: __m256i| _mm256_movemask_epi8(lanes).cast_unsigned();
        let delimiters = _mm256_cmpeq_epi8(bytes, all(delimiter));
        let lines = _mm256_cmpeq_epi8(bytes, all(b'\n'));
        let ends = _mm256_or_si256(delimiters, lines);
        let low = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, all(b'\r')), bytes);
        let controls = _mm256_andnot_si256(ends, low);
        let quotes = _mm256_cmpeq_epi8(bytes, all(b'"'));
        Half {
            ends: mask(ends),
            lines: mask(lines),
            quotes: mask(quotes),
            controls: mask(controls),
            beyond: mask(bytes),
        }
    }

    /// Thirty-two bytes as they stand.
    #[target_feature(enable = "avx2,bmi1,popcnt")]
    #[inline]
    fn load(bytes: &[u8]) -> __m256i {
        let word = |at: usize| {
            let word = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>());
            word.map_or(0, |word| i64::from_le_bytes(*word))
        };
        _mm256_set_epi64x(word(24), word(16), word(8), word(0))
    }
}

/// The same with the instructions that every processor has.
pub(super) fn portable(chunk: &[u8; 64], delimiter: u8) -> Masks {
    let mut masks = Masks::default();
    let (words, _) = chunk.as_chunks::<8>();
    for (index, word) in (0_u32..).zip(words) {
        let word = u64::from_le_bytes(*word);
        let shift = index.saturating_mul(8);
        let lines = same(word, b'\n');
        let ends = same(word, delimiter) | lines;
        masks.lines |= gathered(lines) << shift;
        masks.ends |= gathered(ends) << shift;
        masks.quotes |= gathered(same(word, b'"')) << shift;
        masks.controls |= gathered(up_to_return(word) & !ends) << shift;
        masks.beyond |= gathered(word & HIGHEST) << shift;
    }
    masks
}

/// The highest bit of every byte.
const HIGHEST: u64 = 0x8080_8080_8080_8080;
const EACH: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte that is `byte`.
fn same(word: u64, byte: u8) -> u64 {
    let difference = word ^ EACH.wrapping_mul(u64::from(byte));
    let low = (difference & !HIGHEST).wrapping_add(!HIGHEST);
    !(low | difference) & HIGHEST
}

/// The highest bit of each byte that is no greater than a carriage return.
fn up_to_return(word: u64) -> u64 {
    let above = EACH.wrapping_mul(u64::from(0x7F - b'\r'));
    let low = (word & !HIGHEST).wrapping_add(above);
    !(low | word) & HIGHEST
}

/// The highest bits of eight bytes, the first byte's lowest.
fn gathered(bits: u64) -> u64 {
    (bits >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::bulk::separators::Separators;
    use crate::data::bulk::wide::index;

    fn naive(chunk: &[u8; 64], delimiter: u8) -> Masks {
        let mask = |is: &dyn Fn(u8) -> bool| {
            let bits = chunk.iter().enumerate().filter(|(_, byte)| is(**byte));
            bits.fold(0_u64, |mask, (at, _)| mask | 1 << at)
        };
        let is_end = |byte| byte == delimiter || byte == b'\n';
        Masks {
            ends: mask(&is_end),
            lines: mask(&|byte| byte == b'\n'),
            quotes: mask(&|byte| byte == b'"'),
            controls: mask(&|byte| byte <= b'\r' && !is_end(byte)),
            beyond: mask(&|byte| byte >= 0x80),
        }
    }

    #[test]
    fn every_byte_is_told_in_every_place() {
        for byte in 0..=255_u8 {
            for at in 0..64 {
                let mut chunk = [b'7'; 64];
                chunk[at] = byte;
                chunk[(at + 1) % 64] = b',';
                for delimiter in [b',', b';', b'\t'] {
                    let expected = naive(&chunk, delimiter);
                    assert_eq!(portable(&chunk, delimiter), expected, "{byte} at {at}");
                    let mut separators = Separators::default();
                    index(
                        &mut separators,
                        &[&chunk[..], &[b' '; 64]].concat(),
                        64,
                        delimiter,
                    );
                    assert_eq!(separators.beyond(), [expected.beyond], "{byte} at {at}");
                }
            }
        }
    }
}
