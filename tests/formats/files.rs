//! `--output`: reports into files, whole or not at all.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::support::program;

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let case = crate::support::project_file("tests/formats/case");
    for name in ["rules.toml", "data.csv"] {
        fs::copy(case.join(name), folder.path().join(name)).unwrap();
    }
    folder
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    program()
        .current_dir(folder)
        .args(["--rules", "rules.toml", "-q"])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[track_caller]
fn assert_refused(run: &Output, said: &[&str]) {
    let stderr = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(2), "{stderr}");
    assert_eq!(run.stdout, b"");
    for part in said {
        assert!(stderr.contains(part), "{part:?} in {stderr}");
    }
}

/// The names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn one_run_gives_a_table_and_every_file_that_is_asked_for() {
    let folder = folder();
    let run = check(
        folder.path(),
        &[
            "data.csv",
            "-o",
            "r.json",
            "-o",
            "r.csv",
            "--output=r.md",
            "-o",
            "r.xml",
            "-o",
            "r.sarif",
            "-o",
            "github:log",
        ],
    );
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stdout).contains("Exit code 1"));
    for (name, format) in [
        ("r.json", "json"),
        ("r.csv", "csv"),
        ("r.md", "markdown"),
        ("r.xml", "junit"),
        ("r.sarif", "sarif"),
        ("log", "github"),
    ] {
        let file = fs::read(folder.path().join(name)).unwrap();
        let printed = check(folder.path(), &["data.csv", "--format", format]).stdout;
        // Excel takes a CSV file without a byte order mark for GBK.
        let mark = if format == "csv" { "\u{feff}" } else { "" };
        assert_eq!(file, [mark.as_bytes(), &printed].concat(), "{name}");
    }
    let left = names(folder.path());
    assert_eq!(
        left,
        [
            "data.csv",
            "log",
            "r.csv",
            "r.json",
            "r.md",
            "r.sarif",
            "r.xml",
            "rules.toml"
        ]
    );
}

#[test]
fn a_summary_is_written_into_files_too_or_refused_before_anything_is_read() {
    let folder = folder();
    let asked = ["--summary", "data.csv", "-o", "r.json", "-o", "r.csv"];
    let run = check(folder.path(), &asked);
    assert_eq!(run.status.code(), Some(1));
    for (name, format) in [("r.json", "json"), ("r.csv", "csv")] {
        let file = fs::read(folder.path().join(name)).unwrap();
        let printed = check(
            folder.path(),
            &["--summary", "data.csv", "--format", format],
        );
        let mark = if format == "csv" { "\u{feff}" } else { "" };
        assert_eq!(file, [mark.as_bytes(), &printed.stdout].concat(), "{name}");
    }
    let asked = ["--summary", "no-such-file", "-o", "r.html"];
    let run = check(folder.path(), &asked);
    assert_refused(&run, &["--summary has no form for html"]);
}

#[test]
fn an_unknown_ending_is_a_usage_error_that_names_the_endings() {
    let folder = folder();
    let run = check(
        folder.path(),
        &["data.csv", "-o", "r.xlsx", "-o", "-", "-o", "csv:"],
    );
    assert_refused(
        &run,
        &[
            "r.xlsx",
            ".json",
            ".md",
            "-o json:FILE",
            "not standard output",
            "csv:",
        ],
    );
}

