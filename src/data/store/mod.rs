//! What the files say, on two levels: own figures in full, of townships' figures a mark and a share
//! in the sum, and the figures themselves only where a rule looks at each.
//!
//! What was met twice is only noticed here. A second pass gathers the county-years in which that
//! happened once more, in order and with every figure ([`Keep::All`]).

pub(super) mod again;
mod answers;
mod bits;
mod figures;
mod gathered;
mod kept;
mod parts;
mod spot;
pub(super) mod strip;
mod sums;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::again::{Again, AgainLog};
pub use self::answers::{Answers, Plainly};
pub(super) use self::answers::{Replies, Reply};
use self::figures::Figures;
pub(super) use self::figures::Met;
pub(super) use self::gathered::Gathered;
pub(super) use self::spot::Plain;
use super::Figure;
use super::areas::At;
use super::cell::figure::Figured;
use super::slots::{Column, Slot, Slots};
use crate::parts::in_parts;
use crate::quantity::Year;
use crate::source::{Place, Untrusted};

/// Which figure a cell gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    pub(super) at: At,
    pub(super) year: Year,
    pub(super) slot: Slot,
}

/// What a cell gives.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seen<'a> {
    /// Nothing, or a missing mark.
    Blank,
    /// Something that cannot be read.
    Unreadable,
    /// A figure, with its cell as written.
    Known(&'a Figured, &'a str),
}

/// What a pass over the files does with each cell.
pub(super) trait Sink {
    /// A row or column for this area and year.
    fn period(&mut self, at: At, year: Year);
    /// A cell.
    fn cell(&mut self, key: Key, seen: Seen<'_>, place: Place);
    /// A filled cell of a row that does not say its year for certain; it may be the key's.
    fn undated(&mut self, key: Key, place: Place);
}

/// Counties and years, by number.
pub(super) type Wanted = Arc<BTreeSet<(usize, Year)>>;

/// Of which townships' figures more than a mark is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Of those that a rule looks at.
    ByTownship,
    /// Of most townships only the answers to questions; and of no figure where it stands.
    Answers,
    /// Of all, of these counties and years: whatever is met twice is compared.
    All(Wanted),
}

/// The years of one county, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Years(Vec<(Year, Box<Gathered>)>);

/// The two-level accumulator.
pub(super) struct Store {
    slots: Arc<Slots>,
    keep: Keep,
    /// By county.
    pub(super) counties: Vec<Years>,
    /// The counties and years in which something was met that needs another look.
    pub(super) again_in: BTreeSet<(usize, Year)>,
    /// The figures met again, where all are kept.
    pub(super) again: AgainLog,
    /// Filled cells of rows that do not say their year for certain, by the figure they may be.
    undated: BTreeMap<Key, Place>,
    /// Where among the years of its county the last row's stands.
    last: usize,
    /// Lent out while rows are marked.
    marks: Vec<u64>,
}

impl Years {
    /// The years, in order.
    pub(super) fn years(&self) -> impl DoubleEndedIterator<Item = Year> {
        self.0.iter().map(|(year, _)| *year)
    }

    /// What was gathered of a year.
    pub(super) fn get(&self, year: Year) -> Option<&Gathered> {
        let index = self.find(year).ok()?;
        self.0.get(index).map(|(_, gathered)| gathered.as_ref())
    }

    /// The same, with its place among the years.
    pub(super) fn place(&self, year: Year) -> Option<(usize, &Gathered)> {
        let index = self.find(year).ok()?;
        let (_, gathered) = self.0.get(index)?;
        Some((index, gathered))
    }

    fn get_mut(&mut self, year: Year) -> Option<&mut Gathered> {
        let index = self.find(year).ok()?;
        self.0.get_mut(index).map(|(_, gathered)| gathered.as_mut())
    }

    /// The place of a year, made if there is none.
    fn entry(&mut self, year: Year) -> usize {
        self.find(year).unwrap_or_else(|index| {
            self.0.insert(index, (year, Box::default()));
            index
        })
    }

