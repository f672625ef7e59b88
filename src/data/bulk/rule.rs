//! How the plain numbers of one column become figures of its indicator.

use crate::data::cell::figure::{self, Stated};
use crate::data::slots::{Column, Slot, Slots};
use crate::data::table::Table;
use crate::quantity::{Exact, Fixed, Unit};
use crate::vocabulary::{IndicatorId, Term, Vocabulary};

/// What is said of the unit of a figure.
#[derive(Clone, Debug)]
pub(super) struct Said<'a> {
    /// In the row's unit column.
    column: Option<Unit>,
    /// In the header of the column, or with the row's indicator.
    header: Option<Unit>,
    table: &'a Table,
}

impl<'a> Said<'a> {
    /// What the lines around a table say.
    pub(super) fn of(table: &'a Table) -> Self {
        Self {
            column: None,
            header: None,
            table,
        }
    }

    /// And the header of a column.
    pub(super) fn in_header(&self, unit: Option<&Unit>) -> Self {
        Self {
            header: unit.cloned(),
            ..self.clone()
        }
    }

    /// And the unit column of a row.
    pub(super) fn in_column(self, unit: Option<Unit>) -> Self {
        Self {
            column: unit,
            ..self
        }
    }

    /// The same as a cell is read by.
    pub(super) fn stated(&self) -> Stated<'_> {
        Stated {
            column: self.column.as_ref(),
            header: self.header.as_ref(),
            table: &self.table.units,
            unknown: self.table.unknown_unit.as_deref(),
        }
    }
}

/// How a plain number in some column is read.
#[derive(Clone, Debug)]
pub(super) struct Rule<'a> {
    pub(super) slot: Slot,
    pub(super) column: Column,
    pub(super) indicator: IndicatorId,
    pub(super) term: &'a Term,
    pub(super) said: Said<'a>,
    /// By how much the digits of a number with so many decimal places are multiplied to be
    /// millionths; zero where that is not a whole number.
    by_places: [i64; PLACES],
    /// The least and the greatest that can be true, in millionths.
    low: i64,
    high: i64,
    /// A number from above 0 to 1 may be a fraction or a percentage.
    is_bare_share: bool,
    /// Whether figures stand in the unit in which they are written.
    pub(super) is_unscaled: bool,
}

/// No decimal places up to as many as a [`Fixed`] has.
const PLACES: usize = 7;

impl<'a> Rule<'a> {
    /// The rule of a column; `None` if nothing looks at its indicator.
    pub(super) fn new(
        indicator: IndicatorId,
        vocabulary: &'a Vocabulary,
        slots: &Slots,
        said: Said<'a>,
    ) -> Option<Self> {
        let (slot, term) = (slots.of(indicator)?, vocabulary.term(indicator)?);
        let plain = figure::plain(term, &said.stated());
        let factor = plain.as_ref().map(|plain| &plain.factor);
        let in_millionths =
            |bound: Option<&Exact>, otherwise: i64, rounded: fn(&Exact) -> Exact| {
                bound.map_or(otherwise, |bound| {
                    let millionths = rounded(&(bound * &Exact::from(Fixed::ONE_IN_MILLIONTHS)));
                    millionths.whole().unwrap_or(if millionths.is_negative() {
                        i64::MIN
                    } else {
                        i64::MAX
                    })
                })
            };
        Some(Self {
            slot,
            column: slots.column(slot)?,
            indicator,
            term,
            by_places: std::array::from_fn(|places| {
                factor.map_or(0, |factor| by_places(factor, places).unwrap_or(0))
            }),
            low: in_millionths(term.plausible.low.as_ref(), i64::MIN, Exact::ceil),
            high: in_millionths(term.plausible.high.as_ref(), i64::MAX, Exact::floor),
            is_bare_share: plain.as_ref().is_some_and(|plain| plain.is_bare_share),
            is_unscaled: factor.is_some_and(|factor| *factor == Exact::ONE),
            said,
        })
    }

    /// The figure of a number written with so many decimal places; `None` if it takes a thorough
    /// look to say.
    #[inline]
    pub(super) fn figure(&self, digits: i64, places: usize) -> Option<Fixed> {
        let by = *self.by_places.get(places)?;
        let value = digits.checked_mul(by)?;
        let is_plain = by != 0
            && self.low <= value
            && value <= self.high
            && !(self.is_bare_share && value <= Fixed::ONE_IN_MILLIONTHS && value > 0);
        Fixed::from_millionths(value).filter(|_| is_plain)
    }
}

/// Ten to the power of the places that are left, times the factor, if that is a whole number.
fn by_places(factor: &Exact, places: usize) -> Option<i64> {
    let left = Fixed::PLACES.checked_sub(u32::try_from(places).ok()?)?;
    let by = factor * &Exact::power_of_ten(left);
    by.whole()
}
