//! Rows of townships of which only the answers are kept.

use super::{Cells, Reader, Row, Rule, Whose, plain};
use crate::data::bulk::asked::Asked;
use crate::data::store::{Answer, Key};

impl Reader<'_> {
    /// Keeps what a township's row answers in place of its figures; `false` if it is not asked, or
    /// cannot answer for certain.
    #[inline]
    pub(super) fn answer(
        &mut self,
        cells: &Cells<'_>,
        figures: &[(usize, Rule<'_>)],
        row: &mut Row,
        whose: Whose,
    ) -> bool {
        let layout = self.layout;
        let (Some(asked), Some(township)) = (&layout.asked, whose.at.township) else {
            return false;
        };
        if !row.others.is_empty() || answers(asked, row).is_none() {
            return false;
        }
        row.bits.clear();
        row.bits.resize(asked.words_of_columns, 0);
        let mut count = 0_u64;
        for ((_, rule), said) in figures.iter().zip(&row.said) {
            if let (Some(_), Some(word)) = (said, row.bits.get_mut(rule.column.bit / 64)) {
                *word |= 1 << (rule.column.bit % 64);
                count = count.saturating_add(1);
            }
        }
        let numbers = figures.iter().zip(&row.said);
        let numbers = numbers.filter_map(|((_, rule), said)| Some(plain(rule, (*said)?)));
        let of = (whose.at, township, whose.year);
        if !self.store.answered(of, (&row.bits, &row.answers), numbers) {
            return false;
        }
        self.observations = self.observations.saturating_add(count);
        for (((index, rule), said), is_kept) in figures.iter().zip(&row.said).zip(&asked.is_kept) {
            if let (true, Some(said)) = (*is_kept, *said) {
                let place = self.place(cells, *index);
                let key = Key {
                    at: whose.at,
                    year: whose.year,
                    slot: rule.slot,
                };
                self.store.keep_beside(key, plain(rule, said), place);
            }
        }
        true
    }
}

/// Writes down the answers of a row; `None` if one takes a thorough look.
#[inline]
fn answers(asked: &Asked<'_>, row: &mut Row) -> Option<()> {
    row.answers.clear();
    row.answers.resize(asked.words_of_answers, 0);
    for placed in &asked.answered {
        row.inputs.clear();
        for place in &placed.places {
            let said = row.said.get(*place).copied().flatten();
            row.inputs.push(said.map(|(value, _)| value.millionths()));
        }
        Answer::of(placed.question, &row.inputs)?.write(placed.number, &mut row.answers);
    }
    Some(())
}
