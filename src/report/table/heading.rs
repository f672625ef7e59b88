//! What was judged, by which rules, from which files.

use super::sheet::Sheet;
use crate::data::{Encoding, InputFile};
use crate::report::Report;
use crate::report::names::{Names, harmless, list};
use crate::report::wording::{Lang, labels};
use crate::vocabulary::Layout;

pub(super) fn draw(report: &Report<'_>, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let plan = report.plan;
    sheet.strong(&names.plan());
    let rules = match report.rules.name.as_str() {
        "builtin" => lang.pick("内置", "built in").to_owned(),
        name => harmless(name),
    };
    sheet.line(&lang.pick(
        format!("规则 {rules}  SHA-256 {}", report.rules.sha256),
        format!("Rules {rules}  SHA-256 {}", report.rules.sha256),
    ));
    for file in &report.observations.files {
        let (name, rows, figures) = (file.name.visible(), file.rows, file.observations);
        let (encoding, layout) = (encoding(file.encoding), layout(file.layout, lang));
        let besides = besides(file, lang);
        sheet.line(&lang.pick(
            format!("数据 {name}  {encoding}，{layout}，{rows} 行，{figures} 个数据{besides}"),
            format!("Data {name}  {encoding}, {layout}, {rows} rows, {figures} figures{besides}"),
        ));
    }
    let year = report.judgement.year;
    let (first, last) = (plan.first_year, plan.last_year);
    sheet.line(&lang.pick(
        format!("报告年度 {year}（规划期 {first}–{last}）"),
        format!("Report year {year} (plan period {first}–{last})"),
    ));
    if let Some(area) = the_one_area(report) {
        sheet.line(&lang.pick(format!("地区 {area}"), format!("Area {area}")));
    }
    sheet.gap();
}

/// The area's name, where all verdicts speak of one.
fn the_one_area(report: &Report<'_>) -> Option<String> {
    let mut areas = report
        .judgement
        .verdicts
        .iter()
        .map(|verdict| &verdict.area);
    let first = areas.next()?.as_ref()?;
    areas
        .all(|area| area.as_ref() == Some(first))
        .then(|| first.visible())
}

/// The lines that are no rows of figures, by kind.
fn besides(file: &InputFile, lang: Lang) -> String {
    if file.furniture.is_empty() {
        return String::new();
    }
    let kinds = file
        .furniture
        .iter()
        .map(|(kind, count)| labels::furniture(*kind, *count, lang));
    let kinds = list(kinds, lang);
    lang.pick(format!("；另有{kinds}"), format!("; other lines: {kinds}"))
}

const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Gb18030 => "GB18030",
        Encoding::Utf16Le => "UTF-16LE",
        Encoding::Utf16Be => "UTF-16BE",
    }
}

fn layout(layout: Layout, lang: Lang) -> &'static str {
    match layout {
        Layout::Tidy => lang.pick("一行一数", "tidy"),
        Layout::Wide => lang.pick("一行一地区一年", "wide"),
        Layout::YearsAcross => lang.pick("年份为列", "years across"),
        Layout::OneIndicator => lang.pick("一表一指标", "one indicator"),
    }
}
