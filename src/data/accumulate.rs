//! The first pass: own figures in full, of townships' figures a mark and a share in the sum.

use std::collections::BTreeMap;

use super::again::{Again, AgainLog};
use super::areas::At;
use super::figure::Figured;
use super::slots::{BySlot, Slot, Slots};
use super::spread::Spread;
use super::{Figure, Parts, Reading, Rows};
use crate::quantity::{Exact, Interval, Value, Year};
use crate::source::{Place, Untrusted};
use crate::vocabulary::{Combine, Vocabulary};

/// Which figure a cell gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    pub(super) at: At,
    pub(super) year: Year,
    pub(super) slot: Slot,
}

/// What a cell gives.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seen<'a> {
    /// Nothing, or a missing mark.
    Blank,
    /// Something that cannot be read.
    Unreadable,
    /// A figure, with its cell as written.
    Known(&'a Figured, &'a str),
}

/// What a pass over the files does with each cell.
pub(super) trait Sink {
    /// A row or column for this area and year.
    fn period(&mut self, at: At, year: Year);
    /// A cell.
    fn cell(&mut self, key: Key, seen: Seen<'_>, place: Place);
    /// A filled cell of a row that does not say its year for certain; it may be the key's.
    fn undated(&mut self, key: Key, place: Place);
}

/// What was seen of one township's figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark(u8);

impl Mark {
    const BLANK: u8 = 1;
    const UNREADABLE: u8 = 2;
    const KNOWN: u8 = 4;
    const REPEATED: u8 = 8;

    fn set(&mut self, bit: u8) {
        self.0 |= bit;
    }

    /// Whether there is a readable figure.
    pub(super) fn is_known(self) -> bool {
        self.0 & Self::KNOWN != 0
    }

    /// Whether there is more than one.
    pub(super) fn is_repeated(self) -> bool {
        self.0 & Self::REPEATED != 0
    }
}

/// One county in one year.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    pub(super) own: BySlot<Figure>,
    pub(super) parts: BySlot<Parts>,
    /// A row of slots for each township, in the order the rows name them.
    pub(super) marks: Vec<Mark>,
    /// Townships' figures that a rule looks at.
    pub(super) townships: BTreeMap<(usize, Slot), Figure>,
}

/// The two-level accumulator.
pub(super) struct Accumulator<'a> {
    vocabulary: &'a Vocabulary,
    slots: &'a Slots,
    /// By county.
    pub(super) counties: Vec<BTreeMap<Year, Gathered>>,
    /// Townships' figures that were met more than once.
    pub(super) repeated: Vec<Key>,
    /// Counties' own figures that were met again.
    pub(super) again: AgainLog,
    /// Filled cells of rows that do not say their year for certain, by the figure they may be.
    pub(super) undated: BTreeMap<Key, Place>,
}

impl<'a> Accumulator<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary, slots: &'a Slots) -> Self {
        Self {
            vocabulary,
            slots,
            counties: Vec::new(),
            repeated: Vec::new(),
            again: AgainLog::default(),
            undated: BTreeMap::new(),
        }
    }

    /// Takes every figure that only a row of no certain year may be as one that cannot be read.
    pub(super) fn settle_undated(&mut self) {
        for (key, place) in std::mem::take(&mut self.undated) {
            self.period(key.at, key.year);
            if !self.has_figure(key) {
                self.cell(key, Seen::Unreadable, place);
            }
        }
    }

    fn has_figure(&self, key: Key) -> bool {
        let years = self.counties.get(key.at.county);
        let Some(gathered) = years.and_then(|years| years.get(&key.year)) else {
            return false;
        };
        match key.at.township {
            None => matches!(gathered.own.get(key.slot), Some(Figure::Known(_))),
            Some(township) => {
                let width = self.slots.len();
                let index = township
                    .saturating_mul(width)
                    .saturating_add(key.slot.index());
                gathered
                    .marks
                    .get(index)
                    .is_some_and(|mark| mark.is_known())
            }
        }
    }

    fn township_cell(&mut self, township: usize, key: Key, seen: Seen<'_>, place: Place) {
        let width = self.slots.len();
        let term = self
            .slots
            .indicator(key.slot)
            .and_then(|id| self.vocabulary.term(id));
        let adds_up = term.is_some_and(|term| term.combine == Combine::Sum);
        let is_kept = term.is_some_and(|term| term.by_township);
        let gathered = self
            .counties
            .get_mut(key.at.county)
            .and_then(|years| years.get_mut(&key.year));
        let Some(gathered) = gathered else {
            return;
        };
        let index = township
            .saturating_mul(width)
            .saturating_add(key.slot.index());
        let Some(mark) = gathered.marks.get_mut(index) else {
            return;
        };
        match seen {
            Seen::Blank => mark.set(Mark::BLANK),
            Seen::Unreadable => {
                mark.set(Mark::UNREADABLE);
                if let Some(parts) = gathered.parts.get_or_insert_with(key.slot, no_parts) {
                    let first = parts.unreadable.map_or(place, |first| first.min(place));
                    parts.unreadable = Some(first);
                }
            }
            Seen::Known(..) if mark.is_known() => {
                if !mark.is_repeated() {
                    mark.set(Mark::REPEATED);
                    self.repeated.push(key);
                }
            }
            Seen::Known(figured, text) => {
                mark.set(Mark::KNOWN);
                if let Some(parts) = gathered.parts.get_or_insert_with(key.slot, no_parts) {
                    add(parts, figured, text, place, adds_up);
                }
            }
        }
        if is_kept {
            let figure = gathered
                .townships
                .entry((township, key.slot))
                .or_insert(Figure::Absent);
            meet(figure, seen, place);
        }
    }
}

