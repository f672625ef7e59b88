//! The example with other words for its indicators, for done and for missing gets the same verdicts.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

mod support;

use support::{built_in_plan, csv_text, judged, rows, text_of, without_origins};
use target_check::data::{self, Options};
use target_check::plan::Plan;
use target_check::source::Input;
use target_check::verdict::Verdict;
use target_check::vocabulary::{IndicatorId, Measure};

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
            let own = term.name.raw();
            let named = table[0]
                .iter()
                .position(|cell| cell == own || cell.starts_with(&format!("{own}(")));
            if let Some(column) = named {
                let name = match spelling {
                    "id" => &term.id,
                    _ => term.english.as_ref().unwrap().raw(),
                };
                table[0][column] = table[0][column].replace(own, name);
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

/// Whether a file of these bytes has something for the indicator at `index`.
fn mentions(plan: &Plan, bytes: String, index: usize) -> bool {
    let input = Input::memory("data.csv", bytes.into_bytes());
    let observations = data::read(&[input], &plan.vocabulary, &Options::default())
        .unwrap_or_else(|findings| panic!("{findings:#?}"));
    observations.mentions(IndicatorId::new(index).unwrap())
}

#[test]
fn every_name_in_the_rule_file_is_known_in_every_layout() {
    let plan = built_in_plan();
    let mut names = 0;
    for (index, term) in plan.vocabulary.terms.iter().enumerate() {
        let unit = match &term.measure {
            Measure::Number(unit) => format!("({})", unit.symbol()),
            Measure::YesNo | Measure::Date => String::new(),
        };
        for name in term.spellings() {
            assert!(!name.contains([',', ';']), "{name} would need quotes");
            for text in [
                format!("地区,年份,{name}{unit}\n示例县,2025,\n"),
                format!("地区,年份,指标,数值\n示例县,2025,{name},\n"),
                format!("地区,指标名称,计量单位,2024年,2025年\n示例县,{name},,,\n"),
                format!("指标：{name}{unit}\n地区,2025年,2024年\n示例县,,\n"),
            ] {
                assert!(mentions(&plan, text.clone(), index), "{text}");
            }
            names += 1;
        }
    }
    assert!(names > 500, "{names}");
}
