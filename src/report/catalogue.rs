//! What a plan asks for: its targets, and for each the headers of the data it needs.

use std::collections::BTreeSet;

use super::expression::in_words;
use super::names::{Names, harmless, list};
use super::table::Sheet;
use super::wording::labels::{self, counted};
use super::{Rules, Style};
use crate::plan::{Due, Plan, Scope, Target};
use crate::source::Untrusted;
use crate::verdict::inputs_of;
use crate::vocabulary::{IndicatorId, Measure};

/// The targets of `plan` (all, or those `chosen`), in the plan's order, for a person at a terminal.
pub fn catalogue(
    plan: &Plan,
    chosen: Option<&BTreeSet<usize>>,
    rules: &Rules,
    style: &Style,
) -> String {
    let names = Names {
        plan,
        files: &[],
        lang: style.lang,
    };
    let mut sheet = Sheet::new(style);
    let lang = style.lang;
    sheet.strong(&names.plan());
    let (rule_file, sha256) = (harmless(&rules.name), &rules.sha256);
    sheet.line(&lang.pick(
        format!("规则 {rule_file}  SHA-256 {sha256}"),
        format!("Rules {rule_file}  SHA-256 {sha256}"),
    ));
    let mut count = 0;
    for (index, target) in plan.targets.iter().enumerate() {
        if chosen.is_none_or(|chosen| chosen.contains(&index)) {
            sheet.gap();
            describe(target, &names, &mut sheet);
            count += 1;
        }
    }
    sheet.gap();
    let counted = counted(count, "target", "targets");
    sheet.line(&lang.pick(format!("共 {count} 项目标。"), format!("{counted}.")));
    sheet.into_text()
}

/// A target: its clauses, what it requires, and the columns it needs.
pub(super) fn describe(target: &Target, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let clauses = list(target.clause.iter().map(Untrusted::visible), lang);
    let (id, name) = (harmless(&target.id), names.target(target));
    sheet.strong(&format!("{clauses}  {id}  {name}"));
    let level = labels::level(target.level, lang);
    let due = match target.due {
        Due::By(year) => lang.pick(format!("{year} 年到期"), format!("due {year}")),
        Due::EveryYear => lang.pick("每年", "every year").to_owned(),
    };
    let scope = match target.scope {
        Scope::County => String::new(),
        Scope::EachTownship => {
            let part = names.part();
            lang.pick(format!("，每个{part}"), format!(", each {part}"))
        }
    };
    let requirement = in_words(&target.text, names);
    sheet.indented(&lang.pick(
        format!("要求 {requirement}（{level}，{due}{scope}）"),
        format!("requires {requirement} ({level}, {due}{scope})"),
    ));
    for note in target.remarks() {
        let note = note.visible();
        sheet.indented(&lang.pick(format!("说明 {note}"), format!("note: {note}")));
    }
    for id in inputs_of(names.plan, target) {
        sheet.indented(&input(id, names));
    }
}

/// An indicator by its own name, its unit, and what else a file may call it.
pub(super) fn input(id: IndicatorId, names: &Names<'_>) -> String {
    let lang = names.lang;
    let Some(term) = names.plan.vocabulary.term(id) else {
        return names.indicator(id);
    };
    let unit = match &term.measure {
        Measure::Number(unit) => unit.symbol().to_owned(),
        Measure::YesNo => lang.pick("是/否", "是/否, yes/no").to_owned(),
        Measure::Date => lang.pick("日期", "a date").to_owned(),
    };
    let own = term.name.visible();
    let others = term
        .english
        .iter()
        .chain(&term.headers)
        .map(Untrusted::visible)
        .chain([harmless(&term.id)]);
    let others = list(others, lang);
    let formula = names
        .plan
        .indicator(id)
        .is_some_and(|indicator| indicator.formula.is_some());
    let computed = match formula {
        true => lang.pick("（或算出它的各项）", " (or what it is computed from)"),
        false => "",
    };
    lang.pick(
        format!("列 {own}({unit}){computed}；也可写 {others}"),
        format!("column {own}({unit}){computed}; also {others}"),
    )
}
