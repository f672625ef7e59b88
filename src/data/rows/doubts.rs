//! What is wrong with a row as a whole.

use super::Rows;
use crate::data::records::Record;
use crate::data::table::MOST_UNITS;
use crate::data::table::furniture::{self, Furniture, UnitLine};
use crate::data::text::damaged;
use crate::data::{Doubt, FigureFault, FindingKind, RowFault};
use crate::source::{Place, is_invisible};
use crate::vocabulary::IndicatorId;

impl Rows<'_, '_> {
    /// Whether a row's cells cannot be trusted to stand where they belong; says so.
    pub(super) fn report_broken(&mut self, record: &Record<'_>) -> bool {
        let place = Place::row(self.file, record.line);
        if let Some(damage) = record.damage {
            self.report(RowFault::Damaged(damage), place, None);
            return true;
        }
        let (expected, found) = (self.table.width, record.len());
        // A row longer than its header by blank cells too: one of its cells may have been split in
        // two, and the last ones were blank.
        let is_longer = found > self.table.header.len()
            || (expected..found).any(|index| !record.cell(index).is_empty());
        if found < expected && self.table.is_cut {
            self.report(FindingKind::Doubt(Doubt::CutRows), place, None);
            self.report_unnamed(record);
            return false;
        }
        if found >= expected && !is_longer {
            self.report_unnamed(record);
            return false;
        }
        self.report(RowFault::Ragged { expected, found }, place, None);
        true
    }

    /// Says that a file has no rows but those of parts or of several areas together.
    pub(in crate::data) fn report_only_parts(&mut self) {
        let first = self.counts.furniture_lines.get(&Furniture::Including);
        if let (0, Some(&[line, ..])) = (self.counts.rows, first.map(Vec::as_slice)) {
            self.report(RowFault::NoWhole, Place::row(self.file, line), None);
        }
    }

    /// Says that a name holds characters that nobody can see; it was read without them.
    pub(super) fn report_unseen(&mut self, name: &str, line: u64, index: usize) {
        if !name.is_ascii() && name.contains(is_invisible) {
            let kind = FindingKind::Doubt(Doubt::InvisibleCharacters);
            self.report(kind, self.cell_place(line, index), Some(name));
        }
    }

    /// Says in which cells letters were lost before the file was saved.
    pub(super) fn report_lost(&mut self, record: &Record<'_>) {
        let names = [self.table.county, self.table.township];
        for (index, cell) in record.cells().enumerate() {
            if damaged::is_lost(cell) {
                // Names are told apart: each of them is shown as an area.
                let name = names.contains(&Some(index)).then_some(cell);
                let place = self.cell_place(record.line_of(index), index);
                let kind = FindingKind::Doubt(Doubt::DamagedText { is_refused: false });
                self.report(kind, place, name);
            }
        }
    }

    /// Says which columns without a header hold something.
    fn report_unnamed(&mut self, record: &Record<'_>) {
        let table = self.table;
        for index in &table.unnamed {
            if !record.cell(*index).is_empty() {
                let place = self.cell_place(record.line_of(*index), *index);
                self.report(FindingKind::Doubt(Doubt::UnnamedColumn), place, None);
            }
        }
    }

    /// Says what is wrong with a figure: in its cell, or once in the line that gives it no known unit.
    pub(super) fn report_figure(
        &mut self,
        fault: FigureFault,
        indicator: IndicatorId,
        cell: Place,
        text: &str,
    ) {
        let of_table = match &fault {
            FigureFault::UnknownUnit { is_of_table, .. } => *is_of_table,
            FigureFault::Unreadable(_)
            | FigureFault::Implausible { .. }
            | FigureFault::UnitMismatch { .. }
            | FigureFault::UnitConflict { .. }
            | FigureFault::Repeated { .. } => false,
        };
        match self.table.unknown_unit.as_ref().filter(|_| of_table) {
            Some((_, line)) => self.report(fault.of(indicator), Place::row(self.file, *line), None),
            None => self.report(fault.of(indicator), cell, Some(text)),
        }
    }

    /// Counts a line that is no row. A unit that it states holds for the rows already read, too: the
    /// file is read again with all of them. No more are remembered than refuse it.
    pub(super) fn meet_furniture(&mut self, kind: Furniture, record: &Record<'_>) {
        self.count(kind, record.line);
        if kind != Furniture::UnitLine || self.units_below.len() > MOST_UNITS {
            return;
        }
        let cells: Vec<String> = record.cells().map(str::to_owned).collect();
        let Some(said) = furniture::unit_line(&cells) else {
            return;
        };
        let mut met = self.units_below.iter().map(|(met, _)| met);
        let is_known = match &said {
            UnitLine::Units(units) => {
                met.any(|met| *met == said)
                    || units.iter().all(|unit| self.table.units.contains(unit))
            }
            UnitLine::Unknown(_) => {
                met.any(|met| matches!(met, UnitLine::Unknown(_)))
                    || self.table.unknown_unit.is_some()
            }
        };
        if !is_known {
            self.units_below.push((said, record.line));
        }
    }
}
