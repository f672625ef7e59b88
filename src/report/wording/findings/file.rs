//! What is wrong with a file, its header or a row.

use super::{FindingKind, Said, Words, format, nearest, shortened};
use crate::data::Damage;
use crate::source::Untrusted;
use crate::vocabulary::Layout;

/// The words of a finding about a file, a header or a row; `None` for one about a figure.
pub(super) fn said(kind: &FindingKind, text: &str, words: &Words<'_>) -> Option<Said> {
    fatal(kind, words)
        .or_else(|| header(kind, text, words))
        .or_else(|| row(kind, text, words))
}

fn fatal(kind: &FindingKind, words: &Words<'_>) -> Option<Said> {
    let lang = words.lang;
    let save_as_csv = format::save_as_csv(lang);
    let (zh, en, zh_help, en_help) = match kind {
        FindingKind::EmptyFile => (
            "文件是空的，没有任何数据".to_owned(),
            "the file is empty: it holds no data".to_owned(),
            "请检查导出是否完成，文件名是否正确",
            "check that the export was completed and that this is the right file",
        ),
        FindingKind::CannotRead { message } => (
            format!("文件读不下去：{message}"),
            format!("the file cannot be read: {message}"),
            "请检查文件是否还在、是否有读取权限",
            "check that the file is still there and may be read",
        ),
        FindingKind::ChangedWhileRead => (
            "文件在读的时候被改动了，新旧内容不能混在一起，所以没有采用".to_owned(),
            "the file changed while it was read, and two versions of it must not be mixed"
                .to_owned(),
            "请等写入完成后再运行",
            "run again once nothing writes to it any more",
        ),
        FindingKind::TooManyFiles => (
            "一次给的文件太多".to_owned(),
            "too many files for one run".to_owned(),
            "请分几次运行，或先合并文件",
            "run on fewer files at a time, or join them first",
        ),
        FindingKind::NotCsv(format) => return Some(format::said(*format, lang)),
        FindingKind::NotText => (
            "这不是文本文件，读不成表格".to_owned(),
            "this is not a text file and cannot be read as a table".to_owned(),
            save_as_csv,
            save_as_csv,
        ),
        FindingKind::Undecodable => (
            "从这一行起有些字节不属于该编码的文字，整个文件没有采用".to_owned(),
            "this line holds bytes that are no text in the file's encoding; the whole file was refused"
                .to_owned(),
            save_as_csv,
            save_as_csv,
        ),
        FindingKind::UnclosedQuote => (
            "这一行打开的引号一直没有关闭，后面的内容无法分清".to_owned(),
            "a quote opened on this line is never closed, so what follows cannot be told apart"
                .to_owned(),
            "请补上右引号；单元格里本来的引号要写成两个",
            "close the quote; a quote that belongs to a cell is written twice",
        ),
        FindingKind::LineTooLong { limit } => (
            format!("这一行超过 {limit} 字节，不像表格的一行"),
            format!("this line is longer than {limit} bytes, which no row of a table is"),
            "请检查文件是否完整、换行是否丢失",
            "check that the file is whole and that its line ends were not lost",
        ),
        FindingKind::TooManyCells { limit } => (
            format!("这一行超过 {limit} 个单元格"),
            format!("this row has more than {limit} cells"),
            "请检查文件的换行是否丢失",
            "check that the file's line ends were not lost",
        ),
        FindingKind::NoKnownColumn { found, layout } => {
            return Some(no_known_column(found, *layout, words));
        }
        FindingKind::UnknownSubject { nearest: near } => {
            let message = lang.pick(
                "“指标：”一行写的不是规则文件里的任何指标，整个文件没有采用".to_owned(),
                "the line above the header names no indicator of the rules, so the file was refused"
                    .to_owned(),
            );
            let help = nearest(near.as_ref(), lang).unwrap_or_else(|| list_help(lang).to_owned());
            return Some(Said::new(message, help));
        }
        FindingKind::RepeatedColumn { first } => (
            format!("这一列与第 {first} 列说的是同一件事，不知道该用哪一列"),
            format!("this column says the same of a row as column {first}; which of them counts?"),
            "请只留一列",
            "keep only one of them",
        ),
        FindingKind::AmbiguousEncoding
        | FindingKind::UnknownColumn { .. }
        | FindingKind::UnknownIndicator { .. }
        | FindingKind::RaggedRow { .. }
        | FindingKind::DamagedRow(_)
        | FindingKind::UnreadableYear
        | FindingKind::AssumedYear(_)
        | FindingKind::UnplacedArea
        | FindingKind::NamelessRow
        | FindingKind::UnreadableCell { .. }
        | FindingKind::Implausible { .. }
        | FindingKind::UnknownUnit { .. }
        | FindingKind::UnitMismatch { .. }
        | FindingKind::UnitConflict { .. }
        | FindingKind::RepeatedObservation { .. }
        | FindingKind::Doubt(_) => return None,
    };
    Some(Said::new(lang.pick(zh, en), lang.pick(zh_help, en_help)))
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

fn header(kind: &FindingKind, text: &str, words: &Words<'_>) -> Option<Said> {
    let lang = words.lang;
    let (zh, en, help) = match kind {
        FindingKind::AmbiguousEncoding => (
            "文件既可当 UTF-8 也可当 GB18030 读，内容不同；这次按 UTF-8 读".to_owned(),
            "the text is valid both as UTF-8 and as GB18030; it was read as UTF-8".to_owned(),
            Some(lang.pick(
                "如果名称显示不对，请用 --encoding gb18030".to_owned(),
                "if names look wrong, give --encoding gb18030".to_owned(),
            )),
        ),
        FindingKind::UnknownColumn { nearest: near } => (
            format!("不认识“{text}”这一列，没有采用"),
            format!("the column “{text}” is not known and was not used"),
            nearest(near.as_ref(), lang),
        ),
        FindingKind::UnknownIndicator { .. } if text.is_empty() => (
            "这一行没有写指标，没有采用".to_owned(),
            "this row names no indicator and was not used".to_owned(),
            Some(lang.pick(
                "请写上指标；合并的单元格要每行都填".to_owned(),
                "fill in the indicator; merged cells must be filled in on every row".to_owned(),
            )),
        ),
        FindingKind::UnknownIndicator { nearest: near } => (
            format!("不认识指标“{text}”，这一行没有采用"),
            format!("the indicator “{text}” is not known; its row was not used"),
            nearest(near.as_ref(), lang),
        ),
        FindingKind::AssumedYear(year) => (
            format!("表里没有年份，数据按 {year} 年算"),
            format!("the table says no year; its figures are taken as those of {year}"),
            Some(lang.pick(
                "如果不是这一年，请加一列“年份”，或用 --year".to_owned(),
                "if they are of another year, add a column “year” or give --year".to_owned(),
            )),
        ),
        FindingKind::EmptyFile
        | FindingKind::CannotRead { .. }
        | FindingKind::ChangedWhileRead
        | FindingKind::TooManyFiles
        | FindingKind::NotCsv(_)
        | FindingKind::NotText
        | FindingKind::Undecodable
        | FindingKind::UnclosedQuote
        | FindingKind::LineTooLong { .. }
        | FindingKind::TooManyCells { .. }
        | FindingKind::NoKnownColumn { .. }
        | FindingKind::UnknownSubject { .. }
        | FindingKind::RepeatedColumn { .. }
        | FindingKind::RaggedRow { .. }
        | FindingKind::DamagedRow(_)
        | FindingKind::UnreadableYear
        | FindingKind::UnplacedArea
        | FindingKind::NamelessRow
        | FindingKind::UnreadableCell { .. }
        | FindingKind::Implausible { .. }
        | FindingKind::UnknownUnit { .. }
        | FindingKind::UnitMismatch { .. }
        | FindingKind::UnitConflict { .. }
        | FindingKind::RepeatedObservation { .. }
        | FindingKind::Doubt(_) => return None,
    };
    Some(Said {
        message: lang.pick(zh, en),
        help,
    })
}

fn row(kind: &FindingKind, text: &str, words: &Words<'_>) -> Option<Said> {
    let lang = words.lang;
    let (zh, en, zh_help, en_help) = match kind {
        FindingKind::RaggedRow { expected, found } => (
            format!("表头有 {expected} 列，这一行有 {found} 个单元格；这一行的数据都不采用"),
            format!(
                "the header has {expected} columns and this row {found} cells; none of its figures is used"
            ),
            "请补上或去掉分隔符；单元格里有逗号的，要用引号括起来",
            "add or remove separators; a cell that holds a comma needs quotes around it",
        ),
        FindingKind::DamagedRow(damage) => {
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
        FindingKind::UnreadableYear if text.is_empty() => (
            "这一行没有写年份；这一行的数据都不采用".to_owned(),
            "this row says no year; none of its figures is used".to_owned(),
            "请写上年份；合并的单元格要每行都填",
            "fill in the year; merged cells must be filled in on every row",
        ),
        FindingKind::UnreadableYear => (
            format!("“{text}”不是一个年份；这一行的数据都不采用"),
            format!("“{text}” is not one year; none of the row's figures is used"),
            "请写成 2025 或 2025年",
            "write 2025",
        ),
        FindingKind::UnplacedArea if text.is_empty() => (
            "数据里有好几个县，这个文件却没有地区列，不知道属于哪个县，没有采用".to_owned(),
            "the data name several counties and this file none, so its rows were not used"
                .to_owned(),
            "请加一列“县”",
            "add a column “county”",
        ),
        FindingKind::UnplacedArea => (
            format!("不知道“{text}”属于哪个县，没有采用"),
            format!("it is not known which county “{text}” belongs to; its rows were not used"),
            "请加一列“县”，写明所属的县",
            "add a column “county” that says so",
        ),
        FindingKind::NamelessRow => (
            "这一行没有写地区，没有采用".to_owned(),
            "this row names no area and was not used".to_owned(),
            "请写上地区；合并的单元格要每行都填",
            "fill in the area; merged cells must be filled in on every row",
        ),
        FindingKind::EmptyFile
        | FindingKind::CannotRead { .. }
        | FindingKind::ChangedWhileRead
        | FindingKind::TooManyFiles
        | FindingKind::NotCsv(_)
        | FindingKind::NotText
        | FindingKind::Undecodable
        | FindingKind::UnclosedQuote
        | FindingKind::LineTooLong { .. }
        | FindingKind::TooManyCells { .. }
        | FindingKind::NoKnownColumn { .. }
        | FindingKind::UnknownSubject { .. }
        | FindingKind::RepeatedColumn { .. }
        | FindingKind::AmbiguousEncoding
        | FindingKind::UnknownColumn { .. }
        | FindingKind::UnknownIndicator { .. }
        | FindingKind::AssumedYear(_)
        | FindingKind::UnreadableCell { .. }
        | FindingKind::Implausible { .. }
        | FindingKind::UnknownUnit { .. }
        | FindingKind::UnitMismatch { .. }
        | FindingKind::UnitConflict { .. }
        | FindingKind::RepeatedObservation { .. }
        | FindingKind::Doubt(_) => return None,
    };
    Some(Said::new(lang.pick(zh, en), lang.pick(zh_help, en_help)))
}
