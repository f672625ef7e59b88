//! What changed, for a person at a terminal.

use std::io;

use super::sections::{self, Kind};
use super::{ComparisonReport, Side, closing};
use crate::report::Style;
use crate::report::table::grid::{self, Column, Grid};
use crate::report::table::{Sheet, heading};

/// More rows of one kind than this are no reading matter; the rest is counted and pointed to.
const MOST_ROWS: usize = 100;

/// Writes the report as tables for people.
pub(super) fn write(
    report: &ComparisonReport<'_>,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let lang = style.lang;
    let mut sheet = Sheet::new(style);
    heading::rules(
        &report.of(Side::New),
        &report.names(Side::New, lang),
        &mut sheet,
    );
    for (side, submitted) in [(Side::Old, &report.old), (Side::New, &report.new)] {
        let (name, year) = (submitted.name.visible(), submitted.judgement.year);
        sheet.line(&match side {
            Side::Old => lang.pick(
                format!("旧 {name}  报告年度 {year}"),
                format!("Old {name}  report year {year}"),
            ),
            Side::New => lang.pick(
                format!("新 {name}  报告年度 {year}"),
                format!("New {name}  report year {year}"),
            ),
        });
        heading::files(&submitted.observations.files, lang, &mut sheet);
    }
    sheet.gap();
    for section in sections::all(report, lang) {
        let more = section.rows.len().saturating_sub(MOST_ROWS);
        sheet.strong(&section.heading);
        let columns = section.columns.iter();
        Grid {
            columns: columns.map(|(kind, title)| column(*kind, title)).collect(),
            sections: vec![grid::Section {
                heading: None,
                rows: section.rows.into_iter().take(MOST_ROWS).collect(),
            }],
        }
        .draw(&mut sheet);
        if more > 0 {
            sheet.line(&lang.pick(
                format!("……另有 {more} 项未列；--format json 给出全部"),
                format!("… and {more} more, not shown: --format json has them all"),
            ));
        }
        sheet.gap();
    }
    let lines = closing::sides(report, lang).into_iter();
    for line in lines.chain(closing::counts(report, lang)) {
        sheet.line(&line);
    }
    sheet.strong(&closing::meaning(report, lang));
    out.write_all(sheet.into_text().as_bytes())
}

fn column(kind: Kind, title: &str) -> Column {
    match kind {
        Kind::Label => Column::label(title),
        Kind::Figure => Column::figure(title),
        Kind::Words => Column::words(title),
        Kind::Prose => Column::prose(title),
    }
}
