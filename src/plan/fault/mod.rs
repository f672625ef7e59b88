//! What can be wrong with a rule file.

mod coverage;
mod frame;
mod grammar;
mod naming;
mod notation;
mod plan;
mod sense;
mod unit;
mod writing;

pub use coverage::*;
pub use frame::*;
pub use grammar::*;
pub use naming::*;
pub use notation::*;
pub use plan::*;
pub use sense::*;
pub use unit::*;
pub use writing::*;

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
    /// How the file is written: TOML, its tables and fields.
    Writing(WritingFault),
    /// The plan's frame: years, areas, bands.
    Frame(FrameFault),
    /// What things are called.
    Naming(NamingFault),
    /// How numbers, units and days are written in an expression.
    Notation(NotationFault),
    /// How the parts of an expression follow each other.
    Grammar(GrammarFault),
    /// What an expression speaks of.
    Sense(SenseFault),
    /// Units that do not go together.
    Unit(UnitFault),
    /// What the plan as a whole cannot mean.
    Plan(PlanFault),
    /// Where the rules and the plan's text part.
    Coverage(Box<CoverageFault>),
}

impl FaultKind {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Writing(fault) => fault.code(),
            Self::Frame(fault) => fault.code(),
            Self::Naming(fault) => fault.code(),
            Self::Notation(fault) => fault.code(),
            Self::Grammar(fault) => fault.code(),
            Self::Sense(fault) => fault.code(),
            Self::Unit(fault) => fault.code(),
            Self::Plan(fault) => fault.code(),
            Self::Coverage(fault) => fault.code(),
        }
    }

    /// Whether it may be there only because something else is not TOML: what is missed may stand
    /// in the part that could not be read.
    pub(super) const fn follows_from_syntax(&self) -> bool {
        matches!(
            self,
            Self::Writing(WritingFault::MissingKey { .. })
                | Self::Sense(SenseFault::UnknownIndicator { .. })
                | Self::Naming(
                    NamingFault::UnusedIndicator { .. }
                        | NamingFault::UnknownChapter { .. }
                        | NamingFault::UnknownTarget { .. }
                        | NamingFault::WaiverWithoutTarget
                )
        )
    }

    /// How much it matters: only errors keep a rule file from being used.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Naming(
                NamingFault::UnusedIndicator { .. } | NamingFault::UnknownChapter { .. },
            ) => Severity::Warning,
            Self::Coverage(fault) => fault.severity(),
            Self::Writing(_)
            | Self::Frame(_)
            | Self::Naming(_)
            | Self::Notation(_)
            | Self::Grammar(_)
            | Self::Sense(_)
            | Self::Unit(_)
            | Self::Plan(_) => Severity::Error,
        }
    }
}

impl From<WritingFault> for FaultKind {
    fn from(fault: WritingFault) -> Self {
        Self::Writing(fault)
    }
}

impl From<FrameFault> for FaultKind {
    fn from(fault: FrameFault) -> Self {
        Self::Frame(fault)
    }
}

impl From<NamingFault> for FaultKind {
    fn from(fault: NamingFault) -> Self {
        Self::Naming(fault)
    }
}

impl From<NotationFault> for FaultKind {
    fn from(fault: NotationFault) -> Self {
        Self::Notation(fault)
    }
}

impl From<GrammarFault> for FaultKind {
    fn from(fault: GrammarFault) -> Self {
        Self::Grammar(fault)
    }
}

impl From<SenseFault> for FaultKind {
    fn from(fault: SenseFault) -> Self {
        Self::Sense(fault)
    }
}

impl From<UnitFault> for FaultKind {
    fn from(fault: UnitFault) -> Self {
        Self::Unit(fault)
    }
}

impl From<CoverageFault> for FaultKind {
    fn from(fault: CoverageFault) -> Self {
        Self::Coverage(Box::new(fault))
    }
}

impl From<PlanFault> for FaultKind {
    fn from(fault: PlanFault) -> Self {
        Self::Plan(fault)
    }
}
