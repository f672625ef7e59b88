//! What the rows of all files settle about the names in them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Areas, Settled};
use crate::data::shortened::{self, Shortened};

impl Areas {
    /// What the rows read so far settle.
    pub(in crate::data) fn settle(&self) -> Settled {
        let is_listed = |key: &str| self.listed_counties.contains_key(key);
        let counties = shortened::counties(
            self.named_counties().map(|(_, name)| name.key.as_str()),
            |full| is_listed(full) || self.counties.by_key.contains_key(full),
            is_listed,
        );
        let towns = self.towns(&counties);
        let mut named = self
            .named_counties()
            .filter(|(_, name)| !counties.contains_key(&name.key) && !towns.contains(&name.key));
        let only = match (named.next(), named.next()) {
            (Some((_, name)), None) => Some(name.key.clone()),
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
        let names = self
            .named_counties()
            .filter(|(index, name)| {
                self.townships(*index).is_empty() && !shortened::is_county(&name.key)
            })
            .map(|(_, name)| name.key.as_str());
        let is_full = |full: &str| {
            self.listed_townships.contains_key(full)
                || self
                    .townships
                    .iter()
                    .any(|names| names.by_key.contains_key(full))
        };
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
    ) -> BTreeMap<String, Shortened> {
        let is_one = only.is_some() || self.named_counties().next().is_none();
        let is_listed = |key: &str| self.listed_townships.contains_key(key);
        let mut all = BTreeMap::new();
        for (name, own) in self.counties.list.iter().zip(&self.townships) {
            let groups = || {
                self.townships
                    .iter()
                    .filter(move |_| is_one)
                    .chain([own].into_iter().filter(move |_| !is_one))
            };
            let names = groups()
                .flat_map(|names| &names.list)
                .map(|name| name.key.as_str())
                .chain(towns.iter().map(String::as_str));
            let is_full = |full: &str| {
                is_listed(full) || groups().any(|names| names.by_key.contains_key(full))
            };
            let shortened = shortened::townships(names, is_full, is_listed);
            if !shortened.is_empty() {
                all.insert(name.key.clone(), shortened);
            }
        }
        all
    }
}
