//! What can be wrong with a rule file.

use crate::source::{Severity, Span};

/// Something wrong or doubtful in a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// Where in its text.
    pub span: Span,
}

/// The kinds of faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A key the rule language does not know.
    UnknownKey {
        /// The key.
        key: String,
        /// The nearest one that is known here.
        nearest: Option<String>,
    },
}

impl FaultKind {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownKey { .. } => "unknown-key",
        }
    }

    /// How much it matters: only errors keep a rule file from being used.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::UnknownKey { .. } => Severity::Error,
        }
    }
}
