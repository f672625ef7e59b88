//! Where things stand: files, lines and columns, and text that came from a file.
//! Knows nothing of plans, figures or reports.

mod diagnostic;
mod input;
mod place;
mod steady;
mod untrusted;

pub use diagnostic::{Diagnostic, Excerpt, Severity};
pub use input::{Input, MAX_LINE_BYTES, MAX_STREAM_BYTES};
pub use place::{FileId, Place, Span};
pub use steady::{Changed, uninterrupted};
pub use untrusted::{Shown, Untrusted, is_invisible, push_visible};
