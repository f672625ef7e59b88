//! The files of a run: opened as often as needed, and only if they are files one can read to an end.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use super::Untrusted;

/// The longest line of a data file, in bytes. A longer one is refused, not read on.
pub const MAX_LINE_BYTES: usize = 1 << 20;

/// The most that is kept of a stream: 4 GiB. A file may be larger, for it is not copied.
const MAX_STREAM_BYTES: u64 = 4 << 30;

/// One input of a run.
///
/// It can be read more than once: a first pass accumulates, a second goes back to the few places
/// that need it. What cannot be rewound (standard input, a pipe) is kept in an unlinked temporary
/// file for that.
#[derive(Debug)]
pub struct Input {
    name: Untrusted,
    bytes: Bytes,
    /// How many bytes have been read, for whoever waits.
    counter: Option<Arc<AtomicU64>>,
}

#[derive(Debug)]
enum Bytes {
    Path(PathBuf),
    Memory(Arc<[u8]>),
    Spooled(Mutex<File>),
}

impl Input {
    /// A file by its path.
    ///
    /// # Errors
    /// If there is no such file, it may not be read, or it is a directory or a device.
    pub fn file(path: &Path) -> io::Result<Self> {
        let name = Untrusted::new(path.to_string_lossy());
        let kind = std::fs::metadata(path)?.file_type();
        if kind.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if kind.is_file() {
            File::open(path)?;
            return Ok(Self {
                name,
                bytes: Bytes::Path(path.to_owned()),
                counter: None,
            });
        }
        if is_pipe(kind) {
            return Self::stream(name, File::open(path)?);
        }
        Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "neither a file nor a pipe",
        ))
    }

    /// A stream that can be read only once, such as standard input.
    ///
    /// # Errors
    /// If the stream cannot be read or the temporary file cannot be written.
    pub fn stream(name: Untrusted, mut stream: impl Read) -> io::Result<Self> {
        let mut kept = tempfile::tempfile()?;
        let copied = io::copy(&mut (&mut stream).take(MAX_STREAM_BYTES), &mut kept)?;
        if copied == MAX_STREAM_BYTES {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                "more than 4 GiB came through a pipe",
            ));
        }
        Ok(Self {
            name,
            bytes: Bytes::Spooled(Mutex::new(kept)),
            counter: None,
        })
    }

    /// Bytes that are already here.
    pub fn memory(name: impl Into<Box<str>>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self {
            name: Untrusted::new(name),
            bytes: Bytes::Memory(bytes.into()),
            counter: None,
        }
    }

    /// What the user called it.
    pub fn name(&self) -> &Untrusted {
        &self.name
    }

    /// Adds whatever is read of it to `counter`.
    pub fn count_into(&mut self, counter: &Arc<AtomicU64>) {
        self.counter = Some(Arc::clone(counter));
    }

    /// How many bytes it has, as far as can be told.
    pub fn size(&self) -> Option<u64> {
        match &self.bytes {
            Bytes::Path(path) => Some(std::fs::metadata(path).ok()?.len()),
            Bytes::Memory(bytes) => u64::try_from(bytes.len()).ok(),
            Bytes::Spooled(file) => {
                let file = file
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                Some(file.metadata().ok()?.len())
            }
        }
    }

    /// Reads it from the beginning.
    ///
    /// # Errors
    /// If it cannot be opened any more.
    pub fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let reader = self.reader()?;
        Ok(match &self.counter {
            Some(counter) => Box::new(Counted {
                reader,
                counter: Arc::clone(counter),
            }),
            None => reader,
        })
    }

    fn reader(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match &self.bytes {
            Bytes::Path(path) => Box::new(File::open(path)?),
            Bytes::Memory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
            Bytes::Spooled(file) => {
                let file = file
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                let mut again = file.try_clone()?;
                again.seek(SeekFrom::Start(0))?;
                Box::new(again)
            }
        })
    }
}

/// A reader that tells how much it has read.
struct Counted {
    reader: Box<dyn Read + Send>,
    counter: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        let more = u64::try_from(count).unwrap_or(0);
        self.counter.fetch_add(more, Ordering::Relaxed);
        Ok(count)
    }
}

#[cfg(unix)]
fn is_pipe(kind: std::fs::FileType) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    kind.is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: std::fs::FileType) -> bool {
    false
}
