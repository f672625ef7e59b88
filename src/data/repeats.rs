//! The second pass: the figures of townships that were met more than once, and only those.

use std::collections::BTreeMap;

use super::accumulate::{Key, Seen, Sink, meet};
use super::areas::At;
use super::{Figure, Reading};
use crate::quantity::Year;
use crate::source::{Place, Untrusted};

/// Gathers every figure of some keys.
pub(super) struct Repeats {
    wanted: BTreeMap<Key, Gathering>,
}

/// The figures of one key.
#[derive(Default)]
struct Gathering {
    /// The different ones.
    figure: Option<Figure>,
    /// Where one was met again, with its text and whether it says the same as an earlier one.
    again: Vec<Again>,
}

/// A figure met again.
pub(super) struct Again {
    pub(super) is_equal: bool,
    pub(super) first: Place,
    pub(super) place: Place,
    pub(super) text: Untrusted,
}

impl Repeats {
    pub(super) fn of(keys: &[Key]) -> Self {
        Self {
            wanted: keys
                .iter()
                .map(|key| (*key, Gathering::default()))
                .collect(),
        }
    }

    /// Begins anew.
    pub(super) fn forget(&mut self) {
        for gathering in self.wanted.values_mut() {
            *gathering = Gathering::default();
        }
    }

    /// For each key its different figures and every place where one was met again.
    pub(super) fn into_found(self) -> impl Iterator<Item = (Key, Vec<Reading>, Vec<Again>)> {
        self.wanted.into_iter().map(|(key, gathering)| {
            let readings = match gathering.figure {
                Some(Figure::Known(readings)) => readings,
                Some(Figure::Absent | Figure::Blank(_) | Figure::Unreadable(_)) | None => {
                    Vec::new()
                }
            };
            (key, readings, gathering.again)
        })
    }
}

impl Sink for Repeats {
    fn period(&mut self, _: At, _: Year) {}

    fn cell(&mut self, key: Key, seen: Seen<'_>, place: Place) {
        let Seen::Known(_, text) = seen else {
            return;
        };
        let Some(gathering) = self.wanted.get_mut(&key) else {
            return;
        };
        let figure = gathering.figure.get_or_insert(Figure::Absent);
        if let Some((first, is_equal)) = meet(figure, seen, place) {
            gathering.again.push(Again {
                is_equal,
                first,
                place,
                text: Untrusted::new(text),
            });
        }
    }
}
