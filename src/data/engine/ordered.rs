//! Rows that need a thorough look, in the order of the file.

use std::collections::BTreeMap;

use crate::data::bulk::Special;
use crate::data::file::{Unread, fatal, unread};
use crate::data::records::{Block, LineEnds, Records, Step, Stop, Walk, stop};
use crate::data::rows::{Halt, Rows};
use crate::data::store::Store;
use crate::data::text::damaged;
use crate::data::text::{Letters, bad_utf8};
use crate::data::{Doubt, FindingKind};
use crate::source::{FileId, Place};

/// What a thread hands in of a block.
pub(super) struct Handed {
    pub(super) block: Block,
    /// What letters the block has, if it matters.
    pub(super) letters: Letters,
    pub(super) left: Left,
}

/// What is left to look at.
pub(super) enum Left {
    /// These rows.
    Special(Vec<Special>),
    /// Every row.
    All,
    /// Nothing: the text ends in a fault.
    Fault(Stop),
}

/// Takes what is handed in, in order.
pub(super) struct Ordered<'s, 'r, 'a, 'b> {
    rows: &'r mut Rows<'a, 'b>,
    store: &'s mut Store,
    file: FileId,
    walk: Walk,
    /// Whether nobody has looked yet if the text is UTF-8.
    is_unchecked: bool,
    /// Whether it is taken for UTF-8 for want of a reason against it.
    is_guess: bool,
    /// What letters the text has so far.
    letters: Letters,
    /// The number of the block whose turn it is.
    next: usize,
    waiting: BTreeMap<usize, Handed>,
    failed: Option<Unread>,
}

impl<'s, 'r, 'a, 'b> Ordered<'s, 'r, 'a, 'b> {
    pub(super) fn new(
        records: &Records,
        ends: LineEnds,
        rows: &'r mut Rows<'a, 'b>,
        store: &'s mut Store,
        file: FileId,
    ) -> Self {
        Self {
            rows,
            store,
            file,
            walk: Walk::with_ends(records.delimiter(), ends),
            is_unchecked: records.is_utf8(),
            is_guess: records.is_guess(),
            letters: records.letters(),
            next: 0,
            waiting: BTreeMap::new(),
            failed: None,
        }
    }

    /// What letters the text has, once all of it was read.
    pub(super) fn finish(self) -> Result<Letters, Unread> {
        match self.failed {
            Some(failed) => Err(failed),
            None => Ok(self.letters),
        }
    }

    /// Whether the file is not read on.
    pub(super) fn has_failed(&self) -> bool {
        self.failed.is_some()
    }

    /// Whether more than `most` blocks wait for one before them.
    pub(super) fn waits_for(&self, most: usize) -> bool {
        self.waiting.len() > most && !self.has_failed()
    }

    /// Takes what is handed in, and looks at everything whose turn has come; gives back the blocks
    /// that are done with.
    pub(super) fn take(&mut self, number: usize, handed: Handed) -> Vec<Block> {
        let mut done = Vec::new();
        let mut handed = handed;
        if matches!(&handed.left, Left::Special(special) if special.is_empty()) {
            done.push(std::mem::take(&mut handed.block));
        }
        self.waiting.insert(number, handed);
        while let Some(handed) = self.waiting.remove(&self.next) {
            self.next = self.next.saturating_add(1);
            if self.failed.is_none()
                && let Err(failed) = self.look(&handed)
            {
                self.failed = Some(failed);
            }
            self.letters = self.letters.and(handed.letters);
            done.push(handed.block);
        }
        done.retain(Block::has_room);
        done
    }

    /// Looks at the rows at the front of a block until it is known what the rows of the table are
    /// like: what stands between the header and them, and what names they have.
    pub(super) fn begin(&mut self, block: &mut Block) -> Option<bool> {
        let begun = self.rows_of(&[], block.text(), |rows| rows.names_areas().is_some());
        match begun {
            Ok(bytes) => block.skip(bytes, self.walk.line),
            Err(failed) => self.failed = Some(failed),
        }
        self.rows.names_areas()
    }

    fn look(&mut self, handed: &Handed) -> Result<(), Unread> {
        let text = handed.block.text();
        match &handed.left {
            Left::Fault(stopped) => Err(unread(self.file, stopped.clone())),
            Left::Special(special) => special.iter().try_for_each(|special| {
                self.walk.line = special.line;
                let before = text.get(..special.start).unwrap_or_default();
                let row = text.get(special.start..special.end).unwrap_or_default();
                self.rows_of(before, row, |_| false).map(|_| ())
            }),
            Left::All => self.rows_of(&[], text, |_| false).map(|_| ()),
        }
    }

    /// Looks at the rows of `text`, which are whole, until it is enough; gives back how many bytes
    /// they take. What of the block stands before them is needed if they are no text.
    fn rows_of(
        &mut self,
        before: &[u8],
        text: &[u8],
        is_enough: impl Fn(&Rows<'a, 'b>) -> bool,
    ) -> Result<usize, Unread> {
        let sound = match std::str::from_utf8(text) {
            Err(fault) if self.is_unchecked => fault.valid_up_to(),
            Ok(_) | Err(_) => text.len(),
        };
        let may_be_lost = damaged::may_be_lost(text);
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let line = self.walk.line;
            let step = self
                .walk
                .step(rest, true)
                .map_err(|stopped| unread(self.file, stopped));
            let bytes = match &step {
                Ok(Step::Record { bytes, .. }) => *bytes,
                Ok(Step::More) | Err(_) => rest.len(),
            };
            let end = at.saturating_add(bytes);
            if end > sound {
                self.walk.line = line;
                let read = text.get(..sound).unwrap_or_default();
                let line = self.walk.line_after(read.get(at..).unwrap_or_default());
                let letters = [self.letters, Letters::of(before), Letters::of(read)];
                let letters = letters.into_iter().fold(Letters::default(), Letters::and);
                let fault = bad_utf8(self.is_guess, letters);
                return Err(unread(self.file, stop(fault, Some(line))));
            }
            if let Step::Record { line, .. } = step? {
                let row = rest.get(..bytes).unwrap_or_default();
                let record = self.walk.record(row, line, may_be_lost);
                if !record.is_blank() {
                    let read = self.rows.read(&record, self.store);
                    read.map_err(|halt| halted(halt, self.file))?;
                }
            }
            at = end;
            if is_enough(self.rows) {
                break;
            }
        }
        Ok(at)
    }
}

fn halted(halt: Halt, file: FileId) -> Unread {
    match halt {
        Halt::SecondTable(line) => {
            let kind = FindingKind::Doubt(Doubt::SecondTable);
            fatal(kind, Place::row(file, line))
        }
    }
}
