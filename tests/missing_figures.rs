//! Taking any one figure away never makes a verdict `met`: over every figure of the example.

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
    let header = table
        .iter()
        .position(|row| row.iter().any(|cell| cell == "年份"))
        .unwrap();
    let first_figure = 1 + table[header]
        .iter()
        .position(|cell| cell == "年份")
        .unwrap();
    let mut taken_away = 0;
    for row in header + 1..table.len() {
        for column in first_figure..table[row].len() {
            if MARKS.contains(&table[row][column].as_str()) {
                continue;
            }
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
                taken_away += 1;
            }
        }
    }
    assert!(
        taken_away >= 5_000,
        "only {taken_away} figures were taken away"
    );
}
