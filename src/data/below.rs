//! Lines below the header that are no rows of figures.

use super::cell::{self, Cell};
use super::furniture::{self, Furniture};
use super::records::Record;
use super::table::{Shape, Table};
use super::words::{Heading, Words};

/// Tells rows of figures from what stands between and below them.
#[derive(Debug)]
pub(super) struct Below {
    is_first: bool,
    after_notes: bool,
}

impl Below {
    pub(super) fn new() -> Self {
        Self {
            is_first: true,
            after_notes: false,
        }
    }

    /// What a line is if it is no row of figures.
    pub(super) fn furniture(
        &mut self,
        record: &Record<'_>,
        table: &Table,
        words: &Words,
    ) -> Option<Furniture> {
        let is_first = std::mem::take(&mut self.is_first);
        if is_first && numbers_columns(record, table) {
            return Some(Furniture::ColumnNumbers);
        }
        let first = record.cells().find(|cell| !cell.is_empty())?;
        let has_figures = || {
            table
                .figure_columns()
                .any(|index| match cell::read(record.cell(index)) {
                    Cell::Quantity(_) | Cell::YesNo(_) => true,
                    Cell::Missing | Cell::Unreadable(_) => false,
                })
        };
        if furniture::may_be_unit_line(first) && !has_figures() {
            let cells: Vec<String> = record.cells().map(str::to_owned).collect();
            if furniture::unit_line(&cells).is_some() {
                return Some(Furniture::UnitLine);
            }
        }
        let is_alone = || record.cells().filter(|cell| !cell.is_empty()).count() == 1;
        let is_note = furniture::may_be_note(first) && furniture::is_note(first, has_figures());
        if is_note || (self.after_notes && is_alone() && !has_figures()) {
            self.after_notes = true;
            return Some(Furniture::Note);
        }
        let Shape::YearsAcross { indicator, .. } = table.shape else {
            return None;
        };
        let is_caption = record.len() == table.header.len()
            && record.cell(indicator) == first
            && is_alone()
            && words.headed(first).heading == Heading::Unknown;
        is_caption.then_some(Furniture::Caption)
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
