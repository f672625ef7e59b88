//! Four numbers at once, of at most eight characters and written with the same number of decimal
//! places.

use crate::data::bulk::number;
use crate::data::store::strip::{ROWS, RowBits, Strip, bits_of};

/// What the numbers of a column usually look like.
#[derive(Clone, Copy, Debug)]
pub(in crate::data::bulk) struct Usual {
    /// With how many decimal places they are written.
    pub(in crate::data::bulk) places: usize,
    /// The least and the greatest digits that can be true.
    pub(in crate::data::bulk) low: i64,
    pub(in crate::data::bulk) high: i64,
    /// What makes millionths of them.
    pub(in crate::data::bulk) by: u32,
}

/// How many are read at once.
const FOUR: usize = 4;

/// Eight bytes for each of some cells, of which as many are the cell's as it is long.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words {
    /// The first byte lowest.
    bytes: [u64; FOUR],
    lengths: [u64; FOUR],
}

/// The figures of cells in millionths, and a bit for each that has one; the others are zero.
type Figures = ([i64; FOUR], u64);

/// Reads the cells that begin and end there, four at once.
#[inline(always)]
pub(super) fn numbers(
    padded: &[u8],
    ranges: impl Iterator<Item = (usize, usize)>,
    usual: &Usual,
    strip: &mut Strip,
    read: impl Fn(&Words, &Usual) -> Figures,
) -> RowBits {
    let (mut known, mut blank, mut most, mut count) = (0, 0, 0, 0_usize);
    let mut ranges = ranges;
    let (fours, _) = strip.values.as_chunks_mut::<FOUR>();
    for (values, shift) in fours.iter_mut().zip((0_u32..).step_by(FOUR)) {
        let mut words = Words::default();
        let lanes = words.bytes.iter_mut().zip(&mut words.lengths).enumerate();
        let before = count;
        for ((lane, (bytes, length)), (start, end)) in lanes.zip(&mut ranges) {
            count = count.wrapping_add(1);
            let text = padded.get(start..).and_then(|text| text.first_chunk());
            *bytes = text.map_or(0, |text| u64::from_le_bytes(*text));
            *length = u64::try_from(end.wrapping_sub(start)).unwrap_or(u64::MAX);
            blank |= u64::from(*length == 0) << shift << lane;
        }
        if count == before {
            break;
        }
        let (figures, bits) = read(&words, usual);
        known |= bits << shift;
        *values = figures;
        most |= figures
            .iter()
            .fold(0, |most, figure| most | figure.cast_unsigned());
    }
    strip.places = [u8::try_from(usual.places).unwrap_or(u8::MAX); ROWS];
    (strip.blank, strip.most) = (blank, most);
    bits_of(&(0..count)) & !known & !blank
}

/// Reads them one after the other.
#[inline]
pub(super) fn portable(words: &Words, usual: &Usual) -> Figures {
    let (mut figures, mut known) = ([0; FOUR], 0);
    let cells = words.bytes.iter().zip(&words.lengths);
    for ((lane, figure), (word, length)) in figures.iter_mut().enumerate().zip(cells) {
        let length = usize::try_from(*length).unwrap_or(usize::MAX);
        let digits = number::short_as(*word, length, usual.places);
        if let Some(digits) = digits.filter(|digits| (usual.low..=usual.high).contains(digits)) {
            *figure = digits.wrapping_mul(i64::from(usual.by));
            known |= 1 << lane;
        }
    }
    (figures, known)
}

#[cfg(target_arch = "x86_64")]
pub(super) mod x86 {
    use std::arch::x86_64::{
        __m256i, _mm256_add_epi64, _mm256_and_si256, _mm256_andnot_si256, _mm256_castsi256_pd,
        _mm256_cmpeq_epi8, _mm256_cmpeq_epi64, _mm256_cmpgt_epi64, _mm256_extract_epi64,
        _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_min_epu8, _mm256_movemask_pd,
        _mm256_mul_epu32, _mm256_or_si256, _mm256_set_epi64x, _mm256_set1_epi8, _mm256_set1_epi64x,
        _mm256_slli_epi64, _mm256_sllv_epi64, _mm256_srli_epi64, _mm256_sub_epi8, _mm256_sub_epi64,
    };

    use super::{FOUR, Figures, Usual, Words};
    use crate::data::bulk::number::before_point;
    use crate::data::store::strip::{RowBits, Strip};

