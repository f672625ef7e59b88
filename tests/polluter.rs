//! Real files are dirty. The clean example, in each layout, is damaged in every way that offices,
//! spreadsheets and transfers damage files; what comes of it is the clean verdicts, or a refusal, or
//! something that says what is different and where. Never a silent difference.
//!
//! `cargo test` takes a fixed share. All of them:
//! `POLLUTER=all cargo test --release --test polluter -- --nocapture`

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test's helpers fail as tests do"
)]

#[path = "polluter/around.rs"]
mod around;
#[path = "polluter/cases.rs"]
mod cases;
#[path = "polluter/dice.rs"]
mod dice;
#[path = "polluter/difference.rs"]
mod difference;
#[path = "polluter/family.rs"]
mod family;
#[path = "polluter/figures.rs"]
mod figures;
#[path = "polluter/forms.rs"]
mod forms;
#[path = "polluter/pages.rs"]
mod pages;
#[path = "polluter/shape.rs"]
mod shape;
mod support;
#[path = "polluter/written.rs"]
mod written;

use std::collections::BTreeMap;

use target_check::data::{self, Options};
use target_check::plan::Plan;
use target_check::source::Input;
use target_check::verdict::Selection;

use dice::Dice;
use difference::{Clean, Outcome};
use family::{Facts, Family, Stage};
use pages::{Layout, Page, Style, encoded};
use support::built_in_plan;

/// How many files of each family and layout, and how many pairs of families in each layout.
struct Share {
    singles: u64,
    pairs: u64,
}

const SOME: Share = Share {
    singles: 1,
    pairs: 40,
};
const ALL: Share = Share {
    singles: 6,
    pairs: 700,
};

