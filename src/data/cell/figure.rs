//! From a cell to a figure in its indicator's unit: which unit it stands in, and whether it can be
//! true.

use super::number::Written;
use super::period::{self, Dated};
use crate::data::cell::{self, Cell, Quantity, Side, Suffix};
use crate::data::{CellFault, FigureFault, Slip};
use crate::quantity::{Dimension, Exact, Interval, SCALES, Unit, Value};
use crate::vocabulary::{Combine, Measure, Plausible, Term};

/// The units stated around a cell, from the nearest.
#[derive(Clone, Debug, Default)]
pub(in crate::data) struct Stated<'a> {
    /// In the row's unit column.
    pub(in crate::data) column: Option<&'a Unit>,
    /// In the header of the cell's column, or with the row's indicator.
    pub(in crate::data) header: Option<&'a Unit>,
    /// In the line above the table.
    pub(in crate::data) table: &'a [Unit],
    /// What that line says if it is no known unit: then a figure without a nearer one has none.
    pub(in crate::data) unknown: Option<&'a str>,
}

/// A figure in its indicator's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::data) struct Figured {
    pub(in crate::data) value: Value,
    pub(in crate::data) places: u8,
    pub(in crate::data) half_step: Exact,
}

impl Figured {
    /// Whether it says only "at least" or "at most".
    pub(in crate::data) fn is_one_sided(&self) -> bool {
        match &self.value {
            Value::Number(number) => number.point().is_none(),
            Value::YesNo(_) | Value::Date(_) => false,
        }
    }
}

/// Reads a cell as a figure of `term`; `Ok(None)` if it is missing.
pub(in crate::data) fn read(
    term: &Term,
    stated: &Stated<'_>,
    text: &str,
) -> Result<Option<Figured>, FigureFault> {
    if text.is_empty() {
        return Ok(None);
    }
    let unreadable = FigureFault::Unreadable;
    let unit = match &term.measure {
        Measure::Number(unit) => unit,
        Measure::YesNo => return undated(text, CellFault::NotYesNo).map_err(unreadable),
        Measure::Date => return undated(text, CellFault::NotDate).map_err(unreadable),
    };
    match cell::read(text) {
        Cell::Missing => Ok(None),
        Cell::YesNo(_) => Err(unreadable(CellFault::YesNoForNumber)),
        Cell::Unreadable(fault) => Err(unreadable(fault)),
        Cell::Quantity(quantity) => {
            let factor = factor(Own::of(term, unit), stated, &quantity)?;
            let figured = number(term, unit, &quantity, &factor)?;
            if is_fraction_or_percentage(unit, stated, &quantity) {
                return Err(unreadable(CellFault::FractionOrPercentage));
            }
            Ok(Some(figured))
        }
    }
}

/// What is the same for all plain numbers of a column: those without anything around them.
#[derive(Clone, Debug)]
pub(in crate::data) struct Plain {
    /// By how much the number as written is multiplied to stand in the indicator's unit.
    pub(in crate::data) factor: Exact,
    /// Whether one from above 0 to 1 may be a fraction or a percentage.
    pub(in crate::data) is_bare_share: bool,
}

/// How the plain numbers of a column are read; `None` if none of them can be.
pub(in crate::data) fn plain(term: &Term, stated: &Stated<'_>) -> Option<Plain> {
    let Measure::Number(unit) = &term.measure else {
        return None;
    };
    let one = Quantity {
        written: Written {
            value: Exact::ONE,
            places: 0,
        },
        side: Side::Exactly,
        suffix: Suffix::None,
    };
    Some(Plain {
        factor: factor(Own::of(term, unit), stated, &one).ok()?,
        is_bare_share: is_fraction_or_percentage(unit, stated, &one),
    })
}

/// A yes, a no or a date, which both indicators without numbers accept.
fn undated(text: &str, otherwise: CellFault) -> Result<Option<Figured>, CellFault> {
    let value = match (period::date(text), cell::read(text)) {
        (Dated::Days(days), _) => Value::Date(days),
        (Dated::Ambiguous, _) => return Err(CellFault::AmbiguousDate),
        (Dated::None, Cell::Missing) => return Ok(None),
        (Dated::None, Cell::YesNo(is_done)) => Value::YesNo(is_done),
        (Dated::None, Cell::Unreadable(CellFault::Approximate)) => {
            return Err(CellFault::Approximate);
        }
        (Dated::None, Cell::Quantity(quantity)) if is_day_number(&quantity) => {
            return Err(CellFault::DayNumber);
        }
        (Dated::None, Cell::Quantity(_) | Cell::Unreadable(_)) => return Err(otherwise),
    };
    Ok(Some(Figured {
        value,
        places: 0,
        half_step: Exact::ZERO,
    }))
}

