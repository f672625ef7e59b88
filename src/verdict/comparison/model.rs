//! What comparing two submissions gives.

use super::Turn;
use crate::plan::{Level, Plan};
use crate::quantity::{Exact, Value, Year};
use crate::source::{Place, Untrusted};
use crate::verdict::{CheckCount, Strictness, SumOf, Verdict};
use crate::vocabulary::IndicatorId;

/// What changed between two submissions: pure facts, in the order of the plan, then of the areas.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// The later of the two report years: figures of a year before it are of an earlier year.
    pub earlier_than: Year,
    /// The verdicts that stand otherwise than they did.
    pub verdicts: Vec<VerdictChange<'a>>,
    /// How many stand as they did.
    pub unchanged: u64,
    /// The figures that say otherwise than they did.
    pub figures: Vec<FigureChange>,
    /// Whole areas and years of which only one of the two has figures.
    pub absences: Vec<Absence>,
    /// How many figures say the same in both.
    pub same: u64,
    /// How many figures of the report year only the new submission has.
    pub added: u64,
    /// The checks that are broken more or less often.
    pub checks: Vec<CheckChange>,
    /// Whether each township's figures were compared; if not, their sums were.
    pub townships: bool,
}

/// What counts as worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weighing {
    /// Whether expected targets and checks weigh too.
    pub strictness: Strictness,
    /// Whether changes of what was reported of earlier years weigh nothing.
    pub accepts_revisions: bool,
}

impl Comparison<'_> {
    /// Whether something that weighs got worse.
    pub fn got_worse(&self, weighing: Weighing) -> bool {
        self.verdicts.iter().any(|one| one.weighs(weighing))
            || self.figures.iter().any(|one| one.weighs(weighing))
            || self.absences.iter().any(|one| one.weighs(weighing))
            || self.checks.iter().any(|one| one.weighs(weighing))
    }
}

/// A verdict that stands otherwise.
#[derive(Clone, Debug)]
pub struct VerdictChange<'a> {
    /// The target, as an index into the plan's.
    pub target: usize,
    /// Whether it is binding.
    pub level: Level,
    /// The county; `None` where no file names one.
    pub area: Option<Untrusted>,
    /// How it stood; `None` if the old submission has no such verdict.
    pub before: Option<&'a Verdict>,
    /// How it stands; `None` if the new submission has no such verdict.
    pub after: Option<&'a Verdict>,
    /// Whether that is worse.
    pub turn: Turn,
}

impl VerdictChange<'_> {
    /// Whether it makes the run end with 1. A miss that is waived does not.
    pub fn weighs(&self, weighing: Weighing) -> bool {
        let binds = self.level == Level::Binding || weighing.strictness == Strictness::Strict;
        let is_waived = self.after.is_some_and(Verdict::is_waived);
        self.turn == Turn::Worse && binds && !is_waived
    }
}

/// A figure that says otherwise, or is there in one of the two only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureChange {
    /// The county; `None` where no file names one.
    pub area: Option<Untrusted>,
    /// Its township; `None` for the county's own.
    pub township: Option<Untrusted>,
    /// The indicator.
    pub indicator: IndicatorId,
    /// The year.
    pub period: Year,
    /// Whether that is an earlier year than the report's.
    pub is_earlier: bool,
    /// What the old submission says.
    pub before: Stated,
    /// What the new one says.
    pub after: Stated,
}

/// How a figure changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureTurn {
    /// Another value.
    Revised,
    /// It was there and is not.
    Gone,
    /// It was readable and is not.
    Unreadable,
    /// It was not there and is.
    Appeared,
    /// It was unreadable and is readable.
    Readable,
}

impl FigureTurn {
    /// Every way, in the order of reports.
    pub const ALL: [Self; 5] = [
        Self::Revised,
        Self::Gone,
        Self::Unreadable,
        Self::Appeared,
        Self::Readable,
    ];

