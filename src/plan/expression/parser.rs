//! From tokens to an expression as written: recursive descent, bounded in depth and length.

use std::ops::Range;

use super::lexer::{Placed, Wrong, tokens, wrong};
use super::syntax::{CONJUNCTIONS, Function, Node, NodeKind, Token, yes_no};
use super::{MAX_BYTES, MAX_DEPTH, MAX_HEIGHT};
use crate::plan::nearest::nearest_unit;
use crate::plan::{Awaited, GrammarFault, NotationFault, Operation, SenseFault};
use crate::quantity::{Comparison, Unit};
use crate::vocabulary::nearest;

/// A requirement or condition as written.
#[derive(Clone, Debug)]
pub(in crate::plan) enum Statement {
    /// `left >= right`
    Compare(Node, Comparison, Node),
    /// `value in low..high`
    Within(Node, Node, Node),
    /// An expression that stands alone.
    Bare(Node),
}

/// Reads the text of a `require` or a `when`.
pub(in crate::plan) fn parse_condition(
    text: &str,
    known: &dyn Fn(&str) -> bool,
) -> Result<Statement, Wrong> {
    let mut parser = Parser::new(text, known)?;
    let left = parser.sum()?;
    let statement = match parser.peek().cloned() {
        Some(Token::Comparison(comparison)) => {
            parser.advance();
            Statement::Compare(left, comparison, parser.sum()?)
        }
        Some(Token::Word(word)) if word == "in" => {
            parser.advance();
            let low = parser.sum()?;
            let Some(Token::Range) = parser.peek() else {
                return Err(parser.unexpected(Awaited::Range));
            };
            parser.advance();
            Statement::Within(left, low, parser.sum()?)
        }
        Some(_) | None => Statement::Bare(left),
    };
    parser.end(!matches!(statement, Statement::Bare(_)))?;
    Ok(statement)
}

/// Reads the text of a formula.
pub(in crate::plan) fn parse_formula(
    text: &str,
    known: &dyn Fn(&str) -> bool,
) -> Result<Node, Wrong> {
    let mut parser = Parser::new(text, known)?;
    let node = parser.sum()?;
    if let Some(Token::Comparison(_)) = parser.peek() {
        return Err(wrong(SenseFault::NotANumber, parser.place()));
    }
    parser.end(false)?;
    Ok(node)
}

struct Parser<'t> {
    tokens: Vec<Placed>,
    next: usize,
    depth: usize,
    length: usize,
    known: &'t dyn Fn(&str) -> bool,
}

impl<'t> Parser<'t> {
    fn new(text: &str, known: &'t dyn Fn(&str) -> bool) -> Result<Self, Wrong> {
        let bytes = text.len();
        if bytes > MAX_BYTES {
            return Err(wrong(NotationFault::ExpressionTooLong { bytes }, 0..bytes));
        }
        Ok(Self {
            tokens: tokens(text)?,
            next: 0,
            depth: 0,
            length: text.trim_end().len(),
            known,
        })
    }

