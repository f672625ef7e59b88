//! Other plans are other rule files: each folder of `examples/plans` holds one with its data, and
//! `plans/` the verdicts that its figures give, worked out with fractions apart from this program.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop"
)]

mod support;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use support::project_file;

/// What one verdict is about: target, area and year.
type Key = (String, String, String);

fn plans() -> Vec<String> {
    let folders = std::fs::read_dir(project_file("examples/plans")).unwrap();
    let mut names: Vec<String> = folders
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn folder(plan: &str) -> PathBuf {
    project_file("examples/plans").join(plan)
}

fn check(plan: &str, arguments: &[&str]) -> Output {
    let folder = folder(plan);
    let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
    command.current_dir(folder).args(arguments);
    command.output().unwrap()
}

/// The CSV files of a plan's folder.
fn data(plan: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder(plan)).unwrap();
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".csv"))
        .collect();
    names.sort();
    names
}

fn judged(plan: &str, options: &[&str]) -> Output {
    let data = data(plan);
    let mut arguments = options.to_vec();
    arguments.extend(data.iter().map(String::as_str));
    check(plan, &arguments)
}

fn verdicts(plan: &str) -> BTreeMap<Key, (String, String)> {
    let output = judged(plan, &["--format", "json", "--quiet"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let verdicts = report["verdicts"].as_array().unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let row = |verdict: &serde_json::Value| {
        let key = (
            text(&verdict["target"]),
            text(&verdict["area"]),
            verdict["period"].to_string(),
        );
        let exact = text(&verdict["observed"]["exact"]);
        (key, (text(&verdict["status"]), exact))
    };
    verdicts.iter().map(row).collect()
}

fn expected(plan: &str) -> BTreeMap<Key, (String, String)> {
    let path = project_file("tests/plans").join(format!("{plan}.csv"));
    let mut reader = csv::Reader::from_path(path).unwrap();
    let rows = reader.deserialize::<(String, String, String, String, String)>();
    rows.map(|row| {
        let (target, area, period, status, observed) = row.unwrap();
        ((target, area, period), (status, observed))
    })
    .collect()
}

#[test]
fn the_verdicts_of_every_plan_are_those_worked_out_for_it() {
    let plans = plans();
    assert!(plans.len() >= 2, "{plans:?}");
    for plan in plans {
        assert_eq!(verdicts(&plan), expected(&plan), "{plan}");
    }
}

#[test]
fn no_rule_file_has_a_fault_or_a_warning() {
    for plan in plans() {
        let output = check(&plan, &["lint", "targets.toml", "--lang", "en"]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{plan}: {said}");
        assert!(said.contains(" 0 warnings"), "{plan}: {said}");
    }
}

#[test]
fn the_rules_of_every_plan_account_for_every_figure_of_its_text() {
    for plan in plans() {
        let arguments = ["lint", "targets.toml", "--plan", "plan.txt", "--lang", "en"];
        let output = check(&plan, &arguments);
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{plan}: {said}");
        assert!(
            said.contains("plan.txt: all accounted for, 0 warnings"),
            "{plan}: {said}"
        );
    }
}

#[test]
fn a_plan_of_other_levels_never_speaks_of_counties_and_townships() {
    for plan in plans() {
        for lang in ["zh", "en"] {
            let output = judged(&plan, &["--verbose", "--lang", lang]);
            let listed = check(&plan, &["list", "--lang", lang]);
            for bytes in [output.stdout, output.stderr, listed.stdout] {
                // Some indicators count 县级行政区, "Counties", themselves: small words are ours.
                let text = String::from_utf8(bytes).unwrap();
                for word in ["乡镇", "全县", "township", "county"] {
                    assert!(!text.contains(word), "{plan}, {lang}: {word}\n{text}");
                }
            }
        }
    }
}

/// `check init` with more arguments, in a folder.
fn init(folder: &std::path::Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
    command.current_dir(folder).arg("init").args(arguments);
    command.output().unwrap()
}

/// The program in a folder, with something to read.
fn piped(folder: &std::path::Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
    command.current_dir(folder).args(arguments);
    command.stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_plan_to_begin_with_has_no_fault_and_its_empty_form_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    for lang in ["zh", "en"] {
        let rules = format!("{lang}.toml");
        let written = init(folder.path(), &[&rules, "--lang", lang]);
        assert_eq!(written.status.code(), Some(0));
        assert!(written.stdout.is_empty());
        let linted = piped(folder.path(), &["lint", &rules, "--lang", "en"], b"");
        let said = String::from_utf8(linted.stdout).unwrap();
        assert_eq!(linted.status.code(), Some(0), "{said}");
        assert!(
            said.contains(" 0 warnings") && linted.stderr.is_empty(),
            "{said}"
        );
        let form = piped(
            folder.path(),
            &[
                "template",
                "--rules",
                &rules,
                "--area",
                "示例县",
                "--lang",
                lang,
            ],
            b"",
        );
        assert_eq!(form.status.code(), Some(0));
        // Nothing is filled in, and nothing else is wrong with it.
        let judged = piped(folder.path(), &["--rules", &rules, "-"], &form.stdout);
        let said = String::from_utf8(judged.stderr).unwrap();
        assert_eq!((judged.status.code(), said.as_str()), (Some(3), ""));
    }
}

#[test]
fn a_plan_to_begin_with_shows_every_form_of_the_language() {
    let text = String::from_utf8(init(&project_file("."), &[]).stdout).unwrap();
    for form in [
        "formula = ",
        "when = ",
        "plausible = ",
        "combine = ",
        "base = ",
        "by = ",
        "every = ",
        "each = ",
        "level = ",
        "note = ",
        "reading = ",
        "[[plan.exempt]]",
        "[[check]]",
        "headers = ",
        "english = ",
        "names = ",
        "expected = ",
        "[schedule]",
        "[chapters]",
        ">= ",
        "<= ",
        " in 20..40 ",
        "= yes",
        "-01-01",
        "growth(",
        "previous(",
        "base(",
        "cumulative(",
        "min(",
        "max(",
        "%",
        "/万人",
        "元/年",
    ] {
        assert!(text.contains(form), "{form}");
    }
}

#[test]
fn a_plan_to_begin_with_never_takes_the_place_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("rules.toml");
    std::fs::write(&rules, "mine").unwrap();
    let refused = init(folder.path(), &["rules.toml"]);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&rules).unwrap(), "mine");
}

#[test]
fn a_plan_to_begin_with_has_the_title_and_the_years_that_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let asked = ["--title", "a \"b\" \\c 规划", "--period", "2026-2026"];
    let text = String::from_utf8(init(folder.path(), &asked).stdout).unwrap();
    let plan = target_check::plan::read(&text).unwrap().plan;
    assert_eq!(plan.title, "a \"b\" \\c 规划");
    let years = [plan.base_year, plan.first_year, plan.last_year];
    assert_eq!(years.map(|year| year.number()), [2025, 2026, 2026]);
    for wrong in [
        ["--period", "2030-2026"],
        ["--period", "2026"],
        ["--title", ""],
        ["--title", "a\nb"],
        ["--title", "a\u{202e}b"],
    ] {
        let output = init(folder.path(), &wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(output.stdout.is_empty(), "{wrong:?}");
    }
}
