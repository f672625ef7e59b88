//! The way from the base year to the target: the figures of the years, the line of the schedule,
//! and where the pace so far leads.

mod labels;

use maud::{Markup, html};

use super::page::{Numbered, Page};
use super::scale::{Scale, ends, length, year};
use crate::plan::Method;
use crate::quantity::{Exact, Interval, Unit, Value, Year};
use crate::report::figure;
use crate::verdict::{Course, Expected, Observed, Point, Required, Verdict};
use crate::vocabulary::Measure;

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 128.0;
const LEFT: f64 = 24.0;
const RIGHT: f64 = 262.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = 86.0;

/// What is drawn, in the requirement's unit.
struct Way<'a> {
    unit: &'a Unit,
    points: Vec<Point>,
    /// The bounds of what is required, in the due year.
    bounds: Vec<&'a Exact>,
    /// Where the schedule begins, if there is one.
    base: Option<(Year, &'a Exact)>,
    method: Method,
    due: Year,
    expected: Option<f64>,
    at_pace: Option<f64>,
}

/// `None` where fewer than two years are known of.
pub(super) fn draw(page: &Page<'_>, one: &Numbered<'_>) -> Option<Markup> {
    let way = Way::of(page, one.verdict)?;
    let (x, y) = way.scales()?;
    let shown = way.points.iter().map(|point| {
        let value = point.value.to_f64();
        (x.at(year(point.year)), y.at(value))
    });
    let shown: Vec<(f64, f64)> = shown.collect();
    let (title, text) = (format!("p{}t", one.number), format!("p{}d", one.number));
    let due = x.at(year(way.due));
    Some(html! {
        figure.path {
            svg role="img" aria-labelledby={ (title) " " (text) } viewBox={ "0 0 " (length(WIDTH)) " " (length(HEIGHT)) } {
                title id=(title) { (page.lang.pick("从基期到目标", "From the base year to the target")) }
                desc id=(text) { (way.described(page, one.verdict)) }
                line.axis x1=(length(LEFT)) x2=(length(RIGHT)) y1=(length(BOTTOM + 20.0)) y2=(length(BOTTOM + 20.0)) {}
                (way.years(&x))
                @for bound in &way.bounds {
                    @let at = length(y.at(bound.to_f64()));
                    line.required x1=(length(LEFT)) x2=(length(due)) y1=(at) y2=(at) {}
                }
                @if let Some(line) = way.schedule(&x, &y) {
                    polyline.schedule points=(line) {}
                }
                @if let Some((from, pace)) = shown.last().zip(way.at_pace) {
                    line.pace x1=(length(from.0)) y1=(length(from.1)) x2=(length(due)) y2=(length(y.at(pace))) {}
                }
                polyline.observed points=(polyline(&shown)) {}
                @for (at, height) in &shown {
                    circle.point cx=(length(*at)) cy=(length(*height)) r="2.5" {}
                }
                @if let Some((at, expected)) = shown.last().zip(way.expected) {
                    circle.expected cx=(length(at.0)) cy=(length(y.at(expected))) r="3.5" {}
                }
                @for bound in &way.bounds {
                    path.goal d=(diamond(due, y.at(bound.to_f64()))) {}
                }
                @for label in way.labels(page, one.verdict, &x, &y) {
                    (label.draw())
                }
            }
        }
    })
}

/// What the lines mean, once for all drawings.
pub(super) fn legend(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let mut verdicts = page.report.judgement.verdicts.iter();
    let is_drawn = verdicts.any(|verdict| Way::of(page, verdict).is_some());
    html! {
        @if is_drawn { p.legend aria-hidden="true" {
            span.key.observed { (lang.pick("实际", "observed")) }
            span.key.schedule { (lang.pick("序时进度", "schedule")) }
            span.key.pace { (lang.pick("照目前速度", "at the pace so far")) }
            span.key.required { (lang.pick("要求", "required")) }
        }
    }
    }
}

impl<'a> Way<'a> {
    fn of(page: &'a Page<'_>, verdict: &'a Verdict) -> Option<Self> {
        let (unit, bounds) = match verdict.required.as_ref()? {
            Required::Number { unit, .. } | Required::Range { unit, .. } => {
                (unit, figure::bounds(verdict.required.as_ref()))
            }
            Required::YesNo(_) | Required::Date { .. } => return None,
        };
        let course = verdict.course.as_deref();
        let points = points(course, verdict);
        let from = points.first()?.year;
        let to = points.last()?.year;
        if from >= to || bounds.is_empty() {
            return None;
        }
        let plan = page.report.plan;
        let schedule = verdict.schedule.as_ref();
        let base = match schedule {
            Some(progress) => Some((progress.base_period, &progress.base)),
            None => {
                let mut points = course.into_iter().flat_map(|course| &course.points);
                let base = points.find(|point| point.year == plan.base_year);
                base.map(|point| (point.year, &point.value))
            }
        };
        let ahead = course.and_then(|course| course.ahead.as_ref());
        Some(Self {
            unit,
            base: base
                .filter(|(year, value)| *year < verdict.due && is_still_to_do(verdict, value)),
            method: schedule.map_or(plan.schedule.method, |progress| progress.method),
            due: verdict.due.max(to),
            expected: schedule.map(|progress| number(&progress.expected)),
            at_pace: ahead
                .and_then(|ahead| ahead.pace.as_ref())
                .map(|pace| number(&pace.ends)),
            points,
            bounds,
        })
    }

