//! What comparing two submissions finds.
//!
//! A case is a file under `tests/compare`: a sentence, rules, the old and the new files, and what
//! changed, worked out by hand. Adding a case is adding a file.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test's helpers fail as tests do"
)]

#[path = "compare/layouts.rs"]
mod layouts;
#[path = "compare/program.rs"]
mod program;
#[path = "support/mod.rs"]
mod support;

use std::fmt::Write as _;

use target_check::data::{self, Observations};
use target_check::plan::{self, Plan};
use target_check::quantity::{Value, Year};
use target_check::source::{Input, Place, Untrusted};
use target_check::verdict::comparison::{
    AbsentPart, Comparison, Scope, Stated, StatedFrom, Submission, Weighing, compare,
};
use target_check::verdict::{Judgement, Selection, Strictness, Verdict, judge};

#[test]
fn every_case_changed_as_worked_out_by_hand() {
    let mut paths: Vec<_> = std::fs::read_dir(support::project_file("tests/compare"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "case"))
        .collect();
    paths.sort();
    let mut wrong = String::new();
    for path in &paths {
        let case = Case::parse(&std::fs::read_to_string(path).unwrap());
        let found = case.compared();
        if found != case.expected {
            let name = path.file_name().unwrap().to_string_lossy();
            let expected = &case.expected;
            writeln!(wrong, "== {name}\n-- expected\n{expected}-- found\n{found}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(paths.len() >= 20, "only {} cases", paths.len());
}

/// What every case's rules begin with.
const PLAN: &str = "[plan]\ntitle = \"试\"\nperiod = [2021, 2025]\nbase = 2020\n\
    [areas]\ncounty = { headers = [\"地区\"] }\ntownship = { headers = [\"乡镇\"] }\n";

#[derive(Default)]
struct Case {
    rules: String,
    old: Vec<(String, String)>,
    new: Vec<(String, String)>,
    selection: Selection,
    is_strict: bool,
    accepts_revisions: bool,
    only_sums: bool,
    expected: String,
}

impl Case {
    fn parse(text: &str) -> Self {
        let mut case = Self::default();
        for section in text.split("\n--- ").skip(1) {
            let (head, body) = section.split_once('\n').unwrap_or((section, ""));
            let body = format!("{}\n", body.trim_end_matches('\n'));
            match head.split_once(' ').unwrap_or((head, "")) {
                ("rules", _) => case.rules = format!("{PLAN}{body}"),
                ("old", name) => case.old.push((name.to_owned(), body)),
                ("new", name) => case.new.push((name.to_owned(), body)),
                ("options", words) => words.split_whitespace().for_each(|word| case.option(word)),
                ("changes", _) => case.expected = body,
                (other, _) => panic!("no section is called {other:?}"),
            }
        }
        case
    }

    fn option(&mut self, word: &str) {
        match word.split_once('=') {
            Some(("year", year)) => self.selection.year = Year::new(year.parse().unwrap()),
            Some(("as-of", day)) => self.selection.as_of = Some(day.parse().unwrap()),
            None if word == "strict" => self.is_strict = true,
            None if word == "accept-revisions" => self.accepts_revisions = true,
            None if word == "only-sums" => self.only_sums = true,
            _ => panic!("no option is called {word:?}"),
        }
    }

    fn compared(&self) -> String {
        let plan = plan::read(&self.rules)
            .unwrap_or_else(|faults| panic!("{faults:#?}\n{}", self.rules))
            .plan;
        let [old, new] = [&self.old, &self.new].map(|files| self.observed(&plan, files));
        let [was, is] = [&old, &new].map(|one| judge(&plan, one, &self.selection));
        let comparison = compare(
            &plan,
            &submission(&old, &was),
            &submission(&new, &is),
            Scope {
                targets: None,
                townships: !self.only_sums,
            },
        );
        let shown = Shown {
            plan: &plan,
            old: &old,
            new: &new,
        };
        let strictness = match self.is_strict {
            true => Strictness::Strict,
            false => Strictness::Normal,
        };
        let weighing = Weighing {
            strictness,
            accepts_revisions: self.accepts_revisions,
        };
        shown.all(&comparison, weighing)
    }

    fn observed(&self, plan: &Plan, files: &[(String, String)]) -> Observations {
        let inputs: Vec<Input> = files
            .iter()
            .map(|(name, body)| Input::memory(name.as_str(), body.as_bytes().to_vec()))
            .collect();
        let options = data::Options {
            year: self.selection.year,
            ..data::Options::default()
        };
        let words = plan.vocabulary.clone();
        let words = if self.only_sums {
            words
        } else {
            words.with_every_township()
        };
        data::read(&inputs, &words, &options).unwrap_or_else(|findings| panic!("{findings:#?}"))
    }
}

fn submission<'a>(observations: &'a Observations, judgement: &'a Judgement) -> Submission<'a> {
    Submission {
        observations,
        judgement,
        counties: None,
    }
}

/// Writes a comparison as the cases do.
struct Shown<'a> {
    plan: &'a Plan,
    old: &'a Observations,
    new: &'a Observations,
}

impl Shown<'_> {
    fn all(&self, comparison: &Comparison<'_>, weighing: Weighing) -> String {
        let mut text = String::new();
        let mark = |weighs: bool| if weighs { " !" } else { "" };
        for one in &comparison.verdicts {
            let id = &self.plan.targets[one.target].id;
            let area = named(one.area.as_ref());
            let [before, after] = [one.before, one.after].map(stands);
            let (turn, mark) = (one.turn.id(), mark(one.weighs(weighing)));
            writeln!(text, "{id}{area} {before} -> {after} {turn}{mark}").unwrap();
        }
        for one in &comparison.figures {
            let id = &self.plan.vocabulary.term(one.indicator).unwrap().id;
            let (area, township) = (named(one.area.as_ref()), named(one.township.as_ref()));
            let period = one.period;
            let turn = one.turn().id();
            let now = if one.is_earlier { "" } else { " now" };
            let (before, after) = (
                self.says(&one.before, self.old),
                self.says(&one.after, self.new),
            );
            let mark = mark(one.weighs(weighing));
            writeln!(
                text,
                "{id}{area}{township} {period}{now} {turn}: {before} -> {after}{mark}"
            )
            .unwrap();
        }
        for one in &comparison.absences {
            let area = named(one.area.as_ref());
            let of = match &one.of {
                AbsentPart::County => "county".to_owned(),
                AbsentPart::Year(year) => format!("year {year}"),
                AbsentPart::Townships(count) => format!("{count} townships"),
                AbsentPart::Township(name) => format!("township {}", name.raw()),
            };
            let (only, figures) = (if one.is_new { "new" } else { "old" }, one.figures);
            let mark = mark(one.weighs(weighing));
            writeln!(text, "only {only}:{area} {of}, {figures} figures{mark}").unwrap();
        }
        for one in &comparison.checks {
            let id = &self.plan.checks[one.check].id;
            let (before, after) = (one.before.broken, one.after.broken);
            let mark = mark(one.weighs(weighing));
            writeln!(text, "check {id} broken {before} -> {after}{mark}").unwrap();
        }
        let (same, added) = (comparison.same, comparison.added);
        let code = u8::from(comparison.got_worse(weighing));
        writeln!(text, "same {same} added {added} exit {code}").unwrap();
        text
    }

    fn says(&self, stated: &Stated, side: &Observations) -> String {
        let place = |place: Option<Place>| place.map_or(String::new(), |one| at(&one, side));
        match stated {
            Stated::Nothing(where_to) => format!("nothing{}", place(*where_to)),
            Stated::Unreadable(where_to) => format!("unreadable{}", place(*where_to)),
            Stated::Known(readings) => {
                let readings = readings.iter().map(|one| {
                    let value = match &one.value {
                        Value::Number(number) => number.point().unwrap().to_string(),
                        Value::YesNo(done) => done.to_string(),
                        Value::Date(days) => days.to_string(),
                    };
                    let from = match &one.from {
                        StatedFrom::Cell(_) => String::new(),
                        StatedFrom::Townships(sum) => format!(" of {}", sum.count),
                        StatedFrom::Formula => " computed".to_owned(),
                    };
                    format!("{value}{from}{}", place(one.place))
                });
                readings.collect::<Vec<_>>().join(" or ")
            }
        }
    }
}

fn stands(verdict: Option<&Verdict>) -> String {
    verdict.map_or("none".to_owned(), |verdict| {
        let (period, status) = (verdict.period, verdict.status.id());
        format!("{period} {status}")
    })
}

fn named(name: Option<&Untrusted>) -> String {
    name.map_or(String::new(), |name| format!(" {}", name.raw()))
}

fn at(place: &Place, side: &Observations) -> String {
    let file = side.files[usize::from(place.file.0)].name.raw();
    let line = place.line.map_or(String::new(), |line| format!(":{line}"));
    let column = place.column.map_or(String::new(), |one| format!(":{one}"));
    format!("@{file}{line}{column}")
}
