//! Rows and columns on a screen of a given width; on a narrow one, a list that says the same.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::sheet::Sheet;

/// Between two columns.
const GAP: usize = 2;
/// A column of prose that is narrower than this is not worth reading.
const LEAST_PROSE: usize = 12;
/// Below this width a table is a list.
const LEAST_TABLE: usize = 60;
/// Figures are broken over lines only beyond this.
const MOST_FIGURE: usize = 26;

/// A column.
pub(super) struct Column {
    pub(super) heading: String,
    /// Whether its text may be broken over lines; figures are kept together.
    pub(super) prose: bool,
}

impl Column {
    pub(super) fn figure(heading: &str) -> Self {
        Self {
            heading: heading.to_owned(),
            prose: false,
        }
    }
    pub(super) fn prose(heading: &str) -> Self {
        Self {
            heading: heading.to_owned(),
            prose: true,
        }
    }
}

/// Rows under one heading.
#[derive(Default)]
pub(super) struct Section {
    pub(super) heading: Option<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// A table of sections that share their columns.
pub(super) struct Grid {
    pub(super) columns: Vec<Column>,
    pub(super) sections: Vec<Section>,
}

impl Grid {
    /// Draws it as a table if the sheet is wide enough, else as a list.
    pub(super) fn draw(&self, sheet: &mut Sheet) {
        match self.widths(usize::from(sheet.width())) {
            Some(widths) => self.draw_table(&widths, sheet),
            None => self.draw_list(sheet),
        }
    }

    /// The width of each column, or `None` if they do not fit.
    fn widths(&self, total: usize) -> Option<Vec<usize>> {
        if total < LEAST_TABLE {
            return None;
        }
        let natural = self.natural_widths();
        let gaps = GAP * self.columns.len().saturating_sub(1);
        if natural.iter().sum::<usize>() + gaps <= total {
            return Some(natural);
        }
        let is_prose = |index: usize| self.columns.get(index).is_some_and(|column| column.prose);
        let figures: usize = natural
            .iter()
            .enumerate()
            .filter(|(index, _)| !is_prose(*index))
            .map(|(_, width)| (*width).min(MOST_FIGURE))
            .sum();
        let mut room = total.checked_sub(figures + gaps)?;
        let mut prose: Vec<(usize, usize)> = natural
            .iter()
            .enumerate()
            .filter(|(index, _)| is_prose(*index))
            .map(|(index, width)| (*width, index))
            .collect();
        prose.sort_unstable();
        let mut widths: Vec<usize> = natural.iter().map(|w| (*w).min(MOST_FIGURE)).collect();
        let mut left = prose.len();
        for (wanted, index) in prose {
            let share = room.checked_div(left)?;
            let given = wanted.min(share);
            if given < wanted && given < LEAST_PROSE {
                return None;
            }
            room -= given;
            left -= 1;
            *widths.get_mut(index)? = given;
        }
        Some(widths)
    }

    fn natural_widths(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = self
            .columns
            .iter()
            .map(|column| column.heading.width())
            .collect();
        for row in self.sections.iter().flat_map(|section| &section.rows) {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
            }
        }
        widths
    }

    fn draw_table(&self, widths: &[usize], sheet: &mut Sheet) {
        let headings = self.columns.iter().map(|column| column.heading.clone());
        for line in lines(&[headings.collect()], widths) {
            sheet.strong(&line);
        }
        let rule = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        sheet.raw(&"─".repeat(rule));
        for section in &self.sections {
            if let Some(heading) = &section.heading {
                sheet.strong(heading);
            }
            for line in lines(&section.rows, widths) {
                sheet.status_line(&line);
            }
        }
    }

    /// Each row as a paragraph: its first two cells, then the others with their headings.
    fn draw_list(&self, sheet: &mut Sheet) {
        for section in &self.sections {
            if let Some(heading) = &section.heading {
                sheet.strong(heading);
            }
            for row in &section.rows {
                let first: Vec<&str> = row.iter().take(2).map(String::as_str).collect();
                sheet.status_line(&first.join("  "));
                for (column, cell) in self.columns.iter().zip(row).skip(2) {
                    if !cell.is_empty() {
                        sheet.indented(&format!("{}: {cell}", column.heading));
                    }
                }
            }
        }
    }
}

/// Rows as lines, each column as wide as said.
fn lines(rows: &[Vec<String>], widths: &[usize]) -> Vec<String> {
    let mut table = Table::new();
    table
        .load_style(TableStyle::new())
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::MAX);
    table.add_rows(rows.iter().cloned());
    let last = widths.len().saturating_sub(1);
    for (index, width) in widths.iter().enumerate() {
        let gap = if index == last { 0 } else { GAP };
        let Some(column) = table.column_mut(index) else {
            continue;
        };
        column.set_padding((0, u16::try_from(gap).unwrap_or(0)));
        let width = u16::try_from(width + gap).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    table
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect()
}
