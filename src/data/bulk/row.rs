//! One row, from its cells to the store.

use std::borrow::Cow;
use std::sync::PoisonError;

use super::Reader;
use super::cells::Cells;
use super::keys::Names;
use super::layout::{Layout, Shape, YearOf};
use super::named::{Meaning, Named};
use super::names::{How, unquoted};
use super::rule::Rule;
use super::runs::Given;
use super::same::are_same;
use super::separators::Separators;
use crate::data::areas::At;
use crate::data::cell::figure::{self, Figured};
use crate::data::slots::Column;
use crate::data::store::{Key, Plain, Seen, Sink as _};
use crate::data::text::damaged;
use crate::quantity::{Fixed, Interval, Value, Year};
use crate::source::Place;

/// The beginning of the last row, and whose figures rows that begin so hold.
#[derive(Debug, Default)]
pub(super) struct Same {
    bytes: Vec<u8>,
    of: Option<(At, Year)>,
}

/// Whose figures a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whose {
    pub(super) at: At,
    pub(super) year: Year,
}

impl Whose {
    /// The county, and the year.
    #[inline]
    pub(super) fn spot(self) -> (usize, Year) {
        (self.at.county, self.year)
    }
}

/// The area that a row names.
#[derive(Clone, Copy, Debug)]
pub(super) enum Area<'t> {
    Known(At),
    New(Names<'t>),
}

/// A figure that is no plain number as it stands.
#[derive(Debug)]
pub(super) struct Other {
    figured: Figured,
    text: String,
}

/// What a cell of figures says at a glance.
#[derive(Clone, Copy)]
enum Said {
    Blank,
    Plain(Fixed, u8),
    /// Nobody knows yet.
    Otherwise,
}

impl Other {
    /// The plain number that it is, whatever way it is written, and its decimal places; `None` if it
    /// is none, or too large.
    pub(super) fn number(&self) -> Option<(Fixed, u8)> {
        match &self.figured.value {
            Value::Number(Interval::Point(value)) => {
                Some((Fixed::from_exact(value)?, self.figured.places))
            }
            Value::Number(_) | Value::YesNo(_) | Value::Date(_) => None,
        }
    }
}

impl<'a> Reader<'a> {
    /// Whether a row is blank where it has to be, and its text is sound; `None` if it needs a thorough
    /// look.
    #[inline]
    pub(super) fn is_sound(&self, cells: &Cells<'_>, separators: &Separators) -> Option<()> {
        for index in &self.layout.blank {
            let (start, end) = cells.range(*index)?;
            if start != end {
                return None;
            }
        }
        for (from, to) in &self.layout.unseen {
            let (start, _) = cells.range(*from)?;
            let (_, end) = cells.range(to.checked_sub(1)?)?;
            if !separators.is_ascii(start, end) {
                return is_sound(cells.text()).then_some(());
            }
        }
        Some(())
    }

