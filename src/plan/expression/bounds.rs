//! The bounds that a requirement names, as they are written.

use std::ops::Range;

use super::lexer::{Placed, tokens};
use super::syntax::Token;
use crate::quantity::{Date, Exact, Unit};

/// A bound as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Constant {
    /// A number, with its unit if it has one.
    Number(Exact, Option<Unit>),
    /// A day.
    Day(Date),
}

/// The constants of a requirement, and where they stand: those of the side that is required, and
/// where it has none those of the side that is observed.
pub(in crate::plan) fn bounds(require: &str) -> Vec<(Constant, Range<usize>)> {
    let tokens = tokens(require).unwrap_or_default();
    let is_comparison = |(token, _): &Placed| {
        matches!(token, Token::Comparison(_)) || matches!(token, Token::Word(word) if word == "in")
    };
    let middle = tokens.iter().position(is_comparison).unwrap_or_default();
    let (left, right) = tokens.split_at_checked(middle).unwrap_or_default();
    let names_nothing = |side: &[Placed]| {
        !side
            .iter()
            .any(|(token, _)| matches!(token, Token::Word(_)))
    };
    let (required, observed) = match names_nothing(left) {
        true => (left, right),
        false => (right, left),
    };
    let found = constants(required);
    match found.as_slice() {
        [] => constants(observed),
        [..] => found,
    }
}

fn constants(side: &[Placed]) -> Vec<(Constant, Range<usize>)> {
    let unit_at = |index: usize| match side.get(index) {
        Some((Token::Number(number), _)) => number.unit.clone(),
        Some(_) | None => None,
    };
    let constant = |(index, (token, at)): (usize, &Placed)| match token {
        Token::Number(number) => {
            // `30..40%` is 30 % to 40 %.
            let ahead = |by: usize| index.checked_add(by);
            let is_low = ahead(1)
                .and_then(|next| side.get(next))
                .is_some_and(|(next, _)| matches!(next, Token::Range));
            let shared = ahead(2).filter(|_| is_low).and_then(unit_at);
            let unit = number.unit.clone().or(shared);
            Some((Constant::Number(number.value.clone(), unit), at.clone()))
        }
        Token::Date(day) => Some((Constant::Day(*day), at.clone())),
        Token::Word(_)
        | Token::Operation(_)
        | Token::Comparison(_)
        | Token::NotEqual
        | Token::Opening
        | Token::Closing
        | Token::Comma
        | Token::Range => None,
    };
    side.iter().enumerate().filter_map(constant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(require: &str) -> Vec<&str> {
        let bounds = bounds(require);
        bounds.into_iter().map(|(_, at)| &require[at]).collect()
    }

    #[test]
    fn the_bounds_are_the_constants_of_what_is_required() {
        assert_eq!(
            written("beds / older in 35..40 张/千人"),
            ["35", "40 张/千人"]
        );
        assert_eq!(written("cumulative(loss / gdp) / 5 <= 1.3%"), ["1.3%"]);
        assert_eq!(written("62% <= share"), ["62%"]);
        assert_eq!(written("line >= 2 * standard"), ["2"]);
        assert_eq!(written("2 * standard <= line"), ["2"]);
        assert_eq!(written("county < 2025-01-01"), ["2025-01-01"]);
        assert!(written("done = yes").is_empty());
    }
}
