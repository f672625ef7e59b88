//! What the rows of townships answered, and what that says of a county in a year.

use super::bits::Bits;
use super::gathered::Gathered;
use super::kept::View;
use crate::data::slots::Column;
use crate::vocabulary::{IndicatorId, Question};

/// What a row of a township answers to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::data) enum Answer {
    /// Nothing: it has none of the figures.
    Nothing,
    Yes,
    No,
    /// It has some of the figures and not all.
    Lacking,
}

/// How many bits an answer takes.
const BITS: usize = 2;

impl Answer {
    /// The answer to `question`, given its figures in millionths, in the order of its inputs; `None`
    /// if only a thorough look can tell.
    #[inline]
    pub(in crate::data) fn of<T>(question: &Question<T>, figures: &[Option<i64>]) -> Option<Self> {
        let known = figures.iter().flatten().count();
        if known == figures.len() {
            return Some(if question.answer(figures)? {
                Self::Yes
            } else {
                Self::No
            });
        }
        if known == 0 {
            return Some(Self::Nothing);
        }
        question.is_possible(figures).then_some(Self::Lacking)
    }

    /// Writes its bits into a row of answers.
    #[inline]
    pub(in crate::data) fn write(self, question: usize, bits: &mut [u64]) {
        let code: u64 = match self {
            Self::Nothing => 0,
            Self::Yes => 1,
            Self::No => 2,
            Self::Lacking => 3,
        };
        let at = question.saturating_mul(BITS);
        if let Some(word) = bits.get_mut(at / 64) {
            *word |= code << (at % 64);
        }
    }
}

/// How many words the answers to so many questions take.
pub(in crate::data) fn words_of_answers(questions: usize) -> usize {
    questions.saturating_mul(BITS).div_ceil(64)
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
    /// Takes in what a township's row answered; whether a row of it was met before.
    #[inline]
    pub(super) fn answer(&mut self, township: usize, questions: usize, bits: &[u64]) -> bool {
        self.make_room_for_answers(township, questions);
        let was = (0..self.answers.columns())
            .step_by(64)
            .any(|column| self.answers.word(township, column) != 0);
        self.answers.set_row(township, bits);
        was
    }

    /// Takes note that a township has a row that answered nothing.
    #[inline]
    pub(super) fn leave_unanswered(&mut self, township: usize, questions: Option<usize>) {
        if let Some(questions) = questions {
            self.make_room_for_answers(township, questions);
            self.answers.set(township, questions.saturating_mul(BITS));
        }
    }

    #[inline]
    fn make_room_for_answers(&mut self, township: usize, questions: usize) {
        if self.answers.rows() <= township {
            let columns = questions.saturating_mul(BITS).saturating_add(1);
            self.answers.make_room(township.saturating_add(1), columns);
        }
    }

    /// Takes in another's answers; whether both have one of the same township.
    pub(super) fn absorb_answers(&mut self, other: &Bits) -> bool {
        let last = other.columns().saturating_sub(1);
        let is_answered = |bits: &Bits, row: usize| {
            (0..last).step_by(64).any(|column| {
                let left = last.saturating_sub(column);
                let mask = if left < 64 {
                    !(u64::MAX << left)
                } else {
                    u64::MAX
                };
                bits.word(row, column) & mask != 0
            })
        };
        let rows = self.answers.rows().min(other.rows());
        let both = (0..rows).any(|row| is_answered(&self.answers, row) && is_answered(other, row));
        self.answers.absorb(other);
        both
    }

    /// Whether something in it needs another look: a figure that may be a slip, or a township of
    /// which one row answered and another did not.
    pub(super) fn is_doubtful(&self) -> bool {
        let last = self.answers.columns().saturating_sub(1);
        let has_both = |row: usize| {
            self.answers.has(row, last) && (0..last).any(|column| self.answers.has(row, column))
        };
        (0..self.answers.rows()).any(has_both) || self.columns.may_hold_slip()
    }

    /// Adds what a township answers to a question: by its row, else by the figures that were kept.
    pub(in crate::data) fn add_answer(
        &self,
        (township, number): (usize, usize),
        (index, question): (usize, &Question<IndicatorId>),
        columns: &[Option<Column>],
        answers: &mut Answers,
    ) {
        let more = |count: &mut u32| *count = count.saturating_add(1);
        match self.answers.word(number, index.saturating_mul(BITS)) & 3 {
            1 => return more(&mut answers.yes),
            2 => return more(&mut answers.no),
            3 => return more(&mut answers.lacking),
            _ => {}
        }
        if self.townships.is_empty() {
            return;
        }
        match self.answer_of_kept(number, question, columns) {
            Some(Answer::Yes) => more(&mut answers.yes),
            Some(Answer::No) => more(&mut answers.no),
            Some(Answer::Lacking) => more(&mut answers.lacking),
            Some(Answer::Nothing) => {}
            None => answers.others.push(township),
        }
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

    /// The columns of the first word that every one of so many townships reports.
    pub(in crate::data) fn full(&self, townships: usize) -> u64 {
        self.columns.known.full(townships, 0)
    }
}
