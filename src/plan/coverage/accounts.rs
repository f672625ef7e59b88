//! What of the text and of the rules is accounted for, and what is not.

use std::collections::BTreeSet;

use super::document::{Document, Placed};
use super::figures::Meaning;
use super::letters::folded;
use super::named::is_in_year;
use super::pairs::Pairs;
use super::{Claim, Claims, Coverage};
use crate::plan::{CoverageFault, Due, Fault, Plan, Target};
use crate::quantity::Year;
use crate::source::{Severity, Span};
use crate::vocabulary::nearest;

/// The rules and the text side by side.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) plan: &'a Plan,
    pub(super) claims: &'a Claims,
    pub(super) document: &'a Document,
}

/// A figure in a clause that no exemption speaks of.
#[derive(Clone, Copy)]
pub(super) struct Open<'a> {
    pub(super) placed: &'a Placed,
    pub(super) clause: &'a str,
}

impl<'a> Sides<'a> {
    /// Compares them.
    pub(super) fn settle(self) -> Coverage {
        let (exempt, needless) = self.exemptions();
        let open = self.document.placed().iter().enumerate();
        let open = open.filter(|(index, _)| !exempt.contains(index));
        let (years, open): (Vec<_>, Vec<_>) = open
            .filter_map(|(_, placed)| {
                let clause = self.document.clause(placed)?;
                Some(Open { placed, clause })
            })
            .partition(|open| self.is_year_of_plan(open));
        let pairs = Pairs::of(self, &open);
        let in_text = pairs.unaccounted();
        let mut in_rules = self.unknown_clauses(&pairs);
        in_rules.extend(needless);
        in_rules.extend(pairs.unfounded(&years));
        let mut coverage = self.counts();
        let is_error = |fault: &&Fault| fault.kind.severity() == Severity::Error;
        coverage.open = in_text.iter().filter(is_error).count();
        coverage.in_targets = open.len().saturating_sub(coverage.open);
        coverage.years = years.len();
        coverage.exempt = exempt.len();
        coverage.in_rules = in_rules;
        coverage.in_text = in_text;
        coverage.in_rules.sort_by_key(|fault| fault.span);
        coverage.in_text.sort_by_key(|fault| fault.span);
        coverage
    }

    fn counts(self) -> Coverage {
        let all = self.document.figures();
        let in_clauses = all.filter(|(clause, _)| clause.is_some()).count();
        let targets = self.plan.targets.iter();
        Coverage {
            clauses: self.document.clauses().count(),
            figures: in_clauses,
            before_first: self.document.placed().len().saturating_sub(in_clauses),
            readings: targets.filter(|target| target.reading.is_some()).count(),
            ..Coverage::default()
        }
    }

    /// Each target with what it claims.
    pub(super) fn targets(self) -> impl Iterator<Item = (usize, &'a Target, &'a Claim)> {
        let targets = self.plan.targets.iter().zip(&self.claims.targets);
        targets
            .enumerate()
            .map(|(index, (target, claim))| (index, target, claim))
    }

    /// Whether the text has a clause, or one under it.
    pub(super) fn knows(self, clause: &str) -> bool {
        self.document
            .clauses()
            .any(|known| is_within(known, clause))
    }

    /// The clauses of targets and exemptions that the text does not have.
    fn unknown_clauses(self, pairs: &Pairs<'_>) -> Vec<Fault> {
        let fault = |clause: &str, span: Span, meant: Option<&str>| Fault {
            kind: CoverageFault::ClauseNotInText {
                clause: clause.to_owned(),
                nearest: meant
                    .map(str::to_owned)
                    .or_else(|| nearest(clause, self.document.clauses()).map(str::to_owned)),
            }
            .into(),
            span,
        };
        let mut found = Vec::new();
        for (_, target, claim) in self.targets() {
            let clauses = target.clause.iter().zip(&claim.clauses);
            for (clause, span) in clauses.filter(|(clause, _)| !self.knows(clause.raw())) {
                found.push(fault(clause.raw(), *span, pairs.clause_of(target, claim)));
            }
        }
        for (exemption, claim) in self.plan.exemptions.iter().zip(&self.claims.exemptions) {
            let clauses = exemption.clause.iter().zip(&claim.clauses);
            let unknown = clauses.filter(|(clause, _)| !self.knows(clause.raw()));
            found.extend(unknown.map(|(clause, span)| fault(clause.raw(), *span, None)));
        }
        found
    }

    /// The figures that the rule file exempts, and the exemptions that none needs.
    fn exemptions(self) -> (BTreeSet<usize>, Vec<Fault>) {
        let running = self.document.running();
        let (mut exempt, mut needless) = (BTreeSet::new(), Vec::new());
        for (exemption, claim) in self.plan.exemptions.iter().zip(&self.claims.exemptions) {
            let (mut is_needed, mut elsewhere) = (false, None);
            let words = folded(exemption.words.raw());
            for index in self.document.figures_within(&running, &words) {
                let placed = self.document.placed().get(index);
                let clause = placed.and_then(|placed| self.document.clause(placed));
                let cited = |clause: &str| {
                    exemption
                        .clause
                        .iter()
                        .any(|one| is_within(clause, one.raw()))
                };
                if exemption.clause.is_empty() || clause.is_some_and(cited) {
                    is_needed = true;
                    exempt.extend(clause.map(|_| index));
                } else {
                    elsewhere = elsewhere.or(clause);
                }
            }
            if !is_needed {
                let kind = CoverageFault::NeedlessExemption {
                    words: exemption.words.raw().to_owned(),
                    elsewhere: elsewhere.map(str::to_owned),
                };
                needless.push(Fault {
                    kind: kind.into(),
                    span: claim.words,
                });
            }
        }
        (exempt, needless)
    }

    /// Whether a figure is a year of the plan: its first, last or base, or one in which a target of the
    /// clause is due or must have happened before.
    fn is_year_of_plan(self, open: &Open<'_>) -> bool {
        let plan = self.plan;
        let of_plan = [plan.first_year, plan.last_year, plan.base_year];
        let of_target = |year: Year| {
            let mut citing = self
                .targets()
                .filter(|(_, target, _)| cites(target, open.clause));
            citing.any(|(_, target, claim)| {
                let mut bounds = claim.bounds.iter();
                target.due == Due::By(year) || bounds.any(|bound| is_in_year(&bound.constant, year))
            })
        };
        let mut meanings = open.placed.figure.meanings.iter();
        meanings.any(|meaning| match meaning {
            Meaning::Year(year) => of_plan.contains(year) || of_target(*year),
            Meaning::Number(..) => false,
        })
    }
}

/// Whether a clause is `cited` or stands under it.
fn is_within(clause: &str, cited: &str) -> bool {
    let rest = clause.strip_prefix(cited);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether a target cites a clause or one that it stands under.
pub(super) fn cites(target: &Target, clause: &str) -> bool {
    target
        .clause
        .iter()
        .any(|cited| is_within(clause, cited.raw()))
}
