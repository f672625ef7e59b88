//! One revised figure of 2023 is found between any two layouts, encodings, orders and notations.

use target_check::data::{self, Observations};
use target_check::plan::Plan;
use target_check::quantity::Value;
use target_check::source::Input;
use target_check::verdict::comparison::{Comparison, FigureTurn, Scope, compare};
use target_check::verdict::{Judgement, Selection, judge};

use crate::submission;
use crate::support::{built_in_plan, csv_text, project_file, rows, text_of};

/// The example, read from some files.
struct Read {
    observations: Observations,
    judgement: Judgement,
}

fn read(plan: &Plan, inputs: &[Input]) -> Read {
    let words = plan.vocabulary.clone().with_every_township();
    let observations = data::read(inputs, &words, &data::Options::default())
        .unwrap_or_else(|findings| panic!("{findings:#?}"));
    let judgement = judge(plan, &observations, &Selection::default());
    Read {
        observations,
        judgement,
    }
}

fn compared<'a>(plan: &'a Plan, old: &'a Read, new: &'a Read) -> Comparison<'a> {
    compare(
        plan,
        &submission(&old.observations, &old.judgement),
        &submission(&new.observations, &new.judgement),
        Scope {
            targets: None,
            townships: true,
        },
    )
}

/// The example in each of the four layouts. Where `beds` is given, it stands in place of the
/// nursing-type beds of 2023, which are 1760, and nothing else is otherwise.
fn layouts(plan: &Plan, beds: Option<&str>) -> Vec<(&'static str, Read)> {
    let single = [
        "examples/data.csv",
        "examples/layouts/tidy.csv",
        "examples/layouts/years-across.csv",
    ];
    let mut all: Vec<(&'static str, Read)> = single
        .into_iter()
        .map(|name| {
            let table = revised(&text_of(name), beds);
            (name, read(plan, &[Input::memory(name, csv_text(&table))]))
        })
        .collect();
    let mut paths: Vec<_> = std::fs::read_dir(project_file("examples/layouts/one-indicator"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let inputs: Vec<Input> = paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            let is_of_beds = path.ends_with("nursing-beds.csv");
            let table = revised(&text, beds.filter(|_| is_of_beds));
            Input::memory(path.to_string_lossy(), csv_text(&table))
        })
        .collect();
    all.push(("one indicator", read(plan, &inputs)));
    all
}

/// The table with its one cell of 1760 otherwise.
fn revised(text: &str, beds: Option<&str>) -> Vec<Vec<String>> {
    let mut table = rows(text);
    let Some(beds) = beds else {
        return table;
    };
    let mut cells = table.iter_mut().flatten().filter(|cell| *cell == "1760");
    *cells.next().unwrap() = beds.to_owned();
    assert!(cells.next().is_none(), "1760 stands twice");
    table
}

#[test]
fn the_same_facts_in_any_two_layouts_are_no_change() {
    let plan = built_in_plan();
    let all = layouts(&plan, None);
    for (old_name, old) in &all {
        for (new_name, new) in &all {
            let found = compared(&plan, old, new);
            let names = format!("{old_name} → {new_name}");
            assert!(found.verdicts.is_empty(), "{names}: {:#?}", found.verdicts);
            assert!(found.figures.is_empty(), "{names}: {:#?}", found.figures);
            assert!(found.absences.is_empty(), "{names}: {:#?}", found.absences);
            assert_eq!(found.same, 1009, "{names}");
        }
    }
}

/// 1760 and 1860 beds in 2023: the share rises by 2.9 points, and no verdict changes by it.
#[test]
fn a_revised_figure_of_2023_is_found_where_nothing_else_changed_in_any_two_layouts() {
    let plan = built_in_plan();
    let (before, after) = (layouts(&plan, None), layouts(&plan, Some("1860")));
    for (old_name, old) in &before {
        for (new_name, new) in &after {
            let found = compared(&plan, old, new);
            let names = format!("{old_name} → {new_name}");
            assert!(found.verdicts.is_empty(), "{names}");
            assert!(found.absences.is_empty(), "{names}");
            let [only] = found.figures.as_slice() else {
                panic!("{names}: {:#?}", found.figures);
            };
            assert_eq!(only.turn(), FigureTurn::Revised, "{names}");
            let term = plan.vocabulary.term(only.indicator).unwrap();
            assert_eq!(
                (term.name.raw(), only.period.number()),
                ("护理型床位", 2023)
            );
            assert!(only.is_earlier && only.township.is_none(), "{names}");
            assert_eq!(number(&only.before), "1760", "{names}");
            assert_eq!(number(&only.after), "1860", "{names}");
            assert_eq!(found.same, 1008, "{names}");
        }
    }
}

/// The figure, which must have its place.
fn number(stated: &target_check::verdict::comparison::Stated) -> String {
    let target_check::verdict::comparison::Stated::Known(readings) = stated else {
        panic!("{stated:?}");
    };
    let place = readings[0].place.unwrap();
    assert!(place.line.is_some() && place.column.is_some());
    match &readings[0].value {
        Value::Number(number) => number.point().unwrap().to_string(),
        other @ (Value::YesNo(_) | Value::Date(_)) => panic!("{other:?}"),
    }
}

#[test]
fn notation_encoding_and_order_are_no_revision() {
    let plan = built_in_plan();
    let plain = read(
        &plan,
        &[Input::memory(
            "a.csv",
            text_of("examples/data.csv").into_bytes(),
        )],
    );
    for written in ["1,760", "１７６０", "1760张", "0.176万", "1760.0"] {
        let table = revised(&text_of("examples/data.csv"), Some(written));
        let mut shuffled = table.clone();
        shuffled[2..].reverse();
        let text = String::from_utf8(csv_text(&shuffled)).unwrap();
        let (gbk, _, _) = encoding_rs::GB18030.encode(&text);
        for bytes in [text.as_bytes(), &gbk] {
            let other = read(&plan, &[Input::memory("b.csv", bytes.to_vec())]);
            let found = compared(&plan, &plain, &other);
            assert!(found.figures.is_empty(), "{written}: {:#?}", found.figures);
            assert!(found.verdicts.is_empty(), "{written}");
        }
    }
}
