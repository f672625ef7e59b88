//! The records of a file, one after the other, with the line of every cell.

mod blocks;
mod scan;

use std::io;

pub(super) use self::blocks::Block;
pub(super) use self::scan::LineEnds;
use self::scan::{Field, MAX_CELLS, Scanned, Scanner};
use super::text::{Letters, Text, TextFault};
use super::{Damage, Encoding, FileFault};
use crate::source::{Changed, MAX_LINE_BYTES};

/// How many records at the beginning of a file are looked at for its header.
pub(super) const HEAD_RECORDS: usize = 60;

/// Why a file cannot be read on, and on which line.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    pub(super) line: Option<u64>,
    pub(super) why: Why,
}

/// Why a file cannot be read on.
#[derive(Clone, Debug)]
pub(super) enum Why {
    /// A fault to report.
    Fault(FileFault),
    /// The file is to be read again as GB18030.
    NotUtf8,
}

/// One record.
pub(super) struct Record<'a> {
    /// The line it begins on.
    pub(super) line: u64,
    /// What is wrong with its bytes.
    pub(super) damage: Option<Damage>,
    /// Whether some of its letters may have been lost before the file was saved.
    pub(super) may_be_lost: bool,
    fields: &'a [Field],
    text: &'a [u8],
    scratch: &'a [u8],
}

impl<'a> Record<'a> {
    /// It as it stands in the file, with its line ends.
    pub(super) fn raw(&self) -> &'a str {
        std::str::from_utf8(self.text).unwrap_or_default()
    }

    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// The cell at `index`, without the blanks around it; blank if there is none.
    pub(super) fn cell(&self, index: usize) -> &'a str {
        let Some(field) = self.fields.get(index) else {
            return "";
        };
        let source = if field.is_rewritten {
            self.scratch
        } else {
            self.text
        };
        let bytes = source.get(field.start..field.end).unwrap_or_default();
        // Always valid: the text is, and separators are ASCII. Were it not, it would be unreadable.
        std::str::from_utf8(bytes).unwrap_or("\u{FFFD}").trim()
    }

    /// The line the cell at `index` begins on.
    pub(super) fn line_of(&self, index: usize) -> u64 {
        let below = self.fields.get(index).map_or(0, |field| field.line);
        self.line.saturating_add(u64::from(below))
    }

    /// Whether there is no text in it.
    pub(super) fn is_blank(&self) -> bool {
        self.cells().all(str::is_empty)
    }

    /// All cells.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'a str> + '_ {
        (0..self.len()).map(|index| self.cell(index))
    }
}

/// A record of the file's beginning.
#[derive(Clone, Debug)]
pub(super) struct HeadRow {
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
}

/// Goes through text record by record.
pub(super) struct Walk {
    scanner: Scanner,
    /// The line on which the next record begins.
    pub(super) line: u64,
}

/// What stands at the front of some text.
pub(super) enum Step {
    /// A record of so many bytes, which begins on this line.
    Record { bytes: usize, line: u64 },
    /// The beginning of one.
    More,
}

