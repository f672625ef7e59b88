//! Rows of townships of which only the answers are kept.

use super::{Cells, Reader, Row, Whose, plain};
use crate::data::bulk::layout::Wide;
use crate::data::cell::figure::Figured;
use crate::data::store::Key;
use crate::quantity::{Fixed, Interval, Value};

impl Reader<'_> {
    /// Keeps what a township's row answers in place of its figures; `false` if it is not asked, or
    /// cannot answer for certain.
    #[inline]
    pub(super) fn answer(
        &mut self,
        cells: &Cells<'_>,
        wide: &Wide<'_>,
        row: &mut Row,
        whose: Whose,
    ) -> bool {
        let (Some(asked), Some(township)) = (&wide.asked, whose.at.township) else {
            return false;
        };
        if !row.others.is_empty() && !row.settle_others() {
            return false;
        }
        row.bits.clone_from(&asked.full);
        let mut missing = 0_u64;
        for place in &row.blank {
            let seat = wide.columns.get(*place);
            let (Some(None), Some(seat)) = (row.said.get(*place), seat) else {
                continue;
            };
            if let Some(word) = row.bits.get_mut(seat.column.bit / 64) {
                *word &= !(1 << (seat.column.bit % 64));
                missing = missing.saturating_add(1);
            }
        }
        if asked
            .answer(&row.said, &row.bits, &mut row.answers)
            .is_none()
        {
            return false;
        }
        let numbers = wide.columns.iter().zip(&row.said);
        let numbers = numbers.filter_map(|(seat, said)| Some((&seat.column, (*said)?)));
        let of = (whose.at, township, whose.year);
        if !self.store.answered(of, (&row.bits, &row.answers), numbers) {
            return false;
        }
        let columns = u64::try_from(wide.columns.len()).unwrap_or(u64::MAX);
        let count = columns.saturating_sub(missing);
        self.observations = self.observations.saturating_add(count);
        for place in &asked.kept {
            if let (Some(said), Some((index, rule))) = (row.figure(*place), wide.rules.get(*place))
            {
                let at = self.place(cells, *index);
                let key = Key {
                    at: whose.at,
                    year: whose.year,
                    slot: rule.slot,
                };
                self.store.keep_beside(key, plain(rule, said), at);
            }
        }
        true
    }
}

impl Row {
    /// Takes the other figures for plain ones where that is all they are, whatever way they are
    /// written: how is kept of none whose row answers. `false` if some are not.
    fn settle_others(&mut self) -> bool {
        let are_plain = |(_, other): &(usize, super::Other)| number(&other.figured).is_some();
        if !self.others.iter().all(are_plain) {
            return false;
        }
        for (place, other) in &self.others {
            let seat = self.said.get_mut(*place).zip(self.places.get_mut(*place));
            if let Some((figure, places)) = seat {
                *figure = number(&other.figured);
                *places = usize::from(other.figured.places);
            }
        }
        true
    }
}

/// A single number that is small enough and has few decimal places.
fn number(figured: &Figured) -> Option<Fixed> {
    match &figured.value {
        Value::Number(Interval::Point(value)) => Fixed::from_exact(value),
        Value::Number(_) | Value::YesNo(_) | Value::Date(_) => None,
    }
}