    #[target_feature(enable = "avx2,bmi1,popcnt")]
    pub(in crate::data::bulk::wide) fn numbers(
        padded: &[u8],
        ranges: impl Iterator<Item = (usize, usize)>,
        usual: &Usual,
        strip: &mut Strip,
    ) -> RowBits {
        // With a constant in its place, all that depends on it is one.
        match usual.places {
            0 => super::numbers(padded, ranges, usual, strip, |words, usual| {
                read(words, usual, 0)
            }),
            1 => super::numbers(padded, ranges, usual, strip, |words, usual| {
                read(words, usual, 1)
            }),
            places => super::numbers(padded, ranges, usual, strip, |words, usual| {
                read(words, usual, places)
            }),
        }
    }

    /// What [`super::portable`] reads.
    #[target_feature(enable = "avx2,bmi1,popcnt")]
    #[inline]
    fn read(words: &Words, usual: &Usual, places: usize) -> Figures {
        let all = |number: i64| _mm256_set1_epi64x(number);
        let ones = all(-1);
        let (bytes, lengths) = (load(&words.bytes), load(&words.lengths));
        let unused = _mm256_sub_epi64(all(64), _mm256_slli_epi64::<3>(lengths));
        // The last character moves to the highest byte.
        let moved = _mm256_sllv_epi64(bytes, unused);
        let before = i64::from(before_point(places));
        let zeros = _mm256_set1_epi8(0x30);
        let zeros_below = |bits: __m256i| _mm256_andnot_si256(_mm256_sllv_epi64(ones, bits), zeros);
        let (text, is_written_so) = if places == 0 {
            (_mm256_or_si256(moved, zeros_below(unused)), ones)
        } else {
            let below = u64::MAX.wrapping_shl(before_point(places));
            let above = below.wrapping_shl(8);
            let point = 0x2E_u64.wrapping_shl(before_point(places));
            let part = |bits: u64| _mm256_and_si256(moved, all(bits.cast_signed()));
            let has_point = _mm256_cmpeq_epi64(part(below & !above), all(point.cast_signed()));
            // What stands before the point moves up over it.
            let whole = _mm256_slli_epi64::<8>(part(!below));
            let all_digits = _mm256_or_si256(part(above), whole);
            let unused = _mm256_add_epi64(unused, all(8));
            let text = _mm256_or_si256(all_digits, zeros_below(unused));
            let begins_before = _mm256_cmpgt_epi64(all(before + 8), unused);
            (text, _mm256_and_si256(has_point, begins_before))
        };
        let digits = _mm256_sub_epi8(text, zeros);
        let nine = _mm256_set1_epi8(9);
        let are_digits = _mm256_cmpeq_epi64(
            _mm256_cmpeq_epi8(_mm256_min_epu8(digits, nine), digits),
            ones,
        );
        let number = eight_digits(digits);
        let begins_with_zero = _mm256_cmpeq_epi64(_mm256_and_si256(bytes, all(0xFF)), all(0x30));
        let is_coded = _mm256_and_si256(
            begins_with_zero,
            _mm256_cmpgt_epi64(all(before - 8), unused),
        );
        let is_beyond = _mm256_or_si256(
            _mm256_or_si256(
                _mm256_cmpgt_epi64(all(usual.low), number),
                _mm256_cmpgt_epi64(number, all(usual.high)),
            ),
            // From one character to eight.
            _mm256_or_si256(
                _mm256_cmpgt_epi64(lengths, all(8)),
                _mm256_cmpgt_epi64(all(1), lengths),
            ),
        );
        let is_odd = _mm256_or_si256(is_coded, is_beyond);
        let is_known = _mm256_andnot_si256(is_odd, _mm256_and_si256(are_digits, is_written_so));
        let figures = _mm256_mul_epu32(number, all(i64::from(usual.by)));
        let bits = _mm256_movemask_pd(_mm256_castsi256_pd(is_known));
        (
            store(_mm256_and_si256(figures, is_known)),
            u64::from(bits.cast_unsigned()),
        )
    }

    /// The numbers that eight digits each make.
    #[target_feature(enable = "avx2,bmi1,popcnt")]
    #[inline]
    fn eight_digits(digits: __m256i) -> __m256i {
        let tens = _mm256_set1_epi64x(0x010A_010A_010A_010A);
        let hundreds = _mm256_set1_epi64x(0x0001_0064_0001_0064);
        let pairs = _mm256_maddubs_epi16(digits, tens);
        let fours = _mm256_madd_epi16(pairs, hundreds);
        let high = _mm256_mul_epu32(fours, _mm256_set1_epi64x(10_000));
        _mm256_add_epi64(high, _mm256_srli_epi64::<32>(fours))
    }

