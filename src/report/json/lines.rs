//! The report as lines of JSON, for what reads one record at a time.

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::CompactFormatter;

use super::harmless::Harmless;
use crate::report::wording::Lang;
use crate::report::{Report, document};

/// A line: the keys of the JSON report after `record`, which says what they are of.
#[derive(Serialize)]
struct Line<'a, T> {
    record: &'a str,
    #[serde(flatten)]
    keys: &'a T,
}

/// Writes one line for the report without its lists, then one for each entry of each list.
pub(in crate::report) fn write(
    report: &Report<'_>,
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let document = document::of(report, lang);
    record("report", &document.head, out)?;
    records("verdict", document.verdicts.entries(), out)?;
    records("check", document.checks, out)?;
    records("finding", document.findings, out)
}

/// Writes a line for each of `all`.
pub(in crate::report) fn records<T: Serialize>(
    name: &str,
    all: impl IntoIterator<Item = T>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    all.into_iter().try_for_each(|one| record(name, &one, out))
}

/// Writes one line.
pub(in crate::report) fn record(
    record: &str,
    keys: &impl Serialize,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let style = Harmless(CompactFormatter);
    let line = Line { record, keys };
    line.serialize(&mut Serializer::with_formatter(&mut *out, style))?;
    out.write_all(b"\n")
}