impl Sink for Accumulator<'_> {
    fn period(&mut self, at: At, year: Year) {
        while self.counties.len() <= at.county {
            self.counties.push(BTreeMap::new());
        }
        let Some(years) = self.counties.get_mut(at.county) else {
            return;
        };
        let gathered = years.entry(year).or_default();
        if let Some(township) = at.township {
            let wanted = township.saturating_add(1).saturating_mul(self.slots.len());
            if gathered.marks.len() < wanted {
                gathered.marks.resize(wanted, Mark::default());
            }
        }
    }

    fn undated(&mut self, key: Key, place: Place) {
        self.undated.entry(key).or_insert(place);
    }

    fn cell(&mut self, key: Key, seen: Seen<'_>, place: Place) {
        if let Some(township) = key.at.township {
            return self.township_cell(township, key, seen, place);
        }
        let gathered = self
            .counties
            .get_mut(key.at.county)
            .and_then(|years| years.get_mut(&key.year));
        let Some(gathered) = gathered else {
            return;
        };
        let figure = gathered.own.get_or_insert_with(key.slot, || Figure::Absent);
        if let Some((first, is_equal)) = figure.and_then(|figure| meet(figure, seen, place))
            && let Seen::Known(_, text) = seen
        {
            self.again.push(Again {
                key,
                is_equal,
                first,
                place,
                text: Untrusted::new(text),
            });
        }
    }
}

/// The most different readings of one figure that are kept: more than judging ever tries.
const MOST_READINGS: usize = 1024;

/// Adds what a cell gives to what is known; the place of an earlier figure if this is a second,
/// and whether they are equal. What cannot be read outweighs what can, and that outweighs a blank.
pub(super) fn meet(figure: &mut Figure, seen: Seen<'_>, place: Place) -> Option<(Place, bool)> {
    match (&mut *figure, seen) {
        (Figure::Absent, Seen::Blank) => *figure = Figure::Blank(place),
        (Figure::Blank(_) | Figure::Known(_) | Figure::Unreadable(_), Seen::Blank)
        | (Figure::Unreadable(_), Seen::Unreadable | Seen::Known(..)) => {}
        (Figure::Absent | Figure::Blank(_) | Figure::Known(_), Seen::Unreadable) => {
            *figure = Figure::Unreadable(place);
        }
        (Figure::Absent | Figure::Blank(_), Seen::Known(figured, text)) => {
            *figure = Figure::Known(vec![reading(figured, text, place)]);
        }
        (Figure::Known(readings), Seen::Known(..)) if readings.len() > MOST_READINGS => {
            return readings.first().map(|reading| (reading.place, false));
        }
        (Figure::Known(readings), Seen::Known(figured, text)) => {
            let equal = readings
                .iter()
                .find(|reading| reading.value == figured.value)
                .map(|reading| (reading.place, true));
            let first = readings.first().map(|reading| (reading.place, false));
            if equal.is_none() {
                readings.push(reading(figured, text, place));
            }
            return equal.or(first);
        }
    }
    None
}

/// A reading that is kept.
pub(super) fn reading(figured: &Figured, text: &str, place: Place) -> Reading {
    Reading {
        value: figured.value.clone(),
        places: figured.places,
        half_step: figured.half_step.clone(),
        text: Untrusted::new(text),
        place,
    }
}

fn no_parts() -> Parts {
    Parts {
        total: Interval::Point(Exact::ZERO),
        places: 0,
        reporting: 0,
        unreadable: None,
        rows: Vec::new(),
        disputed: Vec::new(),
        distinct: Vec::new(),
        spread: Spread::default(),
    }
}

fn add(parts: &mut Parts, figured: &Figured, text: &str, place: Place, adds_up: bool) {
    parts.reporting = parts.reporting.saturating_add(1);
    parts.places = parts.places.max(figured.places);
    if let Value::Number(number) = &figured.value {
        parts.total = parts.total.add(number);
        if adds_up {
            parts.spread.meet(number, place);
        }
    }
    let line = place.line.unwrap_or(0);
    match parts.rows.last_mut().filter(|rows| rows.file == place.file) {
        None => parts.rows.push(Rows {
            file: place.file,
            column: place.column,
            first_line: line,
            last_line: line,
            count: 1,
        }),
        Some(rows) => {
            rows.count = rows.count.saturating_add(1);
            rows.first_line = rows.first_line.min(line);
            rows.last_line = rows.last_line.max(line);
            if rows.column != place.column {
                rows.column = None;
            }
        }
    }
    let is_first_other = match parts.distinct.as_slice() {
        [] => true,
        [first] => first.value != figured.value,
        [..] => false,
    };
    if !adds_up && is_first_other {
        parts.distinct.push(reading(figured, text, place));
    }
}
