//! Breaking text into lines: between words, and in Chinese between characters, but never so that
//! a line begins with a closing mark or ends with an opening one.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Marks that stay with what stands before them.
const CLOSING: &str = "，。；：、！？）》”’」』】〕%,.;:!?)]}";
/// Marks that stay with what stands after them.
const OPENING: &str = "（《“‘「『【〔([{";

/// `text` in lines of at most `width` columns. At least one line; a word longer than a line is cut.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    fill(pieces(text), width)
}

/// The same for figures and labels, which are broken at spaces only.
pub(super) fn wrap_words(text: &str, width: usize) -> Vec<String> {
    fill(
        text.split_inclusive(' ').map(str::to_owned).collect(),
        width,
    )
}

fn fill(pieces: Vec<String>, width: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces {
        let fits = line.width() + piece.trim_end().width() <= width;
        if !fits && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        if piece.trim_end().width() <= width {
            line.push_str(&piece);
            continue;
        }
        for character in piece.chars() {
            if line.width() + character.width().unwrap_or(0) > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The width of the longest word, as [`wrap_words`] breaks.
pub(super) fn longest_word(text: &str) -> usize {
    text.split(' ')
        .map(UnicodeWidthStr::width)
        .max()
        .unwrap_or(0)
}

/// What stays together: a word with the spaces after it, or one Chinese character, each with its
/// marks.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut open = String::new();
    for character in text.chars() {
        let mut buffer = [0; 4];
        let one: &str = character.encode_utf8(&mut buffer);
        let after_narrow = || {
            let last = pieces.last().and_then(|last| last.chars().last());
            last.is_some_and(is_narrow)
        };
        if OPENING.contains(character) && !(character.is_ascii() && after_narrow()) {
            open.push_str(one);
            continue;
        }
        let joins = open.is_empty()
            && pieces
                .last()
                .and_then(|last| last.chars().last())
                .is_some_and(|last| {
                    character == ' '
                        || CLOSING.contains(character)
                        || (is_narrow(last) && is_narrow(character))
                });
        match pieces.last_mut() {
            Some(last) if joins => last.push_str(one),
            Some(_) | None => pieces.push(format!("{}{one}", std::mem::take(&mut open))),
        }
    }
    if !open.is_empty() {
        pieces.push(open);
    }
    pieces
}

/// Whether a character makes up words with its neighbours.
fn is_narrow(character: char) -> bool {
    character != ' ' && character.width() == Some(1) && !"“”‘’…".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_breaks_anywhere_and_english_at_spaces() {
        assert_eq!(
            wrap("养老机构护理型床位占比", 10),
            ["养老机构护", "理型床位占", "比"]
        );
        assert_eq!(wrap("two words more", 9), ["two words", "more"]);
        assert_eq!(wrap("abcdefghijkl", 5), ["abcde", "fghij", "kl"]);
        assert_eq!(wrap("", 5), [""]);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        assert_eq!(wrap("示例县，示例", 6), ["示例", "县，示", "例"]);
        assert_eq!(wrap("各乡镇(街道)", 8), ["各乡镇", "(街道)"]);
        assert_eq!(wrap("老年圈（预期性）", 8), ["老年圈", "（预期", "性）"]);
    }

    #[test]
    fn a_place_inside_chinese_text_stays_whole() {
        assert_eq!(
            wrap("读不准：data.csv:83:48；请改正", 16),
            ["读不准：", "data.csv:83:48；", "请改正"]
        );
    }
}
