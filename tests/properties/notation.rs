//! Units and numbers written in the ways that people write them.

use proptest::prelude::*;
use target_check::plan::{self, Plan};
use target_check::quantity::{Exact, Interval, SCALES, Unit};
use target_check::verdict::Observed;

use crate::cases;
use crate::expression::RULES;
use crate::support::{csv_text, judged};

/// A word of units that is known, with a scale or without.
fn word() -> impl Strategy<Value = String> {
    let words: Vec<String> = Unit::known_symbols()
        .filter(|symbol| !symbol.contains('/'))
        .map(str::to_owned)
        .collect();
    let scales: Vec<&str> = SCALES.iter().map(|(scale, _)| *scale).collect();
    let scale = prop_oneof![3 => Just(""), 1 => proptest::sample::select(scales)];
    (scale, proptest::sample::select(words)).prop_map(|(scale, word)| format!("{scale}{word}"))
}

fn unit() -> impl Strategy<Value = String> {
    let below = proptest::collection::vec(word(), 0..3);
    (word(), below).prop_map(|(above, below)| match below.as_slice() {
        [] => above,
        [one] => format!("{above}/{one}"),
        [one, two, ..] => format!("{above}/({one}·{two})"),
    })
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn a_unit_is_read_as_it_is_written(text in unit()) {
        let Some(unit) = Unit::parse(&text) else {
            // A scale before what is a pure number or has a scale already, such as 万万人 or 万%.
            return Err(TestCaseError::reject("no unit"));
        };
        prop_assert!(unit.size().is_positive());
        let again = Unit::parse(unit.symbol());
        prop_assert_eq!(again.as_ref(), Some(&unit), "{}", unit.symbol());
        let wide: String = text
            .chars()
            .map(|sign| match sign {
                '/' => '／',
                '(' => '（',
                ')' => '）',
                '%' => '％',
                other => other,
            })
            .collect();
        prop_assert_eq!(Unit::parse(&format!(" {wide} ")), Some(unit));
    }

    #[test]
    fn to_convert_there_and_back_changes_nothing(one in unit(), other in unit()) {
        let (Some(one), Some(other)) = (Unit::parse(&one), Unit::parse(&other)) else {
            return Err(TestCaseError::reject("no unit"));
        };
        prop_assert_eq!(one.factor_to(&one), Some(Exact::ONE));
        prop_assert!(one.factor_to(&other).is_none_or(|factor| factor.is_positive()));
        if one.dimension() == other.dimension() {
            let (there, back) = (one.factor_to(&other).unwrap(), other.factor_to(&one).unwrap());
            prop_assert_eq!(&there * &back, Exact::ONE);
        }
    }
}

/// A figure as digits, its places, and the ways of writing it that mean the same.
#[derive(Clone, Debug)]
struct Written {
    value: Exact,
    cells: Vec<String>,
}

fn written() -> impl Strategy<Value = Written> {
    let whole = prop_oneof![
        Just("0".to_owned()),
        "[1-9][0-9]{0,5}",
        "[1-9][0-9]{15,19}",
        Just(i64::MAX.to_string()),
        Just("9223372036854775808".to_owned()),
    ];
    let fraction = proptest::option::of("[0-9]{1,6}");
    (whole, fraction).prop_map(|(whole, fraction)| {
        let plain = match &fraction {
            None => whole.clone(),
            Some(fraction) => format!("{whole}.{fraction}"),
        };
        let point = fraction
            .as_ref()
            .map_or(String::new(), |fraction| format!(".{fraction}"));
        let grouped = format!("{}{point}", in_groups(&whole));
        let wide: String = plain
            .chars()
            .map(|sign| match sign.to_digit(10) {
                Some(digit) => char::from_u32(0xFF10 + digit).unwrap(),
                None => '．',
            })
            .collect();
        // 12345.6 is 1.23456万.
        let places = fraction.as_ref().map_or(0, String::len) + 4;
        let digits = format!("{whole}{}", fraction.clone().unwrap_or_default());
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (before, after) = padded.split_at(padded.len() - places);
        let before = before.trim_start_matches('0');
        let before = if before.is_empty() { "0" } else { before };
        let scaled = format!("{before}.{after}万");
        let value = Exact::from_decimal(&plain).unwrap();
        let with_unit = [
            format!("{plain}张"),
            format!("{grouped} 张"),
            format!("{scaled}张"),
        ];
        let cells = [plain, grouped, wide, scaled]
            .into_iter()
            .chain(with_unit)
            .collect();
        Written { value, cells }
    })
}

fn in_groups(digits: &str) -> String {
    let head = digits.len() % 3;
    let (first, rest) = digits.split_at(head);
    let mut groups = vec![first];
    groups.extend((0..rest.len() / 3).map(|index| &rest[3 * index..3 * index + 3]));
    groups.retain(|group| !group.is_empty());
    groups.join(",")
}

fn plan() -> Plan {
    let target = "[[target]]\nid = \"t\"\nclause = [\"1\"]\nrequire = \"beds >= 1\"\n";
    plan::read(&format!("{RULES}{target}")).unwrap().plan
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_figure_is_the_number_that_is_written_in_whatever_way(written in written()) {
        let plan = plan();
        for cell in &written.cells {
            let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
            let table = csv_text(&[row(["地区", "年份", "床位"]), row(["甲县", "2025", cell])]);
            let judgement = judged(&plan, &[("data.csv", &table)]);
            let Some(Observed::Number { value, .. }) = &judgement.verdicts[0].observed else {
                return Err(TestCaseError::fail(format!("{cell}: {:?}", judgement.verdicts[0])));
            };
            prop_assert_eq!(value, &Interval::Point(written.value.clone()), "{}", cell);
        }
    }
}
