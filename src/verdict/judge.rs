//! The whole of judging: every target, county and period.

use std::collections::BTreeSet;

use super::area::Area;
use super::asked::Asked;
use super::checks::{Asking, count_check};
use super::county::{Ruling, Timing, judge_county};
use super::course::course;
use super::inputs::of_target;
use super::townships::{TownshipsRuling, judge_townships};
use super::waivers::{self, Uses};
use super::{Judgement, Reason, Remark, RemarkKind, Status, Verdict};
use crate::data::{County, Observations};
use crate::plan::{Due, Plan, Scope, Target};
use crate::quantity::{Date, Year};
use crate::source::Untrusted;
use crate::vocabulary::IndicatorId;

/// What of a plan is judged.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The report year; else the latest year that has a value, at most the plan's last.
    pub year: Option<Year>,
    /// Only these targets, by index; all if `None`.
    pub targets: Option<BTreeSet<usize>>,
    /// Only these counties, by index into [`Observations::counties`]; all if `None`.
    pub counties: Option<BTreeSet<usize>>,
    /// Leaves out verdicts none of whose inputs any file mentions.
    pub reported_only: bool,
    /// The day on which waivers are looked at; without one, none of them holds.
    pub as_of: Option<Date>,
    /// Leaves out how the figures of what is due went over the years.
    pub without_courses: bool,
}

impl Selection {
    /// The day on which the waivers of `plan` are looked at, if it has any.
    pub(super) fn as_of_for(&self, plan: &Plan) -> Option<Date> {
        self.as_of.filter(|_| !plan.waivers.is_empty())
    }
}

/// Judges `observations` against `plan`.
pub fn judge(plan: &Plan, observations: &Observations, selection: &Selection) -> Judgement {
    let year = selection
        .year
        .unwrap_or_else(|| report_year(plan, observations));
    let mut judgement = Judgement {
        year,
        verdicts: Vec::new(),
        checks: Vec::new(),
        remarks: Vec::new(),
        as_of: selection.as_of_for(plan),
        left_out: Vec::new(),
    };
    let counties: Vec<&County> = observations
        .counties()
        .iter()
        .enumerate()
        .filter(|(index, _)| {
            selection
                .counties
                .as_ref()
                .is_none_or(|chosen| chosen.contains(index))
        })
        .map(|(_, county)| county)
        .collect();
    let (chosen, left_out) = choose_targets(plan, observations, selection);
    judgement.left_out = left_out;
    for county in &counties {
        let mut remarks = Vec::new();
        for (index, target) in &chosen {
            let known = judgement.verdicts.len();
            judge_target(plan, county, (*index, target), &mut judgement, &mut remarks);
            for verdict in judgement.verdicts.iter_mut().skip(known) {
                if verdict.period < verdict.due || !selection.without_courses {
                    verdict.course = course(plan, county, target, verdict).map(Box::new);
                }
            }
        }
        remarks.extend(more_townships(plan, county));
        drop_settled(&mut remarks);
        judgement.remarks.append(&mut remarks);
    }
    if selection.year.is_none() {
        judgement
            .remarks
            .extend(year_without_figures(plan, &counties, year));
    }
    // In the order of the plan; the sort keeps counties and periods as they are.
    judgement.verdicts.sort_by_key(|verdict| verdict.target);
    let is_judged = |target| chosen.iter().any(|(chosen, _)| *chosen == target);
    let mut uses = Uses::default();
    for verdict in &judgement.verdicts {
        uses.note(plan, verdict.judged());
    }
    judgement
        .remarks
        .extend(uses.idle(plan, observations, is_judged));
    let asked = Asked::of(plan);
    for (index, check) in plan.checks.iter().enumerate() {
        let asking = Asking {
            plan,
            index,
            check,
            question: asked.of_check(index),
        };
        let count = count_check(asking, observations, &mut judgement.remarks);
        judgement.checks.push(count);
    }
    judgement
}

