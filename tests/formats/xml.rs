//! JUnit files, read back and held against the shape that Jenkins allows.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Element>,
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    pub(crate) fn number(&self, attribute: &str) -> usize {
        self.attributes[attribute].parse().unwrap()
    }
}

/// What XML 1.0 allows.
fn is_a_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

pub(crate) fn read(text: &str) -> Element {
    assert!(text.chars().all(is_a_character), "{text:?}");
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => {
                let element = element(&start);
                open.last_mut().unwrap().children.push(element);
            }
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => {
                let text = text.decode().unwrap();
                open.last_mut().unwrap().text.push_str(&text);
            }
            Event::GeneralRef(entity) => {
                let known = match entity.decode().unwrap().as_ref() {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("&{other};"),
                };
                open.last_mut().unwrap().text.push(known);
            }
            Event::CData(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {
                panic!("nothing of ours: {text}")
            }
            Event::Decl(_) => {}
            Event::Eof => break,
        }
    }
    assert_eq!(open.len(), 1);
    open.pop().unwrap().children.pop().unwrap()
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let key = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        (key, value.unwrap().into_owned())
    });
    Element {
        name: String::from_utf8(start.name().as_ref().to_vec()).unwrap(),
        attributes: attributes.collect(),
        ..Element::default()
    }
}

type Names = &'static [&'static str];

/// Each element with the attributes it must have, those it may have, and its children, as the XML
/// schema of Jenkins' xUnit plugin has them.
const SHAPE: [(&str, Names, Names, Names); 7] = [
    (
        "testsuites",
        &[],
        &["name", "time", "tests", "failures", "errors"],
        &["testsuite"],
    ),
    (
        "testsuite",
        &["name", "tests", "failures", "errors"],
        &[
            "group",
            "time",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
            "file",
        ],
        &["properties", "testcase", "system-out", "system-err"],
    ),
    (
        "testcase",
        &["name"],
        &["time", "classname", "group"],
        &["skipped", "error", "failure", "system-out", "system-err"],
    ),
    ("failure", &[], &["type", "message"], &[]),
    ("error", &[], &["type", "message"], &[]),
    ("skipped", &[], &["type", "message"], &[]),
    ("system-out", &[], &[], &[]),
];

/// Asserts that an element and all below it are as the schema has them.
pub(crate) fn assert_shape(element: &Element) {
    let shape = SHAPE.iter().find(|(name, ..)| *name == element.name);
    let (name, must, may, children) = shape.unwrap_or_else(|| panic!("<{}>", element.name));
    for attribute in *must {
        assert!(
            element.attributes.contains_key(*attribute),
            "<{name}> {attribute}"
        );
    }
    for attribute in element.attributes.keys().map(String::as_str) {
        assert!(
            must.contains(&attribute) || may.contains(&attribute),
            "<{name} {attribute}>"
        );
    }
    for child in &element.children {
        assert!(
            children.contains(&child.name.as_str()),
            "<{name}><{}>",
            child.name
        );
        assert_shape(child);
    }
}
