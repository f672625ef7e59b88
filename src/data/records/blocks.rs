//! Text in blocks of whole records, so that several can be read at once.

use memchr::{memchr, memchr_iter, memrchr};

use super::{LineEnds, MAX_LINE_BYTES, Records, Step, Stop, Walk, stop};

/// How many bytes stand behind the text of a block, so that whoever looks at several at once finds
/// some. They are blanks.
const PADDING: usize = 64;

/// Some whole records, in the order of the file.
#[derive(Debug, Default)]
pub(in crate::data) struct Block {
    /// The text, [`PADDING`] blanks behind it, and whatever stands there from before: so that no
    /// memory is cleared to be written over.
    bytes: Vec<u8>,
    /// How much of it was read before.
    done: usize,
    length: usize,
    /// The line on which it begins.
    pub(in crate::data) line: u64,
}

impl Block {
    /// The text.
    pub(in crate::data) fn text(&self) -> &[u8] {
        self.bytes.get(self.done..self.length).unwrap_or_default()
    }

    /// The text and what stands behind it.
    pub(in crate::data) fn padded(&self) -> &[u8] {
        let end = self.length.saturating_add(PADDING);
        self.bytes.get(self.done..end).unwrap_or_default()
    }

    /// Whether it is worth being filled anew.
    pub(in crate::data) fn has_room(&self) -> bool {
        self.bytes.capacity() > 0
    }

    /// Ends the text after so many bytes.
    fn end_at(&mut self, length: usize) {
        let end = length.saturating_add(PADDING);
        if self.bytes.len() < end {
            self.bytes.resize(end, b' ');
        }
        if let Some(padding) = self.bytes.get_mut(length..end) {
            padding.fill(b' ');
        }
        self.length = length;
    }

    /// Leaves out the rows at the front, of so many bytes; the next one begins on `line`.
    pub(in crate::data) fn skip(&mut self, bytes: usize, line: u64) {
        self.done = self.done.saturating_add(bytes).min(self.length);
        self.line = line;
    }
}

impl Records {
    /// How the lines end: LF where no line ends.
    pub(in crate::data) fn ends(&self) -> LineEnds {
        let mut walk = Walk::new(self.walk.scanner.delimiter);
        // Only the first record is needed; what is wrong with it is told in its turn.
        let _first = walk.step(&self.buffer, self.at_end);
        match walk.ends() {
            LineEnds::Cr => LineEnds::Cr,
            LineEnds::Lf | LineEnds::Unknown => LineEnds::Lf,
        }
    }

    /// Whether all blocks were given out.
    pub(in crate::data) fn is_finished(&self) -> bool {
        self.is_exhausted() && self.fault.is_none()
    }

    /// Fills `block` with the next whole records; `false` if there are none. If the text is UTF-8
    /// nobody has looked yet whether it is.
    pub(in crate::data) fn block(
        &mut self,
        block: &mut Block,
        ends: LineEnds,
    ) -> Result<bool, Stop> {
        block.done = 0;
        let (mut end, mut wanted) = (0, self.block);
        let whole = loop {
            end = self.take(&mut block.bytes, end, wanted);
            let text = block.bytes.get(..end).unwrap_or_default();
            let whole = if self.is_exhausted() && self.fault.is_none() {
                end
            } else {
                self.walk.whole_records(text, ends)
            };
            if whole > 0 || self.is_exhausted() {
                break whole;
            }
            if end > MAX_LINE_BYTES {
                return Err(self.walk.too_long(text));
            }
            wanted = wanted.saturating_add(self.block);
        };
        block.line = self.walk.line;
        let text = block.bytes.get(..end).unwrap_or_default();
        let (records, rest) = text.split_at_checked(whole).unwrap_or((text, &[]));
        self.walk.line = match ends {
            LineEnds::Cr => self.walk.line,
            LineEnds::Unknown | LineEnds::Lf => self.walk.line_after(records),
        };
        if whole == 0 {
            let line = self.walk.line_after(rest);
            return match self.fault.take() {
                Some(fault) => Err(stop(fault, Some(line))),
                None => Ok(false),
            };
        }
        self.put_back(rest);
        block.end_at(whole);
        Ok(true)
    }

    /// Whether no text is left but what was taken.
    fn is_exhausted(&self) -> bool {
        self.at_end && self.start >= self.buffer.len()
    }

