//! The schemas that are printed hold for what the program writes and reads, and for nothing else.

use std::collections::BTreeMap;

use jsonschema::Validator;
use serde_json::Value;
use target_check::plan::{self, FaultKind, WritingFault};
use target_check::report::Format;
use target_check::report::wording::Lang;
use target_check::verdict::Strictness;

use crate::rendering::examples;
use crate::support::text_of;

const RULES: &str = include_str!("../../src/cli/schema/rules.json");
const REPORT: &str = include_str!("../../src/cli/schema/report.json");

fn schema(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::validator_for(schema).unwrap()
}

#[track_caller]
fn assert_valid(validator: &Validator, value: &Value, name: &str) {
    let faults: Vec<String> = validator
        .iter_errors(value)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{name}: {faults:#?}");
}

#[test]
fn the_program_prints_its_schemas() {
    for (subject, text) in [("rules", RULES), ("report", REPORT)] {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_check"))
            .args(["schema", subject])
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(0));
        assert_eq!(String::from_utf8(run.stdout).unwrap(), text);
    }
}

#[test]
fn every_json_report_is_as_its_schema_says() {
    let schema = schema(REPORT);
    let validator = validator(&schema);
    for (name, case) in examples() {
        for lang in [Lang::Zh, Lang::En] {
            let text = case.written(Format::Json, lang, Strictness::Normal);
            let report: Value = serde_json::from_str(&text).unwrap();
            assert_valid(&validator, &report, name);
        }
    }
}

