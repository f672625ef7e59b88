//! Where the rules and the plan's text part.

use crate::source::Severity;

/// The first of some names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// As many as a person reads.
    pub names: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

impl Listed {
    const MOST: usize = 8;

    /// The first of `all`.
    pub(in crate::plan) fn first(mut all: impl Iterator<Item = String>) -> Self {
        let names = all.by_ref().take(Self::MOST).collect();
        Self {
            names,
            more: all.count(),
        }
    }
}

/// Where the rules and the plan's text part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CoverageFault {
    /// The text has no numbered heading.
    NoClauses,
    /// More figures, bounds or exemptions than any plan has.
    TooMuchToCompare,
    /// A figure of the text that stands in no target of its clause.
    UncoveredFigure {
        /// The figure as the text has it.
        figure: String,
        /// Its clause.
        clause: String,
        /// A target that asks for it and cites other clauses.
        elsewhere: Option<String>,
        /// The targets of its clause.
        targets: Listed,
    },
    /// A bound that no clause of its target names.
    BoundNotInClause {
        /// The target.
        target: String,
        /// The bound as the rule file has it.
        bound: String,
        /// The target's clauses.
        clauses: Vec<String>,
        /// The figures that stand there.
        figures: Listed,
        /// A clause that names the bound.
        elsewhere: Option<String>,
    },
    /// A clause that the text does not have.
    ClauseNotInText {
        /// The clause.
        clause: String,
        /// The nearest one that it has.
        nearest: Option<String>,
    },
    /// A bound whose figure stands in its clause among words that are not the target's.
    OtherWords {
        /// The target.
        target: String,
        /// The figure with the words around it.
        words: String,
        /// The target that the figure belongs to, if it is another.
        owner: Option<String>,
    },
    /// An exemption that no figure needs.
    NeedlessExemption {
        /// Its words.
        words: String,
        /// A clause in which they do stand, with a figure.
        elsewhere: Option<String>,
    },
}

impl CoverageFault {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoClauses => "no-clauses",
            Self::TooMuchToCompare => "too-much-to-compare",
            Self::UncoveredFigure { .. } => "uncovered-figure",
            Self::BoundNotInClause { .. } => "bound-not-in-clause",
            Self::ClauseNotInText { .. } => "clause-not-in-text",
            Self::OtherWords { .. } => "other-words",
            Self::NeedlessExemption { .. } => "needless-exemption",
        }
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::OtherWords { .. } | Self::NeedlessExemption { .. } => Severity::Warning,
            Self::NoClauses
            | Self::TooMuchToCompare
            | Self::UncoveredFigure { .. }
            | Self::BoundNotInClause { .. }
            | Self::ClauseNotInText { .. } => Severity::Error,
        }
    }
}
