//! A folder with data and old reports, and the program run in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::support::project_file;

/// What an old report says.
pub(crate) const OLD: &[u8] = b"the old report";

/// A folder for one run.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// With `data.csv`, the project's example, and nothing else.
    pub(crate) fn with_data() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        let example = project_file("examples/data.csv");
        std::fs::copy(example, folder.path().join("data.csv")).unwrap();
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Puts a file there.
    pub(crate) fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Every file, with what it holds.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        std::fs::read_dir(self.path())
            .unwrap()
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.file_type().unwrap().is_file())
            .map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                (name, std::fs::read(entry.path()).unwrap())
            })
            .collect()
    }

    /// The program, to be run here in English under the built-in plan.
    pub(crate) fn program(&self) -> Command {
        self.under(&[env!("CARGO_BIN_EXE_check")])
    }

    /// The program under another, such as `strace`, whose words end in the program's own name.
    pub(crate) fn under(&self, words: &[&str]) -> Command {
        let mut command = Command::new(words[0]);
        command
            .args(&words[1..])
            .current_dir(self.path())
            .env_remove("CHECK_RULES")
            .env_remove("COLUMNS")
            .env("LC_ALL", "C.UTF-8")
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs the program with these arguments.
    pub(crate) fn check(&self, arguments: &[&str]) -> Output {
        self.program().args(arguments).output().unwrap()
    }
}

/// Whether a program is installed and works.
pub(crate) fn is_there(program: &str, arguments: &[&str]) -> bool {
    let is_there = Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !is_there {
        println!("skipped: {program} is not here or may not be used");
    }
    is_there
}
