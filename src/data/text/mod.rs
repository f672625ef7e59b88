//! From the bytes of a file to UTF-8 text, block by block, without ever replacing a character.

mod bytes;
pub(super) mod damaged;
pub(super) mod format;
pub(super) mod plain;

use std::io::{self, Read};

use encoding_rs::DecoderResult;

use self::bytes::Bytes;
use super::{Encoding, FileFormat};

/// How much is read at once.
pub(super) const BLOCK_BYTES: usize = 1 << 18;

/// How much of the beginning the encoding is decided from.
const HEAD_BYTES: usize = 1 << 16;

/// A text in UTF-16 has at least one zero byte in so many: it has separators and digits.
const FEWEST_ZEROS: usize = 32;

/// Why there is no more text.
#[derive(Debug)]
pub(super) enum TextFault {
    /// The operating system says so.
    Io(io::Error),
    /// A file of another kind.
    NotCsv(FileFormat),
    /// Neither text nor a spreadsheet.
    NotText,
    /// Bytes that do not belong to the encoding.
    Undecodable,
    /// Text taken for UTF-8 that turns out not to be: to be read again as GB18030.
    NotUtf8,
}

impl From<io::Error> for TextFault {
    fn from(fault: io::Error) -> Self {
        Self::Io(fault)
    }
}

/// The text of one file.
pub(super) struct Text {
    bytes: Bytes,
    encoding: Encoding,
    /// Whether the encoding was decided for want of a reason against it.
    is_guess: bool,
    decoder: Option<encoding_rs::Decoder>,
    has_zero: bool,
    letters: Letters,
    /// Whether the beginning is valid in GB18030 too.
    fits_both: bool,
    /// Whether letters may have been lost before the file was saved.
    may_be_lost: bool,
}

/// What letters a text in UTF-8 has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters {
    /// Any of two bytes.
    short: bool,
    /// Any of three or four bytes, such as 中文.
    long: bool,
}

impl Letters {
    /// Those of a piece of text.
    pub(super) fn of(text: &[u8]) -> Self {
        Self {
            long: text.iter().any(|&byte| byte >= 0xE0),
            short: text.iter().any(|&byte| (0xC0..0xE0).contains(&byte)),
        }
    }

    /// Whether all there is to know is known.
    pub(super) fn are_all_known(self) -> bool {
        self.long
    }

    /// Those of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            long: self.long || other.long,
            short: self.short || other.short,
        }
    }
}

impl Text {
    /// Opens a text: reads its beginning and decides its encoding, unless it is declared.
    pub(super) fn open(
        input: Box<dyn Read + Send>,
        declared: Option<Encoding>,
        digest: bool,
    ) -> Result<Self, TextFault> {
        let mut text = Self {
            bytes: Bytes::new(input, digest),
            encoding: Encoding::Utf8,
            is_guess: false,
            decoder: None,
            has_zero: false,
            letters: Letters::default(),
            fits_both: false,
            may_be_lost: false,
        };
        let mut head = Vec::new();
        text.bytes.pull(&mut head, HEAD_BYTES)?;
        text.bytes.waiting = head;
        text.has_zero = text.bytes.waiting.contains(&0);
        let guess = decide(&text.bytes.waiting, text.bytes.at_end)?;
        text.encoding = declared.unwrap_or(guess.encoding);
        text.is_guess = declared.is_none() && !guess.is_certain;
        if guess.is_certain && guess.encoding == text.encoding {
            text.bytes.waiting.drain(..guess.mark);
        }
        text.fits_both = text.is_guess && is_both(&text.bytes.waiting, text.bytes.at_end);
        text.decoder = match text.encoding {
            Encoding::Utf8 => None,
            Encoding::Gb18030 => Some(encoding_rs::GB18030),
            Encoding::Utf16Le => Some(encoding_rs::UTF_16LE),
            Encoding::Utf16Be => Some(encoding_rs::UTF_16BE),
        }
        .map(encoding_rs::Encoding::new_decoder_without_bom_handling);
        Ok(text)
    }

    /// How the file is read as text.
    pub(super) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Whether the text, now read to its end, might as well be GB18030: all its letters beyond
    /// ASCII are of two bytes, as 1920 characters of GB18030 are.
    pub(super) fn is_ambiguous(&self) -> bool {
        self.fits_both && !self.letters.long && self.letters.short
    }

    /// Whether the beginning might as well be GB18030.
    pub(super) fn fits_both(&self) -> bool {
        self.fits_both
    }

