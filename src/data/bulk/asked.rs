//! Questions that the rows of a wide table answer as they are read, so that their figures need not
//! be kept.

use super::rule::Rule;
use crate::data::store;
use crate::vocabulary::{IndicatorId, Question, Questions};

/// The questions of a run, and where in the rows of a table their figures stand.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    /// Those that a row of this table can answer.
    pub(super) answered: Vec<Placed<'a>>,
    /// For each column of figures, whether its figures are kept all the same.
    pub(super) is_kept: Vec<bool>,
    /// How many words the answers of a row take.
    pub(super) words_of_answers: usize,
    /// How many words the bits of its columns take.
    pub(super) words_of_columns: usize,
}

/// A question that a row can answer.
#[derive(Clone, Debug)]
pub(super) struct Placed<'a> {
    pub(super) number: usize,
    pub(super) question: &'a Question<IndicatorId>,
    /// Where its inputs stand among the table's columns of figures.
    pub(super) places: Vec<usize>,
}

impl<'a> Asked<'a> {
    pub(super) fn of(questions: &'a Questions, rules: &[(usize, Rule<'_>)]) -> Self {
        let place_of = |id: &IndicatorId| {
            let mut places = rules
                .iter()
                .enumerate()
                .filter(|(_, (_, rule))| rule.indicator == *id)
                .map(|(place, _)| place);
            let place = places.next()?;
            // Two columns of one thing: which of them counts is not for a row to say.
            places.next().is_none().then_some(place)
        };
        let mut answered = Vec::new();
        let mut kept = questions.kept.clone();
        for (number, question) in questions.list.iter().enumerate() {
            let places: Option<Vec<usize>> = question.inputs().iter().map(place_of).collect();
            match places {
                Some(places) => answered.push(Placed {
                    number,
                    question,
                    places,
                }),
                None => kept.extend(question.inputs()),
            }
        }
        let is_kept = rules
            .iter()
            .map(|(_, rule)| kept.contains(&rule.indicator))
            .collect();
        let bits = rules.iter().map(|(_, rule)| rule.column.bit).max();
        Self {
            answered,
            is_kept,
            words_of_answers: store::words_of_answers(questions.list.len()),
            words_of_columns: bits.map_or(0, |bit| (bit / 64).saturating_add(1)),
        }
    }
}
