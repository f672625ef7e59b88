//! The plain figures of one column in a few rows, one below the other.

use std::ops::Range;

use crate::quantity::Fixed;
use crate::vocabulary::{Figures, TOGETHER};

/// How many rows are looked at together: as many as a word has bits.
pub(in crate::data) const ROWS: usize = TOGETHER;

/// A bit for each of so many rows.
pub(in crate::data) type RowBits = u64;

/// The figures of one column in the rows of a batch.
#[derive(Clone, Debug)]
pub(in crate::data) struct Strip {
    /// By row, in millionths; zero where there is none.
    pub(in crate::data) values: [i64; ROWS],
    /// With how many decimal places each is written.
    pub(in crate::data) places: [u8; ROWS],
    /// The rows that have none.
    pub(in crate::data) blank: RowBits,
    /// No value of these rows is larger than this, or farther below zero.
    pub(in crate::data) most: u64,
}

impl Default for Strip {
    fn default() -> Self {
        Self {
            values: [0; ROWS],
            places: [0; ROWS],
            blank: 0,
            most: 0,
        }
    }
}

impl Strip {
    /// The figures to be asked about.
    pub(in crate::data) fn figures(&self) -> Figures<'_> {
        Figures {
            values: &self.values,
            most: self.most,
        }
    }

    /// Puts a figure, in millionths, in a row that had none.
    pub(in crate::data) fn put(&mut self, row: usize, millionths: i64, places: usize) {
        let place = self.values.get_mut(row).zip(self.places.get_mut(row));
        if let (Some((value, decimals)), Ok(places)) = (place, u8::try_from(places)) {
            *value = millionths;
            *decimals = places;
            self.most |= millionths.unsigned_abs();
        }
    }

    /// The figure of a row, and with how many decimal places it is written.
    #[inline]
    pub(in crate::data) fn figure(&self, row: usize) -> Option<(Fixed, u8)> {
        if self.blank & bit(row) != 0 {
            return None;
        }
        let value = Fixed::from_millionths(*self.values.get(row)?)?;
        Some((value, *self.places.get(row)?))
    }
}

/// The bit of a row.
#[inline]
pub(in crate::data) fn bit(row: usize) -> RowBits {
    u32::try_from(row)
        .ok()
        .and_then(|row| 1_u64.checked_shl(row))
        .unwrap_or(0)
}

/// The bits of the rows of a range.
#[inline]
pub(in crate::data) fn bits_of(rows: &Range<usize>) -> RowBits {
    let below = |row: usize| bit(row).wrapping_sub(1);
    below(rows.end) & !below(rows.start)
}

/// The rows whose bits are set, in order.
#[inline]
pub(in crate::data) fn rows_of(mut bits: RowBits) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let row = usize::try_from(bits.trailing_zeros()).ok()?;
        (row < ROWS).then(|| bits &= bits.wrapping_sub(1))?;
        Some(row)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_their_bits() {
        assert_eq!(bits_of(&(0..64)), u64::MAX);
        assert_eq!(bits_of(&(3..5)), 0b11000);
        assert_eq!(bits_of(&(63..64)), 1 << 63);
        assert_eq!(bits_of(&(7..7)), 0);
        let rows: Vec<usize> = rows_of(1 << 63 | 0b101).collect();
        assert_eq!(rows, [0, 2, 63]);
        assert_eq!(rows_of(u64::MAX).count(), ROWS);
    }
}
