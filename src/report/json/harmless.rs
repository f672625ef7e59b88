//! JSON that may be looked at in a terminal or a log.

use std::io::{self, Write};

use serde_json::ser::Formatter;

use crate::source::is_invisible;

/// Writes texts so that they are harmless: what a terminal would obey, what nobody would see, what
/// turns the direction of writing, and the second of `##`, which begins a command to programs that
/// run checks, as its escape. All else is as the other one writes it.
pub(super) struct Harmless<F>(pub(super) F);

impl<F: Formatter> Formatter for Harmless<F> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        text: &str,
    ) -> io::Result<()> {
        let mut before = None;
        let mut from = 0;
        for (at, character) in text.char_indices() {
            let is_command = character == '#' && before == Some('#');
            if is_command || matches!(character, '\u{7f}'..='\u{9f}') || is_invisible(character) {
                out.write_all(text.get(from..at).unwrap_or_default().as_bytes())?;
                for unit in character.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
                from = at.saturating_add(character.len_utf8());
            }
            before = Some(character);
        }
        out.write_all(text.get(from..).unwrap_or_default().as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::super::write_pretty;

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_reads_back_the_same() {
        let hostile = "\u{9b}31m\u{202e}示例县\u{e0041} ##[error] #\n#\"##";
        let mut json = Vec::new();
        write_pretty(&hostile, &mut json).unwrap();
        let json = String::from_utf8(json).unwrap();
        assert_eq!(
            json,
            "\"\\u009b31m\\u202e示例县\\udb40\\udc41 #\\u0023[error] #\\n#\\\"#\\u0023\"\n"
        );
        let back: String = serde_json::from_str(&json).unwrap();
        assert_eq!(back, hostile);
    }
}
