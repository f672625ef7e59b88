//! Taking any one figure away never makes a verdict `met`: over every figure of the example.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test's helpers fail as tests do"
)]

mod support;

use support::{built_in_plan, csv_text, judged, rows, statuses, text_of};
use target_check::verdict::Status;

/// Every way in which offices write that there is no figure.
const MARKS: [&str; 10] = ["", " ", "-", "—", "——", "…", "/", "无", "N/A", "待统计"];

#[test]
fn no_figure_of_the_example_can_be_taken_away_to_pass() {
    let plan = built_in_plan();
    let table = rows(&text_of("examples/data.csv"));
    let clean = statuses(&judged(&plan, &[("data.csv", &csv_text(&table))]));
    let figures = figures_of(&table);
    assert!(figures.len() >= 900, "only {} figures", figures.len());
    let passes_without = |&(row, column): &(usize, usize)| {
        for mark in MARKS {
            let mut without = table.clone();
            without[row][column] = mark.to_owned();
            let now = statuses(&judged(&plan, &[("data.csv", &csv_text(&without))]));
            for (key, status) in &now {
                let became_met = *status == Status::Met && clean.get(key) != Some(&Status::Met);
                assert!(
                    !became_met,
                    "{key:?} became met by {mark:?} in row {row}, column {column}"
                );
            }
        }
    };
    std::thread::scope(|scope| {
        for half in figures.chunks(figures.len().div_ceil(2)) {
            scope.spawn(move || half.iter().for_each(passes_without));
        }
    });
}

/// The row and column of every cell that holds a figure.
fn figures_of(table: &[Vec<String>]) -> Vec<(usize, usize)> {
    let header = table
        .iter()
        .position(|row| row.iter().any(|cell| cell == "年份"))
        .unwrap();
    let first = 1 + table[header]
        .iter()
        .position(|cell| cell == "年份")
        .unwrap();
    let rows = header + 1..table.len();
    rows.flat_map(|row| (first..table[row].len()).map(move |column| (row, column)))
        .filter(|&(row, column)| !MARKS.contains(&table[row][column].as_str()))
        .collect()
}
