//! From the rows of one table to figures: which area, year, indicator and unit each cell belongs to.

use std::collections::{BTreeMap, HashMap};

use super::accumulate::{Key, Seen, Sink};
use super::areas::{Areas, At, Placed};
use super::figure::{self, Stated};
use super::findings::Findings;
use super::furniture::{self, Furniture};
use super::records::Record;
use super::slots::Slots;
use super::table::{Shape, Table};
use super::words::{Heading, Words};
use super::{Finding, FindingKind, period};
use crate::quantity::{Unit, Year};
use crate::source::{FileId, Place};
use crate::vocabulary::{IndicatorId, Vocabulary};

/// How many different spellings of indicators and units are remembered; more are looked up anew.
const MOST_REMEMBERED: usize = 10_000;

/// What every file of a run shares.
pub(super) struct Shared<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) words: &'a Words,
    pub(super) slots: &'a Slots,
    pub(super) areas: &'a mut Areas,
    pub(super) findings: &'a mut Findings,
    pub(super) mentioned: &'a mut [bool],
    /// The year of figures that have none.
    pub(super) year: Year,
}

/// What the rows of one file came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    pub(super) rows: u64,
    pub(super) observations: u64,
    pub(super) furniture: BTreeMap<Furniture, u64>,
}

/// A known name in a row, or the fact that it is not known.
#[derive(Clone)]
enum Named {
    Term(IndicatorId, Option<Unit>),
    Unknown,
}

/// Reads the rows of one table.
pub(super) struct Rows<'a, 'b> {
    file: FileId,
    table: &'a Table,
    shared: &'a mut Shared<'b>,
    indicators: HashMap<String, Named>,
    units: HashMap<String, Option<Unit>>,
    is_first: bool,
    after_notes: bool,
    pub(super) counts: Counts,
}

impl<'a, 'b> Rows<'a, 'b> {
    pub(super) fn new(file: FileId, table: &'a Table, shared: &'a mut Shared<'b>) -> Self {
        let mut counts = Counts::default();
        for kind in &table.above {
            let count = counts.furniture.entry(*kind).or_default();
            *count = count.saturating_add(1);
        }
        Self {
            file,
            table,
            shared,
            indicators: HashMap::new(),
            units: HashMap::new(),
            is_first: true,
            after_notes: false,
            counts,
        }
    }

    /// Says what the header itself has to say.
    pub(super) fn read_header(&mut self) {
        for index in &self.table.unknown {
            let text = self.table.header.get(*index).map_or("", String::as_str);
            let kind = FindingKind::UnknownColumn {
                nearest: self.shared.words.nearest(text),
            };
            let place = Place::cell(self.file, self.table.header_line, column(*index));
            self.shared
                .findings
                .push(Finding::new(kind, place).with_text(text));
        }
        let is_undated = match &self.table.shape {
            Shape::Tidy { .. } | Shape::Wide { .. } => self.table.year.is_none(),
            Shape::YearsAcross { .. } | Shape::OneIndicator { .. } => false,
        };
        if is_undated {
            self.shared.findings.push(Finding::new(
                FindingKind::AssumedYear(self.shared.year),
                Place::row(self.file, self.table.header_line),
            ));
        }
        match &self.table.shape {
            Shape::Wide { figures } => {
                for figure in figures {
                    self.mention(figure.of);
                }
            }
            Shape::OneIndicator { indicator, .. } => self.mention(*indicator),
            Shape::Tidy { .. } | Shape::YearsAcross { .. } => {}
        }
    }

