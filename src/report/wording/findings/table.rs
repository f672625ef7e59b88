//! What is doubtful in how a table was read as a whole.

use super::{Said, Words, nearest};
use crate::data::TableFault;

/// The words of a doubt about a table as a whole.
pub(super) fn said(fault: &TableFault, text: &str, words: &Words<'_>) -> Said {
    let lang = words.lang;
    let (zh, en, help) = match fault {
        TableFault::AmbiguousEncoding => (
            "文件既可当 UTF-8 也可当 GB18030 读，内容不同；这次按 UTF-8 读".to_owned(),
            "the text is valid both as UTF-8 and as GB18030; it was read as UTF-8".to_owned(),
            Some(lang.pick(
                "如果名称显示不对，请用 --encoding gb18030".to_owned(),
                "if names look wrong, give --encoding gb18030".to_owned(),
            )),
        ),
        TableFault::UnknownColumn { nearest: near } => (
            format!("不认识“{text}”这一列，没有采用"),
            format!("the column “{text}” is not known and was not used"),
            nearest(near.as_ref(), lang),
        ),
        TableFault::AssumedYear(year) => (
            format!("表里没有年份，数据按 {year} 年算"),
            format!("the table says no year; its figures are taken as those of {year}"),
            Some(lang.pick(
                "如果不是这一年，请加一列“年份”，或用 --year".to_owned(),
                "if they are of another year, add a column “year” or give --year".to_owned(),
            )),
        ),
    };
    Said {
        message: lang.pick(zh, en),
        help,
    }
}
