//! Figures held against each other: one year and the next, one area and the others, a total and its
//! sum. What is found here is said, and changes no verdict.

pub(super) mod compared;
pub(super) mod jumps;
pub(super) mod spread;
