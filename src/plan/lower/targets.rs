//! Targets and checks.

use std::collections::BTreeMap;

use super::frame::{Years, chosen, value, values, year};
use super::state;
use super::usage::first_indicator;
use crate::plan::expression::Names;
use crate::plan::raw::{RawExemption, RawLevel, RawPlan, RawTarget, Sink, Text};
use crate::plan::{Check, Due, Exemption, Level, Named, NamingFault, PlanFault, Scope, Target};
use crate::source::Span;
use crate::vocabulary::Term;

/// All targets; `None` where one is at fault.
pub(super) fn targets(
    sink: &mut Sink<'_>,
    raw: &RawPlan,
    names: &Names<'_>,
    years: Option<Years>,
) -> Option<Vec<Target>> {
    let ids = raw.targets.iter().map(|target| target.id.as_ref());
    unique(sink, Named::Target, ids);
    let chapters = chapters(raw);
    let part = raw.township.as_ref();
    let targets: Vec<Option<Target>> = raw
        .targets
        .iter()
        .map(|raw| {
            chapters_known(sink, raw.clause.iter().flatten(), &chapters);
            target(sink, raw, names, years, part)
        })
        .collect();
    targets.into_iter().collect()
}

/// The ids as written; of a target without one, nothing.
pub(super) fn ids(raw: &RawPlan) -> Vec<&str> {
    let ids = raw.targets.iter().map(|target| target.id.as_ref());
    ids.map(|id| id.map_or("", |id| id.value.as_str()))
        .collect()
}

fn target(
    sink: &mut Sink<'_>,
    raw: &RawTarget,
    names: &Names<'_>,
    years: Option<Years>,
    part: Option<&RawLevel>,
) -> Option<Target> {
    let due = due(sink, raw, years);
    let scope = match &raw.each {
        None => Some(Scope::County),
        Some(text) if is_called(part, &text.value) => Some(Scope::EachTownship),
        Some(text) => chosen(sink, "each", text, &["township"], &[Scope::EachTownship]),
    };
    let level = match &raw.level {
        None => Some(Level::Binding),
        Some(text) => {
            let levels = [Level::Binding, Level::Expected];
            chosen(sink, "level", text, &["binding", "expected"], &levels)
        }
    };
    let when = match &raw.when {
        None => Some(None),
        Some(text) => state(sink, names, text).map(Some),
    };
    let requirement = raw
        .require
        .as_ref()
        .and_then(|text| state(sink, names, text));
    Some(Target {
        id: raw.id.as_ref()?.value.clone(),
        name: value(&raw.name).unwrap_or_default(),
        english: value(&raw.english),
        clause: values(raw.clause.as_ref()?),
        level: level?,
        requirement: requirement?,
        text: value(&raw.require)?,
        when: when?,
        due: due?,
        scope: scope?,
        note: value(&raw.note),
        reading: value(&raw.reading),
        line: sink.line(raw.span),
    })
}

/// Whether `word` is what the rule file calls an area of this level.
fn is_called(level: Option<&RawLevel>, word: &str) -> bool {
    let names = level.map(|level| [level.name.as_ref(), level.english.as_ref()]);
    names.is_some_and(|names| names.into_iter().flatten().any(|name| name.value == word))
}

fn due(sink: &mut Sink<'_>, raw: &RawTarget, years: Option<Years>) -> Option<Due> {
    if let Some(text) = &raw.every {
        return chosen(sink, "every", text, &["year"], &[Due::EveryYear]);
    }
    let written = match &raw.by {
        None => None,
        Some(number) => Some((year(sink, number)?, number.span)),
    };
    let Years { first, last, .. } = years?;
    let Some((due, span)) = written else {
        return Some(Due::By(last));
    };
    if due < first || due > last {
        sink.add(PlanFault::DueOutsidePlan { due, first, last }, span);
        return None;
    }
    Some(Due::By(due))
}

