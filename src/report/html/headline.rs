//! The head of the page: what was judged, and how it stands in one sentence and a few numbers.

use maud::{Markup, html};

use super::page::Page;
use super::tally::Tally;
use crate::plan::Level;
use crate::report::names::{first_of, list};
use crate::report::table::closing;
use crate::report::table::heading;
use crate::report::wording::labels;
use crate::verdict::{Outcome, Status, Verdict};

/// More areas than this are counted.
const MOST_AREAS: usize = 6;

pub(super) fn draw(page: &Page<'_>) -> Markup {
    let (lang, report) = (page.lang, page.report);
    let (class, mark) = match report.judgement.outcome(report.strictness) {
        // Nothing was to be reached yet: that is no achievement.
        Outcome::Compliant if !closing::is_binding_due(report) => ("not-due", "–"),
        Outcome::Compliant => ("met", "✓"),
        Outcome::NonCompliant => ("missed", "✗"),
        Outcome::Incomplete => ("not-reported", "?"),
    };
    html! {
        header class={ "masthead " (class) } {
            p.eyebrow { (lang.pick("规划目标评判报告", "How the plan’s targets stand")) }
            h1 { (page.names.plan()) }
            (facts(page))
            div.verdict {
                p.outcome {
                    b aria-hidden="true" { (mark) }
                    span { (closing::outcome(report, lang)) }
                }
                p.code { (lang.pick("退出码 ", "Exit code ")) b { (report.exit_code()) } }
            }
            div.levels {
                @for level in [Level::Binding, Level::Expected] {
                    (counts(page, level))
                }
            }
        }
    }
}

fn facts(page: &Page<'_>) -> Markup {
    let (lang, report) = (page.lang, page.report);
    let areas = heading::areas(report);
    let named = first_of(&areas, MOST_AREAS, lang, list);
    html! {
        dl.facts {
            div { dt { (lang.pick("报告年度", "Report year")) } dd { (report.judgement.year) } }
            div {
                dt { (lang.pick("规划期", "Plan period")) }
                dd { (report.plan.first_year) "–" (report.plan.last_year) }
            }
            @if !areas.is_empty() {
                div {
                    @if areas.len() > 1 {
                        dt { (lang.pick(format!("地区（{} 个）", areas.len()), format!("Areas ({})", areas.len()))) }
                    } @else {
                        dt { (lang.pick("地区", "Area")) }
                    }
                    dd { (named) }
                }
            }
            div { dt { (lang.pick("规则", "Rules")) } dd { a href="#basis" { (page.rules_name()) } } }
        }
    }
}

/// One level: how many of how many are met, and how the others stand.
fn counts(page: &Page<'_>, level: Level) -> Markup {
    let lang = page.lang;
    let verdicts = || of_level(page, level);
    let tally = Tally::of(verdicts());
    let total = tally.total();
    let waived = verdicts().filter(|verdict| verdict.is_waived()).count();
    let due = verdicts().filter(|verdict| verdict.is_due).count();
    html! {
        @if total > 0 {
            section.level {
                h2 { (heading_of(level, page)) }
                p.share {
                    b { (tally.count(Status::Met)) }
                    span { (lang.pick(format!("/ {total} 项达标"), format!("of {total} met"))) }
                    span.due { (lang.pick(format!("其中到期 {due} 项"), format!("{due} of them due"))) }
                    @if waived > 0 {
                        span.due { (lang.pick(format!("豁免 {waived} 项"), format!("{waived} waived"))) }
                    }
                }
                (tally.bar(lang))
                (tally.list(lang))
            }
        }
    }
}

fn heading_of(level: Level, page: &Page<'_>) -> String {
    let label = labels::level(level, page.lang);
    page.lang
        .pick(format!("{label}目标"), format!("{label} targets"))
}

fn of_level<'a>(page: &Page<'a>, level: Level) -> impl Iterator<Item = &'a Verdict> {
    let verdicts = page.report.judgement.verdicts.iter();
    verdicts.filter(move |verdict| verdict.level == level)
}
