//! Which misses somebody has approved, and which waivers have nothing to waive.

use std::collections::BTreeMap;

use super::{Remark, RemarkKind, Status, Verdict};
use crate::data::Observations;
use crate::plan::{Plan, Waiver};
use crate::quantity::Date;
use crate::source::Untrusted;
use crate::vocabulary::folded;

/// The waiver of a miss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waived {
    /// The waiver, as an index into the plan's.
    pub waiver: usize,
    /// Whether it holds on the day of the report; one that has ended has no effect.
    pub holds: bool,
}

/// Why a waiver has nothing to waive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idle {
    /// No file names its area; the areas that they name.
    UnknownArea(Vec<Untrusted>),
    /// Its target is missed nowhere that it speaks of; the one status, if there is but one.
    NotMissed(Option<Status>),
}

/// What of a verdict waivers are about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged<'a> {
    /// The target, as an index into the plan's.
    pub(super) target: usize,
    /// The county; `None` where no file names one.
    pub(super) area: Option<&'a Untrusted>,
    pub(super) status: Status,
}

impl Verdict {
    /// What waivers are about.
    pub(super) const fn judged(&self) -> Judged<'_> {
        Judged {
            target: self.target,
            area: self.area.as_ref(),
            status: self.status,
        }
    }
}

/// The waiver of a verdict: of several the one that ends last.
pub(super) fn of(plan: &Plan, judged: Judged<'_>, as_of: Option<Date>) -> Option<Waived> {
    if judged.status != Status::Missed {
        return None;
    }
    let waivers = plan.waivers.iter().enumerate();
    let (index, waiver) = waivers
        .filter(|(_, waiver)| speaks_of(waiver, judged))
        .max_by_key(|(index, waiver)| (waiver.until, std::cmp::Reverse(*index)))?;
    Some(Waived {
        waiver: index,
        holds: as_of.is_some_and(|day| day <= waiver.until),
    })
}

fn speaks_of(waiver: &Waiver, judged: Judged<'_>) -> bool {
    waiver.target == judged.target && is_of(waiver, judged.area)
}

/// Whether a waiver is for this county.
fn is_of(waiver: &Waiver, county: Option<&Untrusted>) -> bool {
    match (&waiver.area, county) {
        (None, _) => true,
        (Some(area), Some(county)) => folded(area.raw()) == folded(county.raw()),
        (Some(_), None) => false,
    }
}

/// What became of each waiver that speaks of a verdict.
#[derive(Clone, Debug, Default)]
pub(super) struct Uses(BTreeMap<usize, Use>);

#[derive(Clone, Copy, Debug)]
enum Use {
    /// It is the waiver of a miss, or would be if another did not end later.
    OfAMiss,
    /// All it speaks of stands so.
    Nowhere(Status),
    /// What it speaks of stands in several ways, and none is a miss.
    NowhereOfSeveral,
}

impl Uses {
    /// Takes note of a verdict.
    pub(super) fn note(&mut self, plan: &Plan, judged: Judged<'_>) {
        for (index, waiver) in plan.waivers.iter().enumerate() {
            if !speaks_of(waiver, judged) {
                continue;
            }
            let used = if judged.status == Status::Missed {
                Use::OfAMiss
            } else {
                Use::Nowhere(judged.status)
            };
            self.meet(index, used);
        }
    }

    /// Takes in what another has noted.
    pub(super) fn absorb(&mut self, other: Self) {
        for (index, used) in other.0 {
            self.meet(index, used);
        }
    }

    fn meet(&mut self, index: usize, used: Use) {
        let now = match (used, self.0.get(&index)) {
            (used, None) => used,
            (Use::OfAMiss, Some(_)) | (_, Some(Use::OfAMiss)) => Use::OfAMiss,
            (Use::Nowhere(one), Some(Use::Nowhere(known))) if *known == one => Use::Nowhere(one),
            (Use::Nowhere(_) | Use::NowhereOfSeveral, Some(_)) => Use::NowhereOfSeveral,
        };
        self.0.insert(index, now);
    }

    /// The waivers of the targets that were judged that have nothing to waive. One that speaks of
    /// an area or a target that was not asked for is none of them.
    pub(super) fn idle(
        &self,
        plan: &Plan,
        observations: &Observations,
        is_judged: impl Fn(usize) -> bool,
    ) -> Vec<Remark> {
        let judged = plan.waivers.iter().enumerate();
        let judged = judged.filter(|(_, waiver)| is_judged(waiver.target));
        judged
            .filter_map(|(index, waiver)| {
                let why = match self.0.get(&index) {
                    Some(Use::OfAMiss) => return None,
                    Some(Use::Nowhere(status)) => Idle::NotMissed(Some(*status)),
                    Some(Use::NowhereOfSeveral) => Idle::NotMissed(None),
                    None => Idle::UnknownArea(unknown_area(waiver, observations)?),
                };
                Some(Remark {
                    kind: RemarkKind::IdleWaiver { waiver: index, why },
                    area: None,
                    place: None,
                    more: 0,
                })
            })
            .collect()
    }
}

/// The names of the data's counties, if the waiver is for none of them.
fn unknown_area(waiver: &Waiver, observations: &Observations) -> Option<Vec<Untrusted>> {
    let counties = observations.counties();
    let is_known = counties.iter().any(|county| is_of(waiver, county.name()));
    (!is_known).then(|| {
        let names = counties.iter().filter_map(|county| county.name());
        names.cloned().collect()
    })
}
