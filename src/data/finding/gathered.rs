//! Where findings gather: the same thing in the same column is one finding, however often.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::data::{Finding, More};
use crate::source::{FileId, Severity, Untrusted};
use crate::vocabulary::IndicatorId;

/// How many different findings of one kind are told apart in a file; the rest are counted as one for
/// each indicator, so that a file of a million broken cells costs no more memory than one of a few
/// hundred.
const MOST_OF_A_KIND: usize = 200;

/// How many further places a finding names.
pub(in crate::data) const MOST_PLACES: usize = 4;

/// What findings must share to be reported as one.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Group {
    file: FileId,
    code: &'static str,
    is_note: bool,
    detail: Option<Detail>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Detail {
    indicator: Option<IndicatorId>,
    column: Option<u32>,
    text: Option<Untrusted>,
}

impl More {
    /// Takes in one that says the same. They may come in any order; the first places are named.
    fn take(&mut self, other: Finding) {
        self.count = self
            .count
            .saturating_add(other.more.count.saturating_add(1));
        let places = [other.place].into_iter().chain(other.more.places);
        for place in places {
            if self.places.len() < MOST_PLACES
                || self.places.last().is_some_and(|last| place < *last)
            {
                let at = self.places.partition_point(|known| *known <= place);
                self.places.insert(at, place);
                self.places.truncate(MOST_PLACES);
            }
        }
    }
}

/// Whether two findings are of one kind and place, and not of one of many.
fn is_same(first: &Finding, other: &Finding) -> bool {
    let is_line_alone = other.place.line.is_some() && other.place.column.is_none();
    is_line_alone && first.place == other.place && other.more.count == 0
}

/// The findings of a run.
#[derive(Default)]
pub(in crate::data) struct Findings {
    list: Vec<Finding>,
    groups: HashMap<Group, usize>,
    of_a_kind: HashMap<(FileId, &'static str), usize>,
}

impl Findings {
    /// Adds one with its further places, or counts them with those it is the same as.
    pub(in crate::data) fn push(&mut self, finding: Finding) {
        let (file, code) = (finding.place.file, finding.kind.code());
        // What changes nothing need not be told apart by what it says.
        let is_note = finding.kind.severity() == Severity::Note;
        let mut group = Group {
            file,
            code,
            is_note,
            detail: Some(Detail {
                indicator: finding.kind.indicator(),
                column: finding.place.column,
                text: finding.text.clone().filter(|_| !is_note),
            }),
        };
        let distinct = self.of_a_kind.entry((file, code)).or_default();
        if *distinct >= MOST_OF_A_KIND && !self.groups.contains_key(&group) {
            // Each indicator is still named: its verdicts rest on what is said here.
            group.detail = finding.kind.indicator().map(|indicator| Detail {
                indicator: Some(indicator),
                column: None,
                text: None,
            });
        }
        match self.groups.entry(group) {
            Entry::Vacant(free) => {
                *distinct = distinct.saturating_add(1);
                free.insert(self.list.len());
                self.list.push(finding);
            }
            Entry::Occupied(index) => {
                // What is wrong with a line that many cells rest on is said once.
                let first = self.list.get_mut(*index.get());
                if let Some(first) = first.filter(|first| !is_same(first, &finding)) {
                    first.more.take(finding);
                }
            }
        }
    }

    /// All of them, in order of place.
    pub(in crate::data) fn sorted(mut self) -> Vec<Finding> {
        self.list.sort_by(|one, other| {
            (one.place, one.kind.code()).cmp(&(other.place, other.kind.code()))
        });
        self.list
    }
}
