//! One verdict: its status, its figures drawn and in words, and what follows.

use maud::{Markup, html};

use super::page::{Numbered, Page};
use super::tally::sign;
use super::{bullet, origins, path};
use crate::plan::{Due, Target};
use crate::report::table::{misses, rows};
use crate::report::wording::labels;
use crate::report::{expression, figure};
use crate::verdict::{Status, Verdict};

pub(super) fn draw(page: &Page<'_>, one: Numbered<'_>) -> Markup {
    let Some(target) = page.report.plan.targets.get(one.verdict.target) else {
        return html! {};
    };
    let verdict = one.verdict;
    let course = path::draw(page, &one);
    // A course that has come to its end is for those who ask.
    let is_done = verdict.is_due || verdict.status == Status::Met;
    let is_open = misses::wants_action(verdict) || !is_done;
    let (shown, folded) = if is_open {
        (course, None)
    } else {
        (None, course)
    };
    html! {
        article class={ "entry " (verdict.status.id()) } id=(one.anchor()) {
            (sign(verdict.status, page.lang))
            div.what {
                h5 { (rows::target(target, verdict, page.report, &page.names)) }
                p.meta { (meta(page, target, verdict)) }
                (follows(page, target, verdict))
            }
            div.figures {
                (figures(page, verdict))
                @if let Some(chart) = bullet::draw(page, &one) { (chart) }
                @if let Some(course) = shown { (course) }
            }
            (behind(page, &one, target, folded))
        }
    }
}

/// The clause, the weight and the year.
fn meta(page: &Page<'_>, target: &Target, verdict: &Verdict) -> Markup {
    let lang = page.lang;
    let (clauses, level) = (rows::clauses(target), labels::level(verdict.level, lang));
    let due = match target.due {
        Due::EveryYear => lang.pick("每年考核", "due every year").to_owned(),
        Due::By(year) => lang.pick(format!("{year} 年到期"), format!("due {year}")),
    };
    html! {
        (lang.pick(format!("条款 {clauses}"), format!("Clause {clauses}")))
        " · " (level) " · " (due)
    }
}

fn figures(page: &Page<'_>, verdict: &Verdict) -> Markup {
    let lang = page.lang;
    html! {
        dl {
            @if let Some(observed) = figure::observed(verdict, lang) {
                div.observed { dt { (lang.pick("实际", "Observed")) } dd { (observed) } }
            }
            @if let Some(required) = figure::required(verdict, lang) {
                div.required { dt { (lang.pick("要求", "Required")) } dd { (required) } }
            }
        }
    }
}

/// What is missing and why.
fn follows(page: &Page<'_>, target: &Target, verdict: &Verdict) -> Markup {
    let shortfall = rows::shortfall(target, verdict, page.report, &page.names);
    let besides = rows::besides(verdict, page.report, &page.names);
    html! {
        @if shortfall.is_some() || !besides.is_empty() {
            div.follows {
                @if let Some(shortfall) = shortfall {
                    p.shortfall { (shortfall) }
                }
                @for text in besides {
                    p { (text) }
                }
            }
        }
    }
}

/// Where it comes from: the requirement as the rules write it, a note on how it was read, the cells.
fn behind(page: &Page<'_>, one: &Numbered<'_>, target: &Target, course: Option<Markup>) -> Markup {
    let lang = page.lang;
    let cells = one.verdict.origins.len();
    let is_bare = cells == 0 && course.is_none();
    let summary = match (is_bare, one.verdict.status) {
        (true, Status::NotReported) => lang.pick("要求的依据", "What is required").to_owned(),
        (true, _) => lang.pick("依据", "Behind it").to_owned(),
        (false, _) => lang.pick(
            format!("依据与数据来源（{cells} 处）"),
            format!(
                "Behind it: the rule and {}",
                labels::counted(
                    u64::try_from(cells).unwrap_or(u64::MAX),
                    "source",
                    "sources"
                )
            ),
        ),
    };
    html! {
        details.source {
            summary { (summary) }
            @if let Some(course) = course { (course) }
            p.rule { (expression::in_words(&target.text, &page.names)) }
            @for note in target.remarks() {
                p.note { (note) }
            }
            (origins::draw(page, one.verdict))
        }
    }
}
