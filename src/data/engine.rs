//! The rows of a file, read by several threads at once and yet in order.
//!
//! Each thread takes the next block, reads its plain rows into a store of its own, and hands in what
//! is left of it: rows that need a thorough look. Those are looked at one after the other in the
//! order of the file, whoever handed them in. So nothing depends on how many threads there are, nor
//! on where a block ends.

mod ordered;

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use self::ordered::{Handed, Left, Ordered};
use super::bulk::{Common, Layout, Reader};
use super::file::Unread;
use super::records::{Block, LineEnds, Records, Stop};
use super::rows::Rows;
use super::store::Store;
use super::text::Letters;

/// How the rows of a file are to be read.
pub(super) struct How<'a> {
    /// Where plain rows have what; `None` if every row needs a thorough look.
    pub(super) layout: Option<&'a Layout<'a>>,
    pub(super) common: Common<'a>,
    pub(super) threads: usize,
}

/// For each thread, how many blocks may wait for one before them.
const WAITING: usize = 8;

/// A block that a thread has taken, or what keeps the text from being read to its end.
struct Taken {
    number: usize,
    block: Block,
    fault: Option<Stop>,
}

/// Where blocks come from.
struct Source {
    records: Records,
    ends: LineEnds,
    /// The number of the next block.
    number: usize,
    is_done: bool,
    /// Blocks to be filled anew.
    spare: Vec<Block>,
}

/// What the threads share.
struct Desk<'s, 'r, 'a, 'b> {
    source: Mutex<Source>,
    ordered: Mutex<Ordered<'s, 'r, 'a, 'b>>,
    /// Told when a block's turn has come.
    advanced: Condvar,
    /// How many blocks may wait for their turn.
    most_waiting: usize,
    /// Whether it matters what letters the text has.
    needs_letters: bool,
}

/// What is known once the first rows were read.
struct Begun {
    /// The rows after them.
    block: Block,
    number: usize,
    names_areas: bool,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads all rows into `store`; gives back the records, which are at their end.
pub(super) fn read(
    records: Records,
    rows: &mut Rows<'_, '_>,
    how: &How<'_>,
    store: &mut Store,
) -> Result<Records, Unread> {
    let ends = records.ends();
    // Lines that end in CR alone, and letters that may be of another encoding, are old or rare.
    let layout = how
        .layout
        .filter(|_| ends != LineEnds::Cr && !records.fits_both());
    let kept = (store.keep_of_plain(), store.wanted());
    let desk = Desk {
        needs_letters: records.needs_letters(),
        ordered: Mutex::new(Ordered::new(&records, ends, rows, store, how.common.file)),
        source: Mutex::new(Source {
            records,
            ends,
            number: 0,
            is_done: false,
            spare: Vec::new(),
        }),
        advanced: Condvar::new(),
        most_waiting: how.threads.saturating_mul(WAITING),
    };
    let new_reader = |names_areas| {
        let new = |layout| Reader::new(layout, how.common, kept.clone(), names_areas);
        layout.map(new)
    };
    let begun = layout.and_then(|_| desk.begin());
    let names_areas = begun.as_ref().is_some_and(|begun| begun.names_areas);
    let mut first = new_reader(names_areas);
    if let Some(begun) = begun {
        desk.read_block(begun.block, begun.number, &mut first);
    }
    let others = if desk.is_done() {
        0
    } else {
        how.threads.saturating_sub(1)
    };
    let readers: Vec<Option<Reader<'_>>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..others)
            .map(|_| {
                let mut reader = new_reader(names_areas);
                let desk = &desk;
                scope.spawn(move || {
                    while desk.work_once(&mut reader) {}
                    reader
                })
            })
            .collect();
        while desk.work_once(&mut first) {}
        let joined = threads.into_iter().map(|thread| match thread.join() {
            Ok(reader) => reader,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        std::iter::once(first.take()).chain(joined).collect()
    });
    let Desk {
        source, ordered, ..
    } = desk;
    let letters = ordered
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .finish()?;
    for mut reader in readers.into_iter().flatten() {
        rows.take_over(&mut reader);
        store.absorb(reader.store);
    }
    let source = source.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut records = source.records;
    records.note_letters(letters);
    Ok(records)
}

impl Desk<'_, '_, '_, '_> {
    /// Reads in order until it is known what the rows are like; `None` if there are none.
    fn begin(&self) -> Option<Begun> {
        loop {
            let Taken {
                number,
                mut block,
                fault,
            } = self.take()?;
            if fault.is_none()
                && let Some(names_areas) = locked(&self.ordered).begin(&mut block)
            {
                return Some(Begun {
                    block,
                    number,
                    names_areas,
                });
            }
            self.hand_in(
                number,
                Handed {
                    letters: Letters::of(block.text()),
                    left: fault.map_or_else(|| Left::Special(Vec::new()), Left::Fault),
                    block,
                },
            );
        }
    }

    /// Reads the next block; `false` if there is none left.
    fn work_once(&self, reader: &mut Option<Reader<'_>>) -> bool {
        self.wait_for_turn();
        let Some(Taken {
            number,
            block,
            fault,
        }) = self.take()
        else {
            return false;
        };
        match fault {
            None => self.read_block(block, number, reader),
            Some(stopped) => self.hand_in(
                number,
                Handed {
                    block,
                    letters: Letters::default(),
                    left: Left::Fault(stopped),
                },
            ),
        }
        true
    }

    /// Waits while too many blocks wait for one before them. Whoever waits holds none, so the one they
    /// wait for is being read.
    fn wait_for_turn(&self) {
        let mut ordered = locked(&self.ordered);
        while ordered.waits_for(self.most_waiting) {
            ordered = self
                .advanced
                .wait(ordered)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn read_block(&self, block: Block, number: usize, reader: &mut Option<Reader<'_>>) {
        let letters = if self.needs_letters {
            Letters::of(block.text())
        } else {
            Letters::default()
        };
        let left = match reader {
            Some(reader) => Left::Special(reader.read(&block)),
            None => Left::All,
        };
        self.hand_in(
            number,
            Handed {
                block,
                letters,
                left,
            },
        );
    }

    fn is_done(&self) -> bool {
        let source = locked(&self.source);
        source.is_done || source.records.is_finished()
    }

    /// Takes the next block.
    fn take(&self) -> Option<Taken> {
        let mut source = locked(&self.source);
        if source.is_done { None } else { source.next() }
    }

    /// Hands in what is left of a block, and looks at whatever has its turn.
    fn hand_in(&self, number: usize, handed: Handed) {
        let mut ordered = locked(&self.ordered);
        let spare = ordered.take(number, handed);
        let has_failed = ordered.has_failed();
        drop(ordered);
        self.advanced.notify_all();
        let mut source = locked(&self.source);
        source.is_done |= has_failed;
        source.spare.extend(spare);
    }
}

impl Source {
    /// The next block; `None` at the end.
    fn next(&mut self) -> Option<Taken> {
        let mut block = self.spare.pop().unwrap_or_default();
        let filled = self.records.block(&mut block, self.ends);
        let number = self.number;
        self.number = number.saturating_add(1);
        let fault = match filled {
            Ok(true) => None,
            Ok(false) => {
                self.is_done = true;
                return None;
            }
            Err(stopped) => {
                self.is_done = true;
                Some(stopped)
            }
        };
        Some(Taken {
            number,
            block,
            fault,
        })
    }
}
