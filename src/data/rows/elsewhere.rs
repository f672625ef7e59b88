//! What is read elsewhere of a table's rows, and what has to be known for it.

use std::sync::{MutexGuard, PoisonError};

use super::{Rows, Shared};
use crate::data::areas::Areas;
use crate::data::bulk::Reader;
use crate::data::{Finding, More};

impl Shared<'_> {
    /// The areas, for a moment.
    pub(in crate::data) fn areas(&self) -> MutexGuard<'_, Areas> {
        self.areas.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Rows<'_, '_> {
    /// Whether rows name areas that say so themselves; `None` before the first row of figures.
    pub(in crate::data) fn names_areas(&self) -> Option<bool> {
        self.below.names_areas().filter(|_| self.counts.rows > 0)
    }

    /// Takes over what was read of plain rows.
    pub(in crate::data) fn take_over(&mut self, reader: &mut Reader<'_>) {
        self.counts.rows = self.counts.rows.saturating_add(reader.rows);
        self.counts.observations = self.counts.observations.saturating_add(reader.observations);
        for (known, mentioned) in self.shared.mentioned.iter_mut().zip(&reader.mentioned) {
            *known |= mentioned;
        }
        self.meet_years(std::mem::take(&mut reader.outside));
        for unnamed in reader.unnamed() {
            let mut places = unnamed.places.into_iter();
            if let Some(first) = places.next() {
                let kind = self.unknown_indicator(&unnamed.text);
                let mut finding = Finding::new(kind, first).with_text(&unnamed.text);
                finding.more = More {
                    count: unnamed.count.saturating_sub(1),
                    places: places.collect(),
                };
                self.shared.findings.push(finding);
            }
        }
    }
}
