//! Files that are written whole or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use same_file::Handle;
use tempfile::{NamedTempFile, TempPath};

/// A file that is there, by which the system knows it whatever it is called.
pub(super) fn handle(path: &Path) -> Option<Handle> {
    // To open a pipe would wait for its other end.
    path.metadata().ok().filter(fs::Metadata::is_file)?;
    Handle::from_path(path).ok()
}

/// Where a report really goes: a link stays and leads to it.
pub(super) fn destination(path: &Path) -> io::Result<PathBuf> {
    if path.symlink_metadata().is_ok() {
        return path.canonicalize();
    }
    let folder = folder_of(path).canonicalize()?;
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    Ok(folder.join(name))
}

pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        Some(_) | None => PathBuf::from("."),
    }
}

/// Writes `bytes` into a temporary file beside `to`, with the rights that `to` has or would get.
pub(super) fn beside(to: &Path, bytes: &[u8]) -> io::Result<TempPath> {
    let old = to.metadata().ok().map(|known| known.permissions());
    if old.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied));
    }
    let mut file = new_file(&folder_of(to))?;
    file.write_all(bytes)?;
    if let Some(rights) = old {
        file.as_file().set_permissions(rights)?;
    }
    file.as_file().sync_all()?;
    Ok(file.into_temp_path())
}

#[cfg(unix)]
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt as _;
    // Less what the user's mask takes away, as of any new file.
    let rights = fs::Permissions::from_mode(0o666);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".check-").suffix(".tmp").permissions(rights);
    builder.tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".check-").suffix(".tmp").tempfile_in(folder)
}
