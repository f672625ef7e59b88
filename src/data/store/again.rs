//! Figures met again, remembered for their findings: each one while they are few, then by column.

use std::collections::BTreeMap;

use super::Key;
use crate::data::slots::Slot;
use crate::source::{FileId, Place, Untrusted};

/// How many are remembered one by one.
const MOST_IN_FULL: usize = 1000;

/// A figure met again.
#[derive(Clone, Debug)]
pub(in crate::data) struct Again {
    pub(in crate::data) key: Key,
    /// Whether it says the same as one before.
    pub(in crate::data) is_equal: bool,
    /// Where that one stood.
    pub(in crate::data) first: Place,
    pub(in crate::data) place: Place,
    pub(in crate::data) text: Untrusted,
}

/// What is counted together once there are many.
type Column = (Slot, bool, FileId, Option<u32>);

/// Figures met again.
#[derive(Clone, Debug, Default)]
pub(in crate::data) struct AgainLog {
    in_full: Vec<Again>,
    beyond: BTreeMap<Column, (Again, u64)>,
}

impl AgainLog {
    pub(in crate::data) fn push(&mut self, again: Again) {
        if self.in_full.len() < MOST_IN_FULL {
            self.in_full.push(again);
            return;
        }
        let column = (
            again.key.slot,
            again.is_equal,
            again.place.file,
            again.place.column,
        );
        let (_, count) = self.beyond.entry(column).or_insert((again, 0));
        *count = count.saturating_add(1);
    }

    /// Each one that is remembered, and how many it stands for.
    pub(in crate::data) fn all(&self) -> impl Iterator<Item = (&Again, u64)> {
        let in_full = self.in_full.iter().map(|again| (again, 1));
        let beyond = self.beyond.values().map(|(again, count)| (again, *count));
        in_full.chain(beyond)
    }

    pub(in crate::data) fn clear(&mut self) {
        *self = Self::default();
    }
}
