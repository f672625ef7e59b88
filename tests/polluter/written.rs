//! Damage to how a file is written: encodings, delimiters, line ends, quotes, lost and stray bytes.

use super::dice::Dice;
use super::family::{Facts, Family, bytes, style, text};
use super::pages::Encoding;

use Facts::{Changed, Kept, Lost};

pub(crate) const FAMILIES: &[Family] = &[
    style("UTF-8 with a byte order mark", |style| {
        style.has_mark = true
    }),
    style("GB18030", |style| style.encoding = Encoding::Gb18030),
    style("UTF-16 LE with a mark", |style| {
        (style.encoding, style.has_mark) = (Encoding::Utf16Le, true);
    }),
    style("UTF-16 BE with a mark", |style| {
        (style.encoding, style.has_mark) = (Encoding::Utf16Be, true);
    }),
    style("UTF-16 LE without a mark", |style| {
        style.encoding = Encoding::Utf16Le;
    }),
    style("UTF-16 BE without a mark", |style| {
        style.encoding = Encoding::Utf16Be;
    }),
    style("Unicode 文本", |style| {
        (style.encoding, style.has_mark) = (Encoding::Utf16Le, true);
        style.delimiter = '\t';
    }),
    style("semicolons", |style| style.delimiter = ';'),
    style("tabs", |style| style.delimiter = '\t'),
    style("quotes around everything", |style| {
        style.quotes_everything = true;
    }),
    text("CR LF", Kept, |text, _| line_ends(text, "\r\n")),
    text("CR CR LF", Kept, |text, _| line_ends(text, "\r\r\n")),
    text("lone CR", Kept, |text, _| line_ends(text, "\r")),
    text("mixed line ends", Kept, mixed_ends),
    text("no line end at the end", Kept, no_last_end),
    text("a stray CR in a line", Lost, stray_cr),
    text("a bare quote in a cell", Lost, bare_quote),
    text("an unclosed quote", Lost, unclosed_quote),
    text("text after a closing quote", Lost, after_quote),
    text("a line end inside a cell", Lost, end_in_cell),
    text("锟斤拷", Lost, mojibake),
    text("U+FFFD", Lost, replacement),
    text("a NUL in a cell", Lost, nul),
    text("a control character in a cell", Lost, control),
    text("a byte order mark in the middle", Kept, mark_in_middle),
    text("U+2028 for a line end", Lost, line_separator),
    text("the file twice in a row", Kept, twice),
    bytes("cut off at some byte", Lost, cut_off),
    bytes("one byte lost", Changed, byte_lost),
    bytes("one byte changed", Changed, byte_changed),
    bytes("one line in another encoding", Lost, line_of_gbk),
    bytes("UTF-8 read as Latin-1 and saved", Lost, latin_1),
    bytes("zero bytes at the end", Lost, zeros_at_end),
];

fn line_ends(text: &mut String, end: &str) -> Option<()> {
    *text = text.replace('\n', end);
    Some(())
}

fn mixed_ends(text: &mut String, dice: &mut Dice) -> Option<()> {
    let lines: Vec<&str> = text.split_terminator('\n').collect();
    let mixed = lines
        .iter()
        .map(|line| format!("{line}{}", ["\n", "\r\n"][dice.below(2)]))
        .collect();
    *text = mixed;
    Some(())
}

fn no_last_end(text: &mut String, _: &mut Dice) -> Option<()> {
    text.truncate(text.trim_end_matches(['\n', '\r']).len());
    Some(())
}

/// Where characters begin that are within a line, past the first line.
fn inside(text: &str, dice: &mut Dice) -> Option<usize> {
    let first = text.find(['\n', '\r'])?;
    for _ in 0..50 {
        let at = first + 1 + dice.below(text.len() - first);
        let is_within = text.is_char_boundary(at)
            && text.get(at..)?.starts_with(|c: char| !c.is_control())
            && text.get(..at)?.ends_with(|c: char| !c.is_control());
        if is_within {
            return Some(at);
        }
    }
    None
}

/// A place right before or after a digit that follows a digit.
fn in_a_number(text: &str, dice: &mut Dice) -> Option<usize> {
    for _ in 0..400 {
        let at = inside(text, dice)?;
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        if digit(text.as_bytes().get(at)) && digit(text.as_bytes().get(at.checked_sub(1)?)) {
            return Some(at);
        }
    }
    None
}

/// The start of a cell without quotes.
fn start_of_cell(text: &str, dice: &mut Dice) -> Option<usize> {
    for _ in 0..400 {
        let at = inside(text, dice)?;
        let before = *text.as_bytes().get(at.checked_sub(1)?)?;
        let here = *text.as_bytes().get(at)?;
        if [b',', b';', b'\t'].contains(&before) && here != b'"' && here != before {
            return Some(at);
        }
    }
    None
}

