//! The names of areas, each once.

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::source::{FileId, Place, is_invisible};

/// A name, and how it is spelt.
#[derive(Clone, Debug)]
pub(in crate::data) struct Name {
    key: Box<str>,
    /// The spelling it is shown in, where that is another.
    spelt: Option<Box<str>>,
    /// Where it was met first; `None` where no row names it.
    pub(in crate::data) first: Option<Place>,
    /// The file in which rows that spell it as it is compared are of it, and nothing is to be said of
    /// them.
    alike_in: Option<FileId>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub(super) list: Vec<Name>,
    hasher: DefaultHashBuilder,
    /// By the hash of the key, indices into the list.
    by_key: HashTable<u32>,
}

impl Name {
    /// A name without a letter, for what has none.
    pub(super) fn of_none() -> Self {
        Self::new("", "", None)
    }

    fn new(key: &str, shown: &str, first: Option<Place>) -> Self {
        Self {
            key: key.into(),
            spelt: (shown != key).then(|| shown.into()),
            first,
            alike_in: None,
        }
    }

    /// Takes note of another row that names it.
    fn meet(&mut self, place: Option<Place>) {
        self.first = self.first.min(place).or(self.first).or(place);
    }

    /// As it is compared.
    pub(in crate::data) fn key(&self) -> &str {
        &self.key
    }

    /// The spelling it is shown in.
    pub(in crate::data) fn shown(&self) -> &str {
        self.spelt.as_deref().unwrap_or(&self.key)
    }
}

impl Names {
    /// The index of a name, entered if it is new. It is shown as the rule file writes it, else in
    /// the least of its spellings, whichever row came first.
    pub(super) fn enter(
        &mut self,
        key: &str,
        raw: Option<&str>,
        listed: Option<&str>,
        first: Option<Place>,
    ) -> usize {
        if let Some(index) = self.find(key) {
            if let Some(name) = self.list.get_mut(index) {
                if listed.is_none() && raw.unwrap_or(key) != name.shown() {
                    let shown = raw.map_or_else(|| key.to_owned(), spaced);
                    if shown.as_str() < name.shown() {
                        name.spelt = (shown != key).then(|| shown.into());
                    }
                }
                name.meet(first);
            }
            return index;
        }
        let index = self.list.len();
        let name = match (listed, raw) {
            (Some(listed), _) => Name::new(key, listed, first),
            (None, Some(raw)) if raw != key => Name::new(key, &spaced(raw), first),
            (None, Some(_) | None) => Name::new(key, key, first),
        };
        self.list.push(name);
        if let Ok(number) = u32::try_from(index) {
            let (hasher, list) = (&self.hasher, &self.list);
            let hash_of = |number: &u32| {
                let name = usize::try_from(*number).ok().and_then(|at| list.get(at));
                hasher.hash_one(name.map_or("", |name| &name.key))
            };
            self.by_key
                .insert_unique(hasher.hash_one(key), number, hash_of);
        }
        index
    }

    /// Remembers that rows of a file that spell a name so are of it, if that is its key.
    pub(super) fn learn(&mut self, index: usize, raw: &str, file: FileId) {
        if let Some(name) = self.list.get_mut(index).filter(|name| *name.key == *raw) {
            name.alike_in = Some(file);
        }
    }

    /// The index of a name of which it was learnt that rows of the file are of it.
    pub(super) fn again(&mut self, raw: &str, place: Place) -> Option<usize> {
        let index = self.find(raw)?;
        let name = self.list.get_mut(index)?;
        (name.alike_in == Some(place.file)).then(|| name.meet(Some(place)))?;
        Some(index)
    }

    /// The index of a name.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        let index = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let is = |number: &u32| {
            let name = self.list.get(index(*number));
            name.is_some_and(|name| *name.key == *key)
        };
        let found = self.by_key.find(self.hasher.hash_one(key), is)?;
        Some(index(*found))
    }
}

/// A name for people: blanks between words of Latin letters stay, one each.
fn spaced(raw: &str) -> String {
    let seen: String = raw.chars().filter(|c| !is_invisible(*c)).collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    if raw.is_ascii() {
        words.join(" ")
    } else {
        words.concat()
    }
}
