//! Indicators: ids, units, plausible ranges, bases, formulas.

use std::collections::BTreeMap;

use crate::plan::expression::{
    Literal, Names, Typer, amount, begins_word, constant, continues_word, is_reserved,
    parse_formula, range,
};
use crate::plan::nearest::nearest_unit;
use crate::plan::raw::{RawIndicator, RawPlan, Sink, Text};
use crate::plan::{
    Expr, IdFlaw, NamingFault, NotationFault, PlanFault, SenseFault, Sort, UnitFault,
};
use crate::quantity::{Dimension, Exact, Unit};
use crate::vocabulary::{Combine, IndicatorId, Measure, Plausible, Term};

use super::frame::{chosen, value, values};

/// What each indicator measures; `None` where its unit is missing or not known.
pub(super) fn measures(raw: &RawPlan) -> Vec<Option<Measure>> {
    raw.indicators.iter().map(measure).collect()
}

/// The ids of all indicators with what they measure. Reports ids and units at fault.
pub(super) fn names<'r>(
    sink: &mut Sink<'_>,
    raw: &'r RawPlan,
    measures: &'r [Option<Measure>],
) -> Names<'r> {
    let mut names = Names {
        ids: BTreeMap::new(),
        raw: &raw.indicators,
    };
    for (index, (indicator, measured)) in raw.indicators.iter().zip(measures).enumerate() {
        if let Some(flaw) = flaw(&indicator.id.value) {
            let id = indicator.id.value.clone();
            sink.add(NamingFault::IndicatorId { id, flaw }, indicator.id.span);
        }
        if let (None, Some(text)) = (measured, &indicator.unit) {
            let nearest = nearest_unit(&text.value);
            let unit = text.value.clone();
            sink.add(NotationFault::UnknownUnit { unit, nearest }, text.span);
        }
        let Some(id) = IndicatorId::new(index) else {
            sink.add(NamingFault::TooManyIndicators, indicator.id.span);
            break;
        };
        names
            .ids
            .insert(&indicator.id.value, (id, measured.as_ref()));
    }
    names
}

/// What the indicator measures; `None` where its unit is missing or not known.
fn measure(indicator: &RawIndicator) -> Option<Measure> {
    let text = indicator.unit.as_ref()?;
    match text.value.trim() {
        "是/否" | "yes/no" => Some(Measure::YesNo),
        "日期" | "date" => Some(Measure::Date),
        unit => Unit::parse(unit).map(Measure::Number),
    }
}

/// Why an indicator cannot be called `id`.
pub(super) fn flaw(id: &str) -> Option<IdFlaw> {
    let mut characters = id.chars();
    let word = characters.next().is_some_and(begins_word) && characters.all(continues_word);
    let folded = id
        .chars()
        .all(|character| crate::plan::expression::fold(character) == character);
    if !word || !folded {
        Some(IdFlaw::NotAWord)
    } else if is_reserved(id) {
        Some(IdFlaw::Reserved)
    } else {
        Unit::parse(id).map(|_| IdFlaw::Unit)
    }
}

/// The words of all indicators; whether anything uses them is not known yet.
pub(super) fn terms(sink: &mut Sink<'_>, raw: &RawPlan, measures: &[Option<Measure>]) -> Vec<Term> {
    raw.indicators
        .iter()
        .zip(measures)
        .map(|(indicator, measure)| {
            let plausible = plausible(sink, indicator, measure.as_ref());
            let combine = combine(sink, indicator, measure.as_ref());
            Term {
                id: indicator.id.value.clone(),
                name: value(&indicator.name).unwrap_or_default(),
                english: value(&indicator.english),
                headers: values(&indicator.headers),
                // Without a measure there is a fault, and so no plan that this could reach.
                measure: measure.clone().unwrap_or(Measure::YesNo),
                plausible,
                combine,
                used: false,
                by_township: false,
            }
        })
        .collect()
}

/// The unit of numbers, or a fault for a key that only numbers have.
fn number_unit<'m>(
    sink: &mut Sink<'_>,
    key: &'static str,
    text: &Text,
    measure: Option<&'m Measure>,
) -> Option<&'m Unit> {
    let sort = match measure? {
        Measure::Number(unit) => return Some(unit),
        Measure::YesNo => Sort::YesNo,
        Measure::Date => Sort::Date,
    };
    sink.add(UnitFault::NotForSort { key, sort }, text.span);
    None
}

