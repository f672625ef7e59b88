//! Reading the fields of one table: each of the kind it must be, and none that is not known.

use std::cell::OnceCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::plan::nearest::nearest_key;
use crate::plan::{Fault, FaultKind, Shape, WritingFault};
use crate::source::Span;

/// Something and where it stands.
#[derive(Clone, Debug)]
pub(in crate::plan) struct Located<T> {
    pub(in crate::plan) value: T,
    pub(in crate::plan) span: Span,
}

/// A text, where it stands with its quotes, and where its first character stands if the file has
/// it without escapes.
#[derive(Clone, Debug)]
pub(in crate::plan) struct Text {
    pub(in crate::plan) value: String,
    pub(in crate::plan) span: Span,
    pub(in crate::plan) inner: Option<usize>,
}

/// The file's text, and the faults found in it.
pub(in crate::plan) struct Sink<'t> {
    pub(in crate::plan) text: &'t str,
    pub(in crate::plan) faults: Vec<Fault>,
    /// Where its lines end, once somebody has asked.
    breaks: OnceCell<Vec<usize>>,
}

impl<'t> Sink<'t> {
    pub(in crate::plan) fn new(text: &'t str) -> Self {
        Self {
            text,
            faults: Vec::new(),
            breaks: OnceCell::new(),
        }
    }

    /// The number of the line on which `span` begins, from 1.
    pub(in crate::plan) fn line(&self, span: Span) -> u64 {
        let breaks = || memchr::memchr_iter(b'\n', self.text.as_bytes()).collect();
        let breaks = self.breaks.get_or_init(breaks);
        let before = breaks.partition_point(|at| *at < span.start);
        u64::try_from(before).unwrap_or(u64::MAX).saturating_add(1)
    }

    pub(in crate::plan) fn add(&mut self, kind: impl Into<FaultKind>, span: Span) {
        let kind = kind.into();
        self.faults.push(Fault { kind, span });
    }
}

/// One table of the file.
pub(in crate::plan) struct Fields<'s, 'd, 't> {
    sink: &'s mut Sink<'t>,
    table: &'d DeTable<'d>,
    /// Where a key that is missing is missed.
    span: Span,
    known: Vec<&'static str>,
}

impl<'s, 'd, 't> Fields<'s, 'd, 't> {
    pub(in crate::plan) fn new(sink: &'s mut Sink<'t>, table: &'d DeTable<'d>, span: Span) -> Self {
        let known = Vec::with_capacity(table.len().max(16));
        Self {
            sink,
            table,
            span,
            known,
        }
    }

    /// A text that must not be blank.
    pub(in crate::plan) fn text(&mut self, key: &'static str) -> Option<Text> {
        let value = self.get(key)?;
        text(self.sink, key, value)
    }

    /// A text that must be there.
    pub(in crate::plan) fn required(&mut self, key: &'static str) -> Option<Text> {
        self.require(key);
        self.text(key)
    }

