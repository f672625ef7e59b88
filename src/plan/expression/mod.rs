//! The language of requirements and formulas: from text to typed expressions.

mod bounds;
mod condition;
mod lexer;
mod literal;
mod parser;
mod syntax;
mod typing;

pub(super) use bounds::{Constant, bounds};
pub(super) use condition::condition;
pub(super) use lexer::{begins_word, continues_word, fold};
pub(super) use literal::{Literal, amount, day, range};
pub(super) use parser::{parse_condition, parse_formula};
pub(super) use syntax::is_reserved;
pub(super) use typing::{Names, Typer, constant};

/// The longest expression, in bytes.
pub(super) const MAX_BYTES: usize = 4096;

/// How deep parentheses, functions and signs may be nested.
pub(super) const MAX_DEPTH: usize = 64;

/// How many levels of operations an expression may have; a sum of so many figures has as many.
pub(super) const MAX_HEIGHT: usize = 192;
