//! The example written otherwise — shuffled, in other units, in other notations — says the same,
//! and gets the same verdicts.

mod support;

use std::collections::BTreeMap;

use support::{built_in_plan, csv_text, judged, rows, text_of};
use target_check::plan::Plan;
use target_check::verdict::{Judgement, Observed, Required};

type Table = Vec<Vec<String>>;

/// What each verdict says, to the last digit, without the way its figures were written.
fn said(plan: &Plan, judgement: &Judgement) -> BTreeMap<(String, i64), String> {
    let mut said = BTreeMap::new();
    for verdict in &judgement.verdicts {
        let observed = match &verdict.observed {
            Some(Observed::Number { value, .. }) => format!("{value:?}"),
            Some(other) => format!("{other:?}"),
            None => String::new(),
        };
        let required = match &verdict.required {
            Some(Required::Number { value, .. }) => format!("{value:?}"),
            Some(other) => format!("{other:?}"),
            None => String::new(),
        };
        let text = format!(
            "{:?}, observed {observed}, required {required}, {:?}, lacking {:?}",
            verdict.status, verdict.shortfall, verdict.lacking
        );
        let key = (
            plan.targets[verdict.target].id.clone(),
            verdict.period.number(),
        );
        assert!(said.insert(key, text).is_none());
    }
    said
}

/// The example without its title: a header and its rows.
fn example() -> Table {
    rows(&text_of("examples/data.csv")).split_off(1)
}

/// Checks that `bytes` get the verdicts of the example.
fn says_the_same(what: &str, bytes: &[u8]) {
    let plan = built_in_plan();
    let example = text_of("examples/data.csv");
    let expected = said(&plan, &judged(&plan, &[("data.csv", example.as_bytes())]));
    let given = said(&plan, &judged(&plan, &[("data.csv", bytes)]));
    for (key, verdict) in &expected {
        assert_eq!(given.get(key), Some(verdict), "{what}: {key:?}");
    }
    assert_eq!(given.len(), expected.len(), "{what}");
}

fn column(table: &Table, header: &str) -> usize {
    table[0].iter().position(|cell| cell == header).unwrap()
}

/// Rewrites a column: its header, and every cell that is filled.
fn rewrite(table: &mut Table, header: &str, instead: &str, cell: impl Fn(&str) -> String) {
    let column = column(table, header);
    table[0][column] = instead.to_owned();
    for row in table.iter_mut().skip(1) {
        if !row[column].is_empty() {
            row[column] = cell(&row[column]);
        }
    }
}

fn whole(cell: &str) -> i64 {
    cell.parse().unwrap()
}

#[test]
fn the_order_of_rows_means_nothing() {
    let mut table = example();
    table[1..].reverse();
    says_the_same("rows reversed", &csv_text(&table));
    // Of 96 rows, every seventh, round and round, is each of them once.
    let body = example().split_off(1);
    assert_eq!(body.len(), 96);
    let shuffled = (0..96).map(|step| body[step * 7 % 96].clone());
    let table: Table = example().into_iter().take(1).chain(shuffled).collect();
    says_the_same("rows shuffled", &csv_text(&table));
}

#[test]
fn the_order_of_columns_means_nothing() {
    let mut table = example();
    for row in &mut table {
        row.reverse();
    }
    says_the_same("columns reversed", &csv_text(&table));
}

#[test]
fn yuan_and_ten_thousands_of_them_are_the_same_money() {
    let mut table = example();
    rewrite(
        &mut table,
        "慈善募集资金(万元)",
        "慈善募集资金(元)",
        |cell| (whole(cell) * 10_000).to_string(),
    );
    rewrite(
        &mut table,
        "社会组织平台与社区社会组织经费(万元)",
        "社会组织经费",
        |cell| format!("{cell}万"),
    );
    says_the_same("in 元", &csv_text(&table));
}

#[test]
fn a_month_s_standard_is_a_twelfth_of_a_year_s() {
    let mut table = example();
    rewrite(
        &mut table,
        "城乡居民最低生活保障标准(元/年)",
        "低保标准(元/月)",
        |cell| {
            assert_eq!(whole(cell) % 12, 0);
            (whole(cell) / 12).to_string()
        },
    );
    rewrite(
        &mut table,
        "集中供养孤儿基本生活最低养育标准(元/年)",
        "孤儿养育标准",
        |cell| format!("{}元/月", whole(cell) / 12),
    );
    says_the_same("in 元/月", &csv_text(&table));
}

#[test]
fn a_percentage_may_carry_its_sign_in_the_cell_or_the_header() {
    let mut table = example();
    rewrite(
        &mut table,
        "养老机构护理型床位占比(%)",
        "护理型床位占比",
        |cell| format!("{cell}%"),
    );
    rewrite(
        &mut table,
        "专职社区工作者持证率(%)",
        "社区工作者持证率（％）",
        str::to_owned,
    );
    says_the_same("signs moved", &csv_text(&table));
}

#[test]
fn persons_may_be_counted_in_ten_thousands_or_grouped_by_thousands() {
    let mut table = example();
    rewrite(
        &mut table,
        "注册志愿者(万人)",
        "注册志愿者人数",
        |cell| format!("{cell}万人"),
    );
    rewrite(&mut table, "常住人口(人)", "常住人口", |cell| {
        let (thousands, rest) = cell.split_at(cell.len() - 3);
        format!("{thousands},{rest}")
    });
    says_the_same("other counts", &csv_text(&table));
}

#[test]
fn full_width_figures_and_other_marks_are_the_same() {
    let mut table = example();
    let wide = |cell: &str| -> String {
        cell.chars()
            .map(|c| match c.to_digit(10) {
                Some(digit) => char::from_u32(u32::from('０') + digit).unwrap(),
                None => c,
            })
            .collect()
    };
    rewrite(&mut table, "护理型床位(张)", "护理型床位（张）", wide);
    rewrite(&mut table, "养老机构床位(张)", "养老机构床位数", wide);
    rewrite(
        &mut table,
        "监护评估制度建立",
        "是否建立监护评估制度",
        |cell| if cell == "是" { "√" } else { "×" }.to_owned(),
    );
    says_the_same("full width", &csv_text(&table));
}

#[test]
fn indicators_may_be_called_by_their_ids_or_english_names() {
    let plan = built_in_plan();
    for spelling in ["id", "english"] {
        let mut table = example();
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
fn semicolons_tabs_line_ends_and_a_byte_order_mark_mean_nothing() {
    let text = text_of("examples/data.csv");
    assert!(!text.contains([';', '\t', '"']));
    says_the_same("semicolons", text.replace(',', ";").as_bytes());
    says_the_same("tabs", text.replace(',', "\t").as_bytes());
    says_the_same("CRLF", text.replace('\n', "\r\n").as_bytes());
    says_the_same("a mark", format!("\u{feff}{text}").as_bytes());
    says_the_same("no last line end", text.trim_end().as_bytes());
}

#[test]
fn every_mark_for_no_figure_is_the_same() {
    let text = text_of("examples/data.csv");
    assert_eq!(text.matches("待统计").count(), 1);
    for mark in ["", " ", "-", "—", "——", "…", "/", "无", "暂无", "N/A"] {
        says_the_same(mark, text.replace("待统计", mark).as_bytes());
    }
}
