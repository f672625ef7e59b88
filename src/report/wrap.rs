//! Breaking text into lines: between words, and in Chinese between characters, but never so that
//! a line begins with a closing mark or ends with an opening one.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Marks that stay with what stands before them.
const CLOSING: &str = "，。；：、！？）》”’」』】〕%,.;:!?)]}";
/// Marks that stay with what stands after them.
const OPENING: &str = "（《“‘「『【〔([{";

/// Where a word that is longer than a line may be broken, the best places first: a path after its
/// folders, then a name between its words and a place before its line.
const SEAMS: [&str; 2] = ["/\\", "-_:="];

/// `text` in lines of at most `width` columns. At least one line; a word longer than a line is broken
/// at its seams, and cut where it has none.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    if columns(text) <= width {
        return vec![text.trim_end().to_owned()];
    }
    fill(with_units(pieces(text)), width)
}

/// The same for figures and labels, which are broken at spaces only.
pub(in crate::report) fn wrap_words(text: &str, width: usize) -> Vec<String> {
    if columns(text) <= width {
        return vec![text.trim_end().to_owned()];
    }
    fill(
        text.split_inclusive(' ').map(str::to_owned).collect(),
        width,
    )
}

/// How many columns a text takes. Counting the bytes of a plain one is much cheaper than looking
/// each letter up.
pub(in crate::report) fn columns(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    text.width()
}

fn fill(pieces: Vec<String>, width: usize) -> Vec<String> {
    let width = width.max(2);
    let pieces = pieces
        .into_iter()
        .flat_map(|piece| steps(piece, width, &SEAMS));
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for piece in pieces {
        let wide = columns(piece.trim_end());
        if used + wide > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0;
        }
        if wide <= width {
            line.push_str(&piece);
            used += columns(&piece);
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

/// The parts of a piece that fit a line, as far as its seams allow.
fn steps(piece: String, width: usize, seams: &[&str]) -> Vec<String> {
    match seams.split_first() {
        Some((seam, others)) if columns(piece.trim_end()) > width => piece
            .split_inclusive(|character| seam.contains(character))
            .flat_map(|step| steps(step.to_owned(), width, others))
            .collect(),
        Some(_) | None => vec![piece],
    }
}

/// The width of the longest step, as [`wrap`] breaks the paths in a text first.
pub(in crate::report) fn longest_step(text: &str) -> usize {
    let pieces = with_units(pieces(text)).into_iter();
    let steps = pieces.flat_map(|piece| steps(piece, 1, SEAMS.get(..1).unwrap_or_default()));
    steps
        .map(|step| columns(step.trim_end()))
        .max()
        .unwrap_or(0)
}

/// The width of the longest word, as [`wrap_words`] breaks.
pub(in crate::report) fn longest_word(text: &str) -> usize {
    text.split(' ').map(columns).max().unwrap_or(0)
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
            Some(_) | None => {
                open.push_str(one);
                pieces.push(std::mem::take(&mut open));
            }
        }
    }
    if !open.is_empty() {
        pieces.push(open);
    }
    pieces
}

/// The same pieces, but a number and its unit are one: `1260 元/年`, `1.5 万人`, `2025 年`.
fn with_units(pieces: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if belongs_to_number(last, &piece) => last.push_str(&piece),
            Some(_) | None => joined.push(piece),
        }
    }
    joined
}

/// Whether `next` is (more of) the unit of the number that `last` begins or ends with.
fn belongs_to_number(last: &str, next: &str) -> bool {
    let is_wide = |character: char| character.width() == Some(2) && character.is_alphabetic();
    let begins_wide = next.chars().next().is_some_and(is_wide);
    let has_number = last.contains(|character: char| character.is_ascii_digit());
    let is_digit = |character: char| character.is_ascii_digit() || ".,–".contains(character);
    // The line and column of a place are no amount of anything.
    let ends_in_number = last.strip_suffix(' ').is_some_and(|number| {
        let number = number.trim_start_matches(|character| OPENING.contains(character));
        !number.is_empty() && number.chars().all(is_digit)
    });
    let ends_in_scale = last.ends_with(['万', '亿', '/']);
    (begins_wide && (ends_in_number || (has_number && ends_in_scale)))
        || (has_number && !last.ends_with(' ') && next.starts_with('/'))
        || (ends_in_number && next.starts_with('%'))
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