    /// Reads a row below the header.
    pub(super) fn read(&mut self, record: &Record<'_>, sink: &mut dyn Sink) {
        if record.line <= self.table.header_line {
            return;
        }
        let is_first = std::mem::take(&mut self.is_first);
        if let Some(kind) = self.furniture(record, is_first) {
            self.count(kind);
            return;
        }
        let is_broken = self.report_broken(record);
        let place = Place::row(self.file, record.line);
        let placed = self.shared.areas.place(
            self.table.county.map(|index| record.cell(index)),
            self.table.township.map(|index| record.cell(index)),
            place,
        );
        let at = match placed {
            Placed::At(at) => at,
            Placed::Including => {
                self.count(Furniture::Including);
                return;
            }
        };
        self.counts.rows = self.counts.rows.saturating_add(1);
        let mut row = Row {
            record,
            at,
            is_broken,
        };
        let table = self.table;
        match &table.shape {
            Shape::Wide { figures } => {
                let Some(year) = self.year(&row, sink) else {
                    return;
                };
                let Ok(unit) = self.row_unit(&row) else {
                    row.is_broken = true;
                    for figure in figures {
                        self.unknown_unit(&row, figure.of);
                        self.cell(
                            &row,
                            figure.index,
                            (figure.of, year),
                            &Stated::default(),
                            sink,
                        );
                    }
                    return;
                };
                for figure in figures {
                    let stated = self.stated(unit.as_ref(), figure.unit.as_ref());
                    self.cell(&row, figure.index, (figure.of, year), &stated, sink);
                }
            }
            Shape::Tidy {
                indicator,
                value,
                unit,
            } => {
                let year = self.year(&row, sink);
                let Some((id, named_unit)) = self.indicator(&row, *indicator) else {
                    return;
                };
                let Some(year) = year else {
                    return;
                };
                let header = named_unit.as_ref().or(unit.as_ref());
                let row_unit = self.row_unit(&row);
                if row_unit.is_err() {
                    self.unknown_unit(&row, id);
                    row.is_broken = true;
                }
                let row_unit = row_unit.ok().flatten();
                let stated = self.stated(row_unit.as_ref(), header);
                self.cell(&row, *value, (id, year), &stated, sink);
            }
            Shape::YearsAcross { indicator, figures } => {
                for figure in figures {
                    sink.period(row.at, figure.of);
                }
                let Some((id, named_unit)) = self.indicator(&row, *indicator) else {
                    return;
                };
                let row_unit = self.row_unit(&row);
                if row_unit.is_err() {
                    self.unknown_unit(&row, id);
                    row.is_broken = true;
                }
                let row_unit = row_unit.ok().flatten();
                for figure in figures {
                    let header = named_unit.as_ref().or(figure.unit.as_ref());
                    let stated = self.stated(row_unit.as_ref(), header);
                    self.cell(&row, figure.index, (id, figure.of), &stated, sink);
                }
            }
            Shape::OneIndicator {
                indicator,
                unit,
                figures,
            } => {
                for figure in figures {
                    sink.period(row.at, figure.of);
                    let header = figure.unit.as_ref().or(unit.as_ref());
                    let stated = self.stated(None, header);
                    self.cell(&row, figure.index, (*indicator, figure.of), &stated, sink);
                }
            }
        }
    }

    fn stated<'u>(&self, column: Option<&'u Unit>, header: Option<&'u Unit>) -> Stated<'u>
    where
        'a: 'u,
    {
        Stated {
            column,
            header,
            table: &self.table.units,
        }
    }

    /// What a row is if it has no figures to read.
    fn furniture(&mut self, record: &Record<'_>, is_first: bool) -> Option<Furniture> {
        let table = self.table;
        let first = record.cells().find(|cell| !cell.is_empty())?;
        let filled = record.cells().filter(|cell| !cell.is_empty()).count();
        let has_figures = (0..record.len())
            .any(|index| table.has_figures(index) && !record.cell(index).is_empty());
        let says_what = table.county.or(table.township).or(table.year).is_some()
            || matches!(table.shape, Shape::Tidy { .. } | Shape::YearsAcross { .. });
        let has_stem = first.contains(['甲', '乙']);
        if is_first && (says_what || has_stem) && furniture::is_column_numbers(record.cells()) {
            return Some(Furniture::ColumnNumbers);
        }
        if furniture::is_note(first, has_figures) {
            self.after_notes = true;
            return Some(Furniture::Note);
        }
        if self.after_notes && filled == 1 && !has_figures {
            return Some(Furniture::Note);
        }
        let is_header = record.len() == table.header.len()
            && record
                .cells()
                .zip(&table.header)
                .all(|(cell, header)| cell == header);
        if is_header {
            return Some(Furniture::RepeatedHeader);
        }
        let names_indicator = match table.shape {
            Shape::YearsAcross { indicator, .. } => Some(indicator),
            Shape::Tidy { .. } | Shape::Wide { .. } | Shape::OneIndicator { .. } => None,
        };
        let is_caption = filled == 1
            && !has_figures
            && record.len() == table.header.len()
            && names_indicator.is_some_and(|index| {
                let cell = record.cell(index);
                !cell.is_empty() && self.shared.words.headed(cell).heading == Heading::Unknown
            });
        is_caption.then_some(Furniture::Caption)
    }

    fn count(&mut self, kind: Furniture) {
        let count = self.counts.furniture.entry(kind).or_default();
        *count = count.saturating_add(1);
    }

    /// Whether a row's cells cannot be trusted to stand where they belong; says so.
    fn report_broken(&mut self, record: &Record<'_>) -> bool {
        let place = Place::row(self.file, record.line);
        if let Some(damage) = record.damage {
            self.shared
                .findings
                .push(Finding::new(FindingKind::DamagedRow(damage), place));
            return true;
        }
        let (expected, found) = (self.table.width, record.len());
        let is_longer = (self.table.header.len().max(expected)..found)
            .any(|index| !record.cell(index).is_empty());
        if found >= expected && !is_longer {
            return false;
        }
        self.shared.findings.push(Finding::new(
            FindingKind::RaggedRow { expected, found },
            place,
        ));
        true
    }

