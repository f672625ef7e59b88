//! One record at the front of some text: where its cells begin and end.
//!
//! Stricter than the `csv` crate where that would misread: a quote that is never closed is a
//! fault, and so is text after a closing quote or a NUL.
//!
//! A record ends at LF or CRLF. A lone CR ends one only in a file whose very first line ends in a
//! lone CR (as old Macintosh programs write); elsewhere it is damage, for a cell may have been cut.

use memchr::{memchr, memchr3};

use crate::data::Damage;

/// The most cells a record may have.
pub(super) const MAX_CELLS: usize = 16_384;

/// One cell of a record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(in crate::data) start: usize,
    pub(in crate::data) end: usize,
    /// The line it begins on, counted from the record's first.
    pub(in crate::data) line: u32,
    /// Whether its quotes were doubled, so that its text stands in the scratch buffer.
    pub(super) is_rewritten: bool,
}

/// How the lines of a file end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::data) enum LineEnds {
    /// No line has ended yet.
    Unknown,
    /// In LF, or CR and LF.
    Lf,
    /// In CR alone.
    Cr,
}

/// What stands at the front of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scanned {
    /// A whole record.
    Record {
        /// Its length with its line end.
        bytes: usize,
        /// How many lines it takes.
        lines: u32,
    },
    /// The beginning of one; the line on which a quote is open, counted from its first.
    More {
        /// That line.
        open_quote: Option<u32>,
    },
    /// A quote that is not closed when the text ends.
    Unclosed {
        /// The line on which it opened, counted from the record's first.
        line: u32,
    },
    /// More than [`MAX_CELLS`].
    TooManyCells,
}

/// Finds records; keeps what it found of the last one.
#[derive(Debug)]
pub(super) struct Scanner {
    pub(in crate::data) delimiter: u8,
    pub(in crate::data) ends: LineEnds,
    pub(super) fields: Vec<Field>,
    pub(super) scratch: Vec<u8>,
    pub(in crate::data) damage: Option<Damage>,
    at: usize,
    line: u32,
}

/// What stands after a cell.
enum After {
    Cell,
    Record,
    More,
}

impl Scanner {
    pub(in crate::data) fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            ends: LineEnds::Unknown,
            fields: Vec::new(),
            scratch: Vec::new(),
            damage: None,
            at: 0,
            line: 0,
        }
    }

    /// Looks for the record at the front of `text`, which is not empty. `is_last`: nothing follows.
    pub(in crate::data) fn scan(&mut self, text: &[u8], is_last: bool) -> Scanned {
        self.fields.clear();
        self.scratch.clear();
        self.damage = None;
        (self.at, self.line) = (0, 0);
        loop {
            if self.fields.len() >= MAX_CELLS {
                return Scanned::TooManyCells;
            }
            let after = if text.get(self.at) == Some(&b'"') {
                match self.quoted(text, is_last) {
                    Ok(after) => after,
                    Err(stopped) => return stopped,
                }
            } else {
                self.plain(text, is_last, self.at, self.line, true)
            };
            match after {
                After::Cell => {}
                After::Record => {
                    let record = text.get(..self.at).unwrap_or_default();
                    if memchr(0, record).is_some() {
                        self.damage = Some(Damage::Nul);
                    }
                    return Scanned::Record {
                        bytes: self.at,
                        lines: self.line,
                    };
                }
                After::More => return Scanned::More { open_quote: None },
            }
        }
    }

    /// Goes to the end of a cell without quotes that began at `start` (or, `is_whole` not being
    /// set, of whatever follows a closing quote, which is kept with the cell).
    fn plain(
        &mut self,
        text: &[u8],
        is_last: bool,
        start: usize,
        line: u32,
        is_whole: bool,
    ) -> After {
        let mut from = self.at;
        loop {
            let rest = text.get(from..).unwrap_or_default();
            let found = memchr3(self.delimiter, b'\n', b'\r', rest)
                .map(|offset| from.saturating_add(offset));
            let (end, next, after) = match found {
                None if !is_last => return After::More,
                None => (text.len(), text.len(), After::Record),
                Some(end) if text.get(end) == Some(&self.delimiter) => {
                    (end, end.saturating_add(1), After::Cell)
                }
                Some(end) => match self.line_end(text, end, is_last) {
                    LineEnd::At(next) => (end, next, After::Record),
                    LineEnd::Unsure => return After::More,
                    LineEnd::Stray => {
                        self.damage = Some(Damage::CarriageReturn);
                        from = end.saturating_add(1);
                        continue;
                    }
                },
            };
            if is_whole {
                self.fields.push(Field {
                    start,
                    end,
                    line,
                    is_rewritten: false,
                });
            }
            if matches!(after, After::Record) {
                self.line = self.line.saturating_add(1);
            }
            self.at = next;
            return after;
        }
    }

    fn quoted(&mut self, text: &[u8], is_last: bool) -> Result<After, Scanned> {
        let (start, line) = (self.at.saturating_add(1), self.line);
        let scratch_start = self.scratch.len();
        let (mut from, mut is_rewritten) = (start, false);
        let end = loop {
            let rest = text.get(from..).unwrap_or_default();
            let Some(offset) = memchr(b'"', rest) else {
                return Err(if is_last {
                    Scanned::Unclosed { line }
                } else {
                    Scanned::More {
                        open_quote: Some(line),
                    }
                });
            };
            let quote = from.saturating_add(offset);
            match text.get(quote.saturating_add(1)) {
                Some(b'"') => {
                    let piece = text.get(from..=quote).unwrap_or_default();
                    self.scratch.extend_from_slice(piece);
                    is_rewritten = true;
                    from = quote.saturating_add(2);
                }
                None if !is_last => {
                    return Err(Scanned::More {
                        open_quote: Some(line),
                    });
                }
                Some(_) | None => break quote,
            }
        };
        self.count_lines(text.get(start..end).unwrap_or_default());
        let (mut field_start, mut field_end) = (start, end);
        if is_rewritten {
            let piece = text.get(from..end).unwrap_or_default();
            self.scratch.extend_from_slice(piece);
            (field_start, field_end) = (scratch_start, self.scratch.len());
        }
        self.at = end.saturating_add(1);
        let follows = text.get(self.at).copied();
        if follows.is_some_and(|byte| byte != self.delimiter && byte != b'\n' && byte != b'\r') {
            self.damage = Some(Damage::AfterQuote);
        }
        let after = self.plain(text, is_last, start, line, false);
        self.fields.push(Field {
            start: field_start,
            end: field_end,
            line,
            is_rewritten,
        });
        Ok(after)
    }

    /// Whether a line ends at the CR or LF at `at`.
    fn line_end(&mut self, text: &[u8], at: usize, is_last: bool) -> LineEnd {
        if text.get(at) == Some(&b'\n') {
            if self.ends == LineEnds::Unknown {
                self.ends = LineEnds::Lf;
            }
            return LineEnd::At(at.saturating_add(1));
        }
        // Some programs write CR CR LF.
        let after = text
            .get(at..)
            .unwrap_or_default()
            .iter()
            .position(|&byte| byte != b'\r')
            .map(|offset| at.saturating_add(offset));
        let Some(after) = after else {
            if !is_last {
                return LineEnd::Unsure;
            }
            return LineEnd::At(match self.ends {
                LineEnds::Cr => at.saturating_add(1),
                LineEnds::Unknown | LineEnds::Lf => text.len(),
            });
        };
        let is_crlf = text.get(after) == Some(&b'\n');
        match (self.ends, is_crlf) {
            (LineEnds::Unknown | LineEnds::Lf, true) => {
                self.ends = LineEnds::Lf;
                LineEnd::At(after.saturating_add(1))
            }
            (LineEnds::Cr, true) if after == at.saturating_add(1) => {
                LineEnd::At(after.saturating_add(1))
            }
            (LineEnds::Unknown | LineEnds::Cr, _) => {
                self.ends = LineEnds::Cr;
                LineEnd::At(at.saturating_add(1))
            }
            (LineEnds::Lf, false) => LineEnd::Stray,
        }
    }

    fn count_lines(&mut self, text: &[u8]) {
        let end = if self.ends == LineEnds::Cr {
            b'\r'
        } else {
            b'\n'
        };
        let count = memchr::memchr_iter(end, text).count();
        self.line = self
            .line
            .saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
    }
}

