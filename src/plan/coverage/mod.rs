//! Whether the rules say what the plan's text says: every figure of the text stands in a target of its
//! clause, or the rule file says why it asks for nothing; and every bound stands in a clause of its
//! target, or the target says how it was read.
//!
//! `letters` is the text as it is compared, `headings` finds its clauses and `figures` its figures; none
//! of them knows any plan. `accounts` compares them with the rules.

mod accounts;
mod document;
mod figures;
mod headings;
mod letters;
mod matching;
mod named;
mod numerals;
mod pairs;
mod words;
mod written;

pub use document::Document;

use accounts::Sides;
use named::is_named;

use super::expression::{Constant, bounds};
use super::raw::{RawPlan, Text};
use super::{Checked, CoverageFault, Fault};
use crate::source::{Severity, Span};

/// The longest text of a plan, in bytes.
pub const MAX_TEXT_BYTES: usize = 1 << 20;

/// More comparisons of figures with bounds than this are none of a plan's.
const MOST_COMPARISONS: usize = 10_000_000;

/// So many figures that are bounds at most, each counted with every bound that it is. Their words are
/// compared.
const MOST_ALIKE: usize = 50_000;

/// Exemptions are looked for in so many bytes at most, all together.
const MOST_SEARCHED: usize = 1 << 30;

/// How the rules stand to the plan's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many clauses the text has.
    pub clauses: usize,
    /// How many figures stand in them.
    pub figures: usize,
    /// How many of these stand in a target.
    pub in_targets: usize,
    /// How many are years in which the plan or a target of the clause begins or is due.
    pub years: usize,
    /// How many the rule file exempts.
    pub exempt: usize,
    /// How many are none of these.
    pub open: usize,
    /// How many more figures stand before the first heading, where no target can cite them.
    pub before_first: usize,
    /// How many targets have a bound that is a reading.
    pub readings: usize,
    /// What is wrong in the rule file, in order of place.
    pub in_rules: Vec<Fault>,
    /// What of the text is not accounted for, in order of place.
    pub in_text: Vec<Fault>,
}

impl Coverage {
    /// Whether every figure and every bound is accounted for.
    pub fn is_complete(&self) -> bool {
        let all = self.in_rules.iter().chain(&self.in_text);
        !all.into_iter()
            .any(|fault| fault.kind.severity() == Severity::Error)
    }
}

/// Compares rules with the text of the plan they encode.
pub fn cover(checked: &Checked, text: &str) -> Coverage {
    let document = Document::read(text);
    let refused = |kind: CoverageFault| Coverage {
        in_text: vec![Fault {
            kind: kind.into(),
            span: Span::default(),
        }],
        ..Coverage::default()
    };
    if document.clauses().next().is_none() {
        return refused(CoverageFault::NoClauses);
    }
    let claims = claims(&checked.cited);
    if is_too_much(&claims, &document, text) {
        return refused(CoverageFault::TooMuchToCompare);
    }
    let sides = Sides {
        plan: &checked.plan,
        claims: &claims,
        document: &document,
    };
    sides.settle()
}

fn is_too_much(claims: &Claims, document: &Document, text: &str) -> bool {
    let cited = |claim: &Claim| {
        claim
            .clauses
            .len()
            .max(1)
            .saturating_mul(claim.bounds.len().max(1))
    };
    let cited: usize = claims.targets.iter().map(cited).sum();
    let comparisons = document.placed().len().saturating_mul(cited);
    let searched = text.len().saturating_mul(claims.exemptions.len());
    if comparisons > MOST_COMPARISONS || searched > MOST_SEARCHED {
        return true;
    }
    let bounds = claims.targets.iter().flat_map(|claim| &claim.bounds);
    let alike = bounds.flat_map(|bound| {
        let figures = document.placed().iter();
        figures.filter(|placed| is_named(bound, &placed.figure.meanings))
    });
    alike.count() > MOST_ALIKE
}

/// What a rule file without faults says of the plan's text, as written. Its bounds are read only where
/// they are compared with a text.
#[derive(Clone, Debug)]
pub(super) struct Cited {
    /// The clauses and the requirement of each target, in order.
    targets: Vec<(Vec<Span>, Option<Text>)>,
    /// One for each exemption, in order.
    exemptions: Vec<ExemptionClaim>,
}

/// What a rule file says of the plan's text, with its places.
#[derive(Clone, Debug, Default)]
struct Claims {
    /// One for each target, in order.
    targets: Vec<Claim>,
    /// One for each exemption, in order.
    exemptions: Vec<ExemptionClaim>,
}

/// What a target says.
#[derive(Clone, Debug)]
struct Claim {
    clauses: Vec<Span>,
    bounds: Vec<Bound>,
}

/// A bound as the rule file has it.
#[derive(Clone, Debug)]
struct Bound {
    constant: Constant,
    written: String,
    span: Span,
}

#[derive(Clone, Debug)]
struct ExemptionClaim {
    words: Span,
    clauses: Vec<Span>,
}

fn claims(cited: &Cited) -> Claims {
    let bound = |text: &Text| -> Vec<Bound> {
        let found = bounds(&text.value).into_iter();
        let placed = found.map(|(constant, at)| Bound {
            constant,
            span: text.place(&at),
            written: text.value.get(at).unwrap_or_default().to_owned(),
        });
        placed.collect()
    };
    let claim = |(clauses, require): &(Vec<Span>, Option<Text>)| Claim {
        clauses: clauses.clone(),
        bounds: require.as_ref().map(bound).unwrap_or_default(),
    };
    Claims {
        targets: cited.targets.iter().map(claim).collect(),
        exemptions: cited.exemptions.clone(),
    }
}

/// What a rule file without faults says of the plan's text.
pub(super) fn cited(raw: &RawPlan) -> Cited {
    let spans = |texts: &[Text]| texts.iter().map(|text| text.span).collect();
    Cited {
        targets: raw
            .targets
            .iter()
            .map(|target| {
                let clauses = target.clause.as_deref().map(spans).unwrap_or_default();
                (clauses, target.require.clone())
            })
            .collect(),
        exemptions: raw
            .exemptions
            .iter()
            .map(|exemption| ExemptionClaim {
                words: exemption
                    .words
                    .as_ref()
                    .map(|text| text.span)
                    .unwrap_or_default(),
                clauses: spans(&exemption.clause),
            })
            .collect(),
    }
}
