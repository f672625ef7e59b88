//! New files that people fill in or change: written whole, all or none, and never over another.

use std::io;
use std::path::{Path, PathBuf};

use target_check::report::wording::Lang;
use target_check::source::Untrusted;

use super::refusal::Refusal;
use super::unfinished::{self, Unfinished, folder_of};

/// Writes new files: all of them, each complete, and never over one that is there.
pub(super) fn write(
    files: impl IntoIterator<Item = (PathBuf, Vec<u8>)>,
    lang: Lang,
) -> Result<(), Refusal> {
    let (unfinished, mut staged) = (Unfinished::begin(), Vec::new());
    for (path, bytes) in files {
        if path.is_dir() {
            return Err(unwritable(&path, &io::ErrorKind::IsADirectory.into(), lang));
        }
        let written = unfinished
            .write(&folder_of(&path), &bytes, None)
            .map_err(|error| unwritable(&path, &error, lang))?;
        staged.push((written, path));
    }
    for (written, path) in staged {
        unfinished::create(written, &path).map_err(|error| unwritable(&path, &error, lang))?;
    }
    Ok(())
}

/// Why a file cannot be written.
pub(super) fn unwritable(path: &Path, error: &io::Error, lang: Lang) -> Refusal {
    let name = Untrusted::new(path.to_string_lossy()).visible();
    if error.kind() == io::ErrorKind::AlreadyExists {
        return Refusal::one(
            "file-exists",
            lang.pick(
                format!("{name}：已经有这个文件，没有覆盖"),
                format!("{name}: exists already and was not overwritten"),
            ),
            Some(
                lang.pick(
                    "里面可能已经填了东西；请换个名字，或先移走它",
                    "it may be filled in already: give another name, or move it away first",
                )
                .to_owned(),
            ),
        );
    }
    Refusal::one(
        "output",
        lang.pick(
            format!("{name}：写不进去：{error}"),
            format!("{name}: cannot be written: {error}"),
        ),
        None,
    )
}
