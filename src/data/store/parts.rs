//! The townships' figures of one county and year, by column: their sums, and what else is known.

use std::collections::BTreeMap;
use std::ops::Range;

use super::bits::Bits;
use super::figures::reading;
use super::kept::{plain_figured, plain_reading};
use super::strip::{Strip, bit, bits_of};
use super::sums::{Different, Sum};
use super::{Column, Figured};
use crate::data::slots::{Sizes, Slots};
use crate::data::{Parts, Reading, Rows};
use crate::quantity::{Exact, Fixed, Interval, Value};
use crate::source::{FileId, Place};

/// The townships' figures of one county and year.
#[derive(Clone, Debug, Default)]
pub(in crate::data) struct Columns {
    /// Of indicators that add up.
    sums: Vec<Sum>,
    /// Of those that do not.
    different: Vec<Different>,
    /// Whether a township has a readable figure.
    pub(in crate::data) known: Bits,
    /// Where the figures stand; only where verdicts name their origins.
    details: Vec<Detail>,
    others: BTreeMap<usize, Others>,
}

/// Where the figures of a column stand, and how they are written.
#[derive(Clone, Debug, Default)]
struct Detail {
    rows: Vec<Rows>,
    places: u8,
    distinct: Vec<Reading>,
}

/// What is no plain number.
#[derive(Clone, Debug, Default)]
struct Others {
    /// The sum of the numbers among them.
    total: Option<Interval>,
    distinct: Vec<Reading>,
    unreadable: Option<Place>,
}

impl Columns {
    /// Makes room for a township.
    #[inline]
    pub(in crate::data) fn make_room(&mut self, township: usize, slots: &Slots) {
        if self.known.rows() <= township || self.known.columns() == 0 {
            self.make_more_room(township, slots.sizes());
        }
    }

    fn make_more_room(&mut self, township: usize, sizes: Sizes) {
        let rows = township.saturating_add(1).max(self.known.rows());
        let columns = sizes.bits.max(self.known.columns());
        self.known.make_room(rows, columns);
        lengthen(&mut self.sums, sizes.sums, Sum::default());
        lengthen(&mut self.different, sizes.different, Different::NONE);
    }

    /// Marks that a township has a readable figure; whether it had one before. A column may be met
    /// here for the first time.
    pub(in crate::data) fn mark(&mut self, township: usize, column: Column) -> bool {
        let (rows, columns) = (township.saturating_add(1), column.bit.saturating_add(1));
        if self.known.rows() < rows || self.known.columns() < columns {
            self.known.make_room(
                rows.max(self.known.rows()),
                columns.max(self.known.columns()),
            );
        }
        self.known.set(township, column.bit)
    }

    /// Takes in a township's first figure of a column.
    pub(in crate::data) fn add(
        &mut self,
        column: Column,
        figured: &Figured,
        (text, place): (&str, Place),
    ) {
        let plain = match &figured.value {
            Value::Number(Interval::Point(value)) => Fixed::from_exact(value),
            Value::Number(_) | Value::YesNo(_) | Value::Date(_) => None,
        };
        match plain {
            Some(value) => self.add_plain(column, value),
            None if column.adds_up => {
                if let Value::Number(number) = &figured.value {
                    self.add_number(column, number);
                }
            }
            None => {
                let others = self.others.entry(column.bit).or_default();
                add_distinct(&mut others.distinct, figured, text, place);
            }
        }
    }

    /// Takes in townships' first figures of a column, those of these rows.
    #[inline]
    pub(in crate::data) fn add_rows(&mut self, column: Column, strip: &Strip, rows: &Range<usize>) {
        let values = strip.values.get(rows.clone()).unwrap_or_default();
        let blank = strip.blank & bits_of(rows);
        if blank == 0 {
            self.add_values(column, values.iter().copied());
            return;
        }
        let some = rows.clone().zip(values);
        let some = some.filter(|(row, _)| blank & bit(*row) == 0);
        self.add_values(column, some.map(|(_, value)| *value));
    }

    /// Takes in a township's first figure of a column, a plain number.
    pub(in crate::data) fn add_plain(&mut self, column: Column, value: Fixed) {
        self.add_values(column, std::iter::once(value.millionths()));
    }

    #[inline]
    fn add_values(&mut self, column: Column, values: impl Iterator<Item = i64> + Clone) {
        if !column.adds_up {
            if let Some(different) = grown(&mut self.different, column.place, Different::NONE) {
                different.meet_all(values);
            }
            return;
        }
        let sum = grown(&mut self.sums, column.place, Sum::default());
        if !sum.is_some_and(|sum| sum.add_all(values.clone())) {
            self.add_large(column, values);
        }
    }

