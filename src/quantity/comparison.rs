//! How an observed number must stand to a required one.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// A comparison as a requirement states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

    /// The comparison that holds of the two sides when they are exchanged.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::AtMost => Self::AtLeast,
            Self::Equal => Self::Equal,
            Self::AtLeast => Self::AtMost,
            Self::Greater => Self::Less,
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
