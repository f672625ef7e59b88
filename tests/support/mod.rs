//! What several tests share: running the whole library on texts.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test's helpers fail as tests do"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use target_check::data;
use target_check::plan::{self, Plan};
use target_check::source::Input;
use target_check::verdict::{Judgement, Selection, Status, Verdict, judge};

/// A file of the project.
pub(crate) fn project_file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the project.
pub(crate) fn text_of(path: &str) -> String {
    std::fs::read_to_string(project_file(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
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
