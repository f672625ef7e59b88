//! The figures a verdict rests on, with the cells they came from.

use super::formula::Figures;
use crate::data::{County, Figure, Reading};
use crate::plan::{Scope, Target};
use crate::quantity::{Value, Year};
use crate::report::names::Names;
use crate::report::{Report, figure};
use crate::source::{Place, Untrusted};
use crate::verdict::{Origin, SumOf, Verdict, inputs_of};
use crate::vocabulary::IndicatorId;

/// A cell, or the cells of a sum, and the figure it gave.
pub(super) struct Used {
    pub(super) indicator: IndicatorId,
    pub(super) period: Year,
    /// The township, where the target is of each.
    pub(super) township: Option<Untrusted>,
    /// `None` where it cannot be told any more.
    pub(super) value: Option<Value>,
    /// The cell as written; `None` for a sum.
    pub(super) text: Option<Untrusted>,
    pub(super) place: Place,
    pub(super) sum: Option<SumOf>,
}

/// Everything that `verdict` rests on.
pub(super) fn by(verdict: &Verdict, target: &Target, report: &Report<'_>) -> Vec<Used> {
    let mut counties = report.observations.counties().iter();
    let Some(county) = counties.find(|county| county.name() == verdict.area.as_ref()) else {
        return Vec::new();
    };
    match target.scope {
        Scope::County => {
            let origins = verdict.origins.iter();
            origins.map(|origin| of_origin(origin, county)).collect()
        }
        Scope::EachTownship => inputs_of(report.plan, target)
            .into_iter()
            .flat_map(|id| of_townships(id, verdict.period, county))
            .collect(),
    }
}

/// The figures as they are shown, for a formula.
pub(super) fn figures(used: &[Used], names: &Names<'_>) -> Figures {
    let mut figures = Figures::new();
    for one in used {
        if let Some(shown) = shown(one, names) {
            let all = figures.entry((one.indicator, one.period)).or_default();
            if !all.contains(&shown) {
                all.push(shown);
            }
        }
    }
    // What the rule file gives for the base year, where no file says.
    let base = names.plan.base_year;
    for (id, term) in names.plan.vocabulary.terms() {
        let given = names.plan.indicator(id).and_then(|rule| rule.base.as_ref());
        if let Some(given) = given {
            let value = Value::Number(crate::quantity::Interval::Point(given.clone()));
            let shown = || vec![figure::read(&value, &term.measure, names.lang)];
            figures.entry((id, base)).or_insert_with(shown);
        }
    }
    figures
}

/// A figure with its unit.
pub(super) fn shown(used: &Used, names: &Names<'_>) -> Option<String> {
    let term = names.plan.vocabulary.term(used.indicator)?;
    Some(figure::read(
        used.value.as_ref()?,
        &term.measure,
        names.lang,
    ))
}

fn of_origin(origin: &Origin, county: &County) -> Used {
    let (id, year) = (origin.indicator, origin.period);
    let value = match origin.sum {
        Some(_) => county
            .parts(year, id)
            .map(|parts| Value::Number(parts.total.clone())),
        None => reading_at(origin, county).map(|reading| reading.value),
    };
    Used {
        indicator: id,
        period: year,
        township: None,
        value,
        text: origin.text.clone(),
        place: origin.place,
        sum: origin.sum,
    }
}

/// The reading of the cell an origin names: the county's own, or one of a township.
fn reading_at(origin: &Origin, county: &County) -> Option<Reading> {
    let (id, year) = (origin.indicator, origin.period);
    let is_there = |reading: &Reading| reading.place == origin.place;
    let known = |figure: Figure| match figure {
        Figure::Known(readings) => readings,
        Figure::Absent | Figure::Blank(_) | Figure::Unreadable(_) => Vec::new(),
    };
    let parts = county.parts(year, id);
    let (distinct, disputed) =
        parts.map_or_else(Default::default, |parts| (parts.distinct, parts.disputed));
    let disputed = disputed.into_iter().flat_map(|one| one.readings);
    let townships = 0..county.townships().len();
    let of_townships = townships.flat_map(|township| known(county.township(township, year, id)));
    known(county.own(year, id))
        .into_iter()
        .chain(distinct)
        .chain(disputed)
        .chain(of_townships)
        .find(is_there)
}

fn of_townships(id: IndicatorId, year: Year, county: &County) -> Vec<Used> {
    let mut all = Vec::new();
    for (index, name) in county.townships().iter().enumerate() {
        if let Figure::Known(readings) = county.township(index, year, id) {
            all.extend(readings.iter().map(|reading| Used {
                indicator: id,
                period: year,
                township: Some(name.clone()),
                value: Some(reading.value.clone()),
                text: Some(reading.text.clone()),
                place: reading.place,
                sum: None,
            }));
        }
    }
    all
}
