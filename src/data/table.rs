//! How a file is laid out: found from its first records, below titles and unit lines.

use super::FindingKind;
use super::cell::{self, Cell};
use super::furniture::{self, Furniture};
use super::records::HeadRow;
use super::words::{Headed, Heading, Words};
use crate::quantity::{Unit, Year};
use crate::source::Untrusted;
use crate::vocabulary::{IndicatorId, Layout};

/// A column of figures.
#[derive(Clone, Debug)]
pub(super) struct FigureColumn<T> {
    pub(super) index: usize,
    pub(super) of: T,
    pub(super) unit: Option<Unit>,
}

/// Where the figures stand, and what says what they are.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Tidy {
        indicator: usize,
        value: usize,
        /// The unit in the header of the column of values.
        unit: Option<Unit>,
    },
    Wide {
        figures: Vec<FigureColumn<IndicatorId>>,
    },
    YearsAcross {
        indicator: usize,
        figures: Vec<FigureColumn<Year>>,
    },
    OneIndicator {
        indicator: IndicatorId,
        unit: Option<Unit>,
        figures: Vec<FigureColumn<Year>>,
    },
}

/// A recognised table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) shape: Shape,
    /// The line of the header.
    pub(super) header_line: u64,
    /// The header as written.
    pub(super) header: Vec<String>,
    /// How many columns have a header.
    pub(super) width: usize,
    pub(super) county: Option<usize>,
    pub(super) township: Option<usize>,
    pub(super) year: Option<usize>,
    pub(super) unit: Option<usize>,
    /// The units of the line above the table.
    pub(super) units: Vec<Unit>,
    /// What stands above the header.
    pub(super) above: Vec<Furniture>,
    /// The columns that nothing knows.
    pub(super) unknown: Vec<usize>,
    /// Two columns that say the same of a row.
    pub(super) repeated: Option<(usize, usize)>,
    /// How many header cells are known.
    pub(super) score: usize,
}

impl Table {
    pub(super) fn layout(&self) -> Layout {
        match self.shape {
            Shape::Tidy { .. } => Layout::Tidy,
            Shape::Wide { .. } => Layout::Wide,
            Shape::YearsAcross { .. } => Layout::YearsAcross,
            Shape::OneIndicator { .. } => Layout::OneIndicator,
        }
    }

    /// Whether the table says the years of its figures.
    pub(super) fn has_years(&self) -> bool {
        match self.shape {
            Shape::Tidy { .. } | Shape::Wide { .. } => self.year.is_some(),
            Shape::YearsAcross { .. } | Shape::OneIndicator { .. } => true,
        }
    }

    /// Whether a column holds figures.
    pub(super) fn has_figures(&self, column: usize) -> bool {
        match &self.shape {
            Shape::Tidy { value, .. } => *value == column,
            Shape::Wide { figures } => figures.iter().any(|figure| figure.index == column),
            Shape::YearsAcross { figures, .. } | Shape::OneIndicator { figures, .. } => {
                figures.iter().any(|figure| figure.index == column)
            }
        }
    }
}

/// How many records below a header are looked at for a better one.
const LOOK_BEYOND: usize = 12;

/// The best table among the first records; the first of equals.
pub(super) fn recognise(
    rows: &[HeadRow],
    words: &Words,
    declared: Option<Layout>,
) -> Option<Table> {
    let mut best: Option<(usize, Table)> = None;
    let mut subject = None;
    let mut above: Option<(&HeadRow, Vec<Headed>)> = None;
    for (index, row) in rows.iter().enumerate() {
        if best
            .as_ref()
            .is_some_and(|(at, best)| best.score > 1 && at.saturating_add(LOOK_BEYOND) < index)
        {
            break;
        }
        let headed = headings(row, above.as_ref(), words);
        let candidate = Candidate {
            row,
            headed: &headed,
            before: rows.get(..index).unwrap_or_default(),
            subject: subject.as_ref(),
        };
        if let Some(table) = candidate.table(declared)
            && best
                .as_ref()
                .is_none_or(|(_, best)| table.score > best.score)
        {
            best = Some((index, table));
        }
        if let Some(named) = furniture::subject_line(&row.cells) {
            subject = Some(subject_of(&named, words));
        }
        above = Some((row, headed));
    }
    best.map(|(_, table)| table)
}

/// What a line above the header says the file is of.
type Subject = (Heading, Option<Unit>);

fn subject_of(line: &str, words: &Words) -> Subject {
    let headed = words.headed(line);
    if headed.heading != Heading::Unknown {
        return (headed.heading, headed.unit);
    }
    let (name, unit) = furniture::subject_unit(line);
    (words.headed(&name).heading, unit)
}

/// A row that may be the header.
struct Candidate<'a> {
    row: &'a HeadRow,
    headed: &'a [Headed],
    before: &'a [HeadRow],
    subject: Option<&'a Subject>,
}

