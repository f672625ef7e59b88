//! Counties and townships: what a name stands for.

use crate::support::*;

fn names(observations: &target_check::data::Observations) -> Vec<(Option<&str>, Vec<&str>)> {
    observations
        .counties()
        .iter()
        .map(|county| {
            (
                county.name().map(|name| name.raw()),
                county.townships().iter().map(|name| name.raw()).collect(),
            )
        })
        .collect()
}

#[test]
fn townships_add_up_beside_the_countys_own_figure() {
    let observations = read(
        "地区,乡镇,年份,护理型床位\n示例县,东山镇,2025,100\n示例县,西河乡,2025,80\n示例县,,2025,181\n",
    );
    let county = &observations.counties()[0];
    let parts = county.parts(year(2025), id(BEDS)).unwrap();
    assert_eq!(parts.total.point().unwrap().to_string(), "180");
    assert_eq!(parts.reporting, 2);
    assert_eq!((parts.rows[0].first_line, parts.rows[0].last_line), (2, 3));
    assert_eq!((parts.rows[0].column, parts.rows[0].count), (Some(4), 2));
    assert_eq!(own(&observations, BEDS, 2025), "181");
    assert_eq!(
        names(&observations),
        [(Some("示例县"), vec!["东山镇", "西河乡"])]
    );
}

#[test]
fn one_column_of_areas_may_hold_the_townships_of_the_one_county() {
    let observations = read(
        "地区,年份,护理型床位\n东山镇,2025,100\n城关街道,2025,80\n示例县,2025,180\n合 计,2025,180\n其中：城区,2025,80\n",
    );
    assert_eq!(
        names(&observations),
        [(Some("示例县"), vec!["东山镇", "城关街道"])]
    );
    assert_eq!(own(&observations, BEDS, 2025), "180");
    assert_eq!(codes(&observations), ["repeated-observation@5:3"]);
    let county = &observations.counties()[0];
    assert_eq!(county.parts(year(2025), id(BEDS)).unwrap().reporting, 2);
}

#[test]
fn a_township_among_several_counties_is_not_placed() {
    let observations = read(
        "地区,年份,护理型床位\n甲县,2025,1\n乙县,2025,2\n东山镇,2025,3\n合计,2025,6\n东山镇,2024,3\n",
    );
    assert_eq!(
        names(&observations),
        [(Some("乙县"), vec![]), (Some("甲县"), vec![])]
    );
    assert_eq!(codes(&observations), ["unplaced-area@4"]);
    assert_eq!(observations.findings[0].more.count, 1);
    assert_eq!(observations.files[0].furniture.len(), 1);
    assert_eq!(observations.files[0].rows, 4);
}

#[test]
fn a_file_without_areas_is_of_the_one_county() {
    let observations = read_all(&[
        "地区,乡镇,年份,护理型床位\n示例县,东山镇,2025,100\n",
        "年份,护理型床位,募集资金\n2025,100,5000\n",
    ]);
    assert_eq!(names(&observations), [(Some("示例县"), vec!["东山镇"])]);
    assert_eq!(own(&observations, FUNDS, 2025), "5000");
    let nameless = read("年份,护理型床位,募集资金\n2025,100,5000\n");
    assert_eq!(names(&nameless), [(None, vec![])]);
    assert_eq!(own(&nameless, FUNDS, 2025), "5000");
}

#[test]
fn a_row_with_blank_areas_is_not_given_to_the_row_above() {
    let observations = read("地区,乡镇,年份,护理型床位\n示例县,东山镇,2024,90\n,,2025,100\n");
    assert_eq!(codes(&observations), ["nameless-row@3"]);
    assert_eq!(own(&observations, BEDS, 2025), "absent");
}

#[test]
fn names_are_the_same_in_every_width_and_spacing() {
    let observations =
        read("地区,乡镇,年份,护理型床位\n示例县,东山镇,2025,100\n示 例 县,东　山　镇,2024,90\n");
    assert_eq!(names(&observations), [(Some("示例县"), vec!["东山镇"])]);
}

#[test]
fn townships_that_do_not_report_are_silent() {
    let observations = read(
        "地区,乡镇,年份,护理型床位,节地生态安葬点\n示例县,东山镇,2025,100,1\n示例县,西河乡,2025,,0\n示例县,北岭镇,2024,5,\n",
    );
    let county = &observations.counties()[0];
    let silent: Vec<&str> = county
        .silent(year(2025), id(BEDS))
        .into_iter()
        .map(|township| county.townships()[township].raw())
        .collect();
    assert_eq!(silent, ["北岭镇", "西河乡"]);
    let at = |name: &str| {
        county
            .townships()
            .iter()
            .position(|township| township.raw() == name)
            .unwrap()
    };
    assert_eq!(
        shown(county.township(at("西河乡"), year(2025), id(SITES))),
        "0"
    );
    assert_eq!(
        shown(county.township(at("北岭镇"), year(2024), id(SITES))),
        "blank"
    );
    assert_eq!(
        shown(county.township(at("北岭镇"), year(2025), id(SITES))),
        "absent"
    );
}