    /// Whether letters may have been lost before the file was saved, as far as it was read.
    pub(super) fn may_be_lost(&self) -> bool {
        self.may_be_lost
    }

    /// The SHA-256 of the bytes, now that all were read, if it was asked for.
    pub(super) fn sha256(&mut self) -> Option<String> {
        self.bytes.sha256()
    }

    /// Whether the bytes are UTF-8, which [`Self::fill_unchecked`] does not look at.
    pub(super) fn is_utf8(&self) -> bool {
        self.encoding == Encoding::Utf8
    }

    /// What letters the text has, as far as it was looked at.
    pub(super) fn letters(&self) -> Letters {
        self.letters
    }

    /// Takes note of the letters of text that was not looked at here.
    pub(super) fn note_letters(&mut self, letters: Letters) {
        self.letters = self.letters.and(letters);
    }

    /// Whether the encoding was decided for want of a reason against it.
    pub(super) fn is_guess(&self) -> bool {
        self.is_guess
    }

    /// Appends the next piece of text to `out`, about `most` bytes of it; `false` once there is
    /// none. At a fault what comes before it is there.
    pub(super) fn fill(&mut self, out: &mut Vec<u8>, most: usize) -> Result<bool, TextFault> {
        let before = out.len();
        let has_more = self.fill_unchecked(out, most)?;
        if self.is_utf8() {
            self.check(out, before, has_more)?;
        }
        self.may_be_lost |= damaged::may_be_lost(out.get(before..).unwrap_or_default());
        Ok(has_more)
    }

    /// The same without a look at whether it is UTF-8; letters may be cut at its ends.
    pub(super) fn fill_unchecked(
        &mut self,
        out: &mut Vec<u8>,
        most: usize,
    ) -> Result<bool, TextFault> {
        // Room for a letter that was cut.
        let most = most.max(4);
        if self.decoder.is_none() {
            self.bytes.pull(out, most)?;
            return Ok(self.bytes.has_more());
        }
        let mut piece = Vec::new();
        self.bytes.pull(&mut piece, most)?;
        let is_last = !self.bytes.has_more();
        if let Some(decoder) = &mut self.decoder
            && !decode(decoder, &piece, out, is_last)
        {
            return Err(if self.has_zero && !self.encoding.has_zeros() {
                TextFault::NotText
            } else {
                TextFault::Undecodable
            });
        }
        Ok(!is_last)
    }

    /// The same behind the first `end` bytes of `out`, over whatever stands there; `end` is where the
    /// text ends then.
    pub(super) fn fill_over(
        &mut self,
        out: &mut Vec<u8>,
        end: &mut usize,
        most: usize,
    ) -> Result<bool, TextFault> {
        if self.decoder.is_some() {
            out.truncate(*end);
            let filled = self.fill_unchecked(out, most);
            *end = out.len();
            return filled;
        }
        *end = self.bytes.pull_over(out, *end, most)?;
        Ok(self.bytes.has_more())
    }

    /// Looks whether the text from `before` on is UTF-8; a letter cut by its end waits for its rest.
    fn check(&mut self, out: &mut Vec<u8>, before: usize, has_more: bool) -> Result<(), TextFault> {
        let piece = out.get(before..).unwrap_or_default();
        let (valid, is_wrong) = match std::str::from_utf8(piece) {
            Ok(text) => (text.len(), false),
            Err(fault) => (
                fault.valid_up_to(),
                fault.error_len().is_some() || !has_more,
            ),
        };
        self.note_letters(Letters::of(piece.get(..valid).unwrap_or_default()));
        let rest = piece.get(valid..).unwrap_or_default().to_vec();
        out.truncate(before.saturating_add(valid));
        if is_wrong {
            return Err(bad_utf8(self.is_guess, self.letters));
        }
        self.bytes.waiting.splice(..0, rest);
        Ok(())
    }
}

/// What bytes that are no UTF-8 mean after text with `letters`. After letters of three bytes it is
/// UTF-8 that was damaged, and no GB18030.
pub(super) fn bad_utf8(is_guess: bool, letters: Letters) -> TextFault {
    if is_guess && !letters.long {
        TextFault::NotUtf8
    } else {
        TextFault::Undecodable
    }
}