/// Whether a number is what spreadsheets keep for a day of this century's first half: they count
/// the days since 1900.
fn is_day_number(quantity: &Quantity) -> bool {
    const DAYS: std::ops::Range<u32> = 36_526..54_789;
    let value = &quantity.written.value;
    quantity.written.places == 0
        && quantity.suffix == Suffix::None
        && *value >= Exact::from(DAYS.start)
        && *value < Exact::from(DAYS.end)
}

/// Whether a share is written as a bare number from above 0 to 1, with nothing around it that says
/// per cent: spreadsheets hold 62 % as 0.62, so it may be either.
fn is_fraction_or_percentage(own: &Unit, stated: &Stated<'_>, quantity: &Quantity) -> bool {
    let is_stated = quantity.suffix != Suffix::None
        || stated.column.is_some()
        || stated.header.is_some()
        || stated
            .table
            .iter()
            .any(|unit| unit.factor_to(own).is_some());
    let value = &quantity.written.value;
    own.is_share() && !is_stated && value.is_positive() && *value <= Exact::ONE
}

/// The unit of an indicator.
#[derive(Clone, Copy)]
struct Own<'a> {
    unit: &'a Unit,
    /// Whether its figures are standards or rates: those are for each person as they stand.
    is_standard: bool,
    /// Which figures can be true.
    plausible: &'a Plausible,
}

impl<'a> Own<'a> {
    fn of(term: &'a Term, unit: &'a Unit) -> Self {
        Self {
            unit,
            is_standard: term.combine == Combine::None,
            plausible: &term.plausible,
        }
    }
}

impl Own<'_> {
    /// By how much a number in `unit` is multiplied. 元/人·月 is 元/月 of a standard.
    fn factor_from(self, unit: &Unit) -> Option<Exact> {
        let own = self.unit.dimension();
        let is_per_head = self.is_standard
            && own.is_money_rate()
            && unit.dimension() == own.per(Dimension::COUNT);
        match unit.factor_to(self.unit) {
            None if is_per_head => unit.size().checked_div(self.unit.size()),
            factor => factor,
        }
    }
}

/// By how much the number as written is multiplied to stand in the indicator's unit.
fn factor(own: Own<'_>, stated: &Stated<'_>, quantity: &Quantity) -> Result<Exact, FigureFault> {
    let in_cell = match &quantity.suffix {
        Suffix::Unit(unit) => Some(unit),
        Suffix::None | Suffix::Scale(_) => None,
    };
    let explicit: Vec<&Unit> = [in_cell, stated.column, stated.header]
        .into_iter()
        .flatten()
        .collect();
    let mut chosen: Option<(&Unit, Exact)> = None;
    for unit in explicit {
        let by = factor_or_mismatch(unit, own)?;
        match &chosen {
            None => chosen = Some((unit, by)),
            Some((_, known)) if *known == by => {}
            Some((nearer, _)) => {
                return Err(FigureFault::UnitConflict {
                    nearer: nearer.symbol().to_owned(),
                    farther: unit.symbol().to_owned(),
                });
            }
        }
    }
    if let (None, Some(unknown)) = (&chosen, stated.unknown) {
        return Err(FigureFault::UnknownUnit {
            is_of_table: true,
            unit: unknown.to_owned(),
        });
    }
    let (unit, by) = with_table(own, stated.table, chosen)?;
    let Suffix::Scale(power) = quantity.suffix else {
        return Ok(by);
    };
    let scaled = &by * &Exact::power_of_ten(power);
    // 1.5万 where figures are in 万元 may mean either, unless only one of them can be true.
    let can_be = |by: &Exact| own.plausible.allows(&(&quantity.written.value * by));
    match (takes_scale(unit), has_scale(unit)) {
        (true, false) => Ok(scaled),
        (true, true) if can_be(&scaled) && !can_be(&by) => Ok(scaled),
        (true, true) if can_be(&by) && !can_be(&scaled) => Ok(by),
        (true | false, true | false) => Err(FigureFault::Unreadable(CellFault::AmbiguousScale {
            unit: unit.symbol().to_owned(),
        })),
    }
}

/// Brings in the unit of the line above the table. It speaks of many columns, so it is no conflict
/// if it measures something else; but in what it does measure it must agree.
fn with_table<'a>(
    own: Own<'a>,
    table: &'a [Unit],
    chosen: Option<(&'a Unit, Exact)>,
) -> Result<(&'a Unit, Exact), FigureFault> {
    let speaks_of_it = |unit: &&Unit| {
        own.factor_from(unit).is_some()
            && (!own.unit.counts_things() || !has_scale(unit) || same_thing(unit, own.unit))
    };
    let mut fitting = table
        .iter()
        .filter(speaks_of_it)
        .filter_map(|unit| Some((unit, own.factor_from(unit)?)));
    match (chosen, fitting.next()) {
        (Some(chosen), None) => Ok(chosen),
        (None, None) => Ok((own.unit, Exact::ONE)),
        (None, Some((unit, by))) => match fitting.find(|(_, other)| *other != by) {
            None => Ok((unit, by)),
            Some((other, _)) => Err(FigureFault::UnitConflict {
                nearer: unit.symbol().to_owned(),
                farther: other.symbol().to_owned(),
            }),
        },
        (Some((unit, by)), Some((table_unit, table_by))) => {
            if by == table_by || fitting.any(|(_, other)| other == by) || table.len() > 1 {
                Ok((unit, by))
            } else {
                Err(FigureFault::UnitConflict {
                    nearer: unit.symbol().to_owned(),
                    farther: table_unit.symbol().to_owned(),
                })
            }
        }
    }
}

