//! `--output`: reports into files, whole or not at all.
//!
//! All reports are made before anything is written; then each goes into a temporary file beside its
//! destination, and only when all of them are on the disk do they take their names. Until then the
//! old reports stand as they were, and whatever ends the run leaves nothing beside them.

mod file;
mod form;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;
use target_check::report::Format;
use target_check::report::wording::Lang;
use target_check::source::{Diagnostic, Untrusted};
use tempfile::TempPath;

use super::refusal::{Refusal, problem};
use super::streams;
use super::unfinished::{self, Unfinished, folder_of};
use file::{beside, destination, handle};
use form::Output;

/// The reports that are to be written into files.
pub(super) struct Outputs {
    all: Vec<Output>,
    lang: Lang,
}

/// Reports on the disk that have not taken their names.
pub(super) struct Staged {
    all: Vec<(TempPath, PathBuf)>,
    lang: Lang,
}

/// What a run reads, which no report may replace.
pub(super) struct Sources<'a> {
    /// What the user named: files, folders and `-`.
    pub(super) named: &'a [PathBuf],
    /// The files that were read, those of folders among them.
    pub(super) read: &'a [PathBuf],
    /// The files of the rules.
    pub(super) rules: &'a [PathBuf],
}

impl Outputs {
    /// Understands what was asked for: `FILE`, whose ending tells the format, or `FORMAT:FILE`.
    pub(super) fn asked_for(arguments: &[OsString], lang: Lang) -> Result<Self, Refusal> {
        let (mut all, mut problems) = (Vec::new(), Vec::new());
        for argument in arguments {
            match form::understood(argument, lang) {
                Ok(output) => all.push(output),
                Err(refusal) => problems.extend_from_slice(refusal.diagnostics()),
            }
        }
        if problems.is_empty() {
            Ok(Self { all, lang })
        } else {
            Err(Refusal::all(problems))
        }
    }

    /// The formats of the files.
    pub(super) fn formats(&self) -> impl Iterator<Item = Format> {
        self.all.iter().map(|output| output.format)
    }

