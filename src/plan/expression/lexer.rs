//! From text to tokens. Full-width forms are the same as half-width ones.

use std::ops::Range;

use super::syntax::{Number, Token};
use crate::plan::{FaultKind, NotationFault, Operation};
use crate::quantity::{Comparison, Date, Exact, Unit, Year};

/// A token and the bytes it takes.
pub(super) type Placed = (Token, Range<usize>);

/// A fault and the bytes it marks.
pub(super) type Wrong = (FaultKind, Range<usize>);

/// The fault `kind` at the bytes `at`.
pub(super) fn wrong(kind: impl Into<FaultKind>, at: Range<usize>) -> Wrong {
    (kind.into(), at)
}

/// No unit is longer than this many characters.
const LONGEST_UNIT: usize = 48;

/// All tokens of `text`.
pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, Wrong> {
    let mut lexer = Lexer {
        text,
        characters: text
            .char_indices()
            .map(|(at, character)| (at, fold(character)))
            .collect(),
        next: 0,
    };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.token()? {
        tokens.push(token);
    }
    Ok(tokens)
}

/// The half-width form of a character.
pub(in crate::plan) fn fold(character: char) -> char {
    match character {
        '！'..='～' => {
            char::from_u32(u32::from(character).wrapping_sub(0xFEE0)).unwrap_or(character)
        }
        '×' | '✕' => '*',
        '÷' => '/',
        '\u{2212}' => '-',
        '≦' | '⩽' => '≤',
        '≧' | '⩾' => '≥',
        other => other,
    }
}

/// Whether a character may begin an indicator's id.
pub(in crate::plan) fn begins_word(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

/// Whether a character may stand in an indicator's id.
pub(in crate::plan) fn continues_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

struct Lexer<'t> {
    text: &'t str,
    characters: Vec<(usize, char)>,
    next: usize,
}

