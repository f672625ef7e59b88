//! Figures by row and column: everyday ones in little room, the others at full length.

use std::collections::BTreeMap;

use super::Figured;
use super::kept::{Kept, View, plain_reading};
use crate::data::{Figure, Reading};
use crate::source::{Place, Untrusted};

/// Figures by row (a township; the county itself) and column (an indicator).
#[derive(Clone, Debug, Default)]
pub(in crate::data) struct Figures {
    columns: usize,
    everyday: Vec<Kept>,
    others: BTreeMap<(usize, usize), Figure>,
}

/// What meeting a figure came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::data) enum Met {
    /// It is the first, or nothing new.
    Once,
    /// There was one before, at this place; whether it says the same.
    Again { first: Place, is_equal: bool },
}

/// The most different readings of one figure that are kept: more than judging ever tries.
const MOST_READINGS: usize = 1024;

impl Figures {
    /// Whether there is none.
    pub(in crate::data) fn is_empty(&self) -> bool {
        self.everyday.is_empty() && self.others.is_empty()
    }

    /// The figure at a place.
    pub(in crate::data) fn get(&self, row: usize, column: usize) -> Figure {
        match self.others.get(&(row, column)) {
            Some(figure) => figure.clone(),
            None => self.everyday(row, column).figure(),
        }
    }

    /// Whether there is a readable figure at a place.
    pub(in crate::data) fn is_known(&self, row: usize, column: usize) -> bool {
        match self.others.get(&(row, column)) {
            Some(figure) => matches!(figure, Figure::Known(_)),
            None => matches!(self.everyday(row, column).view(), View::Known { .. }),
        }
    }

    /// The figure at a place, if it is an everyday one.
    pub(in crate::data) fn view(&self, row: usize, column: usize) -> Option<View> {
        if self.others.is_empty() || !self.others.contains_key(&(row, column)) {
            return Some(self.everyday(row, column).view());
        }
        None
    }

    fn everyday(&self, row: usize, column: usize) -> Kept {
        let at = (column < self.columns)
            .then(|| row.saturating_mul(self.columns).saturating_add(column));
        at.and_then(|at| self.everyday.get(at).copied())
            .unwrap_or_default()
    }

    /// Puts an everyday figure where there is none.
    fn put(&mut self, row: usize, column: usize, kept: Kept) {
        if column >= self.columns {
            self.widen(column.saturating_add(1));
        }
        let end = row.saturating_add(1).saturating_mul(self.columns);
        if self.everyday.len() < end {
            self.everyday.resize(end, Kept::default());
        }
        let at = row.saturating_mul(self.columns).saturating_add(column);
        if let Some(place) = self.everyday.get_mut(at) {
            *place = kept;
        }
    }

    fn widen(&mut self, columns: usize) {
        let old = std::mem::take(&mut self.everyday);
        let rows = old.chunks(self.columns.max(1));
        for row in rows {
            self.everyday.extend_from_slice(row);
            let missing = columns.saturating_sub(row.len());
            self.everyday
                .extend(std::iter::repeat_n(Kept::default(), missing));
        }
        self.columns = columns;
    }

    /// Takes in a blank cell.
    pub(in crate::data) fn blank(&mut self, row: usize, column: usize, place: Place) {
        if self.view(row, column) == Some(View::Absent) {
            match Kept::blank(place) {
                Some(kept) => self.put(row, column, kept),
                None => self.other(row, column, Figure::Blank(place)),
            }
        }
    }

    /// Takes in a cell that cannot be read; it outweighs what can.
    pub(in crate::data) fn unreadable(&mut self, row: usize, column: usize, place: Place) {
        if !matches!(self.others.get(&(row, column)), Some(Figure::Unreadable(_))) {
            self.other(row, column, Figure::Unreadable(place));
        }
    }

