//! One report in every format: the same verdicts, the same numbers, and nothing that the consumer of
//! a format would obey. Each format is read back as its consumers read it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test that cannot read a report has failed"
)]

mod support;

#[path = "formats/agreement.rs"]
mod agreement;
#[path = "formats/browser.rs"]
mod browser;
#[path = "formats/ci.rs"]
mod ci;
#[path = "formats/commands.rs"]
mod commands;
#[path = "formats/files.rs"]
mod files;
#[path = "formats/hostile.rs"]
mod hostile;
#[path = "formats/injection.rs"]
mod injection;
#[path = "formats/reading.rs"]
mod reading;
#[path = "formats/rendering.rs"]
mod rendering;
#[path = "formats/schemas.rs"]
mod schemas;
#[path = "formats/snapshots.rs"]
mod snapshots;
#[path = "formats/xml.rs"]
mod xml;
