//! The report for programs: `target-check/report/1`.
//!
//! These types are the contract, and nothing else of the program is written into the report as it
//! is. Keys are added, never changed or removed, within one schema number.

mod model;
mod verdicts;

use std::io;

pub(super) use model::{Check, Counts, Finding, Input, Plan, Summary as Totals};
use model::{Document, Furniture};

use super::wording::Lang;
use super::{Report, findings};
use crate::plan::{self, Level};
use crate::verdict::{CheckCount, Status, StatusCounts};

const SCHEMA: &str = "target-check/report/1";

/// Writes `report` as JSON.
pub(super) fn write(report: &Report<'_>, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let text = serde_json::to_string_pretty(&document(report, lang)).map_err(io::Error::other)?;
    out.write_all(harmless(&text).as_bytes())?;
    out.write_all(b"\n")
}

fn document(report: &Report<'_>, lang: Lang) -> Document {
    let plan = report.plan;
    let names = report.names(lang);
    Document {
        schema: SCHEMA,
        plan: self::plan(report),
        inputs: inputs(report),
        year: report.judgement.year.number(),
        summary: Totals {
            binding: counts(report, Level::Binding),
            expected: counts(report, Level::Expected),
        },
        exit_code: report.exit_code(),
        verdicts: report
            .judgement
            .verdicts
            .iter()
            .filter_map(|verdict| verdicts::verdict(verdict, report, &names))
            .collect(),
        checks: checks(plan, &report.judgement.checks),
        findings: findings(report, lang),
    }
}

/// Which rules judged.
pub(super) fn plan(report: &Report<'_>) -> Plan {
    Plan {
        title: report.plan.title.clone(),
        english: report.plan.english.clone(),
        rules: report.rules.name.clone(),
        sha256: report.rules.sha256.clone(),
    }
}

/// How often each check held.
pub(super) fn checks(plan: &plan::Plan, counts: &[CheckCount]) -> Vec<Check> {
    let checks = plan.checks.iter().zip(counts);
    checks
        .map(|(check, count)| Check {
            check: check.id.clone(),
            held: count.held,
            broken: count.broken,
            unjudged: count.unjudged,
        })
        .collect()
}

/// Everything wrong or doubtful.
pub(super) fn findings(report: &Report<'_>, lang: Lang) -> Vec<Finding> {
    findings::collect(report, &[], lang)
        .into_iter()
        .map(|finding| Finding {
            code: finding.code,
            severity: finding.severity.id(),
            count: finding.count,
            message: finding.message,
            help: finding.help,
            file: finding.file,
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

fn counts(report: &Report<'_>, level: Level) -> Counts {
    let mut counts = Counts::default();
    for verdict in &report.judgement.verdicts {
        if verdict.level == level {
            *counts.of(verdict.status) += 1;
        }
    }
    counts
}

impl Counts {
    /// Those of a summary.
    pub(super) fn all(from: &StatusCounts) -> Self {
        let mut counts = Self::default();
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

/// JSON may be looked at in a terminal or a log: what a terminal would obey, what turns the direction
/// of writing, and the second of `##`, which begins a command to programs that run checks, is written
/// as its escape. Such characters can stand only inside strings.
pub(super) fn harmless(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut before = None;
    for character in json.chars() {
        match character {
            '#' if before == Some('#') => text.push_str("\\u0023"),
            '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => text.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => text.push(character),
        }
        before = Some(character);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_reads_back_the_same() {
        let hostile = "\u{9b}31m\u{202e}示例县 ##[error]";
        let json = serde_json::to_string(hostile).unwrap();
        assert_eq!(
            harmless(&json),
            "\"\\u009b31m\\u202e示例县 #\\u0023[error]\""
        );
        let back: String = serde_json::from_str(&harmless(&json)).unwrap();
        assert_eq!(back, hostile);
    }
}
