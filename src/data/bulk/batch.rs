//! Some consecutive rows of a wide table, read column by column: what a column's figures have in
//! common is then settled once, and what differs from row to row is little.

mod answered;

use super::cells::Cells;
use super::layout::{Seat, Wide, YearOf};
use super::row::{Area, Other, Whose, names_in};
use super::rule::Numbers;
use super::separators::{Separators, index_of};
use super::{Reader, Special, wide};
use crate::data::areas::At;
use crate::data::store::strip::{ROWS, RowBits, Strip, bit, bits_of, rows_of};
use crate::data::store::{Key, Reply, Sink as _};
use crate::quantity::Year;

/// Consecutive rows, each with as many cells as it should have.
pub(super) struct Batch<'t> {
    separators: &'t Separators,
    /// The number of the first in its block.
    first: usize,
    rows: Vec<Cells<'t>>,
}

impl<'t> Batch<'t> {
    pub(super) fn new(separators: &'t Separators) -> Self {
        Self {
            separators,
            first: 0,
            rows: Vec::with_capacity(ROWS),
        }
    }

    /// Adds a row, the block's `number`th, which follows the one before; whether it is the last that
    /// there is room for.
    #[inline]
    pub(super) fn push(&mut self, number: usize, cells: Cells<'t>) -> bool {
        if self.rows.is_empty() {
            self.first = number;
        }
        self.rows.push(cells);
        self.rows.len() == ROWS
    }

    /// Where the cells end, row by row.
    fn ends(&self) -> &'t [u32] {
        self.separators.ends_of(self.first, self.rows.len())
    }
}

/// What the rows of a batch say.
#[derive(Debug, Default)]
pub(super) struct Says {
    /// Whose figures they hold, by row.
    pub(super) of: Vec<Whose>,
    /// By column of figures.
    pub(super) strips: Vec<Strip>,
    /// How many decimal places the numbers of each column usually have.
    usual: Vec<usize>,
    /// The figures that are no plain numbers as they stand, by row and column.
    pub(super) others: Vec<(usize, usize, Other)>,
    /// The rows with others that are no plain numbers either way.
    pub(super) unsettled: RowBits,
    /// By question.
    replies: Vec<Reply>,
}

impl Says {
    /// Begins anew, with so many columns.
    pub(super) fn begin(&mut self, columns: usize) {
        self.of.clear();
        self.others.clear();
        self.unsettled = 0;
        self.strips.resize_with(columns, Strip::default);
    }

    /// The rows that have any figure.
    fn any(&self) -> RowBits {
        let some = self.strips.iter().map(|strip| !strip.blank);
        some.fold(0, |any, some| any | some)
    }
}

impl<'a> Reader<'a> {
    /// Reads the rows of a batch, which is empty then; adds those that need a thorough look to `special`.
    pub(super) fn read_batch(
        &mut self,
        wide: &Wide<'a>,
        batch: &mut Batch<'_>,
        special: &mut Vec<Special>,
    ) {
        if batch.rows.is_empty() {
            return;
        }
        let mut says = std::mem::take(&mut self.says);
        let taken = self.read_rows(wide, batch, &mut says);
        if self.wanted.is_none() {
            let mut answered = 0;
            if let Some(asked) = wide.asked.as_ref().filter(|_| self.store.keeps_answers()) {
                answered = self.answer(asked, taken, &mut says);
                let file = self.common.file;
                let locate = |place: usize, row: usize| {
                    let ((index, rule), cells) = wide.rules.get(place).zip(batch.rows.get(row))?;
                    Some((rule.slot, cells.place(file, *index)))
                };
                self.keep_beside(asked, &says, answered, locate);
            }
            for row in rows_of(taken & !answered) {
                self.keep_row(wide, batch, &says, row);
            }
        }
        self.says = says;
        for row in rows_of(bits_of(&(0..batch.rows.len())) & !taken) {
            special.extend(batch.rows.get(row).map(Cells::special));
        }
        batch.rows.clear();
    }

    /// Reads all rows; gives back those of which nothing has to be said.
    fn read_rows(&mut self, wide: &Wide<'a>, batch: &Batch<'_>, says: &mut Says) -> RowBits {
        let (mut plain, mut new) = (0, 0);
        says.begin(wide.columns.len());
        let nobody = Whose {
            at: At {
                county: 0,
                township: None,
            },
            year: self.common.vocabulary.base_year,
        };
        for (row, cells) in batch.rows.iter().enumerate() {
            let named = self.named_if_plain(cells, batch.separators);
            let mut of = nobody;
            if let Some((area, year)) = named {
                plain |= bit(row);
                of.year = year;
                match area {
                    Area::Known(at) => of.at = at,
                    Area::New(_) => new |= bit(row),
                }
            }
            says.of.push(of);
        }
        plain &= self.read_columns(wide, batch, plain, says);
        // Without a year, only a figure tells a row from a note.
        if let YearOf::All(_) = self.layout.year {
            plain &= says.any();
        }
        new &= plain;
        if new != 0 {
            plain &= self.settle_new(batch, new, says);
        }
        for (row, (of, cells)) in says.of.iter().zip(&batch.rows).enumerate() {
            if plain & bit(row) == 0 {
                continue;
            }
            if self.admits(*of) {
                self.count_row(of.year, cells);
            } else {
                plain &= !bit(row);
            }
        }
        plain
    }

