//! Rows and columns on a screen of a given width; on a narrow one, a list that says the same.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, TableStyle, Width};

use super::bar;
use super::sheet::Sheet;
use crate::report::wrap::{columns, longest_step, longest_word, wrap, wrap_words};

/// Between two columns.
const GAP: usize = 2;
/// A column of short labels is not narrower than this if it has more to say.
const SHORT_LIST: usize = 9;
/// A column of prose that is narrower than this is not worth reading.
const LEAST_PROSE: usize = 12;
/// Nothing but prose is broken over lines where prose can be as wide as this.
const AMPLE_PROSE: usize = 40;
/// Figures are broken over lines rather than have prose narrower than this.
const COMFORTABLE_PROSE: usize = 16;
/// There is room for bars if they leave prose as wide as this.
const PROSE_BESIDE_BARS: usize = 22;
/// Below this width a table is a list.
const LEAST_TABLE: usize = 60;
/// Figures are broken over lines only beyond this.
const MOST_FIGURE: usize = 26;

/// How a column's text may be broken over lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Never, unless it is absurdly long.
    Label,
    /// Between its words, if room is scarce.
    Figure,
    /// Between its words, as soon as the table is wider than the screen.
    Words,
    /// Wherever it must; such columns share the room that is left.
    Prose,
    /// Never; such columns are left out of a table that has no room to spare.
    Bar,
}

/// A column.
#[derive(Clone)]
pub(in crate::report) struct Column {
    heading: String,
    kind: Kind,
    /// Whether a list must say what its prose is about.
    is_named: bool,
}

impl Column {
    /// Whether a cell stands among the figures of a list. A full bar says no more than the status.
    fn is_beside_others(&self, cell: &str) -> bool {
        match self.kind {
            Kind::Prose => false,
            Kind::Bar => !cell.is_empty() && !bar::is_full(cell),
            Kind::Label | Kind::Figure | Kind::Words => !cell.is_empty(),
        }
    }
    /// A column of labels.
    pub(in crate::report) fn label(heading: &str) -> Self {
        Self::new(heading, Kind::Label)
    }
    /// A column of figures.
    pub(in crate::report) fn figure(heading: &str) -> Self {
        Self::new(heading, Kind::Figure)
    }
    /// A column of lists of short labels.
    pub(in crate::report) fn words(heading: &str) -> Self {
        Self::new(heading, Kind::Words)
    }
    /// A column of names and sentences.
    pub(in crate::report) fn prose(heading: &str) -> Self {
        Self::new(heading, Kind::Prose)
    }
    /// A column of short sentences that say nothing without its heading.
    pub(super) fn named_prose(heading: &str) -> Self {
        Self {
            is_named: true,
            ..Self::new(heading, Kind::Prose)
        }
    }
    /// A column of bars.
    pub(super) fn bar(heading: &str) -> Self {
        Self::new(heading, Kind::Bar)
    }
    fn new(heading: &str, kind: Kind) -> Self {
        Self {
            heading: heading.to_owned(),
            kind,
            is_named: false,
        }
    }
}

/// Rows under one heading.
#[derive(Default)]
pub(in crate::report) struct Section {
    pub(in crate::report) heading: Option<String>,
    pub(in crate::report) rows: Vec<Vec<String>>,
}

/// A table of sections that share their columns.
pub(in crate::report) struct Grid {
    pub(in crate::report) columns: Vec<Column>,
    pub(in crate::report) sections: Vec<Section>,
}

impl Grid {
    /// Draws it as a table if the sheet is wide enough, else as a list.
    pub(in crate::report) fn draw(&self, sheet: &mut Sheet) {
        let total = usize::from(sheet.width());
        if let Some(widths) = self.widths(total).filter(|widths| self.has_room(widths)) {
            return self.draw_table(&widths, sheet);
        }
        let plain = self.without_bars();
        match plain.widths(total) {
            Some(widths) => plain.draw_table(&widths, sheet),
            None => self.draw_list(sheet),
        }
    }

    /// Whether nothing else has become narrow for the bars.
    fn has_room(&self, widths: &[usize]) -> bool {
        let natural = self.measure(|_, text| columns(text));
        let columns = self.columns.iter().zip(widths).zip(natural);
        let mut columns = columns.map(|((column, width), natural)| (column.kind, *width, natural));
        self.columns.iter().all(|column| column.kind != Kind::Bar)
            || columns.all(|(kind, width, natural)| match kind {
                Kind::Prose => width >= natural.min(PROSE_BESIDE_BARS),
                Kind::Label | Kind::Figure | Kind::Bar => width >= natural,
                Kind::Words => true,
            })
    }

