//! The summary for programs: `target-check/summary/1`.

use std::io;

use serde::Serialize;

use crate::plan::Level;
use crate::report::json::write_pretty;
use crate::report::model::{Check, Counts, Finding, Input, Plan, Summary as Totals};
use crate::report::wording::Lang;
use crate::report::{Report, document};
use crate::verdict::{StatusCounts, Summary};

const SCHEMA: &str = "target-check/summary/1";

#[derive(Serialize)]
struct Document {
    schema: &'static str,
    plan: Plan,
    inputs: Vec<Input>,
    year: i64,
    as_of: Option<String>,
    areas: u64,
    summary: Totals,
    exit_code: u8,
    targets: Vec<Target>,
    checks: Vec<Check>,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Target {
    target: String,
    name: String,
    clause: Vec<String>,
    level: &'static str,
    counts: Counts,
}

/// Writes `summary` as JSON.
pub(super) fn write(
    report: &Report<'_>,
    summary: &Summary,
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let plan = report.plan;
    let targets = summary.targets.iter().filter_map(|counted| {
        let target = plan.targets.get(counted.target)?;
        Some(Target {
            target: target.id.clone(),
            name: target.name.raw().to_owned(),
            clause: document::raw(&target.clause),
            level: target.level.id(),
            counts: Counts::all(&counted.counts),
        })
    });
    let document = Document {
        schema: SCHEMA,
        plan: document::plan(report),
        inputs: document::inputs(report),
        year: summary.year.number(),
        as_of: summary.as_of.map(|day| day.to_string()),
        areas: summary.counties,
        summary: Totals {
            binding: Counts::all(&of_level(report, summary, Level::Binding)),
            expected: Counts::all(&of_level(report, summary, Level::Expected)),
        },
        exit_code: summary.outcome(report.strictness).exit_code(),
        targets: targets.collect(),
        checks: document::checks(plan, &summary.checks),
        findings: document::findings(report, lang),
    };
    write_pretty(&document, out)
}

/// How often the targets of one level have each status.
pub(in crate::report) fn of_level(
    report: &Report<'_>,
    summary: &Summary,
    level: Level,
) -> StatusCounts {
    let targets = summary.targets.iter().filter(|counted| {
        let target = report.plan.targets.get(counted.target);
        target.is_some_and(|target| target.level == level)
    });
    targets.fold(StatusCounts::default(), |sum, counted| {
        sum.and(&counted.counts)
    })
}
