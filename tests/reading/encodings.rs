//! Bytes that could be text in two encodings, and text that was damaged before it came.

use encoding_rs::{GB18030, WINDOWS_1252};

use crate::support::*;
use target_check::source::Untrusted;
use target_check::vocabulary::Vocabulary;

/// All of these are two bytes in GB18030 that are one letter of two bytes in UTF-8.
const BOTH: &str =
    "一专业为之也位住值元全写准前募十协占危原台同员品园圈失实展平应庭式强志态息恰愿拥指探支";

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

/// The plan's words, with an indicator that a file may call 元.
fn words() -> Vocabulary {
    let mut words = vocabulary();
    words.terms[FUNDS].headers.push(Untrusted::new("元"));
    words
}

#[test]
fn headers_decide_between_two_encodings() {
    for text in [
        "year,元\n2025,5000\n",
        "year,indicator,value\n2025,元,5000\n",
        "year,元,area\n2025,5000,协\n",
        "year;元\n2025;5000\n",
    ] {
        let observations = try_read_with(&[&gbk(text)], &words()).unwrap();
        assert_eq!(own(&observations, FUNDS, 2025), "5000", "{text}");
        assert_eq!(codes(&observations), ["encoding-by-headers"], "{text}");
        assert_eq!(observations.files[0].encoding.id(), "gb18030");
    }
    // The same letters as UTF-8 reads them: no header of the plan.
    let letter = String::from_utf8(gbk("元")).unwrap();
    let mut other = vocabulary();
    other.terms[FUNDS]
        .headers
        .push(Untrusted::new(letter.as_str()));
    let text = format!("year,{letter}\n2025,5000\n");
    let observations = try_read_with(&[text.as_bytes()], &other).unwrap();
    assert_eq!(own(&observations, FUNDS, 2025), "5000");
    assert_eq!(codes(&observations), ["encoding-by-headers"]);
    assert_eq!(observations.files[0].encoding.id(), "utf-8");
}

#[test]
fn what_no_header_decides_is_ambiguous_and_said() {
    let observations = try_read(&[&gbk("area,year,nursing_beds\n协,2025,1980\n")]).unwrap();
    assert_eq!(codes(&observations), ["ambiguous-encoding"]);
    assert_eq!(own(&observations, BEDS, 2025), "1980");
    // É as Latin letters write it is no GB18030: é, is not.
    let latin = "area,year,nursing_beds\nMédoc,2025,1980\n";
    assert_eq!(codes(&read(latin)), ["ambiguous-encoding"]);
    let greek = "area,year,nursing_beds\nλ,2025,1980\n";
    assert!(codes(&read(greek)).len() < 2);
}

#[test]
fn every_small_file_is_read_right_or_said_to_be_doubtful() {
    let mut files = 0;
    for letter in BOTH.chars() {
        let name = format!("{letter}协");
        for (header, area) in [
            ("area,year,nursing_beds", name.as_str()),
            ("地区,年份,护理型床位", name.as_str()),
            ("area,year,元", name.as_str()),
            ("area,year,nursing_beds", "示例县"),
        ] {
            let text = format!("{header}\n{area},2025,1980\n");
            let indicator = if header.ends_with('元') { FUNDS } else { BEDS };
            let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for bytes in [text.clone().into_bytes(), gbk(&text), utf16] {
                files += 1;
                let observations = try_read_with(&[&bytes], &words()).unwrap();
                assert_eq!(own(&observations, indicator, 2025), "1980", "{text}");
                let is_right =
                    observations.counties()[0].name().map(|name| name.raw()) == Some(area);
                assert!(is_right || codes(&observations).len() == 1, "{text}");
            }
        }
    }
    assert!(files >= 200, "{files}");
}

#[test]
fn damaged_text_is_said_to_be() {
    let lost = read("地区,年份,护理型床位\n示\u{FFFD}县,2025,1980\n");
    assert_eq!(codes(&lost), ["damaged-text@2:1"]);
    let twice =
        read("地区,年份,护理型床位,备注\n示例县,2025,1980,锟斤拷锟斤拷\n示例县,2024,1800,锟斤拷\n");
    assert_eq!(codes(&twice), ["damaged-text@2:4"]);
    assert_eq!(twice.findings[0].more.count, 1);
    let text = "地区,年份,护理型床位\n示例县,2025,1980\n";
    let (latin, _) = WINDOWS_1252.decode_without_bom_handling(text.as_bytes());
    let found = try_read(&[latin.as_bytes()]).unwrap_err();
    assert_eq!(
        found.iter().map(code).collect::<Vec<_>>(),
        ["damaged-text@1"]
    );
    let found = try_read(&["锟斤拷,锟斤拷\n1,2\n".as_bytes()]).unwrap_err();
    assert_eq!(
        found.iter().map(code).collect::<Vec<_>>(),
        ["damaged-text@1"]
    );
}

#[test]
fn a_damaged_figure_is_not_read() {
    let observations = read("年份,护理型床位\n2025,19\u{FFFD}80\n");
    assert_eq!(own(&observations, BEDS, 2025), "unreadable");
}
