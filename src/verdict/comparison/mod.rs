//! Two submissions of one plan's figures: what is newly missed, met, reported or not, and which
//! figures of earlier years say otherwise than they did.
//!
//! Both are judged by the same rules, each as of its own report year unless one is asked for. The
//! figures are compared as quantities: layout, encoding, order, unit and notation make no difference.

mod figures;
mod model;
mod stated;
mod turn;

pub use model::*;
pub use turn::Turn;

use std::collections::{BTreeMap, BTreeSet};

use super::{Judgement, Verdict, inputs_of};
use crate::data::{Observations, paired_counties};
use crate::plan::{Due, Plan};
use crate::quantity::Year;
use crate::source::Untrusted;
use crate::vocabulary::IndicatorId;
use figures::Comparing;

/// One of the two submissions.
#[derive(Clone, Copy, Debug)]
pub struct Submission<'a> {
    /// What its files say.
    pub observations: &'a Observations,
    /// How its targets stand.
    pub judgement: &'a Judgement,
    /// Only these counties, by index into [`Observations::counties`]; all if `None`.
    pub counties: Option<&'a BTreeSet<usize>>,
}

/// What of the two is compared.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// Only these targets, by index, and the figures they rest on; all if `None`.
    pub targets: Option<&'a BTreeSet<usize>>,
    /// Whether each township's figures were kept ([`with_every_township`]).
    ///
    /// [`with_every_township`]: crate::vocabulary::Vocabulary::with_every_township
    pub townships: bool,
}

/// Compares two submissions.
pub fn compare<'a>(
    plan: &'a Plan,
    old: &Submission<'a>,
    new: &Submission<'a>,
    scope: Scope<'_>,
) -> Comparison<'a> {
    let earlier_than = old.judgement.year.max(new.judgement.year);
    let areas = Areas::of(old, new);
    let (verdicts, unchanged) = verdicts(plan, old, new, &areas);
    let mut comparing = Comparing {
        plan,
        indicators: indicators(plan, scope.targets),
        earlier_than,
        townships: scope.townships,
        found: figures::Found::default(),
    };
    for (before, after) in &areas.pairs {
        let old = before.and_then(|index| old.observations.counties().get(index));
        let new = after.and_then(|index| new.observations.counties().get(index));
        comparing.counties(old, new);
    }
    let figures::Found {
        figures,
        absences,
        same,
        added,
    } = comparing.found;
    Comparison {
        earlier_than,
        verdicts,
        unchanged,
        figures,
        absences,
        same,
        added,
        checks: CheckChange::all(plan, &old.judgement.checks, &new.judgement.checks),
        townships: scope.townships,
    }
}

/// The indicators whose figures are compared.
fn indicators(plan: &Plan, targets: Option<&BTreeSet<usize>>) -> Vec<IndicatorId> {
    let used = plan.vocabulary.terms().filter(|(_, term)| term.used);
    let used = used.map(|(indicator, _)| indicator);
    let Some(targets) = targets else {
        return used.collect();
    };
    let targets = targets.iter().filter_map(|index| plan.targets.get(*index));
    let inputs: BTreeSet<IndicatorId> =
        targets.flat_map(|target| inputs_of(plan, target)).collect();
    used.filter(|indicator| inputs.contains(indicator))
        .collect()
}

/// The counties of both, side by side.
struct Areas<'a> {
    pairs: Vec<(Option<usize>, Option<usize>)>,
    /// Which pair each name belongs to, of each submission.
    old: BTreeMap<Option<&'a Untrusted>, usize>,
    new: BTreeMap<Option<&'a Untrusted>, usize>,
}

impl<'a> Areas<'a> {
    fn of(old: &Submission<'a>, new: &Submission<'a>) -> Self {
        let names = |side: &Submission<'a>| -> Vec<Option<&'a Untrusted>> {
            let counties = side.observations.counties().iter();
            counties.map(|county| county.name()).collect()
        };
        let (old_names, new_names) = (names(old), names(new));
        let is_chosen = |side: &Submission<'_>, index: Option<usize>| {
            let chosen = side.counties;
            index.is_some_and(|index| chosen.is_none_or(|chosen| chosen.contains(&index)))
        };
        let pairs: Vec<_> = paired_counties(&old_names, &new_names)
            .into_iter()
            .filter(|(before, after)| is_chosen(old, *before) || is_chosen(new, *after))
            .collect();
        let (mut by_old, mut by_new) = (BTreeMap::new(), BTreeMap::new());
        for (pair, (before, after)) in pairs.iter().enumerate() {
            if let Some(name) = before.and_then(|index| old_names.get(index)) {
                by_old.insert(*name, pair);
            }
            if let Some(name) = after.and_then(|index| new_names.get(index)) {
                by_new.insert(*name, pair);
            }
        }
        Self {
            pairs,
            old: by_old,
            new: by_new,
        }
    }
}

/// A verdict is the same question in both if it is of one target and one county and, where a target
/// is of every year, of one year.
type Question = (usize, usize, Option<Year>);

fn verdicts<'a>(
    plan: &Plan,
    old: &Submission<'a>,
    new: &Submission<'a>,
    areas: &Areas<'_>,
) -> (Vec<VerdictChange<'a>>, u64) {
    let question =
        |verdict: &Verdict, pairs: &BTreeMap<Option<&Untrusted>, usize>| -> Option<Question> {
            let target = plan.targets.get(verdict.target)?;
            let year = match target.due {
                Due::EveryYear => Some(verdict.period),
                Due::By(_) => None,
            };
            Some((verdict.target, *pairs.get(&verdict.area.as_ref())?, year))
        };
    let mut asked: BTreeMap<Question, [Option<&'a Verdict>; 2]> = BTreeMap::new();
    for verdict in &old.judgement.verdicts {
        if let Some(question) = question(verdict, &areas.old) {
            asked.entry(question).or_default()[0] = Some(verdict);
        }
    }
    for verdict in &new.judgement.verdicts {
        if let Some(question) = question(verdict, &areas.new) {
            asked.entry(question).or_default()[1] = Some(verdict);
        }
    }
    let (mut changes, mut unchanged) = (Vec::new(), 0_u64);
    for ((target, ..), [before, after]) in asked {
        let statuses = [before, after].map(|one| one.map(|verdict| verdict.status));
        let [was, is] = statuses;
        if was == is {
            unchanged = unchanged.saturating_add(1);
            continue;
        }
        let Some(either) = after.or(before) else {
            continue;
        };
        changes.push(VerdictChange {
            target,
            level: either.level,
            area: either.area.clone(),
            before,
            after,
            turn: Turn::of(was, is),
        });
    }
    (changes, unchanged)
}
