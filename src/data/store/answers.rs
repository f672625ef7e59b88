//! What the rows of townships answered, and what that says of a county in a year.

use std::ops::Range;

use super::bits::Bits;
use super::gathered::Gathered;
use super::kept::View;
use super::parts::lengthen;
use super::strip::{ROWS, RowBits, Strip, bit, bits_of};
use crate::data::slots::Column;
use crate::vocabulary::{IndicatorId, Question};

/// What the kept figures of a township answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// Nothing: it has none of the figures.
    Nothing,
    Yes,
    No,
    /// It has some of the figures and not all.
    Lacking,
}

impl Answer {
    /// The answer to `question`, given its figures in millionths, in the order of its inputs; `None`
    /// if only a thorough look can tell.
    fn of<T>(question: &Question<T>, figures: &[Option<i64>]) -> Option<Self> {
        let known = figures.iter().flatten().count();
        let figure = |input: usize| figures.get(input).copied().flatten();
        if known == figures.len() {
            return question
                .answer(|input| figure(input).unwrap_or(0))
                .map(Self::from);
        }
        if known == 0 {
            return Some(Self::Nothing);
        }
        question.is_possible(figure).then_some(Self::Lacking)
    }
}

impl From<bool> for Answer {
    fn from(is_yes: bool) -> Self {
        if is_yes { Self::Yes } else { Self::No }
    }
}

/// What the rows of a batch answer to a question: a bit for each.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::data) struct Reply {
    pub(in crate::data) yes: RowBits,
    pub(in crate::data) no: RowBits,
    /// They have some of the figures and not all.
    pub(in crate::data) lacking: RowBits,
}

/// What rows of a batch that answer every question say.
#[derive(Clone, Copy, Debug)]
pub(in crate::data) struct Replies<'r> {
    /// Their figures, column by column.
    pub(in crate::data) strips: &'r [Strip],
    /// The strips' columns.
    pub(in crate::data) columns: &'r [Column],
    /// A bit for each of these columns, by its number.
    pub(in crate::data) full: &'r [u64],
    /// By question.
    pub(in crate::data) replies: &'r [Reply],
    /// By row.
    pub(in crate::data) townships: &'r [usize; ROWS],
}

/// How many townships answered a question, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    yes: u32,
    no: u32,
    lacking: u32,
}

/// What the rows of a county's townships answered.
#[derive(Clone, Debug, Default)]
pub(in crate::data) struct Answered {
    /// By question.
    counts: Vec<Count>,
    /// Whether a row of a township answered.
    answered: Bits,
    /// Whether one did not.
    unanswered: Bits,
}

impl Answered {
    /// Counts what rows answered.
    fn count(&mut self, replies: &[Reply], rows: RowBits) {
        lengthen(&mut self.counts, replies.len(), Count::default());
        for (count, reply) in self.counts.iter_mut().zip(replies) {
            let more = |count: &mut u32, bits: RowBits| {
                *count = count.saturating_add((bits & rows).count_ones());
            };
            more(&mut count.yes, reply.yes);
            more(&mut count.no, reply.no);
            more(&mut count.lacking, reply.lacking);
        }
    }

    /// Takes note that a township has a row that gave a figure that is asked for, and answered nothing.
    #[inline]
    pub(super) fn leave(&mut self, township: usize) {
        mark(&mut self.unanswered, township);
    }

    /// Takes in another's answers; whether both have one of the same township.
    pub(super) fn absorb(&mut self, other: &Self) -> bool {
        let missing = other.counts.len().saturating_sub(self.counts.len());
        self.counts
            .extend(std::iter::repeat_n(Count::default(), missing));
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            count.yes = count.yes.saturating_add(more.yes);
            count.no = count.no.saturating_add(more.no);
            count.lacking = count.lacking.saturating_add(more.lacking);
        }
        let both = self.answered.meets(&other.answered);
        self.answered.absorb(&other.answered);
        self.unanswered.absorb(&other.unanswered);
        both
    }

    /// Whether one row of a township answered and another did not.
    pub(super) fn has_both(&self) -> bool {
        self.answered.meets(&self.unanswered)
    }

    /// Whether a township's row answered.
    fn has(&self, township: usize) -> bool {
        self.answered.has(township, 0)
    }
}

impl Replies<'_> {
    /// The bits of the columns of which a row has a figure.
    fn mark(&self, row: usize, marks: &mut Vec<u64>) {
        marks.clear();
        marks.extend_from_slice(self.full);
        for (column, strip) in self.columns.iter().zip(self.strips) {
            if strip.blank & bit(row) != 0
                && let Some(word) = marks.get_mut(column.bit / 64)
            {
                *word &= !(1 << (column.bit % 64));
            }
        }
    }
}

/// Sets the bit of a township; whether it was set before.
#[inline]
fn mark(townships: &mut Bits, township: usize) -> bool {
    if townships.rows() <= township {
        townships.make_room(township.saturating_add(1), 1);
    }
    townships.set(township, 0)
}

