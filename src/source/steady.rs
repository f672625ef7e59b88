//! Files that must stay as they are while a run reads them.

use std::fmt;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::time::SystemTime;

/// The file is not what it was when the run began: figures of two versions would be mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed;

impl Changed {
    /// Whether this is why a file could not be read.
    pub fn is_cause_of(error: &io::Error) -> bool {
        error.get_ref().is_some_and(|cause| cause.is::<Self>())
    }
}

impl fmt::Display for Changed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the file changed while it was read")
    }
}

impl std::error::Error for Changed {}

/// By what a file is known again, and how it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    /// `None` where the system does not say.
    modified: Option<SystemTime>,
    identity: Option<(u64, u64)>,
}

impl Stamp {
    pub(super) fn of(file: &File) -> io::Result<Self> {
        uninterrupted(|| file.metadata()).map(|known| Self::from(&known))
    }
}

impl From<&Metadata> for Stamp {
    fn from(known: &Metadata) -> Self {
        Self {
            length: known.len(),
            modified: known.modified().ok(),
            identity: identity(known),
        }
    }
}

#[cfg(unix)]
fn identity(known: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    Some((known.dev(), known.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}

/// A file, read from its beginning, that was as `stamp` says when the run began.
#[derive(Debug)]
pub(super) struct Steady {
    file: File,
    stamp: Stamp,
}

impl Steady {
    /// Opens the file at `path` once more.
    pub(super) fn open(path: &Path, stamp: Stamp) -> io::Result<Self> {
        let steady = Self {
            file: File::open(path)?,
            stamp,
        };
        steady.check()?;
        Ok(steady)
    }

    fn check(&self) -> io::Result<()> {
        if Stamp::of(&self.file)? == self.stamp {
            Ok(())
        } else {
            Err(io::Error::other(Changed))
        }
    }
}

impl Read for Steady {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        if count == 0 {
            self.check()?;
        }
        Ok(count)
    }
}

/// Makes a call again for as long as a signal interrupts it.
///
/// # Errors
/// Whatever else the call fails with.
pub fn uninterrupted<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}
