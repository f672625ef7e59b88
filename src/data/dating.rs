//! The year of figures in tables that have no column of years.

use super::FindingKind;
use super::doubt::Doubt;
use super::rows::column;
use super::table::Table;
use crate::quantity::Year;
use crate::source::{FileId, Place};
use crate::vocabulary::Vocabulary;

/// The year of figures that have none: the one the user gives, else the one the title says, else the
/// plan's last.
pub(super) fn assumed_year(table: &Table, asked: Option<Year>, vocabulary: &Vocabulary) -> Year {
    asked
        .or_else(|| table.title_year())
        .unwrap_or(vocabulary.last_year)
}

/// What to say of a table without years, and where.
pub(super) fn said_of_years(
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
            (FindingKind::UnreadableYear, place)
        }
        (None, Some(title)) => {
            let title = *title;
            (
                FindingKind::Doubt(Doubt::TitleYear { title, taken }),
                header,
            )
        }
        (None, None) => (FindingKind::AssumedYear(taken), header),
    })
}
