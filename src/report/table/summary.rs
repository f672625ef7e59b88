//! Very many counties: how often each target and each check stands how, and nothing of any one area.

use super::grid::{Column, Grid, Section};
use super::sheet::Sheet;
use super::{heading, rows};
use crate::plan::Level;
use crate::report::Report;
use crate::report::names::{Names, harmless};
use crate::report::summary::of_level;
use crate::report::wording::Lang;
use crate::report::wording::labels::{self, counted};
use crate::verdict::{Outcome, Status, StatusCounts, Strictness, Summary};

pub(super) fn draw(report: &Report<'_>, summary: &Summary, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    heading::draw(report, names, sheet);
    let areas = summary.counties;
    sheet.line(&lang.pick(
        format!("{areas} 个地区，按目标汇总："),
        format!("{}, by target:", counted(areas, "area", "areas")),
    ));
    targets(report, summary, names, sheet);
    if !summary.checks.is_empty() {
        sheet.gap();
        sheet.line(lang.pick("校验，按地区和年份计：", "Checks, in area-years:"));
        checks(report, summary, names, sheet);
    }
    sheet.gap();
    if !summary.left_out.is_empty() {
        let count = summary.left_out.len();
        sheet.line(&lang.pick(
            format!("未判 {count} 项（--reported-only，文件中没有它们的列或行）"),
            format!("Left out {count} (--reported-only, no file mentions them)"),
        ));
    }
    for level in [Level::Binding, Level::Expected] {
        if let Some(line) = total(&of_level(report, summary, level), level, lang) {
            sheet.line(&line);
        }
    }
    super::closing::findings(report, lang, sheet);
    sheet.strong(&meaning(summary, report.strictness, lang));
}

fn targets(report: &Report<'_>, summary: &Summary, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let met_with: Vec<Status> = Status::ALL
        .into_iter()
        .filter(|status| {
            let mut targets = summary.targets.iter();
            targets.any(|counted| counted.counts.of(*status) > 0)
        })
        .collect();
    let mut section = Section::default();
    for counted in &summary.targets {
        let Some(target) = report.plan.targets.get(counted.target) else {
            continue;
        };
        let name = names.target(target);
        let mut row = vec![
            format!("{name}{}", rows::mark_of(target.level, lang)),
            rows::clauses(target),
        ];
        row.extend(
            met_with
                .iter()
                .map(|status| cell(counted.counts.of(*status))),
        );
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
    let sections = vec![section];
    Grid { columns, sections }.draw(sheet);
}

fn checks(report: &Report<'_>, summary: &Summary, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let mut section = Section::default();
    for (check, count) in report.plan.checks.iter().zip(&summary.checks) {
        section.rows.push(vec![
            names.check(check),
            harmless(&check.id),
            cell(count.held),
            cell(count.broken),
            cell(count.unjudged),
        ]);
    }
    let columns = vec![
        Column::prose(lang.pick("校验", "Check")),
        Column::words("id"),
        Column::label(lang.pick("成立", "held")),
        Column::label(lang.pick("不成立", "broken")),
        Column::label(lang.pick("数据不全未判", "not judged")),
    ];
    let sections = vec![section];
    Grid { columns, sections }.draw(sheet);
}

fn cell(count: u64) -> String {
    match count {
        0 => String::new(),
        count => count.to_string(),
    }
}

/// How many verdicts of one level have each status.
fn total(counts: &StatusCounts, level: Level, lang: Lang) -> Option<String> {
    let all = counts.total();
    let parts = labels::counts(counts, lang);
    let (name, parts) = (
        labels::level(level, lang),
        parts.join(lang.pick("，", ", ")),
    );
    (all > 0).then(|| {
        lang.pick(
            format!("{name}结论 {all} 个：{parts}"),
            format!("{all} {name}: {parts}"),
        )
    })
}

/// What the exit code says.
fn meaning(summary: &Summary, strictness: Strictness, lang: Lang) -> String {
    let outcome = summary.outcome(strictness);
    let code = outcome.exit_code();
    let mut targets = summary.targets.iter();
    let has_waived = targets.any(|target| target.counts.waived() > 0);
    let text = match (outcome, strictness) {
        (Outcome::Compliant, Strictness::Normal) if has_waived => lang.pick(
            "没有到期的约束性目标未达标或判不了，已豁免的除外",
            "no binding target that is due is missed or without a figure, but for what is waived",
        ),
        (Outcome::Compliant, Strictness::Strict) if has_waived => lang.pick(
            "到期的目标全部达标或已豁免，进度与校验都正常（--strict）",
            "every target that is due is met or waived, none is behind and no check is broken \
             (--strict)",
        ),
        (Outcome::Compliant, Strictness::Normal) => lang.pick(
            "没有到期的约束性目标未达标或判不了",
            "no binding target that is due is missed or without a figure",
        ),
        (Outcome::Compliant, Strictness::Strict) => lang.pick(
            "到期的目标全部达标，进度与校验都正常（--strict）",
            "every target that is due is met, none is behind and no check is broken (--strict)",
        ),
        (Outcome::NonCompliant, Strictness::Normal) => lang.pick(
            "有到期的约束性目标未达标",
            "a binding target that is due is missed",
        ),
        (Outcome::NonCompliant, Strictness::Strict) => lang.pick(
            "有目标未达标、进度滞后或校验不成立（--strict）",
            "a target is missed or behind, or a check is broken (--strict)",
        ),
        (Outcome::Incomplete, Strictness::Normal | Strictness::Strict) => lang.pick(
            "没有未达标的，但有的缺数据或数据有误，或没有一项可判",
            "none is missed, but some lack a figure or have one that cannot be read, or nothing \
             could be judged",
        ),
    };
    lang.pick(
        format!("退出码 {code}：{text}。"),
        format!("Exit code {code}: {text}."),
    )
}
