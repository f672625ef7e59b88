//! The example data: the same facts in every layout, and the verdicts worked out for them.
//!
//! `examples_expected.csv` was computed from the example's figures by exact fractions, apart from
//! this program. A blank stands for what a verdict does not have.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use target_check::data::{self, Figure, Observations, Options};
use target_check::plan::{self, Plan};
use target_check::quantity::Interval;
use target_check::source::{Input, Severity};
use target_check::verdict::{
    Judgement, Observed, Outcome, Required, Selection, Status, Strictness, judge,
};

fn plan() -> Plan {
    plan::read(include_str!("../targets.toml")).unwrap().plan
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name)
}

/// The files of a folder of examples, by name.
fn folder(name: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(example(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

fn read(plan: &Plan, files: &[PathBuf]) -> Observations {
    let inputs: Vec<Input> = files
        .iter()
        .map(|file| Input::file(file).unwrap())
        .collect();
    data::read(&inputs, &plan.vocabulary, &Options::default())
        .unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn judged(name: &str) -> (Plan, Observations, Judgement) {
    let plan = plan();
    let observations = read(&plan, &[example(name)]);
    let judgement = judge(&plan, &observations, &Selection::default());
    (plan, observations, judgement)
}

/// Every figure of a data set, by year, area and indicator, without where it stands.
fn facts(plan: &Plan, observations: &Observations) -> BTreeMap<(i64, String, String), String> {
    let mut facts = BTreeMap::new();
    for county in observations.counties() {
        let name = county.name().map_or("", |name| name.raw()).to_owned();
        for year in county.years() {
            for (indicator, term) in plan.vocabulary.terms() {
                let mut note = |area: String, fact: String| {
                    facts.insert((year.number(), area, term.id.clone()), fact);
                };
                if let Some(fact) = known(&county.own(year, indicator)) {
                    note(name.clone(), fact);
                }
                if let Some(parts) = county.parts(year, indicator) {
                    let fact = format!("{:?} of {}", parts.total, parts.reporting);
                    note(format!("{name}, all"), fact);
                }
                for (index, township) in county.townships().iter().enumerate() {
                    if let Some(fact) = known(&county.township(index, year, indicator)) {
                        note(format!("{name}, {}", township.raw()), fact);
                    }
                }
            }
        }
    }
    facts
}

fn known(figure: &Figure) -> Option<String> {
    match figure {
        Figure::Absent | Figure::Blank(_) => None,
        Figure::Unreadable(place) => panic!("unreadable at {place:?}"),
        Figure::Known(readings) => {
            let values: Vec<_> = readings.iter().map(|reading| &reading.value).collect();
            Some(format!("{values:?}"))
        }
    }
}

#[test]
fn every_layout_holds_the_same_facts() {
    let plan = plan();
    let wide = facts(&plan, &read(&plan, &[example("data.csv")]));
    assert!(wide.len() > 1000, "{}", wide.len());
    for (layout, files) in [
        ("tidy", vec![example("layouts/tidy.csv")]),
        ("years across", vec![example("layouts/years-across.csv")]),
        ("one indicator", folder("layouts/one-indicator")),
    ] {
        let other = facts(&plan, &read(&plan, &files));
        for (key, fact) in &wide {
            assert_eq!(other.get(key), Some(fact), "{layout}: {key:?}");
        }
        assert_eq!(other.len(), wide.len(), "{layout}");
    }
}

#[test]
fn every_layout_gives_the_same_verdicts() {
    let plan = plan();
    let verdicts = |files: &[PathBuf]| {
        let mut verdicts = judge(&plan, &read(&plan, files), &Selection::default()).verdicts;
        for verdict in &mut verdicts {
            verdict.origins.clear();
        }
        verdicts
    };
    let wide = verdicts(&[example("data.csv")]);
    assert_eq!(verdicts(&[example("layouts/tidy.csv")]), wide);
    assert_eq!(verdicts(&[example("layouts/years-across.csv")]), wide);
    assert_eq!(verdicts(&folder("layouts/one-indicator")), wide);
}

#[derive(Debug, PartialEq, serde::Deserialize)]
struct Line {
    target: String,
    period: i64,
    status: String,
    observed: String,
    required: String,
    shortfall: String,
    unit: String,
}

/// The verdicts as the table of expected ones writes them.
fn lines(plan: &Plan, judgement: &Judgement) -> Vec<Line> {
    let exact = |value: &Interval| value.point().map_or("?".to_owned(), ToString::to_string);
    let yes_no = |done: bool| if done { "yes" } else { "no" }.to_owned();
    judgement
        .verdicts
        .iter()
        .map(|verdict| Line {
            target: plan.targets.get(verdict.target).unwrap().id.clone(),
            period: verdict.period.number(),
            status: verdict.status.id().to_owned(),
            observed: match &verdict.observed {
                None => String::new(),
                Some(Observed::Number { value, .. }) => exact(value),
                Some(Observed::YesNo(done)) => yes_no(*done),
                Some(Observed::Date(days)) => days.to_string(),
            },
            required: match &verdict.required {
                None => String::new(),
                Some(Required::Number { value, .. }) => exact(value),
                Some(Required::Range { low, high, .. }) => format!("{low}..{high}"),
                Some(Required::YesNo(done)) => yes_no(*done),
                Some(Required::Date { bound, .. }) => bound.to_string(),
            },
            shortfall: verdict
                .shortfall
                .as_ref()
                .map_or(String::new(), |shortfall| shortfall.value.to_string()),
            unit: verdict
                .shortfall
                .as_ref()
                .map_or(String::new(), |shortfall| {
                    shortfall.unit.symbol().to_owned()
                }),
        })
        .collect()
}

#[test]
fn the_example_gets_the_verdicts_worked_out_by_hand() {
    let (plan, _, judgement) = judged("data.csv");
    let expected: Vec<Line> =
        csv::Reader::from_reader(include_str!("examples_expected.csv").as_bytes())
            .deserialize()
            .map(Result::unwrap)
            .collect();
    let given = lines(&plan, &judgement);
    for (given, expected) in given.iter().zip(&expected) {
        assert_eq!(given, expected);
    }
    assert_eq!(given.len(), expected.len());
    assert_eq!(judgement.outcome(Strictness::Normal), Outcome::NonCompliant);
}

#[test]
fn the_township_without_a_burial_site_is_named() {
    let (plan, _, judgement) = judged("data.csv");
    let lacking: Vec<(&str, Vec<&str>)> = judgement
        .verdicts
        .iter()
        .filter(|verdict| !verdict.lacking.is_empty())
        .map(|verdict| {
            let names = verdict.lacking.iter().map(|name| name.raw()).collect();
            (plan.targets.get(verdict.target).unwrap().id.as_str(), names)
        })
        .collect();
    assert_eq!(lacking, [("eco-burial-sites", vec!["高岭乡"])]);
}

#[test]
fn nothing_in_the_examples_is_wrong_or_doubtful() {
    for name in ["data.csv", "clean.csv", "incomplete.csv"] {
        let (_, observations, _) = judged(name);
        let wrong: Vec<_> = observations
            .findings
            .iter()
            .filter(|finding| finding.kind.severity() != Severity::Note)
            .collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
}

#[test]
fn every_check_holds_in_every_year_of_the_examples() {
    for name in ["data.csv", "clean.csv", "incomplete.csv"] {
        let (plan, _, judgement) = judged(name);
        for (check, count) in plan.checks.iter().zip(&judgement.checks) {
            assert_eq!(count.broken, 0, "{name}: {}", check.id);
            assert!(count.held > 0, "{name}: {}", check.id);
        }
    }
}

#[test]
fn the_clean_example_meets_everything() {
    let (_, _, judgement) = judged("clean.csv");
    for verdict in &judgement.verdicts {
        let fine = matches!(verdict.status, Status::Met | Status::NotApplicable);
        assert!(fine, "{verdict:#?}");
    }
    assert_eq!(judgement.outcome(Strictness::Normal), Outcome::Compliant);
    assert_eq!(judgement.outcome(Strictness::Strict), Outcome::Compliant);
}

#[test]
fn the_incomplete_example_misses_nothing_and_lacks_one_figure() {
    let (plan, _, judgement) = judged("incomplete.csv");
    let unmet: Vec<(&str, Status)> = judgement
        .verdicts
        .iter()
        .filter(|verdict| !matches!(verdict.status, Status::Met | Status::NotApplicable))
        .map(|verdict| {
            let target = plan.targets.get(verdict.target).unwrap();
            (target.id.as_str(), verdict.status)
        })
        .collect();
    assert_eq!(unmet, [("eco-burial-sites", Status::NotReported)]);
    assert_eq!(judgement.outcome(Strictness::Normal), Outcome::Incomplete);
}
