//! What is told of the way from the base year to a target: where it should stand by now, how it
//! went over the years, and what is left.

use super::Shortfall;
use crate::plan::Method;
use crate::quantity::{Exact, Unit, Year};
use crate::vocabulary::IndicatorId;

/// Where an indicator stands against the schedule, before its target is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The method.
    pub method: Method,
    /// The base year's figure, in the requirement's unit.
    pub base: Exact,
    /// The base year.
    pub base_period: Year,
    /// Where it should stand in the report year, in the requirement's unit.
    pub expected: Expected,
    /// The progress ratio, rounded to six places; `None` where it has no meaning.
    pub ratio: Option<f64>,
    /// The band the ratio falls into.
    pub band: Band,
    /// What the other method says, where it comes to another band.
    pub otherwise: Option<Otherwise>,
}

/// What a method says that is not the plan's.
#[derive(Clone, Debug, PartialEq)]
pub struct Otherwise {
    /// The method.
    pub method: Method,
    /// Where the indicator should stand by it, in the requirement's unit.
    pub expected: Expected,
    /// The progress ratio, rounded to six places.
    pub ratio: f64,
    /// The band the ratio falls into: not the one of the plan's method.
    pub band: Band,
}

/// A figure that lies on a line from the base year, in the requirement's unit or the indicator's.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// By the linear method, exactly.
    Exact(Exact),
    /// By the compound method, a guide in floating point. Always finite.
    Guide(f64),
}

impl Expected {
    /// The number, exactly; that of a guide is the double's.
    pub fn value(&self) -> Option<Exact> {
        match self {
            Self::Exact(value) => Some(value.clone()),
            Self::Guide(value) => Exact::from_f64(*value),
        }
    }
}

/// How much of the expected progress was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// At least the plan's `on-track`.
    OnTrack,
    /// At least the plan's `slow`.
    Slow,
    /// Some.
    Little,
    /// Away from the target.
    Backwards,
}

impl Band {
    /// The spelling of the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::OnTrack => "on-track",
            Self::Slow => "slow",
            Self::Little => "little",
            Self::Backwards => "backwards",
        }
    }
}

/// How the figure of a target went over the years, in the requirement's unit, and what is left.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The requirement's unit.
    pub unit: Unit,
    /// One for each year from the base year to the verdict's whose figure is certain, ascending.
    pub points: Vec<Point>,
    /// What is left to do; `None` where it is reached, due, or cannot be told.
    pub ahead: Option<Ahead>,
}

/// What the figures of one year come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The year.
    pub year: Year,
    /// The value, in the requirement's unit.
    pub value: Exact,
    /// The decimal places its figures were written with.
    pub places: u8,
}

/// What it takes to reach a target by its due year.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    /// Years left until it is due. At least one.
    pub years: u16,
    /// What is needed in each of them; `None` where no single figure decides it, or the figures of
    /// other years decide with it.
    pub step: Option<Step>,
    /// Where the pace so far leads; `None` where only one year is known.
    pub pace: Option<Pace>,
}

/// What is needed in each year that is left, in the unit of the thing that can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// An even part of the shortfall, rounded up to a whole unit where the unit counts things: in
    /// all years together it makes the verdict met, if nothing else changes.
    pub part: Shortfall,
    /// Whether it comes on top of the year before, or is the amount of a year.
    pub kind: StepKind,
}

/// What a step is added to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// To the figure of the year before.
    Change,
    /// To the sum of the years before, of an indicator that is added up over the years: the step is
    /// the whole amount of a year.
    Amount,
}

impl StepKind {
    /// The spelling of the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Amount => "amount",
        }
    }
}

/// Where the pace so far leads, by the plan's method.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    /// The year it is measured from: the base year, or the first after it whose figure is certain.
    pub since: Year,
    /// What the figure of the target comes to in the due year, in the requirement's unit.
    pub ends: Expected,
    /// Whether that is enough; `None` where the bound moves with other figures.
    pub is_enough: Option<bool>,
    /// The pace of the thing that can be changed.
    pub lever: Option<LeverPace>,
}

/// The pace of the thing that can be changed, in its own unit.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverPace {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Its unit.
    pub unit: Unit,
    /// How much a year.
    pub yearly: Yearly,
    /// What it comes to in the due year; `None` where the target is about nothing but it, or cannot go
    /// on until then.
    pub ends: Option<Expected>,
}

/// How much something changes a year, on the average.
#[derive(Clone, Debug, PartialEq)]
pub enum Yearly {
    /// By this much (linear method), or to this much where it is added up over the years.
    Amount(Exact),
    /// By this share of itself (compound method).
    Growth(f64),
}
