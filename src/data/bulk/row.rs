//! One row, from its cells to the store.

mod answered;
mod said;

use std::borrow::Cow;

pub(super) use self::said::Row;
use self::said::{Other, Said, plainly};
use super::keys::Names;
use super::layout::{Shape, Wide, YearOf};
use super::named::{Meaning, Named};
use super::names::unquoted;
use super::rule::Rule;
use super::separators::Separators;
use super::{Cells, Reader};
use crate::data::areas::At;
use crate::data::cell::figure;
use crate::data::rows::column;
use crate::data::store::{Key, Plain, Seen, Sink as _};
use crate::data::text::damaged;
use crate::quantity::{Fixed, Year};
use crate::source::Place;

/// The beginning of the last row, and whose figures rows that begin so hold.
#[derive(Debug, Default)]
pub(super) struct Same {
    bytes: Vec<u8>,
    of: Option<(At, Year)>,
}

/// Whose figures a row holds.
#[derive(Clone, Copy, Debug)]
struct Whose {
    at: At,
    year: Year,
    /// Whether they are kept.
    is_kept: bool,
}

/// The area that a row names.
#[derive(Clone, Copy, Debug)]
enum Area<'t> {
    Known(At),
    New(Names<'t>),
}

impl<'a> Reader<'a> {
    /// Reads a row; `None`, and nothing is taken of it, if it needs a thorough look.
    #[inline]
    pub(super) fn read_row(&mut self, cells: Cells<'_>, separators: &Separators) -> Option<()> {
        let layout = self.layout;
        for index in &layout.blank {
            let (start, end) = cells.range(*index)?;
            if start != end {
                return None;
            }
        }
        for (from, to) in &layout.unseen {
            let (start, _) = cells.range(*from)?;
            let (_, end) = cells.range(to.checked_sub(1)?)?;
            if !separators.is_ascii(start, end) {
                is_sound(cells.text()).then_some(())?;
                break;
            }
        }
        let mut row = self.row.take()?;
        let is_taken = match &layout.shape {
            Shape::Wide(wide) => self.read_wide(cells, wide, &mut row),
            Shape::Tidy { .. } => self.read_tidy(cells, &mut row),
        };
        self.row = Some(row);
        is_taken
    }

