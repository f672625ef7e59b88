//! How an observed number must stand to a required one.

use std::cmp::Ordering;

/// A comparison as a requirement states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
    /// `>=`
    AtLeast,
    /// `>`
    Greater,
}

impl Comparison {
    /// Whether `left` compared with `right` satisfies it.
    pub const fn holds(self, left_to_right: Ordering) -> bool {
        match self {
            Self::Less => left_to_right.is_lt(),
            Self::AtMost => left_to_right.is_le(),
            Self::Equal => left_to_right.is_eq(),
            Self::AtLeast => left_to_right.is_ge(),
            Self::Greater => left_to_right.is_gt(),
        }
    }

    /// The spelling of the rule file and of the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Equal => "=",
            Self::AtLeast => ">=",
            Self::Greater => ">",
        }
    }

    /// The sign people read.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "≤",
            Self::Equal => "=",
            Self::AtLeast => "≥",
            Self::Greater => ">",
        }
    }
}
