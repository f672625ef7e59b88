//! The cells of one verdict.

use std::collections::BTreeSet;

use crate::plan::{Due, Level, Target};
use crate::quantity::Year;
use crate::report::names::{Names, list};
use crate::report::wording::reasons::{self, named_parts};
use crate::report::wording::{Lang, ahead, schedule, waivers};
use crate::report::{Report, figure};
use crate::source::Untrusted;
use crate::verdict::{Required, Shortfall, Verdict, inputs_of};

/// How many areas the verdicts speak of.
pub(in crate::report) fn areas(report: &Report<'_>) -> usize {
    let areas: BTreeSet<_> = report
        .judgement
        .verdicts
        .iter()
        .map(|verdict| &verdict.area)
        .collect();
    areas.len()
}

/// The target's name, with its level if it does not bind and its year if that is not the report's.
pub(in crate::report) fn target(
    target: &Target,
    verdict: &Verdict,
    report: &Report<'_>,
    names: &Names<'_>,
) -> String {
    let years: Vec<Year> = dated(target, verdict, report).into_iter().collect();
    with_marks(target, &years, names)
}

/// The year of a verdict, where it must be said: that of the report goes without saying.
pub(in crate::report) fn dated(
    target: &Target,
    verdict: &Verdict,
    report: &Report<'_>,
) -> Option<Year> {
    let yearly = match target.due {
        Due::EveryYear => true,
        Due::By(_) => false,
    };
    (yearly || verdict.period != report.judgement.year).then_some(verdict.period)
}

/// A target's name with the years that are meant, and its level if it does not bind.
pub(in crate::report) fn with_marks(target: &Target, years: &[Year], names: &Names<'_>) -> String {
    let (name, lang) = (names.target(target), names.lang);
    let years = list(years.iter().map(ToString::to_string), lang);
    if years.is_empty() {
        return format!("{name}{}", mark_of(target.level, lang));
    }
    match target.level {
        Level::Binding => lang.pick(format!("{name}（{years} 年）"), format!("{name} ({years})")),
        Level::Expected => lang.pick(
            format!("{name}（{years} 年，预期性）"),
            format!("{name} ({years}, expected)"),
        ),
    }
}

/// How an expected target is marked wherever it is named.
pub(in crate::report) fn mark_of(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::Binding => "",
        Level::Expected => lang.pick("（预期性）", " (expected)"),
    }
}

/// The clauses a target comes from.
pub(in crate::report) fn clauses(target: &Target) -> String {
    target
        .clause
        .iter()
        .map(Untrusted::visible)
        .collect::<Vec<_>>()
        .join(", ")
}

/// What is missing, who lacks it, how far it has come, why, and what it will take: everything that
/// is said.
pub(in crate::report) fn remarks(
    target: &Target,
    verdict: &Verdict,
    report: &Report<'_>,
    names: &Names<'_>,
) -> String {
    let parts = shortfall(target, verdict, report, names).into_iter();
    let parts: Vec<String> = parts.chain(besides(verdict, report, names)).collect();
    parts.join(names.lang.pick("；", "; "))
}

/// The same without what it will take, which the table tells in a block of its own.
pub(super) fn in_row(
    target: &Target,
    verdict: &Verdict,
    report: &Report<'_>,
    names: &Names<'_>,
) -> String {
    let parts = shortfall(target, verdict, report, names).into_iter();
    let parts: Vec<String> = parts.chain(so_far(verdict, report, names)).collect();
    parts.join(names.lang.pick("；", "; "))
}

/// What is missing.
pub(in crate::report) fn shortfall(
    target: &Target,
    verdict: &Verdict,
    report: &Report<'_>,
    names: &Names<'_>,
) -> Option<String> {
    let shortfall = verdict.shortfall.as_ref()?;
    let name = names.indicator(shortfall.indicator);
    let name = (!says_itself(target, shortfall, verdict, report)).then_some(name);
    let required = verdict.required.as_ref();
    Some(figure::shortfall(
        shortfall,
        required,
        name.as_deref(),
        names.lang,
    ))
}

/// Who lacks it, how far it has come, why, and what it will take.
pub(in crate::report) fn besides(
    verdict: &Verdict,
    report: &Report<'_>,
    names: &Names<'_>,
) -> Vec<String> {
    let ahead = ahead::of_verdict(verdict, names.lang);
    so_far(verdict, report, names)
        .into_iter()
        .chain(ahead)
        .collect()
}

/// Who lacks it, how far it has come, and why.
fn so_far(verdict: &Verdict, report: &Report<'_>, names: &Names<'_>) -> Vec<String> {
    let lang = names.lang;
    let mut parts = Vec::new();
    if !verdict.lacking.is_empty() {
        let who = named_parts(&verdict.lacking, 0, names);
        parts.push(lang.pick(format!("缺：{who}"), format!("lacking: {who}")));
    }
    if let Some(progress) = &verdict.schedule {
        parts.push(schedule::of_verdict(progress, verdict, report, lang));
    }
    parts.extend(reasons::of_verdict(verdict, report, names));
    parts.extend(waivers::of_verdict(verdict, report.plan, lang));
    parts
}

/// Whether the target is about one indicator and the shortfall is in the unit of its requirement:
/// then it goes without saying what more is needed of.
pub(super) fn says_itself(
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
    // Percentage points can be missing of nothing but the share that is required.
    let is_share = shortfall.unit.symbol() == "%";
    same_unit && (is_share || inputs_of(report.plan, target).len() == 1)
}
