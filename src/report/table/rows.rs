//! The cells of one verdict.

use std::collections::BTreeSet;

use crate::plan::{Due, Level, Target};
use crate::report::names::Names;
use crate::report::wording::reasons::{self, townships};
use crate::report::wording::{Lang, labels};
use crate::report::{Report, figure};
use crate::verdict::{Band, Progress, Required, Shortfall, Verdict, inputs_of};

/// How many areas the verdicts speak of.
pub(super) fn areas(report: &Report<'_>) -> usize {
    let areas: BTreeSet<_> = report
        .judgement
        .verdicts
        .iter()
        .map(|verdict| &verdict.area)
        .collect();
    areas.len()
}

/// The target's name, with its level if it does not bind and its year if that is not the report's.
pub(super) fn target(
    target: &Target,
    verdict: &Verdict,
    report: &Report<'_>,
    names: &Names<'_>,
) -> String {
    let mut text = names.target(target);
    let yearly = match target.due {
        Due::EveryYear => true,
        Due::By(_) => false,
    };
    if yearly || verdict.period != report.judgement.year {
        text.push_str(&format!(" {}", verdict.period));
    }
    text.push_str(mark_of(target.level, names.lang));
    text
}

/// How an expected target is marked wherever it is named.
pub(super) fn mark_of(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::Binding => "",
        Level::Expected => lang.pick("（预期性）", " (expected)"),
    }
}

/// The clauses a target comes from.
pub(super) fn clauses(target: &Target) -> String {
    target
        .clause
        .iter()
        .map(|clause| crate::report::names::harmless(clause))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What is missing, who lacks it, how far it has come, and why: everything that is said.
pub(super) fn remarks(
    target: &Target,
    verdict: &Verdict,
    report: &Report<'_>,
    names: &Names<'_>,
) -> String {
    let lang = names.lang;
    let mut parts = Vec::new();
    if let Some(shortfall) = &verdict.shortfall {
        let name = names.indicator(shortfall.indicator);
        let name = (!says_itself(target, shortfall, verdict, report)).then_some(name);
        parts.push(figure::shortfall(shortfall, name.as_deref(), lang));
    }
    if !verdict.lacking.is_empty() {
        let who = townships(&verdict.lacking, 0, lang);
        parts.push(lang.pick(format!("缺：{who}"), format!("lacking: {who}")));
    }
    if let Some(progress) = &verdict.schedule {
        parts.push(schedule(progress, verdict, report, lang));
    }
    if let Some(reason) = &verdict.reason {
        parts.push(reasons::reason(reason, names));
    }
    parts.join(lang.pick("；", "; "))
}

/// Whether the target is about one indicator and the shortfall is in the unit of its requirement:
/// then it goes without saying what more is needed of.
fn says_itself(
    target: &Target,
    shortfall: &Shortfall,
    verdict: &Verdict,
    report: &Report<'_>,
) -> bool {
    let unit = match &verdict.required {
        Some(Required::Number { unit, .. } | Required::Range { unit, .. }) => Some(unit),
        Some(Required::YesNo(_) | Required::Date { .. }) | None => None,
    };
    let same_unit = unit.is_some_and(|unit| unit.dimension() == shortfall.unit.dimension());
    same_unit && inputs_of(report.plan, target).len() == 1
}

fn schedule(progress: &Progress, verdict: &Verdict, report: &Report<'_>, lang: Lang) -> String {
    let bands = &report.plan.schedule;
    let ratio = progress
        .ratio
        .and_then(|ratio| figure::ratio(ratio, &[&bands.on_track, &bands.slow]))
        .map(|ratio| lang.pick(format!("进度 {ratio}"), format!("progress {ratio}")));
    // On track is the status already; how far behind is not.
    let band = match progress.band {
        Band::OnTrack => None,
        Band::Slow | Band::Little | Band::Backwards => Some(labels::band(progress.band, lang)),
    };
    let parts: Vec<String> = ratio.into_iter().chain(band.map(str::to_owned)).collect();
    let done = parts.join(lang.pick("，", ", "));
    match figure::expected(progress, verdict) {
        Some(expected) => lang.pick(
            format!("此时应达 {expected}（{done}）"),
            format!("should be {expected} by now ({done})"),
        ),
        None => done,
    }
}
