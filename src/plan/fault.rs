//! What can be wrong with a rule file.

use crate::quantity::{Date, Exact, Year};
use crate::source::{Severity, Span};

/// Something wrong or doubtful in a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// Where in its text.
    pub span: Span,
}

/// A kind of value in a rule file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `"…"`
    Text,
    /// `12`
    Integer,
    /// `0.95`
    Decimal,
    /// `true`
    Boolean,
    /// `2025-01-01`
    Date,
    /// `[…]`
    List,
    /// `["…", "…"]`
    Texts,
    /// `[2021, 2025]`
    TwoYears,
    /// `{ … }` or `[…]` above lines
    Table,
    /// `[[…]]`
    Tables,
}

/// What an expression stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A number.
    Number,
    /// A yes or no.
    YesNo,
    /// A day.
    Date,
}

/// What a reader of an expression was waiting for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// A number, an indicator, a function or `(`.
    Operand,
    /// An operator, or the end.
    Operator,
    /// `)`
    Closing,
    /// `..`
    Range,
    /// `(`
    Opening,
    /// A number.
    Number,
    /// Nothing more.
    End,
}

/// What a duplicate id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A target.
    Target,
    /// A check.
    Check,
}

/// Why an indicator cannot be called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdFlaw {
    /// It is not letters, digits and `_`, beginning with a letter.
    NotAWord,
    /// It is a word of the expression language.
    Reserved,
    /// It is a unit.
    Unit,
}

