//! The year of figures in tables that have no column of years.

use super::column;
use crate::data::finding::Doubt;
use crate::data::table::Table;
use crate::data::{FindingKind, RowFault, TableFault};
use crate::quantity::Year;
use crate::source::{FileId, Place};
use crate::vocabulary::Vocabulary;

/// The year of figures that have none: the one the user gives, else the one the title says, else the
/// plan's last.
pub(in crate::data) fn assumed_year(
    table: &Table,
    asked: Option<Year>,
    vocabulary: &Vocabulary,
) -> Year {
    asked
        .or_else(|| table.title_year())
        .unwrap_or(vocabulary.last_year)
}

/// What to say of a table without years, and where.
pub(in crate::data) fn said_of_years(
    table: &Table,
    taken: Year,
    file: FileId,
) -> Option<(FindingKind, Place)> {
    if table.has_years() {
        return None;
    }
    let header = Place::row(file, table.header_line);
    let other = table.title_years.iter().find(|year| **year != taken);
    Some(match (table.year_like, other) {
        (Some(index), _) => {
            let place = Place::cell(file, table.header_line, column(index));
            (RowFault::UnreadableYear.into(), place)
        }
        (None, Some(title)) => {
            let title = *title;
            (
                FindingKind::Doubt(Doubt::TitleYear { title, taken }),
                header,
            )
        }
        (None, None) => (TableFault::AssumedYear(taken).into(), header),
    })
}
