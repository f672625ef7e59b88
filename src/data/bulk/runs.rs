//! Rows of a tidy table that follow each other and are of one area and year: together they say what
//! a row of a wide table would, and answer as one.

use super::Reader;
use super::asked::Asked;
use super::batch::Says;
use super::cells::Cells;
use super::layout::{Shape, Tidy};
use super::row::{Other, Whose};
use super::rule::Rule;
use crate::data::rows::column;
use crate::data::store::strip::{ROWS, RowBits, bit, bits_of, rows_of};
use crate::data::store::{Key, Sink as _};
use crate::quantity::Fixed;
use crate::source::Place;

/// What runs of rows say, run by run and slot by slot.
#[derive(Debug, Default)]
pub(super) struct Runs {
    says: Says,
    /// By slot, the runs that have a row of it.
    seen: Vec<RowBits>,
    /// By slot and run, the line of that row.
    lines: Vec<[u64; ROWS]>,
    /// Whose figures the rows read last hold, if their run goes on.
    current: Option<Whose>,
    /// The slots of which the current run has a row.
    given: Vec<usize>,
    /// How many runs were ended.
    ended: usize,
}

impl Runs {
    /// Begins anew, with so many slots.
    fn clear(&mut self, slots: usize) {
        self.says.begin(slots);
        for strip in &mut self.says.strips {
            (strip.blank, strip.most) = (RowBits::MAX, 0);
        }
        self.seen.clear();
        self.seen.resize(slots, 0);
        self.lines.resize(slots, [0; ROWS]);
        self.given.clear();
        self.current = None;
        self.ended = 0;
    }

    /// Takes in a cell of the current run; `false` if the run has one of the slot.
    fn take(&mut self, slot: usize, line: u64, figure: Option<(Fixed, u8)>) -> bool {
        let run = self.ended;
        let (Some(seen), Some(strip)) = (self.seen.get_mut(slot), self.says.strips.get_mut(slot))
        else {
            return false;
        };
        if *seen & bit(run) != 0 {
            return false;
        }
        *seen |= bit(run);
        self.given.push(slot);
        if let Some((value, places)) = figure {
            strip.blank &= !bit(run);
            strip.put(run, value.millionths(), usize::from(places));
        }
        if let Some(at) = self
            .lines
            .get_mut(slot)
            .and_then(|lines| lines.get_mut(run))
        {
            *at = line;
        }
        true
    }

    /// Forgets the current run.
    fn drop_current(&mut self) {
        let run = self.ended;
        for slot in self.given.drain(..) {
            if let Some(seen) = self.seen.get_mut(slot) {
                *seen &= !bit(run);
            }
            if let Some(strip) = self.says.strips.get_mut(slot) {
                strip.blank |= bit(run);
            }
        }
        self.says.unsettled &= !bit(run);
        self.says.others.retain(|(other, ..)| *other != run);
        self.says.of.truncate(run);
        self.current = None;
    }

    /// The line of a run's row of a slot.
    fn line(&self, slot: usize, run: usize) -> u64 {
        let line = self.lines.get(slot).and_then(|lines| lines.get(run));
        line.copied().unwrap_or(0)
    }
}

/// What a row of a tidy table gives.
pub(super) struct Given<'r, 'a> {
    pub(super) rule: &'r Rule<'a>,
    pub(super) figure: Option<(Fixed, u8)>,
    pub(super) other: Option<Other>,
}

