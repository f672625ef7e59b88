//! A header below the header: the same once more, or that of another table.

use super::lines;
use super::words::{Figure, Words};
use crate::data::CellFault;
use crate::data::areas::Areas;
use crate::data::cell::period;
use crate::data::cell::{self, Cell};
use crate::data::records::{HeadRow, Record};
use crate::data::table::{Shape, Table};
use crate::vocabulary::folded;

/// What a row says beside figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::data) enum HeaderRow {
    /// The header once more.
    Again,
    /// Another table's header.
    Other,
}

/// Whether a row is a header, by words of headers where names and figures ought to stand.
pub(in crate::data) fn header_row(
    record: &Record<'_>,
    table: &Table,
    words: &Words,
) -> Option<HeaderRow> {
    if !may_be_header(record, table, words) {
        return None;
    }
    let is_row_of_header = |row: &HeadRow| {
        (0..record.len().max(row.cells.len())).all(|index| {
            let header = row.cells.get(index).map_or("", String::as_str);
            record.cell(index) == header || folded(record.cell(index)) == folded(header)
        })
    };
    if table.header_rows.iter().any(is_row_of_header) {
        return Some(HeaderRow::Again);
    }
    let heading = |index: usize| words.headed(record.cell(index)).heading;
    let in_names = [table.county, table.township, table.year, table.unit]
        .into_iter()
        .flatten()
        .chain(indicator_column(table))
        .filter(|index| heading(*index).is_structure())
        .count();
    let in_figures = table
        .figure_columns()
        .filter(|index| {
            let cell = record.cell(*index);
            let heading = words.headed(cell).heading;
            match heading.figure() {
                // Beside a name that is none; elsewhere it may be the day something was done.
                Some(Figure::In(_)) => {
                    cell.contains('年') && (has_year_columns(table) || in_names > 0)
                }
                Some(Figure::Of(_)) => true,
                None => heading.is_structure(),
            }
        })
        .count();
    if in_figures == 0 && in_names < 2 {
        return None;
    }
    let is_same = (0..record.len().max(table.header.len())).all(|index| {
        let header = table.header.get(index).map_or("", String::as_str);
        words.headed(record.cell(index)) == words.headed(header)
    });
    Some(if is_same {
        HeaderRow::Again
    } else {
        HeaderRow::Other
    })
}

/// Whether a row between figures is one of words, as the header of a table is that nothing knows.
pub(in crate::data) fn is_of_words(
    record: &Record<'_>,
    table: &Table,
    words: &Words,
    areas: &Areas,
) -> bool {
    let is_word = |index: usize| {
        let text = record.cell(index);
        text.starts_with(char::is_alphabetic)
            && !text.contains(char::is_numeric)
            && cell::read(text) == Cell::Unreadable(CellFault::NotNumber)
    };
    if !table.figure_columns().all(is_word) {
        return false;
    }
    let says_row = table
        .year
        .is_some_and(|index| period::year(record.cell(index)).is_some())
        || indicator_column(table)
            .is_some_and(|index| words.headed(record.cell(index)).heading.term().is_some());
    if says_row {
        return false;
    }
    let names: Vec<&str> = [table.county, table.township]
        .into_iter()
        .flatten()
        .map(|index| record.cell(index))
        .filter(|name| !name.is_empty())
        .collect();
    let is_area = |name: &&str| lines::is_area_like(name) || areas.lists(name);
    // 东山,正在建设 may be of an area; 姓名,岁数,薪资 is not.
    names
        .iter()
        .any(|name| words.headed(name).heading.is_structure())
        || (table.figure_columns().count() > 1 && !names.is_empty() && !names.iter().any(is_area))
}

/// A quick look before the thorough one: a row of figures begins with a name, and has a digit where
/// its first figure stands.
fn may_be_header(record: &Record<'_>, table: &Table, words: &Words) -> bool {
    // A signature may have the day of the report where a year's figures stand.
    let is_signed = |first: &str| lines::may_be_note(first) && lines::is_note(first, true);
    if record
        .cells()
        .find(|cell| !cell.is_empty())
        .is_some_and(is_signed)
    {
        return false;
    }
    let has_words = table.first_figure().is_some_and(|index| {
        let cell = record.cell(index);
        cell.starts_with(char::is_alphabetic) || (has_year_columns(table) && cell.contains('年'))
    });
    has_words
        || record
            .cells()
            .find(|cell| !cell.is_empty())
            .is_some_and(|first| words.may_be_structure(first))
}

/// Whether the columns of figures are years.
fn has_year_columns(table: &Table) -> bool {
    match table.shape {
        Shape::YearsAcross { .. } | Shape::OneIndicator { .. } | Shape::Grid { .. } => true,
        Shape::Wide { .. } | Shape::Tidy { .. } => false,
    }
}

fn indicator_column(table: &Table) -> Option<usize> {
    match table.shape {
        Shape::Tidy { indicator, .. } | Shape::YearsAcross { indicator, .. } => Some(indicator),
        Shape::Wide { .. } | Shape::Grid { .. } | Shape::OneIndicator { .. } => None,
    }
}
