//! Whatever stands in a file, nothing panics, hangs, ends with a code that is not on the list, or
//! passes without its figures: the project's own files and notations, mutated by a fixed seed.
//!
//! `cargo test` takes a fixed share of at least 100 000 executions. Millions of others:
//! `MUTATOR=10000000 cargo test --release --test mutator -- --nocapture`
//!
//! A failure prints the door, the seed and the shortest bytes that still fail, which become a file
//! in `tests/mutator/cases`, named after the door.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test's helpers fail as tests do"
)]

#[path = "polluter/dice.rs"]
mod dice;
#[path = "mutator/grammar.rs"]
mod grammar;
#[path = "mutator/invariants.rs"]
mod invariants;
#[path = "mutator/mutation.rs"]
mod mutation;
#[path = "mutator/program.rs"]
mod program;
#[path = "mutator/seeds.rs"]
mod seeds;
#[path = "mutator/shrink.rs"]
mod shrink;
mod support;
#[path = "mutator/targets.rs"]
mod targets;

use std::time::{Duration, Instant};

use dice::Dice;
use seeds::Seeds;
use shrink::{execute, shortest};
use support::project_file;
use targets::Door;

/// How many executions at each door a usual run makes: the cheaper, the more. Whole runs under the
/// built-in plan cost a hundred times as much as a cell.
const SHARES: [(Door, u64); 7] = [
    (Door::Cell, 40_000),
    (Door::Expression, 30_000),
    (Door::Amount, 8_000),
    (Door::Rules, 4_000),
    (Door::Decoder, 10_000),
    (Door::Table, 10_000),
    (Door::Run, 300),
];

/// No execution may take longer.
const LONGEST: Duration = Duration::from_secs(10);

/// How many times the usual number of executions was asked for.
fn wanted(usual: u64, variable: &str, all: u64) -> u64 {
    let asked: Option<u64> = std::env::var(variable)
        .ok()
        .and_then(|text| text.parse().ok());
    asked.map_or(usual, |asked| (usual * asked).div_ceil(all))
}

/// The mutated bytes of an execution.
fn mutated(door: Door, seed: u64, seeds: &Seeds) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    let all = seeds.at(door);
    let mut bytes = dice.pick(all).cloned().unwrap();
    let other = dice.pick(all).cloned().unwrap();
    let is_grown = door == Door::Expression && dice.below(2) == 0;
    if is_grown {
        bytes = grammar::requirement(&mut dice).into_bytes();
    }
    if door == Door::Rules && dice.below(2) == 0 {
        mutation::mutate_quoted(&mut bytes, &other, &mut dice);
    } else if !is_grown || dice.below(2) == 0 {
        mutation::mutate(&mut bytes, &other, &mut dice);
    }
    let mut chosen = || u8::try_from(dice.below(256)).unwrap();
    let choices = [chosen(), chosen()];
    bytes.splice(0..0, choices);
    bytes
}

/// Mutates at one door, and tells of the first failure in the shortest form.
fn mutate(door: Door) {
    let all: u64 = SHARES.iter().map(|(_, count)| count).sum();
    assert!(all >= 100_000);
    let usual = SHARES.iter().find(|(known, _)| *known == door).unwrap().1;
    let count = wanted(usual, "MUTATOR", all);
    let seeds = Seeds::read();
    let (mut judged, mut slowest) = (0, Duration::ZERO);
    for seed in 0..count {
        let bytes = mutated(door, seed, &seeds);
        let started = Instant::now();
        match execute(door, &bytes) {
            Ok(is_judged) => judged += u64::from(is_judged),
            Err(message) => {
                let bytes = shortest(door, bytes).escape_ascii().to_string();
                panic!("{} seed {seed}: {message}\n{bytes}", door.name());
            }
        }
        let taken = started.elapsed();
        assert!(taken < LONGEST, "{} seed {seed}: {taken:?}", door.name());
        slowest = slowest.max(taken);
    }
    println!(
        "{}: {count} executions, {judged} as far as verdicts, the slowest {slowest:?}",
        door.name()
    );
    // Were everything refused at the door, nothing behind it would have been tried.
    assert!(judged * 20 > count);
}

#[test]
fn no_cell_breaks_anything() {
    mutate(Door::Cell);
}

#[test]
fn no_requirement_breaks_anything() {
    mutate(Door::Expression);
    mutate(Door::Amount);
}

#[test]
fn no_rule_file_breaks_anything() {
    mutate(Door::Rules);
}

#[test]
fn no_bytes_break_anything() {
    mutate(Door::Decoder);
}

#[test]
fn no_table_breaks_anything() {
    mutate(Door::Table);
}

#[test]
fn no_run_breaks_anything() {
    mutate(Door::Run);
}

/// Whatever was found once.
#[test]
fn what_was_found_once_holds() {
    let mut paths: Vec<_> = std::fs::read_dir(project_file("tests/mutator/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let door = Door::ALL
            .into_iter()
            .find(|door| name.starts_with(door.name()))
            .unwrap_or_else(|| panic!("{name}: no door is called so"));
        let started = Instant::now();
        door.enter(&std::fs::read(&path).unwrap());
        assert!(started.elapsed() < LONGEST, "{name}");
    }
}

#[test]
fn no_file_makes_the_program_end_otherwise() {
    program::run(wanted(200, "MUTATOR_PROGRAM", 200));
}

/// What fuzzing begins from: the seeds of every door, in the folders where `cargo fuzz` looks.
#[test]
#[ignore = "writes tests/fuzz/corpus"]
fn seeds_for_fuzzing() {
    let seeds = Seeds::read();
    for door in Door::ALL {
        let folder = project_file("tests/fuzz/corpus").join(door.name());
        std::fs::create_dir_all(&folder).unwrap();
        for (number, seed) in seeds.at(door).iter().enumerate() {
            let bytes = [&[0, 0], seed.as_slice()].concat();
            std::fs::write(folder.join(format!("seed-{number}")), bytes).unwrap();
        }
    }
}
