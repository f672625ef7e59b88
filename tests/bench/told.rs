//! What is printed of the measurements.

use std::io;
use std::time::Duration;

use crate::made::rules::{Count, FORTY, Rule};
use crate::measure::{Run, median};
use crate::peers::{Job, Program};
use crate::said;

/// The medians of a program's runs.
pub struct Line {
    program: Program,
    wall: Duration,
    cpu: Duration,
    peak: u64,
    /// At least so many of its verdicts are wrong; `None` if it gives none.
    pub wrong: Option<u64>,
}

impl Line {
    pub fn of(program: Program, runs: &[Run], exact: &[Count]) -> Self {
        let of = |figure: &dyn Fn(&Run) -> Duration| median(runs.iter().map(figure).collect());
        let rules = &FORTY[..exact.len()];
        let wrong = runs
            .iter()
            .map(|run| wrong(&said(program, &run.printed, rules), exact));
        Self {
            program,
            wall: of(&|run| run.wall).unwrap_or_default(),
            cpu: of(&|run| run.cpu).unwrap_or_default(),
            peak: runs.iter().map(|run| run.peak).max().unwrap_or_default(),
            wrong: program.judges().then(|| wrong.max().unwrap_or_default()),
        }
    }
}

/// How many verdicts at least are not the exact ones, as the counts of each rule tell.
fn wrong(said: &[(u64, u64)], exact: &[Count]) -> u64 {
    let all = exact.iter().enumerate().map(|(rule, exact)| {
        let total = exact.holds + exact.fails + exact.open;
        // Without an answer to a rule, all of its verdicts are missing.
        let Some(&(holds, fails)) = said.get(rule) else {
            return total;
        };
        let open = total.saturating_sub(holds + fails);
        let parts = [
            (holds, exact.holds),
            (fails, exact.fails),
            (open, exact.open),
        ];
        let moved: u64 = parts
            .iter()
            .map(|(said, exact)| said.abs_diff(*exact))
            .sum();
        moved.div_ceil(2)
    });
    all.sum()
}

/// Says whether a program is there, and which.
pub fn presence(program: Program) -> bool {
    let version = program.version();
    match &version {
        Some(version) => println!("{:<18} {version}", program.name()),
        None => println!("{:<18} not installed", program.name()),
    }
    version.is_some()
}

/// Over which file the following is measured.
pub fn heading(job: &Job<'_>) -> io::Result<()> {
    let bytes = std::fs::metadata(job.data)?.len();
    println!(
        "\n{} {}, {} MB, {} rules",
        job.layout.id(),
        job.form.id(),
        bytes / 1_000_000,
        job.rules.len(),
    );
    println!(
        "{:<18} {:>8} {:>8} {:>8}   {:>7} {:>7}   verdicts",
        "", "wall s", "CPU s", "MiB", "wall ×", "CPU ×"
    );
    Ok(())
}

/// Both programs of a pair, and how much more the other one took.
pub fn pair(check: &Line, other: &Line) {
    println!("{}", row(check, None));
    println!("{}", row(other, Some(check)));
}

fn row(line: &Line, check: Option<&Line>) -> String {
    let times = |figure: &dyn Fn(&Line) -> Duration| match check {
        None => String::new(),
        Some(check) => {
            let ratio = figure(line).as_secs_f64() / figure(check).as_secs_f64();
            format!("{ratio:.2}")
        }
    };
    let verdicts = match line.wrong {
        None => "none".to_owned(),
        Some(0) => "exact".to_owned(),
        Some(wrong) => format!("{wrong} or more wrong"),
    };
    format!(
        "{:<18} {:>8.4} {:>8.4} {:>8.1}   {:>7} {:>7}   {verdicts}",
        line.program.name(),
        line.wall.as_secs_f64(),
        line.cpu.as_secs_f64(),
        line.peak as f64 / f64::from(1 << 20),
        times(&|line| line.wall),
        times(&|line| line.cpu),
    )
}

/// What check says of each rule, from its summary as CSV.
pub fn summary(printed: &str, rules: &[Rule]) -> Vec<(u64, u64)> {
    let mut reader = csv::Reader::from_reader(printed.as_bytes());
    let Ok(header) = reader.headers().cloned() else {
        return Vec::new();
    };
    let rows: Vec<csv::StringRecord> = reader.records().filter_map(Result::ok).collect();
    let cell = |row: &csv::StringRecord, name: &str| -> Option<u64> {
        let place = header.iter().position(|heading| heading == name)?;
        row.get(place)?.parse().ok()
    };
    let of = |rule: &Rule| {
        let row = rows.iter().find(|row| row.get(1) == Some(rule.id))?;
        let holds = cell(row, "met").or_else(|| cell(row, "held"))?;
        let fails = cell(row, "missed").or_else(|| cell(row, "broken"))?;
        Some((holds, fails))
    };
    rules
        .iter()
        .map(|rule| of(rule).unwrap_or_default())
        .collect()
}