/// A target without a name is called like the first indicator it looks at.
pub(super) fn name(target: &mut Target, terms: &[Term]) {
    let first = first_indicator(&target.requirement);
    let Some(term) = first.and_then(|id| terms.get(id.index())) else {
        return;
    };
    if target.name.raw().is_empty() {
        target.name.clone_from(&term.name);
        if target.english.is_none() {
            target.english.clone_from(&term.english);
        }
    }
}

/// All checks; `None` where one is at fault.
pub(super) fn checks(sink: &mut Sink<'_>, raw: &RawPlan, names: &Names<'_>) -> Option<Vec<Check>> {
    unique(
        sink,
        Named::Check,
        raw.checks.iter().map(|check| check.id.as_ref()),
    );
    let checks: Vec<Option<Check>> = raw
        .checks
        .iter()
        .map(|raw| {
            let when = match &raw.when {
                None => Some(None),
                Some(text) => state(sink, names, text).map(Some),
            };
            let requirement = raw
                .require
                .as_ref()
                .and_then(|text| state(sink, names, text));
            Some(Check {
                id: raw.id.as_ref()?.value.clone(),
                name: value(&raw.name),
                english: value(&raw.english),
                requirement: requirement?,
                text: value(&raw.require)?,
                when: when?,
                line: sink.line(raw.span),
            })
        })
        .collect();
    checks.into_iter().collect()
}

/// Reports ids that are no slugs and ids that are taken.
fn unique<'r>(sink: &mut Sink<'_>, named: Named, ids: impl Iterator<Item = Option<&'r Text>>) {
    let mut taken: BTreeMap<&str, Span> = BTreeMap::new();
    for text in ids.flatten() {
        let id = text.value.clone();
        if !is_slug(&id) {
            let suggestion = slug(&id);
            sink.add(NamingFault::NotASlug { id, suggestion }, text.span);
        } else if let Some(first) = taken.get(text.value.as_str()) {
            let line = sink.line(*first);
            sink.add(NamingFault::RepeatedId { named, id, line }, text.span);
        } else {
            taken.insert(&text.value, text.span);
        }
    }
}

/// Small ASCII letters and digits in words joined by single hyphens.
fn is_slug(id: &str) -> bool {
    id.split('-').all(|word| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

/// The slug that is nearest to an id, if there is anything ASCII in it.
fn slug(id: &str) -> Option<String> {
    let words: Vec<String> = id
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    (!words.is_empty() && id.is_ascii()).then(|| words.join("-"))
}

/// The words of the plan's text that ask for nothing; `None` where one is at fault.
pub(super) fn exemptions(sink: &mut Sink<'_>, raw: &RawPlan) -> Option<Vec<Exemption>> {
    let chapters = chapters(raw);
    let exemption = |raw: &RawExemption| {
        chapters_known(sink, &raw.clause, &chapters);
        Some(Exemption {
            words: value(&raw.words)?,
            clause: values(&raw.clause),
            why: value(&raw.why)?,
        })
    };
    let exemptions: Vec<_> = raw.exemptions.iter().map(exemption).collect();
    exemptions.into_iter().collect()
}

/// The numbers of the chapters that have titles.
fn chapters(raw: &RawPlan) -> Vec<&str> {
    let numbers = raw.chapters.iter();
    numbers
        .map(|chapter| chapter.number.value.as_str())
        .collect()
}

/// Where chapters have titles, a clause of another chapter is probably a slip.
fn chapters_known<'c>(
    sink: &mut Sink<'_>,
    clauses: impl IntoIterator<Item = &'c Text>,
    chapters: &[&str],
) {
    if chapters.is_empty() {
        return;
    }
    for clause in clauses {
        let number = clause.value.split('.').next().unwrap_or_default();
        if !chapters.contains(&number) {
            let chapter = number.to_owned();
            sink.add(NamingFault::UnknownChapter { chapter }, clause.span);
        }
    }
}
