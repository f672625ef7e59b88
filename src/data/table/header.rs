//! The header of a table: found among a file's first records, below titles and unit lines.

use super::above;
use super::columns::{Columns, layout_of, repeated, score, shape, unused};
use super::furniture;
use super::two_rows::{self, TwoRows};
use super::unheaded;
use super::words::{Headed, Heading, Words};
use crate::data::cell::period;
use crate::data::cell::{self, Cell};
use crate::data::records::HeadRow;
use crate::data::table::{FigureColumn, Shape, Table};
use crate::quantity::Unit;
use crate::vocabulary::Layout;

/// How many records below a header are looked at for a better one.
const LOOK_BEYOND: usize = 12;

/// The best table among the first records; the first of equals.
pub(in crate::data) fn recognise(
    rows: &[HeadRow],
    words: &Words,
    declared: Option<Layout>,
) -> Option<Table> {
    let mut best: Option<(usize, Table)> = None;
    let mut subject = None;
    let mut last: Option<(&HeadRow, Vec<Headed>)> = None;
    let mut is_covered = false;
    for (index, row) in rows.iter().enumerate() {
        if best
            .as_ref()
            .is_some_and(|(at, best)| best.score > 1 && at.saturating_add(LOOK_BEYOND) < index)
        {
            break;
        }
        if best.as_ref().is_some_and(|(_, best)| {
            best.score > 1 && above::has_figures(row, best.figure_columns())
        }) {
            // What stands below figures is no better header of theirs.
            break;
        }
        let headed = headings(row, last.as_ref(), words);
        let below = |count: usize| rows.get(index.saturating_add(count)..).unwrap_or_default();
        let candidate = Candidate {
            row,
            headed: &headed,
            before: rows.get(..index).unwrap_or_default(),
            below: below(1),
            subject: subject.as_ref(),
        };
        let found = if is_covered {
            Found::default()
        } else {
            candidate.found(words, declared)
        };
        is_covered = found.covers_next;
        if let Some(table) = found.table
            && best
                .as_ref()
                .is_none_or(|(_, best)| table.score > best.score)
        {
            let mut table = table;
            let next = below(table.header_rows.len()).first();
            if let Some(units) = next.filter(|row| two_rows::is_of_units(row)) {
                table.take_units(units);
            }
            best = Some((index, table));
        }
        if let Some(named) = furniture::subject_line(&row.cells) {
            subject = Some(subject_of(&named, words));
        }
        last = Some((row, headed));
    }
    let (_, mut table) = best?;
    if !table.has_years() {
        let may_hold_years = |index: &usize| {
            let header = table.header.get(*index);
            let below = rows.iter().filter(|row| row.line > table.header_line);
            let mut cells = below.filter_map(|row| row.cells.get(*index));
            header.is_some_and(|header| may_hold_years(header, &mut cells, words))
        };
        table.year_like = table.unknown.iter().copied().find(may_hold_years);
    }
    Some(table)
}

/// What a line above the header says the file is of.
type Subject = (Heading, Option<Unit>);

fn subject_of(line: &str, words: &Words) -> Subject {
    let headed = words.headed(line);
    if headed.heading != Heading::Unknown {
        return (headed.heading, headed.unit);
    }
    let (name, unit) = furniture::subject_unit(line);
    (words.headed(&name).heading, unit)
}

/// What a row heads.
#[derive(Default)]
struct Found {
    table: Option<Table>,
    /// Whether the row below says nothing without it.
    covers_next: bool,
}

/// A row that may be the header.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    row: &'a HeadRow,
    headed: &'a [Headed],
    before: &'a [HeadRow],
    below: &'a [HeadRow],
    subject: Option<&'a Subject>,
}

