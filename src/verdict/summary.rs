//! Judging where there are too many areas to tell of each: how often each target has each status.
//!
//! County by county, and no verdict is kept.

use super::judge::{choose_targets, judge_target, report_year};
use super::waivers::Uses;
use super::{
    CheckCount, Judgement, Outcome, Remark, Selection, Status, Strictness, Verdict, checks,
};
use crate::data::{County, Observations};
use crate::plan::{Plan, Target};
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
            counts.add(verdict);
        }
        counts
    }

    /// Counts a verdict.
    pub(super) fn add(&mut self, verdict: &Verdict) {
        for (known, count) in Status::ALL.iter().zip(&mut self.by_status) {
            *count = count.saturating_add(u64::from(*known == verdict.status));
        }
        self.waived = self.waived.saturating_add(u64::from(verdict.is_waived()));
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

/// Judges `observations` against `plan` and counts.
pub fn summarise(plan: &Plan, observations: &Observations, selection: &Selection) -> Summary {
    let year = selection
        .year
        .unwrap_or_else(|| report_year(plan, observations));
    let (chosen, left_out) = choose_targets(plan, observations, selection);
    let mut counting = Counting::new(plan, year, chosen, left_out);
    counting.summary.as_of = selection.as_of_for(plan);
    for (index, county) in observations.counties().iter().enumerate() {
        if selection
            .counties
            .as_ref()
            .is_none_or(|chosen| chosen.contains(&index))
        {
            counting.judge(county);
        }
        counting.check(county);
    }
    let Counting {
        chosen,
        mut summary,
        uses,
        ..
    } = counting;
    let is_judged = |target| chosen.iter().any(|(chosen, _)| *chosen == target);
    summary.remarks = uses.idle(plan, observations, is_judged);
    summary
}

/// What has been counted so far.
pub(super) struct Counting<'a> {
    plan: &'a Plan,
    chosen: Vec<(usize, &'a Target)>,
    uses: Uses,
    pub(super) summary: Summary,
}

impl<'a> Counting<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        year: Year,
        chosen: Vec<(usize, &'a Target)>,
        left_out: Vec<usize>,
    ) -> Self {
        let targets = chosen.iter().map(|(target, _)| TargetCount {
            target: *target,
            counts: StatusCounts::default(),
        });
        Self {
            plan,
            summary: Summary {
                year,
                counties: 0,
                targets: targets.collect(),
                checks: vec![CheckCount::default(); plan.checks.len()],
                remarks: Vec::new(),
                as_of: None,
                left_out,
                outcomes: [None; 2],
            },
            uses: Uses::default(),
            chosen,
        }
    }

    /// Judges every chosen target of one county.
    fn judge(&mut self, county: &County) {
        self.summary.counties = self.summary.counties.saturating_add(1);
        let mut of_county = Judgement {
            year: self.summary.year,
            verdicts: Vec::new(),
            checks: Vec::new(),
            remarks: Vec::new(),
            as_of: self.summary.as_of,
            left_out: Vec::new(),
        };
        for (place, target) in self.chosen.iter().enumerate() {
            judge_target(self.plan, county, *target, &mut of_county, &mut Vec::new());
            let counts = self.summary.targets.get_mut(place);
            if let Some(counted) = counts {
                for verdict in of_county.verdicts.drain(..) {
                    self.uses.note(self.plan, &verdict);
                    counted.counts.add(&verdict);
                    note(&mut self.summary.outcomes, &verdict);
                }
            }
        }
    }

    /// Counts every check of one county.
    fn check(&mut self, county: &County) {
        for (index, check) in self.plan.checks.iter().enumerate() {
            if let Some(count) = self.summary.checks.get_mut(index) {
                checks::count_county(self.plan, county, index, check, count, &mut Vec::new());
            }
        }
    }
}

fn note(outcomes: &mut [Option<Outcome>; 2], verdict: &Verdict) {
    let both = [Strictness::Normal, Strictness::Strict];
    for (worst, strictness) in outcomes.iter_mut().zip(both) {
        let outcome = verdict.outcome(strictness);
        *worst = Some(worst.map_or(outcome, |worst| worst.min(outcome)));
    }
}
