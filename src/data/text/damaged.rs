//! Text whose letters were lost or mistaken before the file was saved. Nothing is mended: it is
//! said, so that nobody wonders why no name is known.

use std::str::Utf8Error;

use encoding_rs::{Encoding, GB18030, WINDOWS_1252};
use memchr::memmem;

/// What programs write for letters they could not read, and what becomes of it in GBK.
const LOST: [&str; 2] = ["\u{FFFD}", "锟斤"];

/// Whether a piece of text may hold lost letters: a quick look.
pub(in crate::data) fn may_be_lost(piece: &[u8]) -> bool {
    LOST.iter()
        .any(|mark| memmem::find(piece, mark.as_bytes()).is_some())
}

/// Whether letters of a cell were lost: U+FFFD, 锟斤拷.
pub(in crate::data) fn is_lost(cell: &str) -> bool {
    // One letter is quicker to look for than three, and hardly any cell has it.
    cell.contains('\u{FFFD}') || (cell.contains('锟') && cell.contains("锟斤拷"))
}

/// Whether a cell is UTF-8 that was read in another encoding and then saved: åœ°åŒº, 鍦板尯.
pub(in crate::data) fn is_mistaken(cell: &str) -> bool {
    const FEWEST: usize = 2;
    let Some(first) = cell.find(|c: char| !c.is_ascii()) else {
        return false;
    };
    // A letter that was mistaken stands for two bytes at most of those that were there.
    let letters = cell.chars().filter(|c| !c.is_ascii()).count();
    if letters.saturating_mul(2) < FEWEST.saturating_mul(3) {
        return false;
    }
    // Mostly the first letter tells already, and nearly always the first three.
    let after = |letters: usize| {
        let rest = cell.get(first..).unwrap_or_default();
        let (end, _) = rest.char_indices().nth(letters)?;
        cell.get(..first.saturating_add(end))
    };
    let [one, three] = [1, 3].map(after);
    [WINDOWS_1252, GB18030]
        .into_iter()
        .filter(|wrong| {
            [one, three]
                .into_iter()
                .flatten()
                .all(|few| may_begin(wrong, few))
        })
        .any(|wrong| {
            let (bytes, _, has_unmappable) = wrong.encode(cell);
            let letters = std::str::from_utf8(&bytes).unwrap_or_default();
            let long = letters
                .chars()
                .filter(|&c| c.len_utf8() > 2 && c != '\u{FFFD}')
                .count();
            !has_unmappable && long >= FEWEST
        })
}

/// Whether UTF-8 read in the encoding `wrong` may begin so.
fn may_begin(wrong: &'static Encoding, text: &str) -> bool {
    let (bytes, _, has_unmappable) = wrong.encode(text);
    !has_unmappable && std::str::from_utf8(&bytes).map_or_else(is_cut_off, |_| true)
}

/// Whether only the end of a letter is missing.
fn is_cut_off(fault: Utf8Error) -> bool {
    fault.error_len().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_and_mistaken_letters_are_told_from_honest_ones() {
        let (latin, _) = WINDOWS_1252.decode_without_bom_handling("地区年份".as_bytes());
        let (gbk, _) = GB18030.decode_without_bom_handling("护理型床位数".as_bytes());
        assert!(is_mistaken(&latin), "{latin}");
        assert!(is_mistaken(&gbk), "{gbk}");
        for honest in [
            "地区",
            "护理型床位",
            "Ñandú",
            "município",
            "东湖镇",
            "锟铻",
            "２０２５",
            "—",
        ] {
            assert!(!is_mistaken(honest) && !is_lost(honest), "{honest}");
        }
        assert!(is_lost("锟斤拷县") && is_lost("示\u{FFFD}县"));
    }
}
