//! Headers of two rows, as merged cells leave them.

use crate::support::*;

#[test]
fn years_stand_under_indicators_or_indicators_under_years() {
    for text in [
        "地区,护理型床位,,募集资金(万元),\n,2024年,2025年,2024年,2025年\n示例县,1800,1980,4200,5000\n",
        "地区,护理型床位,,募集资金(万元),\n,2024,2025,2024,2025\n示例县,1800,1980,4200,5000\n",
        "地区,2024年,,2025年,\n,护理型床位,募集资金,护理型床位,募集资金\n示例县,1800,4200,1980,5000\n",
        "2025年统计表,,,,\n,,,,单位:万元\n地区,2024年,,2025年,\n,护理型床位,募集资金,护理型床位,募集资金\n甲,1,2,3,4\n示例县,1800,4200,1980,5000\n",
    ] {
        let observations = read(text);
        assert_eq!(codes(&observations), Vec::<String>::new(), "{text}");
        assert_eq!(own(&observations, BEDS, 2024), "1800", "{text}");
        assert_eq!(own(&observations, BEDS, 2025), "1980", "{text}");
        assert_eq!(own(&observations, FUNDS, 2024), "4200", "{text}");
        assert_eq!(own(&observations, FUNDS, 2025), "5000", "{text}");
    }
}

#[test]
fn indicators_stand_under_groups_and_units_under_indicators() {
    for text in [
        "地区,年份,养老,,慈善\n,,护理型床位,低保标准,募集资金\n示例县,2025,1980,15000,5000\n",
        "地区,年份,护理型床位,低保标准,募集资金\n,,张,元/年,万元\n示例县,2025,1980,15000,5000\n",
        "地区,年份,护理型床位,低保标准,募集资金\n,,（张）,（元/月）,（元）\n示例县,2025,1980,1250,50000000\n",
        "地区,年份,护理型床位,低保标准,募集资金\n,,合计,,\n示例县,2025,1980,15000,5000\n",
    ] {
        let observations = read(text);
        assert_eq!(codes(&observations), Vec::<String>::new(), "{text}");
        assert_eq!(own(&observations, BEDS, 2025), "1980", "{text}");
        assert_eq!(own(&observations, DIBAO, 2025), "15000", "{text}");
        assert_eq!(own(&observations, FUNDS, 2025), "5000", "{text}");
    }
}

#[test]
fn a_part_of_an_indicator_and_another_years_plan_are_not_the_indicator() {
    let parts = read("地区,年份,护理型床位,\n,,合计,其中：公办\n示例县,2025,1980,900\n");
    assert_eq!(own(&parts, BEDS, 2025), "1980");
    assert_eq!(codes(&parts), ["unknown-column@2:4"]);
    let plans = read("地区,年份,本期,上年同期\n,,护理型床位,护理型床位\n示例县,2025,1980,1800\n");
    assert_eq!(own(&plans, BEDS, 2025).split('|').next(), Some("1980"));
}

#[test]
fn a_row_of_units_may_stand_under_two_rows_of_headers() {
    let observations = read(
        "地区,年份,养老,,慈善\n,,护理型床位,低保标准,募集资金\n,,张,元/月,元\n示例县,2025,1980,1250,50000000\n",
    );
    assert_eq!(codes(&observations), Vec::<String>::new());
    assert_eq!(own(&observations, BEDS, 2025), "1980");
    assert_eq!(own(&observations, DIBAO, 2025), "15000");
    assert_eq!(own(&observations, FUNDS, 2025), "5000");
}

#[test]
fn a_header_of_several_rows_may_come_again() {
    let header = "地区,年份,养老,,慈善\n,,护理型床位,低保标准,募集资金\n,,张,元/月,元\n";
    let observations = read(&format!(
        "{header}示例县,2024,1900,1200,40000000\n{header}示例县,2025,1980,1250,50000000\n"
    ));
    assert_eq!(codes(&observations), Vec::<String>::new());
    assert_eq!(own(&observations, BEDS, 2024), "1900");
    assert_eq!(own(&observations, DIBAO, 2025), "15000");
    assert_eq!(observations.files[0].furniture[0].1, 3);
}

