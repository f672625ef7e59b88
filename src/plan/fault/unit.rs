//! Units that do not go together.

use super::Sort;

/// Units that do not go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitFault {
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
    /// A formula whose unit is not the indicator's.
    FormulaUnit {
        /// The unit of the formula.
        formula: String,
        /// The unit of the indicator.
        indicator: String,
    },
    /// `combine = "sum"` for something that does not add up.
    SumOfRates {
        /// The indicator's unit.
        unit: String,
    },
    /// A key that makes no sense for this kind of indicator.
    NotForSort {
        /// The key.
        key: &'static str,
        /// The kind of indicator.
        sort: Sort,
    },
}

impl UnitFault {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnitsDiffer { .. } => "units-differ",
            Self::NeedsUnit { .. } => "needs-unit",
            Self::FormulaUnit { .. } => "formula-unit",
            Self::SumOfRates { .. } => "sum-of-rates",
            Self::NotForSort { .. } => "not-for-sort",
        }
    }
}
