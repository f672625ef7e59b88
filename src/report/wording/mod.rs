//! Every sentence the program says, in both languages.
//!
//! What can be said is an enum in the room where it is found; here each variant has its words. A
//! sentence that lacks a language does not compile.

pub(super) mod ahead;
pub mod coverage;
pub(super) mod doubts;
pub(super) mod excerpt;
pub mod faults;
pub mod findings;
pub(super) mod labels;
pub(super) mod reasons;
pub(super) mod remarks;
pub(super) mod schedule;
pub(super) mod waivers;

/// The language of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The text of this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
