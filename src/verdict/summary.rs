//! Judging where there are too many areas to tell of each: how often each target has each status.
//!
//! County by county, and no verdict is kept.

use super::area::Area;
use super::asked::Asked;
use super::checks::{self, Asking};
use super::county::{Timing, judge_county};
use super::judge::{choose_targets, report_year, timings};
use super::outcome::Stand;
use super::plainly::plainly;
use super::townships::judge_townships;
use super::waivers::{self, Judged, Uses};
use super::{CheckCount, Outcome, Remark, Selection, Status, Strictness, Verdict};
use crate::data::{County, Observations};
use crate::parts::in_parts;
use crate::plan::{Plan, Scope, Target};
use crate::quantity::{Date, Year};

/// How often something has each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts {
    by_status: [u64; Status::ALL.len()],
    waived: u64,
}

impl StatusCounts {
    /// How often it has `status`.
    pub fn of(&self, status: Status) -> u64 {
        let counts = Status::ALL.iter().zip(&self.by_status);
        counts
            .filter(|(known, _)| **known == status)
            .map(|(_, count)| *count)
            .sum()
    }

    /// How many of the misses are waived.
    pub const fn waived(&self) -> u64 {
        self.waived
    }

    /// How often in all.
    pub fn total(&self) -> u64 {
        self.by_status.iter().sum()
    }

    /// The sum of both.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        for (count, more) in self.by_status.iter_mut().zip(other.by_status) {
            *count = count.saturating_add(more);
        }
        self.waived = self.waived.saturating_add(other.waived);
        self
    }

    /// Counts `verdicts`.
    pub fn of_all<'v>(verdicts: impl IntoIterator<Item = &'v Verdict>) -> Self {
        let mut counts = Self::default();
        for verdict in verdicts {
            counts.add(verdict.stand());
        }
        counts
    }

    /// Counts a verdict.
    pub(super) fn add(&mut self, stand: Stand) {
        for (known, count) in Status::ALL.iter().zip(&mut self.by_status) {
            *count = count.saturating_add(u64::from(*known == stand.status));
        }
        self.waived = self.waived.saturating_add(u64::from(stand.is_waived));
    }
}

/// How often a target has each status, over all areas and periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetCount {
    /// The target, as an index into the plan's.
    pub target: usize,
    /// All its verdicts.
    pub counts: StatusCounts,
}

/// How the targets and checks stand over all areas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The report year.
    pub year: Year,
    /// How many counties were judged.
    pub counties: u64,
    /// One for each target that was judged, in the order of the plan.
    pub targets: Vec<TargetCount>,
    /// One for each check of the plan.
    pub checks: Vec<CheckCount>,
    /// The waivers that have nothing to waive.
    pub remarks: Vec<Remark>,
    /// The day on which waivers were looked at; `None` where the plan has none.
    pub as_of: Option<Date>,
    /// The targets left out because nothing reports them (`--reported-only`), by index.
    pub left_out: Vec<usize>,
    outcomes: [Option<Outcome>; 2],
}

impl Summary {
    /// What the run comes to: what it would come to with every verdict kept.
    pub fn outcome(&self, strictness: Strictness) -> Outcome {
        let [normal, strict] = self.outcomes;
        let worst = match strictness {
            Strictness::Normal => normal,
            Strictness::Strict => strict,
        };
        let judged = [Status::Met, Status::Missed, Status::OnTrack, Status::Behind];
        let is_judged = self
            .targets
            .iter()
            .any(|target| judged.iter().any(|status| target.counts.of(*status) > 0));
        let is_broken = self.checks.iter().any(|check| check.broken > 0);
        Outcome::of_run(
            worst,
            is_judged,
            is_broken && strictness == Strictness::Strict,
        )
    }
}

/// Judges `observations` against `plan` and counts, on so many threads. The observations may have
/// been read with the answers to [`super::questions`] in place of townships' figures.
pub fn summarise(
    plan: &Plan,
    observations: &Observations,
    selection: &Selection,
    threads: usize,
) -> Summary {
    let year = selection
        .year
        .unwrap_or_else(|| report_year(plan, observations));
    let (chosen, left_out) = choose_targets(plan, observations, selection);
    let task = Task {
        plan,
        asked: Asked::of(plan),
        year,
        chosen,
        as_of: selection.as_of_for(plan),
    };
    let counted = count_on(&task, observations.counties(), selection, threads);
    let is_judged = |target| task.chosen.iter().any(|(chosen, _)| *chosen == target);
    let targets = task.chosen.iter().zip(counted.targets);
    Summary {
        year,
        counties: counted.counties,
        targets: targets
            .map(|((target, _), counts)| TargetCount {
                target: *target,
                counts,
            })
            .collect(),
        checks: counted.checks,
        remarks: counted.uses.idle(plan, observations, is_judged),
        as_of: task.as_of,
        left_out,
        outcomes: counted.outcomes,
    }
}

