//! The standard streams as the files they are.
//!
//! The standard library takes a standard stream that cannot be written at all, such as one opened
//! for reading, for one that nobody wants. Here a report that nobody gets is a fault.

use std::fs::File;
use std::io;

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

/// Writes all of `bytes` to standard output.
pub(super) fn write(bytes: &[u8]) -> io::Result<()> {
    use io::Write as _;
    // A console of Windows is no file of bytes.
    #[cfg(windows)]
    let mut out = io::stdout().lock();
    #[cfg(unix)]
    let mut out = duplicate(&io::stdout())?;
    out.write_all(bytes)?;
    out.flush()
}
