//! The areas that rows name, known again by the bytes they are written with.

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::same::are_same;
use crate::data::areas::At;

/// What rows name, and where they belong.
#[derive(Debug, Default)]
pub(super) struct Keys {
    hasher: DefaultHashBuilder,
    /// By hash, indices into the list.
    table: HashTable<u32>,
    list: Vec<Known>,
    bytes: Vec<u8>,
    last: u32,
}

/// In little room: there are as many of these as areas.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// Where its bytes begin, and how many of them each name has.
    start: u32,
    lengths: (u16, u16),
    at: Spot,
}

/// Where rows belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spot {
    /// [`NONE`] if they need a thorough look.
    county: u32,
    /// [`NONE`] for the county itself.
    township: u32,
}

/// No number of a county or township.
const NONE: u32 = u32::MAX;

impl Spot {
    fn new(at: Option<At>) -> Self {
        let number = |index: usize| u32::try_from(index).unwrap_or(NONE);
        match at {
            None => Self {
                county: NONE,
                township: NONE,
            },
            Some(at) => Self {
                county: number(at.county),
                township: at.township.map_or(NONE, number),
            },
        }
    }

    #[inline]
    fn at(self) -> Option<At> {
        (self.county != NONE).then(|| At {
            county: index_of(self.county),
            township: (self.township != NONE).then(|| index_of(self.township)),
        })
    }
}

/// More areas than this are not remembered at once: no country has so many, but a file may say so.
const MOST: usize = 1 << 20;

/// The cells that name an area: the county's and the township's, as they stand.
pub(super) type Names<'a> = (&'a [u8], &'a [u8]);

impl Keys {
    /// Where rows with these names belong; `None` if nobody has asked before. Rows mostly name areas in
    /// the order in which they were learnt, or the same one again.
    #[inline]
    pub(super) fn find(&mut self, names: Names<'_>) -> Option<Option<At>> {
        for number in [self.last.wrapping_add(1), self.last] {
            if let Some(known) = self.list.get(index_of(number))
                && are_same_names(self.names(known), names)
            {
                self.last = number;
                return Some(known.at.at());
            }
        }
        self.look_up(names)
    }

    /// Where rows with these names belong, if they are the last that were asked for or learnt.
    pub(super) fn last(&self, names: Names<'_>) -> Option<Option<At>> {
        let known = self.list.get(index_of(self.last))?;
        are_same_names(self.names(known), names).then(|| known.at.at())
    }

    #[inline]
    fn names(&self, known: &Known) -> Names<'_> {
        names_in(&self.bytes, known)
    }

    #[inline(never)]
    fn look_up(&mut self, names: Names<'_>) -> Option<Option<At>> {
        let hash = self.hasher.hash_one(names);
        let found = *self.table.find(hash, |number| {
            let known = self.list.get(index_of(*number));
            known.is_some_and(|known| self.names(known) == names)
        })?;
        self.last = found;
        self.list.get(index_of(found)).map(|known| known.at.at())
    }

    fn forget(&mut self) {
        self.table.clear();
        self.list.clear();
        self.bytes.clear();
        self.last = 0;
    }

    /// Remembers where rows with these names belong.
    pub(super) fn learn(&mut self, names: Names<'_>, at: Option<At>) {
        if self.list.len() >= MOST {
            self.forget();
        }
        let length = |name: &[u8]| u16::try_from(name.len()).ok();
        let (Ok(start), Some(county), Some(township), Ok(number)) = (
            u32::try_from(self.bytes.len()),
            length(names.0),
            length(names.1),
            u32::try_from(self.list.len()),
        ) else {
            return;
        };
        self.bytes.extend_from_slice(names.0);
        self.bytes.extend_from_slice(names.1);
        self.list.push(Known {
            start,
            lengths: (county, township),
            at: Spot::new(at),
        });
        let hash = self.hasher.hash_one(names);
        let (hasher, list, bytes) = (&self.hasher, &self.list, &self.bytes);
        self.table.insert_unique(hash, number, |number| {
            let known = list.get(index_of(*number));
            hasher.hash_one(known.map_or((&[][..], &[][..]), |known| names_in(bytes, known)))
        });
        self.last = number;
    }
}

/// The names of one that is known, whose bytes are among these.
#[inline]
fn names_in<'b>(bytes: &'b [u8], known: &Known) -> Names<'b> {
    let (county, township) = (usize::from(known.lengths.0), usize::from(known.lengths.1));
    let both = bytes.get(index_of(known.start)..).unwrap_or_default();
    let both = both
        .get(..county.saturating_add(township))
        .unwrap_or_default();
    both.split_at_checked(county).unwrap_or_default()
}

/// Whether both are the same names.
#[inline]
fn are_same_names(one: Names<'_>, other: Names<'_>) -> bool {
    are_same(one.0, other.0) && are_same(one.1, other.1)
}

fn index_of(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_forgotten_can_be_learnt_again() {
        let mut keys = Keys::default();
        let at = |county| {
            Some(At {
                county,
                township: None,
            })
        };
        for round in 0..3 {
            for county in 0..100 {
                let name = county.to_string();
                assert_eq!(keys.find((name.as_bytes(), b"")), None, "{round}");
                keys.learn((name.as_bytes(), b""), at(county));
                assert_eq!(keys.find((name.as_bytes(), b"")), Some(at(county)));
            }
            keys.forget();
        }
    }

    #[test]
    fn names_are_known_again_in_any_order_and_never_mixed_up() {
        let mut keys = Keys::default();
        let at = |county, township| {
            Some(At {
                county,
                township: Some(township),
            })
        };
        let all: Vec<(String, String)> = (0..50)
            .flat_map(|county| (0..7).map(move |town| (county.to_string(), town.to_string())))
            .collect();
        for (index, (county, town)) in all.iter().enumerate() {
            let names = (county.as_bytes(), town.as_bytes());
            assert_eq!(keys.find(names), None);
            keys.learn(names, at(index, 3));
        }
        keys.learn((b"x", b""), None);
        for step in [1, 3, 8, 11] {
            for index in 0..all.len() {
                let index = index * step % all.len();
                let (county, town) = &all[index];
                let names = (county.as_bytes(), town.as_bytes());
                assert_eq!(keys.find(names), Some(at(index, 3)));
            }
        }
        assert_eq!(keys.find((b"x", b"")), Some(None));
        assert_eq!(keys.find((b"", b"x")), None);
        assert_eq!(keys.find((b"11", b"")), None);
    }
}
