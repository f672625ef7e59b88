//! Requirements, and the conditions they must become.

use super::{EXAMPLE, condition};
use crate::plan::read;

/// What `require` means beside the example's indicators.
fn meaning(require: &str) -> String {
    let target = format!(
        "{EXAMPLE}\n[[target]]\nid = \"tested\"\nclause = [\"1.1\"]\nby = 2023\nrequire = '{require}'\n"
    );
    let plan = match read(&target) {
        Ok(checked) => checked.plan,
        Err(faults) => panic!("{require}: {faults:?}"),
    };
    condition(&plan, &plan.targets.last().unwrap().requirement)
}

/// The codes of the faults of `require`, each with the text it marks.
fn faults(require: &str) -> Vec<(&'static str, String)> {
    let text = format!(
        "{EXAMPLE}\n[[target]]\nid = \"tested\"\nclause = [\"1.1\"]\nby = 2023\nrequire = '{require}'\n"
    );
    let faults = read(&text).unwrap_err();
    faults
        .into_iter()
        .map(|fault| {
            let marked = text[fault.span.start..fault.span.end].to_owned();
            (fault.kind.code(), marked)
        })
        .collect()
}

#[test]
fn numbers_are_exact_and_in_base_units() {
    // 元/年 is a twelfth of 元 a month: 15000 of them are 1250.
    assert_eq!(
        meaning("dibao_standard >= 15000 元/年"),
        "dibao_standard >= 1250|元/年 @元/年"
    );
    assert_eq!(
        meaning("dibao_standard >= 1250 元/月"),
        "dibao_standard >= 1250|元/月 @元/月"
    );
    assert_eq!(
        meaning("nursing_bed_share >= 61.999999999999999999999%"),
        "nursing_bed_share >= 0.61999999999999999999999|% @%"
    );
    assert_eq!(
        meaning("social_org_funding > ５０００　万元"),
        "social_org_funding > 50000000|万元 @万元"
    );
    assert_eq!(
        meaning("caregivers / residents_60 >= 28 人/万人"),
        "(caregivers / residents_60) >= 0.0028|人/万人 @人/万人"
    );
}

#[test]
fn a_unit_reaches_as_far_as_it_is_one() {
    assert_eq!(
        meaning("near_dibao_line >= 2 * dibao_standard"),
        "near_dibao_line >= (2| * dibao_standard) @元/年"
    );
    assert_eq!(
        meaning("near_dibao_line >= 2 倍 * dibao_standard"),
        "near_dibao_line >= (2|倍 * dibao_standard) @元/年"
    );
    assert_eq!(
        meaning("nursing_beds * 10 元/年 >= dibao_standard * 3 张"),
        // 张 in base units is one thing: both sides are money times things.
        "(nursing_beds * 0.833333|元/年) >= (dibao_standard * 3|张) @元·个/月"
            .replace("0.833333", "5/6")
    );
    assert_eq!(
        meaning("100 人 / residents_60 <= 5‰"),
        "(100|人 / residents_60) <= 0.005|‰ @‰"
    );
    assert_eq!(
        meaning("(caregivers - 10 人)/residents_60 >= 28人/万人"),
        "((caregivers - 10|人) / residents_60) >= 0.0028|人/万人 @人/万人"
    );
}

#[test]
fn precedence_and_association_are_those_of_school() {
    assert_eq!(
        meaning("nursing_beds - care_beds - caregivers * 2 / 4 >= -1"),
        "((nursing_beds - care_beds) - ((caregivers * 2|) / 4|)) >= -1|张 @张"
    );
    assert_eq!(
        meaning("−(nursing_beds ＋ care_beds) × 2 ≤ 0"),
        "(-(nursing_beds + care_beds) * 2|) <= 0|张 @张"
    );
    assert_eq!(
        meaning("min(nursing_beds, care_beds / 2, 10) >= 1 + 2 * 3"),
        "min(nursing_beds, (care_beds / 2|), 10|张) >= 7|张 @张"
    );
}

#[test]
fn what_looks_at_no_indicator_is_worked_out() {
    assert_eq!(
        meaning("nursing_beds in min(4, 1)..max(2, 3, 1) * 5"),
        "nursing_beds in 1..15 @张"
    );
    assert_eq!(
        meaning("nursing_beds >= -min(3, 7 / 2) + 10"),
        "nursing_beds >= 7|张 @张"
    );
    // No date: 2025 less twelve thirty-firsts.
    assert_eq!(
        meaning("nursing_beds >= 2025-12/31"),
        "nursing_beds >= 62763/31|张 @张"
    );
}

