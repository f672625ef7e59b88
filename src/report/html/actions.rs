//! What to do: every verdict one must act on, with what is missing, on one sheet.

use maud::{Markup, html};

use super::page::{Numbered, Page};
use super::tally::sign;
use crate::plan::Target;
use crate::report::figure;
use crate::report::table::{misses, rows};
use crate::verdict::{Outcome, Status, Verdict};

/// What a sheet calls its rows, beside the status.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Target,
    Area,
}

/// The sheet of one county.
pub(super) fn draw(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let all = all(page);
    html! {
        @if !all.is_empty() {
            section.actions #actions {
                h2 { (lang.pick("要做的事", "What to do")) }
                p.lead { (lang.pick(
                    format!("{} 项未达标、滞后、缺数据或数据有误；约束性的在前。", all.len()),
                    format!("{} missed, behind, without a figure or unreadable; the binding ones first.", all.len())))
                }
                (sheet(page, all.iter(), Named::Target))
            }
        }
    }
}

/// The sheet of one target in several counties.
pub(super) fn by_area<'a>(page: &Page<'_>, all: impl Iterator<Item = &'a Numbered<'a>>) -> Markup {
    sheet(page, all, Named::Area)
}

/// What one must act on: what decides the outcome first, and what lacks a figure last.
pub(super) fn all<'a>(page: &Page<'a>) -> Vec<Numbered<'a>> {
    let mut all: Vec<Numbered<'_>> = (1..)
        .zip(&page.report.judgement.verdicts)
        .map(|(number, verdict)| Numbered { number, verdict })
        .filter(|one| misses::wants_action(one.verdict) && !page.missing.gathers(one.verdict))
        .collect();
    all.sort_by_key(|one| {
        let is_missing = one.verdict.status == Status::NotReported;
        let counts = one.verdict.outcome(page.report.strictness) != Outcome::Compliant;
        (is_missing, !counts)
    });
    all
}

/// What is said of rows that are left out.
pub(super) fn cut(page: &Page<'_>, more: usize) -> Markup {
    html! {
        @if more > 0 {
            p.cut { (page.lang.pick(
                format!("另有 {more} 项未列；矩阵中都有，--format json 给出全部，--area 或 --target 可缩小范围。"),
                format!("{more} more are not listed: the matrix has them, --format json tells all of \
                         each, --area or --target narrows the report.")))
            }
        }
    }
}

fn sheet<'a>(page: &Page<'_>, all: impl Iterator<Item = &'a Numbered<'a>>, named: Named) -> Markup {
    let lang = page.lang;
    let name = match named {
        Named::Target => lang.pick("目标", "Target"),
        Named::Area => lang.pick("地区", "Area"),
    };
    html! {
        table.cards.acts {
            thead {
                tr {
                    th scope="col" { (lang.pick("结论", "Status")) }
                    th scope="col" { (name) }
                    th.number scope="col" { (lang.pick("实际", "Observed")) }
                    th.number scope="col" { (lang.pick("要求", "Required")) }
                    th scope="col" { (lang.pick("缺口或原因", "Shortfall or reason")) }
                }
            }
            tbody {
                @for one in all {
                    @if let Some(target) = page.report.plan.targets.get(one.verdict.target) {
                        (row(page, one, target, named))
                    }
                }
            }
        }
    }
}

/// The county of a verdict, with its year where that must be said.
fn area(page: &Page<'_>, verdict: &Verdict, target: &Target) -> String {
    let name = page.area(verdict.area.as_ref());
    match rows::dated(target, verdict, page.report) {
        Some(year) => page
            .lang
            .pick(format!("{name}（{year} 年）"), format!("{name} ({year})")),
        None => name,
    }
}

fn row(page: &Page<'_>, one: &Numbered<'_>, target: &Target, named: Named) -> Markup {
    let (lang, verdict) = (page.lang, one.verdict);
    let name = match named {
        Named::Target => rows::target(target, verdict, page.report, &page.names),
        Named::Area => area(page, verdict, target),
    };
    html! {
        tr {
            td { (sign(verdict.status, lang)) }
            th scope="row" {
                @if page.is_detailed() {
                    a href={ "#" (one.anchor()) } { (name) }
                } @else {
                    (name)
                }
                @if named == Named::Target { " " span.clause { (rows::clauses(target)) } }
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