#[test]
fn names_of_areas_need_no_header() {
    for text in [
        ",年份,护理型床位\n示例县,2025,1980\n",
        ",护理型床位\n示例县,1980\n东山镇,900\n西河乡,1080\n",
        ",年份,指标,数值\n示例县,2025,护理型床位,1980\n",
        "地区,,年份,护理型床位\n示例县,,2025,1980\n示例县,东山镇,2025,1980\n",
        "单位,年份,护理型床位\n示例县,2025,1980\n",
        "填报单位,年份,护理型床位\n示例县,2025,1980\n",
    ] {
        let observations = read(text);
        let [county] = observations.counties() else {
            panic!("{text}")
        };
        assert_eq!(
            county.name().map(|name| name.raw()),
            Some("示例县"),
            "{text}"
        );
        assert_eq!(own(&observations, BEDS, 2025), "1980", "{text}");
    }
    // What does not look like one is not taken for one.
    let other = read(",年份,护理型床位\n甲组,2025,1980\n");
    assert_eq!(codes(&other), ["unnamed-column@2:1"]);
}

#[test]
fn a_column_of_offices_is_no_column_of_units() {
    let observations = read("单位,年份,护理型床位\n示例县民政局,2025,1980\n");
    assert_eq!(codes(&observations), ["office-column@1:1"]);
    assert_eq!(own(&observations, BEDS, 2025), "1980");
    let units = read("指标,单位,2025年\n募集资金,元,50000000\n");
    assert_eq!(own(&units, FUNDS, 2025), "5000");
    let unknown = read("指标,单位,2025年\n募集资金,万圆,5000\n");
    assert_eq!(codes(&unknown), ["unknown-unit@2:2"]);
}

#[test]
fn a_target_beside_the_figure_is_not_the_figure() {
    for text in [
        "指标,计量单位,目标值,完成值\n护理型床位,张,2000,1980\n",
        "指标,完成情况,目标值\n护理型床位,1980,2000\n",
        "地区,年份,指标,计划数,实际完成,单位\n示例县,2025,护理型床位,2000,1980,张\n",
        "指标,2025年目标值,2025年完成值\n护理型床位,2000,1980\n",
        "地区,年份,护理型床位,\n,,目标值,完成值\n示例县,2025,2000,1980\n",
        "指标,2025年,\n,目标值,完成值\n护理型床位,2000,1980\n",
        "指标,目标值,本年完成\n护理型床位,2025,1980\n",
    ] {
        let observations = read(text);
        assert_eq!(own(&observations, BEDS, 2025), "1980", "{text}");
    }
}

#[test]
fn a_row_of_figures_is_no_second_row_of_the_header() {
    // 2000 and 2025 could be years, but the row answers 指标 and 年份.
    for text in [
        "项目,情形\n护理型床位,2000\n募集资金,2025\n",
        "地区,年份,指标,情形\n示例县,2025,护理型床位,2000\n",
    ] {
        let findings = try_read(&[text.as_bytes()]).unwrap_err();
        assert_eq!(findings[0].kind.code(), "no-known-column", "{text}");
    }
}

#[test]
fn characters_that_nobody_sees_in_headers_and_indicators_are_said() {
    let header = read("地区,年份,护理\u{200b}型床位\n示例县,2025,1980\n");
    assert_eq!(codes(&header), ["invisible-characters@1:3"]);
    assert_eq!(own(&header, BEDS, 2025), "1980");
    let second = read("地区,年份,床位\n,,护理型\u{2060}床位\n示例县,2025,1980\n");
    assert_eq!(codes(&second), ["invisible-characters@2:3"]);
    let rows = read("指标,2025年\n护理型\u{202e}床位,1980\n募集资金,5000\n");
    assert_eq!(codes(&rows), ["invisible-characters@2:1"]);
}

#[test]
fn other_separators_are_named() {
    for separator in ["，", "|", "；", "、", " ", "　"] {
        let text = "地区,年份,护理型床位\n示例县,2025,1980\n".replace(',', separator);
        let findings = try_read(&[text.as_bytes()]).unwrap_err();
        assert_eq!(code(&findings[0]), "other-separator@1", "{text}");
    }
}

