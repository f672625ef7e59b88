//! Which rows of the table are shown, and how they are grouped.

use std::collections::BTreeSet;

use super::sheet::Sheet;
use crate::report::Report;
use crate::report::names::{Names, list};
use crate::report::wording::labels;
use crate::verdict::{Status, Verdict};

/// What rows are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The county.
    Area,
    /// The target.
    Target,
    /// The chapter of the plan.
    Chapter,
}

impl By {
    /// Everything rows can be grouped by.
    pub const ALL: [Self; 3] = [Self::Area, Self::Target, Self::Chapter];

    /// The spelling of the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Target => "target",
            Self::Chapter => "chapter",
        }
    }
}

/// How the table is looked at. What it counts, and what the exit code means, is the same in every
/// view.
#[derive(Clone, Copy, Debug, Default)]
pub struct View<'a> {
    /// What rows are grouped by, if not as usual.
    pub by: Option<By>,
    /// The only statuses whose rows are shown; every one, if `None`.
    pub only: Option<&'a BTreeSet<Status>>,
    /// Whether the figures are told year by year.
    pub trend: bool,
}

impl View<'_> {
    /// Whether verdicts of a status have rows.
    pub(super) fn shows(&self, status: Status) -> bool {
        self.only.is_none_or(|only| only.contains(&status))
    }

    /// Says how many verdicts have no row.
    pub(super) fn draw_hidden(&self, report: &Report<'_>, names: &Names<'_>, sheet: &mut Sheet) {
        let Some(only) = self.only else {
            return;
        };
        let lang = names.lang;
        let (shown, hidden): (Vec<&Verdict>, Vec<&Verdict>) = report
            .judgement
            .verdicts
            .iter()
            .partition(|verdict| self.shows(verdict.status));
        let (shown, hidden) = (shown.len(), hidden.len());
        let statuses = only.iter().map(|status| labels::status(*status, lang));
        let statuses = list(statuses.map(str::to_owned), lang);
        if shown == 0 {
            sheet.line(&lang.pick(
                format!("没有一项是：{statuses}。"),
                format!("No verdict is: {statuses}."),
            ));
        }
        sheet.line(&lang.pick(
            format!("只列 {statuses}：{shown} 项；其余 {hidden} 项未列。下面的计数包括全部。"),
            format!(
                "Shown are only {statuses}: {shown}. {hidden} others are not shown; the counts \
                 below include them."
            ),
        ));
        sheet.gap();
    }
}
