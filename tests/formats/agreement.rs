//! For every format and every example: the counts, the statuses and the exit code agree.

use target_check::plan::Level;
use target_check::report::Format;
use target_check::report::wording::Lang;
use target_check::verdict::{Status, Strictness};

use crate::reading::{self, Row};
use crate::rendering::{Case, examples};
use crate::xml;

fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort();
    rows
}

const BOTH: [Strictness; 2] = [Strictness::Normal, Strictness::Strict];

#[test]
fn the_case_has_every_status() {
    let case = Case::of_every_status();
    assert_eq!(
        case.counts().len(),
        Status::ALL.len(),
        "{:?}",
        case.counts()
    );
}

#[test]
fn formats_for_programs_have_every_verdict_and_the_exit_code() {
    for (name, case) in examples() {
        let expected = case.verdicts();
        for strictness in BOTH {
            let code = i64::from(case.exit_code(strictness));
            let written = |format| case.written(format, Lang::En, strictness);
            for (rows, said) in [
                reading::json(&written(Format::Json)),
                reading::jsonl(&written(Format::Jsonl)),
                reading::sarif(&written(Format::Sarif)),
            ] {
                assert_eq!(sorted(rows), expected, "{name}");
                assert_eq!(said, code, "{name}");
            }
            for (format, delimiter) in [(Format::Csv, b','), (Format::Tsv, b'\t')] {
                let rows = reading::delimited(&written(format), delimiter);
                assert_eq!(sorted(rows), expected, "{name}");
            }
        }
    }
}

#[test]
fn lines_of_json_hold_what_the_object_holds() {
    for (name, case) in examples() {
        let whole = case.written(Format::Json, Lang::En, Strictness::Normal);
        let mut whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
        let lines = case.written(Format::Jsonl, Lang::En, Strictness::Normal);
        let mut records = reading::records(&lines);
        let whole = whole.as_object_mut().unwrap();
        for (list, record) in [
            ("verdicts", "verdict"),
            ("checks", "check"),
            ("findings", "finding"),
        ] {
            let entries = records.remove(record).unwrap_or_default();
            let list = whole.remove(list).unwrap();
            assert_eq!(list.as_array().unwrap(), &entries, "{name}");
        }
        let head = &records.remove("report").unwrap()[0];
        assert_eq!(head.as_object().unwrap(), whole, "{name}");
        assert!(records.is_empty(), "{name}");
    }
}

#[test]
fn the_figures_of_a_row_are_those_of_the_json_report() {
    for (name, case) in examples() {
        let report = case.written(Format::Json, Lang::En, Strictness::Normal);
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        let rows = case.written(Format::Csv, Lang::En, Strictness::Normal);
        let rows = reading::cells(&rows, b',');
        let verdicts = report["verdicts"].as_array().unwrap();
        assert_eq!(rows.len(), verdicts.len());
        for (row, verdict) in rows.iter().zip(verdicts) {
            for figure in ["observed", "required", "shortfall"] {
                let exact = match &verdict[figure]["exact"] {
                    serde_json::Value::String(exact) => exact.clone(),
                    serde_json::Value::Array(pair) => {
                        format!(
                            "{}..{}",
                            pair[0].as_str().unwrap(),
                            pair[1].as_str().unwrap()
                        )
                    }
                    _ => String::new(),
                };
                assert_eq!(row[&format!("{figure}_exact")], exact, "{name}");
                let value = &verdict[figure]["value"];
                let value = value
                    .as_number()
                    .map_or_else(String::new, ToString::to_string);
                assert_eq!(row[figure], value, "{name}");
                let text = verdict[figure]["text"].as_str().unwrap_or_default();
                let cell = &row[&format!("{figure}_text")];
                assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), text, "{name}");
            }
        }
    }
}

#[test]
fn sarif_results_are_what_one_must_act_on() {
    for (name, case) in examples() {
        let text = case.written(Format::Sarif, Lang::En, Strictness::Normal);
        let to_act_on = ["missed", "behind", "not-reported", "unreadable"];
        let mut expected = case.verdicts();
        expected.retain(|(_, _, _, status)| to_act_on.contains(&status.as_str()));
        assert_eq!(sorted(reading::sarif_results(&text)), expected, "{name}");
    }
}

#[test]
fn junit_fails_exactly_where_the_exit_code_does() {
    for (name, case) in examples() {
        for strictness in BOTH {
            let file = xml::read(&case.written(Format::Junit, Lang::En, strictness));
            xml::assert_shape(&file);
            let suites: Vec<_> = file.all("testsuite").collect();
            for (attribute, child) in [("failures", "failure"), ("errors", "error")] {
                let of_suite = |suite: &&xml::Element| {
                    let cases = suite.all("testcase");
                    cases
                        .filter(|case| case.all(child).next().is_some())
                        .count()
                };
                let counted: usize = suites.iter().map(of_suite).sum();
                assert_eq!(file.number(attribute), counted, "{name}");
            }
            let code = match (file.number("failures"), file.number("errors")) {
                (0, 0) => 0,
                (0, _) => 3,
                (_, _) => 1,
            };
            assert_eq!(code, case.exit_code(strictness), "{name}");
            let cases = suites.iter().flat_map(|suite| suite.all("testcase"));
            let statuses = cases.filter_map(|case| {
                let (status, _) = case.all("system-out").next()?.text.split_once('\n')?;
                let (_, key) = case.attributes["name"].rsplit_once('[')?;
                let (id, period) = key.trim_end_matches(']').split_once(' ')?;
                // The county, where a file names one, and the clause.
                let class = case.attributes["classname"].rsplit_once('.');
                let area = class.map_or("", |(area, _)| area);
                let period = period.parse().ok()?;
                Some((id.to_owned(), area.to_owned(), period, status.to_owned()))
            });
            assert_eq!(sorted(statuses.collect()), case.verdicts(), "{name}");
        }
    }
}

