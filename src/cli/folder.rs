//! A folder given in place of files: the tables in it, in the order of their names.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use target_check::report::wording::Lang;
use target_check::source::{Diagnostic, Severity, Untrusted};

use super::refusal::problem;

/// How many names are listed before the others are counted.
const MOST_NAMED: usize = 5;

/// What a folder holds.
pub(super) struct Folder {
    /// The tables to be read.
    pub(super) tables: Vec<PathBuf>,
    /// What else is there, by name.
    others: Vec<OsString>,
}

/// Looks into a folder, not into those below it. Hidden files are nobody's data.
///
/// # Errors
/// If it cannot be listed.
pub(super) fn list(folder: &Path) -> io::Result<Folder> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name();
        if !name.as_encoded_bytes().starts_with(b".") {
            names.push(name);
        }
    }
    names.sort_by(|one, other| one.as_encoded_bytes().cmp(other.as_encoded_bytes()));
    let is_table = |name: &OsString| is_named_as_table(name) && !folder.join(name).is_dir();
    let (tables, others): (Vec<OsString>, Vec<OsString>) = names.into_iter().partition(is_table);
    Ok(Folder {
        tables: tables.iter().map(|name| folder.join(name)).collect(),
        others,
    })
}

fn is_named_as_table(name: &OsString) -> bool {
    Path::new(name).extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("csv") || ending.eq_ignore_ascii_case("tsv")
    })
}

impl Folder {
    /// Says what else is there: a table under another name must not be missed unseen.
    pub(super) fn passed_over(&self, folder: &Path, lang: Lang) -> Option<Diagnostic> {
        let (folder, names) = (shown(folder), self.named_others(lang)?);
        let message = lang.pick(
            format!("{folder}：只读其中的 .csv 和 .tsv，没有读：{names}"),
            format!("{folder}: only its .csv and .tsv files are read, not: {names}"),
        );
        let help = lang.pick(
            "如果其中有要用的表格，请存成 .csv；子文件夹请另外写出",
            "save what holds figures as .csv; name a folder below it by itself",
        );
        Some(Diagnostic {
            severity: Severity::Note,
            ..problem("passed-over", message, Some(help.to_owned()))
        })
    }

    /// Says that there is no table.
    pub(super) fn without_tables(&self, folder: &Path, lang: Lang) -> Diagnostic {
        let folder = shown(folder);
        let message = match self.named_others(lang) {
            None => lang.pick(
                format!("{folder}：文件夹里没有 .csv 或 .tsv 文件"),
                format!("{folder}: no .csv or .tsv file in this folder"),
            ),
            Some(names) => lang.pick(
                format!("{folder}：文件夹里没有 .csv 或 .tsv 文件，只有：{names}"),
                format!("{folder}: no .csv or .tsv file in this folder, only: {names}"),
            ),
        };
        let help = lang.pick(
            "请把表格另存为 .csv 放进去，或直接写出文件；子文件夹不会自动读",
            "save the tables there as .csv, or name the files; folders below it are not read",
        );
        problem("no-table-in-folder", message, Some(help.to_owned()))
    }

    /// The first few other names, and how many more there are.
    fn named_others(&self, lang: Lang) -> Option<String> {
        if self.others.is_empty() {
            return None;
        }
        let first = self
            .others
            .iter()
            .take(MOST_NAMED)
            .map(|name| Untrusted::new(name.to_string_lossy()).visible())
            .collect::<Vec<_>>()
            .join(lang.pick("、", ", "));
        Some(match self.others.len().saturating_sub(MOST_NAMED) {
            0 => first,
            more => lang.pick(
                format!("{first} 等，另有 {more} 个"),
                format!("{first} and {more} more"),
            ),
        })
    }
}

fn shown(path: &Path) -> String {
    Untrusted::new(path.to_string_lossy()).visible()
}
