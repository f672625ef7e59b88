//! A rule file as written: its tables and fields, each with its place, nothing resolved.

mod fields;
mod syntax;
mod tables;

use std::ops::Range;

pub(super) use fields::{Sink, Text};

use fields::{Fields, Located};

use crate::source::Span;

/// A whole rule file.
#[derive(Debug, Default)]
pub(super) struct RawPlan {
    pub(super) title: Option<Text>,
    pub(super) english: Option<Text>,
    pub(super) period: Option<[Number; 2]>,
    pub(super) base: Option<Number>,
    pub(super) county: Option<RawLevel>,
    pub(super) township: Option<RawLevel>,
    pub(super) method: Option<Text>,
    pub(super) on_track: Option<Number>,
    pub(super) slow: Option<Number>,
    pub(super) chapters: Vec<RawChapter>,
    pub(super) layout: Option<Text>,
    pub(super) indicators: Vec<RawIndicator>,
    pub(super) targets: Vec<RawTarget>,
    pub(super) checks: Vec<RawCheck>,
    pub(super) waivers: Vec<RawWaiver>,
    pub(super) exemptions: Vec<RawExemption>,
}

/// A number as written.
pub(super) type Number = Located<String>;

/// One of the two area levels.
#[derive(Debug, Default)]
pub(super) struct RawLevel {
    pub(super) name: Option<Text>,
    pub(super) english: Option<Text>,
    pub(super) headers: Option<Vec<Text>>,
    pub(super) names: Vec<Text>,
    pub(super) expected: Option<Number>,
}

/// A chapter's title.
#[derive(Debug)]
pub(super) struct RawChapter {
    pub(super) number: Text,
    pub(super) title: Option<Text>,
    pub(super) english: Option<Text>,
}

/// An indicator.
#[derive(Debug)]
pub(super) struct RawIndicator {
    pub(super) id: Text,
    pub(super) name: Option<Text>,
    pub(super) english: Option<Text>,
    pub(super) unit: Option<Text>,
    pub(super) headers: Vec<Text>,
    pub(super) plausible: Option<Text>,
    pub(super) combine: Option<Text>,
    pub(super) base: Option<Text>,
    pub(super) formula: Option<Text>,
}

/// A target.
#[derive(Debug)]
pub(super) struct RawTarget {
    pub(super) span: Span,
    pub(super) id: Option<Text>,
    pub(super) name: Option<Text>,
    pub(super) english: Option<Text>,
    pub(super) clause: Option<Vec<Text>>,
    pub(super) require: Option<Text>,
    pub(super) when: Option<Text>,
    pub(super) by: Option<Number>,
    pub(super) every: Option<Text>,
    pub(super) each: Option<Text>,
    pub(super) level: Option<Text>,
    pub(super) note: Option<Text>,
    pub(super) reading: Option<Text>,
}

/// A check.
#[derive(Debug)]
pub(super) struct RawCheck {
    pub(super) span: Span,
    pub(super) id: Option<Text>,
    pub(super) name: Option<Text>,
    pub(super) english: Option<Text>,
    pub(super) require: Option<Text>,
    pub(super) when: Option<Text>,
}

/// A waiver.
#[derive(Debug)]
pub(super) struct RawWaiver {
    pub(super) span: Span,
    pub(super) target: Option<Text>,
    pub(super) area: Option<Text>,
    pub(super) reason: Option<Text>,
    pub(super) approved_by: Option<Text>,
    pub(super) until: Option<Text>,
}

/// Words of the plan's text that ask for nothing.
#[derive(Debug)]
pub(super) struct RawExemption {
    pub(super) words: Option<Text>,
    pub(super) clause: Vec<Text>,
    pub(super) why: Option<Text>,
}

impl RawIndicator {
    /// Whether people call it so, beside its id.
    pub(super) fn is_called(&self, name: &str) -> bool {
        let names = self.name.iter().chain(&self.english).chain(&self.headers);
        names.into_iter().any(|text| text.value == name)
    }
}

impl Text {
    /// Where `range`, in bytes of the text, stands in the file. A text with escapes has no inner
    /// places: then it is the whole.
    pub(super) fn place(&self, range: &Range<usize>) -> Span {
        match self.inner {
            Some(start) => Span {
                start: start.saturating_add(range.start),
                end: start.saturating_add(range.end),
            },
            None => self.span,
        }
    }
}

pub(super) use syntax::parse;
pub(super) use tables::{plan, waivers};
