//! Where the cells of a block end.

/// What sixty-four bytes are, the first one's bit lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Masks {
    /// Delimiters and line feeds.
    pub(super) ends: u64,
    /// Line feeds.
    pub(super) lines: u64,
    /// Quotes.
    pub(super) quotes: u64,
    /// Carriage returns, NULs and other controls up to those.
    pub(super) controls: u64,
    /// Bytes beyond ASCII.
    pub(super) beyond: u64,
}

/// The cells of a block.
#[derive(Debug, Default)]
pub(super) struct Separators {
    ends: Vec<u32>,
    count: usize,
    /// After how many ends each row ends.
    rows: Vec<usize>,
    /// Where something stands that only a thorough look can judge.
    doubtful: Vec<u32>,
    /// Line feeds within quotes.
    inner: Vec<u32>,
    beyond: Vec<u64>,
    quotes: Quotes,
}

/// Where in quotes the text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Quotes {
    is_open: bool,
    /// The second of two quotes in a row.
    doubled: Option<usize>,
}

/// How many ends are written down for every sixty-four bytes, whether there are so many or not: a
/// fixed number is quicker than the right one.
const ALWAYS: usize = 12;
const CHUNK: usize = 64;

impl Separators {
    /// Where cells end: at delimiters and line feeds outside of quotes, and at the end of the text.
    fn ends(&self) -> &[u32] {
        self.ends.get(..self.count).unwrap_or_default()
    }

