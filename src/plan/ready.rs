//! A checked plan kept beside its rule file, so that the one which is part of the program is neither
//! read nor checked at every start.

use serde::{Deserialize, Serialize};

use super::Plan;

/// A plan that is ready to use.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ready {
    /// The SHA-256 of the rule file it was read from, in hexadecimal. It stands for no other.
    pub sha256: String,
    /// What that file states.
    pub plan: Plan,
}

impl Ready {
    /// Takes out what [`Self::kept`] put in; `None` if it is of another version of the program.
    pub fn of(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok()
    }

    /// The text to keep.
    ///
    /// # Errors
    /// None that a plan could cause.
    pub fn kept(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}