    /// The year of a row that has one for all its figures.
    fn year(&mut self, row: &Row<'_>, sink: &mut dyn Sink) -> Option<Year> {
        let Some(index) = self.table.year else {
            sink.period(row.at, self.shared.year);
            return Some(self.shared.year);
        };
        let text = row.record.cell(index);
        let year = period::year(text);
        match year {
            Some(year) => sink.period(row.at, year),
            None if row.is_broken => {}
            None => {
                let place = Place::cell(self.file, row.record.line_of(index), column(index));
                let kind = FindingKind::UnreadableYear;
                self.shared
                    .findings
                    .push(Finding::new(kind, place).with_text(text));
            }
        }
        year
    }

    /// The indicator of a row that has one for all its figures, with the unit after its name.
    fn indicator(&mut self, row: &Row<'_>, index: usize) -> Option<(IndicatorId, Option<Unit>)> {
        let text = row.record.cell(index);
        let named = match self.indicators.get(text) {
            Some(named) => named.clone(),
            None => {
                let headed = self.shared.words.headed(furniture::without_including(text));
                let named = match headed.heading {
                    Heading::Term(id) => Named::Term(id, headed.unit),
                    Heading::County
                    | Heading::Township
                    | Heading::Year
                    | Heading::Indicator
                    | Heading::Unit
                    | Heading::Value
                    | Heading::Ignored
                    | Heading::Figures(_)
                    | Heading::Blank
                    | Heading::Unknown => Named::Unknown,
                };
                if self.indicators.len() < MOST_REMEMBERED {
                    self.indicators.insert(text.to_owned(), named.clone());
                }
                named
            }
        };
        match named {
            Named::Term(id, unit) => {
                self.mention(id);
                Some((id, unit))
            }
            Named::Unknown => {
                if !row.is_broken {
                    let kind = FindingKind::UnknownIndicator {
                        nearest: self.shared.words.nearest(text),
                    };
                    let place = Place::cell(self.file, row.record.line_of(index), column(index));
                    self.shared
                        .findings
                        .push(Finding::new(kind, place).with_text(text));
                }
                None
            }
        }
    }

    fn mention(&mut self, id: IndicatorId) {
        if let Some(mentioned) = self.shared.mentioned.get_mut(id.index()) {
            *mentioned = true;
        }
    }

    /// The unit in the row's unit column; an error if there is one that nothing knows.
    fn row_unit(&mut self, row: &Row<'_>) -> Result<Option<Unit>, ()> {
        let Some(index) = self.table.unit else {
            return Ok(None);
        };
        let text = row.record.cell(index);
        if matches!(text, "" | "-" | "—" | "——" | "/" | "无") {
            return Ok(None);
        }
        if let Some(known) = self.units.get(text) {
            return known.clone().map(Some).ok_or(());
        }
        let unit = Unit::parse(text);
        if self.units.len() < MOST_REMEMBERED {
            self.units.insert(text.to_owned(), unit.clone());
        }
        unit.map(Some).ok_or(())
    }

    fn unknown_unit(&mut self, row: &Row<'_>, indicator: IndicatorId) {
        let (Some(index), false) = (self.table.unit, row.is_broken) else {
            return;
        };
        if self.shared.slots.of(indicator).is_none() {
            return;
        }
        let text = row.record.cell(index);
        let kind = FindingKind::UnknownUnit {
            indicator,
            unit: text.to_owned(),
        };
        let place = Place::cell(self.file, row.record.line_of(index), column(index));
        self.shared
            .findings
            .push(Finding::new(kind, place).with_text(text));
    }

    /// Reads one cell of figures.
    fn cell(
        &mut self,
        row: &Row<'_>,
        index: usize,
        (indicator, year): (IndicatorId, Year),
        stated: &Stated<'_>,
        sink: &mut dyn Sink,
    ) {
        let (Some(slot), Some(term)) = (
            self.shared.slots.of(indicator),
            self.shared.vocabulary.term(indicator),
        ) else {
            return;
        };
        let key = Key {
            at: row.at,
            year,
            slot,
        };
        let place = Place::cell(self.file, row.record.line_of(index), column(index));
        if row.is_broken {
            sink.cell(key, Seen::Unreadable, place);
            return;
        }
        let text = row.record.cell(index);
        match figure::read(term, indicator, stated, text) {
            Ok(None) => sink.cell(key, Seen::Blank, place),
            Ok(Some(figured)) => {
                self.counts.observations = self.counts.observations.saturating_add(1);
                sink.cell(key, Seen::Known(&figured, text), place);
            }
            Err(kind) => {
                self.shared
                    .findings
                    .push(Finding::new(kind, place).with_text(text));
                sink.cell(key, Seen::Unreadable, place);
            }
        }
    }
}

/// One row of figures.
struct Row<'a> {
    record: &'a Record<'a>,
    at: At,
    is_broken: bool,
}

/// The number of a column, from 1.
pub(super) fn column(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}
