//! Words for what is wrong or doubtful in the data.

use super::Lang;
use crate::data::{Finding, InputFile};
use crate::source::Diagnostic;
use crate::vocabulary::Vocabulary;

/// How a finding is shown.
pub fn diagnostic(
    finding: &Finding,
    files: &[InputFile],
    _vocabulary: &Vocabulary,
    lang: Lang,
) -> Diagnostic {
    let message = lang.pick(
        format!("问题 {:?}", finding.kind),
        format!("problem {:?}", finding.kind),
    );
    Diagnostic {
        code: finding.kind.code(),
        severity: finding.kind.severity(),
        file: files
            .get(usize::from(finding.place.file.0))
            .map(|file| file.name.visible()),
        line: finding.place.line,
        column: finding.place.column.map(u64::from),
        message,
        help: None,
        excerpt: None,
    }
}
