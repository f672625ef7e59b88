//! Many counties: how each target stands in all of them, and behind each target where one must act.

use maud::{Markup, html};

use super::actions;
use super::page::{Numbered, Page};
use super::tally::Tally;
use crate::plan::Target;
use crate::report::table::rows;

/// More rows than this are no reading matter; the rest is counted and pointed to.
const MOST_ROWS: usize = 2_000;
/// So many a target may have in any case.
const LEAST_ROWS: usize = 10;

pub(super) fn draw(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let verdicts = &page.report.judgement.verdicts;
    let all = actions::all(page);
    let count = all.len();
    let share = MOST_ROWS / page.report.plan.targets.len().max(1);
    let most = if count > MOST_ROWS {
        share.max(LEAST_ROWS)
    } else {
        MOST_ROWS
    };
    html! {
        section.overview #overview {
            h2 { (lang.pick("逐项目标", "Target by target")) }
            p.lead { (lang.pick(
                format!("{count} 项要处理：未达标、滞后、缺数据或数据有误。点开一项目标，看是哪些地区、差多少。"),
                format!("{count} to act on: missed, behind, without a figure or unreadable. Open a target to see in \
                         which areas, and what is missing.")))
            }
            @for (index, target) in page.report.plan.targets.iter().enumerate() {
                @let tally = Tally::of(verdicts.iter().filter(|verdict| verdict.target == index));
                @let rows: Vec<&Numbered<'_>> = all.iter().filter(|one| one.verdict.target == index).collect();
                @if tally.total() == 0 {
                } @else if rows.is_empty() {
                    div.target id={ "t" (index) } { (line(page, target, &tally)) }
                } @else {
                    details.target id={ "t" (index) } {
                        summary { (line(page, target, &tally)) }
                        (actions::by_area(page, rows.iter().take(most).copied()))
                        (actions::cut(page, rows.len().saturating_sub(most)))
                    }
                }
            }
        }
    }
}

/// One target: its clause, its name, and how many areas have each status.
fn line(page: &Page<'_>, target: &Target, tally: &Tally) -> Markup {
    html! {
        span.clause { (rows::clauses(target)) }
        span.name { (page.names.target(target)) (rows::mark_of(target.level, page.lang)) }
        span.bar { (tally.bar(page.lang)) }
        (tally.brief(page.lang))
    }
}