/// The English words for a status.
fn words(status: Status) -> String {
    status.id().replace('-', " ")
}

#[test]
fn markdown_lists_every_verdict_under_its_status() {
    for (name, case) in examples() {
        let text = case.written(Format::Markdown, Lang::En, Strictness::Normal);
        let tables = reading::markdown(&text);
        for (status, count) in case.counts() {
            let heading = format!(" {} ({count})", words(status));
            let mut found = tables.iter().filter(|(title, _)| title.ends_with(&heading));
            let (_, rows) = found.next().unwrap_or_else(|| panic!("{name}: {heading}"));
            assert_eq!(rows.len(), count, "{name}");
            let width = if case.counties() > 1 { 6 } else { 5 };
            let is_whole = |row: &Vec<String>| row.len() == width && !row[0].is_empty();
            assert!(rows.iter().all(is_whole), "{name}: {rows:?}");
        }
        let code = case.exit_code(Strictness::Normal);
        assert!(text.contains(&format!("**Exit code {code}:")), "{name}");
    }
}

#[test]
fn a_workflow_log_has_every_verdict_once_and_those_that_count_as_errors() {
    for (name, case) in examples() {
        for strictness in BOTH {
            let lines = reading::github(&case.written(Format::Github, Lang::En, strictness));
            for (status, count) in case.counts() {
                let annotated = format!("{}: ", words(status));
                let listed = format!(" {}: ", words(status));
                let found = lines.iter().filter(|line| {
                    let title = line.properties.get("title");
                    title.is_some_and(|title| title.starts_with(&annotated))
                        || line.command.is_empty() && line.data.contains(&listed)
                });
                assert_eq!(found.count(), count, "{name}: {status:?}");
            }
            let code = case.exit_code(strictness);
            let last = lines.last().unwrap();
            assert!(last.properties["title"].starts_with(&format!("Exit code {code}:")));
            let opened = lines.iter().filter(|line| line.command == "group").count();
            let closed = lines
                .iter()
                .filter(|line| line.command == "endgroup")
                .count();
            assert_eq!(opened, closed);
        }
    }
}

#[test]
fn the_table_counts_what_the_others_list() {
    for (name, case) in examples() {
        let text = case.written(Format::Table, Lang::En, Strictness::Normal);
        let unbroken = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let code = case.exit_code(Strictness::Normal);
        assert!(unbroken.contains(&format!("Exit code {code}:")), "{name}");
        for level in [Level::Binding, Level::Expected] {
            let verdicts = || {
                case.judgement
                    .verdicts
                    .iter()
                    .filter(|one| one.level == level)
            };
            let counts = Status::ALL.map(|status| {
                let count = verdicts().filter(|one| one.status == status).count();
                let waived = verdicts().filter(|one| one.status == status && one.is_waived());
                let waived = match waived.count() {
                    0 => String::new(),
                    waived => format!(" ({waived} waived)"),
                };
                (count > 0).then(|| format!("{count} {}{waived}", words(status)))
            });
            let counts: Vec<String> = counts.into_iter().flatten().collect();
            let (total, level) = (verdicts().count(), level.id());
            if total == 0 {
                continue;
            }
            let line = format!("{total} {level}: {}", counts.join(", "));
            assert!(unbroken.contains(&line), "{name}: {line}");
        }
    }
}

/// Where one county is told target by target, the entries stand in the order of the verdicts' numbers.
#[test]
fn the_page_has_an_entry_for_every_verdict() {
    for (name, case) in examples() {
        for lang in [Lang::Zh, Lang::En] {
            let page = case.written(Format::Html, lang, Strictness::Normal);
            let (mut entries, code) = reading::page(&page);
            entries.sort_unstable();
            let verdicts = (1..).zip(&case.judgement.verdicts);
            let expected: Vec<(usize, String)> = verdicts
                .map(|(number, verdict)| (number, verdict.status.id().to_owned()))
                .collect();
            assert_eq!(entries, expected, "{name}");
            assert_eq!(code, case.exit_code(Strictness::Normal), "{name}");
            for (status, count) in case.counts() {
                let counted = reading::page_counts(&page, status.id());
                assert_eq!(counted, count, "{name}: {status:?}");
            }
        }
    }
}

#[test]
fn formats_that_tell_no_courses_need_none() {
    let [with, without] = [
        Case::of_every_status(),
        Case::of_every_status().without_courses(),
    ];
    for format in Format::ALL {
        let [with, without] =
            [&with, &without].map(|case| case.written(format, Lang::En, Strictness::Normal));
        let differs = with != without;
        assert_eq!(differs, format.carries_courses(), "{}", format.id());
    }
}
