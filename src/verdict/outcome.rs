//! What verdicts mean for the run: the one place that turns them into an exit code.

use super::{Judgement, Status, Verdict, Waived};
use crate::plan::Level;

/// How hard the run judges, in its exit code only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Strictness {
    /// Only due binding verdicts count.
    #[default]
    Normal,
    /// Expected targets count as binding, `behind` and a broken check as missed.
    Strict,
}

/// What a verdict, or a whole run, comes to. The worst of several is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A target that counts is missed.
    NonCompliant,
    /// None is missed, but some could not be judged.
    Incomplete,
    /// All that count are in order.
    Compliant,
}

impl Outcome {
    /// The exit code of a run that ends so.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Compliant => 0,
            Self::NonCompliant => 1,
            Self::Incomplete => 3,
        }
    }

    /// What a run comes to, by the worst of its verdicts, whether any of them was judged, and
    /// whether a check that counts is broken.
    pub(super) fn of_run(worst: Option<Self>, judged: bool, broken: bool) -> Self {
        match worst {
            Some(worst) if broken => worst.min(Self::NonCompliant),
            Some(Self::Compliant) if !judged => Self::Incomplete,
            Some(worst) => worst,
            None if broken => Self::NonCompliant,
            None => Self::Incomplete,
        }
    }
}

/// What of a verdict its outcome depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    pub(super) level: Level,
    pub(super) status: Status,
    pub(super) is_due: bool,
    pub(super) is_waived: bool,
}

impl Stand {
    /// What such a verdict alone means for the run.
    pub(super) const fn outcome(self, strictness: Strictness) -> Outcome {
        let strict = matches!(strictness, Strictness::Strict);
        if matches!(self.level, Level::Expected) && !strict {
            return Outcome::Compliant;
        }
        match self.status {
            Status::Missed if self.is_waived => Outcome::Compliant,
            Status::Missed => Outcome::NonCompliant,
            Status::Behind if strict => Outcome::NonCompliant,
            Status::NotReported | Status::Unreadable if self.is_due => Outcome::Incomplete,
            Status::Met
            | Status::OnTrack
            | Status::Behind
            | Status::NotDue
            | Status::NotReported
            | Status::Unreadable
            | Status::NotApplicable => Outcome::Compliant,
        }
    }
}

impl Verdict {
    /// Whether it is a miss that somebody has approved and that approval holds.
    pub const fn is_waived(&self) -> bool {
        matches!(self.waiver, Some(Waived { holds: true, .. }))
    }

    /// What this verdict alone means for the run.
    pub const fn outcome(&self, strictness: Strictness) -> Outcome {
        self.stand().outcome(strictness)
    }

    /// What its outcome depends on.
    pub(super) const fn stand(&self) -> Stand {
        Stand {
            level: self.level,
            status: self.status,
            is_due: self.is_due,
            is_waived: self.is_waived(),
        }
    }
}

impl Judgement {
    /// What the run comes to. A run in which nothing could be judged is never compliant.
    pub fn outcome(&self, strictness: Strictness) -> Outcome {
        let judged = self.verdicts.iter().any(|verdict| match verdict.status {
            Status::Met | Status::Missed | Status::OnTrack | Status::Behind => true,
            Status::NotDue | Status::NotReported | Status::Unreadable | Status::NotApplicable => {
                false
            }
        });
        let broken =
            strictness == Strictness::Strict && self.checks.iter().any(|check| check.broken > 0);
        let worst = self
            .verdicts
            .iter()
            .map(|verdict| verdict.outcome(strictness))
            .min();
        Outcome::of_run(worst, judged, broken)
    }
}
