//! The report for a person at a terminal.

mod bar;
mod closing;
mod counties;
mod county;
mod grid;
mod heading;
mod misses;
mod missing;
mod rows;
mod sheet;
mod standing;
mod view;
mod wrap;

use std::io;

use super::{Report, Style};
use crate::verdict::Status;
pub(super) use rows::remarks;
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
    if view.shows(Status::NotReported) {
        missing.draw(report, &names, &mut sheet);
    }
    view.draw_hidden(report, &names, &mut sheet);
    closing::draw(report, &names, &mut sheet);
    out.write_all(sheet.into_text().as_bytes())
}