    #[target_feature(enable = "avx2,bmi1,popcnt")]
    #[inline]
    fn load(words: &[u64; FOUR]) -> __m256i {
        let [one, two, three, four] = words.map(u64::cast_signed);
        _mm256_set_epi64x(four, three, two, one)
    }

    #[target_feature(enable = "avx2,bmi1,popcnt")]
    #[inline]
    fn store(lanes: __m256i) -> [i64; FOUR] {
        [
            _mm256_extract_epi64::<0>(lanes),
            _mm256_extract_epi64::<1>(lanes),
            _mm256_extract_epi64::<2>(lanes),
            _mm256_extract_epi64::<3>(lanes),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::bulk::wide;

    /// Cells behind each other, and where each begins and ends.
    fn laid_out(cells: &[String]) -> (Vec<u8>, Vec<(usize, usize)>) {
        let mut text = Vec::new();
        let mut ranges = Vec::new();
        for cell in cells {
            let start = text.len();
            text.extend_from_slice(cell.as_bytes());
            ranges.push((start, text.len()));
            text.push(b',');
        }
        text.extend_from_slice(&[b' '; 64]);
        (text, ranges)
    }

    /// What is read at once is what is read one by one.
    fn agree(cells: &[String]) {
        let (text, ranges) = laid_out(cells);
        for places in 0..=number::MOST_PLACES {
            for (low, high, by) in [(0, i64::MAX, 1), (10, 1_000, 1_000_000), (1, 0, 0)] {
                let usual = Usual {
                    places,
                    low,
                    high,
                    by,
                };
                let mut strip = Strip::default();
                let odd = wide::numbers(&text, ranges.iter().copied(), &usual, &mut strip);
                for (row, (start, end)) in ranges.iter().enumerate() {
                    let short = (end - start <= 8)
                        .then(|| number::read_as(&text, *start, *end, places))
                        .flatten()
                        .filter(|digits| (low..=high).contains(digits));
                    let is = |bits: u64| bits >> row & 1 == 1;
                    let name = format!("{:?} {places} {low}", cells[row]);
                    assert_eq!(is(strip.blank), start == end, "{name}");
                    assert_eq!(is(odd), start != end && short.is_none(), "{name}");
                    let figure = short.map_or(0, |digits| digits * i64::from(by));
                    assert_eq!(strip.values[row], figure, "{name}");
                    assert!(strip.most >= figure.unsigned_abs(), "{name}");
                }
            }
        }
    }

    #[test]
    fn what_is_read_at_once_is_what_is_read_one_by_one() {
        let alphabet = ['0', '1', '9', '.', '-', '/', ':'];
        let mut cells = Vec::new();
        for length in 0..=4_u32 {
            for number in 0..7_usize.pow(length) {
                let text = (0..length).map(|at| alphabet[number / 7_usize.pow(at) % 7]);
                cells.push(text.collect());
            }
        }
        for text in [
            "12345678",
            "1234567.",
            "123456.7",
            "12345.67",
            "0.000001",
            "00000.01",
            ".1234567",
            "99999999",
            "999999999",
            "123456789.1",
            "1\u{0}",
            "１２",
            "12 ",
            " 12",
            "0",
            "0.0",
        ] {
            cells.push(text.to_owned());
        }
        for some in cells
            .chunks(ROWS)
            .chain(cells.chunks(ROWS - 3))
            .chain(cells.chunks(1))
        {
            agree(some);
        }
    }

    #[test]
    fn without_the_instructions_it_comes_to_the_same() {
        for text in ["12345678", "123456.7", "0.5", "00", "1.", "", "999", "9:9"] {
            for places in 0..=2 {
                let usual = Usual {
                    places,
                    low: 0,
                    high: 5_000_000,
                    by: 10,
                };
                let (padded, ranges) = laid_out(&[text.to_owned()]);
                let (mut one, mut other) = (Strip::default(), Strip::default());
                let cells = ranges.iter().copied();
                let odd = wide::numbers(&padded, cells.clone(), &usual, &mut one);
                assert_eq!(odd, numbers(&padded, cells, &usual, &mut other, portable));
                assert_eq!(
                    (one.values, one.blank),
                    (other.values, other.blank),
                    "{text:?}"
                );
            }
        }
    }
}
