//! The key or the unit that someone probably meant.

use crate::vocabulary::nearest;

/// The key that someone probably meant by `word`, of those known at its place.
pub(super) fn nearest_key(word: &str, known: &[&str]) -> Option<String> {
    const SLIPS: &[(&str, &str)] = &[
        ("due", "by"),
        ("deadline", "by"),
        ("year", "by"),
        ("section", "clause"),
        ("bound", "require"),
        ("requirement", "require"),
        ("condition", "when"),
        ("if", "when"),
        ("alias", "headers"),
        ("aliases", "headers"),
    ];
    let folded = word.to_lowercase();
    SLIPS
        .iter()
        .find(|(slip, meant)| *slip == folded && known.contains(meant))
        .map(|(_, meant)| (*meant).to_owned())
        .or_else(|| nearest(word, known.iter().copied()).map(str::to_owned))
}

/// The unit that someone probably meant by `word`.
pub(super) fn nearest_unit(word: &str) -> Option<String> {
    const SLIPS: &[(&str, &str)] = &[
        ("万", "万人"),
        ("亿", "亿元"),
        ("圆", "元"),
        ("块", "元"),
        ("人民币", "元"),
        ("rmb", "元"),
        ("people", "人"),
        ("pct", "%"),
        ("percent", "%"),
        ("个%", "百分点"),
        ("平米", "平方米"),
        ("布尔", "是/否"),
        ("bool", "yes/no"),
        ("boolean", "yes/no"),
    ];
    let folded = word.to_lowercase();
    SLIPS
        .iter()
        .find(|(slip, _)| *slip == folded)
        .map(|(_, meant)| (*meant).to_owned())
        .or_else(|| {
            let known = crate::quantity::Unit::known_symbols();
            nearest(word, known.chain(["是/否", "日期", "yes/no", "date"])).map(str::to_owned)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_words_for_a_key_are_known_where_that_key_may_stand() {
        assert_eq!(nearest_key("due", &["by", "every"]).as_deref(), Some("by"));
        assert_eq!(nearest_key("due", &["title"]), None);
        assert_eq!(nearest_key("tilte", &["title"]).as_deref(), Some("title"));
    }

    #[test]
    fn common_slips_of_units_are_known() {
        assert_eq!(nearest_unit("块").as_deref(), Some("元"));
        assert_eq!(nearest_unit("元/車").as_deref(), Some("元/年"));
        assert_eq!(nearest_unit("张位").as_deref(), Some("张"));
    }
}
