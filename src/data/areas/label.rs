//! What an area cell says: a name, a total, or nothing.

use super::shortened::{is_county, is_township};
use crate::data::cell::marks;
use crate::vocabulary::folded;

/// What an area cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::data) enum Label {
    Blank,
    /// 合计, 全县: the whole of what stands above.
    Total,
    /// 小计: the whole of some of what stands above, and nobody can tell of which.
    Subtotal,
    /// 乡镇合计, 平均: of more than one area, and of none.
    Several,
    Name(String),
}

impl Label {
    pub(in crate::data) fn read(raw: &str) -> Self {
        const TOTAL: [&str; 21] = [
            "合计",
            "总计",
            "总数",
            "共计",
            "全县",
            "全市",
            "全区",
            "全省",
            "全国",
            "全县合计",
            "全市合计",
            "全区合计",
            "县合计",
            "市合计",
            "区合计",
            "总合计",
            "全县总计",
            "全市总计",
            "total",
            "grandtotal",
            "sum",
        ];
        let key = folded(raw);
        if marks::is_blank(&key) {
            Self::Blank
        } else if TOTAL.contains(&key.as_str()) {
            Self::Total
        } else if matches!(key.as_str(), "小计" | "subtotal") {
            Self::Subtotal
        } else {
            named(&key)
        }
    }
}

/// A name, perhaps with more around it that says nothing else: 东湖镇人民政府, 示例县合计.
fn named(key: &str) -> Label {
    const TOTALS: [&str; 6] = ["合计", "总计", "小计", "共计", "总数", "汇总"];
    const SEVERAL: [&str; 5] = ["平均", "平均值", "均值", "平均数", "average"];
    const KINDS: [&str; 8] = [
        "各乡镇",
        "乡镇",
        "镇街",
        "各镇街",
        "街道",
        "各街道",
        "乡镇街道",
        "乡镇(街道)",
    ];
    if SEVERAL.iter().any(|word| key.ends_with(word)) || is_of_comparison(key) {
        return Label::Several;
    }
    let Some(stem) = TOTALS.iter().find_map(|word| key.strip_suffix(word)) else {
        return Label::Name(without_office(key).to_owned());
    };
    if is_county(stem) || (is_township(stem) && !KINDS.contains(&stem)) {
        Label::Name(stem.to_owned())
    } else {
        Label::Several
    }
}

/// Whether a name is that of a row that compares, plans or foresees: 同比增长, 年度目标, 占比,
/// 示例县(预计).
fn is_of_comparison(key: &str) -> bool {
    const WORDS: [&str; 25] = [
        "同比",
        "环比",
        "增长",
        "增幅",
        "增速",
        "增减",
        "占比",
        "比重",
        "比例",
        "目标",
        "计划",
        "任务",
        "上年",
        "去年",
        "同期",
        "完成率",
        "排名",
        "规划",
        "预计",
        "预测",
        "估计",
        "测算",
        "forecast",
        "planned",
        "projected",
    ];
    const AREAS: [&str; 4] = ["村", "社区", "场", "园"];
    let is_area =
        is_county(key) || is_township(key) || AREAS.iter().any(|kind| key.ends_with(kind));
    !is_area && WORDS.iter().any(|word| key.contains(word))
}

/// A name as it is compared.
pub(in crate::data) fn area_key(name: &str) -> String {
    without_office(&folded(name)).to_owned()
}

/// A name without the code before it: 330122 示例县.
fn without_code(key: &str) -> &str {
    const FEWEST_DIGITS: usize = 6;
    let rest = key.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = key.len().saturating_sub(rest.len());
    if digits < FEWEST_DIGITS || rest.is_empty() {
        key
    } else {
        rest.trim_start_matches(['-', '_', '.', ':'])
    }
}

/// The name of an area without that of its office.
fn without_office(key: &str) -> &str {
    let key = without_code(key);
    const OFFICES: [(&str, &str); 5] = [
        ("街道", "办事处"),
        ("街道", "办"),
        ("镇", "人民政府"),
        ("镇", "政府"),
        ("乡", "人民政府"),
    ];
    OFFICES
        .iter()
        .find_map(|(kind, office)| {
            key.strip_suffix(office)
                .filter(|name| name.ends_with(kind) && name != kind)
        })
        .unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_compare_or_plan_are_of_no_area() {
        for text in [
            "同比增长",
            "上年同期",
            "年度目标",
            "占 比",
            "完成率",
            "平均",
            "示例县(预计)",
            "示例县（目标）",
            "示例县预测",
            "规划数",
            "Example County (forecast)",
        ] {
            assert_eq!(Label::read(text), Label::Several, "{text}");
        }
        for text in ["增长镇", "目标村", "计划社区", "东山镇", "开发区", "规划区"]
        {
            assert_eq!(Label::read(text), Label::Name(text.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_code_before_a_name_is_no_part_of_it() {
        assert_eq!(area_key("330122 示例县"), "示例县");
        assert_eq!(area_key("330122100-城东街道办事处"), "城东街道");
        assert_eq!(area_key("330122"), "330122");
        assert_eq!(area_key("八一镇"), "八一镇");
        assert_eq!(area_key("2025新区"), "2025新区");
    }
}
