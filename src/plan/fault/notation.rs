//! How numbers, units and days are written in an expression.

/// How numbers, units and days are written in an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotationFault {
    /// A character that has no place in an expression.
    StrangeCharacter {
        /// The character.
        character: char,
    },
    /// A number with thousand separators.
    ThousandSeparators {
        /// The number as written.
        text: String,
        /// Without them.
        suggestion: String,
    },
    /// A number in a notation that is not read.
    NumberNotation {
        /// The number as written.
        text: String,
        /// How to write it, if that is clear.
        suggestion: Option<String>,
    },
    /// Not a day of the calendar, or not written `2025-01-31`.
    DateNotation {
        /// The date as written.
        text: String,
        /// How to write it, if that is clear.
        suggestion: Option<String>,
    },
    /// `=>` and `=<`.
    ComparisonNotation {
        /// The comparison as written.
        text: String,
        /// How to write it.
        suggestion: String,
    },
    /// A unit that is not known.
    UnknownUnit {
        /// The unit.
        unit: String,
        /// The nearest one that is.
        nearest: Option<String>,
    },
    /// An expression that is too long.
    ExpressionTooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// An expression that is nested too deeply.
    ExpressionTooDeep,
}

impl NotationFault {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::StrangeCharacter { .. } => "strange-character",
            Self::ThousandSeparators { .. } => "thousand-separators",
            Self::NumberNotation { .. } => "number-notation",
            Self::DateNotation { .. } => "date-notation",
            Self::ComparisonNotation { .. } => "comparison-notation",
            Self::UnknownUnit { .. } => "unknown-unit",
            Self::ExpressionTooLong { .. } => "expression-too-long",
            Self::ExpressionTooDeep => "expression-too-deep",
        }
    }
}
