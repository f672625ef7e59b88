//! What the cells of a row say.

use crate::data::bulk::rule::Numbers;
use crate::data::bulk::{Cells, number};
use crate::data::cell::figure::Figured;
use crate::data::store::Answer;
use crate::quantity::Fixed;

/// What the figures of a row say, in the order of its columns.
#[derive(Debug, Default)]
pub(in crate::data::bulk) struct Row {
    /// Plain numbers; `None` for a blank cell, and for one that is among the others.
    pub(super) said: Vec<Option<Fixed>>,
    /// With how many decimal places each is written.
    pub(super) places: Vec<usize>,
    /// The places of the blank cells, and of those that are among the others.
    pub(super) blank: Vec<usize>,
    /// The figures that are no plain numbers, each with the place of its column.
    pub(super) others: Vec<(usize, Other)>,
    /// The bits of the columns that have a figure.
    pub(super) bits: Vec<u64>,
    /// What it answers, by question.
    pub(super) answers: Vec<Answer>,
}

#[derive(Debug)]
pub(super) struct Other {
    pub(super) figured: Figured,
    pub(super) text: String,
}

/// What a cell of figures says at a glance.
#[derive(Clone, Copy)]
pub(super) enum Said {
    Blank,
    Plain(Fixed, usize),
    /// Nobody knows yet.
    Otherwise,
}

impl Row {
    /// Begins anew, with so many columns.
    #[inline]
    pub(super) fn begin(&mut self, columns: usize) {
        self.others.clear();
        self.blank.clear();
        if self.said.len() != columns {
            self.said.resize(columns, None);
            self.places.resize(columns, 0);
        }
    }

    /// The figure in a column.
    #[inline]
    pub(super) fn figure(&self, place: usize) -> Option<(Fixed, u8)> {
        let value = self.said.get(place).copied().flatten()?;
        let places = self.places.get(place).copied()?;
        Some((value, u8::try_from(places).ok()?))
    }
}

/// Reads a cell that is blank or a plain number.
#[inline(always)]
pub(super) fn plainly(cells: &Cells<'_>, index: usize, numbers: &Numbers) -> Said {
    let Some((start, end)) = cells.range(index) else {
        return Said::Otherwise;
    };
    if start == end {
        return Said::Blank;
    }
    let read = number::read(cells.padded, start, end);
    let plain = read.and_then(|(digits, places)| Some((numbers.figure(digits, places)?, places)));
    match plain {
        Some((value, places)) => Said::Plain(value, places),
        None => Said::Otherwise,
    }
}

impl Row {
    /// Writes down what a cell says; `false` if nobody knows yet.
    #[inline(always)]
    pub(super) fn say(&mut self, place: usize, said: Said) -> Option<bool> {
        let figure = self.said.get_mut(place)?;
        match said {
            Said::Blank => {
                *figure = None;
                self.blank.push(place);
            }
            Said::Plain(value, places) => {
                *figure = Some(value);
                *self.places.get_mut(place)? = places;
            }
            Said::Otherwise => {
                *figure = None;
                self.blank.push(place);
                return Some(false);
            }
        }
        Some(true)
    }
}
