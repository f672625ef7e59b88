//! Many counties: what one must act on, or what was asked for, one by one.

use super::grid::{Column, Grid, Section};
use super::missing::Missing;
use super::sheet::Sheet;
use super::{By, View, bar, county, rows};
use crate::plan::Target;
use crate::report::names::Names;
use crate::report::{Report, figure};
use crate::source::Untrusted;
use crate::verdict::{Status, Verdict};

/// More rows than this are no reading matter; the rest is counted and pointed to.
pub(super) const MOST_ROWS: usize = 200;

/// Whether one must act on a verdict: missed, behind, unreadable, or due and without a figure.
pub(in crate::report) fn wants_action(verdict: &Verdict) -> bool {
    match verdict.status {
        Status::Missed | Status::Behind | Status::Unreadable => true,
        Status::NotReported => verdict.is_due,
        Status::Met | Status::OnTrack | Status::NotDue | Status::NotApplicable => false,
    }
}

/// Every verdict one must act on, or every one that was asked for; what lacks a figure last.
pub(super) fn draw(
    report: &Report<'_>,
    view: &View<'_>,
    missing: &Missing,
    names: &Names<'_>,
    sheet: &mut Sheet,
) {
    let is_wanted = |verdict: &&Verdict| match view.only {
        Some(only) => only.contains(&verdict.status),
        None => wants_action(verdict),
    };
    let all = report.judgement.verdicts.iter().filter(is_wanted);
    let mut all: Vec<&Verdict> = all.filter(|verdict| !missing.gathers(verdict)).collect();
    all.sort_by_cached_key(|verdict| {
        let group = view.by.and_then(|by| group(report, by, verdict, names));
        (group, verdict.status == Status::NotReported)
    });
    if all.is_empty() {
        return;
    }
    let mut sections: Vec<(Option<Group>, Section)> = Vec::new();
    for verdict in all.iter().take(MOST_ROWS) {
        let Some(target) = report.plan.targets.get(verdict.target) else {
            continue;
        };
        let group = view.by.and_then(|by| group(report, by, verdict, names));
        let row = row(report, view.by, target, verdict, names, sheet);
        match sections.last_mut() {
            Some((last, section)) if *last == group => section.rows.push(row),
            Some(_) | None => {
                let heading = group.as_ref().map(|(_, heading)| heading.clone());
                let rows = vec![row];
                sections.push((group, Section { heading, rows }));
            }
        }
    }
    Grid {
        columns: columns(view.by, names),
        sections: sections.into_iter().map(|(_, section)| section).collect(),
    }
    .draw(sheet);
    tell_more(all.len().saturating_sub(MOST_ROWS), names, sheet);
}

/// What rows stand together: its place in the order, and its heading.
type Group = (usize, String);

fn group(report: &Report<'_>, by: By, verdict: &Verdict, names: &Names<'_>) -> Option<Group> {
    let target = report.plan.targets.get(verdict.target)?;
    Some(match by {
        By::Area => {
            let area = verdict.area.as_ref().map(Untrusted::visible);
            (0, area.unwrap_or_default())
        }
        By::Target => {
            let (clauses, name) = (rows::clauses(target), names.target(target));
            (verdict.target, format!("{clauses} {name}"))
        }
        By::Chapter => {
            let number = county::chapter_number(target);
            let heading = county::heading(number, names);
            let order = county::chapter_order(number, report);
            (order, heading.unwrap_or_else(|| number.to_owned()))
        }
    })
}

fn columns(by: Option<By>, names: &Names<'_>) -> Vec<Column> {
    let lang = names.lang;
    let mut columns = vec![Column::label(lang.pick("结论", "Status"))];
    if by != Some(By::Area) {
        columns.push(Column::figure(lang.pick("地区", "Area")));
    }
    columns.extend([
        Column::prose(lang.pick("目标", "Target")),
        Column::words(lang.pick("条款", "Clause")),
        Column::figure(lang.pick("实际", "Observed")),
        Column::figure(lang.pick("要求", "Required")),
        Column::bar(lang.pick("完成度", "Attained")),
        Column::prose(lang.pick("缺口或原因", "Shortfall or reason")),
    ]);
    columns
}

fn row(
    report: &Report<'_>,
    by: Option<By>,
    target: &Target,
    verdict: &Verdict,
    names: &Names<'_>,
    sheet: &Sheet,
) -> Vec<String> {
    let lang = names.lang;
    let mut row = vec![sheet.status(verdict.status)];
    if by != Some(By::Area) {
        let area = verdict.area.as_ref().map(Untrusted::visible);
        row.push(area.unwrap_or_default());
    }
    row.extend([
        rows::target(target, verdict, report, names),
        rows::clauses(target),
        figure::observed(verdict, lang).unwrap_or_default(),
        figure::required(verdict, lang).unwrap_or_default(),
        bar::bar(verdict),
        rows::in_row(target, verdict, report, names),
    ]);
    row
}

/// Says how many rows are not shown.
pub(super) fn tell_more(more: usize, names: &Names<'_>, sheet: &mut Sheet) {
    if more == 0 {
        return;
    }
    sheet.line(&names.lang.pick(
        format!("……另有 {more} 项未列；--format json 给出全部，--area 或 --target 可缩小范围"),
        format!(
            "… and {more} more, not shown: --format json has them all, --area or --target \
             narrows the report"
        ),
    ));
}
