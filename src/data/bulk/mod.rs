//! Rows that hold nothing special, many at once.
//!
//! Nearly every row of a large file names an area that was named before, a year in four digits, and
//! plain numbers. Such rows are read here, by the same rules, straight from the bytes to what is
//! kept of them. A row in which anything else is met is left as it is for [`Rows`], which looks at
//! it thoroughly and in its turn; what is read here must be what would be read there.
//!
//! [`Rows`]: super::rows::Rows

mod asked;
mod keys;
mod layout;
mod named;
mod names;
mod number;
mod row;
mod rule;
mod separators;
mod wide;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) use self::layout::Layout;
use self::named::Named;
pub(super) use self::named::Unnamed;
use self::names::NamesSeen;
use self::row::{Row, Same};
use self::separators::{Separators, index_of};
use super::records::Block;
use super::rows::Shared;
use super::slots::Slots;
use super::store::{Keep, Store, Wanted};
use super::table::words::Words;
use crate::quantity::Year;
use crate::source::{FileId, MAX_LINE_BYTES, Place};
use crate::vocabulary::Vocabulary;

/// What all who read a file look things up in.
#[derive(Clone, Copy)]
pub(super) struct Common<'a> {
    pub(super) file: FileId,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) words: &'a Words<'a>,
    pub(super) slots: &'a Arc<Slots>,
    pub(super) areas: &'a std::sync::Mutex<super::areas::Areas>,
}

impl<'a> Common<'a> {
    pub(super) fn new(file: FileId, shared: &Shared<'a>) -> Self {
        Self {
            file,
            vocabulary: shared.vocabulary,
            words: shared.words,
            slots: shared.slots,
            areas: shared.areas,
        }
    }
}

/// A row that needs a thorough look: where it stands in its block, and on which line it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Special {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) line: u64,
}

/// Reads plain rows into a store of its own.
pub(super) struct Reader<'a> {
    layout: &'a Layout<'a>,
    common: Common<'a>,
    /// Only rows of these counties and years are looked at, all of them thoroughly.
    wanted: Option<Wanted>,
    /// Whether rows name areas that say so themselves.
    names_areas: bool,
    separators: Separators,
    names: NamesSeen,
    /// Lent out while a row is read.
    named: Option<Box<Named<'a>>>,
    /// Lent out while a row is read.
    row: Option<Box<Row>>,
    same: Same,
    pub(super) store: Store,
    pub(super) rows: u64,
    pub(super) observations: u64,
    pub(super) mentioned: Vec<bool>,
    /// Where each year outside the plan was met first.
    pub(super) outside: BTreeMap<Year, Place>,
}

/// The cells of a row: the text they stand in, where the row begins and where each of them ends.
#[derive(Clone, Copy)]
struct Cells<'t> {
    padded: &'t [u8],
    start: usize,
    ends: &'t [u32],
    /// Where the text of the row ends, without the end of the line.
    stop: usize,
    line: u64,
    /// Line feeds within its quotes.
    inner: &'t [u32],
}

impl<'t> Cells<'t> {
    /// Where a cell begins and ends.
    #[inline]
    fn range(&self, index: usize) -> Option<(usize, usize)> {
        let end = index_of(*self.ends.get(index)?).min(self.stop);
        let start = match index.checked_sub(1) {
            None => self.start,
            Some(before) => index_of(*self.ends.get(before)?).saturating_add(1),
        };
        Some((start, end))
    }

    #[inline]
    fn bytes(&self, index: usize) -> Option<&'t [u8]> {
        let (start, end) = self.range(index)?;
        self.padded.get(start..end)
    }

    /// The whole row.
    fn text(&self) -> &'t [u8] {
        let end = self.ends.last().map_or(self.start, |end| index_of(*end));
        self.padded.get(self.start..end).unwrap_or_default()
    }

    /// The line on which a cell begins.
    #[inline]
    fn line_of(&self, index: usize) -> u64 {
        if self.inner.is_empty() {
            return self.line;
        }
        let start = self.range(index).map_or(0, |(start, _)| start);
        let before = self
            .inner
            .iter()
            .filter(|at| index_of(**at) < start)
            .count();
        self.line
            .saturating_add(u64::try_from(before).unwrap_or(u64::MAX))
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        layout: &'a Layout<'a>,
        common: Common<'a>,
        (keep, wanted): (Keep, Option<Wanted>),
        names_areas: bool,
    ) -> Self {
        Self {
            layout,
            common,
            wanted,
            names_areas,
            separators: Separators::default(),
            names: NamesSeen::default(),
            named: Some(Box::default()),
            row: Some(Box::default()),
            same: Same::default(),
            store: Store::new(common.slots, keep),
            rows: 0,
            observations: 0,
            mentioned: vec![false; common.vocabulary.terms.len()],
            outside: BTreeMap::new(),
        }
    }

    /// Reads the plain rows of a block; gives back those that are not.
    pub(super) fn read(&mut self, block: &Block) -> Vec<Special> {
        let mut special = Vec::new();
        let mut separators = std::mem::take(&mut self.separators);
        let (padded, length) = (block.padded(), block.text().len());
        wide::index(&mut separators, padded, length, self.layout.delimiter);
        let (mut doubtful, mut inner) = (separators.doubtful(), separators.inner());
        let (mut start, mut line) = (0, block.line);
        for row in separators.rows() {
            let end = row.last().map_or(length, |end| index_of(*end));
            let is_doubtful = taken_before(&mut doubtful, end);
            let inner = taken_before(&mut inner, end);
            let cells = Cells {
                padded,
                start,
                ends: row,
                stop: stop_of(padded, start, end),
                line,
                inner,
            };
            let is_plain = is_doubtful.is_empty()
                && row.len() == self.layout.cells
                && end.saturating_sub(start) <= MAX_LINE_BYTES
                && self.read_row(cells, &separators).is_some();
            let next = end.saturating_add(1).min(length);
            if !is_plain {
                special.push(Special {
                    start,
                    end: next,
                    line,
                });
            }
            let lines = u64::try_from(inner.len()).unwrap_or(u64::MAX);
            line = line.saturating_add(1).saturating_add(lines);
            start = next;
        }
        self.separators = separators;
        special
    }
}

impl Reader<'_> {
    /// The indicator column, and the rows that were counted of indicators that nothing knows.
    pub(super) fn unnamed(&mut self) -> Vec<Unnamed> {
        self.named
            .take()
            .map_or_else(Vec::new, |named| named.unnamed())
    }
}

/// Where a row ends without the carriage return before its line feed.
#[inline]
fn stop_of(padded: &[u8], start: usize, end: usize) -> usize {
    match end.checked_sub(1) {
        Some(last) if last >= start && padded.get(last) == Some(&b'\r') => last,
        Some(_) | None => end,
    }
}

/// Splits off what stands before `end`.
#[inline]
fn taken_before<'l>(list: &mut &'l [u32], end: usize) -> &'l [u32] {
    if list.first().is_none_or(|first| index_of(*first) >= end) {
        return &[];
    }
    let count = list.partition_point(|at| index_of(*at) < end);
    let (taken, rest) = list.split_at_checked(count).unwrap_or((list, &[]));
    *list = rest;
    taken
}
