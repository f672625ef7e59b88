//! Many counties: how each target stands in all of them, then the misses one by one.

use super::grid::{Column, Grid, Section};
use super::missing::Missing;
use super::rows;
use super::sheet::Sheet;
use crate::report::names::Names;
use crate::report::wording::labels;
use crate::report::{Report, figure};
use crate::source::Untrusted;
use crate::verdict::{Status, Verdict};

/// More misses than this are no reading matter; the rest is counted and pointed to.
const MOST_MISSES: usize = 200;

pub(super) fn draw(report: &Report<'_>, missing: &Missing, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let areas = rows::areas(report);
    sheet.line(&lang.pick(
        format!("{areas} 个地区，按目标汇总："),
        format!("{areas} areas, by target:"),
    ));
    summary(report, missing, names, sheet);
    sheet.gap();
    misses(report, missing, names, sheet);
    sheet.gap();
}

fn summary(report: &Report<'_>, missing: &Missing, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let shown: Vec<&Verdict> = report
        .judgement
        .verdicts
        .iter()
        .filter(|verdict| !missing.gathers(verdict))
        .collect();
    let met_with: Vec<Status> = Status::ALL
        .into_iter()
        .filter(|status| shown.iter().any(|verdict| verdict.status == *status))
        .collect();
    let mut section = Section::default();
    for (index, target) in report.plan.targets.iter().enumerate() {
        let of_target: Vec<_> = shown
            .iter()
            .filter(|verdict| verdict.target == index)
            .collect();
        if of_target.is_empty() {
            continue;
        }
        let name = names.target(target);
        let mut row = vec![
            format!("{name}{}", rows::mark_of(target.level, lang)),
            rows::clauses(target),
        ];
        row.extend(met_with.iter().map(|status| {
            let count = of_target.iter().filter(|verdict| verdict.status == *status);
            match count.count() {
                0 => String::new(),
                count => count.to_string(),
            }
        }));
        section.rows.push(row);
    }
    let mut columns = vec![
        Column::prose(lang.pick("目标", "Target")),
        Column::words(lang.pick("条款", "Clause")),
    ];
    columns.extend(
        met_with
            .iter()
            .map(|status| Column::label(labels::status(*status, lang))),
    );
    Grid {
        columns,
        sections: vec![section],
    }
    .draw(sheet);
}

/// Whether one must act on a verdict: missed, behind, unreadable, or due and without a figure.
pub(in crate::report) fn wants_action(verdict: &Verdict) -> bool {
    match verdict.status {
        Status::Missed | Status::Behind | Status::Unreadable => true,
        Status::NotReported => verdict.is_due,
        Status::Met | Status::OnTrack | Status::NotDue | Status::NotApplicable => false,
    }
}

/// Every verdict one must act on, what lacks a figure last.
fn misses(report: &Report<'_>, missing: &Missing, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let mut all: Vec<&Verdict> = report
        .judgement
        .verdicts
        .iter()
        .filter(|verdict| wants_action(verdict) && !missing.gathers(verdict))
        .collect();
    all.sort_by_key(|verdict| verdict.status == Status::NotReported);
    if all.is_empty() {
        return;
    }
    let mut section = Section::default();
    for verdict in all.iter().take(MOST_MISSES) {
        let Some(target) = report.plan.targets.get(verdict.target) else {
            continue;
        };
        section.rows.push(vec![
            sheet.status(verdict.status),
            verdict
                .area
                .as_ref()
                .map(Untrusted::visible)
                .unwrap_or_default(),
            rows::target(target, verdict, report, names),
            rows::clauses(target),
            figure::observed(verdict, lang).unwrap_or_default(),
            figure::required(verdict, lang).unwrap_or_default(),
            rows::remarks(target, verdict, report, names),
        ]);
    }
    Grid {
        columns: vec![
            Column::label(lang.pick("结论", "Status")),
            Column::figure(lang.pick("地区", "Area")),
            Column::prose(lang.pick("目标", "Target")),
            Column::words(lang.pick("条款", "Clause")),
            Column::figure(lang.pick("实际", "Observed")),
            Column::figure(lang.pick("要求", "Required")),
            Column::prose(lang.pick("缺口或原因", "Shortfall or reason")),
        ],
        sections: vec![section],
    }
    .draw(sheet);
    if let Some(more) = all.len().checked_sub(MOST_MISSES).filter(|more| *more > 0) {
        sheet.line(&lang.pick(
            format!("……另有 {more} 项未列；--format json 给出全部，--area 或 --target 可缩小范围"),
            format!(
                "… and {more} more, not shown: --format json has them all, --area or --target \
                 narrows the report"
            ),
        ));
    }
}
