//! One data set written four ways says the same.

use crate::support::*;

const TIDY: &str = "\
地区,年份,指标,数值,单位
示例县,2024,护理型床位,1800,张
示例县,2025,护理型床位,1980,张
示例县,2024,募集资金,4200,万元
示例县,2025,募集资金,5000,万元
";
const WIDE: &str = "\
地区,年份,护理型床位(张),募集资金（万元）
示例县,2024,1800,4200
示例县,2025,1980,5000
";
const ACROSS: &str = "\
地区,指标名称,计量单位,2024年,2025年
示例县,护理型床位,张,1800,1980
示例县,募集资金,万元,4200,5000
";
const ONE: [&str; 2] = [
    "数据库：示例\n指标：护理型床位(张)\n时间：最近2年\n地区,2025年,2024年\n示例县,1980,1800\n注：示例\n数据来源：示例\n",
    "指标：募集资金(万元)\n地区,2025年,2024年\n示例县,5000,4200\n",
];

#[test]
fn four_layouts_say_the_same() {
    let tidy = read(TIDY);
    assert_eq!(codes(&tidy), Vec::<String>::new());
    assert_eq!(own(&tidy, BEDS, 2025), "1980");
    assert_eq!(own(&tidy, FUNDS, 2024), "4200");
    for other in [read(WIDE), read(ACROSS), read_all(&ONE)] {
        assert_eq!(facts(&other), facts(&tidy));
        assert_eq!(codes(&other), Vec::<String>::new());
    }
}

#[test]
fn each_layout_is_recognised_and_counted() {
    let described = |observations: &target_check::data::Observations| {
        observations
            .files
            .iter()
            .map(|file| (file.layout.id(), file.rows, file.observations))
            .collect::<Vec<_>>()
    };
    assert_eq!(described(&read(TIDY)), [("tidy", 4, 4)]);
    assert_eq!(described(&read(WIDE)), [("wide", 2, 4)]);
    assert_eq!(described(&read(ACROSS)), [("years-across", 2, 4)]);
    assert_eq!(
        described(&read_all(&ONE)),
        [("one-indicator", 1, 2), ("one-indicator", 1, 2)]
    );
}

#[test]
fn lines_around_the_table_are_recognised_and_counted() {
    let observations = read(
        "2025年民政事业统计表,,,\n填表单位：示例县民政局,,,\n单位:万元,,,\n地区,年份,募集资金,护理型床位(张)\n甲,乙,1,2\n\
         示例县,2025,5000,1980\n注：1. 口径同上年,,,\n　　2. 数据为年末数,,,\n填表人：张三,,审核人：李四,\n",
    );
    assert_eq!(own(&observations, FUNDS, 2025), "5000");
    assert_eq!(own(&observations, BEDS, 2025), "1980");
    assert_eq!(codes(&observations), Vec::<String>::new());
    let counted: Vec<(&str, u64)> = observations.files[0]
        .furniture
        .iter()
        .map(|(kind, count)| (kind.id(), *count))
        .collect();
    assert_eq!(
        counted,
        [
            ("title", 2),
            ("unit-line", 1),
            ("column-numbers", 1),
            ("note", 3)
        ]
    );
}

#[test]
fn the_order_of_rows_and_columns_does_not_matter() {
    let straight = read(
        "地区,乡镇,年份,护理型床位,募集资金\n示例县,东山镇,2025,100,50\n示例县,西河乡,2025,80,20.5\n示例县,,2025,180,70.5\n示例县,东山镇,2024,90,\n",
    );
    let shuffled = read(
        "募集资金,年份,护理型床位,乡镇,地区\n,2024,90,东山镇,示例县\n70.5,2025,180,,示例县\n20.5,2025,80,西河乡,示例县\n50,2025,100,东山镇,示例县\n",
    );
    assert_eq!(facts(&straight), facts(&shuffled));
}

#[test]
fn tabs_and_semicolons_separate_as_well() {
    for by in ['\t', ';'] {
        let text = WIDE.replace(',', &by.to_string());
        assert_eq!(facts(&read(&text)), facts(&read(WIDE)));
    }
}

