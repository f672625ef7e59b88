//! The built-in rules against the plan's own words: every figure of the plan stands in a target of
//! the same clause, every goal has its targets, and no target asks for a figure of its own making.
//!
//! `plan_figures.csv` holds each figure with the words it stands in, `plan_goals.csv` each goal with
//! its level and due year. Both were written from the plan, not from the rules.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

use std::collections::BTreeSet;

use target_check::plan::{Due, Plan, Target, read};

const RULES: &str = include_str!("../targets.toml");

#[derive(serde::Deserialize)]
struct Figure {
    clause: String,
    words: String,
    figure: String,
    target: String,
}

#[derive(serde::Deserialize)]
struct Goal {
    goal: String,
    clauses: String,
    level: String,
    due: String,
    targets: String,
}

impl Goal {
    fn targets(&self) -> impl Iterator<Item = &str> {
        self.targets.split(' ')
    }
}

fn rows<T: serde::de::DeserializeOwned>(table: &str) -> Vec<T> {
    csv::Reader::from_reader(table.as_bytes())
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

fn figures() -> Vec<Figure> {
    rows(include_str!("plan_figures.csv"))
}

fn goals() -> Vec<Goal> {
    rows(include_str!("plan_goals.csv"))
}

fn plan() -> Plan {
    read(RULES).unwrap().plan
}

fn target<'p>(plan: &'p Plan, id: &str) -> &'p Target {
    plan.targets
        .iter()
        .find(|target| target.id == id)
        .unwrap_or_else(|| panic!("there is no target {id}"))
}

/// Whether `figure` stands in `text` as a number of its own: 5 does not stand in 15.
fn holds(text: &str, figure: &str) -> bool {
    let of_a_number = |c: char| c.is_ascii_digit() || c == '.';
    text.match_indices(figure).any(|(at, _)| {
        let (before, after) = (text.get(..at), text.get(at + figure.len()..));
        let begins = !before.unwrap().ends_with(of_a_number);
        let ends = !figure.ends_with(of_a_number) || !after.unwrap().starts_with(of_a_number);
        begins && ends
    })
}

/// The numbers in a requirement.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter(|number| !number.is_empty())
}

#[test]
fn the_built_in_plan_has_no_faults_and_no_warnings() {
    let checked = read(RULES).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert!(checked.warnings.is_empty(), "{:#?}", checked.warnings);
}

#[test]
fn every_figure_of_the_plan_stands_in_a_target_of_its_clause() {
    let plan = plan();
    for row in figures() {
        let target = target(&plan, &row.target);
        assert!(
            target.clause.contains(&row.clause),
            "{} does not cite {}: {}",
            target.id,
            row.clause,
            row.words
        );
        assert!(
            holds(&target.text, &row.figure),
            "{} asks for “{}”, without the {} of {}: {}",
            target.id,
            target.text,
            row.figure,
            row.clause,
            row.words
        );
    }
}

#[test]
fn no_target_asks_for_a_figure_that_the_plan_does_not_name() {
    let figures = figures();
    for target in plan().targets {
        for number in numbers(&target.text) {
            assert!(
                figures
                    .iter()
                    .any(|row| row.target == target.id && numbers(&row.figure).any(|n| n == number)),
                "{} asks for “{}”, and no words of the plan are given for {number}",
                target.id,
                target.text
            );
        }
    }
}

#[test]
fn every_goal_has_its_targets_with_its_clauses_level_and_due_year() {
    let plan = plan();
    for goal in goals() {
        for id in goal.targets() {
            let target = target(&plan, id);
            let due = match target.due {
                Due::By(year) => year.to_string(),
                Due::EveryYear => "every year".to_owned(),
            };
            assert_eq!(target.clause.join(" "), goal.clauses, "{} {id}", goal.goal);
            assert_eq!(target.level.id(), goal.level, "{} {id}", goal.goal);
            assert_eq!(due, goal.due, "{} {id}", goal.goal);
        }
    }
}

#[test]
fn the_goals_are_n01_to_n28_and_m01_to_m24() {
    let named: Vec<String> = goals().into_iter().map(|row| row.goal).collect();
    let expected: Vec<String> = (1..=28)
        .map(|number| format!("N{number:02}"))
        .chain((1..=24).map(|number| format!("M{number:02}")))
        .collect();
    assert_eq!(named, expected);
}

#[test]
fn every_target_belongs_to_exactly_one_goal() {
    let goals = goals();
    let claimed: Vec<&str> = goals.iter().flat_map(Goal::targets).collect();
    let distinct: BTreeSet<&str> = claimed.iter().copied().collect();
    assert_eq!(claimed.len(), distinct.len());
    let plan = plan();
    let built_in: BTreeSet<&str> = plan
        .targets
        .iter()
        .map(|target| target.id.as_str())
        .collect();
    assert_eq!(distinct, built_in);
}

#[test]
fn every_title_and_name_has_an_english_form() {
    let plan = plan();
    assert!(plan.english.is_some());
    assert!(
        plan.chapters
            .iter()
            .all(|chapter| chapter.english.is_some())
    );
    for term in &plan.vocabulary.terms {
        assert!(term.english.is_some(), "{}", term.id);
        assert!(term.used, "{}", term.id);
    }
    for target in &plan.targets {
        assert!(target.english.is_some(), "{}", target.id);
    }
    for check in &plan.checks {
        assert!(
            check.name.is_some() && check.english.is_some(),
            "{}",
            check.id
        );
    }
}

#[test]
fn a_figure_stands_in_a_text_only_as_a_number_of_its_own() {
    assert!(holds("relief_windows >= 15", "15"));
    assert!(holds("coverage_within_15_minutes = 100%", "15"));
    assert!(!holds("x >= 150", "15"));
    assert!(!holds("x >= 115", "15"));
    assert!(!holds("x >= 1.15", "15"));
    assert!(!holds("x >= 0.62%", "62%"));
}
