//! Small files in every encoding, short and ambiguous ones among them: read right, or refused, or
//! said to be doubtful. Never wrong.
//!
//! What is right is what another decoder says, told the encoding that was really used.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test's helpers fail as tests do"
)]

use std::collections::{BTreeMap, BTreeSet};

use target_check::data::{self, Figure, Observations, Options};
use target_check::plan::{self, Plan};
use target_check::source::Input;

/// 医院, 学校 and 元 are such that GBK has them in bytes that are UTF-8 too.
const RULES: &str = r#"
[plan]
title = "试"
period = [2021, 2025]
base = 2020
[areas]
county = { headers = ["地区", "county"] }
township = { headers = ["乡镇"] }
[indicators.beds]
name = "养老机构床位"
unit = "张"
[indicators.hospitals]
name = "医院"
unit = "家"
[indicators.schools]
name = "学校"
unit = "所"
[indicators.money]
name = "募集资金"
headers = ["元"]
unit = "元"
[[target]]
id = "t"
clause = ["1.1"]
require = "beds + hospitals + schools >= 1"
[[target]]
id = "u"
clause = ["1.1"]
require = "money >= 1 元"
"#;

/// Wide tables: an area (if there is one), a year (if there is one), figures.
const TEXTS: [&str; 24] = [
    "地区,年份,养老机构床位\n示例县,2025,3400\n",
    "地区,年份,养老机构床位,医院\n示例县,2025,3400,3\n示例县,2024,3310,2\n",
    "county,year,beds\n示例县,2025,3400\n",
    "county,year,beds\n示例县,2025,3400\n示例县,2024,3310",
    "county,year,beds\n洮北区,2025,3400\n",
    "year,beds\n2025,3400\n",
    "year,医院\n2025,12\n",
    "year,学校\n2025,3\n",
    "year,元\n2025,5\n",
    "year,学校,医院\n2025,3,4\n",
    "county,year,beds\n元一,2025,7\n",
    "county,year,医院\n元一,2025,7\n",
    "地区,年份,医院\n元一,2025,3\n",
    "地区,年份,医院\n开一最需县,2025,3\n",
    "地区,年份,养老机构床位\n𠮷县,2025,8\n",
    "county,year,beds\n𠮷㐀县,2025,8\n",
    "county,year,beds\n€县,2025,8\n",
    "county,year,beds\nCafé,2025,8\n",
    "养老机构床位\n5\n",
    "医院\n5\n",
    "元\n5\n",
    "beds\n5\n",
    "\"地区\",\"年份\",\"养老机构床位\"\r\n\"示例县\",\"2025\",\"3400\"\r\n",
    "地区\t年份\t养老机构床位\n示例县\t2025\t3400\n",
];

#[derive(Clone, Copy, Debug)]
enum Real {
    Utf8,
    Gb18030,
    Utf16Le,
    Utf16Be,
}

impl Real {
    const ALL: [Self; 4] = [Self::Utf8, Self::Gb18030, Self::Utf16Le, Self::Utf16Be];

    fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
            Self::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Self::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        }
    }

    /// The text of the bytes; `None` if they are none in this encoding.
    fn decode(self, bytes: &[u8]) -> Option<String> {
        let units = |of: fn([u8; 2]) -> u16| -> Option<Vec<u16>> {
            bytes.len().is_multiple_of(2).then(|| {
                bytes
                    .chunks_exact(2)
                    .map(|two| of([two[0], two[1]]))
                    .collect()
            })
        };
        match self {
            Self::Utf8 => String::from_utf8(bytes.to_vec()).ok(),
            Self::Gb18030 => encoding_rs::GB18030
                .decode_without_bom_handling_and_without_replacement(bytes)
                .map(std::borrow::Cow::into_owned),
            Self::Utf16Le => String::from_utf16(&units(u16::from_le_bytes)?).ok(),
            Self::Utf16Be => String::from_utf16(&units(u16::from_be_bytes)?).ok(),
        }
    }

    fn mark(self) -> Vec<u8> {
        self.encode("\u{feff}")
    }
}

