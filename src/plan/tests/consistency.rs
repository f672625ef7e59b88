//! Bounds that cannot be met, and targets that contradict each other.

use super::EXAMPLE;
use crate::plan::read;

/// The codes of the faults of two targets on the share of nursing beds.
fn together(one: &str, other: &str) -> Vec<&'static str> {
    let text = format!(
        "{EXAMPLE}\n[[target]]\nid = \"one\"\nclause = [\"1\"]\n{one}\n[[target]]\nid = \"other\"\nclause = [\"1\"]\n{other}\n"
    );
    match read(&text) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(|fault| fault.kind.code()).collect(),
    }
}

#[test]
fn only_targets_of_the_same_thing_scope_and_year_contradict() {
    let low = "require = 'care_beds <= 50'";
    let high = "require = 'care_beds > 50'";
    assert_eq!(together(low, high), ["contradiction"]);
    assert_eq!(
        together(
            "require = 'care_beds in 10..20'",
            "require = '5 = care_beds'"
        ),
        ["contradiction"]
    );
    assert_eq!(
        together(
            &format!("{low}\nevery = 'year'"),
            &format!("{high}\nby = 2022")
        ),
        ["contradiction"]
    );
    // Both can be met by exactly 50.
    assert_eq!(together(low, "require = 'care_beds >= 50'"), [""; 0]);
    // Another year, another scope, another condition, another thing.
    assert_eq!(together(&format!("{low}\nby = 2023"), high), [""; 0]);
    assert_eq!(
        together(&format!("{low}\neach = 'township'"), high),
        [""; 0]
    );
    assert_eq!(
        together(&format!("{low}\nwhen = 'caregivers > 0'"), high),
        [""; 0]
    );
    assert_eq!(together(low, "require = 'nursing_beds > 50'"), [""; 0]);
}

#[test]
fn a_bound_at_the_end_of_the_plausible_range_can_be_met() {
    for (require, codes) in [
        ("nursing_bed_share = 100%", vec![]),
        ("nursing_bed_share > 100%", vec!["impossible"]),
        ("nursing_bed_share >= 100.0001%", vec!["impossible"]),
        ("nursing_bed_share < 0%", vec!["impossible"]),
        ("care_beds = -1", vec!["impossible"]),
        ("care_beds <= 0", vec![]),
        ("dibao_standard >= 5000 元/月", vec![]),
        ("dibao_standard >= 5001 元/月", vec!["impossible"]),
        ("growth(care_beds) >= 300%", vec![]),
    ] {
        let one = format!("require = '{require}'\nby = 2023");
        let other = "require = 'caregivers >= 1'";
        assert_eq!(together(&one, other), codes, "{require}");
    }
}