    /// Takes text that nobody has looked at behind the first `end` bytes of `out`, until there are
    /// `wanted` or no more; how many there are.
    fn take(&mut self, out: &mut Vec<u8>, end: usize, wanted: usize) -> usize {
        let mut end = end;
        let missing = wanted.saturating_sub(end);
        let to = self.start.saturating_add(missing).min(self.buffer.len());
        let held = self.buffer.get(self.start..to).unwrap_or_default();
        if !held.is_empty() {
            out.truncate(end);
            out.extend_from_slice(held);
            end = out.len();
        }
        self.start = to;
        while end < wanted && !self.at_end {
            let missing = wanted.saturating_sub(end);
            match self.text.fill_over(out, &mut end, missing) {
                Ok(has_more) => self.at_end = !has_more,
                Err(fault) => {
                    self.at_end = true;
                    self.fault = Some(fault);
                }
            }
        }
        end
    }

    /// Puts back the beginning of a record, for the next block.
    fn put_back(&mut self, rest: &[u8]) {
        if self.start < self.buffer.len() {
            // It was taken from there.
            self.start = self.start.saturating_sub(rest.len());
        } else {
            self.buffer.clear();
            self.buffer.extend_from_slice(rest);
            self.start = 0;
        }
    }
}

impl Walk {
    /// The length of the whole records at the front of `text`.
    fn whole_records(&self, text: &[u8], ends: LineEnds) -> usize {
        match ends {
            LineEnds::Cr => self.whole_by_cr(text),
            LineEnds::Unknown | LineEnds::Lf => whole_by_lf(text, self.scanner.delimiter),
        }
    }

    fn whole_by_cr(&self, text: &[u8]) -> usize {
        let mut walk = Self::with_ends(self.scanner.delimiter, LineEnds::Cr);
        let mut whole = 0_usize;
        while let Some(rest) = text.get(whole..).filter(|rest| !rest.is_empty())
            && let Ok(Step::Record { bytes, .. }) = walk.step(rest, false)
        {
            whole = whole.saturating_add(bytes);
        }
        whole
    }
}

/// The length of the whole records at the front of `text`, which begins with one, where they end in
/// LF: up to the last LF that stands in no quotes. A quote opens only at the start of a cell.
fn whole_by_lf(text: &[u8], delimiter: u8) -> usize {
    let after_last_end = |from: usize, to: usize, before: usize| {
        let piece = text.get(from..to).unwrap_or_default();
        memrchr(b'\n', piece).map_or(before, |at| from.saturating_add(at).saturating_add(1))
    };
    let (mut from, mut whole) = (0, 0);
    loop {
        let rest = text.get(from..).unwrap_or_default();
        let Some(quote) = memchr(b'"', rest).map(|at| from.saturating_add(at)) else {
            return after_last_end(from, text.len(), whole);
        };
        whole = after_last_end(from, quote, whole);
        let before = quote.checked_sub(1).and_then(|at| text.get(at));
        let opens = before.is_none_or(|byte| *byte == delimiter || *byte == b'\n');
        from = if opens {
            match closing(text, quote) {
                Some(closing) => closing.saturating_add(1),
                None => return whole,
            }
        } else {
            quote.saturating_add(1)
        };
    }
}

/// Where the quotes that open at `quote` close, if that is certain: two in a row are one within.
fn closing(text: &[u8], quote: usize) -> Option<usize> {
    let from = quote.saturating_add(1);
    let mut quotes = memchr_iter(b'"', text.get(from..)?).map(|at| from.saturating_add(at));
    loop {
        let at = quotes.next()?;
        if *text.get(at.saturating_add(1))? != b'"' {
            return Some(at);
        }
        quotes.next();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by the scanner that reads cells.
    fn by_scanner(text: &[u8]) -> usize {
        let mut walk = Walk::with_ends(b',', LineEnds::Lf);
        let mut whole = 0;
        while whole < text.len() {
            match walk.step(&text[whole..], false) {
                Ok(Step::Record { bytes, .. }) => whole += bytes,
                Ok(Step::More) | Err(_) => break,
            }
        }
        whole
    }

    #[test]
    fn blocks_end_where_records_do() {
        let alphabet = [b'"', b',', b'\n', b'a', b'\r'];
        let mut text = Vec::new();
        for number in 0..5_usize.pow(7) {
            text.clear();
            let mut left = number;
            for _ in 0..7 {
                text.push(alphabet[left % 5]);
                left /= 5;
            }
            let shown = String::from_utf8_lossy(&text);
            assert_eq!(whole_by_lf(&text, b','), by_scanner(&text), "{shown:?}");
        }
    }
}
