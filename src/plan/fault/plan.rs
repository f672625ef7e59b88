//! What the plan as a whole cannot mean.

use crate::quantity::{Exact, Year};

/// What the plan as a whole cannot mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanFault {
    /// A range whose upper end is below its lower.
    RangeReversed,
    /// Division by a constant zero.
    DivisionByZero,
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
    /// A base figure outside its indicator's plausible range.
    ImplausibleBase {
        /// Its least plausible value, in its unit.
        low: Option<Exact>,
        /// Its greatest plausible value, in its unit.
        high: Option<Exact>,
        /// Its unit.
        unit: String,
    },
    /// Two targets that cannot both be met.
    Contradiction {
        /// The other target.
        other: String,
        /// The line of its requirement.
        line: u64,
    },
    /// A formula that comes back to itself.
    FormulaCycle {
        /// The ids on the way, the first one again at the end.
        path: Vec<String>,
    },
    /// A formula that becomes too large when the formulas in it are put in.
    FormulaTooLarge,
}

impl PlanFault {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::RangeReversed => "range-reversed",
            Self::DivisionByZero => "division-by-zero",
            Self::DueOutsidePlan { .. } => "due-outside-plan",
            Self::EveryWithBy => "every-with-by",
            Self::Impossible { .. } => "impossible",
            Self::ImplausibleBase { .. } => "implausible-base",
            Self::Contradiction { .. } => "contradiction",
            Self::FormulaCycle { .. } => "formula-cycle",
            Self::FormulaTooLarge => "formula-too-large",
        }
    }
}
