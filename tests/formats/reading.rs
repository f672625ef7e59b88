//! Reading reports back as their consumers do.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

/// A verdict as a format has it: target, county, year, status.
pub(crate) type Row = (String, String, i64, String);

fn row(verdict: &Value) -> Row {
    (
        verdict["target"].as_str().unwrap().to_owned(),
        verdict["area"].as_str().unwrap_or_default().to_owned(),
        verdict["period"].as_i64().unwrap(),
        verdict["status"].as_str().unwrap().to_owned(),
    )
}

pub(crate) fn json(text: &str) -> (Vec<Row>, i64) {
    let report: Value = serde_json::from_str(text).unwrap();
    let verdicts = report["verdicts"].as_array().unwrap();
    let rows = verdicts.iter().map(row).collect();
    (rows, report["exit_code"].as_i64().unwrap())
}

/// The lines of a JSON Lines report by what they are records of.
pub(crate) fn records(text: &str) -> BTreeMap<String, Vec<Value>> {
    let mut records: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in text.lines() {
        let mut value: Value = serde_json::from_str(line).unwrap();
        let record = value.as_object_mut().unwrap().remove("record").unwrap();
        let record = record.as_str().unwrap().to_owned();
        records.entry(record).or_default().push(value);
    }
    records
}

pub(crate) fn jsonl(text: &str) -> (Vec<Row>, i64) {
    let records = records(text);
    let rows = records["verdict"].iter().map(row).collect();
    (rows, records["report"][0]["exit_code"].as_i64().unwrap())
}

/// The rows of a CSV or TSV report by the names of its columns.
pub(crate) fn cells(text: &str, delimiter: u8) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

pub(crate) fn delimited(text: &str, delimiter: u8) -> Vec<Row> {
    let rows = cells(text, delimiter);
    rows.iter()
        .map(|row| {
            (
                row["target"].clone(),
                row["area"].clone(),
                row["period"].parse().unwrap(),
                row["status"].clone(),
            )
        })
        .collect()
}

pub(crate) fn sarif(text: &str) -> (Vec<Row>, i64) {
    let file: Value = serde_json::from_str(text).unwrap();
    let run = &file["runs"][0];
    let verdicts = run["properties"]["verdicts"].as_array().unwrap();
    let rows = verdicts.iter().map(row).collect();
    (rows, run["invocations"][0]["exitCode"].as_i64().unwrap())
}

/// The verdicts that are results of SARIF.
pub(crate) fn sarif_results(text: &str) -> Vec<Row> {
    let file: Value = serde_json::from_str(text).unwrap();
    let results = file["runs"][0]["results"].as_array().unwrap();
    let verdicts = results
        .iter()
        .filter(|result| result["properties"].is_object());
    verdicts.map(|result| row(&result["properties"])).collect()
}

/// A command of a GitHub workflow, or a line that is none.
#[derive(Debug)]
pub(crate) struct Line {
    /// Empty for a line of the log.
    pub(crate) command: String,
    pub(crate) properties: BTreeMap<String, String>,
    pub(crate) data: String,
}

/// As the runner parses a line: a command begins with `::` once the blanks before it are gone, and
/// an older form stands anywhere in a line.
pub(crate) fn github(text: &str) -> Vec<Line> {
    text.lines()
        .map(|line| {
            let Some(rest) = line.trim_start().strip_prefix("::") else {
                assert!(!line.contains("##["), "{line}");
                return Line {
                    command: String::new(),
                    properties: BTreeMap::new(),
                    data: line.to_owned(),
                };
            };
            let (head, data) = rest.split_once("::").unwrap();
            let (command, properties) = head.split_once(' ').unwrap_or((head, ""));
            let properties = properties.split(',').filter_map(|one| one.split_once('='));
            Line {
                command: command.to_owned(),
                properties: properties
                    .map(|(key, value)| (key.to_owned(), unescaped(value)))
                    .collect(),
                data: unescaped(data),
            }
        })
        .collect()
}

fn unescaped(text: &str) -> String {
    let text = text.replace("%0A", "\n").replace("%0D", "\r");
    let text = text.replace("%3A", ":").replace("%2C", ",");
    text.replace("%25", "%")
}

/// The tables of a Markdown report, each under the heading or the summary before it.
pub(crate) fn markdown(text: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let mut tables: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    let (mut heading, mut in_heading) = (String::new(), false);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => (heading, in_heading) = (String::new(), true),
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Html(html) if html.contains("<summary>") => {
                let (_, rest) = html.split_once("<summary>").unwrap();
                let title = rest.split_once("</summary>").unwrap().0;
                heading = title
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&");
            }
            Event::Start(Tag::Table(_)) => tables.push((heading.clone(), Vec::new())),
            Event::Start(Tag::TableRow) => tables.last_mut().unwrap().1.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                if let Some(row) = tables.last_mut().unwrap().1.last_mut() {
                    row.push(String::new());
                }
            }
            Event::Text(text) if in_heading => heading.push_str(&text),
            Event::Text(text) => {
                let row = tables.last_mut().and_then(|(_, rows)| rows.last_mut());
                if let Some(cell) = row.and_then(|row| row.last_mut()) {
                    cell.push_str(&text);
                }
            }
            Event::Code(code) => panic!("code: {code}"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => panic!("a link in {text}"),
            _ => {}
        }
    }
    tables
}

/// The entries of a page, each its verdict's number and status, and the exit code it names.
pub(crate) fn page(text: &str) -> (Vec<(usize, String)>, u8) {
    let entries = text.split("<article class=\"entry ").skip(1).map(|rest| {
        let (status, rest) = rest.split_once("\" id=\"v").unwrap();
        let (number, _) = rest.split_once('"').unwrap();
        (number.parse().unwrap(), status.to_owned())
    });
    let (_, code) = text.split_once("<p class=\"code\">").unwrap();
    let (_, code) = code.split_once("<b>").unwrap();
    let (code, _) = code.split_once("</b>").unwrap();
    (entries.collect(), code.parse().unwrap())
}

/// How many verdicts of a status the head of a page counts.
pub(crate) fn page_counts(text: &str, status: &str) -> usize {
    let (head, _) = text.split_once("</header>").unwrap();
    let lists = head.split("<ul class=\"tally\">").skip(1);
    let counts = lists.filter_map(|list| {
        let (list, _) = list.split_once("</ul>").unwrap();
        let (_, rest) = list.split_once(&format!("<span class=\"sign {status}\">"))?;
        let (_, rest) = rest.split_once("</span> <b>").unwrap();
        let (count, _) = rest.split_once("</b>").unwrap();
        Some(count.parse::<usize>().unwrap())
    });
    counts.sum()
}
