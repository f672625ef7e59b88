//! Figures met again, remembered for their findings: each one while they are few, then by column.

use std::collections::BTreeMap;

use super::slots::Slot;
use super::store::Key;
use crate::source::{FileId, Place, Untrusted};

/// How many are remembered one by one.
const MOST_IN_FULL: usize = 1000;

/// A figure met again.
#[derive(Clone, Debug)]
pub(super) struct Again {
    pub(super) key: Key,
    /// Whether it says the same as one before.
    pub(super) is_equal: bool,
    /// Where that one stood.
    pub(super) first: Place,
    pub(super) place: Place,
    pub(super) text: Untrusted,
}

/// What is counted together once there are many.
type Column = (Slot, bool, FileId, Option<u32>);

/// Figures met again.
#[derive(Clone, Debug, Default)]
pub(super) struct AgainLog {
    in_full: Vec<Again>,
    beyond: BTreeMap<Column, (Again, u64)>,
}

impl AgainLog {
    pub(super) fn push(&mut self, again: Again) {
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
    pub(super) fn all(&self) -> impl Iterator<Item = (&Again, u64)> {
        let in_full = self.in_full.iter().map(|again| (again, 1));
        let beyond = self.beyond.values().map(|(again, count)| (again, *count));
        in_full.chain(beyond)
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}
