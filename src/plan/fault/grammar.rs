//! How the parts of an expression follow each other.

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
    /// A number.
    Number,
    /// A day, such as `2026-12-31`.
    Day,
    /// Nothing more.
    End,
}

/// How the parts of an expression follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GrammarFault {
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
}

impl GrammarFault {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ExpressionEnds { .. } => "expression-ends",
            Self::Unexpected { .. } => "unexpected",
            Self::ChainedComparison => "chained-comparison",
            Self::Conjunction { .. } => "conjunction",
            Self::NotEqual => "not-equal",
            Self::MissingOperator { .. } => "missing-operator",
            Self::UnknownFunction { .. } => "unknown-function",
            Self::FunctionWithoutArguments { .. } => "function-without-arguments",
            Self::ArgumentCount { .. } => "argument-count",
        }
    }
}