    fn find(&self, year: Year) -> Result<usize, usize> {
        self.0.binary_search_by_key(&year, |(year, _)| *year)
    }

    /// Every year with what was gathered of it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Year, &Gathered)> {
        self.0
            .iter()
            .map(|(year, gathered)| (*year, gathered.as_ref()))
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Store {
    pub(super) fn new(slots: &Arc<Slots>, keep: Keep) -> Self {
        Self {
            slots: Arc::clone(slots),
            keep,
            counties: Vec::new(),
            again_in: BTreeSet::new(),
            again: AgainLog::default(),
            undated: BTreeMap::new(),
            last: 0,
            marks: Vec::new(),
        }
    }

    /// Begins anew.
    pub(super) fn clear(&mut self) {
        self.counties.clear();
        self.again_in.clear();
        self.again.clear();
        self.undated.clear();
    }

    /// The counties and years that are gathered, if not all are.
    pub(super) fn wanted(&self) -> Option<Wanted> {
        match &self.keep {
            Keep::ByTownship | Keep::Answers => None,
            Keep::All(wanted) => Some(Arc::clone(wanted)),
        }
    }

    /// What is kept of plain rows, which are no part of a second pass.
    pub(super) fn keep_of_plain(&self) -> Keep {
        match &self.keep {
            Keep::ByTownship | Keep::All(_) => Keep::ByTownship,
            Keep::Answers => Keep::Answers,
        }
    }

    /// Whether rows answer questions, and where figures stand is not kept.
    pub(super) fn keeps_answers(&self) -> bool {
        match self.keep {
            Keep::Answers => true,
            Keep::ByTownship | Keep::All(_) => false,
        }
    }

    fn keeps_all(&self) -> bool {
        match self.keep {
            Keep::ByTownship | Keep::Answers => false,
            Keep::All(_) => true,
        }
    }

    fn is_wanted(&self, at: At, year: Year) -> bool {
        match &self.keep {
            Keep::ByTownship | Keep::Answers => true,
            Keep::All(wanted) => wanted.contains(&(at.county, year)),
        }
    }

    fn gathered(&mut self, at: At, year: Year) -> Option<&mut Gathered> {
        self.counties.get_mut(at.county)?.get_mut(year)
    }

    /// Takes every figure that only a row of no certain year may be as one that cannot be read.
    pub(super) fn settle_undated(&mut self) {
        for (key, place) in std::mem::take(&mut self.undated) {
            self.period(key.at, key.year);
            if !self.has_figure(key) {
                self.cell(key, Seen::Unreadable, place);
            }
        }
    }

    fn has_figure(&self, key: Key) -> bool {
        let years = self.counties.get(key.at.county);
        let found = years
            .and_then(|years| years.get(key.year))
            .zip(self.slots.column(key.slot));
        found.is_some_and(|(gathered, column)| match key.at.township {
            None => matches!(gathered.own.get(0, column.bit), Figure::Known(_)),
            Some(township) => gathered.columns.known.has(township, column.bit),
        })
    }

    /// Notes which counties and years hold a figure that may be a slip, or a township of which one row
    /// answered and another did not: only all figures can tell.
    pub(super) fn look_for_doubts(&mut self, threads: usize) {
        let doubtful = in_parts(&self.counties, threads, |before, part| {
            let counties = (before..).zip(part);
            let spots = counties.flat_map(|(county, years)| {
                let doubtful = years.iter().filter(|(_, gathered)| gathered.is_doubtful());
                doubtful.map(move |(year, _)| (county, year))
            });
            spots.collect::<Vec<_>>()
        });
        self.again_in.extend(doubtful.into_iter().flatten());
    }

    /// Puts what a second pass gathered in the place of what the first did.
    pub(super) fn replace(&mut self, again: Self) {
        let by_county = self.counties.iter_mut().zip(again.counties);
        for (years, again) in by_county {
            for (year, whole) in again.0 {
                if let Some(gathered) = years.get_mut(year) {
                    *gathered = *whole;
                }
            }
        }
        self.again = again.again;
    }

    /// Takes in what another store has gathered from other rows.
    pub(super) fn absorb(&mut self, other: Self) {
        self.again_in.extend(other.again_in);
        for (county, years) in other.counties.into_iter().enumerate() {
            while self.counties.len() <= county {
                self.counties.push(Years::default());
            }
            let Some(known) = self.counties.get_mut(county) else {
                continue;
            };
            if known.is_empty() {
                *known = years;
                continue;
            }
            for (year, gathered) in years.0 {
                match known.find(year) {
                    Err(index) => known.0.insert(index, (year, gathered)),
                    Ok(_) => {
                        if known
                            .get_mut(year)
                            .is_some_and(|known| known.absorb(*gathered))
                        {
                            self.again_in.insert((county, year));
                        }
                    }
                }
            }
        }
        self.undated.extend(other.undated);
    }

    fn own_cell(&mut self, key: Key, column: Column, seen: Seen<'_>, place: Place) -> Met {
        let keeps_others = self.keeps_all();
        let Some(gathered) = self.gathered(key.at, key.year) else {
            return Met::Once;
        };
        meet(
            &mut gathered.own,
            (0, column.bit),
            seen,
            place,
            keeps_others,
        )
    }

    fn township_cell(
        &mut self,
        township: usize,
        key: Key,
        column: Column,
        seen: Seen<'_>,
        place: Place,
    ) -> Met {
        let (keeps_all, keeps_answers) = (self.keeps_all(), self.keeps_answers());
        let Some(gathered) = self.gathered(key.at, key.year) else {
            return Met::Once;
        };
        if keeps_answers && column.by_township.is_some() {
            gathered.answered.leave(township);
        }
        let kept = if keeps_all {
            Some(column.bit)
        } else {
            column.by_township
        };
        let mut met = Met::Once;
        match seen {
            Seen::Blank => {}
            Seen::Unreadable => gathered.columns.unreadable(column, place),
            Seen::Known(figured, text) => {
                if gathered.columns.mark(township, column) {
                    met = Met::Again {
                        first: place,
                        is_equal: false,
                    };
                } else {
                    gathered.columns.add(column, figured, (text, place));
                    if !keeps_answers {
                        gathered.columns.detail(column, figured, (text, place));
                    }
                }
            }
        }
        match kept {
            Some(kept) => {
                let in_all = meet(
                    &mut gathered.townships,
                    (township, kept),
                    seen,
                    place,
                    keeps_all,
                );
                if keeps_all { in_all } else { met }
            }
            None => met,
        }
    }
}

/// Brings what a cell gives to the figures before it.
fn meet(
    figures: &mut Figures,
    at: (usize, usize),
    seen: Seen<'_>,
    place: Place,
    keeps_others: bool,
) -> Met {
    match seen {
        Seen::Blank => figures.blank(at.0, at.1, place),
        Seen::Unreadable => figures.unreadable(at.0, at.1, place),
        Seen::Known(figured, text) => return figures.known(at, figured, text, place, keeps_others),
    }
    Met::Once
}

impl Sink for Store {
    fn period(&mut self, at: At, year: Year) {
        if !self.is_wanted(at, year) {
            return;
        }
        let is_whole = self.keeps_all();
        if let Some(gathered) = self.spot(at, year) {
            gathered.is_whole = is_whole;
        }
    }

    fn undated(&mut self, key: Key, place: Place) {
        self.undated.entry(key).or_insert(place);
    }

    fn cell(&mut self, key: Key, seen: Seen<'_>, place: Place) {
        let Some(column) = self.slots.column(key.slot) else {
            return;
        };
        let met = match key.at.township {
            None => self.own_cell(key, column, seen, place),
            Some(township) => self.township_cell(township, key, column, seen, place),
        };
        let Met::Again { first, is_equal } = met else {
            return;
        };
        if !self.keeps_all() {
            self.again_in.insert((key.at.county, key.year));
            return;
        }
        if let Seen::Known(_, text) = seen {
            self.again.push(Again {
                key,
                is_equal,
                first,
                place,
                text: Untrusted::new(text),
            });
        }
    }
}
