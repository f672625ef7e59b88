//! Where each number came from.

use maud::{Markup, html};

use super::page::Page;
use crate::verdict::{Origin, Verdict};

/// More cells than this are counted and pointed to.
const MOST_CELLS: usize = 60;

pub(super) fn draw(page: &Page<'_>, verdict: &Verdict) -> Markup {
    let lang = page.lang;
    let more = verdict.origins.len().saturating_sub(MOST_CELLS);
    html! {
        @if !verdict.origins.is_empty() {
            table.origins {
                thead {
                    tr {
                        th scope="col" { (lang.pick("指标", "Indicator")) }
                        th scope="col" { (lang.pick("年份", "Year")) }
                        th.number scope="col" { (lang.pick("原文", "As written")) }
                        th scope="col" { (lang.pick("位置（文件:行:列）", "Place (file:line:column)")) }
                    }
                }
                tbody {
                    @for origin in verdict.origins.iter().take(MOST_CELLS) {
                        tr {
                            td { (page.names.indicator(origin.indicator)) }
                            td { (origin.period) }
                            td.number { (written(page, origin)) }
                            td.place { (page.names.place(&origin.place)) }
                        }
                    }
                }
            }
            @if more > 0 {
                p.cut { (lang.pick(
                    format!("另有 {more} 处未列；--format json 给出全部。"),
                    format!("{more} more are not listed; --format json has them all.")))
                }
            }
        }
    }
}

/// The cell as it stood in the file; of a sum, how many figures and up to which line.
fn written(page: &Page<'_>, origin: &Origin) -> Markup {
    let sum = origin.sum.as_ref().map(|sum| {
        let (count, last) = (sum.count, sum.last_line);
        page.lang.pick(
            format!("{count} 个数合计，至第 {last} 行"),
            format!("sum of {count} figures, to line {last}"),
        )
    });
    html! {
        @if let Some(text) = &origin.text { (text) }
        @if let Some(sum) = sum { (sum) }
    }
}
