//! Something wrong or doubtful in the data, with its place.

use crate::source::{Place, Severity, Untrusted};

/// Something wrong or doubtful in the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// Where it was met first.
    pub place: Place,
    /// The cell as written, where a cell is meant.
    pub text: Option<Untrusted>,
    /// How many more places have the same, and the first of them.
    pub more: More,
}

/// Further places of a finding that is reported once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct More {
    /// How many.
    pub count: u64,
    /// The first few.
    pub places: Vec<Place>,
}

/// The kinds of findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// There is nothing in the file.
    EmptyFile,
}

impl FindingKind {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EmptyFile => "empty-file",
        }
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::EmptyFile => Severity::Error,
        }
    }
}
