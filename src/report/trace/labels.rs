//! Under which header of the file, or beside which name, a cell stands.

use std::collections::BTreeMap;

use super::used::Used;
use crate::data::{ShownLine, shown_lines};
use crate::report::Report;
use crate::source::{Input, Place};
use crate::vocabulary::{IndicatorId, folded, split_unit};

/// A header stands in one of the first lines of a file.
const LAST_HEADER_LINE: u64 = 30;
/// A name stands in one of the first cells of a row.
const LAST_NAME_COLUMN: u32 = 8;

/// What a file calls a cell and its indicator.
#[derive(Default)]
pub(super) struct Label {
    /// What a spreadsheet calls the cell, such as `E7`.
    pub(super) cell: Option<String>,
    /// The header or the name, as written.
    pub(super) header: Option<String>,
}

/// The labels of cells, by place. What cannot be found is left out.
pub(super) fn of(used: &[Used], report: &Report<'_>, inputs: &[Input]) -> BTreeMap<Place, Label> {
    let files = &report.observations.files;
    let wanted = used
        .iter()
        .flat_map(|one| candidates(one.place).chain([one.place]));
    let lines = shown_lines(inputs, files, wanted);
    used.iter()
        .map(|one| {
            let header = candidates(one.place).find_map(|place| {
                let text = text_of(lines.get(&place)?)?;
                names(report, one.indicator, &text).then_some(text)
            });
            let cell = lines.get(&one.place).and_then(|line| line.cell.clone());
            (one.place, Label { cell, header })
        })
        .collect()
}

/// The cells that may say what a cell is about: those above it, those at the beginning of its row,
/// and the lines above the table.
fn candidates(place: Place) -> impl Iterator<Item = Place> {
    let last = place.line.unwrap_or(1).saturating_sub(1);
    let above = move |column: Option<u32>| {
        (1..=last.min(LAST_HEADER_LINE)).map(move |line| Place {
            line: Some(line),
            column,
            ..place
        })
    };
    let beside = (1..=LAST_NAME_COLUMN).map(move |column| Place {
        column: Some(column),
        ..place
    });
    above(place.column).chain(beside).chain(above(Some(1)))
}

/// What stands in a cell, without its quotes.
fn text_of(line: &ShownLine) -> Option<String> {
    let marked = line.text.raw().get(line.marked.start..line.marked.end)?;
    let text = marked.trim();
    let inside = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    Some(inside.map_or_else(|| text.to_owned(), |inside| inside.replace("\"\"", "\"")))
}

/// Whether a text is a name of the indicator, with its unit or without.
fn names(report: &Report<'_>, id: IndicatorId, text: &str) -> bool {
    let Some(term) = report.plan.vocabulary.term(id) else {
        return false;
    };
    let is_name = |name: &str| {
        let name = folded(name);
        !name.is_empty() && term.spellings().any(|spelling| folded(spelling) == name)
    };
    let with_unit = |text: &str| split_unit(text).is_some_and(|(name, _)| is_name(&name));
    let in_place_of_unit = |text: &str| {
        let name = text.rsplit_once(['(', '（']);
        name.is_some_and(|(name, _)| is_name(name))
    };
    let any = |text: &str| is_name(text) || with_unit(text) || in_place_of_unit(text);
    let after_colon = text.split_once([':', '：']);
    any(text) || after_colon.is_some_and(|(_, subject)| any(subject))
}
