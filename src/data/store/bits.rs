//! A bit for each row and column: what was seen of each township.

/// Rows of so many bits each, without gaps between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::data) struct Bits {
    columns: usize,
    rows: usize,
    words: Vec<u64>,
}

/// The bits of one row or column, sixty-four to a word.
const WORD: usize = 64;

impl Bits {
    /// How many rows there are.
    pub(in crate::data) fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns there are.
    pub(in crate::data) fn columns(&self) -> usize {
        self.columns
    }

    /// Makes room for so many rows and columns; what was seen stays.
    pub(in crate::data) fn make_room(&mut self, rows: usize, columns: usize) {
        if columns > self.columns {
            let mut wider = Self {
                columns,
                rows: 0,
                words: Vec::new(),
            };
            wider.make_room(self.rows.max(rows), columns);
            for row in 0..self.rows {
                for column in (0..self.columns).filter(|column| self.has(row, *column)) {
                    wider.set(row, column);
                }
            }
            *self = wider;
        } else if rows > self.rows {
            self.rows = rows;
            let bits = rows.saturating_mul(self.columns);
            self.words.resize(bits.div_ceil(WORD), 0);
        }
    }

    /// Whether a bit is set.
    pub(in crate::data) fn has(&self, row: usize, column: usize) -> bool {
        let Some(at) = self.at(row, column) else {
            return false;
        };
        self.words
            .get(at / WORD)
            .is_some_and(|word| word >> (at % WORD) & 1 == 1)
    }

    /// Sets a bit, if there is one; whether it was set before.
    pub(in crate::data) fn set(&mut self, row: usize, column: usize) -> bool {
        let word = self
            .at(row, column)
            .and_then(|at| Some((at % WORD, self.words.get_mut(at / WORD)?)));
        let Some((bit, word)) = word else {
            return false;
        };
        let was = *word >> bit & 1 == 1;
        *word |= 1 << bit;
        was
    }

    fn at(&self, row: usize, column: usize) -> Option<usize> {
        (row < self.rows && column < self.columns)
            .then(|| row.saturating_mul(self.columns).saturating_add(column))
    }

    /// Sets the bits of a whole row, none of them beyond the columns; whether any of them was set
    /// before.
    #[inline]
    pub(in crate::data) fn set_row(&mut self, row: usize, bits: &[u64]) -> bool {
        let start = row.saturating_mul(self.columns);
        let (mut at, shift) = (start / WORD, start % WORD);
        let mut was = 0;
        for bits in bits {
            if let Some(word) = self.words.get_mut(at) {
                let low = bits << shift;
                was |= *word & low;
                *word |= low;
            }
            at = at.saturating_add(1);
            let high = bits.checked_shr(width_above(shift)).unwrap_or(0);
            if high != 0
                && let Some(word) = self.words.get_mut(at)
            {
                was |= *word & high;
                *word |= high;
            }
        }
        was != 0
    }

    /// Of one word from `column` on, the columns that are set in each of so many rows.
    pub(in crate::data) fn full(&self, rows: usize, column: usize) -> u64 {
        if rows == 0 || rows > self.rows {
            return 0;
        }
        (0..rows).fold(u64::MAX, |all, row| all & self.word(row, column))
    }

    /// The bits of a row from `column` on, as many as fit a word.
    pub(in crate::data) fn word(&self, row: usize, column: usize) -> u64 {
        let start = row.saturating_mul(self.columns).saturating_add(column);
        let (at, shift) = (start / WORD, start % WORD);
        let low = self.words.get(at).map_or(0, |word| word >> shift);
        let above = self.words.get(at.saturating_add(1));
        let high = above.and_then(|word| word.checked_shl(width_above(shift)));
        let left = self.columns.saturating_sub(column).min(WORD);
        let mask = u32::try_from(WORD.saturating_sub(left))
            .ok()
            .and_then(|cut| u64::MAX.checked_shr(cut));
        (low | high.unwrap_or(0)) & mask.unwrap_or(0)
    }

    /// Whether another of as many columns has seen the same bit.
    pub(in crate::data) fn meets(&self, other: &Self) -> bool {
        let mut both = self.words.iter().zip(&other.words);
        self.columns == other.columns && both.any(|(one, other)| one & other != 0)
    }

    /// Whether the column is set in any row.
    pub(in crate::data) fn any(&self, column: usize) -> bool {
        (0..self.rows).any(|row| self.has(row, column))
    }

