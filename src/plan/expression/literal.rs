//! Numbers with units and days that stand alone: `plausible = "6000..60000 元/年"`, `base = "9720 元/年"`,
//! `until = "2026-12-31"`.

use std::ops::Range;

use super::lexer::{Placed, Wrong, tokens, wrong};
use super::syntax::{Number, Token};
use crate::plan::nearest::nearest_unit;
use crate::plan::{Awaited, GrammarFault, NotationFault, Operation};
use crate::quantity::{Date, Exact, Unit};

/// A number as written, with its sign and unit.
#[derive(Clone, Debug)]
pub(in crate::plan) struct Literal {
    /// The number, not yet in base units.
    pub(in crate::plan) value: Exact,
    /// The unit, if one is written.
    pub(in crate::plan) unit: Option<Unit>,
    /// Where it stands.
    pub(in crate::plan) at: Range<usize>,
}

/// `9720 元/年`
pub(in crate::plan) fn amount(text: &str) -> Result<Literal, Wrong> {
    let mut reader = Reader::new(text)?;
    let literal = reader.literal()?;
    reader.end()?;
    Ok(literal)
}

/// `6000..60000 元/年`, either end left out or not, but not both.
pub(in crate::plan) fn range(text: &str) -> Result<(Option<Literal>, Option<Literal>), Wrong> {
    let mut reader = Reader::new(text)?;
    let low = match reader.peek() {
        Some(Token::Range) => None,
        Some(_) | None => Some(reader.literal()?),
    };
    let Some(Token::Range) = reader.peek() else {
        return Err(reader.unexpected(Awaited::Range));
    };
    reader.next = reader.next.saturating_add(1);
    let high = match (reader.peek(), &low) {
        (None, Some(_)) => None,
        (_, _) => Some(reader.literal()?),
    };
    reader.end()?;
    Ok((low, high))
}

/// `2026-12-31`
pub(in crate::plan) fn day(text: &str) -> Result<Date, Wrong> {
    let mut reader = Reader::new(text)?;
    let Some(Token::Date(day)) = reader.peek().cloned() else {
        return Err(reader.unexpected(Awaited::Day));
    };
    reader.next = reader.next.saturating_add(1);
    reader.end()?;
    Ok(day)
}

struct Reader {
    tokens: Vec<Placed>,
    next: usize,
    length: usize,
}

impl Reader {
    fn new(text: &str) -> Result<Self, Wrong> {
        Ok(Self {
            tokens: tokens(text)?,
            next: 0,
            length: text.trim_end().len(),
        })
    }

    fn literal(&mut self) -> Result<Literal, Wrong> {
        let start = self.place().start;
        let negative = matches!(self.peek(), Some(Token::Operation(Operation::Subtract)));
        if negative {
            self.next = self.next.saturating_add(1);
        }
        let end = self.place().end;
        let Some(Token::Number(Number { value, unit, .. })) = self.peek().cloned() else {
            return Err(self.unexpected(Awaited::Number));
        };
        self.next = self.next.saturating_add(1);
        if let Some(Token::Word(word)) = self.peek() {
            let nearest = nearest_unit(word);
            let unit = word.clone();
            return Err(wrong(
                NotationFault::UnknownUnit { unit, nearest },
                self.place(),
            ));
        }
        let value = if negative { -value } else { value };
        let at = start..end;
        Ok(Literal { value, unit, at })
    }

    fn end(&self) -> Result<(), Wrong> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected(Awaited::End)),
        }
    }

    fn unexpected(&self, awaited: Awaited) -> Wrong {
        let kind = match self.peek() {
            None => GrammarFault::ExpressionEnds { awaited },
            Some(token) => GrammarFault::Unexpected {
                found: token.spelling(),
                awaited,
            },
        };
        wrong(kind, self.place())
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(token, _)| token)
    }

    fn place(&self) -> Range<usize> {
        self.tokens
            .get(self.next)
            .map_or(self.length..self.length, |(_, at)| at.clone())
    }
}
