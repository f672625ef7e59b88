//! From verdicts to bytes: one report, one writer a format.

pub mod wording;
