//! Opening the files the user named: all of them, or every reason why not.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use target_check::report::wording::Lang;
use target_check::source::{Diagnostic, Input, Untrusted};
use target_check::vocabulary::nearest;

use super::folder;
use super::meant::did_you_mean;
use super::refusal::{Refusal, problem};

const STDIN: &str = "-";
const SUBCOMMANDS: [&str; 9] = [
    "compare",
    "lint",
    "list",
    "explain",
    "template",
    "init",
    "schema",
    "completions",
    "man",
];

/// The files of a run.
pub(super) struct Opened {
    /// Every file, those of folders among them, in order.
    pub(super) inputs: Vec<Input>,
    /// Their paths.
    pub(super) paths: Vec<PathBuf>,
    /// What in folders was not read.
    pub(super) notes: Vec<Diagnostic>,
    /// What keeps the run from being done: files that cannot be opened.
    pub(super) problems: Vec<Diagnostic>,
}

/// Opens every file, and those in every folder. What cannot be opened is told together with what
/// cannot be read, so that one run names all that is wrong.
pub(super) fn open(paths: &[PathBuf], lang: Lang) -> Result<Opened, Refusal> {
    if paths.is_empty() {
        return Err(Refusal::one(
            "usage",
            lang.pick("没有给数据文件", "no data file is given")
                .to_owned(),
            Some(
                lang.pick(
                    "请写 check data.csv；从管道读请写 check -；用法见 check --help",
                    "write check data.csv, or check - to read a pipe; check --help tells more",
                )
                .to_owned(),
            ),
        ));
    }
    let (mut inputs, mut notes, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    let mut all = Vec::new();
    let mut seen: HashMap<PathBuf, PathBuf> = HashMap::new();
    for path in files(paths, lang, &mut notes, &mut problems) {
        let identity = std::fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if let Some(first) = seen.get(&identity) {
            problems.push(twice(first, &path, lang));
            continue;
        }
        let opened = if path.as_os_str() == STDIN {
            Input::stream(Untrusted::new(STDIN), io::stdin().lock())
        } else {
            Input::file(&path)
        };
        match opened {
            Ok(input) => inputs.push(input),
            Err(error) => problems.push(cannot_open(&path, &error, lang)),
        }
        seen.insert(identity, path.clone());
        all.push(path);
    }
    Ok(Opened {
        inputs,
        paths: all,
        notes,
        problems,
    })
}

/// The files that `paths` mean: of a folder those in it that are tables by name.
fn files(
    paths: &[PathBuf],
    lang: Lang,
    notes: &mut Vec<Diagnostic>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        match folder::list(path) {
            Ok(found) if found.tables.is_empty() => {
                problems.push(found.without_tables(path, lang));
            }
            Ok(found) => {
                notes.extend(found.passed_over(path, lang));
                files.extend(found.tables);
            }
            Err(error) => problems.push(cannot_open(path, &error, lang)),
        }
    }
    files
}

fn twice(first: &Path, again: &Path, lang: Lang) -> Diagnostic {
    let (first, again) = (shown(first), shown(again));
    let message = if first == again {
        lang.pick(
            format!("{again}：同一个文件给了两次"),
            format!("{again}: given twice"),
        )
    } else {
        lang.pick(
            format!("{again}：和 {first} 是同一个文件"),
            format!("{again}: the same file as {first}"),
        )
    };
    let help = lang.pick("只写一次", "name it once");
    problem("same-file", message, Some(help.to_owned()))
}

/// Why a file cannot be opened, and what may have been meant.
pub(super) fn cannot_open(path: &Path, error: &io::Error, lang: Lang) -> Diagnostic {
    let name = shown(path);
    if error.kind() == io::ErrorKind::NotFound {
        return not_found(path, &name, lang);
    }
    let (code, message, help) = if error.kind() == io::ErrorKind::IsADirectory {
        (
            "is-a-directory",
            lang.pick(
                format!("{name}：是文件夹，不是文件"),
                format!("{name}: a directory, not a file"),
            ),
            Some(lang.pick(
                "请写出其中的文件，例如用 *.csv",
                "name the files in it, for example with *.csv",
            )),
        )
    } else if error.kind() == io::ErrorKind::PermissionDenied {
        (
            "permission-denied",
            lang.pick(
                format!("{name}：没有读取权限"),
                format!("{name}: reading it is not permitted"),
            ),
            None,
        )
    } else if error.kind() == io::ErrorKind::InvalidInput {
        (
            "not-a-file",
            lang.pick(
                format!("{name}：既不是文件也不是管道"),
                format!("{name}: neither a file nor a pipe"),
            ),
            None,
        )
    } else if error.kind() == io::ErrorKind::FileTooLarge {
        (
            "stream-too-long",
            lang.pick(
                format!("{name}：从管道来的数据超过 4 GiB"),
                format!("{name}: more than 4 GiB came through a pipe"),
            ),
            Some(lang.pick(
                "请存成文件，再写文件名：文件没有这个限制",
                "save it as a file and name that: a file has no such limit",
            )),
        )
    } else {
        (
            "cannot-read",
            lang.pick(
                format!("{name}：读不了：{error}"),
                format!("{name}: cannot be read: {error}"),
            ),
            None,
        )
    };
    problem(code, message, help.map(str::to_owned))
}

fn not_found(path: &Path, name: &str, lang: Lang) -> Diagnostic {
    let message = lang.pick(
        format!("{name}：没有这个文件"),
        format!("{name}: no such file"),
    );
    if name == "help" {
        return problem(
            "no-such-file",
            message,
            Some(
                lang.pick("用法见 check --help", "check --help explains everything")
                    .to_owned(),
            ),
        );
    }
    let help = nearest(name, SUBCOMMANDS)
        .map(|command| {
            lang.pick(
                format!("是不是子命令 {command}？"),
                format!("did you mean the subcommand {command}?"),
            )
        })
        .or_else(|| did_you_mean(neighbour(path).as_deref(), lang));
    problem("no-such-file", message, help)
}

/// The entry of the file's folder whose name is nearest.
fn neighbour(path: &Path) -> Option<String> {
    let folder = path.parent()?;
    let listed = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let mut entries: Vec<String> = std::fs::read_dir(listed)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    entries.sort_unstable();
    let typed = path.file_name()?.to_string_lossy();
    let found = nearest(&typed, entries.iter().map(String::as_str))?;
    Some(shown(&folder.join(found)))
}

fn shown(path: &Path) -> String {
    Untrusted::new(path.to_string_lossy()).visible()
}
