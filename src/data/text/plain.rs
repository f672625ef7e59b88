//! A file read as plain text, as a whole: a plan's, not a table's.

use std::io;

use crate::data::text::{BLOCK_BYTES, Text, TextFault};
use crate::data::{Encoding, FileFormat};
use crate::source::Input;

/// Why a file cannot be read as plain text.
#[derive(Debug)]
pub enum NoText {
    /// The operating system says so.
    Io(io::Error),
    /// A file of another kind.
    Format(FileFormat),
    /// Its bytes belong to no encoding that is known.
    Undecodable,
    /// It is longer than what was asked for.
    TooLong,
}

/// Reads a whole file as text, in whichever encoding it is, if it has at most `most` bytes in UTF-8.
///
/// # Errors
/// If it cannot be read, is no text, or is longer.
pub fn plain_text(input: &Input, most: usize) -> Result<String, NoText> {
    match decoded(input, None, most) {
        // Decided by its beginning, and wrong further on.
        Err(Stopped::Text(TextFault::NotUtf8)) => decoded(input, Some(Encoding::Gb18030), most),
        other => other,
    }
    .map_err(|stopped| match stopped {
        Stopped::TooLong => NoText::TooLong,
        Stopped::Text(TextFault::Io(error)) => NoText::Io(error),
        Stopped::Text(TextFault::NotCsv(format)) => NoText::Format(format),
        Stopped::Text(TextFault::NotText | TextFault::Undecodable | TextFault::NotUtf8) => {
            NoText::Undecodable
        }
    })
}

enum Stopped {
    Text(TextFault),
    TooLong,
}

impl From<TextFault> for Stopped {
    fn from(fault: TextFault) -> Self {
        Self::Text(fault)
    }
}

fn decoded(input: &Input, encoding: Option<Encoding>, most: usize) -> Result<String, Stopped> {
    let opened = input.open().map_err(TextFault::Io)?;
    let mut text = Text::open(opened, encoding, false)?;
    let mut bytes = Vec::new();
    while text.fill(&mut bytes, BLOCK_BYTES)? {
        if bytes.len() > most {
            return Err(Stopped::TooLong);
        }
    }
    if bytes.len() > most {
        return Err(Stopped::TooLong);
    }
    // The decoder gives valid UTF-8.
    String::from_utf8(bytes).map_err(|_| Stopped::Text(TextFault::Undecodable))
}
