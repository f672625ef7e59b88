//! Judging: plan × observations → verdicts. Pure and total: no files, no clock, no panic.

mod ahead;
mod area;
mod asked;
mod checks;
pub mod comparison;
mod condition;
mod county;
mod course;
mod evaluate;
mod event;
mod inputs;
mod judge;
mod linear;
mod model;
mod outcome;
mod plainly;
mod schedule;
mod shortfall;
mod summary;
#[cfg(test)]
mod tests;
mod townships;
mod trial;
mod waivers;
mod way;

pub use asked::questions;
pub use inputs::of_target as inputs_of;
pub use judge::{Selection, judge};
pub use model::*;
pub use outcome::{Outcome, Strictness};
pub use summary::{StatusCounts, Summary, TargetCount, summarise};
pub use waivers::{Idle, Waived};
pub use way::*;