    /// Takes in figures one by one, those apart that the sum has no room for.
    #[cold]
    fn add_large(&mut self, column: Column, values: impl Iterator<Item = i64>) {
        for value in values {
            let sum = self.sums.get_mut(column.place);
            if !sum.is_some_and(|sum| sum.add_all(std::iter::once(value))) {
                self.add_number(column, &Interval::Point(in_ones(value)));
            }
        }
    }

    fn add_number(&mut self, column: Column, number: &Interval) {
        let others = self.others.entry(column.bit).or_default();
        let total = others.total.take();
        others.total = Some(total.map_or_else(|| number.clone(), |total| total.add(number)));
    }

    /// Remembers where a figure stands, and of one that does not add up what it says.
    pub(in crate::data) fn detail(
        &mut self,
        column: Column,
        figured: &Figured,
        (text, place): (&str, Place),
    ) {
        if let Some(distinct) = self.stand(column, figured.places, place)
            && !column.adds_up
        {
            add_distinct(distinct, figured, text, place);
        }
    }

    /// The same of a plain number.
    pub(in crate::data) fn detail_plain(
        &mut self,
        column: Column,
        value: Fixed,
        places: u8,
        place: Place,
    ) {
        if let Some(distinct) = self.stand(column, places, place)
            && !column.adds_up
            && distinct.len() < 2
        {
            let (figured, text) = plain_figured(value, places);
            add_distinct(distinct, &figured, &text, place);
        }
    }

    /// Remembers where a figure stands that was written with so many decimal places.
    fn stand(&mut self, column: Column, places: u8, place: Place) -> Option<&mut Vec<Reading>> {
        let line = place.line.unwrap_or(0);
        let one = Rows {
            file: place.file,
            column: place.column,
            first_line: line,
            last_line: line,
            count: 1,
        };
        let detail = grown(&mut self.details, column.bit, Detail::default())?;
        detail.places = detail.places.max(places);
        join(&mut detail.rows, &one);
        Some(&mut detail.distinct)
    }

    /// Takes in a cell that cannot be read.
    pub(in crate::data) fn unreadable(&mut self, column: Column, place: Place) {
        let others = self.others.entry(column.bit).or_default();
        others.unreadable = Some(others.unreadable.map_or(place, |first| first.min(place)));
    }

    /// Whether one figure of a column that adds up may lie far from the others.
    pub(in crate::data) fn may_hold_slip(&self) -> bool {
        self.others.values().any(|others| others.total.is_some())
            || self.sums.iter().any(Sum::may_hold_slip)
    }

    /// The sum of a column that adds up, in millionths; `None` where some figure is no plain number.
    pub(in crate::data) fn plain_sum(&self, column: Column) -> Option<i64> {
        if !column.adds_up || self.others.contains_key(&column.bit) {
            return None;
        }
        Some(self.sums.get(column.place).map_or(0, Sum::total))
    }

    /// Whether no township has anything but blanks in a column.
    pub(in crate::data) fn is_empty(&self, column: Column) -> bool {
        !self.others.contains_key(&column.bit) && !self.known.any(column.bit)
    }

    /// Whether any township has a readable figure, and whether any has one that cannot be read.
    pub(in crate::data) fn reporting(&self, column: Column) -> (bool, bool) {
        let others = self.others.get(&column.bit);
        (
            self.known.any(column.bit),
            others.is_some_and(|others| others.unreadable.is_some()),
        )
    }

    /// Everything known of a column; `None` where no township has anything in it, or only blanks.
    pub(in crate::data) fn parts(&self, column: Column) -> Option<Parts> {
        let others = self.others.get(&column.bit);
        let reporting = self.known.count(column.bit);
        if reporting == 0 && others.is_none() {
            return None;
        }
        let mut total = Exact::ZERO;
        if column.adds_up
            && let Some(sum) = self.sums.get(column.place)
        {
            total = in_ones(sum.total());
        }
        let mut total = Interval::Point(total);
        if let Some(more) = others.and_then(|others| others.total.as_ref()) {
            total = total.add(more);
        }
        let detail = self.details.get(column.bit).cloned().unwrap_or_default();
        let mut distinct = detail.distinct;
        if !column.adds_up && distinct.is_empty() {
            let plain = self.different.get(column.place).copied();
            distinct = undetailed(plain.unwrap_or(Different::NONE), others);
        }
        Some(Parts {
            total,
            places: detail.places,
            reporting,
            unreadable: others.and_then(|others| others.unreadable),
            rows: detail.rows,
            disputed: Vec::new(),
            distinct,
        })
    }

