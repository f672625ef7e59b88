//! How the rules stand to the text of their plan, in one line.

use super::Lang;
use super::labels;
use crate::plan::Coverage;
use crate::source::Severity;

/// What was compared and what is left open. The text is called `name`.
pub fn counted(coverage: &Coverage, name: &str, lang: Lang) -> String {
    let Coverage {
        clauses,
        figures,
        in_targets,
        years,
        exempt,
        open,
        before_first,
        readings,
        in_rules,
        in_text,
    } = coverage;
    let all = || in_rules.iter().chain(in_text);
    let errors = all().filter(|fault| fault.kind.severity() == Severity::Error);
    let (faults, warnings) = (errors.count(), all().count());
    let warnings = warnings.saturating_sub(faults);
    let (clauses_en, figures_en) = (
        many(*clauses, "clause", "clauses"),
        many(*figures, "figure", "figures"),
    );
    let (before_zh, before_en) = match before_first {
        0 => (String::new(), String::new()),
        count => (
            format!("；第一个标题之前另有 {count} 个，不比对"),
            format!("; {count} more before the first heading, not compared"),
        ),
    };
    let (left_zh, left_en) = match faults {
        0 => ("全部有着落".to_owned(), "all accounted for".to_owned()),
        faults => (format!("错误 {faults}"), many(faults, "fault", "faults")),
    };
    lang.pick(
        format!(
            "{name}：{left_zh}，警告 {warnings}。条款 {clauses}，数字 {figures}：目标里 {in_targets}，\
             规划年份 {years}，已说明不是目标 {exempt}，没有着落 {open}{before_zh}。\
             按读法定界的目标 {readings}\n"
        ),
        format!(
            "{name}: {left_en}, {}. {clauses_en}, {figures_en}: {in_targets} in targets, \
             {} of the plan, {exempt} exempt, {open} open{before_en}. \
             {} by a reading\n",
            many(warnings, "warning", "warnings"),
            many(*years, "year", "years"),
            many(*readings, "target", "targets"),
        ),
    )
}

fn many(count: usize, one: &str, more: &str) -> String {
    labels::counted(u64::try_from(count).unwrap_or(u64::MAX), one, more)
}
