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
use std::path::PathBuf;
use std::process::{Command, Output};

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