impl Candidate<'_> {
    /// The table of which the row is the header, alone or with the one below it.
    fn found(&self, words: &Words, declared: Option<Layout>) -> Found {
        let single = self.table(declared);
        let both = self.below.split_first().and_then(|(lower, below)| {
            Some((lower, below, two_rows::join(self.row, lower, words)?))
        });
        let Some((lower, below, joined)) = both else {
            return Found {
                table: single,
                covers_next: false,
            };
        };
        let both = Candidate { below, ..*self };
        let table = both.joined(&joined, lower, declared);
        let makes_parts = joined.is_certain && joined.makes_parts;
        if joined.tells_apart || makes_parts {
            // Either row alone would take a part for the whole.
            let covers_next = joined.tells_apart;
            return Found { table, covers_next };
        }
        let headed = headings(lower, Some(&(self.row, self.headed.to_vec())), words);
        let lower = Candidate {
            row: lower,
            headed: &headed,
            ..both
        };
        let least = [&single, &lower.table(declared)]
            .into_iter()
            .flatten()
            .map(|table| table.score)
            .max();
        let is_better = |table: &Table| {
            joined.says_more
                && least.is_none_or(|least| {
                    table.score > least || (joined.is_certain && table.score == least)
                })
        };
        Found {
            table: table.filter(is_better).or(single),
            covers_next: false,
        }
    }

    /// The table of which two rows are the header.
    fn joined(&self, joined: &TwoRows, lower: &HeadRow, declared: Option<Layout>) -> Option<Table> {
        let both = Candidate {
            row: &joined.row,
            headed: &joined.headed,
            ..*self
        };
        let mut table = both.table(declared)?;
        table.header_rows = vec![self.row.clone(), lower.clone()];
        if joined.years.iter().all(Option::is_none) {
            return Some(table);
        }
        // Figures of several years stand in one row: it has no year of its own for them.
        let (Shape::Wide { figures }, None) = (table.shape, table.unit) else {
            return None;
        };
        let figures = figures.into_iter().map(|figure| FigureColumn {
            of: (figure.of, joined.years.get(figure.index).copied().flatten()),
            index: figure.index,
            unit: figure.unit,
            below: figure.below,
        });
        table.shape = Shape::Grid {
            figures: figures.collect(),
        };
        Some(table)
    }

    /// The table of which the row is the header, if it can be one.
    fn table(&self, declared: Option<Layout>) -> Option<Table> {
        let (row, headed) = (self.row, self.headed);
        let mut columns = Columns::default();
        let mut value_unit = None;
        for (index, headed) in headed.iter().enumerate() {
            columns.add(index, headed);
            if headed.heading == Heading::Value {
                value_unit.clone_from(&headed.unit);
            }
        }
        unheaded::settle(&mut columns, row, self.below);
        let subject = self
            .subject
            .and_then(|(heading, unit)| Some((heading.term()?, unit.clone())));
        let layout = layout_of(&columns, row, subject.is_some(), declared)?;
        let has_number = row.cells.iter().zip(headed).any(|(cell, headed)| {
            headed.heading == Heading::Unknown && matches!(cell::read(cell), Cell::Quantity(_))
        });
        if has_number {
            return None;
        }
        let mut table = Table {
            shape: shape(layout, &mut columns, value_unit, subject)?,
            header_line: row.line,
            header: row.cells.clone(),
            header_rows: vec![row.clone()],
            offices: columns.offices.clone(),
            width: headed
                .iter()
                .rposition(|headed| headed.heading != Heading::Blank)?
                .saturating_add(1),
            is_cut: false,
            county: columns.county.first().copied(),
            township: columns.township.first().copied(),
            year: columns.year.first().copied(),
            unit: columns.unit.first().copied(),
            units: Vec::new(),
            unknown_unit: None,
            above: Vec::new(),
            unknown: Vec::new(),
            unnamed: columns.unnamed(),
            title_years: Vec::new(),
            year_like: None,
            figures_above: Vec::new(),
            repeated: repeated(&columns),
            score: score(&columns, layout),
        };
        table.unnamed.retain(|index| {
            *index < table.width && ![table.county, table.township].contains(&Some(*index))
        });
        table.units.extend(stated_beside(headed));
        table.unknown = unused(&columns, layout, table.county);
        above::describe(&mut table, self.before);
        Some(table)
    }
}

/// The units that stand with headers of names: `单位:万元` to the right, `指标(万元)`.
fn stated_beside(headed: &[Headed]) -> impl Iterator<Item = Unit> + '_ {
    let of_rows = headed.iter().filter(|headed| headed.heading.is_of_rows());
    of_rows.filter_map(|headed| headed.unit.clone())
}

/// What the cells of a header row mean; blank ones under a heading that spans two rows take it.
fn headings(row: &HeadRow, above: Option<&(&HeadRow, Vec<Headed>)>, words: &Words) -> Vec<Headed> {
    let of_cell = |(index, cell): (usize, &String)| {
        let headed = words.headed(cell);
        if headed.heading != Heading::Blank {
            return headed;
        }
        let spanning = above
            .filter(|(above, _)| above.cells.len() == row.cells.len())
            .and_then(|(_, headed)| headed.get(index).cloned())
            .filter(|headed| {
                matches!(
                    headed.heading,
                    Heading::County | Heading::Township | Heading::Year | Heading::Indicator
                )
            });
        spanning.unwrap_or(headed)
    };
    row.cells.iter().enumerate().map(of_cell).collect()
}

/// Whether an unknown header seems to mean years: `年分`, `所属年`, `Yaer`; or has the word in it and
/// years below.
fn may_hold_years<'a>(
    header: &str,
    below: &mut impl Iterator<Item = &'a String>,
    words: &Words,
) -> bool {
    const OTHERS: [&str; 7] = ["老年", "青年", "少年", "成年", "年龄", "上年", "去年"];
    let nearest = words.nearest(header);
    let is_near = nearest.is_some_and(|near| words.headed(&near).heading == Heading::Year);
    let has_word = header.contains('年') || header.to_ascii_lowercase().contains("year");
    let is_other = OTHERS.iter().any(|other| header.contains(other));
    let is_time = |cell: &String| period::year(cell).is_some() || cell.contains(['年', '月', '季']);
    is_near || (has_word && !is_other && below.any(is_time))
}
