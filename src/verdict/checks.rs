//! Counting how often a check of the data's own consistency held, in area-years.

use std::collections::BTreeSet;

use super::area::Area;
use super::inputs::of_condition;
use super::trial::{Tried, try_all};
use super::{CheckCount, Observed, Remark, RemarkKind, Required};
use crate::data::{County, Observations};
use crate::plan::{Check, Plan};
use crate::quantity::{Truth, Year};
use crate::vocabulary::IndicatorId;

/// The most broken area-years of one check that are listed one by one; the count has them all.
const MOST_LISTED: usize = 10;

/// Counts `check` (the plan's `index`th) over all areas and years.
pub(super) fn count_check(
    plan: &Plan,
    observations: &Observations,
    index: usize,
    check: &Check,
    remarks: &mut Vec<Remark>,
) -> CheckCount {
    let mut count = CheckCount::default();
    let mut listed = Vec::new();
    for county in observations.counties() {
        count_county(plan, county, index, check, &mut count, &mut listed);
    }
    let unlisted = count
        .broken
        .saturating_sub(u64::try_from(listed.len()).unwrap_or(u64::MAX));
    if let Some(last) = listed.last_mut() {
        last.more = unlisted;
    }
    remarks.append(&mut listed);
    count
}

/// Counts `check` over the years of one county; lists the first broken ones.
pub(super) fn count_county(
    plan: &Plan,
    county: &County,
    index: usize,
    check: &Check,
    count: &mut CheckCount,
    listed: &mut Vec<Remark>,
) {
    let inputs = of_condition(plan, &check.requirement);
    let whole = Area {
        plan,
        county,
        township: None,
    };
    for year in county.years() {
        for area in lowest_level(whole, &inputs, year) {
            count_area(area, index, check, year, count, listed);
        }
    }
}

/// The townships if any of them reports everything that the check needs, else the county.
fn lowest_level<'a>(county: Area<'a>, inputs: &BTreeSet<IndicatorId>, year: Year) -> Vec<Area<'a>> {
    let townships: Vec<Area<'a>> = (0..county.county.townships().len())
        .map(|index| Area {
            township: Some(index),
            ..county
        })
        .collect();
    let reports = |area: &Area<'a>, any: bool| {
        let mut reported = inputs
            .iter()
            .map(|indicator| area.reports(*indicator, year));
        if any {
            reported.any(|known| known)
        } else {
            reported.all(|known| known)
        }
    };
    let mut level = if townships.iter().any(|township| reports(township, false)) {
        townships
    } else {
        vec![county]
    };
    level.retain(|area| reports(area, true));
    level
}

fn count_area(
    area: Area<'_>,
    index: usize,
    check: &Check,
    year: Year,
    count: &mut CheckCount,
    listed: &mut Vec<Remark>,
) {
    let trials = try_all(area, |trial| {
        let applies = check
            .when
            .as_ref()
            .map_or(Ok(true), |when| trial.holds(when, year));
        applies.map(|applies| applies.then(|| trial.condition(&check.requirement, year)))
    });
    let truth_of = |tried: &Tried<_>| match &tried.result {
        Ok(None) => None,
        Ok(Some(answer)) => Some(truth(answer)),
        Err(_) => Some(Truth::Open),
    };
    let Some(trials) = trials else {
        count.unjudged = count.unjudged.saturating_add(1);
        return;
    };
    let first = truth_of(&trials.first);
    let agreed = trials.others.iter().all(|other| truth_of(other) == first);
    match first {
        None if agreed => {}
        Some(Truth::Holds) if agreed => count.held = count.held.saturating_add(1),
        Some(Truth::Fails) if agreed => {
            count.broken = count.broken.saturating_add(1);
            if listed.len() < MOST_LISTED {
                let sides = match trials.first.result {
                    Ok(Some(answer)) => (answer.observed, answer.required),
                    Ok(None) | Err(_) => (None, None),
                };
                let place = trials.first.origins.first().map(|origin| origin.place);
                listed.push(broken(area, index, year, sides, place));
            }
        }
        Some(Truth::Holds | Truth::Fails | Truth::Open) | None => {
            count.unjudged = count.unjudged.saturating_add(1);
        }
    }
}

fn truth(answer: &super::condition::Answer) -> Truth {
    match answer.truth {
        Ok(truth) => truth,
        Err(_) => Truth::Open,
    }
}

fn broken(
    area: Area<'_>,
    check: usize,
    period: Year,
    sides: (Option<Observed>, Option<Required>),
    place: Option<crate::source::Place>,
) -> Remark {
    let township = area
        .township
        .and_then(|index| area.county.townships().get(index).cloned());
    Remark {
        kind: RemarkKind::BrokenCheck {
            check,
            township,
            period,
            sides: Box::new(sides),
        },
        area: area.county.name().cloned(),
        place,
        more: 0,
    }
}
