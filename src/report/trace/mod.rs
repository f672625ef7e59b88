//! How one target is judged, step by step: what the rule file says of it and, with data, the cells,
//! the figures they give, the formula with these figures in it, and the verdict.
//!
//! Nothing is judged or computed here: the verdict's own numbers are shown, and the cells that the
//! verdict says it rests on.

mod described;
mod formula;
mod labels;
mod others;
mod steps;
mod used;

pub use others::{explain_check, explain_indicator};

use super::names::Names;
use super::table::Sheet;
use super::{Report, Rules, Style};
use crate::plan::{Plan, Target};
use crate::source::Input;

/// What the rule file says of a target; `comments` are those that stand above it there.
pub fn explain_target(
    plan: &Plan,
    target: &Target,
    comments: &[String],
    rules: &Rules,
    style: &Style,
) -> String {
    let names = Names {
        plan,
        files: &[],
        lang: style.lang,
    };
    let mut sheet = Sheet::new(style);
    described::draw(target, comments, rules, &names, &mut sheet);
    sheet.into_text()
}

/// How each verdict of `report` came about. `inputs` are the files it was read from.
pub fn trace(report: &Report<'_>, inputs: &[Input], style: &Style) -> String {
    let names = report.names(style.lang);
    let mut sheet = Sheet::new(style);
    for verdict in &report.judgement.verdicts {
        sheet.gap();
        steps::draw(verdict, report, inputs, &names, &mut sheet);
    }
    sheet.into_text()
}