    /// The spelling of the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Revised => "revised",
            Self::Gone => "gone",
            Self::Unreadable => "unreadable",
            Self::Appeared => "appeared",
            Self::Readable => "readable",
        }
    }
}

impl FigureChange {
    /// How it changed.
    pub const fn turn(&self) -> FigureTurn {
        match (&self.before, &self.after) {
            (Stated::Known(_), Stated::Known(_)) => FigureTurn::Revised,
            (Stated::Known(_) | Stated::Unreadable(_), Stated::Nothing(_)) => FigureTurn::Gone,
            (Stated::Known(_) | Stated::Unreadable(_), Stated::Unreadable(_)) => {
                FigureTurn::Unreadable
            }
            (Stated::Nothing(_), _) => FigureTurn::Appeared,
            (Stated::Unreadable(_), Stated::Known(_)) => FigureTurn::Readable,
        }
    }

    /// Whether it makes the run end with 1: a figure of an earlier year that was known and is not
    /// what it was.
    pub fn weighs(&self, weighing: Weighing) -> bool {
        let was_known = matches!(self.before, Stated::Known(_));
        self.is_earlier && was_known && !weighing.accepts_revisions
    }
}

/// What a submission says of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated {
    /// Nothing; the cell, if there is one.
    Nothing(Option<Place>),
    /// Something that cannot be read with certainty.
    Unreadable(Option<Place>),
    /// A figure; more than one where its rows contradict each other. Never empty.
    Known(Vec<StatedFigure>),
}

/// A figure as a submission has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedFigure {
    /// What it says, in the indicator's unit.
    pub value: Value,
    /// The decimal places it has in the indicator's unit.
    pub places: u8,
    /// How far the true figure may be from it, in the indicator's unit, when it is a rounded one.
    pub half_step: Exact,
    /// Where it comes from.
    pub from: StatedFrom,
    /// Where its (first) cell stands.
    pub place: Option<Place>,
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatedFrom {
    /// A cell, as written.
    Cell(Untrusted),
    /// The townships' figures.
    Townships(SumOf),
    /// The indicator's formula.
    Formula,
}

/// A whole area or year of which only one submission has figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The county; `None` where no file names one.
    pub area: Option<Untrusted>,
    /// What of it.
    pub of: AbsentPart,
    /// Whether only the new submission has it; else only the old.
    pub is_new: bool,
    /// How many figures the one that has it has.
    pub figures: u64,
}

/// What of a county only one submission has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AbsentPart {
    /// All of it.
    County,
    /// A year.
    Year(Year),
    /// All its townships, so many.
    Townships(u64),
    /// A township.
    Township(Untrusted),
}

impl Absence {
    /// Whether it makes the run end with 1. A year that is left out weighs as much as the verdicts
    /// that lack its figures.
    pub const fn weighs(&self, weighing: Weighing) -> bool {
        match self.of {
            AbsentPart::County | AbsentPart::Townships(_) | AbsentPart::Township(_) => {
                !self.is_new && !weighing.accepts_revisions
            }
            AbsentPart::Year(_) => false,
        }
    }
}

/// A check that is broken more or less often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckChange {
    /// The check, as an index into the plan's.
    pub check: usize,
    /// How often it held and was broken.
    pub before: CheckCount,
    /// How often it holds and is broken.
    pub after: CheckCount,
}

impl CheckChange {
    /// Whether it makes the run end with 1.
    pub fn weighs(&self, weighing: Weighing) -> bool {
        weighing.strictness == Strictness::Strict && self.after.broken > self.before.broken
    }

    /// The checks of a plan that are broken more or less often.
    pub(super) fn all(plan: &Plan, before: &[CheckCount], after: &[CheckCount]) -> Vec<Self> {
        let counts = before.iter().zip(after).enumerate().take(plan.checks.len());
        let changes = counts.map(|(check, (before, after))| Self {
            check,
            before: *before,
            after: *after,
        });
        changes
            .filter(|change| change.before.broken != change.after.broken)
            .collect()
    }
}
