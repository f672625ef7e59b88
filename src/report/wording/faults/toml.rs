//! Words for what is not TOML, from those of the TOML parser.

use super::{Words, seen};
use crate::report::wording::Lang;

/// What the parser says most often: the beginning of its message, and what to say of it.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "string values must be quoted",
        "文字要放在引号里",
        "put the text in quotes",
    ),
    (
        "invalid basic string",
        "引号没有配对",
        "close the text with the quote it was opened with",
    ),
    (
        "invalid multi-line",
        "三引号没有配对",
        "close the text with three quotes, as it was opened",
    ),
    (
        "invalid literal string",
        "单引号没有配对",
        "close the text with the single quote it was opened with",
    ),
    (
        "unclosed array",
        "方括号没有配对，应有 ]",
        "close the list with ]",
    ),
    (
        "missing comma between array elements",
        "列表的各项之间要有英文逗号",
        "put a comma between the entries of the list",
    ),
    ("extra comma", "多了一个逗号", "remove the comma"),
    (
        "unclosed inline table",
        "花括号没有配对，应有 }",
        "close the table with }",
    ),
    (
        "missing comma between key-value pairs",
        "各项之间要有英文逗号",
        "put a comma between the entries",
    ),
    (
        "unclosed table",
        "表头的方括号没有配对，应有 ]",
        "close the name of the table with ]",
    ),
    (
        "unclosed array table",
        "表头的双方括号没有配对，应有 ]]",
        "close the name of the table with ]]",
    ),
    (
        "key with no value",
        "键后面要有 = 和值",
        "after the key write = and a value",
    ),
    ("missing value", "= 后面要有值", "write a value after the ="),
    (
        "missing assignment",
        "键和值之间要有 =",
        "put = between the key and the value",
    ),
    (
        "invalid unquoted key",
        "键只能用英文字母、数字、_ 和 -，否则要放在引号里",
        "a key is letters, digits, _ and -; any other goes in quotes",
    ),
    (
        "unquoted keys cannot be empty",
        "= 前面要有键",
        "write a key before the =",
    ),
    (
        "unexpected content",
        "一行只写一项，后面只能是注释",
        "write one entry a line; only a comment may follow it",
    ),
    (
        "unexpected key or value",
        "一行只写一项，后面只能是注释",
        "write one entry a line; only a comment may follow it",
    ),
    (
        "missing escaped value",
        "反斜杠要写成 \\\\，或改用单引号",
        "write a backslash as \\\\, or use single quotes",
    ),
    (
        "cannot extend value",
        "这个键已经有了别的值",
        "this key already has another value",
    ),
    (
        "cannot recurse further",
        "嵌套太深",
        "there are too many levels",
    ),
];

/// What to say of the parser's `message`.
pub(super) fn words(message: &str, lang: Lang) -> Words {
    let known = KNOWN
        .iter()
        .find(|(beginning, ..)| message.starts_with(beginning));
    let said = seen(message);
    let en = format!("this is not TOML: {said}");
    match known {
        Some((_, zh_help, en_help)) => {
            Words::say(lang, "TOML 的写法有误", en).help(lang, *zh_help, *en_help)
        }
        None => Words::say(lang, format!("TOML 的写法有误：{said}"), en),
    }
}
