//! The same files give the same bytes: whatever is run, however many threads read, wherever the
//! machine stands, whatever it speaks, and however the process's hash tables are seeded, for every
//! run is a process of its own.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;

use target_check::report::Format;

use crate::dice::Dice;
use crate::support::{csv_text, program, project_file, rows, text_of};

const ZONES: [&str; 3] = ["UTC", "Asia/Shanghai", "America/New_York"];
const LOCALES: [(&str, &str); 5] = [
    ("LC_ALL", "C"),
    ("LC_ALL", "zh_CN.UTF-8"),
    ("LANG", "en_US.UTF-8"),
    ("LANG", "zh_CN.GB18030"),
    ("LC_MESSAGES", "zh_CN.UTF-8"),
];
const RUNS: usize = 20;
/// Narrower than any report, narrower and wider than usual.
const COLUMNS: [&str; 3] = ["20", "80", "200"];

/// All that one run left: its exit code, both its streams, and its files.
#[derive(PartialEq, Eq)]
struct Left {
    code: Option<i32>,
    stdout: String,
    stderr: String,
    files: BTreeMap<String, String>,
}

/// Where a run happens and by how many threads it reads.
#[derive(Clone, Copy, Debug)]
struct Way {
    threads: usize,
    zone: &'static str,
    locale: (&'static str, &'static str),
    columns: Option<&'static str>,
}

impl Way {
    /// The ways of running, of which each differs from the one before in everything.
    fn nth(run: usize) -> Self {
        Self {
            threads: 1 + run % 4,
            zone: ZONES[run % ZONES.len()],
            locale: LOCALES[run % LOCALES.len()],
            columns: None,
        }
    }

    /// Runs the program in the folder `tests/`, with a report in every format of `outputs`.
    fn run(self, words: &[&str], outputs: &[Format]) -> Left {
        let folder = tempfile::tempdir().unwrap();
        let (locale, name) = self.locale;
        let mut command = program();
        command
            .current_dir(project_file("tests"))
            .env("TZ", self.zone)
            .env(locale, name)
            .args(words);
        if let Some(columns) = self.columns {
            command.env("COLUMNS", columns);
        }
        if is_judging(words) {
            command.args(["--threads", &self.threads.to_string()]);
        }
        for format in outputs {
            let path = folder.path().join(format.id());
            command.arg(format!("-o{}:{}", format.id(), path.display()));
        }
        let output = command.stdin(Stdio::null()).output().unwrap();
        Left {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            files: files_in(folder.path()),
        }
    }
}

fn is_judging(words: &[&str]) -> bool {
    words[0].contains(['/', '.']) || words[0].starts_with('-')
}

/// Which formats the command of these words writes into files.
fn formats_of(words: &[&str]) -> Vec<Format> {
    let mut all = Format::ALL.to_vec();
    match words[0] {
        "compare" => all.retain(|format| !matches!(format, Format::Junit | Format::Sarif)),
        "lint" | "explain" | "list" | "template" => all.clear(),
        _ => {}
    }
    all
}

fn files_in(folder: &Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).unwrap())
    });
    entries.collect()
}

/// The lines of `same.txt` that are no comment.
fn commands() -> Vec<String> {
    let text = text_of("tests/robustness/same.txt");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let lines: Vec<String> = lines.map(str::to_owned).collect();
    assert!(lines.len() >= 10, "{lines:?}");
    lines
}

#[track_caller]
fn assert_same(first: &Left, again: &Left, what: &str) {
    assert_eq!(first.code, again.code, "{what}");
    assert_eq!(first.stdout, again.stdout, "{what}: standard output");
    assert_eq!(first.stderr, again.stderr, "{what}: standard error");
    assert!(first.files.keys().eq(again.files.keys()), "{what}");
    for (format, file) in &first.files {
        assert_eq!(file, &again.files[format], "{what}: {format}");
    }
}

fn assert_twenty_runs_are_the_same(lang: &str) {
    for command in commands() {
        let mut words: Vec<&str> = command.split_whitespace().collect();
        words.extend(["--lang", lang]);
        let formats = formats_of(&words);
        let first = Way::nth(0).run(&words, &formats);
        assert!(
            !first.stdout.is_empty() || first.code == Some(2),
            "{command}"
        );
        let files = if first.code == Some(2) {
            0
        } else {
            formats.len()
        };
        assert_eq!(first.files.len(), files, "{command}");
        for run in 1..RUNS {
            let way = Way::nth(run);
            let again = way.run(&words, &formats);
            assert_same(&first, &again, &format!("{command} {way:?}"));
        }
    }
}

#[test]
fn twenty_runs_in_twenty_places_give_the_same_bytes_in_chinese() {
    assert_twenty_runs_are_the_same("zh");
}

#[test]
fn twenty_runs_in_twenty_places_give_the_same_bytes_in_english() {
    assert_twenty_runs_are_the_same("en");
}

#[test]
fn twenty_summaries_in_twenty_places_are_the_same_bytes() {
    for command in commands() {
        let mut words: Vec<&str> = command.split_whitespace().collect();
        if !is_judging(&words) {
            continue;
        }
        words.push("--summary");
        for (at, form) in ["table", "json", "csv", "tsv"].into_iter().enumerate() {
            let lang = ["zh", "en"][at % 2];
            let words = [&words[..], &["--format", form, "--lang", lang]].concat();
            let first = Way::nth(0).run(&words, &[]);
            for run in 1..RUNS / 4 {
                let again = Way::nth(run).run(&words, &[]);
                assert_same(&first, &again, &words.join(" "));
            }
        }
    }
}

