//! Files that are written whole or not at all: each grows under a temporary name beside its
//! destination and takes its name when it is on the disk. However the run ends, by a fault, by a
//! signal or by a panic, no temporary file stays.

use std::fs::Permissions;
use std::io::{self, Write as _};
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::{NamedTempFile, PathPersistError, TempPath};

/// The temporary files of a run.
#[derive(Clone, Default)]
pub(super) struct Unfinished(Arc<Mutex<Vec<PathBuf>>>);

impl Unfinished {
    /// None as yet; from now on a signal or a panic that ends the program removes them first.
    pub(super) fn begin() -> Self {
        let unfinished = Self::default();
        signals::watch(unfinished.clone());
        unfinished.remove_at_a_panic();
        unfinished
    }

    /// A panic ends the program at once, and nothing is dropped on the way.
    fn remove_at_a_panic(&self) {
        let (unfinished, tell) = (self.clone(), panic::take_hook());
        panic::set_hook(Box::new(move |fault| {
            // Whoever makes a file just now may be the one that panics.
            if let Ok(known) = unfinished.0.try_lock() {
                remove(&known);
            }
            tell(fault);
        }));
    }

    /// Writes `bytes` to the disk, into a temporary file in `folder`, with the rights given or those
    /// of any new file.
    pub(super) fn write(
        &self,
        folder: &Path,
        bytes: &[u8],
        rights: Option<Permissions>,
    ) -> io::Result<TempPath> {
        let mut file = self.make(folder)?;
        file.write_all(bytes)?;
        if let Some(rights) = rights {
            file.as_file().set_permissions(rights)?;
        }
        file.as_file().sync_all()?;
        Ok(file.into_temp_path())
    }

    /// A signal waits until the new file is known.
    fn make(&self, folder: &Path) -> io::Result<NamedTempFile> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut builder = tempfile::Builder::new();
        builder.prefix(".check-").suffix(".tmp");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // Less what the user's mask takes away, as of any new file.
            builder.permissions(Permissions::from_mode(0o666));
        }
        let file = builder.tempfile_in(folder)?;
        known.push(file.path().to_owned());
        Ok(file)
    }

    /// Removes whatever has not taken its name, and lets no other be made.
    #[cfg(unix)]
    fn give_up(&self, then: impl FnOnce()) {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        remove(&known);
        then();
    }
}

fn remove(known: &[PathBuf]) {
    for path in known {
        let _it_may_be_finished = std::fs::remove_file(path);
    }
}

/// The folder that a file is in or would be in.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        Some(_) | None => PathBuf::from("."),
    }
}

/// Gives a file that is on the disk its name, in place of whatever has it.
pub(super) fn replace(written: TempPath, to: &Path) -> io::Result<()> {
    name(written, |written| written.persist(to))
}

/// Gives a file that is on the disk its name, unless something has it.
pub(super) fn create(written: TempPath, to: &Path) -> io::Result<()> {
    name(written, |written| written.persist_noclobber(to))
}

fn name(
    mut written: TempPath,
    give: impl Fn(TempPath) -> Result<(), PathPersistError>,
) -> io::Result<()> {
    loop {
        match give(written) {
            Ok(()) => return Ok(()),
            Err(failed) if failed.error.kind() == io::ErrorKind::Interrupted => {
                written = failed.path;
            }
            Err(failed) => return Err(failed.error),
        }
    }
}

/// What ends a program from outside and can be waited for.
#[cfg(unix)]
mod signals {
    use std::sync::mpsc;
    use std::thread;

    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::Unfinished;

    /// Waits for a signal on a thread of its own, which ends with the program.
    pub(super) fn watch(unfinished: Unfinished) {
        let (ready, is_ready) = mpsc::channel();
        let wait = move || {
            let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else {
                return;
            };
            let _nobody_may_wait = ready.send(());
            for signal in signals.forever() {
                unfinished.give_up(|| {
                    let _ends_here = emulate_default_handler(signal);
                });
            }
        };
        // Without the thread a signal ends the program as it always did.
        if thread::Builder::new().spawn(wait).is_ok() {
            let _it_may_have_failed = is_ready.recv();
        }
    }
}

#[cfg(not(unix))]
mod signals {
    pub(super) fn watch(_: super::Unfinished) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_leaves_no_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let unfinished = Unfinished::begin();
        let written = unfinished.write(folder.path(), b"half", None).unwrap();
        // Where a panic ends the program, nothing is dropped.
        let path = written.keep().unwrap();
        assert!(path.exists());
        panic::catch_unwind(|| panic!("a fault of the program, for the test")).unwrap_err();
        assert!(!path.exists());
    }
}
