//! Positions in files.

/// Which of the run's input files, counted from zero in the order they were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A cell, a row or a whole file. Ordered by file, line and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The line on which the cell begins, from 1; `None` for the file as a whole.
    pub line: Option<u64>,
    /// The cell's number in its row, from 1; `None` for the row as a whole.
    pub column: Option<u32>,
}

impl Place {
    /// The file as a whole.
    pub const fn file(file: FileId) -> Self {
        Self {
            file,
            line: None,
            column: None,
        }
    }

    /// A row as a whole.
    pub const fn row(file: FileId, line: u64) -> Self {
        Self {
            file,
            line: Some(line),
            column: None,
        }
    }

    /// One cell.
    pub const fn cell(file: FileId, line: u64, column: u32) -> Self {
        Self {
            file,
            line: Some(line),
            column: Some(column),
        }
    }
}

/// A range of bytes in the text of a rule file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }
}
