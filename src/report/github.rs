//! The report as commands of a GitHub workflow: what one must act on is shown beside the cell it is
//! about, and every other verdict stands in the log, folded.
//!
//! GitHub shows ten errors, ten warnings and ten notices of a step: what counts stands first.

use std::collections::BTreeMap;
use std::io;

use super::cells::{self, Cells};
use super::names::Names;
use super::statement::{Speaker, Statement};
use super::wording::Lang;
use super::wording::labels;
use super::{Report, news, table};
use crate::plan::Level;
use crate::source::{Diagnostic, Input, Place, Severity, Untrusted};
use crate::verdict::{Outcome, Status, Verdict};

/// The kinds of annotations, what matters most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Error,
    Warning,
    Notice,
}

impl Kind {
    const fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

/// Writes `report` as workflow commands.
pub(super) fn write(
    report: &Report<'_>,
    inputs: &[Input],
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names = report.names(lang);
    let found = news::of(report, &[], lang);
    let places = report.judgement.verdicts.iter().map(cells::of_verdict);
    let places = places.chain(found.iter().map(|one| cells::of_finding(one, &names)));
    let log = Log {
        cells: &Cells::find(report, inputs, places),
        names: &names,
    };
    let speaker = Speaker::new(report, &names);
    for wanted in [Kind::Error, Kind::Warning] {
        for (verdict, statement) in speaker.all() {
            if kind_of(verdict, report) == Some(wanted) {
                log.verdict(wanted, verdict, &statement, out)?;
            }
        }
    }
    for one in &found {
        log.finding(one, out)?;
    }
    for status in Status::ALL {
        let listed = speaker
            .all()
            .filter(|(verdict, _)| verdict.status == status && kind_of(verdict, report).is_none());
        group(status, &listed.collect::<Vec<_>>(), lang, out)?;
    }
    summary(report, lang, out)
}

/// How a verdict is shown; `None` where there is nothing to act on.
fn kind_of(verdict: &Verdict, report: &Report<'_>) -> Option<Kind> {
    match (verdict.outcome(report.strictness), verdict.status) {
        (Outcome::NonCompliant | Outcome::Incomplete, _) => Some(Kind::Error),
        (
            Outcome::Compliant,
            Status::Missed | Status::Behind | Status::Unreadable | Status::NotReported,
        ) => Some(Kind::Warning),
        (
            Outcome::Compliant,
            Status::Met | Status::OnTrack | Status::NotDue | Status::NotApplicable,
        ) => None,
    }
}

/// What annotations need to know of the files.
pub(super) struct Log<'a> {
    pub(super) cells: &'a Cells,
    pub(super) names: &'a Names<'a>,
}

impl Log<'_> {
    fn verdict(
        &self,
        kind: Kind,
        verdict: &Verdict,
        statement: &Statement<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let place = cells::of_verdict(verdict);
        let title = self.names.lang.pick(
            format!("{}：{}", statement.status, statement.subject()),
            format!("{}: {}", statement.status, statement.subject()),
        );
        let mut properties = self.place(&place, cells::last_line(verdict));
        properties.insert("title", title);
        command(kind, &properties, &[&statement.text], out)
    }

    fn finding(&self, finding: &Diagnostic, out: &mut dyn io::Write) -> io::Result<()> {
        let kind = match finding.severity {
            Severity::Error => Kind::Error,
            Severity::Warning => Kind::Warning,
            Severity::Note => Kind::Notice,
        };
        let mut properties = match finding.file {
            Some(_) => self.place(&cells::of_finding(finding, self.names), None),
            None => BTreeMap::new(),
        };
        properties.insert("title", finding.code.to_owned());
        let more = [&finding.note, &finding.help].into_iter().flatten();
        let lines: Vec<&str> = [&finding.message]
            .into_iter()
            .chain(more)
            .map(|line| &**line)
            .collect();
        command(kind, &properties, &lines, out)
    }

    /// The properties that name a place. Standard input is no file of the repository.
    pub(super) fn place(
        &self,
        place: &Place,
        last_line: Option<u64>,
    ) -> BTreeMap<&'static str, String> {
        let mut properties = BTreeMap::new();
        let raw = self.names.raw_file(place);
        if raw.is_empty() || raw == "-" {
            return properties;
        }
        let file = Untrusted::new(raw.strip_prefix("./").unwrap_or(&raw)).visible();
        properties.insert("file", file);
        let Some(line) = place.line else {
            return properties;
        };
        properties.insert("line", line.to_string());
        if let Some(last) = last_line.filter(|last| *last > line) {
            properties.insert("endLine", last.to_string());
        } else if let Some(columns) = self.cells.columns(place) {
            properties.insert("col", columns.start.to_string());
            properties.insert("endColumn", columns.end.to_string());
        }
        properties
    }
}

/// The verdicts of one status that need no annotation, folded.
fn group(
    status: Status,
    listed: &[(&Verdict, Statement<'_>)],
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if listed.is_empty() {
        return Ok(());
    }
    let (mark, name, count) = (
        labels::mark(status),
        labels::status(status, lang),
        listed.len(),
    );
    let title = lang.pick(format!("{name}（{count}）"), format!("{name} ({count})"));
    writeln!(out, "::group::{}", data(&title))?;
    for (_, statement) in listed {
        let (subject, text) = (statement.subject(), &statement.text);
        let line = lang.pick(
            format!("{mark} {name}：{subject}：{text}"),
            format!("{mark} {name}: {subject}: {text}"),
        );
        writeln!(out, "{}", Untrusted::new(line).visible())?;
    }
    writeln!(out, "::endgroup::")
}

fn summary(report: &Report<'_>, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let levels = [Level::Binding, Level::Expected];
    let counts = levels
        .into_iter()
        .filter_map(|level| table::counts(report, level, lang));
    let lines: Vec<String> = counts.chain(table::checked(report, lang)).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let title = BTreeMap::from([("title", table::meaning(report, lang))]);
    command(Kind::Notice, &title, &lines, out)
}

pub(super) fn command(
    kind: Kind,
    properties: &BTreeMap<&'static str, String>,
    lines: &[&str],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let properties: Vec<String> = properties
        .iter()
        .map(|(key, value)| format!("{key}={}", property(value)))
        .collect();
    let lines: Vec<String> = lines.iter().map(|line| data(line)).collect();
    // GitHub reads %0A as the end of a line.
    let (kind, properties, text) = (kind.id(), properties.join(","), lines.join("%0A"));
    writeln!(out, "::{kind} {properties}::{text}")
}

/// Text as the data of a command.
pub(super) fn data(text: &str) -> String {
    // Nothing that ends a line is left in it.
    Untrusted::new(text).visible().replace('%', "%25")
}

/// Text as the value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_command_is_made_of_is_escaped() {
        assert_eq!(
            data("100 %\n::error::x"),
            "100 %25⟨U+000A⟩:⟨U+003A⟩error:⟨U+003A⟩x"
        );
        assert_eq!(property("a:b,c %"), "a%3Ab%2Cc %25");
        assert_eq!(data("##[group]"), "##⟨U+005B⟩group]");
    }
}