impl Lexer<'_> {
    fn token(&mut self) -> Result<Option<Placed>, Wrong> {
        self.skip(char::is_whitespace);
        let from = self.next;
        let Some(character) = self.peek(0) else {
            return Ok(None);
        };
        if character.is_ascii_digit() || (character == '.' && self.digit_at(1)) {
            return self.number().map(Some);
        }
        if begins_word(character) {
            self.skip(continues_word);
            return Ok(Some((Token::Word(self.folded(from)), self.bytes(from))));
        }
        let (token, length) = match (character, self.peek(1)) {
            ('+', _) => (Token::Operation(Operation::Add), 1),
            ('-', _) => (Token::Operation(Operation::Subtract), 1),
            ('*', _) => (Token::Operation(Operation::Multiply), 1),
            ('/', _) => (Token::Operation(Operation::Divide), 1),
            ('(', _) => (Token::Opening, 1),
            (')', _) => (Token::Closing, 1),
            (',', _) => (Token::Comma, 1),
            ('.', Some('.')) => (Token::Range, 2),
            ('<', Some('=')) => (Token::Comparison(Comparison::AtMost), 2),
            ('<', Some('>')) | ('!', Some('=')) => (Token::NotEqual, 2),
            ('≠', _) => (Token::NotEqual, 1),
            ('<', _) => (Token::Comparison(Comparison::Less), 1),
            ('≤', _) => (Token::Comparison(Comparison::AtMost), 1),
            ('>', Some('=')) => (Token::Comparison(Comparison::AtLeast), 2),
            ('>', _) => (Token::Comparison(Comparison::Greater), 1),
            ('≥', _) => (Token::Comparison(Comparison::AtLeast), 1),
            ('=', Some(second @ ('>' | '<'))) => {
                self.next = from.saturating_add(2);
                let kind = NotationFault::ComparisonNotation {
                    text: format!("={second}"),
                    suggestion: format!("{second}="),
                };
                return Err(wrong(kind, self.bytes(from)));
            }
            ('=', Some('=')) => (Token::Comparison(Comparison::Equal), 2),
            ('=', _) => (Token::Comparison(Comparison::Equal), 1),
            ('&', Some('&')) | ('|', Some('|')) => (Token::Word(character.to_string()), 2),
            (_, _) => {
                self.next = from.saturating_add(1);
                let at = self.bytes(from);
                // As written, not as folded.
                let written = self
                    .text
                    .get(at.clone())
                    .and_then(|text| text.chars().next());
                let character = written.unwrap_or(character);
                return Err(wrong(NotationFault::StrangeCharacter { character }, at));
            }
        };
        self.next = from.saturating_add(length);
        Ok(Some((token, self.bytes(from))))
    }

    fn number(&mut self) -> Result<Placed, Wrong> {
        let from = self.next;
        if let Some(date) = self.date()? {
            return Ok(date);
        }
        self.skip(|character| character.is_ascii_digit());
        if self.peek(0) == Some('.') && self.digit_at(1) {
            self.next = self.next.saturating_add(1);
            self.skip(|character| character.is_ascii_digit());
        }
        let digits = self.folded(from);
        self.refuse_separators(from, &digits)?;
        self.refuse_notation(from, &digits)?;
        let Some(value) = Exact::from_decimal(&digits) else {
            let suggestion = digits.starts_with('.').then(|| format!("0{digits}"));
            let text = digits;
            return Err(wrong(
                NotationFault::NumberNotation { text, suggestion },
                self.bytes(from),
            ));
        };
        let unit = self.unit();
        let number = Number {
            value,
            digits,
            unit,
        };
        Ok((Token::Number(number), self.bytes(from)))
    }

    /// `2025-01-01`, and what was probably meant for it.
    fn date(&mut self) -> Result<Option<Placed>, Wrong> {
        let from = self.next;
        let rest = self.rest(12);
        let Some((parts, length, iso)) = date_parts(&rest) else {
            return Ok(None);
        };
        self.next = from.saturating_add(length);
        let text: String = rest.chars().take(length).collect();
        let (year, month, day) = parts;
        let day = Year::new(i64::from(year)).and_then(|_| Date::new(year, month, day).ok());
        match day {
            Some(day) if iso => Ok(Some((Token::Date(day), self.bytes(from)))),
            Some(_) | None => {
                let suggestion = day.map(|day| day.to_string());
                let kind = NotationFault::DateNotation { text, suggestion };
                Err(wrong(kind, self.bytes(from)))
            }
        }
    }

    /// `15,000` and `15_000`: a number must not depend on what a comma means.
    fn refuse_separators(&mut self, from: usize, digits: &str) -> Result<(), Wrong> {
        let mut plain = digits.to_owned();
        let after = self.next;
        while matches!(self.peek(0), Some(',' | '_' | '\''))
            && (1..=3).all(|ahead| self.digit_at(ahead))
            && !self.digit_at(4)
        {
            self.next = self.next.saturating_add(1);
            let group = self.next;
            self.skip(|character| character.is_ascii_digit());
            plain.push_str(&self.folded(group));
        }
        if self.next == after {
            return Ok(());
        }
        let kind = NotationFault::ThousandSeparators {
            text: self.folded(from),
            suggestion: plain,
        };
        Err(wrong(kind, self.bytes(from)))
    }

    /// `1e5`, `0x10`, `1_000`, `1.2.3`.
    fn refuse_notation(&mut self, from: usize, digits: &str) -> Result<(), Wrong> {
        let strange = match (self.peek(0), self.peek(1)) {
            (Some('e' | 'E'), Some(next)) => next.is_ascii_digit() || matches!(next, '+' | '-'),
            (Some('x' | 'X' | 'b' | 'o'), Some(next)) => digits == "0" && next.is_ascii_hexdigit(),
            (Some('_'), _) => true,
            (Some('.'), next) => next != Some('.'),
            (_, _) => false,
        };
        if !strange {
            return Ok(());
        }
        let point_only = self.peek(0) == Some('.') && !self.digit_at(1);
        self.skip(|character| continues_word(character) || matches!(character, '.' | '+'));
        let kind = NotationFault::NumberNotation {
            text: self.folded(from),
            suggestion: point_only
                .then(|| digits.to_owned())
                .or_else(|| written_out(&self.folded(from))),
        };
        Err(wrong(kind, self.bytes(from)))
    }

    /// The longest text after a number that is a unit and ends where a word ends.
    fn unit(&mut self) -> Option<Unit> {
        let after = self.next;
        self.skip(char::is_whitespace);
        let start = self.next;
        let mut found = None;
        let begins = |first| continues_word(first) || matches!(first, '%' | '‰' | '㎡');
        let longest = match self.peek(0) {
            Some(first) if begins(first) => LONGEST_UNIT,
            Some(_) | None => 0,
        };
        for length in 1..=longest {
            let Some(last) = self.peek(length.saturating_sub(1)) else {
                break;
            };
            let in_unit = continues_word(last)
                || last.is_whitespace()
                || matches!(last, '%' | '‰' | '/' | '·' | '*' | '(' | ')' | '.' | '㎡');
            if !in_unit {
                break;
            }
            let word_goes_on =
                continues_word(last) && self.peek(length).is_some_and(continues_word);
            if word_goes_on || last.is_whitespace() {
                continue;
            }
            let end = start.saturating_add(length);
            if let Some(unit) = Unit::parse(&self.between(start, end)) {
                found = Some((unit, end));
            }
        }
        match found {
            Some((unit, end)) => {
                self.next = end;
                Some(unit)
            }
            None => {
                self.next = after;
                None
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        let at = self.next.checked_add(ahead)?;
        self.characters.get(at).map(|(_, character)| *character)
    }

    fn digit_at(&self, ahead: usize) -> bool {
        self.peek(ahead)
            .is_some_and(|character| character.is_ascii_digit())
    }

    fn skip(&mut self, belongs: impl Fn(char) -> bool) {
        while self.peek(0).is_some_and(&belongs) {
            self.next = self.next.saturating_add(1);
        }
    }

    fn rest(&self, length: usize) -> String {
        self.between(self.next, self.next.saturating_add(length))
    }

    fn folded(&self, from: usize) -> String {
        self.between(from, self.next)
    }

    fn between(&self, from: usize, to: usize) -> String {
        self.characters
            .iter()
            .take(to)
            .skip(from)
            .map(|(_, character)| *character)
            .collect()
    }

    fn bytes(&self, from: usize) -> Range<usize> {
        let byte = |index: usize| {
            self.characters
                .get(index)
                .map_or(self.text.len(), |(at, _)| *at)
        };
        byte(from)..byte(self.next)
    }
}

/// `1e3` as 1000, if it is not much longer so.
fn written_out(text: &str) -> Option<String> {
    let (digits, power) = text.split_once(['e', 'E'])?;
    let power = power.parse::<u32>().ok().filter(|power| *power <= 15)?;
    let value = &Exact::from_decimal(digits)? * &Exact::power_of_ten(power);
    Some(value.to_string())
}

/// The year, month and day at the start of `text`, how many characters they take, and whether they
/// are written as ISO 8601 has it.
fn date_parts(text: &str) -> Option<((i16, i8, i8), usize, bool)> {
    let digits = |from: usize, most: usize| -> String {
        let rest = text.chars().skip(from).take(most);
        rest.take_while(char::is_ascii_digit).collect()
    };
    let character = |at: usize| text.chars().nth(at);
    let year = digits(0, 4);
    if year.len() != 4 {
        return None;
    }
    let (first, second) = match character(4)? {
        '-' => ('-', '-'),
        '年' => ('年', '月'),
        _ => return None,
    };
    let month = digits(5, 2);
    let after_month = month.len().saturating_add(5);
    if month.is_empty() || character(after_month) != Some(second) {
        return None;
    }
    let from_day = after_month.saturating_add(1);
    let day = digits(from_day, 2);
    if day.is_empty() {
        return None;
    }
    let mut length = from_day.saturating_add(day.len());
    if first == '年' && matches!(character(length), Some('日' | '号')) {
        length = length.saturating_add(1);
    }
    let iso = first == '-' && month.len() == 2 && day.len() == 2;
    let parts = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    Some((parts, length, iso))
}
