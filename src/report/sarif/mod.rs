//! The report as SARIF 2.1.0, for GitHub's code scanning and for editors.
//!
//! What shows SARIF takes every result for a problem, whatever its kind. So only what one may have to
//! act on is a result: a miss and being behind are of kind `fail`, a figure that is missing or cannot
//! be read of kind `open`. Every verdict, the passes too, stands in the run's `properties`, as in the
//! JSON report. A result without a location would make GitHub refuse the file: one that has none is
//! shown at the beginning of the first file.

mod model;
mod rules;
mod uri;

use std::collections::BTreeMap;
use std::io;

use sha2::{Digest as _, Sha256};

use model::{
    Artifact, ArtifactLocation, Driver, File, Finding, Invocation, Location, Message,
    PhysicalLocation, Region, Run, RunProperties, Suppression, Tool, VerdictProperties,
};

use super::cells::{self, Cells};
use super::names::Names;
use super::statement::{Speaker, Statement};
use super::wording::{Lang, waivers};
use super::{Report, document, json, news, table};
use crate::source::{Diagnostic, Input, Place, Severity};
use crate::verdict::{Outcome, Status, Verdict};
use rules::Rules;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// More cells than this beside the first are no help.
const MOST_RELATED: usize = 9;

/// Writes `report` as SARIF.
pub(super) fn write(
    report: &Report<'_>,
    inputs: &[Input],
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names = report.names(lang);
    let found = news::of(report, &[], lang);
    let origins = report.judgement.verdicts.iter();
    let origins = origins.filter(|verdict| kind(verdict.status).is_some());
    let origins = origins.flat_map(|verdict| {
        let cells = verdict.origins.iter().map(|origin| origin.place);
        cells.chain([cells::of_verdict(verdict)])
    });
    let places = found.iter().map(|one| cells::of_finding(one, &names));
    let places = places.chain(origins);
    let files = Files {
        cells: Cells::find(report, inputs, places),
        names: &names,
    };
    let mut rules = Rules::of_targets(report, &names);
    let results = results(report, &found, &files, &mut rules);
    let document = document::of(report, lang);
    let file = File {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "check",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules.into_all(),
                },
            },
            invocations: [Invocation {
                execution_successful: true,
                exit_code: report.exit_code(),
                exit_code_description: table::meaning(report, lang),
            }],
            // As the columns are counted.
            column_kind: "unicodeCodePoints",
            artifacts: artifacts(report),
            results,
            properties: RunProperties {
                year: document.head.year,
                plan: document.head.plan,
                summary: document.head.summary,
                verdicts: document.verdicts,
            },
        }],
    };
    json::write_pretty(&file, out)
}

/// The kind of result a status is; `None` where there is nothing to act on.
const fn kind(status: Status) -> Option<&'static str> {
    match status {
        Status::Missed | Status::Behind => Some("fail"),
        Status::NotReported | Status::Unreadable => Some("open"),
        Status::Met | Status::OnTrack | Status::NotDue | Status::NotApplicable => None,
    }
}

fn artifacts(report: &Report<'_>) -> Vec<Artifact> {
    let files = report.observations.files.iter();
    files
        .map(|file| Artifact {
            location: ArtifactLocation {
                uri: uri::uri(file.name.raw()),
                index: None,
            },
            roles: ["analysisTarget"],
            hashes: file
                .sha256
                .iter()
                .map(|digest| ("sha-256", digest.clone()))
                .collect(),
        })
        .collect()
}

fn results(
    report: &Report<'_>,
    found: &[Diagnostic],
    files: &Files<'_>,
    rules: &mut Rules,
) -> Vec<Finding> {
    let speaker = Speaker::new(report, files.names);
    let mut results = Vec::new();
    for (verdict, statement) in speaker.all() {
        if let Some(kind) = kind(verdict.status) {
            results.push(of_verdict(kind, verdict, &statement, report, files));
        }
    }
    for finding in found {
        let rule = rules.of_finding(finding, files.names.lang);
        results.push(of_finding(rule, finding, files));
    }
    results
}

