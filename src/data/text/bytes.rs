//! The bytes of a file, in order: read ahead, put back, and counted into a digest.

use std::io::{self, Read};

use sha2::{Digest as _, Sha256};

/// The bytes that are not yet given out.
pub(super) struct Bytes {
    input: Box<dyn Read + Send>,
    digest: Option<Sha256>,
    /// Those that were read.
    pub(super) waiting: Vec<u8>,
    pub(super) at_end: bool,
    /// What keeps them from being read on.
    fault: Option<io::Error>,
}

impl Bytes {
    pub(super) fn new(input: Box<dyn Read + Send>, digest: bool) -> Self {
        Self {
            input,
            digest: digest.then(Sha256::new),
            waiting: Vec::new(),
            at_end: false,
            fault: None,
        }
    }

    pub(super) fn has_more(&self) -> bool {
        !self.at_end || !self.waiting.is_empty()
    }

    /// The SHA-256 of the bytes, now that all were read, if it was asked for.
    pub(super) fn sha256(&mut self) -> Option<String> {
        let bytes = self.digest.take()?.finalize();
        Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Appends the next bytes to `out`, fewer than `most` only at the end and before a fault.
    pub(super) fn pull(&mut self, out: &mut Vec<u8>, most: usize) -> io::Result<()> {
        let before = out.len();
        let end = self.pull_over(out, before, most)?;
        out.truncate(end);
        Ok(())
    }

    /// The same from `start` on, over whatever stands there; where the bytes end. Nothing is cleared
    /// to make room for what is read over it anyway.
    pub(super) fn pull_over(
        &mut self,
        out: &mut Vec<u8>,
        start: usize,
        most: usize,
    ) -> io::Result<usize> {
        let most = if self.at_end {
            most.min(self.waiting.len())
        } else {
            most
        };
        let end = start.saturating_add(most);
        if out.len() < end {
            out.resize(end, 0);
        }
        let room = out.get_mut(start..end).unwrap_or_default();
        let held = self.waiting.len().min(room.len());
        for (place, byte) in room.iter_mut().zip(self.waiting.drain(..held)) {
            *place = byte;
        }
        let rest = room.get_mut(held..).unwrap_or_default();
        let count = self.read_into(rest)?;
        if let Some(digest) = &mut self.digest {
            digest.update(rest.get(..count).unwrap_or_default());
        }
        Ok(start.saturating_add(held).saturating_add(count))
    }

    /// Reads until there is no room or nothing left to read; how many bytes. A fault is told once
    /// everything before it was given out.
    fn read_into(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let mut count = 0_usize;
        while let Some(rest) = room.get_mut(count..).filter(|rest| !rest.is_empty())
            && !self.at_end
        {
            if let Some(fault) = self.fault.take() {
                self.at_end = true;
                return Err(fault);
            }
            match self.input.read(rest) {
                Ok(0) => self.at_end = true,
                Ok(more) => count = count.saturating_add(more),
                Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
                Err(fault) => {
                    self.fault = Some(fault);
                    break;
                }
            }
        }
        Ok(count)
    }
}
