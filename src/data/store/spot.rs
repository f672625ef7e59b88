//! Plain numbers of one area and year, taken in row by row.

use std::ops::Range;

use super::figures::Met;
use super::gathered::Gathered;
use super::kept::{self, Kept};
use super::{Key, Replies, Seen, Sink as _, Store, Years};
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

    /// Takes in rows of a batch that answer every question, all of them of townships of one county and
    /// of one year.
    #[inline]
    pub(in crate::data) fn answered(
        &mut self,
        (county, year): (usize, Year),
        rows: &Range<usize>,
        replies: &Replies<'_>,
    ) {
        let townships = replies.townships.get(rows.clone()).unwrap_or_default();
        let at = At {
            county,
            township: townships.iter().max().copied(),
        };
        let mut marks = std::mem::take(&mut self.marks);
        if let Some(gathered) = self.spot(at, year)
            && gathered.answer(townships, rows, replies, &mut marks)
        {
            self.again_in.insert((county, year));
        }
        self.marks = marks;
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
                if keeps_answers && number.column.by_township.is_some() {
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
