//! What is wrong or doubtful in the data, and where.

use maud::{Markup, html};

use super::page::Page;
use crate::source::{Diagnostic, Excerpt, Severity};

/// More findings than this are counted and pointed to.
const MOST_FINDINGS: usize = 500;

/// More than this are folded away.
const MOST_OPEN: usize = 20;

pub(super) fn draw(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let mut all = page.report.findings(page.inputs, lang);
    all.sort_by_key(|finding| finding.severity);
    let folded = all.len().min(MOST_FINDINGS).saturating_sub(MOST_OPEN);
    let more = all.len().saturating_sub(MOST_FINDINGS);
    html! {
        section.findings #findings {
            h2 { (lang.pick("数据问题", "Findings in the data")) }
            @if all.is_empty() {
                p.lead { (lang.pick("没有发现问题。", "Nothing wrong or doubtful was found.")) }
            }
            ol {
                @for finding in all.iter().take(MOST_OPEN) {
                    (item(page, finding))
                }
            }
            @if folded > 0 {
                details.more {
                    summary { (lang.pick(format!("其余 {folded} 条"), format!("{folded} more"))) }
                    ol {
                        @for finding in all.iter().take(MOST_FINDINGS).skip(MOST_OPEN) {
                            (item(page, finding))
                        }
                    }
                }
            }
            @if more > 0 {
                p.cut { (lang.pick(
                    format!("另有 {more} 条未列；--format json 的 findings 给出全部。"),
                    format!("{more} more are not listed; `findings` of --format json has them all.")))
                }
            }
        }
    }
}

fn item(page: &Page<'_>, finding: &Diagnostic) -> Markup {
    let lang = page.lang;
    let severity = match finding.severity {
        Severity::Error => lang.pick("错误", "error"),
        Severity::Warning => lang.pick("警告", "warning"),
        Severity::Note => lang.pick("提示", "note"),
    };
    html! {
        li class=(finding.severity.id()) {
            p.place {
                b { (severity) } " " code { (finding.code) }
                @if let Some(file) = &finding.file {
                    " " span.where {
                        (file)
                        @if let Some(line) = finding.line {
                            ":" (line)
                            @if let Some(column) = finding.column { ":" (column) }
                        }
                    }
                }
            }
            p.message { (finding.message) }
            @if let Some(excerpt) = &finding.excerpt { (line(excerpt)) }
            @if let Some(note) = &finding.note { p.note { (note) } }
            @if let Some(help) = &finding.help { p.help { (help) } }
        }
    }
}

/// The line it speaks of, with the cell marked.
fn line(excerpt: &Excerpt) -> Markup {
    let (text, marked) = (&excerpt.text, excerpt.marked);
    let parts = text
        .get(..marked.start)
        .zip(text.get(marked.start..marked.end))
        .zip(text.get(marked.end..));
    html! {
        @if let Some(((before, cell), after)) = parts {
            p.excerpt {
                code { (before) mark { (cell) } (after) }
                @if let Some(label) = &excerpt.label { " " span.label-of { (label) } }
            }
        }
    }
}
