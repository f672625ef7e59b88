//! Rule files that nobody would write: each ends in faults or a plan, soon, and never in a panic.

use super::EXAMPLE;
use crate::plan::{Fault, MAX_FILE_BYTES, read};
use crate::source::Severity;

/// A file with these indicators, each with the formula beside it, and a target on the first.
fn chain(length: usize, formula: impl Fn(usize) -> Option<String>) -> String {
    use std::fmt::Write as _;
    let mut text = "plan = { title = 't', period = [2021, 2025] }\n".to_owned();
    text.push_str("[[target]]\nid = 'x'\nclause = ['1']\nrequire = 'a0 > 0'\n");
    for index in 0..length {
        writeln!(text, "[indicators.a{index}]\nname='n{index}'\nunit='张'").unwrap();
        if let Some(formula) = formula(index) {
            writeln!(text, "formula='{formula}'").unwrap();
        }
    }
    text
}

fn codes(text: &str) -> Vec<&'static str> {
    let faults = read(text).unwrap_err();
    assert!(has_error(&faults));
    let mut codes: Vec<&str> = faults.iter().map(|fault| fault.kind.code()).collect();
    codes.dedup();
    codes
}

fn has_error(faults: &[Fault]) -> bool {
    faults
        .iter()
        .any(|fault| fault.kind.severity() == Severity::Error)
}

#[test]
fn a_long_chain_of_formulas_is_refused_and_does_not_overflow() {
    let next = |index: usize, last: usize| (index < last).then(|| format!("a{}", index + 1));
    assert!(read(&chain(100, |index| next(index, 99))).is_ok());
    assert_eq!(
        codes(&chain(15_000, |index| next(index, 14_999))),
        ["formula-too-large"]
    );
}

#[test]
fn a_circle_of_thousands_is_one_fault_with_a_short_path() {
    let text = chain(15_000, |index| Some(format!("a{}", (index + 1) % 15_000)));
    let faults = read(&text).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert!(format!("{:?}", faults[0]).len() < 400);
}

#[test]
fn every_formula_back_to_the_first_is_still_one_fault() {
    let text = chain(5_000, |index| {
        Some(format!("a{} + a0", (index + 1) % 5_000))
    });
    assert_eq!(read(&text).unwrap_err().len(), 1);
}

#[test]
fn thousands_of_unknown_indicators_are_all_named() {
    let text = chain(2_000, |index| Some(format!("b{index}")));
    assert_eq!(read(&text).unwrap_err().len(), 2_000);
}

#[test]
fn nesting_without_end_is_a_fault() {
    for text in [
        "a = ".to_owned() + &"[".repeat(200_000),
        "[".repeat(200_000),
        "a.".repeat(200_000),
        "a = {".repeat(50_000),
        EXAMPLE.replace("= \"guardianship\"", &format!("= '{}x'", "(".repeat(4_000))),
        EXAMPLE.replace("= \"guardianship\"", &format!("= '{}1'", "-".repeat(4_000))),
        EXAMPLE.replace(
            "= \"guardianship\"",
            &format!("= '1{} >= 1'", "+1".repeat(2_000)),
        ),
        EXAMPLE.replace(
            "= \"guardianship\"",
            &format!("= '{}'", "min(1,".repeat(600)),
        ),
    ] {
        assert!(has_error(&read(&text).unwrap_err()));
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    assert_eq!(codes(&"#".repeat(MAX_FILE_BYTES + 1)), ["file-too-large"]);
}

#[test]
fn an_empty_file_says_what_a_rule_file_needs() {
    assert_eq!(codes(""), ["missing-key"]);
    assert_eq!(read("# nothing\n").unwrap_err().len(), 3);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let windows = format!("\u{feff}{}", EXAMPLE.replace('\n', "\r\n"));
    assert_eq!(read(&windows).unwrap().plan.targets.len(), 7);
    let broken = windows.replace("nursing_beds <= care_beds", "nursing_beds <= care_bedz");
    let fault = &read(&broken).unwrap_err()[0];
    assert_eq!(&broken[fault.span.start..fault.span.end], "care_bedz");
}

#[test]
fn whatever_is_cut_out_or_put_in_there_is_a_plan_or_an_error() {
    let boundaries: Vec<usize> = EXAMPLE.char_indices().map(|(at, _)| at).collect();
    for (step, at) in boundaries.iter().copied().enumerate().step_by(3) {
        let cut = boundaries.get(step + 1 + step % 17).copied();
        let rest = &EXAMPLE[cut.unwrap_or(EXAMPLE.len())..];
        let put = ["", "\"", "[", "]", "=", "\n", "\\", "(", "元", "0", "\u{0}"][step % 11];
        let text = format!("{}{put}{rest}", &EXAMPLE[..at]);
        if let Err(faults) = read(&text) {
            assert!(has_error(&faults), "{text}");
            for fault in faults {
                let marked = text.get(fault.span.start..fault.span.end);
                assert!(marked.is_some(), "{fault:?} in {text}");
            }
        }
    }
}
