//! What an area cell says: a name, a total, or nothing.

use crate::vocabulary::folded;

/// What an area cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Blank,
    /// 合计, 全县: the whole of what stands above.
    Total,
    /// 小计: the whole of some of what stands above, and nobody can tell of which.
    Subtotal,
    Name(String),
}

impl Label {
    pub(super) fn read(raw: &str) -> Self {
        const BLANK: [&str; 7] = ["", "-", "—", "——", "/", "无", "n/a"];
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
        if BLANK.contains(&key.as_str()) {
            Self::Blank
        } else if TOTAL.contains(&key.as_str()) {
            Self::Total
        } else if matches!(key.as_str(), "小计" | "subtotal") {
            Self::Subtotal
        } else {
            Self::Name(key)
        }
    }
}
