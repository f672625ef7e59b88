//! Counting how often a check of the data's own consistency held, in area-years.

use std::collections::BTreeSet;

use super::area::Area;
use super::condition::Answer;
use super::inputs::of_condition;
use super::trial::{Stop, Tried, try_all};
use super::{CheckCount, Observed, Remark, RemarkKind, Required};
use crate::data::{County, Observations};
use crate::plan::{Check, Plan};
use crate::quantity::{Truth, Year};
use crate::vocabulary::{IndicatorId, Question};

/// The most broken area-years of one check that are listed one by one; the count has them all.
const MOST_LISTED: usize = 10;

/// A check of a plan, and how it is decided.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    pub(super) plan: &'a Plan,
    /// The check, as an index into the plan's.
    pub(super) index: usize,
    pub(super) check: &'a Check,
    /// The question that its townships answer, with its number; `None` if it takes more.
    pub(super) question: Option<(usize, &'a Question<IndicatorId>)>,
}

/// Counts a check over all areas and years.
pub(super) fn count_check(
    asking: Asking<'_>,
    observations: &Observations,
    remarks: &mut Vec<Remark>,
) -> CheckCount {
    let mut count = CheckCount::default();
    let mut listed = Vec::new();
    for county in observations.counties() {
        count_county(asking, county, &mut count, Some(&mut listed));
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

/// Counts a check over the years of one county; lists the first broken ones, if there is a list.
pub(super) fn count_county(
    asking: Asking<'_>,
    county: &County,
    count: &mut CheckCount,
    mut listed: Option<&mut Vec<Remark>>,
) {
    let whole = Area {
        plan: asking.plan,
        county,
        township: None,
    };
    let inputs = of_condition(asking.plan, &asking.check.requirement);
    for year in county.years() {
        let mut counting = Counting {
            asking,
            year,
            count: &mut *count,
            listed: listed
                .as_deref_mut()
                .filter(|listed| listed.len() < MOST_LISTED),
        };
        if !counting.by_answers(whole, &inputs) {
            for area in lowest_level(whole, &inputs, year) {
                counting.count_area(area);
            }
        }
    }
}

/// The counting of one year.
struct Counting<'a, 'c> {
    asking: Asking<'a>,
    year: Year,
    count: &'c mut CheckCount,
    /// Those that are broken, if there is room for more.
    listed: Option<&'c mut Vec<Remark>>,
}

impl<'a> Counting<'a, '_> {
    /// Counts what the townships of `county` answer; `false`, and nothing is counted, if each has to
    /// be looked at or none of them reports everything that the check needs.
    fn by_answers(&mut self, county: Area<'a>, inputs: &BTreeSet<IndicatorId>) -> bool {
        let Some(question) = self.asking.question else {
            return false;
        };
        let answers = county.county.answers(self.year, question);
        let others = || answers.others.iter().map(|index| township(county, *index));
        let has_all = answers.yes > 0
            || answers.no > 0
            || others().any(|area| reports_all(area, inputs, self.year));
        if !has_all || (answers.no > 0 && self.listed.is_some()) {
            return false;
        }
        let add = |count: &mut u64, more: u32| *count = count.saturating_add(u64::from(more));
        add(&mut self.count.held, answers.yes);
        add(&mut self.count.broken, answers.no);
        add(&mut self.count.unjudged, answers.lacking);
        for area in others() {
            if reports_any(area, inputs, self.year) {
                self.count_area(area);
            }
        }
        true
    }
}

fn township(county: Area<'_>, index: usize) -> Area<'_> {
    Area {
        township: Some(index),
        ..county
    }
}

fn reports_all(area: Area<'_>, inputs: &BTreeSet<IndicatorId>, year: Year) -> bool {
    inputs
        .iter()
        .all(|indicator| area.reports(*indicator, year))
}

fn reports_any(area: Area<'_>, inputs: &BTreeSet<IndicatorId>, year: Year) -> bool {
    inputs
        .iter()
        .any(|indicator| area.reports(*indicator, year))
}

/// The townships if any of them reports everything that the check needs, else the county.
fn lowest_level<'a>(county: Area<'a>, inputs: &BTreeSet<IndicatorId>, year: Year) -> Vec<Area<'a>> {
    let townships = 0..county.county.townships().len();
    let townships: Vec<Area<'a>> = townships.map(|index| township(county, index)).collect();
    let mut level = if townships
        .iter()
        .any(|area| reports_all(*area, inputs, year))
    {
        townships
    } else {
        vec![county]
    };
    level.retain(|area| reports_any(*area, inputs, year));
    level
}

impl Counting<'_, '_> {
    fn count_area(&mut self, area: Area<'_>) {
        let (check, year) = (self.asking.check, self.year);
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
        let more = |count: &mut u64| *count = count.saturating_add(1);
        let Some(trials) = trials else {
            return more(&mut self.count.unjudged);
        };
        let first = truth_of(&trials.first);
        let agreed = trials.others.iter().all(|other| truth_of(other) == first);
        match first {
            None if agreed => {}
            Some(Truth::Holds) if agreed => more(&mut self.count.held),
            Some(Truth::Fails) if agreed => {
                more(&mut self.count.broken);
                self.list(area, trials.first);
            }
            Some(Truth::Holds | Truth::Fails | Truth::Open) | None => {
                more(&mut self.count.unjudged);
            }
        }
    }

    /// Lists a broken area, if there is room.
    fn list(&mut self, area: Area<'_>, tried: Tried<Result<Option<Answer>, Stop>>) {
        let (index, year) = (self.asking.index, self.year);
        if let Some(listed) = &mut self.listed
            && listed.len() < MOST_LISTED
        {
            let sides = match tried.result {
                Ok(Some(answer)) => (answer.observed, answer.required),
                Ok(None) | Err(_) => (None, None),
            };
            let place = tried.origins.first().map(|origin| origin.place);
            listed.push(broken(area, index, year, sides, place));
        }
    }
}

fn truth(answer: &Answer) -> Truth {
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
