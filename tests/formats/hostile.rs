//! A file whose names are commands to everything that might read a report: harmless in each format,
//! on both streams.

use std::collections::BTreeSet;
use std::process::Output;

use pulldown_cmark::{Event, Options, Parser};
use target_check::report::Format;
use target_check::report::wording::Lang;
use target_check::source::{Input, Untrusted};
use target_check::verdict::Strictness;

use crate::reading;
use crate::rendering::Case;
use crate::support::program;
use crate::xml;

const NAMES: [&str; 16] = [
    "=cmd|'/c calc'!A1",
    "+1+cmd|x",
    "-2+3",
    "@SUM(A1:A9)",
    "＝1+1",
    "::error::x",
    "  ::set-output name=a::b",
    "##[group]",
    "<script>alert(1)</script>",
    "a|b||c",
    "\u{202e}gnp.exe",
    "\u{1b}]52;c;aGk=\u{7}",
    "]]>",
    "[x](javascript:y) `z` @someone #1 https://a.b",
    "'=1",
    "\u{9b}31m\u{fffe}\u{1}",
];

const RULES: &str = r#"
[plan]
title = "<b>::error::规划</b>"
period = [2021, 2025]

[areas]
county = { headers = ["县"] }
township = { headers = ["乡镇"] }

[indicators.sites]
name = "安葬点 | ##[error] =1"
unit = "个"

[indicators.beds]
name = "床位"
unit = "张"

[[target]]
id = "sites"
name = "]]> <img src=x> ::warning::"
clause = ["1.1"]
require = "sites >= 1"
each = "township"

[[target]]
id = "beds"
name = "@name"
clause = ["1.2"]
require = "beds >= 5"
"#;

/// A county for each name, with a township of nearly that name that lacks a site, and a figure of that
/// text.
fn data() -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(["县", "乡镇", "年份", "sites", "beds", "::error::列"])
        .unwrap();
    for name in NAMES {
        writer
            .write_record([name, "", "2025", "", name, ""])
            .unwrap();
        let township = format!("{name} town");
        writer
            .write_record([name, &township, "2025", "0", "", ""])
            .unwrap();
    }
    writer.into_inner().unwrap()
}

pub(crate) fn hostile() -> Case {
    Case::new(RULES, vec![Input::memory("::error::<b>=1.csv", data())])
}

/// The counties' names as people may see them, sorted. The reader has dropped what cannot be seen
/// around and within them.
fn shown(case: &Case) -> Vec<String> {
    let names: BTreeSet<String> = case
        .verdicts()
        .iter()
        .map(|(_, area, ..)| Untrusted::new(area.as_str()).visible())
        .collect();
    assert_eq!(names.len(), NAMES.len(), "{names:?}");
    names.into_iter().collect()
}

/// Asserts that a text holds nothing that a terminal or a log would obey.
fn assert_harmless(text: &str) {
    for character in text.chars() {
        let is_control = character.is_control() && character != '\n' && character != '\t';
        assert!(!is_control, "{:?} in {text}", character);
        let turns = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!turns, "{:?}", character);
    }
    assert!(!text.contains("##["), "{text}");
}

#[test]
fn no_format_holds_what_a_terminal_or_a_log_obeys() {
    let case = hostile();
    for format in Format::ALL {
        for lang in [Lang::Zh, Lang::En] {
            let text = case.written(format, lang, Strictness::Normal);
            assert_harmless(&text);
            if format != Format::Github {
                let obeyed = text
                    .lines()
                    .find(|line| line.trim_start().starts_with("::"));
                assert_eq!(obeyed, None, "{format:?}");
            }
        }
    }
}

#[test]
fn programs_get_the_names_as_they_are() {
    let case = hostile();
    let written = |format| case.written(format, Lang::En, Strictness::Normal);
    let mut expected = case.verdicts();
    for rows in [
        reading::json(&written(Format::Json)).0,
        reading::jsonl(&written(Format::Jsonl)).0,
        reading::sarif(&written(Format::Sarif)).0,
    ] {
        let mut rows = rows;
        rows.sort();
        expected.sort();
        assert_eq!(rows, expected);
    }
    let uris = written(Format::Sarif);
    assert!(
        uris.contains("\"%3A%3Aerror%3A%3A%3Cb%3E%3D1.csv\""),
        "{uris}"
    );
}

