//! Why a whole file was refused.

use crate::data::FileFormat;
use crate::source::Untrusted;
use crate::vocabulary::Layout;

/// Why a whole file cannot be read as a table: then nothing is judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// There is nothing in the file.
    Empty,
    /// The file cannot be read any more.
    CannotRead {
        /// What the operating system says.
        message: String,
    },
    /// The file is no longer what it was when the run began.
    ChangedWhileRead,
    /// More files than a run can tell apart.
    TooManyFiles,
    /// A file of another kind, not a text table.
    NotCsv(FileFormat),
    /// Neither text in any encoding nor a spreadsheet.
    NotText,
    /// Bytes that no encoding explains (or not the declared one).
    Undecodable,
    /// A quote that is never closed, or not within the longest record.
    UnclosedQuote,
    /// A record longer than any honest one.
    LineTooLong {
        /// The longest, in bytes.
        limit: usize,
    },
    /// More cells in a record than any honest one has.
    TooManyCells {
        /// The most.
        limit: usize,
    },
    /// More units are stated above and between the rows than any honest table has.
    TooManyUnits {
        /// The most.
        limit: usize,
    },
    /// No row of the file's beginning is a header of figures.
    NoKnownColumn {
        /// What its likeliest header row says, each with the nearest known name.
        found: Vec<(Untrusted, Option<String>)>,
        /// The layout that was declared, if one was.
        layout: Option<Layout>,
    },
    /// The line that names the file's one indicator names none that is known.
    UnknownSubject {
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// Two columns both say which area, year, indicator, unit or value a row has.
    RepeatedColumn {
        /// The number of the first, from 1.
        first: u32,
    },
}

impl FileFault {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::CannotRead { .. } => "cannot-read",
            Self::ChangedWhileRead => "changed-while-read",
            Self::TooManyFiles => "too-many-files",
            Self::NotCsv(_) => "not-csv",
            Self::NotText => "not-text",
            Self::Undecodable => "undecodable",
            Self::UnclosedQuote => "unclosed-quote",
            Self::LineTooLong { .. } => "line-too-long",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::TooManyUnits { .. } => "too-many-units",
            Self::NoKnownColumn { .. } => "no-known-column",
            Self::UnknownSubject { .. } => "unknown-subject",
            Self::RepeatedColumn { .. } => "repeated-column",
        }
    }
}
