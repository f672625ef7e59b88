//! Words for how the parts of an expression follow each other.

use super::{Words, seen};
use crate::plan::{Awaited, GrammarFault};
use crate::report::wording::Lang;

pub(super) fn words(fault: &GrammarFault, lang: Lang) -> Words {
    match fault {
        GrammarFault::ExpressionEnds { awaited } => {
            let zh = format!("到这里就断了，后面应有{}", wanted(*awaited, Lang::Zh));
            let en = format!(
                "it ends too soon: {} must follow",
                wanted(*awaited, Lang::En)
            );
            range_help(Words::say(lang, zh, en), *awaited, lang)
        }
        GrammarFault::Unexpected { found, awaited } => {
            let found = seen(found);
            let zh = format!("这里应有{}，却是 {found}", wanted(*awaited, Lang::Zh));
            let en = format!(
                "{} must stand here, not {found}",
                wanted(*awaited, Lang::En)
            );
            let words = Words::say(lang, zh, en);
            match (comparison_meant(&found), found.as_str()) {
                (Some(sign), _) => words.help(
                    lang,
                    format!("“{found}”写成 {sign}"),
                    format!("write {sign}"),
                ),
                (None, ",") if *awaited == Awaited::Operator => words.help(
                    lang,
                    "一项目标只有一个要求：两个要求写成两个 [[target]]；范围写成 x in 30%..40%",
                    "a target has one requirement: write two as two [[target]]s, and a range as x in 30%..40%",
                ),
                (None, _) => range_help(words, *awaited, lang),
            }
        }
        GrammarFault::ChainedComparison => {
            let zh = "一个要求里只能有一个比较";
            Words::say(lang, zh, "a requirement has one comparison only").help(
                lang,
                "范围写成 x in 30%..40%",
                "write a range as x in 30%..40%",
            )
        }
        GrammarFault::Conjunction { word } => Words::say(
            lang,
            format!("要求里不能用 {word}"),
            format!("a requirement cannot contain {word}"),
        )
        .help(
            lang,
            "两个要求写成两个 [[target]]；前提条件写在 when 里",
            "write two requirements as two [[target]]s, and a precondition as when",
        ),
        GrammarFault::NotEqual => {
            Words::say(lang, "没有“不等于”这种比较", "there is no \"not equal\"").help(
                lang,
                "用 =、<、<=、> 或 >=；是/否指标写 x = no",
                "use =, <, <=, > or >=; for yes/no write x = no",
            )
        }
        GrammarFault::MissingOperator { name } => {
            let name = seen(name);
            Words::say(
                lang,
                format!("{name} 前面缺运算符"),
                format!("an operator is missing before {name}"),
            )
            .help(
                lang,
                format!("相乘写成 2 * {name}"),
                format!("write a product as 2 * {name}"),
            )
        }
        GrammarFault::UnknownFunction { name, nearest } => {
            let name = seen(name);
            let words = Words::say(
                lang,
                format!("没有函数 {name}"),
                format!("there is no function {name}"),
            );
            match nearest {
                Some(_) => words.meant(lang, nearest.as_ref()),
                None => words.help(
                    lang,
                    "可用的函数：growth、previous、base、cumulative、average、min、max",
                    "the functions are growth, previous, base, cumulative, average, min and max",
                ),
            }
        }
        GrammarFault::FunctionWithoutArguments { function } => Words::say(
            lang,
            format!("函数 {function} 后面要有括号"),
            format!("the function {function} needs parentheses"),
        )
        .help(
            lang,
            format!("写成 {function}(指标)"),
            format!("write {function}(indicator)"),
        ),
        GrammarFault::ArgumentCount { function, given } => argument_count(function, *given, lang),
    }
}

/// The sign that stands for a comparison in words.
fn comparison_meant(word: &str) -> Option<&'static str> {
    Some(match word {
        "不低于" | "不少于" | "不小于" | "大于等于" | "大于或等于" | "至少" | "以上" | "达到" => {
            ">="
        }
        "大于" | "超过" | "高于" | "多于" | "超" => ">",
        "不高于" | "不超过" | "不大于" | "不多于" | "小于等于" | "小于或等于" | "至多" | "以下"
        | "以内" => "<=",
        "小于" | "低于" | "少于" => "<",
        "等于" | "为" | "是" => "=",
        _ => return None,
    })
}

fn range_help(words: Words, awaited: Awaited, lang: Lang) -> Words {
    match awaited {
        Awaited::Range => words.help(lang, "范围写成 30%..40%", "write a range as 30%..40%"),
        Awaited::Operand
        | Awaited::Operator
        | Awaited::Closing
        | Awaited::Number
        | Awaited::Day
        | Awaited::End => words,
    }
}

fn argument_count(function: &str, given: usize, lang: Lang) -> Words {
    let (zh, en) = match function {
        "min" | "max" => ("至少要两个量", "at least two numbers"),
        _ => ("只要一个量", "one number"),
    };
    let counted = match given {
        0 => "none".to_owned(),
        more => more.to_string(),
    };
    Words::say(
        lang,
        format!("{function} {zh}，这里有 {given} 个"),
        format!("{function} takes {en}, and here it has {counted}"),
    )
    .help(
        lang,
        match function {
            "min" | "max" => format!("写成 {function}(指标, 指标)"),
            "growth" => "写成 growth(指标)，总是与上一年相比".to_owned(),
            _ => format!("写成 {function}(指标)"),
        },
        match function {
            "min" | "max" => format!("write {function}(indicator, indicator)"),
            "growth" => "write growth(indicator); it is always on the year before".to_owned(),
            _ => format!("write {function}(indicator)"),
        },
    )
}

fn wanted(awaited: Awaited, lang: Lang) -> &'static str {
    match awaited {
        Awaited::Operand => lang.pick("数、指标或函数", "a number, an indicator or a function"),
        Awaited::Operator => lang.pick("运算符或结尾", "an operator or the end"),
        Awaited::Closing => lang.pick("右括号 )", "a closing )"),
        Awaited::Range => lang.pick(" .. 和上限", "\"..\" with the upper end"),
        Awaited::Number => lang.pick("数", "a number"),
        Awaited::Day => lang.pick("日期，例如 2026-12-31", "a day such as 2026-12-31"),
        Awaited::End => lang.pick("结尾", "the end"),
    }
}