/// Whether a beginning is UTF-8 whose letters beyond ASCII are all of two bytes, and GB18030 too.
fn is_both(head: &[u8], is_whole: bool) -> bool {
    let is_short = !head.is_ascii()
        && head.iter().all(|&byte| byte < 0xE0)
        && head.iter().all(|&byte| byte != 0);
    let mut decoder = encoding_rs::GB18030.new_decoder_without_bom_handling();
    is_short
        && std::str::from_utf8(head).map_or_else(|fault| fault.error_len().is_none(), |_| true)
        && decode(&mut decoder, head, &mut Vec::new(), is_whole)
}

/// Decodes a piece; `false` if it holds bytes that do not belong to the encoding.
fn decode(
    decoder: &mut encoding_rs::Decoder,
    mut piece: &[u8],
    out: &mut Vec<u8>,
    is_last: bool,
) -> bool {
    loop {
        let before = out.len();
        let room = decoder
            .max_utf8_buffer_length_without_replacement(piece.len())
            .unwrap_or(usize::MAX)
            .min(1 << 20);
        out.resize(before.saturating_add(room.max(16)), 0);
        let free = out.get_mut(before..).unwrap_or_default();
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(piece, free, is_last);
        out.truncate(before.saturating_add(written));
        piece = piece.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return true,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => return false,
        }
    }
}

impl Encoding {
    /// Whether text in it has zero bytes.
    const fn has_zeros(self) -> bool {
        match self {
            Self::Utf16Le | Self::Utf16Be => true,
            Self::Utf8 | Self::Gb18030 => false,
        }
    }
}

struct Guess {
    encoding: Encoding,
    /// Whether it is more than a lack of reasons against it.
    is_certain: bool,
    /// The length of the byte order mark.
    mark: usize,
}

/// Decides the encoding from the beginning of a file.
fn decide(head: &[u8], is_whole: bool) -> Result<Guess, TextFault> {
    const MARKS: [(&[u8], Encoding); 4] = [
        (b"\xEF\xBB\xBF", Encoding::Utf8),
        (b"\xFF\xFE", Encoding::Utf16Le),
        (b"\xFE\xFF", Encoding::Utf16Be),
        (b"\x84\x31\x95\x33", Encoding::Gb18030),
    ];
    if let Some(format) = format::recognise(head) {
        return Err(TextFault::NotCsv(format));
    }
    if let Some((mark, encoding)) = MARKS.iter().find(|(mark, _)| head.starts_with(mark)) {
        return Ok(Guess {
            encoding: *encoding,
            is_certain: true,
            mark: mark.len(),
        });
    }
    let is_utf8 = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(fault) => fault.error_len().is_none() && !is_whole,
    };
    let is_damaged = !is_utf8 && is_damaged_utf8(head);
    let encoding = match zeros(head) {
        Some(encoding) => encoding,
        None if is_utf8 || is_damaged => Encoding::Utf8,
        None => Encoding::Gb18030,
    };
    Ok(Guess {
        encoding,
        is_certain: is_damaged,
        mark: 0,
    })
}

/// Whether bytes that are not UTF-8 were, before some of them were lost: letters of three or four
/// bytes are rare by accident, and here they outnumber the faults. Read as GB18030 they would give
/// other letters.
fn is_damaged_utf8(head: &[u8]) -> bool {
    let (mut letters, mut faults) = (0_usize, 0_usize);
    for chunk in head.utf8_chunks() {
        let long = chunk.valid().bytes().filter(|&byte| byte >= 0xE0).count();
        letters = letters.saturating_add(long);
        faults = faults.saturating_add(usize::from(!chunk.invalid().is_empty()));
    }
    letters > faults
}

/// UTF-16 betrays itself by the zero bytes of its digits and separators, nearly all on one side (一
/// has one on the other), and is valid.
fn zeros(head: &[u8]) -> Option<Encoding> {
    const FEW: usize = 2;
    let on = |parity: usize| {
        head.iter()
            .enumerate()
            .filter(|(index, byte)| index % 2 == parity && **byte == 0)
            .count()
    };
    let (high, low) = (on(0), on(1));
    let enough = |count: usize, other: usize| {
        count > 1
            && count.saturating_mul(FEWEST_ZEROS) >= head.len()
            && count > other.saturating_mul(FEW)
    };
    let is_valid = |encoding: &'static encoding_rs::Encoding| {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        decode(&mut decoder, head, &mut Vec::new(), false)
    };
    if enough(low, high) && is_valid(encoding_rs::UTF_16LE) {
        Some(Encoding::Utf16Le)
    } else if enough(high, low) && is_valid(encoding_rs::UTF_16BE) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}
