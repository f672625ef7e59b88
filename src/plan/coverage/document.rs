//! A plan's text with its clauses and figures.

use std::ops::Range;

use super::figures::{Figure, figures};
use super::headings::{Clause, clauses};
use super::letters::{Letter, letters};
use crate::source::Span;

/// A plan's text: what its clauses are, and which figures stand in each.
#[derive(Debug)]
pub struct Document {
    pub(super) letters: Vec<Letter>,
    clauses: Vec<Clause>,
    figures: Vec<Placed>,
}

/// A figure and the clause it stands in.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) figure: Figure,
    /// `None` before the first heading.
    clause: Option<usize>,
}

impl Document {
    /// Reads a plan's text. How headings become clauses stands at the top of the built-in rules.
    pub fn read(text: &str) -> Self {
        let letters = letters(text);
        let clauses = clauses(&letters);
        let numbers = clauses.iter().map(|clause| clause.start..clause.body);
        let found = figures(&letters, numbers);
        let mut next = 0_usize;
        let place = |figure: Figure| {
            while clauses
                .get(next)
                .is_some_and(|clause| clause.start <= figure.letters.start)
            {
                next = next.saturating_add(1);
            }
            let clause = next.checked_sub(1);
            Placed { figure, clause }
        };
        let figures = found.into_iter().map(place).collect();
        Self {
            letters,
            clauses,
            figures,
        }
    }

    /// The ids of its clauses, in order.
    pub fn clauses(&self) -> impl Iterator<Item = &str> {
        self.clauses.iter().map(|clause| clause.id.as_str())
    }

    /// Its figures in order, without the spaces in them, each with its clause; without one before the
    /// first heading.
    pub fn figures(&self) -> impl Iterator<Item = (Option<&str>, String)> {
        let figures = self.figures.iter();
        figures.map(|placed| {
            (
                self.clause(placed),
                self.text(placed.figure.letters.clone()),
            )
        })
    }

    pub(super) fn placed(&self) -> &[Placed] {
        &self.figures
    }

    /// The id of a figure's clause.
    pub(super) fn clause(&self, placed: &Placed) -> Option<&str> {
        let clause = self.clauses.get(placed.clause?)?;
        Some(&clause.id)
    }

    /// The letters of a range as a text.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        let letters = self.letters.get(range).unwrap_or_default();
        letters.iter().map(|letter| letter.character).collect()
    }

    /// All letters as one text.
    pub(super) fn running(&self) -> String {
        self.letters.iter().map(|letter| letter.character).collect()
    }

    /// The figures that stand within `words`, wherever these stand in the `running` text.
    pub(super) fn figures_within(&self, running: &str, words: &str) -> Vec<usize> {
        let mut found = Vec::new();
        // Bytes of the running text, counted along with its letters.
        let (mut letter, mut byte) = (0_usize, 0_usize);
        for (at, _) in running.match_indices(words).filter(|_| !words.is_empty()) {
            letter = letter.saturating_add(count(running, byte..at));
            byte = at;
            let end = letter.saturating_add(words.chars().count());
            let first = self
                .figures
                .partition_point(|placed| placed.figure.letters.end <= letter);
            let touched = (first..).zip(self.figures.iter().skip(first));
            found.extend(
                touched
                    .take_while(|(_, placed)| placed.figure.letters.start < end)
                    .map(|(index, _)| index),
            );
        }
        found
    }

    /// Where letters stand in the text.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let letters = self.letters.get(range.clone()).unwrap_or_default();
        match (letters.first(), letters.last()) {
            (Some(first), Some(last)) => Span {
                start: first.span.start,
                end: last.span.end,
            },
            (_, _) => Span::default(),
        }
    }

    /// The words around a figure: its part of the sentence, as far as the figures before and after it,
    /// and the part before where that names nothing (到2025年达到5个).
    pub(super) fn around(&self, figure: &Figure) -> String {
        let Range { start, end } = figure.letters;
        let last = self.part_after(end);
        let mut first = self.part_before(start, start);
        while !names_something(&[self.text(first..start), self.text(end..last)]) {
            let Some(over) = self.before_mark(first) else {
                break;
            };
            let earlier = self.part_before(over, start);
            if earlier == first {
                break;
            }
            first = earlier;
        }
        self.text(first..last)
    }

    /// Where the part of the sentence ends that goes on at `from`, or the next figure begins.
    fn part_after(&self, from: usize) -> usize {
        let next = self
            .figures
            .partition_point(|placed| placed.figure.letters.start < from);
        let next = self.figures.get(next);
        let limit = next.map_or(self.letters.len(), |placed| placed.figure.letters.start);
        let rest = self.letters.get(from..limit).unwrap_or_default().iter();
        let part = rest
            .take(MOST_AROUND)
            .take_while(|letter| !PART_ENDS.contains(letter.character));
        from.saturating_add(part.count())
    }

    /// Where the part of the sentence begins that ends at `from`, or the figure before it ends; never
    /// too far from `figure`.
    fn part_before(&self, from: usize, figure: usize) -> usize {
        let last = self.figure_before(from);
        let limit = last.map_or(0, |placed| placed.figure.letters.end);
        let limit = limit.max(figure.saturating_sub(MOST_AROUND)).min(from);
        let rest = self.letters.get(limit..from).unwrap_or_default().iter();
        let part = rest
            .rev()
            .take_while(|letter| !PART_ENDS.contains(letter.character));
        from.saturating_sub(part.count())
    }

    /// Where the mark or the figure begins that ends at `at`; `None` where a sentence ends there.
    fn before_mark(&self, at: usize) -> Option<usize> {
        let figure = self
            .figure_before(at)
            .filter(|placed| placed.figure.letters.end == at);
        if let Some(placed) = figure {
            return Some(placed.figure.letters.start);
        }
        let mark = at.checked_sub(1)?;
        let character = self.letters.get(mark)?.character;
        (!SENTENCE_ENDS.contains(character)).then_some(mark)
    }

    /// The last figure that ends at a letter or before it.
    fn figure_before(&self, at: usize) -> Option<&Placed> {
        let next = self
            .figures
            .partition_point(|placed| placed.figure.letters.end <= at);
        self.figures.get(next.checked_sub(1)?)
    }
}

fn count(text: &str, range: Range<usize>) -> usize {
    text.get(range).map_or(0, |text| text.chars().count())
}

/// What ends a part of a sentence, and what ends a sentence.
const PART_ENDS: &str = "。,;:!?|";
const SENTENCE_ENDS: &str = "。;!?|";

/// Words that say how a figure is meant and not of what it is.
const MANNERS: [&str; 22] = [
    "达到",
    "不低于",
    "不少于",
    "不高于",
    "不超过",
    "超过",
    "以上",
    "以下",
    "以内",
    "左右",
    "控制在",
    "提高",
    "增长",
    "降低",
    "分别",
    "力争",
    "确保",
    "年均",
    "每年",
    "年",
    "到",
    "为",
];

/// Whether words name what their figure is of.
fn names_something(words: &[String]) -> bool {
    const LEAST_LETTERS: usize = 2;
    let named = |words: &String| {
        let mut rest = words.clone();
        for manner in MANNERS {
            rest = rest.replace(manner, "");
        }
        rest.chars().filter(|letter| letter.is_alphabetic()).count()
    };
    words.iter().map(named).sum::<usize>() >= LEAST_LETTERS
}

/// How many letters on each side of a figure are taken for its own.
const MOST_AROUND: usize = 60;
