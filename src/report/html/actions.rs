//! What to do: every verdict one must act on, with what is missing, on one sheet.

use maud::{Markup, html};

use super::page::{Numbered, Page};
use super::tally::sign;
use crate::report::figure;
use crate::report::table::{misses, rows};
use crate::verdict::{Outcome, Status};

/// More rows than this are no reading matter; the rest is counted and pointed to.
const MOST_ROWS: usize = 2_000;

pub(super) fn draw(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let mut all: Vec<Numbered<'_>> = (1..)
        .zip(&page.report.judgement.verdicts)
        .map(|(number, verdict)| Numbered { number, verdict })
        .filter(|one| misses::wants_action(one.verdict) && !page.missing.gathers(one.verdict))
        .collect();
    // What decides the outcome first, and what lacks a figure last.
    all.sort_by_key(|one| {
        let is_missing = one.verdict.status == Status::NotReported;
        let counts = one.verdict.outcome(page.report.strictness) != Outcome::Compliant;
        (is_missing, !counts)
    });
    let more = all.len().saturating_sub(MOST_ROWS);
    html! {
        @if !all.is_empty() {
            section.actions #actions {
                h2 { (lang.pick("要做的事", "What to do")) }
                p.lead { (lang.pick(
                    format!("{} 项未达标、滞后、缺数据或数据有误；约束性的在前。", all.len()),
                    format!("{} missed, behind, without a figure or unreadable; the binding ones first.", all.len())))
                }
                table.cards {
                    (head(page))
                    tbody {
                        @for one in all.iter().take(MOST_ROWS) {
                            (row(page, one))
                        }
                    }
                }
                @if more > 0 {
                    p.cut { (lang.pick(
                        format!("另有 {more} 项未列；矩阵中都有，--format json 给出全部，--area 或 --target 可缩小范围。"),
                        format!("{more} more are not listed: the matrix has them, --format json tells all of \
                                 each, --area or --target narrows the report.")))
                    }
                }
            }
        }
    }
}

fn head(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    html! {
        thead {
            tr {
                th scope="col" { (lang.pick("结论", "Status")) }
                @if page.has_many_counties() {
                    th scope="col" { (lang.pick("地区", "Area")) }
                }
                th scope="col" { (lang.pick("目标", "Target")) }
                th.number scope="col" { (lang.pick("实际", "Observed")) }
                th.number scope="col" { (lang.pick("要求", "Required")) }
                th scope="col" { (lang.pick("缺口或原因", "Shortfall or reason")) }
            }
        }
    }
}

fn row(page: &Page<'_>, one: &Numbered<'_>) -> Markup {
    let (lang, verdict) = (page.lang, one.verdict);
    let Some(target) = page.report.plan.targets.get(verdict.target) else {
        return html! {};
    };
    let name = rows::target(target, verdict, page.report, &page.names);
    html! {
        tr {
            td { (sign(verdict.status, lang)) }
            @if page.has_many_counties() {
                td.area { @if let Some(area) = &verdict.area { (area) } }
            }
            th scope="row" {
                @if page.is_detailed() {
                    a href={ "#" (one.anchor()) } { (name) }
                } @else {
                    (name)
                }
                " " span.clause { (rows::clauses(target)) }
            }
            td.number {
                @if let Some(text) = figure::observed(verdict, lang) {
                    span.label { (lang.pick("实际", "Observed")) " " } (text)
                }
            }
            td.number {
                @if let Some(text) = figure::required(verdict, lang) {
                    span.label { (lang.pick("要求", "Required")) " " } (text)
                }
            }
            td {
                @if let Some(shortfall) = rows::shortfall(target, verdict, page.report, &page.names) {
                    strong { (shortfall) }
                }
                @for text in rows::besides(verdict, page.report, &page.names) {
                    span.reason { (text) }
                }
            }
        }
    }
}