    /// In how many rows the column is set.
    pub(in crate::data) fn count(&self, column: usize) -> u32 {
        let count = (0..self.rows).filter(|row| self.has(*row, column)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Takes in what another has seen; whether both had seen the same bit.
    pub(in crate::data) fn absorb(&mut self, other: &Self) -> bool {
        self.make_room(other.rows, other.columns);
        let mut both = false;
        for row in 0..other.rows {
            for column in (0..other.columns).step_by(WORD) {
                both |= self.set_from(row, column, other.word(row, column));
            }
        }
        both
    }

    /// Sets the bits of a row from `column` on.
    fn set_from(&mut self, row: usize, column: usize, bits: u64) -> bool {
        let mut both = false;
        let mut left = bits;
        while left != 0 {
            let bit = usize::try_from(left.trailing_zeros()).unwrap_or(WORD);
            both |= self.set(row, column.saturating_add(bit));
            left &= left.wrapping_sub(1);
        }
        both
    }
}

/// How far the bits of a word that stand above `shift` move into the next.
fn width_above(shift: usize) -> u32 {
    u32::try_from(WORD.saturating_sub(shift)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_any_width_do_not_touch_each_other() {
        for columns in [1, 3, 18, 63, 64, 65, 116, 200] {
            let mut bits = Bits::default();
            bits.make_room(7, columns);
            for column in 0..columns {
                assert!(!bits.set(3, column) && bits.set(3, column));
            }
            for row in 0..7 {
                for column in 0..columns {
                    assert_eq!(bits.has(row, column), row == 3, "{columns}: {row} {column}");
                }
                assert_eq!(bits.word(row, 0) != 0, row == 3);
            }
        }
    }

    #[test]
    fn a_row_is_set_at_once() {
        for columns in [1, 3, 18, 63, 64, 65, 116, 200] {
            let mut bits = Bits::default();
            bits.make_room(7, columns);
            let words = columns.div_ceil(WORD);
            let mut all = vec![u64::MAX; words];
            *all.last_mut().unwrap() = u64::MAX >> (words * WORD - columns);
            assert!(!bits.set_row(3, &all) && bits.set_row(3, &all));
            for row in 0..7 {
                for column in 0..columns {
                    assert_eq!(bits.has(row, column), row == 3, "{columns}: {row} {column}");
                }
            }
            assert_eq!(bits.full(7, 0), 0);
            for row in 0..7 {
                bits.set_row(row, &all);
            }
            assert_eq!((bits.full(7, 0), bits.full(8, 0)), (all[0], 0));
        }
    }

    #[test]
    fn room_for_more_columns_keeps_what_was_seen() {
        let mut seen = Bits::default();
        seen.make_room(3, 2);
        seen.set(1, 1);
        seen.make_room(5, 9);
        let all = (0..5).flat_map(|row| (0..9).map(move |column| (row, column)));
        let set: Vec<_> = all
            .filter(|(row, column)| seen.has(*row, *column))
            .collect();
        assert_eq!(set, [(1, 1)]);
        assert_eq!((seen.count(1), seen.any(0)), (1, false));
    }

    #[test]
    fn what_two_have_seen_is_told() {
        let (mut one, mut other) = (Bits::default(), Bits::default());
        one.make_room(2, 70);
        other.make_room(3, 75);
        one.set(1, 69);
        other.set(2, 74);
        assert!(!one.absorb(&other));
        assert!(one.has(1, 69) && one.has(2, 74));
        other.set(1, 69);
        assert!(one.absorb(&other));
    }

    #[test]
    fn only_sets_of_as_many_columns_meet_and_only_where_both_have_a_bit() {
        let of = |columns: usize, bits: &[(usize, usize)]| {
            let mut set = Bits::default();
            set.make_room(3, columns);
            for (row, column) in bits {
                set.set(*row, *column);
            }
            set
        };
        let one = of(5, &[(0, 1), (2, 4)]);
        assert!(one.meets(&of(5, &[(2, 4)])));
        assert!(!one.meets(&of(5, &[(0, 2), (2, 3)])));
        assert!(!one.meets(&of(6, &[(0, 1)])));
        assert!(!one.meets(&of(5, &[])));
    }

    #[test]
    fn what_lies_beyond_is_not_set() {
        let mut set = Bits::default();
        set.make_room(2, 3);
        assert!(!set.set(2, 0) && !set.set(2, 0));
        assert!(!set.set(0, 3) && !set.set(0, 3));
        assert!(!set.has(1, 0) && !set.has(2, 0) && !set.has(0, 3));
    }
}
