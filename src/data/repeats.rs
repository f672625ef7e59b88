//! The second pass: the figures of townships that were met more than once, and only those.

use std::collections::BTreeMap;

use super::accumulate::{Key, Seen, Sink, meet};
use super::again::{Again, AgainLog};
use super::areas::At;
use super::{Figure, Reading};
use crate::quantity::Year;
use crate::source::{Place, Untrusted};

/// Gathers every figure of some keys.
pub(super) struct Repeats {
    wanted: BTreeMap<Key, Figure>,
    /// The figures met again.
    pub(super) again: AgainLog,
}

impl Repeats {
    pub(super) fn of(keys: &[Key]) -> Self {
        Self {
            wanted: keys.iter().map(|key| (*key, Figure::Absent)).collect(),
            again: AgainLog::default(),
        }
    }

    /// Begins anew.
    pub(super) fn forget(&mut self) {
        self.again.clear();
        for figure in self.wanted.values_mut() {
            *figure = Figure::Absent;
        }
    }

    /// The keys whose figures differ, with the different ones in order of place.
    pub(super) fn into_disputed(self) -> impl Iterator<Item = (Key, Vec<Reading>)> {
        self.wanted
            .into_iter()
            .filter_map(|(key, figure)| match figure {
                Figure::Known(readings) if readings.len() > 1 => Some((key, readings)),
                Figure::Known(_) | Figure::Absent | Figure::Blank(_) | Figure::Unreadable(_) => {
                    None
                }
            })
    }
}

impl Sink for Repeats {
    fn period(&mut self, _: At, _: Year) {}

    fn undated(&mut self, _: Key, _: Place) {}

    fn cell(&mut self, key: Key, seen: Seen<'_>, place: Place) {
        let Seen::Known(_, text) = seen else {
            return;
        };
        let Some(figure) = self.wanted.get_mut(&key) else {
            return;
        };
        if let Some((first, is_equal)) = meet(figure, seen, place) {
            self.again.push(Again {
                key,
                is_equal,
                first,
                place,
                text: Untrusted::new(text),
            });
        }
    }
}