impl Walk {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            scanner: Scanner::new(delimiter),
            line: 1,
        }
    }

    /// The same where it is known how the lines end.
    pub(super) fn with_ends(delimiter: u8, ends: LineEnds) -> Self {
        let mut walk = Self::new(delimiter);
        walk.scanner.ends = ends;
        walk
    }

    /// Goes over the record at the front of `text`, which is not empty.
    pub(super) fn step(&mut self, text: &[u8], is_last: bool) -> Result<Step, Stop> {
        match self.scanner.scan(text, is_last) {
            Scanned::Record { bytes, .. } if bytes > MAX_LINE_BYTES => Err(self.too_long(text)),
            Scanned::Record { bytes, lines } => {
                let line = self.line;
                self.line = line.saturating_add(u64::from(lines));
                Ok(Step::Record { bytes, line })
            }
            Scanned::More { .. } if text.len() > MAX_LINE_BYTES => Err(self.too_long(text)),
            Scanned::More { .. } => Ok(Step::More),
            Scanned::Unclosed { line } => Err(self.unclosed(line)),
            Scanned::TooManyCells => Err(Stop {
                line: Some(self.line),
                why: Why::Fault(FileFault::TooManyCells { limit: MAX_CELLS }),
            }),
        }
    }

    /// The record that was gone over: `text` without what follows it.
    pub(super) fn record<'a>(&'a self, text: &'a [u8], line: u64, may_be_lost: bool) -> Record<'a> {
        Record {
            line,
            damage: self.scanner.damage,
            may_be_lost,
            fields: &self.scanner.fields,
            text,
            scratch: &self.scanner.scratch,
        }
    }

    /// How the lines end, as far as it is known.
    fn ends(&self) -> LineEnds {
        self.scanner.ends
    }

    /// What is wrong with a record that is longer than any may be: perhaps a quote is not closed.
    fn too_long(&mut self, text: &[u8]) -> Stop {
        let most = text.get(..=MAX_LINE_BYTES).unwrap_or(text);
        match self.scanner.scan(most, false) {
            Scanned::More {
                open_quote: Some(line),
            } => self.unclosed(line),
            Scanned::More { open_quote: None }
            | Scanned::Record { .. }
            | Scanned::Unclosed { .. }
            | Scanned::TooManyCells => Stop {
                line: Some(self.line),
                why: Why::Fault(FileFault::LineTooLong {
                    limit: MAX_LINE_BYTES,
                }),
            },
        }
    }

    fn unclosed(&self, line: u32) -> Stop {
        Stop {
            line: Some(self.line.saturating_add(u64::from(line))),
            why: Why::Fault(FileFault::UnclosedQuote),
        }
    }

    /// The line on which `text` ends.
    pub(super) fn line_after(&self, text: &[u8]) -> u64 {
        let end = match self.ends() {
            LineEnds::Cr => b'\r',
            LineEnds::Unknown | LineEnds::Lf => b'\n',
        };
        let below = memchr::memchr_iter(end, text).count();
        self.line
            .saturating_add(u64::try_from(below).unwrap_or(u64::MAX))
    }
}

/// The records of one file.
pub(super) struct Records {
    text: Text,
    /// How much is read at once, in bytes.
    block: usize,
    walk: Walk,
    buffer: Vec<u8>,
    start: usize,
    at_end: bool,
    /// Why there is no more text, to be told once what came before is read.
    fault: Option<TextFault>,
}

impl Records {
    pub(super) fn new(text: Text, block: usize) -> Self {
        Self {
            text,
            block,
            walk: Walk::new(b','),
            buffer: Vec::new(),
            start: 0,
            at_end: false,
            fault: None,
        }
    }

    /// How the file is read as text.
    pub(super) fn encoding(&self) -> Encoding {
        self.text.encoding()
    }

    /// Whether the text is UTF-8, which [`Self::block`] does not look at.
    pub(super) fn is_utf8(&self) -> bool {
        self.text.is_utf8()
    }

    /// Whether the encoding was decided for want of a reason against it.
    pub(super) fn is_guess(&self) -> bool {
        self.text.is_guess()
    }

    /// What letters the text has, as far as it was looked at.
    pub(super) fn letters(&self) -> Letters {
        self.text.letters()
    }

    /// Whether it matters what letters the rest of the text has.
    pub(super) fn needs_letters(&self) -> bool {
        self.text.is_guess() && !self.text.letters().are_all_known()
    }

    /// Takes note of the letters of blocks.
    pub(super) fn note_letters(&mut self, letters: Letters) {
        self.text.note_letters(letters);
    }

    /// Whether the beginning of the text is valid in two encodings.
    pub(super) fn fits_both(&self) -> bool {
        self.text.fits_both()
    }

    /// What is known of the text only at its end: whether its encoding is ambiguous, its digest.
    pub(super) fn finish(mut self) -> (bool, Option<String>) {
        (self.text.is_ambiguous(), self.text.sha256())
    }

    /// Sets the delimiter; before the first record is read.
    pub(super) fn separate_by(&mut self, delimiter: u8) {
        self.walk = Walk::new(delimiter);
    }

    /// What separates the cells.
    pub(super) fn delimiter(&self) -> u8 {
        self.walk.scanner.delimiter
    }

    /// Whether the beginning of the file has the delimiter at all.
    pub(super) fn may_have(&mut self, delimiter: u8) -> Result<bool, Stop> {
        self.fill_head()?;
        Ok(memchr::memchr(delimiter, &self.buffer).is_some())
    }

    fn fill_head(&mut self) -> Result<(), Stop> {
        while self.buffer.len() < MAX_LINE_BYTES && !self.at_end {
            let left = MAX_LINE_BYTES.saturating_sub(self.buffer.len());
            self.fill(left.min(self.block));
        }
        match self.fault.take() {
            Some(fault) => Err(stop(fault, Some(self.last_line()))),
            None => Ok(()),
        }
    }

