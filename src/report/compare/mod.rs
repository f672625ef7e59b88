//! What changed between two submissions, in every form that makes sense for it.

mod closing;
mod delimited;
mod document;
mod github;
mod lines;
mod markdown;
mod model;
mod page;
mod sections;
mod table;
mod told;

use std::io;

use super::names::Names;
use super::wording::Lang;
use super::{Format, Report, Rules, Style, json};
use crate::data::Observations;
use crate::plan::Plan;
use crate::source::{Input, Place, Untrusted};
use crate::verdict::Judgement;
use crate::verdict::comparison::{Comparison, Weighing};

/// Everything the report of a comparison tells.
#[derive(Clone, Copy, Debug)]
pub struct ComparisonReport<'a> {
    /// The plan that both were judged by.
    pub plan: &'a Plan,
    /// Where it came from.
    pub rules: &'a Rules,
    /// The old submission.
    pub old: Submitted<'a>,
    /// The new one.
    pub new: Submitted<'a>,
    /// What changed.
    pub comparison: &'a Comparison<'a>,
    /// What counts as worse.
    pub weighing: Weighing,
}

/// One of the two submissions.
#[derive(Clone, Copy, Debug)]
pub struct Submitted<'a> {
    /// What the user called it: a file or a folder.
    pub name: &'a Untrusted,
    /// What its files say.
    pub observations: &'a Observations,
    /// How its targets stand.
    pub judgement: &'a Judgement,
}

/// The forms that the report of a comparison can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonFormat {
    /// For a person at a terminal.
    Table,
    /// For programs: `target-check/comparison/1`.
    Json,
    /// The same, one record a line.
    Jsonl,
    /// One change a row, with this between its cells.
    Delimited(u8),
    /// For a job summary, an issue or a comment.
    Markdown,
    /// For the log of a GitHub workflow.
    Github,
    /// For a person who shows it to others.
    Html,
}

impl ComparisonFormat {
    /// What a report of `format` is of a comparison; `None` for one that can only tell of verdicts.
    pub const fn of(format: Format) -> Option<Self> {
        match format {
            Format::Table => Some(Self::Table),
            Format::Json => Some(Self::Json),
            Format::Jsonl => Some(Self::Jsonl),
            Format::Csv => Some(Self::Delimited(b',')),
            Format::Tsv => Some(Self::Delimited(b'\t')),
            Format::Markdown => Some(Self::Markdown),
            Format::Github => Some(Self::Github),
            Format::Html => Some(Self::Html),
            Format::Junit | Format::Sarif => None,
        }
    }
}

impl<'a> ComparisonReport<'a> {
    /// The exit code of the run: 0 if nothing that weighs got worse, else 1.
    pub fn exit_code(&self) -> u8 {
        u8::from(self.comparison.got_worse(self.weighing))
    }

    /// The report of one submission by itself.
    fn of(&self, side: Side) -> Report<'a> {
        let submitted = match side {
            Side::Old => self.old,
            Side::New => self.new,
        };
        Report {
            plan: self.plan,
            rules: self.rules,
            observations: submitted.observations,
            judgement: submitted.judgement,
            strictness: self.weighing.strictness,
        }
    }

    /// What is called how in the files of one submission.
    fn names(&self, side: Side, lang: Lang) -> Names<'a> {
        let observations = match side {
            Side::Old => self.old.observations,
            Side::New => self.new.observations,
        };
        Names {
            plan: self.plan,
            files: &observations.files,
            lang,
        }
    }

    /// A place in each of the two: `old.csv:3:4 → new.csv:5:6`.
    fn places(&self, old: Option<Place>, new: Option<Place>, lang: Lang) -> String {
        let place = |side, place: Option<Place>| {
            place.map_or("—".to_owned(), |place| {
                self.names(side, lang).place(&place)
            })
        };
        format!("{} → {}", place(Side::Old, old), place(Side::New, new))
    }
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

/// Writes the report of a comparison. `inputs` are the new submission's files.
///
/// # Errors
/// If `out` cannot be written.
pub fn write_comparison(
    format: ComparisonFormat,
    report: &ComparisonReport<'_>,
    inputs: &[Input],
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let lang = style.lang;
    match format {
        ComparisonFormat::Table => table::write(report, style, out),
        ComparisonFormat::Json => json::write_pretty(&document::of(report, lang), out),
        ComparisonFormat::Jsonl => lines::write(report, lang, out),
        ComparisonFormat::Delimited(delimiter) => delimited::write(report, lang, delimiter, out),
        ComparisonFormat::Markdown => markdown::write(report, lang, out),
        ComparisonFormat::Github => github::write(report, inputs, lang, out),
        ComparisonFormat::Html => page::write(report, lang, out),
    }
}