#[test]
fn every_encoding_says_the_same() {
    let (gbk, _, _) = encoding_rs::GB18030.encode(WIDE);
    let utf16 = |to: fn(u16) -> [u8; 2]| WIDE.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let marked = [b"\xEF\xBB\xBF", WIDE.as_bytes()].concat();
    for (bytes, encoding) in [
        (gbk.into_owned(), "gb18030"),
        (utf16(u16::to_le_bytes), "utf-16le"),
        (utf16(u16::to_be_bytes), "utf-16be"),
        (marked, "utf-8"),
    ] {
        let observations = try_read(&[&bytes]).unwrap();
        assert_eq!(facts(&observations), facts(&read(WIDE)), "{encoding}");
        assert_eq!(observations.files[0].encoding.id(), encoding);
    }
}

#[test]
fn a_file_that_turns_out_late_not_to_be_utf_8_is_read_as_gb18030() {
    let mut text = "area,year,nursing_beds\n".to_owned();
    for year in 0..8000 {
        text.push_str(&format!("C{year},2025,{year}\n"));
    }
    text.push_str("示例县,2025,7\n");
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    let observations = try_read(&[&bytes]).unwrap();
    assert_eq!(observations.counties().len(), 8001);
    assert_eq!(observations.files[0].encoding.id(), "gb18030");
    assert_eq!(observations.files[0].observations, 8001);
}

#[test]
fn figures_without_a_year_are_of_the_plans_last_and_said_so() {
    let observations = read("地区,护理型床位\n示例县,1980\n");
    assert_eq!(own(&observations, BEDS, 2025), "1980");
    assert_eq!(codes(&observations), ["assumed-year@1"]);
}

#[test]
fn an_unreadable_year_leaves_its_row_unused() {
    let observations = read("地区,年份,护理型床位\n示例县,2024/2025,1980\n示例县,2025年末,7\n");
    assert_eq!(codes(&observations), ["unreadable-year@2:2"]);
    assert_eq!(own(&observations, BEDS, 2025), "7");
}

/// As the national statistics site exports it: GBK and CRLF, the newest year first and still blank,
/// notes that go on with full-width blanks.
#[test]
fn an_export_with_blank_years_and_notes_that_go_on_is_read_as_it_is() {
    let text = "数据库：分地区年度数据\r\n指标：护理型床位(张)\r\n时间：最近5年\r\n地区,2025年,2024年,2023年,2022年,2021年\r\n\
                甲省,,763.6,755.6,747.1,\r\n乙自治区,,226.0,219.0,,\r\n\
                注：1.2001年及以后数据根据第六次人口普查数据重新修订。\r\n　　　2.不含私营单位。\r\n　　　3.2012年采用新的分类标准，与前期不可比。\r\n数据来源：示例\r\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let observations = try_read(&[&bytes]).unwrap();
    assert_eq!(codes(&observations), Vec::<String>::new());
    let file = &observations.files[0];
    assert_eq!((file.rows, file.observations), (2, 5));
    let counts: Vec<_> = file
        .furniture
        .iter()
        .map(|(kind, count)| (kind.id(), *count))
        .collect();
    assert_eq!(counts, [("title", 2), ("subject-line", 1), ("note", 4)]);
    let shown: Vec<(Option<&str>, Vec<String>)> = observations
        .counties()
        .iter()
        .map(|county| {
            let of = |of| shown(county.own(year(of), id(BEDS)));
            let figures = (2021..=2025).map(of).collect();
            (county.name().map(|name| name.raw()), figures)
        })
        .collect();
    let figures = |list: [&str; 5]| list.map(str::to_owned).to_vec();
    assert_eq!(
        shown,
        [
            (
                Some("乙自治区"),
                figures(["blank", "blank", "219", "226", "blank"])
            ),
            (
                Some("甲省"),
                figures(["blank", "747.1", "755.6", "763.6", "blank"])
            ),
        ]
    );
}
