//! Judging: plan × observations → verdicts. Pure and total: no files, no clock, no panic.

mod model;
mod outcome;

pub use model::*;
pub use outcome::{Outcome, Strictness};

use std::collections::BTreeSet;

use crate::data::Observations;
use crate::plan::Plan;
use crate::quantity::Year;

/// What of a plan is judged.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The report year; else the latest year that has a value, at most the plan's last.
    pub year: Option<Year>,
    /// Only these targets, by index; all if `None`.
    pub targets: Option<BTreeSet<usize>>,
    /// Only these counties, by index into [`Observations::counties`]; all if `None`.
    pub counties: Option<BTreeSet<usize>>,
    /// Leaves out verdicts none of whose inputs any file mentions.
    pub reported_only: bool,
}

/// Judges `observations` against `plan`.
pub fn judge(plan: &Plan, observations: &Observations, selection: &Selection) -> Judgement {
    let _ = (plan, observations);
    Judgement {
        year: selection.year.unwrap_or(plan.last_year),
        verdicts: Vec::new(),
        checks: Vec::new(),
        remarks: Vec::new(),
        left_out: Vec::new(),
    }
}
