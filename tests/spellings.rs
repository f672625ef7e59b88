//! The example with other words for its indicators, for done and for missing gets the same verdicts.

mod support;

use support::{built_in_plan, csv_text, judged, rows, text_of, without_origins};
use target_check::verdict::Verdict;

fn verdicts(bytes: &[u8]) -> Vec<Verdict> {
    judged(&built_in_plan(), &[("data.csv", bytes)])
        .verdicts
        .iter()
        .map(without_origins)
        .collect()
}

/// Checks that `bytes` get the verdicts of the example.
fn says_the_same(what: &str, bytes: &[u8]) {
    let example = text_of("examples/data.csv");
    assert_eq!(verdicts(bytes), verdicts(example.as_bytes()), "{what}");
}

#[test]
fn indicators_may_be_called_by_their_ids_or_english_names() {
    let plan = built_in_plan();
    for spelling in ["id", "english"] {
        let mut table = rows(&text_of("examples/data.csv")).split_off(1);
        for term in &plan.vocabulary.terms {
            let named = table[0].iter().position(|cell| {
                cell == &term.name || cell.starts_with(&format!("{}(", term.name))
            });
            if let Some(column) = named {
                let name = match spelling {
                    "id" => term.id.clone(),
                    _ => term.english.clone().unwrap(),
                };
                table[0][column] = table[0][column].replace(&term.name, &name);
            }
        }
        says_the_same(spelling, &csv_text(&table));
    }
}

#[test]
fn every_mark_for_done_and_not_done_is_the_same() {
    let text = text_of("examples/data.csv");
    for (yes, no) in [
        ("√", "×"),
        ("已完成", "未完成"),
        ("已建立", "未建立"),
        ("yes", "no"),
    ] {
        let marked = text
            .replace(",是,", &format!(",{yes},"))
            .replace(",是,", &format!(",{yes},"))
            .replace(",否,", &format!(",{no},"))
            .replace(",否,", &format!(",{no},"));
        assert!(!marked.contains(",是,") && !marked.contains(",否,"));
        says_the_same(yes, marked.as_bytes());
    }
}

#[test]
fn every_mark_for_no_figure_is_the_same() {
    let text = text_of("examples/data.csv");
    assert_eq!(text.matches("待统计").count(), 1);
    for mark in ["", " ", "-", "—", "——", "…", "/", "无", "暂无", "N/A"] {
        says_the_same(mark, text.replace("待统计", mark).as_bytes());
    }
}
