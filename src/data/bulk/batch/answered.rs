//! Rows of townships of which only the answers are kept.

use super::{Batch, Says};
use crate::data::bulk::Reader;
use crate::data::bulk::layout::Wide;
use crate::data::bulk::row::{Whose, plain};
use crate::data::store::strip::{ROWS, RowBits, bit, bits_of, rows_of};
use crate::data::store::{Key, Replies};

impl<'a> Reader<'a> {
    /// Keeps what rows of townships answer in place of their figures; gives back those of `rows` that
    /// are asked and can answer for certain.
    pub(super) fn answer(&mut self, wide: &Wide<'a>, rows: RowBits, says: &mut Says) -> RowBits {
        let Some(asked) = wide.asked.as_ref().filter(|_| self.store.keeps_answers()) else {
            return 0;
        };
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

    /// Keeps the figures of answered rows that are needed for more than their answers.
    pub(super) fn keep_beside(
        &mut self,
        wide: &Wide<'a>,
        batch: &Batch<'_>,
        says: &Says,
        rows: RowBits,
    ) {
        let kept = wide.asked.iter().flat_map(|asked| &asked.kept);
        for place in kept {
            let (Some(strip), Some((index, rule))) =
                (says.strips.get(*place), wide.rules.get(*place))
            else {
                continue;
            };
            for row in rows_of(rows & !strip.blank) {
                let (Some(figure), Some(cells), Some(whose)) =
                    (strip.figure(row), batch.rows.get(row), says.of.get(row))
                else {
                    continue;
                };
                let key = Key {
                    at: whose.at,
                    year: whose.year,
                    slot: rule.slot,
                };
                let place = self.place(cells, *index);
                self.store.keep_beside(key, plain(rule, figure), place);
            }
        }
    }
}
