//! Words for what is wrong in a rule file.

use super::Lang;
use crate::plan::Fault;
use crate::source::Diagnostic;

/// How a fault of the rule file `text` is shown.
pub fn diagnostic(fault: &Fault, text: &str, file: &str, lang: Lang) -> Diagnostic {
    let place = text.get(fault.span.start..fault.span.end).unwrap_or_default();
    Diagnostic {
        code: fault.kind.code(),
        severity: fault.kind.severity(),
        file: Some(file.to_owned()),
        line: u64::try_from(text.get(..fault.span.start).unwrap_or_default().split('\n').count()).ok(),
        column: None,
        message: lang.pick(format!("有误：{place} {:?}", fault.kind), format!("wrong: {place} {:?}", fault.kind)),
        help: None,
        excerpt: None,
    }
}
