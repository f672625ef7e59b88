//! Each consumer of a format reads a text as it does, and says what it would obey.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser};
use scraper::Html;
use serde_json::Value;

use crate::xml;

/// A terminal: prints, ends lines, changes colours if it may, and does nothing else.
struct Terminal {
    may_colour: bool,
    obeyed: Vec<String>,
}

impl vte::Perform for Terminal {
    fn print(&mut self, character: char) {
        // Nobody sees them, or they turn what is seen around.
        let is_hidden = target_check::source::is_invisible(character);
        if is_hidden || ('\u{80}'..='\u{9f}').contains(&character) {
            self.obeyed.push(character.escape_unicode().to_string());
        }
    }

    fn execute(&mut self, byte: u8) {
        if byte != b'\n' {
            self.obeyed.push(format!("control {byte:02x}"));
        }
    }

    fn csi_dispatch(&mut self, _: &vte::Params, _: &[u8], _: bool, action: char) {
        if action != 'm' || !self.may_colour {
            self.obeyed.push(format!("CSI {action}"));
        }
    }

    fn esc_dispatch(&mut self, _: &[u8], _: bool, byte: u8) {
        self.obeyed.push(format!("ESC {byte:02x}"));
    }

    fn osc_dispatch(&mut self, _: &[&[u8]], _: bool) {
        self.obeyed.push("OSC".to_owned());
    }

    fn hook(&mut self, _: &vte::Params, _: &[u8], _: bool, action: char) {
        self.obeyed.push(format!("DCS {action}"));
    }
}

/// What a terminal would do but show the text.
pub(crate) fn terminal(text: &str, may_colour: bool) -> Vec<String> {
    let obeyed = Vec::new();
    let mut terminal = Terminal { may_colour, obeyed };
    vte::Parser::new().advance(&mut terminal, text.as_bytes());
    terminal.obeyed
}

/// What a workflow runner would obey in a log: it ends lines at CR and LF, drops blanks before a
/// line, and looks for its older form anywhere in it; others look for theirs.
pub(crate) fn runner(log: &str) -> Vec<String> {
    let lines = log.split(['\n', '\r']);
    let is_obeyed = |line: &&str| {
        let command = line.trim_start().strip_prefix("::");
        let older = |begin: &str| {
            let rest = line.split_once(begin).map(|(_, rest)| rest);
            rest.is_some_and(|rest| rest.contains(']'))
        };
        command.is_some_and(|rest| rest.contains("::"))
            || older("##[")
            || older("##vso[")
            || older("##teamcity[")
    };
    lines.filter(is_obeyed).map(str::to_owned).collect()
}

/// The commands of a log that is made of them, and what is none of ours in it.
pub(crate) fn commands(log: &str) -> Vec<String> {
    const OURS: [&str; 5] = ["error", "warning", "notice", "group", "endgroup"];
    const PROPERTIES: [&str; 6] = ["file", "line", "endLine", "col", "endColumn", "title"];
    let is_ours = |line: &String| {
        let head = line.trim_start().trim_start_matches("::");
        let (head, data) = head.split_once("::").unwrap();
        let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
        let mut keys = properties
            .split(',')
            .map(|one| one.split('=').next().unwrap());
        OURS.contains(&name)
            && (properties.is_empty() || keys.all(|key| PROPERTIES.contains(&key)))
            && !data.contains("::")
    };
    runner(log)
        .into_iter()
        .filter(|line| !is_ours(line))
        .collect()
}

/// The cells that a spreadsheet would run, however it is told to separate the cells.
pub(crate) fn formulas(text: &str, delimiters: &[u8]) -> Vec<String> {
    let mut run = Vec::new();
    for delimiter in delimiters {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(*delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        for record in reader.records() {
            let cells = record.unwrap();
            let cells = cells.iter().filter(|cell| is_formula(cell));
            run.extend(cells.map(str::to_owned));
        }
    }
    run
}

fn is_formula(cell: &str) -> bool {
    let text = cell.trim_start_matches(|first: char| first.is_whitespace() || first.is_control());
    let begins = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let is_number = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte))
        && text.parse::<f64>().is_ok();
    begins && !is_number
}