/// The kinds of faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The file is not TOML.
    Syntax {
        /// What the TOML parser says.
        message: String,
    },
    /// A key stands twice in one table.
    RepeatedKey {
        /// The key.
        key: String,
    },
    /// The file is too large to be a rule file.
    FileTooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// There are more indicators than can be told apart.
    TooManyIndicators,
    /// A key the rule language does not know.
    UnknownKey {
        /// The key.
        key: String,
        /// The nearest one that is known here.
        nearest: Option<String>,
    },
    /// A key that must be there is not.
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// A value of the wrong kind.
    WrongType {
        /// Its key.
        key: String,
        /// The kind it must be.
        expected: Shape,
        /// The kind it is.
        found: Shape,
    },
    /// A word that is not among those allowed.
    UnknownValue {
        /// Its key.
        key: &'static str,
        /// The word.
        value: String,
        /// Those allowed.
        allowed: &'static [&'static str],
        /// The nearest of them.
        nearest: Option<String>,
    },
    /// A text without any text.
    Blank {
        /// Its key.
        key: String,
    },
    /// A list without entries.
    EmptyList {
        /// Its key.
        key: &'static str,
    },
    /// A number that is no year from 1900 to 2200.
    NotAYear {
        /// The number as written.
        text: String,
    },
    /// The last year of the period is before the first.
    PeriodReversed {
        /// The first.
        first: Year,
        /// The last.
        last: Year,
    },
    /// The base year is after the first year.
    BaseAfterStart {
        /// The base year.
        base: Year,
        /// The first year.
        first: Year,
    },
    /// A due year outside the plan.
    DueOutsidePlan {
        /// The due year.
        due: Year,
        /// The plan's first year.
        first: Year,
        /// The plan's last year.
        last: Year,
    },
    /// Both `every` and `by`.
    EveryWithBy,
    /// An expected number of areas that is zero, negative or absurd.
    ExpectedNumber {
        /// The number as written.
        text: String,
    },
    /// More names than the expected number.
    MoreNamesThanExpected {
        /// How many names.
        names: usize,
        /// How many are expected.
        expected: u32,
    },
    /// A name that stands twice in a list.
    RepeatedName {
        /// The name.
        name: String,
    },
    /// A number that is not a plain decimal from zero.
    NotAPlainDecimal {
        /// The number as written.
        text: String,
    },
    /// The band `slow` begins above `on-track`.
    BandsOutOfOrder,
    /// An id that is not a slug.
    NotASlug {
        /// The id.
        id: String,
        /// What it could be.
        suggestion: Option<String>,
    },
    /// An id that is taken.
    RepeatedId {
        /// Of what.
        named: Named,
        /// The id.
        id: String,
        /// The line where it was used first.
        line: u64,
    },
    /// An indicator's id that cannot be one.
    IndicatorId {
        /// The id.
        id: String,
        /// Why.
        flaw: IdFlaw,
    },
    /// A header that two indicators, or an indicator and an area level, claim.
    HeaderClaimedTwice {
        /// The header.
        header: String,
        /// Who claimed it first.
        other: String,
        /// On which line.
        line: u64,
    },
    /// A unit that is not known.
    UnknownUnit {
        /// The unit.
        unit: String,
        /// The nearest one that is.
        nearest: Option<String>,
    },
    /// A key that makes no sense for this kind of indicator.
    NotForSort {
        /// The key.
        key: &'static str,
        /// The kind of indicator.
        sort: Sort,
    },
    /// `combine = "sum"` for something that does not add up.
    SumOfRates {
        /// The indicator's unit.
        unit: String,
    },
    /// A clause whose chapter has no title.
    UnknownChapter {
        /// The chapter.
        chapter: String,
    },
    /// An indicator that nothing uses.
    UnusedIndicator {
        /// The indicator.
        id: String,
    },

    /// An expression that is too long.
    ExpressionTooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// An expression that is nested too deeply.
    ExpressionTooDeep,
    /// The expression ends too soon.
    ExpressionEnds {
        /// What should come.
        awaited: Awaited,
    },
    /// Something stands where something else should.
    Unexpected {
        /// What stands there.
        found: String,
        /// What should.
        awaited: Awaited,
    },
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
    /// Two comparisons in a row.
    ChainedComparison,
    /// `and`, `or`, `且` …
    Conjunction {
        /// The word.
        word: String,
    },
    /// `!=`
    NotEqual,
    /// No operator between a number and an indicator.
    MissingOperator {
        /// What follows the number.
        name: String,
    },
    /// An indicator that is not in the file.
    UnknownIndicator {
        /// Its id as written.
        name: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// A function that does not exist.
    UnknownFunction {
        /// Its name as written.
        name: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// A function without its parentheses.
    FunctionWithoutArguments {
        /// The function.
        function: &'static str,
    },
    /// Too many or too few arguments.
    ArgumentCount {
        /// The function.
        function: &'static str,
        /// How many it was given.
        given: usize,
    },
    /// A function of the years that is given only constants.
    FunctionOfConstant {
        /// The function.
        function: &'static str,
    },
    /// Units that do not go together.
    UnitsDiffer {
        /// The unit of the left side or of the first operand.
        left: String,
        /// The unit of what is marked.
        right: String,
    },
    /// A number that must say its unit.
    NeedsUnit {
        /// The number as written.
        number: String,
        /// The unit that is likely meant.
        unit: String,
    },
    /// A yes/no or a date where a number belongs, and the like.
    WrongSort {
        /// What stands there.
        found: Sort,
        /// What belongs there.
        expected: Sort,
    },
    /// Two yes/no or date indicators compared with each other.
    NotALiteral {
        /// What they are.
        sort: Sort,
    },
    /// A comparison that yes/no does not have.
    YesNoComparison,
    /// An expression that is neither true nor false.
    NotACondition,
    /// A comparison where a number belongs.
    NotANumber,
    /// A condition that looks at no indicator.
    NoIndicator,
    /// A range whose ends are not constants.
    RangeNotConstant,
    /// A range whose upper end is below its lower.
    RangeReversed,
    /// Division by a constant zero.
    DivisionByZero,
    /// A formula whose unit is not the indicator's.
    FormulaUnit {
        /// The unit of the formula.
        formula: String,
        /// The unit of the indicator.
        indicator: String,
    },
    /// A formula that comes back to itself.
    FormulaCycle {
        /// The ids on the way, the first one again at the end.
        path: Vec<String>,
    },
    /// A formula that becomes too large when the formulas in it are put in.
    FormulaTooLarge,
    /// A bound that no plausible value can meet.
    Impossible {
        /// The indicator.
        indicator: String,
        /// Its least plausible value, in its unit.
        low: Option<Exact>,
        /// Its greatest plausible value, in its unit.
        high: Option<Exact>,
        /// Its unit.
        unit: String,
    },
    /// A day that no date of the plan can have.
    ImpossibleDate {
        /// The day.
        bound: Date,
    },
    /// Two targets that cannot both be met.
    Contradiction {
        /// The other target.
        other: String,
        /// The line of its requirement.
        line: u64,
    },
}

impl FaultKind {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "toml-syntax",
            Self::RepeatedKey { .. } => "repeated-key",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::TooManyIndicators => "too-many-indicators",
            Self::UnknownKey { .. } => "unknown-key",
            Self::MissingKey { .. } => "missing-key",
            Self::WrongType { .. } => "wrong-type",
            Self::UnknownValue { .. } => "unknown-value",
            Self::Blank { .. } => "blank",
            Self::EmptyList { .. } => "empty-list",
            Self::NotAYear { .. } => "not-a-year",
            Self::PeriodReversed { .. } => "period-reversed",
            Self::BaseAfterStart { .. } => "base-after-start",
            Self::DueOutsidePlan { .. } => "due-outside-plan",
            Self::EveryWithBy => "every-with-by",
            Self::ExpectedNumber { .. } => "expected-number",
            Self::MoreNamesThanExpected { .. } => "more-names-than-expected",
            Self::RepeatedName { .. } => "repeated-name",
            Self::NotAPlainDecimal { .. } => "not-a-plain-decimal",
            Self::BandsOutOfOrder => "bands-out-of-order",
            Self::NotASlug { .. } => "not-a-slug",
            Self::RepeatedId { .. } => "repeated-id",
            Self::IndicatorId { .. } => "indicator-id",
            Self::HeaderClaimedTwice { .. } => "header-claimed-twice",
            Self::UnknownUnit { .. } => "unknown-unit",
            Self::NotForSort { .. } => "not-for-sort",
            Self::SumOfRates { .. } => "sum-of-rates",
            Self::UnknownChapter { .. } => "unknown-chapter",
            Self::UnusedIndicator { .. } => "unused-indicator",
            Self::ExpressionTooLong { .. } => "expression-too-long",
            Self::ExpressionTooDeep => "expression-too-deep",
            Self::ExpressionEnds { .. } => "expression-ends",
            Self::Unexpected { .. } => "unexpected",
            Self::StrangeCharacter { .. } => "strange-character",
            Self::ThousandSeparators { .. } => "thousand-separators",
            Self::NumberNotation { .. } => "number-notation",
            Self::DateNotation { .. } => "date-notation",
            Self::ChainedComparison => "chained-comparison",
            Self::Conjunction { .. } => "conjunction",
            Self::NotEqual => "not-equal",
            Self::MissingOperator { .. } => "missing-operator",
            Self::UnknownIndicator { .. } => "unknown-indicator",
            Self::UnknownFunction { .. } => "unknown-function",
            Self::FunctionWithoutArguments { .. } => "function-without-arguments",
            Self::ArgumentCount { .. } => "argument-count",
            Self::FunctionOfConstant { .. } => "function-of-constant",
            Self::UnitsDiffer { .. } => "units-differ",
            Self::NeedsUnit { .. } => "needs-unit",
            Self::WrongSort { .. } => "wrong-sort",
            Self::NotALiteral { .. } => "not-a-literal",
            Self::YesNoComparison => "yes-no-comparison",
            Self::NotACondition => "not-a-condition",
            Self::NotANumber => "not-a-number",
            Self::NoIndicator => "no-indicator",
            Self::RangeNotConstant => "range-not-constant",
            Self::RangeReversed => "range-reversed",
            Self::DivisionByZero => "division-by-zero",
            Self::FormulaUnit { .. } => "formula-unit",
            Self::FormulaCycle { .. } => "formula-cycle",
            Self::FormulaTooLarge => "formula-too-large",
            Self::Impossible { .. } => "impossible",
            Self::ImpossibleDate { .. } => "impossible-date",
            Self::Contradiction { .. } => "contradiction",
        }
    }

    /// How much it matters: only errors keep a rule file from being used.
    pub const fn severity(&self) -> Severity {
        if matches!(
            self,
            Self::UnusedIndicator { .. } | Self::UnknownChapter { .. }
        ) {
            Severity::Warning
        } else {
            Severity::Error
        }
    }
}
