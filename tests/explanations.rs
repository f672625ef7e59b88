//! Every code that the program can print is explained, and nothing else is.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read the sources has failed"
)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use target_check::report::explanations;

fn sources() -> Vec<String> {
    let mut waiting = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut texts = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(path).unwrap();
            waiting.extend(entries.map(|entry| -> PathBuf { entry.unwrap().path() }));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            texts.push(fs::read_to_string(path).unwrap());
        }
    }
    texts
}

/// The text in quotes at the front, if there is one that can be a code.
fn quoted(text: &str) -> Option<&str> {
    let (code, _) = text.trim_start().strip_prefix('"')?.split_once('"')?;
    let is_code = code.starts_with(|first: char| first.is_ascii_lowercase())
        && code
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    is_code.then_some(code)
}

/// The codes in the bodies of functions named `code`, and those that the command line gives to
/// its problems.
fn codes() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for text in sources() {
        let text = text.split("#[cfg(test)]").next().unwrap();
        for (at, _) in text.match_indices("fn code(") {
            let body = text[at..].split("\n}\n").next().unwrap();
            let body = body.split("\n    }\n").next().unwrap();
            codes.extend(
                body.split("=>")
                    .skip(1)
                    .filter_map(quoted)
                    .map(str::to_owned),
            );
        }
        for call in ["problem(", "Refusal::one(", "unknown(", "Self::one("] {
            let calls = text.split(call).skip(1);
            codes.extend(calls.filter_map(quoted).map(str::to_owned));
        }
        // A code, its message and its help as one value.
        let tuples = text.split("{\n        (\n            ").skip(1);
        codes.extend(tuples.filter_map(quoted).map(str::to_owned));
    }
    codes
}

#[test]
fn every_code_is_explained_and_every_explanation_is_of_a_code() {
    let codes = codes();
    let explained: BTreeSet<String> = explanations().map(|one| one.code.to_owned()).collect();
    assert!(codes.len() > 100, "{}", codes.len());
    let missing: Vec<_> = codes.difference(&explained).collect();
    assert!(
        missing.is_empty(),
        "not explained in src/report/explain: {missing:?}"
    );
    let stale: Vec<_> = explained.difference(&codes).collect();
    assert!(stale.is_empty(), "explained, but no code: {stale:?}");
}

fn explain(arguments: &[&str]) -> (i32, String, String) {
    let output = support::program()
        .arg("explain")
        .args(arguments)
        .env("LANG", "en_US.UTF-8")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn the_program_explains_each_code_in_both_languages() {
    for one in explanations() {
        for lang in ["zh", "en"] {
            let (code, text, _) = explain(&[one.code, "--lang", lang]);
            assert_eq!(code, 0, "{}", one.code);
            assert!(text.starts_with(one.code), "{text}");
            let action = if lang == "zh" {
                "怎么办："
            } else {
                "What to do:"
            };
            assert!(text.contains(action), "{text}");
        }
    }
}

#[test]
fn a_code_may_be_copied_from_a_message_and_a_slip_gets_the_nearest() {
    let (_, plain, _) = explain(&["ragged-row"]);
    assert_eq!(explain(&["error[ragged-row]:"]).1, plain);
    let (code, text, said) = explain(&["raged-row"]);
    assert_eq!((code, text.as_str()), (2, ""));
    assert!(said.contains("did you mean ragged-row?"), "{said}");
    let (code, _, said) = explain(&["xyzzy"]);
    assert_eq!(code, 2);
    assert!(said.contains("check explain lists all codes"), "{said}");
}

#[test]
fn without_a_code_all_are_listed() {
    let (code, text, _) = explain(&[]);
    assert_eq!(code, 0);
    for one in explanations() {
        assert!(text.contains(one.code), "{}", one.code);
    }
}