#[test]
fn what_the_run_reads_is_never_replaced() {
    let folder = folder();
    let before = fs::read(folder.path().join("data.csv")).unwrap();
    fs::hard_link(
        folder.path().join("data.csv"),
        folder.path().join("hard.json"),
    )
    .unwrap();
    fs::hard_link(
        folder.path().join("rules.toml"),
        folder.path().join("hard.md"),
    )
    .unwrap();
    for output in [
        "csv:data.csv",
        "csv:./data.csv",
        "hard.json",
        "hard.md",
        "json:rules.toml",
    ] {
        let run = check(folder.path(), &["data.csv", "-o", output]);
        assert_refused(&run, &["the same file as"]);
    }
    assert_eq!(fs::read(folder.path().join("data.csv")).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn a_link_to_the_data_is_the_data_and_another_link_stays_a_link() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    symlink("data.csv", folder.path().join("link.csv")).unwrap();
    let run = check(folder.path(), &["data.csv", "-o", "link.csv"]);
    assert_refused(&run, &["the same file as the data file data.csv"]);
    fs::write(folder.path().join("old.json"), "old").unwrap();
    symlink("old.json", folder.path().join("latest.json")).unwrap();
    let run = check(folder.path(), &["data.csv", "-o", "latest.json"]);
    assert_eq!(run.status.code(), Some(1));
    let link = folder.path().join("latest.json");
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert!(
        fs::read_to_string(folder.path().join("old.json"))
            .unwrap()
            .starts_with('{')
    );
}

#[test]
fn two_reports_cannot_be_one_file() {
    let folder = folder();
    let run = check(
        folder.path(),
        &["data.csv", "-o", "r.json", "-o", "csv:./r.json"],
    );
    assert_refused(&run, &["the same file as another -o"]);
    fs::write(folder.path().join("r.json"), "old").unwrap();
    let run = check(
        folder.path(),
        &["data.csv", "-o", "r.json", "-o", "csv:./r.json"],
    );
    assert_refused(&run, &["the same file as another -o"]);
    assert_eq!(fs::read(folder.path().join("r.json")).unwrap(), b"old");
}

#[test]
fn a_report_is_not_written_among_the_data() {
    let folder = folder();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::copy(
        folder.path().join("data.csv"),
        folder.path().join("in/data.csv"),
    )
    .unwrap();
    let run = check(folder.path(), &["in", "-o", "in/report.csv"]);
    assert_refused(&run, &["read as data next time"]);
    let run = check(folder.path(), &["in", "-o", "in/report.json"]);
    assert_eq!(run.status.code(), Some(1));
}

#[test]
fn when_one_file_cannot_be_written_the_others_stay_as_they_were() {
    let folder = folder();
    fs::write(folder.path().join("r.json"), "old").unwrap();
    let run = check(
        folder.path(),
        &["data.csv", "-o", "r.json", "-o", "nowhere/r.md"],
    );
    assert_refused(&run, &["nowhere/r.md", "there is no such folder"]);
    assert_eq!(fs::read(folder.path().join("r.json")).unwrap(), b"old");
    fs::create_dir(folder.path().join("r.md")).unwrap();
    let run = check(folder.path(), &["data.csv", "-o", "r.json", "-o", "r.md"]);
    assert_refused(&run, &["not an ordinary file"]);
    assert_eq!(
        names(folder.path()),
        ["data.csv", "r.json", "r.md", "rules.toml"]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_is_not_replaced_and_a_full_disk_leaves_the_old_reports() {
    let folder = folder();
    let run = check(folder.path(), &["data.csv", "-o", "json:/dev/null"]);
    assert_refused(&run, &["not an ordinary file"]);
    fs::write(folder.path().join("r.json"), "old").unwrap();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let code = Command::new(env!("CARGO_BIN_EXE_check"))
        .current_dir(folder.path())
        .args(["--rules", "rules.toml", "data.csv", "-o", "r.json"])
        .stdout(full)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(code.code(), Some(2));
    assert_eq!(fs::read(folder.path().join("r.json")).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["data.csv", "r.json", "rules.toml"]);
}

#[cfg(unix)]
#[test]
fn a_report_keeps_the_rights_of_the_one_it_replaces() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let path = folder.path().join("r.json");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    check(
        folder.path(),
        &["data.csv", "-o", "r.json", "-o", "new.json"],
    );
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o640);
    // As any new file.
    fs::write(folder.path().join("any"), "").unwrap();
    let new = folder.path().join("new.json");
    assert_eq!(mode(&new), mode(&folder.path().join("any")));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    let run = check(folder.path(), &["data.csv", "-o", "r.json"]);
    assert_refused(&run, &["r.json", "not permitted"]);
}

#[test]
fn when_nothing_is_judged_no_report_is_touched() {
    let folder = folder();
    fs::write(folder.path().join("r.json"), "old").unwrap();
    let run = check(folder.path(), &["missing.csv", "-o", "r.json"]);
    assert_refused(&run, &["no such file"]);
    assert_eq!(fs::read(folder.path().join("r.json")).unwrap(), b"old");
}
