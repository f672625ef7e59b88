//! What changed, as GitHub Flavored Markdown: what weighs is open, the rest folded.

use std::io;

use super::sections::{self, Section};
use super::{ComparisonReport, Side, closing};
use crate::report::markdown::{escaped, html, row};
use crate::report::names::harmless;
use crate::report::table;
use crate::report::wording::Lang;

/// Writes the report as Markdown.
pub(super) fn write(
    report: &ComparisonReport<'_>,
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names = report.names(Side::New, lang);
    writeln!(out, "## {}\n", escaped(&names.plan()))?;
    let (old, new) = (report.old.name.visible(), report.new.name.visible());
    writeln!(out, "{} → {}\n", escaped(&old), escaped(&new))?;
    writeln!(out, "**{}**\n", escaped(&closing::meaning(report, lang)))?;
    let lines = closing::sides(report, lang).into_iter();
    for line in lines.chain(closing::counts(report, lang)) {
        writeln!(out, "- {}", escaped(&line))?;
    }
    writeln!(out)?;
    for section in sections::all(report, lang) {
        write_section(&section, out)?;
    }
    let (rules, sha256) = (harmless(&report.rules.name), &report.rules.sha256);
    let line = lang.pick(
        format!("规则 {rules}，SHA-256 {sha256}"),
        format!("Rules {rules}, SHA-256 {sha256}"),
    );
    let lines = [line]
        .into_iter()
        .chain(table::waivers(&report.of(Side::New), lang));
    let lines: Vec<String> = lines.map(|line| escaped(&line)).collect();
    writeln!(out, "{}", lines.join("  \n"))
}

fn write_section(section: &Section, out: &mut dyn io::Write) -> io::Result<()> {
    // The line of a summary is HTML, which knows no backslashes.
    let title = html(&section.heading);
    if section.weighs {
        writeln!(out, "### {title}\n")?;
    } else {
        writeln!(out, "<details><summary>{title}</summary>\n")?;
    }
    let columns = || section.columns.iter();
    row(columns().map(|(_, title)| (*title).to_owned()), out)?;
    row(columns().map(|_| "---".to_owned()), out)?;
    for cells in &section.rows {
        row(cells.iter().map(|cell| escaped(cell)), out)?;
    }
    if section.weighs {
        writeln!(out)
    } else {
        writeln!(out, "\n</details>\n")
    }
}