enum LineEnd {
    /// It does; the next one begins here.
    At(usize),
    /// More text is needed to say.
    Unsure,
    /// It does not.
    Stray,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> (Vec<String>, Option<Damage>) {
        let mut scanner = Scanner::new(b',');
        scanner.scan(text.as_bytes(), true);
        let cells = scanner
            .fields
            .iter()
            .map(|field| {
                let source = if field.is_rewritten {
                    scanner.scratch.as_slice()
                } else {
                    text.as_bytes()
                };
                String::from_utf8(source[field.start..field.end].to_vec()).unwrap()
            })
            .collect();
        (cells, scanner.damage)
    }

    #[test]
    fn a_quote_opens_only_at_the_start_of_a_cell() {
        assert_eq!(cells("a\"b,\"c,d\"\n").0, ["a\"b", "c,d"]);
    }

    #[test]
    fn doubled_quotes_are_one() {
        assert_eq!(
            cells("\"a\"\"b\",\"\"\"\",\"x\"\"\"\r\n").0,
            ["a\"b", "\"", "x\""]
        );
    }

    #[test]
    fn text_after_a_closing_quote_is_damage() {
        assert_eq!(cells("\"3\"y,4\n").1, Some(Damage::AfterQuote));
        assert_eq!(cells("\"3\",4\n").1, None);
    }

    #[test]
    fn a_nul_is_damage() {
        assert_eq!(cells("3\0,4\n").1, Some(Damage::Nul));
    }

    #[test]
    fn an_open_quote_names_its_line() {
        let mut scanner = Scanner::new(b',');
        assert_eq!(
            scanner.scan(b"\"a\nb\",\"c\n", true),
            Scanned::Unclosed { line: 1 }
        );
        assert_eq!(
            scanner.scan(b"\"a\nb\",\"c\n", false),
            Scanned::More {
                open_quote: Some(1)
            }
        );
    }

    #[test]
    fn a_lone_carriage_return_ends_lines_only_where_the_first_line_ends_so() {
        assert_eq!(cells("a,b\rc,d\r").0, ["a", "b"]);
        let mut scanner = Scanner::new(b',');
        scanner.scan(b"a,b\n", true);
        scanner.scan(b"1\r2,3\n", true);
        assert_eq!(scanner.damage, Some(Damage::CarriageReturn));
        assert_eq!(scanner.fields.len(), 2);
        scanner.scan(b"1,2\r\r\n", true);
        assert_eq!(scanner.damage, None);
    }
}
