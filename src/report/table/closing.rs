//! The last lines: checks, what was left out, the counts, and what the exit code means.

use super::sheet::Sheet;
use crate::plan::Level;
use crate::report::Report;
use crate::report::names::{Names, titles};
use crate::report::wording::{Lang, labels};
use crate::verdict::{Outcome, Status, Strictness};

pub(super) fn draw(report: &Report<'_>, names: &Names<'_>, sheet: &mut Sheet) {
    checks(report, names, sheet);
    left_out(report, names, sheet);
    sheet.gap();
    for level in [Level::Binding, Level::Expected] {
        if let Some(line) = counts(report, level, names.lang) {
            sheet.line(&line);
        }
    }
    sheet.strong(&meaning(report, names.lang));
}

fn checks(report: &Report<'_>, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let counts = &report.judgement.checks;
    if counts.is_empty() {
        return;
    }
    let held: u64 = counts.iter().map(|count| count.held).sum();
    let broken: u64 = counts.iter().map(|count| count.broken).sum();
    let unjudged: u64 = counts.iter().map(|count| count.unjudged).sum();
    let checks = counts.len();
    sheet.line(&lang.pick(
        format!("校验 {checks} 条：成立 {held} 次，不成立 {broken} 次，数据不全未判 {unjudged} 次"),
        format!(
            "{checks} checks, in area-years: {held} held, {broken} broken, {unjudged} not judged for \
             lack of data"
        ),
    ));
    for (check, count) in report.plan.checks.iter().zip(counts) {
        if count.broken > 0 {
            let (name, broken, held) = (names.check(check), count.broken, count.held);
            let rule = crate::report::names::harmless(&check.text);
            sheet.indented(&lang.pick(
                format!("不成立 {broken} 次（成立 {held} 次）：{name}：{rule}"),
                format!("broken in {broken} area-years, held in {held}: {name}: {rule}"),
            ));
        }
    }
}

fn left_out(report: &Report<'_>, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let left_out = &report.judgement.left_out;
    if left_out.is_empty() {
        return;
    }
    let targets = left_out
        .iter()
        .filter_map(|index| report.plan.targets.get(*index))
        .map(|target| names.target(target));
    let (count, targets) = (left_out.len(), titles(targets, lang));
    sheet.line(&lang.pick(
        format!("未判 {count} 项（--reported-only，文件中没有它们的列或行）：{targets}"),
        format!("Left out {count} (--reported-only, no file mentions them): {targets}"),
    ));
}

/// How many verdicts of one level have each status.
fn counts(report: &Report<'_>, level: Level, lang: Lang) -> Option<String> {
    let verdicts = || {
        report
            .judgement
            .verdicts
            .iter()
            .filter(move |verdict| verdict.level == level)
    };
    let parts: Vec<String> = Status::ALL
        .into_iter()
        .filter_map(|status| {
            let count = verdicts()
                .filter(|verdict| verdict.status == status)
                .count();
            let label = labels::status(status, lang);
            (count > 0).then(|| lang.pick(format!("{label} {count}"), format!("{count} {label}")))
        })
        .collect();
    if parts.is_empty() {
        return None;
    }
    let (name, total) = (labels::level(level, lang), verdicts().count());
    let parts = parts.join(lang.pick("，", ", "));
    Some(lang.pick(
        format!("{name} {total} 项：{parts}"),
        format!("{total} {name}: {parts}"),
    ))
}

/// What the exit code says.
fn meaning(report: &Report<'_>, lang: Lang) -> String {
    let code = report.exit_code();
    let strict = report.strictness == Strictness::Strict;
    let text = match (report.judgement.outcome(report.strictness), strict) {
        (Outcome::Compliant, false) if !is_binding_due(report) => {
            lang.pick("还没有约束性目标到期", "no binding target is due yet")
        }
        (Outcome::Compliant, false) => lang.pick(
            "到期的约束性目标全部达标",
            "every binding target that is due is met",
        ),
        (Outcome::Compliant, true) => lang.pick(
            "到期的目标全部达标，进度与校验都正常（--strict）",
            "every target that is due is met, none is behind and no check is broken (--strict)",
        ),
        (Outcome::NonCompliant, false) => lang.pick(
            "有到期的约束性目标未达标",
            "a binding target that is due is missed",
        ),
        (Outcome::NonCompliant, true) => lang.pick(
            "有目标未达标、进度滞后或校验不成立（--strict）",
            "a target is missed or behind, or a check is broken (--strict)",
        ),
        (Outcome::Incomplete, _) if lacks_figures(report) => lang.pick(
            "没有未达标的，但有到期的目标缺数据或数据有误",
            "none is missed, but some that are due have no figure or one that cannot be read",
        ),
        (Outcome::Incomplete, _) => lang.pick("没有一项可判", "nothing could be judged"),
    };
    lang.pick(
        format!("退出码 {code}：{text}。"),
        format!("Exit code {code}: {text}."),
    )
}

/// Whether some verdict that counts could not be reached.
fn lacks_figures(report: &Report<'_>) -> bool {
    let mut verdicts = report.judgement.verdicts.iter();
    verdicts.any(|verdict| verdict.outcome(report.strictness) == Outcome::Incomplete)
}

/// Whether some binding target has come due.
fn is_binding_due(report: &Report<'_>) -> bool {
    let mut verdicts = report.judgement.verdicts.iter();
    verdicts.any(|verdict| verdict.level == Level::Binding && verdict.is_due)
}
