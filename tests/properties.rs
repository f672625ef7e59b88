//! What holds of every number, requirement and table, not only of the examples: by made-up ones,
//! compared with what other people's arithmetic and the tests' own reading of the rules give.
//!
//! A usual run is the same every time. More, and others:
//! `PROPTEST_CASES=100000 PROPTEST_RNG_SEED=7 cargo test --release --test properties`

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test's helpers fail as tests do"
)]

#[path = "properties/choices.rs"]
mod choices;
#[path = "properties/evaluation.rs"]
mod evaluation;
#[path = "properties/exact.rs"]
mod exact;
#[path = "properties/expression.rs"]
mod expression;
#[path = "properties/interval.rs"]
mod interval;
#[path = "properties/layouts.rs"]
mod layouts;
#[path = "properties/notation.rs"]
mod notation;
#[path = "properties/quick.rs"]
mod quick;
#[path = "properties/rational.rs"]
mod rational;
mod support;
#[path = "properties/verdicts.rs"]
mod verdicts;

use proptest::test_runner::{Config, RngSeed};

/// The usual number of cases from a fixed seed, unless the environment asks for others.
fn cases(usual: u32) -> Config {
    let asked = Config::default();
    let is_asked = |name: &str| std::env::var_os(name).is_some();
    Config {
        cases: if is_asked("PROPTEST_CASES") {
            asked.cases
        } else {
            usual
        },
        rng_seed: if is_asked("PROPTEST_RNG_SEED") {
            asked.rng_seed
        } else {
            RngSeed::Fixed(20_251_231)
        },
        // What is found becomes a test of its own.
        failure_persistence: None,
        max_global_rejects: 1 << 20,
        ..asked
    }
}
