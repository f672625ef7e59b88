//! One verdict of the report for programs.

use super::{ahead, raw};
use crate::plan::Plan;
use crate::quantity::{Comparison, Exact, Unit, Value};
use crate::report::model::{
    Amount, Number, Origin, Otherwise, Quantity, Required, Schedule, Shortfall, Verdict, Waiver,
    Written,
};
use crate::report::names::Names;
use crate::report::wording::reasons;
use crate::report::{Report, figure};
use crate::verdict;
use crate::vocabulary::{IndicatorId, Measure};

/// `None` only if the verdict names a target the plan does not have.
pub(in crate::report) fn verdict(
    verdict: &verdict::Verdict,
    report: &Report<'_>,
    names: &Names<'_>,
) -> Option<Verdict> {
    let target = report.plan.targets.get(verdict.target)?;
    Some(Verdict {
        target: target.id.clone(),
        name: target.name.raw().to_owned(),
        clause: raw(&target.clause),
        level: verdict.level.id(),
        area: verdict.area.as_ref().map(|area| area.raw().to_owned()),
        period: verdict.period.number(),
        due: verdict.due.number(),
        status: verdict.status.id(),
        observed: observed(verdict, names),
        required: required(verdict, names),
        shortfall: verdict
            .shortfall
            .as_ref()
            .map(|shortfall| missing(shortfall, verdict, names)),
        lacking: verdict
            .lacking
            .iter()
            .map(|name| name.raw().to_owned())
            .collect(),
        schedule: verdict
            .schedule
            .as_ref()
            .map(|progress| schedule(progress, verdict)),
        reason: reasons::of_verdict(verdict, report, names),
        reason_code: verdict.reason.as_ref().map(reasons::code),
        origins: verdict
            .origins
            .iter()
            .map(|origin| cell(origin, names))
            .collect(),
        ahead: ahead::ahead(verdict, names),
        trend: ahead::trend(verdict),
        waiver: waiver(verdict, report.plan),
    })
}

fn waiver(verdict: &verdict::Verdict, plan: &Plan) -> Option<Waiver> {
    let waived = verdict.waiver?;
    let waiver = plan.waivers.get(waived.waiver)?;
    Some(Waiver {
        reason: waiver.reason.raw().to_owned(),
        approved_by: waiver.approved_by.raw().to_owned(),
        until: waiver.until.to_string(),
        in_force: waived.holds,
        source: waiver.source.id(),
        line: waiver.line,
    })
}

fn observed(verdict: &verdict::Verdict, names: &Names<'_>) -> Option<Quantity> {
    let amount = match verdict.observed.as_ref()? {
        verdict::Observed::Number { value, unit, .. } => {
            let bounds = figure::bounds(verdict.required.as_ref());
            number(value.point(), &bounds, unit)
        }
        verdict::Observed::YesNo(done) => yes_no(*done),
        verdict::Observed::Date(days) => day(&days.to_string()),
    };
    Some(Quantity {
        text: figure::observed(verdict, names.lang)?,
        amount,
    })
}

fn required(verdict: &verdict::Verdict, names: &Names<'_>) -> Option<Required> {
    let (comparison, amount) = match verdict.required.as_ref()? {
        verdict::Required::Number {
            comparison,
            value,
            unit,
        } => (comparison.id(), number(value.point(), &[], unit)),
        verdict::Required::Range { low, high, unit } => (
            "in",
            Amount {
                value: Some(Number::Pair([figure::nearest(low), figure::nearest(high)])),
                exact: Some(Written::Pair([low.to_string(), high.to_string()])),
                unit: Some(unit.symbol().to_owned()),
            },
        ),
        verdict::Required::YesNo(done) => (Comparison::Equal.id(), yes_no(*done)),
        verdict::Required::Date { comparison, bound } => (comparison.id(), day(&bound.to_string())),
    };
    Some(Required {
        text: figure::required(verdict, names.lang)?,
        comparison,
        amount,
    })
}

