//! The last lines: checks, what was left out, the counts, and what the exit code means.

use super::sheet::Sheet;
use super::standing;
use crate::plan::{Level, Target};
use crate::report::expression::in_words;
use crate::report::names::{Names, harmless, list, titles};
use crate::report::wording::Lang;
use crate::report::wording::labels::{self, counted};
use crate::report::{Report, news};
use crate::source::{Severity, Untrusted};
use crate::verdict::{Outcome, StatusCounts, Strictness};

/// More targets than this are told of by their clauses.
const MOST_NAMES: usize = 8;

pub(super) fn draw(report: &Report<'_>, names: &Names<'_>, sheet: &mut Sheet) {
    checks(report, names, sheet);
    left_out(report, names, sheet);
    sheet.gap();
    for level in [Level::Binding, Level::Expected] {
        if let Some(line) = counts(report, level, names.lang) {
            sheet.line(&line);
        }
    }
    standing::draw(report, names, sheet);
    findings(report, names.lang, sheet);
    sheet.strong(&meaning(report, names.lang));
}

/// How much is wrong or doubtful in the data; what it is stands elsewhere.
pub(super) fn findings(report: &Report<'_>, lang: Lang, sheet: &mut Sheet) {
    let count = |severity, zh: &str, one: &str, many: &str| {
        let count = news::count(report, severity);
        (count > 0).then(|| lang.pick(format!("{zh} {count}"), counted(count, one, many)))
    };
    let counts = [
        count(Severity::Error, "错误", "error", "errors"),
        count(Severity::Warning, "警告", "warning", "warnings"),
        count(Severity::Note, "提示", "note", "notes"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if counts.is_empty() {
        return;
    }
    let counts = counts.join(lang.pick("，", ", "));
    sheet.line(&lang.pick(
        format!("数据问题：{counts}（见标准错误；用了 -q 则不显示）"),
        format!("Findings: {counts} (on standard error, unless -q is given)"),
    ));
}

/// How often all checks together held.
pub(in crate::report) fn checked(report: &Report<'_>, lang: Lang) -> Option<String> {
    let counts = &report.judgement.checks;
    if counts.is_empty() {
        return None;
    }
    let held: u64 = counts.iter().map(|count| count.held).sum();
    let broken: u64 = counts.iter().map(|count| count.broken).sum();
    let unjudged: u64 = counts.iter().map(|count| count.unjudged).sum();
    let checks = counts.len();
    let checks_en = counted(u64::try_from(checks).unwrap_or(u64::MAX), "check", "checks");
    Some(if held == 0 && broken == 0 {
        lang.pick(
            format!("校验 {checks} 条：没有可校验的数据"),
            format!("{checks_en}: no data to check"),
        )
    } else {
        lang.pick(
            format!(
                "校验 {checks} 条：成立 {held} 次，不成立 {broken} 次，数据不全未判 {unjudged} 次"
            ),
            format!(
                "{checks_en}, in area-years: {held} held, {broken} broken, {unjudged} not judged \
                 for lack of data"
            ),
        )
    })
}

fn checks(report: &Report<'_>, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let counts = &report.judgement.checks;
    if let Some(line) = checked(report, lang) {
        sheet.line(&line);
    }
    for (check, count) in report.plan.checks.iter().zip(counts) {
        if count.broken > 0 {
            let (name, broken, held) = (names.check(check), count.broken, count.held);
            let rule = in_words(&check.text, names);
            let years = counted(broken, "area-year", "area-years");
            sheet.indented(&lang.pick(
                format!("不成立 {broken} 次（成立 {held} 次）：{name}：{rule}"),
                format!("broken in {years}, held in {held}: {name}: {rule}"),
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
    let left_out: Vec<&Target> = left_out
        .iter()
        .filter_map(|index| report.plan.targets.get(*index))
        .collect();
    let count = left_out.len();
    let which = if count <= MOST_NAMES {
        titles(left_out.iter().map(|target| names.target(target)), lang)
    } else {
        by_clause(&left_out, lang)
    };
    sheet.line(&lang.pick(
        format!("未判 {count} 项（--reported-only，文件中没有它们的列或行）：{which}"),
        format!("Left out {count} (--reported-only, no file mentions them): {which}"),
    ));
}

/// Targets by the clause each comes from first, in the plan's order.
fn by_clause(targets: &[&Target], lang: Lang) -> String {
    let mut clauses: Vec<(&str, usize)> = Vec::new();
    for target in targets {
        let clause = target.clause.first().map_or("", Untrusted::raw);
        match clauses.iter_mut().find(|(known, _)| *known == clause) {
            Some((_, count)) => *count += 1,
            None => clauses.push((clause, 1)),
        }
    }
    let clauses = clauses.into_iter().map(|(clause, count)| {
        let clause = harmless(clause);
        match count {
            1 => clause,
            _ => lang.pick(
                format!("{clause}（{count} 项）"),
                format!("{clause} ({count})"),
            ),
        }
    });
    let clauses = list(clauses, lang);
    lang.pick(format!("条款 {clauses}"), format!("clauses {clauses}"))
}

/// How many verdicts of one level have each status.
pub(in crate::report) fn counts(report: &Report<'_>, level: Level, lang: Lang) -> Option<String> {
    let verdicts = || {
        report
            .judgement
            .verdicts
            .iter()
            .filter(move |verdict| verdict.level == level)
    };
    let counts = StatusCounts::of_all(verdicts());
    let parts = labels::counts(&counts, lang);
    if parts.is_empty() {
        return None;
    }
    let (name, total) = (labels::level(level, lang), counts.total());
    let parts = parts.join(lang.pick("，", ", "));
    Some(lang.pick(
        format!("{name} {total} 项：{parts}"),
        format!("{total} {name}: {parts}"),
    ))
}

/// What the exit code says.
pub(in crate::report) fn meaning(report: &Report<'_>, lang: Lang) -> String {
    let (code, text) = (report.exit_code(), outcome(report, lang));
    lang.pick(
        format!("退出码 {code}：{text}。"),
        format!("Exit code {code}: {text}."),
    )
}

/// What the run comes to, in one sentence without its full stop.
pub(in crate::report) fn outcome(report: &Report<'_>, lang: Lang) -> &'static str {
    let strict = report.strictness == Strictness::Strict;
    match (report.judgement.outcome(report.strictness), strict) {
        (Outcome::Compliant, false) if !is_binding_due(report) => {
            lang.pick("还没有约束性目标到期", "no binding target is due yet")
        }
        (Outcome::Compliant, false) if has_waived(report) => lang.pick(
            "到期的约束性目标全部达标或已豁免",
            "every binding target that is due is met or waived",
        ),
        (Outcome::Compliant, true) if has_waived(report) => lang.pick(
            "到期的目标全部达标或已豁免，进度与校验都正常（--strict）",
            "every target that is due is met or waived, none is behind and no check is broken \
             (--strict)",
        ),
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
        (Outcome::Incomplete, _) if lacks_figures(report) && has_waived(report) => lang.pick(
            "除已豁免的外没有未达标的，但有到期的目标缺数据或数据有误",
            "none is missed but what is waived, and some that are due have no figure or one that \
             cannot be read",
        ),
        (Outcome::Incomplete, _) if lacks_figures(report) => lang.pick(
            "没有未达标的，但有到期的目标缺数据或数据有误",
            "none is missed, but some that are due have no figure or one that cannot be read",
        ),
        (Outcome::Incomplete, _) => lang.pick("没有一项可判", "nothing could be judged"),
    }
}

/// Whether the exit code leaves out a miss that is waived.
fn has_waived(report: &Report<'_>) -> bool {
    let counts = |level| match report.strictness {
        Strictness::Normal => level == Level::Binding,
        Strictness::Strict => true,
    };
    let mut verdicts = report.judgement.verdicts.iter();
    verdicts.any(|verdict| verdict.is_waived() && counts(verdict.level))
}

/// Whether some verdict that counts could not be reached.
fn lacks_figures(report: &Report<'_>) -> bool {
    let mut verdicts = report.judgement.verdicts.iter();
    verdicts.any(|verdict| verdict.outcome(report.strictness) == Outcome::Incomplete)
}

/// Whether some binding target has come due.
pub(in crate::report) fn is_binding_due(report: &Report<'_>) -> bool {
    let mut verdicts = report.judgement.verdicts.iter();
    verdicts.any(|verdict| verdict.level == Level::Binding && verdict.is_due)
}