fn of_verdict(
    kind: &'static str,
    verdict: &Verdict,
    statement: &Statement<'_>,
    report: &Report<'_>,
    files: &Files<'_>,
) -> Finding {
    let level = match (verdict.outcome(report.strictness), verdict.status) {
        (Outcome::NonCompliant | Outcome::Incomplete, _) => "error",
        (Outcome::Compliant, Status::Missed) => "warning",
        (
            Outcome::Compliant,
            Status::Met
            | Status::OnTrack
            | Status::Behind
            | Status::NotDue
            | Status::NotReported
            | Status::Unreadable
            | Status::NotApplicable,
        ) => "note",
    };
    let area = verdict.area.as_ref().map(|area| area.raw());
    let id = &statement.target.id;
    let period = verdict.period.number();
    let identity = format!("{id}\n{}\n{period}", area.unwrap_or_default());
    let last_line = cells::last_line(verdict);
    let place = cells::of_verdict(verdict);
    let related = verdict.origins.iter();
    let related = related
        .filter(|origin| origin.place != place)
        .take(MOST_RELATED);
    let subject = statement.subject();
    Finding {
        rule_id: id.clone(),
        // The rules of the targets come first, in their order.
        rule_index: verdict.target,
        kind,
        level: (kind == "fail").then_some(level),
        message: Message::new(&format!(
            "{subject}: {}: {}",
            statement.status, statement.text
        )),
        locations: [files.location(&place, last_line, None)],
        related_locations: related
            .map(|origin| {
                let name = files.names.indicator(origin.indicator);
                let last_line = origin.sum.map(|sum| sum.last_line);
                files.location(&origin.place, last_line, Some(name))
            })
            .collect(),
        partial_fingerprints: fingerprint("targetAreaPeriod/v1", &identity),
        suppressions: suppression(verdict, report, files.names.lang)
            .into_iter()
            .collect(),
        properties: Some(VerdictProperties {
            target: id.clone(),
            area: area.map(str::to_owned),
            period,
            status: verdict.status.id(),
        }),
    }
}

/// A miss that is waived is accepted from outside of the files.
fn suppression(verdict: &Verdict, report: &Report<'_>, lang: Lang) -> Option<Suppression> {
    let justification = waivers::of_verdict(verdict, report.plan, lang)?;
    verdict.is_waived().then_some(Suppression {
        kind: "external",
        status: "accepted",
        justification,
    })
}

fn of_finding(rule: usize, finding: &Diagnostic, files: &Files<'_>) -> Finding {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let more = [&finding.note, &finding.help].into_iter().flatten();
    let lines: Vec<&str> = [&finding.message]
        .into_iter()
        .chain(more)
        .map(|line| &**line)
        .collect();
    let identity = format!("{}\n{}", finding.code, finding.message);
    Finding {
        rule_id: finding.code.to_owned(),
        rule_index: rule,
        kind: "fail",
        level: Some(level),
        message: Message::new(&lines.join("\n")),
        locations: [files.location(&cells::of_finding(finding, files.names), None, None)],
        related_locations: Vec::new(),
        partial_fingerprints: fingerprint("codeMessage/v1", &identity),
        suppressions: Vec::new(),
        properties: None,
    }
}

/// A name for a result that stays when lines move.
fn fingerprint(kind: &'static str, identity: &str) -> BTreeMap<&'static str, String> {
    let digest = Sha256::digest(identity.as_bytes());
    let short = digest.iter().take(16).map(|byte| format!("{byte:02x}"));
    BTreeMap::from([(kind, short.collect())])
}

/// The files, and where cells stand in them.
struct Files<'a> {
    cells: Cells,
    names: &'a Names<'a>,
}

impl Files<'_> {
    fn location(&self, place: &Place, last_line: Option<u64>, says: Option<String>) -> Location {
        let start_line = place.line.unwrap_or(1);
        let end_line = last_line.filter(|last| *last > start_line);
        let columns = self.cells.columns(place).filter(|_| end_line.is_none());
        Location {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation {
                    uri: uri::uri(&self.names.raw_file(place)),
                    index: Some(usize::from(place.file.0)),
                },
                region: Region {
                    start_line,
                    start_column: columns.map(|columns| columns.start),
                    end_line,
                    end_column: columns.map(|columns| columns.end),
                },
            },
            message: says.map(|text| Message::new(&text)),
        }
    }
}
