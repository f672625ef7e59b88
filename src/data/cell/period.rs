//! Years and dates as people write them.

use std::borrow::Cow;

use crate::data::cell::half_width;
use crate::quantity::{Date, Days, Year};

/// What a text says about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::data) enum Dated {
    /// These days, one of which is meant.
    Days(Days),
    /// `2024.1`: January, or October that lost its zero.
    Ambiguous,
    /// No date.
    None,
}

/// Reads a year: 2025, 2025年, 2025年度, 2025年末, 截至2025年底, or its last day. `None` for everything
/// else: a span of years, a month.
pub(in crate::data) fn year(raw: &str) -> Option<Year> {
    let text = without_blanks(raw)?;
    let bare = ["截至", "截止", "至"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(&text);
    let number = ["年度", "年末", "年底", "年"]
        .iter()
        .find_map(|word| bare.strip_suffix(word))
        .unwrap_or(bare);
    if let Some(year) = four_digits(number) {
        return Some(year);
    }
    match date(bare) {
        Dated::Days(days) => {
            let last = days.last.filter(|last| days.first == Some(*last))?;
            let year = Year::new(i64::from(last.year()))?;
            (year.last_day() == last).then_some(year)
        }
        Dated::Ambiguous | Dated::None => None,
    }
}

/// The text in half-width forms without any blanks; `None` if it has no digit and so is no date.
fn without_blanks(raw: &str) -> Option<Cow<'_, str>> {
    let text = half_width(raw);
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if text.contains(char::is_whitespace) {
        let others = text.chars().filter(|c| !c.is_whitespace());
        return Some(Cow::Owned(others.collect()));
    }
    Some(text)
}

fn four_digits(text: &str) -> Option<Year> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| Year::new(text.parse().ok()?)).flatten()
}

/// Reads a date at its precision: 2024年12月31日, 2024-12-31, 2024.12, 20241231, 2024年.
pub(in crate::data) fn date(raw: &str) -> Dated {
    let Some(text) = without_blanks(raw) else {
        return Dated::None;
    };
    if let Some(year) = four_digits(text.strip_suffix('年').unwrap_or(&text)) {
        return Dated::Days(Days::year(year));
    }
    let days = if let Some((year, rest)) = text.split_once('年') {
        chinese(year, rest)
    } else if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.split_at_checked(4).and_then(|(year, rest)| {
            let (month, day) = rest.split_at_checked(2)?;
            days_of(year, month, Some(day))
        })
    } else {
        let separated = ['-', '/', '.']
            .into_iter()
            .find_map(|by| Some((by, text.split_once(by)?)));
        match separated {
            Some(('.', (year, "1"))) if four_digits(year).is_some() => return Dated::Ambiguous,
            Some((by, (year, rest))) => match rest.split_once(by) {
                Some((month, day)) => days_of(year, month, Some(day)),
                None => days_of(year, rest, None),
            },
            None => None,
        }
    };
    days.map_or(Dated::None, Dated::Days)
}

/// 12月, 12月31日 or 12月31号, after its year.
fn chinese(year: &str, rest: &str) -> Option<Days> {
    let (month, day) = rest.split_once('月')?;
    if day.is_empty() {
        return days_of(year, month, None);
    }
    let day = day.strip_suffix(['日', '号'])?;
    days_of(year, month, Some(day))
}

fn days_of(year: &str, month: &str, day: Option<&str>) -> Option<Days> {
    let small = |text: &str| -> Option<i8> {
        let is_plain = matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit());
        is_plain.then(|| text.parse().ok()).flatten()
    };
    let year = four_digits(year)?;
    let month = small(month)?;
    let Some(day) = day else {
        return Days::month(year, month);
    };
    let number = i16::try_from(year.number()).ok()?;
    Date::new(number, month, small(day)?).ok().map(Days::day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Option<String> {
        match date(text) {
            Dated::Days(days) => Some(days.to_string()),
            Dated::Ambiguous => Some("ambiguous".to_owned()),
            Dated::None => None,
        }
    }

    #[test]
    fn a_year_is_read_in_every_common_form() {
        for text in [
            "2025",
            "2025年",
            "2025年度",
            "2025年末",
            "2025年底",
            "截至2025年底",
            "２０２５",
            " 2025 年 ",
            "2025-12-31",
            "2025年12月31日",
        ] {
            assert_eq!(year(text), Year::new(2025), "{text}");
        }
    }

    #[test]
    fn what_is_not_one_year_is_no_year() {
        for text in [
            "2024/2025",
            "2024-2025",
            "2025年6月",
            "2025-06-30",
            "25",
            "二〇二五",
            "20255",
            "",
            "1025",
            "2025上半年",
        ] {
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_keeps_its_precision() {
        for (text, expected) in [
            ("2024年12月31日", "2024-12-31"),
            ("2024-12-31", "2024-12-31"),
            ("2024/1/5", "2024-01-05"),
            ("2024.12.31", "2024-12-31"),
            ("20241231", "2024-12-31"),
            ("2024年12月", "2024-12"),
            ("2024-12", "2024-12"),
            ("2024.12", "2024-12"),
            ("2024", "2024"),
            ("2024年", "2024"),
            ("2024.1", "ambiguous"),
            // No October, as no month has the number 20.
            ("2024.2", "2024-02"),
        ] {
            assert_eq!(days(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "2024-13",
            "2024-02-30",
            "2023.5.6.7",
            "24-12-31",
            "45658.1",
            "2024-+1",
            "2024-001",
            "去年",
            "",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