type Damage = (&'static str, fn(&mut Vec<u8>));

/// What is done to the bytes of a file after its mark.
const DAMAGES: [Damage; 7] = [
    ("whole", |_| {}),
    ("without its last byte", |bytes| {
        bytes.pop();
    }),
    ("without its last three bytes", |bytes| {
        bytes.truncate(bytes.len().saturating_sub(3));
    }),
    ("with half a letter at its end", |bytes| bytes.push(0xE7)),
    ("with a byte that is no letter at its end", |bytes| {
        bytes.push(0xFF);
    }),
    ("with a zero byte at its end", |bytes| bytes.push(0)),
    ("without a byte in the middle", |bytes| {
        bytes.remove(bytes.len() / 2);
    }),
];

/// Area, year, indicator and figure as written.
type Facts = BTreeSet<(String, i64, String, String)>;

fn expected(text: &str) -> Option<Facts> {
    let delimiter = if text.contains('\t') { b'\t' } else { b',' };
    let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let (header, below) = rows.split_first()?;
    let ids: BTreeMap<&str, &str> = [
        ("养老机构床位", "beds"),
        ("beds", "beds"),
        ("医院", "hospitals"),
        ("学校", "schools"),
        ("元", "money"),
    ]
    .into_iter()
    .collect();
    let column = |names: [&str; 2]| {
        header
            .iter()
            .position(|cell| names.contains(&cell.as_str()))
    };
    let (area, year) = (column(["地区", "county"]), column(["年份", "year"]));
    let mut facts = Facts::new();
    for row in below {
        let at =
            |index: Option<usize>| index.map(|index| row.get(index).map_or("", String::as_str));
        let year = match at(year) {
            Some(year) => year.parse().ok()?,
            None => 2025,
        };
        let area = at(area).unwrap_or_default().to_owned();
        for (index, cell) in header.iter().enumerate() {
            if let Some(id) = ids.get(cell.as_str()) {
                let Some(figure) = row.get(index).filter(|figure| !figure.is_empty()) else {
                    continue;
                };
                let figure = figure.clone();
                facts.insert((area.clone(), year, (*id).to_owned(), figure));
            }
        }
    }
    Some(facts)
}

fn found(plan: &Plan, observations: &Observations) -> Facts {
    let mut facts = Facts::new();
    for county in observations.counties() {
        let area = county.name().map_or("", |name| name.raw()).to_owned();
        for year in county.years() {
            for (id, term) in plan.vocabulary.terms() {
                if let Figure::Known(readings) = county.own(year, id) {
                    facts.extend(readings.iter().map(|reading| {
                        let figure = reading.text.raw().to_owned();
                        (area.clone(), year.number(), term.id.clone(), figure)
                    }));
                }
            }
        }
    }
    facts
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Right,
    Doubtful,
    Refused,
    Wrong,
}

/// Reads bytes that are really `text` (`None`: no text at all).
fn outcome(plan: &Plan, bytes: &[u8], text: Option<&str>) -> (Outcome, String) {
    let input = Input::memory("a.csv", bytes.to_vec());
    let observations = match data::read(&[input], &plan.vocabulary, &Options::default()) {
        Ok(observations) => observations,
        Err(findings) => {
            assert!(!findings.is_empty());
            return (Outcome::Refused, findings[0].kind.code().to_owned());
        }
    };
    let facts = found(plan, &observations);
    let codes: Vec<&str> = observations
        .findings
        .iter()
        .map(|finding| finding.kind.code())
        .collect();
    let what = format!(
        "{} {facts:?} {codes:?}",
        observations.files[0].encoding.id()
    );
    if text
        .and_then(expected)
        .is_some_and(|expected| expected == facts)
    {
        return (Outcome::Right, what);
    }
    let doubts = [
        "ambiguous-encoding",
        "encoding-by-headers",
        "damaged-text",
        "damaged-row",
        "ragged-row",
        "unreadable-cell",
        "unreadable-year",
    ];
    if codes.iter().any(|code| doubts.contains(code)) {
        return (Outcome::Doubtful, what);
    }
    (Outcome::Wrong, what)
}

fn small_plan() -> Plan {
    plan::read(RULES)
        .unwrap_or_else(|faults| panic!("{faults:#?}"))
        .plan
}

#[test]
fn small_files_are_read_right_or_refused() {
    let plan = small_plan();
    let mut counts: BTreeMap<Outcome, u32> = BTreeMap::new();
    let mut wrong = Vec::new();
    for text in TEXTS {
        for real in Real::ALL {
            let body = real.encode(text);
            assert_eq!(real.decode(&body).as_deref(), Some(text), "{real:?}");
            for mark in Real::ALL.map(Some).into_iter().chain([None]) {
                for (name, damage) in DAMAGES {
                    let mut damaged = body.clone();
                    damage(&mut damaged);
                    let mut bytes = mark.map_or(Vec::new(), Real::mark);
                    bytes.extend_from_slice(&damaged);
                    // A mark says what the bytes after it are.
                    let text_now = mark.unwrap_or(real).decode(&damaged);
                    let (outcome, what) = outcome(&plan, &bytes, text_now.as_deref());
                    if outcome == Outcome::Wrong {
                        wrong.push(format!(
                            "{text:?} in {real:?} with the mark of {mark:?}, {name}: {what}"
                        ));
                    }
                    *counts.entry(outcome).or_default() += 1;
                }
            }
        }
    }
    println!("{counts:?}");
    assert!(counts.values().sum::<u32>() >= 200);
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Without damage and with its own mark, or none, every file that says its headers in 中文 or ASCII
/// is read.
#[test]
fn whole_files_are_read_in_every_encoding() {
    let plan = small_plan();
    let mut refused = Vec::new();
    for text in TEXTS {
        for real in Real::ALL {
            for mark in [real.mark(), Vec::new()] {
                let has_mark = !mark.is_empty();
                let mut bytes = mark;
                bytes.extend_from_slice(&real.encode(text));
                let (outcome, what) = outcome(&plan, &bytes, Some(text));
                // Bytes that are two texts are refused, or said to be.
                let is_either = std::str::from_utf8(&bytes).is_ok_and(|other| other != text);
                let may_be = outcome != Outcome::Wrong && is_either && !has_mark;
                if outcome != Outcome::Right && !may_be {
                    refused.push(format!(
                        "{text:?} in {real:?}, mark {has_mark}: {outcome:?} {what}"
                    ));
                }
            }
        }
    }
    assert!(
        refused.is_empty(),
        "{}:\n{}",
        refused.len(),
        refused.join("\n")
    );
}