fn total(observations: &target_check::data::Observations) -> (String, u32, bool) {
    let parts = observations.counties()[0]
        .parts(year(2025), id(BEDS))
        .unwrap();
    let total = parts.total.point().unwrap().to_string();
    (total, parts.reporting, parts.unreadable.is_some())
}

#[test]
fn a_name_without_its_kind_is_the_only_area_it_fits() {
    for text in [
        "地区,乡镇,年份,护理型床位\n示例县,城东街道,2024,7\n示例县,东湖镇,2024,8\n示例县,城东,2025,100\n示例县,东湖,2025,80\n",
        "地区,年份,护理型床位\n示例县,2024,15\n城东街道,2024,7\n东湖镇,2024,8\n城东,2025,100\n东湖,2025,80\n",
        "地区,年份,护理型床位\n城东,2025,100\n东湖,2025,80\n城东街道,2024,7\n东湖镇,2024,8\n示例县,2024,15\n",
        "乡镇,年份,护理型床位\n城东街道办事处,2025,100\n东湖,2025,80\n城东,2024,7\n东湖镇人民政府,2024,8\n",
    ] {
        let observations = read(text);
        let [(_, townships)] = &names(&observations)[..] else {
            panic!("{text}")
        };
        assert_eq!(townships.len(), 2, "{text}{townships:?}");
        assert_eq!(total(&observations), ("180".to_owned(), 2, false), "{text}");
        let kinds: Vec<_> = codes(&observations)
            .into_iter()
            .map(|code| code.split('@').next().unwrap().to_owned())
            .collect();
        assert_eq!(kinds, ["shortened-area"], "{text}");
    }
}

#[test]
fn a_name_that_two_areas_fit_is_not_used() {
    let observations = read(
        "地区,乡镇,年份,护理型床位\n示例县,城东街道,2024,7\n示例县,城东镇,2024,8\n示例县,城东,2025,100\n",
    );
    assert_eq!(codes(&observations), ["ambiguous-area@4"]);
    assert!(
        observations.counties()[0]
            .parts(year(2025), id(BEDS))
            .unwrap()
            .unreadable
            .is_some()
    );
}

#[test]
fn a_county_without_its_kind_is_the_same_county() {
    let observations = read("县,年份,护理型床位\n示例县,2024,7\n示例,2025,100\n");
    assert_eq!(names(&observations), [(Some("示例县"), vec![])]);
    assert_eq!(own(&observations, BEDS, 2025), "100");
    assert_eq!(codes(&observations), ["shortened-area@3"]);
}

#[test]
fn characters_that_nobody_sees_do_not_make_another_area() {
    let observations = read(
        "地区,乡镇,年份,护理型床位\n示例县,东山镇,2024,7\n示例县,东山\u{200b}镇,2025,100\n示例县\u{202e},西河乡,2025,80\n",
    );
    assert_eq!(
        names(&observations),
        [(Some("示例县"), vec!["东山镇", "西河乡"])]
    );
    assert_eq!(
        codes(&observations),
        ["invisible-characters@3", "invisible-characters@4"]
    );
    assert_eq!(total(&observations).0, "180");
}

#[test]
fn totals_and_averages_are_no_townships() {
    let observations = read(
        "地区,乡镇,年份,护理型床位\n示例县,东山镇,2025,100\n示例县,西河乡,2025,80\n示例县,乡镇合计,2025,180\n示例县,街道小计,2025,0\n示例县,平均,2025,90\n示例县,全县合计,2025,180\n",
    );
    assert_eq!(
        names(&observations),
        [(Some("示例县"), vec!["东山镇", "西河乡"])]
    );
    assert_eq!(total(&observations), ("180".to_owned(), 2, false));
    assert_eq!(own(&observations, BEDS, 2025), "180");
    let of_the_county = read("地区,年份,护理型床位\n东山镇,2025,100\n示例县合计,2025,100\n");
    assert_eq!(names(&of_the_county), [(Some("示例县"), vec!["东山镇"])]);
}

#[test]
fn a_township_too_many_is_named_where_its_name_is_none() {
    let mut of_two = vocabulary();
    of_two.township.expected = Some(2);
    let text = "地区,乡镇,年份,护理型床位\n示例县,东山镇,2025,1\n示例县,开发区,2025,2\n示例县,西河乡,2025,3\n";
    let observations = try_read_with(&[text.as_bytes()], &of_two).unwrap();
    assert_eq!(codes(&observations), ["unlisted-area@3"]);
    assert_eq!(total(&observations).0, "6");
}

