//! How a file is laid out: where its figures stand, and what says what they are.

mod above;
mod columns;
pub(super) mod cut_rows;
pub(super) mod furniture;
pub(super) mod header;
pub(super) mod lines;
pub(super) mod no_table;
pub(super) mod second;
pub(super) mod two_rows;
mod unheaded;
pub(super) mod words;

use self::furniture::{Furniture, UnitLine};
use super::records::HeadRow;
use crate::quantity::{Unit, Year};
use crate::vocabulary::{IndicatorId, Layout};

/// A column of figures.
#[derive(Clone, Debug)]
pub(super) struct FigureColumn<T> {
    pub(super) index: usize,
    pub(super) of: T,
    pub(super) unit: Option<Unit>,
    /// Another unit, in a row of units under the header.
    pub(super) below: Option<Unit>,
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
    /// Whether rows may lack their last cells, which a spreadsheet left out.
    pub(super) is_cut: bool,
    pub(super) county: Option<usize>,
    pub(super) township: Option<usize>,
    pub(super) year: Option<usize>,
    pub(super) unit: Option<usize>,
    /// The units of the line above the table.
    pub(super) units: Vec<Unit>,
    /// What that line says if it is no known unit, and where it stands.
    pub(super) unknown_unit: Option<(String, u64)>,
    /// What stands above the header.
    pub(super) above: Vec<(Furniture, u64)>,
    /// The columns that nothing knows.
    pub(super) unknown: Vec<usize>,
    /// The columns without a header between those that have one.
    pub(super) unnamed: Vec<usize>,
    /// The years that titles above the table speak of.
    pub(super) title_years: Vec<Year>,
    /// A column that is not known and may hold the years, where no other does.
    pub(super) year_like: Option<usize>,
    /// The lines above that hold figures.
    pub(super) figures_above: Vec<u64>,
    /// Two columns that say the same of a row.
    pub(super) repeated: Option<(usize, usize)>,
    /// How many header cells are known.
    pub(super) score: usize,
}

/// More units than this no table states above and between its rows: each is weighed for each figure.
pub(super) const MOST_UNITS: usize = 64;

impl Table {
    pub(super) fn layout(&self) -> Layout {
        match self.shape {
            Shape::Tidy { .. } => Layout::Tidy,
            Shape::Wide { .. } | Shape::Grid { .. } => Layout::Wide,
            Shape::YearsAcross { .. } => Layout::YearsAcross,
            Shape::OneIndicator { .. } => Layout::OneIndicator,
        }
    }

    /// What a line says of the units where that is none that is known.
    pub(super) fn unit_nobody_knows(&self) -> Option<&str> {
        self.unknown_unit.as_ref().map(|(unit, _)| unit.as_str())
    }

    /// Takes in what a line says of the units.
    pub(super) fn state(&mut self, said: UnitLine, line: u64) {
        match said {
            UnitLine::Units(units) => self.units.extend(units),
            UnitLine::Unknown(text) => self.unknown_unit = Some((text, line)),
        }
    }

    /// Takes in the units of a row under the header.
    pub(super) fn take_units(&mut self, row: &HeadRow) {
        let unit = |index: usize| {
            let cell = row.cells.get(index)?;
            two_rows::unit_alone(cell)
        };
        let has_figures = match &mut self.shape {
            Shape::Wide { figures } => take(figures, unit),
            Shape::Grid { figures } => take(figures, unit),
            Shape::YearsAcross { figures, .. } | Shape::OneIndicator { figures, .. } => {
                take(figures, unit)
            }
            Shape::Tidy { .. } => false,
        };
        if has_figures {
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

    /// The one year that the titles say.
    pub(super) fn title_year(&self) -> Option<Year> {
        let (first, others) = self.title_years.split_first()?;
        others.iter().all(|year| year == first).then_some(*first)
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

/// Gives columns the units under their headers, whatever those state; `false` if there is none.
fn take<T>(figures: &mut [FigureColumn<T>], unit: impl Fn(usize) -> Option<Unit>) -> bool {
    for figure in figures.iter_mut() {
        figure.below = unit(figure.index);
    }
    figures.iter().any(|figure| figure.below.is_some())
}
