//! The report as one JSON object, and as lines of JSON.
//!
//! Both are written entry by entry, and no whole of them is ever made.

mod each;
mod harmless;
mod lines;

pub(super) use each::Each;
pub(super) use lines::{record, records, write as write_lines};

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::PrettyFormatter;

use self::harmless::Harmless;
use super::wording::Lang;
use super::{Report, document};

/// Writes `report` as JSON.
pub(super) fn write(report: &Report<'_>, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    write_pretty(&document::of(report, lang), out)
}

/// Writes anything as JSON that may be looked at.
pub(super) fn write_pretty(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    let style = Harmless(PrettyFormatter::new());
    value.serialize(&mut Serializer::with_formatter(&mut *out, style))?;
    out.write_all(b"\n")
}
