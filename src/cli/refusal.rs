//! Why a run cannot be done: everything that stands in its way, at once.

use std::fmt;

use target_check::source::{Diagnostic, Severity, Shown};

/// The reasons for which nothing is judged. Never empty.
#[derive(Debug)]
pub(super) struct Refusal(Vec<Diagnostic>);

impl Refusal {
    /// For several reasons.
    pub(super) fn all(diagnostics: Vec<Diagnostic>) -> Self {
        Self(diagnostics)
    }

    /// The same, with something more to say.
    pub(super) fn and(mut self, more: Option<Diagnostic>) -> Self {
        self.0.extend(more);
        self
    }

    /// For one reason.
    pub(super) fn one(code: &'static str, message: String, help: Option<String>) -> Self {
        Self(vec![problem(code, message, help)])
    }

    /// For a fault of the environment.
    pub(super) fn of(error: &anyhow::Error) -> Self {
        Self::one("environment", format!("{error:#}"), None)
    }

    pub(super) fn diagnostics(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.0.iter().enumerate() {
            if index > 0 {
                out.write_str("; ")?;
            }
            out.write_str(&diagnostic.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}

/// A reason without a place in a file.
pub(super) fn problem(code: &'static str, message: String, help: Option<String>) -> Diagnostic {
    Diagnostic {
        code,
        severity: Severity::Error,
        file: None,
        line: None,
        column: None,
        message: message.into(),
        count: 1,
        note: None,
        help: help.map(Shown::from),
        excerpt: None,
    }
}