    /// The same table without its columns of bars.
    fn without_bars(&self) -> Self {
        let stays = |index: &usize| {
            let column = self.columns.get(*index);
            column.is_some_and(|column| column.kind != Kind::Bar)
        };
        let kept = |row: &Vec<String>| {
            let cells = row.iter().enumerate().filter(|(index, _)| stays(index));
            cells.map(|(_, cell)| cell.clone()).collect()
        };
        let columns = self.columns.iter().enumerate();
        Self {
            columns: columns
                .filter(|(index, _)| stays(index))
                .map(|(_, column)| column.clone())
                .collect(),
            sections: self
                .sections
                .iter()
                .map(|section| Section {
                    heading: section.heading.clone(),
                    rows: section.rows.iter().map(kept).collect(),
                })
                .collect(),
        }
    }

    /// The width of each column, or `None` if they do not fit.
    fn widths(&self, total: usize) -> Option<Vec<usize>> {
        if total < LEAST_TABLE {
            return None;
        }
        let gaps = GAP * self.columns.len().saturating_sub(1);
        let natural = self.measure(|_, text| columns(text));
        if natural.iter().sum::<usize>() + gaps <= total {
            return Some(natural);
        }
        let parts = self.measure(|column, text| match column.kind {
            Kind::Prose => longest_step(text),
            Kind::Label | Kind::Figure | Kind::Words | Kind::Bar => longest_word(text),
        });
        let room = total - gaps;
        self.fitted(&natural, &parts, room, AMPLE_PROSE, |_| false)
            .or_else(|| {
                self.fitted(&natural, &parts, room, COMFORTABLE_PROSE, |column| {
                    column.kind == Kind::Words
                })
            })
            .or_else(|| {
                let breaks = |column: &Column| !matches!(column.kind, Kind::Label | Kind::Bar);
                self.fitted(&natural, &parts, room, LEAST_PROSE, breaks)
            })
    }

