//! From the rows of one table to figures: which area, year, indicator and unit each cell belongs to.

mod below;
pub(super) mod dating;
mod doubts;
mod elsewhere;
mod header;
pub(super) mod memory;
mod names;
mod outside;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use self::below::Below;
use self::memory::Memory;
use self::outside::Outside;
use super::areas::{Areas, At, Placed};
use super::cell::figure::{self, Stated};
use super::cell::period;
use super::cell::{self, Cell};
use super::finding::gathered::Findings;
use super::records::Record;
use super::slots::Slots;
use super::store::{Key, Seen, Sink};
use super::table::furniture::{Furniture, UnitLine};
use super::table::lines;
use super::table::second::{self, HeaderRow};
use super::table::words::Words;
use super::table::{FigureColumn, Shape, Table};
use super::{FigureFault, Finding, FindingKind, RowFault, SizeDoubt};
use crate::quantity::{Unit, Year};
use crate::source::{FileId, Place};
use crate::vocabulary::{IndicatorId, Questions, Vocabulary};

/// What every file of a run shares.
pub(super) struct Shared<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) words: &'a Words<'a>,
    pub(super) slots: &'a Arc<Slots>,
    pub(super) areas: &'a Mutex<Areas>,
    pub(super) findings: &'a mut Findings,
    pub(super) mentioned: &'a mut [bool],
    /// The year that the user gives to figures that have none.
    pub(super) asked_year: Option<Year>,
    /// What is asked of every township.
    pub(super) questions: Option<&'a Questions>,
}

/// How many lines without figures are remembered of each kind.
const MOST_LINES: usize = 20;

/// What the rows of one file came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    pub(super) rows: u64,
    pub(super) observations: u64,
    pub(super) furniture: BTreeMap<Furniture, u64>,
    /// Where the first of each kind stand.
    pub(super) furniture_lines: BTreeMap<Furniture, Vec<u64>>,
}

/// Why a file is not read on.
pub(super) enum Halt {
    /// Another table begins on this line.
    SecondTable(u64),
}

/// One row of figures.
struct Row<'a> {
    record: &'a Record<'a>,
    at: At,
    /// Whether its cells cannot be trusted to stand where they belong.
    is_broken: bool,
    /// Whether it says no year that can be read, in a table that should.
    is_undated: bool,
}

/// Reads the rows of one table.
pub(super) struct Rows<'a, 'b> {
    file: FileId,
    table: &'a Table,
    shared: &'a mut Shared<'b>,
    memory: Memory,
    below: Below,
    outside: Outside,
    /// What lines below the header newly say of the unit.
    pub(super) units_below: Vec<(UnitLine, u64)>,
    pub(super) counts: Counts,
}

impl<'a, 'b> Rows<'a, 'b> {
    pub(super) fn new(file: FileId, table: &'a Table, shared: &'a mut Shared<'b>) -> Self {
        let mut rows = Self {
            file,
            table,
            shared,
            memory: Memory::default(),
            below: Below::new(),
            outside: Outside::default(),
            units_below: Vec::new(),
            counts: Counts::default(),
        };
        for (kind, line) in &table.above {
            rows.count(*kind, *line);
        }
        rows
    }

    fn assumed_year(&self) -> Year {
        dating::assumed_year(self.table, self.shared.asked_year, self.shared.vocabulary)
    }

    /// Reads a row below the header.
    pub(super) fn read(&mut self, record: &Record<'_>, sink: &mut dyn Sink) -> Result<(), Halt> {
        let table = self.table;
        if record.may_be_lost {
            self.report_lost(record);
        }
        if record.line <= table.header_line {
            return Ok(());
        }
        match second::header_row(record, table, self.shared.words) {
            None => {}
            Some(HeaderRow::Again) => {
                self.count(Furniture::RepeatedHeader, record.line);
                return Ok(());
            }
            Some(HeaderRow::Other) => return Err(Halt::SecondTable(record.line)),
        }
        if let Some(kind) = self.below.furniture(record, table, self.shared) {
            self.meet_furniture(kind, record);
            return Ok(());
        }
        let areas = self.shared.areas();
        let words = self.shared.words;
        let is_foreign = self.below.is_foreign(record, table, &areas)
            || (self.counts.rows > 0 && second::is_of_words(record, table, words, &areas));
        drop(areas);
        if is_foreign {
            return Err(Halt::SecondTable(record.line));
        }
        self.read_figures(record, sink);
        Ok(())
    }

