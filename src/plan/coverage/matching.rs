//! Gives each figure a bound of its own.

use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The bounds that may account for a figure, the likest first, each with its likeness.
pub(super) struct Demand(Vec<(usize, usize)>);

impl Demand {
    /// Of bounds in any order, each with its likeness.
    pub(super) fn of(bounds: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut bounds: Vec<(usize, usize)> = bounds.collect();
        bounds.sort_by_key(|(bound, like)| (Reverse(*like), *bound));
        Self(bounds)
    }
}

/// A bound, with its likeness, for as many figures as can have one; the likest pairs first. There are
/// `bounds` of them.
pub(super) fn matching(demands: &[Demand], bounds: usize) -> Vec<Option<(usize, usize)>> {
    let mut order: Vec<usize> = (0..demands.len()).collect();
    let best = |index: &usize| Some(demands.get(*index)?.0.first()?.1);
    order.sort_by_key(|index| Reverse(best(index)));
    let mut taken_by: Vec<Option<usize>> = vec![None; bounds];
    for demand in order {
        give(demand, demands, &mut taken_by, &mut BTreeSet::new());
    }
    let mut given = vec![None; demands.len()];
    for (bound, demand) in taken_by.iter().enumerate() {
        let taken = demand.and_then(|demand| Some((demands.get(demand)?, given.get_mut(demand)?)));
        if let Some((Demand(by), place)) = taken {
            *place = by.iter().find(|(known, _)| *known == bound).copied();
        }
    }
    given
}

/// Whether `demand` got a bound, perhaps by moving others to another one.
fn give(
    demand: usize,
    demands: &[Demand],
    taken_by: &mut [Option<usize>],
    seen: &mut BTreeSet<usize>,
) -> bool {
    let Some(Demand(wanted)) = demands.get(demand) else {
        return false;
    };
    for (bound, _) in wanted {
        if !seen.insert(*bound) {
            continue;
        }
        let holder = taken_by.get(*bound).copied().flatten();
        if holder.is_none_or(|holder| give(holder, demands, taken_by, seen)) {
            if let Some(place) = taken_by.get_mut(*bound) {
                *place = Some(demand);
            }
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(demands: &[&[(usize, usize)]], bounds: usize) -> Vec<Option<usize>> {
        let demands: Vec<Demand> = demands
            .iter()
            .map(|by| Demand::of(by.iter().copied()))
            .collect();
        let given = matching(&demands, bounds);
        given
            .into_iter()
            .map(|given| given.map(|(bound, _)| bound))
            .collect()
    }

    #[test]
    fn the_likest_comes_first_and_nobody_goes_without_who_need_not() {
        // Two figures of the same number: the one with nothing in common is left over.
        assert_eq!(given(&[&[(0, 0)], &[(0, 8)]], 1), [None, Some(0)]);
        // The first is like both bounds, the second only named by one of them.
        assert_eq!(
            given(&[&[(0, 9), (1, 8)], &[(0, 2)]], 2),
            [Some(1), Some(0)]
        );
    }
}
