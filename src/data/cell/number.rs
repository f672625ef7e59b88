//! Numbers as people write them: which notations are certain, and why the others are not.

use crate::data::CellFault;
use crate::quantity::Exact;
use crate::source::is_invisible;

/// The most digits that a figure has, places and all.
const MAX_DIGITS: usize = 30;

/// A number as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::data) struct Written {
    /// Its value.
    pub(in crate::data) value: Exact,
    /// The decimal places it was written with.
    pub(in crate::data) places: u32,
}

/// Splits the number off the front of `text` (in half-width forms): what it is written with, and
/// what follows it. `None` if no number stands there.
pub(in crate::data) fn split(text: &str) -> Option<(&str, &str)> {
    let body = text.strip_prefix(['-', '\u{2212}']).unwrap_or(text);
    if !body.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let length = body
        .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .unwrap_or(body.len());
    let sign = text.len().saturating_sub(body.len());
    text.split_at_checked(sign.saturating_add(length))
}

/// Reads the digits that [`split`] found.
pub(in crate::data) fn read(digits: &str) -> Result<Written, CellFault> {
    let (is_negative, body) = match digits.strip_prefix(['-', '\u{2212}']) {
        Some(body) => (true, body),
        None => (false, digits),
    };
    if body.bytes().filter(u8::is_ascii_digit).count() > MAX_DIGITS {
        return Err(CellFault::TooManyDigits);
    }
    let (whole, fraction) = match body.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (body, None),
    };
    let whole = ungrouped(whole)?;
    if whole.len() > 1 && whole.starts_with('0') {
        return Err(CellFault::LeadingZero);
    }
    let fraction = fraction.map_or(Ok(""), |fraction| {
        let is_plain = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then_some(fraction).ok_or(CellFault::NotNumber)
    })?;
    let places = u32::try_from(fraction.len()).map_err(|_| CellFault::TooManyDigits)?;
    let plain = if places == 0 {
        whole
    } else {
        format!("{whole}.{fraction}")
    };
    let value = Exact::from_decimal(&plain).ok_or(CellFault::NotNumber)?;
    Ok(Written {
        value: if is_negative { -value } else { value },
        places,
    })
}

/// The everyday number: at most 18 ASCII digits, perhaps with a point among them. `None` for any
/// other, which [`read`] may still understand.
pub(in crate::data) fn read_plain(digits: &[u8]) -> Option<Written> {
    const MOST: usize = 18;
    let (mut number, mut count, mut point) = (0_i64, 0_usize, None);
    for (index, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                let digit = i64::from(byte.checked_sub(b'0')?);
                number = number.checked_mul(10)?.checked_add(digit)?;
                count = count.saturating_add(1);
            }
            b'.' if point.is_none() && index > 0 => point = Some(index),
            _ => return None,
        }
    }
    let whole = point.unwrap_or(digits.len());
    let is_coded = digits.first() == Some(&b'0') && whole > 1;
    let is_cut = point.is_some_and(|point| point.saturating_add(1) == digits.len());
    if count == 0 || count > MOST || is_coded || is_cut {
        return None;
    }
    let places = u32::try_from(count.checked_sub(whole)?).ok()?;
    let value = match places {
        0 => Exact::from(number),
        _ => Exact::ratio(number, 10_i64.checked_pow(places)?)?,
    };
    Some(Written { value, places })
}

/// Takes out separators of thousands, if they stand nowhere else.
fn ungrouped(whole: &str) -> Result<String, CellFault> {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut plain = first.to_owned();
    let mut is_grouped = false;
    for group in groups {
        is_grouped = true;
        if group.len() != 3 {
            return Err(CellFault::Grouping);
        }
        plain.push_str(group);
    }
    if is_grouped && !(1..=3).contains(&first.len()) {
        return Err(CellFault::Grouping);
    }
    Ok(plain)
}

/// Why `text`, which begins with no number or ends in no unit, is none: the most specific reason.
pub(in crate::data) fn fault(text: &str) -> CellFault {
    const WORDS: &str = "零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟廿卅";
    let lower = text.to_ascii_lowercase();
    let bare = lower.trim_start_matches(['-', '+']);
    if let Some(fault) = mark(text) {
        return fault;
    }
    if ["nan", "inf", "infinity", "∞", "1.#inf", "1.#ind"].contains(&bare) {
        return CellFault::NotFinite;
    }
    if bare.starts_with("0x") {
        return CellFault::Hexadecimal;
    }
    if text.starts_with(|first: char| WORDS.contains(first)) {
        return CellFault::Words;
    }
    let Some((_, rest)) = split(&lower) else {
        return CellFault::NotNumber;
    };
    if rest.starts_with('_') {
        return CellFault::Underscore;
    }
    let is_exponent = rest.strip_prefix('e').is_some_and(|power| {
        power
            .trim_start_matches(['-', '+'])
            .starts_with(|first: char| first.is_ascii_digit())
    });
    if is_exponent {
        return CellFault::Exponent;
    }
    let begins_with_digit = |text: &str| text.starts_with(|first: char| first.is_ascii_digit());
    if rest.starts_with(char::is_whitespace) && begins_with_digit(rest.trim_start()) {
        return CellFault::Blanks;
    }
    let is_span = rest
        .trim_start()
        .strip_prefix(['-', '—', '–', '至', '到'])
        .is_some_and(|to| begins_with_digit(to.trim_start()));
    if is_span {
        return CellFault::Span;
    }
    CellFault::UnknownSuffix
}

