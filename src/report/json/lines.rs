//! The report as lines of JSON, for what reads one record at a time.

use std::io;

use serde::Serialize;
use serde_json::{Map, Value};

use super::harmless;
use crate::report::wording::Lang;
use crate::report::{Report, document};

/// The lists of the report, and what one entry of each is called in its line's `record`.
const LISTS: [(&str, &str); 3] = [
    ("verdicts", "verdict"),
    ("checks", "check"),
    ("findings", "finding"),
];

/// Writes one line for the report without its lists, then one for each entry of each list. Every
/// line has the keys of the JSON report, after `record`, which says what it is.
pub(in crate::report) fn write(
    report: &Report<'_>,
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    write_records(&document::of(report, lang), "report", &LISTS, out)
}

/// The same of any document: `name` is what the line without its `lists` is called.
pub(in crate::report) fn write_records(
    document: &impl Serialize,
    name: &str,
    lists: &[(&'static str, &'static str)],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let document = serde_json::to_value(document).map_err(io::Error::other)?;
    let Value::Object(mut head) = document else {
        return Err(io::Error::other("the report is no object"));
    };
    let lists: Vec<_> = lists
        .iter()
        .map(|(key, record)| (record, head.shift_remove(*key)))
        .collect();
    line(name, head, out)?;
    for (record, list) in lists {
        for entry in list
            .as_ref()
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            if let Value::Object(keys) = entry {
                line(record, keys.clone(), out)?;
            }
        }
    }
    Ok(())
}

fn line(record: &str, keys: Map<String, Value>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut object = Map::new();
    object.insert("record".to_owned(), Value::from(record));
    object.extend(keys);
    let text = serde_json::to_string(&object).map_err(io::Error::other)?;
    writeln!(out, "{}", harmless(&text))
}