    /// Takes in a figure. One that differs from those before is kept beside them only if
    /// `keeps_others`.
    pub(in crate::data) fn known(
        &mut self,
        at: (usize, usize),
        figured: &Figured,
        text: &str,
        place: Place,
        keeps_others: bool,
    ) -> Met {
        let (row, column) = at;
        match self.others.get_mut(&at) {
            Some(Figure::Known(readings)) => {
                return add_reading(readings, figured, text, place, keeps_others);
            }
            Some(Figure::Unreadable(_)) => return Met::Once,
            Some(Figure::Absent | Figure::Blank(_)) | None => {}
        }
        if let View::Known {
            value,
            places,
            place: first,
        } = self.everyday(row, column).view()
        {
            let mut readings = vec![plain_reading(value, places, first)];
            let met = add_reading(&mut readings, figured, text, place, keeps_others);
            if readings.len() > 1 {
                self.other(row, column, Figure::Known(readings));
            }
            return met;
        }
        match Kept::of(figured, text, place) {
            Some(kept) => {
                self.others.remove(&at);
                self.put(row, column, kept);
            }
            None => {
                let first = reading(figured, text, place);
                self.other(row, column, Figure::Known(vec![first]));
            }
        }
        Met::Once
    }

    /// Takes in an everyday figure.
    pub(in crate::data) fn plain(
        &mut self,
        row: usize,
        column: usize,
        kept: Kept,
        place: Place,
    ) -> Met {
        let again = Met::Again {
            first: place,
            is_equal: false,
        };
        match self.view(row, column) {
            Some(View::Absent | View::Blank(_)) => self.put(row, column, kept),
            Some(View::Known { .. }) => return again,
            None => match self.others.get(&(row, column)) {
                Some(Figure::Known(_)) => return again,
                Some(Figure::Unreadable(_)) => {}
                Some(Figure::Absent | Figure::Blank(_)) | None => {
                    self.others.remove(&(row, column));
                    self.put(row, column, kept);
                }
            },
        }
        Met::Once
    }

    fn other(&mut self, row: usize, column: usize, figure: Figure) {
        self.others.insert((row, column), figure);
    }

    /// Takes in what another has gathered; whether both have a figure for the same place, or one of
    /// them one that cannot be read: then what came first decides what is said of it.
    pub(in crate::data) fn absorb(&mut self, other: Self) -> bool {
        let mut both = false;
        for (index, kept) in other.everyday.into_iter().enumerate() {
            let columns = other.columns.max(1);
            let at = (index / columns, index % columns);
            if kept.view() != View::Absent {
                both |= self.merge(at, kept.figure(), Some(kept));
            }
        }
        for (at, figure) in other.others {
            both |= self.merge(at, figure, None);
        }
        both
    }

    fn merge(&mut self, at: (usize, usize), figure: Figure, kept: Option<Kept>) -> bool {
        let (row, column) = at;
        let merged = match (self.get(row, column), figure) {
            (_, Figure::Absent) => return false,
            (Figure::Known(_) | Figure::Unreadable(_), Figure::Known(_))
            | (Figure::Known(_), Figure::Unreadable(_)) => return true,
            (Figure::Unreadable(one), Figure::Unreadable(other)) => {
                Figure::Unreadable(one.min(other))
            }
            (Figure::Blank(one), Figure::Blank(other)) => Figure::Blank(one.min(other)),
            (Figure::Unreadable(_) | Figure::Known(_), Figure::Blank(_)) => return false,
            (
                Figure::Absent | Figure::Blank(_),
                figure @ (Figure::Known(_) | Figure::Blank(_) | Figure::Unreadable(_)),
            ) => figure,
        };
        match (kept, merged) {
            (Some(kept), Figure::Known(_)) => {
                self.others.remove(&at);
                self.put(row, column, kept);
            }
            (_, Figure::Blank(place)) => match Kept::blank(place) {
                Some(kept) => self.put(row, column, kept),
                None => self.other(row, column, Figure::Blank(place)),
            },
            (_, merged) => self.other(row, column, merged),
        }
        false
    }
}

/// Adds a figure to the readings before it. An equal one is only counted.
fn add_reading(
    readings: &mut Vec<Reading>,
    figured: &Figured,
    text: &str,
    place: Place,
    keeps_others: bool,
) -> Met {
    let equal = readings
        .iter()
        .find(|reading| reading.value == figured.value)
        .map(|reading| reading.place);
    let first = readings.first().map_or(place, |reading| reading.place);
    if equal.is_none() && keeps_others && readings.len() <= MOST_READINGS {
        readings.push(reading(figured, text, place));
    }
    Met::Again {
        first: equal.unwrap_or(first),
        is_equal: equal.is_some(),
    }
}

/// A figure at full length.
pub(in crate::data) fn reading(figured: &Figured, text: &str, place: Place) -> Reading {
    Reading {
        value: figured.value.clone(),
        places: figured.places,
        half_step: figured.half_step.clone(),
        text: Untrusted::new(text),
        place,
    }
}
