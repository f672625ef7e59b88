//! One row, from its cells to the store.

mod answered;

use std::borrow::Cow;

use super::keys::Names;
use super::layout::{Shape, YearOf};
use super::named::{Meaning, Named};
use super::names::unquoted;
use super::number;
use super::rule::Rule;
use super::separators::Separators;
use super::{Cells, Reader};
use crate::data::areas::At;
use crate::data::cell::figure::{self, Figured};
use crate::data::rows::column;
use crate::data::store::{Key, Plain, Seen, Sink as _};
use crate::data::text::damaged;
use crate::quantity::{Fixed, Year};
use crate::source::Place;

/// What the figures of a row say, in the order of its columns.
#[derive(Debug, Default)]
pub(super) struct Row {
    said: Vec<Said>,
    /// The figures that are no plain numbers, each with the place of its column.
    others: Vec<(usize, Other)>,
    /// The bits of the columns that have a figure.
    bits: Vec<u64>,
    /// The bits of the answers.
    answers: Vec<u64>,
    /// The figures that a question needs.
    inputs: Vec<Option<i64>>,
}

/// A plain number, and with how many decimal places it is written; `None` for a blank cell, and for
/// one that is among the others.
type Said = Option<(Fixed, u8)>;

#[derive(Debug)]
struct Other {
    figured: Figured,
    text: String,
}

impl Row {
    fn clear(&mut self) {
        self.said.clear();
        self.others.clear();
    }
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
        let area = self.area(&cells)?;
        let year = match layout.year {
            YearOf::Column(index) => self.names.year(cells.bytes(index)?)?,
            YearOf::All(year) => year,
        };
        let mut row = std::mem::take(&mut self.row);
        row.clear();
        let is_taken = match &layout.shape {
            Shape::Wide(figures) => self.read_wide(cells, figures, (area, year), &mut row),
            Shape::Tidy { .. } => self.read_tidy(cells, (area, year), &mut row),
        };
        self.row = row;
        is_taken
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
        if is_kept {
            self.store.meet(at, year);
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
    fn read_wide(
        &mut self,
        cells: Cells<'_>,
        figures: &[(usize, Rule<'_>)],
        of: (Area<'_>, Year),
        row: &mut Row,
    ) -> Option<()> {
        for (index, rule) in figures {
            self.say(&cells, *index, rule, row)?;
        }
        // Without a year, only a figure tells a row from a note.
        let has_figure = || row.said.iter().any(Option::is_some) || !row.others.is_empty();
        (matches!(self.layout.year, YearOf::Column(_)) || has_figure()).then_some(())?;
        let whose = self.whose(of, &cells)?;
        if whose.is_kept && !self.answer(&cells, figures, row, whose) {
            let mut others = row.others.iter().peekable();
            for (place, ((index, rule), said)) in figures.iter().zip(&row.said).enumerate() {
                let other = others.next_if(|(other, _)| *other == place);
                let other = other.map(|(_, other)| other);
                self.keep(&cells, *index, rule, (*said, other), whose);
            }
        }
        Some(())
    }

    #[inline]
    fn read_tidy(&mut self, cells: Cells<'_>, of: (Area<'_>, Year), row: &mut Row) -> Option<()> {
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
                self.whose(of, &cells)?;
                unnamed.meet(|| self.place(&cells, *indicator));
                return Some(());
            }
        };
        match &means.rule {
            Some(rule) => self.say(&cells, *value, rule, row)?,
            None => is_no_word(cells.bytes(*value)?).then_some(())?,
        }
        let whose = self.whose(of, &cells)?;
        if let Some(mentioned) = self.mentioned.get_mut(means.indicator.index()) {
            *mentioned = true;
        }
        if let (true, Some(rule), Some(said)) = (whose.is_kept, &means.rule, row.said.first()) {
            let other = row.others.first().map(|(_, other)| other);
            self.keep(&cells, *value, rule, (*said, other), whose);
        }
        Some(())
    }

    /// Reads one cell of figures.
    #[inline]
    fn say(&self, cells: &Cells<'_>, index: usize, rule: &Rule<'_>, row: &mut Row) -> Option<()> {
        let (start, end) = cells.range(index)?;
        if start == end {
            row.said.push(None);
            return Some(());
        }
        if rule.is_unscaled
            && let Some((digits, places)) = number::read(cells.padded, start, end)
            && let Some(value) = rule.figure(digits, places)
        {
            row.said.push(Some((value, u8::try_from(places).ok()?)));
            return Some(());
        }
        let is_first = self.layout.table.first_figure() == Some(index);
        thorough(cells.padded.get(start..end)?, rule, is_first, row)
    }

    /// Keeps what a cell says.
    #[inline]
    fn keep(
        &mut self,
        cells: &Cells<'_>,
        index: usize,
        rule: &Rule<'_>,
        (said, other): (Said, Option<&Other>),
        whose: Whose,
    ) {
        let place = self.place(cells, index);
        let key = Key {
            at: whose.at,
            year: whose.year,
            slot: rule.slot,
        };
        match (said, other) {
            (None, None) => self.store.cell(key, Seen::Blank, place),
            (Some(said), _) => {
                self.observations = self.observations.saturating_add(1);
                self.store.plain(key, plain(rule, said), place);
            }
            (None, Some(other)) => {
                self.observations = self.observations.saturating_add(1);
                let known = Seen::Known(&other.figured, &other.text);
                self.store.cell(key, known, place);
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

/// Reads a cell that is no plain number in the unit of its indicator; `None` if something has to be
/// said of it.
#[inline(never)]
fn thorough(bytes: &[u8], rule: &Rule<'_>, is_first: bool, row: &mut Row) -> Option<()> {
    let text = unquoted(bytes)?;
    // A word where the first figure stands may be one of another header.
    if is_first && text.starts_with(char::is_alphabetic) {
        return None;
    }
    match figure::read(rule.term, &rule.said.stated(), &text) {
        Ok(None) => {}
        Ok(Some(figured)) if !figured.is_one_sided() => {
            let text = Cow::into_owned(text);
            row.others.push((row.said.len(), Other { figured, text }));
        }
        Ok(Some(_)) | Err(_) => return None,
    }
    row.said.push(None);
    Some(())
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