    /// The first records as they would be with `delimiter`, without reading past them. Empty only
    /// if there is nothing in the file.
    pub(super) fn head(&mut self, delimiter: u8) -> Result<Vec<HeadRow>, Stop> {
        self.fill_head()?;
        let mut scanner = Scanner::new(delimiter);
        let (mut at, mut line, mut rows) = (0, 1_u64, Vec::new());
        while rows.len() < HEAD_RECORDS {
            let rest = self.buffer.get(at..).unwrap_or_default();
            if rest.is_empty() {
                break;
            }
            let Scanned::Record { bytes, lines } = scanner.scan(rest, self.at_end) else {
                break;
            };
            let record = Record {
                line,
                damage: None,
                may_be_lost: false,
                fields: &scanner.fields,
                text: rest,
                scratch: &scanner.scratch,
            };
            if !record.is_blank() {
                rows.push(HeadRow {
                    line,
                    cells: record.cells().map(str::to_owned).collect(),
                });
            }
            line = line.saturating_add(u64::from(lines));
            at = at.saturating_add(bytes);
        }
        Ok(rows)
    }

    /// How many cells each record of the file has with `delimiter`, 0 for a blank one; nothing if
    /// the file is longer than its beginning.
    pub(super) fn widths(&mut self, delimiter: u8) -> Result<Vec<usize>, Stop> {
        self.fill_head()?;
        let mut scanner = Scanner::new(delimiter);
        let mut widths = Vec::new();
        let mut rest = if self.at_end {
            self.buffer.as_slice()
        } else {
            &[]
        };
        while !rest.is_empty() {
            let Scanned::Record { bytes, .. } = scanner.scan(rest, true) else {
                return Ok(Vec::new());
            };
            let is_blank = scanner.fields.iter().all(|field| field.start == field.end);
            widths.push(if is_blank { 0 } else { scanner.fields.len() });
            rest = rest.get(bytes..).unwrap_or_default();
        }
        Ok(widths)
    }

    /// The next record that has any text.
    pub(super) fn next(&mut self) -> Result<Option<Record<'_>>, Stop> {
        loop {
            let rest = self.buffer.get(self.start..).unwrap_or_default();
            let is_last = self.at_end && self.fault.is_none();
            if rest.is_empty() && is_last {
                return Ok(None);
            }
            let step = if rest.is_empty() {
                Step::More
            } else {
                self.walk.step(rest, is_last)?
            };
            match (step, self.at_end) {
                (Step::Record { bytes, line }, _) => {
                    let start = self.start;
                    self.start = start.saturating_add(bytes);
                    if !self.record(start, line).is_blank() {
                        return Ok(Some(self.record(start, line)));
                    }
                }
                (Step::More, false) => {
                    self.buffer.drain(..self.start);
                    self.start = 0;
                    self.fill(self.block);
                }
                (Step::More, true) => {
                    let line = self.last_line();
                    return match self.fault.take() {
                        Some(fault) => Err(stop(fault, Some(line))),
                        None => Ok(None),
                    };
                }
            }
        }
    }

    fn record(&self, start: usize, line: u64) -> Record<'_> {
        let text = self.buffer.get(start..self.start).unwrap_or_default();
        self.walk.record(text, line, self.text.may_be_lost())
    }

    /// Reads on; a fault ends the text.
    fn fill(&mut self, most: usize) {
        match self.text.fill(&mut self.buffer, most) {
            Ok(has_more) => self.at_end = !has_more,
            Err(fault) => {
                self.at_end = true;
                self.fault = Some(fault);
            }
        }
    }

    /// The line on which the text read so far ends.
    fn last_line(&self) -> u64 {
        let rest = self.buffer.get(self.start..).unwrap_or_default();
        self.walk.line_after(rest)
    }
}

/// What the operating system refuses, as a finding.
pub(super) fn cannot_read(fault: &io::Error) -> FileFault {
    if Changed::is_cause_of(fault) {
        return FileFault::ChangedWhileRead;
    }
    FileFault::CannotRead {
        message: fault.to_string(),
    }
}

/// A fault of the text as a reason to stop.
pub(super) fn stop(fault: TextFault, line: Option<u64>) -> Stop {
    let of_the_file = |kind| (None, Why::Fault(kind));
    let (line, why) = match fault {
        TextFault::Io(fault) => of_the_file(cannot_read(&fault)),
        TextFault::NotCsv(format) => of_the_file(FileFault::NotCsv(format)),
        TextFault::NotText => of_the_file(FileFault::NotText),
        TextFault::Undecodable => (line, Why::Fault(FileFault::Undecodable)),
        TextFault::NotUtf8 => (line, Why::NotUtf8),
    };
    Stop { line, why }
}