fn plausible(
    sink: &mut Sink<'_>,
    indicator: &RawIndicator,
    measure: Option<&Measure>,
) -> Plausible {
    let Some(text) = &indicator.plausible else {
        return match measure {
            Some(Measure::Number(unit)) => usual(unit),
            Some(Measure::YesNo | Measure::Date) | None => Plausible::default(),
        };
    };
    let Some(unit) = number_unit(sink, "plausible", text, measure) else {
        return Plausible::default();
    };
    let (low, high) = match range(&text.value) {
        Ok(ends) => ends,
        Err((kind, at)) => {
            sink.add(kind, text.place(&at));
            return Plausible::default();
        }
    };
    // The unit behind the second number is that of both.
    let shared = high.as_ref().and_then(|high| high.unit.clone());
    let mut end = |literal: Option<Literal>| match literal {
        None => Some(None),
        Some(mut literal) => {
            literal.unit = literal.unit.or_else(|| shared.clone());
            in_unit(sink, text, &literal, unit).map(Some)
        }
    };
    let Some((high, low)) = end(high).and_then(|high| Some((high, end(low)?))) else {
        return Plausible::default();
    };
    if high.is_some() && low > high {
        sink.add(PlanFault::RangeReversed, text.span);
        return Plausible::default();
    }
    Plausible { low, high }
}

/// What a figure in `unit` can be where the rule file does not say: nothing negative, no share over
/// the whole. A difference in percentage points may be anything.
fn usual(unit: &Unit) -> Plausible {
    if unit.symbol().ends_with("百分点") {
        return Plausible::default();
    }
    let whole = Exact::ONE.checked_div(unit.size());
    Plausible {
        low: Some(Exact::ZERO),
        high: whole.filter(|_| unit.is_share()),
    }
}

/// A number as written, in the indicator's unit.
fn in_unit(sink: &mut Sink<'_>, text: &Text, literal: &Literal, unit: &Unit) -> Option<Exact> {
    let Some(written) = &literal.unit else {
        return Some(literal.value.clone());
    };
    if written.dimension() != unit.dimension() {
        let kind = UnitFault::UnitsDiffer {
            left: unit.symbol().to_owned(),
            right: written.symbol().to_owned(),
        };
        sink.add(kind, text.place(&literal.at));
        return None;
    }
    (&literal.value * written.size()).checked_div(unit.size())
}

fn combine(sink: &mut Sink<'_>, indicator: &RawIndicator, measure: Option<&Measure>) -> Combine {
    let adds_up =
        |unit: &Unit| unit.dimension() == Dimension::COUNT || unit.dimension() == Dimension::MONEY;
    let Some(text) = &indicator.combine else {
        return match measure {
            Some(Measure::Number(unit)) if adds_up(unit) => Combine::Sum,
            Some(Measure::Number(_) | Measure::YesNo | Measure::Date) | None => Combine::None,
        };
    };
    let meanings = [Combine::Sum, Combine::None];
    let Some(combine) = chosen(sink, "combine", text, &["sum", "none"], &meanings) else {
        return Combine::None;
    };
    if combine == Combine::Sum
        && let Some(unit) = number_unit(sink, "combine", text, measure)
        && (unit.dimension() == Dimension::PURE || unit.dimension().is_money_rate())
    {
        let unit = unit.symbol().to_owned();
        sink.add(UnitFault::SumOfRates { unit }, text.span);
    }
    combine
}

/// The base year's figures, each in its indicator's unit.
pub(super) fn bases(
    sink: &mut Sink<'_>,
    raw: &RawPlan,
    measures: &[Option<Measure>],
) -> Vec<Option<Exact>> {
    raw.indicators
        .iter()
        .zip(measures)
        .map(|(indicator, measure)| {
            let text = indicator.base.as_ref()?;
            let unit = number_unit(sink, "base", text, measure.as_ref())?;
            match amount(&text.value) {
                Ok(literal) => in_unit(sink, text, &literal, unit),
                Err((kind, at)) => {
                    sink.add(kind, text.place(&at));
                    None
                }
            }
        })
        .collect()
}

/// The formulas, each in its indicator's dimension.
pub(super) fn formulas(
    sink: &mut Sink<'_>,
    raw: &RawPlan,
    names: &Names<'_>,
    measures: &[Option<Measure>],
) -> Vec<Option<Expr>> {
    raw.indicators
        .iter()
        .zip(measures)
        .map(|(indicator, measure)| {
            let text = indicator.formula.as_ref()?;
            let unit = number_unit(sink, "formula", text, measure.as_ref());
            formula(sink, names, text, unit?)
        })
        .collect()
}

fn formula(sink: &mut Sink<'_>, names: &Names<'_>, text: &Text, unit: &Unit) -> Option<Expr> {
    let node = match parse_formula(&text.value, &|name| names.knows(name)) {
        Ok(node) => node,
        Err((kind, at)) => {
            sink.add(kind, text.place(&at));
            return None;
        }
    };
    let mut typer = Typer::new(names);
    let typed = typer.number(&node);
    for (kind, at) in typer.faults {
        sink.add(kind, text.place(&at));
    }
    let typed = typed?;
    if constant(&typed.expr).is_some() {
        sink.add(SenseFault::NoIndicator, text.span);
        return None;
    }
    if typed.unit.dimension() != unit.dimension() {
        let kind = UnitFault::FormulaUnit {
            formula: typed.unit.symbol().to_owned(),
            indicator: unit.symbol().to_owned(),
        };
        sink.add(kind, text.span);
        return None;
    }
    Some(typed.expr)
}
