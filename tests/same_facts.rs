//! The same facts, written otherwise, get the same verdicts: order, units and notations.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test's helpers fail as tests do"
)]

#[allow(
    dead_code,
    unreachable_pub,
    clippy::as_conversions,
    clippy::wildcard_enum_match_arm,
    reason = "the benchmark uses all of it"
)]
#[path = "bench/made/mod.rs"]
mod made;
mod support;

use made::facts::Scale;
use made::files::{self, Form, Layout};
use made::rules::{self, FORTY};
use support::{built_in_plan, csv_text, judged, rows, text_of, without_origins};
use target_check::data::{self, Options};
use target_check::plan::{self, Plan};
use target_check::source::Input;
use target_check::verdict::{Selection, Status, Verdict, questions, summarise};

struct Example {
    plan: Plan,
    table: Vec<Vec<String>>,
    header: usize,
    clean: Vec<Verdict>,
}

impl Example {
    fn new() -> Self {
        let plan = built_in_plan();
        let table = rows(&text_of("examples/data.csv"));
        let header = table
            .iter()
            .position(|row| row.iter().any(|cell| cell == "年份"))
            .unwrap();
        let clean = verdicts(&plan, &csv_text(&table));
        Self {
            plan,
            table,
            header,
            clean,
        }
    }

    fn assert_same(&self, table: &[Vec<String>], what: &str) {
        self.assert_same_bytes(&csv_text(table), what);
    }

    fn assert_same_bytes(&self, bytes: &[u8], what: &str) {
        let now = verdicts(&self.plan, bytes);
        for (clean, now) in self.clean.iter().zip(&now) {
            assert_eq!(clean, now, "{what}: {}", self.plan.targets[clean.target].id);
        }
        assert_eq!(self.clean.len(), now.len(), "{what}");
    }

    /// The table with one column's header and figures rewritten.
    fn rewritten(&self, from: &str, to: &str, figure: impl Fn(&str) -> String) -> Vec<Vec<String>> {
        let mut table = self.table.clone();
        let column = table[self.header]
            .iter()
            .position(|cell| cell == from)
            .expect(from);
        table[self.header][column] = to.to_owned();
        for row in &mut table[self.header + 1..] {
            if row.get(column).is_some_and(|cell| !cell.is_empty()) {
                row[column] = figure(&row[column]);
            }
        }
        table
    }
}

fn verdicts(plan: &Plan, bytes: &[u8]) -> Vec<Verdict> {
    judged(plan, &[("data.csv", bytes)])
        .verdicts
        .iter()
        .map(without_origins)
        .collect()
}

/// A fixed sequence of numbers that look random.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[test]
fn the_order_of_rows_makes_no_difference() {
    let example = Example::new();
    for seed in 1..=20 {
        let mut table = example.table.clone();
        Dice(seed).shuffle(&mut table[example.header + 1..]);
        example.assert_same(&table, &format!("rows shuffled with seed {seed}"));
    }
}

#[test]
fn the_order_of_columns_makes_no_difference() {
    let example = Example::new();
    for seed in 1..=20 {
        let mut order: Vec<usize> = (0..example.table[example.header].len()).collect();
        Dice(seed).shuffle(&mut order);
        let mut table = example.table.clone();
        for row in &mut table[example.header..] {
            *row = order
                .iter()
                .map(|&column| row.get(column).cloned().unwrap_or_default())
                .collect();
        }
        example.assert_same(&table, &format!("columns shuffled with seed {seed}"));
    }
}

#[test]
fn a_month_and_a_year_are_the_same_standard() {
    let example = Example::new();
    let table = example.rewritten(
        "城乡居民最低生活保障标准(元/年)",
        "城乡居民最低生活保障标准（元/月）",
        |yearly| (yearly.parse::<u32>().unwrap() / 12).to_string(),
    );
    let column = table[example.header]
        .iter()
        .position(|cell| cell.contains("元/月"))
        .unwrap();
    for (monthly, yearly) in table[example.header + 1..]
        .iter()
        .zip(&example.table[example.header + 1..])
    {
        if let (Ok(monthly), Ok(yearly)) = (
            monthly[column].parse::<u32>(),
            yearly[column].parse::<u32>(),
        ) {
            assert_eq!(
                monthly * 12,
                yearly,
                "the example's standards are whole yuan a month"
            );
        }
    }
    example.assert_same(&table, "yuan a month");
}

#[test]
fn yuan_and_ten_thousand_yuan_are_the_same_money() {
    let example = Example::new();
    let header = example.table[example.header]
        .iter()
        .find(|cell| cell.contains("(万元)"))
        .unwrap()
        .clone();
    let table = example.rewritten(&header, &header.replace("(万元)", "(元)"), |amount| {
        format!("{amount}0000")
    });
    let whole = example.table[example.header + 1..].iter().all(|row| {
        let column = example.table[example.header]
            .iter()
            .position(|cell| *cell == header)
            .unwrap();
        row.get(column).is_none_or(|cell| !cell.contains('.'))
    });
    assert!(whole, "{header} has whole amounts only");
    example.assert_same(&table, &header);
}

