//! What is doubtful about what stands around the figures, or about their size.

use super::{FindingKind, Said, Words};
use crate::data::Doubt;

/// The words of a doubt; `None` for any other finding.
pub(super) fn said(kind: &FindingKind, text: &str, words: &Words<'_>) -> Option<Said> {
    let FindingKind::Doubt(doubt) = kind else {
        return None;
    };
    let lang = words.lang;
    let (zh, en, zh_help, en_help) = table(doubt)
        .or_else(|| of_name(doubt, text))
        .or_else(|| figure(doubt, text, words))?;
    Some(Said::new(lang.pick(zh, en), lang.pick(zh_help, en_help)))
}

type Texts = (String, String, &'static str, &'static str);

fn table(doubt: &Doubt) -> Option<Texts> {
    Some(match doubt {
        Doubt::UnnamedColumn => (
            "这一列没有列名，却有内容；没有采用".to_owned(),
            "this column has no header and yet holds something; it was not used".to_owned(),
            "请写上列名，或删去这一列；如果是某个单元格被拆成了两个，请给它加引号",
            "give it a header or delete it; if a cell was split in two, put it in quotes",
        ),
        Doubt::SecondTable => (
            "这一行是另一个表的表头；一个文件只能有一个表，整个文件没有采用".to_owned(),
            "this row is the header of another table; a file holds one table, so it was refused"
                .to_owned(),
            "请把两个表存成两个文件，一起交给 check",
            "save the tables as two files and give both to check",
        ),
        Doubt::FiguresAboveHeader => (
            "表头上面的这一行有数据，没有采用".to_owned(),
            "this line above the header holds figures, which were not used".to_owned(),
            "如果它属于另一个表，请把那个表存成另一个文件",
            "if it belongs to another table, save that one as a file of its own",
        ),
        Doubt::TitleYear { title, taken } => (
            format!("标题写的是 {title} 年，表里没有年份，数据却按 {taken} 年算"),
            format!(
                "the title says {title}, the table says no year, and its figures are taken as those of {taken}"
            ),
            "请加一列“年份”，或用 --year 指明",
            "add a column “year”, or say which with --year",
        ),
        Doubt::EncodingByHeaders { taken } => {
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
        Doubt::DamagedText => (
            "这里的文字在存盘前已经损坏(乱码)，原来的字找不回来".to_owned(),
            "the text here was damaged before the file was saved; its letters are lost".to_owned(),
            "请从原来的表格重新导出，保存为“CSV UTF-8”",
            "export it anew from the original and save it as “CSV UTF-8”",
        ),
        Doubt::InvisibleCharacters
        | Doubt::AmbiguousArea { .. }
        | Doubt::ShortenedArea { .. }
        | Doubt::UnlistedArea
        | Doubt::OneSided { .. }
        | Doubt::Jump { .. } => return None,
    })
}

fn of_name(doubt: &Doubt, text: &str) -> Option<Texts> {
    Some(match doubt {
        Doubt::InvisibleCharacters => (
            format!("名称“{text}”里有看不见的字符；比较名称时没有算进去"),
            format!(
                "the name “{text}” holds characters that cannot be seen; it was compared without them"
            ),
            "请删去这个名称，重新输入一遍",
            "delete the name and type it anew",
        ),
        Doubt::AmbiguousArea { fits } => {
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
        Doubt::ShortenedArea { full } => (
            format!("“{text}”按“{}”算：只有它对得上", full.visible()),
            format!(
                "“{text}” is taken for “{}”, the only name that fits",
                full.visible()
            ),
            "请写全名，免得认错",
            "write the full name to be safe",
        ),
        Doubt::UnlistedArea => (
            format!("乡镇比规则文件定的多，其中“{text}”不像镇、乡或街道；它的数据照样计入"),
            format!(
                "there are more townships than expected, and “{text}” does not look like one; its figures count all the same"
            ),
            "如果它不算乡镇，请去掉它的行；如果算，请改规则文件的 expected 或 names",
            "if it is no township, take out its rows; if it is one, mend expected or names in the rule file",
        ),
        Doubt::UnnamedColumn
        | Doubt::SecondTable
        | Doubt::FiguresAboveHeader
        | Doubt::TitleYear { .. }
        | Doubt::EncodingByHeaders { .. }
        | Doubt::DamagedText
        | Doubt::OneSided { .. }
        | Doubt::Jump { .. } => return None,
    })
}

fn figure(doubt: &Doubt, text: &str, words: &Words<'_>) -> Option<Texts> {
    Some(match doubt {
        Doubt::OneSided { indicator } => {
            let name = words.indicator(*indicator);
            (
                format!("{name}的“{text}”只说了一边；只在它容许的每个数都得出同一结论时才作数"),
                format!(
                    "“{text}” of {name} gives only one side; it counts where every number it allows gives the same verdict"
                ),
                "有准确的数，请写准确的数",
                "write the exact number if there is one",
            )
        }
        Doubt::Jump {
            indicator,
            times,
            year,
            other_year,
            other,
            other_place,
        } => {
            let name = words.indicator(*indicator);
            let place = words.place(*other_place);
            let (zh_help, en_help) = if *times > 10 {
                (
                    "请核对单位：多半是一处写元(人)，一处写万元(万人)",
                    "check the units: one of them is probably in 万 (ten thousands)",
                )
            } else {
                (
                    "请核对：多半是多写或少写了一个 0，或小数点错了位",
                    "check them: one digit too many or too few, or a misplaced point",
                )
            };
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
        Doubt::UnnamedColumn
        | Doubt::SecondTable
        | Doubt::FiguresAboveHeader
        | Doubt::TitleYear { .. }
        | Doubt::InvisibleCharacters
        | Doubt::AmbiguousArea { .. }
        | Doubt::ShortenedArea { .. }
        | Doubt::UnlistedArea
        | Doubt::EncodingByHeaders { .. }
        | Doubt::DamagedText => return None,
    })
}
