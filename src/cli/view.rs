//! How the table is looked at: `--by`, `--only` and `--trend`.

use std::collections::BTreeSet;
use std::io;

use clap::Args;
use target_check::report::wording::Lang;
use target_check::report::{self, By, Format, Report, Style, View};
use target_check::source::Input;
use target_check::verdict::Status;

use super::args::one_of;
use super::refusal::Refusal;

/// What looking at the table understands.
#[derive(Debug, Args)]
pub(super) struct Viewing {
    /// Group the table by area, target or chapter [default: chapter; many counties: target]
    #[arg(long, value_name = "WHAT", value_parser = one_of(By::ALL.map(|by| (by.id(), by)).to_vec()),
          hide_possible_values = true)]
    by: Option<By>,
    /// Only rows with these statuses, such as missed,not-reported; all are counted
    #[arg(long, value_name = "STATUS,…", value_delimiter = ',', hide_possible_values = true,
          value_parser = one_of(Status::ALL.map(|status| (status.id(), status)).to_vec()))]
    only: Vec<Status>,
    /// Add the figures of each target year by year, with a small line of bars
    #[arg(long)]
    trend: bool,
}

impl Viewing {
    /// Refuses a view of what is no table of verdicts: other formats are complete.
    pub(super) fn goes_with(
        &self,
        format: Format,
        is_summary: bool,
        lang: Lang,
    ) -> Result<(), Refusal> {
        let option = match (self.by, self.only.as_slice(), self.trend) {
            (None, [], false) => return Ok(()),
            (Some(_), _, _) => "--by",
            (None, [_, ..], _) => "--only",
            (None, [], true) => "--trend",
        };
        let format = match (is_summary, format) {
            (false, Format::Table) => return Ok(()),
            (true, _) => "--summary".to_owned(),
            (false, _) => format!("--format {}", format.id()),
        };
        Err(Refusal::one(
            "usage",
            lang.pick(
                format!("{option} 只管表格，而 {format} 总是全部给出"),
                format!("{option} is for the table; {format} always has everything"),
            ),
            Some(
                lang.pick(
                    "去掉它，由读取的程序自己筛选；或用 --target、--clause、--area 少判一些",
                    "leave it out and let the program that reads it choose; or judge less with \
                     --target, --clause or --area",
                )
                .to_owned(),
            ),
        ))
    }

    /// Whether the table tells how figures went over the years.
    pub(super) const fn shows_courses(&self) -> bool {
        self.trend
    }

    /// Writes a report in this view.
    pub(super) fn write(
        &self,
        format: Format,
        report: &Report<'_>,
        inputs: &[Input],
        style: &Style,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let only: BTreeSet<Status> = self.only.iter().copied().collect();
        let view = View {
            by: self.by,
            only: Some(&only).filter(|only| !only.is_empty()),
            trend: self.trend,
        };
        if format == Format::Table {
            report::write_view(report, &view, style, out)
        } else {
            report::write(format, report, inputs, style, out)
        }
    }
}
