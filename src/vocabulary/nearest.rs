//! The word that someone probably meant.

use std::cmp::Reverse;

/// How far a known word may be from the one that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leeway {
    /// A slip of the finger: a letter in four, and none of a word of one letter.
    Slip,
    /// As far as half of the letters.
    Half,
    /// That, or one word within the other: so names are shortened and lengthened.
    Within,
}

/// What counts as near where one word contains the other, in thousandths of its length.
const WITHIN: usize = 400;

/// The known word nearest to `word` by a slip of the finger; the first of equals. Large and small
/// letters are alike, and so are `-` and `_`.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    nearest_within(word, known.into_iter().map(|known| (known, Leeway::Slip)))
}

/// The known word nearest to `word`, of those as near as the leeway of each allows; the first of
/// equals.
pub fn nearest_within<'k>(
    word: &str,
    known: impl IntoIterator<Item = (&'k str, Leeway)>,
) -> Option<&'k str> {
    let folded = fold(word);
    known
        .into_iter()
        .filter(|(candidate, _)| *candidate != word)
        .filter_map(|(candidate, leeway)| {
            let other = fold(candidate);
            let common = folded.chars().zip(other.chars());
            let common = common.take_while(|(one, two)| one == two).count();
            Some((
                distance(&folded, &other, leeway)?,
                Reverse(common),
                candidate,
            ))
        })
        .min_by_key(|(distance, common, _)| (*distance, *common))
        .map(|(_, _, candidate)| candidate)
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('-', "_")
}

/// How far two folded words are apart, in thousandths of the longer one; `None` if that is too far.
fn distance(word: &str, other: &str, leeway: Leeway) -> Option<usize> {
    let (length, other_length) = (word.chars().count(), other.chars().count());
    let longer = length.max(other_length);
    let allowed = match (leeway, length) {
        (Leeway::Slip, 0 | 1) => 0,
        (Leeway::Slip, 2..=5) => 1,
        (Leeway::Slip, 6..=9) => 2,
        (Leeway::Slip, _) => length / 4,
        (Leeway::Half | Leeway::Within, _) => longer / 2,
    };
    let is_within = leeway == Leeway::Within
        && length.min(other_length) > 1
        && (word.contains(other) || other.contains(word));
    // What differs by more in length cannot be near, and need not be measured.
    let by_letters = (length.abs_diff(other_length) <= allowed)
        .then(|| strsim::damerau_levenshtein(word, other))
        .filter(|distance| *distance <= allowed)
        .map(|distance| distance.saturating_mul(1000) / longer.max(1));
    let by_containing = is_within.then_some(WITHIN);
    by_letters.into_iter().chain(by_containing).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_forgiven_and_a_different_word_is_not() {
        let known = ["nursing_beds", "care_beds", "headers"];
        assert_eq!(nearest("nursing-bed", known), Some("nursing_beds"));
        assert_eq!(nearest("haeders", known), Some("headers"));
        assert_eq!(nearest("volunteers", known), None);
        assert_eq!(nearest("人", ["元"]), None);
        assert_eq!(nearest("lnit", ["lint", "list"]), Some("lint"));
        assert_eq!(nearest("budget", ["lint", "list"]), None);
        assert_eq!(nearest("示范县", ["示例县", "清河镇"]), Some("示例县"));
    }

    #[test]
    fn a_name_within_another_is_near_where_names_are_shortened() {
        let known = ["护理型床位数", "养老机构床位"];
        let within = |word| nearest_within(word, known.map(|known| (known, Leeway::Within)));
        let half = |word| nearest_within(word, known.map(|known| (known, Leeway::Half)));
        assert_eq!(within("床位"), Some("护理型床位数"));
        assert_eq!(half("床位"), None);
        assert_eq!(half("护理床位"), Some("护理型床位数"));
        assert_eq!(half("募集资金"), None);
    }
}