#[test]
fn a_percentage_needs_no_sign_in_a_column_of_percentages() {
    let example = Example::new();
    for header in example.table[example.header]
        .iter()
        .filter(|cell| cell.ends_with("(%)"))
    {
        let signed = example.rewritten(header, header, |share| format!("{share}%"));
        example.assert_same(&signed, header);
        let unit_in_cells = example.rewritten(header, header.trim_end_matches("(%)"), |share| {
            format!("{share}％")
        });
        example.assert_same(&unit_in_cells, header);
    }
}

#[test]
fn separators_and_full_width_digits_are_the_same_numbers() {
    let example = Example::new();
    let full_width = |figure: &str| -> String {
        figure
            .chars()
            .map(|c| match c.to_digit(10) {
                Some(digit) => char::from_u32(u32::from('０') + digit).unwrap(),
                None => c,
            })
            .collect()
    };
    for header in &example.table[example.header][3..] {
        let table = example.rewritten(header, header, full_width);
        example.assert_same(&table, &format!("full-width digits in {header}"));
    }
    let grouped = |figure: &str| match figure.parse::<u32>() {
        Ok(number) if number >= 1000 => format!("{},{:03}", number / 1000, number % 1000),
        _ => figure.to_owned(),
    };
    let residents = example.table[example.header]
        .iter()
        .find(|cell| cell.starts_with("常住人口"))
        .unwrap();
    example.assert_same(&example.rewritten(residents, residents, grouped), residents);
}

#[test]
fn bytes_delimiters_and_line_ends_make_no_difference() {
    let example = Example::new();
    let clean = String::from_utf8(csv_text(&example.table)).unwrap();
    example.assert_same_bytes(format!("\u{feff}{clean}").as_bytes(), "a byte order mark");
    example.assert_same_bytes(clean.replace('\n', "\r\n").as_bytes(), "CRLF");
    for delimiter in [b';', b'\t'] {
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .delimiter(delimiter)
            .from_writer(Vec::new());
        for row in &example.table {
            writer.write_record(row).unwrap();
        }
        example.assert_same_bytes(&writer.into_inner().unwrap(), "another delimiter");
    }
    let (gb18030, _, _) = encoding_rs::GB18030.encode(&clean);
    example.assert_same_bytes(&gb18030, "GB18030");
    let utf16: Vec<u8> = std::iter::once(0xFEFF_u16)
        .chain(clean.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    example.assert_same_bytes(&utf16, "UTF-16");
}

/// How often each of the forty rules holds and fails, as the program counts. Where nothing is reported
/// of what a check asks there is nothing to count, so the rest is not compared.
fn counted(plan: &Plan, file: &[u8], threads: usize, by_answers: bool) -> Vec<(u64, u64)> {
    let selection = Selection::default();
    let options = Options {
        threads,
        // Small, so that there are many.
        block: 1 << 13,
        questions: by_answers.then(|| questions(plan)),
        ..Options::default()
    };
    let input = Input::memory("made.csv", file.to_vec());
    let observations = data::read(&[input], &plan.vocabulary, &options).unwrap();
    let summary = summarise(plan, &observations, &selection, threads);
    let of_target = |id: &str| {
        let target = plan.targets.iter().position(|target| target.id == id)?;
        let count = summary
            .targets
            .iter()
            .find(|count| count.target == target)?;
        Some((
            count.counts.of(Status::Met),
            count.counts.of(Status::Missed),
        ))
    };
    let of_check = |id: &str| {
        let check = plan.checks.iter().position(|check| check.id == id)?;
        Some((summary.checks[check].held, summary.checks[check].broken))
    };
    let of_rule = |rule: &rules::Rule| of_target(rule.id).or_else(|| of_check(rule.id)).unwrap();
    FORTY.iter().map(of_rule).collect()
}

#[test]
fn figures_on_thresholds_get_exact_verdicts_in_every_layout_notation_and_order() {
    let plan = plan::read(&text_of("tests/bench/forty.toml")).unwrap().plan;
    let scale = Scale {
        seed: 7,
        counties: 60,
        townships: 5,
        years: 5,
    };
    let exact: Vec<(u64, u64)> = rules::verdicts(&scale, &FORTY)
        .iter()
        .map(|count| (count.holds, count.fails))
        .collect();
    for layout in Layout::ALL {
        for form in Form::ALL {
            let mut file = Vec::new();
            files::write(&scale, layout, form, &mut file).unwrap();
            for (threads, by_answers) in [(1, false), (2, true), (3, true)] {
                let found = counted(&plan, &file, threads, by_answers);
                assert_eq!(found, exact, "{layout:?} {form:?} {threads}");
            }
        }
    }
}

#[test]
fn the_twelve_rules_are_the_first_of_the_forty() {
    let ids = |file: &str| -> Vec<String> {
        let plan = plan::read(&text_of(file)).unwrap().plan;
        let targets = plan.targets.iter().map(|target| (&target.id, &target.text));
        let checks = plan.checks.iter().map(|check| (&check.id, &check.text));
        let mut all: Vec<String> = targets
            .chain(checks)
            .map(|(id, text)| format!("{id} {}", text.raw()))
            .collect();
        all.sort();
        all
    };
    assert_eq!(
        ids("tests/bench/rules.toml"),
        ids("tests/bench/forty.toml")[..12]
    );
}
