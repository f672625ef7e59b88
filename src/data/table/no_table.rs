//! What to say of a file in which no table is found.

use super::furniture;
use super::two_rows;
use super::words::{Heading, Words};
use crate::data::cell::{self, Cell, period};
use crate::data::records::HeadRow;
use crate::data::{Doubt, FileFault, FindingKind};
use crate::source::Untrusted;
use crate::vocabulary::Layout;

/// What to say of a file in which no table is found.
pub(in crate::data) fn no_table<'a>(
    rows: &'a [HeadRow],
    words: &Words,
    declared: Option<Layout>,
) -> (FindingKind, Option<&'a HeadRow>) {
    const MOST_NAMED: usize = 40;
    if let Some((separator, row)) = other_separator(rows, words) {
        let doubt = Doubt::OtherSeparator { separator };
        return (FindingKind::Doubt(doubt), Some(row));
    }
    if let Some((parts, row)) = only_parts(rows, words) {
        return (FindingKind::Doubt(Doubt::OnlyParts { parts }), Some(row));
    }
    // A header is made of words; a row of figures may be longer.
    let filled = |row: &HeadRow| {
        let words = row.cells.iter().filter(|cell| is_word(cell)).count();
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        (words, filled)
    };
    let mut likeliest: Option<&HeadRow> = None;
    for row in rows {
        let has_years = row
            .cells
            .iter()
            .any(|cell| matches!(words.headed(cell).heading, Heading::Figures(_)));
        let subject = rows
            .iter()
            .take_while(|other| other.line < row.line)
            .find_map(|row| Some((row, furniture::subject_line(&row.cells)?)));
        if let Some((line, subject)) = subject.filter(|_| has_years) {
            let (name, _) = furniture::subject_unit(&subject);
            if words.headed(&name).heading != Heading::Unknown {
                continue;
            }
            let nearest = words.nearest_indicator(&name);
            return (FileFault::UnknownSubject { nearest }.into(), Some(line));
        }
        if likeliest.is_none_or(|best| filled(row) > filled(best)) {
            likeliest = Some(row);
        }
    }
    let found = likeliest
        .into_iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| !cell.is_empty())
        .take(MOST_NAMED)
        .map(|cell| (Untrusted::new(cell.as_str()), words.nearest(cell)))
        .collect();
    let kind = FileFault::NoKnownColumn {
        found,
        layout: declared,
    };
    (kind.into(), likeliest)
}

/// Whether a cell is no figure, no mark and no year.
fn is_word(cell: &str) -> bool {
    matches!(cell::read(cell), Cell::Unreadable(_)) && period::year(cell).is_none()
}

/// The columns of a header of two rows, if they hold parts of indicators and none of them as a
/// whole.
fn only_parts<'a>(rows: &'a [HeadRow], words: &Words) -> Option<(Vec<Untrusted>, &'a HeadRow)> {
    rows.windows(2).find_map(|pair| {
        let [upper, lower] = pair else {
            return None;
        };
        let joined = two_rows::join(upper, lower, words)?;
        let is_header = joined.tells_apart || (joined.is_certain && joined.makes_parts);
        (is_header && !joined.parts.is_empty()).then(|| {
            let parts = joined
                .parts
                .iter()
                .map(|name| Untrusted::new(name.as_str()));
            (parts.collect(), lower)
        })
    })
}

/// What separates the cells of a row, if it is none of the characters that are understood: split by
/// it, the row has known headers.
fn other_separator<'a>(rows: &'a [HeadRow], words: &Words) -> Option<(char, &'a HeadRow)> {
    const SEPARATORS: [char; 8] = ['，', '|', '｜', '；', '、', '^', '~', ' '];
    const FEWEST_KNOWN: usize = 2;
    rows.iter().find_map(|row| {
        let text = row.cells.join(",");
        let is_known = |cell: &str| {
            let heading = words.headed(cell).heading;
            heading != Heading::Unknown && heading != Heading::Blank
        };
        SEPARATORS.into_iter().find_map(|separator| {
            let by = |c: char| c == separator || (separator == ' ' && c.is_whitespace());
            let known = text.split(by).filter(|cell| is_known(cell)).count();
            (known >= FEWEST_KNOWN).then_some((separator, row))
        })
    })
}
