//! What findings in the data say: what is wrong, what follows, and what to do.

mod doubt;
mod figure;
mod file;
mod format;
mod row;
mod size;
mod table;
#[cfg(test)]
mod tests;

pub use format::name as format_name;

use super::Lang;
use crate::data::{Finding, FindingKind};
use crate::source::{Diagnostic, Place, Shown, Untrusted};
use crate::vocabulary::{IndicatorId, Measure, Vocabulary};

/// Words a finding. `names`: the inputs' names, in their order.
pub fn diagnostic(
    finding: &Finding,
    names: &[&Untrusted],
    vocabulary: &Vocabulary,
    lang: Lang,
) -> Diagnostic {
    let words = Words {
        names,
        vocabulary,
        lang,
    };
    let text = finding
        .text
        .as_ref()
        .map_or_else(String::new, |text| shortened(&text.visible()));
    let said = match &finding.kind {
        FindingKind::File(fault) => file::said(fault, &words),
        FindingKind::Table(fault) => table::said(fault, &text, &words),
        FindingKind::Row(fault) => row::said(fault, &text, &words),
        FindingKind::Figure { indicator, fault } => figure::said(fault, *indicator, &text, &words),
        FindingKind::Doubt(doubt) => doubt::said(doubt, &text, &words),
        FindingKind::Size { indicator, doubt } => size::said(doubt, *indicator, &text, &words),
    };
    Diagnostic {
        code: finding.kind.code(),
        severity: finding.kind.severity(),
        file: words.file(finding.place).map(Shown::from),
        line: finding.place.line,
        column: finding.place.column.map(u64::from),
        message: format!("{}{}", said.message, more(finding, &words)).into(),
        count: finding.more.count.saturating_add(1),
        note: None,
        help: said.help.map(Shown::from),
        excerpt: None,
    }
}

/// What a finding says.
struct Said {
    message: String,
    help: Option<String>,
}

impl Said {
    fn new(message: String, help: impl Into<String>) -> Self {
        Self {
            message,
            help: Some(help.into()),
        }
    }
}

/// What wording needs beside the finding.
struct Words<'a> {
    names: &'a [&'a Untrusted],
    vocabulary: &'a Vocabulary,
    lang: Lang,
}

impl Words<'_> {
    fn file(&self, place: Place) -> Option<String> {
        self.names
            .get(usize::from(place.file.0))
            .map(|name| name.visible())
    }

    /// The name of an indicator in the language of the report, in quotes.
    fn indicator(&self, id: IndicatorId) -> String {
        let Some(term) = self.vocabulary.term(id) else {
            return String::new();
        };
        let english = term.english.as_ref().unwrap_or(&term.name);
        format!("“{}”", self.lang.pick(&term.name, english).visible())
    }

    /// The symbol of an indicator's unit; nothing for one without numbers.
    fn unit(&self, id: IndicatorId) -> &str {
        match self.vocabulary.term(id).map(|term| &term.measure) {
            Some(Measure::Number(unit)) => unit.symbol(),
            Some(Measure::YesNo | Measure::Date) | None => "",
        }
    }

    /// A place as people write it: `data.csv:12:5`.
    fn place(&self, place: Place) -> String {
        let mut text = self.file(place).unwrap_or_default();
        if let Some(line) = place.line {
            text.push_str(&format!(":{line}"));
        }
        if let Some(column) = place.column {
            text.push_str(&format!(":{column}"));
        }
        text
    }
}

/// Where else the same stands.
fn more(finding: &Finding, words: &Words<'_>) -> String {
    let count = finding.more.count;
    if count == 0 {
        return String::new();
    }
    let places: Vec<String> = finding
        .more
        .places
        .iter()
        .map(
            |place| match (place.line, place.file == finding.place.file) {
                (Some(line), true) => words
                    .lang
                    .pick(format!("第 {line} 行"), format!("line {line}")),
                (_, _) => words.place(*place),
            },
        )
        .collect();
    let shown = u64::try_from(places.len()).unwrap_or(u64::MAX);
    let list = places.join(words.lang.pick("、", ", "));
    match (places.is_empty(), shown < count) {
        (true, _) => words
            .lang
            .pick(format!("（另有 {count} 处）"), format!(" ({count} more)")),
        (false, true) => words.lang.pick(
            format!("（另有 {count} 处：{list} 等）"),
            format!(" ({count} more: {list}, …)"),
        ),
        (false, false) => words.lang.pick(
            format!("（另有 {count} 处：{list}）"),
            format!(" ({count} more: {list})"),
        ),
    }
}

/// A text that fits a message.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

/// "Did you mean", where there is a near name.
fn nearest(name: Option<&String>, lang: Lang) -> Option<String> {
    let name = Untrusted::new(name?.as_str()).visible();
    Some(lang.pick(
        format!("是不是“{name}”？如果是，请改成这个名称"),
        format!("did you mean “{name}”? If so, write that"),
    ))
}