/// Machine formats are English where no language is asked for, whatever the machine speaks, and
/// no report for programs is set to the width of anything.
#[test]
fn neither_the_width_nor_the_language_of_a_machine_is_in_what_programs_read() {
    for command in commands() {
        let words: Vec<&str> = command.split_whitespace().collect();
        let formats = formats_of(&words);
        let people = |format: &&Format| **format != Format::Table;
        for format in formats.iter().filter(people) {
            let words = [&words[..], &["-q", "--format", format.id()]].concat();
            let way = |run: usize, columns| Way {
                columns,
                // What people read is in their language.
                locale: LOCALES[if format.is_for_people() { 0 } else { run }],
                ..Way::nth(run)
            };
            let first = way(0, None).run(&words, &[]);
            for (run, columns) in COLUMNS.into_iter().enumerate() {
                let again = way(1 + run, Some(columns)).run(&words, &[]);
                assert_eq!(first.stdout, again.stdout, "{words:?} {columns}");
                assert_eq!(first.code, again.code, "{words:?} {columns}");
            }
        }
    }
}

/// The verdicts of a run, as a table without what tells places, and its exit code.
fn verdicts(words: &[&str], way: Way) -> (Option<i32>, Vec<Vec<String>>) {
    let left = way.run(&[words, &["--format", "csv"]].concat(), &[]);
    let mut table = rows(&left.stdout);
    let names = table[0].clone();
    let tells_places = |name: &String| matches!(name.as_str(), "reason" | "origins");
    assert_eq!(names.iter().filter(|name| tells_places(name)).count(), 2);
    for row in &mut table {
        let mut names = names.iter();
        row.retain(|_| !tells_places(names.next().unwrap()));
    }
    (left.code, table)
}

/// What is found in the data, told without places: code, severity and how often.
fn findings(words: &[&str], way: Way) -> BTreeMap<String, u64> {
    let left = way.run(&[words, &["--format", "json"]].concat(), &[]);
    let report: serde_json::Value = serde_json::from_str(&left.stdout).unwrap();
    let mut all = BTreeMap::new();
    for finding in report["findings"].as_array().unwrap() {
        let what = format!("{} {}", finding["severity"], finding["code"]);
        *all.entry(what).or_default() += finding["count"].as_u64().unwrap();
    }
    all
}

#[test]
fn shuffled_rows_get_the_same_verdicts_summaries_and_findings() {
    for (rules, data, header) in [
        ("../targets.toml", "examples/data.csv", 1),
        ("../targets.toml", "examples/incomplete.csv", 1),
        ("formats/case/rules.toml", "tests/formats/case/data.csv", 0),
        (
            "messages/targets.toml",
            "tests/messages/repeated-different/data.csv",
            0,
        ),
        (
            "messages/targets.toml",
            "tests/messages/same-slip-many-times/data.csv",
            0,
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data.csv");
        let name = file.to_string_lossy().into_owned();
        let words = ["--rules", rules, "--as-of", "2023-12-31", "-q", &name];
        let summary = [&words[..], &["--summary", "--format", "csv"]].concat();
        let clean = rows(&text_of(data));
        std::fs::write(&file, csv_text(&clean)).unwrap();
        let way = Way::nth(0);
        let first = (verdicts(&words, way), findings(&words, way));
        let counted = way.run(&summary, &[]);
        assert!(counted.stdout.starts_with("kind,"), "{data}");
        for seed in 1..=5 {
            let mut table = clean.clone();
            Dice::new(seed).shuffle(&mut table[header + 1..]);
            std::fs::write(&file, csv_text(&table)).unwrap();
            let way = Way::nth(usize::try_from(seed).unwrap());
            let now = (verdicts(&words, way), findings(&words, way));
            assert_eq!(first, now, "{data}, seed {seed}");
            assert_same(&counted, &way.run(&summary, &[]), data);
        }
    }
}

/// The parts of a rule file: what stands before the first `[indicators.…]`, then each table.
fn tables(text: &str) -> Vec<String> {
    let mut tables = vec![String::new()];
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with("[[") || line.starts_with("[indicators.") {
            tables.push(String::new());
        }
        let last = tables.last_mut().unwrap();
        last.push_str(line);
        last.push('\n');
    }
    tables
}

#[test]
fn the_order_of_a_rule_files_tables_is_no_more_than_the_order_of_the_report() {
    for (rules, data) in [
        ("targets.toml", "../examples/data.csv"),
        ("tests/formats/case/rules.toml", "formats/case/data.csv"),
    ] {
        let tables = tables(&text_of(rules));
        assert!(tables.len() > 20, "{rules}");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("rules.toml");
        let name = file.to_string_lossy().into_owned();
        let words = ["--rules", &name, "--as-of", "2023-12-31", "-q", data];
        let judged = |tables: &[String], way| {
            std::fs::write(&file, tables.concat()).unwrap();
            let (code, mut verdicts) = verdicts(&words, way);
            verdicts.sort();
            (code, verdicts, findings(&words, way))
        };
        let first = judged(&tables, Way::nth(0));
        for seed in 1..=5 {
            let mut shuffled = tables.clone();
            Dice::new(seed).shuffle(&mut shuffled[1..]);
            let way = Way::nth(usize::try_from(seed).unwrap());
            assert!(first == judged(&shuffled, way), "{rules}, seed {seed}");
        }
    }
}
