//! What the rule file says of an indicator or a check.

use super::described::draw_formula;
use super::formula::Formula;
use crate::plan::{Check, Plan};
use crate::report::expression::in_words;
use crate::report::names::{Names, harmless, titles};
use crate::report::table::Sheet;
use crate::report::wording::Lang;
use crate::report::{Style, catalogue, figure};
use crate::verdict::inputs_of;
use crate::vocabulary::{Combine, IndicatorId, Measure, Term};

/// What the rule file says of an indicator.
pub fn explain_indicator(plan: &Plan, id: IndicatorId, style: &Style) -> String {
    let names = Names {
        plan,
        files: &[],
        lang: style.lang,
    };
    let lang = style.lang;
    let mut sheet = Sheet::new(style);
    let Some(term) = plan.vocabulary.term(id) else {
        return String::new();
    };
    let kind = lang.pick("（指标）", " (indicator)");
    sheet.strong(&format!(
        "{}  {}{kind}",
        harmless(&term.id),
        names.indicator(id)
    ));
    sheet.indented(&catalogue::input(id, &names));
    draw_formula(id, &names, &mut sheet);
    for line in [
        range(term, lang),
        combined(term, &names),
        base(id, term, &names),
    ]
    .into_iter()
    .flatten()
    {
        sheet.indented(&line);
    }
    let using = plan
        .targets
        .iter()
        .filter(|target| inputs_of(plan, target).contains(&id));
    let using = titles(using.map(|target| harmless(&target.id)), lang);
    sheet.indented(&match using.is_empty() {
        true => lang.pick("没有目标用到它", "no target uses it").to_owned(),
        false => lang.pick(format!("用于目标 {using}"), format!("used by {using}")),
    });
    sheet.into_text()
}

/// The figures that can be true.
fn range(term: &Term, lang: Lang) -> Option<String> {
    let Measure::Number(unit) = &term.measure else {
        return None;
    };
    let show = |number: &crate::quantity::Exact| figure::constant(&(number * unit.size()), unit);
    let low = term.plausible.low.as_ref().map(show);
    let high = term.plausible.high.as_ref().map(show);
    Some(match (low, high) {
        (Some(low), Some(high)) => lang.pick(
            format!("{low} 到 {high} 之外的数算作有误"),
            format!("a figure outside {low} to {high} is unreadable"),
        ),
        (Some(low), None) => lang.pick(
            format!("小于 {low} 的数算作有误"),
            format!("a figure below {low} is unreadable"),
        ),
        (None, Some(high)) => lang.pick(
            format!("大于 {high} 的数算作有误"),
            format!("a figure above {high} is unreadable"),
        ),
        (None, None) => return None,
    })
}

/// How the parts make up the whole.
fn combined(term: &Term, names: &Names<'_>) -> Option<String> {
    let (whole, part, parts) = (names.whole(), names.part(), names.parts());
    let Measure::Number(_) = &term.measure else {
        return None;
    };
    Some(match term.combine {
        Combine::Sum => names.lang.pick(
            format!("各{part}的数相加就是全{whole}的数"),
            format!("the {parts}' figures add up to the {whole}'s"),
        ),
        Combine::None => names.lang.pick(
            format!("各{part}的数不能相加"),
            format!("the {parts}' figures do not add up"),
        ),
    })
}

/// The figure of the base year that the rule file gives.
fn base(id: IndicatorId, term: &Term, names: &Names<'_>) -> Option<String> {
    let Measure::Number(unit) = &term.measure else {
        return None;
    };
    let base = names.plan.indicator(id)?.base.as_ref()?;
    let (base, year) = (
        figure::constant(&(base * unit.size()), unit),
        names.plan.base_year,
    );
    Some(names.lang.pick(
        format!("{year} 年（基期）没有报数时按 {base}"),
        format!("{base} in {year}, the base year, where no file reports it"),
    ))
}

/// What the rule file says of a check.
pub fn explain_check(plan: &Plan, check: &Check, style: &Style) -> String {
    let names = Names {
        plan,
        files: &[],
        lang: style.lang,
    };
    let lang = style.lang;
    let mut sheet = Sheet::new(style);
    let kind = lang.pick("（校验）", " (check)");
    sheet.strong(&format!(
        "{}  {}{kind}",
        harmless(&check.id),
        names.check(check)
    ));
    let rule = in_words(&check.text, &names);
    sheet.indented(&lang.pick(
        format!("任何一年、任何地区都应当 {rule}"),
        format!("in every year and area: {rule}"),
    ));
    if let Some(when) = &check.when {
        let when = Formula::in_words(&names).condition(when, plan.last_year);
        sheet.indented(&lang.pick(
            format!("只在 {when} 时适用"),
            format!("applies only where {when}"),
        ));
    }
    sheet.indented(lang.pick(
        "不成立时提示 broken-check，结论不变；加 --strict 时计入退出码",
        "broken, it is told as broken-check and changes no verdict; with --strict it counts in the \
         exit code",
    ));
    sheet.into_text()
}
