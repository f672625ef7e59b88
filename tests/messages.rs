//! What is said of damaged submissions, word for word in both languages. A case is a folder
//! `tests/messages/NAME/`: the files as they were sent, `command` with the arguments, and
//! `expected.zh` and `expected.en` with the exit code and all of standard error. The rules are
//! `tests/messages/targets.toml`.
//!
//! `MESSAGES_WRITE=1 cargo test --test messages` writes the expected files anew; read the
//! difference before keeping it.
#![allow(
    clippy::unwrap_used,
    reason = "a test whose case cannot be read has failed"
)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messages");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

/// The exit code of a case, and what it says on standard error.
fn said(case: &Path, lang: &str) -> String {
    let arguments = fs::read_to_string(case.join("command")).unwrap();
    let output = support::program()
        .args(arguments.split_whitespace())
        .args(["--lang", lang])
        .current_dir(case)
        .env("CHECK_RULES", "../targets.toml")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let code = output.status.code().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    format!("exit code {code}\n\n{said}")
}

#[test]
fn every_damaged_submission_is_told_what_is_wrong_where_and_what_to_do() {
    let mut wrong = String::new();
    for case in cases() {
        for lang in ["zh", "en"] {
            let file = case.join(format!("expected.{lang}"));
            let said = said(&case, lang);
            if std::env::var_os("MESSAGES_WRITE").is_some() {
                fs::write(&file, &said).unwrap();
            }
            let expected = fs::read_to_string(&file).unwrap_or_default();
            if said != expected {
                let file = file.display();
                writeln!(wrong, "{file}:\n{said}\nexpected:\n{expected}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn nearly_every_finding_has_a_case() {
    let cases = cases();
    assert!(cases.len() >= 50, "{}", cases.len());
    let mut codes = BTreeSet::new();
    for case in cases {
        let text = fs::read_to_string(case.join("expected.en")).unwrap();
        for line in text.lines() {
            let code = ["error[", "warning[", "note["]
                .into_iter()
                .find_map(|level| line.strip_prefix(level))
                .and_then(|rest| rest.split_once("]: "));
            codes.extend(code.map(|(code, _)| code.to_owned()));
        }
    }
    assert!(codes.len() >= 37, "{codes:#?}");
}
