//! What a line below the header says of itself: a note, a signature, a date, a caption, 其中.

use crate::data::areas::label::Label;
use crate::data::areas::shortened::{is_county, is_township};
use crate::data::cell::period::{self, Dated};
use crate::vocabulary::folded;

/// Words that begin a note: with a colon, a number or nothing after them.
const NOTES: [&str; 15] = [
    "注",
    "附注",
    "备注",
    "说明",
    "填表说明",
    "指标解释",
    "数据来源",
    "资料来源",
    "来源",
    "表号",
    "批准文号",
    "制定机关",
    "note",
    "notes",
    "source",
];

/// Words before the name of whoever answers for the table, and before its date. Blanks may stand
/// where a colon should.
const SIGNATURES: [&str; 39] = [
    "填表人",
    "填报人",
    "填表",
    "填报",
    "审核人",
    "审核",
    "复核人",
    "复核",
    "审批人",
    "制表人",
    "制表",
    "编制人",
    "编制",
    "经办人",
    "录入人",
    "统计员",
    "负责人",
    "单位负责人",
    "统计负责人",
    "分管领导",
    "主管领导",
    "主要负责人",
    "科室负责人",
    "联系人",
    "联系电话",
    "电话",
    "签字",
    "签名",
    "盖章",
    "公章",
    "单位盖章",
    "日期",
    "填表日期",
    "填报日期",
    "制表日期",
    "报出日期",
    "报送日期",
    "填报单位",
    "填表单位",
];

/// Beginnings of sentences about the table.
const SENTENCES: [&str; 6] = ["本表", "以上数据", "以上各项", "上述", "续表", "附表"];

/// Marks that begin a footnote.
const FOOTNOTES: [char; 5] = ['*', '※', '★', '▲', '△'];

/// Whether a text may begin a note: a quick look before the thorough one.
pub(in crate::data) fn may_be_note(first: &str) -> bool {
    first.starts_with([
        '注', '附', '备', '说', '填', '数', '资', '来', '审', '复', '制', '负', '单', '统', '联',
        '报', '指', '表', '批', '编', '经', '录', '分', '主', '科', '电', '签', '盖', '公', '日',
        '本', '以', '上', '续', 'n', 'N', 's', 'S', 'ｎ', 'Ｎ', 'ｓ', 'Ｓ', '*', '＊', '※', '★',
        '▲', '△',
    ])
}

/// Whether a row below the header is a note or a signature, by its first text. With a colon it
/// always is: no area is called so. Without, only if it has no figures.
pub(in crate::data) fn is_note(first: &str, has_figures: bool) -> bool {
    let text = folded(first);
    let begins = |words: &[&str]| {
        words.iter().any(|word| {
            let Some(rest) = text.strip_prefix(word) else {
                return false;
            };
            let is_numbered = rest.is_empty()
                || rest.starts_with(|c: char| c.is_ascii_digit() || "(.、".contains(c));
            rest.starts_with(':') || (is_numbered && !has_figures)
        })
    };
    if begins(&NOTES) || begins(&SIGNATURES) {
        return true;
    }
    if has_figures {
        return false;
    }
    let is_signed = SIGNATURES.iter().any(|word| {
        first
            .strip_prefix(word)
            .is_some_and(|rest| rest.starts_with(char::is_whitespace))
    });
    is_signed
        || text.starts_with(FOOTNOTES)
        || SENTENCES.iter().any(|begin| text.starts_with(begin))
}

/// Whether a text without figures beside it says who signed, when, or something after a colon.
pub(in crate::data) fn is_signature(text: &str) -> bool {
    const SEALS: [&str; 4] = ["盖章", "公章", "签章", "签字"];
    is_day(text)
        || (text.contains([':', '：']) && !is_including(text))
        || SEALS.iter().any(|seal| text.contains(seal))
}

/// Whether a text is a date, and no year.
pub(in crate::data) fn is_day(text: &str) -> bool {
    match period::date(text) {
        Dated::Days(days) => period::year(text).is_none() || days.first == days.last,
        Dated::Ambiguous => true,
        Dated::None => false,
    }
}

/// Whether a text goes on where a note ended: `2.…`, `（三）…`, `④…`.
pub(in crate::data) fn is_continued(text: &str) -> bool {
    let folded = folded(text);
    let rest = folded.trim_start_matches('(');
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c));
    after.len() < rest.len() && after.starts_with(['.', '、', ')', ','])
}