#[test]
fn no_cell_is_a_formula_and_each_can_be_read_back() {
    let case = hostile();
    for (format, delimiter) in [(Format::Csv, b','), (Format::Tsv, b'\t')] {
        let text = case.written(format, Lang::En, Strictness::Normal);
        let rows = reading::cells(&text, delimiter);
        for cell in rows.iter().flat_map(|row| row.values()) {
            let first = cell.trim_start().chars().next();
            let may_be_run = first.is_some_and(|first| "=+-@＝＋－＠".contains(first));
            assert!(!may_be_run || cell.parse::<f64>().is_ok(), "{cell}");
        }
        let mut areas: Vec<String> = rows
            .iter()
            .map(|row| {
                let cell = &row["area"];
                cell.strip_prefix('\'').unwrap_or(cell).to_owned()
            })
            .collect();
        areas.sort();
        areas.dedup();
        assert_eq!(areas, shown(&case));
    }
}

#[test]
fn markdown_shows_the_names_and_nothing_else() {
    let case = hostile();
    let text = case.written(Format::Markdown, Lang::En, Strictness::Normal);
    let ours = ["<!-- -->", "</details>"];
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        if let Event::Html(html) | Event::InlineHtml(html) = event {
            let html = html.trim();
            let is_ours = ours.contains(&html) || html.starts_with("<details><summary>");
            assert!(is_ours, "{html}");
        }
    }
    let tables = reading::markdown(&text);
    let (_, missed) = tables
        .iter()
        .find(|(title, _)| title.contains("missed"))
        .unwrap();
    let mut areas: Vec<&str> = missed.iter().map(|row| row[0].as_str()).collect();
    areas.sort_unstable();
    areas.dedup();
    assert_eq!(areas, shown(&case));
    for row in missed {
        assert_eq!(row.len(), 6);
        assert!(row[5].contains(&row[0]), "{row:?}");
    }
    for told in ["@someone", "#1 ", "https://"] {
        assert!(!text.contains(told), "{told}");
    }
}

#[test]
fn junit_shows_the_names() {
    let case = hostile();
    let file = xml::read(&case.written(Format::Junit, Lang::En, Strictness::Normal));
    xml::assert_shape(&file);
    let suites: Vec<&str> = file
        .all("testsuite")
        .map(|suite| suite.attributes["name"].as_str())
        .collect();
    for name in shown(&case) {
        assert!(
            suites.iter().any(|suite| suite.starts_with(&name)),
            "{name}"
        );
    }
}

#[test]
fn a_workflow_log_has_no_command_but_ours() {
    let case = hostile();
    let text = case.written(Format::Github, Lang::En, Strictness::Normal);
    let lines = reading::github(&text);
    let ours = ["error", "warning", "notice", "group", "endgroup", ""];
    for line in &lines {
        assert!(ours.contains(&line.command.as_str()), "{line:?}");
        let known = ["file", "line", "endLine", "col", "endColumn", "title"];
        let keys: Vec<&str> = line.properties.keys().map(String::as_str).collect();
        assert!(keys.iter().all(|key| known.contains(key)), "{line:?}");
    }
    for name in shown(&case) {
        let about = |line: &&reading::Line| {
            let title = line.properties.get("title");
            line.command == "error" && title.is_some_and(|title| title.contains(&name))
        };
        assert!(lines.iter().any(|line| about(&line)), "{name}");
    }
}

fn check(folder: &std::path::Path, arguments: &[&str]) -> Output {
    program()
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn both_streams_of_the_program_are_harmless_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rules.toml"), RULES).unwrap();
    let name = if cfg!(windows) {
        "##[error]=1.csv"
    } else {
        "::error::##[x]\u{1b}]52;=1.csv"
    };
    std::fs::write(folder.path().join(name), data()).unwrap();
    for format in Format::ALL {
        let run = check(
            folder.path(),
            &["--rules", "rules.toml", "--format", format.id(), "-v", name],
        );
        assert_eq!(run.status.code(), Some(1), "{run:?}");
        let (stdout, stderr) = (
            String::from_utf8(run.stdout).unwrap(),
            String::from_utf8(run.stderr).unwrap(),
        );
        assert_harmless(&stdout);
        assert_harmless(&stderr);
        let obeyed = stderr
            .lines()
            .find(|line| line.trim_start().starts_with("::"));
        assert_eq!(obeyed, None);
    }
}
