//! What is doubtful in how a table was read as a whole.

use crate::quantity::Year;
use crate::source::Severity;

/// What is doubtful in how a table was read as a whole: its encoding, its columns, its year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// The text is valid in two encodings, and says different things in them.
    AmbiguousEncoding,
    /// A column that nothing knows.
    UnknownColumn {
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// No file says the year of its figures; they are taken as of this one.
    AssumedYear(Year),
}

impl TableFault {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AmbiguousEncoding => "ambiguous-encoding",
            Self::UnknownColumn { .. } => "unknown-column",
            Self::AssumedYear(_) => "assumed-year",
        }
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::AmbiguousEncoding | Self::UnknownColumn { .. } => Severity::Warning,
            Self::AssumedYear(_) => Severity::Note,
        }
    }
}
