//! The report as one page, for a person who shows it to others: on a screen, a phone or paper.
//!
//! It is a single file that asks for nothing else and runs nothing: its policy forbids all but its
//! own style sheet. Whatever is put into a template is escaped by its type; the text of data files
//! is first made visible, as for a terminal.

mod actions;
mod basis;
mod bullet;
mod checks;
mod counties;
mod entry;
mod findings;
mod headline;
mod matrix;
mod missing;
mod origins;
mod overview;
mod page;
mod path;
mod scale;
pub(super) mod style;
mod tally;

use std::io;

use maud::Render;

use super::Report;
use super::wording::Lang;
use crate::source::{Input, Untrusted};

/// Writes `report` as a page.
pub(super) fn write(
    report: &Report<'_>,
    inputs: &[Input],
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let page = page::Page::of(report, inputs, lang);
    out.write_all(page.draw().into_string().as_bytes())?;
    out.write_all(b"\n")
}

/// The one way from a data file's text to the page.
impl Render for Untrusted {
    fn render_to(&self, buffer: &mut String) {
        self.visible().render_to(buffer);
    }
}
