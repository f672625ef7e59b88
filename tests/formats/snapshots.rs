//! One report as every format writes it. FORMATS_WRITE=1 writes the files anew: look at them.

use target_check::report::Format;
use target_check::report::wording::Lang;
use target_check::verdict::Strictness;

use crate::rendering::Case;
use crate::support::project_file;

/// Asserts that a text is the snapshot's, or makes it so where that was asked for.
pub(crate) fn assert_snapshot(name: &str, text: &str) {
    let path = project_file("tests/formats/snapshots").join(name);
    if std::env::var_os("FORMATS_WRITE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        known == text,
        "{name} differs; FORMATS_WRITE=1 writes it anew:\n{text}"
    );
}

#[test]
fn one_report_in_every_format() {
    let case = Case::of_every_status();
    for format in Format::ALL {
        let text = case.written(format, Lang::En, Strictness::Normal);
        assert_snapshot(&format!("report.{}", format.id()), &text);
    }
    for format in [Format::Markdown, Format::Github] {
        let text = case.written(format, Lang::Zh, Strictness::Normal);
        assert_snapshot(&format!("report.zh.{}", format.id()), &text);
    }
}
