//! The report for a person at a terminal.

mod ahead;
mod bar;
pub(super) mod closing;
pub(super) mod counties;
pub(super) mod county;
pub(super) mod grid;
pub(super) mod heading;
pub(super) mod misses;
pub(super) mod missing;
pub(super) mod rows;
mod sheet;
mod standing;
mod summary;
mod trend;
mod view;

use std::io;

use super::{Report, Style};
use crate::verdict::{Status, Summary};
pub(super) use closing::{checked, counts, meaning};
pub(super) use heading::waivers;
pub(super) use rows::{areas, clauses, remarks, target as titled};
pub(super) use sheet::Sheet;
pub use view::{By, View};

/// Writes `report` as a table for people, as `view` looks at it.
pub(super) fn write(
    report: &Report<'_>,
    view: &View<'_>,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names = report.names(style.lang);
    let mut sheet = Sheet::new(style);
    let missing = missing::Missing::of(report);
    heading::draw(report, &names, &mut sheet);
    if rows::areas(report) > 1 {
        counties::draw(report, view, &missing, &names, &mut sheet);
    } else {
        county::draw(report, view, &missing, &names, &mut sheet);
    }
    ahead::draw(report, view, &names, &mut sheet);
    trend::draw(report, view, &names, &mut sheet);
    if view.shows(Status::NotReported) {
        missing.draw(report, &names, &mut sheet);
    }
    view.draw_hidden(report, &names, &mut sheet);
    closing::draw(report, &names, &mut sheet);
    out.write_all(sheet.into_text().as_bytes())
}

/// Writes the counts alone.
pub(super) fn write_summary(
    report: &Report<'_>,
    summary: &Summary,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut sheet = Sheet::new(style);
    summary::draw(report, summary, &report.names(style.lang), &mut sheet);
    out.write_all(sheet.into_text().as_bytes())
}
