//! Lines between and below the rows: captions, days, signatures, 其中, notes that go on.

use target_check::data::{Furniture, Observations};

use crate::support::*;

/// The kinds of lines that are no rows of figures, and on which lines the first of each stand.
fn lines(observations: &Observations) -> Vec<(&'static str, Vec<u64>)> {
    observations.files[0]
        .furniture_lines
        .iter()
        .map(|(kind, lines)| (kind.id(), lines.clone()))
        .collect()
}

fn areas(observations: &Observations) -> Vec<Option<&str>> {
    let counties = observations.counties().iter();
    counties
        .map(|county| county.name().map(|name| name.raw()))
        .collect()
}

#[test]
fn captions_are_no_areas_in_any_layout() {
    for text in [
        "地区,年份,护理型床位\n一、养老服务,,\n示例县,2025,1980\n（二）其他,,\n",
        "地区,年份,护理型床位\n养老服务,,\n示例县,2025,1980\n其他情况,其他情况,其他情况\n",
        "地区,护理型床位\n一、养老服务,\n示例县,1980\n第二部分 其他,\n",
        "地区,年份,指标,数值\n一、养老服务,,,\n示例县,2025,护理型床位,1980\n,,二、其他,\n",
        "地区,指标,2025年\n一、养老服务,,\n示例县,护理型床位,1980\n,二、其他,\n",
        "指标：护理型床位\n地区,2025年,2024年\n一、本级,,\n示例县,1980,\n二、其他,,\n",
    ] {
        let observations = read(text);
        assert_eq!(areas(&observations), [Some("示例县")], "{text}");
        assert_eq!(own(&observations, BEDS, 2025), "1980", "{text}");
        let captions = lines(&observations);
        let captions = captions.iter().find(|(kind, _)| *kind == "caption");
        assert_eq!(captions.map(|(_, lines)| lines.len()), Some(2), "{text}");
    }
}

#[test]
fn an_area_of_which_nothing_is_reported_is_no_caption() {
    for text in [
        "地区,年份,护理型床位\n示例县,2025,1980\n东山镇,2025,\n",
        "地区,年份,护理型床位\n示例县,2025,1980\n东山镇,,\n",
        "地区,护理型床位\n示例县,1980\n东山,\n",
        "指标：护理型床位\n地区,2025年,2024年\n示例县,1980,\n三门县,,\n",
    ] {
        let observations = read(text);
        assert_eq!(
            lines(&observations)
                .iter()
                .filter(|(kind, _)| *kind == "caption")
                .count(),
            0
        );
        let known: usize = observations
            .counties()
            .iter()
            .map(|county| 1 + county.townships().len())
            .sum();
        assert_eq!(known, 2, "{text}");
    }
}

#[test]
fn days_and_signatures_below_the_rows_are_notes() {
    for last in [
        "2025年12月31日",
        "2025年12月31日,,",
        "2026-01-10,,",
        "填表人,,",
        "填表人,审核人,联系电话",
        "制表　民政科,,",
        "示例县民政局(盖章),,",
        "主管部门：,,2026年1月10日",
        "本表由民政科填报,,",
        "※含民办,,",
    ] {
        for head in [
            "地区,年份,护理型床位\n示例县,2025,1980\n",
            "年份,地区,护理型床位\n2025,示例县,1980\n",
            "指标：护理型床位\n地区,2025年,2024年\n示例县,1980,\n",
        ] {
            let text = format!("{head}{last}\n");
            let observations = read(&text);
            assert_eq!(areas(&observations), [Some("示例县")], "{text}");
            assert_eq!(codes(&observations), Vec::<String>::new(), "{text}");
            let notes = lines(&observations);
            assert!(notes.iter().any(|(kind, _)| *kind == "note"), "{text}");
        }
    }
}

#[test]
fn a_note_with_commas_goes_on_over_several_cells_and_lines() {
    let observations = read(
        "地区,年份,护理型床位\n示例县,2025,1980\n注：1.含民办,不含医养结合,共3家\n　　2.为年末数,不含在建,其他,见说明\n　　不含托养机构,另有说明\n数据来源：民政局,统计局,2025\n",
    );
    assert_eq!(areas(&observations), [Some("示例县")]);
    assert_eq!(codes(&observations), Vec::<String>::new());
    assert_eq!(lines(&observations), [("note", vec![3, 4, 5, 6])]);
}

#[test]
fn a_row_below_a_note_is_still_a_row() {
    let observations = read(
        "地区,乡镇,年份,护理型床位\n示例县,,2025,1980\n注：见说明,,,\n示例县,东山镇,2025,\n示例县,西河乡,2025,约5\n",
    );
    let townships = observations.counties()[0].townships().len();
    assert_eq!(townships, 2);
    assert_eq!(codes(&observations), ["unreadable-cell@5:4"]);
}

#[test]
fn parts_are_counted_and_no_areas() {
    for part in [
        "其中：城区",
        "其中:城区",
        "＃城区",
        "# 城区",
        "＃其中：城区",
        "其中",
    ] {
        let text = format!("地区,年份,护理型床位\n示例县,2025,1980\n{part},2025,900\n");
        let observations = read(&text);
        assert_eq!(areas(&observations), [Some("示例县")], "{text}");
        assert_eq!(own(&observations, BEDS, 2025), "1980", "{text}");
        assert_eq!(lines(&observations), [("including", vec![3])], "{text}");
    }
    assert_eq!(Furniture::Including.id(), "including");
}

#[test]
fn an_indicator_behind_其中_is_the_indicator() {
    for text in [
        "指标名称,2025年\n养老机构床位,3400\n其中：护理型床位,1980\n＃公办,900\n",
        "指标名称,2025年\n养老机构床位,3400\n#护理型床位,1980\n其中：公办,900\n",
        "地区,年份,养老机构床位,其中：护理型床位\n示例县,2025,3400,1980\n",
        "地区,年份,养老机构床位,其中\n,,,护理型床位\n示例县,2025,3400,1980\n",
    ] {
        assert_eq!(own(&read(text), BEDS, 2025), "1980", "{text}");
    }
    // A misspelt one is not passed over as some part.
    let misspelt = read("指标名称,2025年\n募集资金,3400\n其中：护理性床位,1980\n");
    assert_eq!(codes(&misspelt), ["unknown-indicator@3:1"]);
}

#[test]
fn a_name_that_begins_like_a_note_is_a_name() {
    let names = [
        "注城镇",
        "备战镇",
        "数字街道",
        "附城镇",
        "单县镇",
        "南roads",
    ];
    let rows: String = names.map(|name| format!("示例县,{name},2025,5\n")).concat();
    let first: String = names.map(|name| format!("{name},示例县,2025,5\n")).concat();
    for text in [
        format!("地区,乡镇,年份,护理型床位\n{rows}"),
        format!("乡镇,地区,年份,护理型床位\n{first}"),
    ] {
        let observations = read(&text);
        let parts = observations.counties()[0]
            .parts(year(2025), id(BEDS))
            .unwrap();
        assert_eq!(
            (observations.files[0].rows, parts.reporting),
            (6, 6),
            "{text}"
        );
    }
}