#[test]
fn what_the_upper_row_tells_apart_is_not_one_thing() {
    // Of town and country, of men and women, of two counties, nobody knows which is meant.
    for text in [
        "地区,城镇,,农村,\n,护理型床位,募集资金,护理型床位,募集资金\n示例县,1,2,3,4\n",
        "地区,年份,男,女\n,,护理型床位,护理型床位\n示例县,2025,1,2\n",
        "指标,甲县,,乙县,\n,2024年,2025年,2024年,2025年\n护理型床位,1,2,3,4\n",
        "项目,甲县,乙县\n年份,2025,2025\n护理型床位,2108,3000\n",
        "地区,年份,护理型床位,\n,,公办,民办\n示例县,2025,1,2\n",
        "地区,本月,,累计,\n,护理型床位,募集资金,护理型床位,募集资金\n示例县,1,2,3,4\n",
    ] {
        let findings = try_read(&[text.as_bytes()]).unwrap_err();
        assert_eq!(findings[0].kind.code(), "only-parts", "{text}");
    }
    // The whole is.
    for text in [
        "地区,年份,护理型床位,,\n,,公办,民办,合计\n示例县,2025,1,2,1980\n",
        "地区,上年同期,,本年,\n,护理型床位,募集资金,护理型床位,募集资金\n示例县,1,2,1980,4\n",
        "指标,单位,计划数,,实际数,\n,,2024年,2025年,2024年,2025年\n护理型床位,张,11,12,1,1980\n",
        "指标,单位,计划,,完成,\n,,2024年,2025年,2024年,2025年\n护理型床位,张,11,12,1,1980\n",
    ] {
        assert_eq!(own(&read(text), BEDS, 2025), "1980", "{text}");
    }
}

#[test]
fn columns_of_a_report_form_are_known() {
    for text in [
        "指标名称,计量单位,代码,本年,上年\n甲,乙,丙,1,2\n护理型床位,张,01,1980,2000\n",
        "指标名称,计量单位,代码,本年实际,上年实际\n甲,乙,丙,1,2\n护理型床位,张,01,1980,2000\n",
        "指标,单位,本年计划,本年实际,完成率\n护理型床位,张,2000,1980,99%\n",
        "指标名称,计量单位,数量\n护理型床位,张,1980\n",
        "指标名称,计量单位,绝对数,比上年增长(%)\n护理型床位,张,1980,3.2\n",
        "地区,老年活动室,护理型床位\n示例县,5,1980\n",
    ] {
        assert_eq!(own(&read(text), BEDS, 2025), "1980", "{text}");
    }
}

#[test]
fn a_row_of_units_may_say_so_itself() {
    for text in [
        "地区,年份,护理型床位,募集资金\n单位,,张,元\n示例县,2025,1980,50000000\n",
        "地区,年份,护理型床位,募集资金\n计量单位：,,（张）,（元）\n示例县,2025,1980,50000000\n",
        "地区,年份,护理型床位,募集资金(元)\n,,张,元\n示例县,2025,1980,50000000\n",
    ] {
        let observations = read(text);
        assert_eq!(codes(&observations), Vec::<String>::new(), "{text}");
        assert_eq!(own(&observations, FUNDS, 2025), "5000", "{text}");
    }
    // Two units are a contradiction, whichever row they stand in.
    let two = read("地区,年份,募集资金(万元),护理型床位\n,,元,张\n示例县,2025,5000,1\n");
    assert_eq!(own(&two, FUNDS, 2025), "unreadable");
    assert_eq!(codes(&two), ["unit-conflict@3:3"]);
}

#[test]
fn a_header_that_is_nearly_the_years_makes_its_rows_undated() {
    // Nothing else says what `Yaer` is: with it there is no year, and none is assumed.
    for header in ["Yaer", "年分", "所属年"] {
        let observations = read(&format!("地区,{header},护理型床位\n示例县,2024,1980\n"));
        let told = codes(&observations);
        assert!(
            told.contains(&"unknown-column@1:2".to_owned()),
            "{header}: {told:?}"
        );
        assert_eq!(own(&observations, BEDS, 2025), "unreadable", "{header}");
    }
    for header in ["备注", "老年人", "等级"] {
        let observations = read(&format!("地区,{header},护理型床位\n示例县,2024,1980\n"));
        assert_eq!(own(&observations, BEDS, 2025), "1980", "{header}");
    }
}
