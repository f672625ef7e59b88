//! What it will take, and how it went over the years, for programs.

use super::verdicts::{guide, id, number, on_a_line, to_reach};
use crate::quantity::Unit;
use crate::report::figure;
use crate::report::model::{Ahead, LeverPace, Pace, Point, Quantity, Step};
use crate::report::names::Names;
use crate::report::wording;
use crate::verdict::{self, StepKind, Verdict, Yearly};

pub(super) fn ahead(verdict: &Verdict, names: &Names<'_>) -> Option<Ahead> {
    let ahead = verdict.course.as_ref()?.ahead.as_ref()?;
    let lang = names.lang;
    let kind = ahead.step.as_ref().map(|step| step.kind);
    Some(Ahead {
        text: wording::ahead::of_verdict(verdict, lang).join(lang.pick("；", "; ")),
        years: ahead.years,
        step: ahead.step.as_ref().map(|step| Step {
            text: figure::step(step, verdict.required.as_ref(), lang).in_words(lang),
            indicator: id(step.part.indicator, names),
            kind: step.kind.id(),
            amount: to_reach(&step.part),
        }),
        pace: ahead
            .pace
            .as_ref()
            .and_then(|one| pace(one, kind, verdict, names)),
    })
}

fn pace(
    pace: &verdict::Pace,
    kind: Option<StepKind>,
    verdict: &Verdict,
    names: &Names<'_>,
) -> Option<Pace> {
    let unit = figure::unit_of(verdict)?;
    Some(Pace {
        since: pace.since.number(),
        ends: Quantity {
            text: figure::at_pace(&pace.ends, verdict)?,
            amount: on_a_line(&pace.ends, unit),
        },
        enough: pace.is_enough,
        lever: pace.lever.as_ref().zip(kind).and_then(|(lever, kind)| {
            let required = verdict.required.as_ref();
            Some(LeverPace {
                indicator: id(lever.indicator, names),
                yearly: Quantity {
                    text: figure::yearly(lever, kind, required, names.lang)?.in_words(names.lang),
                    amount: match &lever.yearly {
                        Yearly::Amount(value) => number(Some(value), &[], &lever.unit),
                        Yearly::Growth(share) => guide(share * 100.0, &Unit::percent()),
                    },
                },
                ends: lever.ends.as_ref().map(|ends| Quantity {
                    text: figure::on_a_line(ends, &lever.unit, &[]),
                    amount: on_a_line(ends, &lever.unit),
                }),
            })
        }),
    })
}

/// The figure of each year whose figure is certain.
pub(super) fn trend(verdict: &Verdict) -> Vec<Point> {
    let Some(course) = &verdict.course else {
        return Vec::new();
    };
    let bounds = figure::bounds(verdict.required.as_ref());
    let points = course.points.iter().map(|point| Point {
        period: point.year.number(),
        figure: Quantity {
            text: figure::with_unit(&figure::of_year(point, verdict), &course.unit),
            amount: number(Some(&point.value), &bounds, &course.unit),
        },
    });
    points.collect()
}
