//! Questions that the rows of a wide table answer as they are read, so that their figures need not
//! be kept.

use crate::data::slots::Column;
use crate::data::store::Reply;
use crate::data::store::strip::{ROWS, RowBits, Strip, bit, rows_of};
use crate::vocabulary::{Figures, IndicatorId, Question, Questions};

/// The questions of a run, and where in the rows of a table their figures stand.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// Those that a row of this table can answer.
    answered: Vec<Placed>,
    /// How many questions there are.
    questions: usize,
    /// Of which columns of figures the figures are kept all the same, by place.
    pub(super) kept: Vec<usize>,
    /// The columns of figures.
    pub(super) columns: Vec<Column>,
    /// A bit for each of them, by its number.
    pub(super) full: Vec<u64>,
}

/// A question that a row can answer.
#[derive(Clone, Debug)]
struct Placed {
    number: usize,
    /// Its inputs are places among the table's columns of figures.
    question: Question<usize>,
}

impl Asked {
    /// The questions for a table with these columns of figures; `None` if two of them are of one
    /// thing: which of them counts is not for a row to say.
    pub(super) fn of(questions: &Questions, figures: &[(IndicatorId, Column)]) -> Option<Self> {
        let mut full = Vec::new();
        for (_, column) in figures {
            if set(&mut full, column.bit) {
                return None;
            }
        }
        let place_of = |id: &IndicatorId| figures.iter().position(|(indicator, _)| indicator == id);
        let mut answered = Vec::new();
        let mut kept = questions.kept.clone();
        for (number, question) in questions.list.iter().enumerate() {
            let places: Option<Vec<usize>> = question.inputs().iter().map(place_of).collect();
            let placed = places.and_then(|places| question.placed(&places));
            let Some(question) = placed else {
                kept.extend(question.inputs());
                continue;
            };
            answered.push(Placed { number, question });
        }
        let is_kept = |(place, (indicator, _)): (usize, &(IndicatorId, Column))| {
            kept.contains(indicator).then_some(place)
        };
        Some(Self {
            answered,
            questions: questions.list.len(),
            kept: figures.iter().enumerate().filter_map(is_kept).collect(),
            columns: figures.iter().map(|(_, column)| *column).collect(),
            full,
        })
    }

    /// The places of the figures that questions need.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        let placed = self.answered.iter();
        placed.flat_map(|placed| placed.question.inputs().iter().copied())
    }

    /// Writes down what rows answer, given their figures by place; gives back those of which an answer
    /// takes a thorough look.
    pub(super) fn answer(&self, strips: &[Strip], replies: &mut Vec<Reply>) -> RowBits {
        replies.clear();
        replies.resize(self.questions, Reply::default());
        let mut unsure = 0;
        for placed in &self.answered {
            if let Some(reply) = replies.get_mut(placed.number) {
                unsure |= placed.answer(strips, reply);
            }
        }
        unsure
    }
}

impl Placed {
    fn answer(&self, strips: &[Strip], reply: &mut Reply) -> RowBits {
        let inputs = self.question.inputs().iter();
        let (mut any_blank, mut all_blank) = (0, RowBits::MAX);
        for blank in inputs.map(|place| strips.get(*place).map_or(0, |strip| strip.blank)) {
            any_blank |= blank;
            all_blank &= blank;
        }
        const NOTHING: Figures<'_> = Figures {
            values: &[0; ROWS],
            most: 0,
        };
        let figures = |place: usize| strips.get(place).map_or(NOTHING, Strip::figures);
        let (known, yes) = self.question.answer_each(figures);
        reply.yes = yes & !any_blank;
        reply.no = known & !yes & !any_blank;
        reply.lacking = any_blank & !all_blank;
        let mut unsure = !known & !any_blank;
        for row in rows_of(reply.lacking) {
            let figure = |place: usize| Some(strips.get(place)?.figure(row)?.0.millionths());
            if !self.question.is_possible(figure) {
                unsure |= bit(row);
            }
        }
        unsure
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
