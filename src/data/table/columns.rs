//! The columns of a header row, and which layout they make.

use super::words::{Headed, Heading};
use crate::data::cell::{self, Cell};
use crate::data::records::HeadRow;
use crate::data::table::{FigureColumn, Shape};
use crate::quantity::{Unit, Year};
use crate::vocabulary::{IndicatorId, Layout};

/// The columns of a header row, by what they hold.
#[derive(Default)]
pub(in crate::data) struct Columns {
    pub(in crate::data) county: Vec<usize>,
    pub(in crate::data) township: Vec<usize>,
    pub(in crate::data) year: Vec<usize>,
    indicator: Vec<usize>,
    pub(in crate::data) unit: Vec<usize>,
    value: Vec<usize>,
    pub(in crate::data) terms: Vec<FigureColumn<IndicatorId>>,
    pub(in crate::data) years: Vec<FigureColumn<Year>>,
    unknown: Vec<usize>,
    pub(in crate::data) blank: Vec<usize>,
    /// Columns that are known and hold nothing that is read.
    pub(super) ignored: Vec<usize>,
    /// Columns headed 单位 that hold names of offices.
    pub(in crate::data) offices: Vec<usize>,
}

impl Columns {
    pub(in crate::data) fn add(&mut self, index: usize, headed: &Headed) {
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
                below: None,
            }),
            Heading::Figures(year) => self.years.push(FigureColumn {
                index,
                of: year,
                unit: headed.unit.clone(),
                below: None,
            }),
            Heading::Blank => self.blank.push(index),
            Heading::Unknown => self.unknown.push(index),
            Heading::Ignored => self.ignored.push(index),
        }
    }

    /// The columns of figures of the row's indicator.
    pub(super) fn value_columns(&self) -> impl Iterator<Item = usize> + '_ {
        self.value.iter().copied()
    }

    /// The columns without a header.
    pub(in crate::data) fn unnamed(&self) -> Vec<usize> {
        self.blank.clone()
    }
}

/// The layout that the columns make: the one declared, else the first that fits.
pub(super) fn layout_of(
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

/// Where the figures of a layout stand.
pub(in crate::data) fn shape(
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

/// The first two columns that say the same of a row.
pub(in crate::data) fn repeated(columns: &Columns) -> Option<(usize, usize)> {
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

/// How many columns are known.
pub(in crate::data) fn score(columns: &Columns, layout: Layout) -> usize {
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
pub(in crate::data) fn unused(
    columns: &Columns,
    layout: Layout,
    county: Option<usize>,
) -> Vec<usize> {
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
