//! Units: which of several stated ones counts, and when none can be trusted.

use crate::support::*;

fn figure(text: &str, indicator: usize) -> (String, Vec<String>) {
    let observations = read(text);
    (own(&observations, indicator, 2025), codes(&observations))
}

#[test]
fn every_place_for_a_unit_is_read_and_converted() {
    for text in [
        "地区,年份,募集资金\n示例县,2025,5000\n",
        "地区,年份,募集资金(元)\n示例县,2025,50000000\n",
        "地区,年份,募集资金\n示例县,2025,5000万元\n",
        "地区,年份,募集资金\n示例县,2025,0.5亿元\n",
        "单位：元,,\n地区,年份,募集资金\n示例县,2025,50000000\n",
        "地区,年份,指标,数值,单位\n示例县,2025,募集资金,50000000,元\n",
        "地区,年份,募集资金(元)\n示例县,2025,5000万\n",
        "地区,年份,募集资金(亿元)\n示例县,2025,0.5\n",
    ] {
        assert_eq!(figure(text, FUNDS), ("5000".to_owned(), vec![]), "{text}");
    }
}

#[test]
fn months_become_years() {
    for text in [
        "地区,年份,低保标准(元/月)\n示例县,2025,1250\n",
        "地区,年份,低保标准(元/年)\n示例县,2025,15000\n",
        "地区,年份,低保标准(元)\n示例县,2025,15000\n",
        "地区,年份,低保标准\n示例县,2025,1250元/月\n",
    ] {
        assert_eq!(figure(text, DIBAO), ("15000".to_owned(), vec![]), "{text}");
    }
}

#[test]
fn a_share_is_the_same_with_and_without_its_sign() {
    for text in [
        "地区,年份,护理型床位占比(%)\n示例县,2025,62\n",
        "地区,年份,护理型床位占比(%)\n示例县,2025,62%\n",
        "地区,年份,护理型床位占比\n示例县,2025,６２％\n",
    ] {
        assert_eq!(figure(text, SHARE), ("62".to_owned(), vec![]), "{text}");
    }
}

#[test]
fn units_that_disagree_are_never_guessed() {
    for (text, code) in [
        (
            "单位：万圆,,\n地区,年份,募集资金\n示例县,2025,5000\n",
            "unknown-unit@1",
        ),
        (
            "地区,年份,募集资金(万元)\n示例县,2025,50000000元\n",
            "unit-conflict@2:3",
        ),
        (
            "单位：元,,\n地区,年份,募集资金(万元)\n示例县,2025,5000\n",
            "unit-conflict@3:3",
        ),
        (
            "地区,年份,募集资金(人)\n示例县,2025,5000\n",
            "unit-mismatch@2:3",
        ),
        (
            "地区,年份,募集资金\n示例县,2025,5000人\n",
            "unit-mismatch@2:3",
        ),
        (
            "地区,年份,募集资金\n示例县,2025,1.5万\n",
            "unreadable-cell@2:3",
        ),
        (
            "地区,年份,指标,数值,单位\n示例县,2025,募集资金,5000,万圆\n",
            "unknown-unit@2:5",
        ),
    ] {
        assert_eq!(
            figure(text, FUNDS),
            ("unreadable".to_owned(), vec![code.to_owned()]),
            "{text}"
        );
    }
}

#[test]
fn ten_thousands_of_ten_thousands_are_read_where_only_one_reading_can_be_true() {
    let text = "地区,年份,募集资金\n示例县,2025,1.5万\n";
    let read_within = |low: i64, high: i64| {
        let mut known = vocabulary();
        known.terms[FUNDS].plausible = target_check::vocabulary::Plausible {
            low: Some(low.into()),
            high: Some(high.into()),
        };
        let observations = try_read_with(&[text.as_bytes()], &known).unwrap();
        shown(observations.counties()[0].own(year(2025), id(FUNDS)))
    };
    assert_eq!(read_within(20, 10_000_000), "15000");
    assert_eq!(read_within(0, 1000), "1.5");
    assert_eq!(read_within(0, 10_000_000), "unreadable");
    assert_eq!(read_within(20, 1000), "unreadable");
    // Neither 1.5 nor 15 000 can be true, whatever lies between them.
    assert_eq!(read_within(2, 14_999), "unreadable");
}

