//! Words for how a rule file is written.

use super::{Words, seen, toml};
use crate::plan::{MAX_FILE_BYTES, Shape, WritingFault};
use crate::report::wording::Lang;

pub(super) fn words(fault: &WritingFault, lang: Lang) -> Words {
    match fault {
        WritingFault::Syntax { message } => toml::words(message, lang),
        WritingFault::RepeatedKey { key } => {
            let key = seen(key);
            let zh = format!("{key} 前面已经写过");
            Words::say(lang, zh, format!("{key} was given before")).help(
                lang,
                "删去其中一个，或改名",
                "remove one of them, or rename it",
            )
        }
        WritingFault::FileTooLarge { bytes } => Words::say(
            lang,
            format!("文件有 {bytes} 字节，规则文件最多 {MAX_FILE_BYTES} 字节"),
            format!("the file has {bytes} bytes; a rule file has at most {MAX_FILE_BYTES}"),
        )
        .help(
            lang,
            "这大概不是规则文件；数据文件不要写在 --rules 后面",
            "this is probably no rule file; data files do not go after --rules",
        ),
        WritingFault::UnknownKey {
            key,
            nearest,
            known,
        } => {
            let key = seen(key);
            let words = Words::say(
                lang,
                format!("不认识的键 {key}"),
                format!("unknown key {key}"),
            );
            let choices = known.join(lang.pick("、", ", "));
            match nearest {
                Some(_) => words.meant(lang, nearest.as_ref()),
                None => words.help(
                    lang,
                    format!("这里可以写：{choices}"),
                    format!("here it can be: {choices}"),
                ),
            }
        }
        WritingFault::MissingKey { key } => missing(key, lang),
        WritingFault::WrongType {
            key,
            expected,
            found,
            written,
        } => {
            let (key, written) = (seen(key), seen(written));
            let (wanted, got) = (shape(*expected, lang), shape(*found, lang));
            let better = rewritten(&key, *expected, *found, &written);
            Words::say(
                lang,
                format!("{key} 应为{wanted}，这里是{got}"),
                format!("{key} must be {wanted}, and this is {got}"),
            )
            .help(lang, format!("写成 {better}"), format!("write {better}"))
        }
        WritingFault::UnknownValue {
            key,
            value,
            allowed,
            nearest,
        } => {
            let (value, choices) = (seen(value), allowed.join(lang.pick("、", ", ")));
            let zh = format!("{key} 不能是“{value}”");
            let words = Words::say(lang, zh, format!("{key} cannot be \"{value}\""));
            match nearest {
                Some(_) => words.meant(lang, nearest.as_ref()),
                None => words.help(
                    lang,
                    format!("可以写：{choices}"),
                    format!("it can be: {choices}"),
                ),
            }
        }
        WritingFault::Blank { key } => {
            let key = seen(key);
            let zh = format!("{key} 不能为空");
            Words::say(lang, zh, format!("{key} must not be blank"))
        }
        WritingFault::EmptyList { key } => {
            let zh = format!("{key} 至少要有一项");
            let words = Words::say(lang, zh, format!("{key} needs at least one entry"));
            if *key == "clause" {
                return words.help(
                    lang,
                    "写出目标所依据的条款，例如 clause = [\"1.2\"]",
                    "say which section of the plan it comes from, such as clause = [\"1.2\"]",
                );
            }
            words
        }
    }
}

fn missing(key: &str, lang: Lang) -> Words {
    let example = match key {
        "plan" => "[plan]",
        "indicators" => "[indicators.nursing_beds]",
        "target" => "[[target]]",
        "title" => "title = \"…\"",
        "period" => "period = [2021, 2025]",
        "name" => "name = \"护理型床位\"",
        "unit" => "unit = \"张\"",
        "id" => "id = \"nursing-bed-share\"",
        "clause" => "clause = [\"1.2\"]",
        "require" => "require = \"nursing_bed_share >= 62%\"",
        "reason" => lang.pick("reason = \"在建\"", "reason = \"under construction\""),
        "approved_by" => lang.pick("approved_by = \"县政府\"", "approved_by = \"the county\""),
        "until" => "until = 2026-12-31",
        "words" => "words = \"15分钟养老服务圈\"",
        "why" => "why = \"服务圈的名称\"",
        other => other,
    };
    Words::say(lang, format!("缺少 {key}"), format!("{key} is missing")).help(
        lang,
        format!("加上一行，例如 {example}"),
        format!("add a line such as {example}"),
    )
}

/// What was probably meant by `written`, or else an example.
fn rewritten(key: &str, expected: Shape, found: Shape, written: &str) -> String {
    let plain = written.trim_matches(['"', '\'']);
    let one_line = !written.contains('⟨') && written.chars().count() <= 40;
    match (expected, found) {
        (Shape::Text, Shape::Integer | Shape::Decimal | Shape::Boolean | Shape::Date) => {
            format!("{key} = \"{plain}\"")
        }
        (
            Shape::Texts,
            Shape::Text | Shape::Integer | Shape::Decimal | Shape::Boolean | Shape::Date,
        ) if one_line => format!("{key} = [\"{plain}\"]"),
        (Shape::Integer, Shape::Text)
            if !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            format!("{key} = {plain}")
        }
        (Shape::Integer, _) if key == "expected" => format!("{key} = 15"),
        (Shape::Text, _) => format!("{key} = \"…\""),
        (Shape::Integer, _) => format!("{key} = 2025"),
        (Shape::Decimal, _) => format!("{key} = 0.95"),
        (Shape::Boolean, _) => format!("{key} = true"),
        (Shape::Date, _) => format!("{key} = 2025-01-01"),
        (Shape::List | Shape::Texts, _) => format!("{key} = [\"…\"]"),
        (Shape::TwoYears, _) => format!("{key} = [2021, 2025]"),
        (Shape::Table, _) => format!("[{key}]"),
        (Shape::Tables, _) if key == "exempt" => "[[plan.exempt]]".to_owned(),
        (Shape::Tables, _) => format!("[[{key}]]"),
    }
}

fn shape(shape: Shape, lang: Lang) -> &'static str {
    match shape {
        Shape::Text => lang.pick("带引号的文字", "a text in quotes"),
        Shape::Integer => lang.pick("整数", "a whole number"),
        Shape::Decimal => lang.pick("小数", "a decimal number"),
        Shape::Boolean => lang.pick("true/false", "true or false"),
        Shape::Date => lang.pick("日期", "a date"),
        Shape::List => lang.pick("列表", "a list"),
        Shape::Texts => lang.pick("文字的列表", "a list of texts"),
        Shape::TwoYears => lang.pick("首末两个年份", "the first and the last year"),
        Shape::Table => lang.pick("表", "a table"),
        Shape::Tables => lang.pick("双方括号的表", "a table in double brackets"),
    }
}
