//! The built-in rules against the plan's own words: every figure of the plan stands in a target of
//! the same clause, every goal has its targets, and no target asks for a figure of its own making.
//!
//! `plan_figures.csv` holds each figure with the words it stands in, `plan_goals.csv` each goal with
//! its level and due year. Both were written from the plan, not from the rules, and not by the program
//! that finds the figures of `examples/plan.md`. `plan_pages.txt` is the same text as a viewer of
//! documents shows it: broken into lines and pages, with the number of each page where it begins.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

use std::collections::BTreeSet;

use target_check::plan::{Document, Due, Plan, Target, cover, read};
use target_check::quantity::Year;
use target_check::source::Untrusted;

const RULES: &str = include_str!("../targets.toml");
const TEXT: &str = include_str!("../examples/plan.md");
const PAGES: &str = include_str!("plan_pages.txt");

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
            target
                .clause
                .iter()
                .any(|clause| clause.raw() == row.clause),
            "{} does not cite {}: {}",
            target.id,
            row.clause,
            row.words
        );
        assert!(
            holds(target.text.raw(), &row.figure),
            "{} asks for “{}”, without the {} of {}: {}",
            target.id,
            target.text.raw(),
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
        for number in numbers(target.text.raw()) {
            assert!(
                figures
                    .iter()
                    .any(|row| row.target == target.id && numbers(&row.figure).any(|n| n == number)),
                "{} asks for “{}”, and no words of the plan are given for {number}",
                target.id,
                target.text.raw()
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
            let clauses: Vec<&str> = target.clause.iter().map(Untrusted::raw).collect();
            assert_eq!(clauses.join(" "), goal.clauses, "{} {id}", goal.goal);
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

/// Every figure of a plan's text with its clause, as the program finds them.
fn found(text: &str) -> Vec<(String, String)> {
    let document = Document::read(text);
    document
        .figures()
        .filter_map(|(clause, figure)| Some((clause?.to_owned(), figure)))
        .collect()
}

/// Words without what tells nothing: spaces, and the kinds of quotation marks and of brackets.
fn plain(words: &str) -> String {
    words
        .chars()
        .map(|character| match character {
            '“' | '”' => '"',
            '，' => ',',
            other => other,
        })
        .filter(|character| !character.is_whitespace())
        .collect()
}

/// Whether the words write a figure: a digit, or a numeral that the table gives in digits.
fn writes_a_figure(row: &Figure) -> bool {
    let numerals = ["一年", "六进", "三级", "一个不漏"];
    row.words
        .chars()
        .any(|character| character.is_ascii_digit())
        || numerals.iter().any(|numeral| row.words.contains(numeral))
}

#[test]
fn the_rules_account_for_every_figure_of_the_plan_and_name_no_other() {
    for text in [TEXT, PAGES] {
        let checked = read(RULES).unwrap();
        let coverage = cover(&checked, text);
        assert!(coverage.in_rules.is_empty(), "{:#?}", coverage.in_rules);
        assert!(coverage.in_text.is_empty(), "{:#?}", coverage.in_text);
        // Counted by hand: six chapters, five scenes and sixteen items; the two figures of the title.
        assert_eq!((coverage.clauses, coverage.before_first), (27, 2));
    }
}

#[test]
fn broken_into_pages_the_plan_has_the_same_figures_in_the_same_clauses() {
    assert_eq!(found(TEXT), found(PAGES));
    let clauses = |text: &str| -> Vec<String> {
        let document = Document::read(text);
        document.clauses().map(str::to_owned).collect()
    };
    assert_eq!(clauses(TEXT), clauses(PAGES));
}

#[test]
fn the_program_finds_every_figure_of_the_table() {
    let found = found(TEXT);
    for row in figures().iter().filter(|row| writes_a_figure(row)) {
        let words = plain(&row.words);
        assert!(
            found
                .iter()
                .any(|(clause, figure)| *clause == row.clause && words.contains(figure.as_str())),
            "{} {}",
            row.clause,
            row.words
        );
    }
}

#[test]
fn the_program_finds_no_figure_but_those_of_the_table_and_those_exempted() {
    let plan = plan();
    let rows = figures();
    for (clause, figure) in found(TEXT) {
        let is_year = figure.ends_with('年') && figure.starts_with("20");
        let in_table = rows
            .iter()
            .any(|row| row.clause == clause && plain(&row.words).contains(&figure));
        let exempted = plan
            .exemptions
            .iter()
            .any(|exemption| plain(exemption.words.raw()).contains(&figure));
        assert!(is_year || in_table || exempted, "{clause} {figure}");
    }
}

/// The rules with one key of one target or exemption written otherwise.
fn changed(key: &str, value: &str, instead: &str) -> String {
    let line = format!("{key} = \"{value}\"\n");
    assert_eq!(RULES.matches(&line).count(), 1, "{line}");
    RULES.replacen(&line, &format!("{key} = \"{instead}\"\n"), 1)
}

/// The codes of what parts the rules from the plan.
fn parted(rules: &str) -> Vec<&'static str> {
    let coverage = cover(&read(rules).unwrap(), TEXT);
    let all = coverage.in_rules.iter().chain(&coverage.in_text);
    all.map(|fault| fault.kind.code()).collect()
}

#[test]
fn a_bound_that_is_not_the_plans_is_found_with_the_figure_that_it_leaves_alone() {
    for (bound, instead) in [
        ("nursing_bed_share >= 62%", "nursing_bed_share >= 26%"),
        ("charity_funds > 5000 万元", "charity_funds > 500 万元"),
        (
            "dibao_standard >= 15000 元/年",
            "dibao_standard >= 1500 元/月",
        ),
        ("charity_venue_kinds >= 6 类", "charity_venue_kinds >= 5 类"),
        (
            "exit_tracking_months >= 12 个月",
            "exit_tracking_months >= 6 个月",
        ),
        ("free_funeral_items >= 6 项", "free_funeral_items >= 7 项"),
        (
            "certified_carers_rate >= 28 人/万人",
            "certified_carers_rate >= 28‰",
        ),
        (
            "near_dibao_line >= 2 * dibao_standard",
            "near_dibao_line >= 1.5 * dibao_standard",
        ),
        (
            "growth(social_org_funding) >= 20%",
            "growth(social_org_funding) >= 25%",
        ),
        ("volunteers >= 10 万人", "volunteers >= 10 人"),
    ] {
        let codes = parted(&changed("require", bound, instead));
        assert_eq!(
            codes,
            ["bound-not-in-clause", "uncovered-figure"],
            "{instead}"
        );
    }
    let day = "child_protection_county < 2024-01-01";
    let codes = parted(&changed(
        "require",
        "child_protection_county < 2025-01-01",
        day,
    ));
    assert_eq!(codes, ["bound-not-in-clause"]);
}

#[test]
fn a_bound_that_stands_in_its_clause_only_as_anothers_figure_is_doubted() {
    // 2.3 has a 100 %, and it is the visiting rate's; 2.2 has a 1, and it is the consortium's.
    for reading in ["“对退出救助的对象”按全部对象理解", "“建成”按至少1个理解"]
    {
        let unread = RULES.replacen(&format!("reading = \"{reading}\"\n"), "", 1);
        assert_eq!(parted(&unread), ["other-words"], "{reading}");
    }
}

#[test]
fn clauses_and_exemptions_that_are_not_the_plans_are_found() {
    let words = changed("words", "15分钟养老服务圈", "20分钟养老服务圈");
    assert_eq!(parted(&words), ["needless-exemption", "uncovered-figure"]);
    let named = "require = \"special_funds >= 1\"\nreading = ";
    let unread = RULES.replacen(named, "require = \"special_funds >= 1\"\nnote = ", 1);
    assert_eq!(parted(&unread), ["bound-not-in-clause"]);
    let one = "clause = [\"1.2\", \"6.14\"]";
    let once = RULES.replacen(one, "clause = [\"1.2\"]", 1);
    assert_eq!(parted(&once), ["uncovered-figure"]);
    let other = RULES.replacen("clause = [\"6.16\"]", "clause = [\"6.17\"]", 1);
    assert_eq!(parted(&other), ["clause-not-in-text", "uncovered-figure"]);
}

#[test]
fn no_target_with_a_figure_can_be_taken_away_unseen() {
    // One 100 % is asked of both allowances: without one of them it is still the other's.
    let both = ["disabled-living-allowance", "disabled-care-allowance"];
    let figures = figures();
    let plan = plan();
    let stated = plan.targets.iter().filter(|target| {
        let mut rows = figures.iter().filter(|row| row.target == target.id);
        let is_year = target.due == Due::By(Year::new(2024).unwrap());
        target.reading.is_none() && !is_year && rows.any(writes_a_figure)
    });
    let mut taken = 0;
    for target in stated.filter(|target| !both.contains(&target.id.as_str())) {
        let codes = parted(&without(&target.id));
        assert!(
            codes.contains(&"uncovered-figure"),
            "{}: {codes:?}",
            target.id
        );
        taken += 1;
    }
    assert_eq!(taken, 25);
}

/// The rules without one target.
fn without(id: &str) -> String {
    let parts: Vec<&str> = RULES.split("\n\n").collect();
    let named = format!("[[target]]\nid = \"{id}\"");
    let kept: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.contains(&named))
        .collect();
    assert_eq!(kept.len() + 1, parts.len(), "{id}");
    kept.join("\n\n")
}

/// Texts that nobody writes: each is read to its end, whatever is said of it.
#[test]
fn a_text_without_sense_or_end_is_read_like_any_other() {
    let checked = read(RULES).unwrap();
    for (repeated, times) in [
        ("十", 300_000),
        ("一万", 150_000),
        ("百分之", 100_000),
        ("每", 300_000),
        ("9", 1_000_000),
        ("1.", 400_000),
        ("1,000", 180_000),
        ("1-", 400_000),
        ("(", 900_000),
        ("一、（一）1.(1)①", 30_000),
        ("二〇二五年", 60_000),
    ] {
        let text = format!("一、{}", repeated.repeat(times));
        let coverage = cover(&checked, &text);
        assert!(!coverage.is_complete(), "{repeated}");
    }
    let places = format!("一、0.{}%", "3".repeat(900_000));
    assert!(!cover(&checked, &places).is_complete());
}
