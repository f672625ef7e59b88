//! Rows that hold nothing special, many at once.
//!
//! Nearly every row of a large file names an area that was named before, a year in four digits, and
//! plain numbers. Such rows are read here, by the same rules, straight from the bytes to what is
//! kept of them. A row in which anything else is met is left as it is for [`Rows`], which looks at
//! it thoroughly and in its turn; what is read here must be what would be read there.
//!
//! [`Rows`]: super::rows::Rows

mod asked;
mod batch;
mod cells;
mod keys;
mod layout;
mod named;
mod names;
mod number;
mod row;
mod rule;
mod runs;
mod same;
mod separators;
mod wide;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::batch::{Batch, Says};
use self::cells::Cells;
pub(super) use self::layout::Layout;
use self::layout::{Shape, Wide};
use self::named::Named;
pub(super) use self::named::Unnamed;
use self::names::NamesSeen;
use self::row::Same;
use self::runs::Runs;
use self::separators::Separators;
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
    /// Lent out while rows are read.
    says: Says,
    runs: Runs,
    same: Same,
    pub(super) store: Store,
    pub(super) rows: u64,
    pub(super) observations: u64,
    pub(super) mentioned: Vec<bool>,
    /// Where each year outside the plan was met first.
    pub(super) outside: BTreeMap<Year, Place>,
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
            says: Says::default(),
            runs: Runs::default(),
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
        match &self.layout.shape {
            Shape::Wide(wide) => self.read_wide(wide, block, &separators, &mut special),
            Shape::Tidy(tidy) => {
                for cells in cells::rows(block, &separators) {
                    let may_be_plain = self.may_be_plain(&cells, &separators);
                    if !(may_be_plain && self.read_tidy(&cells).is_some()) {
                        // What it says of the same area counts too.
                        self.keep_run(tidy);
                        special.push(cells.special());
                    }
                }
                self.end_runs();
            }
        }
        self.separators = separators;
        special
    }

    fn read_wide(
        &mut self,
        wide: &Wide<'a>,
        block: &Block,
        separators: &Separators,
        special: &mut Vec<Special>,
    ) {
        let mut batch = Batch::new(separators);
        for (number, cells) in cells::rows(block, separators).enumerate() {
            if cells.ends.len() != self.layout.cells {
                self.read_batch(wide, &mut batch, special);
                special.push(cells.special());
            } else if batch.push(number, cells) {
                self.read_batch(wide, &mut batch, special);
            }
        }
        self.read_batch(wide, &mut batch, special);
    }

    /// Whether a row has as many cells as it should, and nothing about its text needs a thorough look.
    #[inline]
    fn may_be_plain(&self, cells: &Cells<'_>, separators: &Separators) -> bool {
        !cells.is_doubtful
            && cells.ends.len() == self.layout.cells
            && cells.text().len() <= MAX_LINE_BYTES
            && self.is_sound(cells, separators).is_some()
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
