//! From text to TOML: every fault of its writing, and whatever can be read in spite of them.
//!
//! A parser that has lost its way reports one fault many times, so a file with faults is taken
//! apart at the headers of its tables: each part says its first fault, loses that line (or, if it
//! still cannot be read, all of it), and the rest is read as if nothing had happened.

use std::ops::Range;

use toml::de::{DeTable, Error};

use super::Sink;
use crate::plan::WritingFault;
use crate::source::Span;

/// What the TOML parser says of a key that stands twice. Nothing else is lost by it.
const REPEATED_KEY: &str = "duplicate key";

/// Reads the file by `tables`, whatever of it can be read, and whether all of it is TOML.
pub(in crate::plan) fn parse<R>(
    sink: &mut Sink<'_>,
    tables: impl Fn(&mut Sink<'_>, &DeTable<'_>) -> R,
) -> (R, bool) {
    let text = sink.text;
    let (file, errors) = DeTable::parse_recoverable(text);
    if !errors.iter().any(|error| error.message() != REPEATED_KEY) {
        repeated(sink, errors);
        return (tables(sink, file.get_ref()), true);
    }
    let repaired = repair(sink);
    let (file, errors) = DeTable::parse_recoverable(&repaired);
    let (repetitions, others): (Vec<Error>, Vec<Error>) = errors
        .into_iter()
        .partition(|error| error.message() == REPEATED_KEY);
    repeated(sink, repetitions);
    for error in others {
        add(sink, &error, 0);
    }
    (tables(sink, file.get_ref()), false)
}

/// The text with blanks instead of what is not TOML; the places of all else stay as they are.
fn repair(sink: &mut Sink<'_>) -> String {
    let text = sink.text;
    let mut repaired = String::with_capacity(text.len());
    for part in parts(text) {
        let written = text.get(part.clone()).unwrap_or_default();
        // A fault at the end of a part stands behind its last word, not before the next header.
        let Err(error) = DeTable::parse(written.trim_end()) else {
            repaired.push_str(written);
            continue;
        };
        add(sink, &error, part.start);
        let at = error.span().map_or(0, |span| span.start);
        let line = line_around(written, at);
        let without = blank(written, line.clone());
        // Without its header a table's keys would fall to the table before it.
        let headless = line.start == 0 && part.start > 0;
        if !headless && DeTable::parse(&without).is_ok() {
            repaired.push_str(&without);
        } else {
            repaired.push_str(&blank(written, 0..written.len()));
        }
    }
    repaired
}

/// The parts of a file: what stands before the first table, and each table with its header.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut at = 0_usize;
    for line in text.split_inclusive('\n') {
        if at > 0 && is_header(line) {
            starts.push(at);
        }
        at = at.saturating_add(line.len());
    }
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}

/// Whether a line opens a table; a line of a list has commas.
fn is_header(line: &str) -> bool {
    line.starts_with('[') && !line.contains([',', '='])
}

/// The line of `text` that `at` stands in.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let before = text.get(..at).unwrap_or(text);
    let start = before
        .rfind('\n')
        .map_or(0, |found| found.saturating_add(1));
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.find('\n').unwrap_or(rest.len());
    start..start.saturating_add(length)
}

/// `text` with blanks instead of the bytes of `range`, its line breaks kept.
fn blank(text: &str, range: Range<usize>) -> String {
    let mut blanked = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        if range.contains(&at) && !matches!(character, '\n' | '\r') {
            blanked.extend(std::iter::repeat_n(' ', character.len_utf8()));
        } else {
            blanked.push(character);
        }
    }
    blanked
}

/// Reports keys that stand twice; of a table that stands twice only its header.
fn repeated(sink: &mut Sink<'_>, errors: Vec<Error>) {
    let text = sink.text;
    let mut spans: Vec<Span> = errors
        .iter()
        .filter_map(Error::span)
        .map(Span::from)
        .collect();
    spans.sort();
    let mut repeated_until = 0;
    for span in spans {
        if span.start < repeated_until {
            continue;
        }
        let line = line_around(text, span.start);
        if text.get(line.clone()).is_some_and(is_header) {
            let rest = parts(text.get(line.end..).unwrap_or_default());
            let length = rest.first().map_or(0, |part| part.end);
            repeated_until = line.end.saturating_add(length);
        }
        let key = text
            .get(span.start..span.end)
            .unwrap_or_default()
            .to_owned();
        sink.add(WritingFault::RepeatedKey { key }, span);
    }
}

fn add(sink: &mut Sink<'_>, error: &Error, offset: usize) {
    let span = error.span().unwrap_or_default();
    // The parser takes the nothing after `=` for a text that lacks its quotes.
    let message = if span.is_empty() && error.message().starts_with("string values must be") {
        "missing value".to_owned()
    } else {
        error.message().to_owned()
    };
    let span = Span {
        start: offset.saturating_add(span.start),
        end: offset.saturating_add(span.end),
    };
    sink.add(WritingFault::Syntax { message }, span);
}
