//! The records of a file, one after the other, with the line of every cell.

use std::io;

use super::scan::{Field, LineEnds, MAX_CELLS, Scanned, Scanner};
use super::text::{Text, TextFault};
use super::{Damage, Encoding, FindingKind};
use crate::source::{Changed, MAX_LINE_BYTES};

/// How many records at the beginning of a file are looked at for its header.
pub(super) const HEAD_RECORDS: usize = 60;

/// Why a file cannot be read on, and on which line.
#[derive(Debug)]
pub(super) struct Stop {
    pub(super) line: Option<u64>,
    pub(super) why: Why,
}

/// Why a file cannot be read on.
#[derive(Debug)]
pub(super) enum Why {
    /// A fault to report.
    Fault(FindingKind),
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

/// The records of one file.
pub(super) struct Records {
    text: Text,
    scanner: Scanner,
    buffer: Vec<u8>,
    start: usize,
    line: u64,
    at_end: bool,
}

impl Records {
    pub(super) fn new(text: Text) -> Self {
        Self {
            text,
            scanner: Scanner::new(b','),
            buffer: Vec::new(),
            start: 0,
            line: 1,
            at_end: false,
        }
    }

    /// How the file is read as text.
    pub(super) fn encoding(&self) -> Encoding {
        self.text.encoding()
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
        self.scanner = Scanner::new(delimiter);
    }

    /// What separates the cells.
    pub(super) fn delimiter(&self) -> u8 {
        self.scanner.delimiter
    }

    /// Whether the beginning of the file has the delimiter at all.
    pub(super) fn may_have(&mut self, delimiter: u8) -> Result<bool, Stop> {
        self.fill_head()?;
        Ok(memchr::memchr(delimiter, &self.buffer).is_some())
    }

    fn fill_head(&mut self) -> Result<(), Stop> {
        while self.buffer.len() < MAX_LINE_BYTES && !self.at_end {
            self.fill()?;
        }
        Ok(())
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
            if record.cells().any(|cell| !cell.is_empty()) {
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

    /// The next record that has any text.
    pub(super) fn next(&mut self) -> Result<Option<Record<'_>>, Stop> {
        loop {
            let rest = self.buffer.get(self.start..).unwrap_or_default();
            if rest.is_empty() && self.at_end {
                return Ok(None);
            }
            let scanned = if rest.is_empty() {
                Scanned::More { open_quote: None }
            } else {
                self.scanner.scan(rest, self.at_end)
            };
            match scanned {
                Scanned::Record { bytes, lines } => {
                    let (start, line) = (self.start, self.line);
                    self.start = start.saturating_add(bytes);
                    self.line = line.saturating_add(u64::from(lines));
                    if bytes > MAX_LINE_BYTES {
                        return Err(too_long(line));
                    }
                    let record = self.record(start, line);
                    if record.cells().any(|cell| !cell.is_empty()) {
                        return Ok(Some(self.record(start, line)));
                    }
                }
                Scanned::More { open_quote } => self.more(open_quote)?,
                Scanned::Unclosed { line } => return Err(self.unclosed(line)),
                Scanned::TooManyCells => {
                    return Err(Stop {
                        line: Some(self.line),
                        why: Why::Fault(FindingKind::TooManyCells { limit: MAX_CELLS }),
                    });
                }
            }
        }
    }

    fn record(&self, start: usize, line: u64) -> Record<'_> {
        Record {
            line,
            damage: self.scanner.damage,
            may_be_lost: self.text.may_be_lost(),
            fields: &self.scanner.fields,
            text: self.buffer.get(start..self.start).unwrap_or_default(),
            scratch: &self.scanner.scratch,
        }
    }

    /// Reads on, the record at the front being incomplete.
    fn more(&mut self, open_quote: Option<u32>) -> Result<(), Stop> {
        self.buffer.drain(..self.start);
        self.start = 0;
        if self.buffer.len() > MAX_LINE_BYTES {
            return Err(match open_quote {
                Some(line) => self.unclosed(line),
                None => too_long(self.line),
            });
        }
        self.fill()
    }

    fn fill(&mut self) -> Result<(), Stop> {
        match self.text.fill(&mut self.buffer) {
            Ok(has_more) => {
                self.at_end = !has_more;
                Ok(())
            }
            Err(fault) => Err(stop(fault, Some(self.last_line()))),
        }
    }

    fn unclosed(&self, line: u32) -> Stop {
        Stop {
            line: Some(self.line.saturating_add(u64::from(line))),
            why: Why::Fault(FindingKind::UnclosedQuote),
        }
    }

    /// The line on which the text read so far ends.
    fn last_line(&self) -> u64 {
        let end = match self.scanner.ends {
            LineEnds::Cr => b'\r',
            LineEnds::Unknown | LineEnds::Lf => b'\n',
        };
        let rest = self.buffer.get(self.start..).unwrap_or_default();
        let below = memchr::memchr_iter(end, rest).count();
        self.line
            .saturating_add(u64::try_from(below).unwrap_or(u64::MAX))
    }
}

fn too_long(line: u64) -> Stop {
    Stop {
        line: Some(line),
        why: Why::Fault(FindingKind::LineTooLong {
            limit: MAX_LINE_BYTES,
        }),
    }
}

/// What the operating system refuses, as a finding.
pub(super) fn cannot_read(fault: &io::Error) -> FindingKind {
    if Changed::is_cause_of(fault) {
        return FindingKind::ChangedWhileRead;
    }
    FindingKind::CannotRead {
        message: fault.to_string(),
    }
}

/// A fault of the text as a reason to stop.
pub(super) fn stop(fault: TextFault, line: Option<u64>) -> Stop {
    let of_the_file = |kind| (None, Why::Fault(kind));
    let (line, why) = match fault {
        TextFault::Io(fault) => of_the_file(cannot_read(&fault)),
        TextFault::NotCsv(format) => of_the_file(FindingKind::NotCsv(format)),
        TextFault::NotText => of_the_file(FindingKind::NotText),
        TextFault::Undecodable => (line, Why::Fault(FindingKind::Undecodable)),
        TextFault::NotUtf8 => (line, Why::NotUtf8),
    };
    Stop { line, why }
}
