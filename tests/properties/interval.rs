//! What is certain of figures that are not fully known is true of every value they may have.

use proptest::prelude::*;
use target_check::quantity::{Bound, Comparison, Exact, Interval, Truth};

use crate::cases;

/// Small numbers with a few places, so that ends meet often.
fn small() -> impl Strategy<Value = Exact> {
    (-40_i64..40, 1_i64..4).prop_map(|(numer, denom)| Exact::ratio(numer, denom).unwrap())
}

fn end() -> impl Strategy<Value = Option<(Exact, bool)>> {
    proptest::option::weighted(0.7, (small(), any::<bool>()))
}

/// An interval and some of its members.
fn known() -> impl Strategy<Value = (Interval, Vec<Exact>)> {
    let between = (end(), end(), proptest::collection::vec(small(), 8)).prop_map(
        |(one, other, candidates)| {
            let (low, high) = match (one, other) {
                (Some(one), Some(other)) if other.0 < one.0 => (Some(other), Some(one)),
                pair => pair,
            };
            let bound =
                |end: Option<(Exact, bool)>| end.map(|(value, included)| Bound { value, included });
            let (low, high) = (bound(low), bound(high));
            let ends = [&low, &high].into_iter().flatten();
            let near = ends.flat_map(|end| {
                let hair = Exact::ratio(1, 1_000_000).unwrap();
                [&end.value - &hair, end.value.clone(), &end.value + &hair]
            });
            let members: Vec<Exact> = candidates.clone().into_iter().chain(near).collect();
            let interval = Interval::Between { low, high };
            let members = members
                .into_iter()
                .filter(|value| contains(&interval, value))
                .collect();
            (interval, members)
        },
    );
    prop_oneof![
        1 => small().prop_map(|value| (Interval::Point(value.clone()), vec![value])),
        3 => between.prop_filter("empty", |(_, members): &(Interval, Vec<Exact>)| !members.is_empty()),
    ]
}

fn contains(interval: &Interval, value: &Exact) -> bool {
    let (low, high) = interval.ends();
    low.is_none_or(|end| end.value < *value || (end.included && end.value == *value))
        && high.is_none_or(|end| end.value > *value || (end.included && end.value == *value))
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn a_result_holds_whatever_the_figures_are(
        (one, ones) in known(), (other, others) in known(), factor in small()
    ) {
        let (sum, product) = (one.add(&other), one.multiply(&other));
        for x in &ones {
            prop_assert!(contains(&one.negate(), &-x.clone()));
            prop_assert!(contains(&one.scale(&factor), &(x * &factor)));
            if let Some(reciprocal) = one.reciprocal() {
                let of_x = Exact::ONE.checked_div(x);
                prop_assert!(of_x.is_some_and(|value| contains(&reciprocal, &value)));
            }
            for y in &others {
                prop_assert!(contains(&sum, &(x + y)));
                prop_assert!(product.as_ref().is_none_or(|all| contains(all, &(x * y))));
            }
        }
    }

    #[test]
    fn a_comparison_is_decided_only_where_every_value_decides_it_so(
        (one, ones) in known(), (other, others) in known()
    ) {
        for comparison in [
            Comparison::Less,
            Comparison::AtMost,
            Comparison::Equal,
            Comparison::AtLeast,
            Comparison::Greater,
        ] {
            let truth = one.compare(comparison, &other);
            for x in &ones {
                for y in &others {
                    let holds = comparison.holds(x.cmp(y));
                    prop_assert!(truth != Truth::Holds || holds);
                    prop_assert!(truth != Truth::Fails || !holds);
                }
            }
        }
    }
}
