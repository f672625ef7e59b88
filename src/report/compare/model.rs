//! The shape of a comparison for programs, key by key in its order.

use serde::Serialize;

use crate::report::json::Each;
use crate::report::model::{Amount, Check, Input, Plan, Summary as Totals, Verdict};

#[derive(Serialize)]
pub(super) struct Document<'a> {
    #[serde(flatten)]
    pub(super) head: Head,
    pub(super) verdicts: Each<'a, VerdictChange>,
    pub(super) figures: Each<'a, FigureChange>,
    pub(super) absences: Each<'a, Absence>,
    pub(super) checks: Vec<CheckChange>,
}

/// What it is without its lists.
#[derive(Serialize)]
pub(super) struct Head {
    pub(super) schema: &'static str,
    pub(super) plan: Plan,
    pub(super) as_of: Option<String>,
    pub(super) old: Submission,
    pub(super) new: Submission,
    pub(super) earlier_than: i64,
    pub(super) accepts_revisions: bool,
    pub(super) townships_compared: bool,
    pub(super) exit_code: u8,
    pub(super) summary: Summary,
}

#[derive(Serialize)]
pub(super) struct Submission {
    pub(super) name: String,
    pub(super) year: i64,
    pub(super) inputs: Vec<Input>,
    pub(super) summary: Totals,
}

#[derive(Serialize)]
pub(super) struct Summary {
    pub(super) verdicts: VerdictCounts,
    pub(super) figures: FigureCounts,
}

#[derive(Serialize)]
pub(super) struct VerdictCounts {
    pub(super) unchanged: u64,
    pub(super) worse: u64,
    pub(super) better: u64,
    pub(super) other: u64,
    pub(super) newly_missed: u64,
    pub(super) newly_met: u64,
    pub(super) newly_reported: u64,
    pub(super) newly_not_reported: u64,
}

/// `revised` to `readable` are of earlier years.
#[derive(Serialize)]
pub(super) struct FigureCounts {
    pub(super) unchanged: u64,
    pub(super) revised: u64,
    pub(super) gone: u64,
    pub(super) unreadable: u64,
    pub(super) appeared: u64,
    pub(super) readable: u64,
    pub(super) of_report_year: u64,
    pub(super) added: u64,
}

#[derive(Serialize)]
pub(super) struct VerdictChange {
    pub(super) target: String,
    pub(super) name: String,
    pub(super) clause: Vec<String>,
    pub(super) level: &'static str,
    pub(super) area: Option<String>,
    pub(super) change: &'static str,
    pub(super) counts: bool,
    pub(super) before: Option<Verdict>,
    pub(super) after: Option<Verdict>,
}

#[derive(Serialize)]
pub(super) struct FigureChange {
    pub(super) indicator: String,
    pub(super) name: String,
    pub(super) area: Option<String>,
    pub(super) township: Option<String>,
    pub(super) period: i64,
    pub(super) change: &'static str,
    pub(super) earlier: bool,
    pub(super) counts: bool,
    pub(super) before: Stated,
    pub(super) after: Stated,
}

/// What a submission says of a figure.
#[derive(Serialize)]
pub(super) struct Stated {
    pub(super) state: &'static str,
    pub(super) file: Option<String>,
    pub(super) line: Option<u64>,
    pub(super) column: Option<u32>,
    pub(super) readings: Vec<Reading>,
}

#[derive(Serialize)]
pub(super) struct Reading {
    pub(super) text: String,
    #[serde(flatten)]
    pub(super) amount: Amount,
    pub(super) from: &'static str,
    pub(super) cell: Option<String>,
    pub(super) file: Option<String>,
    pub(super) line: Option<u64>,
    pub(super) column: Option<u32>,
    pub(super) last_line: Option<u64>,
    pub(super) count: Option<u32>,
}

#[derive(Serialize)]
pub(super) struct Absence {
    pub(super) area: Option<String>,
    pub(super) of: &'static str,
    pub(super) township: Option<String>,
    pub(super) period: Option<i64>,
    pub(super) only_in: &'static str,
    pub(super) figures: u64,
    pub(super) counts: bool,
}

#[derive(Serialize)]
pub(super) struct CheckChange {
    pub(super) counts: bool,
    pub(super) before: Check,
    pub(super) after: Check,
}
