//! The standard streams as the files they are.
//!
//! The standard library takes a standard stream that cannot be written at all, such as one opened
//! for reading, for one that nobody wants. Here a report that nobody gets is a fault.

use std::fs::File;
use std::io::{self, Write as _};

/// Another handle to the file behind a stream, which can be closed without closing the stream.
#[cfg(unix)]
pub(super) fn duplicate(stream: &impl std::os::fd::AsFd) -> io::Result<File> {
    Ok(File::from(stream.as_fd().try_clone_to_owned()?))
}

/// Another handle to the file behind a stream, which can be closed without closing the stream.
#[cfg(windows)]
pub(super) fn duplicate(stream: &impl std::os::windows::io::AsHandle) -> io::Result<File> {
    Ok(File::from(stream.as_handle().try_clone_to_owned()?))
}

/// How much is written at once.
const BLOCK_BYTES: usize = 1 << 16;

/// Writes to standard output what `tell` tells.
///
/// # Errors
/// What the system said of the first write that failed, whatever `tell` made of it.
pub(super) fn write(tell: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<()> {
    // A console of Windows is no file of bytes.
    #[cfg(windows)]
    let out = io::stdout().lock();
    #[cfg(unix)]
    let out = duplicate(&io::stdout())?;
    let out = Remembering { out, fault: None };
    let mut out = io::BufWriter::with_capacity(BLOCK_BYTES, out);
    let done = tell(&mut out).and_then(|()| out.flush());
    out.get_mut().fault.take().map_or(done, Err)
}

/// A writer that remembers its first fault: what writes a format may hand on another.
struct Remembering<W> {
    out: W,
    fault: Option<io::Error>,
}

impl<W: io::Write> Remembering<W> {
    fn remember<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        done.map_err(|fault| {
            let told = io::Error::from(fault.kind());
            if fault.kind() != io::ErrorKind::Interrupted {
                self.fault.get_or_insert(fault);
            }
            told
        })
    }
}

impl<W: io::Write> io::Write for Remembering<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.out.write(bytes);
        self.remember(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.out.flush();
        self.remember(done)
    }
}