/// Whether a text begins as captions do: `一、…`, `（二）…`, `第三部分`.
pub(in crate::data) fn is_enumerated(text: &str) -> bool {
    let folded = folded(text);
    let (rest, is_bracketed) = match folded.strip_prefix('(') {
        Some(rest) => (rest, true),
        None => (folded.strip_prefix('第').unwrap_or(&folded), false),
    };
    let after = rest.trim_start_matches(is_numeral);
    if after.len() == rest.len() {
        return false;
    }
    if is_bracketed {
        return after.starts_with(')');
    }
    after.is_empty()
        || after.starts_with(['、', '.', ','])
        || ["部分", "类", "项", "章"]
            .iter()
            .any(|word| folded.starts_with('第') && after.starts_with(word))
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// Whether a name says itself that it is an area's, or that of a total.
pub(in crate::data) fn is_area_like(text: &str) -> bool {
    const OTHERS: [&str; 8] = [
        "村",
        "社区",
        "开发区",
        "园区",
        "新区",
        "农场",
        "林场",
        "居委会",
    ];
    // Whatever else stands before such a word, a label that ends in it is one.
    if is_county(text) || is_township(text) {
        return true;
    }
    match Label::read(text) {
        Label::Blank => false,
        Label::Total | Label::Subtotal | Label::Several => true,
        Label::Name(name) => {
            is_county(&name) || is_township(&name) || OTHERS.iter().any(|kind| name.ends_with(kind))
        }
    }
}

/// Whether a name is of a part of what stands above it: 其中:…, and `#` before a word, which says the
/// same in statistical tables.
pub(in crate::data) fn is_including(name: &str) -> bool {
    let name = name.trim_start();
    if !name.starts_with(['#', '＃', '其']) {
        return false;
    }
    let text = folded(name);
    let marked = text.strip_prefix('#').map(|_| text.trim_start_matches('#'));
    match marked {
        Some(word) => word.starts_with(char::is_alphanumeric),
        None => text.starts_with("其中"),
    }
}

/// The name of an indicator row without 其中: or `#` before it.
pub(in crate::data) fn without_including(name: &str) -> &str {
    let trimmed = name.trim_start();
    let bare = trimmed.trim_start_matches(['#', '＃']).trim_start();
    bare.strip_prefix("其中")
        .and_then(|rest| rest.trim_start().strip_prefix([':', '：']))
        .map_or(bare, |rest| {
            rest.trim_start_matches(['#', '＃']).trim_start()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_told_from_areas() {
        for note in [
            "数据来源：统计局",
            "填表人",
            "审核",
            "制表　民政科",
            "本表由民政科填报",
            "※ 含民办",
            "日期",
        ] {
            assert!(is_note(note, false), "{note}");
        }
        assert!(is_note("注：1.口径调整", true));
        for area in ["注口镇", "来源村", "制表镇", "编制街道"] {
            assert!(!is_note(area, false), "{area}");
        }
        assert!(!is_note("审核", true));
    }

    #[test]
    fn days_and_seals_are_signatures() {
        for text in [
            "2025年12月31日",
            "2025-12-31",
            "2026.1.10",
            "示例县民政局(盖章)",
            "经办：",
        ] {
            assert!(is_signature(text), "{text}");
        }
        for text in ["2025年", "示例县", "其中：城区", "东湖镇"] {
            assert!(!is_signature(text), "{text}");
        }
    }

    #[test]
    fn captions_are_told_from_areas() {
        for text in [
            "一、养老服务",
            "（二）床位",
            "十一、其他",
            "第三部分 经费",
            "三",
        ] {
            assert!(is_enumerated(text), "{text}");
        }
        for text in [
            "一江镇",
            "三门县",
            "十里铺街道",
            "(区)",
            "第一街道",
            "养老服务",
        ] {
            assert!(!is_enumerated(text), "{text}");
        }
    }

    #[test]
    fn a_part_is_told_by_its_first_letters() {
        for text in [
            "其中：城区",
            "其中",
            "＃城区",
            "# 农村",
            "#其中：女",
            "其 中：男",
        ] {
            assert!(is_including(text), "{text}");
        }
        for text in ["示例县#", "##[group]", "#"] {
            assert!(!is_including(text), "{text}");
        }
        for (text, name) in [
            ("其中：护理型床位", "护理型床位"),
            ("＃护理型床位", "护理型床位"),
            ("#其中: 护理型床位", "护理型床位"),
            ("护理型床位", "护理型床位"),
        ] {
            assert_eq!(without_including(text), name);
        }
    }
}