    /// Where the cells of each row end.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[u32]> {
        let mut before = 0;
        self.rows.iter().map(move |after| {
            let row = self.ends.get(before..*after).unwrap_or_default();
            before = *after;
            row
        })
    }

    /// Where the cells of so many rows end, from the `first` on.
    pub(super) fn ends_of(&self, first: usize, count: usize) -> &[u32] {
        let after = |rows: usize| match rows.checked_sub(1) {
            None => Some(0),
            Some(last) => self.rows.get(last).copied(),
        };
        let ends = after(first).zip(after(first.saturating_add(count)));
        ends.and_then(|(from, to)| self.ends.get(from..to))
            .unwrap_or_default()
    }

    /// Where something stands that only a thorough look can judge, in order.
    pub(super) fn doubtful(&self) -> &[u32] {
        &self.doubtful
    }

    /// Line feeds within quotes, in order.
    pub(super) fn inner(&self) -> &[u32] {
        &self.inner
    }

    /// A bit for each byte beyond ASCII.
    #[cfg(test)]
    pub(super) fn beyond(&self) -> &[u64] {
        &self.beyond
    }

    /// Whether all bytes of a range are ASCII.
    pub(super) fn is_ascii(&self, from: usize, to: usize) -> bool {
        let (first, last) = (from / CHUNK, to / CHUNK);
        let start = u64::MAX << (from % CHUNK);
        let end = !(u64::MAX << (to % CHUNK));
        let word = |at: usize| self.beyond.get(at).copied().unwrap_or(0);
        if first == last {
            return word(first) & start & end == 0;
        }
        let between = self.beyond.get(first.saturating_add(1)..last);
        word(first) & start == 0
            && word(last) & end == 0
            && between.unwrap_or_default().iter().all(|word| *word == 0)
    }

    /// Finds everything in `padded`, whose text is `length` bytes long and begins with a record.
    #[inline(always)]
    pub(super) fn find(
        &mut self,
        padded: &[u8],
        length: usize,
        delimiter: u8,
        masks: impl Fn(&[u8; CHUNK]) -> Masks,
    ) {
        self.count = 0;
        self.rows.clear();
        self.doubtful.clear();
        self.inner.clear();
        self.beyond.clear();
        self.quotes = Quotes::default();
        let (chunks, _) = padded.as_chunks::<CHUNK>();
        let chunks = chunks.iter().take(length.div_ceil(CHUNK));
        for (base, chunk) in (0_u32..).step_by(CHUNK).zip(chunks) {
            let masks = masks(chunk);
            self.beyond.push(masks.beyond);
            if masks.quotes != 0 || self.quotes.is_open {
                self.within_quotes(padded, base, delimiter, masks);
                continue;
            }
            if masks.controls != 0 {
                self.doubt_controls(padded, base, masks.controls);
            }
            self.push(base, masks.ends, masks.lines);
        }
        self.finish(padded, length);
    }

    /// Writes down the bits of a mask.
    #[inline(always)]
    fn push(&mut self, base: u32, mut mask: u64, lines: u64) {
        if lines != 0 {
            self.end_rows(mask, lines);
        }
        let room = self.count.saturating_add(CHUNK);
        if self.ends.len() < room {
            self.ends.resize(room.saturating_mul(2), 0);
        }
        let count = usize::try_from(mask.count_ones()).unwrap_or(CHUNK);
        let free = self.ends.get_mut(self.count..);
        let Some(free) = free.and_then(|free| free.first_chunk_mut::<CHUNK>()) else {
            return;
        };
        let (first, rest) = free.split_at_mut(ALWAYS);
        for end in first {
            *end = base.wrapping_add(mask.trailing_zeros());
            mask &= mask.wrapping_sub(1);
        }
        if count > ALWAYS {
            for end in rest.iter_mut().take(count.saturating_sub(ALWAYS)) {
                *end = base.wrapping_add(mask.trailing_zeros());
                mask &= mask.wrapping_sub(1);
            }
        }
        self.count = self.count.saturating_add(count);
    }

    /// Writes down the rows that end among the ends of a mask.
    #[inline(always)]
    fn end_rows(&mut self, mask: u64, mut lines: u64) {
        while lines != 0 {
            let up_to = lines ^ lines.wrapping_sub(1);
            let ends = usize::try_from((mask & up_to).count_ones()).unwrap_or(CHUNK);
            self.rows.push(self.count.saturating_add(ends));
            lines &= lines.wrapping_sub(1);
        }
    }

    /// Outside of quotes only a carriage return before a line feed is nothing special.
    #[cold]
    fn doubt_controls(&mut self, padded: &[u8], base: u32, mut controls: u64) {
        while controls != 0 {
            let at = base.saturating_add(controls.trailing_zeros());
            if !is_line_end(padded, index_of(at)) {
                self.doubtful.push(at);
            }
            controls &= controls.wrapping_sub(1);
        }
    }

    /// Goes from one special byte to the next where there are quotes.
    #[inline(never)]
    fn within_quotes(&mut self, padded: &[u8], base: u32, delimiter: u8, masks: Masks) {
        let mut left = masks.ends | masks.quotes | masks.controls;
        let mut ends = 0_u64;
        while left != 0 {
            let bit = left & left.wrapping_neg();
            left &= left.wrapping_sub(1);
            let at = base.saturating_add(bit.trailing_zeros());
            if masks.quotes & bit != 0 {
                let opens = if ends == 0 {
                    self.follows_end(at)
                } else {
                    let last = 63_u32.saturating_sub(ends.leading_zeros());
                    base.saturating_add(last).saturating_add(1) == at
                };
                self.quote(padded, at, delimiter, opens);
            } else if self.quotes.is_open {
                match padded.get(index_of(at)) {
                    Some(b'\n') => self.inner.push(at),
                    Some(0) | None => self.doubtful.push(at),
                    Some(_) => {}
                }
            } else if masks.ends & bit != 0 {
                ends |= bit;
            } else if !is_line_end(padded, index_of(at)) {
                self.doubtful.push(at);
            }
        }
        self.push(base, ends, ends & masks.lines);
    }

    /// Whether a cell begins at `at`, as far as what was written down tells.
    fn follows_end(&self, at: u32) -> bool {
        match self.ends().last() {
            Some(end) => end.saturating_add(1) == at,
            None => at == 0,
        }
    }

    fn quote(&mut self, padded: &[u8], at: u32, delimiter: u8, begins_cell: bool) {
        let index = index_of(at);
        if !self.quotes.is_open {
            self.quotes.is_open = begins_cell;
            return;
        }
        if self.quotes.doubled.take() == Some(index) {
            return;
        }
        let after = index.saturating_add(1);
        match padded.get(after) {
            Some(b'"') => self.quotes.doubled = Some(after),
            Some(byte) => {
                self.quotes.is_open = false;
                if *byte != delimiter && *byte != b'\n' && !is_line_end(padded, after) {
                    self.doubtful.push(at);
                }
            }
            None => {}
        }
    }

    /// The text ends a cell too, if it does not end in a line feed.
    fn finish(&mut self, padded: &[u8], length: usize) {
        let Some(last) = length.checked_sub(1) else {
            return;
        };
        let end = u32::try_from(length).unwrap_or(u32::MAX);
        if self.quotes.is_open {
            self.doubtful.push(end.saturating_sub(1));
        }
        if self.quotes.is_open || padded.get(last) != Some(&b'\n') {
            self.ends.truncate(self.count);
            self.ends.push(end);
            self.count = self.ends.len();
            self.rows.push(self.count);
        }
    }
}

/// Whether a carriage return stands at `at`, and a line feed behind it.
fn is_line_end(padded: &[u8], at: usize) -> bool {
    padded.get(at) == Some(&b'\r') && padded.get(at.saturating_add(1)) == Some(&b'\n')
}

pub(super) fn index_of(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