/// What a mark says that spreadsheets or accountants put around a number.
fn mark(text: &str) -> Option<CellFault> {
    let is_number = |text: &str| split(text.trim()).is_some();
    let bracketed = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let after_mark = text.strip_prefix(['\'', '`', '‘', '’']);
    if text.contains(is_invisible) {
        Some(CellFault::Invisible)
    } else if text.len() > 1 && text.bytes().all(|byte| byte == b'#') {
        Some(CellFault::TooNarrow)
    } else if text.starts_with('#') {
        Some(CellFault::SpreadsheetError)
    } else if text.starts_with('=') {
        Some(CellFault::Formula)
    } else if after_mark.is_some_and(is_number) {
        Some(CellFault::TextMark)
    } else if bracketed.is_some_and(is_number) {
        Some(CellFault::Brackets)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Result<String, CellFault> {
        read(text).map(|written| written.value.to_string())
    }

    #[test]
    fn separators_stand_at_the_thousands_or_the_number_is_not_read() {
        assert_eq!(value("1,234,567.89").as_deref(), Ok("1234567.89"));
        assert_eq!(value("12,345").as_deref(), Ok("12345"));
        for wrong in ["1,23", "1234,567", "1,2345", ",123", "1,,234", "1,234,"] {
            assert_eq!(value(wrong), Err(CellFault::Grouping), "{wrong}");
        }
        assert_eq!(value("0.1,234"), Err(CellFault::NotNumber));
    }

    #[test]
    fn the_quick_way_reads_what_the_thorough_one_reads() {
        for text in [
            "0",
            "7",
            "1980",
            "0.5",
            "0.50",
            "5000.0",
            "123456789012345678",
            "0.00001",
            "12345678.12345678",
        ] {
            assert_eq!(read_plain(text.as_bytes()), read(text).ok(), "{text}");
            assert!(read_plain(text.as_bytes()).is_some(), "{text}");
        }
        for text in [
            "",
            ".",
            ".5",
            "5.",
            "007",
            "00.5",
            "1.2.3",
            "1,234",
            "-5",
            "1234567890123456789",
            "５",
        ] {
            assert_eq!(read_plain(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_cut_or_coded_number_is_not_read() {
        assert_eq!(value("12."), Err(CellFault::NotNumber));
        assert_eq!(value("1.2.3"), Err(CellFault::NotNumber));
        assert_eq!(value("007"), Err(CellFault::LeadingZero));
        assert_eq!(value("0.50").as_deref(), Ok("0.5"));
        assert_eq!(value("\u{2212}5").as_deref(), Ok("-5"));
        assert_eq!(value(&"9".repeat(31)), Err(CellFault::TooManyDigits));
    }

    #[test]
    fn each_notation_that_is_no_number_has_its_own_reason() {
        for (text, reason) in [
            ("1e400", CellFault::Exponent),
            ("1E+3", CellFault::Exponent),
            ("0x10", CellFault::Hexadecimal),
            ("1_000", CellFault::Underscore),
            ("NaN", CellFault::NotFinite),
            ("-inf", CellFault::NotFinite),
            ("十二", CellFault::Words),
            ("#DIV/0!", CellFault::SpreadsheetError),
            ("########", CellFault::TooNarrow),
            ("=C3+C4", CellFault::Formula),
            ("=\"2108\"", CellFault::Formula),
            ("'2108", CellFault::TextMark),
            ("2 108", CellFault::Blanks),
            ("2\u{2009}108", CellFault::Blanks),
            ("21\n08", CellFault::Blanks),
            ("21\u{200b}08", CellFault::Invisible),
            ("(2108)", CellFault::Brackets),
            ("12-15", CellFault::Span),
            ("12 至 15", CellFault::Span),
            ("12abc", CellFault::UnknownSuffix),
            ("abc", CellFault::NotNumber),
        ] {
            assert_eq!(fault(text), reason, "{text}");
        }
    }
}
