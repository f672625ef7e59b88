//! Which findings are news for a person: not that figures agree, and each contradiction once.

use std::collections::BTreeSet;

use super::names::harmless;
use super::wording::{Lang, remarks};
use super::{Report, findings};
use crate::data::{FigureFault, Finding, FindingKind};
use crate::source::{Diagnostic, Input, Place, Severity};
use crate::verdict::{Remark, RemarkKind};

/// The findings a person should look at, in order of place.
pub(super) fn of(report: &Report<'_>, inputs: &[Input], lang: Lang) -> Vec<Diagnostic> {
    let (names, told) = (report.names(lang), told_by_judging(report));
    let repeats = &report.observations.findings;
    let repeats: BTreeSet<_> = repeats
        .iter()
        .filter(|finding| is_told(finding, &told))
        .flat_map(|finding| {
            let (place, raw) = (&finding.place, names.raw_file(&finding.place));
            let called = [names.file(place), harmless(&raw)];
            called.map(|file| (place.line, place.column.map(u64::from), file))
        })
        .collect();
    let mut all = findings::collect(report, inputs, lang);
    all.retain(|finding| {
        let file = finding.file.clone().map_or_else(String::new, String::from);
        let is_repeat = finding.code == REPEATED
            && finding.severity == Severity::Error
            && repeats.contains(&(finding.line, finding.column, file));
        !is_repeat && !remarks::is_good_news(finding.code)
    });
    all
}

/// How many findings of a severity [`of`] has, without wording them.
pub(super) fn count(report: &Report<'_>, severity: Severity) -> u64 {
    let told = told_by_judging(report);
    let from_data = report.observations.findings.iter();
    let from_data = from_data
        .filter(|finding| finding.kind.severity() == severity && !is_told(finding, &told))
        .map(|finding| finding.more.count);
    let from_judging = report.judgement.remarks.iter();
    let from_judging = from_judging
        .filter(|remark| remarks::severity(&remark.kind) == severity)
        .filter(|remark| !remarks::is_good_news(remarks::code(&remark.kind)))
        .map(|remark| remark.more);
    from_data.chain(from_judging).fold(0, |sum: u64, more| {
        sum.saturating_add(more).saturating_add(1)
    })
}

const REPEATED: &str = "repeated-observation";

/// Whether a finding says of two rows what judging says of their figures.
fn is_told(finding: &Finding, told: &BTreeSet<Place>) -> bool {
    matches!(
        finding.kind,
        FindingKind::Figure {
            fault: FigureFault::Repeated { equal: false, .. },
            ..
        }
    ) && finding.more.count == 0
        && told.contains(&finding.place)
}

/// The places of the figures that compete.
fn told_by_judging(report: &Report<'_>) -> BTreeSet<Place> {
    let doubts = report.judgement.remarks.iter().filter_map(doubt);
    let readings = doubts.flat_map(|doubt| &doubt.readings);
    readings.filter_map(|reading| reading.place).collect()
}

fn doubt(remark: &Remark) -> Option<&crate::verdict::Doubt> {
    match &remark.kind {
        RemarkKind::HarmlessDoubt(doubt) | RemarkKind::DecisiveDoubt(doubt) => Some(doubt),
        RemarkKind::RateConfirmed { .. }
        | RemarkKind::SameEverywhere { .. }
        | RemarkKind::MoreTownships { .. }
        | RemarkKind::YearWithoutFigures { .. }
        | RemarkKind::IdleWaiver { .. }
        | RemarkKind::BrokenCheck { .. } => None,
    }
}
