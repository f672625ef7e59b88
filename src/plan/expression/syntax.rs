//! An expression as it is written.

use std::ops::Range;

use crate::plan::Operation;
use crate::quantity::{Comparison, Date, Exact, Unit};

/// A part of an expression and where it stands in its text, in bytes.
#[derive(Clone, Debug)]
pub(in crate::plan) struct Node {
    /// What it is.
    pub(super) kind: NodeKind,
    /// Where it stands.
    pub(super) at: Range<usize>,
    /// How many levels of parts there are in it.
    pub(super) height: usize,
}

impl Node {
    /// A part whose highest part has `height` levels.
    pub(super) fn over(kind: NodeKind, at: Range<usize>, height: usize) -> Self {
        Self {
            kind,
            at,
            height: height.saturating_add(1),
        }
    }

    /// A part without parts.
    pub(super) fn leaf(kind: NodeKind, at: Range<usize>) -> Self {
        Self::over(kind, at, 0)
    }
}

/// What a part of an expression is.
#[derive(Clone, Debug)]
pub(super) enum NodeKind {
    Number(Number),
    Date(Date),
    YesNo(bool),
    Indicator(String),
    Negate(Box<Node>),
    Binary(Operation, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
}

/// A number as written, with the unit that follows it.
#[derive(Clone, Debug)]
pub(in crate::plan) struct Number {
    /// The number.
    pub(super) value: Exact,
    /// Its digits as written.
    pub(super) digits: String,
    /// The unit, if one follows.
    pub(super) unit: Option<Unit>,
}

/// The smallest parts of an expression.
#[derive(Clone, Debug)]
pub(super) enum Token {
    Number(Number),
    Date(Date),
    Word(String),
    Operation(Operation),
    Comparison(Comparison),
    NotEqual,
    Opening,
    Closing,
    Comma,
    Range,
}

impl Token {
    /// How it is written.
    pub(super) fn spelling(&self) -> String {
        match self {
            Self::Number(number) => {
                let unit = number.unit.as_ref().map_or("", Unit::symbol);
                [number.digits.as_str(), unit]
                    .join(" ")
                    .trim_end()
                    .to_owned()
            }
            Self::Date(date) => date.to_string(),
            Self::Word(word) => word.clone(),
            Self::Operation(Operation::Add) => "+".to_owned(),
            Self::Operation(Operation::Subtract) => "-".to_owned(),
            Self::Operation(Operation::Multiply) => "*".to_owned(),
            Self::Operation(Operation::Divide) => "/".to_owned(),
            Self::Comparison(comparison) => comparison.id().to_owned(),
            Self::NotEqual => "!=".to_owned(),
            Self::Opening => "(".to_owned(),
            Self::Closing => ")".to_owned(),
            Self::Comma => ",".to_owned(),
            Self::Range => "..".to_owned(),
        }
    }
}

/// A function of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Function {
    Growth,
    Previous,
    Base,
    Cumulative,
    Average,
    Min,
    Max,
}

impl Function {
    pub(super) const ALL: [Self; 7] = [
        Self::Growth,
        Self::Previous,
        Self::Base,
        Self::Cumulative,
        Self::Average,
        Self::Min,
        Self::Max,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Growth => "growth",
            Self::Previous => "previous",
            Self::Base => "base",
            Self::Cumulative => "cumulative",
            Self::Average => "average",
            Self::Min => "min",
            Self::Max => "max",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|function| function.name() == name)
    }
}

/// The truth value that a word stands for.
pub(super) fn yes_no(word: &str) -> Option<bool> {
    match word {
        "yes" | "是" => Some(true),
        "no" | "否" => Some(false),
        _ => None,
    }
}

/// The words that join conditions elsewhere, and not here.
pub(super) const CONJUNCTIONS: [&str; 9] =
    ["and", "or", "not", "且", "或", "并且", "或者", "AND", "OR"];

/// Whether a word means something in expressions and so cannot name an indicator.
pub(in crate::plan) fn is_reserved(word: &str) -> bool {
    word == "in"
        || yes_no(word).is_some()
        || Function::named(word).is_some()
        || CONJUNCTIONS.contains(&word)
}
