//! What was gathered of one county in one year.

use super::answers::Answered;
use super::figures::{Figures, Met};
use super::kept::Kept;
use super::parts::Columns;
use super::spot::Plain;
use crate::data::consistency::spread::Spread;
use crate::data::slots::Column;
use crate::data::{Disputed, Figure, Parts};
use crate::quantity::Value;
use crate::source::Place;

/// One county in one year.
#[derive(Clone, Debug, Default)]
pub(in crate::data) struct Gathered {
    pub(super) own: Figures,
    pub(super) columns: Columns,
    /// Figures of townships, by township and column.
    pub(super) townships: Figures,
    /// What the rows of townships answered.
    pub(super) answered: Answered,
    /// Whether every township's figure was kept, in order.
    pub(super) is_whole: bool,
}

impl Gathered {
    /// Takes in a plain number of the county itself.
    pub(super) fn own_plain(&mut self, column: Column, kept: Kept, place: Place) -> Met {
        self.own.plain(0, column.bit, kept, place)
    }

    /// Takes in a plain number of a township, and where it stands if that is to be remembered.
    #[inline]
    pub(super) fn plain(
        &mut self,
        township: usize,
        number: Plain,
        (kept, place): (Kept, Place),
        is_detailed: bool,
    ) -> Met {
        let column = number.column;
        let mut met = Met::Once;
        if self.columns.mark(township, column) {
            met = Met::Again {
                first: place,
                is_equal: false,
            };
        } else {
            self.columns.add_plain(column, number.value);
            if is_detailed {
                let (value, places) = (number.value, number.places);
                self.columns.detail_plain(column, value, places, place);
            }
        }
        if let Some(by_township) = column.by_township {
            self.townships.plain(township, by_township, kept, place);
        }
        met
    }

    /// Takes in what was gathered from other rows; whether both have the same figure, so that
    /// nobody can tell which came first.
    pub(super) fn absorb(&mut self, other: Self) -> bool {
        let own = self.own.absorb(other.own);
        let columns = self.columns.absorb(other.columns);
        let townships = self.townships.absorb(other.townships);
        let answered = self.answered.absorb(&other.answered);
        own || columns || townships || answered
    }

    /// Whether something in it needs another look: a figure that may be a slip, or a township of
    /// which one row answered and another did not.
    pub(super) fn is_doubtful(&self) -> bool {
        self.answered.has_both() || self.columns.may_hold_slip()
    }

    /// What the county's own rows say.
    pub(in crate::data) fn own(&self, column: Column) -> Figure {
        self.own.get(0, column.bit)
    }

    /// What the rows of a township say, if a rule looks at it.
    pub(in crate::data) fn township(&self, township: usize, column: Column) -> Figure {
        self.kept(column)
            .map_or(Figure::Absent, |kept| self.townships.get(township, kept))
    }

    pub(super) fn kept(&self, column: Column) -> Option<usize> {
        let kept = column.by_township?;
        Some(if self.is_whole { column.bit } else { kept })
    }

    /// Whether any of the first `columns` has a readable figure, the county's own or a township's.
    pub(in crate::data) fn has_figures(&self, columns: usize) -> bool {
        (0..columns).any(|bit| self.own.is_known(0, bit) || self.columns.known.any(bit))
    }

    /// Whether every township's figure was kept.
    pub(in crate::data) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Whether the county's own rows have any cell of figures.
    pub(in crate::data) fn has_own(&self) -> bool {
        !self.own.is_empty()
    }

    /// Whether the county's own rows have a readable figure.
    pub(in crate::data) fn is_own_known(&self, column: Column) -> bool {
        self.own.is_known(0, column.bit)
    }

    /// Whether a township's figure was kept and is readable.
    pub(in crate::data) fn is_kept_known(&self, township: usize, column: Column) -> bool {
        self.kept(column)
            .is_some_and(|kept| self.townships.is_known(township, kept))
    }

    /// Whether a township has a readable figure.
    pub(in crate::data) fn is_known(&self, township: usize, column: Column) -> bool {
        self.columns.known.has(township, column.bit)
    }

    /// Whether any township has a readable figure, and whether any has one that cannot be read.
    pub(in crate::data) fn reporting(&self, column: Column) -> (bool, bool) {
        self.columns.reporting(column)
    }

    /// What the townships' rows say together.
    pub(in crate::data) fn parts(&self, column: Column) -> Option<Parts> {
        let mut parts = self.columns.parts(column)?;
        if self.is_whole {
            for township in 0..self.columns.known.rows() {
                if let Figure::Known(readings) = self.townships.get(township, column.bit)
                    && readings.len() > 1
                {
                    parts.disputed.push(Disputed { township, readings });
                }
            }
        }
        // Two rows of one township differ as those of two do.
        let disputed = parts.disputed.iter().flat_map(|one| &one.readings);
        if let ([first], false) = (parts.distinct.as_slice(), column.adds_up) {
            let other = disputed.filter(|reading| reading.value != first.value);
            parts
                .distinct
                .extend(other.min_by_key(|reading| reading.place).cloned());
        }
        Some(parts)
    }

    /// The least and the greatest of the townships' figures; `None` where not all were kept.
    pub(in crate::data) fn spread(&self, column: Column) -> Option<Spread> {
        if !self.is_whole {
            return None;
        }
        let townships = 0..self.columns.known.rows();
        let mut firsts: Vec<_> = townships
            .filter_map(|township| match self.townships.get(township, column.bit) {
                Figure::Known(readings) => readings.into_iter().next(),
                Figure::Absent | Figure::Blank(_) | Figure::Unreadable(_) => None,
            })
            .collect();
        firsts.sort_by_key(|reading| reading.place);
        let mut spread = Spread::default();
        for reading in &firsts {
            if let Value::Number(number) = &reading.value {
                spread.meet(number, reading.place);
            }
        }
        Some(spread)
    }
}