fn missing(
    shortfall: &verdict::Shortfall,
    verdict: &verdict::Verdict,
    names: &Names<'_>,
) -> Shortfall {
    let name = names.indicator(shortfall.indicator);
    Shortfall {
        text: figure::shortfall(
            shortfall,
            verdict.required.as_ref(),
            Some(&name),
            names.lang,
        ),
        indicator: id(shortfall.indicator, names),
        amount: to_reach(shortfall),
    }
}

/// An amount that has to be reached: the double is the next one up, never below.
pub(super) fn to_reach(shortfall: &verdict::Shortfall) -> Amount {
    Amount {
        value: figure::at_least(&shortfall.value).map(Number::One),
        exact: Some(Written::One(shortfall.value.to_string())),
        unit: Some(shortfall.unit.symbol().to_owned()),
    }
}

fn schedule(progress: &verdict::Progress, verdict: &verdict::Verdict) -> Schedule {
    let one = Unit::one();
    let unit = figure::unit_of(verdict).unwrap_or(&one);
    let expected = |expected: &verdict::Expected| Quantity {
        text: figure::expected(expected, verdict).unwrap_or_default(),
        amount: on_a_line(expected, unit),
    };
    Schedule {
        method: progress.method.id(),
        base: Quantity {
            text: figure::base(progress, unit),
            amount: number(Some(&progress.base), &[], unit),
        },
        base_period: progress.base_period.number(),
        expected: expected(&progress.expected),
        ratio: progress.ratio,
        band: progress.band.id(),
        otherwise: progress.otherwise.as_ref().map(|other| Otherwise {
            method: other.method.id(),
            expected: expected(&other.expected),
            ratio: other.ratio,
            band: other.band.id(),
        }),
    }
}

fn cell(origin: &verdict::Origin, names: &Names<'_>) -> Origin {
    Origin {
        indicator: id(origin.indicator, names),
        period: origin.period.number(),
        text: origin.text.as_ref().map(|text| text.raw().to_owned()),
        file: names.raw_file(&origin.place),
        line: origin.place.line,
        column: origin.place.column,
        last_line: origin.sum.map(|sum| sum.last_line),
        count: origin.sum.map(|sum| sum.count),
    }
}

/// A number; one that is only known to lie in a range has neither `value` nor `exact`.
pub(super) fn number(value: Option<&Exact>, bounds: &[&Exact], unit: &Unit) -> Amount {
    Amount {
        value: value
            .and_then(|value| figure::beside(value, bounds))
            .map(Number::One),
        exact: value.map(|value| Written::One(value.to_string())),
        unit: Some(unit.symbol().to_owned()),
    }
}

/// A figure as it was read, with a number that stands to each of `others` as it really does.
pub(in crate::report) fn amount(value: &Value, measure: &Measure, others: &[&Exact]) -> Amount {
    match (value, measure) {
        (Value::Number(value), Measure::Number(unit)) => number(value.point(), others, unit),
        (Value::Number(value), Measure::YesNo | Measure::Date) => {
            number(value.point(), others, &Unit::one())
        }
        (Value::YesNo(done), _) => yes_no(*done),
        (Value::Date(days), _) => day(&days.to_string()),
    }
}

fn yes_no(done: bool) -> Amount {
    Amount {
        value: Some(Number::YesNo(done)),
        exact: Some(Written::One(done.to_string())),
        unit: None,
    }
}

fn day(iso: &str) -> Amount {
    Amount {
        value: None,
        exact: Some(Written::One(iso.to_owned())),
        unit: None,
    }
}

/// A figure on a line between years; a guide has no exact value.
pub(super) fn on_a_line(figure: &verdict::Expected, unit: &Unit) -> Amount {
    match figure {
        verdict::Expected::Exact(value) => number(Some(value), &[], unit),
        verdict::Expected::Guide(value) => guide(*value, unit),
    }
}

/// A number that is no more than a guide.
pub(super) fn guide(value: f64, unit: &Unit) -> Amount {
    Amount {
        value: Exact::from_f64(value)
            .and_then(|value| figure::nearest(&value))
            .map(Number::One),
        exact: None,
        unit: Some(unit.symbol().to_owned()),
    }
}

pub(super) fn id(indicator: IndicatorId, names: &Names<'_>) -> String {
    match names.plan.vocabulary.term(indicator) {
        Some(term) => term.id.clone(),
        None => String::new(),
    }
}
