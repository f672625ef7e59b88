//! The program as a user meets it: what it prints where, and its exit code.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test whose program cannot be started has failed"
)]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a run came to.
struct Run {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Run {
    /// Asserts that the run could not be done, printed no report, and said all of this.
    #[track_caller]
    fn refuses(&self, said: &[&str]) {
        assert_eq!(self.code, 2, "{}", self.stderr);
        assert_eq!(self.stdout, "");
        for part in said {
            assert!(self.stderr.contains(part), "{part:?} in\n{}", self.stderr);
        }
    }
}

/// The program in a folder of its own, in English, with nothing inherited that changes it.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
    command.current_dir(folder).env("LC_ALL", "C");
    for variable in ["CHECK_RULES", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(variable);
    }
    command
}

fn finish(mut command: Command) -> Run {
    let output = command.stdin(Stdio::null()).output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn check_in(folder: &Path, arguments: &[&str]) -> Run {
    let mut command = program(folder);
    command.args(arguments);
    finish(command)
}

fn check(arguments: &[&str]) -> Run {
    check_in(&empty_folder(), arguments)
}

/// A folder that stays until the test program ends.
fn empty_folder() -> std::path::PathBuf {
    tempfile::tempdir().unwrap().keep()
}

fn folder_with(files: &[(&str, &str)]) -> std::path::PathBuf {
    let folder = empty_folder();
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
    folder
}

/// Two targets: 62 % of beds, and a standard.
const RULES: &str = r#"
[plan]
title = "试行规划"
english = "A trial plan"
period = [2021, 2025]
base = 2020

[areas]
county = { headers = ["县"] }
township = { headers = ["乡镇"] }

[indicators.nursing_beds]
name = "护理型床位"
english = "Nursing-type beds"
unit = "张"

[indicators.care_beds]
name = "养老机构床位"
english = "Care home beds"
unit = "张"

[indicators.share]
name = "护理型床位占比"
english = "Share of nursing-type beds"
unit = "%"
formula = "nursing_beds / care_beds"

[indicators.standard]
name = "低保标准"
english = "Subsistence standard"
unit = "元/年"

[[target]]
id = "nursing-bed-share"
name = "养老机构护理型床位占比"
english = "Share of nursing-type beds"
clause = ["1.2"]
require = "share >= 62%"

[[target]]
id = "dibao-standard"
name = "低保年标准"
english = "Subsistence standard"
clause = ["1.1"]
require = "standard >= 15000 元/年"
"#;

const MISSED: &str = "县,年份,护理型床位,养老机构床位,低保标准\n示例县,2025,1980,3400,13740\n";
const MET: &str = "县,年份,护理型床位,养老机构床位,低保标准\n示例县,2025,2108,3400,15000\n";

/// A folder with the rules, and this text as `data.csv`.
fn county(data: &str) -> std::path::PathBuf {
    folder_with(&[("targets.toml", RULES), ("data.csv", data)])
}

#[test]
fn no_file_is_a_usage_error_that_says_what_to_write() {
    check(&[]).refuses(&["no data file is given", "check data.csv", "check -"]);
}

#[test]
fn every_file_that_cannot_be_opened_is_named_in_one_run() {
    let folder = folder_with(&[("data.csv", MET)]);
    std::fs::create_dir(folder.join("reports")).unwrap();
    check_in(&folder, &["dta.csv", "reports", "nothing-like-it.txt"]).refuses(&[
        "dta.csv: no such file",
        "did you mean data.csv?",
        "reports: no .csv or .tsv file in this folder",
        "nothing-like-it.txt: no such file",
    ]);
}

#[test]
fn what_cannot_be_opened_does_not_hide_what_cannot_be_read() {
    let folder = folder_with(&[
        ("empty.csv", ""),
        ("open.csv", "县,年份,护理型床位\n\"甲,2025,1\n"),
    ]);
    check_in(&folder, &["empty.csv", "missing.csv", "open.csv"]).refuses(&[
        "missing.csv: no such file",
        "error[empty-file]",
        "error[unclosed-quote]",
    ]);
}

#[test]
fn what_a_usage_error_echoes_is_harmless() {
    for arguments in [
        &["--format", "\n::error::x", "data.csv"][..],
        &["--lang=\u{1b}]0;x\u{7}\u{202e}", "data.csv"],
        &["--un\nknown", "data.csv"],
    ] {
        let run = check(arguments);
        assert_eq!(run.code, 2);
        assert!(
            !run.stderr.contains(['\u{1b}', '\u{202e}', '\u{7}']),
            "{}",
            run.stderr
        );
        assert!(!run.stderr.contains("\n::"), "{}", run.stderr);
        assert!(!run.stderr.contains("--un\n"), "{}", run.stderr);
    }
}

#[test]
fn the_same_file_twice_is_said() {
    let folder = county(MET);
    check_in(&folder, &["data.csv", "./data.csv"])
        .refuses(&["./data.csv: the same file as data.csv"]);
}

#[test]
fn a_mistyped_subcommand_or_option_gets_the_nearest() {
    check(&["lnit"]).refuses(&["lnit: no such file", "did you mean the subcommand lint?"]);
    check(&["--yaer", "2025", "data.csv"]).refuses(&["--yaer", "--year"]);
    check(&["--format", "jsn", "data.csv"]).refuses(&["jsn", "json"]);
}

#[test]
fn a_mistyped_target_clause_or_area_gets_the_nearest() {
    let folder = county(MET);
    check_in(
        &folder,
        &[
            "--target",
            "nursing-bed-shar",
            "--clause",
            "9.9",
            "data.csv",
        ],
    )
    .refuses(&[
        "the rules have no target nursing-bed-shar",
        "did you mean nursing-bed-share?",
    ]);
    check_in(&folder, &["--clause", "9.9", "data.csv"])
        .refuses(&["no target comes from clause 9.9"]);
    check_in(&folder, &["--area", "示范县", "data.csv"])
        .refuses(&["the files name no area 示范县", "did you mean 示例县?"]);
}

#[test]
fn usage_errors_are_in_the_language_of_the_user() {
    check(&["--lang", "zh", "--yaer", "2025"]).refuses(&["不认识的参数 --yaer", "是不是 --year？"]);
    check(&["--lang", "zh", "lnit"]).refuses(&["lnit：没有这个文件", "是不是子命令 lint？"]);
}

#[test]
fn options_for_judging_do_not_go_with_a_subcommand() {
    check(&["--strict", "list"]).refuses(&["--strict does not go with the subcommand list"]);
}

/// The bars go from the least to the greatest of the figures and what is required, rounded down: of
/// 9000 to 15000, 12000 is half of the seven steps; of 50 % to 62 %, so is 56 %.
#[test]
fn the_trend_has_a_bar_for_each_year_and_a_point_for_a_gap() {
    let folder = county(
        "县,年份,护理型床位,养老机构床位,低保标准\n\
         示例县,2020,,,9000\n\
         示例县,2021,1700,3400,\n\
         示例县,2022,,,12000\n\
         示例县,2023,1904,3400,15000\n",
    );
    let run = check_in(&folder, &["--trend", "data.csv"]);
    let table = run.stdout.split_once("Year by year").unwrap().1;
    let words = |line: &str| {
        line.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = table.lines().skip(1).take(4).map(words).collect();
    assert_eq!(rows[0][2..], ["2020", "2021", "2022", "2023", "Trend"]);
    let ends = |row: &[String], count: usize| row[row.len() - count..].to_vec();
    assert_eq!(ends(&rows[2], 4), ["(%)", "50", "56", "·▁·▄"]);
    assert_eq!(ends(&rows[3], 4), ["9000", "12000", "15000", "▁·▄█"]);
    let one_year = check_in(&county(MET), &["--trend", "data.csv"]);
    assert!(
        one_year
            .stdout
            .contains("No target has figures of more than one year.")
    );
    let run = check_in(&folder, &["--trend", "--format", "json", "data.csv"]);
    run.refuses(&["--trend is for the table; --format json always has everything"]);
}

#[test]
fn help_goes_to_standard_output_and_teaches() {
    for lang in ["en", "zh"] {
        let help = check(&["--lang", lang, "--help"]);
        assert_eq!(help.code, 0);
        assert!(help.stdout.contains("check --clause 1.2"));
        assert_eq!(help.stderr, "");
    }
}

#[test]
fn the_built_in_rules_have_no_fault() {
    let lint = check(&["lint"]);
    assert_eq!(lint.code, 0, "{}", lint.stderr);
    assert!(lint.stdout.starts_with("builtin: OK. "), "{}", lint.stdout);
}

#[test]
fn lint_shows_every_fault_and_ends_with_2() {
    let folder = folder_with(&[(
        "targets.toml",
        &RULES
            .replace("unit = \"张\"", "unti = \"张\"")
            .replace("share >= 62%", "shar >= 62%"),
    )]);
    let lint = check_in(&folder, &["lint"]);
    lint.refuses(&["unti", "targets.toml:", "shar"]);
}

#[test]
fn list_names_each_target_with_the_headers_it_goes_by() {
    let folder = county(MET);
    let list = check_in(&folder, &["list"]);
    assert_eq!(list.code, 0, "{}", list.stderr);
    for part in [
        "1.2  nursing-bed-share  Share of nursing-type beds",
        "requires Share of nursing-type beds ≥ 62% (binding, due 2025)",
        "护理型床位(张)",
        "2 targets.",
    ] {
        assert!(list.stdout.contains(part), "{part:?} in\n{}", list.stdout);
    }
}

#[test]
fn the_rules_of_the_option_go_before_those_of_the_environment_and_the_folder() {
    let other = RULES.replace("A trial plan", "Another plan");
    let third = RULES.replace("A trial plan", "A third plan");
    let folder = folder_with(&[
        ("targets.toml", RULES),
        ("other.toml", &other),
        ("third.toml", &third),
    ]);
    let title = |environment: Option<&str>, arguments: &[&str]| {
        let mut command = program(&folder);
        if let Some(rules) = environment {
            command.env("CHECK_RULES", rules);
        }
        command.arg("list").args(arguments);
        let run = finish(command);
        run.stdout.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(title(None, &[]), "A trial plan");
    assert_eq!(title(Some("other.toml"), &[]), "Another plan");
    assert_eq!(
        title(Some("other.toml"), &["--rules", "third.toml"]),
        "A third plan"
    );
    assert!(title(None, &["--rules", "builtin"]).contains("civil affairs"));
}

#[test]
fn other_rules_than_the_expected_are_refused() {
    let folder = county(MET);
    let listed = check_in(&folder, &["list"]);
    let rules = listed.stdout.lines().nth(1).unwrap();
    let sha256 = rules.split(' ').next_back().unwrap();
    let same = check_in(&folder, &["--expect-rules", sha256, "data.csv"]);
    assert_eq!(same.code, 0, "{}", same.stderr);
    check_in(
        &folder,
        &["--rules", "builtin", "--expect-rules", sha256, "data.csv"],
    )
    .refuses(&["not the expected rules", sha256]);
    check_in(&folder, &["--expect-rules", "abc", "data.csv"])
        .refuses(&["64 hexadecimal digits", "abc"]);
}

#[test]
fn a_miss_is_1_with_the_shortfall_in_beds_and_in_yuan_a_month() {
    let run = check_in(&county(MISSED), &["data.csv"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    // 62 % of 3400 beds are 2108, 128 more than 1980; 15000 - 13740 = 1260 = 12 × 105.
    for part in [
        "58.24 %",
        "≥ 62 %",
        "128 张 more: Nursing-type beds",
        "1260 元/年 more (105 元/月)",
        "Exit code 1",
    ] {
        let unbroken = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(unbroken.contains(part), "{part:?} in\n{}", run.stdout);
    }
}

#[test]
fn all_met_is_0_and_a_known_header_without_rows_is_3() {
    let met = check_in(&county(MET), &["data.csv"]);
    assert_eq!(met.code, 0, "{}{}", met.stdout, met.stderr);
    let empty = check_in(&county("县,年份,护理型床位,养老机构床位\n"), &["data.csv"]);
    assert_eq!(empty.code, 3, "{}{}", empty.stdout, empty.stderr);
}

#[test]
fn standard_input_is_a_file_like_any_other() {
    let folder = county(MET);
    let mut command = program(&folder);
    let mut child = command
        .args(["--format", "json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(MISSED.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["inputs"][0]["file"], "-");
    assert_eq!(report["exit_code"], 1);
}

#[test]
fn a_clause_selects_its_targets() {
    let run = check_in(&county(MISSED), &["--clause", "1.2", "data.csv"]);
    assert!(run.stdout.contains("1 binding: 1 missed"), "{}", run.stdout);
    let both = check_in(&county(MISSED), &["--clause", "1", "data.csv"]);
    assert!(
        both.stdout.contains("2 binding: 2 missed"),
        "{}",
        both.stdout
    );
}

#[test]
fn a_township_selects_its_county() {
    let folder = county(
        "县,乡镇,年份,护理型床位,养老机构床位\n\
         甲县,清河镇,2025,1,100\n乙县,高岭乡,2025,1,100\n",
    );
    let run = check_in(&folder, &["--area", "高岭乡", "data.csv"]);
    assert!(run.stdout.contains("Area 乙县"), "{}", run.stdout);
    assert!(!run.stdout.contains("甲县"), "{}", run.stdout);
}

#[test]
fn strict_counts_expected_targets_in_the_code_only() {
    let expected = RULES.replace("require = ", "level = \"expected\"\nrequire = ");
    let folder = folder_with(&[("targets.toml", &expected), ("data.csv", MISSED)]);
    let usual = check_in(&folder, &["data.csv"]);
    let strict = check_in(&folder, &["--strict", "data.csv"]);
    assert_eq!((usual.code, strict.code), (0, 1));
    for run in [usual, strict] {
        assert!(
            run.stdout.contains("2 expected: 2 missed"),
            "{}",
            run.stdout
        );
    }
}

#[test]
fn what_is_left_out_for_want_of_a_column_is_counted_and_named() {
    let folder = county("县,年份,护理型床位,养老机构床位\n示例县,2025,2108,3400\n");
    let all = check_in(&folder, &["data.csv"]);
    assert_eq!(all.code, 3, "{}", all.stdout);
    let reported = check_in(&folder, &["--reported-only", "data.csv"]);
    assert_eq!(reported.code, 0, "{}", reported.stdout);
    assert!(
        reported.stdout.contains("Left out 1 (--reported-only"),
        "{}",
        reported.stdout
    );
    assert!(reported.stdout.contains("Subsistence standard"));
}

#[test]
fn every_table_that_is_none_is_named_in_one_run() {
    let folder = folder_with(&[
        ("targets.toml", RULES),
        ("empty.csv", ""),
        ("other.csv", "甲,乙\n1,2\n"),
    ]);
    check_in(&folder, &["empty.csv", "other.csv"]).refuses(&["empty.csv", "other.csv"]);
}

#[test]
fn the_locale_chooses_the_language_for_people_and_not_for_programs() {
    let folder = county(MISSED);
    let in_chinese = |arguments: &[&str]| {
        let mut command = program(&folder);
        command.env("LC_ALL", "zh_CN.UTF-8").args(arguments);
        finish(command)
    };
    let table = in_chinese(&["data.csv"]);
    assert!(table.stdout.contains("✗ 未达标"), "{}", table.stdout);
    assert!(table.stdout.contains("退出码 1"), "{}", table.stdout);
    let json = in_chinese(&["--format", "json", "data.csv"]);
    assert!(json.stdout.contains("128 张 more"), "{}", json.stdout);
    let json = in_chinese(&["--format", "json", "--lang", "zh", "data.csv"]);
    assert!(json.stdout.contains("还差 128 张"), "{}", json.stdout);
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let folder = county(MISSED);
    let plain = check_in(&folder, &["data.csv"]);
    assert!(!plain.stdout.contains('\u{1b}'));
    let coloured = check_in(&folder, &["--color", "always", "data.csv"]);
    assert!(coloured.stdout.contains("\u{1b}[1;31m✗ missed\u{1b}[0m"));
    let never_in_json = check_in(&folder, &["--color=always", "--format=json", "data.csv"]);
    assert!(!never_in_json.stdout.contains('\u{1b}'));
}

#[test]
fn every_line_of_the_table_fits_the_width() {
    use unicode_width::UnicodeWidthStr as _;
    let folder = county(MISSED);
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data.csv");
    let example = example.to_string_lossy();
    for lang in ["zh", "en"] {
        for width in [40, 59, 60, 72, 80, 100, 200] {
            for arguments in [
                ["--year=2025", "data.csv"],
                ["--rules=builtin", "data.csv"],
                ["--rules=builtin", &example],
            ] {
                let mut command = program(&folder);
                command
                    .env("COLUMNS", width.to_string())
                    .args(["--lang", lang])
                    .args(arguments);
                let run = finish(command);
                assert_eq!(run.code, 1, "{}", run.stderr);
                for line in run.stdout.lines() {
                    assert!(line.width() <= width, "{lang} {width}: {line}");
                }
            }
        }
    }
}

#[test]
fn quiet_prints_the_report_and_nothing_else() {
    let run = check_in(&county(MISSED), &["--quiet", "data.csv"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr, "");
    assert!(run.stdout.contains("58.24 %"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_2_and_a_reader_that_leaves_changes_nothing() {
    let folder = county(MISSED);
    let mut full = program(&folder);
    let device = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = full
        .args(["data.csv"])
        .stdout(device)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("the report cannot be written"), "{said}");

    let mut gone = program(&folder);
    let mut child = gone
        .args(["data.csv"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_target_is_known_by_its_names_and_a_wrong_one_is_led_on() {
    let folder = county(MISSED);
    for name in ["低保年标准", "share of nursing-type beds"] {
        let run = check_in(&folder, &["--target", name, "data.csv"]);
        assert!(run.stdout.contains("1 binding: 1 missed"), "{}", run.stderr);
    }
    let wrong = |arguments: &[&str], said: &[&str]| {
        check_in(&folder, &[arguments, &["data.csv"]].concat()).refuses(said);
    };
    // The word is in the name of a column of the target.
    wrong(
        &["--target", "低保标准"],
        &["did you mean dibao-standard? check list lists all"],
    );
    wrong(
        &["--target", "a,b"],
        &["name each by itself: --target a --target b"],
    );
    wrong(&["--target", "住房"], &["check list lists all targets"]);
    wrong(&["--clause", "一"], &["check list lists all targets"]);
    wrong(&["--clause", "1.(2)"], &["did you mean 1.2?"]);
    wrong(&["--clause", "1."], &["did you mean 1?"]);
    wrong(&["--clause", ""], &["--clause is empty"]);
}

#[test]
fn the_list_can_be_searched() {
    let folder = county(MET);
    let listed = |arguments: &[&str]| check_in(&folder, &[&["list"], arguments].concat());
    let beds = listed(&["床位"]);
    assert!(beds.stdout.contains("nursing-bed-share"), "{}", beds.stderr);
    assert!(beds.stdout.contains("1 target.\n"), "{}", beds.stdout);
    let clause = listed(&["--clause", "1.1"]);
    assert!(clause.stdout.contains("dibao-standard"));
    assert!(clause.stdout.contains("1 target.\n"), "{}", clause.stdout);
    let target = listed(&["--target", "dibao-standard"]);
    assert_eq!(target.stdout, clause.stdout);
    listed(&["住房"]).refuses(&["no target speaks of 住房"]);
}

#[test]
fn rules_that_the_user_may_not_know_of_are_traced() {
    let folder = folder_with(&[("targets.toml", "[plan]\n"), ("data.csv", MET)]);
    std::fs::create_dir(folder.join("rules")).unwrap();
    check_in(&folder, &["data.csv"]).refuses(&[
        "without --rules, the targets.toml of the current folder is used",
        "--rules builtin",
    ]);
    let mut command = program(&folder);
    command.env("CHECK_RULES", "nothere.toml").arg("data.csv");
    finish(command).refuses(&["nothere.toml: no such file", "CHECK_RULES"]);
    check_in(&folder, &["--rules", "rules", "data.csv"]).refuses(&[
        "rules: a directory, not a rule file",
        "such as rules/targets.toml",
    ]);
    check_in(&folder, &["--rules", "builtn", "data.csv"])
        .refuses(&["builtn: no such rule file", "did you mean builtin?"]);
}

#[test]
fn usage_errors_in_chinese_help_as_the_english_ones_do() {
    let zh = |arguments: &[&str], said: &[&str]| {
        check(&[&["--lang", "zh"], arguments].concat()).refuses(said);
    };
    zh(
        &["--year", "23", "x.csv"],
        &["错误[usage]: --year", "1900 到 2200"],
    );
    zh(
        &["--format", "jsn", "x.csv"],
        &["可以是：table、json", "是不是 json？"],
    );
    zh(
        &["--year", "2020", "--year", "2021", "x.csv"],
        &["只能给一次"],
    );
    zh(&["--strict=yes", "x.csv"], &["--strict 后面不要值"]);
    check(&["--year", "23", "x.csv"]).refuses(&["error[usage]: ", "between 1900 and 2200"]);
    let help = check(&["--lang", "zh", "--help"]).stdout;
    let (arguments, options) = (help.find("参数：\n"), help.find("选项：\n"));
    assert!(arguments.is_some() && arguments < options, "{help}");
}

#[test]
fn gbk_is_an_encoding_by_each_of_its_names() {
    let folder = county(MET);
    for name in ["gbk", "gb2312", "gb18030"] {
        let mut ascii = program(&folder);
        ascii.args(["--encoding", name, "data.csv"]);
        let run = finish(ascii);
        assert!(!run.stderr.contains("usage"), "{}", run.stderr);
    }
}

#[test]
fn lint_counts_what_it_found() {
    let folder = folder_with(&[("targets.toml", &RULES.replace("base = 2020", "bsae = 2020"))]);
    let lint = check_in(&folder, &["lint"]);
    assert!(lint.stderr.ends_with("faults\n") || lint.stderr.ends_with(": 1 fault\n"));
}

const WAIVER: &str = "
[[waiver]]
target = \"nursing-bed-share\"
reason = \"改建期间\"
approved_by = \"县政府\"
until = 2026-06-30
";

/// A county whose share of beds is missed and whose standard is met.
const ONE_MISS: &str = "县,年份,护理型床位,养老机构床位,低保标准\n示例县,2025,1980,3400,15000\n";

/// A folder with the rules, the one miss, and a waiver of it in a file of its own.
fn waived() -> std::path::PathBuf {
    folder_with(&[
        ("targets.toml", RULES),
        ("data.csv", ONE_MISS),
        ("waivers.toml", WAIVER),
    ])
}

#[test]
fn a_waiver_leaves_its_miss_out_of_the_exit_code_up_to_its_last_day() {
    let folder = waived();
    let run = |day: &str, more: &[&str]| {
        let usual = ["--waivers", "waivers.toml", "--as-of", day, "data.csv"];
        check_in(&folder, &[&usual, more].concat())
    };
    let holds = run("2026-06-30", &[]);
    assert_eq!(holds.code, 0, "{}", holds.stdout);
    assert!(holds.stdout.contains("Waivers as of 2026-06-30"));
    assert!(holds.stdout.contains("1 missed (1 waived)"));
    assert!(holds.stdout.contains("met or waived"));
    let ended = run("2026-07-01", &[]);
    assert_eq!(ended.code, 1);
    assert!(!ended.stdout.contains("waived)"), "{}", ended.stdout);
    let words: Vec<&str> = ended.stdout.split_whitespace().collect();
    assert!(words.join(" ").contains("its waiver ended on 2026-06-30"));
    for more in [["--strict", "-q"], ["--summary", "-q"]] {
        assert_eq!(run("2026-06-30", &more).code, 0);
        assert_eq!(run("2026-07-01", &more).code, 1);
    }
    let counts = run("2026-06-30", &["--summary", "--format", "json"]).stdout;
    assert!(counts.contains("\"waived\": 1") && counts.contains("\"as_of\": \"2026-06-30\""));
}

#[test]
fn a_report_without_waivers_takes_nothing_from_the_clock() {
    let folder = county(ONE_MISS);
    for day in ["2001-01-01", "2030-12-31"] {
        let asked = check_in(&folder, &["--as-of", day, "--format", "json", "data.csv"]);
        let plain = check_in(&folder, &["--format", "json", "data.csv"]);
        assert_eq!(asked.stdout, plain.stdout);
        assert!(plain.stdout.contains("\"as_of\": null"));
    }
}

/// Whoever submits data brings no waivers: a folder's file of that name is not taken.
#[test]
fn no_waivers_are_taken_that_nobody_asked_for() {
    let folder = waived();
    assert_eq!(check_in(&folder, &["."]).code, 1);
    assert_eq!(check_in(&folder, &["data.csv"]).code, 1);
}

#[test]
fn what_is_wrong_with_a_file_of_waivers_is_said_as_of_a_rule_file() {
    let folder = waived();
    let broken = WAIVER.replace("bed-share", "beds-share");
    std::fs::write(folder.join("waivers.toml"), format!("{broken}by = 1\n")).unwrap();
    let run = |file: &str, more: &[&str]| {
        check_in(&folder, &[&["--waivers", file, "data.csv"], more].concat())
    };
    run("waivers.toml", &[]).refuses(&[
        "error[unknown-target]",
        "waivers.toml:3:10",
        "did you mean nursing-bed-share?",
        "error[unknown-key]",
    ]);
    run("targets.toml", &[]).refuses(&["unknown key plan"]);
    run("waivers.tml", &[]).refuses(&["no such file", "did you mean waivers.toml?"]);
    run(".", &[]).refuses(&["not a file of waivers"]);
    std::fs::write(folder.join("waivers.toml"), WAIVER).unwrap();
    run("waivers.toml", &["-o", "json:waivers.toml"]).refuses(&["the same file as"]);
    check(&["--as-of", "2026-13-01", "x.csv"]).refuses(&["a day is meant"]);
    check(&["--lang", "zh", "--as-of", "今天", "x.csv"]).refuses(&["例如 2026-12-31"]);
}

#[test]
fn a_waiver_with_nothing_to_waive_is_a_warning() {
    let folder = waived();
    std::fs::write(folder.join("data.csv"), MET).unwrap();
    let run = check_in(&folder, &["--waivers", "waivers.toml", "data.csv"]);
    assert_eq!(run.code, 0);
    assert!(
        run.stderr
            .contains("warning[idle-waiver]: the waiver on line 2")
    );
    assert!(run.stderr.contains("not missed but met"));
    // What was not asked for is not spoken of.
    let only = ["--waivers", "waivers.toml", "data.csv", "--target"];
    let other = check_in(&folder, &[&only, &["dibao-standard"][..]].concat());
    assert!(!other.stderr.contains("idle-waiver"), "{}", other.stderr);
}

/// A waiver's words come from a file too: no format lets them be more than words.
#[test]
fn the_words_of_a_waiver_are_harmless_in_every_format() {
    let folder = waived();
    let hostile = r"=cmd ::error::x ##[group]<script>alert(1)</script>|]]>\u001b]52;c\u202e";
    let waiver = WAIVER
        .replace("改建期间", hostile)
        .replace("县政府", hostile);
    std::fs::write(folder.join("waivers.toml"), waiver).unwrap();
    for format in [
        "table", "json", "jsonl", "csv", "tsv", "markdown", "junit", "sarif", "github", "html",
    ] {
        let arguments = ["--waivers", "waivers.toml", "--as-of", "2026-01-01"];
        let more = ["--format", format, "data.csv"];
        let run = check_in(&folder, &[&arguments[..], &more].concat());
        assert_eq!(run.code, 0, "{format}: {}", run.stderr);
        let text = &run.stdout;
        for obeyed in ["\u{1b}", "\u{202e}", "##["] {
            assert!(!text.contains(obeyed), "{format}: {obeyed:?}");
        }
        match format {
            "html" | "markdown" | "junit" => assert!(!text.contains("<script"), "{text}"),
            "csv" => assert!(!text.contains(",=cmd"), "{text}"),
            "tsv" => assert!(!text.contains("\t=cmd"), "{text}"),
            "github" => assert!(!text.contains("::error::x"), "{text}"),
            _ => {}
        }
    }
}
