//! The names of indicators and units in rows, looked up once for each spelling.

use std::collections::HashMap;

use crate::data::cell::half_width;
use crate::data::cell::marks;
use crate::data::table::lines;
use crate::data::table::words::Words;
use crate::quantity::Unit;
use crate::vocabulary::IndicatorId;

/// How many different spellings are remembered; more are looked up anew.
const MOST_REMEMBERED: usize = 10_000;

/// What spellings were found to mean.
#[derive(Default)]
pub(in crate::data) struct Memory {
    indicators: HashMap<String, Option<(IndicatorId, Option<Unit>)>>,
    units: HashMap<String, Result<Option<Unit>, UnknownUnit>>,
}

impl Memory {
    /// The indicator that a cell names, and the unit after its name.
    pub(in crate::data) fn indicator(
        &mut self,
        text: &str,
        words: &Words,
    ) -> Option<(IndicatorId, Option<Unit>)> {
        if let Some(known) = self.indicators.get(text) {
            return known.clone();
        }
        let headed = words.headed(lines::without_including(text));
        let named = headed.heading.term().map(|id| (id, headed.unit));
        if self.indicators.len() < MOST_REMEMBERED {
            self.indicators.insert(text.to_owned(), named.clone());
        }
        named
    }

    /// The unit that a cell of the unit column states: none if it is blank, an error if nothing
    /// knows it.
    pub(in crate::data) fn unit(&mut self, text: &str) -> Result<Option<Unit>, UnknownUnit> {
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(known) = self.units.get(text) {
            return known.clone();
        }
        let unit = if marks::is_blank(&half_width(text).to_lowercase()) {
            Ok(None)
        } else {
            Unit::parse(text).map(Some).ok_or(UnknownUnit)
        };
        if self.units.len() < MOST_REMEMBERED {
            self.units.insert(text.to_owned(), unit.clone());
        }
        unit
    }
}

/// A unit that nothing knows.
#[derive(Clone, Copy, Debug)]
pub(in crate::data) struct UnknownUnit;
