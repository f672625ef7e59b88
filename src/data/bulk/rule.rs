//! How the plain numbers of one column become figures of its indicator.

use super::number;
use super::wide::Usual;
use crate::data::cell::figure::{self, Stated};
use crate::data::slots::{Column, Slot, Slots};
use crate::data::table::Table;
use crate::quantity::{Exact, Fixed, Unit};
use crate::vocabulary::{IndicatorId, Plausible, Term, Vocabulary};

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
            unknown: self.table.unit_nobody_knows(),
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
    pub(super) numbers: Numbers,
    /// Whether figures stand in the unit in which they are written.
    pub(super) is_unscaled: bool,
}

/// How numbers become figures: what every cell of a column needs, close together.
#[derive(Clone, Debug)]
pub(super) struct Numbers {
    /// By decimal places.
    scales: [Scale; PLACES],
}

/// How the digits of a number with so many decimal places become millionths.
#[derive(Clone, Copy, Debug)]
struct Scale {
    by: i64,
    /// The least and the greatest digits that can be true, and are no more than a [`Fixed`] holds.
    low: i64,
    high: i64,
}

/// No digits are right.
const NEVER: Scale = Scale {
    by: 0,
    low: 1,
    high: 0,
};

/// No decimal places up to as many as are read.
const PLACES: usize = number::MOST_PLACES + 1;

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
        // A number from above 0 to 1 may be a fraction or a percentage.
        let is_bare_share = plain.as_ref().is_some_and(|plain| plain.is_bare_share);
        let scale = |places: usize| {
            let by = factor.and_then(|factor| by_places(factor, places));
            let mut scale = by.map_or(NEVER, |by| Scale::new(by, &term.plausible));
            if is_bare_share {
                scale.leave_to_one();
            }
            scale
        };
        Some(Self {
            slot,
            column: slots.column(slot)?,
            indicator,
            term,
            numbers: Numbers {
                scales: std::array::from_fn(scale),
            },
            is_unscaled: factor.is_some_and(|factor| *factor == Exact::ONE),
            said,
        })
    }
}

impl Scale {
    fn new(by: i64, plausible: &Plausible) -> Self {
        let most = Fixed::MOST.checked_div(by).unwrap_or(0);
        if by <= 0 {
            return NEVER;
        }
        let digits = |bound: &Exact, rounded: fn(&Exact) -> Exact| {
            let millionths = bound * &Exact::from(Fixed::ONE_IN_MILLIONTHS);
            let digits = millionths.checked_div(&Exact::from(by));
            let beyond = if bound.is_negative() { -most } else { most };
            digits
                .and_then(|digits| rounded(&digits).whole())
                .unwrap_or(beyond)
        };
        let (low, high) = (&plausible.low, &plausible.high);
        Self {
            by,
            low: low
                .as_ref()
                .map_or(-most, |low| digits(low, Exact::ceil))
                .max(-most),
            high: high
                .as_ref()
                .map_or(most, |high| digits(high, Exact::floor))
                .min(most),
        }
    }
}

impl Scale {
    /// Leaves numbers up to 1 to a thorough look.
    fn leave_to_one(&mut self) {
        let above_one = Fixed::ONE_IN_MILLIONTHS
            .checked_div(self.by)
            .map_or(i64::MAX, |one| one.saturating_add(1));
        self.low = self.low.max(above_one);
    }
}

impl Numbers {
    /// The number in the text from `start` to `end` as a figure, in millionths, if it is written with
    /// so many decimal places. `None` if it is not, or takes a thorough look to say.
    ///
    /// There must be at least as many bytes of text behind it as a word has.
    #[inline(always)]
    pub(super) fn read_as(
        &self,
        text: &[u8],
        (start, end): (usize, usize),
        places: usize,
    ) -> Option<i64> {
        self.figure(number::read_as(text, start, end, places)?, places)
    }

    /// The same with how many decimal places it is written.
    #[inline(never)]
    pub(super) fn read(&self, text: &[u8], (start, end): (usize, usize)) -> Option<(i64, usize)> {
        let (digits, places) = number::read(text, start, end)?;
        Some((self.figure(digits, places)?, places))
    }

    /// What numbers with so many decimal places look like.
    pub(super) fn usual(&self, places: usize) -> Usual {
        let scale = self.scales.get(places).unwrap_or(&NEVER);
        let (by, scale) = match u32::try_from(scale.by) {
            Ok(by) => (by, scale),
            Err(_) => (0, &NEVER),
        };
        Usual {
            places,
            low: scale.low,
            high: scale.high,
            by,
        }
    }

    #[inline(always)]
    fn figure(&self, digits: i64, places: usize) -> Option<i64> {
        let scale = self.scales.get(places)?;
        // What lies between these is no more than a figure can be.
        (scale.low <= digits && digits <= scale.high).then(|| digits.wrapping_mul(scale.by))
    }
}

/// Ten to the power of the places that are left, times the factor, if that is a whole number.
fn by_places(factor: &Exact, places: usize) -> Option<i64> {
    let left = Fixed::PLACES.checked_sub(u32::try_from(places).ok()?)?;
    let by = factor * &Exact::power_of_ten(left);
    by.whole()
}
