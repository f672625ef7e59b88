//! What must hold of every judgement and every report, whatever the files say. Nothing here asks
//! the program how it came to a verdict: it is worked out anew from what was read.

use serde_json::Value;
use target_check::data::{County, Figure, Observations};
use target_check::plan::{Condition, Expr, Level, Plan, Scope};
use target_check::quantity::{Comparison, Truth, Year};
use target_check::report::Report;
use target_check::verdict::{Judgement, Observed, Required, Status, Strictness, Verdict};
use target_check::vocabulary::{Combine, IndicatorId};

/// Holds all of them.
pub(crate) fn hold(plan: &Plan, observations: &Observations, judgement: &Judgement) {
    for verdict in &judgement.verdicts {
        let target = &plan.targets[verdict.target];
        let id = &target.id;
        assert!(
            verdict
                .origins
                .iter()
                .all(
                    |origin| usize::from(origin.place.file.0) < observations.files.len()
                        && origin.place.line.is_some_and(|line| line > 0)
                ),
            "{id}: an origin that is nowhere"
        );
        if let Some(shortfall) = &verdict.shortfall {
            assert!(!shortfall.value.is_negative(), "{id}: {shortfall:?}");
        }
        match verdict.status {
            Status::Met => {
                assert!(
                    verdict.shortfall.is_none() && verdict.lacking.is_empty(),
                    "{id}: met, and yet something is missing: {verdict:?}"
                );
                assert_eq!(stands(verdict), Some(Truth::Holds), "{id}: {verdict:?}");
                let county = observations
                    .counties()
                    .iter()
                    .find(|county| county.name() == verdict.area.as_ref());
                let known = Known {
                    plan,
                    county: county.unwrap_or_else(|| panic!("{id}: a county of no file")),
                };
                assert!(
                    target.scope != Scope::County
                        || known.condition(&target.requirement, verdict.period),
                    "{id}: met without its figures: {verdict:?}"
                );
            }
            Status::Missed => {
                assert_ne!(stands(verdict), Some(Truth::Holds), "{id}: {verdict:?}");
            }
            Status::NotReported | Status::Unreadable => {
                assert!(
                    verdict.reason.is_some() && verdict.shortfall.is_none(),
                    "{id}: not judged without a reason: {verdict:?}"
                );
            }
            Status::OnTrack | Status::Behind | Status::NotDue => {
                assert!(!verdict.is_due, "{id}: due and not judged: {verdict:?}");
            }
            Status::NotApplicable => assert!(target.when.is_some(), "{id}"),
        }
    }
    let code = judgement.outcome(Strictness::Normal).exit_code();
    assert_eq!(code, exit_code(judgement));
    let strict = judgement.outcome(Strictness::Strict).exit_code();
    assert!(matches!(strict, 0 | 1 | 3) && (code != 1 || strict == 1));
}

/// How the figures shown stand to the bound shown; `None` where either is not there.
fn stands(verdict: &Verdict) -> Option<Truth> {
    let as_truth = |holds: bool| if holds { Truth::Holds } else { Truth::Fails };
    Some(
        match (verdict.observed.as_ref()?, verdict.required.as_ref()?) {
            (
                Observed::Number { value, .. },
                Required::Number {
                    comparison,
                    value: bound,
                    ..
                },
            ) => value.compare(*comparison, bound),
            (Observed::Number { value, .. }, Required::Range { low, high, .. }) => {
                let point = |end: &target_check::quantity::Exact| {
                    target_check::quantity::Interval::Point(end.clone())
                };
                let above = value.compare(Comparison::AtLeast, &point(low));
                let below = value.compare(Comparison::AtMost, &point(high));
                as_truth(above == Truth::Holds && below == Truth::Holds)
            }
            (Observed::YesNo(said), Required::YesNo(required)) => as_truth(said == required),
            (Observed::Date(days), Required::Date { comparison, bound }) => {
                days.compare(*comparison, *bound)
            }
            (observed, required) => panic!("{observed:?} against {required:?}"),
        },
    )
}

/// The exit code as the README words it.
fn exit_code(judgement: &Judgement) -> u8 {
    let counts = |verdict: &&Verdict| verdict.level == Level::Binding && verdict.is_due;
    let any = |wanted: &[Status]| {
        judgement
            .verdicts
            .iter()
            .filter(counts)
            .any(|verdict| wanted.contains(&verdict.status))
    };
    let judged = [Status::Met, Status::Missed, Status::OnTrack, Status::Behind];
    let is_judged = judgement
        .verdicts
        .iter()
        .any(|verdict| judged.contains(&verdict.status));
    if any(&[Status::Missed]) {
        1
    } else if any(&[Status::NotReported, Status::Unreadable]) || !is_judged {
        3
    } else {
        0
    }
}