    fn sum(&mut self) -> Result<Node, Wrong> {
        let mut left = self.product()?;
        while let Some(Token::Operation(operation @ (Operation::Add | Operation::Subtract))) =
            self.peek()
        {
            let operation = *operation;
            self.advance();
            let right = self.product()?;
            left = self.binary(operation, left, right)?;
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Node, Wrong> {
        let mut left = self.signed()?;
        while let Some(Token::Operation(operation @ (Operation::Multiply | Operation::Divide))) =
            self.peek()
        {
            let operation = *operation;
            self.advance();
            let right = self.signed()?;
            left = self.binary(operation, left, right)?;
        }
        Ok(left)
    }

    fn signed(&mut self) -> Result<Node, Wrong> {
        let from = self.place();
        let Some(Token::Operation(Operation::Subtract)) = self.peek() else {
            return self.operand();
        };
        self.advance();
        self.deeper(&from)?;
        let inner = self.signed()?;
        self.depth = self.depth.saturating_sub(1);
        let at = from.start..inner.at.end;
        let height = inner.height;
        Ok(Node::over(NodeKind::Negate(Box::new(inner)), at, height))
    }

    fn operand(&mut self) -> Result<Node, Wrong> {
        let at = self.place();
        let kind = match self.peek().cloned() {
            Some(Token::Number(number)) => {
                self.advance();
                self.refuse_word_after_number()?;
                NodeKind::Number(number)
            }
            Some(Token::Date(date)) => {
                self.advance();
                NodeKind::Date(date)
            }
            Some(Token::Opening) => {
                self.advance();
                self.deeper(&at)?;
                let inner = self.sum()?;
                let end = self.closing()?;
                let at = at.start..end;
                return Ok(Node { at, ..inner });
            }
            Some(Token::Word(word)) => return self.word(word, at),
            Some(
                Token::Operation(_)
                | Token::Comparison(_)
                | Token::NotEqual
                | Token::Closing
                | Token::Comma
                | Token::Range,
            )
            | None => return Err(self.unexpected(Awaited::Operand)),
        };
        Ok(Node::leaf(kind, at))
    }

    fn word(&mut self, word: String, at: Range<usize>) -> Result<Node, Wrong> {
        if CONJUNCTIONS.contains(&word.as_str()) || word == "in" {
            return Err(self.unexpected(Awaited::Operand));
        }
        self.advance();
        let called = matches!(self.peek(), Some(Token::Opening));
        let function = Function::named(&word);
        let kind = match (function, called) {
            (Some(function), true) => return self.call(function, at),
            (Some(function), false) => {
                let function = function.name();
                return Err(wrong(
                    GrammarFault::FunctionWithoutArguments { function },
                    at,
                ));
            }
            (None, true) => {
                let names = Function::ALL.map(Function::name);
                let nearest = nearest(&word, names).map(str::to_owned);
                return Err(wrong(
                    GrammarFault::UnknownFunction {
                        name: word,
                        nearest,
                    },
                    at,
                ));
            }
            (None, false) => match yes_no(&word) {
                Some(value) => NodeKind::YesNo(value),
                None => NodeKind::Indicator(word),
            },
        };
        Ok(Node::leaf(kind, at))
    }

    fn call(&mut self, function: Function, at: Range<usize>) -> Result<Node, Wrong> {
        self.advance();
        self.deeper(&at)?;
        let mut arguments = Vec::new();
        if !matches!(self.peek(), Some(Token::Closing)) {
            arguments.push(self.sum()?);
            while let Some(Token::Comma) = self.peek() {
                self.advance();
                arguments.push(self.sum()?);
            }
        }
        let at = at.start..self.closing()?;
        let given = arguments.len();
        let fits = match function {
            Function::Growth
            | Function::Previous
            | Function::Base
            | Function::Cumulative
            | Function::Average => given == 1,
            Function::Min | Function::Max => given >= 2,
        };
        if !fits {
            let function = function.name();
            return Err(wrong(GrammarFault::ArgumentCount { function, given }, at));
        }
        let height = arguments.iter().map(|argument| argument.height).max();
        let kind = NodeKind::Call(function, arguments);
        Ok(Node::over(kind, at, height.unwrap_or(0)))
    }

    /// The end of the `)` that must stand here.
    fn closing(&mut self) -> Result<usize, Wrong> {
        let Some(Token::Closing) = self.peek() else {
            return Err(self.unexpected(Awaited::Closing));
        };
        let end = self.place().end;
        self.advance();
        self.depth = self.depth.saturating_sub(1);
        Ok(end)
    }

    /// A word right after a number is a unit that is not known, or an operator is missing.
    fn refuse_word_after_number(&self) -> Result<(), Wrong> {
        let Some(Token::Word(word)) = self.peek() else {
            return Ok(());
        };
        if word == "in" || CONJUNCTIONS.contains(&word.as_str()) || word == "&" || word == "|" {
            return Ok(());
        }
        let (name, at) = (word.clone(), self.place());
        if (self.known)(&name) || Function::named(&name).is_some() || Unit::parse(&name).is_some() {
            return Err(wrong(GrammarFault::MissingOperator { name }, at));
        }
        let nearest = nearest_unit(&name);
        Err(wrong(
            NotationFault::UnknownUnit {
                unit: name,
                nearest,
            },
            at,
        ))
    }

    fn end(&self, compared: bool) -> Result<(), Wrong> {
        match self.peek() {
            None => Ok(()),
            Some(Token::Comparison(_)) if compared => {
                Err(wrong(GrammarFault::ChainedComparison, self.place()))
            }
            Some(Token::Word(word)) if word == "in" && compared => {
                Err(wrong(GrammarFault::ChainedComparison, self.place()))
            }
            Some(_) => Err(self.unexpected(Awaited::Operator)),
        }
    }

    fn unexpected(&self, awaited: Awaited) -> Wrong {
        let at = self.place();
        let kind = match self.peek() {
            None => GrammarFault::ExpressionEnds { awaited },
            Some(Token::NotEqual) => GrammarFault::NotEqual,
            Some(Token::Word(word))
                if CONJUNCTIONS.contains(&word.as_str()) || word == "&" || word == "|" =>
            {
                let word = match word.as_str() {
                    "&" => "&&".to_owned(),
                    "|" => "||".to_owned(),
                    _ => word.clone(),
                };
                GrammarFault::Conjunction { word }
            }
            Some(token) => GrammarFault::Unexpected {
                found: token.spelling(),
                awaited,
            },
        };
        wrong(kind, at)
    }

    fn binary(&self, operation: Operation, left: Node, right: Node) -> Result<Node, Wrong> {
        let at = left.at.start..right.at.end;
        let height = left.height.max(right.height);
        if height >= MAX_HEIGHT {
            return Err(wrong(NotationFault::ExpressionTooDeep, at));
        }
        let kind = NodeKind::Binary(operation, Box::new(left), Box::new(right));
        Ok(Node::over(kind, at, height))
    }

    fn deeper(&mut self, at: &Range<usize>) -> Result<(), Wrong> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > MAX_DEPTH {
            return Err(wrong(NotationFault::ExpressionTooDeep, at.clone()));
        }
        Ok(())
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(token, _)| token)
    }

    /// Where the next token stands; at the end, right behind the last.
    fn place(&self) -> Range<usize> {
        self.tokens
            .get(self.next)
            .map_or(self.length..self.length, |(_, at)| at.clone())
    }

    fn advance(&mut self) {
        self.next = self.next.saturating_add(1);
    }
}
