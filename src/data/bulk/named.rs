//! The indicators and units that rows name, known again by the bytes they are written with.

use std::collections::HashMap;

use super::names::unquoted;
use super::rule::{Rule, Said};
use super::{Common, Layout};
use crate::data::memory::Memory;
use crate::quantity::Unit;
use crate::source::is_invisible;
use crate::vocabulary::IndicatorId;

/// An indicator as some rows spell it, with its unit.
#[derive(Debug)]
pub(super) struct Spelt<'a> {
    /// Its cell, and that of its unit.
    cells: (Vec<u8>, Vec<u8>),
    /// The one that followed it the last time.
    next: usize,
    /// What rows so spelt are read by; `None` if they need a thorough look.
    pub(super) means: Option<Means<'a>>,
}

/// What a spelling means.
#[derive(Debug)]
pub(super) struct Means<'a> {
    pub(super) indicator: IndicatorId,
    /// `None` if nothing looks at it.
    pub(super) rule: Option<Rule<'a>>,
}

/// Every spelling that was met.
#[derive(Default)]
pub(super) struct Named<'a> {
    memory: Memory,
    by_cells: HashMap<(Vec<u8>, Vec<u8>), usize>,
    list: Vec<Spelt<'a>>,
    last: usize,
}

/// More different spellings than this are not remembered.
const MOST: usize = 10_000;

impl<'a> Named<'a> {
    /// What the cells of an indicator and its unit mean; `None` if rows with them need a thorough
    /// look.
    #[inline]
    pub(super) fn find(
        &mut self,
        cells: (&[u8], &[u8]),
        value_unit: Option<&Unit>,
        layout: &Layout<'a>,
        common: &Common<'a>,
    ) -> Option<&Means<'a>> {
        let is = |spelt: &Spelt<'a>| (spelt.cells.0.as_slice(), spelt.cells.1.as_slice()) == cells;
        let next = self.list.get(self.last).map_or(0, |last| last.next);
        if self.list.get(next).is_some_and(is) {
            self.last = next;
        } else if !self.list.get(self.last).is_some_and(is) {
            self.look_up(cells, value_unit, layout, common)?;
        }
        self.list.get(self.last)?.means.as_ref()
    }

    #[inline(never)]
    fn look_up(
        &mut self,
        cells: (&[u8], &[u8]),
        value_unit: Option<&Unit>,
        layout: &Layout<'a>,
        common: &Common<'a>,
    ) -> Option<()> {
        let key = (cells.0.to_vec(), cells.1.to_vec());
        let number = match self.by_cells.get(&key) {
            Some(number) => *number,
            None if self.list.len() >= MOST => return None,
            None => {
                let number = self.list.len();
                let means = self.meaning(cells, value_unit, layout, common);
                self.list.push(Spelt {
                    cells: key.clone(),
                    next: 0,
                    means,
                });
                self.by_cells.insert(key, number);
                number
            }
        };
        if let Some(last) = self.list.get_mut(self.last) {
            last.next = number;
        }
        self.last = number;
        Some(())
    }

    fn meaning(
        &mut self,
        cells: (&[u8], &[u8]),
        value_unit: Option<&Unit>,
        layout: &Layout<'a>,
        common: &Common<'a>,
    ) -> Option<Means<'a>> {
        let (name, unit) = (unquoted(cells.0)?, unquoted(cells.1)?);
        let (indicator, named_unit) = self.memory.indicator(&name, common.words)?;
        let unit = self.memory.unit(&unit).ok()?;
        if name.contains(is_invisible) {
            return None;
        }
        let header = named_unit.as_ref().or(value_unit);
        let said = Said::of(layout.table).in_header(header).in_column(unit);
        Some(Means {
            indicator,
            rule: Rule::new(indicator, common.vocabulary, common.slots, said),
        })
    }
}
