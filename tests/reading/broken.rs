//! Broken tables, broken rows and broken cells.

use crate::support::*;

fn fatal(bytes: &[u8]) -> Vec<String> {
    try_read(&[bytes]).unwrap_err().iter().map(code).collect()
}

#[test]
fn what_is_no_table_is_refused_with_its_reason() {
    for (bytes, expected) in [
        (&b""[..], "empty-file"),
        (b"\n \n,,\n", "empty-file"),
        (b"\xEF\xBB\xBF", "empty-file"),
        ("甲,乙,丙\n1,2,3\n".as_bytes(), "no-known-column@1"),
        ("年份,地区\n2025,示例县\n".as_bytes(), "no-known-column@1"),
        (
            "指标：护理床位\n地区,2025年,2024年\n示例县,1,2\n".as_bytes(),
            "unknown-subject@1",
        ),
        (
            "年份,年度,护理型床位\n2025,2025,1\n".as_bytes(),
            "repeated-column@1:2",
        ),
        (b"PK\x03\x04\x14\x00\x06\x00", "not-csv"),
        (
            b"\x7fELF\x02\x01\x01\x00\x00\xff\xff\xff\x00\xc3\x28\x00\x00\x01",
            "not-text",
        ),
        (b"\xFF\x20abc\n\x81", "undecodable@1"),
        ("年份,护理型床位\n2025,\"19".as_bytes(), "unclosed-quote@2"),
        (
            "年份,\"护理型床位\n2025,19\n".as_bytes(),
            "unclosed-quote@1",
        ),
    ] {
        assert_eq!(
            fatal(bytes),
            [expected],
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn every_file_that_cannot_be_read_is_named() {
    let findings = try_read(&[b"", "年份,护理型床位\n2025,1\n".as_bytes(), b"x,y\n"]).unwrap_err();
    let found: Vec<(u16, &str)> = findings
        .iter()
        .map(|finding| (finding.place.file.0, finding.kind.code()))
        .collect();
    assert_eq!(found, [(0, "empty-file"), (2, "no-known-column")]);
}

#[test]
fn a_header_without_rows_is_a_table() {
    let observations = read("地区,年份,护理型床位\n");
    assert_eq!(observations.files[0].rows, 0);
    assert!(observations.mentions(id(BEDS)));
    assert!(!observations.mentions(id(FUNDS)));
    let [county] = observations.counties() else {
        panic!("one county of which nothing is reported")
    };
    assert_eq!((county.name(), county.years().count()), (None, 0));
}

#[test]
fn a_broken_row_spoils_its_own_figures_only() {
    for (row, expected) in [
        ("示例县,2025,1980,5000,9", "ragged-row@3"),
        ("示例县,2025,1,980,5000", "ragged-row@3"),
        ("示例县,2025,1980", "ragged-row@3"),
        ("示例县,2025,\"1980\"0,5000", "damaged-row@3"),
        ("示例县,2025,1980\0,5000", "damaged-row@3"),
        ("示例县,2025,19\r80,5000", "damaged-row@3"),
    ] {
        let text = format!(
            "地区,年份,护理型床位,募集资金\n示例县,2024,1800,4200\n{row}\n示例县,2023,1700,4000\n"
        );
        let observations = read(&text);
        assert_eq!(codes(&observations), [expected], "{row}");
        assert_eq!(own(&observations, BEDS, 2024), "1800");
        assert_eq!(own(&observations, BEDS, 2023), "1700");
        assert_eq!(own(&observations, BEDS, 2025), "unreadable", "{row}");
        assert_eq!(own(&observations, FUNDS, 2025), "unreadable", "{row}");
    }
}

#[test]
fn blank_cells_after_the_last_column_are_no_damage() {
    let observations = read("年份,护理型床位,,\n2025,1980\n2024,1800,,\n2023,1700,\n");
    assert_eq!(codes(&observations), Vec::<String>::new());
    assert_eq!(own(&observations, BEDS, 2025), "1980");
    assert_eq!(own(&observations, BEDS, 2023), "1700");
}

#[test]
fn a_split_cell_before_blank_ones_shifts_no_column_unseen() {
    // 1,980 without its quotes, and the last cells of the row blank: 1 would be the beds, 980 the funds.
    for (header, row) in [
        ("年份,护理型床位,募集资金,备注", "2025,1,980,,"),
        ("年份,护理型床位,募集资金,备注", "2025,1,980,5000,"),
        ("年份,护理型床位,,", "2025,1,980,"),
    ] {
        let observations = read(&format!("{header}\n{row}\n"));
        assert_eq!(codes(&observations), ["ragged-row@2"], "{header} / {row}");
        assert_eq!(own(&observations, BEDS, 2025), "unreadable");
    }
}

#[test]
fn a_column_without_a_header_is_said_once() {
    let observations = read("年份,,护理型床位\n2025,5,1980\n2024,,1800\n2023,7,1700\n");
    assert_eq!(codes(&observations), ["unnamed-column@2:2"]);
    assert_eq!(observations.findings[0].more.count, 1);
    assert_eq!(own(&observations, BEDS, 2023), "1700");
}

#[test]
fn two_columns_of_one_indicator_compete() {
    let observations = read("年份,护理型床位,护理型床位数\n2025,1980,1990\n2024,1800,1800\n");
    assert_eq!(own(&observations, BEDS, 2025), "1980|1990");
    assert_eq!(own(&observations, BEDS, 2024), "1800");
}

#[test]
fn a_second_table_is_never_read_under_the_first_header() {
    let wide = "地区,年份,护理型床位,募集资金\n示例县,2025,1980,5000\n";
    let tidy = "地区,年份,指标,数值\n示例县,2025,护理型床位,1980\n";
    for (first, second) in [
        (
            wide,
            "地区,年份,低保标准,节地生态安葬点\n示例县,2025,15000,12\n",
        ),
        (
            wide,
            "指标,2023年,2024年,2025年\n护理型床位,1700,1800,1980\n",
        ),
        (
            wide,
            "地区,年份,募集资金,护理型床位\n示例县,2024,4200,1800\n",
        ),
        (
            wide,
            "地区,年份,护理型床位,募集资金(元)\n示例县,2024,1800,42000000\n",
        ),
        (wide, "表二\n指标名称,计量单位,2025年\n护理型床位,张,1980\n"),
        (
            tidy,
            "地区,年份,护理型床位,募集资金\n示例县,2025,1980,5000\n",
        ),
        (
            tidy,
            "地区,指标,2024年,2025年\n示例县,护理型床位,1800,1980\n",
        ),
    ] {
        let found = fatal(format!("{first}\n{second}").as_bytes());
        let line = if second.starts_with('表') { 5 } else { 4 };
        assert_eq!(found, [format!("second-table@{line}")], "{second}");
    }
}

#[test]
fn the_first_of_two_tables_is_not_taken_for_titles() {
    let text =
        "年份,低保标准\n2025,15000\n\n地区,年份,护理型床位,募集资金\n示例县,2025,1980,5000\n";
    assert_eq!(fatal(text.as_bytes()), ["second-table@4"]);
}

#[test]
fn a_second_header_without_a_name_for_its_areas_is_one_too() {
    let text = "指标：护理型床位\n地区,2025年,2024年\n甲县,650,600\n,2024年,2025年\n乙县,650,350\n";
    assert_eq!(fatal(text.as_bytes()), ["second-table@4"]);
}

#[test]
fn days_beside_a_yes_are_no_second_header() {
    let text = "地区,年份,平台建成,示范县命名\n示例县,2025年,是,2024年\n";
    assert_eq!(own(&read(text), NAMED, 2025), "2024");
}

#[test]
fn the_header_once_more_is_no_second_table() {
    let observations = read(
        "地区,年份,护理型床位,募集资金(万元)\n示例县,2025,1980,5000\n地区, 年份,护理型床位,募集资金（万元）\n示例县,2024,1800,4200\n",
    );
    assert_eq!(codes(&observations), Vec::<String>::new());
    assert_eq!(own(&observations, FUNDS, 2024), "4200");
}

#[test]
fn figures_above_the_header_are_said() {
    let observations = read("养老床位,300,400\n年份,护理型床位,募集资金\n2025,1980,5000\n");
    assert_eq!(codes(&observations), ["figures-above-header@1"]);
}

#[test]
fn a_quoted_cell_keeps_its_separators_and_lines() {
    let observations =
        read("\"地区\",年份,\"护理型\n床位\",募集资金\n示例县,2025,\"1,980\",\"5,000.50\"\n");
    assert_eq!(own(&observations, BEDS, 2025), "1980");
    assert_eq!(own(&observations, FUNDS, 2025), "5000.5");
    let county = &observations.counties()[0];
    let target_check::data::Figure::Known(readings) = county.own(year(2025), id(FUNDS)) else {
        panic!()
    };
    assert_eq!(readings[0].place.line, Some(3));
    assert_eq!(readings[0].place.column, Some(4));
    assert_eq!(readings[0].text.raw(), "5,000.50");
}

#[test]
fn the_same_fault_in_one_column_is_one_finding() {
    let mut text = "地区,年份,护理型床位\n".to_owned();
    for number in 0..100 {
        text.push_str(&format!("县{number},2025,约5\n"));
    }
    let observations = read(&text);
    assert_eq!(codes(&observations), ["unreadable-cell@2:3"]);
    assert_eq!(observations.findings[0].more.count, 99);
    assert_eq!(observations.findings[0].more.places.len(), 4);
}

#[test]
fn a_million_different_faults_take_no_more_room_than_a_few_hundred() {
    let mut text = "地区,年份,护理型床位\n".to_owned();
    for number in 0..5000 {
        text.push_str(&format!("县{number},2025,约{number}\n"));
    }
    let observations = read(&text);
    assert_eq!(observations.findings.len(), 201);
    let counted: u64 = observations
        .findings
        .iter()
        .map(|finding| finding.more.count + 1)
        .sum();
    assert_eq!(counted, 5000);
}

#[test]
fn unknown_columns_and_indicators_are_named_with_the_nearest() {
    let observations = read("地区,年份,护理床位,募集资金,备注\n示例县,2025,1,2,略\n");
    assert_eq!(codes(&observations), ["unknown-column@1:3"]);
    let observations =
        read("地区,年份,指标,数值\n示例县,2025,护理床位,1\n示例县,2025,募集资金,2\n");
    assert_eq!(codes(&observations), ["unknown-indicator@2:3"]);
}
