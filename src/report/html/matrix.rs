//! Many counties: every verdict as a sign, a row a county and a column a target.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::page::{County, Numbered, Page};
use super::tally::Tally;
use crate::quantity::Year;
use crate::report::table::rows;
use crate::report::wording::labels;
use crate::verdict::Status;

/// More columns than this do not fit a sheet of paper: the rest is another matrix.
const MOST_COLUMNS: usize = 72;

/// A target in one year.
type Column = (usize, Year);

pub(super) fn draw(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let columns: BTreeSet<Column> = page
        .report
        .judgement
        .verdicts
        .iter()
        .map(|verdict| (verdict.target, verdict.period))
        .collect();
    let columns: Vec<Column> = columns.into_iter().collect();
    let (counties, targets) = (page.counties.len(), columns.len());
    html! {
        section.matrix #matrix {
            h2 { (lang.pick("一览", "At a glance")) }
            p.lead { (lang.pick(
                format!("{counties} 个地区 × {targets} 项目标，每格一个结论。"),
                format!("{counties} areas × {targets} targets, one verdict a cell.")))
            }
            (legend(page))
            @for (index, columns) in columns.chunks(MOST_COLUMNS).enumerate() {
                (part(page, index, columns))
            }
        }
    }
}

fn legend(page: &Page<'_>) -> Markup {
    Tally::of(page.report.judgement.verdicts.iter()).list(page.lang)
}

fn part(page: &Page<'_>, index: usize, columns: &[Column]) -> Markup {
    let lang = page.lang;
    let label = lang.pick(
        "地区与目标矩阵，可左右滚动",
        "Areas by targets, scrolls sideways",
    );
    html! {
        div.scroll role="region" tabindex="0" aria-label={ (label) " " (index.saturating_add(1)) } {
            table.grid {
                thead {
                    tr {
                        th.corner scope="col" { (lang.pick("地区", "Area")) }
                        th.count scope="col" { span { (labels::status(Status::Missed, lang)) } }
                        @for column in columns {
                            (head(page, *column))
                        }
                    }
                }
                tbody {
                    @for (number, county) in (1..).zip(&page.counties) {
                        (row(page, number, county, columns))
                    }
                }
            }
        }
    }
}

fn head(page: &Page<'_>, (index, year): Column) -> Markup {
    let target = page.report.plan.targets.get(index);
    html! {
        th scope="col" {
            @if let Some(target) = target {
                a href={ "#t" (index) } {
                    (rows::clauses(target)) " "
                    @if year != page.report.judgement.year { (year) " " }
                    (page.names.target(target))
                }
            }
        }
    }
}

fn row(page: &Page<'_>, number: usize, county: &County<'_>, columns: &[Column]) -> Markup {
    let found: BTreeMap<Column, &Numbered<'_>> = county
        .verdicts
        .iter()
        .map(|one| ((one.verdict.target, one.verdict.period), one))
        .collect();
    let missed = Tally::of(county.verdicts.iter().map(|one| one.verdict)).count(Status::Missed);
    html! {
        tr {
            th scope="row" {
                @if page.is_detailed() {
                    a href={ "#c" (number) } { (page.area(county.name)) }
                } @else {
                    (page.area(county.name))
                }
            }
            td.count { (missed) }
            @for column in columns {
                @if let Some(one) = found.get(column) {
                    td class=(one.verdict.status.id()) {
                        @if page.is_detailed() {
                            a href={ "#" (one.anchor()) } { (short(one.verdict.status, page)) }
                        } @else {
                            (short(one.verdict.status, page))
                        }
                    }
                } @else {
                    td {}
                }
            }
        }
    }
}

/// The sign for those who see it, the word for those who hear or copy it.
fn short(status: Status, page: &Page<'_>) -> Markup {
    html! { (labels::mark(status)) i { (labels::status(status, page.lang)) } }
}
