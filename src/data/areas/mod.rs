//! Which county and township a row belongs to.
//!
//! A name is compared in half-width forms without blanks. Rows that name no county gather under a
//! county of their own; once every row is read it is known whether that is the one county of the
//! data. If it turns out to be, the data are read once more with that settled.

mod known;
pub(super) mod label;
mod names;
pub(super) mod paired;
mod settle;
pub(super) mod shortened;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use self::label::{Label, area_key};
pub(in crate::data) use self::names::Name;
use self::names::Names;
use self::shortened::Shortened;
use super::table::lines;
use crate::source::{FileId, Place, Untrusted, is_invisible};
use crate::vocabulary::Vocabulary;

/// The county of rows that name none.
pub(super) const UNNAMED: usize = 0;
/// The county of rows whose area cells are blank.
pub(super) const NAMELESS: usize = 1;

/// A county, or a township in it, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct At {
    pub(super) county: usize,
    pub(super) township: Option<usize>,
}

/// Where a row belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placed {
    At(At),
    /// Somewhere, but the name may mean another area: its figures cannot be used.
    Doubtful(At),
    /// A part of another row's area.
    Including,
    /// A subtotal: of some townships and not of all.
    Subtotal,
}

/// What is settled about rows that name no county.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Settled {
    /// The one county of the data, to which they belong.
    pub(super) only: Option<String>,
    /// Whether rows with blank area cells are the figures of that county.
    pub(super) nameless_are_own: bool,
    /// Shortened names of counties.
    counties: Shortened,
    /// Shortened names of townships.
    townships: BTreeMap<String, Arc<Shortened>>,
    /// Names in the one column of areas that are shortened ones of townships.
    towns: BTreeSet<String>,
}

/// Rows that could not be placed for certain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Met {
    pub(super) first: Place,
    pub(super) count: u64,
}

/// The areas of the data.
pub(super) struct Areas {
    counties: Names,
    /// Of each county.
    townships: Vec<Names>,
    listed_counties: HashMap<String, String>,
    listed_townships: HashMap<String, String>,
    settled: Settled,
    /// Rows of townships without a county, by name.
    loose: BTreeMap<usize, Met>,
    /// Rows of files that have no column of areas.
    unlabelled: BTreeMap<FileId, Met>,
    /// Rows of totals without a county.
    totals: BTreeMap<FileId, u64>,
    nameless: BTreeMap<FileId, Met>,
    /// Names with characters that nobody can see.
    invisible: BTreeMap<(FileId, String), Met>,
    /// Shortened names that rows used, with what they fit.
    used: BTreeMap<String, (Met, Vec<String>)>,
    /// Whether the row's names may mean another area.
    is_doubtful: bool,
    /// Whether something about the row was counted.
    is_counted: bool,
    /// Whether rows are only placed, having been counted before.
    is_recalling: bool,
    /// Where the row stands.
    at: Option<Place>,
    last: Option<(Option<String>, Option<String>, Placed)>,
    /// The last cell of a county, and what it says.
    label: (String, Label),
}

impl Areas {
    pub(super) fn new(vocabulary: &Vocabulary, settled: Settled) -> Self {
        let listed = |names: &[Untrusted]| {
            names
                .iter()
                .map(|name| (area_key(name.raw()), name.raw().trim().to_owned()))
                .collect()
        };
        let mut areas = Self {
            counties: Names::default(),
            townships: Vec::new(),
            listed_counties: listed(&vocabulary.county.names),
            listed_townships: listed(&vocabulary.township.names),
            settled,
            loose: BTreeMap::new(),
            unlabelled: BTreeMap::new(),
            totals: BTreeMap::new(),
            nameless: BTreeMap::new(),
            invisible: BTreeMap::new(),
            used: BTreeMap::new(),
            is_doubtful: false,
            is_counted: false,
            is_recalling: false,
            at: None,
            last: None,
            label: (String::new(), Label::Blank),
        };
        // The two places of UNNAMED and NAMELESS.
        for _ in [UNNAMED, NAMELESS] {
            areas.counties.list.push(Name::of_none());
            areas.townships.push(Names::default());
        }
        areas
    }

    /// Whether the rule file lists a name.
    pub(super) fn lists(&self, name: &str) -> bool {
        let key = area_key(name);
        self.listed_counties.contains_key(&key) || self.listed_townships.contains_key(&key)
    }

