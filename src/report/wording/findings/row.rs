//! Why the figures of a row were not used.

use super::{Said, Words, nearest};
use crate::data::{Damage, RowFault};

/// The words of a fault of a row.
pub(super) fn said(fault: &RowFault, text: &str, words: &Words<'_>) -> Said {
    let lang = words.lang;
    let (zh, en, zh_help, en_help) = match fault {
        RowFault::UnknownIndicator { .. } if text.is_empty() => (
            "这一行没有写指标，没有采用".to_owned(),
            "this row names no indicator and was not used".to_owned(),
            "请写上指标；合并的单元格要每行都填：取消合并，选中这一列，按 Ctrl+G 定位“空值”，输入 = 再按 ↑，最后按 Ctrl+Enter",
            "fill in the indicator; merged cells must be filled in on every row: unmerge them, select the column, go to its blank cells (Ctrl+G, Special), type = and the up arrow, then press Ctrl+Enter",
        ),
        RowFault::UnknownIndicator { nearest: near } => {
            let message = lang.pick(
                format!("不认识指标“{text}”，这一行没有采用"),
                format!("the indicator “{text}” is not known; its row was not used"),
            );
            return Said {
                message,
                help: nearest(near.as_ref(), lang),
            };
        }
        RowFault::Ragged { expected, found } => (
            format!("表头有 {expected} 列，这一行有 {found} 个单元格；这一行的数据都不采用"),
            format!(
                "the header has {expected} columns and this row {found} cells; none of its figures is used"
            ),
            "请补上或去掉分隔符；单元格里有逗号的，要用引号括起来",
            "add or remove separators; a cell that holds a comma needs quotes around it",
        ),
        RowFault::Damaged(damage) => {
            let (zh, en) = match damage {
                Damage::AfterQuote => ("右引号后面还有文字", "there is text after a closing quote"),
                Damage::Nul => ("这一行里有空字符(NUL)", "this row holds a NUL character"),
                Damage::CarriageReturn => (
                    "这一行中间有回车符，单元格可能被截断",
                    "a carriage return stands in the midst of this row, which may have been cut",
                ),
            };
            (
                format!("{zh}；这一行的数据都不采用"),
                format!("{en}; none of the row's figures is used"),
                "请改正这一行，或重新导出文件",
                "mend the row, or export the file anew",
            )
        }
        RowFault::UnreadableYear if text.is_empty() => (
            "这一行没有写年份；这一行的数据都不采用".to_owned(),
            "this row says no year; none of its figures is used".to_owned(),
            "请写上年份；合并的单元格要每行都填：取消合并，选中这一列，按 Ctrl+G 定位“空值”，输入 = 再按 ↑，最后按 Ctrl+Enter",
            "fill in the year; merged cells must be filled in on every row: unmerge them, select the column, go to its blank cells (Ctrl+G, Special), type = and the up arrow, then press Ctrl+Enter",
        ),
        RowFault::UnreadableYear => (
            format!("“{text}”不是一个年份；这一行的数据都不采用"),
            format!("“{text}” is not one year; none of the row's figures is used"),
            "请写成 2025 或 2025年",
            "write 2025",
        ),
        RowFault::UnplacedArea if text.is_empty() => (
            "数据里有好几个县，这个文件却没有地区列，不知道属于哪个县，没有采用".to_owned(),
            "the data name several counties and this file none, so its rows were not used"
                .to_owned(),
            "请加一列“县”",
            "add a column “county”",
        ),
        RowFault::UnplacedArea => (
            format!("不知道“{text}”属于哪个县，没有采用"),
            format!("it is not known which county “{text}” belongs to; its rows were not used"),
            "请加一列“县”，写明所属的县",
            "add a column “county” that says so",
        ),
        RowFault::Nameless => (
            "这一行没有写地区，没有采用".to_owned(),
            "this row names no area and was not used".to_owned(),
            "请写上地区；合并的单元格要每行都填：取消合并，选中这一列，按 Ctrl+G 定位“空值”，输入 = 再按 ↑，最后按 Ctrl+Enter",
            "fill in the area; merged cells must be filled in on every row: unmerge them, select the column, go to its blank cells (Ctrl+G, Special), type = and the up arrow, then press Ctrl+Enter",
        ),
        RowFault::NoWhole => (
            "这个文件的行都是“其中”的部分，或是几个地区合在一起的，没有采用".to_owned(),
            "every row of this file is of a part (其中) or of several areas together; none was used"
                .to_owned(),
            "如果这一行就是一个地区，请把“其中：”去掉；几个地区的，请每个地区写一行",
            "if the row is of one whole area, take 其中： off its name; write a row for each area",
        ),
    };
    Said::new(lang.pick(zh, en), lang.pick(zh_help, en_help))
}
