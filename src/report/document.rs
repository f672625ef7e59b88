//! The report as programs read it, before any format: `target-check/report/1`.
//!
//! The types of [`model`](super::model) are the contract, and nothing else of the program is written
//! into a report for programs as it is. Keys are added, never changed or removed, within one schema
//! number. Every such format writes this one document, so that they cannot differ.

mod ahead;
mod verdicts;

pub(super) use verdicts::{amount, verdict};

use super::model::{
    Bands, Check, Counts, Document, Finding, Furniture, Head, Input, Plan, Rule, Summary, Verdict,
    WaiverFile,
};

use super::json::Each;
use super::wording::Lang;
use super::{Report, figure, findings};
use crate::plan::{self, Level};
use crate::source::Untrusted;
use crate::verdict::{CheckCount, Status, StatusCounts};

const SCHEMA: &str = "target-check/report/1";

/// All that `report` tells.
pub(super) fn of<'a>(report: &'a Report<'_>, lang: Lang) -> Document<'a> {
    Document {
        head: Head {
            schema: SCHEMA,
            plan: plan(report),
            inputs: inputs(report),
            year: report.judgement.year.number(),
            as_of: report.judgement.as_of.map(|day| day.to_string()),
            summary: Summary {
                binding: counts(report, Level::Binding),
                expected: counts(report, Level::Expected),
            },
            exit_code: report.exit_code(),
        },
        verdicts: verdicts(report, lang),
        checks: checks(report.plan, &report.judgement.checks),
        findings: findings(report, lang),
    }
}

/// The verdicts.
pub(super) fn verdicts<'a>(report: &'a Report<'_>, lang: Lang) -> Each<'a, Verdict> {
    Each::of(&report.judgement.verdicts, move |one| {
        verdict(one, report, &report.names(lang))
    })
}

/// Texts as they are: what writes the document escapes them.
pub(super) fn raw(texts: &[Untrusted]) -> Vec<String> {
    texts.iter().map(|text| text.raw().to_owned()).collect()
}

/// Which rules judged.
pub(super) fn plan(report: &Report<'_>) -> Plan {
    let plan = report.plan;
    Plan {
        title: plan.title.raw().to_owned(),
        english: plan.english.as_ref().map(|title| title.raw().to_owned()),
        rules: report.rules.name.clone(),
        sha256: report.rules.sha256.clone(),
        schedule: Rule {
            method: plan.schedule.method.id(),
            base_period: plan.base_year.number(),
            bands: Bands {
                on_track: figure::nearest(&plan.schedule.on_track),
                slow: figure::nearest(&plan.schedule.slow),
            },
        },
        waivers: report.rules.waivers.as_ref().map(|file| WaiverFile {
            file: file.name.clone(),
            sha256: file.sha256.clone(),
        }),
    }
}

/// How often each check held.
pub(super) fn checks(plan: &plan::Plan, counts: &[CheckCount]) -> Vec<Check> {
    let checks = plan.checks.iter().zip(counts);
    checks.map(|(one, count)| check(&one.id, count)).collect()
}

/// How often one check held.
pub(super) fn check(id: &str, count: &CheckCount) -> Check {
    Check {
        check: id.to_owned(),
        held: count.held,
        broken: count.broken,
        unjudged: count.unjudged,
    }
}

/// Everything wrong or doubtful.
pub(super) fn findings(report: &Report<'_>, lang: Lang) -> Vec<Finding> {
    findings::collect(report, &[], lang)
        .into_iter()
        .map(|finding| Finding {
            code: finding.code,
            severity: finding.severity.id(),
            count: finding.count,
            message: finding.message.into(),
            help: finding.help.map(String::from),
            file: finding.file.map(String::from),
            line: finding.line,
            column: finding.column,
        })
        .collect()
}

/// The files.
pub(super) fn inputs(report: &Report<'_>) -> Vec<Input> {
    let files = report.observations.files.iter();
    files
        .map(|file| Input {
            file: file.name.raw().to_owned(),
            sha256: file.sha256.clone(),
            encoding: file.encoding.id(),
            layout: file.layout.id(),
            rows: file.rows,
            observations: file.observations,
            furniture: file
                .furniture
                .iter()
                .map(|(kind, count)| Furniture {
                    kind: kind.id(),
                    count: *count,
                })
                .collect(),
        })
        .collect()
}

pub(super) fn counts(report: &Report<'_>, level: Level) -> Counts {
    let verdicts = report.judgement.verdicts.iter();
    Counts::all(&StatusCounts::of_all(
        verdicts.filter(|verdict| verdict.level == level),
    ))
}

impl Counts {
    /// Those of a summary.
    pub(super) fn all(from: &StatusCounts) -> Self {
        let mut counts = Self {
            waived: from.waived(),
            ..Self::default()
        };
        for status in Status::ALL {
            *counts.of(status) = from.of(status);
        }
        counts
    }

    const fn of(&mut self, status: Status) -> &mut u64 {
        match status {
            Status::Met => &mut self.met,
            Status::Missed => &mut self.missed,
            Status::OnTrack => &mut self.on_track,
            Status::Behind => &mut self.behind,
            Status::NotDue => &mut self.not_due,
            Status::NotReported => &mut self.not_reported,
            Status::Unreadable => &mut self.unreadable,
            Status::NotApplicable => &mut self.not_applicable,
        }
    }
}