#[test]
fn the_requirement_is_stated_in_the_unit_it_is_written_in() {
    assert_eq!(
        meaning("growth(social_org_funding) >= 20%"),
        "growth(social_org_funding) >= 0.2|% @%"
    );
    assert_eq!(
        meaning("cumulative(social_org_funding) >= 2 亿元"),
        "cumulative(social_org_funding) >= 200000000|亿元 @亿元"
    );
    assert_eq!(meaning("residents_60 > 0"), "residents_60 > 0|万人 @万人");
    assert_eq!(
        meaning("caregivers / nursing_beds >= previous(nursing_bed_share)"),
        "(caregivers / nursing_beds) >= previous(nursing_bed_share) @%"
    );
    assert_eq!(
        meaning("caregivers / nursing_beds >= 0.5"),
        "(caregivers / nursing_beds) >= 0.5| @"
    );
}

#[test]
fn a_constant_on_the_left_is_what_is_required() {
    assert_eq!(meaning("100 < nursing_beds"), "nursing_beds > 100|张 @张");
    assert_eq!(
        meaning("2024-06-30 >= model_county"),
        "model_county <= 2024-06-30"
    );
    assert_eq!(meaning("是 = guardianship"), "guardianship is true");
}

#[test]
fn ranges_include_both_ends_and_may_share_a_unit() {
    assert_eq!(
        meaning("nursing_bed_share in 30%..40%"),
        "nursing_bed_share in 0.3..0.4 @%"
    );
    assert_eq!(
        meaning("nursing_bed_share in 30..40%"),
        "nursing_bed_share in 0.3..0.4 @%"
    );
    assert_eq!(
        meaning("nursing_beds in 10..2*10"),
        "nursing_beds in 10..20 @张"
    );
    assert_eq!(
        faults("nursing_bed_share in 30..40"),
        [
            ("needs-unit", "30".to_owned()),
            ("needs-unit", "40".to_owned())
        ]
    );
}

#[test]
fn done_and_dated_are_read_in_both_languages() {
    for (written, meant) in [
        ("guardianship", "guardianship is true"),
        ("guardianship = yes", "guardianship is true"),
        ("guardianship == 是", "guardianship is true"),
        ("guardianship = no", "guardianship is false"),
        ("guardianship ＝ 否", "guardianship is false"),
        ("model_county < 2025-01-01", "model_county < 2025-01-01"),
    ] {
        // `guardianship = no` would contradict the example's own target of 2025: it is due in 2023.
        assert_eq!(meaning(written), meant);
    }
}

#[test]
fn what_does_not_fit_is_marked_where_it_stands() {
    for (written, code, marked) in [
        (
            "nursing_beds + dibao_standard >= 1",
            "units-differ",
            "dibao_standard",
        ),
        ("nursing_beds >= 10 元", "units-differ", "10 元"),
        ("nursing_bed_share >= 62", "needs-unit", "62"),
        ("residents_60 >= 10", "needs-unit", "10"),
        ("dibao_standard >= 15000", "needs-unit", "15000"),
        (
            "max(nursing_beds, 0, dibao_standard) >= 1",
            "units-differ",
            "dibao_standard",
        ),
        ("nursing_beds >= 10 张张", "unknown-unit", "张张"),
        ("nursing_beds >= 0x10", "number-notation", "0x10"),
        ("nursing_beds >= 1_000", "thousand-separators", "1_000"),
        ("nursing_beds >= 1，000", "thousand-separators", "1，000"),
        ("nursing_beds >= 1_0", "number-notation", "1_0"),
        ("nursing_beds >= 5.", "number-notation", "5."),
        ("nursing_beds >= 1.2.3", "number-notation", "1.2.3"),
        ("nursing_beds >= nan", "unknown-indicator", "nan"),
        ("nursing_beds >= inf", "unknown-indicator", "inf"),
        ("nursing_beds / 0 >= 1", "division-by-zero", "0"),
        (
            "nursing_beds >= 1 || nursing_beds <= 2",
            "conjunction",
            "||",
        ),
        ("model_county < 1899-01-01", "date-notation", "1899-01-01"),
        (
            "model_county in 2024-01-01..2024-12-31",
            "wrong-sort",
            "model_county",
        ),
    ] {
        let faults = faults(written);
        assert_eq!(
            faults[0],
            (code, marked.to_owned()),
            "{written}: {faults:?}"
        );
    }
}

#[test]
fn text_in_other_quotes_is_marked_in_place_too() {
    let text = EXAMPLE.replace(
        "require = \"guardianship\"",
        "require = \"\"\"\n  guardianship\n  = nein\"\"\"",
    );
    let fault = &read(&text).unwrap_err()[0];
    assert_eq!(&text[fault.span.start..fault.span.end], "nein");
}
