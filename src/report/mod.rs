//! From verdicts to bytes: one report, one writer a format.

mod catalogue;
mod consequences;
pub mod diagnostics;
mod explain;
mod expression;
mod figure;
mod findings;
mod json;
mod names;
mod news;
mod passed;
mod table;
pub mod template;
mod trace;
pub mod wording;

pub use catalogue::catalogue;
pub use explain::{Explanation, explain, explanations, list_codes};
pub use table::{By, View};
pub use trace::{explain_check, explain_indicator, explain_target, trace};

use std::io;

use crate::data::{Encoding, Finding, Observations};
use crate::plan::Plan;
use crate::source::{Diagnostic, Input};
use crate::verdict::{Judgement, Strictness};
use names::Names;
use wording::Lang;

/// Everything a report tells. Nothing in it is computed again by a writer.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The plan that was judged by.
    pub plan: &'a Plan,
    /// Where it came from.
    pub rules: &'a Rules,
    /// What the files say.
    pub observations: &'a Observations,
    /// How the targets stand.
    pub judgement: &'a Judgement,
    /// How hard the exit code judges.
    pub strictness: Strictness,
}

/// Which rule file judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// What the user called it; `builtin` for the one inside the program.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

impl Report<'_> {
    /// The exit code of the run.
    pub fn exit_code(&self) -> u8 {
        self.judgement.outcome(self.strictness).exit_code()
    }

    /// What a person should look at in the data and in how it was judged, in order of place, with
    /// the lines of `inputs` where they are given; [`Format::Json`] has everything.
    pub fn findings(&self, inputs: &[Input], lang: Lang) -> Vec<Diagnostic> {
        news::of(self, inputs, lang)
    }

    /// Each line of the files that is no row of figures, with its place and text.
    pub fn other_lines(&self, inputs: &[Input], lang: Lang) -> String {
        passed::lines(self, inputs, lang)
    }

    fn names(&self, lang: Lang) -> Names<'_> {
        Names {
            plan: self.plan,
            files: &self.observations.files,
            lang,
        }
    }
}

/// The forms a report can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    Table,
    /// For programs: `target-check/report/1`.
    Json,
}

impl Format {
    /// Every format, in the order of the documentation.
    pub const ALL: [Self; 2] = [Self::Table, Self::Json];

    /// The spelling of the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
        }
    }

    /// Whether it is read by people, in their language.
    pub const fn is_for_people(self) -> bool {
        match self {
            Self::Table => true,
            Self::Json => false,
        }
    }

    /// Whether it names the digests of its inputs.
    pub const fn carries_digests(self) -> bool {
        match self {
            Self::Table => false,
            Self::Json => true,
        }
    }
}

/// What is wrong with files that no data set can be made of, with their lines.
pub fn refused(
    found: &[Finding],
    inputs: &[Input],
    encoding: Option<Encoding>,
    plan: &Plan,
    lang: Lang,
) -> Vec<Diagnostic> {
    findings::refused(found, inputs, encoding, plan, lang)
}

/// How a report is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Its language.
    pub lang: Lang,
    /// How many columns it may take.
    pub width: u16,
    /// Whether it may use colours.
    pub colour: bool,
}

/// Writes `report` as `format`.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(
    format: Format,
    report: &Report<'_>,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    match format {
        Format::Table => table::write(report, &View::default(), style, out),
        Format::Json => json::write(report, style.lang, out),
    }
}

/// Writes `report` as the table for people, as `view` looks at it.
///
/// # Errors
/// If `out` cannot be written.
pub fn write_view(
    report: &Report<'_>,
    view: &View<'_>,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    table::write(report, view, style, out)
}
