//! Options that more than one command has.

use std::ffi::OsString;

use clap::Args;
use clap::builder::TypedValueParser;
use target_check::data::Encoding;
use target_check::quantity::Year;
use target_check::report::Format;
use target_check::verdict::Strictness;
use target_check::vocabulary::Layout;

use super::args::one_of;

/// What is judged, and how hard.
#[derive(Debug, Args)]
pub(super) struct Choosing {
    /// The report year [default: the latest with a figure, at most the plan's last]
    #[arg(long, value_parser = year)]
    pub(super) year: Option<Year>,
    /// Only this target (may be repeated)
    #[arg(long, value_name = "ID")]
    pub(super) target: Vec<String>,
    /// Only this clause: 1.2, or 1 for all of 1.x (may be repeated)
    #[arg(long)]
    pub(super) clause: Vec<String>,
    /// Only this county, or the county of this township (may be repeated)
    #[arg(long, value_name = "NAME")]
    pub(super) area: Vec<String>,
    /// Leave out targets that no file has a column or row for
    #[arg(long)]
    pub(super) reported_only: bool,
    /// Exit code: expected targets, being behind and broken checks count too
    #[arg(long)]
    pub(super) strict: bool,
}

impl Choosing {
    /// How hard the exit code judges.
    pub(super) const fn strictness(&self) -> Strictness {
        if self.strict {
            Strictness::Strict
        } else {
            Strictness::Normal
        }
    }
}

/// Where the report goes, and in which form.
#[derive(Debug, Args)]
pub(super) struct Writing {
    /// The form of the report: table, json, jsonl, csv, tsv, markdown, html, junit,
    /// sarif or github [default: table]
    #[arg(long, default_value = "table", hide_default_value = true, value_parser = format(), hide_possible_values = true)]
    pub(super) format: Format,
    /// Write a report into a file too; its form by the ending, or as FORMAT:FILE (may be
    /// repeated)
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Vec<OsString>,
    /// Print the report and no notes on the data
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// What is declared of the files instead of having it recognised.
#[derive(Debug, Args)]
pub(super) struct Declared {
    /// The files' encoding, instead of recognising it: utf-8, gb18030 (or gbk, gb2312),
    /// utf-16le or utf-16be
    #[arg(long, value_parser = encoding(), hide_possible_values = true)]
    pub(super) encoding: Option<Encoding>,
    /// The files' layout, instead of recognising it: tidy, wide, years-across or
    /// one-indicator
    #[arg(long, value_parser = layout(), hide_possible_values = true)]
    pub(super) layout: Option<Layout>,
}

pub(super) fn year(text: &str) -> Result<Year, String> {
    text.parse()
        .ok()
        .and_then(Year::new)
        .ok_or_else(|| "a year between 1900 and 2200 is meant, such as 2025".to_owned())
}

fn format() -> impl TypedValueParser<Value = Format> {
    one_of(Format::ALL.map(|format| (format.id(), format)).to_vec())
}

pub(super) fn encoding() -> impl TypedValueParser<Value = Encoding> {
    let own = Encoding::ALL.map(|encoding| (encoding.id(), encoding));
    // GB18030 reads whatever these two can write.
    let others = [("gbk", Encoding::Gb18030), ("gb2312", Encoding::Gb18030)];
    one_of(own.into_iter().chain(others).collect())
}

pub(super) fn layout() -> impl TypedValueParser<Value = Layout> {
    one_of(Layout::ALL.map(|layout| (layout.id(), layout)).to_vec())
}
