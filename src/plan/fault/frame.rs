//! The plan's frame: years, areas, bands.

use crate::quantity::Year;

/// The plan's frame: years, areas, bands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrameFault {
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
}

impl FrameFault {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAYear { .. } => "not-a-year",
            Self::PeriodReversed { .. } => "period-reversed",
            Self::BaseAfterStart { .. } => "base-after-start",
            Self::ExpectedNumber { .. } => "expected-number",
            Self::MoreNamesThanExpected { .. } => "more-names-than-expected",
            Self::RepeatedName { .. } => "repeated-name",
            Self::NotAPlainDecimal { .. } => "not-a-plain-decimal",
            Self::BandsOutOfOrder => "bands-out-of-order",
        }
    }
}
