//! Which areas of two data sets are the same: by their names, however each data set spells them.

use std::collections::BTreeMap;

use super::label::area_key;
use super::shortened::{COUNTIES, TOWNSHIPS};
use crate::source::Untrusted;

/// An area of one data set beside that of the other, each as an index; at least one is there.
pub type Pair = (Option<usize>, Option<usize>);

/// The counties of two data sets, side by side, those of the second in their order and then those
/// that only the first has. A single county without a name is the other's single one.
pub fn paired_counties(first: &[Option<&Untrusted>], second: &[Option<&Untrusted>]) -> Vec<Pair> {
    if let ([one], [other]) = (first, second)
        && (one.is_none() || other.is_none())
    {
        return vec![(Some(0), Some(0))];
    }
    let keys = |names: &[Option<&Untrusted>]| -> Vec<String> {
        let names = names.iter();
        names
            .map(|name| name.map_or_else(String::new, |name| area_key(name.raw())))
            .collect()
    };
    paired(&keys(first), &keys(second), &COUNTIES)
}

/// The townships of one county in two data sets, in the same way.
pub fn paired_townships(first: &[Untrusted], second: &[Untrusted]) -> Vec<Pair> {
    let keys = |names: &[Untrusted]| -> Vec<String> {
        names.iter().map(|name| area_key(name.raw())).collect()
    };
    paired(&keys(first), &keys(second), &TOWNSHIPS)
}

/// Names that are equal belong together; of the others those of which one is the other without the
/// word for its kind, where only one could be meant.
fn paired(first: &[String], second: &[String], kinds: &[&str]) -> Vec<Pair> {
    let by_key: BTreeMap<&str, usize> = indexed(first).collect();
    let mut partners: Vec<Option<usize>> = second
        .iter()
        .map(|key| by_key.get(key.as_str()).copied())
        .collect();
    let is_free = |index: usize, partners: &[Option<usize>]| !partners.contains(&Some(index));
    let free: Vec<usize> = (0..first.len())
        .filter(|index| is_free(*index, &partners))
        .collect();
    let fits = |one: usize, other: usize| {
        let pair = first.get(one).zip(second.get(other));
        pair.is_some_and(|(one, other)| is_shortened(one, other, kinds))
    };
    let open: Vec<usize> = (0..second.len())
        .filter(|index| partners.get(*index) == Some(&None))
        .collect();
    for other in &open {
        let mut candidates = free.iter().filter(|one| fits(**one, *other));
        let (Some(only), None) = (candidates.next(), candidates.next()) else {
            continue;
        };
        let is_mutual = open.iter().filter(|other| fits(*only, **other)).count() == 1;
        if let Some(partner) = partners.get_mut(*other).filter(|_| is_mutual) {
            *partner = Some(*only);
        }
    }
    let left = (0..first.len()).filter(|index| is_free(*index, &partners));
    let left: Vec<Pair> = left.map(|index| (Some(index), None)).collect();
    let pairs = partners.into_iter().enumerate();
    pairs
        .map(|(index, partner)| (partner, Some(index)))
        .chain(left)
        .collect()
}

fn indexed(keys: &[String]) -> impl Iterator<Item = (&str, usize)> {
    keys.iter()
        .enumerate()
        .map(|(index, key)| (key.as_str(), index))
}

/// Whether one of two names is the other without the word for its kind: 城东, 城东街道.
fn is_shortened(one: &str, other: &str, kinds: &[&str]) -> bool {
    let is_of = |full: &str, short: &str| {
        short.chars().count() > 1
            && kinds
                .iter()
                .any(|kind| full.strip_suffix(kind) == Some(short))
    };
    is_of(one, other) || is_of(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<Untrusted> {
        names.iter().map(|name| Untrusted::new(*name)).collect()
    }

    #[test]
    fn townships_are_paired_however_they_are_spelt() {
        let first = names(&["城东街道", "高岭乡", "西河", "南湖镇"]);
        let second = names(&["西河镇", " 高 岭 乡 ", "城东街道办事处", "北山镇"]);
        assert_eq!(
            paired_townships(&first, &second),
            [
                (Some(2), Some(0)),
                (Some(1), Some(1)),
                (Some(0), Some(2)),
                (None, Some(3)),
                (Some(3), None),
            ]
        );
    }

    #[test]
    fn a_name_that_may_be_two_is_neither() {
        let pairs = paired_townships(&names(&["城东"]), &names(&["城东镇", "城东街道"]));
        assert_eq!(pairs, [(None, Some(0)), (None, Some(1)), (Some(0), None)]);
        let pairs = paired_townships(&names(&["城东镇", "城东街道"]), &names(&["城东"]));
        assert_eq!(pairs, [(None, Some(0)), (Some(0), None), (Some(1), None)]);
    }

    #[test]
    fn the_one_county_without_a_name_is_the_others_one() {
        let named = Untrusted::new("示例县");
        let other = Untrusted::new("样例县");
        let (one, none) = ([Some(&named)], [None]);
        assert_eq!(paired_counties(&one, &none), [(Some(0), Some(0))]);
        assert_eq!(paired_counties(&none, &one), [(Some(0), Some(0))]);
        assert_eq!(
            paired_counties(&one, &[Some(&other)]),
            [(None, Some(0)), (Some(0), None)]
        );
    }
}
