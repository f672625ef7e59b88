//! Years that the plan is not about.

use std::collections::BTreeMap;

use super::Rows;
use crate::data::cell::{self, Cell};
use crate::data::records::Record;
use crate::data::table::Shape;
use crate::data::{Doubt, FindingKind};
use crate::quantity::Year;
use crate::source::Place;

/// The years outside the plan that a file speaks of.
#[derive(Debug, Default)]
pub(super) struct Outside {
    /// Where each was met first.
    met: BTreeMap<Year, Place>,
    /// Columns of such years in which nothing was met yet.
    columns: Vec<(usize, Year)>,
}

impl Rows<'_, '_> {
    /// Remembers years outside the plan that were met elsewhere.
    pub(in crate::data) fn meet_years(&mut self, met: BTreeMap<Year, Place>) {
        for (year, place) in met {
            let first = self.outside.met.entry(year).or_insert(place);
            *first = (*first).min(place);
        }
    }

    /// Remembers the year of a row, if the plan is not about it.
    pub(super) fn meet_year(&mut self, year: Option<Year>, place: Place) {
        if let Some(year) = year.filter(|year| self.is_outside(*year)) {
            let first = self.outside.met.entry(year).or_insert(place);
            *first = (*first).min(place);
        }
    }

    /// Remembers which columns are of such years.
    pub(super) fn find_years(&mut self) {
        let years: Vec<(usize, Year)> = match &self.table.shape {
            Shape::Grid { figures } => figures
                .iter()
                .filter_map(|figure| Some((figure.index, figure.of.1?)))
                .collect(),
            Shape::YearsAcross { figures, .. } | Shape::OneIndicator { figures, .. } => figures
                .iter()
                .map(|figure| (figure.index, figure.of))
                .collect(),
            Shape::Tidy { .. } | Shape::Wide { .. } => Vec::new(),
        };
        let outside = years.into_iter().filter(|(_, year)| self.is_outside(*year));
        self.outside.columns = outside.collect();
    }

    /// Remembers the years of those columns in which a row holds something.
    pub(super) fn meet_columns(&mut self, record: &Record<'_>) {
        if self.outside.columns.is_empty() {
            return;
        }
        let columns = std::mem::take(&mut self.outside.columns);
        let (met, left): (Vec<_>, Vec<_>) = columns
            .into_iter()
            .partition(|(index, _)| cell::read(record.cell(*index)) != Cell::Missing);
        self.outside.columns = left;
        for (index, year) in met {
            self.meet_year(Some(year), self.cell_place(self.table.header_line, index));
        }
    }

    /// Says of which years outside the plan there are figures: those before it and those after it,
    /// each where the first of them stands.
    pub(in crate::data) fn report_years(&mut self) {
        let vocabulary = self.shared.vocabulary;
        let plan = (vocabulary.base_year, vocabulary.last_year);
        let met = std::mem::take(&mut self.outside.met);
        for is_after in [false, true] {
            let years: Vec<(Year, Place)> = met
                .iter()
                .filter(|(year, _)| (**year > plan.1) == is_after)
                .map(|(year, place)| (*year, *place))
                .collect();
            let Some(place) = years.iter().map(|(_, place)| *place).min() else {
                continue;
            };
            let years = years.into_iter().map(|(year, _)| year).collect();
            let doubt = Doubt::YearsOutside {
                years,
                plan,
                is_after,
            };
            self.report(FindingKind::Doubt(doubt), place, None);
        }
    }

    fn is_outside(&self, year: Year) -> bool {
        let vocabulary = self.shared.vocabulary;
        year < vocabulary.base_year || year > vocabulary.last_year
    }
}
