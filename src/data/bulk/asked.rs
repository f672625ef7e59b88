//! Questions that the rows of a wide table answer as they are read, so that their figures need not
//! be kept.

use super::rule::Rule;
use crate::data::store::Answer;
use crate::quantity::Fixed;
use crate::vocabulary::{IndicatorId, Question, Questions};

/// The questions of a run, and where in the rows of a table their figures stand.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// Those that a row of this table can answer.
    answered: Vec<Placed>,
    /// How many questions there are.
    questions: usize,
    /// Of which columns of figures the figures are kept all the same, by place.
    pub(super) kept: Vec<usize>,
    /// A bit for each column that a full row reports, by the column's number.
    pub(super) full: Vec<u64>,
}

/// A question that a row can answer.
#[derive(Clone, Debug)]
struct Placed {
    number: usize,
    /// Its inputs are places among the table's columns of figures.
    question: Question<usize>,
    /// The bits of its inputs' columns.
    bits: Vec<u64>,
}

impl Asked {
    /// The questions for a table with these columns of figures; `None` if two of them are of one
    /// thing: which of them counts is not for a row to say.
    pub(super) fn of(questions: &Questions, rules: &[(usize, Rule<'_>)]) -> Option<Self> {
        let mut full = Vec::new();
        for (_, rule) in rules {
            if set(&mut full, rule.column.bit) {
                return None;
            }
        }
        let place_of = |id: &IndicatorId| {
            let mut indicators = rules.iter().map(|(_, rule)| rule.indicator);
            indicators.position(|indicator| indicator == *id)
        };
        let mut answered = Vec::new();
        let mut kept = questions.kept.clone();
        for (number, question) in questions.list.iter().enumerate() {
            let places: Option<Vec<usize>> = question.inputs().iter().map(place_of).collect();
            let placed = places.and_then(|places| question.placed(&places));
            let Some(question) = placed else {
                kept.extend(question.inputs());
                continue;
            };
            let mut bits = vec![0; full.len()];
            for place in question.inputs() {
                let (_, rule) = rules.get(*place)?;
                set(&mut bits, rule.column.bit);
            }
            answered.push(Placed {
                number,
                question,
                bits,
            });
        }
        let is_kept = |(place, (_, rule)): (usize, &(usize, Rule<'_>))| {
            kept.contains(&rule.indicator).then_some(place)
        };
        Some(Self {
            answered,
            questions: questions.list.len(),
            kept: rules.iter().enumerate().filter_map(is_kept).collect(),
            full,
        })
    }

    /// Writes down what a row answers, given its figures by place and the bits of the columns that
    /// have one; `None` if an answer takes a thorough look.
    #[inline]
    pub(super) fn answer(
        &self,
        figures: &[Option<Fixed>],
        bits: &[u64],
        answers: &mut Vec<Answer>,
    ) -> Option<()> {
        answers.clear();
        answers.resize(self.questions, Answer::Nothing);
        for placed in &self.answered {
            if let Some(answer) = answers.get_mut(placed.number) {
                *answer = placed.answer(figures, bits)?;
            }
        }
        Some(())
    }
}

impl Placed {
    #[inline]
    fn answer(&self, figures: &[Option<Fixed>], bits: &[u64]) -> Option<Answer> {
        let figure = |place: usize| Some(figures.get(place).copied().flatten()?.millionths());
        let mut words = self.bits.iter().zip(bits);
        if words.clone().all(|(needed, bits)| needed & bits == *needed) {
            let answer = self.question.answer(|place| figure(place).unwrap_or(0));
            return answer.map(Answer::from);
        }
        if words.all(|(needed, bits)| needed & bits == 0) {
            return Some(Answer::Nothing);
        }
        self.question.is_possible(figure).then_some(Answer::Lacking)
    }
}

/// Sets a bit; whether it was set before.
fn set(words: &mut Vec<u64>, bit: usize) -> bool {
    let (at, bit) = (bit / 64, 1_u64 << (bit % 64));
    if words.len() <= at {
        words.resize(at.saturating_add(1), 0);
    }
    words.get_mut(at).is_some_and(|word| {
        let was = *word & bit != 0;
        *word |= bit;
        was
    })
}
