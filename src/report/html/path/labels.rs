//! What is written into the drawing of a way, and below it.

use maud::{Markup, html};
use unicode_width::UnicodeWidthStr as _;

use super::{BOTTOM, LEFT, RIGHT, TOP, Way};
use crate::report::figure;
use crate::report::html::page::Page;
use crate::report::html::scale::{Scale, length, year};
use crate::verdict::Verdict;

/// Room for a line of text.
const LINE: f64 = 14.0;
/// A longer text, in columns, has no room in the drawing: the words below it have it.
const LONGEST: usize = 15;
/// Of more years than this only the ends are named.
const MOST_YEARS: usize = 9;

/// A text at a place.
pub(super) struct Label {
    x: f64,
    y: f64,
    anchor: &'static str,
    class: &'static str,
    text: String,
}

impl Label {
    pub(super) fn draw(&self) -> Markup {
        html! {
            text class=(self.class) x=(length(self.x)) y=(length(self.y)) text-anchor=(self.anchor) { (self.text) }
        }
    }
}

impl Way<'_> {
    /// The years below the drawing.
    pub(super) fn years(&self, x: &Scale) -> Markup {
        let first = self.points.first().map_or(self.due, |point| point.year);
        let years: Vec<_> = first.to(self.due).collect();
        let all = years.len() <= MOST_YEARS;
        html! {
            @for one in years {
                @if all || one == first || one == self.due {
                    text.year x=(length(x.at(year(one)))) y=(length(BOTTOM + 35.0)) text-anchor="middle" { (one) }
                }
            }
        }
    }

    /// The first and the last figure and what is required: where they stand, and no two on one
    /// another.
    pub(super) fn labels(
        &self,
        page: &Page<'_>,
        verdict: &Verdict,
        x: &Scale,
        y: &Scale,
    ) -> Vec<Label> {
        let lang = page.lang;
        let mut labels = Vec::new();
        let mut beside = Vec::new();
        let height = |value: &crate::quantity::Exact| y.at(value.to_f64());
        if let (Some(bound), Some(text)) = (self.bounds.last(), figure::required(verdict, lang)) {
            beside.push((height(bound), "required", text));
        }
        if let Some((first, last)) = self.points.first().zip(self.points.last()) {
            let rises = height(&first.value) >= height(&last.value);
            let text = self.text(&last.value, page);
            let (at, to) = (x.at(year(last.year)), height(&last.value));
            if last.year == self.due {
                beside.push((to, "observed", text));
            } else {
                // Away from the line of the schedule, and on the side that no line comes from.
                let is_above = self.expected.map_or(rises, |expected| to <= y.at(expected));
                let y = if is_above { to - 8.0 } else { to + LINE };
                let (x, anchor) = if is_above == rises {
                    (at + 4.0, "end")
                } else {
                    (at - 4.0, "start")
                };
                labels.push(Label {
                    x,
                    y,
                    anchor,
                    class: "observed",
                    text,
                });
            }
            let from = height(&first.value);
            labels.push(Label {
                x: LEFT - 8.0,
                y: if rises { from + LINE } else { from - 8.0 },
                anchor: "start",
                class: "base",
                text: self.text(&first.value, page),
            });
        }
        labels.extend(apart(beside));
        labels.retain(|label| label.text.width() <= LONGEST);
        labels
    }
}

/// Texts in a column at the right, each as near its height as the others let it.
fn apart(mut texts: Vec<(f64, &'static str, String)>) -> Vec<Label> {
    texts.sort_by(|left, right| left.0.total_cmp(&right.0));
    let count = texts.len();
    let mut least = TOP - 6.0;
    let mut labels = Vec::with_capacity(count);
    for (index, (height, class, text)) in (1_u32..).zip(texts) {
        let after = f64::from(u32::try_from(count).unwrap_or(index).saturating_sub(index));
        let y = (height + 4.0).max(least).min(BOTTOM + 8.0 - after * LINE);
        least = y + LINE;
        labels.push(Label {
            x: RIGHT + 4.0,
            y,
            anchor: "start",
            class,
            text,
        });
    }
    labels
}
