//! The report as the results of tests, for Jenkins, GitLab and whatever else shows JUnit files.
//!
//! A verdict is a test case. It fails where it makes the run end with 1, is an error where it makes
//! it end with 3, and is skipped, with its status, where it is not met and does not count. So the
//! file has failures if and only if the exit code is 1, and else errors if and only if it is 3.

use std::io;

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::Report;
use super::names::Names;
use super::statement::{Speaker, Statement};
use super::table;
use super::wording::Lang;
use crate::source::Untrusted;
use crate::verdict::{Outcome, Status, Strictness, Verdict};

/// Writes `report` as JUnit XML.
pub(super) fn write(report: &Report<'_>, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let names = report.names(lang);
    let mut file = quick_junit::Report::new(names.plan());
    file.add_test_suites(suites(report, &names));
    if !report.judgement.checks.is_empty() {
        file.add_test_suite(checks(report, &names));
    }
    if let Some(suite) = nothing_judged(report, &file, lang) {
        file.add_test_suite(suite);
    }
    let text = file.to_string().map_err(io::Error::other)?;
    // The schema of Jenkins has no such attribute at the root; each suite has its own.
    let total = format!(" skipped=\"{}\"", file.skipped);
    out.write_all(text.replacen(&total, "", 1).as_bytes())
}

/// A suite for each county and chapter, in the order of their first verdicts.
fn suites(report: &Report<'_>, names: &Names<'_>) -> Vec<TestSuite> {
    let speaker = Speaker::new(report, names);
    let mut suites: Vec<((Option<&Untrusted>, String), TestSuite)> = Vec::new();
    for (verdict, statement) in speaker.all() {
        let chapter = chapter(&statement);
        let key = (verdict.area.as_ref(), chapter);
        let case = case(verdict, &statement, report);
        if let Some((_, suite)) = suites.iter_mut().find(|(known, _)| *known == key) {
            suite.add_test_case(case);
            continue;
        }
        let title = names.chapter(&key.1);
        let parts = [area(verdict), Some(key.1.clone()), title];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let mut suite = TestSuite::new(parts.join(" "));
        suite.add_test_case(case);
        suites.push((key, suite));
    }
    suites.into_iter().map(|(_, suite)| suite).collect()
}

/// The part of a clause before its first dot.
fn chapter(statement: &Statement<'_>) -> String {
    let clause = statement.target.clause.first().map_or("", Untrusted::raw);
    let chapter = clause.split('.').next().unwrap_or_default();
    Untrusted::new(chapter).visible()
}

fn area(verdict: &Verdict) -> Option<String> {
    verdict.area.as_ref().map(Untrusted::visible)
}

fn case(verdict: &Verdict, statement: &Statement<'_>, report: &Report<'_>) -> TestCase {
    let status = verdict.status;
    let mut outcome = match (verdict.outcome(report.strictness), status) {
        (Outcome::NonCompliant, _) => TestCaseStatus::non_success(NonSuccessKind::Failure),
        (Outcome::Incomplete, _) => TestCaseStatus::non_success(NonSuccessKind::Error),
        (Outcome::Compliant, Status::Met | Status::OnTrack) => TestCaseStatus::success(),
        (
            Outcome::Compliant,
            Status::Missed
            | Status::Behind
            | Status::NotDue
            | Status::NotReported
            | Status::Unreadable
            | Status::NotApplicable,
        ) => TestCaseStatus::skipped(),
    };
    let said = format!("{}: {}", statement.status, statement.text);
    if !matches!(outcome, TestCaseStatus::Success { .. }) {
        outcome.set_type(status.id());
        outcome.set_message(said.as_str());
    }
    let (title, id) = (&statement.title, &statement.target.id);
    let period = verdict.period;
    let mut case = TestCase::new(format!("{title} [{id} {period}]"), outcome);
    case.set_classname(class(verdict, statement));
    case.set_system_out(format!("{}\n{said}", status.id()));
    case
}

/// The county and the clause: a dot parts packages from classes, so they lose theirs.
fn class(verdict: &Verdict, statement: &Statement<'_>) -> String {
    let clause = statement.clauses.replace('.', "-");
    match area(verdict) {
        Some(area) => format!("{}.{clause}", area.replace('.', "-")),
        None => clause,
    }
}

/// A case for each check: skipped where it is broken and does not count, or nothing was checked.
fn checks(report: &Report<'_>, names: &Names<'_>) -> TestSuite {
    let lang = names.lang;
    let mut suite = TestSuite::new(lang.pick("校验", "Checks"));
    for (check, count) in report.plan.checks.iter().zip(&report.judgement.checks) {
        let (held, broken, unjudged) = (count.held, count.broken, count.unjudged);
        let said = lang.pick(
            format!("成立 {held} 次，不成立 {broken} 次，数据不全未判 {unjudged} 次"),
            format!("{held} held, {broken} broken, {unjudged} not judged for lack of data"),
        );
        let mut outcome = match (broken > 0, report.strictness) {
            (true, Strictness::Strict) => TestCaseStatus::non_success(NonSuccessKind::Failure),
            (false, _) if held > 0 => TestCaseStatus::success(),
            (true, Strictness::Normal) | (false, _) => TestCaseStatus::skipped(),
        };
        if !matches!(outcome, TestCaseStatus::Success { .. }) {
            outcome.set_type(if broken > 0 {
                "broken-check"
            } else {
                "unjudged"
            });
            outcome.set_message(said.as_str());
        }
        let mut case = TestCase::new(format!("{} [{}]", names.check(check), check.id), outcome);
        case.set_classname("check");
        case.set_system_out(said);
        suite.add_test_case(case);
    }
    suite
}

/// Where nothing could be judged the run ends with 3, though no verdict by itself says so.
fn nothing_judged(
    report: &Report<'_>,
    file: &quick_junit::Report,
    lang: Lang,
) -> Option<TestSuite> {
    let is_incomplete = report.judgement.outcome(report.strictness) == Outcome::Incomplete;
    if !is_incomplete || file.errors > 0 {
        return None;
    }
    let mut outcome = TestCaseStatus::non_success(NonSuccessKind::Error);
    outcome.set_type("nothing-judged");
    outcome.set_message(table::meaning(report, lang));
    let mut case = TestCase::new(
        lang.pick("有可判的目标", "Something could be judged"),
        outcome,
    );
    case.set_classname("check");
    let mut suite = TestSuite::new(lang.pick("本次运行", "The run"));
    suite.add_test_case(case);
    Some(suite)
}