fn stray_cr(text: &mut String, dice: &mut Dice) -> Option<()> {
    let at = inside(text, dice)?;
    text.insert(at, '\r');
    Some(())
}

fn bare_quote(text: &mut String, dice: &mut Dice) -> Option<()> {
    let at = in_a_number(text, dice)?;
    text.insert(at, '"');
    Some(())
}

fn unclosed_quote(text: &mut String, dice: &mut Dice) -> Option<()> {
    let at = start_of_cell(text, dice)?;
    text.insert(at, '"');
    Some(())
}

fn after_quote(text: &mut String, dice: &mut Dice) -> Option<()> {
    let at = start_of_cell(text, dice)?;
    let end = at + text.get(at..)?.find([',', ';', '\t', '\n', '\r', '"'])?;
    text.insert_str(end, "\"x");
    text.insert(at, '"');
    Some(())
}

fn end_in_cell(text: &mut String, dice: &mut Dice) -> Option<()> {
    let at = start_of_cell(text, dice)?;
    let end = at + text.get(at..)?.find([',', ';', '\t', '\n', '\r', '"'])?;
    text.insert(end, '"');
    text.insert_str(at, "\"\n");
    Some(())
}

/// Some characters of 中文 somewhere in the text.
fn han(text: &str, dice: &mut Dice) -> Option<usize> {
    for _ in 0..400 {
        let at = inside(text, dice)?;
        if text
            .get(at..)?
            .starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c))
        {
            return Some(at);
        }
    }
    None
}

fn mojibake(text: &mut String, dice: &mut Dice) -> Option<()> {
    let at = han(text, dice)?;
    text.replace_range(at..at + 3, "锟斤拷");
    Some(())
}

fn replacement(text: &mut String, dice: &mut Dice) -> Option<()> {
    let at = han(text, dice)?;
    text.replace_range(at..at + 3, "\u{fffd}");
    Some(())
}

fn nul(text: &mut String, dice: &mut Dice) -> Option<()> {
    let at = inside(text, dice)?;
    text.insert(at, '\0');
    Some(())
}

fn control(text: &mut String, dice: &mut Dice) -> Option<()> {
    let at = inside(text, dice)?;
    let mark = ['\u{1}', '\u{7}', '\u{1a}', '\u{1b}', '\u{7f}', '\u{85}'][dice.below(6)];
    text.insert(at, mark);
    Some(())
}

fn mark_in_middle(text: &mut String, dice: &mut Dice) -> Option<()> {
    let starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
    let at = *dice.pick(&starts)?;
    text.insert(at, '\u{feff}');
    Some(())
}

fn line_separator(text: &mut String, dice: &mut Dice) -> Option<()> {
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let at = *dice.pick(&ends)?;
    text.replace_range(at..=at, "\u{2028}");
    Some(())
}

fn twice(text: &mut String, _: &mut Dice) -> Option<()> {
    let again = text.clone();
    text.push_str(&again);
    Some(())
}

fn cut_off(bytes: &mut Vec<u8>, dice: &mut Dice) -> Option<()> {
    let keep = dice.below(bytes.len());
    bytes.truncate(keep);
    Some(())
}

fn byte_lost(bytes: &mut Vec<u8>, dice: &mut Dice) -> Option<()> {
    let at = dice.below(bytes.len());
    bytes.remove(at);
    Some(())
}

#[allow(clippy::ptr_arg, reason = "as all damages of bytes")]
fn byte_changed(bytes: &mut Vec<u8>, dice: &mut Dice) -> Option<()> {
    let at = dice.below(bytes.len());
    let flip = 1_u8 << dice.below(8);
    *bytes.get_mut(at)? ^= flip;
    Some(())
}

fn line_of_gbk(bytes: &mut Vec<u8>, dice: &mut Dice) -> Option<()> {
    let text = String::from_utf8(bytes.clone()).ok()?;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let chosen = dice.below(lines.len());
    bytes.clear();
    for (index, line) in lines.iter().enumerate() {
        if index == chosen {
            bytes.extend_from_slice(&encoding_rs::GBK.encode(line).0);
        } else {
            bytes.extend_from_slice(line.as_bytes());
        }
    }
    Some(())
}

fn latin_1(bytes: &mut Vec<u8>, _: &mut Dice) -> Option<()> {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    *bytes = text.into_bytes();
    Some(())
}

fn zeros_at_end(bytes: &mut Vec<u8>, dice: &mut Dice) -> Option<()> {
    bytes.extend(std::iter::repeat_n(0, 1 + dice.below(600)));
    Some(())
}
