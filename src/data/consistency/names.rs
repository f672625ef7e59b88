//! Counties that may be one: a name a slip away from another's, where the two have no year in common.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::data::areas::label::area_key;
use crate::data::areas::{Areas, Name};
use crate::data::finding::gathered::Findings;
use crate::data::{County, Doubt, Finding};
use crate::quantity::Year;
use crate::source::{Place, Untrusted};
use crate::vocabulary::{Vocabulary, nearest};

/// Of more counties than this many are near each other honestly.
const MOST_COUNTIES: usize = 200;

/// Names shorter than this differ by a letter honestly: 吴县, 歙县.
const SHORTEST: usize = 3;

/// A county that rows name.
struct Named<'a> {
    name: &'a Name,
    first: Place,
    years: BTreeSet<Year>,
    is_listed: bool,
}

/// Says which county may be another one misspelt: one that the rule file lists and no row names, or
/// one whose figures are all of other years.
pub(in crate::data) fn report(
    counties: &[County],
    areas: &Areas,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) {
    if counties.len() > MOST_COUNTIES {
        return;
    }
    let keyed = |name: &Untrusted| (area_key(name.raw()), name.raw().trim().to_owned());
    let listed: Vec<(String, String)> = vocabulary.county.names.iter().map(keyed).collect();
    let is_listed = |key: &str| listed.iter().any(|(listed, _)| listed == key);
    let years_of = |shown: &str| {
        let is_it = |county: &&County| county.name().is_some_and(|name| name.raw() == shown);
        let county = counties.iter().find(is_it);
        county.map_or_else(BTreeSet::new, |county| county.years().collect())
    };
    let named = areas.named_counties().filter_map(|(_, name)| {
        Some(Named {
            first: name.first?,
            years: years_of(name.shown()),
            is_listed: is_listed(name.key()),
            name,
        })
    });
    let named: Vec<Named<'_>> = named.collect();
    let unnamed = listed
        .iter()
        .filter(|(key, _)| named.iter().all(|county| county.name.key() != key));
    let unnamed: Vec<(&str, &str)> = unnamed
        .map(|(key, shown)| (key.as_str(), shown.as_str()))
        .collect();
    let is_long = |county: &&Named<'_>| county.name.key().chars().count() >= SHORTEST;
    for county in named
        .iter()
        .filter(|county| !county.is_listed)
        .filter(is_long)
    {
        let others = named
            .iter()
            .filter(|other| county.may_be(other))
            .map(|other| (other.name.key(), other.name.shown()));
        let known: Vec<(&str, &str)> = unnamed.iter().copied().chain(others).collect();
        let Some(near) = nearest(county.name.key(), known.iter().map(|(key, _)| *key)) else {
            continue;
        };
        let shown = known.iter().find(|(key, _)| *key == near);
        let doubt = Doubt::NearArea {
            near: Untrusted::new(shown.map_or(near, |(_, shown)| *shown)),
        };
        findings.push(Finding::new(doubt, county.first).with_text(county.name.shown()));
    }
}

impl Named<'_> {
    /// Whether this one may be `other` misspelt. Of two, it is the one with fewer years, or the later
    /// one.
    fn may_be(&self, other: &Self) -> bool {
        let is_lesser = match self.years.len().cmp(&other.years.len()) {
            Ordering::Less => true,
            Ordering::Greater => false,
            Ordering::Equal => self.first > other.first,
        };
        let have_years = !self.years.is_empty() && !other.years.is_empty();
        (other.is_listed || is_lesser) && have_years && self.years.is_disjoint(&other.years)
    }
}
