//! What was judged, by which rules, from which files.

use std::collections::BTreeSet;

use super::sheet::Sheet;
use crate::data::{Encoding, InputFile};
use crate::report::Report;
use crate::report::names::{Names, file_name, first_of, harmless, list};
use crate::report::wording::labels::{self, counted};
use crate::report::wording::{Lang, schedule, waivers};
use crate::source::Untrusted;
use crate::vocabulary::Layout;

/// More files than this are told of in one line.
const MOST_FILES: usize = 5;
/// Of many files, more than so many that are unlike the others are counted.
const MOST_OTHERS: usize = 8;
/// More areas than this are counted.
const MOST_AREAS: usize = 8;

pub(super) fn draw(report: &Report<'_>, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let plan = report.plan;
    rules(report, names, sheet);
    files(&report.observations.files, lang, sheet);
    let year = report.judgement.year;
    let (first, last) = (plan.first_year, plan.last_year);
    sheet.line(&lang.pick(
        format!("报告年度 {year}（规划期 {first}–{last}）"),
        format!("Report year {year} (plan period {first}–{last})"),
    ));
    if let Some(rule) = schedule::rule(report, lang) {
        sheet.line(&rule);
    }
    let areas = areas(report);
    let named = first_of(&areas, MOST_AREAS, lang, list);
    match areas.len() {
        0 => {}
        1 => sheet.line(&lang.pick(format!("地区 {named}"), format!("Area {named}"))),
        count => sheet.line(&lang.pick(
            format!("地区 {count} 个：{named}"),
            format!("Areas {count}: {named}"),
        )),
    }
    sheet.gap();
}

/// Which plan judged, by which rules and waivers.
pub(in crate::report) fn rules(report: &Report<'_>, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    sheet.strong(&names.plan());
    let rules = match report.rules.name.as_str() {
        "builtin" => lang.pick("内置", "built in").to_owned(),
        name => harmless(name),
    };
    sheet.line(&lang.pick(
        format!("规则 {rules}  SHA-256 {}", report.rules.sha256),
        format!("Rules {rules}  SHA-256 {}", report.rules.sha256),
    ));
    for line in waivers(report, lang) {
        sheet.line(&line);
    }
}

/// Which file of waivers there is, and on which day they were looked at.
pub(in crate::report) fn waivers(report: &Report<'_>, lang: Lang) -> Vec<String> {
    let file = report.rules.waivers.as_ref().map(|file| {
        let (name, sha256) = (harmless(&file.name), &file.sha256);
        lang.pick(
            format!("豁免 {name}  SHA-256 {sha256}"),
            format!("Waivers {name}  SHA-256 {sha256}"),
        )
    });
    let as_of = waivers::as_of(report.judgement, lang);
    file.into_iter().chain(as_of).collect()
}

/// The names of the areas the verdicts speak of, in order.
pub(in crate::report) fn areas(report: &Report<'_>) -> Vec<String> {
    let verdicts = report.judgement.verdicts.iter();
    let areas: BTreeSet<_> = verdicts
        .filter_map(|verdict| verdict.area.as_ref())
        .collect();
    areas.into_iter().map(Untrusted::visible).collect()
}

/// A line for each file; where they are many, one for all that are alike and one for each other.
pub(in crate::report) fn files(files: &[InputFile], lang: Lang, sheet: &mut Sheet) {
    if files.len() <= MOST_FILES {
        for file in files {
            describe(file, lang, sheet);
        }
        return;
    }
    let count = files.len();
    let sum = |of: fn(&InputFile) -> u64| files.iter().map(of).fold(0, u64::saturating_add);
    let (rows, figures) = (sum(|file| file.rows), sum(|file| file.observations));
    let usual = usual(files);
    let kind = usual.map(|(encoding, layout)| {
        let (encoding, layout) = (self::encoding(encoding), self::layout(layout, lang));
        lang.pick(
            format!("{encoding}，{layout}，"),
            format!("{encoding}, {layout}, "),
        )
    });
    let kind = kind.unwrap_or_default();
    let (en_rows, en_figures) = (
        counted(rows, "row", "rows"),
        counted(figures, "figure", "figures"),
    );
    sheet.line(&lang.pick(
        format!("数据 {count} 个文件  {kind}共 {rows} 行，{figures} 个数据"),
        format!("Data {count} files  {kind}{en_rows} and {en_figures} in all"),
    ));
    let others: Vec<&InputFile> = files
        .iter()
        .filter(|file| file.observations == 0 || Some((file.encoding, file.layout)) != usual)
        .collect();
    if others.is_empty() {
        return;
    }
    sheet.line(lang.pick("其中不同的：", "Of these, unlike the others:"));
    for file in others.iter().take(MOST_OTHERS) {
        describe(file, lang, sheet);
    }
    if let Some(more) = others
        .len()
        .checked_sub(MOST_OTHERS)
        .filter(|more| *more > 0)
    {
        sheet.line(&lang.pick(
            format!("……另有 {more} 个；--format json 逐个列出"),
            format!("… and {more} more; --format json lists every file"),
        ));
    }
}

/// How most files are encoded and laid out; the first of equals.
fn usual(files: &[InputFile]) -> Option<(Encoding, Layout)> {
    let mut kinds: Vec<((Encoding, Layout), usize)> = Vec::new();
    for file in files {
        let kind = (file.encoding, file.layout);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    let most = kinds.iter().map(|(_, count)| *count).max()?;
    kinds
        .into_iter()
        .find(|(_, count)| *count == most)
        .map(|(kind, _)| kind)
}

fn describe(file: &InputFile, lang: Lang, sheet: &mut Sheet) {
    let (name, rows, figures) = (file_name(file, lang), file.rows, file.observations);
    let (encoding, layout) = (encoding(file.encoding), layout(file.layout, lang));
    let besides = besides(file, lang);
    let (en_rows, en_figures) = (
        counted(rows, "row", "rows"),
        counted(figures, "figure", "figures"),
    );
    sheet.line(&lang.pick(
        format!("数据 {name}  {encoding}，{layout}，{rows} 行，{figures} 个数据{besides}"),
        format!("Data {name}  {encoding}, {layout}, {en_rows}, {en_figures}{besides}"),
    ));
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

/// An encoding's name.
pub(in crate::report) const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Gb18030 => "GB18030",
        Encoding::Utf16Le => "UTF-16LE",
        Encoding::Utf16Be => "UTF-16BE",
    }
}

/// A layout, for people.
pub(in crate::report) fn layout(layout: Layout, lang: Lang) -> &'static str {
    match layout {
        Layout::Tidy => lang.pick("一行一数", "tidy"),
        Layout::Wide => lang.pick("一行一地区一年", "wide"),
        Layout::YearsAcross => lang.pick("年份为列", "years across"),
        Layout::OneIndicator => lang.pick("一表一指标", "one indicator"),
    }
}
