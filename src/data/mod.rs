//! From the bytes of data files to observations.
//!
//! ```text
//! blocks ─ text ─▶ UTF-8 ─ scan, records ─▶ cells ─ table, rows ─▶ figure ─▶ store ─ assemble ─▶ Observations
//! ```
//!
//! Nothing doubtful is read: what is not certain is a finding, and the figure is unreadable. The
//! files are read block by block, and only what judging needs is kept. They are read again from the
//! beginning where it turns out too late how (a text that is not UTF-8 after all, rows that belong
//! to the one county of the data), and where a township's figure was met more than once.

mod above;
mod again;
mod areas;
mod assemble;
mod below;
mod blocks;
mod bulk;
mod cell;
mod columns;
mod compared;
mod damaged;
mod dating;
mod doubt;
mod either;
mod engine;
mod figure;
mod file;
mod finding;
mod findings;
mod format;
mod furniture;
mod header;
mod jumps;
mod label;
mod lines;
mod marks;
mod memory;
mod no_table;
mod number;
mod observations;
mod paired;
mod period;
mod plain;
mod records;
mod rows;
mod run;
mod scan;
mod second;
mod shortened;
mod shown;
mod slots;
mod spread;
mod store;
mod table;
mod text;
mod two_rows;
mod unheaded;
mod words;

pub use doubt::Doubt;
pub use finding::*;
pub use format::FileFormat;
pub use furniture::Furniture;
pub use observations::*;
pub use paired::{Pair, paired_counties, paired_townships};
pub use plain::{NoText, plain_text};
pub use shown::{ShownLine, refused_lines, shown_lines};
pub use store::{Answers, Plainly};

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
