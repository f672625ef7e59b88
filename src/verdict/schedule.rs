//! Where an indicator should stand before its target is due.

use super::{Band, Expected, Otherwise, Progress};
use crate::plan::{Method, Plan, Schedule};
use crate::quantity::{Comparison, Exact, Year};

/// What is known when progress is asked for, all numbers in the requirement's unit.
pub(super) struct Standing<'a> {
    pub(super) comparison: Comparison,
    pub(super) base: &'a Exact,
    pub(super) observed: &'a Exact,
    pub(super) target: &'a Exact,
    /// The report year.
    pub(super) year: Year,
    /// The year the target is due; later than `year`.
    pub(super) due: Year,
}

/// Ratios are rounded to millionths before the band is chosen.
const MILLION: i64 = 1_000_000;

/// The progress so far; `None` where the plan's method has no meaning for these numbers, or no time
/// has passed since the base year.
pub(super) fn progress(plan: &Plan, standing: &Standing<'_>) -> Option<Progress> {
    let span = Span::of(plan.base_year, standing)?;
    let schedule = &plan.schedule;
    let told = |expected, ratio, band, otherwise| Progress {
        method: schedule.method,
        base: standing.base.clone(),
        base_period: plan.base_year,
        expected,
        ratio,
        band,
        otherwise,
    };
    if standing
        .comparison
        .holds(standing.base.cmp(standing.target))
        || standing.base == standing.target
    {
        // Nothing was left to do, and now it is not done: no share of a way describes that.
        let band = if standing.observed == standing.base {
            Band::Little
        } else {
            Band::Backwards
        };
        let expected = Expected::Exact(standing.target.clone());
        return Some(told(expected, None, band, None));
    }
    let measured = measure(schedule.method, &span, standing)?;
    if standing.has_gone_past() {
        // Past a target that must be equalled: the way back is not on the schedule.
        return Some(told(measured.expected, None, Band::Backwards, None));
    }
    let band = band(schedule, &measured.millionths);
    let otherwise = otherwise(schedule, &span, standing).filter(|other| other.band != band);
    let ratio = as_ratio(&measured.millionths);
    Some(told(measured.expected, Some(ratio), band, otherwise))
}

/// What the method says that is not the plan's, where it has a meaning.
fn otherwise(schedule: &Schedule, span: &Span, standing: &Standing<'_>) -> Option<Otherwise> {
    let method = match schedule.method {
        Method::Linear => Method::Compound,
        Method::Compound => Method::Linear,
    };
    let measured = measure(method, span, standing)?;
    Some(Otherwise {
        method,
        expected: measured.expected,
        ratio: as_ratio(&measured.millionths),
        band: band(schedule, &measured.millionths),
    })
}

impl Standing<'_> {
    /// Whether the figure lies beyond a target that must be equalled.
    fn has_gone_past(&self) -> bool {
        self.comparison == Comparison::Equal
            && self.observed.cmp(self.target) == self.target.cmp(self.base)
    }
}

/// Years between the base year and others; both at least one.
struct Span {
    so_far: Exact,
    whole: Exact,
}

impl Span {
    fn of(base: Year, standing: &Standing<'_>) -> Option<Self> {
        Some(Self {
            so_far: years_between(base, standing.year)?,
            whole: years_between(base, standing.due)?,
        })
    }
}

/// What one method says.
struct Measured {
    expected: Expected,
    /// The ratio of the progress made to that expected.
    millionths: Exact,
}

/// `None` where `method` has no meaning for these numbers.
fn measure(method: Method, span: &Span, standing: &Standing<'_>) -> Option<Measured> {
    match method {
        Method::Linear => {
            let elapsed = span.so_far.checked_div(&span.whole)?;
            let whole = standing.target - standing.base;
            let done = (standing.observed - standing.base).checked_div(&whole)?;
            Some(Measured {
                expected: Expected::Exact(standing.base + &(&whole * &elapsed)),
                millionths: nearest(&(&done.checked_div(&elapsed)? * &Exact::from(MILLION))),
            })
        }
        Method::Compound => {
            if standing.target.is_zero() {
                return None;
            }
            let so_far = yearly_growth(standing.base, standing.observed, &span.so_far)?;
            let required = yearly_growth(standing.base, standing.target, &span.whole)?;
            Some(Measured {
                expected: Expected::guide(grown(standing.base, required, &span.so_far))?,
                millionths: Exact::from_f64((so_far / required * 1e6).round())?,
            })
        }
    }
}

impl Expected {
    /// A guide, if it is a number.
    pub(super) fn guide(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self::Guide(value))
    }
}

fn band(schedule: &Schedule, millionths: &Exact) -> Band {
    let at_least = |bound: &Exact| *millionths >= bound * &Exact::from(MILLION);
    if at_least(&schedule.on_track) {
        Band::OnTrack
    } else if at_least(&schedule.slow) {
        Band::Slow
    } else if !millionths.is_negative() {
        Band::Little
    } else {
        Band::Backwards
    }
}

/// The compound growth a year that leads from one number to another, as a share; `None` from zero
/// or to the other sign, where no rate does.
pub(super) fn yearly_growth(from: &Exact, to: &Exact, years: &Exact) -> Option<f64> {
    let change = (to - from).checked_div(from)?;
    if change < -Exact::ONE {
        return None;
    }
    Some(libm::expm1(libm::log1p(change.to_f64()) / years.to_f64()))
}

/// What a number comes to that grows by a share of itself each year.
pub(super) fn grown(from: &Exact, yearly: f64, years: &Exact) -> f64 {
    from.to_f64() * libm::exp(libm::log1p(yearly) * years.to_f64())
}

/// The years from `from` to `to`; `None` unless `to` is later.
pub(super) fn years_between(from: Year, to: Year) -> Option<Exact> {
    let years = to.number().saturating_sub(from.number());
    (years > 0).then(|| Exact::from(years))
}

fn nearest(number: &Exact) -> Exact {
    let half = Exact::ratio(1, 2).unwrap_or(Exact::ZERO);
    if number.is_negative() {
        (number - &half).ceil()
    } else {
        (number + &half).floor()
    }
}

fn as_ratio(millionths: &Exact) -> f64 {
    millionths
        .checked_div(&Exact::from(MILLION))
        .map_or(f64::NAN, |ratio| ratio.to_f64())
}
