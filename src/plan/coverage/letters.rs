//! The text of a plan as it is compared: characters without spaces, line breaks, Markdown's marks and
//! the numbers of pages, each with its place.

use unicode_normalization::UnicodeNormalization as _;

use super::numerals::is_numeral;
use crate::source::{Span, is_invisible};

/// What stood before a character and is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Before {
    /// Nothing.
    Nothing,
    /// A space.
    Space,
    /// The beginning of a line.
    LineBreak,
}

/// A character of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// Half-width; every kind of quotation mark is `"`.
    pub(super) character: char,
    /// Where it stands in the text.
    pub(super) span: Span,
    /// What stood before it.
    pub(super) before: Before,
}

/// The characters of a text.
pub(super) fn letters(text: &str) -> Vec<Letter> {
    let skips_marks = has_page_marks(text);
    let mut letters = Vec::with_capacity(text.len() / 3);
    let mut from = 0_usize;
    for line in text.split_inclusive('\n') {
        if !is_page_number(line) {
            let mark = if skips_marks { mark_length(line) } else { 0 };
            add_line(&mut letters, line, from, mark);
        }
        from = from.saturating_add(line.len());
    }
    letters
}

/// Words as they are compared with a text.
pub(super) fn folded(words: &str) -> String {
    letters(words)
        .iter()
        .map(|letter| letter.character)
        .collect()
}

fn add_line(letters: &mut Vec<Letter>, line: &str, from: usize, mark: usize) {
    let decoration = |c: char| c.is_whitespace() || matches!(c, '#' | '>' | '-' | '*' | '•');
    let is_broken_here = mark > 0;
    let body = line.get(mark..).unwrap_or_default();
    let bare = body.trim_start_matches(decoration);
    let start = line.len().saturating_sub(bare.len());
    // A page ends wherever it is full: what follows its number goes on with the sentence.
    let mut before = match is_broken_here {
        true => Before::Nothing,
        false => Before::LineBreak,
    };
    for (at, written) in bare.char_indices() {
        if written.is_whitespace() {
            before = before.max(Before::Space);
            continue;
        }
        if is_invisible(written) || matches!(written, '*' | '`') {
            continue;
        }
        let start = from.saturating_add(start).saturating_add(at);
        let span = Span {
            start,
            end: start.saturating_add(written.len_utf8()),
        };
        for character in fold(written) {
            letters.push(Letter {
                character,
                span,
                before,
            });
            before = Before::Nothing;
        }
    }
}

/// A character in the forms that are the same for a reader.
fn fold(written: char) -> impl Iterator<Item = char> {
    let character = match written {
        '“' | '”' | '„' | '‟' | '「' | '」' | '『' | '』' | '＂' => '"',
        '‘' | '’' => '\'',
        other => other,
    };
    // ① numbers an item and is no 1.
    let is_numbering = matches!(character, '①'..='⑳');
    let (kept, composed) = match is_numbering {
        true => (Some(character), None),
        false => (None, Some(character)),
    };
    let composed = composed.into_iter().nfkc();
    kept.into_iter().chain(composed)
}

/// Whether a line is the number of a page and nothing else: `- 3 -`, `第 3 页 共 15 页`.
fn is_page_number(line: &str) -> bool {
    let line = line.trim();
    let belongs = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-—–/第页共·".contains(c);
    line.chars().any(|c| c.is_ascii_digit()) && line.chars().all(belongs)
}

/// How many bytes the mark of a page takes at the start of a line: `12、`.
fn mark_length(line: &str) -> usize {
    mark(line).map_or(0, |(_, length)| length)
}

fn mark(line: &str) -> Option<(u32, usize)> {
    let (number, _) = line.split_once('、')?;
    let is_number = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let length = number.len().saturating_add('、'.len_utf8());
    is_number.then(|| Some((number.parse().ok()?, length)))?
}

/// Whether lines that begin with `1、`, `2、` … begin pages and not items. Viewers of documents put
/// them where a page begins, which is in the middle of a sentence more often than not; they count on
/// from the first to the last; and the items are numbered otherwise.
fn has_page_marks(text: &str) -> bool {
    let (mut next, mut broken) = (1_u32, 0_u32);
    let mut before = "";
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some((number, _)) = mark(line) {
            if number != next {
                return false;
            }
            next = next.saturating_add(1);
            let ends =
                before.ends_with(['。', '；', '：', '！', '？', '.', ';', ':', '”', ')', '）']);
            broken = broken.saturating_add(u32::from(!ends && !is_heading(before)));
        }
        before = line;
    }
    let pages = next.saturating_sub(1);
    let items_are_numbered = text.contains("一、") || text.contains("第一章");
    pages > 1 && broken.saturating_mul(2) >= pages && items_are_numbered
}

/// Whether a line begins with the number of a heading, which ends without a stop.
fn is_heading(line: &str) -> bool {
    let numbered = line.trim_start_matches(['#', ' ']);
    let after_numeral = numbered.trim_start_matches(is_numeral);
    numbered.starts_with(['(', '（', '第'])
        || (after_numeral.len() < numbered.len() && after_numeral.starts_with('、'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_line_breaks_and_marks_are_left_out() {
        assert_eq!(folded("达到 **１5** 个\n乡镇"), "达到15个乡镇");
        assert_eq!(folded("“六进”"), "\"六进\"");
        assert_eq!(folded("① ㎡"), "①m2");
    }

    #[test]
    fn a_page_that_begins_within_a_sentence_is_no_item() {
        let text = "1、一、总体要求。到2025年,建成12\n\n2、个康养联合\n\n3、体。\n";
        assert_eq!(folded(text), "一、总体要求。到2025年,建成12个康养联合体。");
        let items = "一、总体要求\n1、建成12个康养联合体。\n2、建成70个儿童之家。\n";
        assert!(folded(items).contains("2、建成"));
    }

    #[test]
    fn the_number_of_a_page_on_a_line_of_its_own_is_left_out() {
        assert_eq!(folded("达到\n— 3 —\n15 个\n第 4 页 共 15 页\n"), "达到15个");
    }

    #[test]
    fn each_character_knows_its_place() {
        let text = "## 达 ％";
        let places: Vec<&str> = letters(text)
            .iter()
            .map(|letter| &text[letter.span.start..letter.span.end])
            .collect();
        assert_eq!(places, ["达", "％"]);
    }
}
