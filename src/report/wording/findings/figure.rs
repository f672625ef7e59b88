//! What is wrong with a figure, and so which indicator cannot be used.

use super::{Lang, Said, Words};
use crate::data::{CellFault, FigureFault, Slip};
use crate::source::Untrusted;
use crate::vocabulary::IndicatorId;

/// The words of a fault of a figure of `indicator`.
pub(super) fn said(
    fault: &FigureFault,
    indicator: IndicatorId,
    text: &str,
    words: &Words<'_>,
) -> Said {
    let lang = words.lang;
    let unused = unused(indicator, words);
    let unit = words.unit(indicator);
    let (zh, en, zh_help, en_help) = match fault {
        FigureFault::Unreadable(fault) => {
            let (message, help) = cell_fault(fault, text, words);
            return Said::new(format!("{message}{unused}"), help);
        }
        FigureFault::Implausible { value, slip } => (
            format!("“{text}”合 {value} {unit}，超出了可能的范围"),
            format!("“{text}” would be {value} {unit}, which cannot be true"),
            slip_help(*slip, lang),
            slip_help(*slip, lang),
        ),
        FigureFault::UnknownUnit {
            unit: stated,
            is_of_table: true,
        } => {
            let stated = Untrusted::new(stated.as_str()).visible();
            let name = words.indicator(indicator);
            return Said::new(
                lang.pick(
                    format!("不认识整个表的单位“{stated}”；{name}没有另写单位的数据都不采用"),
                    format!(
                        "the unit “{stated}” of the table is not known; no figure of {name} without a unit of its own is used"
                    ),
                ),
                lang.pick(
                    format!("请写“{unit}”，或能换算成它的单位；也可以在列名的括号里写单位"),
                    format!("write “{unit}” or a unit that converts to it; or state the unit in brackets in the header"),
                ),
            );
        }
        FigureFault::UnknownUnit {
            unit: stated,
            is_of_table: false,
        } => (
            format!("不认识单位“{}”", Untrusted::new(stated.as_str()).visible()),
            format!(
                "the unit “{}” is not known",
                Untrusted::new(stated.as_str()).visible()
            ),
            format!("请写“{unit}”，或能换算成它的单位"),
            format!("write “{unit}” or a unit that converts to it"),
        ),
        FigureFault::UnitMismatch { unit: stated } => (
            format!("单位“{stated}”不能换算成“{unit}”"),
            format!("the unit “{stated}” does not convert to “{unit}”"),
            "请检查单位，或数据是否填错了列".to_owned(),
            "check the unit, and that the figure stands in the right column".to_owned(),
        ),
        FigureFault::UnitConflict { nearer, farther } => (
            format!("这个数据有两个单位：“{nearer}”和“{farther}”"),
            format!("two units are stated for this figure: “{nearer}” and “{farther}”"),
            "请只留对的那一个".to_owned(),
            "keep the one that is right".to_owned(),
        ),
        FigureFault::Repeated {
            year,
            area,
            equal,
            first,
        } => {
            let area = area
                .iter()
                .map(Untrusted::visible)
                .collect::<Vec<_>>()
                .join(" ");
            let (name, first) = (words.indicator(indicator), words.place(*first));
            return repeated(&format!("{area} {year}"), &name, &first, *equal, lang);
        }
    };
    Said::new(
        format!("{}{unused}", lang.pick(zh, en)),
        lang.pick(zh_help, en_help),
    )
}

/// What follows for the indicator.
fn unused(indicator: IndicatorId, words: &Words<'_>) -> String {
    let name = words.indicator(indicator);
    words.lang.pick(
        format!("；{name}的这个数据不采用"),
        format!("; the figure of {name} is not used"),
    )
}

