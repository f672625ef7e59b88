//! How numbers and units are written in a plan's text.

use std::ops::Range;

use super::letters::{Before, Letter};
use super::numerals::{is_numeral, number};
use crate::quantity::{Exact, SCALES, Unit};

pub(super) struct Reader<'l> {
    pub(super) letters: &'l [Letter],
    /// The letter that is read next.
    pub(super) at: usize,
    /// Of how many the figures of this sentence are counted: 每万人.
    pub(super) per: Option<Exact>,
}

/// A number as it is written.
pub(super) struct Written {
    /// The number, without its scale.
    pub(super) value: Exact,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether it stands in digits.
    pub(super) in_digits: bool,
    /// Whether it is 百分之…, which needs no unit.
    pub(super) is_share: bool,
}

impl Reader<'_> {
    pub(super) fn peek(&self, ahead: usize) -> Option<char> {
        self.character(self.at.checked_add(ahead)?)
    }

    pub(super) fn character(&self, at: usize) -> Option<char> {
        self.letters.get(at).map(|letter| letter.character)
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.character(at.checked_sub(1)?)
    }

    pub(super) fn run(&self, from: usize, belongs: impl Fn(char) -> bool) -> String {
        let rest = self.letters.get(from..).unwrap_or_default();
        let characters = rest.iter().map(|letter| letter.character);
        characters.take_while(|c| belongs(*c)).collect()
    }

    pub(super) fn text(&self, range: Range<usize>) -> String {
        let letters = self.letters.get(range).unwrap_or_default();
        letters.iter().map(|letter| letter.character).collect()
    }

    /// A number in digits or characters; 每 alone is 每一.
    pub(super) fn written(&self, from: usize, may_be_missing: bool) -> Option<Written> {
        self.share(from)
            .or_else(|| self.plain(from, may_be_missing))
    }

    /// The same, and no share.
    fn plain(&self, from: usize, may_be_missing: bool) -> Option<Written> {
        let digits = self.digits(from);
        if let Some((text, end)) = digits {
            return Some(Written {
                value: Exact::from_decimal(&text)?,
                end,
                in_digits: true,
                is_share: false,
            });
        }
        let numeral = self.run(from, is_numeral);
        // 万 in 每万人 is a scale, and alone no number: 千家万户.
        let is_scale = numeral.starts_with(['百', '千', '万', '亿']);
        if may_be_missing && (numeral.is_empty() || is_scale) {
            return Some(Written {
                value: Exact::ONE,
                end: from,
                in_digits: false,
                is_share: false,
            });
        }
        if numeral.is_empty() || is_scale {
            return None;
        }
        let value = i64::try_from(number(&numeral)?).ok()?;
        Some(Written {
            value: Exact::from(value),
            end: from.saturating_add(numeral.chars().count()),
            in_digits: false,
            is_share: false,
        })
    }

    /// 1234, 1,234, 1.5, and where it ends.
    pub(super) fn digits(&self, from: usize) -> Option<(String, usize)> {
        let mut text = self.run(from, |c| c.is_ascii_digit());
        if text.is_empty() || text.len() > MOST_DIGITS {
            return None;
        }
        let mut end = from.saturating_add(text.len());
        while text.len() <= MOST_DIGITS {
            let group = self.digits_after(',', end).filter(|group| group.len() == 3);
            let Some(group) = group else {
                break;
            };
            text.push_str(&group);
            end = end.saturating_add(4);
        }
        if let Some(places) = self.digits_after('.', end) {
            if places.len() > MOST_DIGITS {
                return None;
            }
            end = end.saturating_add(places.len()).saturating_add(1);
            text.push('.');
            text.push_str(&places);
        }
        Some((text, end))
    }

    /// The digits that follow a sign without a space between them.
    fn digits_after(&self, sign: char, at: usize) -> Option<String> {
        let first = at.saturating_add(1);
        let is_joined = self.letters.get(first)?.before == Before::Nothing;
        let digits = self.run(first, |c| c.is_ascii_digit());
        (self.character(at) == Some(sign) && is_joined && !digits.is_empty()).then_some(digits)
    }

    /// 百分之三十, 千分之一, 三分之二.
    pub(super) fn share(&self, from: usize) -> Option<Written> {
        let below = self.run(from, is_numeral);
        let after = from.saturating_add(below.chars().count());
        let divides = self.character(after) == Some('分')
            && self.character(after.saturating_add(1)) == Some('之');
        if below.is_empty() || !divides {
            return None;
        }
        let above = self.plain(after.saturating_add(2), false)?;
        let below = i64::try_from(number(&below)?).ok()?;
        Some(Written {
            value: above.value.checked_div(&Exact::from(below))?,
            end: above.end,
            in_digits: true,
            is_share: true,
        })
    }

    /// The number after the dash of a range.
    pub(super) fn after_dash(&self, end: usize) -> Option<Written> {
        let dash = self.character(end)?;
        matches!(dash, '-' | '–' | '—' | '−' | '~' | '至' | '到').then_some(())?;
        self.written(end.saturating_add(1), false)
    }

    /// A unit of things, money, time …, with its scale; the longest that can be read.
    pub(super) fn unit_with_scale(&self, from: usize) -> Option<(Unit, usize)> {
        let (scale, after) = self.scale(from);
        let word = self.unit(from);
        if word.is_some() || scale == Exact::ONE {
            return word;
        }
        // 5000万张 is one unit; 万 alone is none.
        let (_, end) = self.unit(after)?;
        Some((Unit::parse(&self.text(from..end))?, end))
    }

    pub(super) fn unit(&self, from: usize) -> Option<(Unit, usize)> {
        if self.text(from..from.saturating_add(7)) == "percent" {
            return Some((Unit::percent(), from.saturating_add(7)));
        }
        // Most of what follows a number is no unit, and its first letter says so.
        let first = self.character(from)?;
        let begins = |word: &str| word.starts_with(first);
        let scales = SCALES.iter().map(|(word, _)| *word);
        if !Unit::known_symbols().chain(scales).any(begins) {
            return None;
        }
        let ends = (1..=LONGEST_UNIT)
            .rev()
            .map(|length| from.saturating_add(length));
        ends.filter(|end| *end <= self.letters.len())
            .find_map(|end| {
                // A word of Latin letters is a unit only as a whole.
                let splits = self.character(end).is_some_and(|c| c.is_ascii_alphabetic())
                    && self.before(end).is_some_and(|c| c.is_ascii_alphabetic());
                if splits {
                    return None;
                }
                Unit::parse(&self.text(from..end)).map(|unit| (unit, end))
            })
    }

    /// 万, 亿, 千万 …
    pub(super) fn scale(&self, from: usize) -> (Exact, usize) {
        let found = SCALES.iter().find_map(|(word, power)| {
            let end = from.saturating_add(word.chars().count());
            (self.text(from..end) == *word).then_some((*power, end))
        });
        match found {
            Some((power, end)) => (Exact::power_of_ten(power), end),
            None => (Exact::ONE, from),
        }
    }
}

/// A number with more digits is no figure of a plan.
const MOST_DIGITS: usize = 18;

/// The longest unit, in letters.
const LONGEST_UNIT: usize = 10;