    /// A list of texts; `None` where it is absent or no list.
    pub(in crate::plan) fn texts(&mut self, key: &'static str) -> Option<Vec<Text>> {
        let value = self.get(key)?;
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong(key, Shape::Texts, value);
            return None;
        };
        let entries = array.iter();
        let texts: Vec<Text> = entries
            .filter_map(|entry| {
                if entry.get_ref().is_str() {
                    return text(self.sink, key, entry);
                }
                self.wrong(key, Shape::Texts, entry);
                None
            })
            .collect();
        if array.is_empty() {
            let kind = WritingFault::EmptyList { key };
            self.sink.add(kind, value.span().into());
        }
        Some(texts)
    }

    /// A whole number, as written.
    pub(in crate::plan) fn integer(&mut self, key: &'static str) -> Option<Located<String>> {
        let value = self.get(key)?;
        if !value.get_ref().is_integer() {
            self.wrong(key, Shape::Integer, value);
            return None;
        }
        Some(written(self.sink.text, value))
    }

    /// A decimal number, as written.
    pub(in crate::plan) fn decimal(&mut self, key: &'static str) -> Option<Located<String>> {
        let value = self.get(key)?;
        if !value.get_ref().is_integer() && !value.get_ref().is_float() {
            self.wrong(key, Shape::Decimal, value);
            return None;
        }
        Some(written(self.sink.text, value))
    }

    /// A day, as written: of TOML's own kind, or as a text.
    pub(in crate::plan) fn day(&mut self, key: &'static str) -> Option<Text> {
        let value = self.get(key)?;
        if value.get_ref().is_str() {
            return text(self.sink, key, value);
        }
        if !value.get_ref().is_datetime() {
            self.wrong(key, Shape::Date, value);
            return None;
        }
        let Located { value, span } = written(self.sink.text, value);
        let inner = Some(span.start);
        Some(Text { value, span, inner })
    }

    /// Two whole numbers.
    pub(in crate::plan) fn pair(&mut self, key: &'static str) -> Option<[Located<String>; 2]> {
        let value = self.get(key)?;
        if let DeValue::Array(array) = value.get_ref()
            && let [first, last] = array.iter().collect::<Vec<_>>().as_slice()
            && first.get_ref().is_integer()
            && last.get_ref().is_integer()
        {
            let text = self.sink.text;
            return Some([written(text, first), written(text, last)]);
        }
        self.wrong(key, Shape::TwoYears, value);
        None
    }

    /// A table within.
    pub(in crate::plan) fn table(&mut self, key: &'static str) -> Option<(&'d DeTable<'d>, Span)> {
        let value = self.get(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(key, Shape::Table, value);
            return None;
        };
        Some((table, self.key_span(key)))
    }

    /// The tables of a list `[[key]]`.
    pub(in crate::plan) fn tables(&mut self, key: &'static str) -> Vec<(&'d DeTable<'d>, Span)> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong(key, Shape::Tables, value);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for entry in array.iter() {
            if let DeValue::Table(table) = entry.get_ref() {
                tables.push((table, entry.span().into()));
            } else {
                self.wrong(key, Shape::Tables, entry);
            }
        }
        tables
    }

    /// Every entry in the order of the file, where the keys are names and not known beforehand.
    pub(in crate::plan) fn entries(
        sink: &Sink<'t>,
        table: &'d DeTable<'d>,
    ) -> Vec<(Text, &'d Spanned<DeValue<'d>>)> {
        let mut entries: Vec<_> = table
            .iter()
            .map(|(key, value)| (located(sink.text, key.get_ref(), key.span()), value))
            .collect();
        entries.sort_by_key(|(key, _)| key.span);
        entries
    }

    pub(in crate::plan) fn require(&mut self, key: &'static str) {
        self.require_or(key, WritingFault::MissingKey { key });
    }

    /// The same, and what it is that the key is missing.
    pub(in crate::plan) fn require_or(&mut self, key: &str, fault: impl Into<FaultKind>) {
        if !self.table.contains_key(key) {
            self.sink.add(fault, self.span);
        }
    }

    pub(in crate::plan) fn sink(&mut self) -> &mut Sink<'t> {
        self.sink
    }

    /// Reports the keys that nobody asked for.
    pub(in crate::plan) fn finish(self) {
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if !self.known.contains(&name) {
                let kind = WritingFault::UnknownKey {
                    key: name.to_owned(),
                    nearest: nearest_key(name, &self.known),
                    known: self.known.clone(),
                };
                self.sink.add(kind, key.span().into());
            }
        }
    }

    fn get(&mut self, key: &'static str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.known.push(key);
        self.table.get(key)
    }

    fn key_span(&self, key: &str) -> Span {
        let entry = self.table.get_key_value(key);
        entry.map_or(self.span, |(key, _)| key.span().into())
    }

    fn wrong(&mut self, key: &str, expected: Shape, value: &Spanned<DeValue<'_>>) {
        wrong(self.sink, key, expected, value);
    }
}

/// Reports a value of the wrong kind.
pub(in crate::plan) fn wrong(
    sink: &mut Sink<'_>,
    key: &str,
    expected: Shape,
    value: &Spanned<DeValue<'_>>,
) {
    let found = shape(value.get_ref());
    let key = key.to_owned();
    let kind = WritingFault::WrongType {
        key,
        expected,
        found,
        written: written(sink.text, value).value,
    };
    sink.add(kind, value.span().into());
}

/// A text that must not be blank.
pub(in crate::plan) fn text(
    sink: &mut Sink<'_>,
    key: &str,
    value: &Spanned<DeValue<'_>>,
) -> Option<Text> {
    let DeValue::String(string) = value.get_ref() else {
        wrong(sink, key, Shape::Text, value);
        return None;
    };
    if string.trim().is_empty() {
        let key = key.to_owned();
        sink.add(WritingFault::Blank { key }, value.span().into());
        return None;
    }
    Some(located(sink.text, string, value.span()))
}

fn located(file: &str, value: &str, span: Range<usize>) -> Text {
    let inner = file
        .get(span.clone())
        .and_then(|written| place_in(written, value))
        .map(|offset| span.start.saturating_add(offset));
    Text {
        value: value.to_owned(),
        span: span.into(),
        inner,
    }
}

/// Where a text stands in what is written for it: at once, behind a quote, or behind three.
fn place_in(written: &str, value: &str) -> Option<usize> {
    let stands_at = |at: &usize| {
        let rest = written.get(*at..);
        rest.is_some_and(|rest| rest.starts_with(value))
    };
    [0, 1]
        .into_iter()
        .find(stands_at)
        .or_else(|| written.find(value))
}

fn written(file: &str, value: &Spanned<DeValue<'_>>) -> Located<String> {
    let span = value.span();
    Located {
        value: file.get(span.clone()).unwrap_or_default().to_owned(),
        span: span.into(),
    }
}

fn shape(value: &DeValue<'_>) -> Shape {
    match value {
        DeValue::String(_) => Shape::Text,
        DeValue::Integer(_) => Shape::Integer,
        DeValue::Float(_) => Shape::Decimal,
        DeValue::Boolean(_) => Shape::Boolean,
        DeValue::Datetime(_) => Shape::Date,
        DeValue::Array(_) => Shape::List,
        DeValue::Table(_) => Shape::Table,
    }
}
