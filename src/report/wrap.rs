//! Breaking text into lines: between words, and in Chinese between characters, but never so that
//! a line begins with a closing mark or ends with an opening one.

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Whether a mark stays with what stands before it.
const fn is_closing(character: char) -> bool {
    matches!(
        character,
        '，' | '。'
            | '；'
            | '：'
            | '、'
            | '！'
            | '？'
            | '）'
            | '》'
            | '”'
            | '’'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '%'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
    )
}

/// Whether a mark stays with what stands after it.
const fn is_opening(character: char) -> bool {
    matches!(
        character,
        '（' | '《' | '“' | '‘' | '「' | '『' | '【' | '〔' | '(' | '[' | '{'
    )
}

/// Where a word that is longer than a line may be broken, the best places first: a path after its
/// folders, then a name between its words and a place before its line.
const SEAMS: [&[char]; 2] = [&['/', '\\'], &['-', '_', ':', '=']];

/// `text` in lines of at most `width` columns. At least one line; a word longer than a line is broken
/// at its seams, and cut where it has none.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    if columns(text) <= width {
        return vec![text.trim_end().to_owned()];
    }
    fill(pieces(text), width)
}

/// The same for figures and labels, which are broken at spaces only.
pub(in crate::report) fn wrap_words(text: &str, width: usize) -> Vec<String> {
    if columns(text) <= width {
        return vec![text.trim_end().to_owned()];
    }
    fill(text.split_inclusive(' ').collect(), width)
}

/// How many columns a text takes. Counting the bytes of a plain one is much cheaper than looking
/// each letter up.
pub(in crate::report) fn columns(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    text.width()
}

fn fill(pieces: Vec<&str>, width: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for piece in steps(pieces, width, &SEAMS) {
        let wide = columns(piece.trim_end());
        if used + wide > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0;
        }
        if wide <= width {
            line.push_str(piece);
            used += columns(piece);
            continue;
        }
        for character in piece.chars() {
            let wide = character.width().unwrap_or(0);
            if used + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(character);
            used += wide;
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The pieces, and the parts of those that do not fit a line, as far as their seams allow.
fn steps<'t>(mut pieces: Vec<&'t str>, width: usize, seams: &[&[char]]) -> Vec<&'t str> {
    for seam in seams {
        let mut parts = Vec::with_capacity(pieces.len());
        for piece in pieces {
            if columns(piece.trim_end()) > width {
                parts.extend(piece.split_inclusive(*seam));
            } else {
                parts.push(piece);
            }
        }
        pieces = parts;
    }
    pieces
}

/// The width of the longest step, as [`wrap`] breaks the paths in a text first.
pub(in crate::report) fn longest_step(text: &str) -> usize {
    let steps = steps(pieces(text), 1, SEAMS.get(..1).unwrap_or_default());
    let widths = steps.into_iter().map(|step| columns(step.trim_end()));
    widths.max().unwrap_or(0)
}

/// The width of the longest word, as [`wrap_words`] breaks.
pub(in crate::report) fn longest_word(text: &str) -> usize {
    text.split(' ').map(columns).max().unwrap_or(0)
}

/// What stays together: a word with the spaces after it, or one Chinese character, each with its
/// marks; and a number with its unit: `1260 元/年`, `1.5 万人`, `2025 年`.
fn pieces(text: &str) -> Vec<&str> {
    let part = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let mut joined: Vec<Range<usize>> = Vec::new();
    for piece in without_units(text) {
        match joined.last_mut() {
            Some(last) if belongs_to_number(part(last), part(&piece)) => last.end = piece.end,
            Some(_) | None => joined.push(piece),
        }
    }
    joined.iter().map(part).collect()
}

/// The same, but numbers and units are each their own.
fn without_units(text: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    // The last character, and where marks stand that open the next piece.
    let (mut last, mut opened) = (None, None);
    for (at, character) in text.char_indices() {
        let after_narrow = || last.is_some_and(is_narrow);
        if is_opening(character) && !(character.is_ascii() && after_narrow()) {
            opened.get_or_insert(at);
            continue;
        }
        let joins = opened.is_none()
            && (character == ' '
                || is_closing(character)
                || (after_narrow() && is_narrow(character)));
        let end = at + character.len_utf8();
        match pieces.last_mut() {
            Some(piece) if joins => piece.end = end,
            Some(_) | None => pieces.push(opened.take().unwrap_or(at)..end),
        }
        last = Some(character);
    }
    pieces.extend(opened.map(|at| at..text.len()));
    pieces
}

/// Whether `next` is (more of) the unit of the number that `last` begins or ends with.
fn belongs_to_number(last: &str, next: &str) -> bool {
    if !last.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let is_wide = |character: char| character.width() == Some(2) && character.is_alphabetic();
    let begins_wide = next.chars().next().is_some_and(is_wide);
    let is_digit = |character: char| character.is_ascii_digit() || ".,–".contains(character);
    // The line and column of a place are no amount of anything.
    let ends_in_number = last
        .strip_suffix(' ')
        .is_some_and(|number| number.trim_start_matches(is_opening).chars().all(is_digit));
    let ends_in_scale = last.ends_with(['万', '亿', '/']);
    (begins_wide && (ends_in_number || ends_in_scale))
        || (!last.ends_with(' ') && next.starts_with('/'))
        || (ends_in_number && next.starts_with('%'))
}

/// Whether a character makes up words with its neighbours.
fn is_narrow(character: char) -> bool {
    if character.is_ascii() {
        return matches!(character, '!'..='~');
    }
    character.width() == Some(1) && !matches!(character, '“' | '”' | '‘' | '’' | '…')
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
    fn a_long_path_is_broken_after_its_folders_and_a_long_name_between_its_words() {
        assert_eq!(
            wrap("none in examples/data.csv:83:48 at all", 15),
            ["none in", "examples/", "data.csv:83:48", "at all"]
        );
        assert_eq!(
            wrap("reports\\2025\\third_quarter.csv", 14),
            ["reports\\2025\\", "third_", "quarter.csv"]
        );
        assert_eq!(wrap("data.csv:83:48", 9), ["data.csv:", "83:48"]);
        assert_eq!(longest_step("none in examples/data.csv:83:48"), 14);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        assert_eq!(wrap("示例县，示例", 6), ["示例", "县，示", "例"]);
        assert_eq!(wrap("各乡镇(街道)", 8), ["各乡镇", "(街道)"]);
        assert_eq!(wrap("老年圈（预期性）", 8), ["老年圈", "（预期", "性）"]);
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(
            wrap("还差 1260 元/年（105 元/月）", 20),
            ["还差 1260 元/年", "（105 元/月）"]
        );
        assert_eq!(wrap("须达到 10 万人以上", 11), ["须达到", "10 万人以上"]);
        assert_eq!(wrap("此时应达 54.52 %", 12), ["此时应达", "54.52 %"]);
    }

    #[test]
    fn a_place_inside_chinese_text_stays_whole() {
        assert_eq!(
            wrap("读不准：data.csv:83:48；请改正", 16),
            ["读不准：", "data.csv:83:48；", "请改正"]
        );
    }
}