fn repeated(area_and_year: &str, name: &str, first: &str, equal: bool, lang: Lang) -> Said {
    let subject = area_and_year.trim();
    let message = if equal {
        lang.pick(
            format!("{subject} 的{name}重复出现，与 {first} 相同，只算一次"),
            format!(
                "{name} of {subject} stands here again, the same as at {first}; it counts once"
            ),
        )
    } else {
        lang.pick(
            format!("{subject} 的{name}又出现一次，与 {first} 不同"),
            format!("{name} of {subject} stands here again and differs from {first}"),
        )
    };
    let help = (!equal).then(|| {
        lang.pick(
            "请只留对的那一个；在此之前，每个数都会试算".to_owned(),
            "keep the one that is right; until then each is tried".to_owned(),
        )
    });
    Said { message, help }
}

fn slip_help(slip: Option<Slip>, lang: Lang) -> String {
    match slip {
        None => lang.pick(
            "请核对这个数和它的单位",
            "check the number and its unit",
        ),
        Some(Slip::MonthForYear) => lang.pick(
            "像是按月的数：请写明单位“元/月”，或乘以 12",
            "it looks like a month's figure: state the unit 元/月, or multiply it by 12",
        ),
        Some(Slip::YearForMonth) => lang.pick(
            "像是按年的数：请写明单位“元/年”，或除以 12",
            "it looks like a year's figure: state the unit 元/年, or divide it by 12",
        ),
        Some(Slip::TenThousandsForOnes) => lang.pick(
            "像是以“万”为单位的数：请写明单位，如“万元”“万人”",
            "it looks like a number of ten thousands: state the unit, such as 万元 or 万人",
        ),
        Some(Slip::OnesForTenThousands) => lang.pick(
            "像是不以“万”为单位的数：请写明单位，如“元”“人”",
            "it looks like a number of ones, not of ten thousands: state the unit, such as 元 or 人",
        ),
        Some(Slip::FractionForPercentage) => lang.pick(
            "像是用小数表示的百分比：0.62 请写成 62%",
            "it looks like a fraction: write 62% for 0.62",
        ),
        Some(Slip::Negative) => lang.pick(
            "这个指标不能是负数：请核对",
            "this indicator cannot be negative: check the number",
        ),
    }
    .to_owned()
}

