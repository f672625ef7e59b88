//! How a file is laid out: found from its first records, below titles and unit lines.

use super::above;
use super::cell::{self, Cell};
use super::columns::{Columns, layout_of, repeated, score, shape, unused};
use super::furniture::{self, Furniture, UnitLine};
use super::records::HeadRow;
use super::two_rows::{self, TwoRows};
use super::unheaded;
use super::words::{Headed, Heading, Words};
use crate::quantity::{Unit, Year};
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
    /// As wide, with years of their own for some columns.
    Grid {
        figures: Vec<FigureColumn<(IndicatorId, Option<Year>)>>,
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
    /// The header as written, its rows as one.
    pub(super) header: Vec<String>,
    /// The rows that make up the header.
    pub(super) header_rows: Vec<HeadRow>,
    /// The columns headed 单位 that hold names of offices.
    pub(super) offices: Vec<usize>,
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
            Shape::Wide { .. } | Shape::Grid { .. } => Layout::Wide,
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

    /// Takes in the units of a row under the header.
    fn take_units(&mut self, row: &HeadRow) {
        let unit = |index: usize| {
            let cell = row.cells.get(index)?;
            two_rows::unit_alone(cell)
        };
        let is_free = match &mut self.shape {
            Shape::Wide { figures } => take(figures, unit),
            Shape::Grid { figures } => take(figures, unit),
            Shape::YearsAcross { figures, .. } | Shape::OneIndicator { figures, .. } => {
                take(figures, unit)
            }
            Shape::Tidy { .. } => false,
        };
        if is_free {
            self.header_line = row.line;
            self.header_rows.push(row.clone());
        }
    }

    /// The first of the columns that hold figures.
    pub(super) fn first_figure(&self) -> Option<usize> {
        match &self.shape {
            Shape::Tidy { value, .. } => Some(*value),
            Shape::Wide { figures } => figures.first().map(|figure| figure.index),
            Shape::Grid { figures } => figures.first().map(|figure| figure.index),
            Shape::YearsAcross { figures, .. } | Shape::OneIndicator { figures, .. } => {
                figures.first().map(|figure| figure.index)
            }
        }
    }

    /// Whether the table says the years of its figures.
    pub(super) fn has_years(&self) -> bool {
        match &self.shape {
            Shape::Tidy { .. } | Shape::Wide { .. } => self.year.is_some(),
            Shape::Grid { figures } => {
                self.year.is_some() || figures.iter().all(|figure| figure.of.1.is_some())
            }
            Shape::YearsAcross { .. } | Shape::OneIndicator { .. } => true,
        }
    }

    /// The columns that hold figures.
    pub(super) fn figure_columns(&self) -> impl Iterator<Item = usize> + '_ {
        let indices: Vec<usize> = match &self.shape {
            Shape::Tidy { value, .. } => vec![*value],
            Shape::Wide { figures } => figures.iter().map(|figure| figure.index).collect(),
            Shape::Grid { figures } => figures.iter().map(|figure| figure.index).collect(),
            Shape::YearsAcross { figures, .. } | Shape::OneIndicator { figures, .. } => {
                figures.iter().map(|figure| figure.index).collect()
            }
        };
        indices.into_iter()
    }
}

/// Gives columns the units under their headers; `false` if a header already states one.
fn take<T>(figures: &mut [FigureColumn<T>], unit: impl Fn(usize) -> Option<Unit>) -> bool {
    let is_free = figures
        .iter()
        .all(|figure| figure.unit.is_none() || unit(figure.index).is_none());
    for figure in figures.iter_mut().filter(|_| is_free) {
        if let Some(unit) = unit(figure.index) {
            figure.unit = Some(unit);
        }
    }
    is_free
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
    let mut last: Option<(&HeadRow, Vec<Headed>)> = None;
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
        let single = candidate.table(declared);
        let joined = below(1).first().and_then(|lower| {
            let joined = two_rows::join(row, lower, words)?;
            let candidate = Candidate {
                below: below(2),
                ..candidate
            };
            let table = candidate.joined(&joined, lower, declared)?;
            let lower = Candidate {
                row: lower,
                headed: &headings(lower, Some(&(row, headed.clone())), words),
                ..candidate
            };
            let least = [&single, &lower.table(declared)]
                .into_iter()
                .flatten()
                .map(|table| table.score)
                .max();
            least
                .is_none_or(|least| {
                    table.score > least || (joined.is_certain && table.score == least)
                })
                .then_some(table)
        });
        if let Some(table) = joined.or(single)
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
#[derive(Clone, Copy)]
struct Candidate<'a> {
    row: &'a HeadRow,
    headed: &'a [Headed],
    before: &'a [HeadRow],
    below: &'a [HeadRow],
    subject: Option<&'a Subject>,
}

impl Candidate<'_> {
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
            header_rows: vec![row.clone()],
            offices: columns.offices.clone(),
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

/// Whether an unknown header seems to mean years: `年分`, `所属年`, `Yaer`.
fn speaks_of_years(header: &str, words: &Words) -> bool {
    let nearest = words.nearest(header);
    let is_near = nearest.is_some_and(|near| words.headed(&near).heading == Heading::Year);
    is_near || header.contains('年') || header.to_ascii_lowercase().contains("year")
}
