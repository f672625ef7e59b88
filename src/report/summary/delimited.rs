//! The summary as rows of cells: one target or check a row.

use std::io;

use crate::report::delimited::{listed, text};
use crate::report::{Report, document};
use crate::source::Untrusted;
use crate::verdict::{Status, Summary};

/// Writes `summary` with `delimiter` between its cells.
pub(super) fn write(
    report: &Report<'_>,
    summary: &Summary,
    delimiter: u8,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(out);
    let own = ["kind", "id", "name", "clause", "level"];
    let statuses = Status::ALL.map(Status::id);
    let of_checks = ["held", "broken", "unjudged"];
    writer.write_record(own.into_iter().chain(statuses).chain(of_checks))?;
    for counted in &summary.targets {
        let Some(target) = report.plan.targets.get(counted.target) else {
            continue;
        };
        let mut row = vec![
            "target".to_owned(),
            text(&target.id),
            text(target.name.raw()),
            listed(&document::raw(&target.clause)),
            target.level.id().to_owned(),
        ];
        row.extend(Status::ALL.map(|status| counted.counts.of(status).to_string()));
        row.extend(of_checks.map(|_| String::new()));
        writer.write_record(row)?;
    }
    for (check, count) in report.plan.checks.iter().zip(&summary.checks) {
        let mut row = vec![
            "check".to_owned(),
            text(&check.id),
            text(check.name.as_ref().map_or("", Untrusted::raw)),
        ];
        row.extend(own.iter().skip(row.len()).map(|_| String::new()));
        row.extend(statuses.map(|_| String::new()));
        row.extend([count.held, count.broken, count.unjudged].map(|count| count.to_string()));
        writer.write_record(row)?;
    }
    writer.flush()
}
