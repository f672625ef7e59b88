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

/// Something for some of the used indicators. A sorted list: most counties report a few of many,
/// and there are as many of these as counties and years.
#[derive(Clone, Debug)]
pub(super) struct BySlot<T>(Vec<(Slot, T)>);

impl<T> Default for BySlot<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> BySlot<T> {
    /// What there is for a slot.
    pub(super) fn get(&self, slot: Slot) -> Option<&T> {
        let index = self.find(slot).ok()?;
        self.0.get(index).map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, slot: Slot) -> Option<&mut T> {
        let index = self.find(slot).ok()?;
        self.0.get_mut(index).map(|(_, value)| value)
    }

    /// The same, made by `new` if there is nothing yet.
    pub(super) fn get_or_insert_with(
        &mut self,
        slot: Slot,
        new: impl FnOnce() -> T,
    ) -> Option<&mut T> {
        let index = match self.find(slot) {
            Ok(index) => index,
            Err(index) => {
                self.0.reserve_exact(1);
                self.0.insert(index, (slot, new()));
                index
            }
        };
        self.0.get_mut(index).map(|(_, value)| value)
    }

    /// Everything there is, in order of slot.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    fn find(&self, slot: Slot) -> Result<usize, usize> {
        self.0.binary_search_by_key(&slot, |(slot, _)| *slot)
    }
}
