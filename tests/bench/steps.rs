//! What single steps take: a cell, a row, an expression, a judgement.
//!
//! ```sh
//! cargo bench --bench steps
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::wildcard_enum_match_arm,
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "a benchmark that cannot go on has failed"
)]

mod made;

use std::fmt::Write as _;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use made::facts::Scale;
use made::files::{Form, Layout};
use target_check::data::{self, Observations, Options};
use target_check::plan::{self, Plan};
use target_check::quantity::{Exact, Unit};
use target_check::source::Input;
use target_check::verdict::{Selection, judge, questions, summarise};

fn main() {
    divan::main();
}

const FORTY: &str = include_str!("forty.toml");
const BUILT_IN: &str = include_str!("../../targets.toml");
const SCALE: Scale = Scale {
    seed: 1,
    counties: 20,
    townships: 14,
    years: 10,
};

fn plan_of(text: &str) -> Plan {
    plan::read(text).unwrap().plan
}

fn made(layout: Layout, form: Form) -> Vec<u8> {
    let mut file = Vec::new();
    made::files::write(&SCALE, layout, form, &mut file).unwrap();
    file
}

/// Reads a file as `check --summary` does, on one thread.
fn observed(plan: &Plan, file: &[u8]) -> Observations {
    let options = Options {
        threads: 1,
        questions: Some(questions(plan)),
        ..Options::default()
    };
    let input = Input::memory("made.csv", file.to_vec());
    data::read(&[input], &plan.vocabulary, &options).unwrap()
}

/// A figure as people write it. A thousand cells of one column, each notation a file of its own.
#[divan::bench(args = ["1234", "1234.5", "1,234", "0.1234万", "１２３４", "1234 人", "≥1234", "约1234", ""])]
fn cell(bencher: Bencher, cell: &str) {
    let plan = plan_of(
        "[plan]\ntitle = \"x\"\nperiod = [2021, 2025]\n[indicators.a]\nname = \"人数\"\nunit = \"人\"\n\
         [[target]]\nid = \"a\"\nclause = [\"1\"]\nrequire = \"a >= 1\"\n",
    );
    let mut file = "地区,年份,人数\n".to_owned();
    for number in 0..1000 {
        writeln!(file, "甲{number}县,2025,\"{cell}\"").unwrap();
    }
    bencher
        .counter(ItemsCount::new(1000_u32))
        .bench(|| observed(black_box(&plan), file.as_bytes()));
}

/// Rows of made-up statistics, read for forty rules.
#[divan::bench(args = [
    (Layout::Wide, Form::Clean), (Layout::Wide, Form::Messy), (Layout::Wide, Form::Quoted),
    (Layout::Tidy, Form::Clean), (Layout::Tidy, Form::Messy), (Layout::Tidy, Form::Quoted),
])]
fn rows(bencher: Bencher, (layout, form): (Layout, Form)) {
    let (plan, file) = (plan_of(FORTY), made(layout, form));
    bencher
        .counter(BytesCount::new(file.len()))
        .bench(|| observed(black_box(&plan), &file));
}

/// The arithmetic of a ratio: as fractions of 64 bits, and of as many as it takes.
#[divan::bench(args = ["990", "99000000000000000000"])]
fn exact(bencher: Bencher, above: &str) {
    let (above, below) = (
        Exact::from_decimal(above).unwrap(),
        Exact::from_decimal("1700").unwrap(),
    );
    let bar = Exact::ratio(62, 100).unwrap();
    bencher.bench(|| black_box(&above).checked_div(black_box(&below)) >= Some(bar.clone()));
}

/// A unit as written.
#[divan::bench(args = ["%", "元/年", "人/万人", "元/(人·月)"])]
fn unit(written: &str) -> Option<Unit> {
    Unit::parse(black_box(written))
}

/// An expression from text to what it means: a rule file with this one requirement.
#[divan::bench(args = ["a >= 1", "a / b >= 62%", "growth(a) >= 20%", "(a + b) / max(a, 2 * b) in 30%..40%"])]
fn expression(bencher: Bencher, require: &str) {
    let text = format!(
        "[plan]\ntitle = \"x\"\nperiod = [2021, 2025]\n[indicators]\na = {{ name = \"甲\", unit = \"人\" }}\n\
         b = {{ name = \"乙\", unit = \"人\" }}\n[[target]]\nid = \"a\"\nclause = [\"1\"]\nrequire = \"{require}\"\n"
    );
    bencher.bench(|| plan::read(black_box(&text)).unwrap());
}

/// The whole of the built-in plan.
#[divan::bench]
fn rule_file() -> Plan {
    plan_of(black_box(BUILT_IN))
}

/// Forty rules over two hundred county-years, counted, and told one by one.
#[divan::bench(args = [true, false])]
fn judging(bencher: Bencher, is_counted: bool) {
    let (plan, file) = (plan_of(FORTY), made(Layout::Wide, Form::Clean));
    let observations = match is_counted {
        true => observed(&plan, &file),
        false => {
            let input = Input::memory("made.csv", file);
            data::read(&[input], &plan.vocabulary, &Options::default()).unwrap()
        }
    };
    let selection = Selection::default();
    let bencher = bencher.counter(ItemsCount::new(SCALE.counties * SCALE.years));
    if is_counted {
        bencher.bench(|| summarise(&plan, black_box(&observations), &selection, 1));
    } else {
        bencher.bench(|| judge(&plan, black_box(&observations), &selection));
    }
}
