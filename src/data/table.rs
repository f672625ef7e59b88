//! How a file is laid out: found from its first records, below titles and unit lines.

use super::FindingKind;
use super::cell::{self, Cell};
use super::columns::{Columns, layout_of, repeated, score, shape, unused};
use super::furniture::{self, Furniture, UnitLine};
use super::period;
use super::records::HeadRow;
use super::words::{Headed, Heading, Words};
use crate::quantity::{Unit, Year};
use crate::source::Untrusted;
use crate::vocabulary::split_unit;
use crate::vocabulary::{IndicatorId, Layout};

/// A column of figures.
#[derive(Clone, Debug)]
pub(super) struct FigureColumn<T> {
    pub(super) index: usize,
    pub(super) of: T,
    pub(super) unit: Option<Unit>,
}

/// Where the figures stand, and what says what they are.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Tidy {
        indicator: usize,
        value: usize,
        /// The unit in the header of the column of values.
        unit: Option<Unit>,
    },
    Wide {
        figures: Vec<FigureColumn<IndicatorId>>,
    },
    YearsAcross {
        indicator: usize,
        figures: Vec<FigureColumn<Year>>,
    },
    OneIndicator {
        indicator: IndicatorId,
        unit: Option<Unit>,
        figures: Vec<FigureColumn<Year>>,
    },
}

/// A recognised table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) shape: Shape,
    /// The line of the header.
    pub(super) header_line: u64,
    /// The header as written.
    pub(super) header: Vec<String>,
    /// How many columns have a header.
    pub(super) width: usize,
    pub(super) county: Option<usize>,
    pub(super) township: Option<usize>,
    pub(super) year: Option<usize>,
    pub(super) unit: Option<usize>,
    /// The units of the line above the table.
    pub(super) units: Vec<Unit>,
    /// What that line says if it is no known unit.
    pub(super) unknown_unit: Option<String>,
    /// What stands above the header.
    pub(super) above: Vec<(Furniture, u64)>,
    /// The columns that nothing knows.
    pub(super) unknown: Vec<usize>,
    /// The columns without a header between those that have one.
    pub(super) unnamed: Vec<usize>,
    /// What a title above the table says of the year, if only one is said.
    pub(super) title_year: Option<Year>,
    /// A column that is not known and may hold the years, where no other does.
    pub(super) year_like: Option<usize>,
    /// The lines above that hold figures.
    pub(super) figures_above: Vec<u64>,
    /// Two columns that say the same of a row.
    pub(super) repeated: Option<(usize, usize)>,
    /// How many header cells are known.
    pub(super) score: usize,
}

impl Table {
    pub(super) fn layout(&self) -> Layout {
        match self.shape {
            Shape::Tidy { .. } => Layout::Tidy,
            Shape::Wide { .. } => Layout::Wide,
            Shape::YearsAcross { .. } => Layout::YearsAcross,
            Shape::OneIndicator { .. } => Layout::OneIndicator,
        }
    }

    /// Takes in what a line says of the units.
    pub(super) fn state(&mut self, line: UnitLine) {
        match line {
            UnitLine::Units(units) => self.units.extend(units),
            UnitLine::Unknown(text) => self.unknown_unit = Some(text),
        }
    }

    /// Whether the table says the years of its figures.
    pub(super) fn has_years(&self) -> bool {
        match self.shape {
            Shape::Tidy { .. } | Shape::Wide { .. } => self.year.is_some(),
            Shape::YearsAcross { .. } | Shape::OneIndicator { .. } => true,
        }
    }

    /// The columns that hold figures.
    pub(super) fn figure_columns(&self) -> impl Iterator<Item = usize> + '_ {
        let (value, terms, years): (_, &[FigureColumn<IndicatorId>], &[FigureColumn<Year>]) =
            match &self.shape {
                Shape::Tidy { value, .. } => (Some(*value), &[], &[]),
                Shape::Wide { figures } => (None, figures, &[]),
                Shape::YearsAcross { figures, .. } | Shape::OneIndicator { figures, .. } => {
                    (None, &[], figures)
                }
            };
        let columns = terms.iter().map(|figure| figure.index);
        value
            .into_iter()
            .chain(columns)
            .chain(years.iter().map(|figure| figure.index))
    }
}

/// How many records below a header are looked at for a better one.
const LOOK_BEYOND: usize = 12;

