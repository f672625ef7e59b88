//! What is doubtful about what stands around the figures.

use super::{Said, Words};
use crate::data::{Doubt, Encoding};
use crate::quantity::Year;
use crate::source::Untrusted;

/// The words of a doubt.
pub(super) fn said(doubt: &Doubt, text: &str, words: &Words<'_>) -> Said {
    let lang = words.lang;
    let (zh, en, zh_help, en_help) = texts(doubt, text);
    Said::new(lang.pick(zh, en), lang.pick(zh_help, en_help))
}

/// A message and what to do, each in Chinese and in English.
type Texts = (String, String, &'static str, &'static str);

fn texts(doubt: &Doubt, text: &str) -> Texts {
    match doubt {
        Doubt::UnnamedColumn => unnamed_column(),
        Doubt::SecondTable => second_table(),
        Doubt::FiguresAboveHeader => figures_above_header(),
        Doubt::TitleYear { title, taken } => title_year(*title, *taken),
        Doubt::OfficeColumn { is_area } => office_column(text, *is_area),
        Doubt::CutRows => cut_rows(),
        Doubt::OnlyParts { parts } => only_parts(parts),
        Doubt::OtherSeparator { separator } => other_separator(*separator),
        Doubt::YearsOutside { years, plan, .. } => years_outside(years, *plan),
        Doubt::EncodingByHeaders { taken } => encoding_by_headers(*taken),
        Doubt::DamagedText { is_refused } => damaged_text(*is_refused),
        Doubt::InvisibleCharacters => invisible_characters(text),
        Doubt::AmbiguousArea { fits } => ambiguous_area(text, fits),
        Doubt::ShortenedArea { full } => shortened_area(text, full),
        Doubt::NearArea { near } => near_area(text, near),
        Doubt::UnlistedArea => unlisted_area(text),
        Doubt::UnlikeArea => unlike_area(text),
    }
}

fn unnamed_column() -> Texts {
    (
        "这一列没有列名，却有内容；没有采用".to_owned(),
        "this column has no header and yet holds something; it was not used".to_owned(),
        "请写上列名，或删去这一列；如果是某个单元格被拆成了两个，请给它加引号",
        "give it a header or delete it; if a cell was split in two, put it in quotes",
    )
}

fn second_table() -> Texts {
    (
        "从这一行起是另一个表；一个文件只能有一个表，整个文件没有采用".to_owned(),
        "another table begins here; a file holds one table, so it was refused".to_owned(),
        "请把两个表存成两个文件，一起交给 check",
        "save the tables as two files and give both to check",
    )
}

fn figures_above_header() -> Texts {
    (
        "表头上面的这一行有数据，没有采用".to_owned(),
        "this line above the header holds figures, which were not used".to_owned(),
        "如果它属于另一个表，请把那个表存成另一个文件",
        "if it belongs to another table, save that one as a file of its own",
    )
}

fn title_year(title: Year, taken: Year) -> Texts {
    (
        format!("标题写的是 {title} 年，表里没有年份，数据却按 {taken} 年算"),
        format!(
            "the title says {title}, the table says no year, and its figures are taken as those of {taken}"
        ),
        "请加一列“年份”，或用 --year 指明",
        "add a column “year”, or say which with --year",
    )
}

fn office_column(text: &str, is_area: bool) -> Texts {
    let (zh, en) = if is_area {
        ("按地区读", "they were read as areas")
    } else {
        ("没有采用", "they were not used")
    };
    (
        format!("“{text}”这一列写的是填报单位，不是计量单位；{zh}"),
        format!("the column “{text}” holds names of offices and not units of measure; {en}"),
        "计量单位请写在列名的括号里，或另加一列“计量单位”",
        "write units of measure in brackets in the headers, or in a column “计量单位” (unit)",
    )
}

fn cut_rows() -> Texts {
    (
        "这些行缺最后的单元格；同一段 16 行都缺，是 Excel 导出时略去的空格子，按空白读".to_owned(),
        "these rows lack their last cells, as do all of their block of 16 rows: Excel leaves blank ones out; they were read as blank"
            .to_owned(),
        "如果那几列本来有数，请重新导出",
        "if there were figures in those columns, export again",
    )
}

fn only_parts(parts: &[Untrusted]) -> Texts {
    const MOST: usize = 6;
    let names: Vec<String> = parts
        .iter()
        .take(MOST)
        .map(|name| format!("“{}”", name.visible()))
        .collect();
    let (zh, en) = match parts.len().saturating_sub(names.len()) {
        0 => (String::new(), String::new()),
        more => (
            format!("等 {} 列", more.saturating_add(names.len())),
            format!(" and {more} more"),
        ),
    };
    (
        format!(
            "各列只是指标的一部分，没有一列是合计，整个文件没有采用：{}{zh}",
            names.join("、")
        ),
        format!(
            "the columns hold parts of indicators and none the whole, so the file was refused: {}{en}",
            names.join(", ")
        ),
        "请加一列合计，列名写指标的名称或“合计”；不同地区、时期的数请分行写",
        "add a column of the whole, headed by the indicator's name or 合计; write different areas and times on rows of their own",
    )
}

