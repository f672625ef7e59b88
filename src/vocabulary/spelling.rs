//! How the names that files use are compared: one form for rule files and for data.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::quantity::Unit;
use crate::source::is_invisible;

/// A text as it is compared: half-width, without what takes no room, in small letters.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        // Nearly all letters are of these two kinds, and have one form only.
        if is_han(c) {
            folded.push(c);
        } else if c.is_ascii_graphic() {
            folded.push(c.to_ascii_lowercase());
        } else if c != ' ' {
            return folded_anew(text);
        }
    }
    folded
}

/// The same for any text.
fn folded_anew(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in half_width(text).chars() {
        if !c.is_whitespace() && !is_invisible(c) {
            folded.extend(c.to_lowercase());
        }
    }
    folded
}

/// Whether a character is one of the usual Chinese ones, which have one form only.
fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// The text in its compatibility form (NFKC). Most texts are in it already, and telling so is much
/// cheaper than composing them anew.
fn half_width(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c.is_ascii() || is_han(c)) {
        return Cow::Borrowed(text);
    }
    match is_nfkc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfkc().collect()),
    }
}

/// Splits a unit off the end of a name: `募集资金(万元)`, `募集资金（单位：万元）`, `募集资金/万元`.
pub fn split_unit(cell: &str) -> Option<(String, Unit)> {
    let text = half_width(cell);
    let text = text.trim();
    if let Some(inside_and_before) = text.strip_suffix([')', ']', '】']) {
        let mut depth = 1_u32;
        let open = inside_and_before.char_indices().rev().find(|(_, c)| {
            match c {
                ')' | ']' | '】' => depth = depth.saturating_add(1),
                '(' | '[' | '【' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        });
        let (at, bracket) = open?;
        let (name, rest) = inside_and_before.split_at_checked(at)?;
        let inside = rest.strip_prefix(bracket)?;
        return Some((name.to_owned(), stated_unit(inside)?));
    }
    ['/', ',', '、', ':'].into_iter().find_map(|by| {
        let (name, unit) = text.split_once(by)?;
        (!name.trim().is_empty()).then_some(())?;
        Some((name.to_owned(), stated_unit(unit)?))
    })
}

/// A unit, perhaps after the word 单位.
pub fn stated_unit(text: &str) -> Option<Unit> {
    let text = text.trim();
    let bare = ["计量单位", "单位", "unit"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .map_or(text, |rest| {
            rest.trim_start().trim_start_matches([':', '：'])
        });
    Unit::parse(bare.trim())
}
