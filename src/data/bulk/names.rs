//! The areas and years that rows name.

use std::borrow::Cow;

use super::keys::{Keys, Names};
use super::{Common, Layout};
use crate::data::areas::{Areas, At};
use crate::data::cell::period;
use crate::data::table::{furniture, lines};
use crate::data::text::damaged;
use crate::quantity::Year;
use crate::source::Place;

/// What of the names in rows was looked at before.
#[derive(Debug, Default)]
pub(super) struct NamesSeen {
    pub(super) keys: Keys,
    /// The last cell before the names of areas that was looked at, and whether rows that begin so
    /// are plain.
    first: (Vec<u8>, bool),
    /// The last year in four characters.
    four: ([u8; 4], Option<Year>),
    year: (Vec<u8>, Option<Year>),
    /// The last cell of a county that was looked at, and what it is.
    county: (Vec<u8>, Look),
}

/// By what names are looked at.
pub(super) struct How<'a> {
    pub(super) layout: &'a Layout<'a>,
    pub(super) common: &'a Common<'a>,
    /// Whether rows name areas that say so themselves.
    pub(super) names_areas: bool,
}

/// What the cell of a name is.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    /// A word of headers, or it lost letters; or no row begins so.
    is_doubtful: bool,
    /// It has letters.
    says_something: bool,
    /// It says itself that it is an area, or the rule file lists it.
    is_area: bool,
}

impl NamesSeen {
    /// The year that a cell says; `None` if it says none.
    #[inline]
    pub(super) fn year(&mut self, bytes: &[u8]) -> Option<Year> {
        if let Ok(four) = <[u8; 4]>::try_from(bytes) {
            if self.four.0 != four {
                self.four = (four, year_of(bytes));
            }
            return self.four.1;
        }
        if self.year.0 != bytes || bytes.is_empty() {
            self.year = (bytes.to_vec(), year_of(bytes));
        }
        self.year.1
    }

    /// Whether rows that begin with this cell, which is not an area's name, are plain.
    #[inline]
    pub(super) fn begins_plain(&mut self, bytes: &[u8]) -> bool {
        if !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit) {
            return true;
        }
        if self.first.0 != bytes {
            self.first.0.clear();
            self.first.0.extend_from_slice(bytes);
            self.first.1 = unquoted(bytes).is_some_and(|text| is_plain_beginning(&text));
        }
        self.first.1
    }

    /// Asks where rows with these names belong, and remembers it.
    #[inline(never)]
    pub(super) fn ask(
        &mut self,
        names: Names<'_>,
        place: Place,
        areas: &mut Areas,
        how: &How<'_>,
    ) -> Option<At> {
        let at = self.asked(names, place, areas, how);
        self.keys.learn(names, at);
        at
    }

    fn asked(
        &mut self,
        names: Names<'_>,
        place: Place,
        areas: &mut Areas,
        how: &How<'_>,
    ) -> Option<At> {
        let (layout, common) = (how.layout, how.common);
        let county = match layout.county {
            Some(_) => Some(unquoted(names.0)?),
            None => None,
        };
        let township = match layout.township {
            Some(_) => Some(unquoted(names.1)?),
            None => None,
        };
        let both = county.as_deref().zip(township.as_deref());
        if let Some((county, township)) = both
            && let Some(at) = areas.again(county, township, place)
        {
            return Some(at);
        }
        let look =
            |text: &str, index, areas: &Areas| Look::at(text, index == Some(0), common, areas);
        if let Some(text) = &county
            && self.county.0 != names.0
        {
            self.county = (names.0.to_vec(), look(text, layout.county, areas));
        }
        let of_county = county.is_some().then_some(self.county.1);
        let of_township = township.as_deref();
        let of_township = of_township.map(|text| look(text, layout.township, areas));
        let all = || [of_county, of_township].into_iter().flatten();
        // Among areas that say so themselves, what does not may be of another table.
        let is_plain = all().any(|look| look.says_something)
            && !all().any(|look| look.is_doubtful)
            && (!how.names_areas || all().any(|look| look.is_area));
        if !is_plain {
            return None;
        }
        let at = areas.place_alike(county.as_deref(), township.as_deref(), place)?;
        if let Some((county, township)) = both {
            areas.learn(county, township, at, place.file);
        }
        Some(at)
    }
}

impl Look {
    fn at(text: &str, is_first: bool, common: &Common<'_>, areas: &Areas) -> Self {
        Self {
            is_doubtful: (is_first && !is_plain_beginning(text))
                || is_of_header(text, common)
                || damaged::is_lost(text),
            says_something: text.contains(char::is_alphabetic),
            is_area: lines::is_area_like(text) || areas.lists(text),
        }
    }
}

fn year_of(bytes: &[u8]) -> Option<Year> {
    four_digits(bytes).or_else(|| period::year(&unquoted(bytes)?))
}

fn four_digits(bytes: &[u8]) -> Option<Year> {
    let digits = <[u8; 4]>::try_from(bytes).ok()?;
    let number = digits.iter().try_fold(0_i64, |number, digit| {
        let digit = digit.is_ascii_digit().then(|| digit.checked_sub(b'0'))??;
        number.checked_mul(10)?.checked_add(i64::from(digit))
    })?;
    Year::new(number)
}

/// The text of a cell without its quotes and the blanks around it; `None` if it is not UTF-8.
pub(super) fn unquoted(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let Some(open) = text.strip_prefix('"') else {
        return Some(Cow::Borrowed(text.trim()));
    };
    let within = open.strip_suffix('"')?;
    if within.contains('"') {
        return Some(Cow::Owned(within.replace("\"\"", "\"").trim().to_owned()));
    }
    Some(Cow::Borrowed(within.trim()))
}

/// Whether a row that begins with this text is one of figures, if it has a figure or a year.
fn is_plain_beginning(text: &str) -> bool {
    !text.is_empty()
        && !furniture::may_be_unit_line(text)
        && !(lines::may_be_note(text)
            && (lines::is_note(text, true) || lines::is_note(text, false)))
}

fn is_of_header(text: &str, common: &Common<'_>) -> bool {
    common.words.may_be_structure(text) && common.words.headed(text).heading.is_structure()
}