/// The columns of a header row, by what they hold.
#[derive(Default)]
struct Columns {
    county: Vec<usize>,
    township: Vec<usize>,
    year: Vec<usize>,
    indicator: Vec<usize>,
    unit: Vec<usize>,
    value: Vec<usize>,
    terms: Vec<FigureColumn<IndicatorId>>,
    years: Vec<FigureColumn<Year>>,
    unknown: Vec<usize>,
    blank: Vec<usize>,
}

impl Columns {
    fn add(&mut self, index: usize, headed: &Headed) {
        match headed.heading {
            Heading::County => self.county.push(index),
            Heading::Township => self.township.push(index),
            Heading::Year => self.year.push(index),
            Heading::Indicator => self.indicator.push(index),
            Heading::Unit => self.unit.push(index),
            Heading::Value => self.value.push(index),
            Heading::Term(id) => self.terms.push(FigureColumn {
                index,
                of: id,
                unit: headed.unit.clone(),
            }),
            Heading::Figures(year) => self.years.push(FigureColumn {
                index,
                of: year,
                unit: headed.unit.clone(),
            }),
            Heading::Blank => self.blank.push(index),
            Heading::Unknown => self.unknown.push(index),
            Heading::Ignored => {}
        }
    }
}

impl Candidate<'_> {
    /// The table of which the row is the header, if it can be one.
    fn table(&self, declared: Option<Layout>) -> Option<Table> {
        let (row, headed) = (self.row, self.headed);
        let mut columns = Columns::default();
        let mut value_unit = None;
        for (index, headed) in headed.iter().enumerate() {
            columns.add(index, headed);
            if headed.heading == Heading::Value {
                value_unit.clone_from(&headed.unit);
            }
        }
        let subject = self.subject.and_then(|(heading, unit)| match heading {
            Heading::Term(id) => Some((*id, unit.clone())),
            Heading::County
            | Heading::Township
            | Heading::Year
            | Heading::Indicator
            | Heading::Unit
            | Heading::Value
            | Heading::Ignored
            | Heading::Figures(_)
            | Heading::Blank
            | Heading::Unknown => None,
        });
        let layout = layout_of(&columns, row, subject.is_some(), declared)?;
        let has_number = row.cells.iter().zip(headed).any(|(cell, headed)| {
            headed.heading == Heading::Unknown && matches!(cell::read(cell), Cell::Quantity(_))
        });
        if has_number {
            return None;
        }
        let mut table = Table {
            shape: shape(layout, &mut columns, value_unit, subject)?,
            header_line: row.line,
            header: row.cells.clone(),
            width: headed
                .iter()
                .rposition(|headed| headed.heading != Heading::Blank)?
                .saturating_add(1),
            county: columns.county.first().copied(),
            township: columns.township.first().copied(),
            year: columns.year.first().copied(),
            unit: columns.unit.first().copied(),
            units: Vec::new(),
            above: Vec::new(),
            unknown: Vec::new(),
            repeated: repeated(&columns),
            score: score(&columns, layout),
        };
        table.unknown = unused(&columns, layout, table.county);
        describe_above(&mut table, self.before);
        Some(table)
    }
}

/// What the cells of a header row mean; blank ones under a heading that spans two rows take it.
fn headings(row: &HeadRow, above: Option<&(&HeadRow, Vec<Headed>)>, words: &Words) -> Vec<Headed> {
    let of_cell = |(index, cell): (usize, &String)| {
        let headed = words.headed(cell);
        if headed.heading != Heading::Blank {
            return headed;
        }
        let spanning = above
            .filter(|(above, _)| above.cells.len() == row.cells.len())
            .and_then(|(_, headed)| headed.get(index).cloned())
            .filter(|headed| {
                matches!(
                    headed.heading,
                    Heading::County | Heading::Township | Heading::Year | Heading::Indicator
                )
            });
        spanning.unwrap_or(headed)
    };
    row.cells.iter().enumerate().map(of_cell).collect()
}

fn layout_of(
    columns: &Columns,
    row: &HeadRow,
    has_subject: bool,
    declared: Option<Layout>,
) -> Option<Layout> {
    let is_bare_number = |figure: &FigureColumn<Year>| {
        row.cells
            .get(figure.index)
            .is_some_and(|cell| matches!(cell::read(cell), Cell::Quantity(_)))
    };
    let fits = |layout: Layout| match layout {
        Layout::Tidy => {
            !columns.indicator.is_empty()
                && !columns.value.is_empty()
                && !columns.years.iter().any(is_bare_number)
        }
        Layout::YearsAcross => !columns.indicator.is_empty() && !columns.years.is_empty(),
        Layout::OneIndicator => {
            has_subject && columns.indicator.is_empty() && !columns.years.is_empty()
        }
        Layout::Wide => !columns.terms.is_empty() && !columns.years.iter().any(is_bare_number),
    };
    match declared {
        Some(layout) => fits(layout).then_some(layout),
        None => [
            Layout::Tidy,
            Layout::YearsAcross,
            Layout::OneIndicator,
            Layout::Wide,
        ]
        .into_iter()
        .find(|layout| fits(*layout)),
    }
}

