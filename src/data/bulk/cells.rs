//! The rows of a block, and the cells of each.

use super::Special;
use super::separators::{Separators, index_of};
use crate::data::records::Block;
use crate::data::rows::column;
use crate::source::{FileId, Place};

/// The cells of a row: the text they stand in, where the row begins and where each of them ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'t> {
    pub(super) padded: &'t [u8],
    pub(super) start: usize,
    pub(super) ends: &'t [u32],
    /// Where the text of the row ends, without the end of the line.
    stop: usize,
    /// Where the next row begins.
    next: usize,
    pub(super) line: u64,
    /// Line feeds within its quotes.
    inner: &'t [u32],
    /// Whether something stands in it that only a thorough look can judge.
    pub(super) is_doubtful: bool,
}

impl<'t> Cells<'t> {
    /// Where a cell begins and ends.
    #[inline]
    pub(super) fn range(&self, index: usize) -> Option<(usize, usize)> {
        let end = index_of(*self.ends.get(index)?).min(self.stop);
        let start = match index.checked_sub(1) {
            None => self.start,
            Some(before) => index_of(*self.ends.get(before)?).saturating_add(1),
        };
        Some((start, end))
    }

    #[inline]
    pub(super) fn bytes(&self, index: usize) -> Option<&'t [u8]> {
        let (start, end) = self.range(index)?;
        self.padded.get(start..end)
    }

    /// The whole row.
    pub(super) fn text(&self) -> &'t [u8] {
        let end = self.ends.last().map_or(self.start, |end| index_of(*end));
        self.padded.get(self.start..end).unwrap_or_default()
    }

    /// The line on which a cell begins.
    #[inline]
    pub(super) fn line_of(&self, index: usize) -> u64 {
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

    /// Where a cell stands.
    pub(super) fn place(&self, file: FileId, index: usize) -> Place {
        Place::cell(file, self.line_of(index), column(index))
    }

    /// The row as one that needs a thorough look.
    pub(super) fn special(&self) -> Special {
        Special {
            start: self.start,
            end: self.next,
            line: self.line,
        }
    }
}

/// The rows of a block.
pub(super) fn rows<'t>(
    block: &'t Block,
    separators: &'t Separators,
) -> impl Iterator<Item = Cells<'t>> {
    let (padded, length) = (block.padded(), block.text().len());
    let (mut doubtful, mut inner) = (separators.doubtful(), separators.inner());
    let (mut start, mut line) = (0, block.line);
    separators.rows().map(move |ends| {
        let end = ends.last().map_or(length, |end| index_of(*end));
        let next = end.saturating_add(1).min(length);
        let is_doubtful = !taken_before(&mut doubtful, end).is_empty();
        let inner = taken_before(&mut inner, end);
        let cells = Cells {
            padded,
            start,
            ends,
            stop: stop_of(padded, start, end),
            next,
            line,
            inner,
            is_doubtful,
        };
        let lines = u64::try_from(inner.len()).unwrap_or(u64::MAX);
        line = line.saturating_add(1).saturating_add(lines);
        start = next;
        cells
    })
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
