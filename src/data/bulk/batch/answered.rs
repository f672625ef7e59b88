//! Rows of townships of which only the answers are kept.

use super::Says;
use crate::data::bulk::Reader;
use crate::data::bulk::asked::Asked;
use crate::data::bulk::row::{Whose, plain};
use crate::data::slots::Slot;
use crate::data::store::strip::{ROWS, RowBits, bit, bits_of, rows_of};
use crate::data::store::{Key, Replies};
use crate::source::Place;

impl Reader<'_> {
    /// Keeps what rows of townships answer in place of their figures; gives back those of `rows` that
    /// are asked and can answer for certain.
    pub(in crate::data::bulk) fn answer(
        &mut self,
        asked: &Asked,
        rows: RowBits,
        says: &mut Says,
    ) -> RowBits {
        let unsure = asked.answer(&says.strips, &mut says.replies);
        let mut answered = rows & !says.unsettled & !unsure;
        let mut townships = [0; ROWS];
        for ((row, of), number) in says.of.iter().enumerate().zip(&mut townships) {
            match of.at.township {
                Some(township) => *number = township,
                None => answered &= !bit(row),
            }
        }
        let replies = Replies {
            strips: &says.strips,
            columns: &asked.columns,
            full: &asked.full,
            replies: &says.replies,
            townships: &townships,
        };
        let mut left = answered;
        while let Some(first) = rows_of(left).next() {
            let rest = says.of.iter().enumerate().skip(first);
            let Some(spot) = says.of.get(first).map(|of| of.spot()) else {
                break;
            };
            // As many as follow each other and are of one county and year.
            let same = |(row, of): &(usize, &Whose)| left & bit(*row) != 0 && of.spot() == spot;
            let run = first..first.saturating_add(rest.take_while(same).count());
            self.store.answered(spot, &run, &replies);
            left &= !bits_of(&run);
        }
        for strip in &says.strips {
            let some = (answered & !strip.blank).count_ones();
            self.observations = self.observations.saturating_add(u64::from(some));
        }
        answered
    }

    /// Keeps the figures of answered rows that are needed for more than their answers; `locate` tells
    /// the slot of a place, and where its cell of a row stands.
    pub(in crate::data::bulk) fn keep_beside(
        &mut self,
        asked: &Asked,
        says: &Says,
        rows: RowBits,
        locate: impl Fn(usize, usize) -> Option<(Slot, Place)>,
    ) {
        for place in &asked.kept {
            let of = says.strips.get(*place).zip(asked.columns.get(*place));
            let Some((strip, column)) = of else {
                continue;
            };
            for row in rows_of(rows & !strip.blank) {
                let (Some(figure), Some((slot, cell)), Some(whose)) =
                    (strip.figure(row), locate(*place, row), says.of.get(row))
                else {
                    continue;
                };
                let key = Key {
                    at: whose.at,
                    year: whose.year,
                    slot,
                };
                self.store.keep_beside(key, plain(*column, figure), cell);
            }
        }
    }
}
