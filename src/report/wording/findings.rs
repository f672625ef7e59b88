//! Words for what is wrong or doubtful in the data.

use super::Lang;
use crate::data::{Finding, FindingKind, InputFile};
use crate::source::Diagnostic;
use crate::vocabulary::Vocabulary;

/// How a finding is shown.
pub fn diagnostic(
    finding: &Finding,
    files: &[InputFile],
    _vocabulary: &Vocabulary,
    lang: Lang,
) -> Diagnostic {
    let message = match finding.kind {
        FindingKind::EmptyFile => lang.pick("文件是空的", "the file is empty"),
    };
    Diagnostic {
        code: finding.kind.code(),
        severity: finding.kind.severity(),
        file: files
            .get(usize::from(finding.place.file.0))
            .map(|file| file.name.visible()),
        line: finding.place.line,
        column: finding.place.column.map(u64::from),
        message: message.to_owned(),
        help: None,
        excerpt: None,
    }
}
