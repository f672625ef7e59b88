//! What stands above the header: titles, units, what the file is of, and what should not be there.

use super::furniture::{self, Furniture};
use super::lines;
use crate::data::cell::period;
use crate::data::cell::{self, Cell};
use crate::data::records::HeadRow;
use crate::data::table::Table;
use crate::quantity::{Unit, Year};
use crate::vocabulary::split_unit;

/// Takes in what the rows above the header say.
pub(super) fn describe(table: &mut Table, before: &[HeadRow]) {
    for row in before {
        let kind = if let Some(said) = furniture::unit_line(&row.cells) {
            table.state(said, row.line);
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
    let is_title = |cell: &&String| !lines::is_note(cell, false) && !lines::is_day(cell);
    let titles = before
        .iter()
        .flat_map(|row| row.cells.iter().filter(is_title));
    table.title_years = titles.flat_map(|cell| titled_years(cell)).collect();
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

/// The years that a title says its figures are of: `2024年民政事业统计表`. Neither the ends of a span
/// (2021—2025年) nor a day (2026年1月10日), unless figures stand as of it (截至2025年12月31日).
fn titled_years(title: &str) -> Vec<Year> {
    let title = cell::half_width(title);
    let is_of_day = |rest: &str| {
        let after = rest
            .trim_start()
            .trim_start_matches(|c: char| c.is_ascii_digit());
        after.len() < rest.trim_start().len() && after.trim_start().starts_with('月')
    };
    let year_before = |text: &str| -> Option<(usize, Year)> {
        let text = text.trim_end();
        let start = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (_, digits) = text.split_at_checked(start)?;
        Some((start, period::year(digits)?))
    };
    let mut years = Vec::new();
    for (at, _) in title.match_indices('年') {
        let Some((before, rest)) = title.split_at_checked(at) else {
            continue;
        };
        let Some((start, year)) = year_before(before) else {
            continue;
        };
        let before = before.get(..start).unwrap_or_default().trim_end();
        let is_span = before
            .strip_suffix(['-', '—', '–', '~', '至', '到'])
            .map(|before| before.trim_end_matches(['-', '—', '–', '年']))
            .is_some_and(|before| year_before(before).is_some());
        let as_of = before.ends_with('至') || before.ends_with("截止");
        let rest = rest.strip_prefix('年').unwrap_or_default();
        if !is_span && (as_of || !is_of_day(rest)) {
            years.push(year);
        }
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_the_year_of_its_figures_and_no_span_and_no_day() {
        for (title, years) in [
            ("2024年民政事业统计表", &[2024][..]),
            ("示例县 2024 年度情况", &[2024]),
            ("２０２４年情况", &[2024]),
            ("截至2025年12月31日", &[2025]),
            ("截至 2025 年底", &[2025]),
            ("2024年及2025年情况", &[2024, 2025]),
            ("2021-2025年情况", &[]),
            ("（2021—2025年）", &[]),
            ("2021年至2025年情况", &[2021]),
            ("2026年1月10日", &[]),
            ("报送时间2026年1月10日", &[]),
            ("民〔2024〕15号", &[]),
            ("12024年", &[]),
        ] {
            let found: Vec<i64> = titled_years(title)
                .iter()
                .map(|year| year.number())
                .collect();
            assert_eq!(found, years, "{title}");
        }
    }
}
