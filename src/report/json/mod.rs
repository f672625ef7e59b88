//! The report as one JSON object, and as lines of JSON.

mod lines;

pub(super) use lines::{write as write_lines, write_records};

use std::io;

use serde::Serialize;

use super::wording::Lang;
use super::{Report, document};
use crate::source::is_invisible;

/// Writes `report` as JSON.
pub(super) fn write(report: &Report<'_>, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    write_pretty(&document::of(report, lang), out)
}

/// Writes anything as JSON that may be looked at.
pub(super) fn write_pretty(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(io::Error::other)?;
    out.write_all(harmless(&text).as_bytes())?;
    out.write_all(b"\n")
}

/// JSON may be looked at in a terminal or a log: what a terminal would obey, what nobody would see,
/// what turns the direction of writing, and the second of `##`, which begins a command to programs
/// that run checks, is written as its escape. Such characters can stand only inside strings.
pub(super) fn harmless(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut before = None;
    for character in json.chars() {
        match character {
            '#' if before == Some('#') => text.push_str("\\u0023"),
            '\u{7f}'..='\u{9f}' => escape(character, &mut text),
            _ if is_invisible(character) => escape(character, &mut text),
            _ => text.push(character),
        }
        before = Some(character);
    }
    text
}

/// Writes a character as JSON's escape of its one or two units of UTF-16.
fn escape(character: char, text: &mut String) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        text.push_str(&format!("\\u{unit:04x}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_reads_back_the_same() {
        let hostile = "\u{9b}31m\u{202e}示例县\u{e0041} ##[error]";
        let json = serde_json::to_string(hostile).unwrap();
        assert_eq!(
            harmless(&json),
            "\"\\u009b31m\\u202e示例县\\udb40\\udc41 #\\u0023[error]\""
        );
        let back: String = serde_json::from_str(&harmless(&json)).unwrap();
        assert_eq!(back, hostile);
    }
}
