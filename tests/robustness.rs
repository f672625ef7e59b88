//! Whatever the machine does and whatever the files are: a run is done and right, or it is refused
//! and nothing was touched.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test's helpers fail as tests do"
)]

#[allow(dead_code, reason = "each test file uses its own part")]
#[path = "polluter/dice.rs"]
mod dice;
#[path = "robustness/faults.rs"]
mod faults;
#[path = "robustness/folder.rs"]
mod folder;
#[path = "robustness/limits.rs"]
mod limits;
#[path = "robustness/places.rs"]
mod places;
#[path = "robustness/same.rs"]
mod same;
#[path = "robustness/signals.rs"]
mod signals;
#[path = "robustness/streams.rs"]
mod streams;
mod support;