/// Counts the counties in as many parts as there are threads: counts add up, whoever counted.
fn count_on(
    task: &Task<'_>,
    counties: &[County],
    selection: &Selection,
    threads: usize,
) -> Counted {
    let is_chosen = |index: usize| {
        let chosen = selection.counties.as_ref();
        chosen.is_none_or(|chosen| chosen.contains(&index))
    };
    let parts = in_parts(counties, threads, |before, part| {
        let mut counted = Counted::new(task);
        for (index, county) in part.iter().enumerate() {
            if is_chosen(before.saturating_add(index)) {
                counted.judge(task, county);
            }
            counted.check(task, county);
        }
        counted
    });
    let mut all = Counted::new(task);
    for part in parts {
        all.absorb(part);
    }
    all
}

/// What is to be counted.
struct Task<'a> {
    plan: &'a Plan,
    asked: Asked,
    year: Year,
    chosen: Vec<(usize, &'a Target)>,
    as_of: Option<Date>,
}

fn thoroughly(area: Area<'_>, target: &Target, timing: Timing) -> Status {
    match target.scope {
        Scope::County => judge_county(area, target, timing).status,
        Scope::EachTownship => judge_townships(area, target, timing).ruling.status,
    }
}

/// What has been counted so far.
struct Counted {
    counties: u64,
    /// One for each target that is to be judged.
    targets: Vec<StatusCounts>,
    checks: Vec<CheckCount>,
    uses: Uses,
    outcomes: [Option<Outcome>; 2],
}

impl Counted {
    fn new(task: &Task<'_>) -> Self {
        Self {
            counties: 0,
            targets: vec![StatusCounts::default(); task.chosen.len()],
            checks: vec![CheckCount::default(); task.plan.checks.len()],
            uses: Uses::default(),
            outcomes: [None; 2],
        }
    }

    /// Judges every chosen target of one county.
    fn judge(&mut self, task: &Task<'_>, county: &County) {
        self.counties = self.counties.saturating_add(1);
        let area = Area {
            plan: task.plan,
            county,
            township: None,
        };
        let known = county.plainly();
        for (place, (index, target)) in task.chosen.iter().enumerate() {
            for timing in timings(task.plan, target.due, task.year) {
                let plain = plainly((area, &known), &task.asked, (*index, target), timing);
                let status = plain.unwrap_or_else(|| thoroughly(area, target, timing));
                let judged = Judged {
                    target: *index,
                    area: county.name(),
                    status,
                };
                self.uses.note(task.plan, judged);
                let waiver = waivers::of(task.plan, judged, task.as_of);
                let stand = Stand {
                    level: target.level,
                    status,
                    is_due: timing.is_due,
                    is_waived: waiver.is_some_and(|waiver| waiver.holds),
                };
                self.add(place, stand);
            }
        }
    }

    fn add(&mut self, place: usize, stand: Stand) {
        if let Some(counts) = self.targets.get_mut(place) {
            counts.add(stand);
        }
        let both = [Strictness::Normal, Strictness::Strict];
        for (worst, strictness) in self.outcomes.iter_mut().zip(both) {
            let outcome = stand.outcome(strictness);
            *worst = Some(worst.map_or(outcome, |worst| worst.min(outcome)));
        }
    }

    /// Counts every check of one county.
    fn check(&mut self, task: &Task<'_>, county: &County) {
        for (index, check) in task.plan.checks.iter().enumerate() {
            if let Some(count) = self.checks.get_mut(index) {
                let asking = Asking {
                    plan: task.plan,
                    index,
                    check,
                    question: task.asked.of_check(index),
                };
                checks::count_county(asking, county, count, None);
            }
        }
    }

    /// Takes in what another has counted of other counties.
    fn absorb(&mut self, other: Self) {
        self.counties = self.counties.saturating_add(other.counties);
        for (counts, more) in self.targets.iter_mut().zip(&other.targets) {
            *counts = counts.and(more);
        }
        for (count, more) in self.checks.iter_mut().zip(&other.checks) {
            *count = count.and(more);
        }
        self.uses.absorb(other.uses);
        for (worst, other) in self.outcomes.iter_mut().zip(other.outcomes) {
            *worst = (*worst).into_iter().chain(other).min();
        }
    }
}
