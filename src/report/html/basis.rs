//! What the page rests on: the rules and the files, with their digests, and what was left out.

use maud::{Markup, html};

use super::page::Page;
use crate::data::InputFile;
use crate::report::names::{file_name, harmless, list};
use crate::report::table::heading::{encoding, layout};
use crate::report::table::rows;
use crate::report::wording::{labels, schedule, waivers};

/// More files than this are counted and pointed to.
const MOST_FILES: usize = 300;

pub(super) fn draw(page: &Page<'_>) -> Markup {
    let (lang, files) = (page.lang, &page.report.observations.files);
    let more = files.len().saturating_sub(MOST_FILES);
    html! {
        section.basis #basis {
            h2 { (lang.pick("评判依据", "What this rests on")) }
            dl {
                dt { (lang.pick("规则文件", "Rule file")) }
                dd { (page.rules_name()) }
                dt { "SHA-256" }
                dd.digest { (page.report.rules.sha256) }
                @if let Some(file) = &page.report.rules.waivers {
                    dt { (lang.pick("豁免文件", "File of waivers")) }
                    dd { (harmless(&file.name)) }
                    dt { "SHA-256" }
                    dd.digest { (file.sha256) }
                }
                @if let Some(as_of) = waivers::as_of(page.report.judgement, lang) {
                    dt { (lang.pick("豁免", "Waivers")) }
                    dd { (as_of) }
                }
            }
            @if let Some(rule) = schedule::rule(page.report, lang) {
                p.schedule { (rule) }
            }
            @for file in files.iter().take(MOST_FILES) {
                (input(page, file))
            }
            @if more > 0 {
                p.cut { (lang.pick(
                    format!("另有 {more} 个文件未列；--format json 逐个列出。"),
                    format!("{more} more files are not listed; --format json lists every one.")))
                }
            }
            (left_out(page))
        }
    }
}

fn input(page: &Page<'_>, file: &InputFile) -> Markup {
    let lang = page.lang;
    let (rows, figures) = (file.rows, file.observations);
    let kinds = file
        .furniture
        .iter()
        .map(|(kind, count)| labels::furniture(*kind, *count, lang));
    let kinds = list(kinds, lang);
    html! {
        dl {
            dt { (lang.pick("数据文件", "Data file")) }
            dd {
                (file_name(file, lang))
                span.reason {
                    (encoding(file.encoding)) " · " (layout(file.layout, lang)) " · "
                    (lang.pick(format!("{rows} 行，{figures} 个数据"), format!("rows: {rows}, figures: {figures}")))
                    @if !kinds.is_empty() {
                        " · " (lang.pick("其他行：", "other lines: ")) (kinds)
                    }
                }
            }
            @if let Some(digest) = &file.sha256 {
                dt { "SHA-256" }
                dd.digest { (digest) }
            }
        }
    }
}

fn left_out(page: &Page<'_>) -> Markup {
    let (lang, left_out) = (page.lang, &page.report.judgement.left_out);
    let count = left_out.len();
    let targets = left_out
        .iter()
        .filter_map(|index| page.report.plan.targets.get(*index));
    html! {
        @if count > 0 {
            h3 { (lang.pick(
                format!("未判 {count} 项（--reported-only，文件中没有它们的列或行）"),
                format!("Left out {count} (--reported-only, no file mentions them)")))
            }
            ul {
                @for target in targets {
                    li { (page.names.target(target)) " " span.clause { (rows::clauses(target)) } }
                }
            }
        }
    }
}
