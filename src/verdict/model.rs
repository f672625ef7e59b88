//! What judging gives: a verdict for each target, county and period, and the counts of each check.

use super::{Course, Idle, Progress, Waived};
use crate::plan::Level;
use crate::quantity::{Comparison, Date, Days, Exact, Interval, Unit, Value, Year};
use crate::source::{Place, Untrusted};
use crate::vocabulary::IndicatorId;

/// How a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 达标
    Met,
    /// 未达标
    Missed,
    /// 进度正常
    OnTrack,
    /// 进度滞后
    Behind,
    /// 未到期
    NotDue,
    /// 缺数据
    NotReported,
    /// 数据有误
    Unreadable,
    /// 不适用
    NotApplicable,
}

impl Status {
    /// Every status, in the order of reports.
    pub const ALL: [Self; 8] = [
        Self::Met,
        Self::Missed,
        Self::OnTrack,
        Self::Behind,
        Self::NotDue,
        Self::NotReported,
        Self::Unreadable,
        Self::NotApplicable,
    ];

    /// The spelling of the command line and the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::OnTrack => "on-track",
            Self::Behind => "behind",
            Self::NotDue => "not-due",
            Self::NotReported => "not-reported",
            Self::Unreadable => "unreadable",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// The result of judging: pure facts, in the order of the plan, then of the counties' names.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The report year.
    pub year: Year,
    /// One for each target, county and period.
    pub verdicts: Vec<Verdict>,
    /// One for each check of the plan.
    pub checks: Vec<CheckCount>,
    /// What was doubtful and how it was resolved.
    pub remarks: Vec<Remark>,
    /// The day on which waivers were looked at; `None` where the plan has none.
    pub as_of: Option<Date>,
    /// The targets left out because nothing reports them (`--reported-only`), by index.
    pub left_out: Vec<usize>,
}

/// How one target stands for one county in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The target, as an index into the plan's.
    pub target: usize,
    /// Whether it is binding.
    pub level: Level,
    /// The county; `None` where no file names one.
    pub area: Option<Untrusted>,
    /// The year whose figures were judged.
    pub period: Year,
    /// The year the target is due.
    pub due: Year,
    /// Whether the report year has reached it.
    pub is_due: bool,
    /// How it stands.
    pub status: Status,
    /// What the figures say.
    pub observed: Option<Observed>,
    /// What is required.
    pub required: Option<Required>,
    /// What is missing.
    pub shortfall: Option<Shortfall>,
    /// The townships that fail an each-township target, by name.
    pub lacking: Vec<Untrusted>,
    /// Where it should stand by now.
    pub schedule: Option<Progress>,
    /// Why it is not met, missed or on its way; or what one should know of how it was reached.
    pub reason: Option<Reason>,
    /// Every cell it rests on.
    pub origins: Vec<Origin>,
    /// For a miss: who has approved it and until when.
    pub waiver: Option<Waived>,
    /// How its figure went over the years and what it will take, for a number with a due year.
    pub course: Option<Box<Course>>,
}

/// What the figures say, in the requirement's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observed {
    /// A number, or a range where a figure is one-sided.
    Number {
        /// The number, in `unit`.
        value: Interval,
        /// The requirement's unit.
        unit: Unit,
        /// The decimal places its figures were written with.
        places: u8,
    },
    /// Done or not.
    YesNo(bool),
    /// The day it happened, as far as known.
    Date(Days),
}

/// What is required, in the requirement's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Required {
    /// To stand in a comparison to a number.
    Number {
        /// The comparison.
        comparison: Comparison,
        /// The number, in `unit`.
        value: Interval,
        /// The requirement's unit.
        unit: Unit,
    },
    /// To be within a range, both ends included.
    Range {
        /// The lower end, in `unit`.
        low: Exact,
        /// The upper end, in `unit`.
        high: Exact,
        /// The requirement's unit.
        unit: Unit,
    },
    /// To be done, or not.
    YesNo(bool),
    /// To stand in a comparison to a day.
    Date {
        /// The comparison.
        comparison: Comparison,
        /// The day.
        bound: Date,
    },
}

/// Which way a figure must change to meet its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is needed.
    More,
    /// Less is needed.
    Less,
}

/// What is missing, in the unit of the thing that can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// The indicator that can be changed.
    pub indicator: IndicatorId,
    /// By how much, in `unit`; never negative. Added (or taken away), it makes the verdict met.
    pub value: Exact,
    /// The unit.
    pub unit: Unit,
    /// Which way.
    pub direction: Direction,
}

/// A cell, or the cells of a sum, that a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The year.
    pub period: Year,
    /// The cell as written; `None` for a sum.
    pub text: Option<Untrusted>,
    /// The (first) cell; its column is `None` for a sum over several columns.
    pub place: Place,
    /// For a sum: the last line and how many figures.
    pub sum: Option<SumOf>,
}

/// How many figures made a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SumOf {
    /// The last line.
    pub last_line: u64,
    /// How many figures.
    pub count: u32,
}

