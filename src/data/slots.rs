//! The indicators whose figures are kept: those that some rule uses, numbered without gaps.

use crate::vocabulary::{IndicatorId, Vocabulary};

/// The number of an indicator among those that are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Slot(u16);

impl Slot {
    /// As an index.
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The used indicators.
#[derive(Clone, Debug)]
pub(super) struct Slots {
    by_indicator: Vec<Option<Slot>>,
    indicators: Vec<IndicatorId>,
}

impl Slots {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let (mut by_indicator, mut indicators) = (Vec::new(), Vec::new());
        for (id, term) in vocabulary.terms() {
            let slot = term
                .used
                .then(|| u16::try_from(indicators.len()).ok().map(Slot))
                .flatten();
            if slot.is_some() {
                indicators.push(id);
            }
            by_indicator.push(slot);
        }
        Self {
            by_indicator,
            indicators,
        }
    }

    /// The slot of an indicator, if it is used.
    pub(super) fn of(&self, indicator: IndicatorId) -> Option<Slot> {
        self.by_indicator.get(indicator.index()).copied().flatten()
    }

    /// The indicator of a slot.
    pub(super) fn indicator(&self, slot: Slot) -> Option<IndicatorId> {
        self.indicators.get(slot.index()).copied()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.indicators.len()
    }
}
