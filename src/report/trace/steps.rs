//! How one verdict came about: its cells, the formula with their figures, and what came of it.

use super::formula::{Figures, Formula};
use super::labels;
use super::used::{self, Used};
use crate::plan::{Condition, Expr, Scope, Target};
use crate::quantity::Year;
use crate::report::names::Names;
use crate::report::table::{Sheet, remarks};
use crate::report::{Report, figure};
use crate::source::{Input, Untrusted};
use crate::verdict::Verdict;

/// More cells than this are counted.
const MOST_CELLS: usize = 60;

pub(super) fn draw(
    verdict: &Verdict,
    report: &Report<'_>,
    inputs: &[Input],
    names: &Names<'_>,
    sheet: &mut Sheet,
) {
    let Some(target) = report.plan.targets.get(verdict.target) else {
        return;
    };
    let (lang, period) = (names.lang, verdict.period);
    let area = verdict.area.as_ref().map(Untrusted::visible);
    let area = area.map(|area| format!("{area} ")).unwrap_or_default();
    sheet.strong(&lang.pick(format!("{area}{period} 年"), format!("{area}{period}")));
    let used = used::by(verdict, target, report);
    cells(&used, report, inputs, names, sheet);
    let figures = used::figures(&used, names);
    if target.scope == Scope::County {
        condition(target, verdict, &figures, names, sheet);
    }
    observed(target, verdict, &figures, names, sheet);
    required(target, verdict, &figures, names, sheet);
    let status = sheet.status(verdict.status);
    let remarks = remarks(target, verdict, report, names);
    sheet.entry(&match remarks.is_empty() {
        true => status,
        false => lang.pick(
            format!("{status}：{remarks}"),
            format!("{status}: {remarks}"),
        ),
    });
}

/// Each figure, and below it the cell it came from.
fn cells(
    used: &[Used],
    report: &Report<'_>,
    inputs: &[Input],
    names: &Names<'_>,
    sheet: &mut Sheet,
) {
    let lang = names.lang;
    let labels = labels::of(used.get(..MOST_CELLS).unwrap_or(used), report, inputs);
    for one in used.iter().take(MOST_CELLS) {
        let (what, period) = (names.indicator(one.indicator), one.period);
        let who = one.township.as_ref().map(Untrusted::visible);
        let who = who.map(|who| format!("{who} ")).unwrap_or_default();
        let figure = used::shown(one, names);
        let figure = figure
            .map(|figure| format!(" = {figure}"))
            .unwrap_or_default();
        sheet.indented(&lang.pick(
            format!("{who}{what} {period} 年{figure}"),
            format!("{who}{what} {period}{figure}"),
        ));
        sheet.set_in(2, &place(one, labels.get(&one.place), names));
    }
    if let Some(more) = used.len().checked_sub(MOST_CELLS).filter(|more| *more > 0) {
        sheet.indented(&lang.pick(format!("……另有 {more} 个"), format!("… and {more} more")));
    }
}

/// Where a figure stands, what is written there, and under which header.
fn place(used: &Used, label: Option<&labels::Label>, names: &Names<'_>) -> String {
    let lang = names.lang;
    let mut text = names.place(&used.place);
    if let Some(sum) = used.sum {
        let (count, last) = (sum.count, sum.last_line);
        return lang.pick(
            format!("{text} 到第 {last} 行，{count} 个数之和"),
            format!("{text} to line {last}, the sum of {count} figures"),
        );
    }
    if let Some(cell) = label.and_then(|label| label.cell.as_ref()) {
        text.push_str(&lang.pick(format!("（{cell}）"), format!(" ({cell})")));
    }
    if let Some(written) = &used.text {
        let written = written.visible();
        text.push_str(&lang.pick(format!("写着“{written}”"), format!(" says “{written}”")));
    }
    if let Some(header) = label.and_then(|label| label.header.as_ref()) {
        let header = Untrusted::new(header.as_str()).visible();
        text.push_str(&lang.pick(format!("，在“{header}”名下"), format!(", under “{header}”")));
    }
    text
}

/// The condition under which the target applies, with its figures.
fn condition(
    target: &Target,
    verdict: &Verdict,
    figures: &Figures,
    names: &Names<'_>,
    sheet: &mut Sheet,
) {
    if let Some(when) = &target.when {
        let filled = Formula::in_figures(names, figures).condition(when, verdict.period);
        sheet.indented(&names.lang.pick(
            format!("适用条件 {filled}"),
            format!("applies where {filled}"),
        ));
    }
}

fn observed(
    target: &Target,
    verdict: &Verdict,
    figures: &Figures,
    names: &Names<'_>,
    sheet: &mut Sheet,
) {
    let lang = names.lang;
    let shown = figure::observed(verdict, lang);
    let value = match &target.requirement {
        Condition::Compare { left, .. } => Some(left),
        Condition::Within { value, .. } => Some(value),
        Condition::Done { .. } | Condition::Dated { .. } => None,
    };
    let formula = value.filter(|_| target.scope == Scope::County);
    let formula = formula.and_then(|value| filled(value, verdict.period, figures, names));
    let sign = match figure::is_rounded(verdict) {
        true => "≈",
        false => "=",
    };
    let text = match (formula, shown) {
        (Some(formula), Some(shown)) => format!("{formula} {sign} {shown}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return,
    };
    sheet.indented(&lang.pick(format!("实际 {text}"), format!("observed {text}")));
}

fn required(
    target: &Target,
    verdict: &Verdict,
    figures: &Figures,
    names: &Names<'_>,
    sheet: &mut Sheet,
) {
    let lang = names.lang;
    let Some(shown) = figure::required(verdict, lang) else {
        return;
    };
    let side = match &target.requirement {
        Condition::Compare {
            right, comparison, ..
        } => Some((right, comparison)),
        Condition::Within { .. } | Condition::Done { .. } | Condition::Dated { .. } => None,
    };
    let side = side.filter(|_| target.scope == Scope::County);
    let formula = side.and_then(|(right, comparison)| {
        let formula = filled(right, verdict.period, figures, names)?;
        Some(format!("{} {formula}", comparison.sign()))
    });
    let text = match formula {
        Some(formula) => lang.pick(
            format!("{formula}，即 {shown}"),
            format!("{formula}, that is {shown}"),
        ),
        None => shown,
    };
    sheet.indented(&lang.pick(format!("要求 {text}"), format!("required {text}")));
}

/// An expression with its figures; `None` where it is no more than one figure or number.
fn filled(expr: &Expr, year: Year, figures: &Figures, names: &Names<'_>) -> Option<String> {
    let is_computed = match expr {
        Expr::Constant { .. } => false,
        Expr::Indicator(id) => {
            let rule = names.plan.indicator(*id);
            rule.is_some_and(|rule| rule.formula.is_some())
        }
        Expr::Negate(_)
        | Expr::Binary { .. }
        | Expr::Growth(_)
        | Expr::Previous(_)
        | Expr::Base(_)
        | Expr::Cumulative(_)
        | Expr::Min(_)
        | Expr::Max(_) => true,
    };
    is_computed.then(|| Formula::in_figures(names, figures).text(expr, year))
}
