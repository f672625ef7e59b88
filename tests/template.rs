//! The empty table is read back: empty with every target not reported, and filled in with the
//! verdicts of the figures that were filled in; in every layout and encoding, without a finding.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test without its table has failed"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};

use support::{built_in_plan, csv_text, project_file, rows, statuses, text_of};
use target_check::data::{self, Encoding, Observations};
use target_check::plan::{Due, Plan};
use target_check::quantity::{Exact, Unit, Year};
use target_check::report::template::{Blank, Form};
use target_check::report::wording::Lang;
use target_check::source::Input;
use target_check::verdict::{Judgement, Selection, Status, judge};
use target_check::vocabulary::{Layout, Measure};

const TOWNSHIPS: [&str; 3] = ["城东街道", "东湖镇", "清泉乡"];

fn years(first: i64, last: i64) -> Vec<Year> {
    (first..=last)
        .map(|year| Year::new(year).unwrap())
        .collect()
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn read(plan: &Plan, files: &[(String, Vec<u8>)]) -> (Observations, Judgement) {
    let inputs: Vec<Input> = files
        .iter()
        .map(|(name, bytes)| Input::memory(name.as_str(), bytes.clone()))
        .collect();
    let read = data::read(&inputs, &plan.vocabulary, &data::Options::default());
    let observations = read.unwrap_or_else(|findings| panic!("{findings:#?}"));
    let judgement = judge(plan, &observations, &Selection::default());
    (observations, judgement)
}

/// Asserts that the empty form says nothing, and that nothing is wrong with it.
fn says_nothing(form: &Form<'_>, encoding: Encoding) {
    let files: Vec<(String, Vec<u8>)> = form
        .blanks()
        .iter()
        .map(|blank| (blank.name.clone(), blank.bytes(encoding)))
        .collect();
    let (observations, judgement) = read(form.plan, &files);
    let what = format!(
        "{:?} {encoding:?} {:?} {:?}",
        form.layout, form.years, form.lang
    );
    assert!(
        observations.findings.is_empty(),
        "{what}: {:#?}",
        observations.findings
    );
    assert!(
        judgement.remarks.is_empty(),
        "{what}: {:#?}",
        judgement.remarks
    );
    assert!(
        observations
            .files
            .iter()
            .all(|file| file.layout == form.layout),
        "{what}"
    );
    assert!(
        observations
            .files
            .iter()
            .all(|file| file.encoding == encoding),
        "{what}"
    );
    let mut expected = Vec::new();
    for (index, target) in form.plan.targets.iter().enumerate() {
        let periods = match target.due {
            Due::By(_) => 1,
            Due::EveryYear => 5,
        };
        expected.extend(vec![index; periods * form.counties.len().max(1)]);
    }
    let mut found: Vec<usize> = judgement
        .verdicts
        .iter()
        .map(|verdict| verdict.target)
        .collect();
    found.sort_unstable();
    assert_eq!(found, expected, "{what}");
    for verdict in &judgement.verdicts {
        assert_eq!(verdict.status, Status::NotReported, "{what}: {verdict:#?}");
        let area = verdict.area.as_ref().map(|name| name.raw().to_owned());
        assert!(
            area.is_none() || form.counties.contains(&area.unwrap()),
            "{what}"
        );
    }
}

#[test]
fn an_empty_form_has_every_target_not_reported_and_no_finding() {
    let plan = built_in_plan();
    let townships = names(&TOWNSHIPS);
    let areas: [(Vec<String>, &[String]); 4] = [
        (names(&[]), &[]),
        (names(&["示例县"]), &[]),
        (names(&["示例县"]), &townships),
        (names(&["示例县", "邻县"]), &[]),
    ];
    for layout in Layout::ALL {
        for (counties, townships) in &areas {
            for years in [years(2025, 2025), years(2021, 2025), years(2020, 2025)] {
                for lang in [Lang::Zh, Lang::En] {
                    let form = Form {
                        plan: &plan,
                        targets: None,
                        layout,
                        counties,
                        townships,
                        years: &years,
                        lang,
                    };
                    says_nothing(&form, Encoding::Utf8);
                }
            }
        }
        let years = years(2020, 2025);
        let form = Form {
            plan: &plan,
            targets: None,
            layout,
            counties: &areas[2].0,
            townships: &townships,
            years: &years,
            lang: Lang::Zh,
        };
        for encoding in Encoding::ALL {
            says_nothing(&form, encoding);
        }
    }
}

/// The example's figures by township (empty: the county's own), year and indicator, each with the
/// unit of its column.
type Figures = BTreeMap<(String, String, String), (String, String)>;

fn figures_of_the_example() -> Figures {
    let table = rows(&text_of("examples/data.csv"));
    let mut figures = Figures::new();
    for row in &table[2..] {
        for (header, cell) in table[1].iter().zip(row).skip(3) {
            let (name, unit) = header.rsplit_once('(').unwrap_or((header, ""));
            let unit = unit.trim_end_matches(')').to_owned();
            let place = (row[1].clone(), row[2].clone(), name.to_owned());
            figures.insert(place, (cell.clone(), unit));
        }
    }
    figures
}

/// A cell as an office fills it in: in the unit of the form.
fn filled(figures: &Figures, township: &str, year: &str, name: &str, unit: &str) -> String {
    let year = year.trim_end_matches('年').to_owned();
    match figures.get(&(township.to_owned(), year, name.to_owned())) {
        Some((cell, own)) if cell.is_empty() || own == unit || own.is_empty() => cell.clone(),
        Some((cell, own)) => {
            let factor = Unit::parse(own)
                .unwrap()
                .factor_to(&Unit::parse(unit).unwrap());
            (&Exact::from_decimal(cell).unwrap() * &factor.unwrap()).to_string()
        }
        None => String::new(),
    }
}

fn fill(blank: &Blank, layout: Layout, figures: &Figures) -> Vec<u8> {
    let mut table = rows(&blank.text);
    let subject = table[0][0].clone();
    let header = table[1].clone();
    let split = |header: &str| -> (String, String) {
        let (name, unit) = header.rsplit_once('(').unwrap_or((header, ""));
        (name.to_owned(), unit.trim_end_matches(')').to_owned())
    };
    for row in table
        .iter_mut()
        .skip(2)
        .filter(|row| row.len() == header.len())
    {
        let township = row[1].clone();
        match layout {
            Layout::Wide => {
                for index in 3..row.len() {
                    let (name, unit) = split(&header[index]);
                    row[index] = filled(figures, &township, &row[2], &name, &unit);
                }
            }
            Layout::Tidy => row[4] = filled(figures, &township, &row[2], &row[3], &row[5]),
            Layout::YearsAcross => {
                for index in 4..row.len() {
                    row[index] = filled(figures, &township, &header[index], &row[2], &row[3]);
                }
            }
            Layout::OneIndicator => {
                let (name, unit) = split(subject.split_once('：').unwrap().1);
                for index in 2..row.len() {
                    row[index] = filled(figures, &township, &header[index], &name, &unit);
                }
            }
        }
    }
    csv_text(&table)
}

#[test]
fn a_form_filled_in_gives_the_verdicts_of_its_figures() {
    let plan = built_in_plan();
    let example = std::fs::read(project_file("examples/data.csv")).unwrap();
    let (of_example, expected) = read(&plan, &[("data.csv".to_owned(), example)]);
    let townships: Vec<String> = of_example.counties()[0]
        .townships()
        .iter()
        .map(|name| name.raw().to_owned())
        .collect();
    assert_eq!(townships.len(), 15);
    let (counties, years, figures) = (
        names(&["示例县"]),
        years(2020, 2025),
        figures_of_the_example(),
    );
    for layout in Layout::ALL {
        let form = Form {
            plan: &plan,
            targets: None,
            layout,
            counties: &counties,
            townships: &townships,
            years: &years,
            lang: Lang::Zh,
        };
        let files: Vec<(String, Vec<u8>)> = form
            .blanks()
            .iter()
            .map(|blank| (blank.name.clone(), fill(blank, layout, &figures)))
            .collect();
        let (observations, judgement) = read(&plan, &files);
        assert!(
            observations.findings.is_empty(),
            "{:#?}",
            observations.findings
        );
        assert_eq!(statuses(&judgement), statuses(&expected), "{layout:?}");
        let told = |judgement: &Judgement| -> Vec<_> {
            let verdicts = judgement.verdicts.iter();
            verdicts
                .map(|verdict| {
                    (
                        verdict.observed.clone().map(value),
                        verdict.shortfall.clone(),
                    )
                })
                .collect()
        };
        assert_eq!(told(&judgement), told(&expected), "{layout:?}");
    }
}

/// A figure without the places it was written with: a form may ask for another unit.
fn value(observed: target_check::verdict::Observed) -> String {
    use target_check::verdict::Observed;
    match observed {
        Observed::Number { value, .. } => format!("{value:?}"),
        Observed::YesNo(done) => format!("{done}"),
        Observed::Date(days) => format!("{days:?}"),
    }
}

#[test]
fn a_form_asks_for_the_figures_behind_a_rate_and_for_nothing_else() {
    let plan = built_in_plan();
    let share = plan
        .targets
        .iter()
        .position(|target| target.id == "nursing-bed-share");
    let (chosen, years) = (BTreeSet::from([share.unwrap()]), years(2025, 2025));
    let form = Form {
        plan: &plan,
        targets: Some(&chosen),
        layout: Layout::Wide,
        counties: &[],
        townships: &[],
        years: &years,
        lang: Lang::Zh,
    };
    let blanks = form.blanks();
    assert_eq!(
        rows(&blanks[0].text)[1],
        ["县", "年份", "护理型床位(张)", "养老机构床位(张)"]
    );
    assert!(blanks[0].text.contains("\r\n") && !blanks[0].text.replace("\r\n", "").contains('\n'));
    assert!(blanks[0].bytes(Encoding::Utf8).starts_with(b"\xef\xbb\xbf"));
}

#[test]
fn townships_are_asked_for_what_adds_up_and_for_what_each_must_have() {
    let plan = built_in_plan();
    let (years, counties) = (years(2025, 2025), names(&["示例县"]));
    let form = Form {
        plan: &plan,
        targets: None,
        layout: Layout::Tidy,
        counties: &counties,
        townships: &names(&TOWNSHIPS),
        years: &years,
        lang: Lang::Zh,
    };
    let table = rows(&form.blanks()[0].text);
    let asked: BTreeSet<&str> = table
        .iter()
        .filter(|row| row.len() > 4 && row[1] == "东湖镇")
        .map(|row| row[3].as_str())
        .collect();
    assert!(asked.contains("护理型床位") && asked.contains("节地生态安葬点"));
    for (_, term) in plan.vocabulary.terms() {
        let adds_up = matches!(term.measure, Measure::Number(_));
        assert!(
            adds_up || !asked.contains(term.name.raw()),
            "{:?}",
            term.name
        );
    }
    assert!(!asked.contains("城乡居民最低生活保障标准"));
}

struct Run {
    code: i32,
    stdout: Vec<u8>,
    stderr: String,
}

fn check_in(folder: &std::path::Path, arguments: &[&str], input: Option<&[u8]>) -> Run {
    use std::io::Write as _;
    let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
    command
        .current_dir(folder)
        .env("LC_ALL", "C")
        .args(arguments);
    command.args(["--rules", project_file("targets.toml").to_str().unwrap()]);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.unwrap_or_default()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        stdout: output.stdout,
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn the_form_of_the_program_is_read_from_a_pipe_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    for layout in ["wide", "tidy", "years-across"] {
        for encoding in ["utf-8", "gb18030", "gbk"] {
            let asked = [
                "template",
                "--layout",
                layout,
                "--encoding",
                encoding,
                "--area",
                "示例县",
                "--township",
                "东湖镇",
                "--year",
                "2024-2025",
                "--lang",
                "zh",
            ];
            let form = check_in(folder.path(), &asked, None);
            assert_eq!(
                (form.code, form.stderr.as_str()),
                (0, ""),
                "{layout} {encoding}"
            );
            let judged = check_in(folder.path(), &["-"], Some(&form.stdout));
            assert_eq!(
                (judged.code, judged.stderr.as_str()),
                (3, ""),
                "{layout} {encoding}"
            );
        }
    }
}

#[test]
fn one_indicator_is_a_folder_and_nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let one = ["template", "--layout", "one-indicator", "--clause", "1.2"];
    let run = check_in(folder.path(), &one, None);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("one file for each indicator, 6 in all"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("-o"), "{}", run.stderr);
    let into = [&one[..], &["-o", "forms"]].concat();
    assert_eq!(check_in(folder.path(), &into, None).code, 0);
    let mut written: Vec<String> = std::fs::read_dir(folder.path().join("forms"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    written.sort();
    assert_eq!(written.len(), 6, "{written:?}");
    assert!(
        written.contains(&"nursing-beds.csv".to_owned()),
        "{written:?}"
    );
    let judged = check_in(folder.path(), &["--clause", "1.2", "forms"], None);
    assert_eq!((judged.code, judged.stderr.as_str()), (3, ""));

    std::fs::write(folder.path().join("forms/care-beds.csv"), "filled in").unwrap();
    let again = check_in(folder.path(), &into, None);
    assert_eq!(again.code, 2);
    assert!(
        again.stderr.contains("error[file-exists]: forms/"),
        "{}",
        again.stderr
    );
    let kept = std::fs::read_to_string(folder.path().join("forms/care-beds.csv")).unwrap();
    assert_eq!(kept, "filled in");
}

#[test]
fn a_name_that_would_be_a_formula_or_a_total_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for hostile in [
        "=cmd|'/c calc'!A1",
        "+1",
        "@SUM(A1)",
        "a\nb",
        "县\u{202e}",
        " ",
        "合计",
        "无",
        "-",
    ] {
        for option in ["--area", "--township"] {
            let named = format!("{option}={hostile}");
            let run = check_in(folder.path(), &["template", &named], None);
            assert_eq!(run.code, 2, "{named:?}");
            assert!(run.stdout.is_empty(), "{named:?}");
            assert!(!run.stderr.contains('\u{202e}'));
        }
    }
    let named = [
        "template",
        "--clause",
        "1.2",
        "--area",
        "示例\"县\",甲",
        "-o",
        "form.csv",
    ];
    assert_eq!(check_in(folder.path(), &named, None).code, 0);
    let judged = check_in(
        folder.path(),
        &["--clause", "1.2", "--lang", "zh", "form.csv"],
        None,
    );
    assert_eq!((judged.code, judged.stderr.as_str()), (3, ""));
    let report = String::from_utf8(judged.stdout).unwrap();
    assert!(report.contains("地区 示例\"县\",甲"), "{report}");
}

#[test]
fn years_are_a_list_or_a_range_and_several_counties_have_no_townships() {
    let folder = tempfile::tempdir().unwrap();
    let form = |more: &[&str]| {
        check_in(
            folder.path(),
            &[&["template", "--clause", "1.1"], more].concat(),
            None,
        )
    };
    let years_of = |run: &Run| {
        let table = rows(std::str::from_utf8(&run.stdout).unwrap());
        let rows = table.into_iter().skip(2).filter(|row| row.len() > 2);
        rows.map(|row| row[1].clone()).collect::<Vec<String>>()
    };
    assert_eq!(
        years_of(&form(&["--years", "2020,2023-2025"])),
        ["2020", "2023", "2024", "2025"]
    );
    assert_eq!(
        years_of(&form(&[])),
        ["2020", "2021", "2022", "2023", "2024", "2025"]
    );
    for wrong in ["2025-2021", "25", "2025-", "twenty"] {
        assert_eq!(form(&["--years", wrong]).code, 2, "{wrong}");
    }
    let several = form(&["--area", "甲县", "--area", "乙县", "--township", "东镇"]);
    assert_eq!(several.code, 2);
    assert!(
        several.stderr.contains("several counties"),
        "{}",
        several.stderr
    );
}
