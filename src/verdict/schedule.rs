//! Where an indicator should stand before its target is due.

use super::{Band, Expected, Progress};
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
    let elapsed = share_of_time(plan.base_year, standing.year, standing.due)?;
    let made = |expected, ratio, band| Progress {
        method: plan.schedule.method,
        base: standing.base.clone(),
        base_period: plan.base_year,
        expected,
        ratio,
        band,
    };
    let whole = standing.target - standing.base;
    let linear = Expected::Exact(standing.base + &(&whole * &elapsed));
    if whole.is_zero()
        || standing
            .comparison
            .holds(standing.base.cmp(standing.target))
    {
        // Nothing was left to do, and now it is not done: no share of a way describes that.
        let band = if standing.observed == standing.base {
            Band::Little
        } else {
            Band::Backwards
        };
        return Some(made(linear, None, band));
    }
    match plan.schedule.method {
        Method::Linear => {
            let done = (standing.observed - standing.base).checked_div(&whole)?;
            let millionths = nearest(&(&done.checked_div(&elapsed)? * &Exact::from(MILLION)));
            let ratio = as_ratio(&millionths);
            Some(made(linear, Some(ratio), band(&plan.schedule, &millionths)))
        }
        Method::Compound => {
            let (so_far, required) = yearly_rates(plan.base_year, standing)?;
            let millionths = Exact::from_f64((so_far / required * 1e6).round())?;
            let years = years_between(plan.base_year, standing.year)?;
            let expected = standing.base.to_f64() * (1.0 + required).powf(years.to_f64());
            let ratio = as_ratio(&millionths);
            Some(made(
                Expected::Guide(expected),
                Some(ratio),
                band(&plan.schedule, &millionths),
            ))
        }
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

/// The compound growth rate a year so far, and the one that reaches the target when it is due.
fn yearly_rates(base_year: Year, standing: &Standing<'_>) -> Option<(f64, f64)> {
    let all_positive = [standing.base, standing.observed, standing.target]
        .iter()
        .all(|number| number.is_positive());
    if !all_positive {
        return None;
    }
    let rate = |to: &Exact, until: Year| {
        let factor = to.checked_div(standing.base)?.to_f64();
        let years = years_between(base_year, until)?.to_f64();
        Some(factor.powf(years.recip()) - 1.0)
    };
    Some((
        rate(standing.observed, standing.year)?,
        rate(standing.target, standing.due)?,
    ))
}

fn share_of_time(base: Year, year: Year, due: Year) -> Option<Exact> {
    years_between(base, year)?.checked_div(&years_between(base, due)?)
}

/// The years from `from` to `to`; `None` unless `to` is later.
fn years_between(from: Year, to: Year) -> Option<Exact> {
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