    fn read_figures(&mut self, record: &Record<'_>, sink: &mut dyn Sink) {
        let table = self.table;
        let (county, township) = names::names(record, table);
        let place = Place::row(self.file, record.line);
        if [county, township]
            .into_iter()
            .flatten()
            .any(|name| name.contains('\0'))
        {
            // Whose figures were lost nobody can know.
            self.counts.rows = self.counts.rows.saturating_add(1);
            self.report_broken(record);
            return;
        }
        let placed = self.shared.areas().place(county, township, place);
        let (at, is_doubtful) = match placed {
            Placed::At(at) => (at, false),
            Placed::Doubtful(at) => (at, true),
            Placed::Including => return self.count(Furniture::Including, record.line),
            Placed::Subtotal => return self.count(Furniture::Subtotal, record.line),
        };
        self.counts.rows = self.counts.rows.saturating_add(1);
        self.meet_columns(record);
        let row = Row {
            record,
            at,
            is_broken: self.report_broken(record) || is_doubtful,
            is_undated: false,
        };
        match &table.shape {
            Shape::Wide { figures } => self.read_wide(row, figures, sink),
            Shape::Grid { figures } => self.read_grid(row, figures, sink),
            Shape::Tidy {
                indicator,
                value,
                unit,
            } => self.read_tidy(row, (*indicator, *value), unit.as_ref(), sink),
            Shape::YearsAcross { indicator, figures } => {
                self.read_across(row, *indicator, figures, sink);
            }
            Shape::OneIndicator {
                indicator,
                unit,
                figures,
            } => {
                for figure in figures {
                    sink.period(row.at, figure.of);
                    let header = figure.unit.as_ref().or(unit.as_ref());
                    let stated = self.stated(figure.below.as_ref(), header);
                    self.cell(&row, figure.index, (*indicator, figure.of), &stated, sink);
                }
            }
        }
    }

    fn read_wide(
        &mut self,
        mut row: Row<'_>,
        figures: &'a [FigureColumn<IndicatorId>],
        sink: &mut dyn Sink,
    ) {
        let year = self.year(&mut row, sink);
        let indicators: Vec<IndicatorId> = match self.table.unit {
            Some(_) => figures.iter().map(|figure| figure.of).collect(),
            None => Vec::new(),
        };
        let unit = self.row_unit(&mut row, &indicators);
        for figure in figures {
            let nearer = unit.as_ref().or(figure.below.as_ref());
            let stated = self.stated(nearer, figure.unit.as_ref());
            self.cell(&row, figure.index, (figure.of, year), &stated, sink);
        }
    }

    fn read_grid(
        &mut self,
        mut row: Row<'_>,
        figures: &'a [FigureColumn<(IndicatorId, Option<Year>)>],
        sink: &mut dyn Sink,
    ) {
        let needs_year = figures.iter().any(|figure| figure.of.1.is_none());
        let of_row = needs_year.then(|| self.year(&mut row, sink));
        let row_is_undated = row.is_undated;
        for figure in figures {
            let (indicator, of_column) = figure.of;
            let Some(year) = of_column.or(of_row) else {
                continue;
            };
            row.is_undated = row_is_undated && of_column.is_none();
            if !row.is_undated {
                sink.period(row.at, year);
            }
            let stated = self.stated(figure.below.as_ref(), figure.unit.as_ref());
            self.cell(&row, figure.index, (indicator, year), &stated, sink);
        }
    }

    fn read_tidy(
        &mut self,
        mut row: Row<'_>,
        (indicator, value): (usize, usize),
        value_unit: Option<&'a Unit>,
        sink: &mut dyn Sink,
    ) {
        let year = self.year(&mut row, sink);
        let Some((id, named_unit)) = self.indicator(&row, indicator) else {
            return;
        };
        let unit = self.row_unit(&mut row, &[id]);
        let stated = self.stated(unit.as_ref(), named_unit.as_ref().or(value_unit));
        self.cell(&row, value, (id, year), &stated, sink);
    }

    fn read_across(
        &mut self,
        mut row: Row<'_>,
        indicator: usize,
        figures: &'a [FigureColumn<Year>],
        sink: &mut dyn Sink,
    ) {
        for figure in figures {
            sink.period(row.at, figure.of);
        }
        let Some((id, named_unit)) = self.indicator(&row, indicator) else {
            return;
        };
        let unit = self.row_unit(&mut row, &[id]);
        for figure in figures {
            let header = named_unit.as_ref().or(figure.unit.as_ref());
            let nearer = unit.as_ref().or(figure.below.as_ref());
            let stated = self.stated(nearer, header);
            self.cell(&row, figure.index, (id, figure.of), &stated, sink);
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
            unknown: self.table.unit_nobody_knows(),
        }
    }

