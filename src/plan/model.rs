//! A plan as it is meant: what a rule file without faults becomes.
//!
//! Whatever is in here is valid: names are resolved, units agree, numbers are exact.

use serde::{Deserialize, Serialize};

use super::Waiver;
use crate::quantity::{Comparison, Date, Exact, Unit, Year};
use crate::source::Untrusted;
use crate::vocabulary::{IndicatorId, Vocabulary};

/// A checked rule file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// The plan's title.
    pub title: Untrusted,
    /// Its English title.
    pub english: Option<Untrusted>,
    /// The first year of the plan.
    pub first_year: Year,
    /// The last year of the plan.
    pub last_year: Year,
    /// The year progress is measured from.
    pub base_year: Year,
    /// The titles of chapters, in the order of the rule file.
    pub chapters: Vec<Chapter>,
    /// How progress towards a target that is not yet due is judged.
    pub schedule: Schedule,
    /// The words that data files use, one term for each indicator.
    pub vocabulary: Vocabulary,
    /// What else the rule file says of each indicator; an [`IndicatorId`] is an index into them.
    pub indicators: Vec<Indicator>,
    /// The targets, in the order of the rule file.
    pub targets: Vec<Target>,
    /// The checks, in the order of the rule file.
    pub checks: Vec<Check>,
    /// The waivers of the rule file, then those of a file of their own, each in its order.
    pub waivers: Vec<Waiver>,
    /// Words of the plan's text whose figures no target asks for, in the order of the rule file.
    pub exemptions: Vec<Exemption>,
}

impl Plan {
    /// The indicator `id`.
    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.get(id.index())
    }
}

/// A chapter of the plan: the part of a clause before its first dot.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Chapter {
    /// The number, such as `1`.
    pub number: Untrusted,
    /// The title.
    pub title: Untrusted,
    /// The English title.
    pub english: Option<Untrusted>,
}

/// Words of the plan's text whose figures ask for nothing: a name, a slogan, a length of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    /// The words around the figures, as in the text.
    pub words: Untrusted,
    /// The clauses in which they stand so; everywhere, if there is none.
    pub clause: Vec<Untrusted>,
    /// Why they ask for nothing.
    pub why: Untrusted,
}

/// How progress is judged before a target is due.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Schedule {
    /// The method.
    pub method: Method,
    /// The least progress ratio that is on track.
    pub on_track: Exact,
    /// The least progress ratio that is slow rather than little.
    pub slow: Exact,
}

/// How the expected progress grows with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// By the same amount every year.
    Linear,
    /// By the same factor every year.
    Compound,
}

impl Method {
    /// The spelling of the rule file and the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Compound => "compound",
        }
    }
}

/// What the rule file says of an indicator beyond its words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Indicator {
    /// How it is computed from others. A chain of formulas never comes back to itself.
    pub formula: Option<Expr>,
    /// Its figure in the base year where the data lack one, in its own unit.
    pub base: Option<Exact>,
}

/// A requirement on indicators.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Target {
    /// The slug that names it everywhere.
    pub id: String,
    /// Its name.
    pub name: Untrusted,
    /// Its English name.
    pub english: Option<Untrusted>,
    /// The clauses of the plan it comes from. Never empty.
    pub clause: Vec<Untrusted>,
    /// Whether it sets the exit code.
    pub level: Level,
    /// What must hold.
    pub requirement: Condition,
    /// The requirement as written.
    pub text: Untrusted,
    /// Where this is false, the target does not apply.
    pub when: Option<Condition>,
    /// When it is judged.
    pub due: Due,
    /// Of whom it is required.
    pub scope: Scope,
    /// How an ambiguous sentence of the plan was read, or what one should know.
    pub note: Option<Untrusted>,
    /// How a clause that names no figure came to the bound.
    pub reading: Option<Untrusted>,
    /// The line in the rule file where it begins.
    pub line: u64,
}

impl Target {
    /// What a reader should know of how it was read.
    pub fn remarks(&self) -> impl Iterator<Item = &Untrusted> {
        [&self.note, &self.reading].into_iter().flatten()
    }
}

/// How much a target weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// 约束性: sets the exit code.
    Binding,
    /// 预期性: reported only.
    Expected,
}

impl Level {
    /// The spelling of the rule file and the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Binding => "binding",
            Self::Expected => "expected",
        }
    }
}

/// When a target is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    /// On the figures of this year.
    By(Year),
    /// On the figures of every year of the plan.
    EveryYear,
}

/// Of whom a target is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// The county as a whole.
    County,
    /// Each of its townships.
    EachTownship,
}

/// A rule about the data's own consistency.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Check {
    /// The slug that names it everywhere.
    pub id: String,
    /// Its name, if the rule file gives one.
    pub name: Option<Untrusted>,
    /// Its English name.
    pub english: Option<Untrusted>,
    /// What must hold.
    pub requirement: Condition,
    /// The requirement as written.
    pub text: Untrusted,
    /// Where this is false, the check does not apply.
    pub when: Option<Condition>,
    /// The line in the rule file where it begins.
    pub line: u64,
}

/// A statement that is true or false of an area in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// `left ≥ right` and the like.
    Compare {
        /// What is observed.
        left: Expr,
        /// How it must stand to `right`.
        comparison: Comparison,
        /// What is required.
        right: Expr,
        /// The requirement's unit, in which both are shown.
        unit: Unit,
    },
    /// `value in low..high`, both ends included.
    Within {
        /// What is observed.
        value: Expr,
        /// The lower end, in base units.
        low: Exact,
        /// The upper end, in base units. Never below `low`.
        high: Exact,
        /// The requirement's unit, in which all are shown.
        unit: Unit,
    },
    /// A yes/no indicator is as required (`indicator` or `indicator = yes`).
    Done {
        /// The yes/no indicator.
        indicator: IndicatorId,
        /// What it must be.
        required: bool,
    },
    /// `indicator < 2025-01-01` and the like.
    Dated {
        /// The date indicator.
        indicator: IndicatorId,
        /// How it must stand to `bound`.
        comparison: Comparison,
        /// The day.
        bound: Date,
    },
}

/// A number computed from figures and constants; its units agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expr {
    /// A number as written.
    Constant {
        /// The number in base units (`15000 元/年` is 1250 元 a month).
        value: Exact,
        /// The unit it was written with.
        unit: Unit,
    },
    /// The figure of an indicator (by its formula, if it has one).
    Indicator(IndicatorId),
    /// `-x`
    Negate(Box<Self>),
    /// `x + y` and the like.
    Binary {
        /// The operation.
        operation: Operation,
        /// The left operand.
        left: Box<Self>,
        /// The right operand.
        right: Box<Self>,
    },
    /// `growth(x)`: `x / x of the year before - 1`.
    Growth(Box<Self>),
    /// `previous(x)`: the year before.
    Previous(Box<Self>),
    /// `base(x)`: the plan's base year.
    Base(Box<Self>),
    /// `cumulative(x)`: the sum from the plan's first year on.
    Cumulative(Box<Self>),
    /// `min(x, y, …)`. Never empty.
    Min(Vec<Self>),
    /// `max(x, y, …)`. Never empty.
    Max(Vec<Self>),
}

/// An operation on two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}
