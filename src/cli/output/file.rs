//! Where a report goes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;
use target_check::source::uninterrupted;
use tempfile::TempPath;

use crate::cli::unfinished::{Unfinished, folder_of};

/// A file that is there, by which the system knows it whatever it is called.
pub(super) fn handle(path: &Path) -> Option<Handle> {
    // To open a pipe would wait for its other end.
    path.metadata().ok().filter(fs::Metadata::is_file)?;
    Handle::from_path(path).ok()
}

/// Where a report really goes: a link stays and leads to it.
pub(super) fn destination(path: &Path) -> io::Result<PathBuf> {
    if path.symlink_metadata().is_ok() {
        return uninterrupted(|| path.canonicalize());
    }
    let folder = folder_of(path);
    let folder = uninterrupted(|| folder.canonicalize())?;
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    Ok(folder.join(name))
}

/// Writes `bytes` into a temporary file beside `to`, with the rights that `to` has or would get.
pub(super) fn beside(to: &Path, bytes: &[u8], unfinished: &Unfinished) -> io::Result<TempPath> {
    let rights = to.metadata().ok().map(|known| known.permissions());
    if rights.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied));
    }
    unfinished.write(&folder_of(to), bytes, rights)
}
