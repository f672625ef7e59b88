//! How many verdicts have each status: as a bar and in words.

use maud::{Markup, html};

use super::scale;
use crate::report::wording::{Lang, labels};
use crate::verdict::{Status, Verdict};

/// The number of verdicts of each status, in the order of reports.
pub(super) struct Tally([(Status, u32); 8]);

impl Tally {
    pub(super) fn of<'a>(verdicts: impl Iterator<Item = &'a Verdict>) -> Self {
        let mut counts = Status::ALL.map(|status| (status, 0_u32));
        for verdict in verdicts {
            for (status, count) in &mut counts {
                if *status == verdict.status {
                    *count = count.saturating_add(1);
                }
            }
        }
        Self(counts)
    }

    pub(super) fn count(&self, status: Status) -> u32 {
        self.present()
            .find(|(known, _)| *known == status)
            .map_or(0, |(_, count)| count)
    }

    pub(super) fn total(&self) -> u32 {
        self.present()
            .fold(0, |sum, (_, count)| sum.saturating_add(count))
    }

    /// The statuses there are.
    fn present(&self) -> impl Iterator<Item = (Status, u32)> {
        self.0.iter().copied().filter(|(_, count)| *count > 0)
    }

    /// `45 met, 4 missed`.
    fn words(&self, lang: Lang) -> String {
        let parts: Vec<String> = self
            .present()
            .map(|(status, count)| {
                let label = labels::status(status, lang);
                lang.pick(format!("{label} {count}"), format!("{count} {label}"))
            })
            .collect();
        parts.join(lang.pick("，", ", "))
    }

    /// A bar whose parts are as long as their counts.
    pub(super) fn bar(&self, lang: Lang) -> Markup {
        let total = f64::from(self.total().max(1));
        let mut done = 0.0;
        html! {
            svg.tally role="img" aria-label=(self.words(lang)) width="100%" height="12" {
                @for (status, count) in self.present() {
                    @let (start, width) = (done, 100.0 * f64::from(count) / total);
                    rect class=(status.id()) x=(scale::percent(start)) width=(scale::percent(width)) height="12" {}
                    @if start > 0.0 {
                        rect.gap x=(scale::percent(start)) width="2" height="12" {}
                    }
                    ({ done += width; "" })
                }
            }
        }
    }

    /// Every status with its sign and count, on one line; the words are for those who hear it.
    pub(super) fn brief(&self, lang: Lang) -> Markup {
        html! {
            span.brief {
                @for (status, count) in self.present() {
                    span class={ "sign " (status.id()) } title=(labels::status(status, lang)) {
                        b aria-hidden="true" { (labels::mark(status)) }
                        i { (labels::status(status, lang)) } " " (count)
                    }
                }
            }
        }
    }

    /// Every status with its sign and count.
    pub(super) fn list(&self, lang: Lang) -> Markup {
        html! {
            ul.tally {
                @for (status, count) in self.present() {
                    li { (sign(status, lang)) " " b { (count) } }
                }
            }
        }
    }
}

/// A status as it is shown everywhere: its sign and its name.
pub(super) fn sign(status: Status, lang: Lang) -> Markup {
    html! {
        span class={ "sign " (status.id()) } {
            b aria-hidden="true" { (labels::mark(status)) } " " (labels::status(status, lang))
        }
    }
}
