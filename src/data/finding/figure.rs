//! What is wrong with a figure of a known indicator.

use super::FindingKind;
use crate::quantity::{Exact, Year};
use crate::source::{Place, Severity, Untrusted};
use crate::vocabulary::IndicatorId;

/// What is wrong with a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureFault {
    /// A cell that cannot be read with certainty, and why.
    Unreadable(CellFault),
    /// A figure outside what can be true.
    Implausible {
        /// What it would be, in the indicator's unit.
        value: Exact,
        /// The slip that explains it.
        slip: Option<Slip>,
    },
    /// A unit that nothing knows.
    UnknownUnit {
        /// Whether it is that of the whole table, in a line above or below it, and not in the unit
        /// column.
        is_of_table: bool,
        /// The unit as written.
        unit: String,
    },
    /// A unit that measures something else than the indicator.
    UnitMismatch {
        /// The unit as written.
        unit: String,
    },
    /// Two units are stated for one figure.
    UnitConflict {
        /// The one nearer to the figure.
        nearer: String,
        /// The other.
        farther: String,
    },
    /// The same area, year and indicator twice.
    Repeated {
        /// The year.
        year: Year,
        /// The county and the township, where they have names.
        area: Vec<Untrusted>,
        /// Whether it says the same.
        equal: bool,
        /// Where it stood before.
        first: Place,
    },
}

/// Why a cell cannot be read with certainty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellFault {
    /// About, nearly, expected: it proves nothing.
    Approximate,
    /// Numerals in words: 十二.
    Words,
    /// `1e3`.
    Exponent,
    /// `NaN`, `inf`.
    NotFinite,
    /// `0x10`.
    Hexadecimal,
    /// `1_000`.
    Underscore,
    /// Separators that do not stand at the thousands: `1,23`.
    Grouping,
    /// A number that begins with a zero it does not need: `007`.
    LeadingZero,
    /// More digits than any honest figure has.
    TooManyDigits,
    /// `#REF!` and its kin.
    SpreadsheetError,
    /// `########`: the column was too narrow to show the figure, and what was shown was exported.
    TooNarrow,
    /// `=C3+C4`.
    Formula,
    /// `'2108`: the mark that makes text of a number.
    TextMark,
    /// Blanks or line breaks between the digits.
    Blanks,
    /// Characters that nobody can see.
    Invisible,
    /// `(12)`: so accountants write −12.
    Brackets,
    /// `12-15`.
    Span,
    /// `≥ 3 以下`.
    Contradictory,
    /// `1.5万` where figures are in 万元 already.
    AmbiguousScale {
        /// The unit that has a scale of its own.
        unit: String,
    },
    /// A number followed by something that is no unit.
    UnknownSuffix,
    /// `0.62` for a share, with no `%` in the cell, its header or its unit: 62 % or 0.62 %?
    FractionOrPercentage,
    /// Yes or no where a number is wanted.
    YesNoForNumber,
    /// Something else where yes or no is wanted.
    NotYesNo,
    /// Something else where a date is wanted.
    NotDate,
    /// `2024.1`: January, or October without its zero.
    AmbiguousDate,
    /// `45658` where a day is wanted: a day as spreadsheets count them.
    DayNumber,
    /// Anything else that is no number.
    NotNumber,
}

/// The likely reason for an implausible figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A month's figure where a year's is wanted.
    MonthForYear,
    /// A year's figure where a month's is wanted.
    YearForMonth,
    /// A number of 万 (10 000) taken for single ones.
    TenThousandsForOnes,
    /// Single ones taken for a number of 万.
    OnesForTenThousands,
    /// A fraction for a percentage.
    FractionForPercentage,
    /// A negative number where there can be none.
    Negative,
}

impl FigureFault {
    /// The finding that a figure of `indicator` has it.
    pub(in crate::data) const fn of(self, indicator: IndicatorId) -> FindingKind {
        FindingKind::Figure {
            indicator,
            fault: self,
        }
    }

    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable-cell",
            Self::Implausible { .. } => "implausible-figure",
            Self::UnknownUnit { .. } => "unknown-unit",
            Self::UnitMismatch { .. } => "unit-mismatch",
            Self::UnitConflict { .. } => "unit-conflict",
            Self::Repeated { .. } => "repeated-observation",
        }
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Repeated { equal: true, .. } => Severity::Note,
            Self::Unreadable(_)
            | Self::Implausible { .. }
            | Self::UnknownUnit { .. }
            | Self::UnitMismatch { .. }
            | Self::UnitConflict { .. }
            | Self::Repeated { equal: false, .. } => Severity::Error,
        }
    }
}
