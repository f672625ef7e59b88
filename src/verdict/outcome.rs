//! What verdicts mean for the run: the one place that turns them into an exit code.

use super::{Judgement, Status, Verdict};
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
}

impl Verdict {
    /// What this verdict alone means for the run.
    pub const fn outcome(&self, strictness: Strictness) -> Outcome {
        let strict = matches!(strictness, Strictness::Strict);
        if matches!(self.level, Level::Expected) && !strict {
            return Outcome::Compliant;
        }
        match self.status {
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
        match worst {
            Some(worst) if broken => worst.min(Outcome::NonCompliant),
            Some(Outcome::Compliant) if !judged => Outcome::Incomplete,
            Some(worst) => worst,
            None if broken => Outcome::NonCompliant,
            None => Outcome::Incomplete,
        }
    }
}
