//! Lines below the header that are no rows of figures.

use super::Shared;
use crate::data::areas::Areas;
use crate::data::cell::number;
use crate::data::cell::{self, Cell};
use crate::data::records::Record;
use crate::data::table::furniture::{self, Furniture};
use crate::data::table::lines;
use crate::data::table::words::{Heading, Words};
use crate::data::table::{Shape, Table};

/// Tells rows of figures from what stands between and below them.
#[derive(Debug)]
pub(in crate::data) struct Below {
    is_first: bool,
    after_notes: bool,
    /// Whether the first row of figures names an area that says so itself.
    names_areas: Option<bool>,
}

impl Below {
    pub(in crate::data) fn new() -> Self {
        Self {
            is_first: true,
            after_notes: false,
            names_areas: None,
        }
    }

    /// Whether the first row of figures names an area that says so itself, once it was read.
    pub(in crate::data) fn names_areas(&self) -> Option<bool> {
        self.names_areas
    }

    /// Whether a row below the notes is one of something else than areas: of another table, whose
    /// header was taken for a note.
    pub(super) fn is_foreign(&mut self, record: &Record<'_>, table: &Table, areas: &Areas) -> bool {
        if self.names_areas == Some(false) || (self.names_areas.is_some() && !self.after_notes) {
            return false;
        }
        let names = [table.county, table.township]
            .into_iter()
            .flatten()
            .map(|index| record.cell(index));
        let mut filled = names.filter(|name| !name.is_empty()).peekable();
        let is_named = filled.peek().is_some();
        let is_area = filled.any(|name| lines::is_area_like(name) || areas.lists(name));
        let names_areas = *self.names_areas.get_or_insert(is_area);
        names_areas && self.after_notes && is_named && !is_area
    }

    /// What a line is if it is no row of figures.
    pub(in crate::data) fn furniture(
        &mut self,
        record: &Record<'_>,
        table: &Table,
        shared: &Shared<'_>,
    ) -> Option<Furniture> {
        let is_first = std::mem::take(&mut self.is_first);
        if is_first && numbers_columns(record, table) {
            return Some(Furniture::ColumnNumbers);
        }
        let first = record.cells().find(|cell| !cell.is_empty())?;
        if furniture::may_be_unit_line(first) && !has_figures(record, table) {
            let cells: Vec<String> = record.cells().map(str::to_owned).collect();
            if furniture::unit_line(&cells).is_some() {
                return Some(Furniture::UnitLine);
            }
        }
        if lines::may_be_note(first) && lines::is_note(first, has_figures(record, table)) {
            self.after_notes = true;
            return Some(Furniture::Note);
        }
        if is_unknown_part(record, table, shared.words) {
            return Some(Furniture::Including);
        }
        let may_be_bare = table
            .first_figure()
            .is_none_or(|index| number::read_plain(record.cell(index).as_bytes()).is_none());
        if !may_be_bare || record.damage.is_some() || has_figures(record, table) {
            return None;
        }
        let line = Line {
            record,
            table,
            shared,
            first,
        };
        if line.is_note(self.after_notes) {
            self.after_notes = true;
            return Some(Furniture::Note);
        }
        line.is_caption().then_some(Furniture::Caption)
    }
}

fn has_figures(record: &Record<'_>, table: &Table) -> bool {
    table
        .figure_columns()
        .any(|index| match cell::read(record.cell(index)) {
            Cell::Quantity(_) | Cell::YesNo(_) => true,
            Cell::Missing | Cell::Unreadable(_) => false,
        })
}

/// Whether a row is of a part (其中:民办) that is no indicator, nor nearly the name of one.
fn is_unknown_part(record: &Record<'_>, table: &Table, words: &Words) -> bool {
    let (Shape::Tidy { indicator, .. } | Shape::YearsAcross { indicator, .. }) = table.shape else {
        return false;
    };
    let name = record.cell(indicator);
    if !lines::is_including(name) {
        return false;
    }
    let bare = lines::without_including(name);
    words.headed(bare).heading == Heading::Unknown && words.nearest_indicator(bare).is_none()
}

/// A line without figures.
struct Line<'a> {
    record: &'a Record<'a>,
    table: &'a Table,
    shared: &'a Shared<'a>,
    /// Its first text.
    first: &'a str,
}

impl Line<'_> {
    /// Whether it is a signature, a day, or what goes on where a note ended: with commas in it the
    /// text of a note falls into several cells.
    fn is_note(&self, after_notes: bool) -> bool {
        let is_day_alone = self.texts() == 1 && lines::is_day(self.first);
        let says_row = self.says_year() || self.says_indicator();
        if says_row && !is_day_alone {
            return false;
        }
        lines::is_signature(self.first)
            || (after_notes
                && (self.texts() == 1
                    || lines::is_continued(self.first)
                    || !(self.names_area() || self.has_digits())))
    }

    /// Whether it is a caption: one text, where a row of figures has several.
    fn is_caption(&self) -> bool {
        if self.texts() != 1 || self.says_indicator() {
            return false;
        }
        if let Shape::Tidy { indicator, .. } | Shape::YearsAcross { indicator, .. } =
            self.table.shape
            && self.record.cell(indicator) == self.first
        {
            return true;
        }
        // An area of which nothing is reported says at least its year.
        let lacks_year = self.table.year.is_some() && !self.says_year();
        lines::is_enumerated(self.first) || (lacks_year && !self.names_area())
    }

    /// How many different texts there are: a merged cell may be repeated in all it covered.
    fn texts(&self) -> usize {
        let mut others = 0_usize;
        for cell in self.record.cells() {
            if !cell.is_empty() && cell != self.first {
                others = others.saturating_add(1);
            }
        }
        others.saturating_add(1)
    }

    /// Whether a digit stands where figures do.
    fn has_digits(&self) -> bool {
        let has_digit = |index| self.record.cell(index).contains(char::is_numeric);
        self.table.figure_columns().any(has_digit)
    }

    fn says_year(&self) -> bool {
        self.table
            .year
            .is_some_and(|index| crate::data::cell::period::year(self.record.cell(index)).is_some())
    }

    fn says_indicator(&self) -> bool {
        match self.table.shape {
            Shape::Tidy { indicator, .. } | Shape::YearsAcross { indicator, .. } => {
                let name = lines::without_including(self.record.cell(indicator));
                matches!(self.shared.words.headed(name).heading, Heading::Term(_))
            }
            Shape::Wide { .. } | Shape::Grid { .. } | Shape::OneIndicator { .. } => false,
        }
    }

    fn names_area(&self) -> bool {
        [self.table.county, self.table.township]
            .into_iter()
            .flatten()
            .map(|index| self.record.cell(index))
            .any(|name| lines::is_area_like(name) || self.shared.areas().lists(name))
    }
}

/// Whether the row under the header numbers the columns. In a table that does not say what its rows
/// are of, 1, 2, 3 may be figures.
fn numbers_columns(record: &Record<'_>, table: &Table) -> bool {
    let says_what = table.county.or(table.township).or(table.year).is_some()
        || match table.shape {
            Shape::Tidy { .. } | Shape::YearsAcross { .. } | Shape::OneIndicator { .. } => true,
            Shape::Wide { .. } | Shape::Grid { .. } => false,
        };
    let has_stem = record.cells().any(|cell| cell.starts_with(['甲', '乙']));
    (says_what || has_stem) && furniture::is_column_numbers(record.cells())
}
