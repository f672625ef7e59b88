//! A small plan's words, and short ways to read files and look at figures.

use target_check::data::{self, Figure, Finding, Observations, Options};
use target_check::quantity::{Exact, Unit, Value, Year};
use target_check::source::{Input, Untrusted};
use target_check::vocabulary::{Combine, IndicatorId, Level, Measure, Plausible, Term, Vocabulary};

pub(crate) const BEDS: usize = 0;
pub(crate) const FUNDS: usize = 1;
pub(crate) const DIBAO: usize = 2;
pub(crate) const SHARE: usize = 3;
pub(crate) const SITES: usize = 4;
pub(crate) const NAMED: usize = 5;
pub(crate) const DONE: usize = 6;

fn term(id: &str, name: &str, headers: &[&str], measure: Measure, combine: Combine) -> Term {
    let range = match id {
        "dibao_standard" => (Some(6000_i64), Some(60_000_i64)),
        "nursing_share" => (Some(5), Some(100)),
        _ => (Some(0), None),
    };
    Term {
        id: id.to_owned(),
        name: Untrusted::new(name),
        english: None,
        headers: headers
            .iter()
            .map(|&header| Untrusted::new(header))
            .collect(),
        measure,
        plausible: Plausible {
            low: range.0.map(Exact::from),
            high: range.1.map(Exact::from),
        },
        combine,
        used: true,
        by_township: id == "burial_sites",
    }
}

pub(crate) fn vocabulary() -> Vocabulary {
    let unit = |text: &str| Measure::Number(Unit::parse(text).unwrap());
    Vocabulary {
        terms: vec![
            term(
                "nursing_beds",
                "护理型床位",
                &["护理型床位数"],
                unit("张"),
                Combine::Sum,
            ),
            term(
                "charity_funds",
                "慈善募集资金",
                &["募集资金"],
                unit("万元"),
                Combine::Sum,
            ),
            term(
                "dibao_standard",
                "低保标准",
                &[],
                unit("元/年"),
                Combine::None,
            ),
            term(
                "nursing_share",
                "护理型床位占比",
                &[],
                unit("%"),
                Combine::None,
            ),
            term(
                "burial_sites",
                "节地生态安葬点",
                &[],
                unit("个"),
                Combine::Sum,
            ),
            term("named_day", "示范县命名", &[], Measure::Date, Combine::None),
            term("platform", "平台建成", &[], Measure::YesNo, Combine::None),
        ],
        county: Level {
            headers: ["县", "地区"].map(Untrusted::new).to_vec(),
            ..Level::default()
        },
        township: Level {
            headers: ["乡镇", "乡镇(街道)"].map(Untrusted::new).to_vec(),
            ..Level::default()
        },
        layout: None,
        base_year: year(2020),
        last_year: year(2025),
    }
}

pub(crate) fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

pub(crate) fn id(index: usize) -> IndicatorId {
    IndicatorId::new(index).unwrap()
}

pub(crate) fn try_read(files: &[&[u8]]) -> Result<Observations, Vec<Finding>> {
    try_read_with(files, &vocabulary())
}

pub(crate) fn try_read_with(
    files: &[&[u8]],
    vocabulary: &Vocabulary,
) -> Result<Observations, Vec<Finding>> {
    let inputs: Vec<Input> = files
        .iter()
        .enumerate()
        .map(|(index, bytes)| Input::memory(format!("{index}.csv"), bytes.to_vec()))
        .collect();
    data::read(&inputs, vocabulary, &Options::default())
}

pub(crate) fn read(text: &str) -> Observations {
    try_read(&[text.as_bytes()]).unwrap()
}

pub(crate) fn read_all(files: &[&str]) -> Observations {
    let bytes: Vec<&[u8]> = files.iter().map(|text| text.as_bytes()).collect();
    try_read(&bytes).unwrap()
}

/// The codes of the findings with their lines, in order.
pub(crate) fn codes(observations: &Observations) -> Vec<String> {
    observations.findings.iter().map(code).collect()
}

pub(crate) fn code(finding: &Finding) -> String {
    match (finding.place.line, finding.place.column) {
        (Some(line), Some(column)) => format!("{}@{line}:{column}", finding.kind.code()),
        (Some(line), None) => format!("{}@{line}", finding.kind.code()),
        (None, _) => finding.kind.code().to_owned(),
    }
}

/// A figure in a few characters: its values in the indicator's unit, joined by `|`.
pub(crate) fn shown(figure: impl std::borrow::Borrow<Figure>) -> String {
    match figure.borrow() {
        Figure::Absent => "absent".to_owned(),
        Figure::Blank(_) => "blank".to_owned(),
        Figure::Unreadable(_) => "unreadable".to_owned(),
        Figure::Known(readings) => readings
            .iter()
            .map(|reading| value(&reading.value))
            .collect::<Vec<_>>()
            .join("|"),
    }
}

fn value(value: &Value) -> String {
    match value {
        Value::Number(number) => match number.point() {
            Some(point) => point.to_string(),
            None => format!("{number:?}"),
        },
        Value::YesNo(done) => done.to_string(),
        Value::Date(days) => days.to_string(),
    }
}

/// The county's own figure in a data set of one county.
pub(crate) fn own(observations: &Observations, indicator: usize, of: i64) -> String {
    let [county] = observations.counties() else {
        panic!("{:?}", observations.counties());
    };
    shown(county.own(year(of), id(indicator)))
}

/// Everything a data set says, without where it stands.
pub(crate) fn facts(observations: &Observations) -> String {
    let mut text = String::new();
    for county in observations.counties() {
        text.push_str(&format!("{:?} {:?}\n", county.name(), county.townships()));
        for year in county.years() {
            for indicator in 0..vocabulary().terms.len() {
                let own = shown(county.own(year, id(indicator)));
                let parts = county.parts(year, id(indicator)).map(|parts| {
                    let total = parts.total.point().map(ToString::to_string);
                    (total, parts.reporting, parts.unreadable.is_some())
                });
                let silent = county.silent(year, id(indicator));
                let each: Vec<String> = (0..county.townships().len())
                    .map(|township| shown(county.township(township, year, id(indicator))))
                    .collect();
                text.push_str(&format!(
                    "{year} {indicator} {own} {parts:?} {silent:?} {each:?}\n"
                ));
            }
        }
    }
    text
}
