//! Lists that are never whole.

use serde::{Serialize, Serializer};

/// A list of which each entry is made when it is written: all of them together are much larger than
/// what they are made of.
pub(in crate::report) struct Each<'a, T>(Box<dyn Fn() -> Entries<'a, T> + 'a>);

type Entries<'a, T> = Box<dyn Iterator<Item = T> + 'a>;

impl<'a, T> Each<'a, T> {
    /// What `make` makes of all that `from` has, where it makes anything.
    pub(in crate::report) fn of<S>(
        from: &'a [S],
        make: impl Fn(&'a S) -> Option<T> + Copy + 'a,
    ) -> Self {
        Self(Box::new(move || Box::new(from.iter().filter_map(make))))
    }

    /// The entries.
    pub(in crate::report) fn entries(&self) -> Entries<'a, T> {
        (self.0)()
    }
}

impl<T: Serialize> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.entries())
    }
}
