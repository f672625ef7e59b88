//! The files of a run: opened as often as needed, and only if they are files one can read to an end.

use std::fmt;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::Untrusted;
use super::steady::{Stamp, Steady, uninterrupted};

/// The longest line of a data file, in bytes. A longer one is refused, not read on.
pub const MAX_LINE_BYTES: usize = 1 << 20;

/// The most that is kept of a stream: 4 GiB. A file may be larger, for it is not copied.
pub const MAX_STREAM_BYTES: u64 = 4 << 30;

/// So many bytes of a stream without a line end hold a line over [`MAX_LINE_BYTES`] in every
/// encoding (UTF-16 takes at most two bytes for one of UTF-8): what follows cannot matter.
const HOPELESS_BYTES: usize = 4 * MAX_LINE_BYTES;

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
    Path(PathBuf, Stamp),
    Memory(Arc<[u8]>),
    Spooled(Arc<Mutex<File>>),
    Opened(Opener),
}

/// Opens a source that only the caller knows how to open.
struct Opener(Box<dyn Fn() -> io::Result<Box<dyn Read + Send>> + Send + Sync>);

impl fmt::Debug for Opener {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Opener")
    }
}

impl Input {
    /// A file by its path.
    ///
    /// # Errors
    /// If there is no such file, it may not be read, or it is a directory or a device.
    pub fn file(path: &Path) -> io::Result<Self> {
        let name = Untrusted::new(path.to_string_lossy());
        let kind = uninterrupted(|| std::fs::metadata(path))?.file_type();
        if kind.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if kind.is_file() {
            let stamp = Stamp::of(&File::open(path)?)?;
            return Ok(Self::new(name, Bytes::Path(path.to_owned(), stamp)));
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
        keep(&mut stream, &mut kept)?;
        Ok(Self::new(name, Bytes::Spooled(Arc::new(Mutex::new(kept)))))
    }

    /// Bytes that are already here.
    pub fn memory(name: impl Into<Box<str>>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self::new(Untrusted::new(name), Bytes::Memory(bytes.into()))
    }

    /// A source of another kind, such as a member of an archive: `open` gives the same bytes from
    /// their beginning however often it is called.
    pub fn opened_by(
        name: Untrusted,
        open: impl Fn() -> io::Result<Box<dyn Read + Send>> + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, Bytes::Opened(Opener(Box::new(open))))
    }

    fn new(name: Untrusted, bytes: Bytes) -> Self {
        Self {
            name,
            bytes,
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
            Bytes::Path(path, _) => Some(std::fs::metadata(path).ok()?.len()),
            Bytes::Memory(bytes) => u64::try_from(bytes.len()).ok(),
            Bytes::Spooled(file) => {
                let file = file.lock().unwrap_or_else(PoisonError::into_inner);
                Some(file.metadata().ok()?.len())
            }
            Bytes::Opened(_) => None,
        }
    }

    /// Reads it from the beginning.
    ///
    /// # Errors
    /// If it cannot be opened any more. Reading a file fails with [`Changed`](super::Changed) once
    /// it is no longer what it was when it was first opened.
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
            Bytes::Path(path, stamp) => Box::new(Steady::open(path, *stamp)?),
            Bytes::Memory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
            Bytes::Spooled(file) => Box::new(Spooled {
                file: Arc::clone(file),
                at: 0,
            }),
            Bytes::Opened(opener) => (opener.0)()?,
        })
    }
}

/// Reads what was kept of a stream, whoever else is reading it: handles to one file share their
/// place in it, so this one remembers its own.
struct Spooled {
    file: Arc<Mutex<File>>,
    at: u64,
}

impl Read for Spooled {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let count = file.read(buffer)?;
        self.at = self
            .at
            .saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }
}

/// Copies a stream to its end, or to where nothing that follows can matter.
fn keep(stream: &mut impl Read, kept: &mut File) -> io::Result<()> {
    let mut block = vec![0; 1 << 16];
    let (mut total, mut line) = (0_u64, 0_usize);
    loop {
        let count = uninterrupted(|| stream.read(&mut block))?;
        let piece = block.get(..count).unwrap_or_default();
        if piece.is_empty() {
            return Ok(());
        }
        total = total.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        if total > MAX_STREAM_BYTES {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        kept.write_all(piece)?;
        line = memchr::memrchr2(b'\n', b'\r', piece)
            .map_or(line.saturating_add(count), |end| count.saturating_sub(end));
        if line > HOPELESS_BYTES {
            return Ok(());
        }
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
