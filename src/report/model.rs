//! The shape of the report for programs, key by key in its order.

use serde::Serialize;

use crate::report::figure::Double;
use crate::report::json::Each;

#[derive(Serialize)]
pub(super) struct Document<'a> {
    #[serde(flatten)]
    pub(super) head: Head,
    pub(super) verdicts: Each<'a, Verdict>,
    pub(super) checks: Vec<Check>,
    pub(super) findings: Vec<Finding>,
}

/// What it is without its lists.
#[derive(Serialize)]
pub(super) struct Head {
    pub(super) schema: &'static str,
    pub(super) plan: Plan,
    pub(super) inputs: Vec<Input>,
    pub(super) year: i64,
    pub(super) as_of: Option<String>,
    pub(super) summary: Summary,
    pub(super) exit_code: u8,
}

#[derive(Serialize)]
pub(in crate::report) struct Plan {
    pub(super) title: String,
    pub(super) english: Option<String>,
    pub(super) rules: String,
    pub(super) sha256: String,
    pub(super) schedule: Rule,
    pub(super) waivers: Option<WaiverFile>,
}

/// Which file of waivers was taken beside the rule file.
#[derive(Serialize)]
pub(in crate::report) struct WaiverFile {
    pub(super) file: String,
    pub(super) sha256: String,
}

/// How progress is judged before a target is due.
#[derive(Serialize)]
pub(in crate::report) struct Rule {
    pub(super) method: &'static str,
    pub(super) base_period: i64,
    pub(super) bands: Bands,
}

/// The least ratios of the bands.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::report) struct Bands {
    pub(super) on_track: Option<Double>,
    pub(super) slow: Option<Double>,
}

#[derive(Serialize)]
pub(in crate::report) struct Input {
    pub(super) file: String,
    pub(super) sha256: Option<String>,
    pub(super) encoding: &'static str,
    pub(super) layout: &'static str,
    pub(super) rows: u64,
    pub(super) observations: u64,
    pub(super) furniture: Vec<Furniture>,
}

/// Lines that are no rows of figures.
#[derive(Serialize)]
pub(in crate::report) struct Furniture {
    pub(super) kind: &'static str,
    pub(super) count: u64,
}

#[derive(Serialize)]
pub(in crate::report) struct Summary {
    pub(in crate::report) binding: Counts,
    pub(in crate::report) expected: Counts,
}

#[derive(Serialize, Default)]
#[serde(rename_all = "kebab-case")]
pub(in crate::report) struct Counts {
    pub(super) met: u64,
    pub(super) missed: u64,
    pub(super) on_track: u64,
    pub(super) behind: u64,
    pub(super) not_due: u64,
    pub(super) not_reported: u64,
    pub(super) unreadable: u64,
    pub(super) not_applicable: u64,
    pub(super) waived: u64,
}

#[derive(Serialize)]
pub(super) struct Verdict {
    pub(super) target: String,
    pub(super) name: String,
    pub(super) clause: Vec<String>,
    pub(super) level: &'static str,
    pub(super) area: Option<String>,
    pub(super) period: i64,
    pub(super) due: i64,
    pub(super) status: &'static str,
    pub(super) observed: Option<Quantity>,
    pub(super) required: Option<Required>,
    pub(super) shortfall: Option<Shortfall>,
    pub(super) lacking: Vec<String>,
    pub(super) schedule: Option<Schedule>,
    pub(super) reason: Option<String>,
    pub(super) reason_code: Option<&'static str>,
    pub(super) origins: Vec<Origin>,
    pub(super) ahead: Option<Ahead>,
    pub(super) trend: Vec<Point>,
    pub(super) waiver: Option<Waiver>,
}

/// Who has approved a miss.
#[derive(Serialize)]
pub(super) struct Waiver {
    pub(super) reason: String,
    pub(super) approved_by: String,
    pub(super) until: String,
    pub(super) in_force: bool,
    pub(super) source: &'static str,
    pub(super) line: u64,
}

#[derive(Serialize)]
pub(super) struct Quantity {
    pub(super) text: String,
    #[serde(flatten)]
    pub(super) amount: Amount,
}

#[derive(Serialize)]
pub(super) struct Required {
    pub(super) text: String,
    pub(super) comparison: &'static str,
    #[serde(flatten)]
    pub(super) amount: Amount,
}

#[derive(Serialize)]
pub(super) struct Shortfall {
    pub(super) text: String,
    pub(super) indicator: String,
    #[serde(flatten)]
    pub(super) amount: Amount,
}

/// A figure for programs.
#[derive(Serialize)]
pub(super) struct Amount {
    pub(super) value: Option<Number>,
    pub(super) exact: Option<Written>,
    pub(super) unit: Option<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Number {
    One(Double),
    Pair([Option<Double>; 2]),
    YesNo(bool),
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Written {
    One(String),
    Pair([String; 2]),
}

#[derive(Serialize)]
pub(super) struct Schedule {
    pub(super) method: &'static str,
    pub(super) base: Quantity,
    pub(super) base_period: i64,
    pub(super) expected: Quantity,
    pub(super) ratio: Option<f64>,
    pub(super) band: &'static str,
    pub(super) otherwise: Option<Otherwise>,
}

/// What the other method says, where it comes to another band.
#[derive(Serialize)]
pub(super) struct Otherwise {
    pub(super) method: &'static str,
    pub(super) expected: Quantity,
    pub(super) ratio: f64,
    pub(super) band: &'static str,
}

/// What it will take until the target is due.
#[derive(Serialize)]
pub(super) struct Ahead {
    pub(super) text: String,
    pub(super) years: u16,
    pub(super) step: Option<Step>,
    pub(super) pace: Option<Pace>,
}

#[derive(Serialize)]
pub(super) struct Step {
    pub(super) text: String,
    pub(super) indicator: String,
    pub(super) kind: &'static str,
    #[serde(flatten)]
    pub(super) amount: Amount,
}

#[derive(Serialize)]
pub(super) struct Pace {
    pub(super) since: i64,
    pub(super) ends: Quantity,
    pub(super) enough: Option<bool>,
    pub(super) lever: Option<LeverPace>,
}

#[derive(Serialize)]
pub(super) struct LeverPace {
    pub(super) indicator: String,
    pub(super) yearly: Quantity,
    pub(super) ends: Option<Quantity>,
}

/// The figure of one year.
#[derive(Serialize)]
pub(super) struct Point {
    pub(super) period: i64,
    #[serde(flatten)]
    pub(super) figure: Quantity,
}

#[derive(Serialize)]
pub(super) struct Origin {
    pub(super) indicator: String,
    pub(super) period: i64,
    pub(super) text: Option<String>,
    pub(super) file: String,
    pub(super) line: Option<u64>,
    pub(super) column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last_line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) count: Option<u32>,
}

#[derive(Serialize)]
pub(in crate::report) struct Check {
    pub(super) check: String,
    pub(super) held: u64,
    pub(super) broken: u64,
    pub(super) unjudged: u64,
}

#[derive(Serialize)]
pub(in crate::report) struct Finding {
    pub(super) code: &'static str,
    pub(super) severity: &'static str,
    pub(super) message: String,
    pub(super) file: Option<String>,
    pub(super) line: Option<u64>,
    pub(super) column: Option<u64>,
    pub(super) count: u64,
    pub(super) help: Option<String>,
}