    /// Places a row by its area cells; `None` for a column that the file does not have.
    pub(super) fn place(
        &mut self,
        county: Option<&str>,
        township: Option<&str>,
        place: Place,
    ) -> Placed {
        if let Some((last_county, last_township, placed)) = &self.last
            && last_county.as_deref() == county
            && last_township.as_deref() == township
        {
            return *placed;
        }
        let placed = self.place_anew(county, township, place);
        // What is counted for a finding must be counted for every row.
        self.last = (!self.is_counted).then(|| {
            (
                county.map(str::to_owned),
                township.map(str::to_owned),
                placed,
            )
        });
        placed
    }

    fn place_anew(&mut self, county: Option<&str>, township: Option<&str>, place: Place) -> Placed {
        self.is_doubtful = false;
        self.is_counted = false;
        self.note_invisible(county, township, place);
        self.at = Some(place);
        match self.find(county, township, place) {
            Placed::At(at) if self.is_doubtful => Placed::Doubtful(at),
            placed @ (Placed::At(_)
            | Placed::Doubtful(_)
            | Placed::Including
            | Placed::Subtotal) => placed,
        }
    }

    /// Places a row by its area cells if every row with the same cells belongs there, and nothing
    /// has to be said of any.
    pub(super) fn place_alike(
        &mut self,
        county: Option<&str>,
        township: Option<&str>,
        place: Place,
    ) -> Option<At> {
        // If it is to be counted, that is done where the row is read.
        let was_recalling = std::mem::replace(&mut self.is_recalling, true);
        let placed = self.place_anew(county, township, place);
        self.is_recalling = was_recalling;
        match placed {
            Placed::At(at) if !self.is_counted => Some(at),
            Placed::At(_) | Placed::Doubtful(_) | Placed::Including | Placed::Subtotal => None,
        }
    }

    /// Remembers that rows of a file with these cells, which [`Self::place_alike`] has placed, need no
    /// other look.
    pub(super) fn learn(&mut self, county: &str, township: &str, at: At, file: FileId) {
        let names = self.townships.get_mut(at.county);
        if let (Some(names), Some(index)) = (names, at.township) {
            names.learn(index, township, file);
            self.counties.learn(at.county, county, file);
        }
    }

    /// Where rows with these cells belong, if that was learnt: by whichever thread.
    pub(super) fn again(&mut self, county: &str, township: &str, place: Place) -> Option<At> {
        let index = self.counties.again(county, place)?;
        let township = self.townships.get_mut(index)?.again(township, place)?;
        Some(At {
            county: index,
            township: Some(township),
        })
    }

    /// From now on rows are only placed: they were counted before.
    pub(super) fn recall(&mut self) {
        self.is_recalling = true;
        self.last = None;
    }

    /// Counts something about the row.
    fn count(&mut self, count: impl FnOnce(&mut Self)) {
        self.is_counted = true;
        if !self.is_recalling {
            count(self);
        }
    }

    fn find(&mut self, county: Option<&str>, township: Option<&str>, place: Place) -> Placed {
        if [county, township]
            .into_iter()
            .flatten()
            .any(lines::is_including)
        {
            return Placed::Including;
        }
        let (upper, lower) = (self.label(county), township.map(Label::read));
        if matches!(upper, Some(Label::Subtotal)) || matches!(lower, Some(Label::Subtotal)) {
            // Its county is one of the data's all the same.
            if let Some(Label::Name(upper)) = &upper {
                self.named(county, upper);
            }
            return Placed::Subtotal;
        }
        let at = match (upper, lower) {
            (Some(Label::Several), _) | (_, Some(Label::Several)) => return Placed::Including,
            (None, None) => {
                self.count(|areas| meet(&mut areas.unlabelled, place));
                self.unnamed(None)
            }
            (Some(Label::Name(upper)), None) => self.single(county, &upper, place),
            (Some(Label::Name(upper)), Some(Label::Name(lower))) if upper != lower => {
                let county = self.named(county, &upper);
                // 示例县东湖镇 in 示例县 is its 东湖镇.
                match lower.strip_prefix(&upper) {
                    Some(rest) if shortened::is_township(rest) => {
                        self.township(county, None, rest.to_owned())
                    }
                    Some(_) | None => self.township(county, township, lower),
                }
            }
            (Some(Label::Name(upper)), Some(_)) => At {
                county: self.named(county, &upper),
                township: None,
            },
            (Some(Label::Total), None | Some(Label::Total | Label::Blank))
            | (None | Some(Label::Blank), Some(Label::Total)) => {
                self.count(|areas| {
                    let count = areas.totals.entry(place.file).or_default();
                    *count = count.saturating_add(1);
                });
                self.unnamed(None)
            }
            (
                None | Some(Label::Total | Label::Blank | Label::Subtotal),
                Some(Label::Name(name)),
            ) => self.loose(township, name, place),
            (
                None | Some(Label::Blank | Label::Subtotal | Label::Total),
                None | Some(Label::Blank | Label::Subtotal),
            )
            | (Some(Label::Subtotal), Some(Label::Total)) => {
                if self.settled.nameless_are_own {
                    self.unnamed(None)
                } else {
                    self.count(|areas| meet(&mut areas.nameless, place));
                    At {
                        county: NAMELESS,
                        township: None,
                    }
                }
            }
        };
        Placed::At(at)
    }