#[test]
fn a_report_that_breaks_the_contract_is_not_valid() {
    let validator = validator(&schema(REPORT));
    let (_, case) = examples().remove(0);
    let text = case.written(Format::Json, Lang::En, Strictness::Normal);
    let report: Value = serde_json::from_str(&text).unwrap();
    for (pointer, wrong) in [
        ("/schema", Value::from("target-check/report/2")),
        ("/exit_code", Value::from(2)),
        ("/year", Value::from("2023")),
        ("/verdicts/0/status", Value::from("passed")),
        ("/verdicts/0/level", Value::Null),
        ("/verdicts/0/required/comparison", Value::from("≥")),
        ("/summary/binding/met", Value::from(-1)),
        ("/plan/sha256", Value::from("abc")),
        ("/findings/0/severity", Value::from("fatal")),
        ("/inputs/0/layout", Value::from("long")),
    ] {
        let mut broken = report.clone();
        *broken.pointer_mut(pointer).unwrap() = wrong;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
}

/// The keys of each object of the schema, by the path of keys that leads to it.
fn keys_of_schema(
    schema: &Value,
    at: &Value,
    path: &str,
    found: &mut BTreeMap<String, Vec<String>>,
) {
    if let Some(name) = at["$ref"].as_str() {
        let pointer = name.strip_prefix('#').unwrap();
        return keys_of_schema(schema, schema.pointer(pointer).unwrap(), path, found);
    }
    for one in at["anyOf"].as_array().into_iter().flatten() {
        keys_of_schema(schema, one, path, found);
    }
    if at["items"].is_object() {
        keys_of_schema(schema, &at["items"], path, found);
    }
    if let Some(properties) = at["properties"].as_object() {
        found.insert(path.to_owned(), properties.keys().cloned().collect());
        for (key, value) in properties {
            keys_of_schema(schema, value, &format!("{path}/{key}"), found);
        }
    }
}

fn keys_of_report(at: &Value, path: &str, found: &mut BTreeMap<String, Vec<String>>) {
    match at {
        Value::Object(object) => {
            let keys = found.entry(path.to_owned()).or_default();
            for key in object.keys() {
                if !keys.contains(key) {
                    keys.push(key.clone());
                }
            }
            for (key, value) in object {
                keys_of_report(value, &format!("{path}/{key}"), found);
            }
        }
        Value::Array(entries) => {
            for entry in entries {
                keys_of_report(entry, path, found);
            }
        }
        _ => {}
    }
}

/// The examples together have every key, so neither side can have one that the other lacks.
#[test]
fn the_schema_of_the_report_names_the_keys_that_are_written_and_no_others() {
    let schema = schema(REPORT);
    let (mut known, mut written) = (BTreeMap::new(), BTreeMap::new());
    keys_of_schema(&schema, &schema, "", &mut known);
    for (_, case) in examples() {
        let text = case.written(Format::Json, Lang::En, Strictness::Normal);
        keys_of_report(&serde_json::from_str(&text).unwrap(), "", &mut written);
    }
    for keys in known.values_mut().chain(written.values_mut()) {
        keys.sort();
    }
    assert_eq!(known, written);
}

fn rules_of(text: &str) -> Value {
    toml::from_str(text).unwrap()
}

#[test]
fn every_rule_file_is_as_its_schema_says() {
    let validator = validator(&schema(RULES));
    for name in [
        "targets.toml",
        "tests/formats/case/rules.toml",
        "examples/plans/civil-affairs-2016-2020/targets.toml",
        "examples/plans/regional-growth/targets.toml",
    ] {
        assert_valid(&validator, &rules_of(&text_of(name)), name);
    }
    for lang in ["zh", "en"] {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_check"))
            .args(["init", "--lang", lang])
            .output()
            .unwrap();
        let text = String::from_utf8(run.stdout).unwrap();
        assert_valid(&validator, &rules_of(&text), lang);
    }
}

#[test]
fn a_rule_file_with_a_slip_is_not_valid() {
    let validator = validator(&schema(RULES));
    let rules = text_of("tests/formats/case/rules.toml");
    for (written, slip) in [
        ("unit = \"张\"", "unti = \"张\""),
        ("level = \"expected\"", "level = \"hoped-for\""),
        ("every = \"year\"", "every = \"month\""),
        ("every = \"year\"", "every = \"year\"\nby = 2023"),
        ("period = [2021, 2025]", "period = [2021]"),
        ("require = \"platform = yes\"", ""),
        ("[[target]]", "[[targets]]"),
        ("method = \"linear\"", "method = \"line\""),
        ("clause = [\"1.5\"]", "clause = []"),
    ] {
        assert!(rules.contains(written), "{written}");
        let broken = rules.replacen(written, slip, 1);
        assert!(!validator.is_valid(&rules_of(&broken)), "{slip}");
        assert!(plan::read(&broken).is_err(), "{slip}");
    }
}

/// What the reader of rule files says it knows, in a file with an unknown key in each table.
#[test]
fn the_schema_of_the_rules_names_the_keys_that_are_read_and_no_others() {
    let text = "
zz = 1
[plan]
zz = 1
[[plan.exempt]]
zz = 1
[areas]
zz = 1
county = { zz = 1 }
[schedule]
zz = 1
bands = { zz = 1 }
[chapters]
\"1\" = { zz = 1 }
[data]
zz = 1
[indicators.x]
zz = 1
[[target]]
zz = 1
[[check]]
zz = 1
[[waiver]]
zz = 1
";
    let faults = plan::read(text).unwrap_err();
    let mut known: Vec<Vec<String>> = faults
        .iter()
        .filter_map(|fault| match &fault.kind {
            FaultKind::Writing(WritingFault::UnknownKey { known, .. }) => {
                let mut keys: Vec<String> = known.iter().map(|key| (*key).to_owned()).collect();
                keys.sort();
                Some(keys)
            }
            _ => None,
        })
        .collect();
    known.sort();
    let mut described = Vec::new();
    objects(&schema(RULES), &mut described);
    described.sort();
    assert_eq!(known.len(), 13);
    assert_eq!(described, known);
}

/// The keys of each table with a closed set of them, the definitions once each.
fn objects(at: &Value, found: &mut Vec<Vec<String>>) {
    if at["additionalProperties"] == Value::Bool(false) {
        let properties = at["properties"].as_object().unwrap();
        let mut keys: Vec<String> = properties.keys().cloned().collect();
        keys.sort();
        found.push(keys);
    }
    match at {
        Value::Object(object) => object.values().for_each(|value| objects(value, found)),
        Value::Array(entries) => entries.iter().for_each(|value| objects(value, found)),
        _ => {}
    }
}

/// The schema is the one that OASIS publishes.
#[test]
fn every_sarif_report_is_as_the_standard_says() {
    let mut schema = schema(include_str!("schema/sarif-2.1.0.json"));
    // This one pattern of it is no regular expression of ECMAScript; no report has a language.
    for definition in ["run", "toolComponent"] {
        let language = format!("/definitions/{definition}/properties/language");
        let language = schema.pointer_mut(&language).unwrap();
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    let validator = validator(&schema);
    for (name, case) in examples() {
        for strictness in [Strictness::Normal, Strictness::Strict] {
            let text = case.written(Format::Sarif, Lang::En, strictness);
            let file: Value = serde_json::from_str(&text).unwrap();
            assert_valid(&validator, &file, name);
            for result in file["runs"][0]["results"].as_array().unwrap() {
                // Only a failure has a level, and the index leads to the rule.
                assert_eq!(result["level"].is_string(), result["kind"] == "fail");
                let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
                let rule = &file["runs"][0]["tool"]["driver"]["rules"][index];
                assert_eq!(rule["id"], result["ruleId"]);
                assert!(result["locations"][0]["physicalLocation"]["region"].is_object());
            }
        }
    }
}

/// In line 5, `示例县,,2023,"1,980",3400,…`, the figure behind the share begins at character 11.
#[test]
fn sarif_and_annotations_point_at_the_characters_of_the_cell() {
    let (_, case) = examples().remove(0);
    let text = case.written(Format::Sarif, Lang::En, Strictness::Normal);
    let file: Value = serde_json::from_str(&text).unwrap();
    let results = file["runs"][0]["results"].as_array().unwrap();
    let share = results
        .iter()
        .find(|result| result["ruleId"] == "share")
        .unwrap();
    let place = &share["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "data.csv");
    let region = &place["region"];
    assert_eq!(
        (
            &region["startLine"],
            &region["startColumn"],
            &region["endColumn"]
        ),
        (&Value::from(5), &Value::from(11), &Value::from(18))
    );
    let log = case.written(Format::Github, Lang::En, Strictness::Normal);
    assert!(log.contains("col=11,endColumn=18,file=data.csv,line=5,title=missed%3A 1.2 Share"));
}
