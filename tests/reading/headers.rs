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
