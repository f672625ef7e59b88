//! Judges county figures against the numeric goals of a plan.
//!
//! ```text
//! rule file ── plan ──▶ Plan ─────────────────────────────┐
//!                        └─▶ Vocabulary ─┐                ▼
//! data files ── data ────────────────────┴▶ Observations ─ verdict ──▶ Judgement ── report ──▶ bytes
//! ```
//!
//! Each room knows only what stands to its left. [`quantity`], [`source`] and `parts` know nothing of the
//! rest; [`vocabulary`] is all that [`plan`] tells [`data`]; only the command line program reads
//! arguments, prints or asks for the time.

pub mod data;
mod parts;
pub mod plan;
pub mod quantity;
pub mod report;
pub mod source;
pub mod verdict;
pub mod vocabulary;
