//! What the design says of judging, case by case.
//!
//! A case is a file under `tests/judging`: a sentence, rules, data and the verdicts worked out by
//! hand. Adding a case is adding a file. In the data, `---` with a name begins another file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test's helpers fail as tests do"
)]

#[path = "judging/shortfall.rs"]
mod shortfall;
mod support;

use std::fmt::Write as _;
use std::path::Path;

use target_check::data::{self, Observations};
use target_check::plan::{self, Plan};
use target_check::quantity::{Interval, Year};
use target_check::source::Input;
use target_check::verdict::{
    Ahead, Expected, Judgement, Observed, Reason, RemarkKind, Required, Selection, Shortfall,
    Strictness, Verdict, Yearly, judge,
};

#[test]
fn every_case_is_judged_as_worked_out_by_hand() {
    let (mut wrong, cases) = (String::new(), cases());
    for (name, case) in &cases {
        let judged = case.judge();
        if judged != case.expected {
            writeln!(
                wrong,
                "== {name}\n-- expected\n{}-- judged\n{judged}",
                case.expected
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(cases.len() >= 40, "only {} cases", cases.len());
}

#[test]
fn every_case_is_counted_as_it_is_judged() {
    let mut wrong = String::new();
    for (name, case) in cases() {
        let plan = case.plan().plan;
        let parts = support::miscounted(&plan, &case.inputs(), &case.selection);
        if !parts.is_empty() {
            writeln!(wrong, "== {name}\n{parts:#?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn as_many_readings_as_are_tried_decide_and_one_more_does_not() {
    // Of 1 to n rows that all say something else, all at least 1.
    let status = |rows: u32| {
        let figures: String = (1..=rows).map(|x| format!("2025,{x}\n")).collect();
        let case = Case::parse(&format!(
            "\n--- rules\n[indicators.x]\nname = \"甲\"\nunit = \"个\"\n[[target]]\nid = \"t\"\n\
             clause = [\"1.1\"]\nrequire = \"x >= 1\"\n--- data data.csv\n年份,甲\n{figures}"
        ));
        let judged = case.judge();
        judged.lines().next().unwrap().to_owned()
    };
    assert_eq!(status(1024), "t 2025 met | 1 个 | >= 1 个");
    let too_many = "t 2025 unreadable | >= 1 个 | TooManyReadings";
    assert_eq!(status(1025), too_many);
    assert_eq!(status(5000), too_many);
}

/// Every case with the name of its file.
fn cases() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judging");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "case"))
        .collect();
    paths.sort();
    let case = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        (name.into_owned(), Case::parse(&text))
    };
    paths.iter().map(case).collect()
}

struct Case {
    rules: String,
    files: Vec<(String, String)>,
    selection: Selection,
    strictness: Strictness,
    /// Whether the figures of the years are shown too.
    course: bool,
    expected: String,
}

/// What every case's rules begin with unless they say otherwise.
const PLAN: &str = "[plan]\ntitle = \"试\"\nperiod = [2021, 2025]\nbase = 2020\n\
    [areas]\ncounty = { headers = [\"地区\"] }\ntownship = { headers = [\"乡镇\"] }\n";

impl Case {
    fn parse(text: &str) -> Self {
        let mut case = Self {
            rules: String::new(),
            files: Vec::new(),
            selection: Selection::default(),
            strictness: Strictness::Normal,
            course: false,
            expected: String::new(),
        };
        for section in text.split("\n--- ").skip(1) {
            let (head, body) = section.split_once('\n').unwrap_or((section, ""));
            let body = format!("{}\n", body.trim_end_matches('\n'));
            match head.split_once(' ').unwrap_or((head, "")) {
                ("rules", "whole") => case.rules = body,
                ("rules", _) => case.rules = format!("{PLAN}{body}"),
                ("data", name) => case.files.push((name.to_owned(), body)),
                ("options", words) => case.options(words),
                ("verdicts", _) => case.expected = body,
                (other, _) => panic!("no section is called {other:?}"),
            }
        }
        case
    }

    fn options(&mut self, words: &str) {
        for word in words.split_whitespace() {
            match word.split_once('=') {
                Some(("year", year)) => self.selection.year = Year::new(year.parse().unwrap()),
                Some(("as-of", day)) => self.selection.as_of = Some(day.parse().unwrap()),
                None if word == "strict" => self.strictness = Strictness::Strict,
                None if word == "course" => self.course = true,
                None if word == "reported-only" => self.selection.reported_only = true,
                _ => panic!("no option is called {word:?}"),
            }
        }
    }

    fn inputs(&self) -> Vec<Input> {
        let files = self.files.iter();
        files
            .map(|(name, body)| Input::memory(name.as_str(), body.as_bytes().to_vec()))
            .collect()
    }

    fn plan(&self) -> plan::Checked {
        plan::read(&self.rules).unwrap_or_else(|faults| panic!("{faults:#?}\n{}", self.rules))
    }

    fn judge(&self) -> String {
        let (checked, inputs) = (self.plan(), self.inputs());
        let options = data::Options {
            year: self.selection.year,
            ..data::Options::default()
        };
        let observations = data::read(&inputs, &checked.plan.vocabulary, &options)
            .unwrap_or_else(|findings| panic!("{findings:#?}"));
        let judgement = judge(&checked.plan, &observations, &self.selection);
        let mut text = shown(&checked.plan, &observations, &judgement, self.strictness);
        if self.course {
            for verdict in &judgement.verdicts {
                let id = &checked.plan.targets[verdict.target].id;
                writeln!(text, "course {id} {}{}", verdict.period, course(verdict)).unwrap();
            }
        }
        text
    }
}

fn shown(
    plan: &Plan,
    observations: &Observations,
    judgement: &Judgement,
    strictness: Strictness,
) -> String {
    let mut text = String::new();
    for verdict in &judgement.verdicts {
        let mut line = plan.targets[verdict.target].id.clone();
        if observations.counties().len() > 1 {
            write!(
                line,
                " {}",
                verdict.area.as_ref().map_or("", |name| name.raw())
            )
            .unwrap();
        }
        write!(line, " {} {}", verdict.period, verdict.status.id()).unwrap();
        for part in parts(plan, verdict) {
            write!(line, " | {part}").unwrap();
        }
        writeln!(text, "{}", line.trim_end()).unwrap();
    }
    for (check, count) in plan.checks.iter().zip(&judgement.checks) {
        writeln!(
            text,
            "check {} held {} broken {} unjudged {}",
            check.id, count.held, count.broken, count.unjudged
        )
        .unwrap();
    }
    for remark in &judgement.remarks {
        let doubt = match &remark.kind {
            RemarkKind::HarmlessDoubt(doubt) | RemarkKind::DecisiveDoubt(doubt) => {
                format!(" {} readings", doubt.readings.len())
            }
            RemarkKind::IdleWaiver { waiver, why } => format!(" {} {why:?}", waiver + 1),
            _ => String::new(),
        };
        writeln!(text, "remark {}{doubt}", name_of(&remark.kind)).unwrap();
    }
    writeln!(text, "exit {}", judgement.outcome(strictness).exit_code()).unwrap();
    text
}

/// The figures of the years.
fn course(verdict: &Verdict) -> String {
    let points = verdict.course.iter().flat_map(|course| &course.points);
    let points = points.map(|point| format!(" {}: {}", point.year, point.value));
    points.collect()
}

/// Observed, required, shortfall, schedule, lacking, reason and what is to come, as far as there are
/// any.
fn parts(plan: &Plan, verdict: &Verdict) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(verdict.observed.as_ref().map(observed));
    parts.extend(verdict.required.as_ref().map(required));
    parts.extend(
        verdict
            .shortfall
            .as_ref()
            .map(|shortfall| missing(plan, shortfall)),
    );
    if let Some(progress) = &verdict.schedule {
        let ratio = progress
            .ratio
            .map_or("none".to_owned(), |ratio| ratio.to_string());
        let expected = on_a_line(&progress.expected);
        let otherwise = progress.otherwise.as_ref().map(|other| {
            let (method, ratio, band) = (other.method.id(), other.ratio, other.band.id());
            format!(" but {method} {ratio} {band}")
        });
        parts.push(format!(
            "base {} {expected} ratio {ratio} {}{}",
            progress.base,
            progress.band.id(),
            otherwise.unwrap_or_default()
        ));
    }
    if !verdict.lacking.is_empty() {
        let names: Vec<&str> = verdict.lacking.iter().map(|name| name.raw()).collect();
        parts.push(format!("lacking {}", names.join(" ")));
    }
    parts.extend(verdict.reason.as_ref().map(reason));
    let ahead = verdict
        .course
        .as_ref()
        .and_then(|course| course.ahead.as_ref());
    parts.extend(ahead.map(|ahead| still_to_come(plan, ahead)));
    parts.extend(verdict.waiver.map(|waived| {
        let waiver = &plan.waivers[waived.waiver];
        let how = if waived.holds {
            "waived until"
        } else {
            "waiver ended"
        };
        format!("{how} {}", waiver.until)
    }));
    parts
}

fn on_a_line(figure: &Expected) -> String {
    match figure {
        Expected::Exact(number) => format!("Exact({number})"),
        Expected::Guide(number) => format!("Guide({number:.6})"),
    }
}

/// The step of each year that is left, then where the pace leads and what the lever did a year.
fn still_to_come(plan: &Plan, ahead: &Ahead) -> String {
    let mut text = format!("{} left", ahead.years);
    if let Some(step) = &ahead.step {
        let kind = step.kind.id();
        write!(text, ", each {kind} {}", missing(plan, &step.part)).unwrap();
    }
    if let Some(pace) = &ahead.pace {
        let ends = on_a_line(&pace.ends);
        write!(text, ", since {} to {ends}", pace.since).unwrap();
        let enough = pace.is_enough.map(|is_enough| match is_enough {
            true => " enough",
            false => " not enough",
        });
        text.push_str(enough.unwrap_or_default());
        if let Some(lever) = &pace.lever {
            let yearly = match &lever.yearly {
                Yearly::Amount(number) => number.to_string(),
                Yearly::Growth(share) => format!("×{:.6}", 1.0 + share),
            };
            let id = &plan.vocabulary.term(lever.indicator).unwrap().id;
            write!(text, ", {id} {yearly}").unwrap();
            if let Some(ends) = &lever.ends {
                write!(text, " to {}", on_a_line(ends)).unwrap();
            }
        }
    }
    text
}

fn observed(observed: &Observed) -> String {
    match observed {
        Observed::Number { value, unit, .. } => {
            format!("{}{}", range(value), spaced(unit.symbol()))
        }
        Observed::YesNo(done) => if *done { "yes" } else { "no" }.to_owned(),
        Observed::Date(days) => days.to_string(),
    }
}

fn required(required: &Required) -> String {
    match required {
        Required::Number {
            comparison,
            value,
            unit,
        } => {
            format!(
                "{} {}{}",
                comparison.id(),
                range(value),
                spaced(unit.symbol())
            )
        }
        Required::Range { low, high, unit } => format!("in {low}..{high}{}", spaced(unit.symbol())),
        Required::YesNo(done) => format!("= {}", if *done { "yes" } else { "no" }),
        Required::Date { comparison, bound } => format!("{} {bound}", comparison.id()),
    }
}

fn missing(plan: &Plan, shortfall: &Shortfall) -> String {
    let indicator = &plan.vocabulary.term(shortfall.indicator).unwrap().id;
    format!(
        "{:?} {}{} {indicator}",
        shortfall.direction,
        shortfall.value,
        spaced(shortfall.unit.symbol())
    )
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::TownshipsSilent { names, unnamed, .. } => {
            let names: Vec<&str> = names.iter().map(|name| name.raw()).collect();
            format!("TownshipsSilent {}+{unnamed}", names.join(" "))
        }
        Reason::Competing { doubts } => {
            let readings: Vec<String> = doubts
                .iter()
                .map(|doubt| doubt.readings.len().to_string())
                .collect();
            format!("Competing {}", readings.join("+"))
        }
        other => name_of(other),
    }
}

fn name_of(variant: &impl std::fmt::Debug) -> String {
    let text = format!("{variant:?}");
    text.split([' ', '(', '{']).next().unwrap().to_owned()
}

fn range(value: &Interval) -> String {
    match (value.point(), value.ends()) {
        (Some(number), _) => number.to_string(),
        (None, (Some(low), _)) => format!("{}{}", if low.included { "≥" } else { ">" }, low.value),
        (None, (None, Some(high))) => {
            format!("{}{}", if high.included { "≤" } else { "<" }, high.value)
        }
        (None, (None, None)) => "..".to_owned(),
    }
}

fn spaced(symbol: &str) -> String {
    if symbol.is_empty() {
        String::new()
    } else {
        format!(" {symbol}")
    }
}
