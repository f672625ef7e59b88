//! Plain numbers of one area and year, taken in row by row.

use super::answers::Answer;
use super::figures::Met;
use super::gathered::Gathered;
use super::kept::{self, Kept};
use super::{Key, Seen, Sink as _, Store, Years};
use crate::data::areas::At;
use crate::data::slots::Column;
use crate::quantity::{Fixed, Year};
use crate::source::Place;

/// A plain number, written in its indicator's unit with so many decimal places.
#[derive(Clone, Copy, Debug)]
pub(in crate::data) struct Plain {
    pub(in crate::data) column: Column,
    pub(in crate::data) value: Fixed,
    pub(in crate::data) places: u8,
}

impl Store {
    /// What was gathered of an area's county in a year, with room for the area.
    #[inline]
    pub(super) fn spot(&mut self, at: At, year: Year) -> Option<&mut Gathered> {
        while self.counties.len() <= at.county {
            self.counties.push(Years::default());
        }
        let years = self.counties.get_mut(at.county)?;
        if years.0.get(self.last).is_none_or(|(last, _)| *last != year) {
            self.last = years.entry(year);
        }
        let (_, gathered) = years.0.get_mut(self.last)?;
        if let Some(township) = at.township {
            gathered.columns.make_room(township, &self.slots);
        }
        Some(gathered)
    }

    /// Takes in the plain numbers of a township's row that answers every question; `bits` are those
    /// of its columns. `false` if answers are not kept.
    #[inline]
    pub(in crate::data) fn answered<'c>(
        &mut self,
        (at, township, year): (At, usize, Year),
        (bits, answers): (&[u64], &[Answer]),
        numbers: impl Iterator<Item = (&'c Column, Fixed)>,
    ) -> bool {
        if !self.keeps_answers() {
            return false;
        }
        let Some(gathered) = self.spot(at, year) else {
            return false;
        };
        let was_known = gathered.columns.known.set_row(township, bits);
        let was_answered = gathered.answered.take(township, answers);
        gathered.columns.add_row(numbers);
        if was_known || was_answered {
            self.again_in.insert((at.county, year));
        }
        true
    }

    /// Takes in a plain number.
    #[inline]
    pub(in crate::data) fn plain(&mut self, key: Key, number: Plain, place: Place) {
        let kept = Kept::known(number.value, number.places, place);
        let Some(kept) = kept.filter(|_| !self.keeps_all()) else {
            let (figured, text) = kept::plain_figured(number.value, number.places);
            return self.cell(key, Seen::Known(&figured, &text), place);
        };
        let keeps_answers = self.keeps_answers();
        let Some(gathered) = self.spot(key.at, key.year) else {
            return;
        };
        let met = match key.at.township {
            None => gathered.own_plain(number.column, kept, place),
            Some(township) => {
                if keeps_answers {
                    gathered.answered.leave(township);
                }
                gathered.plain(township, number, (kept, place), !keeps_answers)
            }
        };
        match met {
            Met::Once => {}
            Met::Again { .. } => {
                self.again_in.insert((key.at.county, key.year));
            }
        }
    }

    /// Keeps a plain number of a township whose row was answered.
    #[inline]
    pub(in crate::data) fn keep_beside(&mut self, key: Key, number: Plain, place: Place) {
        let kept = Kept::known(number.value, number.places, place);
        let by_township = number.column.by_township.zip(key.at.township);
        if let Some((column, township)) = by_township
            && let Some(gathered) = self.spot(key.at, key.year)
        {
            match kept {
                Some(kept) => {
                    gathered.townships.plain(township, column, kept, place);
                }
                None => {
                    let (figured, text) = kept::plain_figured(number.value, number.places);
                    let at = (township, column);
                    gathered.townships.known(at, &figured, &text, place, false);
                }
            }
        }
    }
}
