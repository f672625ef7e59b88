//! From the bytes of data files to observations.
//!
//! ```text
//! bytes ─ text ─▶ UTF-8 ─ records ─▶ cells ─ table, rows ─▶ figures ─▶ store ─ assemble ─▶ Observations
//! ```
//!
//! Where a change goes:
//!
//! - `text`: encodings, files of other kinds, lost letters.
//! - `records`: quotes, separators, line ends.
//! - `table`: the header, what its words mean, the layouts, and the lines that are no rows of figures.
//! - `cell`: numbers, marks, dates, and the unit that a figure is in.
//! - `areas`: which names mean which county or township.
//! - `rows`: each cell's area, year, indicator and unit, row after row in order.
//! - `engine` and `bulk`: the same at once for the many rows that are plain.
//! - `store` and `observations`: what is kept of the figures.
//! - `consistency`: figures held against each other.
//! - `finding`: what can be wrong with any of it.
//! - `run`, `file`, `assemble`: the passes over all of them. `shown`: the lines that messages show.
//!
//! Nothing doubtful is read: what is not certain is a finding, and the figure is unreadable. The
//! files are read block by block, and only what judging needs is kept. They are read again from the
//! beginning where it turns out too late how (a text that is not UTF-8 after all, rows that belong
//! to the one county of the data), and where a township's figure was met more than once.

mod areas;
mod assemble;
mod bulk;
mod cell;
mod consistency;
mod engine;
mod file;
mod finding;
mod observations;
mod records;
mod rows;
mod run;
mod shown;
mod slots;
mod store;
mod table;
mod text;

pub use areas::paired::{Pair, paired_counties, paired_townships};
pub use finding::*;
pub use observations::*;
pub use shown::{ShownLine, refused_lines, shown_lines};
pub use store::{Answers, Plainly};
pub use table::furniture::Furniture;
pub use text::format::FileFormat;
pub use text::plain::{NoText, plain_text};

use crate::quantity::Year;
use crate::source::Input;
use crate::vocabulary::{Layout, Questions, Vocabulary};

/// What the user may declare about the files instead of having it recognised.
#[derive(Clone, Debug)]
pub struct Options {
    /// The encoding of every file.
    pub encoding: Option<Encoding>,
    /// The layout of every file.
    pub layout: Option<Layout>,
    /// The year of figures that have none; else the plan's last year.
    pub year: Option<Year>,
    /// Whether to make the SHA-256 of each input.
    pub digests: bool,
    /// How many threads read; at least one does. What is read does not depend on it.
    pub threads: usize,
    /// How many bytes are read at once. What is read does not depend on it.
    pub block: usize,
    /// What is asked of every township. Where this is given the figures of most townships are not
    /// kept, only their answers, and of no sum where its figures stand: for counting.
    pub questions: Option<Questions>,
    /// Whether every row is looked at as thoroughly as if it were special. What is read does not
    /// depend on it: this is for tests that hold the reader to that.
    pub careful: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            encoding: None,
            layout: None,
            year: None,
            digests: false,
            threads: 2,
            block: text::BLOCK_BYTES,
            questions: None,
            careful: false,
        }
    }
}

/// Reads all inputs as one data set.
///
/// # Errors
/// If any of them is not a table that can be read (undecodable, an unclosed quote, no known column,
/// empty, an I/O error): then there is no data set, and every file's fault is in the list.
pub fn read(
    inputs: &[Input],
    vocabulary: &Vocabulary,
    options: &Options,
) -> Result<Observations, Vec<Finding>> {
    run::read(inputs, vocabulary, options)
}
