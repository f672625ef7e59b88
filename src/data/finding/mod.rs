//! Something wrong or doubtful in the data, with its place.

pub(super) mod doubt;
pub(super) mod gathered;

use super::{Doubt, FileFormat};
use crate::quantity::{Exact, Year};
use crate::source::{Place, Severity, Untrusted};
use crate::vocabulary::{IndicatorId, Layout};

/// Something wrong or doubtful in the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// Where it was met first.
    pub place: Place,
    /// The cell as written, where a cell is meant.
    pub text: Option<Untrusted>,
    /// How many more places have the same, and the first of them.
    pub more: More,
}

/// Further places of a finding that is reported once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct More {
    /// How many.
    pub count: u64,
    /// The first few.
    pub places: Vec<Place>,
}

/// The kinds of findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// There is nothing in the file.
    EmptyFile,
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
    /// The text is valid in two encodings, and says different things in them.
    AmbiguousEncoding,
    /// A column that nothing knows.
    UnknownColumn {
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// A row for an indicator that nothing knows.
    UnknownIndicator {
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// A row with more or fewer cells than the header.
    RaggedRow {
        /// How many the header has.
        expected: usize,
        /// How many the row has.
        found: usize,
    },
    /// A row with a fault in its bytes.
    DamagedRow(Damage),
    /// A cell of the year column that is no single year.
    UnreadableYear,
    /// No file says the year of its figures; they are taken as of this one.
    AssumedYear(Year),
    /// An area that cannot be placed in any county.
    UnplacedArea,
    /// A row whose area cells are blank.
    NamelessRow,
    /// A cell that cannot be read with certainty.
    UnreadableCell {
        /// The indicator.
        indicator: IndicatorId,
        /// Why.
        fault: CellFault,
    },
    /// A figure outside what can be true.
    Implausible {
        /// The indicator.
        indicator: IndicatorId,
        /// What it would be, in the indicator's unit.
        value: Exact,
        /// The slip that explains it.
        slip: Option<Slip>,
    },
    /// A unit that nothing knows, in the unit column.
    UnknownUnit {
        /// The indicator.
        indicator: IndicatorId,
        /// The unit as written.
        unit: String,
    },
    /// A unit that measures something else than the indicator.
    UnitMismatch {
        /// The indicator.
        indicator: IndicatorId,
        /// The unit as written.
        unit: String,
    },
    /// Two units are stated for one figure.
    UnitConflict {
        /// The indicator.
        indicator: IndicatorId,
        /// The one nearer to the figure.
        nearer: String,
        /// The other.
        farther: String,
    },
    /// Something doubtful about what stands around the figures, or about their size.
    Doubt(Doubt),
    /// The same area, year and indicator twice.
    RepeatedObservation {
        /// The indicator.
        indicator: IndicatorId,
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

impl FindingKind {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EmptyFile => "empty-file",
            Self::CannotRead { .. } => "cannot-read",
            Self::ChangedWhileRead => "changed-while-read",
            Self::TooManyFiles => "too-many-files",
            Self::NotCsv(_) => "not-csv",
            Self::NotText => "not-text",
            Self::Undecodable => "undecodable",
            Self::UnclosedQuote => "unclosed-quote",
            Self::LineTooLong { .. } => "line-too-long",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::NoKnownColumn { .. } => "no-known-column",
            Self::UnknownSubject { .. } => "unknown-subject",
            Self::RepeatedColumn { .. } => "repeated-column",
            Self::AmbiguousEncoding => "ambiguous-encoding",
            Self::UnknownColumn { .. } => "unknown-column",
            Self::UnknownIndicator { .. } => "unknown-indicator",
            Self::RaggedRow { .. } => "ragged-row",
            Self::DamagedRow(_) => "damaged-row",
            Self::UnreadableYear => "unreadable-year",
            Self::AssumedYear(_) => "assumed-year",
            Self::UnplacedArea => "unplaced-area",
            Self::NamelessRow => "nameless-row",
            Self::UnreadableCell { .. } => "unreadable-cell",
            Self::Implausible { .. } => "implausible-figure",
            Self::UnknownUnit { .. } => "unknown-unit",
            Self::UnitMismatch { .. } => "unit-mismatch",
            Self::UnitConflict { .. } => "unit-conflict",
            Self::RepeatedObservation { .. } => "repeated-observation",
            Self::Doubt(doubt) => doubt.code(),
        }
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::EmptyFile
            | Self::CannotRead { .. }
            | Self::ChangedWhileRead
            | Self::TooManyFiles
            | Self::NotCsv(_)
            | Self::NotText
            | Self::Undecodable
            | Self::UnclosedQuote
            | Self::LineTooLong { .. }
            | Self::TooManyCells { .. }
            | Self::NoKnownColumn { .. }
            | Self::UnknownSubject { .. }
            | Self::RepeatedColumn { .. }
            | Self::RaggedRow { .. }
            | Self::DamagedRow(_)
            | Self::UnreadableYear
            | Self::UnplacedArea
            | Self::NamelessRow
            | Self::UnreadableCell { .. }
            | Self::Implausible { .. }
            | Self::UnknownUnit { .. }
            | Self::UnitMismatch { .. }
            | Self::UnitConflict { .. }
            | Self::RepeatedObservation { equal: false, .. } => Severity::Error,
            Self::AmbiguousEncoding
            | Self::UnknownColumn { .. }
            | Self::UnknownIndicator { .. } => Severity::Warning,
            Self::AssumedYear(_) | Self::RepeatedObservation { equal: true, .. } => Severity::Note,
            Self::Doubt(doubt) => doubt.severity(),
        }
    }

    /// The indicator whose figure is concerned, where it is one.
    pub const fn indicator(&self) -> Option<IndicatorId> {
        match self {
            Self::UnreadableCell { indicator, .. }
            | Self::Implausible { indicator, .. }
            | Self::UnknownUnit { indicator, .. }
            | Self::UnitMismatch { indicator, .. }
            | Self::UnitConflict { indicator, .. }
            | Self::RepeatedObservation { indicator, .. } => Some(*indicator),
            Self::Doubt(doubt) => doubt.indicator(),
            Self::EmptyFile
            | Self::CannotRead { .. }
            | Self::ChangedWhileRead
            | Self::TooManyFiles
            | Self::NotCsv(_)
            | Self::NotText
            | Self::Undecodable
            | Self::UnclosedQuote
            | Self::LineTooLong { .. }
            | Self::TooManyCells { .. }
            | Self::NoKnownColumn { .. }
            | Self::UnknownSubject { .. }
            | Self::RepeatedColumn { .. }
            | Self::AmbiguousEncoding
            | Self::UnknownColumn { .. }
            | Self::UnknownIndicator { .. }
            | Self::RaggedRow { .. }
            | Self::DamagedRow(_)
            | Self::UnreadableYear
            | Self::AssumedYear(_)
            | Self::UnplacedArea
            | Self::NamelessRow => None,
        }
    }
}

impl Finding {
    /// A finding at one place.
    pub(super) fn new(kind: FindingKind, place: Place) -> Self {
        Self {
            kind,
            place,
            text: None,
            more: More::default(),
        }
    }

    /// The same, with the cell as written.
    pub(super) fn with_text(mut self, text: &str) -> Self {
        self.text = Some(Untrusted::new(text));
        self
    }
}
