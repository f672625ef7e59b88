//! From verdicts to bytes: one report, one writer a format.

mod catalogue;
mod cells;
mod compare;
mod consequences;
mod delimited;
pub mod diagnostics;
mod document;
mod explain;
mod expression;
mod figure;
mod findings;
mod github;
mod html;
mod json;
mod junit;
mod markdown;
mod model;
mod names;
mod news;
mod passed;
mod sarif;
mod statement;
mod summary;
mod table;
pub mod template;
mod trace;
pub mod wording;
mod wrap;

pub use catalogue::catalogue;
pub use compare::{ComparisonFormat, ComparisonReport, Submitted, write_comparison};
pub use explain::{Explanation, explain, explanations, list_codes};
pub use summary::{SummaryFormat, write_summary};
pub use table::{By, View};
pub use trace::{explain_check, explain_indicator, explain_target, trace};
pub use wrap::wrap;

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
    /// The file of waivers beside it, if there is one.
    pub waivers: Option<WaiverFile>,
}

/// Which file of waivers was taken beside the rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiverFile {
    /// What the user called it.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// For a person at a terminal.
    Table,
    /// For programs: `target-check/report/1`.
    Json,
    /// The same, one record a line.
    Jsonl,
    /// One verdict a row, for spreadsheets and databases.
    Csv,
    /// The same with tabs.
    Tsv,
    /// For a job summary, an issue or a comment.
    Markdown,
    /// For what shows the results of tests.
    Junit,
    /// For what shows the results of analysis beside the files: SARIF 2.1.0.
    Sarif,
    /// For the log of a GitHub workflow, which shows it beside the files.
    Github,
    /// For a person who shows it to others: one page, complete in itself.
    Html,
}

impl Format {
    /// Every format, in the order of the documentation.
    pub const ALL: [Self; 10] = [
        Self::Table,
        Self::Json,
        Self::Jsonl,
        Self::Csv,
        Self::Tsv,
        Self::Markdown,
        Self::Junit,
        Self::Sarif,
        Self::Github,
        Self::Html,
    ];

    /// The spelling of the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Markdown => "markdown",
            Self::Junit => "junit",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Html => "html",
        }
    }

    /// What the names of its files end in; a format without an ending must be named.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Table => &[".txt"],
            Self::Json => &[".json"],
            Self::Jsonl => &[".jsonl", ".ndjson"],
            Self::Csv => &[".csv"],
            Self::Tsv => &[".tsv"],
            Self::Markdown => &[".md", ".markdown"],
            Self::Junit => &[".xml"],
            Self::Sarif => &[".sarif", ".sarif.json"],
            Self::Github => &[],
            Self::Html => &[".html", ".htm"],
        }
    }

    /// Whether it is read by people, in their language.
    pub const fn is_for_people(self) -> bool {
        match self {
            Self::Table | Self::Markdown | Self::Html => true,
            Self::Json
            | Self::Jsonl
            | Self::Csv
            | Self::Tsv
            | Self::Junit
            | Self::Sarif
            | Self::Github => false,
        }
    }

    /// Whether it names the digests of its inputs.
    pub const fn carries_digests(self) -> bool {
        match self {
            Self::Json | Self::Jsonl | Self::Sarif | Self::Html => true,
            Self::Table | Self::Csv | Self::Tsv | Self::Markdown | Self::Junit | Self::Github => {
                false
            }
        }
    }

    /// Whether it tells how the figures of what is due went over the years.
    pub const fn carries_courses(self) -> bool {
        match self {
            Self::Json | Self::Jsonl | Self::Csv | Self::Tsv | Self::Sarif | Self::Html => true,
            Self::Table | Self::Markdown | Self::Junit | Self::Github => false,
        }
    }

    /// What a file of it begins with, before the report: Excel takes a CSV file without a byte order
    /// mark for GBK.
    pub const fn file_mark(self) -> &'static [u8] {
        match self {
            Self::Csv => "\u{feff}".as_bytes(),
            Self::Table
            | Self::Json
            | Self::Jsonl
            | Self::Tsv
            | Self::Markdown
            | Self::Junit
            | Self::Sarif
            | Self::Github
            | Self::Html => &[],
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

/// Writes `report` as `format`. `inputs` are the files it is about, for the formats that say at which
/// character of a line a cell begins.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(
    format: Format,
    report: &Report<'_>,
    inputs: &[Input],
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let lang = style.lang;
    match format {
        Format::Table => table::write(report, &View::default(), style, out),
        Format::Json => json::write(report, lang, out),
        Format::Jsonl => json::write_lines(report, lang, out),
        Format::Csv => delimited::write(report, lang, b',', out),
        Format::Tsv => delimited::write(report, lang, b'\t', out),
        Format::Markdown => markdown::write(report, lang, out),
        Format::Junit => junit::write(report, lang, out),
        Format::Sarif => sarif::write(report, inputs, lang, out),
        Format::Github => github::write(report, inputs, lang, out),
        Format::Html => html::write(report, inputs, lang, out),
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