#[test]
fn money_for_each_person_is_the_same_only_of_a_standard_and_only_money() {
    let of_dibao = |unit: &str| {
        figure(
            &format!("地区,年份,低保标准({unit})\n示例县,2025,1250\n"),
            DIBAO,
        )
    };
    assert_eq!(of_dibao("元/人·月"), ("15000".to_owned(), vec![]));
    for unit in ["人", "%", "人/月", "元/人"] {
        let unreadable = (
            "unreadable".to_owned(),
            vec!["unit-mismatch@2:3".to_owned()],
        );
        assert_eq!(of_dibao(unit), unreadable, "{unit}");
    }
    let text = "地区,年份,募集资金(元/人)\n示例县,2025,5000\n";
    let unreadable = (
        "unreadable".to_owned(),
        vec!["unit-mismatch@2:3".to_owned()],
    );
    assert_eq!(figure(text, FUNDS), unreadable);
}

#[test]
fn a_unit_line_does_not_speak_of_what_it_does_not_measure() {
    let text = "单位：万元,,\n地区,年份,护理型床位\n示例县,2025,1980\n";
    assert_eq!(figure(text, BEDS), ("1980".to_owned(), vec![]));
    let text = "单位：万人,,\n地区,年份,护理型床位\n示例县,2025,1980\n";
    assert_eq!(figure(text, BEDS), ("1980".to_owned(), vec![]));
}

#[test]
fn what_cannot_be_true_is_unreadable() {
    for (cell, indicator, name) in [
        ("1250", DIBAO, "低保标准"),
        ("0.62", SHARE, "护理型床位占比"),
        ("101", SHARE, "护理型床位占比"),
        ("-3", BEDS, "护理型床位"),
    ] {
        let text = format!("地区,年份,{name}\n示例县,2025,{cell}\n");
        assert_eq!(
            figure(&text, indicator),
            (
                "unreadable".to_owned(),
                vec!["implausible-figure@2:3".to_owned()]
            )
        );
    }
}

#[test]
fn a_blank_is_never_zero() {
    for mark in ["", "-", "——", "…", "/", "无", "暂无", "N/A", "待统计"] {
        let text = format!("地区,年份,护理型床位,募集资金\n示例县,2025,{mark},1\n");
        assert_eq!(figure(&text, BEDS), ("blank".to_owned(), vec![]), "{mark}");
    }
}

#[test]
fn dates_and_yes_or_no_are_kept_as_they_are() {
    let text = "地区,年份,示范县命名,平台建成\n示例县,2023,2023年,否\n示例县,2024,2024年12月,2024-06-30\n示例县,2025,是,√\n";
    let observations = read(text);
    assert_eq!(own(&observations, NAMED, 2024), "2024-12");
    assert_eq!(own(&observations, NAMED, 2025), "true");
    assert_eq!(own(&observations, DONE, 2023), "false");
    assert_eq!(own(&observations, DONE, 2024), "2024-06-30");
    assert_eq!(own(&observations, DONE, 2025), "true");
    assert_eq!(codes(&observations), Vec::<String>::new());
}

#[test]
fn places_follow_the_unit() {
    let observations = read("地区,年份,募集资金(元),护理型床位\n示例县,2025,50000000.0,1.98万张\n");
    let county = &observations.counties()[0];
    let target_check::data::Figure::Known(funds) = county.own(year(2025), id(FUNDS)) else {
        panic!()
    };
    // Written to a tenth of a yuan: half of 0.00001 of 10 000 yuan is 0.000005. In 10 000 yuan it is
    // the whole number 5000, shown as such.
    assert_eq!(funds[0].places, 0);
    assert_eq!(funds[0].half_step.to_string(), "0.000005");
    let target_check::data::Figure::Known(beds) = county.own(year(2025), id(BEDS)) else {
        panic!()
    };
    assert_eq!(beds[0].places, 0);
    assert_eq!(beds[0].half_step.to_string(), "50");
}

