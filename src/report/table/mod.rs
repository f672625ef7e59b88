//! The report for a person at a terminal.

pub(super) mod closing;
pub(super) mod counties;
pub(super) mod county;
mod grid;
pub(super) mod heading;
pub(super) mod missing;
pub(super) mod rows;
mod sheet;
mod standing;
mod wrap;

use std::io;

use super::{Report, Style};
pub(super) use closing::{checked, counts, meaning};
pub(super) use rows::{areas, clauses, remarks, target as titled};
pub(super) use sheet::Sheet;

/// Writes `report` as a table for people.
pub(super) fn write(report: &Report<'_>, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    let names = report.names(style.lang);
    let mut sheet = Sheet::new(style);
    let missing = missing::Missing::of(report);
    heading::draw(report, &names, &mut sheet);
    if rows::areas(report) > 1 {
        counties::draw(report, &missing, &names, &mut sheet);
    } else {
        county::draw(report, &missing, &names, &mut sheet);
    }
    missing.draw(report, &names, &mut sheet);
    closing::draw(report, &names, &mut sheet);
    out.write_all(sheet.into_text().as_bytes())
}
