//! The report of `--summary`: how often each target and check stands how, and no row for an area.

mod json;

pub(super) use json::of_level;

use std::io;

use super::{Format, Report, Style, table};
use crate::verdict::Summary;

/// Writes `summary` as `format`. `report` says by which rules and from which files; it has no
/// verdicts.
///
/// # Errors
/// If `out` cannot be written.
pub fn write_summary(
    format: Format,
    report: &Report<'_>,
    summary: &Summary,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    match format {
        Format::Table => table::write_summary(report, summary, style, out),
        Format::Json => json::write(report, summary, style.lang, out),
    }
}