    /// Refuses to replace what the run reads, what is no file, or one report by another.
    pub(super) fn spare(&self, sources: &Sources<'_>) -> Result<(), Refusal> {
        if self.all.is_empty() {
            return Ok(());
        }
        let lang = self.lang;
        let files = sources.read.iter().map(PathBuf::as_path);
        let mut taken: Vec<(Handle, String)> = files
            .filter_map(|path| Some((handle(path)?, data_file(path, lang))))
            .collect();
        let is_stdin = sources.named.iter().any(|path| path.as_os_str() == "-");
        let stdin = || Handle::from_file(streams::duplicate(&io::stdin())?);
        if let Some(handle) = stdin().ok().filter(|_| is_stdin) {
            taken.push((handle, data_file(Path::new("-"), lang)));
        }
        for path in sources.rules {
            let Some(handle) = handle(path) else {
                continue;
            };
            let path = shown(path);
            let what = lang.pick(format!("规则文件 {path}"), format!("the rule file {path}"));
            taken.push((handle, what));
        }
        if let Ok(handle) = streams::duplicate(&io::stdout()).and_then(Handle::from_file) {
            let what = lang.pick("标准输出去的文件", "where standard output goes");
            taken.push((handle, what.to_owned()));
        }
        let (mut problems, mut names) = (Vec::new(), BTreeSet::new());
        for output in &self.all {
            problems.extend(self.trouble(output, sources, &mut taken, &mut names));
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Refusal::all(problems))
        }
    }

    /// Why this output cannot be written where it is asked for.
    fn trouble(
        &self,
        output: &Output,
        sources: &Sources<'_>,
        taken: &mut Vec<(Handle, String)>,
        names: &mut BTreeSet<PathBuf>,
    ) -> Option<Diagnostic> {
        let (lang, path) = (self.lang, &output.path);
        let name = shown(path);
        if path.metadata().is_ok_and(|known| !known.is_file()) {
            let message = lang.pick(
                format!("-o {name}：不是普通文件，不能换成报告"),
                format!("-o {name}: not an ordinary file, so no report can take its place"),
            );
            let help = lang.pick(
                "请写一个文件名；标准输出的格式用 --format",
                "name a file; --format chooses what standard output gets",
            );
            return Some(problem("output", message, Some(help.to_owned())));
        }
        if let Some(handle) = handle(path) {
            if let Some((_, what)) = taken.iter().find(|(known, _)| *known == handle) {
                return Some(self.same_file(&name, what));
            }
            let what = lang.pick(format!("另一个 -o {name}"), format!("another -o, {name}"));
            taken.push((handle, what));
        } else if !names.insert(destination(path).unwrap_or_else(|_| path.clone())) {
            let what = lang.pick("另一个 -o 的文件", "another -o");
            return Some(self.same_file(&name, what));
        }
        let is_table = matches!(output.format, Format::Csv | Format::Tsv);
        let folder = folder_of(path);
        let is_among_data = |named: &PathBuf| {
            named.is_dir() && same_file::is_same_file(named, &folder).unwrap_or(false)
        };
        (is_table && sources.named.iter().any(is_among_data)).then(|| {
            let message = lang.pick(
                format!("-o {name}：这个文件夹里是数据，报告写在这里，下次会被当成数据"),
                format!(
                    "-o {name}: in a folder of data the report would be read as data next time"
                ),
            );
            let help = lang.pick("请写到别的文件夹", "write it into another folder");
            problem("output", message, Some(help.to_owned()))
        })
    }

    fn same_file(&self, name: &str, what: &str) -> Diagnostic {
        let lang = self.lang;
        let message = lang.pick(
            format!("-o {name}：和{what}是同一个文件"),
            format!("-o {name}: the same file as {what}"),
        );
        let help = lang.pick("请另写一个文件名", "name another file");
        problem("same-file", message, Some(help.to_owned()))
    }

    /// Makes every report, then writes each beside its destination.
    pub(super) fn stage(
        &self,
        report: impl Fn(Format, &mut Vec<u8>) -> io::Result<()>,
    ) -> anyhow::Result<Staged> {
        let mut made = Vec::new();
        for output in &self.all {
            let mut bytes = output.format.file_mark().to_vec();
            report(output.format, &mut bytes)?;
            made.push((output, bytes));
        }
        let unfinished = if made.is_empty() {
            Unfinished::default()
        } else {
            Unfinished::begin()
        };
        let mut all = Vec::new();
        for (output, bytes) in made {
            let written = destination(&output.path)
                .and_then(|to| Ok((beside(&to, &bytes, &unfinished)?, to)))
                .map_err(|error| cannot_write(&output.path, &error, self.lang))?;
            all.push(written);
        }
        let lang = self.lang;
        Ok(Staged { all, lang })
    }
}

impl Staged {
    /// Gives every report its name.
    pub(super) fn publish(self) -> Result<(), Refusal> {
        let mut folders = BTreeSet::new();
        for (written, to) in self.all {
            unfinished::replace(written, &to)
                .map_err(|error| cannot_write(&to, &error, self.lang))?;
            folders.insert(folder_of(&to));
        }
        for folder in folders {
            // That the names are on the disk too. Not every system lets a folder be opened.
            let _as_far_as_possible = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }
}

fn cannot_write(path: &Path, error: &io::Error, lang: Lang) -> Refusal {
    let name = shown(path);
    let (why, help) = if error.kind() == io::ErrorKind::NotFound {
        (
            lang.pick("没有这个文件夹", "there is no such folder")
                .to_owned(),
            Some(
                lang.pick("请先建文件夹", "make the folder first")
                    .to_owned(),
            ),
        )
    } else if error.kind() == io::ErrorKind::PermissionDenied {
        let why = lang.pick("没有写入权限", "writing it is not permitted");
        (why.to_owned(), None)
    } else {
        (error.to_string(), None)
    };
    let message = lang.pick(
        format!("{name}：报告写不进去：{why}"),
        format!("{name}: the report cannot be written: {why}"),
    );
    Refusal::one("output", message, help)
}

fn data_file(path: &Path, lang: Lang) -> String {
    let path = shown(path);
    lang.pick(format!("数据文件 {path}"), format!("the data file {path}"))
}

fn shown(path: &Path) -> String {
    Untrusted::new(path.to_string_lossy()).visible()
}
