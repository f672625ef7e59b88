//! The word that someone probably meant.

use std::cmp::Reverse;

/// The known word nearest to `word`, if one is near enough to be meant.
pub(super) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    let folded = word.to_lowercase().replace('-', "_");
    let length = word.chars().count();
    let allowed = match length {
        0 | 1 => 0,
        2..=5 => 1,
        6..=9 => 2,
        _ => length / 4,
    };
    known
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| {
            let other = candidate.to_lowercase().replace('-', "_");
            let common = folded.chars().zip(other.chars());
            let common = common.take_while(|(one, two)| one == two).count();
            let distance = strsim::damerau_levenshtein(&folded, &other);
            (distance, Reverse(common), candidate)
        })
        .filter(|(distance, _, candidate)| *distance <= allowed && *candidate != word)
        .min_by_key(|(distance, common, _)| (*distance, *common))
        .map(|(_, _, candidate)| candidate.to_owned())
}

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
        .or_else(|| nearest(word, known.iter().copied()))
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
            nearest(word, known.chain(["是/否", "日期", "yes/no", "date"]))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_forgiven_and_a_different_word_is_not() {
        let known = ["nursing_beds", "care_beds", "headers"];
        assert_eq!(
            nearest("nursing_bed", known).as_deref(),
            Some("nursing_beds")
        );
        assert_eq!(nearest("haeders", known).as_deref(), Some("headers"));
        assert_eq!(nearest("volunteers", known), None);
        assert_eq!(nearest("人", ["元"]), None);
    }

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
