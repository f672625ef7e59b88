//! Why the figures of a row were not used.

use crate::source::Severity;

/// Why the figures of a row were not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// A row for an indicator that nothing knows.
    UnknownIndicator {
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// A row with more or fewer cells than the header.
    Ragged {
        /// How many the header has.
        expected: usize,
        /// How many the row has.
        found: usize,
    },
    /// A row with a fault in its bytes.
    Damaged(Damage),
    /// A cell of the year column that is no single year.
    UnreadableYear,
    /// An area that cannot be placed in any county.
    UnplacedArea,
    /// A row whose area cells are blank.
    Nameless,
    /// A row of a part (其中:…) or of several areas together, in a file that has no other rows.
    NoWhole,
}

/// What is wrong with a row's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Text after a closing quote.
    AfterQuote,
    /// A NUL character.
    Nul,
    /// A carriage return in the midst of a line.
    CarriageReturn,
}

impl RowFault {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownIndicator { .. } => "unknown-indicator",
            Self::Ragged { .. } => "ragged-row",
            Self::Damaged(_) => "damaged-row",
            Self::UnreadableYear => "unreadable-year",
            Self::UnplacedArea => "unplaced-area",
            Self::Nameless => "nameless-row",
            Self::NoWhole => "rows-of-parts",
        }
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::UnknownIndicator { .. } => Severity::Warning,
            Self::Ragged { .. }
            | Self::Damaged(_)
            | Self::UnreadableYear
            | Self::UnplacedArea
            | Self::Nameless
            | Self::NoWhole => Severity::Error,
        }
    }
}