    fn scales(&self) -> Option<(Scale, Scale)> {
        let first = self.points.first()?.year;
        let x = Scale::new(year(first), year(self.due), LEFT + 6.0, RIGHT - 6.0)?;
        let values = self.points.iter().map(|point| point.value.to_f64());
        let bounds = self.bounds.iter().map(|bound| bound.to_f64());
        let others = self.expected.into_iter().chain(self.at_pace);
        let base = self.base.map(|(_, value)| value.to_f64());
        let (low, high) = ends(values.chain(bounds).chain(others).chain(base))?;
        let is_flat = high - low <= f64::EPSILON * high.abs().max(1.0);
        let (low, high) = if is_flat {
            (low - 1.0, high + 1.0)
        } else {
            (low, high)
        };
        Some((x, Scale::new(low, high, BOTTOM, TOP)?))
    }

    /// The line of the schedule from the base to the one bound there is.
    fn schedule(&self, x: &Scale, y: &Scale) -> Option<String> {
        let ((from, base), bound) = self.base.zip(self.bounds.first())?;
        let (base, goal) = (base.to_f64(), bound.to_f64());
        let whole = year(self.due) - year(from);
        let at = |share: f64| match self.method {
            Method::Compound if base > 0.0 && goal > 0.0 => base * libm::pow(goal / base, share),
            Method::Compound | Method::Linear => base + (goal - base) * share,
        };
        let points: Vec<(f64, f64)> = from
            .to(self.due)
            .map(|one| (x.at(year(one)), y.at(at((year(one) - year(from)) / whole))))
            .collect();
        (self.bounds.len() == 1).then(|| polyline(&points))
    }

    /// A figure of the way as it is said.
    fn text(&self, value: &Exact, page: &Page<'_>) -> String {
        let as_value = |number: &Exact| Value::Number(Interval::Point(number.clone()));
        let others: Vec<Value> = self.bounds.iter().map(|bound| as_value(bound)).collect();
        let others: Vec<&Value> = others.iter().collect();
        let measure = Measure::Number(self.unit.clone());
        figure::value(&as_value(value), Some(&measure), &others, page.lang)
    }

    /// The way in words, for those who do not see it.
    fn described(&self, page: &Page<'_>, verdict: &Verdict) -> String {
        let points = self.points.iter().map(|point| {
            let (year, value) = (point.year, self.text(&point.value, page));
            page.lang
                .pick(format!("{year} 年 {value}"), format!("{value} in {year}"))
        });
        let points: Vec<String> = points.collect();
        let points = points.join(page.lang.pick("，", ", "));
        let (due, required) = (verdict.due, figure::required(verdict, page.lang));
        let required = required.unwrap_or_default();
        page.lang.pick(
            format!("{points}；{due} 年要求 {required}"),
            format!("{points}; {required} required in {due}"),
        )
    }
}

/// Whether the base year's figure was not yet enough: only then is there a way to go.
fn is_still_to_do(verdict: &Verdict, base: &Exact) -> bool {
    match &verdict.required {
        Some(Required::Number {
            comparison, value, ..
        }) => value
            .point()
            .is_some_and(|bound| !comparison.holds(base.cmp(bound))),
        Some(Required::Range { .. } | Required::YesNo(_) | Required::Date { .. }) | None => false,
    }
}

/// The figures of the years, ascending: those of the course, else the base and the observed one.
fn points(course: Option<&Course>, verdict: &Verdict) -> Vec<Point> {
    if let Some(course) = course {
        return course.points.clone();
    }
    let base = verdict.schedule.as_ref().map(|progress| Point {
        year: progress.base_period,
        value: progress.base.clone(),
        places: 0,
    });
    let observed = match &verdict.observed {
        Some(Observed::Number { value, places, .. }) => value.point().map(|value| Point {
            year: verdict.period,
            value: value.clone(),
            places: *places,
        }),
        Some(Observed::YesNo(_) | Observed::Date(_)) | None => None,
    };
    base.into_iter().chain(observed).collect()
}

fn number(expected: &Expected) -> f64 {
    match expected {
        Expected::Exact(value) => value.to_f64(),
        Expected::Guide(value) => *value,
    }
}

fn polyline(points: &[(f64, f64)]) -> String {
    let points = points
        .iter()
        .map(|(x, y)| format!("{},{}", length(*x), length(*y)));
    points.collect::<Vec<_>>().join(" ")
}

fn diamond(x: f64, y: f64) -> String {
    format!("M{} {}l4 4l-4 4l-4 -4z", length(x), length(y - 4.0))
}
