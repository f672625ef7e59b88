//! Which figure of the text is which bound of the rules.
//!
//! Each figure belongs to one bound, the one whose words are likest; a second figure of the same number
//! wants a second bound. A bound may do without a figure of its own only where the words around
//! another's are plainly its own too, as in “…补贴和…补贴覆盖率达到100%”.

use std::collections::{BTreeMap, BTreeSet};

use super::accounts::{Open, Sides, cites};
use super::letters::folded;
use super::matching::{Demand, matching};
use super::named::is_named;
use super::words::{are_alike, are_much_alike, likeness};
use super::{Bound, Claim};
use crate::plan::lower::indicators_of;
use crate::plan::{CoverageFault, Fault, Listed, Target};
use crate::source::{Span, Untrusted};
use crate::vocabulary::Term;

/// The figures and the bounds that they belong to.
pub(super) struct Pairs<'a> {
    sides: Sides<'a>,
    open: &'a [Open<'a>],
    /// For each figure the target and the bound it belongs to, and how much their words are alike.
    owners: Vec<Option<(Supply<'a>, usize)>>,
}

/// A bound of a target for one of its clauses: one figure there may belong to it.
#[derive(Clone, Copy)]
struct Supply<'a> {
    target: &'a Target,
    clause: &'a str,
    bound: &'a Bound,
}

