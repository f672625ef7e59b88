//! Where cells stand in the lines of their files: consumers that show files know characters, not
//! the numbers of cells.

use std::collections::BTreeMap;

use super::Report;
use super::names::Names;
use crate::data::{ShownLine, shown_lines};
use crate::source::{Diagnostic, FileId, Input, Place};
use crate::verdict::{Reason, Verdict};

/// The characters of a line that a cell takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// The first, from 1.
    pub(super) start: u64,
    /// The one after the last.
    pub(super) end: u64,
}

/// The cells of a report that were looked up.
pub(super) struct Cells(BTreeMap<Place, Columns>);

impl Cells {
    /// Looks the cells up in the files; the rows and files among `places` have no columns.
    pub(super) fn find(
        report: &Report<'_>,
        inputs: &[Input],
        places: impl IntoIterator<Item = Place>,
    ) -> Self {
        let places = places.into_iter().filter(|place| place.column.is_some());
        let lines = shown_lines(inputs, &report.observations.files, places);
        let columns = lines.iter().filter_map(|(place, line)| {
            place.column?;
            Some((*place, columns(line)?))
        });
        Self(columns.collect())
    }

    /// The characters of a cell; `None` for whatever is no cell or cannot be found again.
    pub(super) fn columns(&self, place: &Place) -> Option<Columns> {
        self.0.get(place).copied()
    }
}

fn columns(line: &ShownLine) -> Option<Columns> {
    let text = line.text.raw();
    let before = text.get(..line.marked.start)?.chars().count();
    let within = text
        .get(line.marked.start..line.marked.end)?
        .chars()
        .count();
    let start = u64::try_from(before).ok()?.checked_add(1)?;
    Some(Columns {
        start,
        end: start.checked_add(u64::try_from(within).ok()?)?,
    })
}

/// The cell a verdict is shown at: the one that keeps it from being reached, else the first it rests
/// on; without any, the beginning of the first file.
pub(super) fn of_verdict(verdict: &Verdict) -> Place {
    found(verdict).unwrap_or(Place::row(FileId(0), 1))
}

/// The same, where it has a cell.
pub(super) fn found(verdict: &Verdict) -> Option<Place> {
    let to_blame = verdict.reason.as_ref().and_then(to_blame);
    to_blame.or(verdict.origins.first().map(|origin| origin.place))
}

/// The cell that a reason is about.
fn to_blame(reason: &Reason) -> Option<Place> {
    match reason {
        Reason::UnreadableFigure { place, .. } => Some(*place),
        Reason::TownshipsDiffer { places, .. } => places.first().copied(),
        Reason::Competing { doubts } => {
            let mut readings = doubts.iter().flat_map(|doubt| &doubt.readings);
            readings.find_map(|reading| reading.place)
        }
        Reason::NoFigure { .. }
        | Reason::TownshipsSilent { .. }
        | Reason::TooManyReadings
        | Reason::Undecided
        | Reason::DivisionByZero { .. }
        | Reason::GrowthFromNothing { .. }
        | Reason::Implausible { .. }
        | Reason::ConditionFalse
        | Reason::NoBase
        | Reason::NoSchedule
        | Reason::BaseYear
        | Reason::CompoundUndefined
        | Reason::ExactlyAtBound
        | Reason::Late => None,
    }
}

/// The last line of the sum that a verdict is shown at, where it is one.
pub(super) fn last_line(verdict: &Verdict) -> Option<u64> {
    let first = verdict.origins.first()?;
    let sum = first.sum?;
    (first.place == of_verdict(verdict)).then_some(sum.last_line)
}

/// The place of a finding; without any, the beginning of the first file.
pub(super) fn of_finding(finding: &Diagnostic, names: &Names<'_>) -> Place {
    let file = finding.file.as_ref().and_then(|name| {
        let ids = (0..names.files.len()).filter_map(|index| u16::try_from(index).ok());
        let mut places = ids.map(|index| Place::file(FileId(index)));
        places.find(|place| names.file(place) == **name)
    });
    let file = file.map_or(FileId(0), |place| place.file);
    Place {
        file,
        line: Some(finding.line.unwrap_or(1)),
        column: finding.column.and_then(|column| u32::try_from(column).ok()),
    }
}
