//! Figures and areas held against each other: one year and the next, one area and the others, a
//! total and its sum, one name and the next. What is found here is said, and changes no verdict.

pub(super) mod compared;
pub(super) mod jumps;
pub(super) mod names;
pub(super) mod spread;