fn shape(
    layout: Layout,
    columns: &mut Columns,
    value_unit: Option<Unit>,
    subject: Option<(IndicatorId, Option<Unit>)>,
) -> Option<Shape> {
    Some(match layout {
        Layout::Tidy => Shape::Tidy {
            indicator: *columns.indicator.first()?,
            value: *columns.value.first()?,
            unit: value_unit,
        },
        Layout::Wide => Shape::Wide {
            figures: columns.terms.clone(),
        },
        Layout::YearsAcross => Shape::YearsAcross {
            indicator: *columns.indicator.first()?,
            figures: columns.years.clone(),
        },
        Layout::OneIndicator => {
            let (indicator, unit) = subject?;
            if columns.county.is_empty() && columns.township.is_empty() {
                // The column of areas needs no header here: nothing else can stand beside years.
                let first = columns.blank.iter().chain(&columns.unknown).min().copied();
                columns.county.extend(first);
            }
            Shape::OneIndicator {
                indicator,
                unit,
                figures: columns.years.clone(),
            }
        }
    })
}

fn repeated(columns: &Columns) -> Option<(usize, usize)> {
    [
        &columns.county,
        &columns.township,
        &columns.year,
        &columns.indicator,
        &columns.unit,
        &columns.value,
    ]
    .into_iter()
    .find_map(|list| Some((*list.first()?, *list.get(1)?)))
}

fn score(columns: &Columns, layout: Layout) -> usize {
    let rows = [
        columns.county.len(),
        columns.township.len(),
        columns.year.len(),
        columns.indicator.len(),
        columns.unit.len(),
        columns.value.len(),
    ];
    let figures = match layout {
        Layout::Tidy => 0,
        Layout::Wide => columns.terms.len(),
        Layout::YearsAcross | Layout::OneIndicator => columns.years.len(),
    };
    rows.into_iter().fold(figures, usize::saturating_add)
}

/// The columns that the layout has no use for, though they have a header.
fn unused(columns: &Columns, layout: Layout, county: Option<usize>) -> Vec<usize> {
    let mut unused = columns.unknown.clone();
    let years = columns.years.iter().map(|figure| figure.index);
    let terms = columns.terms.iter().map(|figure| figure.index);
    match layout {
        Layout::Tidy => unused.extend(years.chain(terms)),
        Layout::Wide => {
            unused.extend(years);
            unused.extend(columns.indicator.iter().chain(&columns.value));
        }
        Layout::YearsAcross | Layout::OneIndicator => {
            unused.extend(terms);
            unused.extend(columns.year.iter().chain(&columns.value));
        }
    }
    unused.retain(|index| Some(*index) != county);
    unused.sort_unstable();
    unused
}

fn describe_above(table: &mut Table, before: &[HeadRow]) {
    for row in before {
        let kind = if let Some(units) = furniture::unit_line(&row.cells) {
            table.units.extend(units);
            Furniture::UnitLine
        } else if furniture::subject_line(&row.cells).is_some() {
            Furniture::SubjectLine
        } else {
            Furniture::Title
        };
        table.above.push(kind);
    }
}

/// What to say of a file in which no table is found.
pub(super) fn no_table<'a>(
    rows: &'a [HeadRow],
    words: &Words,
    declared: Option<Layout>,
) -> (FindingKind, Option<&'a HeadRow>) {
    const MOST_NAMED: usize = 40;
    let filled = |row: &HeadRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let mut likeliest: Option<&HeadRow> = None;
    for row in rows {
        let has_years = row
            .cells
            .iter()
            .any(|cell| matches!(words.headed(cell).heading, Heading::Figures(_)));
        let subject = rows
            .iter()
            .take_while(|other| other.line < row.line)
            .find_map(|row| Some((row, furniture::subject_line(&row.cells)?)));
        if let Some((line, subject)) = subject.filter(|_| has_years) {
            let (name, _) = furniture::subject_unit(&subject);
            if words.headed(&name).heading != Heading::Unknown {
                continue;
            }
            let nearest = words.nearest(&name);
            return (FindingKind::UnknownSubject { nearest }, Some(line));
        }
        if likeliest.is_none_or(|best| filled(row) > filled(best)) {
            likeliest = Some(row);
        }
    }
    let found = likeliest
        .into_iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| !cell.is_empty())
        .take(MOST_NAMED)
        .map(|cell| (Untrusted::new(cell.as_str()), words.nearest(cell)))
        .collect();
    let kind = FindingKind::NoKnownColumn {
        found,
        layout: declared,
    };
    (kind, likeliest)
}