#[test]
fn a_listed_name_is_met_without_its_kind() {
    let mut listed = vocabulary();
    listed.township.names = ["城东街道", "东湖镇"]
        .map(target_check::source::Untrusted::new)
        .to_vec();
    let text = "地区,年份,护理型床位\n示例县,2024,1\n城东,2025,2\n东湖,2025,3\n";
    let observations = try_read_with(&[text.as_bytes()], &listed).unwrap();
    assert_eq!(
        names(&observations),
        [(Some("示例县"), vec!["城东街道", "东湖镇"])]
    );
    assert_eq!(total(&observations), ("5".to_owned(), 2, false));
}

#[test]
fn townships_of_several_counties_are_never_one_countys() {
    let observations = read(
        "县,乡镇,年份,护理型床位\n甲县,小计,2025,30\n,东山镇,2025,10\n,西河乡,2025,20\n乙县,小计,2025,70\n,南山镇,2025,70\n",
    );
    assert_eq!(
        codes(&observations),
        ["unplaced-area@3", "unplaced-area@4", "unplaced-area@6"]
    );
    assert_eq!(names(&observations).len(), 2);
}

#[test]
fn a_total_may_stand_in_a_cell_merged_to_the_left() {
    for total in ["合计,,2025,30", "总 计,,2025,30"] {
        let observations = read(&format!(
            "序号,乡镇,年份,护理型床位\n1,东山镇,2025,10\n2,西河乡,2025,20\n{total}\n"
        ));
        assert_eq!(codes(&observations), Vec::<String>::new(), "{total}");
        assert_eq!(own(&observations, BEDS, 2025), "30", "{total}");
    }
}

#[test]
fn rows_that_compare_or_plan_are_no_areas() {
    for row in ["同比增长", "上年同期", "年度目标", "占比"] {
        let observations = read(&format!(
            "乡镇,年份,护理型床位\n东山镇,2025,10\n西河乡,2025,20\n{row},2025,7\n"
        ));
        assert_eq!(total(&observations), ("30".to_owned(), 2, false), "{row}");
        assert_eq!(observations.files[0].furniture.len(), 1, "{row}");
    }
}

#[test]
fn a_name_unlike_those_of_areas_is_pointed_out() {
    let townships =
        read("乡镇,年份,护理型床位\n东山镇,2025,10\n西河乡,2025,20\n其他,2025,7\n开发区,2025,1\n");
    assert_eq!(codes(&townships), ["unlike-an-area@4"]);
    let counties = read("地区,年份,护理型床位\n甲县,2025,10\n乙市,2025,20\n城南片,2025,7\n");
    assert_eq!(codes(&counties), ["unlike-an-area@4"]);
    // Where no name is like one, nobody knows what names are like.
    let others = read("地区,年份,护理型床位\nNorth,2025,10\nSouth,2025,20\n");
    assert_eq!(codes(&others), Vec::<String>::new());
}

#[test]
fn codes_and_the_county_before_a_name_are_no_part_of_it() {
    let observations = read(
        "县,乡镇,年份,护理型床位\n示例县,示例县东山镇,2025,100\n330122 示例县,330122100 东山镇,2024,90\n",
    );
    assert_eq!(names(&observations).len(), 1);
    assert_eq!(observations.counties()[0].townships().len(), 1);
}

#[test]
fn a_county_that_may_be_another_one_misspelt_is_named_and_two_counties_are_not() {
    let beds = |rows: &str| format!("县,年份,护理型床位\n{rows}");
    for (rows, found) in [
        // No year has both: the later one, or the one with fewer years, may be the other.
        (
            "示例县,2024,1\n示利县,2025,2\n",
            vec!["near-another-area@3"],
        ),
        (
            "示利县,2025,2\n示例县,2023,1\n示例县,2024,1\n",
            vec!["near-another-area@2"],
        ),
        // Both report one year: they are two. So are names that differ by more, and short ones.
        ("永康县,2024,1\n永安县,2024,1\n永安县,2025,2\n", vec![]),
        ("示例县,2024,1\n样本县,2025,2\n", vec![]),
        ("吴县,2024,1\n歙县,2025,2\n", vec![]),
    ] {
        assert_eq!(codes(&read(&beds(rows))), found, "{rows}");
    }
    let mut listed = vocabulary();
    listed.county.names = ["示例县", "样本县"]
        .map(target_check::source::Untrusted::new)
        .to_vec();
    let text = beds("示利县,2025,2\n样本县,2025,2\n");
    let observations = try_read_with(&[text.as_bytes()], &listed).unwrap();
    assert_eq!(codes(&observations), ["near-another-area@2"]);
}

#[test]
fn rows_that_name_no_area_are_not_said_to_repeat_each_other() {
    let observations = read("县,年份,护理型床位\n示例县,2024,1\n,2025,2\n样本县,2024,3\n,2025,2\n");
    assert_eq!(codes(&observations), ["nameless-row@3"]);
}
