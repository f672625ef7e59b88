//! What is doubtful about the size of a figure, beside others or alone.

use super::{Said, Words};
use crate::data::SizeDoubt;
use crate::vocabulary::IndicatorId;

/// The words of a doubt about the size of a figure of `indicator`.
pub(super) fn said(
    doubt: &SizeDoubt,
    indicator: IndicatorId,
    text: &str,
    words: &Words<'_>,
) -> Said {
    let lang = words.lang;
    let name = words.indicator(indicator);
    let unit = words.unit(indicator);
    let (zh, en, zh_help, en_help) = match doubt {
        SizeDoubt::OneSided => (
            format!("{name}的“{text}”只说了一边；只在它容许的每个数都得出同一结论时才作数"),
            format!(
                "“{text}” of {name} gives only one side; it counts where every number it allows gives the same verdict"
            ),
            "有准确的数，请写准确的数",
            "write the exact number if there is one",
        ),
        SizeDoubt::Jump {
            times,
            year,
            other_year,
            other,
            other_place,
        } => {
            let place = words.place(*other_place);
            let (zh_help, en_help) = slip_help(*times);
            (
                format!(
                    "{name} {year} 年的“{text}”与 {other_year} 年的 {other}（{place}）相差约 {times} 倍"
                ),
                format!(
                    "“{text}” of {name} in {year} and {other} in {other_year} ({place}) differ about {times} times"
                ),
                zh_help,
                en_help,
            )
        }
        SizeDoubt::UnlikeOthers {
            times,
            year,
            value,
            others,
            range,
        } => {
            let (low, high) = &**range;
            let (zh_help, en_help) = slip_help(*times);
            (
                format!(
                    "{name} {year} 年这里是 {value} {unit}，其他 {others} 个地区在 {low} 到 {high} 之间：像是差了 {times} 倍"
                ),
                format!(
                    "{name} of {year} is {value} {unit} here and {low} to {high} in the {others} other areas: as if by {times} times"
                ),
                zh_help,
                en_help,
            )
        }
        SizeDoubt::GrandTotal {
            year,
            total,
            sum,
            counties,
        } => (
            format!(
                "{name} {year} 年的合计是 {total} {unit}，{counties} 个地区加起来却是 {sum} {unit}"
            ),
            format!(
                "the total of {name} in {year} is {total} {unit}, and its {counties} areas add up to {sum} {unit}"
            ),
            "请核对合计和各地区的数；评判用的是各地区自己的数",
            "check the total and the areas' figures; judging uses the areas' own",
        ),
    };
    Said::new(lang.pick(zh, en), lang.pick(zh_help, en_help))
}

fn slip_help(times: u16) -> (&'static str, &'static str) {
    if times == 100 {
        (
            "请核对：多半是一处写小数(0.62)，一处写百分数(62)",
            "check them: one is probably a fraction (0.62) and the other a percentage (62)",
        )
    } else if times > 10 {
        (
            "请核对单位：多半是一处写元(人)，一处写万元(万人)",
            "check the units: one of them is probably in 万 (ten thousands)",
        )
    } else {
        (
            "请核对：多半是多写或少写了一个 0，或小数点错了位",
            "check them: one digit too many or too few, or a misplaced point",
        )
    }
}