    fn count(&mut self, kind: Furniture, line: u64) {
        let count = self.counts.furniture.entry(kind).or_default();
        *count = count.saturating_add(1);
        let lines = self.counts.furniture_lines.entry(kind).or_default();
        if lines.len() < MOST_LINES {
            lines.push(line);
        }
    }

    fn report(&mut self, kind: impl Into<FindingKind>, place: Place, text: Option<&str>) {
        let finding = Finding::new(kind, place);
        self.shared.findings.push(match text {
            Some(text) => finding.with_text(text),
            None => finding,
        });
    }

    fn cell_place(&self, line: u64, index: usize) -> Place {
        Place::cell(self.file, line, column(index))
    }

    /// The year of a row that has one for all its figures. Where it says none that can be read, its
    /// figures may be of the assumed year.
    fn year(&mut self, row: &mut Row<'_>, sink: &mut dyn Sink) -> Year {
        let said = match self.table.year {
            None => None,
            Some(index) => {
                let text = row.record.cell(index);
                let year = period::year(text);
                if year.is_none() && !row.is_broken {
                    let place = self.cell_place(row.record.line_of(index), index);
                    self.report(RowFault::UnreadableYear, place, Some(text));
                }
                row.is_undated = year.is_none();
                self.meet_year(year, self.cell_place(row.record.line_of(index), index));
                year
            }
        };
        row.is_undated |= self.table.year_like.is_some();
        let year = said.unwrap_or_else(|| self.assumed_year());
        if !row.is_undated {
            sink.period(row.at, year);
        }
        year
    }

    /// The indicator of a row that has one for all its figures, with the unit after its name.
    fn indicator(&mut self, row: &Row<'_>, index: usize) -> Option<(IndicatorId, Option<Unit>)> {
        let text = row.record.cell(index);
        let named = self.memory.indicator(text, self.shared.words);
        match &named {
            Some((id, _)) => {
                self.mention(*id);
                self.report_unseen(text, row.record.line_of(index), index);
            }
            None if row.is_broken => {}
            None => {
                let kind = self.unknown_indicator(text);
                let place = self.cell_place(row.record.line_of(index), index);
                self.report(kind, place, Some(text));
            }
        }
        named
    }

    fn unknown_indicator(&self, text: &str) -> RowFault {
        let text = lines::without_including(text);
        RowFault::UnknownIndicator {
            nearest: self.shared.words.nearest_indicator(text),
        }
    }

    fn mention(&mut self, id: IndicatorId) {
        if let Some(mentioned) = self.shared.mentioned.get_mut(id.index()) {
            *mentioned = true;
        }
    }

    /// The unit in the row's unit column. If nothing knows it, the row is broken for all of its
    /// `indicators`.
    fn row_unit(&mut self, row: &mut Row<'_>, indicators: &[IndicatorId]) -> Option<Unit> {
        let index = self.table.unit?;
        let text = row.record.cell(index);
        if let Ok(unit) = self.memory.unit(text) {
            return unit;
        }
        if self.shared.vocabulary.is_in_place_of_unit(text, indicators) {
            return None;
        }
        if !row.is_broken {
            for indicator in indicators {
                if self.shared.slots.of(*indicator).is_none() {
                    continue;
                }
                let fault = FigureFault::UnknownUnit {
                    is_of_table: false,
                    unit: text.to_owned(),
                };
                let place = self.cell_place(row.record.line_of(index), index);
                self.report(fault.of(*indicator), place, Some(text));
            }
        }
        row.is_broken = true;
        None
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
        let at = row.at;
        let key = Key { at, year, slot };
        let place = self.cell_place(row.record.line_of(index), index);
        let text = row.record.cell(index);
        if row.is_undated {
            if cell::read(text) != Cell::Missing {
                sink.undated(key, place);
            }
            return;
        }
        if row.is_broken {
            sink.cell(key, Seen::Unreadable, place);
            return;
        }
        match figure::read(term, stated, text) {
            Ok(None) => sink.cell(key, Seen::Blank, place),
            Ok(Some(figured)) => {
                self.counts.observations = self.counts.observations.saturating_add(1);
                if figured.is_one_sided() {
                    let kind = SizeDoubt::OneSided.of(indicator);
                    self.report(kind, place, Some(text));
                }
                sink.cell(key, Seen::Known(&figured, text), place);
            }
            Err(fault) => {
                self.report_figure(fault, indicator, place, text);
                sink.cell(key, Seen::Unreadable, place);
            }
        }
    }
}

/// The number of a column, from 1.
pub(super) fn column(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}
