//! From bytes to observations: what files may look like, and what is never guessed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

#[path = "reading/areas.rs"]
mod areas;
#[path = "reading/broken.rs"]
mod broken;
#[path = "reading/compared.rs"]
mod compared;
#[path = "reading/encodings.rs"]
mod encodings;
#[path = "reading/headers.rs"]
mod headers;
#[path = "reading/layouts.rs"]
mod layouts;
#[path = "reading/lines.rs"]
mod lines;
#[path = "reading/repeats.rs"]
mod repeats;
#[path = "reading/support.rs"]
mod support;
#[path = "reading/units.rs"]
mod units;
