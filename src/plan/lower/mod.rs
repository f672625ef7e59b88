//! From a rule file as written to the plan it means.

mod consistency;
mod formulas;
mod frame;
mod indicators;
mod spelling;
mod targets;
mod usage;
mod waivers;

pub(super) use waivers::waivers;

use super::expression::{Names, Typer, condition, parse_condition};
use super::raw::{RawPlan, Sink, Text};
use super::{Condition, Indicator, Plan, WaiverSource};
use crate::vocabulary::{IndicatorId, Vocabulary};

/// The plan, if nothing that it is made of is at fault. Every fault goes to `sink`.
pub(super) fn lower(sink: &mut Sink<'_>, raw: &RawPlan) -> Option<Plan> {
    let years = frame::years(sink, raw);
    let schedule = frame::schedule(sink, raw);
    let layout = frame::layout(sink, raw);
    let (county, township) = frame::levels(sink, raw);
    let measures = indicators::measures(raw);
    let names = indicators::names(sink, raw, &measures);
    let mut terms = indicators::terms(sink, raw, &measures);
    let formulas = indicators::formulas(sink, raw, &names, &measures);
    let whole = formulas::check(sink, raw, &formulas);
    let bases = indicators::bases(sink, raw, &measures);
    consistency::bases(sink, raw, &terms, &bases);
    let targets = targets::targets(sink, raw, &names, years);
    let checks = targets::checks(sink, raw, &names);
    let exemptions = targets::exemptions(sink, raw);
    spelling::check(sink, raw);
    if let (Some(targets), Some(checks)) = (&targets, &checks)
        && whole
    {
        usage::mark(&mut terms, &formulas, targets, checks);
        usage::warn(sink, raw, &terms);
    }
    if let Some(targets) = &targets {
        consistency::check(sink, raw, &terms, targets);
    }
    let waivers = waivers(sink, &raw.waivers, &targets::ids(raw), WaiverSource::Rules);
    let (targets, checks, years) = (targets?, checks?, years?);
    let indicators = formulas
        .into_iter()
        .zip(bases)
        .map(|(formula, base)| Indicator { formula, base })
        .collect();
    let targets = targets
        .into_iter()
        .map(|mut target| {
            targets::name(&mut target, &terms);
            target
        })
        .collect();
    Some(Plan {
        title: frame::untrusted(raw.title.as_ref()?),
        english: frame::value(&raw.english),
        first_year: years.first,
        last_year: years.last,
        base_year: years.base,
        chapters: frame::chapters(raw)?,
        schedule: schedule?,
        vocabulary: Vocabulary {
            terms,
            county: county?,
            township: township?,
            layout,
            base_year: years.base.min(years.first),
            last_year: years.last,
        },
        indicators,
        targets,
        checks,
        waivers: waivers?,
        exemptions: exemptions?,
    })
}

/// The condition that `text` states; `None` after a fault.
fn state(sink: &mut Sink<'_>, names: &Names<'_>, text: &Text) -> Option<Condition> {
    let statement = match parse_condition(&text.value, &|name| names.knows(name)) {
        Ok(statement) => statement,
        Err((kind, at)) => {
            sink.add(kind, text.place(&at));
            return None;
        }
    };
    let mut typer = Typer::new(names);
    let condition = condition(&mut typer, &statement);
    for (kind, at) in typer.faults {
        sink.add(kind, text.place(&at));
    }
    condition
}

/// The indicators that a condition names, from left to right.
pub(super) fn indicators_of(condition: &Condition) -> Vec<IndicatorId> {
    let mut found = Vec::new();
    usage::indicators(condition, &mut |id| found.push(id));
    found
}
