//! What is known of the areas once rows were read.

use super::{Areas, At, Met, Name, UNNAMED};
use crate::source::{FileId, Untrusted};

impl Areas {
    /// How many counties there are, those without a name among them.
    pub(in crate::data) fn len(&self) -> usize {
        self.counties.list.len()
    }

    /// The counties that rows name.
    pub(in crate::data) fn named_counties(&self) -> impl Iterator<Item = (usize, &Name)> {
        self.counties.list.iter().enumerate().skip(2)
    }

    /// The townships of a county, by index.
    pub(in crate::data) fn townships(&self, county: usize) -> &[Name] {
        self.townships
            .get(county)
            .map_or(&[], |names| names.list.as_slice())
    }

    /// The names of an area, where it has them: the county's and the township's.
    pub(in crate::data) fn names(&self, at: At) -> Vec<Untrusted> {
        let county = self.counties.list.get(at.county);
        let township = at
            .township
            .and_then(|index| self.townships(at.county).get(index));
        [county, township]
            .into_iter()
            .flatten()
            .filter(|name| !name.shown().is_empty())
            .map(|name| Untrusted::new(name.shown()))
            .collect()
    }

    /// Townships whose county is unknown, with their rows.
    pub(in crate::data) fn loose_rows(&self) -> impl Iterator<Item = (&Name, Met)> {
        self.loose
            .iter()
            .filter_map(|(index, met)| Some((self.townships(UNNAMED).get(*index)?, *met)))
    }

    /// Rows of files without a column of areas, by file.
    pub(in crate::data) fn unlabelled_rows(&self) -> impl Iterator<Item = Met> {
        self.unlabelled.values().copied()
    }

    /// How many rows of totals without a county each file has.
    pub(in crate::data) fn total_rows(&self) -> impl Iterator<Item = (FileId, u64)> {
        self.totals.iter().map(|(file, count)| (*file, *count))
    }

    /// Names with characters that nobody can see, with their rows.
    pub(in crate::data) fn invisible_names(&self) -> impl Iterator<Item = (&str, Met)> {
        self.invisible
            .iter()
            .map(|((_, name), met)| (name.as_str(), *met))
    }

    /// Shortened names that rows used, with their rows and the full names they fit.
    pub(in crate::data) fn shortened_names(
        &self,
    ) -> impl Iterator<Item = (&str, Met, Vec<Untrusted>)> {
        self.used.iter().map(|(name, (met, fits))| {
            let fits = fits.iter().map(|name| Untrusted::new(name.as_str()));
            (name.as_str(), *met, fits.collect())
        })
    }

    /// Rows whose area cells are blank, by file.
    pub(in crate::data) fn nameless_rows(&self) -> impl Iterator<Item = Met> {
        self.nameless.values().copied()
    }
}