fn other_separator(separator: char) -> Texts {
    let (zh, en) = match separator {
        ' ' => ("空格".to_owned(), "blanks".to_owned()),
        '，' => (
            "全角逗号“，”".to_owned(),
            "full-width commas “，”".to_owned(),
        ),
        other => (format!("“{other}”"), format!("“{other}”")),
    };
    (
        format!("单元格是用{zh}隔开的；只认逗号“,”、分号“;”和制表符，整个文件没有采用"),
        format!(
            "the cells are separated by {en}; commas, semicolons and tabs are understood, so the file was refused"
        ),
        "请用 Excel 或 WPS 表格重新导出为 CSV；手工编辑的，请在文本编辑器里把它全部替换成半角逗号“,”",
        "export it anew as CSV; if it was edited by hand, replace them all by commas “,” in a text editor",
    )
}

fn years_outside(years: &[Year], (first, last): (Year, Year)) -> Texts {
    let list = runs(years);
    (
        format!(
            "{} 年不在要评判的年份({first}–{last})之内，这些数据没有用到",
            list.join("、")
        ),
        format!(
            "{}: outside the years that are judged ({first}–{last}); these figures were not used",
            list.join(", ")
        ),
        "如果年份写错了，请改正；没有写错，就不用管",
        "if a year is mistyped, mend it; if not, nothing needs doing",
    )
}

/// Years as runs: 2006–2019.
fn runs(years: &[Year]) -> Vec<String> {
    let mut runs: Vec<(Year, Year)> = Vec::new();
    for year in years {
        match runs.last_mut() {
            Some((_, last)) if year.before() == *last => *last = *year,
            Some(_) | None => runs.push((*year, *year)),
        }
    }
    let shown = |(first, last): (Year, Year)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}–{last}")
        }
    };
    runs.into_iter().map(shown).collect()
}

fn encoding_by_headers(taken: Encoding) -> Texts {
    let name = taken.id();
    (
        format!("文件用两种编码都读得通；只有按 {name} 读时列名才有意义，所以按 {name} 读"),
        format!(
            "the text is valid in two encodings; it was read as {name}, in which its headers mean something"
        ),
        "如果名称显示不对，请用 --encoding 指明编码",
        "if names look wrong, say which encoding it is with --encoding",
    )
}

fn damaged_text(is_refused: bool) -> Texts {
    let (zh, en) = if is_refused {
        ("，整个文件没有采用", ", so the file was refused")
    } else {
        ("", "")
    };
    (
        format!("这里的文字在存盘前已经损坏(乱码)，原来的字找不回来{zh}"),
        format!("the text here was damaged before the file was saved; its letters are lost{en}"),
        "请从原来的表格重新导出，保存为“CSV UTF-8”",
        "export it anew from the original and save it as “CSV UTF-8”",
    )
}

fn invisible_characters(text: &str) -> Texts {
    (
        format!("名称“{text}”里有看不见的字符；比较名称时没有算进去"),
        format!(
            "the name “{text}” holds characters that cannot be seen; it was compared without them"
        ),
        "请删去这个名称，重新输入一遍",
        "delete the name and type it anew",
    )
}

fn ambiguous_area(text: &str, fits: &[Untrusted]) -> Texts {
    let list: Vec<String> = fits
        .iter()
        .map(|name| format!("“{}”", name.visible()))
        .collect();
    (
        format!(
            "“{text}”可能是{}，不知道是哪一个；它的数据都不采用",
            list.join("，也可能是")
        ),
        format!(
            "“{text}” may be {}; its figures are not used",
            list.join(" or ")
        ),
        "请写全名，带上镇、乡或街道",
        "write the full name, with its 镇, 乡 or 街道",
    )
}

fn shortened_area(text: &str, full: &Untrusted) -> Texts {
    let full = full.visible();
    (
        format!("“{text}”按“{full}”算：只有它对得上"),
        format!("“{text}” is taken for “{full}”, the only name that fits"),
        "请写全名，免得认错",
        "write the full name to be safe",
    )
}

fn near_area(text: &str, near: &Untrusted) -> Texts {
    let near = near.visible();
    (
        format!(
            "“{text}”与“{near}”几乎一样，两者没有同一年的数据，可能是同一个地区写错了名称；现在算作另一个地区"
        ),
        format!(
            "“{text}” is nearly “{near}”, and no year has figures of both: it may be misspelt; it counts as another area"
        ),
        "如果是同一个地区，请改成一样的名称；不是就不用管",
        "if they are one area, write the name alike; if not, nothing needs doing",
    )
}

fn unlike_area(text: &str) -> Texts {
    (
        format!("“{text}”不像地区的名称，别的行却是；它的数据照样当作一个地区的数据"),
        format!(
            "“{text}” does not look like the name of an area, and those of other rows do; its figures count as an area's all the same"
        ),
        "如果这一行不是一个地区的数据，请去掉它；如果是，请写全名",
        "if the row is not an area's, take it out; if it is, write the full name",
    )
}

fn unlisted_area(text: &str) -> Texts {
    (
        format!("乡镇比规则文件定的多，其中“{text}”不像镇、乡或街道；它的数据照样计入"),
        format!(
            "there are more townships than expected, and “{text}” does not look like one; its figures count all the same"
        ),
        "如果它不算乡镇，请去掉它的行；如果算，请改规则文件的 expected 或 names",
        "if it is no township, take out its rows; if it is one, mend expected or names in the rule file",
    )
}