    /// The area and year that a row names.
    #[inline]
    fn named<'t>(&mut self, cells: &Cells<'t>) -> Option<(Area<'t>, Year)> {
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
            && self.same.bytes == bytes
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
        let name = |index: Option<usize>| match index {
            Some(index) => cells.bytes(index),
            None => Some(&[][..]),
        };
        let names = (name(layout.county)?, name(layout.township)?);
        match self.names.keys.find(names) {
            Some(known) => known.map(Area::Known),
            None => Some(Area::New(names)),
        }
    }

    /// Whose figures a row holds that is plain in every other way: only now it is asked where names
    /// belong that nobody has asked for, for a name that is asked for is one. `None` if the row needs
    /// a thorough look after all.
    #[inline]
    fn whose(&mut self, (area, year): (Area<'_>, Year), cells: &Cells<'_>) -> Option<Whose> {
        let at = match area {
            Area::Known(at) => at,
            Area::New(names) => {
                let place = Place::row(self.common.file, cells.line);
                self.names
                    .ask(names, place, (self.layout, &self.common), self.names_areas)?
            }
        };
        let mut is_kept = true;
        if let Some(wanted) = &self.wanted {
            if wanted.contains(&(at.county, year)) {
                return None;
            }
            is_kept = false;
        }
        self.rows = self.rows.saturating_add(1);
        if let YearOf::Column(index) = self.layout.year {
            self.meet_year(year, cells, index);
        }
        Some(Whose { at, year, is_kept })
    }

    /// Remembers a year that the plan is not about.
    #[inline]
    fn meet_year(&mut self, year: Year, cells: &Cells<'_>, index: usize) {
        let vocabulary = self.common.vocabulary;
        if (year < vocabulary.base_year || year > vocabulary.last_year)
            && !self.outside.contains_key(&year)
        {
            let place = self.place(cells, index);
            self.outside.insert(year, place);
        }
    }

    fn place(&self, cells: &Cells<'_>, index: usize) -> Place {
        Place::cell(self.common.file, cells.line_of(index), column(index))
    }

    #[inline]
    fn read_wide(&mut self, cells: Cells<'_>, wide: &Wide<'_>, row: &mut Row) -> Option<()> {
        let of = self.named(&cells)?;
        row.begin(wide.columns.len());
        for (place, seat) in wide.columns.iter().enumerate() {
            let said = match &seat.numbers {
                Some(numbers) => plainly(&cells, seat.cell, numbers),
                None => Said::Otherwise,
            };
            if !row.say(place, said)? {
                let (index, rule) = wide.rules.get(place)?;
                let other = self.thoroughly(&cells, *index, rule)?;
                row.others.extend(other.map(|other| (place, other)));
            }
        }
        // Without a year, only a figure tells a row from a note.
        let has_figure = || row.said.iter().any(Option::is_some) || !row.others.is_empty();
        (matches!(self.layout.year, YearOf::Column(_)) || has_figure()).then_some(())?;
        let whose = self.whose(of, &cells)?;
        if whose.is_kept && !self.answer(&cells, wide, row, whose) {
            self.store.period(whose.at, whose.year);
            let mut others = row.others.iter().peekable();
            for (place, (index, rule)) in wide.rules.iter().enumerate() {
                let other = others.next_if(|(other, _)| *other == place);
                let other = other.map(|(_, other)| other);
                self.keep(&cells, *index, rule, (row.figure(place), other), whose);
            }
        }
        Some(())
    }

    #[inline]
    fn read_tidy(&mut self, cells: Cells<'_>, row: &mut Row) -> Option<()> {
        let of = self.named_again(&cells)?;
        let mut named = self.named.take()?;
        let is_taken = self.read_named(cells, of, row, &mut named);
        self.named = Some(named);
        is_taken
    }

    #[inline]
    fn read_named(
        &mut self,
        cells: Cells<'_>,
        of: (Area<'_>, Year),
        row: &mut Row,
        named: &mut Named<'a>,
    ) -> Option<()> {
        let Shape::Tidy {
            indicator,
            unit,
            value,
            value_unit,
        } = &self.layout.shape
        else {
            return None;
        };
        let unit = match unit {
            Some(index) => cells.bytes(*index)?,
            None => &[],
        };
        let names = (cells.bytes(*indicator)?, unit);
        let means = match named.find(names, *value_unit, self.layout, &self.common)? {
            Meaning::Special => return None,
            Meaning::Known(means) => means,
            Meaning::Unknown(unnamed) => {
                is_no_word(cells.bytes(*value)?).then_some(())?;
                let whose = self.whose(of, &cells)?;
                if whose.is_kept {
                    self.store.period(whose.at, whose.year);
                }
                unnamed.meet(|| self.place(&cells, *indicator));
                return Some(());
            }
        };
        row.begin(1);
        match &means.rule {
            Some(rule) => {
                let said = if rule.is_unscaled {
                    plainly(&cells, *value, &rule.numbers)
                } else {
                    Said::Otherwise
                };
                if !row.say(0, said)? {
                    let other = self.thoroughly(&cells, *value, rule)?;
                    row.others.extend(other.map(|other| (0, other)));
                }
            }
            None => is_no_word(cells.bytes(*value)?).then_some(())?,
        }
        let whose = self.whose(of, &cells)?;
        if let Some(mentioned) = self.mentioned.get_mut(means.indicator.index()) {
            *mentioned = true;
        }
        if whose.is_kept {
            self.store.period(whose.at, whose.year);
        }
        if let (true, Some(rule)) = (whose.is_kept, &means.rule) {
            let other = row.others.first().map(|(_, other)| other);
            self.keep(&cells, *value, rule, (row.figure(0), other), whose);
        }
        Some(())
    }

    /// Reads a cell that is no plain number in the unit of its indicator, and perhaps a mark for none;
    /// `None` if something has to be said of it.
    #[inline(never)]
    fn thoroughly(
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
    fn keep(
        &mut self,
        cells: &Cells<'_>,
        index: usize,
        rule: &Rule<'_>,
        (said, other): (Option<(Fixed, u8)>, Option<&Other>),
        whose: Whose,
    ) {
        let place = self.place(cells, index);
        let key = Key {
            at: whose.at,
            year: whose.year,
            slot: rule.slot,
        };
        match (other, said) {
            (None, None) => self.store.cell(key, Seen::Blank, place),
            (Some(other), _) => {
                self.observations = self.observations.saturating_add(1);
                let known = Seen::Known(&other.figured, &other.text);
                self.store.cell(key, known, place);
            }
            (None, Some(said)) => {
                self.observations = self.observations.saturating_add(1);
                self.store.plain(key, plain(rule, said), place);
            }
        }
    }
}

/// A plain number, ready to be kept.
#[inline]
fn plain(rule: &Rule<'_>, (value, places): (Fixed, u8)) -> Plain {
    Plain {
        column: rule.column,
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
