//! Words for units that do not go together.

use super::{Words, sense::sort};
use crate::plan::UnitFault;
use crate::quantity::Unit;
use crate::report::wording::Lang;

pub(super) fn words(fault: &UnitFault, lang: Lang) -> Words {
    match fault {
        UnitFault::UnitsDiffer { left, right } => units_differ(left, right, lang),
        UnitFault::NeedsUnit {
            number,
            unit: needed,
        } => {
            let joint = if needed.starts_with(['%', '‰']) {
                ""
            } else {
                " "
            };
            let better = format!("{number}{joint}{needed}");
            Words::say(
                lang,
                format!("{number} 没有写单位，这里的单位是 {needed}"),
                format!("{number} has no unit, and this is measured in {needed}"),
            )
            .help(
                lang,
                format!("写出单位，例如 {better}"),
                format!("write its unit, such as {better}"),
            )
        }
        UnitFault::FormulaUnit { formula, indicator } => Words::say(
            lang,
            format!(
                "公式得出的是 {}，指标的单位却是 {}",
                unit(formula, Lang::Zh),
                unit(indicator, Lang::Zh)
            ),
            format!(
                "the formula gives {}, and the indicator's unit is {}",
                unit(formula, Lang::En),
                unit(indicator, Lang::En)
            ),
        )
        .help(lang, "改正公式或 unit", "correct the formula or the unit"),
        UnitFault::SumOfRates { unit } => Words::say(
            lang,
            format!("以 {unit} 为单位的指标不能相加"),
            format!("figures in {unit} do not add up"),
        )
        .help(
            lang,
            "写 combine = \"none\"；全县的比率用 formula 从相加后的数算出",
            "write combine = \"none\"; a county's rate comes from a formula of what adds up",
        ),
        UnitFault::NotForSort { key, sort: found } => Words::say(
            lang,
            format!("{}指标不能有 {key}", sort(*found, Lang::Zh)),
            format!(
                "{key} makes no sense for {} indicator",
                sort(*found, Lang::En)
            ),
        )
        .help(
            lang,
            format!("{key} 只用于有计量单位的指标"),
            format!("{key} is for indicators with a unit of numbers"),
        ),
    }
}

fn units_differ(left: &str, right: &str, lang: Lang) -> Words {
    let words = Words::say(
        lang,
        format!(
            "单位不同：{} 不能与 {} 相比或相加减",
            unit(left, Lang::Zh),
            unit(right, Lang::Zh)
        ),
        format!(
            "the units differ: {} against {}",
            unit(left, Lang::En),
            unit(right, Lang::En)
        ),
    );
    // 元 where 元/年 belongs.
    let timed = left
        .split_once('/')
        .map(|(_, time)| format!("{right}/{time}"));
    let meant = timed.filter(|timed| {
        let dimension = |text: &str| Unit::parse(text).map(|unit| unit.dimension());
        dimension(timed).is_some() && dimension(timed) == dimension(left)
    });
    match meant {
        Some(_) => words.meant(lang, meant.as_ref()),
        None => words.help(
            lang,
            "改正单位，或换成同一类的指标",
            "correct the unit, or take an indicator of the same kind",
        ),
    }
}

/// A unit, or that there is none.
fn unit(symbol: &str, lang: Lang) -> String {
    if symbol.is_empty() {
        lang.pick("纯数", "a pure number").to_owned()
    } else {
        symbol.to_owned()
    }
}