/// Which figures there are, told from the observations alone.
struct Known<'a> {
    plan: &'a Plan,
    county: &'a County,
}

impl Known<'_> {
    /// Whether there is a figure for everything that `condition` looks at.
    fn condition(&self, condition: &Condition, year: Year) -> bool {
        match condition {
            Condition::Compare { left, right, .. } => {
                self.expr(left, year) && self.expr(right, year)
            }
            Condition::Within { value, .. } => self.expr(value, year),
            Condition::Done { indicator, .. } | Condition::Dated { indicator, .. } => self
                .county
                .years()
                .any(|any| self.reported(*indicator, any)),
        }
    }

    fn expr(&self, expr: &Expr, year: Year) -> bool {
        match expr {
            Expr::Constant { .. } => true,
            Expr::Indicator(indicator) => self.figure(*indicator, year),
            Expr::Negate(inner) => self.expr(inner, year),
            Expr::Binary { left, right, .. } => self.expr(left, year) && self.expr(right, year),
            Expr::Growth(inner) => self.expr(inner, year) && self.expr(inner, year.before()),
            Expr::Previous(inner) => self.expr(inner, year.before()),
            Expr::Base(inner) => self.expr(inner, self.plan.base_year),
            Expr::Cumulative(inner) => self
                .plan
                .first_year
                .to(year)
                .all(|each| self.expr(inner, each)),
            Expr::Min(all) | Expr::Max(all) => all.iter().all(|one| self.expr(one, year)),
        }
    }

    fn figure(&self, indicator: IndicatorId, year: Year) -> bool {
        let rule = self.plan.indicator(indicator).unwrap();
        let is_computed = rule
            .formula
            .as_ref()
            .is_some_and(|formula| self.expr(formula, year));
        let is_stated = rule.base.is_some() && year == self.plan.base_year;
        is_computed || is_stated || self.reported(indicator, year)
    }

    /// Whether the county's rows, or all its townships', have a figure that can be read.
    fn reported(&self, indicator: IndicatorId, year: Year) -> bool {
        let county = self.county;
        match county.own(year, indicator) {
            Figure::Known(readings) => return !readings.is_empty(),
            Figure::Unreadable(_) => return false,
            Figure::Absent | Figure::Blank(_) => {}
        }
        let adds_up = self
            .plan
            .vocabulary
            .term(indicator)
            .is_some_and(|term| term.combine == Combine::Sum);
        county.parts(year, indicator).is_some_and(|parts| {
            let is_whole = parts.unreadable.is_none()
                && parts.reporting > 0
                && county.silent(year, indicator).is_empty();
            is_whole && (adds_up || parts.distinct.len() == 1)
        })
    }
}

/// A report for programs parses, and says what the judgement says.
pub(crate) fn json_agrees(report: &Report<'_>, json: &[u8]) {
    let json: Value = serde_json::from_slice(json).unwrap();
    assert_eq!(json["exit_code"], u64::from(report.exit_code()));
    let verdicts = json["verdicts"].as_array().unwrap();
    assert_eq!(verdicts.len(), report.judgement.verdicts.len());
    for (shown, verdict) in verdicts.iter().zip(&report.judgement.verdicts) {
        assert_eq!(shown["status"], verdict.status.id());
        let area = verdict.area.as_ref().map(|area| area.raw());
        assert_eq!(shown["area"].as_str(), area);
        value_tells_the_verdict(shown, verdict);
    }
}

/// The double beside the exact number stands on the same side of its bound.
fn value_tells_the_verdict(shown: &Value, verdict: &Verdict) {
    let side = |key: &str| shown[key]["value"].as_f64();
    let (Some(observed), Some(required)) = (side("observed"), side("required")) else {
        return;
    };
    let holds = match shown["required"]["comparison"].as_str() {
        Some(">=") => observed >= required,
        Some("<=") => observed <= required,
        Some(">") => observed > required,
        Some("<") => observed < required,
        Some(_) | None => return,
    };
    match verdict.status {
        Status::Met => assert!(holds, "{shown}"),
        Status::Missed => assert!(!holds, "{shown}"),
        Status::OnTrack
        | Status::Behind
        | Status::NotDue
        | Status::NotReported
        | Status::Unreadable
        | Status::NotApplicable => {}
    }
}

/// Text for a terminal holds nothing that a terminal would obey or that nobody could see.
pub(crate) fn is_harmless(text: &str) {
    let found = text.chars().find(|&character| {
        let is_control = character.is_control() && character != '\n';
        is_control || target_check::source::is_invisible(character)
    });
    assert_eq!(found, None, "{text:?}");
}
