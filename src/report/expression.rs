//! Requirements in words: the indicators by their names.

use super::names::Names;
use super::wording::Lang;
use crate::source::Untrusted;
use crate::vocabulary::IndicatorId;

/// The functions of the rule language, and what a Chinese reader calls them.
const FUNCTIONS: [(&str, &str); 7] = [
    ("growth", "比上年增长"),
    ("previous", "上年"),
    ("base", "基期"),
    ("cumulative", "累计"),
    ("average", "年均"),
    ("min", "最小"),
    ("max", "最大"),
];

/// A requirement as the rule file writes it, with names for ids: `share >= 62%` is shown as
/// `护理型床位占比 ≥ 62%`.
pub(super) fn in_words(text: &Untrusted, names: &Names<'_>) -> String {
    let text = text.visible();
    let words = words(&text);
    let indicators = words.iter().filter(|word| indicator(word, names).is_some());
    // Among others a name needs marks to show where it ends.
    let marked = indicators.count() > 1;
    words
        .iter()
        .map(|word| match indicator(word, names) {
            Some(id) if marked => format!("“{}”", names.indicator(id)),
            Some(id) => names.indicator(id),
            None => plain(word, names.lang),
        })
        .collect()
}

/// What a function is called.
pub(super) fn function(name: &'static str, lang: Lang) -> &'static str {
    let known = FUNCTIONS.iter().find(|(known, _)| *known == name);
    lang.pick(known.map_or(name, |(_, zh)| zh), name)
}

fn plain(word: &str, lang: Lang) -> String {
    let signs = word.replace(">=", "≥").replace("<=", "≤");
    let zh = match word {
        "yes" => Some("是"),
        "no" => Some("否"),
        _ => FUNCTIONS
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, zh)| *zh),
    };
    match zh {
        Some(zh) => lang.pick(zh.to_owned(), signs),
        None => signs,
    }
}

fn indicator(word: &str, names: &Names<'_>) -> Option<IndicatorId> {
    let mut terms = names.plan.vocabulary.terms();
    terms.find(|(_, term)| term.id == word).map(|(id, _)| id)
}

/// Names, numbers and words on one hand, what stands between them on the other, in order.
fn words(text: &str) -> Vec<&str> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let in_word = is_word(first);
        let end = rest
            .find(|character: char| is_word(character) != in_word)
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}