impl<'a> Pairs<'a> {
    pub(super) fn of(sides: Sides<'a>, open: &'a [Open<'a>]) -> Self {
        let supplies = supplies(sides);
        let demands = demands(sides, open, &supplies);
        let owners = matching(&demands, supplies.len())
            .into_iter()
            .map(|given| {
                let (index, like) = given?;
                Some((*supplies.get(index)?, like))
            })
            .collect();
        Self {
            sides,
            open,
            owners,
        }
    }

    /// The figures that belong to no bound, and those that may belong to another's.
    pub(super) fn unaccounted(&self) -> Vec<Fault> {
        let mut found = Vec::new();
        for (open, owner) in self.open.iter().zip(&self.owners) {
            let kind = match owner {
                Some((_, like)) if are_alike(*like) => continue,
                Some((supply, _)) => CoverageFault::OtherWords {
                    target: supply.target.id.clone(),
                    words: self.sides.document.around(&open.placed.figure),
                    owner: None,
                },
                None => self.uncovered(open),
            };
            found.push(Fault {
                kind: kind.into(),
                span: self.sides.document.span(&open.placed.figure.letters),
            });
        }
        found
    }

    fn uncovered(&self, open: &Open<'_>) -> CoverageFault {
        let meanings = &open.placed.figure.meanings;
        let asks = |claim: &Claim| claim.bounds.iter().any(|bound| is_named(bound, meanings));
        let elsewhere = self.sides.targets().find(|(_, target, claim)| {
            !cites(target, open.clause)
                && asks(claim)
                && are_alike(likeness_to(self.sides, target, open))
        });
        let citing = self
            .sides
            .targets()
            .filter(|(_, target, _)| cites(target, open.clause));
        CoverageFault::UncoveredFigure {
            figure: self.written(open),
            clause: open.clause.to_owned(),
            elsewhere: elsewhere.map(|(_, target, _)| target.id.clone()),
            targets: Listed::first(citing.map(|(_, target, _)| target.id.clone())),
        }
    }

    /// The bounds that no figure of their clauses names, or only one that is another's. `years` are the
    /// figures that are years of the plan.
    pub(super) fn unfounded(&self, years: &[Open<'_>]) -> Vec<Fault> {
        let owned: BTreeSet<Span> = self
            .owners
            .iter()
            .flatten()
            .map(|(supply, _)| supply.bound.span)
            .collect();
        let mut found = Vec::new();
        for (_, target, claim) in self.sides.targets() {
            // Where the text has none of its clauses, that is what is wrong.
            let is_placed = target
                .clause
                .iter()
                .any(|clause| self.sides.knows(clause.raw()));
            if target.reading.is_some() || !is_placed {
                continue;
            }
            let bounds = claim.bounds.iter();
            let doubtful = bounds.filter(|bound| !owned.contains(&bound.span));
            found.extend(doubtful.filter_map(|bound| {
                let kind = self.unfounded_bound(target, bound, years)?;
                Some(Fault {
                    kind: kind.into(),
                    span: bound.span,
                })
            }));
        }
        found
    }

    fn unfounded_bound(
        &self,
        target: &Target,
        bound: &Bound,
        years: &[Open<'_>],
    ) -> Option<CoverageFault> {
        let owned = self.open.iter().zip(self.owners.iter().map(Option::as_ref));
        let all = || owned.clone().chain(years.iter().map(|open| (open, None)));
        let names = |open: &Open<'_>| is_named(bound, &open.placed.figure.meanings);
        let likest = all()
            .filter(|(open, _)| cites(target, open.clause) && names(open))
            .map(|(open, owner)| (likeness_to(self.sides, target, open), open, owner))
            .max_by_key(|(like, ..)| *like);
        if let Some((like, open, owner)) = likest {
            let is_own = match owner {
                Some(_) => are_much_alike(like),
                None => are_alike(like),
            };
            return (!is_own).then(|| CoverageFault::OtherWords {
                target: target.id.clone(),
                words: self.sides.document.around(&open.placed.figure),
                owner: owner.map(|(supply, _)| supply.target.id.clone()),
            });
        }
        let here = self.open.iter().filter(|open| cites(target, open.clause));
        Some(CoverageFault::BoundNotInClause {
            target: target.id.clone(),
            bound: bound.written.clone(),
            clauses: target
                .clause
                .iter()
                .map(|one| one.raw().to_owned())
                .collect(),
            figures: Listed::first(here.map(|open| self.written(open))),
            elsewhere: all()
                .find(|(open, _)| names(open))
                .map(|(open, _)| open.clause.to_owned()),
        })
    }

    /// The clause that names a bound of a target in the target's words.
    pub(super) fn clause_of(&self, target: &Target, claim: &Claim) -> Option<&'a str> {
        let names = |open: &&Open<'_>| {
            let mut bounds = claim.bounds.iter();
            bounds.any(|bound| is_named(bound, &open.placed.figure.meanings))
                && are_alike(likeness_to(self.sides, target, open))
        };
        self.open.iter().find(names).map(|open| open.clause)
    }

    /// A figure as the text has it.
    fn written(&self, open: &Open<'_>) -> String {
        let letters = open.placed.figure.letters.clone();
        self.sides.document.text(letters)
    }
}

/// All bounds that figures may belong to. None belongs to a bound that is a reading.
fn supplies(sides: Sides<'_>) -> Vec<Supply<'_>> {
    let mut supplies = Vec::new();
    for (_, target, claim) in sides.targets() {
        let bounds = claim.bounds.iter().filter(|_| target.reading.is_none());
        for bound in bounds {
            supplies.extend(target.clause.iter().map(|clause| Supply {
                target,
                clause: clause.raw(),
                bound,
            }));
        }
    }
    supplies
}

/// For each figure the bounds that it may belong to.
fn demands(sides: Sides<'_>, open: &[Open<'_>], supplies: &[Supply<'_>]) -> Vec<Demand> {
    let mut by_clause: BTreeMap<&str, Vec<(usize, &Supply<'_>)>> = BTreeMap::new();
    for (index, supply) in supplies.iter().enumerate() {
        by_clause
            .entry(supply.clause)
            .or_default()
            .push((index, supply));
    }
    let demand = |open: &Open<'_>| {
        let cited = ancestors(open.clause).filter_map(|clause| by_clause.get(clause));
        let named = cited
            .flatten()
            .filter(|(_, supply)| is_named(supply.bound, &open.placed.figure.meanings));
        Demand::of(named.map(|(index, supply)| (*index, likeness_to(sides, supply.target, open))))
    };
    open.iter().map(demand).collect()
}

/// How much the words around a figure have in common with a target's.
fn likeness_to(sides: Sides<'_>, target: &Target, open: &Open<'_>) -> usize {
    let around = sides.document.around(&open.placed.figure);
    let indicators = indicators_of(&target.requirement).into_iter();
    let terms = indicators.filter_map(|id| sides.plan.vocabulary.term(id));
    let english = target.english.as_ref().map(Untrusted::raw);
    let words = std::iter::once(target.name.raw())
        .chain(english)
        .chain(terms.flat_map(Term::spellings));
    words
        .take(MOST_SPELLINGS)
        .map(|words| likeness(&first_letters(&folded(words)), &around))
        .max()
        .unwrap_or(0)
}

/// So many spellings of a target's indicators are looked at, and so many letters of each.
const MOST_SPELLINGS: usize = 24;
const MOST_LETTERS: usize = 40;

fn first_letters(words: &str) -> String {
    words.chars().take(MOST_LETTERS).collect()
}

/// A clause and all that it stands under.
fn ancestors(clause: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(clause), |clause| Some(clause.rsplit_once('.')?.0))
}