/// The targets to judge, and those left out because no file mentions any of their inputs.
pub(super) fn choose_targets<'a>(
    plan: &'a Plan,
    observations: &Observations,
    selection: &Selection,
) -> (Vec<(usize, &'a Target)>, Vec<usize>) {
    let mut left_out = Vec::new();
    let mut chosen = Vec::new();
    for (index, target) in plan.targets.iter().enumerate() {
        if selection
            .targets
            .as_ref()
            .is_some_and(|wanted| !wanted.contains(&index))
        {
            continue;
        }
        let mentioned = || {
            of_target(plan, target)
                .into_iter()
                .any(|input| observations.mentions(input))
        };
        if selection.reported_only && !mentioned() {
            left_out.push(index);
        } else {
            chosen.push((index, target));
        }
    }
    (chosen, left_out)
}

/// The latest year with a figure for any indicator that a target uses, at most the plan's last.
///
/// A figure that cannot be read counts: else a doubtful latest year would hide behind the one
/// before it, and the doubt would pass. So does one that belongs to no county for certain.
pub(super) fn report_year(plan: &Plan, observations: &Observations) -> Year {
    let used: BTreeSet<IndicatorId> = plan
        .targets
        .iter()
        .flat_map(|target| of_target(plan, target))
        .collect();
    let reported = |county: &County, year: Year| {
        let area = Area {
            plan,
            county,
            township: None,
        };
        used.iter()
            .any(|indicator| area.has_figure(*indicator, year))
    };
    observations
        .counties()
        .iter()
        .filter_map(|county| {
            let years: Vec<Year> = county
                .years()
                .filter(|year| *year <= plan.last_year)
                .collect();
            years.into_iter().rev().find(|year| reported(county, *year))
        })
        .chain(observations.latest_unplaced())
        .max()
        .unwrap_or(plan.last_year)
}

fn judge_target(
    plan: &Plan,
    county: &County,
    (index, target): (usize, &Target),
    judgement: &mut Judgement,
    remarks: &mut Vec<Remark>,
) {
    let area = Area {
        plan,
        county,
        township: None,
    };
    for timing in timings(plan, target.due, judgement.year) {
        let (ruling, lacking) = if starts_later(plan, target.due, timing) {
            (
                Ruling::new(Status::NotDue, Some(Reason::NoSchedule)),
                Vec::new(),
            )
        } else {
            match target.scope {
                Scope::County => (judge_county(area, target, timing), Vec::new()),
                Scope::EachTownship => {
                    let TownshipsRuling { ruling, lacking } = judge_townships(area, target, timing);
                    (ruling, lacking)
                }
            }
        };
        note(&ruling.remarks, &ruling, county, remarks);
        let mut verdict = verdict((index, target), county, timing, ruling, lacking);
        verdict.waiver = waivers::of(plan, verdict.judged(), judgement.as_of);
        judgement.verdicts.push(verdict);
    }
}

/// The years a target is judged for, given the report year.
pub(super) fn timings(plan: &Plan, due: Due, year: Year) -> Vec<Timing> {
    match due {
        Due::By(due) if due <= year => vec![Timing {
            period: due,
            due,
            is_due: true,
        }],
        Due::By(due) => vec![Timing {
            period: year,
            due,
            is_due: false,
        }],
        Due::EveryYear if year < plan.first_year => {
            vec![Timing {
                period: plan.first_year,
                due: plan.first_year,
                is_due: false,
            }]
        }
        Due::EveryYear => plan
            .first_year
            .to(year.min(plan.last_year))
            .map(|period| Timing {
                period,
                due: period,
                is_due: true,
            })
            .collect(),
    }
}

/// Whether a target of every year has no year to be judged on yet.
pub(super) fn starts_later(plan: &Plan, due: Due, timing: Timing) -> bool {
    due == Due::EveryYear && !timing.is_due && timing.period == plan.first_year
}

fn verdict(
    (index, target): (usize, &Target),
    county: &County,
    timing: Timing,
    ruling: Ruling,
    lacking: Vec<Untrusted>,
) -> Verdict {
    Verdict {
        target: index,
        level: target.level,
        area: county.name().cloned(),
        period: timing.period,
        due: timing.due,
        is_due: timing.is_due,
        status: ruling.status,
        observed: ruling.observed,
        required: ruling.required,
        shortfall: ruling.shortfall,
        lacking,
        schedule: ruling.schedule,
        reason: ruling.reason,
        origins: ruling.origins,
        waiver: None,
        course: None,
    }
}

/// Remarks of a ruling, each once for a county however many targets meet it.
fn note(kinds: &[RemarkKind], ruling: &Ruling, county: &County, remarks: &mut Vec<Remark>) {
    for kind in kinds {
        let known = remarks
            .iter()
            .any(|known| known.kind == *kind && known.area.as_ref() == county.name());
        if !known {
            let place =
                place_of(kind).or_else(|| ruling.origins.first().map(|origin| origin.place));
            remarks.push(Remark {
                kind: kind.clone(),
                area: county.name().cloned(),
                place,
                more: 0,
            });
        }
    }
}

/// A doubt that decides one verdict is not also reported as harmless for another.
fn drop_settled(remarks: &mut Vec<Remark>) {
    let decisive: BTreeSet<(IndicatorId, Option<Year>)> = remarks
        .iter()
        .filter_map(|remark| match &remark.kind {
            RemarkKind::DecisiveDoubt(doubt) => Some((doubt.indicator, doubt.period)),
            RemarkKind::HarmlessDoubt(_)
            | RemarkKind::RateConfirmed { .. }
            | RemarkKind::SameEverywhere { .. }
            | RemarkKind::MoreTownships { .. }
            | RemarkKind::YearWithoutFigures { .. }
            | RemarkKind::IdleWaiver { .. }
            | RemarkKind::BrokenCheck { .. } => None,
        })
        .collect();
    remarks.retain(|remark| match &remark.kind {
        RemarkKind::HarmlessDoubt(doubt) => !decisive.contains(&(doubt.indicator, doubt.period)),
        RemarkKind::DecisiveDoubt(_)
        | RemarkKind::RateConfirmed { .. }
        | RemarkKind::SameEverywhere { .. }
        | RemarkKind::MoreTownships { .. }
        | RemarkKind::YearWithoutFigures { .. }
        | RemarkKind::IdleWaiver { .. }
        | RemarkKind::BrokenCheck { .. } => true,
    });
}

fn place_of(kind: &RemarkKind) -> Option<crate::source::Place> {
    match kind {
        RemarkKind::HarmlessDoubt(doubt) | RemarkKind::DecisiveDoubt(doubt) => {
            doubt.readings.iter().find_map(|reading| reading.place)
        }
        RemarkKind::RateConfirmed { .. }
        | RemarkKind::SameEverywhere { .. }
        | RemarkKind::MoreTownships { .. }
        | RemarkKind::YearWithoutFigures { .. }
        | RemarkKind::IdleWaiver { .. }
        | RemarkKind::BrokenCheck { .. } => None,
    }
}

/// A year after the report year that the files name and have no figure for.
fn year_without_figures(plan: &Plan, counties: &[&County], taken: Year) -> Option<Remark> {
    let year = counties
        .iter()
        .flat_map(|county| county.years())
        .filter(|year| *year > taken && *year <= plan.last_year)
        .max()?;
    Some(Remark {
        kind: RemarkKind::YearWithoutFigures { year, taken },
        area: None,
        place: None,
        more: 0,
    })
}

fn more_townships(plan: &Plan, county: &County) -> Option<Remark> {
    let level = &plan.vocabulary.township;
    let listed = u32::try_from(level.names.len())
        .ok()
        .filter(|count| *count > 0);
    let expected = level.expected.or(listed)?;
    let named = u32::try_from(county.townships().len()).unwrap_or(u32::MAX);
    let extra = county
        .townships()
        .iter()
        .filter(|name| {
            listed.is_some()
                && !level
                    .names
                    .iter()
                    .any(|known| known.raw().trim() == name.raw())
        })
        .cloned()
        .collect();
    (named > expected).then(|| Remark {
        kind: RemarkKind::MoreTownships {
            expected,
            named,
            extra,
        },
        area: county.name().cloned(),
        place: None,
        more: 0,
    })
}
