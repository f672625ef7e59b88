//! What the rows of all files settle about the names in them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::shortened::{self, Shortened};
use super::{Areas, Names, Settled};

impl Areas {
    /// What the rows read so far settle.
    pub(in crate::data) fn settle(&self) -> Settled {
        let is_listed = |key: &str| self.listed_counties.contains_key(key);
        let counties = shortened::counties(
            self.named_counties().map(|(_, name)| name.key()),
            |full| is_listed(full) || self.counties.find(full).is_some(),
            is_listed,
        );
        let towns = self.towns(&counties);
        let mut named = self
            .named_counties()
            .filter(|(_, name)| !counties.contains_key(name.key()) && !towns.contains(name.key()));
        let only = match (named.next(), named.next()) {
            (Some((_, name)), None) => Some(name.key().to_owned()),
            (Some(_) | None, _) => None,
        };
        let has_areas = self.named_counties().next().is_some()
            || self.townships.iter().any(|names| !names.list.is_empty());
        let townships = self.shortened_townships(only.as_deref(), &towns);
        Settled {
            only: only.filter(|_| {
                !self.loose.is_empty()
                    || !self.unlabelled.is_empty()
                    || !self.totals.is_empty()
                    || !towns.is_empty()
            }),
            nameless_are_own: !self.nameless.is_empty() && !has_areas,
            counties,
            townships,
            towns,
        }
    }

    /// Names taken for counties' that are shortened ones of townships.
    fn towns(&self, counties: &Shortened) -> BTreeSet<String> {
        let mut names = self
            .named_counties()
            .filter(|(index, name)| {
                self.townships(*index).is_empty() && !shortened::is_county(name.key())
            })
            .map(|(_, name)| name.key())
            .peekable();
        if names.peek().is_none() {
            return BTreeSet::new();
        }
        // One set for all: asking every county about every name would take the square of the time.
        let townships: BTreeSet<&str> = self
            .townships
            .iter()
            .flat_map(|names| &names.list)
            .map(|name| name.key())
            .collect();
        let is_full =
            |full: &str| self.listed_townships.contains_key(full) || townships.contains(full);
        let is_county =
            |name: &str| self.listed_counties.contains_key(name) || counties.contains_key(name);
        shortened::townships(names, is_full, is_county)
            .into_keys()
            .collect()
    }

    /// The shortened names of townships in each county; if there is only one, rows that name no
    /// county speak of the same townships.
    fn shortened_townships(
        &self,
        only: Option<&str>,
        towns: &BTreeSet<String>,
    ) -> BTreeMap<String, Arc<Shortened>> {
        let is_one = only.is_some() || self.named_counties().next().is_none();
        let is_listed = |key: &str| self.listed_townships.contains_key(key);
        let mut all = BTreeMap::new();
        if is_one {
            let towns = towns.iter().map(String::as_str);
            let shared = Arc::new(shortened_in(&self.townships, towns, is_listed));
            if !shared.is_empty() {
                let names = self.counties.list.iter();
                all.extend(names.map(|name| (name.key().to_owned(), Arc::clone(&shared))));
            }
            return all;
        }
        let of_the_list: Vec<&str> =
            shortened::stems(self.listed_townships.keys().map(String::as_str))
                .filter(|stem| towns.contains(*stem))
                .collect();
        for (name, own) in self.counties.list.iter().zip(&self.townships) {
            let of_its_own = shortened::stems(own.list.iter().map(|name| name.key()));
            let towns = of_its_own.filter(|stem| towns.contains(*stem));
            let towns = towns.chain(of_the_list.iter().copied());
            let shortened = shortened_in(std::slice::from_ref(own), towns, is_listed);
            if !shortened.is_empty() {
                all.insert(name.key().to_owned(), Arc::new(shortened));
            }
        }
        all
    }
}

/// The shortened names among those of `groups` and `towns`.
fn shortened_in<'a>(
    groups: &'a [Names],
    towns: impl Iterator<Item = &'a str>,
    is_listed: impl Fn(&str) -> bool,
) -> Shortened {
    let names = || {
        let all = groups.iter().flat_map(|names| &names.list);
        all.map(|name| name.key())
    };
    let known: BTreeSet<&str> = names().collect();
    let all = names().chain(towns);
    let is_full = |full: &str| is_listed(full) || known.contains(full);
    shortened::townships(all, is_full, &is_listed)
}