    /// What the cell of a county says: nearly always the same as that of the row before.
    fn label(&mut self, raw: Option<&str>) -> Option<Label> {
        let raw = raw?;
        if self.label.0 != raw {
            self.label = (raw.to_owned(), Label::read(raw));
        }
        Some(self.label.1.clone())
    }

    /// The one column of areas may hold townships too.
    fn single(&mut self, raw: Option<&str>, key: &str, place: Place) -> At {
        let is_township = !self.listed_counties.contains_key(key)
            && (self.listed_townships.contains_key(key)
                || self.settled.towns.contains(key)
                || shortened::is_township(key));
        if is_township {
            return self.loose(raw, key.to_owned(), place);
        }
        At {
            county: self.named(raw, key),
            township: None,
        }
    }

    /// A township without a county.
    fn loose(&mut self, raw: Option<&str>, key: String, place: Place) -> At {
        let county = self.unnamed(None).county;
        let at = self.township(county, raw, key);
        if let (UNNAMED, Some(township)) = (at.county, at.township) {
            self.count(|areas| meet_key(&mut areas.loose, township, place));
        }
        at
    }

    fn unnamed(&mut self, township: Option<usize>) -> At {
        let county = match self.settled.only.clone() {
            Some(key) => self.named(None, &key),
            None => UNNAMED,
        };
        At { county, township }
    }

    fn named(&mut self, raw: Option<&str>, key: &str) -> usize {
        let full = self.full(self.settled.counties.get(key).cloned(), key);
        let (key, raw) = full.as_deref().map_or((key, raw), |full| (full, None));
        let listed = self.listed_counties.get(key).map(String::as_str);
        let index = self.counties.enter(key, raw, listed, self.at);
        while self.townships.len() <= index {
            self.townships.push(Names::default());
        }
        index
    }

    fn township(&mut self, county: usize, raw: Option<&str>, key: String) -> At {
        let fits = self
            .counties
            .list
            .get(county)
            .and_then(|name| self.settled.townships.get(name.key())?.get(&key))
            .cloned();
        let full = self.full(fits, &key);
        let (key, raw) = full.map_or((key, raw), |full| (full, None));
        let listed = self.listed_townships.get(&key).map(String::as_str);
        let township = self
            .townships
            .get_mut(county)
            .map(|names| names.enter(&key, raw, listed, self.at));
        At { county, township }
    }

    /// The full name for which a shortened one is taken, if it fits only one.
    fn full(&mut self, fits: Option<Vec<String>>, name: &str) -> Option<String> {
        let fits = fits?;
        let at = self.at?;
        self.is_doubtful |= fits.len() > 1;
        self.count(|areas| {
            let (met, _) = areas.used.entry(name.to_owned()).or_insert_with(|| {
                (
                    Met {
                        first: at,
                        count: 0,
                    },
                    fits.clone(),
                )
            });
            met.count = met.count.saturating_add(1);
        });
        match fits.as_slice() {
            [full] => Some(full.clone()),
            [..] => None,
        }
    }

    fn note_invisible(&mut self, county: Option<&str>, township: Option<&str>, place: Place) {
        for raw in [county, township].into_iter().flatten() {
            let is_unseen =
                |c: char| is_invisible(c) || (c.is_control() && !c.is_whitespace() && c != '\0');
            if raw.contains(is_unseen) {
                let key = (place.file, raw.to_owned());
                self.count(|areas| meet_key(&mut areas.invisible, key, place));
            }
        }
    }
}

fn meet(list: &mut BTreeMap<FileId, Met>, place: Place) {
    meet_key(list, place.file, place);
}

fn meet_key<K: Ord>(list: &mut BTreeMap<K, Met>, key: K, place: Place) {
    let met = list.entry(key).or_insert(Met {
        first: place,
        count: 0,
    });
    met.count = met.count.saturating_add(1);
}
