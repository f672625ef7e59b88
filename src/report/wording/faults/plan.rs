//! Words for what the plan as a whole cannot mean.

use super::{Words, seen};
use crate::plan::PlanFault;
use crate::quantity::Exact;
use crate::report::wording::Lang;

pub(super) fn words(fault: &PlanFault, lang: Lang) -> Words {
    match fault {
        PlanFault::RangeReversed => Words::say(
            lang,
            "范围的上限小于下限，没有数能在其中",
            "the range ends below its beginning: no number is in it",
        )
        .help(lang, "把两端对调", "exchange its ends"),
        PlanFault::DivisionByZero => Words::say(lang, "除数是零", "this divides by zero"),
        PlanFault::DueOutsidePlan { due, first, last } => Words::say(
            lang,
            format!("{due} 年不在规划期 {first}–{last} 年之内"),
            format!("{due} is outside the plan's years {first} to {last}"),
        )
        .help(
            lang,
            "改正 by，或改正 [plan] 的 period",
            "correct by, or the period of [plan]",
        ),
        PlanFault::EveryWithBy => Words::say(
            lang,
            "every 与 by 不能同时写：每年都考核的目标没有单独的到期年",
            "every and by exclude each other: what is due every year has no one year",
        )
        .help(lang, "删去其中一个", "remove one of them"),
        PlanFault::Impossible {
            indicator,
            low,
            high,
            unit,
        } => {
            let range = range(low.as_ref(), high.as_ref(), unit);
            let indicator = seen(indicator);
            Words::say(
                lang,
                format!("没有数能达到这个要求：{indicator} 的合理范围是 {range}"),
                format!("no figure can meet this: {indicator} lies within {range}"),
            )
            .help(
                lang,
                "改正要求，或放宽该指标的 plausible",
                "correct the bound, or widen the indicator's plausible range",
            )
        }
        PlanFault::ImplausibleBase { low, high, unit } => {
            let range = range(low.as_ref(), high.as_ref(), unit);
            Words::say(
                lang,
                format!("基期数不在该指标的合理范围 {range} 之内"),
                format!("the base figure is outside the indicator's plausible range {range}"),
            )
            .help(
                lang,
                "看看单位是否写错，或放宽 plausible",
                "look at its unit, or widen the plausible range",
            )
        }
        PlanFault::Contradiction { other, line } => {
            let other = seen(other);
            Words::say(
                lang,
                format!("与第 {line} 行的目标 {other} 不可能同时达到"),
                format!("this cannot be met together with the target {other} on line {line}"),
            )
            .help(
                lang,
                "改正其中一个要求或到期年",
                "correct the requirement or the due year of one of them",
            )
        }
        PlanFault::FormulaCycle { path } => {
            let path: Vec<String> = path.iter().map(|id| seen(id)).collect();
            let path = path.join(" → ");
            Words::say(
                lang,
                format!("公式绕回了自己：{path}"),
                format!("the formula comes back to itself: {path}"),
            )
            .help(
                lang,
                "其中至少有一个指标要由数据直接给出",
                "at least one of them must come from the data",
            )
        }
        PlanFault::FormulaTooLarge => Words::say(
            lang,
            "把其中的公式都代入以后，这个公式太大了",
            "with the formulas in it put in, this formula is too large",
        ),
    }
}

fn range(low: Option<&Exact>, high: Option<&Exact>, unit: &str) -> String {
    let end = |end: Option<&Exact>| end.map(Exact::to_string).unwrap_or_default();
    let text = format!("{}..{} {unit}", end(low), end(high));
    text.trim_end().to_owned()
}