impl<'a> Reader<'a> {
    /// Adds a row to those of the same area and year before it; gives back what it gives if it is not
    /// asked, or cannot be added.
    #[inline]
    pub(super) fn add_to_run<'r>(
        &mut self,
        tidy: &Tidy<'a>,
        cells: &Cells<'_>,
        whose: Whose,
        given: Given<'r, 'a>,
    ) -> Option<Given<'r, 'a>> {
        let Some(asked) = tidy.asked.as_ref().filter(|_| self.store.keeps_answers()) else {
            return Some(given);
        };
        if whose.at.township.is_none() {
            self.end_run(tidy);
            return Some(given);
        }
        if self.runs.current != Some(whose) {
            self.end_run(tidy);
            if self.runs.seen.len() != asked.columns.len() {
                self.runs.clear(asked.columns.len());
            }
            self.runs.current = Some(whose);
            self.runs.says.of.push(whose);
        }
        let slot = given.rule.slot.index();
        let line = cells.line_of(tidy.value);
        let number = given.other.as_ref().map(Other::number);
        let figure = given.figure.or(number.flatten());
        if !self.runs.take(slot, line, figure) {
            self.keep_run(tidy);
            return Some(given);
        }
        if let Some(other) = given.other {
            let run = self.runs.ended;
            if figure.is_none() {
                self.runs.says.unsettled |= bit(run);
            }
            self.runs.says.others.push((run, slot, other));
        }
        None
    }

    /// Ends the current run: it answers in its turn if it has all that is asked for, else what it
    /// gives is kept.
    fn end_run(&mut self, tidy: &Tidy<'a>) {
        if self.runs.current.is_none() {
            return;
        }
        let run = bit(self.runs.ended);
        let seen = &self.runs.seen;
        let is_seen = |slot: usize| seen.get(slot).is_some_and(|seen| seen & run != 0);
        if !tidy.asked.iter().flat_map(Asked::places).all(is_seen) {
            self.keep_run(tidy);
            return;
        }
        self.runs.current = None;
        self.runs.given.clear();
        self.runs.ended = self.runs.ended.saturating_add(1);
        if self.runs.ended == ROWS {
            self.answer_runs(tidy);
        }
    }

    /// Keeps what the current run gives, and ends it.
    pub(super) fn keep_run(&mut self, tidy: &Tidy<'a>) {
        if self.runs.current.is_none() {
            return;
        }
        let runs = std::mem::take(&mut self.runs);
        self.keep_given(tidy, &runs, runs.ended, runs.given.iter().copied());
        self.runs = runs;
        self.runs.drop_current();
    }

    /// Ends the last run, and keeps what all of them answer.
    pub(super) fn end_runs(&mut self) {
        if let Shape::Tidy(tidy) = &self.layout.shape {
            self.end_run(tidy);
            self.answer_runs(tidy);
        }
    }

    fn answer_runs(&mut self, tidy: &Tidy<'a>) {
        let mut runs = std::mem::take(&mut self.runs);
        let all = bits_of(&(0..runs.ended));
        if let (Some(asked), true) = (&tidy.asked, all != 0) {
            let answered = self.answer(asked, all, &mut runs.says);
            let file = self.common.file;
            let slots = self.common.slots;
            let locate = |place: usize, run: usize| {
                let cell = Place::cell(file, runs.line(place, run), column(tidy.value));
                Some((slots.at(place)?, cell))
            };
            self.keep_beside(asked, &runs.says, answered, locate);
            for run in rows_of(all & !answered) {
                let seen = runs.seen.iter().enumerate();
                let given = seen.filter(|(_, seen)| *seen & bit(run) != 0);
                self.keep_given(tidy, &runs, run, given.map(|(slot, _)| slot));
            }
            runs.clear(asked.columns.len());
        }
        self.runs = runs;
    }

    /// Keeps what a run gives of these slots, row by row.
    fn keep_given(
        &mut self,
        tidy: &Tidy<'a>,
        runs: &Runs,
        run: usize,
        given: impl Iterator<Item = usize>,
    ) {
        let Some(whose) = runs.says.of.get(run) else {
            return;
        };
        let others = &runs.says.others;
        let first = others.partition_point(|(other, ..)| *other < run);
        for place in given {
            let slot = self.common.slots.at(place);
            let of = slot.and_then(|slot| Some((slot, self.common.slots.column(slot)?)));
            let (Some((slot, of)), Some(strip)) = (of, runs.says.strips.get(place)) else {
                continue;
            };
            let mut own = others.iter().skip(first).take_while(|(at, ..)| *at == run);
            let other = own.find(|(_, slot, _)| *slot == place);
            let key = Key {
                at: whose.at,
                year: whose.year,
                slot,
            };
            let line = runs.line(place, run);
            let cell = Place::cell(self.common.file, line, column(tidy.value));
            let said = (strip.figure(run), other.map(|(_, _, other)| other));
            self.store.period(whose.at, whose.year);
            self.keep(key, of, cell, said);
        }
    }
}