/// What the townships of a county answer to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// How many answer yes.
    pub yes: u32,
    /// How many answer no.
    pub no: u32,
    /// How many have some of the figures that are needed and not all.
    pub lacking: u32,
    /// The townships that take a thorough look, as indices into [`County::townships`].
    ///
    /// [`County::townships`]: crate::data::County::townships
    pub others: Vec<usize>,
}

/// What is plainly known of a county's figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plainly {
    /// It is this, in millionths: the county's own, or the sum of all its townships'.
    Known(i64),
    /// It is missing: nothing is reported, or some township is silent.
    Missing,
    /// It takes a thorough look.
    Unsure,
}

impl Gathered {
    /// Takes in rows that answer every question; whether one of their townships was met before.
    /// `marks` is lent, for what is marked of a row.
    #[inline]
    pub(super) fn answer(
        &mut self,
        townships: &[usize],
        rows: &Range<usize>,
        replies: &Replies<'_>,
        marks: &mut Vec<u64>,
    ) -> bool {
        let bits = bits_of(rows);
        let blank = replies
            .strips
            .iter()
            .fold(0, |all, strip| all | strip.blank)
            & bits;
        let mut is_again = false;
        for (row, township) in rows.clone().zip(townships) {
            let known = &mut self.columns.known;
            is_again |= if blank & bit(row) == 0 {
                known.set_row(*township, replies.full)
            } else {
                replies.mark(row, marks);
                known.set_row(*township, marks)
            };
            is_again |= mark(&mut self.answered.answered, *township);
        }
        self.answered.count(replies.replies, bits);
        for (column, strip) in replies.columns.iter().zip(replies.strips) {
            self.columns.add_rows(*column, strip, rows);
        }
        is_again
    }

    /// What the townships answer to the question of such a number: by their rows, else by the figures
    /// that were kept. `townships` are their numbers, `None` for one that no row names.
    pub(in crate::data) fn answers(
        &self,
        (index, question): (usize, &Question<IndicatorId>),
        townships: &[Option<usize>],
        column: impl Fn(IndicatorId) -> Option<Column>,
    ) -> Answers {
        let count = self.answered.counts.get(index).copied().unwrap_or_default();
        let mut answers = Answers {
            yes: count.yes,
            no: count.no,
            lacking: count.lacking,
            others: Vec::new(),
        };
        if self.townships.is_empty() {
            return answers;
        }
        let inputs = question.inputs().iter();
        let columns: Vec<Option<Column>> = inputs.map(|id| column(*id)).collect();
        let more = |count: &mut u32| *count = count.saturating_add(1);
        let unanswered = |number: &usize| !self.answered.has(*number);
        for (township, number) in townships.iter().enumerate() {
            let Some(number) = number.filter(unanswered) else {
                continue;
            };
            match self.answer_of_kept(number, question, &columns) {
                Some(Answer::Yes) => more(&mut answers.yes),
                Some(Answer::No) => more(&mut answers.no),
                Some(Answer::Lacking) => more(&mut answers.lacking),
                Some(Answer::Nothing) => {}
                None => answers.others.push(township),
            }
        }
        answers
    }

    fn answer_of_kept(
        &self,
        number: usize,
        question: &Question<IndicatorId>,
        columns: &[Option<Column>],
    ) -> Option<Answer> {
        let mut figures = Vec::with_capacity(columns.len());
        for column in columns {
            let kept = column.and_then(|column| self.kept(column));
            let view = kept.map_or(Some(View::Absent), |kept| self.townships.view(number, kept));
            figures.push(match view? {
                View::Known { value, .. } => Some(value.millionths()),
                View::Absent | View::Blank(_) => None,
            });
        }
        Answer::of(question, &figures)
    }

    /// What is plainly known of the county's figure. `is_full`: whether every township reports it.
    pub(in crate::data) fn plainly(&self, column: Column, is_full: bool) -> Plainly {
        match self.own.view(0, column.bit) {
            None => return Plainly::Unsure,
            Some(View::Known { value, .. }) if self.columns.is_empty(column) => {
                return Plainly::Known(value.millionths());
            }
            Some(View::Known { .. }) => return Plainly::Unsure,
            Some(View::Absent | View::Blank(_)) => {}
        }
        if is_full
            && !self.is_whole
            && let Some(sum) = self.columns.plain_sum(column)
        {
            return Plainly::Known(sum);
        }
        if self.columns.is_empty(column) {
            return Plainly::Missing;
        }
        match self.columns.plain_sum(column) {
            Some(_) if !is_full => Plainly::Missing,
            Some(_) | None => Plainly::Unsure,
        }
    }

    /// Of the columns from `first` on, as many as a word has bits for, those that every one of so many
    /// townships reports.
    pub(in crate::data) fn full(&self, townships: usize, first: usize) -> u64 {
        self.columns.known.full(townships, first)
    }
}