fn factor_or_mismatch(unit: &Unit, own: Own<'_>) -> Result<Exact, FigureFault> {
    own.factor_from(unit)
        .ok_or_else(|| FigureFault::UnitMismatch {
            unit: unit.symbol().to_owned(),
        })
}

/// The unit without its scale: 万元 → 元. `None` if it has none.
fn without_scale(unit: &Unit) -> Option<(Unit, u32)> {
    SCALES.iter().find_map(|(word, power)| {
        let base = Unit::parse(unit.symbol().strip_prefix(word)?)?;
        let scaled = base.size() * &Exact::power_of_ten(*power);
        (scaled == *unit.size()).then_some((base, *power))
    })
}

fn has_scale(unit: &Unit) -> bool {
    without_scale(unit).is_some()
}

/// Whether 万 before the unit means anything: not for shares and other pure numbers.
fn takes_scale(unit: &Unit) -> bool {
    unit.dimension() != Dimension::PURE
}

/// Whether two counts are of the same thing: 万人 and 人, but not 万人 and 张.
fn same_thing(scaled: &Unit, own: &Unit) -> bool {
    const PEOPLE: [&str; 4] = ["人", "名", "位", "人次"];
    let bare = |unit: &Unit| {
        let word = without_scale(unit).map_or_else(
            || unit.symbol().to_owned(),
            |(base, _)| base.symbol().to_owned(),
        );
        if PEOPLE.contains(&word.as_str()) {
            "人".to_owned()
        } else {
            word
        }
    };
    let (scaled, own) = (bare(scaled), bare(own));
    scaled == own || scaled == "个"
}

fn number(
    term: &Term,
    unit: &Unit,
    quantity: &Quantity,
    factor: &Exact,
) -> Result<Figured, FigureFault> {
    let value = &quantity.written.value * factor;
    if !term.plausible.allows(&value) {
        return Err(FigureFault::Implausible {
            slip: slip(term, unit, &value),
            value,
        });
    }
    let step = Exact::ONE
        .checked_div(&Exact::power_of_ten(quantity.written.places))
        .map_or(Exact::ZERO, |step| &step * factor);
    // A converted figure has the places it needs, whatever unit it was written in: 50000000 元 and
    // 5000 万元 are shown alike. 1/12 of a figure may need no end of them; two more show enough.
    let places = if *factor == Exact::ONE {
        quantity.written.places
    } else {
        value
            .decimal_places()
            .unwrap_or(quantity.written.places.saturating_add(2))
    };
    let half = Exact::ratio(1, 2).unwrap_or(Exact::ZERO);
    Ok(Figured {
        value: Value::Number(match quantity.side {
            Side::Exactly => Interval::Point(value),
            Side::Above { included } => Interval::from_low(value, included),
            Side::Below { included } => Interval::to_high(value, included),
        }),
        places: u8::try_from(places).unwrap_or(u8::MAX),
        half_step: &step * &half,
    })
}

/// The slip that would explain a figure outside what can be true.
fn slip(term: &Term, unit: &Unit, value: &Exact) -> Option<Slip> {
    let twelve = Exact::from(12_i64);
    let myriad = Exact::power_of_ten(4);
    let times = |by: &Exact| term.plausible.allows(&(value * by));
    let divided = |by: &Exact| {
        value
            .checked_div(by)
            .is_some_and(|value| term.plausible.allows(&value))
    };
    let symbol = unit.symbol();
    if value.is_negative() {
        return Some(Slip::Negative);
    }
    if unit.is_share() {
        let hundred = Exact::from(100_i64);
        return (*value <= Exact::ONE && times(&hundred)).then_some(Slip::FractionForPercentage);
    }
    if symbol.ends_with("/年") && times(&twelve) {
        return Some(Slip::MonthForYear);
    }
    if symbol.ends_with("/月") && divided(&twelve) {
        return Some(Slip::YearForMonth);
    }
    if times(&myriad) {
        return Some(Slip::TenThousandsForOnes);
    }
    divided(&myriad).then_some(Slip::OnesForTenThousands)
}
