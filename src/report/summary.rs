//! The report of `--summary`: how often each target and check stands how, and no row for an area.

mod delimited;
mod json;

pub(super) use json::of_level;

use std::io;

use super::{Format, Report, Style, table};
use crate::verdict::Summary;

/// The forms a summary can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryFormat {
    /// For a person at a terminal.
    Table,
    /// For programs: `target-check/summary/1`.
    Json,
    /// One target or check a row, with this between its cells.
    Delimited(u8),
}

impl SummaryFormat {
    /// What a report of `format` is as a summary; `None` for one that tells of single verdicts.
    pub const fn of(format: Format) -> Option<Self> {
        match format {
            Format::Table => Some(Self::Table),
            Format::Json => Some(Self::Json),
            Format::Csv => Some(Self::Delimited(b',')),
            Format::Tsv => Some(Self::Delimited(b'\t')),
            Format::Jsonl
            | Format::Markdown
            | Format::Junit
            | Format::Sarif
            | Format::Github
            | Format::Html => None,
        }
    }
}

/// Writes `summary` as `format`. `report` says by which rules and from which files; it has no
/// verdicts.
///
/// # Errors
/// If `out` cannot be written.
pub fn write_summary(
    format: SummaryFormat,
    report: &Report<'_>,
    summary: &Summary,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    match format {
        SummaryFormat::Table => table::write_summary(report, summary, style, out),
        SummaryFormat::Json => json::write(report, summary, style.lang, out),
        SummaryFormat::Delimited(delimiter) => delimited::write(report, summary, delimiter, out),
    }
}
