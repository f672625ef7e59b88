//! Words for how numbers, units and days are written.

use super::{Words, seen};
use crate::plan::NotationFault;
use crate::report::wording::Lang;

pub(super) fn words(fault: &NotationFault, lang: Lang) -> Words {
    match fault {
        NotationFault::StrangeCharacter { character } => {
            let shown = seen(&character.to_string());
            Words::say(
                lang,
                format!("算式里不能有“{shown}”"),
                format!("\"{shown}\" has no place in an expression"),
            )
            .help(
                lang,
                "可以用 + - * / ( ) = < <= > >= in .. 、数、指标和函数",
                "use + - * / ( ) = < <= > >= in .. with numbers, indicators and functions",
            )
        }
        NotationFault::ThousandSeparators { text, suggestion } => {
            let text = seen(text);
            Words::say(
                lang,
                format!("数里不能有分隔符：{text}"),
                format!("a number has no separators: {text}"),
            )
            .help(
                lang,
                format!("写成 {suggestion}（若是两个数，逗号后面加空格）"),
                format!("write {suggestion} (between two numbers, put a space after the comma)"),
            )
        }
        NotationFault::NumberNotation { text, suggestion } => {
            let text = seen(text);
            let zh = format!("不认识的数的写法：{text}");
            let words = Words::say(lang, zh, format!("{text} is no number as written here"));
            rewritten(
                words,
                suggestion.as_deref(),
                "15000 或 0.62",
                "15000 or 0.62",
                lang,
            )
        }
        NotationFault::ComparisonNotation { text, suggestion } => {
            let zh = format!("没有 {text} 这种比较");
            Words::say(lang, zh, format!("there is no comparison {text}")).help(
                lang,
                format!("写成 {suggestion}"),
                format!("write {suggestion}"),
            )
        }
        NotationFault::DateNotation { text, suggestion } => {
            let text = seen(text);
            let words = match suggestion {
                Some(_) => Words::say(
                    lang,
                    format!("日期要写成年-月-日：{text}"),
                    format!("a date is written year-month-day: {text}"),
                ),
                None => Words::say(
                    lang,
                    format!("没有 {text} 这一天"),
                    format!("there is no day {text}"),
                ),
            };
            rewritten(
                words,
                suggestion.as_deref(),
                "2025-01-31",
                "2025-01-31",
                lang,
            )
        }
        NotationFault::UnknownUnit { unit, nearest } => {
            let unit = seen(unit);
            let zh = format!("不认识的单位 {unit}");
            let words = Words::say(lang, zh, format!("unknown unit {unit}"));
            match nearest {
                Some(_) => words.meant(lang, nearest.as_ref()),
                None => words.help(
                    lang,
                    "常用单位：元、万元、元/年、人、万人、个、家、张、%、‰、倍、人/万人、个月；是/否 与 日期",
                    "units are such as 元, 万元, 元/年, 人, 个, 家, 张, %, ‰, 倍, 人/万人, 个月; and yes/no, date",
                ),
            }
        }
        NotationFault::ExpressionTooLong { bytes } => Words::say(
            lang,
            format!("算式有 {bytes} 字节，最多 4096 字节"),
            format!("the expression has {bytes} bytes; at most 4096 are read"),
        )
        .help(
            lang,
            "把其中一部分写成带 formula 的指标",
            "make part of it an indicator with a formula",
        ),
        NotationFault::ExpressionTooDeep => {
            Words::say(lang, "算式嵌套太深", "the expression is nested too deeply").help(
                lang,
                "把其中一部分写成带 formula 的指标",
                "make part of it an indicator with a formula",
            )
        }
    }
}

fn rewritten(words: Words, suggestion: Option<&str>, zh: &str, en: &str, lang: Lang) -> Words {
    match suggestion {
        Some(better) => words.help(lang, format!("写成 {better}"), format!("write {better}")),
        None => words.help(lang, format!("例如 {zh}"), format!("for example {en}")),
    }
}
