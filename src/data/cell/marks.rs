//! The marks that say that nothing is said: one list for figures, names and units.

/// What stands for "nothing" or "not known", in half-width forms and small letters.
const BLANK: [&str; 27] = [
    "",
    "-",
    "--",
    "---",
    "—",
    "——",
    "–",
    "―",
    "…",
    "……",
    "...",
    "......",
    "/",
    "\\",
    "无",
    "暂无",
    "无数据",
    "暂无数据",
    "暂缺",
    "缺",
    "待统计",
    "未统计",
    "待定",
    "n/a",
    "na",
    "null",
    "none",
];

/// Whether a text, in half-width forms and small letters, says nothing.
pub(in crate::data) fn is_blank(text: &str) -> bool {
    BLANK.contains(&text)
}
