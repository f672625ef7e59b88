//! All that is wrong or doubtful, from the data and from judging, in one order.

use super::Report;
use super::wording::{Lang, findings, remarks};
use crate::source::{Diagnostic, Place, Untrusted};

/// Every finding and remark of a report, by place; those without a place come last.
pub(super) fn collect(report: &Report<'_>, lang: Lang) -> Vec<Diagnostic> {
    let names = report.names(lang);
    let files: Vec<&Untrusted> = report
        .observations
        .files
        .iter()
        .map(|file| &file.name)
        .collect();
    let from_data = report.observations.findings.iter().map(|finding| {
        let vocabulary = &report.plan.vocabulary;
        let diagnostic = findings::diagnostic(finding, &files, vocabulary, lang);
        (Some(finding.place), diagnostic)
    });
    let from_judging = report
        .judgement
        .remarks
        .iter()
        .map(|remark| remarks::diagnostic(remark, &names));
    let mut all: Vec<(Option<Place>, Diagnostic)> = from_data.chain(from_judging).collect();
    all.sort_by(|(left_place, left), (right_place, right)| {
        let left = (
            left_place.is_none(),
            left_place,
            left.severity,
            left.code,
            &left.message,
        );
        let right = (
            right_place.is_none(),
            right_place,
            right.severity,
            right.code,
            &right.message,
        );
        left.cmp(&right)
    });
    all.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}