    /// Asks for the names in these rows; gives back all rows but those of them that need a thorough
    /// look.
    fn settle_new(&mut self, batch: &Batch<'_>, new: RowBits, says: &mut Says) -> RowBits {
        let mut plain = RowBits::MAX;
        let names = rows_of(new).filter_map(|row| {
            let cells = batch.rows.get(row)?;
            Some((row, names_in(self.layout, cells)?, cells.line))
        });
        let names: Vec<_> = names.collect();
        self.settle(names, |row, at| match (at, says.of.get_mut(row)) {
            (Some(at), Some(of)) => of.at = at,
            (None, _) | (_, None) => plain &= !bit(row),
        });
        plain
    }

    #[inline]
    fn named_if_plain<'t>(
        &mut self,
        cells: &Cells<'t>,
        separators: &Separators,
    ) -> Option<(Area<'t>, Year)> {
        self.may_be_plain(cells, separators)
            .then(|| self.named(cells))?
    }

    /// Reads the figures of these rows; gives back those of them of which nothing has to be said.
    fn read_columns(
        &self,
        wide: &Wide<'a>,
        batch: &Batch<'_>,
        rows: RowBits,
        says: &mut Says,
    ) -> RowBits {
        says.usual.resize(wide.columns.len(), 0);
        let mut plain = rows;
        for (place, seat) in wide.columns.iter().enumerate() {
            let (Some(strip), Some(usual)) =
                (says.strips.get_mut(place), says.usual.get_mut(place))
            else {
                continue;
            };
            let odd = read_column(seat, batch, strip, usual);
            for row in rows_of(odd & plain) {
                let read = batch.rows.get(row).zip(wide.rules.get(place));
                match read.and_then(|(cells, (index, rule))| self.thoroughly(cells, *index, rule)) {
                    None => plain &= !bit(row),
                    Some(None) => strip.blank |= bit(row),
                    Some(Some(other)) => {
                        match other.number() {
                            Some((value, places)) => {
                                strip.put(row, value.millionths(), usize::from(places));
                            }
                            None => says.unsettled |= bit(row),
                        }
                        says.others.push((row, place, other));
                    }
                }
            }
        }
        says.others.sort_by_key(|(row, place, _)| (*row, *place));
        plain
    }

    /// Keeps what a row says.
    fn keep_row(&mut self, wide: &Wide<'a>, batch: &Batch<'_>, says: &Says, row: usize) {
        let Some((cells, whose)) = batch.rows.get(row).zip(says.of.get(row).copied()) else {
            return;
        };
        self.store.period(whose.at, whose.year);
        let first = says.others.partition_point(|(other, ..)| *other < row);
        let mut others = says.others.iter().skip(first).peekable();
        for (place, (index, rule)) in wide.rules.iter().enumerate() {
            let other = others.next_if(|(at, other, _)| (*at, *other) == (row, place));
            let other = other.map(|(_, _, other)| other);
            let figure = says.strips.get(place).and_then(|strip| strip.figure(row));
            let key = Key {
                at: whose.at,
                year: whose.year,
                slot: rule.slot,
            };
            let cell = cells.place(self.common.file, *index);
            self.keep(key, rule.column, cell, (figure, other));
        }
    }
}

/// Reads what is blank or a plain number in a column; gives back the rows in which it is neither.
fn read_column(seat: &Seat, batch: &Batch<'_>, strip: &mut Strip, usual: &mut usize) -> RowBits {
    let padded = batch.rows.first().map_or(&[][..], |cells| cells.padded);
    let width = batch.rows.first().map_or(0, |cells| cells.ends.len());
    let is_last = seat.cell.saturating_add(1) == width;
    match (seat.cell.checked_sub(1), &seat.numbers) {
        // Both ends of these cells are those of separators.
        (Some(before), Some(numbers)) if !is_last => {
            let rows = batch.ends().chunks_exact(width.max(1));
            let ranges = rows.map(|row| {
                let start = row.get(before).map_or(0, |end| index_of(*end));
                let end = row.get(seat.cell).map_or(0, |end| index_of(*end));
                (start.wrapping_add(1), end)
            });
            read_numbers(padded, ranges, numbers, strip, usual)
        }
        (_, Some(numbers)) => {
            let ranges = batch.rows.iter();
            let ranges = ranges.map(|cells| cells.range(seat.cell).unwrap_or_default());
            read_numbers(padded, ranges, numbers, strip, usual)
        }
        (_, None) => {
            (strip.blank, strip.most) = (0, 0);
            let mut odd = 0;
            for (row, cells) in batch.rows.iter().enumerate() {
                match cells.range(seat.cell) {
                    Some((start, end)) if start == end => strip.blank |= bit(row),
                    Some(_) | None => odd |= bit(row),
                }
            }
            odd
        }
    }
}

/// Reads numbers, most of which are written with as many decimal places as those before.
fn read_numbers(
    padded: &[u8],
    ranges: impl Iterator<Item = (usize, usize)> + Clone,
    numbers: &Numbers,
    strip: &mut Strip,
    places: &mut usize,
) -> RowBits {
    let usual = numbers.usual(*places);
    let unusual = wide::numbers(padded, ranges.clone(), &usual, strip);
    if unusual == 0 {
        return 0;
    }
    let mut odd = 0;
    for (row, range) in ranges
        .enumerate()
        .filter(|(row, _)| unusual & bit(*row) != 0)
    {
        match numbers.read(padded, range) {
            Some((figure, written)) => {
                strip.put(row, figure, written);
                *places = written;
            }
            None => odd |= bit(row),
        }
    }
    odd
}