/// What a browser makes of a page: the names of its elements, each with those of its attributes, and
/// where its links lead but to the page itself.
pub(crate) fn page(text: &str) -> BTreeSet<String> {
    let page = Html::parse_document(text);
    let mut found = BTreeSet::new();
    for node in page.tree.values() {
        if let Some(element) = node.as_element() {
            let mut names: Vec<&str> = element.attrs().map(|(name, _)| name).collect();
            names.sort_unstable();
            found.insert(format!("<{} {}>", element.name(), names.join(" ")));
            let leads = |name: &&&str| element.attr(name).is_some_and(|to| !to.starts_with('#'));
            let attributes = [
                "href",
                "src",
                "action",
                "xlink:href",
                "srcdoc",
                "formaction",
            ];
            found.extend(
                attributes
                    .iter()
                    .filter(leads)
                    .map(|name| format!("{name} out")),
            );
        }
        assert!(node.as_comment().is_none(), "a comment");
    }
    found
}

/// What Markdown would show but text: links, pictures, code, emphasis and foreign HTML; and what
/// GitHub makes of plain words: mentions, references and links.
pub(crate) fn markdown(text: &str) -> Vec<String> {
    let mut obeyed = Vec::new();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let mut words = String::new();
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::Html(html) | Event::InlineHtml(html) => {
                words.push('\u{0}');
                let html = html.trim();
                let ours = ["<!-- -->", "</details>"].contains(&html)
                    || (html.starts_with("<details><summary>") && html.ends_with("</summary>"));
                let inner = html.trim_start_matches("<details><summary>");
                let inner = inner.trim_end_matches("</summary>");
                if !ours || (inner != html && inner.contains('<')) {
                    obeyed.push(html.to_owned());
                }
            }
            Event::Start(tag) => {
                words.push('\u{0}');
                let name = format!("{tag:?}");
                let name = name.split([' ', '(', '{']).next().unwrap().to_owned();
                let ours = [
                    "Strong",
                    "Paragraph",
                    "Heading",
                    "Table",
                    "TableHead",
                    "TableRow",
                    "TableCell",
                    "HtmlBlock",
                    "List",
                    "Item",
                ];
                if !ours.contains(&name.as_str()) {
                    obeyed.push(name);
                }
            }
            Event::End(_) | Event::SoftBreak | Event::HardBreak => words.push('\u{0}'),
            other => obeyed.push(format!("{other:?}")),
        }
    }
    obeyed.extend(told(&words));
    obeyed
}

/// Words that GitHub turns into mentions, references and links.
fn told(words: &str) -> Vec<String> {
    let is_followed = |by: &str, wanted: fn(char) -> bool| {
        words
            .match_indices(by)
            .any(|(at, _)| words[at + by.len()..].starts_with(wanted))
    };
    let is_word: fn(char) -> bool = char::is_alphanumeric;
    let is_digit: fn(char) -> bool = |sign| sign.is_ascii_digit();
    [
        ("@", is_word),
        ("#", is_digit),
        ("GH-", is_digit),
        ("://", is_word),
        ("www.", is_word),
    ]
    .into_iter()
    .filter(|(sign, wanted)| is_followed(sign, *wanted))
    .map(|(sign, _)| format!("{sign}…"))
    .collect()
}

/// Every text in an XML file, attributes and all.
pub(crate) fn xml_texts(text: &str) -> Vec<String> {
    fn collect(element: &xml::Element, texts: &mut Vec<String>) {
        texts.push(element.text.clone());
        texts.extend(element.attributes.values().cloned());
        for child in &element.children {
            collect(child, texts);
        }
    }
    let file = xml::read(text);
    xml::assert_shape(&file);
    let mut texts = Vec::new();
    collect(&file, &mut texts);
    texts
}

/// What a viewer of SARIF would make of its messages but text: links, and places to be filled in.
pub(crate) fn sarif(text: &str) -> Vec<String> {
    const MESSAGES: [&str; 4] = ["message", "shortDescription", "fullDescription", "help"];
    fn collect(value: &Value, obeyed: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                for (key, value) in members {
                    let text = value.get("text").and_then(Value::as_str);
                    if MESSAGES.contains(&key.as_str()) {
                        obeyed.extend(text.filter(|text| is_more(text)).map(str::to_owned));
                    }
                    collect(value, obeyed);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, obeyed)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    fn is_more(text: &str) -> bool {
        let braces = text.replace("{{", "").replace("}}", "");
        text.contains("](") || braces.contains(['{', '}'])
    }
    let mut obeyed = Vec::new();
    collect(&serde_json::from_str(text).unwrap(), &mut obeyed);
    obeyed
}
