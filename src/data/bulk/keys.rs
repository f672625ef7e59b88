//! The areas that rows name, known again by the bytes they are written with.

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

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

#[derive(Clone, Copy, Debug)]
struct Known {
    /// Where its bytes begin, where the second name does, and where they end.
    start: u32,
    middle: u32,
    end: u32,
    /// The one that followed it the last time: rows name areas in the same order again and again.
    next: u32,
    at: Spot,
}

/// Where rows belong, in little room; there are as many of these as areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    /// They need a thorough look.
    Special,
    County(u32),
    Township(u32, u32),
}

impl Spot {
    fn new(at: Option<At>) -> Self {
        let number = |index: usize| u32::try_from(index).ok();
        let spot = at.and_then(|at| {
            let county = number(at.county)?;
            Some(match at.township {
                None => Self::County(county),
                Some(township) => Self::Township(county, number(township)?),
            })
        });
        spot.unwrap_or(Self::Special)
    }

    #[inline]
    fn at(self) -> Option<At> {
        match self {
            Self::Special => None,
            Self::County(county) => Some(At {
                county: index_of(county),
                township: None,
            }),
            Self::Township(county, township) => Some(At {
                county: index_of(county),
                township: Some(index_of(township)),
            }),
        }
    }
}

/// More areas than this are not remembered at once: no country has so many, but a file may say so.
const MOST: usize = 1 << 20;

/// The cells that name an area: the county's and the township's, as they stand.
pub(super) type Names<'a> = (&'a [u8], &'a [u8]);

impl Keys {
    /// Where rows with these names belong; `None` if nobody has asked before.
    #[inline]
    pub(super) fn find(&mut self, names: Names<'_>) -> Option<Option<At>> {
        let last = self.list.get(index_of(self.last)).copied();
        if let Some(last) = last
            && let Some(at) = self.is(last.next, names)
        {
            self.last = last.next;
            return Some(at);
        }
        if let Some(at) = self.is(self.last, names) {
            return Some(at);
        }
        self.look_up(names)
    }

    #[inline]
    fn is(&self, number: u32, names: Names<'_>) -> Option<Option<At>> {
        let known = self.list.get(index_of(number))?;
        (self.names(known) == names).then(|| known.at.at())
    }

    #[inline]
    fn names(&self, known: &Known) -> Names<'_> {
        let part = |start: u32, end: u32| {
            let range = index_of(start)..index_of(end);
            self.bytes.get(range).unwrap_or_default()
        };
        (
            part(known.start, known.middle),
            part(known.middle, known.end),
        )
    }

    #[inline(never)]
    fn look_up(&mut self, names: Names<'_>) -> Option<Option<At>> {
        let hash = self.hasher.hash_one(names);
        let found = *self.table.find(hash, |number| {
            let known = self.list.get(index_of(*number));
            known.is_some_and(|known| self.names(known) == names)
        })?;
        self.follow(found);
        self.list.get(index_of(found)).map(|known| known.at.at())
    }

    fn forget(&mut self) {
        self.table.clear();
        self.list.clear();
        self.bytes.clear();
        self.last = 0;
    }

    /// Remembers that the last row names this.
    fn follow(&mut self, number: u32) {
        if let Some(last) = self.list.get_mut(index_of(self.last)) {
            last.next = number;
        }
        self.last = number;
    }

    /// Remembers where rows with these names belong.
    pub(super) fn learn(&mut self, names: Names<'_>, at: Option<At>) {
        if self.list.len() >= MOST {
            self.forget();
        }
        let position = |length: usize| u32::try_from(length).ok();
        let start = self.bytes.len();
        let middle = start.saturating_add(names.0.len());
        let end = middle.saturating_add(names.1.len());
        let (Some(start), Some(middle), Some(end), Some(number)) = (
            position(start),
            position(middle),
            position(end),
            position(self.list.len()),
        ) else {
            return;
        };
        self.bytes.extend_from_slice(names.0);
        self.bytes.extend_from_slice(names.1);
        self.list.push(Known {
            start,
            middle,
            end,
            next: 0,
            at: Spot::new(at),
        });
        let hash = self.hasher.hash_one(names);
        let (hasher, list, bytes) = (&self.hasher, &self.list, &self.bytes);
        self.table.insert_unique(hash, number, |number| {
            let part = |start: u32, end: u32| bytes.get(index_of(start)..index_of(end));
            let known = list.get(index_of(*number));
            let names = known.map(|known| {
                (
                    part(known.start, known.middle).unwrap_or_default(),
                    part(known.middle, known.end).unwrap_or_default(),
                )
            });
            hasher.hash_one(names.unwrap_or_default())
        });
        self.follow(number);
    }
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
