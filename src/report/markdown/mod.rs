//! The report as GitHub Flavored Markdown: for a job summary, an issue or a comment.
//!
//! What one must act on stands first and open; the rest is complete, and folded.

mod escape;

use std::io;

pub(super) use escape::{escaped, html};

use super::names::{Names, file_name, harmless};
use super::wording::{Lang, labels, schedule};
use super::{Report, figure, news, table};
use crate::plan::Level;
use crate::verdict::{Status, Verdict};

/// What one must act on first; what is in order last.
const ORDER: [Status; 8] = [
    Status::Missed,
    Status::Behind,
    Status::Unreadable,
    Status::NotReported,
    Status::OnTrack,
    Status::NotDue,
    Status::NotApplicable,
    Status::Met,
];

/// Writes `report` as Markdown.
pub(super) fn write(report: &Report<'_>, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let names = report.names(lang);
    heading(report, &names, out)?;
    for status in ORDER {
        section(status, report, &names, out)?;
    }
    findings(report, &names, out)?;
    sources(report, &names, out)
}

fn heading(report: &Report<'_>, names: &Names<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let lang = names.lang;
    writeln!(out, "## {}\n", escaped(&names.plan()))?;
    writeln!(out, "**{}**\n", escaped(&table::meaning(report, lang)))?;
    for level in [Level::Binding, Level::Expected] {
        if let Some(counts) = table::counts(report, level, lang) {
            writeln!(out, "- {}", escaped(&counts))?;
        }
    }
    if let Some(checked) = table::checked(report, lang) {
        writeln!(out, "- {}", escaped(&checked))?;
    }
    if let Some(rule) = schedule::rule(report, lang) {
        writeln!(out, "- {}", escaped(&rule))?;
    }
    let left_out = report.judgement.left_out.len();
    if left_out > 0 {
        let said = lang.pick(
            format!("未判 {left_out} 项（--reported-only）"),
            format!("{left_out} left out (--reported-only)"),
        );
        writeln!(out, "- {said}")?;
    }
    writeln!(out)
}

/// The verdicts of one status.
fn section(
    status: Status,
    report: &Report<'_>,
    names: &Names<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let verdicts = report.judgement.verdicts.iter();
    let verdicts: Vec<&Verdict> = verdicts
        .filter(|verdict| verdict.status == status)
        .collect();
    if verdicts.is_empty() {
        return Ok(());
    }
    let lang = names.lang;
    let (mark, name, count) = (
        labels::mark(status),
        labels::status(status, lang),
        verdicts.len(),
    );
    // The line of a summary is HTML, which knows no backslashes.
    let title = html(&lang.pick(
        format!("{mark} {name}（{count}）"),
        format!("{mark} {name} ({count})"),
    ));
    let is_open = match status {
        Status::Missed | Status::Behind | Status::Unreadable | Status::NotReported => true,
        Status::OnTrack | Status::NotDue | Status::NotApplicable | Status::Met => false,
    };
    if is_open {
        writeln!(out, "### {title}\n")?;
    } else {
        writeln!(out, "<details><summary>{title}</summary>\n")?;
    }
    rows(&verdicts, report, names, out)?;
    if is_open {
        writeln!(out)
    } else {
        writeln!(out, "\n</details>\n")
    }
}

fn rows(
    verdicts: &[&Verdict],
    report: &Report<'_>,
    names: &Names<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let lang = names.lang;
    let many_areas = table::areas(report) > 1;
    let mut header = vec![
        lang.pick("目标", "Target"),
        lang.pick("条款", "Clause"),
        lang.pick("实际", "Observed"),
        lang.pick("要求", "Required"),
        lang.pick("缺口或原因", "Shortfall or reason"),
    ];
    if many_areas {
        header.insert(0, lang.pick("地区", "Area"));
    }
    row(header.iter().map(|cell| (*cell).to_owned()), out)?;
    row(header.iter().map(|_| "---".to_owned()), out)?;
    for verdict in verdicts {
        let Some(target) = report.plan.targets.get(verdict.target) else {
            continue;
        };
        let area = verdict.area.as_ref().map(|area| area.visible());
        let cells = [
            table::titled(target, verdict, report, names),
            table::clauses(target),
            figure::observed(verdict, lang).unwrap_or_default(),
            figure::required(verdict, lang).unwrap_or_default(),
            table::remarks(target, verdict, report, names),
        ];
        let area = many_areas.then(|| area.unwrap_or_default());
        row(area.iter().chain(&cells).map(|cell| escaped(cell)), out)?;
    }
    Ok(())
}

pub(super) fn row(cells: impl Iterator<Item = String>, out: &mut dyn io::Write) -> io::Result<()> {
    for cell in cells {
        write!(out, "| {cell} ")?;
    }
    writeln!(out, "|")
}

/// What is wrong or doubtful in the data.
fn findings(report: &Report<'_>, names: &Names<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let lang = names.lang;
    let found = news::of(report, &[], lang);
    if found.is_empty() {
        return Ok(());
    }
    let count = found.len();
    let title = lang.pick(
        format!("数据问题（{count}）"),
        format!("Findings in the data ({count})"),
    );
    writeln!(out, "### {title}\n")?;
    let header = [
        lang.pick("代码", "Code"),
        lang.pick("位置", "Place"),
        lang.pick("问题", "Finding"),
        lang.pick("影响", "Consequence"),
        lang.pick("办法", "What to do"),
    ];
    row(header.iter().map(|cell| (*cell).to_owned()), out)?;
    row(header.iter().map(|_| "---".to_owned()), out)?;
    for finding in found {
        let numbers = [finding.line, finding.column];
        let place = numbers.iter().flatten().fold(
            finding.file.clone().map_or_else(String::new, String::from),
            |place, number| format!("{place}:{number}"),
        );
        let cells = [
            format!("{} {}", finding.severity.id(), finding.code),
            place,
            finding.message.into(),
            finding.note.map_or_else(String::new, String::from),
            finding.help.map_or_else(String::new, String::from),
        ];
        row(cells.iter().map(|cell| escaped(cell)), out)?;
    }
    writeln!(out)
}

/// By which rules, and from which files.
fn sources(report: &Report<'_>, names: &Names<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let lang = names.lang;
    let rules = harmless(&report.rules.name);
    let sha256 = &report.rules.sha256;
    let files = report.observations.files.iter();
    let files: Vec<String> = files.map(|file| file_name(file, lang)).collect();
    let files = files.join(lang.pick("、", ", "));
    let year = report.judgement.year;
    let line = lang.pick(
        format!("报告年度 {year}；规则 {rules}，SHA-256 {sha256}；数据 {files}"),
        format!("Report year {year}; rules {rules}, SHA-256 {sha256}; data {files}"),
    );
    let lines = [line].into_iter().chain(table::waivers(report, lang));
    let lines: Vec<String> = lines.map(|line| escaped(&line)).collect();
    writeln!(out, "{}", lines.join("  \n"))
}
