//! Doubts about the size of a figure, which is used all the same.

use super::FindingKind;
use crate::quantity::{Exact, Year};
use crate::source::{Place, Severity};
use crate::vocabulary::IndicatorId;

/// What is doubtful about the size of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SizeDoubt {
    /// A figure that says only "at least" or "at most".
    OneSided,
    /// A figure ten, a hundred or ten thousand times another one that it should be near.
    Jump {
        /// How many times as large the larger is, about: 10, 100 or 10 000.
        times: u16,
        /// The year of the figure.
        year: Year,
        /// The year of the other.
        other_year: Year,
        /// The other, in the indicator's unit.
        other: Exact,
        /// Where the other stands.
        other_place: Place,
    },
    /// A figure that is ten or ten thousand times those of all other areas, or that part of them.
    UnlikeOthers {
        /// How many times, about: 10 or 10 000.
        times: u16,
        /// The year.
        year: Year,
        /// The figure, in the indicator's unit.
        value: Exact,
        /// How many other areas there are.
        others: usize,
        /// The least and the greatest figure of the others.
        range: Box<(Exact, Exact)>,
    },
    /// A total over several counties that is not their sum.
    GrandTotal {
        /// The year.
        year: Year,
        /// The total as written, in the indicator's unit.
        total: Exact,
        /// The sum of the counties' own figures.
        sum: Exact,
        /// How many counties there are.
        counties: usize,
    },
}

impl SizeDoubt {
    /// The finding that it is so of a figure of `indicator`.
    pub(in crate::data) const fn of(self, indicator: IndicatorId) -> FindingKind {
        FindingKind::Size {
            indicator,
            doubt: self,
        }
    }

    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OneSided => "one-sided-figure",
            Self::Jump { .. } => "jump",
            Self::UnlikeOthers { .. } => "unlike-other-areas",
            Self::GrandTotal { .. } => "grand-total",
        }
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::OneSided => Severity::Note,
            Self::Jump { .. } | Self::UnlikeOthers { .. } | Self::GrandTotal { .. } => {
                Severity::Warning
            }
        }
    }
}
