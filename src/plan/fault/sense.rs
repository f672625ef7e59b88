//! What an expression speaks of.

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

/// What an expression speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SenseFault {
    /// An indicator that is not in the file.
    UnknownIndicator {
        /// Its id as written.
        name: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// A function of the years that is given only constants.
    FunctionOfConstant {
        /// The function.
        function: &'static str,
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
}

impl SenseFault {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownIndicator { .. } => "unknown-indicator",
            Self::FunctionOfConstant { .. } => "function-of-constant",
            Self::WrongSort { .. } => "wrong-sort",
            Self::NotALiteral { .. } => "not-a-literal",
            Self::YesNoComparison => "yes-no-comparison",
            Self::NotACondition => "not-a-condition",
            Self::NotANumber => "not-a-number",
            Self::NoIndicator => "no-indicator",
            Self::RangeNotConstant => "range-not-constant",
        }
    }
}
