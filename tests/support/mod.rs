//! What several tests share: running the whole library on texts.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test's helpers fail as tests do"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use target_check::data;
use target_check::plan::{self, Plan};
use target_check::source::Input;
use target_check::verdict::{
    Judgement, Selection, Status, StatusCounts, Strictness, Verdict, judge, questions, summarise,
};

/// A file of the project.
pub(crate) fn project_file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the project.
pub(crate) fn text_of(path: &str) -> String {
    std::fs::read_to_string(project_file(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The program with nothing inherited, but for where the lines that it runs are counted, if they are.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
    command.env_clear();
    if let Some(file) = std::env::var_os("LLVM_PROFILE_FILE") {
        command.env("LLVM_PROFILE_FILE", file);
    }
    command
}

/// The plan that is built into the program.
pub(crate) fn built_in_plan() -> Plan {
    plan::read(&text_of("targets.toml"))
        .unwrap_or_else(|faults| panic!("{faults:#?}"))
        .plan
}

/// Judges files, each a name and its bytes, against a plan.
pub(crate) fn judged(plan: &Plan, files: &[(&str, &[u8])]) -> Judgement {
    let inputs: Vec<Input> = files
        .iter()
        .map(|(name, bytes)| Input::memory(*name, bytes.to_vec()))
        .collect();
    let observations = data::read(&inputs, &plan.vocabulary, &data::Options::default())
        .unwrap_or_else(|findings| panic!("{findings:#?}"));
    judge(plan, &observations, &Selection::default())
}

/// Everything in which the counts alone (of `check --summary`, read with answers in place of
/// townships' figures) differ from the verdicts and checks one by one. Nothing where the files
/// cannot be read.
pub(crate) fn miscounted(plan: &Plan, inputs: &[Input], selection: &Selection) -> Vec<String> {
    let options = |threads: usize, block: usize| data::Options {
        year: selection.year,
        threads,
        block,
        ..data::Options::default()
    };
    let Ok(observations) = data::read(inputs, &plan.vocabulary, &options(1, 1 << 18)) else {
        return Vec::new();
    };
    let judgement = judge(plan, &observations, selection);
    let mut wrong = Vec::new();
    let mut tell = |what: &str, is_same: bool, counted: &dyn std::fmt::Debug| {
        if !is_same {
            wrong.push(format!("{what}: {counted:?}"));
        }
    };
    for (threads, block) in [(1, 1 << 18), (2, 777)] {
        let asked = data::Options {
            questions: Some(questions(plan)),
            ..options(threads, block)
        };
        let answered = data::read(inputs, &plan.vocabulary, &asked)
            .unwrap_or_else(|findings| panic!("{findings:#?}"));
        let found = &answered.findings;
        tell("findings", *found == observations.findings, found);
        let summary = summarise(plan, &answered, selection, threads);
        for target in &summary.targets {
            let one_by_one = judgement.verdicts.iter();
            let one_by_one = one_by_one.filter(|verdict| verdict.target == target.target);
            let is_same = target.counts == StatusCounts::of_all(one_by_one);
            tell(&plan.targets[target.target].id, is_same, target);
        }
        for (index, (check, counted)) in plan.checks.iter().zip(&summary.checks).enumerate() {
            tell(&check.id, judgement.checks[index] == *counted, counted);
        }
        for strictness in [Strictness::Normal, Strictness::Strict] {
            let outcome = summary.outcome(strictness);
            let is_same = outcome == judgement.outcome(strictness);
            tell("outcome", is_same, &outcome);
        }
    }
    wrong
}

/// What a verdict says, without where its figures stood.
pub(crate) fn without_origins(verdict: &Verdict) -> Verdict {
    Verdict {
        origins: Vec::new(),
        reason: None,
        ..verdict.clone()
    }
}

/// The status of each target, area and period.
pub(crate) fn statuses(judgement: &Judgement) -> BTreeMap<(usize, Option<String>, i64), Status> {
    judgement
        .verdicts
        .iter()
        .map(|verdict| {
            let area = verdict.area.as_ref().map(|name| name.raw().to_owned());
            (
                (verdict.target, area, verdict.period.number()),
                verdict.status,
            )
        })
        .collect()
}

/// A CSV text as rows of cells.
pub(crate) fn rows(text: &str) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes())
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// Rows of cells as a CSV text.
pub(crate) fn csv_text(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}
