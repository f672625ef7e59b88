//! Why a whole file was refused.

use super::{Said, Words, format, nearest, shortened};
use crate::data::FileFault;
use crate::source::Untrusted;
use crate::vocabulary::Layout;

/// The words of a fault for which a whole file was refused.
pub(super) fn said(fault: &FileFault, words: &Words<'_>) -> Said {
    let lang = words.lang;
    let save_as_csv = format::save_as_csv(lang);
    let (zh, en, zh_help, en_help) = match fault {
        FileFault::Empty => (
            "文件是空的，没有任何数据".to_owned(),
            "the file is empty: it holds no data".to_owned(),
            "请检查导出是否完成，文件名是否正确",
            "check that the export was completed and that this is the right file",
        ),
        FileFault::CannotRead { message } => (
            format!("文件读不下去：{message}"),
            format!("the file cannot be read: {message}"),
            "请检查文件是否还在、是否有读取权限",
            "check that the file is still there and may be read",
        ),
        FileFault::ChangedWhileRead => (
            "文件在读的时候被改动了，新旧内容不能混在一起，所以没有采用".to_owned(),
            "the file changed while it was read, and two versions of it must not be mixed"
                .to_owned(),
            "请等写入完成后再运行",
            "run again once nothing writes to it any more",
        ),
        FileFault::TooManyFiles => (
            format!("一次给的文件太多：最多 {} 个", u16::MAX),
            format!("too many files for one run: at most {}", u16::MAX),
            "请分几次运行，或先合并文件",
            "run on fewer files at a time, or join them first",
        ),
        FileFault::NotCsv(format) => return format::said(*format, lang),
        FileFault::NotText => (
            "这不是文本文件，读不成表格".to_owned(),
            "this is not a text file and cannot be read as a table".to_owned(),
            save_as_csv,
            save_as_csv,
        ),
        FileFault::Undecodable => (
            "从这一行起有些字节不属于该编码的文字，整个文件没有采用".to_owned(),
            "this line holds bytes that are no text in the file's encoding; the whole file was refused"
                .to_owned(),
            save_as_csv,
            save_as_csv,
        ),
        FileFault::UnclosedQuote => (
            "这一行打开的引号一直没有关闭，后面的内容无法分清".to_owned(),
            "a quote opened on this line is never closed, so what follows cannot be told apart"
                .to_owned(),
            "请补上右引号；单元格里本来的引号要写成两个",
            "close the quote; a quote that belongs to a cell is written twice",
        ),
        FileFault::LineTooLong { limit } => (
            format!("这一行超过 {limit} 字节，不像表格的一行"),
            format!("this line is longer than {limit} bytes, which no row of a table is"),
            "请检查文件是否完整、换行是否丢失",
            "check that the file is whole and that its line ends were not lost",
        ),
        FileFault::TooManyCells { limit } => (
            format!("这一行超过 {limit} 个单元格"),
            format!("this row has more than {limit} cells"),
            "请检查文件的换行是否丢失",
            "check that the file's line ends were not lost",
        ),
        FileFault::TooManyUnits { limit } => (
            format!("表格上方和各行之间写明的单位超过 {limit} 种"),
            format!("the lines above and between the rows state more than {limit} units"),
            "请把单位写在表头里、单元格里或单位一栏里",
            "state units in the header, in the cells or in a column of units",
        ),
        FileFault::NoKnownColumn { found, layout } => {
            return no_known_column(found, *layout, words);
        }
        FileFault::UnknownSubject { nearest: near } => {
            let message = lang.pick(
                "“指标：”一行写的不是规则文件里的任何指标，整个文件没有采用".to_owned(),
                "the line above the header names no indicator of the rules, so the file was refused"
                    .to_owned(),
            );
            let help = nearest(near.as_ref(), lang).unwrap_or_else(|| list_help(lang).to_owned());
            return Said::new(message, help);
        }
        FileFault::RepeatedColumn { first } => (
            format!("这一列与第 {first} 列说的是同一件事，不知道该用哪一列"),
            format!("this column says the same of a row as column {first}; which of them counts?"),
            "请只留一列",
            "keep only one of them",
        ),
    };
    Said::new(lang.pick(zh, en), lang.pick(zh_help, en_help))
}

fn no_known_column(
    found: &[(Untrusted, Option<String>)],
    layout: Option<Layout>,
    words: &Words<'_>,
) -> Said {
    let lang = words.lang;
    let columns: Vec<String> = found
        .iter()
        .map(|(name, near)| {
            let name = shortened(&name.visible());
            match near.as_deref().map(|near| Untrusted::new(near).visible()) {
                Some(near) => lang.pick(
                    format!("“{name}”(最接近“{near}”)"),
                    format!("“{name}” (nearest: “{near}”)"),
                ),
                None => format!("“{name}”"),
            }
        })
        .collect();
    let list = columns.join(lang.pick("、", ", "));
    let message = match layout {
        None => lang.pick(
            format!("没有一行是认得的表头，所以不知道哪一列是哪个指标。找到的列：{list}"),
            format!("no row is a header with a known indicator. Found: {list}"),
        ),
        Some(layout) => lang.pick(
            format!("没有一行是 {} 版式的表头。找到的列：{list}", layout.id()),
            format!(
                "no row is a header of the declared layout {}. Found: {list}",
                layout.id()
            ),
        ),
    };
    Said::new(message, list_help(lang))
}

fn list_help(lang: super::Lang) -> &'static str {
    lang.pick(
        "用 check list 看每个指标的名称，把列名改成其中之一，或在规则文件的 headers 里加上这个列名",
        "`check list` shows the names of the indicators: rename the column, or add its name to the headers in \
         the rule file",
    )
}