fn cell_fault(fault: &CellFault, text: &str, words: &Words<'_>) -> (String, String) {
    let lang = words.lang;
    let (zh, en, zh_help, en_help) = match fault {
        CellFault::Approximate => (
            "只是约数，证明不了什么",
            "is only approximate and proves nothing",
            "请写准确的数",
            "write the exact number",
        ),
        CellFault::Words => (
            "是用汉字写的数",
            "is a number in words",
            "请用阿拉伯数字",
            "write it in digits",
        ),
        CellFault::Exponent => (
            "是科学记数法，末位可能已丢失",
            "is in scientific notation and may have lost its last digits",
            "请把单元格设为数值格式再导出",
            "set the cell's format to a plain number and export again",
        ),
        CellFault::NotFinite => (
            "不是一个数",
            "is not a finite number",
            "没有数据请留空",
            "leave the cell blank if there is no figure",
        ),
        CellFault::Hexadecimal => (
            "像是十六进制数",
            "looks hexadecimal",
            "请写十进制的数",
            "write a decimal number",
        ),
        CellFault::Underscore => (
            "里有下划线",
            "has an underscore in it",
            "请去掉下划线",
            "take it out",
        ),
        CellFault::Grouping => (
            "里的逗号不在千位上，不知道是多少",
            "has a separator that does not stand at the thousands",
            "请写成 1234 或 1,234；小数点用“.”",
            "write 1234 or 1,234, with a point for decimals",
        ),
        CellFault::LeadingZero => (
            "以 0 开头，像是编码",
            "begins with a zero, as codes do",
            "请写不带前导 0 的数",
            "write it without the leading zero",
        ),
        CellFault::TooManyDigits => (
            "位数太多",
            "has too many digits",
            "请核对这个数",
            "check the number",
        ),
        CellFault::SpreadsheetError => (
            "是电子表格的错误值",
            "is a spreadsheet's error",
            "请改正公式再导出；没有数据请留空",
            "mend the formula and export again, or leave the cell blank",
        ),
        CellFault::TooNarrow => (
            "是列太窄、显示不下时的样子，数没有导出来",
            "is what a spreadsheet shows where a column is too narrow; the figure was not exported",
            "请把这一列拉宽再导出",
            "widen the column and export again",
        ),
        CellFault::Formula => (
            "是公式，不是它的值",
            "is a formula and not its value",
            "请改成值再导出(选择性粘贴 > 数值)",
            "export values (paste special > values)",
        ),
        CellFault::TextMark => (
            "前面有文本标记，不是数",
            "begins with the mark that makes it text",
            "请去掉数前面的撇号",
            "take out the mark before the number",
        ),
        CellFault::Blanks => (
            "的数字之间有空格或换行，可能是两个数",
            "has blanks or a line break between its digits and may be two numbers",
            "请去掉空格；千位可以用逗号分隔",
            "take them out; commas may separate thousands",
        ),
        CellFault::Invisible => (
            "里有看不见的字符",
            "holds characters that cannot be seen",
            "请删去这个数，重新输入一遍",
            "delete the number and type it anew",
        ),
        CellFault::Brackets => (
            "带括号；会计上这是负数，别处不是",
            "stands in brackets, which may or may not mean a negative number",
            "负数请写 -12，不是负数请去掉括号",
            "write -12 for a negative number, else take the brackets out",
        ),
        CellFault::Span => (
            "是一个范围，不是一个数",
            "is a span and not one number",
            "请写一个准确的数",
            "write one exact number",
        ),
        CellFault::Contradictory => (
            "前后矛盾",
            "contradicts itself",
            "请写一个数",
            "write one number",
        ),
        CellFault::AmbiguousScale { unit } => {
            return (
                lang.pick(
                    format!("“{text}”有歧义：这里的单位已经是“{unit}”"),
                    format!("“{text}” is ambiguous where figures are in “{unit}”"),
                ),
                lang.pick(
                    format!("请写全单位，如 1.5{unit}"),
                    format!("write the whole unit, such as 1.5{unit}"),
                ),
            );
        }
        CellFault::UnknownSuffix => (
            "里的数后面不是认得的单位",
            "has something after its number that is no known unit",
            "请只写数，或数加单位",
            "write the number alone or with its unit",
        ),
        CellFault::FractionOrPercentage => (
            "没有写明是百分数还是小数（0.62 是 0.62% 还是 62%）",
            "does not say whether it is a percentage or a fraction (is 0.62 meant as 0.62 % or 62 %)",
            "请在数后写 %，或在表头写 (%)",
            "write % after the number, or (%) in the header",
        ),
        CellFault::YesNoForNumber => (
            "是“是/否”，这里要的是数",
            "says yes or no where a number is wanted",
            "请写数量",
            "write the number",
        ),
        CellFault::NotYesNo => (
            "既不是“是/否”也不是日期",
            "is neither yes nor no nor a date",
            "请写“是”或“否”，或完成的日期，如 2024-12-31",
            "write 是/否 (yes/no), or the date it was done, such as 2024-12-31",
        ),
        CellFault::NotDate => (
            "不是日期",
            "is no date",
            "请写成 2024-12-31、2024年12月 或 2024年",
            "write 2024-12-31, 2024-12 or 2024",
        ),
        CellFault::AmbiguousDate => (
            "可能是 1 月，也可能是少了一个 0 的 10 月",
            "may be January, or October that lost its zero",
            "请写成 2024年1月 或 2024-10",
            "write 2024-01 or 2024-10",
        ),
        CellFault::DayNumber => (
            "是电子表格内部的日期编号，不是日期",
            "is the number by which spreadsheets keep a day, not the day itself",
            "请把单元格设为日期格式再导出",
            "give the cell a date format and export again",
        ),
        CellFault::NotNumber => (
            "不是一个数",
            "is not a number",
            "请写数；没有数据请留空",
            "write a number, or leave the cell blank if there is none",
        ),
    };
    let message = lang.pick(format!("“{text}”{zh}"), format!("“{text}” {en}"));
    (message, lang.pick(zh_help, en_help).to_owned())
}
