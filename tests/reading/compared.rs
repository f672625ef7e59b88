//! Figures beside those of other areas and years: totals over counties, slips of a unit, years that
//! the plan is not about.

use crate::support::*;

#[test]
fn a_total_over_several_counties_is_compared_with_their_sum() {
    let rows = |beds: &str| {
        format!("地区,年份,护理型床位\n甲县,2025,100\n乙县,2025,150\n合 计,2025,{beds}\n")
    };
    assert_eq!(codes(&read(&rows("250"))), Vec::<String>::new());
    assert_eq!(codes(&read(&rows("270"))), ["grand-total@4:3"]);
    // One county says nothing: nobody knows the sum.
    let silent = "地区,年份,护理型床位\n甲县,2025,100\n乙县,2025,\n合计,2025,270\n";
    assert_eq!(codes(&read(silent)), Vec::<String>::new());
    // A total of rates is none.
    let rates = "地区,年份,低保标准\n甲县,2025,14000\n乙县,2025,15000\n合计,2025,14600\n";
    assert_eq!(codes(&read(rates)), Vec::<String>::new());
}

#[test]
fn a_total_of_rounded_amounts_may_differ_by_their_rounding() {
    let rows = |funds: &str| {
        format!("地区,年份,募集资金\n甲县,2025,10.4\n乙县,2025,20.4\n合计,2025,{funds}\n")
    };
    // 10.4 ± 0.05 and 20.4 ± 0.05 against 30.9 ± 0.05: within 0.15.
    assert_eq!(codes(&read(&rows("30.9"))), Vec::<String>::new());
    assert_eq!(codes(&read(&rows("31.0"))), ["grand-total@4:3"]);
}

#[test]
fn one_township_in_another_unit_than_all_others_is_pointed_out() {
    let rows = |figure: &str| {
        format!(
            "地区,乡镇,年份,募集资金\n示例县,东山镇,2025,320\n示例县,西河乡,2025,{figure}\n示例县,北岭镇,2025,150\n示例县,南浦镇,2025,410\n"
        )
    };
    for slip in ["2800000", "0.025"] {
        assert_eq!(
            codes(&read(&rows(slip))),
            ["unlike-other-areas@3:4"],
            "{slip}"
        );
    }
    for honest in ["280", "2800", "28000", "3", "0"] {
        assert_eq!(
            codes(&read(&rows(honest))),
            Vec::<String>::new(),
            "{honest}"
        );
    }
}

#[test]
fn counties_are_compared_too_and_their_standards_more_closely() {
    let rows = |indicator: &str, figure: &str, others: [&str; 3]| {
        let [one, two, three] = others;
        format!(
            "地区,年份,{indicator}\n甲县,2025,{one}\n乙县,2025,{figure}\n丙县,2025,{two}\n丁县,2025,{three}\n"
        )
    };
    let beds = |figure| rows("护理型床位", figure, ["1200", "2500", "900"]);
    assert_eq!(codes(&read(&beds("18000000"))), ["unlike-other-areas@3:3"]);
    assert_eq!(codes(&read(&beds("18000"))), Vec::<String>::new());
    let standard = |figure| rows("低保标准", figure, ["6200", "6100", "6500"]);
    assert_eq!(codes(&read(&standard("59000"))), ["unlike-other-areas@3:3"]);
    assert_eq!(codes(&read(&standard("12000"))), Vec::<String>::new());
}

#[test]
fn years_that_the_plan_is_not_about_are_said_before_and_after_it() {
    let wide =
        read("地区,年份,护理型床位\n示例县,2015,1\n示例县,2025,2\n示例县,2016,1\n示例县,2052,3\n");
    assert_eq!(
        codes(&wide),
        ["years-outside-plan@2:2", "years-outside-plan@5:2"]
    );
    let across = read("指标,2025年,2024年,2019年,2018年\n护理型床位,4,3,2,1\n");
    assert_eq!(codes(&across), ["years-outside-plan@1:4"]);
    let one = read("指标：护理型床位\n地区,2026年,2025年\n示例县,4,3\n");
    assert_eq!(codes(&one), ["years-outside-plan@2:2"]);
}
