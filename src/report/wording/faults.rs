//! Words for what is wrong in a rule file.

use super::Lang;
use crate::plan::{Fault, FaultKind};
use crate::source::Diagnostic;

/// How a fault of the rule file `text` is shown.
pub fn diagnostic(fault: &Fault, _text: &str, file: &str, lang: Lang) -> Diagnostic {
    let message = match &fault.kind {
        FaultKind::UnknownKey { key, .. } => {
            lang.pick(format!("不认识的键 {key}"), format!("unknown key {key}"))
        }
    };
    Diagnostic {
        code: fault.kind.code(),
        severity: fault.kind.severity(),
        file: Some(file.to_owned()),
        line: None,
        column: None,
        message,
        help: None,
        excerpt: None,
    }
}
