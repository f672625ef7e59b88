//! The least and the greatest of many figures, two of each: enough to see one that lies far from
//! all others, without keeping them.

use crate::quantity::{Exact, Interval};
use crate::source::Place;

/// The extremes of some figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::data) struct Spread {
    count: usize,
    least: Option<(Exact, Place)>,
    second_least: Option<Exact>,
    greatest: Option<(Exact, Place)>,
    second_greatest: Option<Exact>,
}

/// One figure and all others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Apart<'a> {
    pub(in crate::data) value: &'a Exact,
    pub(in crate::data) place: Place,
    /// The least and the greatest of the others.
    pub(in crate::data) range: (&'a Exact, &'a Exact),
    /// How many others there are.
    pub(in crate::data) others: usize,
}

impl Spread {
    /// Takes in a figure; one-sided ones are left out.
    pub(in crate::data) fn meet(&mut self, figure: &Interval, place: Place) {
        let Some(value) = figure.point() else {
            return;
        };
        self.count = self.count.saturating_add(1);
        match &mut self.least {
            Some((least, _)) if *least <= *value => {
                if self
                    .second_least
                    .as_ref()
                    .is_none_or(|second| value < second)
                {
                    self.second_least = Some(value.clone());
                }
            }
            least => {
                let before = least.replace((value.clone(), place));
                self.second_least = before.map(|(value, _)| value);
            }
        }
        match &mut self.greatest {
            Some((greatest, _)) if *greatest >= *value => {
                let second = self.second_greatest.as_ref();
                if second.is_none_or(|second| value > second) {
                    self.second_greatest = Some(value.clone());
                }
            }
            greatest => {
                let before = greatest.replace((value.clone(), place));
                self.second_greatest = before.map(|(value, _)| value);
            }
        }
    }

    /// The least and the greatest, each against all others.
    pub(super) fn extremes(&self) -> impl Iterator<Item = Apart<'_>> {
        let others = self.count.saturating_sub(1);
        let ((least, low), (greatest, high)) = match (&self.least, &self.greatest) {
            (Some((least, low)), Some((greatest, high))) => ((least, *low), (greatest, *high)),
            (_, _) => return None.into_iter().chain(None),
        };
        let upper = self.second_least.as_ref().map(|second| Apart {
            value: least,
            place: low,
            range: (second, greatest),
            others,
        });
        let lower = self.second_greatest.as_ref().map(|second| Apart {
            value: greatest,
            place: high,
            range: (least, second),
            others,
        });
        upper.into_iter().chain(lower)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    #[test]
    fn the_extremes_are_the_same_in_any_order() {
        let orders = [[3_u32, 1, 4, 1, 5], [5, 4, 3, 1, 1], [1, 1, 3, 4, 5]];
        for order in orders {
            let mut spread = Spread::default();
            for value in order {
                let place = Place::row(FileId(0), 1);
                spread.meet(&Interval::Point(Exact::from(value)), place);
            }
            let shown: Vec<String> = spread
                .extremes()
                .map(|one| format!("{} {} {}", one.value, one.range.0, one.range.1))
                .collect();
            assert_eq!(shown, ["1 1 5", "5 1 4"]);
        }
    }
}
