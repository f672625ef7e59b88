//! All that is wrong or doubtful, from the data and from judging, in one order.

use std::collections::BTreeMap;

use super::Report;
use super::consequences::Consequences;
use super::wording::{Lang, excerpt, findings, remarks};
use crate::data::{Encoding, Finding, ShownLine, refused_lines, shown_lines};
use crate::plan::Plan;
use crate::source::{Diagnostic, Excerpt, Input, Place, Shown, Untrusted};

/// Every finding and remark of a report, by place; those without a place come last.
pub(super) fn collect(report: &Report<'_>, inputs: &[Input], lang: Lang) -> Vec<Diagnostic> {
    let names = report.names(lang);
    let consequences = Consequences::of(report, lang);
    let observations = report.observations;
    let files: Vec<&Untrusted> = observations.files.iter().map(|file| &file.name).collect();
    let from_data = observations.findings.iter().map(|finding| {
        let vocabulary = &report.plan.vocabulary;
        let mut diagnostic = findings::diagnostic(finding, &files, vocabulary, lang);
        diagnostic.note = consequences.of_finding(finding).map(Shown::from);
        (Some(finding.place), diagnostic)
    });
    let from_judging = report.judgement.remarks.iter().map(|remark| {
        let (place, mut diagnostic) = remarks::diagnostic(remark, &names);
        diagnostic.note = consequences.of_remark(remark).map(Shown::from);
        (place, diagnostic)
    });
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
    let places = all.iter().filter_map(|(place, _)| *place);
    let lines = shown_lines(inputs, &observations.files, places);
    with_lines(all, &lines, lang)
}

/// What is wrong with files that were refused.
pub(super) fn refused(
    found: &[Finding],
    inputs: &[Input],
    encoding: Option<Encoding>,
    plan: &Plan,
    lang: Lang,
) -> Vec<Diagnostic> {
    let files: Vec<&Untrusted> = inputs.iter().map(Input::name).collect();
    let places = found.iter().map(|finding| finding.place);
    let lines = refused_lines(inputs, encoding, places);
    let all = found.iter().map(|finding| {
        let worded = findings::diagnostic(finding, &files, &plan.vocabulary, lang);
        (Some(finding.place), worded)
    });
    with_lines(all.collect(), &lines, lang)
}

fn with_lines(
    all: Vec<(Option<Place>, Diagnostic)>,
    lines: &BTreeMap<Place, ShownLine>,
    lang: Lang,
) -> Vec<Diagnostic> {
    all.into_iter()
        .map(|(place, diagnostic)| Diagnostic {
            excerpt: place.and_then(|place| drawn(place, lines.get(&place)?, lang)),
            ..diagnostic
        })
        .collect()
}

/// A line as it may be shown: harmless, and of a long one only what is near the mark.
fn drawn(place: Place, line: &ShownLine, lang: Lang) -> Option<Excerpt> {
    let drawn = excerpt::excerpt(line.text.raw(), line.marked, place.line?);
    let label = line.cell.as_ref();
    Some(Excerpt {
        label: label.map(|cell| {
            lang.pick(format!("单元格 {cell}"), format!("cell {cell}"))
                .into()
        }),
        ..drawn
    })
}
