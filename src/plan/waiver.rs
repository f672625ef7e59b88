//! Misses that somebody has approved for a while.

use serde::{Deserialize, Serialize};

use crate::quantity::Date;
use crate::source::Untrusted;

/// A miss that somebody has approved until a day: the target stays missed, and until then the miss
/// is left out of the exit code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// The target, as an index into the plan's.
    pub target: usize,
    /// The only county it is for; all, if `None`.
    pub area: Option<Untrusted>,
    /// Why. Never blank.
    pub reason: Untrusted,
    /// Who approved it. Never blank.
    pub approved_by: Untrusted,
    /// The last day on which it holds.
    pub until: Date,
    /// Which file states it.
    pub source: WaiverSource,
    /// The line in that file where it begins.
    pub line: u64,
}

/// Which file states a waiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WaiverSource {
    /// The rule file.
    Rules,
    /// A file of waivers alone.
    OwnFile,
}

impl WaiverSource {
    /// The spelling of the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::OwnFile => "waivers",
        }
    }
}
