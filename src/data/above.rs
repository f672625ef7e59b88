//! What stands above the header: titles, units, what the file is of, and what should not be there.

use super::cell::{self, Cell};
use super::furniture::{self, Furniture};
use super::period;
use super::records::HeadRow;
use super::table::Table;
use crate::quantity::{Unit, Year};
use crate::vocabulary::split_unit;

/// Takes in what the rows above the header say.
pub(super) fn describe(table: &mut Table, before: &[HeadRow]) {
    for row in before {
        let kind = if let Some(line) = furniture::unit_line(&row.cells) {
            table.state(line);
            Furniture::UnitLine
        } else if furniture::subject_line(&row.cells).is_some() {
            Furniture::SubjectLine
        } else {
            let titled = title_unit(&row.cells);
            let kind = if titled.is_some() {
                Furniture::UnitLine
            } else {
                Furniture::Title
            };
            table.units.extend(titled);
            kind
        };
        table.above.push((kind, row.line));
        if is_of_figures(row) {
            table.figures_above.push(row.line);
        }
    }
    let mut years = before
        .iter()
        .flat_map(|row| &row.cells)
        .filter_map(|cell| titled_year(cell));
    let first = years.next();
    table.title_year = first.filter(|first| years.all(|year| year == *first));
}

/// Whether a row has a number that is no year in any of these columns.
pub(super) fn has_figures(row: &HeadRow, mut columns: impl Iterator<Item = usize>) -> bool {
    columns.any(|index| row.cells.get(index).is_some_and(|cell| is_number(cell)))
}

/// Whether a row has a number in any of these columns; 1980 beds are one as well as the year.
pub(super) fn has_numbers(row: &HeadRow, mut columns: impl Iterator<Item = usize>) -> bool {
    let is_number = |cell: &String| matches!(cell::read(cell), Cell::Quantity(_));
    columns.any(|index| row.cells.get(index).is_some_and(is_number))
}

/// Whether a cell holds a number that is no year.
fn is_number(cell: &str) -> bool {
    matches!(cell::read(cell), Cell::Quantity(_)) && period::year(cell).is_none()
}

/// Whether a line above the header is one of figures: two numbers, not both of them years.
fn is_of_figures(row: &HeadRow) -> bool {
    let mut numbers = row
        .cells
        .iter()
        .filter(|cell| matches!(cell::read(cell), Cell::Quantity(_)))
        .peekable();
    let has_number = row.cells.iter().any(|cell| is_number(cell));
    has_number
        && numbers.next().is_some()
        && numbers.peek().is_some()
        && !furniture::is_column_numbers(row.cells.iter().map(String::as_str))
}

/// The unit at the end of a title: `慈善募集资金情况（万元）`.
fn title_unit(cells: &[String]) -> Option<Unit> {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let (title, None) = (filled.next()?, filled.next()) else {
        return None;
    };
    title.ends_with([')', '）', ']', '】']).then_some(())?;
    split_unit(title).map(|(_, unit)| unit)
}

/// The year in a title: `2024年民政事业统计表`.
fn titled_year(title: &str) -> Option<Year> {
    let (before, _) = title.split_once('年')?;
    let digits: Vec<char> = before
        .chars()
        .rev()
        .take_while(char::is_ascii_digit)
        .collect();
    let number: String = digits.into_iter().rev().collect();
    (number.len() == 4).then(|| period::year(&number)).flatten()
}
