//! What the rule file says of a target.

use super::formula::Formula;
use crate::plan::Target;
use crate::report::Rules;
use crate::report::catalogue;
use crate::report::names::{Names, harmless};
use crate::report::table::Sheet;
use crate::verdict::inputs_of;

pub(super) fn draw(
    target: &Target,
    comments: &[String],
    rules: &Rules,
    names: &Names<'_>,
    sheet: &mut Sheet,
) {
    let lang = names.lang;
    catalogue::describe(target, names, sheet);
    if let Some(when) = &target.when {
        let when = Formula::in_words(names).condition(when, names.plan.last_year);
        sheet.indented(&lang.pick(
            format!("只在 {when} 时适用"),
            format!("applies only where {when}"),
        ));
    }
    for id in inputs_of(names.plan, target) {
        draw_formula(id, names, sheet);
    }
    let (file, line) = (harmless(&rules.name), target.line);
    let file = match file.as_str() {
        "builtin" => lang.pick("内置规则", "the built-in rules").to_owned(),
        _ => file,
    };
    if comments.is_empty() {
        sheet.indented(&lang.pick(
            format!("规则在 {file} 第 {line} 行"),
            format!("the rule is in {file}, line {line}"),
        ));
        return;
    }
    sheet.indented(&lang.pick(
        format!("规则在 {file} 第 {line} 行，那里写着："),
        format!("the rule is in {file}, line {line}, where it says:"),
    ));
    for comment in comments {
        sheet.set_in(2, &harmless(comment));
    }
}

/// How an indicator is computed, if it is.
pub(super) fn draw_formula(
    id: crate::vocabulary::IndicatorId,
    names: &Names<'_>,
    sheet: &mut Sheet,
) {
    let rule = names.plan.indicator(id);
    if let Some(formula) = rule.and_then(|rule| rule.formula.as_ref()) {
        let name = names.indicator(id);
        let formula = Formula::in_words(names).text(formula, names.plan.last_year);
        sheet.indented(&names.lang.pick(
            format!("算法 “{name}” = {formula}"),
            format!("formula “{name}” = {formula}"),
        ));
    }
}