    /// The widths if the columns that `breaks` tells are only as wide as their `parts` ask, and each
    /// column of prose gets at least `least`.
    fn fitted(
        &self,
        natural: &[usize],
        parts: &[usize],
        total: usize,
        least: usize,
        breaks: impl Fn(&Column) -> bool,
    ) -> Option<Vec<usize>> {
        let mut widths: Vec<usize> = Vec::new();
        let mut prose: Vec<usize> = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            let (natural, part) = (*natural.get(index)?, *parts.get(index)?);
            if column.kind == Kind::Prose {
                prose.push(index);
                widths.push(0);
            } else if breaks(column) {
                widths.push(natural.min(part.max(SHORT_LIST)).min(MOST_FIGURE));
            } else {
                widths.push(natural.min(MOST_FIGURE));
            }
        }
        let room = total.checked_sub(widths.iter().sum::<usize>())?;
        let shares = self.shares(&prose, (natural, parts), room, least)?;
        for (index, share) in prose.iter().zip(shares) {
            *widths.get_mut(*index)? = share;
        }
        Some(widths)
    }

    /// How the columns of prose share `room`: so that the table has the fewest lines, and if there is
    /// room so that no word or part of a path is cut.
    fn shares(
        &self,
        prose: &[usize],
        (natural, parts): (&[usize], &[usize]),
        room: usize,
        least: usize,
    ) -> Option<Vec<usize>> {
        let part = |column: usize| parts.get(column).copied().unwrap_or(0).min(MOST_FIGURE);
        self.shares_from(prose, natural, room, |column| least.max(part(column)))
            .or_else(|| self.shares_from(prose, natural, room, |_| least))
    }

    /// The same, with the least width of each.
    fn shares_from(
        &self,
        prose: &[usize],
        natural: &[usize],
        room: usize,
        floor: impl Fn(usize) -> usize,
    ) -> Option<Vec<usize>> {
        let least = |column: &usize| Some((*natural.get(*column)?).min(floor(*column)));
        match prose {
            [] => Some(Vec::new()),
            [only] => (room >= least(only)?).then(|| vec![room]),
            [first, second] => {
                let most = room.checked_sub(least(second)?)?;
                let wide = |row: &Vec<String>, column: &usize| {
                    row.get(*column).map_or(0, |cell| columns(cell))
                };
                let cells = self.rows().map(|row| (wide(row, first), wide(row, second)));
                let cells: Vec<(usize, usize)> = cells.collect();
                let height = |wide: usize, width: usize| wide.div_ceil(width.max(1));
                let best = (least(first)?..=most).min_by_key(|share| {
                    let heights = cells.iter().map(|(first, second)| {
                        height(*first, *share).max(height(*second, room - *share))
                    });
                    heights.sum::<usize>()
                })?;
                Some(vec![best, room - best])
            }
            [_, _, _, ..] => {
                let share = room.checked_div(prose.len())?;
                let is_enough = prose.iter().all(|column| share >= floor(*column));
                is_enough.then(|| vec![share; prose.len()])
            }
        }
    }

    /// The most of what `measure` says of a column's heading and cells: a width of which no text has
    /// more than bytes.
    fn measure(&self, measure: impl Fn(&Column, &str) -> usize) -> Vec<usize> {
        let headings = self
            .columns
            .iter()
            .map(|column| measure(column, &column.heading));
        let mut widths: Vec<usize> = headings.collect();
        for row in self.rows() {
            for ((width, cell), column) in widths.iter_mut().zip(row).zip(&self.columns) {
                if cell.len() > *width {
                    *width = (*width).max(measure(column, cell));
                }
            }
        }
        widths
    }

    fn rows(&self) -> impl Iterator<Item = &Vec<String>> {
        self.sections.iter().flat_map(|section| &section.rows)
    }

    fn draw_table(&self, widths: &[usize], sheet: &mut Sheet) {
        let headings = self.columns.iter().map(|column| column.heading.clone());
        for line in self.lines(&[headings.collect()], widths) {
            sheet.strong(&line);
        }
        let rule = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        sheet.raw(&"─".repeat(rule));
        for section in &self.sections {
            if let Some(heading) = &section.heading {
                sheet.strong(heading);
            }
            for line in self.lines(&section.rows, widths) {
                sheet.status_line(&line);
            }
        }
    }

    /// Each row as a paragraph: its first two cells, then its figures, then what there is to say.
    fn draw_list(&self, sheet: &mut Sheet) {
        for section in &self.sections {
            if let Some(heading) = &section.heading {
                sheet.strong(heading);
            }
            for row in &section.rows {
                let first: Vec<&str> = row.iter().take(2).map(String::as_str).collect();
                sheet.entry(&first.join("  "));
                let rest = || self.columns.iter().zip(row).skip(2);
                let figures: Vec<String> = rest()
                    .filter(|(column, cell)| column.is_beside_others(cell))
                    .map(|(column, cell)| match column.kind {
                        Kind::Bar => cell.clone(),
                        Kind::Label | Kind::Figure | Kind::Words | Kind::Prose => {
                            format!("{} {cell}", column.heading)
                        }
                    })
                    .collect();
                for line in side_by_side(&figures, usize::from(sheet.width()).saturating_sub(GAP)) {
                    sheet.indented(&line);
                }
                for (column, cell) in rest() {
                    if column.kind != Kind::Prose || cell.is_empty() {
                        continue;
                    }
                    if column.is_named {
                        sheet.indented(&format!("{} {cell}", column.heading));
                    } else {
                        sheet.indented(cell);
                    }
                }
            }
        }
    }

    /// Rows as lines, each column as wide as said.
    fn lines(&self, rows: &[Vec<String>], widths: &[usize]) -> Vec<String> {
        let mut table = Table::new();
        table
            .load_style(TableStyle::new())
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::MAX);
        // Cells come broken into lines as Chinese wants it; the table only sets them side by side.
        table.add_rows(rows.iter().map(|row| {
            let cells = row.iter().zip(widths).zip(&self.columns);
            let cells = cells.map(|((cell, width), column)| match column.kind {
                Kind::Prose => wrap(cell, *width).join("\n"),
                Kind::Label | Kind::Figure | Kind::Words | Kind::Bar => {
                    wrap_words(cell, *width).join("\n")
                }
            });
            cells.collect::<Vec<_>>()
        }));
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
}

/// As many of `parts` on a line as fit.
fn side_by_side(parts: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if columns(line) + GAP + columns(part) <= width => {
                line.push_str("  ");
                line.push_str(part);
            }
            Some(_) | None => lines.push(part.clone()),
        }
    }
    lines
}
