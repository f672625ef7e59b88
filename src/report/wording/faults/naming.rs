//! Words for what things are called.

use super::{Words, seen};
use crate::plan::{IdFlaw, Named, NamingFault};
use crate::report::wording::Lang;

pub(super) fn words(fault: &NamingFault, lang: Lang) -> Words {
    match fault {
        NamingFault::TooManyIndicators => Words::say(
            lang,
            "指标超过 65536 个",
            "there are more than 65536 indicators",
        ),
        NamingFault::NotASlug { id, suggestion } => {
            let id = seen(id);
            let words = Words::say(
                lang,
                format!("id“{id}”不合规则"),
                format!("\"{id}\" cannot be an id"),
            );
            match suggestion {
                Some(_) => words.meant(lang, suggestion.as_ref()),
                None => words.help(
                    lang,
                    "用小写英文字母和数字，词与词之间用 -，例如 nursing-bed-share",
                    "use small letters and digits, words joined by -, such as nursing-bed-share",
                ),
            }
        }
        NamingFault::RepeatedId { named, id, line } => {
            let what = match named {
                Named::Target => lang.pick("目标", "target"),
                Named::Check => lang.pick("校验", "check"),
            };
            Words::say(
                lang,
                format!("第 {line} 行的{what}已经叫 {id}"),
                format!("the {what} on line {line} is already called {id}"),
            )
            .help(lang, "每个 id 只能用一次", "give one of them another id")
        }
        NamingFault::UnknownTarget { id, nearest } => {
            let id = seen(id);
            let words = Words::say(
                lang,
                format!("规则中没有目标 {id}"),
                format!("the rules have no target {id}"),
            );
            match nearest {
                Some(_) => words.meant(lang, nearest.as_ref()),
                None => words.help(
                    lang,
                    "写目标的 id；check list 列出全部",
                    "write the id of a target; check list has them all",
                ),
            }
        }
        NamingFault::WaiverWithoutTarget => Words::say(lang, "缺少 target", "target is missing")
            .help(
                lang,
                "加上所豁免目标的 id，例如 target = \"nursing-bed-share\"",
                "add the id of the target that is waived, such as target = \"nursing-bed-share\"",
            ),
        NamingFault::RepeatedWaiver { line } => Words::say(
            lang,
            format!("第 {line} 行已经豁免了这个目标、这个地区"),
            format!("line {line} waives this target for this area already"),
        )
        .help(
            lang,
            "合并为一条，写后到的日期",
            "make one of them, with the later day",
        ),
        NamingFault::IndicatorId { id, flaw } => indicator_id(&seen(id), *flaw, lang),
        NamingFault::HeaderClaimedTwice {
            header,
            other,
            line,
        } => claimed_twice(&seen(header), &seen(other), *line, lang),
        NamingFault::UnknownChapter { chapter } => {
            let chapter = seen(chapter);
            Words::say(
                lang,
                format!("[chapters] 里没有第 {chapter} 章"),
                format!("[chapters] has no chapter {chapter}"),
            )
            .help(
                lang,
                "改正条款号，或在 [chapters] 里加上这一章",
                "correct the clause, or add the chapter to [chapters]",
            )
        }
        NamingFault::UnusedIndicator { id } => {
            let id = seen(id);
            Words::say(
                lang,
                format!("没有目标或校验用到指标 {id}"),
                format!("no target or check uses the indicator {id}"),
            )
            .help(
                lang,
                "它的数据不会读取；用不到就删去",
                "its figures are not read; remove it if it is not needed",
            )
        }
    }
}

fn indicator_id(id: &str, flaw: IdFlaw, lang: Lang) -> Words {
    let words = Words::say(
        lang,
        format!("指标不能叫“{id}”"),
        format!("an indicator cannot be called \"{id}\""),
    );
    match flaw {
        IdFlaw::NotAWord => words.help(
            lang,
            "用字母（汉字也可以）、数字和 _，以字母开头；- 在算式里是减号",
            "use letters, digits and _, beginning with a letter; - would be a minus sign",
        ),
        IdFlaw::Reserved => words.help(
            lang,
            "这个词在算式里另有含义，换一个",
            "this word has a meaning of its own in expressions; take another",
        ),
        IdFlaw::Unit => words.help(
            lang,
            "这是一个计量单位，换一个词",
            "this is a unit; take another word",
        ),
    }
}

fn claimed_twice(header: &str, other: &str, line: Option<u64>, lang: Lang) -> Words {
    let (who_zh, who_en) = match other {
        "county" | "township" => (
            format!("地区级别 {other} 的表头"),
            format!("a header of the area level {other}"),
        ),
        _ => (
            format!("指标 {other} 的叫法"),
            format!("what the indicator {other} is called"),
        ),
    };
    let (where_zh, where_en) = match line {
        Some(line) => (format!("（第 {line} 行）"), format!(" (line {line})")),
        None => (String::new(), String::new()),
    };
    Words::say(
        lang,
        format!("“{header}”也是{who_zh}{where_zh}"),
        format!("\"{header}\" is also {who_en}{where_en}"),
    )
    .help(
        lang,
        "一个表头只能指一样东西；空格、全角、大小写和末尾括号里的单位不算区别",
        "a header can mean one thing only; spaces, width, capitals and a unit in brackets at the end make no difference",
    )
}
