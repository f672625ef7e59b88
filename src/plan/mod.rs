//! From the text of a rule file to a checked plan.
//!
//! `raw` is the file as written: tables and fields with their places. `lower` turns it into what
//! it means, with the `expression`s in it read and their units compared. Both keep going after a
//! fault, so that one run names every fault of a file.

mod comments;
mod expression;
mod fault;
mod lower;
mod model;
mod nearest;
mod raw;
#[cfg(test)]
mod tests;

pub use comments::comments_above;
pub use fault::*;
pub use model::*;

use crate::source::{Severity, Span};

/// The largest rule file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 1 << 20;

/// A rule file without faults.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The plan it states.
    pub plan: Plan,
    /// What is doubtful in it but does not keep it from being used.
    pub warnings: Vec<Fault>,
}

/// Reads a rule file.
///
/// # Errors
/// Every fault of the file and every warning, in order of place.
pub fn read(text: &str) -> Result<Checked, Vec<Fault>> {
    if text.len() > MAX_FILE_BYTES {
        let bytes = text.len();
        return Err(vec![Fault {
            kind: WritingFault::FileTooLarge { bytes }.into(),
            span: Span::default(),
        }]);
    }
    let mut sink = raw::Sink {
        text,
        faults: Vec::new(),
    };
    let (raw, is_toml) = raw::parse(&mut sink);
    let plan = lower::lower(&mut sink, &raw);
    let mut faults = sink.faults;
    if !is_toml {
        faults.retain(|fault| !fault.kind.follows_from_syntax());
    }
    faults.sort_by_key(|fault| fault.span);
    faults.dedup();
    let sound = faults
        .iter()
        .all(|fault| fault.kind.severity() != Severity::Error);
    match plan {
        Some(plan) if sound => Ok(Checked {
            plan,
            warnings: faults,
        }),
        Some(_) | None => Err(faults),
    }
}
