//! Words for what an expression speaks of.

use super::{Words, seen};
use crate::plan::{SenseFault, Sort};
use crate::report::wording::Lang;

pub(super) fn words(fault: &SenseFault, lang: Lang) -> Words {
    match fault {
        SenseFault::UnknownIndicator { name, nearest } => {
            let name = seen(name);
            let words = Words::say(
                lang,
                format!("没有指标 {name}"),
                format!("there is no indicator {name}"),
            );
            match nearest {
                Some(_) => words.meant(lang, nearest.as_ref()),
                None => words.help(
                    lang,
                    "先用 [indicators.…] 定义它",
                    "define it first with [indicators.…]",
                ),
            }
        }
        SenseFault::FunctionOfConstant { function } => Words::say(
            lang,
            format!("{function} 要用在指标上，常数没有逐年的变化"),
            format!("{function} needs an indicator: a constant has no years"),
        ),
        SenseFault::WrongSort { found, expected } => wrong_sort(*found, *expected, lang),
        SenseFault::NotALiteral { sort } => {
            let (zh, en) = match sort {
                Sort::YesNo => (
                    "是/否指标只能与 yes 或 no 比较",
                    "a yes/no indicator is compared with yes or no",
                ),
                Sort::Date => (
                    "日期指标只能与 2025-01-01 这样的日期比较",
                    "a date indicator is compared with a day such as 2025-01-01",
                ),
                Sort::Number => ("数只能与数比较", "a number is compared with a number"),
            };
            Words::say(lang, zh, en)
        }
        SenseFault::YesNoComparison => Words::say(
            lang,
            "是/否不分大小，只能用 =",
            "yes and no have no order: only = makes sense",
        )
        .help(lang, "写成 x = yes", "write x = yes"),
        SenseFault::NotACondition => Words::say(
            lang,
            "这不是一个要求：没有比较",
            "this requires nothing: there is no comparison",
        )
        .help(
            lang,
            "加上比较，例如 >= 62%；只有是/否指标可以单独写",
            "compare it, such as >= 62%; only a yes/no indicator stands alone",
        ),
        SenseFault::NotANumber => Words::say(
            lang,
            "公式是一个数，不能有比较",
            "a formula is a number and has no comparison",
        )
        .help(
            lang,
            "比较写在 [[target]] 或 [[check]] 的 require 里",
            "comparisons belong in the require of a [[target]] or [[check]]",
        ),
        SenseFault::NoIndicator => Words::say(
            lang,
            "这里没有用到任何指标，结果永远不变",
            "this looks at no indicator, so it never changes",
        ),
        SenseFault::RangeNotConstant => Words::say(
            lang,
            "范围的两端必须是常数",
            "both ends of a range must be constants",
        )
        .help(
            lang,
            "与别的指标比较时写成两个目标，分别用 >= 和 <=",
            "against another indicator write two targets, one with >= and one with <=",
        ),
    }
}

fn wrong_sort(found: Sort, expected: Sort, lang: Lang) -> Words {
    let words = Words::say(
        lang,
        format!(
            "这里应为{}，却是{}",
            sort(expected, Lang::Zh),
            sort(found, Lang::Zh)
        ),
        format!(
            "{} belongs here, and this is {}",
            sort(expected, Lang::En),
            sort(found, Lang::En)
        ),
    );
    match (expected, found) {
        (Sort::YesNo, _) => words.help(lang, "写成 x = yes", "write x = yes"),
        (Sort::Date, _) => words.help(
            lang,
            "写成 x < 2025-01-01，日期不加引号",
            "write x < 2025-01-01, without quotes around the day",
        ),
        (Sort::Number, Sort::YesNo) => words.help(
            lang,
            "是/否指标只能单独写，或写成 x = yes",
            "a yes/no indicator stands alone, or as x = yes",
        ),
        (Sort::Number, Sort::Date | Sort::Number) => words.help(
            lang,
            "日期指标只能与日期比较：x < 2025-01-01",
            "a date indicator is only compared with a day: x < 2025-01-01",
        ),
    }
}

/// What a value is, in words.
pub(super) fn sort(sort: Sort, lang: Lang) -> &'static str {
    match sort {
        Sort::Number => lang.pick("数", "a number"),
        Sort::YesNo => lang.pick("是/否", "a yes/no"),
        Sort::Date => lang.pick("日期", "a date"),
    }
}