#[test]
fn the_unit_of_the_table_is_found_wherever_it_stands() {
    for text in [
        "2025年统计表,,单位:元\n年份,地区,募集资金\n2025,示例县,50000000\n",
        "填报单位：民政局　　单位：元,,\n年份,地区,募集资金\n2025,示例县,50000000\n",
        "慈善募集资金（元）\n年份,地区,募集资金\n2025,示例县,50000000\n",
        "慈善募集资金（金额单位：元）\n年份,地区,募集资金\n2025,示例县,50000000\n",
        "年份,地区,募集资金\n2025,示例县,50000000\n单位:元,,\n",
        "年份,地区,募集资金\n2025,示例县,50000000\n,,（单位：元）\n",
        "年份,地区,募集资金\n单位：元,,\n2025,示例县,50000000\n",
        "年份,地区,募集资金,单位:元\n2025,示例县,50000000,\n",
        "年份,地区,指标(单位：元),数值\n2025,示例县,募集资金,50000000\n",
    ] {
        let observations = read(text);
        assert_eq!(own(&observations, FUNDS, 2025), "5000", "{text}");
        assert_eq!(codes(&observations), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_unit_below_that_contradicts_the_header_is_a_conflict() {
    let observations = read("年份,募集资金(万元)\n2025,5000\n单位:元,\n");
    assert_eq!(codes(&observations), ["unit-conflict@2:2"]);
    let observations = read("年份,募集资金\n2025,5000\n单位:万圆,\n单位:千圆,\n");
    assert_eq!(codes(&observations), ["unknown-unit@3"]);
}

#[test]
fn a_title_says_the_year_of_a_table_without_one() {
    let observations = read("2024年民政统计表\n地区,护理型床位\n示例县,1980\n");
    assert_eq!(own(&observations, BEDS, 2024), "1980");
    assert_eq!(codes(&observations), ["assumed-year@2"]);
}

#[test]
fn a_figure_that_gives_one_side_is_said_to() {
    let observations = read("年份,护理型床位占比\n2025,超62%\n2024,61%\n");
    assert_eq!(codes(&observations), ["one-sided-figure@2:2"]);
}

#[test]
fn a_standard_is_for_each_person_and_a_total_is_not() {
    for unit in [
        "元/人·月",
        "元/月·人",
        "元/人/月",
        "元/（人·月）",
        "元/人.月",
    ] {
        let text = format!("地区,年份,低保标准({unit})\n示例县,2025,1250\n");
        assert_eq!(figure(&text, DIBAO), ("15000".to_owned(), vec![]), "{text}");
    }
    let total = "地区,年份,募集资金(元/人)\n示例县,2025,1250\n";
    assert_eq!(figure(total, FUNDS).1, ["unit-mismatch@2:3"]);
}

#[test]
fn the_day_of_a_report_is_not_the_year_of_its_figures() {
    for (above, year) in [
        ("2024年统计表,,\n填报日期：2025年1月10日,,\n", 2024),
        ("2024年统计表,,\n,,2025年1月10日\n", 2024),
        ("统计表,,\n填报日期：2026年1月10日,,\n", 2025),
        ("截至2024年12月31日,,\n", 2024),
        ("2021-2025年统计表,,\n", 2025),
    ] {
        let observations = read(&format!("{above}地区,护理型床位,募集资金\n示例县,10,1\n"));
        assert_eq!(own(&observations, BEDS, year), "10", "{above}");
        let line = above.lines().count() + 1;
        assert_eq!(
            codes(&observations),
            [format!("assumed-year@{line}")],
            "{above}"
        );
    }
    let two = read("2023年及2024年情况,,\n地区,护理型床位,募集资金\n示例县,10,1\n");
    assert_eq!(codes(&two), ["title-year@2"]);
}
