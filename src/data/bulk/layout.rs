//! Where in a row of a table what stands: settled once for all its rows.

use super::asked::Asked;
use super::rule::{Numbers, Rule, Said};
use crate::data::rows::Shared;
use crate::data::table::{self, Table};
use crate::quantity::{Unit, Year};
use crate::vocabulary::Questions;

/// Where the figures of a row stand.
#[derive(Clone, Debug)]
pub(super) enum Shape<'a> {
    /// Each in the column of its indicator.
    Wide(Wide<'a>),
    /// One, of the indicator that the row names.
    Tidy(Tidy<'a>),
}

/// Where in the rows of a tidy table what stands.
#[derive(Clone, Debug)]
pub(super) struct Tidy<'a> {
    pub(super) indicator: usize,
    pub(super) unit: Option<usize>,
    pub(super) value: usize,
    /// The unit in the header of the column of values.
    pub(super) value_unit: Option<&'a Unit>,
    /// What rows of one area and year answer together, if anything is asked of them; places are
    /// those of the slots.
    pub(super) asked: Option<Asked>,
}

/// The figures of a wide table.
#[derive(Clone, Debug)]
pub(super) struct Wide<'a> {
    /// In the order of the table.
    pub(super) columns: Vec<Seat>,
    /// By what each is read, and which of the table's columns it is.
    pub(super) rules: Vec<(usize, Rule<'a>)>,
    /// What rows answer, if anything is asked of them.
    pub(super) asked: Option<Asked>,
}

/// Where the figures of a column stand, and how they are read.
#[derive(Clone, Debug)]
pub(super) struct Seat {
    pub(super) cell: usize,
    /// `None` if figures do not stand in the unit in which they are written.
    pub(super) numbers: Option<Numbers>,
}

impl<'a> Wide<'a> {
    fn new(rules: Vec<(usize, Rule<'a>)>, questions: Option<&Questions>) -> Self {
        let seat = |(cell, rule): &(usize, Rule<'_>)| Seat {
            cell: *cell,
            numbers: rule.is_unscaled.then(|| rule.numbers.clone()),
        };
        Self {
            columns: rules.iter().map(seat).collect(),
            asked: questions.and_then(|questions| {
                let columns = rules.iter().map(|(_, rule)| (rule.indicator, rule.column));
                Asked::of(questions, &columns.collect::<Vec<_>>())
            }),
            rules,
        }
    }
}

/// More slots than this take too much room for the rows that answer together.
const MOST_SLOTS: usize = 512;

/// What is asked of rows that together give a figure of any slot.
fn asked_of_slots(shared: &Shared<'_>) -> Option<Asked> {
    let (questions, slots) = (shared.questions?, shared.slots);
    let columns = slots.all().map(|slot| {
        let indicator = slots.indicator(slot)?;
        Some((indicator, slots.column(slot)?))
    });
    let columns: Vec<_> = columns
        .take(MOST_SLOTS.saturating_add(1))
        .collect::<Option<_>>()?;
    if columns.len() > MOST_SLOTS {
        return None;
    }
    Asked::of(questions, &columns)
}

/// Where the year of a row stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum YearOf {
    Column(usize),
    All(Year),
}

/// How the rows of a table are laid out.
#[derive(Clone, Debug)]
pub(in crate::data) struct Layout<'a> {
    pub(super) table: &'a Table,
    pub(super) delimiter: u8,
    /// How many cells a row has.
    pub(super) cells: usize,
    pub(super) county: Option<usize>,
    pub(super) township: Option<usize>,
    pub(super) year: YearOf,
    /// The cells that have to be blank.
    pub(super) blank: Vec<usize>,
    /// The cells, from one to before another, of which nothing else says that they are text.
    pub(super) unseen: Vec<(usize, usize)>,
    pub(super) shape: Shape<'a>,
    /// Up to where a row names its area and year, if it begins with them.
    pub(super) keys: Option<usize>,
}

impl<'a> Layout<'a> {
    /// The layout of a table; `None` if each of its rows needs a thorough look.
    pub(in crate::data) fn of(
        table: &'a Table,
        delimiter: u8,
        assumed: Year,
        shared: &Shared<'a>,
    ) -> Option<Self> {
        if table.year_like.is_some() || (table.county.is_none() && table.township.is_none()) {
            return None;
        }
        let said = Said::of(table);
        let shape = match &table.shape {
            table::Shape::Wide { figures } if table.unit.is_none() => {
                let rules = figures.iter().filter_map(|figure| {
                    let said = said.in_header(figure.unit.as_ref());
                    let said = said.in_column(figure.below.clone());
                    let rule = Rule::new(figure.of, shared.vocabulary, shared.slots, said)?;
                    Some((figure.index, rule))
                });
                Shape::Wide(Wide::new(rules.collect(), shared.questions))
            }
            table::Shape::Tidy {
                indicator,
                value,
                unit,
            } => Shape::Tidy(Tidy {
                indicator: *indicator,
                unit: table.unit,
                value: *value,
                value_unit: unit.as_ref(),
                asked: asked_of_slots(shared),
            }),
            table::Shape::Wide { .. }
            | table::Shape::Grid { .. }
            | table::Shape::YearsAcross { .. }
            | table::Shape::OneIndicator { .. } => return None,
        };
        let cells = table.header.len();
        let mut blank = table.unnamed.clone();
        blank.extend(table.width..cells);
        let mut layout = Self {
            table,
            delimiter,
            cells,
            county: table.county,
            township: table.township,
            year: table.year.map_or(YearOf::All(assumed), YearOf::Column),
            blank,
            unseen: Vec::new(),
            shape,
            keys: None,
        };
        layout.unseen = layout.runs_of_unseen();
        layout.keys = layout.last_of_keys();
        Some(layout)
    }

    /// The columns whose cells are compared with text that was looked at before.
    fn is_seen(&self, index: usize) -> bool {
        let is_name = self.county == Some(index) || self.township == Some(index);
        let is_year = matches!(self.year, YearOf::Column(year) if year == index);
        let is_named = match &self.shape {
            Shape::Wide(_) => false,
            Shape::Tidy(tidy) => tidy.indicator == index || tidy.unit == Some(index),
        };
        is_name || is_year || is_named
    }

    fn last_of_keys(&self) -> Option<usize> {
        let year = match self.year {
            YearOf::Column(index) => Some(index),
            YearOf::All(_) => None,
        };
        let keys = [self.county, self.township, year];
        let last = keys.iter().flatten().max()?;
        (0..*last)
            .all(|index| keys.contains(&Some(index)))
            .then_some(*last)
    }

    fn runs_of_unseen(&self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for index in (0..self.cells).filter(|index| !self.is_seen(*index)) {
            let next = index.saturating_add(1);
            match runs.last_mut() {
                Some((_, end)) if *end == index => *end = next,
                Some(_) | None => runs.push((index, next)),
            }
        }
        runs
    }
}
