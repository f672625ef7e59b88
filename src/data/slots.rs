//! The indicators whose figures are kept: those that some rule uses, numbered without gaps, and
//! those of them that the data speak of, numbered as they are met.

use std::sync::{Mutex, OnceLock, PoisonError};

use crate::vocabulary::{Combine, IndicatorId, Vocabulary};

/// The number of an indicator among those that are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Slot(u16);

impl Slot {
    /// As an index.
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// Where the figures of an indicator are kept, once the data speak of it: most data speak of few
/// indicators, and there are as many of these rooms as counties and years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Its number among all that were met.
    pub(super) bit: usize,
    /// Its number among those that add up, or among those that do not.
    pub(super) place: usize,
    /// Whether townships' figures add up.
    pub(super) adds_up: bool,
    /// Its number among those of which each township's figure is kept, if it is one.
    pub(super) by_township: Option<usize>,
}

/// How many columns there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sizes {
    pub(super) bits: usize,
    pub(super) sums: usize,
    pub(super) different: usize,
    pub(super) by_township: usize,
}

/// What is known of an indicator before any data are.
#[derive(Clone, Copy, Debug)]
struct Kind {
    indicator: IndicatorId,
    adds_up: bool,
    by_township: bool,
}

/// The used indicators.
#[derive(Debug)]
pub(super) struct Slots {
    by_indicator: Vec<Option<Slot>>,
    kinds: Vec<Kind>,
    columns: Vec<OnceLock<Column>>,
    sizes: Mutex<Sizes>,
}

impl Slots {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let (mut by_indicator, mut kinds) = (Vec::new(), Vec::new());
        for (indicator, term) in vocabulary.terms() {
            let slot = term
                .used
                .then(|| u16::try_from(kinds.len()).ok().map(Slot))
                .flatten();
            if slot.is_some() {
                kinds.push(Kind {
                    indicator,
                    adds_up: term.combine == Combine::Sum,
                    by_township: term.by_township,
                });
            }
            by_indicator.push(slot);
        }
        Self {
            by_indicator,
            columns: kinds.iter().map(|_| OnceLock::new()).collect(),
            kinds,
            sizes: Mutex::default(),
        }
    }

    /// The slot of an indicator, if it is used.
    pub(super) fn of(&self, indicator: IndicatorId) -> Option<Slot> {
        self.by_indicator.get(indicator.index()).copied().flatten()
    }

    /// Every slot, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = Slot> {
        (0..self.kinds.len()).filter_map(|index| self.at(index))
    }

    /// The slot with an index.
    pub(super) fn at(&self, index: usize) -> Option<Slot> {
        let number = u16::try_from(index).ok()?;
        (index < self.kinds.len()).then_some(Slot(number))
    }

    /// The indicator of a slot.
    pub(super) fn indicator(&self, slot: Slot) -> Option<IndicatorId> {
        self.kinds.get(slot.index()).map(|kind| kind.indicator)
    }

    /// Where the figures of a slot are kept; decided when it is first asked for.
    pub(super) fn column(&self, slot: Slot) -> Option<Column> {
        let (column, kind) = self
            .columns
            .get(slot.index())
            .zip(self.kinds.get(slot.index()))?;
        Some(*column.get_or_init(|| {
            let mut sizes = self.sizes.lock().unwrap_or_else(PoisonError::into_inner);
            sizes.next(*kind)
        }))
    }

    /// Where the figures of an indicator are kept, if the data speak of it.
    pub(super) fn known_column(&self, indicator: IndicatorId) -> Option<Column> {
        let slot = self.of(indicator)?;
        self.columns.get(slot.index())?.get().copied()
    }

    /// How many columns there are by now.
    pub(super) fn sizes(&self) -> Sizes {
        *self.sizes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sizes {
    /// The next free column of a kind.
    fn next(&mut self, kind: Kind) -> Column {
        let next = |size: &mut usize| {
            let free = *size;
            *size = free.saturating_add(1);
            free
        };
        Column {
            bit: next(&mut self.bits),
            place: next(if kind.adds_up {
                &mut self.sums
            } else {
                &mut self.different
            }),
            adds_up: kind.adds_up,
            by_township: kind.by_township.then(|| next(&mut self.by_township)),
        }
    }
}