/// Why a verdict is not met, missed or on its way, or how it was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No figure for these indicators. Never empty.
    NoFigure {
        /// The indicators, each with the year that lacks it.
        inputs: Vec<(IndicatorId, Year)>,
    },
    /// A sum lacks some townships.
    TownshipsSilent {
        /// The indicator.
        indicator: IndicatorId,
        /// The year.
        period: Year,
        /// Those that are known by name.
        names: Vec<Untrusted>,
        /// How many more that no file names.
        unnamed: u32,
    },
    /// A figure cannot be read with certainty.
    UnreadableFigure {
        /// The indicator.
        indicator: IndicatorId,
        /// Where it stands.
        place: Place,
    },
    /// Townships report different figures of something that does not add up.
    TownshipsDiffer {
        /// The indicator.
        indicator: IndicatorId,
        /// Two places that differ.
        places: Vec<Place>,
    },
    /// Figures compete, and the verdict depends on which is right.
    Competing {
        /// The doubts that decide it. Never empty.
        doubts: Vec<Doubt>,
    },
    /// Too many figures compete to try every combination.
    TooManyReadings,
    /// A one-sided or imprecise figure does not decide it.
    Undecided,
    /// Something would be divided by zero.
    DivisionByZero {
        /// The indicator that is zero, where it is one.
        indicator: Option<IndicatorId>,
        /// Whether what would be divided is zero too.
        of_nothing: bool,
    },
    /// Growth from a figure that is zero or negative.
    GrowthFromNothing {
        /// The year before.
        period: Year,
    },
    /// A computed figure that cannot be true, such as a share over 100 %.
    Implausible {
        /// The computed indicator.
        indicator: IndicatorId,
        /// What it came to, in its own unit.
        value: Exact,
    },
    /// The target's condition is false.
    ConditionFalse,
    /// Not yet due, and there is no base to measure progress from.
    NoBase,
    /// Not yet due, and no schedule exists for such a requirement.
    NoSchedule,
    /// Not yet due, and no year has passed since the base year.
    BaseYear,
    /// Not yet due, and no rate of growth leads from the base to the target, or to the figure.
    CompoundUndefined,
    /// Exactly at a bound that must be exceeded.
    ExactlyAtBound,
    /// Done, but later than required (or at a date that may be later).
    Late,
}

/// A figure of which there is more than one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The year; `None` for the day of an event, which any year's row may give.
    pub period: Option<Year>,
    /// The readings that were tried. At least two.
    pub readings: Vec<DoubtReading>,
}

/// One of several readings of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtReading {
    /// What it says, in the indicator's unit.
    pub value: Value,
    /// The cell as written; `None` for a sum or a formula.
    pub text: Option<Untrusted>,
    /// Where it stands, or where its first cell does.
    pub place: Option<Place>,
}

/// Something doubtful that judging met, and how it was resolved. Becomes a finding of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What.
    pub kind: RemarkKind,
    /// The county.
    pub area: Option<Untrusted>,
    /// Where, if it has a place.
    pub place: Option<Place>,
    /// How many more there are of the same kind that are not listed.
    pub more: u64,
}

/// The kinds of remarks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// Figures compete, but every reading gives the same status.
    HarmlessDoubt(Doubt),
    /// Figures compete, and a verdict is unreadable for it.
    DecisiveDoubt(Doubt),
    /// A reported rate agrees with its inputs within its own rounding.
    RateConfirmed {
        /// The rate.
        indicator: IndicatorId,
        /// The year.
        period: Year,
    },
    /// Townships all report the same figure, which was taken as the county's.
    SameEverywhere {
        /// The indicator.
        indicator: IndicatorId,
        /// The year.
        period: Year,
    },
    /// The files name more townships than the plan expects.
    MoreTownships {
        /// How many the plan expects.
        expected: u32,
        /// How many the files name.
        named: u32,
        /// Those that are not on the plan's list, where it has one.
        extra: Vec<Untrusted>,
    },
    /// The files have a later year, within the plan, that has no figure: it was not judged.
    YearWithoutFigures {
        /// The latest such year.
        year: Year,
        /// The report year that was taken instead.
        taken: Year,
    },
    /// A waiver has nothing to waive.
    IdleWaiver {
        /// The waiver, as an index into the plan's.
        waiver: usize,
        /// Why.
        why: Idle,
    },
    /// A check is broken.
    BrokenCheck {
        /// The check, as an index into the plan's.
        check: usize,
        /// The township; `None` for the county as a whole.
        township: Option<Untrusted>,
        /// The year.
        period: Year,
        /// What the data say, and what the check requires of it.
        sides: Box<(Option<Observed>, Option<Required>)>,
    },
}

/// How often a check held, in area-years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct CheckCount {
    /// Area-years in which it held.
    pub held: u64,
    /// Area-years in which it was broken.
    pub broken: u64,
    /// Area-years in which a figure it needs is missing or unreadable.
    pub unjudged: u64,
}

impl CheckCount {
    /// The sum of both.
    #[must_use]
    pub(super) const fn and(self, other: &Self) -> Self {
        Self {
            held: self.held.saturating_add(other.held),
            broken: self.broken.saturating_add(other.broken),
            unjudged: self.unjudged.saturating_add(other.unjudged),
        }
    }
}
