//! From the text of a rule file to a checked plan.
//!
//! `raw` is the file as written: tables and fields with their places. `lower` turns it into what
//! it means, with the `expression`s in it read and their units compared. Both keep going after a
//! fault, so that one run names every fault of a file.

mod comments;
mod coverage;
mod expression;
mod fault;
mod lower;
mod model;
mod nearest;
mod raw;
mod ready;
#[cfg(test)]
mod tests;
mod waiver;

pub use comments::comments_above;
pub use coverage::{Coverage, Document, MAX_TEXT_BYTES, cover};
pub use fault::*;
pub use model::*;
pub use ready::Ready;
pub use waiver::{Waiver, WaiverSource};

use toml::de::DeTable;

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
    /// What its targets say of the plan's text, with its places in the file.
    cited: coverage::Cited,
}

/// Reads a rule file.
///
/// # Errors
/// Every fault of the file and every warning, in order of place.
pub fn read(text: &str) -> Result<Checked, Vec<Fault>> {
    let ((plan, cited), warnings) = read_tables(text, raw::plan, |sink, raw| {
        Some((lower::lower(sink, raw)?, coverage::cited(raw)))
    })?;
    Ok(Checked {
        plan,
        warnings,
        cited,
    })
}

/// Reads a file of waivers for the targets of `plan`: tables `[[waiver]]` as a rule file has them,
/// and nothing else.
///
/// # Errors
/// Every fault of the file, in order of place.
pub fn read_waivers(text: &str, plan: &Plan) -> Result<Vec<Waiver>, Vec<Fault>> {
    let ids: Vec<&str> = plan.targets.iter().map(|target| &*target.id).collect();
    let (waivers, _) = read_tables(text, raw::waivers, |sink, raw| {
        lower::waivers(sink, raw, &ids, WaiverSource::OwnFile)
    })?;
    Ok(waivers)
}

/// What a file of tables means, and the warnings about it; else every fault.
fn read_tables<R, M>(
    text: &str,
    tables: impl Fn(&mut raw::Sink<'_>, &DeTable<'_>) -> R,
    meaning: impl FnOnce(&mut raw::Sink<'_>, &R) -> Option<M>,
) -> Result<(M, Vec<Fault>), Vec<Fault>> {
    if text.len() > MAX_FILE_BYTES {
        let bytes = text.len();
        return Err(vec![Fault {
            kind: WritingFault::FileTooLarge { bytes }.into(),
            span: Span::default(),
        }]);
    }
    let mut sink = raw::Sink::new(text);
    let (raw, is_toml) = raw::parse(&mut sink, tables);
    let meant = meaning(&mut sink, &raw);
    let mut faults = sink.faults;
    if !is_toml {
        faults.retain(|fault| !fault.kind.follows_from_syntax());
    }
    faults.sort_by_key(|fault| fault.span);
    faults.dedup();
    let sound = faults
        .iter()
        .all(|fault| fault.kind.severity() != Severity::Error);
    match meant {
        Some(meant) if sound => Ok((meant, faults)),
        Some(_) | None => Err(faults),
    }
}
