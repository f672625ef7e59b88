//! How the figure of a target went over the years.

use super::ahead::ahead;
use super::area::Area;
use super::county::single;
use super::townships::having;
use super::trial::{Trial, try_all};
use super::{Course, Point, Verdict};
use crate::data::County;
use crate::plan::{Condition, Expr, Plan, Scope, Target};
use crate::quantity::{Exact, Unit, Year};

/// The course that led to `verdict`; `None` for what is not counted, and where nothing is known.
pub(super) fn course(
    plan: &Plan,
    county: &County,
    target: &Target,
    verdict: &Verdict,
) -> Option<Course> {
    let area = Area {
        plan,
        county,
        township: None,
    };
    let (value, unit) = observed_side(&target.requirement)?;
    let years = plan.base_year.to(verdict.period);
    let (unit, points) = match target.scope {
        Scope::County => {
            let points = years.filter_map(|year| {
                let (value, places) = certain(area, |trial| figure(trial, value, unit, year))?;
                Some(Point {
                    year,
                    value,
                    places,
                })
            });
            (unit.clone(), points.collect())
        }
        Scope::EachTownship => {
            let points = years.filter_map(|year| {
                let (count, unit) = having(area, target, year)?;
                let point = Point {
                    year,
                    value: Exact::from(count),
                    places: 0,
                };
                Some((point, unit))
            });
            let (points, units): (Vec<Point>, Vec<Unit>) = points.unzip();
            (units.into_iter().next()?, points)
        }
    };
    let ahead = ahead(area, target, verdict, &points);
    (!points.is_empty() || ahead.is_some()).then_some(Course {
        unit,
        points,
        ahead,
    })
}

/// The side of a condition that is observed, and its unit; `None` where it is no number.
pub(super) fn observed_side(condition: &Condition) -> Option<(&Expr, &Unit)> {
    match condition {
        Condition::Compare { left, unit, .. } => Some((left, unit)),
        Condition::Within { value, unit, .. } => Some((value, unit)),
        Condition::Done { .. } | Condition::Dated { .. } => None,
    }
}

/// What every reading of the figures comes to; `None` if some have no answer, or they differ.
pub(super) fn certain<'a, T: PartialEq>(
    area: Area<'a>,
    question: impl FnMut(&mut Trial<'a>) -> Option<T>,
) -> Option<T> {
    let trials = try_all(area, question)?;
    let first = trials.first.result?;
    let mut others = trials.others.into_iter();
    others
        .all(|other| other.result.as_ref() == Some(&first))
        .then_some(first)
}

/// What `expr` comes to in `year`, in `unit`, and its decimal places. In the base year what
/// accumulates stands at zero.
pub(super) fn figure(
    trial: &mut Trial<'_>,
    expr: &Expr,
    unit: &Unit,
    year: Year,
) -> Option<(Exact, u8)> {
    let number = if year == trial.area.plan.base_year {
        trial.at_base(expr)
    } else {
        trial.number(expr, year)
    };
    let places = number.as_ref().map_or(0, |number| number.places);
    Some((single(number, unit)?, places))
}