    /// Takes in what another has gathered of other rows; whether both have the same figure, so that
    /// nobody can tell which came first.
    pub(in crate::data) fn absorb(&mut self, other: Self) -> bool {
        let mut both = self.known.absorb(&other.known);
        for (place, more) in other.sums.iter().enumerate() {
            let sum = grown(&mut self.sums, place, Sum::default());
            // A sum that outgrows its word is made again, figure by figure.
            both |= !sum.is_some_and(|sum| sum.absorb(more));
        }
        for (place, more) in other.different.iter().enumerate() {
            if let Some(different) = grown(&mut self.different, place, Different::NONE) {
                different.absorb(*more);
            }
        }
        for (bit, more) in other.details.into_iter().enumerate() {
            if let Some(detail) = grown(&mut self.details, bit, Detail::default()) {
                detail.absorb(more);
            }
        }
        for (bit, more) in other.others {
            self.others.entry(bit).or_default().absorb(more);
        }
        both
    }
}

impl Detail {
    fn absorb(&mut self, other: Self) {
        self.places = self.places.max(other.places);
        for rows in &other.rows {
            join(&mut self.rows, rows);
        }
        merge_distinct(&mut self.distinct, other.distinct);
    }
}

impl Others {
    fn absorb(&mut self, other: Self) {
        self.total = match (self.total.take(), other.total) {
            (Some(one), Some(more)) => Some(one.add(&more)),
            (one, more) => one.or(more),
        };
        self.unreadable = match (self.unreadable, other.unreadable) {
            (Some(one), Some(more)) => Some(one.min(more)),
            (one, more) => one.or(more),
        };
        merge_distinct(&mut self.distinct, other.distinct);
    }
}

/// Brings rows of a file together with those known of it.
fn join(known: &mut Vec<Rows>, more: &Rows) {
    match known.iter_mut().find(|rows| rows.file == more.file) {
        None => {
            known.push(more.clone());
            known.sort_by_key(|rows| rows.file);
        }
        Some(rows) => {
            rows.count = rows.count.saturating_add(more.count);
            rows.first_line = rows.first_line.min(more.first_line);
            rows.last_line = rows.last_line.max(more.last_line);
            if rows.column != more.column {
                rows.column = None;
            }
        }
    }
}

/// Keeps the first figure, and the first that differs from it.
fn add_distinct(distinct: &mut Vec<Reading>, figured: &Figured, text: &str, place: Place) {
    let is_new = match distinct.as_slice() {
        [] => true,
        [first] => first.value != figured.value,
        [..] => false,
    };
    if is_new {
        distinct.push(reading(figured, text, place));
    }
}

/// The first of both by place, and the first that differs from it.
fn merge_distinct(distinct: &mut Vec<Reading>, other: Vec<Reading>) {
    let mut all = std::mem::take(distinct);
    all.extend(other);
    all.sort_by_key(|reading| reading.place);
    for reading in all {
        let is_new = match distinct.as_slice() {
            [] => true,
            [first] => first.value != reading.value,
            [..] => false,
        };
        if is_new {
            distinct.push(reading);
        }
    }
}

/// The different figures where no places are kept: at least two if there are two.
fn undetailed(plain: Different, others: Option<&Others>) -> Vec<Reading> {
    let nowhere = Place::file(FileId(0));
    let mut distinct: Vec<Reading> = plain
        .iter()
        .map(|value| plain_reading(value, 6, nowhere))
        .collect();
    merge_distinct(
        &mut distinct,
        others
            .map(|others| others.distinct.clone())
            .unwrap_or_default(),
    );
    distinct
}

fn in_ones(millionths: i64) -> Exact {
    Exact::ratio(millionths, Fixed::ONE_IN_MILLIONTHS).unwrap_or(Exact::ZERO)
}

/// The item at `index`; the list is made longer where it is too short.
fn grown<T: Clone>(list: &mut Vec<T>, index: usize, empty: T) -> Option<&mut T> {
    lengthen(list, index.saturating_add(1), empty);
    list.get_mut(index)
}

/// Makes a list as long as it has to be, and no longer.
pub(super) fn lengthen<T: Clone>(list: &mut Vec<T>, length: usize, empty: T) {
    let missing = length.saturating_sub(list.len());
    if missing > 0 {
        list.reserve_exact(missing);
        list.resize(length, empty);
    }
}
