//! How a finding in the data or a fault of the rule file is shown to a person.

use super::{Shown, Span};

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A figure or a rule cannot be used as it stands.
    Error,
    /// Something is doubtful, and said.
    Warning,
    /// Something worth knowing that changes nothing.
    Note,
}

impl Severity {
    /// The spelling of the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Text to show with a mark under part of it: a rule line, or the row a cell stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, already harmless; whole lines.
    pub text: String,
    /// The number of its first line.
    pub first_line: u64,
    /// What in it is marked, in bytes of `text`.
    pub marked: Span,
    /// What stands beside the mark, if anything does.
    pub label: Option<Shown>,
}

/// A message about a place: what is wrong, where, and what to do.
///
/// Every text in it is worded, and harmless by its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable name of the kind of message, such as `unknown-key`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The file's name.
    pub file: Option<Shown>,
    /// The line, from 1.
    pub line: Option<u64>,
    /// The column, from 1: of a cell its number in the row, in a rule file the character.
    pub column: Option<u64>,
    /// What is wrong.
    pub message: Shown,
    /// In how many places, this one included.
    pub count: u64,
    /// What follows from it, if it can be said.
    pub note: Option<Shown>,
    /// What to do about it, if there is something.
    pub help: Option<Shown>,
    /// The place itself, marked.
    pub excerpt: Option<Excerpt>,
}
