//! A comparison as lines of JSON, for what reads one record at a time.

use std::io;

use super::{ComparisonReport, document};
use crate::report::json::{record, records};
use crate::report::wording::Lang;

/// Writes one line for the comparison without its lists, then one for each entry of each list.
pub(super) fn write(
    report: &ComparisonReport<'_>,
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let document = document::of(report, lang);
    record("comparison", &document.head, out)?;
    records("verdict", document.verdicts.entries(), out)?;
    records("figure", document.figures.entries(), out)?;
    records("absence", document.absences.entries(), out)?;
    records("check", document.checks, out)
}