fn families() -> Vec<&'static Family> {
    [
        around::FAMILIES,
        figures::FAMILIES,
        shape::FAMILIES,
        written::FAMILIES,
        forms::FAMILIES,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The clean example in one layout.
struct Example {
    layout: Layout,
    pages: Vec<Page>,
    files: Vec<(String, Vec<u8>)>,
    clean: Clean,
}

impl Example {
    fn new(plan: &Plan, layout: Layout) -> Self {
        let pages = pages::clean(layout);
        let files: Vec<(String, Vec<u8>)> = pages
            .iter()
            .map(|page| (page.name.clone(), page.text(&Style::PLAIN).into_bytes()))
            .collect();
        let clean = Clean::of(plan, &files);
        Self {
            layout,
            pages,
            files,
            clean,
        }
    }

    /// The files with damage done to one of them; `None` if it cannot be done.
    fn damaged(&self, families: &[&Family], dice: &mut Dice) -> Option<Vec<(String, Vec<u8>)>> {
        let mut families = families.to_vec();
        families.sort_by_key(|family| family.stage.order());
        let which = dice.below(self.pages.len());
        let mut page = self.pages[which].clone();
        let mut style = Style::PLAIN;
        for family in &families {
            match family.stage {
                Stage::Cells(damage) => damage(&mut page, dice)?,
                Stage::Style(damage) => damage(&mut style),
                Stage::Text(_) | Stage::Bytes(_) => {}
            }
        }
        let mut text = page.text(&style);
        for family in &families {
            if let Stage::Text(damage) = family.stage {
                damage(&mut text, dice)?;
            }
        }
        let mut bytes = encoded(&text, &style);
        for family in &families {
            if let Stage::Bytes(damage) = family.stage {
                damage(&mut bytes, dice)?;
            }
        }
        let mut files = self.files.clone();
        files[which].1 = bytes;
        Some(files)
    }
}

#[derive(Default)]
struct Counts {
    same: u32,
    explained: u32,
    refused: u32,
    changed: u32,
    silent: u32,
}

#[derive(Default)]
struct Tally {
    by_family: BTreeMap<String, Counts>,
    all: Counts,
    silent: Vec<String>,
}

impl Tally {
    fn add(&mut self, name: &str, what: &str, outcome: Outcome) {
        let family = self.by_family.entry(name.to_owned()).or_default();
        for counts in [family, &mut self.all] {
            match &outcome {
                Outcome::Same => counts.same += 1,
                Outcome::Explained => counts.explained += 1,
                Outcome::Refused => counts.refused += 1,
                Outcome::FactsChanged => counts.changed += 1,
                Outcome::Silent(_) => counts.silent += 1,
            }
        }
        if let Outcome::Silent(differences) = outcome {
            let first: Vec<String> = differences.iter().take(3).cloned().collect();
            let count = differences.len();
            self.silent
                .push(format!("{what}: {count}\n    {}", first.join("\n    ")));
        }
    }

    fn print(&self) {
        println!("  same  explained  refused  facts changed  silent");
        for (name, counts) in &self.by_family {
            println!("{}  {name}", row(counts));
        }
        println!("{}  files over all", row(&self.all));
    }
}

fn row(counts: &Counts) -> String {
    format!(
        "{:>6}  {:>9}  {:>7}  {:>13}  {:>6}",
        counts.same, counts.explained, counts.refused, counts.changed, counts.silent
    )
}

fn facts(families: &[&Family]) -> Facts {
    families.iter().map(|family| family.facts).max().unwrap()
}

/// Two families that one file can suffer both of.
fn a_pair(families: &[&'static Family], dice: &mut Dice) -> [&'static Family; 2] {
    loop {
        let one = families[dice.below(families.len())];
        let other = families[dice.below(families.len())];
        let is_style = |family: &Family| matches!(family.stage, Stage::Style(_));
        // Only one way of writing a file at a time; bytes are damaged once.
        let is_same_stage = one.stage.order() == other.stage.order();
        let clashes = is_same_stage && (is_style(one) || one.stage.order() == 3);
        if one.name != other.name && !clashes {
            return [one, other];
        }
    }
}

fn run(share: &Share) -> Tally {
    let plan = built_in_plan();
    let families = families();
    let mut tally = Tally::default();
    for (number, layout) in Layout::ALL.into_iter().enumerate() {
        let example = Example::new(&plan, layout);
        let salt = u64::try_from(number).unwrap() << 32;
        let mut one = |name: &str, chosen: &[&Family], seed: u64| {
            let Some(files) = example.damaged(chosen, &mut Dice::new(seed)) else {
                return;
            };
            let outcome = example.clean.compare(&plan, &files, facts(chosen));
            let names: Vec<&str> = chosen.iter().map(|family| family.name).collect();
            let what = format!("{:?}, {}, seed {seed}", example.layout, names.join(" + "));
            tally.add(name, &what, outcome);
        };
        for (index, family) in families.iter().enumerate() {
            for again in 0..share.singles {
                let seed = salt + (u64::try_from(index).unwrap() << 16) + again;
                one(family.name, &[family], seed);
            }
        }
        for seed in 0..share.pairs {
            let pair = a_pair(&families, &mut Dice::new(salt + seed));
            one("pairs", &pair, salt + (1 << 31) + seed);
        }
    }
    tally
}

#[test]
fn no_damage_makes_a_silent_difference() {
    let is_whole = std::env::var("POLLUTER").is_ok_and(|share| share == "all");
    let tally = run(if is_whole { &ALL } else { &SOME });
    tally.print();
    assert!(families().len() >= 30);
    let files = tally.all.same
        + tally.all.explained
        + tally.all.refused
        + tally.all.changed
        + tally.all.silent;
    assert!(files >= if is_whole { 3000 } else { 300 }, "{files} files");
    assert!(
        tally.silent.is_empty(),
        "{} silent differences:\n{}",
        tally.silent.len(),
        tally.silent.join("\n")
    );
}

/// Everything that reading says, as text.
fn everything(plan: &Plan, files: &[(String, Vec<u8>)], options: &Options) -> String {
    let inputs: Vec<Input> = files
        .iter()
        .map(|(name, bytes)| Input::memory(name.as_str(), bytes.clone()))
        .collect();
    let observations = match data::read(&inputs, &plan.vocabulary, options) {
        Ok(observations) => observations,
        Err(findings) => return format!("{findings:?}"),
    };
    let mut all = format!("{:?}\n{:?}\n", observations.files, observations.findings);
    for county in observations.counties() {
        all.push_str(&format!("{:?} {:?}\n", county.name(), county.townships()));
        for year in county.years() {
            for (id, term) in plan.vocabulary.terms().filter(|(_, term)| term.used) {
                let (own, parts) = (county.own(year, id), county.parts(year, id));
                let townships: Vec<_> = (0..county.townships().len())
                    .map(|index| county.township(index, year, id))
                    .collect();
                let id = &term.id;
                all.push_str(&format!("{year} {id} {own:?} {parts:?} {townships:?}\n"));
            }
        }
    }
    all
}

#[test]
fn whatever_is_damaged_is_read_and_counted_alike_by_any_threads_blocks_and_care() {
    let plan = built_in_plan();
    let families = families();
    let careful = Options {
        careful: true,
        threads: 1,
        ..Options::default()
    };
    let ways = [(1, 1 << 18), (2, 4096), (4, 777)].map(|(threads, block)| Options {
        threads,
        block,
        ..Options::default()
    });
    for (number, layout) in (0_u64..).zip([Layout::Wide, Layout::Tidy, Layout::YearsAcross]) {
        let example = Example::new(&plan, layout);
        let singles = (0_u64..)
            .zip(&families)
            .map(|(seed, family)| (seed, vec![*family]));
        let pairs = (1000..1060).map(|seed| {
            let pair = a_pair(&families, &mut Dice::new(seed + number));
            (seed, pair.to_vec())
        });
        for (seed, chosen) in singles.chain(pairs) {
            let Some(files) = example.damaged(&chosen, &mut Dice::new(seed)) else {
                continue;
            };
            let thorough = everything(&plan, &files, &careful);
            for way in &ways {
                let names: Vec<&str> = chosen.iter().map(|family| family.name).collect();
                let what = format!("{layout:?}, {}, seed {seed}, {way:?}", names.join(" + "));
                let found = everything(&plan, &files, way);
                assert!(found == thorough, "{what}\n{}", parting(&thorough, &found));
            }
            let inputs: Vec<Input> = files
                .iter()
                .map(|(name, bytes)| Input::memory(name.as_str(), bytes.clone()))
                .collect();
            let wrong = support::miscounted(&plan, &inputs, &Selection::default());
            let names: Vec<&str> = chosen.iter().map(|family| family.name).collect();
            assert!(
                wrong.is_empty(),
                "{layout:?}, {names:?}, {seed}\n{wrong:#?}"
            );
        }
    }
}

/// The first lines that differ.
fn parting(one: &str, other: &str) -> String {
    let mut lines = one.lines().zip(other.lines());
    let (one, other) = lines.find(|(one, other)| one != other).unwrap_or_default();
    let at = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let near = |line: &str| {
        let from = (0..=at.saturating_sub(200))
            .rev()
            .find(|at| line.is_char_boundary(*at));
        line[from.unwrap_or(0)..]
            .chars()
            .take(400)
            .collect::<String>()
    };
    format!("thorough: {}\nquick:    {}", near(one), near(other))
}