/// The best table among the first records; the first of equals.
pub(super) fn recognise(
    rows: &[HeadRow],
    words: &Words,
    declared: Option<Layout>,
) -> Option<Table> {
    let mut best: Option<(usize, Table)> = None;
    let mut subject = None;
    let mut above: Option<(&HeadRow, Vec<Headed>)> = None;
    for (index, row) in rows.iter().enumerate() {
        if best
            .as_ref()
            .is_some_and(|(at, best)| best.score > 1 && at.saturating_add(LOOK_BEYOND) < index)
        {
            break;
        }
        if best
            .as_ref()
            .is_some_and(|(_, best)| best.score > 1 && has_figures(row, best.figure_columns()))
        {
            // What stands below figures is no better header of theirs.
            break;
        }
        let headed = headings(row, above.as_ref(), words);
        let candidate = Candidate {
            row,
            headed: &headed,
            before: rows.get(..index).unwrap_or_default(),
            subject: subject.as_ref(),
        };
        if let Some(table) = candidate.table(declared)
            && best
                .as_ref()
                .is_none_or(|(_, best)| table.score > best.score)
        {
            best = Some((index, table));
        }
        if let Some(named) = furniture::subject_line(&row.cells) {
            subject = Some(subject_of(&named, words));
        }
        above = Some((row, headed));
    }
    let (_, mut table) = best?;
    if !table.has_years() {
        let speaks_of_years = |index: &usize| {
            let header = table.header.get(*index);
            header.is_some_and(|header| speaks_of_years(header, words))
        };
        table.year_like = table.unknown.iter().copied().find(speaks_of_years);
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

/// A row that may be the header.
struct Candidate<'a> {
    row: &'a HeadRow,
    headed: &'a [Headed],
    before: &'a [HeadRow],
    subject: Option<&'a Subject>,
}

impl Candidate<'_> {
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
        let subject = self.subject.and_then(|(heading, unit)| match heading {
            Heading::Term(id) => Some((*id, unit.clone())),
            Heading::County
            | Heading::Township
            | Heading::Year
            | Heading::Indicator
            | Heading::Unit
            | Heading::Value
            | Heading::Ignored
            | Heading::Figures(_)
            | Heading::Blank
            | Heading::Unknown => None,
        });
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
            width: headed
                .iter()
                .rposition(|headed| headed.heading != Heading::Blank)?
                .saturating_add(1),
            county: columns.county.first().copied(),
            township: columns.township.first().copied(),
            year: columns.year.first().copied(),
            unit: columns.unit.first().copied(),
            units: Vec::new(),
            unknown_unit: None,
            above: Vec::new(),
            unknown: Vec::new(),
            unnamed: columns.unnamed(),
            title_year: None,
            year_like: None,
            figures_above: Vec::new(),
            repeated: repeated(&columns),
            score: score(&columns, layout),
        };
        table
            .unnamed
            .retain(|index| *index < table.width && Some(*index) != table.county);
        table.units.extend(stated_beside(headed));
        table.unknown = unused(&columns, layout, table.county);
        describe_above(&mut table, self.before);
        Some(table)
    }
}

/// The units that stand with headers of names: `单位:万元` to the right, `指标(万元)`.
fn stated_beside(headed: &[Headed]) -> impl Iterator<Item = Unit> + '_ {
    headed.iter().filter_map(|headed| match headed.heading {
        Heading::County
        | Heading::Township
        | Heading::Year
        | Heading::Indicator
        | Heading::Unit => headed.unit.clone(),
        Heading::Value
        | Heading::Ignored
        | Heading::Term(_)
        | Heading::Figures(_)
        | Heading::Blank
        | Heading::Unknown => None,
    })
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

fn describe_above(table: &mut Table, before: &[HeadRow]) {
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

/// Whether an unknown header seems to mean years: `年分`, `所属年`, `Yaer`.
fn speaks_of_years(header: &str, words: &Words) -> bool {
    let nearest = words.nearest(header);
    let is_near = nearest.is_some_and(|near| words.headed(&near).heading == Heading::Year);
    is_near || header.contains('年') || header.to_ascii_lowercase().contains("year")
}

/// Whether a row has a number in any of these columns.
fn has_figures(row: &HeadRow, mut columns: impl Iterator<Item = usize>) -> bool {
    columns.any(|index| row.cells.get(index).is_some_and(|cell| is_number(cell)))
}

/// Whether a cell holds a number that is no year.
fn is_number(cell: &str) -> bool {
    matches!(cell::read(cell), Cell::Quantity(_)) && period::year(cell).is_none()
}

/// Whether a line above the header is one of figures.
fn is_of_figures(row: &HeadRow) -> bool {
    row.cells.iter().filter(|cell| is_number(cell)).count() > 1
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

/// What to say of a file in which no table is found.
pub(super) fn no_table<'a>(
    rows: &'a [HeadRow],
    words: &Words,
    declared: Option<Layout>,
) -> (FindingKind, Option<&'a HeadRow>) {
    const MOST_NAMED: usize = 40;
    let filled = |row: &HeadRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
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
            let nearest = words.nearest(&name);
            return (FindingKind::UnknownSubject { nearest }, Some(line));
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
    let kind = FindingKind::NoKnownColumn {
        found,
        layout: declared,
    };
    (kind, likeliest)
}