    /// The area and year that a row names.
    #[inline]
    pub(super) fn named<'t>(&mut self, cells: &Cells<'t>) -> Option<(Area<'t>, Year)> {
        let area = self.area(cells)?;
        let year = match self.layout.year {
            YearOf::Column(index) => self.names.year(cells.bytes(index)?)?,
            YearOf::All(year) => year,
        };
        Some((area, year))
    }

    /// The same where the row before it often names the same.
    #[inline]
    fn named_again<'t>(&mut self, cells: &Cells<'t>) -> Option<(Area<'t>, Year)> {
        let Some(last) = self.layout.keys else {
            return self.named(cells);
        };
        let bytes = cells.padded.get(cells.start..cells.range(last)?.1)?;
        if let Some((at, year)) = self.same.of
            && are_same(&self.same.bytes, bytes)
        {
            return Some((Area::Known(at), year));
        }
        let named = self.named(cells)?;
        self.same.of = match named {
            (Area::Known(at), year) => Some((at, year)),
            (Area::New(_), _) => None,
        };
        self.same.bytes.clear();
        self.same.bytes.extend_from_slice(bytes);
        Some(named)
    }

    /// The area that a row names, if rows that name it so are plain.
    #[inline]
    fn area<'t>(&mut self, cells: &Cells<'t>) -> Option<Area<'t>> {
        let layout = self.layout;
        let first = cells.bytes(0)?;
        let is_area = layout.county == Some(0) || layout.township == Some(0);
        if first.is_empty() || (!is_area && !self.names.begins_plain(first)) {
            return None;
        }
        let names = names_in(self.layout, cells)?;
        match self.names.keys.find(names) {
            Some(known) => known.map(Area::Known),
            None => Some(Area::New(names)),
        }
    }

    /// Whose figures a row holds that is plain in every other way; `None` if it needs a thorough look
    /// after all.
    #[inline]
    fn whose(&mut self, (area, year): (Area<'_>, Year), cells: &Cells<'_>) -> Option<Whose> {
        let at = match area {
            Area::Known(at) => at,
            Area::New(names) => {
                let mut at = None;
                self.settle([(0, names, cells.line)], |_, settled| at = settled);
                at?
            }
        };
        let of = Whose { at, year };
        self.admits(of).then(|| self.count_row(year, cells))?;
        Some(of)
    }

    /// Where the names in rows belong that nobody has asked for, each of a row that is plain in every
    /// other way: a name that is asked for is one of the data's. A row is told by a number, its names
    /// and its line.
    pub(super) fn settle<'t>(
        &mut self,
        rows: impl IntoIterator<Item = (usize, Names<'t>, u64)>,
        mut take: impl FnMut(usize, Option<At>),
    ) {
        let how = How {
            layout: self.layout,
            common: &self.common,
            names_areas: self.names_areas,
        };
        let areas = self.common.areas;
        let mut areas = areas.lock().unwrap_or_else(PoisonError::into_inner);
        for (row, names, line) in rows {
            let place = Place::row(self.common.file, line);
            let at = match self.names.keys.last(names) {
                Some(known) => known,
                None => self.names.ask(names, place, &mut areas, &how),
            };
            take(row, at);
        }
    }

    /// Whether a row is not one of those that are looked at thoroughly whatever they hold.
    #[inline]
    pub(super) fn admits(&self, of: Whose) -> bool {
        let wanted = self.wanted.as_ref();
        wanted.is_none_or(|wanted| !wanted.contains(&of.spot()))
    }

    /// Counts a row, and remembers its year if the plan is not about it.
    #[inline]
    pub(super) fn count_row(&mut self, year: Year, cells: &Cells<'_>) {
        self.rows = self.rows.saturating_add(1);
        let vocabulary = self.common.vocabulary;
        let is_outside = year < vocabulary.base_year || year > vocabulary.last_year;
        if let YearOf::Column(index) = self.layout.year
            && is_outside
            && !self.outside.contains_key(&year)
        {
            let place = cells.place(self.common.file, index);
            self.outside.insert(year, place);
        }
    }

    /// Reads a row of one figure; `None`, and nothing is taken of it, if it needs a thorough look.
    #[inline]
    pub(super) fn read_tidy(&mut self, cells: &Cells<'_>) -> Option<()> {
        let of = self.named_again(cells)?;
        let mut named = self.named.take()?;
        let is_taken = self.read_named(cells, of, &mut named);
        self.named = Some(named);
        is_taken
    }

    #[inline]
    fn read_named(
        &mut self,
        cells: &Cells<'_>,
        of: (Area<'_>, Year),
        named: &mut Named<'a>,
    ) -> Option<()> {
        let Shape::Tidy(tidy) = &self.layout.shape else {
            return None;
        };
        let unit = match tidy.unit {
            Some(index) => cells.bytes(index)?,
            None => &[],
        };
        let names = (cells.bytes(tidy.indicator)?, unit);
        let means = match named.find(names, tidy.value_unit, self.layout, &self.common)? {
            Meaning::Special => return None,
            Meaning::Known(means) => means,
            Meaning::Unknown(unnamed) => {
                is_no_word(cells.bytes(tidy.value)?).then_some(())?;
                let whose = self.whose(of, cells)?;
                if self.wanted.is_none() {
                    self.store.period(whose.at, whose.year);
                }
                unnamed.meet(|| cells.place(self.common.file, tidy.indicator));
                return Some(());
            }
        };
        let (mut figure, mut other) = (None, None);
        match &means.rule {
            Some(rule) => match self.plainly(cells, tidy.value, rule, &mut means.usual) {
                Said::Blank => {}
                Said::Plain(value, places) => figure = Some((value, places)),
                Said::Otherwise => other = self.thoroughly(cells, tidy.value, rule)?,
            },
            None => is_no_word(cells.bytes(tidy.value)?).then_some(())?,
        }
        let whose = self.whose(of, cells)?;
        if let Some(mentioned) = self.mentioned.get_mut(means.indicator.index()) {
            *mentioned = true;
        }
        if self.wanted.is_some() {
            return Some(());
        }
        let Some(rule) = &means.rule else {
            self.store.period(whose.at, whose.year);
            return Some(());
        };
        let given = Given {
            rule,
            figure,
            other,
        };
        if let Some(given) = self.add_to_run(tidy, cells, whose, given) {
            self.store.period(whose.at, whose.year);
            let key = Key {
                at: whose.at,
                year: whose.year,
                slot: rule.slot,
            };
            let cell = cells.place(self.common.file, tidy.value);
            self.keep(key, rule.column, cell, (given.figure, given.other.as_ref()));
        }
        Some(())
    }

    /// Reads a cell that is blank or a plain number in the unit of its indicator.
    #[inline]
    fn plainly(&self, cells: &Cells<'_>, index: usize, rule: &Rule<'_>, usual: &mut usize) -> Said {
        let Some((start, end)) = cells.range(index) else {
            return Said::Otherwise;
        };
        if start == end {
            return Said::Blank;
        }
        if !rule.is_unscaled {
            return Said::Otherwise;
        }
        let range = (start, end);
        let read = match rule.numbers.read_as(cells.padded, range, *usual) {
            Some(value) => Some((value, *usual)),
            None => rule.numbers.read(cells.padded, range),
        };
        let Some((value, places)) = read else {
            return Said::Otherwise;
        };
        *usual = places;
        match (Fixed::from_millionths(value), u8::try_from(places)) {
            (Some(value), Ok(places)) => Said::Plain(value, places),
            (None, _) | (_, Err(_)) => Said::Otherwise,
        }
    }

    /// Reads a cell that is no plain number in the unit of its indicator, and perhaps a mark for none;
    /// `None` if something has to be said of it.
    #[inline(never)]
    pub(super) fn thoroughly(
        &self,
        cells: &Cells<'_>,
        index: usize,
        rule: &Rule<'_>,
    ) -> Option<Option<Other>> {
        let is_first = self.layout.table.first_figure() == Some(index);
        let text = unquoted(cells.bytes(index)?)?;
        // A word where the first figure stands may be one of another header.
        if is_first && text.starts_with(char::is_alphabetic) {
            return None;
        }
        match figure::read(rule.term, &rule.said.stated(), &text) {
            Ok(None) => Some(None),
            Ok(Some(figured)) if !figured.is_one_sided() => Some(Some(Other {
                figured,
                text: Cow::into_owned(text),
            })),
            Ok(Some(_)) | Err(_) => None,
        }
    }

    /// Keeps what a cell says.
    #[inline]
    pub(super) fn keep(
        &mut self,
        key: Key,
        column: Column,
        place: Place,
        (said, other): (Option<(Fixed, u8)>, Option<&Other>),
    ) {
        match (other, said) {
            (None, None) => self.store.cell(key, Seen::Blank, place),
            (Some(other), _) => {
                self.observations = self.observations.saturating_add(1);
                let known = Seen::Known(&other.figured, &other.text);
                self.store.cell(key, known, place);
            }
            (None, Some(said)) => {
                self.observations = self.observations.saturating_add(1);
                self.store.plain(key, plain(column, said), place);
            }
        }
    }
}

/// The names in a row: the county's and the township's.
#[inline]
pub(super) fn names_in<'t>(layout: &Layout<'_>, cells: &Cells<'t>) -> Option<Names<'t>> {
    let name = |index: Option<usize>| match index {
        Some(index) => cells.bytes(index),
        None => Some(&[][..]),
    };
    Some((name(layout.county)?, name(layout.township)?))
}

/// A plain number, ready to be kept.
#[inline]
pub(super) fn plain(column: Column, (value, places): (Fixed, u8)) -> Plain {
    Plain {
        column,
        value,
        places,
    }
}

/// Whether a cell of a figure that nothing looks at begins as figures do: it may else be another
/// header's.
fn is_no_word(bytes: &[u8]) -> bool {
    bytes
        .first()
        .is_none_or(|first| first.is_ascii_digit() || *first == b'-')
}

/// Whether a row is text, and none of its letters was lost.
#[inline(never)]
fn is_sound(row: &[u8]) -> bool {
    std::str::from_utf8(row).is_ok_and(|text| !damaged::is_lost(text))
}
