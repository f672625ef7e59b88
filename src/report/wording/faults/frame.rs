//! Words for the plan's frame: years, areas, bands.

use super::{Words, seen};
use crate::plan::FrameFault;
use crate::report::wording::Lang;

pub(super) fn words(fault: &FrameFault, lang: Lang) -> Words {
    match fault {
        FrameFault::NotAYear { text } => {
            let text = seen(text);
            let zh = format!("{text} 不是 1900 至 2200 之间的年份");
            Words::say(lang, zh, format!("{text} is no year from 1900 to 2200")).help(
                lang,
                "年份写成四位数，例如 2025",
                "write a year such as 2025",
            )
        }
        FrameFault::PeriodReversed { first, last } => Words::say(
            lang,
            format!("规划期的末年 {last} 早于首年 {first}"),
            format!("the last year {last} is before the first year {first}"),
        )
        .help(
            lang,
            format!("先写首年，再写末年：period = [{last}, {first}]"),
            format!("write the first year first: period = [{last}, {first}]"),
        ),
        FrameFault::BaseAfterStart { base, first } => Words::say(
            lang,
            format!("基期 {base} 年晚于规划期首年 {first} 年"),
            format!("the base year {base} is after the plan's first year {first}"),
        )
        .help(
            lang,
            format!("进度从规划期之前算起，通常写 base = {}", first.before()),
            format!(
                "progress is measured from before the plan, usually base = {}",
                first.before()
            ),
        ),
        FrameFault::ExpectedNumber { text } => {
            let text = seen(text);
            Words::say(
                lang,
                format!("expected = {text} 不是能数出来的地区个数"),
                format!("expected = {text} is no number of areas"),
            )
            .help(
                lang,
                "写至少为 1 的个数；不知道就删去这一项",
                "write how many there are, at least 1, or leave it out",
            )
        }
        FrameFault::MoreNamesThanExpected { names, expected } => Words::say(
            lang,
            format!("names 列出 {names} 个，expected 却是 {expected}"),
            format!("names lists {names}, and expected says {expected}"),
        )
        .help(
            lang,
            "改正其一；列全了名称就不必再写 expected",
            "correct one of them; a complete list of names needs no expected",
        ),
        FrameFault::RepeatedName { name } => {
            let name = seen(name);
            let zh = format!("“{name}”在名单里出现了两次");
            Words::say(lang, zh, format!("\"{name}\" stands twice in the list"))
        }
        FrameFault::NotAPlainDecimal { text } => {
            let text = seen(text);
            Words::say(
                lang,
                format!("{text} 不是从 0 起的普通小数"),
                format!("{text} is no plain decimal number from 0"),
            )
            .help(lang, "写成 0.95 这样的小数", "write a number such as 0.95")
        }
        FrameFault::BandsOutOfOrder => Words::say(
            lang,
            "slow 大于 on-track：“偏慢”的下限不能高于“正常”的下限",
            "slow is above on-track, so nothing could ever be slow",
        )
        .help(
            lang,
            "例如 bands = { on-track = 0.95, slow = 0.60 }",
            "for example bands = { on-track = 0.95, slow = 0.60 }",
        ),
    }
}
