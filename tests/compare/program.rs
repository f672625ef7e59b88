//! `check compare` as a user meets it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::program;

const RULES: &str = r#"
[plan]
title = "试行规划"
english = "A trial plan"
period = [2021, 2025]
base = 2020
[areas]
county = { headers = ["县"] }
township = { headers = ["乡镇"] }
[indicators.beds]
name = "床位"
english = "Beds"
unit = "张"
[[target]]
id = "beds"
clause = ["1.1"]
require = "beds >= 100"
"#;

const WAIVER: &str = "[[waiver]]\ntarget = \"beds\"\nreason = \"改建\"\napproved_by = \"县政府\"\n\
    until = 2026-06-30\n";

const OLD: &str = "县,年份,床位\n示例县,2023,80\n示例县,2025,100\n";
/// The figure of 2023 is revised, and the target newly missed.
const NEW: &str = "县,年份,床位\n示例县,2023,90\n示例县,2025,99\n";
/// Only 2023 is revised.
const REVISED: &str = "县,年份,床位\n示例县,2023,90\n示例县,2025,100\n";
const MISSED: &str = "县,年份,床位\n示例县,2023,80\n示例县,2025,99\n";

fn folder() -> PathBuf {
    let folder = tempfile::tempdir().unwrap().keep();
    for (name, text) in [
        ("targets.toml", RULES),
        ("waivers.toml", WAIVER),
        ("old.csv", OLD),
        ("new.csv", NEW),
        ("revised.csv", REVISED),
        ("missed.csv", MISSED),
    ] {
        std::fs::write(folder.join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = program();
    command.current_dir(folder).env("LC_ALL", "C");
    command.arg("compare").args(arguments).output().unwrap()
}

fn code(folder: &Path, arguments: &[&str]) -> i32 {
    run(folder, arguments).status.code().unwrap()
}

fn stdout(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8(run(folder, arguments).stdout).unwrap()
}

#[track_caller]
fn refuses(folder: &Path, arguments: &[&str], said: &[&str]) {
    let output = run(folder, arguments);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(output.stdout.is_empty());
    for part in said {
        assert!(stderr.contains(part), "{part:?} in\n{stderr}");
    }
}

#[test]
fn the_code_is_1_where_something_got_worse_and_else_0() {
    let folder = folder();
    assert_eq!(code(&folder, &["old.csv", "old.csv"]), 0);
    assert_eq!(code(&folder, &["old.csv", "new.csv"]), 1);
    assert_eq!(code(&folder, &["old.csv", "missed.csv"]), 1);
    assert_eq!(code(&folder, &["missed.csv", "old.csv"]), 0);
    // A silent revision is for somebody to look at; once looked at, it may be accepted.
    assert_eq!(code(&folder, &["old.csv", "revised.csv"]), 1);
    let accepted = ["--accept-revisions", "old.csv", "revised.csv"];
    assert_eq!(code(&folder, &accepted), 0);
    assert!(stdout(&folder, &accepted).contains("are accepted"));
    // Accepting revisions hides no miss.
    assert_eq!(
        code(&folder, &["--accept-revisions", "old.csv", "new.csv"]),
        1
    );
}

#[test]
fn a_new_miss_that_is_waived_does_not_count_while_the_waiver_holds() {
    let folder = folder();
    let waived = ["--waivers", "waivers.toml", "--as-of"];
    let both = ["old.csv", "missed.csv"];
    let on = |day: &'static str| [&waived[..], &[day], &both].concat();
    assert_eq!(code(&folder, &on("2026-06-30")), 0);
    assert_eq!(code(&folder, &on("2026-07-01")), 1);
    assert!(stdout(&folder, &on("2026-06-30")).contains("waived until 2026-06-30"));
}

#[test]
fn both_places_stand_in_every_format() {
    let folder = folder();
    for format in [
        "table", "json", "jsonl", "csv", "tsv", "markdown", "github", "html",
    ] {
        for lang in ["zh", "en"] {
            let output = run(
                &folder,
                &["--format", format, "--lang", lang, "old.csv", "new.csv"],
            );
            assert_eq!(output.status.code(), Some(1), "{format}");
            let text = String::from_utf8(output.stdout).unwrap();
            if matches!(format, "json" | "jsonl") {
                assert!(text.contains("old.csv") && text.contains("new.csv"));
                continue;
            }
            assert!(text.contains("old.csv:2:3"), "{format}: {text}");
            assert!(
                text.contains("new.csv:2:3") || format == "github",
                "{format}: {text}"
            );
        }
    }
}

#[test]
fn every_format_for_programs_has_the_same_changes() {
    let folder = folder();
    let both = |format| stdout(&folder, &["--format", format, "old.csv", "new.csv"]);
    let whole: Value = serde_json::from_str(&both("json")).unwrap();
    assert_eq!(whole["exit_code"], 1);
    assert_eq!(whole["summary"]["verdicts"]["newly_missed"], 1);
    assert_eq!(whole["summary"]["figures"]["revised"], 1);
    let verdict = &whole["verdicts"][0];
    assert_eq!(
        (&verdict["before"]["status"], &verdict["after"]["status"]),
        (&Value::from("met"), &Value::from("missed"))
    );
    // The figure of 2023 comes first; that of the report year changed too and has no weight.
    let figure = &whole["figures"][0];
    assert_eq!(
        (&figure["change"], &figure["counts"]),
        (&"revised".into(), &true.into())
    );
    assert_eq!(figure["before"]["readings"][0]["exact"], "80");
    assert_eq!(figure["after"]["readings"][0]["exact"], "90");
    let lists: Vec<&str> = ["verdicts", "figures", "absences", "checks"].to_vec();
    let entries: usize = lists
        .iter()
        .map(|list| whole[*list].as_array().unwrap().len())
        .sum();
    assert_eq!(both("jsonl").lines().count(), entries + 1);
    for (format, delimiter) in [("csv", b','), ("tsv", b'\t')] {
        let text = both(format);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        assert_eq!(
            reader.records().map(Result::unwrap).count(),
            entries,
            "{format}"
        );
    }
}

#[test]
fn every_comparison_is_as_its_schema_says() {
    let folder = folder();
    let printed = Command::new(env!("CARGO_BIN_EXE_check"))
        .args(["schema", "comparison"])
        .output()
        .unwrap();
    let schema: Value = serde_json::from_slice(&printed.stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (old, new) in [
        ("old.csv", "new.csv"),
        ("new.csv", "old.csv"),
        ("old.csv", "old.csv"),
    ] {
        let text = stdout(&folder, &["--format", "json", old, new]);
        let comparison: Value = serde_json::from_str(&text).unwrap();
        let faults: Vec<String> = validator
            .iter_errors(&comparison)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    let text = stdout(&folder, &["--format", "json", "old.csv", "new.csv"]);
    let whole: Value = serde_json::from_str(&text).unwrap();
    for (pointer, wrong) in [
        ("/schema", Value::from("target-check/report/1")),
        ("/exit_code", Value::from(3)),
        ("/verdicts/0/change", Value::from("changed")),
        ("/figures/0/before/state", Value::from("known?")),
        ("/old/year", Value::from("2025")),
    ] {
        let mut broken = whole.clone();
        *broken.pointer_mut(pointer).unwrap() = wrong;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
}

#[test]
fn what_cannot_be_compared_is_refused_with_what_to_do() {
    let folder = folder();
    for format in ["junit", "sarif"] {
        let said = [
            "compare has no form for",
            "table, json, jsonl, csv, tsv, markdown",
        ];
        refuses(&folder, &["--format", format, "old.csv", "new.csv"], &said);
    }
    refuses(
        &folder,
        &["-o", "r.sarif", "old.csv", "new.csv"],
        &["no form for sarif"],
    );
    refuses(&folder, &["-", "-"], &["one of the two only"]);
    refuses(
        &folder,
        &["old.cvs", "nw.csv"],
        &["old.csv", "new.csv", "no such file"],
    );
    refuses(
        &folder,
        &["--area", "样例", "old.csv", "new.csv"],
        &["the files name no area"],
    );
    let same = ["-o", "json:new.csv", "old.csv", "new.csv"];
    refuses(&folder, &same, &["the same file as"]);
    refuses(&folder, &["old.csv"], &["NEW"]);
}

#[test]
fn reports_go_into_files_too_and_folders_are_submissions() {
    let folder = folder();
    for (name, text) in [("before", OLD), ("now", NEW)] {
        std::fs::create_dir(folder.join(name)).unwrap();
        std::fs::write(folder.join(name).join("data.csv"), text).unwrap();
    }
    let arguments = ["-o", "r.json", "-o", "r.html", "before", "now"];
    assert_eq!(code(&folder, &arguments), 1);
    let written = std::fs::read_to_string(folder.join("r.json")).unwrap();
    let written: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(written["old"]["name"], "before");
    assert_eq!(written["new"]["inputs"][0]["file"], "now/data.csv");
    let page = std::fs::read_to_string(folder.join("r.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("now/data.csv:2:3"));
}

/// What a file names is harmless in every format.
#[test]
fn hostile_names_are_harmless() {
    let folder = folder();
    let name = "<script>##[group]::error::x\u{202e}";
    for (file, figure) in [("a.csv", 80), ("b.csv", 90)] {
        let text = format!(
            "县,年份,床位\n{name},2023,{figure}\n=cmd|'/c calc'!A1,2023,{figure}\n{name},2025,100\n"
        );
        std::fs::write(folder.join(file), text).unwrap();
    }
    for format in ["table", "json", "csv", "markdown", "github", "html"] {
        let text = stdout(&folder, &["--format", format, "a.csv", "b.csv"]);
        assert!(!text.contains("##["), "{format}");
        assert!(!text.contains('\u{202e}'), "{format}");
        if matches!(format, "html" | "markdown") {
            assert!(!text.contains("<script"), "{format}");
        }
        if format == "csv" {
            assert!(!text.contains(",=cmd"), "{text}");
        }
        if format == "github" {
            assert!(!text.contains("::error::x"), "{text}");
        }
    }
}
