//! One county: every target, grouped by chapter.

use super::grid::{Column, Grid, Section};
use super::missing::Missing;
use super::rows;
use super::sheet::Sheet;
use super::{By, View, bar};
use crate::plan::Target;
use crate::report::names::Names;
use crate::report::{Report, figure};
use crate::source::Untrusted;

pub(super) fn draw(
    report: &Report<'_>,
    view: &View<'_>,
    missing: &Missing,
    names: &Names<'_>,
    sheet: &mut Sheet,
) {
    let lang = names.lang;
    let mut sections: Vec<(String, Section)> = Vec::new();
    for verdict in &report.judgement.verdicts {
        if missing.gathers(verdict) || !view.shows(verdict.status) {
            continue;
        }
        let Some(target) = report.plan.targets.get(verdict.target) else {
            continue;
        };
        let row = vec![
            sheet.status(verdict.status),
            rows::target(target, verdict, report, names),
            rows::clauses(target),
            figure::observed(verdict, lang).unwrap_or_default(),
            figure::required(verdict, lang).unwrap_or_default(),
            bar::bar(verdict),
            rows::in_row(target, verdict, report, names),
        ];
        let number = match view.by {
            None | Some(By::Chapter) => chapter_number(target),
            Some(By::Area | By::Target) => "",
        };
        let known = sections.iter_mut().find(|(chapter, _)| chapter == number);
        match known {
            Some((_, section)) => section.rows.push(row),
            None => sections.push((
                number.to_owned(),
                Section {
                    heading: heading(number, names),
                    rows: vec![row],
                },
            )),
        }
    }
    if sections.is_empty() {
        return;
    }
    sections.sort_by_key(|(number, _)| chapter_order(number, report));
    Grid {
        columns: vec![
            Column::label(lang.pick("结论", "Status")),
            Column::prose(lang.pick("目标", "Target")),
            Column::words(lang.pick("条款", "Clause")),
            Column::figure(lang.pick("实际", "Observed")),
            Column::figure(lang.pick("要求", "Required")),
            Column::bar(lang.pick("完成度", "Attained")),
            Column::prose(lang.pick("缺口或原因", "Shortfall or reason")),
        ],
        sections: sections.into_iter().map(|(_, section)| section).collect(),
    }
    .draw(sheet);
    sheet.gap();
}

/// The chapter a target is listed under: that of its first clause.
pub(in crate::report) fn chapter_number(target: &Target) -> &str {
    let clause = target.clause.first().map_or("", Untrusted::raw);
    clause.split('.').next().unwrap_or(clause)
}

/// The place of a chapter in the plan; one that the rule file does not name comes last.
pub(super) fn chapter_order(number: &str, report: &Report<'_>) -> usize {
    let chapters = &report.plan.chapters;
    let place = chapters
        .iter()
        .position(|chapter| chapter.number.raw() == number);
    place.unwrap_or(chapters.len())
}

/// A chapter's number and title; `None` where the rule file names none.
pub(in crate::report) fn heading(number: &str, names: &Names<'_>) -> Option<String> {
    let title = names.chapter(number)?;
    Some(format!("{number} {title}"))
}
