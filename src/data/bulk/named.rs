//! The indicators and units that rows name, known again by the bytes they are written with.

use std::collections::HashMap;

use super::names::unquoted;
use super::rule::{Rule, Said};
use super::same::are_same;
use super::{Common, Layout};
use crate::data::finding::gathered::MOST_PLACES;
use crate::data::rows::memory::Memory;
use crate::quantity::Unit;
use crate::source::{Place, is_invisible};
use crate::vocabulary::IndicatorId;

/// An indicator as some rows spell it, with its unit.
#[derive(Debug)]
pub(super) struct Spelt<'a> {
    /// Its cell, and that of its unit.
    cells: (Vec<u8>, Vec<u8>),
    /// The one that followed it the last time.
    next: usize,
    pub(super) means: Meaning<'a>,
}

/// What a spelling means.
#[derive(Debug)]
pub(super) enum Meaning<'a> {
    /// Rows so spelt need a thorough look.
    Special,
    /// An indicator.
    Known(Box<Means<'a>>),
    /// No indicator that anything knows. The first row so spelt gets a thorough look, which says so;
    /// the others are counted.
    Unknown(Unnamed),
}

/// What rows of an indicator are read by.
#[derive(Debug)]
pub(super) struct Means<'a> {
    pub(super) indicator: IndicatorId,
    /// `None` if nothing looks at it.
    pub(super) rule: Option<Rule<'a>>,
    /// How many decimal places its numbers usually have.
    pub(super) usual: usize,
}

/// The rows of an indicator that nothing knows.
#[derive(Clone, Debug)]
pub(in crate::data) struct Unnamed {
    /// As it is spelt.
    pub(in crate::data) text: String,
    /// How many were counted.
    pub(in crate::data) count: u64,
    /// Where the first of them name it.
    pub(in crate::data) places: Vec<Place>,
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
    ) -> Option<&mut Meaning<'a>> {
        let is = |spelt: &Spelt<'a>| {
            are_same(&spelt.cells.0, cells.0) && are_same(&spelt.cells.1, cells.1)
        };
        let next = self.list.get(self.last).map_or(0, |last| last.next);
        if self.list.get(next).is_some_and(is) {
            self.last = next;
        } else if !self.list.get(self.last).is_some_and(is) {
            let is_new = self.look_up(cells, value_unit, layout, common)?;
            let found = self.list.get(self.last)?;
            if is_new && matches!(found.means, Meaning::Unknown(_)) {
                return None;
            }
        }
        self.list.get_mut(self.last).map(|spelt| &mut spelt.means)
    }

    /// The rows that were counted of indicators that nothing knows.
    pub(super) fn unnamed(self) -> Vec<Unnamed> {
        let list = self.list.into_iter().map(|spelt| spelt.means);
        list.filter_map(|means| match means {
            Meaning::Unknown(unnamed) if unnamed.count > 0 => Some(unnamed),
            Meaning::Unknown(_) | Meaning::Known(_) | Meaning::Special => None,
        })
        .collect()
    }

    /// Finds a spelling that does not follow the last one; whether nobody has asked for it before.
    #[inline(never)]
    fn look_up(
        &mut self,
        cells: (&[u8], &[u8]),
        value_unit: Option<&Unit>,
        layout: &Layout<'a>,
        common: &Common<'a>,
    ) -> Option<bool> {
        let key = (cells.0.to_vec(), cells.1.to_vec());
        let known = self.by_cells.get(&key).copied();
        let number = match known {
            Some(number) => number,
            None if self.list.len() >= MOST => return None,
            None => {
                let number = self.list.len();
                let means = self.meaning(cells, value_unit, layout, common);
                let means = means.unwrap_or(Meaning::Special);
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
        Some(known.is_none())
    }

    fn meaning(
        &mut self,
        cells: (&[u8], &[u8]),
        value_unit: Option<&Unit>,
        layout: &Layout<'a>,
        common: &Common<'a>,
    ) -> Option<Meaning<'a>> {
        let (name, unit) = (unquoted(cells.0)?, unquoted(cells.1)?);
        let Some((indicator, named_unit)) = self.memory.indicator(&name, common.words) else {
            return Some(Meaning::Unknown(Unnamed {
                text: name.into_owned(),
                count: 0,
                places: Vec::new(),
            }));
        };
        let unit = self.memory.unit(&unit).ok()?;
        if name.contains(is_invisible) {
            return None;
        }
        let header = named_unit.as_ref().or(value_unit);
        let said = Said::of(layout.table).in_header(header).in_column(unit);
        Some(Meaning::Known(Box::new(Means {
            indicator,
            rule: Rule::new(indicator, common.vocabulary, common.slots, said),
            usual: 0,
        })))
    }
}

impl Unnamed {
    /// Counts a row.
    #[inline]
    pub(super) fn meet(&mut self, place: impl FnOnce() -> Place) {
        self.count = self.count.saturating_add(1);
        if self.places.len() <= MOST_PLACES {
            self.places.push(place());
        }
    }
}
