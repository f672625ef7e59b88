//! A bullet chart: the observed figure as a bar, what is required as a line, and on which side of
//! the line it must end.

use maud::{Markup, html};

use super::page::{Numbered, Page};
use super::scale::{Scale, ends, percent};
use crate::quantity::{Comparison, Exact, Interval, Unit};
use crate::report::figure;
use crate::verdict::{Expected, Observed, Required, Verdict};

/// A miss by a hair is drawn this far from the line, in hundredths: what is unlike looks unlike.
const HAIR: f64 = 1.0;

/// The numbers of a chart.
struct Numbers {
    /// What is certain of the observed figure, and how far it may go.
    observed: (f64, Option<f64>),
    /// Where what is required begins and ends.
    required: (Option<f64>, Option<f64>),
    /// Where it should stand by now.
    expected: Option<f64>,
    scale: Scale,
}

/// `None` where there is nothing to draw: no number, or none to hold against it.
pub(super) fn draw(page: &Page<'_>, one: &Numbered<'_>) -> Option<Markup> {
    let verdict = one.verdict;
    let numbers = numbers(verdict)?;
    let zero = numbers.scale.at(0.0);
    let bar = bar_end(&numbers, verdict);
    let (from, to) = numbers.required;
    let (low, high) = (
        from.map_or(0.0, |number| numbers.scale.at(number)),
        to.map_or(100.0, |number| numbers.scale.at(number)),
    );
    let (start, width) = (zero.min(bar), (bar - zero).abs());
    let (title, text) = (format!("b{}t", one.number), format!("b{}d", one.number));
    Some(html! {
        svg.bullet role="img" aria-labelledby={ (title) " " (text) } width="100%" height="22" {
            title id=(title) { (page.lang.pick("实际与要求", "Observed against required")) }
            desc id=(text) { (described(page, verdict)) }
            rect.ground x="0" y="4" width="100%" height="14" {}
            rect.enough x=(percent(low)) y="4" width=(percent((high - low).max(0.0))) height="14" {}
            @if let Some(open) = numbers.observed.1 {
                @let open = numbers.scale.at(open);
                rect.maybe x=(percent(bar.min(open))) y="7" width=(percent((open - bar).abs())) height="8" {}
            }
            rect.bar x=(percent(start)) y="7" width=(percent(width)) height="8" {}
            @if let Some(expected) = numbers.expected {
                @let x = percent(numbers.scale.at(expected));
                line.expected x1=(x) x2=(x) y1="2" y2="20" {}
            }
            @for bound in [from, to].into_iter().flatten() {
                @let x = percent(numbers.scale.at(bound));
                line.bound x1=(x) x2=(x) y1="0" y2="22" {}
            }
        }
    })
}

fn described(page: &Page<'_>, verdict: &Verdict) -> String {
    let lang = page.lang;
    let observed = figure::observed(verdict, lang).unwrap_or_default();
    let required = figure::required(verdict, lang).unwrap_or_default();
    lang.pick(
        format!("实际 {observed}，要求 {required}"),
        format!("observed {observed}, required {required}"),
    )
}

/// Where the bar ends: never on the line if the figure is not on it.
fn bar_end(numbers: &Numbers, verdict: &Verdict) -> f64 {
    let end = numbers.scale.at(numbers.observed.0);
    let Some(Observed::Number { value, .. }) = &verdict.observed else {
        return end;
    };
    let bounds = figure::bounds(verdict.required.as_ref());
    let Some((observed, bound)) = value.point().zip(bounds.first()) else {
        return end;
    };
    let line = numbers.scale.at(bound.to_f64());
    match observed.cmp(bound) {
        std::cmp::Ordering::Less => end.min(line - HAIR).max(0.0),
        std::cmp::Ordering::Greater if bounds.len() == 1 => end.max((line + HAIR).min(100.0)),
        std::cmp::Ordering::Greater | std::cmp::Ordering::Equal => end,
    }
}

fn numbers(verdict: &Verdict) -> Option<Numbers> {
    let Some(Observed::Number { value, unit, .. }) = &verdict.observed else {
        return None;
    };
    let required = match verdict.required.as_ref()? {
        Required::Number {
            comparison, value, ..
        } => sides(*comparison, value.point()?.to_f64()),
        Required::Range { low, high, .. } => (Some(low.to_f64()), Some(high.to_f64())),
        Required::YesNo(_) | Required::Date { .. } => return None,
    };
    let expected = verdict
        .schedule
        .as_ref()
        .map(|progress| match &progress.expected {
            Expected::Exact(value) => value.to_f64(),
            Expected::Guide(value) => *value,
        });
    let certain = certain(value)?;
    let (from, to) = required;
    let all = [Some(certain), from, to, expected].into_iter().flatten();
    let (low, high) = ends(all.chain([0.0]))?;
    let high = room(high, unit);
    let scale = Scale::new(if low < 0.0 { low * 1.1 } else { 0.0 }, high, 0.0, 100.0)?;
    let open = match value {
        Interval::Point(_) => None,
        Interval::Between { low, high } => Some(match (low, high) {
            (Some(_), Some(high)) => high.value.to_f64(),
            (Some(_), None) => f64::INFINITY,
            (None, _) => f64::NEG_INFINITY,
        }),
    };
    Some(Numbers {
        observed: (certain, open),
        required,
        expected,
        scale,
    })
}

/// The number itself, or the end of what is known of it.
fn certain(value: &Interval) -> Option<f64> {
    match value {
        Interval::Point(number) => Some(number.to_f64()),
        Interval::Between { low, high } => {
            let end = low.as_ref().or(high.as_ref())?;
            Some(end.value.to_f64())
        }
    }
}

/// A little room beyond the greatest number, but none beyond the whole of a share.
fn room(high: f64, unit: &Unit) -> f64 {
    let wide = if high > 0.0 { high * 1.15 } else { 1.0 };
    let whole = unit.is_share().then(|| Exact::ONE.checked_div(unit.size()));
    match whole.flatten().map(|whole| whole.to_f64()) {
        Some(whole) if high <= whole => wide.min(whole),
        Some(_) | None => wide,
    }
}

/// From where to where a figure is enough.
fn sides(comparison: Comparison, bound: f64) -> (Option<f64>, Option<f64>) {
    match comparison {
        Comparison::AtLeast | Comparison::Greater => (Some(bound), None),
        Comparison::AtMost | Comparison::Less => (None, Some(bound)),
        Comparison::Equal => (Some(bound), Some(bound)),
    }
}
