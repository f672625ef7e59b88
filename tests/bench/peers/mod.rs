//! The programs that judge the same rules.

mod csv_crate;
mod data_table;
mod duckdb;
mod needed;
mod pandas;
mod polars;
mod xan;

use std::io;
use std::path::Path;
use std::process::Command;

pub use csv_crate::serve;

use crate::made::files::{Form, Layout};
use crate::made::rules::Rule;

/// A program to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// This project's.
    Check,
    /// The same on one thread.
    CheckAlone,
    /// A bare loop of the csv crate over all records, which judges nothing.
    CsvLoop,
    /// The csv crate and the rules in whole numbers, on one thread: what one would write by hand.
    CsvRules,
    DuckDb,
    Polars,
    Pandas,
    DataTable,
    Xan,
}

/// What is to be judged.
pub struct Job<'j> {
    pub rules: &'j [Rule],
    pub rule_file: &'j Path,
    pub data: &'j Path,
    pub layout: Layout,
    pub form: Form,
    /// Where scripts are written.
    pub folder: &'j Path,
}

impl Program {
    pub const PEERS: [Self; 8] = [
        Self::CheckAlone,
        Self::CsvLoop,
        Self::CsvRules,
        Self::DuckDb,
        Self::Polars,
        Self::Pandas,
        Self::DataTable,
        Self::Xan,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::CheckAlone => "check --threads 1",
            Self::CsvLoop => "csv loop",
            Self::CsvRules => "csv crate, rules",
            Self::DuckDb => "DuckDB CLI",
            Self::Polars => "polars",
            Self::Pandas => "pandas",
            Self::DataTable => "data.table",
            Self::Xan => "xan",
        }
    }

    /// What `--peer` calls it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::CheckAlone => "alone",
            Self::CsvLoop => "csv-loop",
            Self::CsvRules => "csv-rules",
            Self::DuckDb => "duckdb",
            Self::Polars => "polars",
            Self::Pandas => "pandas",
            Self::DataTable => "data.table",
            Self::Xan => "xan",
        }
    }

    /// Its version; `None` if it is not installed.
    pub fn version(self) -> Option<String> {
        let asked = match self {
            Self::Check | Self::CheckAlone => asking(env!("CARGO_BIN_EXE_check"), &["--version"]),
            Self::CsvLoop | Self::CsvRules => return Some("csv 1.4".to_owned()),
            Self::DuckDb => asking("duckdb", &["--version"]),
            Self::Polars => asking(
                &python(),
                &["-c", "import polars; print(polars.__version__)"],
            ),
            Self::Pandas => asking(
                &python(),
                &["-c", "import pandas; print(pandas.__version__)"],
            ),
            Self::DataTable => asking(
                "Rscript",
                &["-e", "cat(as.character(packageVersion('data.table')))"],
            ),
            Self::Xan => asking("xan", &["--version"]),
        };
        let answer = { asked }.output().ok()?;
        let text = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
        answer.status.success().then_some(text)
    }

    /// Whether it says what the rules come to, and does not only read.
    pub const fn judges(self) -> bool {
        match self {
            Self::CsvLoop => false,
            Self::Check
            | Self::CheckAlone
            | Self::CsvRules
            | Self::DuckDb
            | Self::Polars
            | Self::Pandas
            | Self::DataTable
            | Self::Xan => true,
        }
    }

    /// How it is called; `None` if its script does not read such a file.
    ///
    /// # Errors
    /// The script cannot be written.
    pub fn command(self, job: &Job<'_>, threads: Option<usize>) -> io::Result<Option<Command>> {
        Ok(Some(match self {
            Self::Check => check(job, threads),
            Self::CheckAlone => check(job, Some(1)),
            Self::CsvLoop => itself("loop", job)?,
            Self::CsvRules => itself("rules", job)?,
            Self::DuckDb => {
                let script = job.write("duckdb.sql", &duckdb::script(job))?;
                let mut command =
                    asking("duckdb", &["-list", "-noheader", "-separator", " ", "-f"]);
                command.arg(script);
                command
            }
            Self::Polars => script(&python(), job, "polars.py", &polars::script(job))?,
            // Their scripts would have to spell the odd cells out one by one.
            Self::Pandas | Self::DataTable | Self::Xan if job.form == Form::Messy => {
                return Ok(None);
            }
            Self::Pandas => script(&python(), job, "pandas.py", &pandas::script(job))?,
            Self::DataTable => script("Rscript", job, "data_table.R", &data_table::script(job))?,
            Self::Xan => script("sh", job, "xan.sh", &xan::script(job))?,
        }))
    }
}

impl Job<'_> {
    fn write(&self, name: &str, text: &str) -> io::Result<std::path::PathBuf> {
        let path = self.folder.join(format!("{}-{name}", self.layout.id()));
        std::fs::write(&path, text)?;
        Ok(path)
    }

    /// The data file as a script names it.
    fn file(&self) -> String {
        self.data.display().to_string()
    }
}

/// The Python that has the peers.
fn python() -> String {
    std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

fn asking(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

fn script(program: &str, job: &Job<'_>, name: &str, text: &str) -> io::Result<Command> {
    let mut command = Command::new(program);
    command.arg(job.write(name, text)?);
    Ok(command)
}

fn check(job: &Job<'_>, threads: Option<usize>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
    command.arg("--rules").arg(job.rule_file);
    command.args(["--summary", "--format", "csv", "--quiet"]);
    if let Some(threads) = threads {
        command.arg("--threads").arg(threads.to_string());
    }
    command.arg(job.data);
    command
}

/// This program as one that is measured.
fn itself(what: &str, job: &Job<'_>) -> io::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("--serve").arg(what).arg(job.data);
    command.arg(job.rules.len().to_string());
    Ok(command)
}
