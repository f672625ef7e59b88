//! Broken rule files and what is said of them. A case is a file: `tests/lint/NAME.toml` and, beside
//! it, `NAME.expected` with every diagnostic in both languages.
//!
//! `LINT_WRITE=1 cargo test --test lint` writes the expected files anew; read the difference
//! before keeping it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use target_check::plan::{self, Fault};
use target_check::report::wording::{Lang, faults::diagnostic};
use target_check::source::{Diagnostic, Severity};

/// All cases, in the order of their names.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    cases.sort();
    cases
}

fn faults(text: &str) -> Vec<Fault> {
    match plan::read(text) {
        Ok(checked) => checked.warnings,
        Err(faults) => faults,
    }
}

/// Every diagnostic of a rule file, with both languages where they differ.
fn shown(text: &str, file: &str) -> String {
    let mut out = String::new();
    for fault in faults(text) {
        let zh = diagnostic(&fault, text, file, Lang::Zh);
        let en = diagnostic(&fault, text, file, Lang::En);
        assert_eq!((zh.code, zh.line, zh.column), (en.code, en.line, en.column));
        let place = [en.line, en.column].map(|number| number.map(|number| format!(":{number}")));
        let [line, column] = place.map(Option::unwrap_or_default);
        let severity = en.severity.id();
        writeln!(out, "{severity}[{}]: {file}{line}{column}", en.code).unwrap();
        writeln!(out, "  zh: {}", zh.message).unwrap();
        writeln!(out, "  en: {}", en.message).unwrap();
        out.push_str(&marked(&en));
        if let (Some(zh), Some(en)) = (zh.help, en.help) {
            writeln!(out, "  help zh: {zh}\n  help en: {en}").unwrap();
        }
        out.push('\n');
    }
    out
}

/// The lines of the excerpt, with a mark under each character that is marked.
fn marked(diagnostic: &Diagnostic) -> String {
    let mut out = String::new();
    let Some(excerpt) = &diagnostic.excerpt else {
        return out;
    };
    let mut at = 0;
    for (number, line) in (excerpt.first_line..).zip(excerpt.text.split('\n')) {
        let carets: String = line
            .char_indices()
            .map(|(offset, _)| at + offset)
            .chain([at + line.len()])
            .map(|byte| {
                let inside = excerpt.marked.start <= byte && byte < excerpt.marked.end;
                let only = byte == excerpt.marked.start;
                if inside || only { '^' } else { ' ' }
            })
            .collect();
        writeln!(out, "  {number:>3} | {line}\n      | {}", carets.trim_end()).unwrap();
        at += line.len() + 1;
    }
    out
}

#[test]
fn every_broken_rule_file_is_told_what_is_wrong_where_and_what_to_do() {
    let mut wrong = String::new();
    for case in cases() {
        let name = case.file_name().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&case).unwrap();
        let shown = shown(&text, name);
        assert_ne!(shown, "", "{name} has no fault");
        let expected = case.with_extension("expected");
        if std::env::var_os("LINT_WRITE").is_some() {
            fs::write(&expected, &shown).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if shown != expected {
            writeln!(wrong, "{name}:\n{shown}\nexpected:\n{expected}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn there_are_at_least_forty_cases_and_each_is_refused_or_warned_of() {
    let cases = cases();
    assert!(cases.len() >= 42, "{}", cases.len());
    for case in cases {
        let text = fs::read_to_string(&case).unwrap();
        let warned = case
            .file_stem()
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with("warning-");
        assert_eq!(plan::read(&text).is_ok(), warned, "{}", case.display());
    }
}

#[test]
fn all_faults_of_a_file_come_in_one_run_in_order_of_place() {
    for case in ["many-faults.toml", "many-faults-in-expressions.toml"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint");
        let text = fs::read_to_string(folder.join(case)).unwrap();
        let faults = faults(&text);
        // Each line says its faults in comments.
        let said: Vec<usize> = text
            .lines()
            .enumerate()
            .flat_map(|(number, line)| vec![number + 1; line.matches("# fault").count()])
            .collect();
        let found: Vec<usize> = faults
            .iter()
            .map(|fault| text[..fault.span.start].matches('\n').count() + 1)
            .collect();
        assert_eq!(found, said, "{case}");
        assert!(said.len() >= 10);
    }
}

#[test]
fn a_file_that_is_refused_always_has_an_error_to_show() {
    let sound = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint/many-faults.toml"),
    )
    .unwrap();
    let lines: Vec<&str> = sound.lines().collect();
    for left_out in 0..lines.len() {
        let mut rest = lines.clone();
        rest.remove(left_out);
        let text = rest.join("\n");
        if let Err(faults) = plan::read(&text) {
            let errors = faults
                .iter()
                .filter(|fault| fault.kind.severity() == Severity::Error);
            assert!(errors.count() > 0, "without line {}", left_out + 1);
        }
    }
}
