//! Something wrong or doubtful in the data, with its place.

mod doubt;
mod figure;
mod file;
pub(super) mod gathered;
mod row;
mod size;
mod table;

pub use doubt::*;
pub use figure::*;
pub use file::*;
pub use row::*;
pub use size::*;
pub use table::*;

use crate::source::{Place, Severity, Untrusted};
use crate::vocabulary::IndicatorId;

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
    /// A whole file was refused.
    File(FileFault),
    /// How a table was read as a whole.
    Table(TableFault),
    /// A row is not used.
    Row(RowFault),
    /// A figure is not used, or stands twice.
    Figure {
        /// Of which indicator.
        indicator: IndicatorId,
        /// What is wrong with it.
        fault: FigureFault,
    },
    /// Something doubtful about what stands around the figures.
    Doubt(Doubt),
    /// Something doubtful about the size of a figure.
    Size {
        /// Of which indicator.
        indicator: IndicatorId,
        /// What is doubtful about it.
        doubt: SizeDoubt,
    },
}

impl FindingKind {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::File(fault) => fault.code(),
            Self::Table(fault) => fault.code(),
            Self::Row(fault) => fault.code(),
            Self::Figure { fault, .. } => fault.code(),
            Self::Doubt(doubt) => doubt.code(),
            Self::Size { doubt, .. } => doubt.code(),
        }
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::File(_) => Severity::Error,
            Self::Table(fault) => fault.severity(),
            Self::Row(fault) => fault.severity(),
            Self::Figure { fault, .. } => fault.severity(),
            Self::Doubt(doubt) => doubt.severity(),
            Self::Size { doubt, .. } => doubt.severity(),
        }
    }

    /// The indicator whose figure is concerned, where it is one.
    pub const fn indicator(&self) -> Option<IndicatorId> {
        match self {
            Self::Figure { indicator, .. } | Self::Size { indicator, .. } => Some(*indicator),
            Self::File(_) | Self::Table(_) | Self::Row(_) | Self::Doubt(_) => None,
        }
    }
}

impl From<FileFault> for FindingKind {
    fn from(fault: FileFault) -> Self {
        Self::File(fault)
    }
}

impl From<TableFault> for FindingKind {
    fn from(fault: TableFault) -> Self {
        Self::Table(fault)
    }
}

impl From<RowFault> for FindingKind {
    fn from(fault: RowFault) -> Self {
        Self::Row(fault)
    }
}

impl From<Doubt> for FindingKind {
    fn from(doubt: Doubt) -> Self {
        Self::Doubt(doubt)
    }
}

impl Finding {
    /// A finding at one place.
    pub(super) fn new(kind: impl Into<FindingKind>, place: Place) -> Self {
        Self {
            kind: kind.into(),
            place,
            text: None,
            more: More::default(),
        }
    }

    /// The same, with the cell as written.
    pub(super) fn with_text(mut self, text: &str) -> Self {
        self.text = Some(Untrusted::new(text));
        self
    }
}
