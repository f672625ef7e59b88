//! What the header of a table has to say, before any row is read.

use super::Rows;
use super::dating;
use crate::data::table::Shape;
use crate::data::{Doubt, FindingKind, TableFault};
use crate::source::Place;

impl Rows<'_, '_> {
    /// Says what the header itself has to say.
    pub(in crate::data) fn read_header(&mut self) {
        let table = self.table;
        self.report_header();
        for index in &table.unknown {
            let text = table.header.get(*index).map_or("", String::as_str);
            let kind = TableFault::UnknownColumn {
                nearest: self.shared.words.nearest(text),
            };
            self.report(kind, self.cell_place(table.header_line, *index), Some(text));
        }
        match &table.shape {
            Shape::Wide { figures } => {
                for figure in figures {
                    self.mention(figure.of);
                }
            }
            Shape::Grid { figures } => {
                for figure in figures {
                    self.mention(figure.of.0);
                }
            }
            Shape::OneIndicator { indicator, .. } => self.mention(*indicator),
            Shape::Tidy { .. } | Shape::YearsAcross { .. } => {}
        }
        for line in &table.figures_above {
            let kind = FindingKind::Doubt(Doubt::FiguresAboveHeader);
            self.report(kind, Place::row(self.file, *line), None);
        }
        if let Some((kind, place)) = dating::said_of_years(table, self.assumed_year(), self.file) {
            let column = place.column.and_then(|column| usize::try_from(column).ok());
            let text = column.and_then(|column| table.header.get(column.saturating_sub(1)));
            self.report(kind, place, text.map(String::as_str));
        }
    }

    /// Says what is doubtful in the header itself.
    fn report_header(&mut self) {
        let table = self.table;
        for row in &table.header_rows {
            for (index, cell) in row.cells.iter().enumerate() {
                self.report_unseen(cell, row.line, index);
            }
        }
        for index in &table.offices {
            let is_area = table.county == Some(*index);
            let kind = FindingKind::Doubt(Doubt::OfficeColumn { is_area });
            let text = table.header.get(*index).map(String::as_str);
            self.report(kind, self.cell_place(table.header_line, *index), text);
        }
        self.find_years();
    }
}
