//! A second look at the files, for the lines that messages show.

use std::collections::{BTreeMap, BTreeSet};

use super::records::{Record, Records};
use super::text::{BLOCK_BYTES, Text, TextFault};
use super::{Encoding, InputFile};
use crate::source::{FileId, Input, MAX_LINE_BYTES, Place, Span, Untrusted};

/// A line of a file, and the part of it that a message is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownLine {
    /// The line without its end, decoded.
    pub text: Untrusted,
    /// The cell, or the whole line, in bytes of the text.
    pub marked: Span,
    /// What a spreadsheet calls the cell, such as `E7`.
    pub cell: Option<String>,
}

/// The places to be shown, of each file.
type Wanted = BTreeMap<FileId, BTreeSet<Place>>;

/// The lines of some places in files that were read as `files` says. What cannot be found again is
/// left out.
pub fn shown_lines(
    inputs: &[Input],
    files: &[InputFile],
    places: impl IntoIterator<Item = Place>,
) -> BTreeMap<Place, ShownLine> {
    let mut shown = BTreeMap::new();
    for (file, places) in by_file(places) {
        let index = usize::from(file.0);
        let Some((input, read)) = inputs.get(index).zip(files.get(index)) else {
            continue;
        };
        let opened = input
            .open()
            .ok()
            .and_then(|input| Text::open(input, Some(read.encoding), false).ok());
        if let Some(text) = opened {
            let mut records = Records::new(text, BLOCK_BYTES);
            records.separate_by(read.delimiter);
            in_records(&mut records, read.delimiter, &places, &mut shown);
        }
    }
    shown
}

/// The lines of some places in files that were refused; `encoding`: the one that was declared.
pub fn refused_lines(
    inputs: &[Input],
    encoding: Option<Encoding>,
    places: impl IntoIterator<Item = Place>,
) -> BTreeMap<Place, ShownLine> {
    let mut shown = BTreeMap::new();
    for (file, places) in by_file(places) {
        let Some(input) = inputs.get(usize::from(file.0)) else {
            continue;
        };
        // What is not UTF-8 after all is GB18030, as when it was read.
        if in_lines(input, encoding, &places, &mut shown).is_err() {
            let _as_far_as_it_goes = in_lines(input, Some(Encoding::Gb18030), &places, &mut shown);
        }
    }
    shown
}

fn by_file(places: impl IntoIterator<Item = Place>) -> Wanted {
    let mut wanted = Wanted::new();
    for place in places {
        if place.line.is_some() {
            wanted.entry(place.file).or_default().insert(place);
        }
    }
    wanted
}

/// Looks for places record by record, as the table was read.
fn in_records(
    records: &mut Records,
    delimiter: u8,
    places: &BTreeSet<Place>,
    shown: &mut BTreeMap<Place, ShownLine>,
) {
    let mut left: Vec<Place> = places.iter().rev().copied().collect();
    // A record of several lines is one row of a spreadsheet.
    let mut lines_more_than_rows = 0_u64;
    while let (Some(next), Ok(Some(record))) = (left.last().copied(), records.next()) {
        let lines = lines_of(record.raw());
        let count = u64::try_from(lines.len()).unwrap_or(u64::MAX);
        let after = record.line.saturating_add(count);
        if next.line.is_some_and(|line| line < after) {
            let row = record.line.saturating_sub(lines_more_than_rows);
            while let Some(place) = left.pop_if(|place| place.line.is_some_and(|at| at < after)) {
                if let Some(line) = in_record(&record, &lines, delimiter, place, row) {
                    shown.insert(place, line);
                }
            }
        }
        lines_more_than_rows = lines_more_than_rows.saturating_add(count.saturating_sub(1));
    }
}

/// The line of a record in which a place stands.
fn in_record(
    record: &Record<'_>,
    lines: &[Span],
    delimiter: u8,
    place: Place,
    row: u64,
) -> Option<ShownLine> {
    let raw = record.raw();
    let below = usize::try_from(place.line?.checked_sub(record.line)?).ok()?;
    let Some(column) = place.column else {
        let line = *lines.get(below)?;
        return shown_part(raw, line, line, None);
    };
    let cell = cell(raw, delimiter, column)?;
    let line = lines.iter().rfind(|line| line.start <= cell.start)?;
    let name = format!("{}{row}", letters(column));
    shown_part(raw, *line, cell, Some(name))
}

/// The part of `text` that is `line`, with what `marked` marks in it.
fn shown_part(text: &str, line: Span, marked: Span, cell: Option<String>) -> Option<ShownLine> {
    let start = marked.start.clamp(line.start, line.end);
    let end = marked.end.clamp(start, line.end);
    let inside = text.get(start..end)?;
    let blank = inside.len().saturating_sub(inside.trim_start().len());
    let from = start.saturating_add(blank).saturating_sub(line.start);
    let marked = match inside.trim().len() {
        // A blank cell is marked as a whole.
        0 => Span {
            start: start.saturating_sub(line.start),
            end: end.saturating_sub(line.start),
        },
        length => Span {
            start: from,
            end: from.saturating_add(length),
        },
    };
    Some(ShownLine {
        text: Untrusted::new(text.get(line.start..line.end)?),
        marked,
        cell,
    })
}

/// The lines of a record or a text, without their ends.
fn lines_of(text: &str) -> Vec<Span> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let mut lines = Vec::new();
    let mut start = 0_usize;
    for line in text.split_inclusive(end) {
        let length = line.trim_end_matches(['\n', '\r']).len();
        lines.push(Span {
            start,
            end: start.saturating_add(length),
        });
        start = start.saturating_add(line.len());
    }
    lines
}

/// Where the cell with this number stands in a record, its quotes included.
fn cell(record: &str, delimiter: u8, column: u32) -> Option<Span> {
    let bytes = record.as_bytes();
    let wanted = usize::try_from(column.checked_sub(1)?).ok()?;
    let (mut start, mut number) = (0_usize, 0_usize);
    loop {
        let mut is_open = bytes.get(start) == Some(&b'"');
        let mut end = if is_open {
            start.checked_add(1)?
        } else {
            start
        };
        while let Some(&byte) = bytes.get(end) {
            let is_end = byte == delimiter || byte == b'\n';
            if !is_open && is_end {
                break;
            }
            // A doubled quote closes and opens again.
            if byte == b'"' && bytes.get(start) == Some(&b'"') {
                is_open = !is_open;
            }
            end = end.checked_add(1)?;
        }
        if number == wanted {
            return Some(Span { start, end });
        }
        if bytes.get(end) != Some(&delimiter) {
            return None;
        }
        start = end.checked_add(1)?;
        number = number.checked_add(1)?;
    }
}

/// A column as spreadsheets call it: A, …, Z, AA, …
fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while let Some(rest) = left.checked_sub(1) {
        letters.push(b'A'.saturating_add(u8::try_from(rest % 26).unwrap_or(0)));
        left = rest / 26;
    }
    letters.iter().rev().copied().map(char::from).collect()
}

/// The text turned out not to be UTF-8.
struct NotUtf8;

/// Looks for places line by line, in a file that is no table.
fn in_lines(
    input: &Input,
    encoding: Option<Encoding>,
    places: &BTreeSet<Place>,
    shown: &mut BTreeMap<Place, ShownLine>,
) -> Result<(), NotUtf8> {
    let Some(mut text) = input
        .open()
        .ok()
        .and_then(|input| Text::open(input, encoding, false).ok())
    else {
        return Ok(());
    };
    let mut left: Vec<Place> = places.iter().rev().copied().collect();
    let (mut buffer, mut number, mut end) = (Vec::new(), 1_u64, None);
    let mut take = |line: &[u8], number: u64| {
        let line = std::str::from_utf8(line).unwrap_or_default();
        while let Some(place) = left.pop_if(|place| place.line == Some(number)) {
            if let Some(line) = in_line(line.trim_end_matches('\r'), place) {
                shown.insert(place, line);
            }
        }
        !left.is_empty()
    };
    loop {
        let has_more = match text.fill(&mut buffer, BLOCK_BYTES) {
            Ok(has_more) => has_more,
            Err(TextFault::NotUtf8) => return Err(NotUtf8),
            // What came before the bytes that are no text is shown.
            Err(_) => false,
        };
        let end = *end.get_or_insert_with(|| line_end(&buffer));
        let mut lines = buffer.split(|&byte| byte == end);
        let unfinished = lines.next_back().unwrap_or_default();
        for line in lines {
            if !take(line, number) {
                return Ok(());
            }
            number = number.saturating_add(1);
        }
        let done = buffer.len().saturating_sub(unfinished.len());
        if !has_more || unfinished.len() > MAX_LINE_BYTES {
            take(unfinished, number);
            return Ok(());
        }
        buffer.drain(..done);
    }
}

/// What ends the lines of a text: LF, or CR where the first line ends in CR alone.
fn line_end(beginning: &[u8]) -> u8 {
    let first = beginning
        .iter()
        .position(|byte| matches!(byte, b'\r' | b'\n'));
    let after = first
        .and_then(|at| beginning.get(at..))
        .unwrap_or_default()
        .iter()
        .find(|byte| **byte != b'\r');
    match after {
        Some(b'\n') | None => b'\n',
        Some(_) => b'\r',
    }
}

/// A line of which it is not known what separates its cells: whatever makes the most of it.
fn in_line(line: &str, place: Place) -> Option<ShownLine> {
    let whole = Span {
        start: 0,
        end: line.len(),
    };
    let marked = place.column.and_then(|column| {
        let of = |delimiter: &u8| line.bytes().filter(|byte| byte == delimiter).count();
        let delimiter = [b';', b'\t', b','].into_iter().max_by_key(of)?;
        cell(line, delimiter, column)
    });
    shown_part(line, whole, marked.unwrap_or(whole), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: FileId = FileId(0);

    fn refused(bytes: &[u8], place: Place) -> Option<(String, String)> {
        let input = Input::memory("a.csv", bytes.to_vec());
        let shown = refused_lines(&[input], None, [place]);
        shown.get(&place).map(parts)
    }

    fn parts(line: &ShownLine) -> (String, String) {
        let text = line.text.raw();
        (
            text.to_owned(),
            text[line.marked.start..line.marked.end].to_owned(),
        )
    }

    fn read(bytes: &[u8], delimiter: u8, place: Place) -> Option<(String, String, Option<String>)> {
        let file = InputFile {
            name: Untrusted::default(),
            sha256: None,
            encoding: Encoding::Utf8,
            layout: crate::vocabulary::Layout::Wide,
            delimiter,
            rows: 0,
            observations: 0,
            furniture: Vec::new(),
            furniture_lines: Vec::new(),
        };
        let input = Input::memory("a.csv", bytes.to_vec());
        let shown = shown_lines(&[input], &[file], [place]);
        shown.get(&place).map(|line| {
            let (text, marked) = parts(line);
            (text, marked, line.cell.clone())
        })
    }

    fn seen(line: &str, marked: &str, cell: &str) -> Option<(String, String, Option<String>)> {
        Some((line.to_owned(), marked.to_owned(), Some(cell.to_owned())))
    }

    #[test]
    fn a_cell_is_marked_without_the_blanks_around_it() {
        let text = b"a,b\r\n1, x ,3\r\n";
        let found = read(text, b',', Place::cell(FILE, 2, 2));
        assert_eq!(found, seen("1, x ,3", "x", "B2"));
    }

    #[test]
    fn quoted_cells_keep_their_quotes_and_their_separators() {
        let text = b"a,b,c\n\"1,\"\"2\"\"\",\"3;4\",5\n";
        assert_eq!(
            read(text, b',', Place::cell(FILE, 2, 2)),
            seen("\"1,\"\"2\"\"\",\"3;4\",5", "\"3;4\"", "B2")
        );
    }

    #[test]
    fn a_row_over_several_lines_is_one_row_of_a_spreadsheet() {
        let text = "\"护理\n型床位\",b\n\n1,x\n".as_bytes();
        let found = read(text, b',', Place::cell(FILE, 4, 2));
        assert_eq!(found, seen("1,x", "x", "B3"));
        let found = read(text, b',', Place::cell(FILE, 2, 2));
        assert_eq!(found, seen("型床位\",b", "b", "B1"));
    }

    #[test]
    fn a_row_as_a_whole_is_marked_as_a_whole() {
        let text = b"a;b\n1;2;3\n4;5";
        let found = read(text, b';', Place::row(FILE, 3)).unwrap();
        assert_eq!(found, ("4;5".to_owned(), "4;5".to_owned(), None));
    }

    #[test]
    fn lines_of_a_refused_file_are_found_in_its_encoding() {
        let (gbk, _, _) = encoding_rs::GB18030.encode("县,年份\r\n\"示例县,2025\r\n");
        let line = "\"示例县,2025".to_owned();
        let found = refused(&gbk, Place::row(FILE, 2));
        assert_eq!(found, Some((line.clone(), line)));
        let found = refused(b"a\tb,c\n1\t2\n", Place::cell(FILE, 2, 2));
        assert_eq!(found, Some(("1\t2".to_owned(), "2".to_owned())));
        let found = refused(b"a,b\rc,d\r", Place::row(FILE, 2));
        assert_eq!(found, Some(("c,d".to_owned(), "c,d".to_owned())));
    }

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        let names = [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")];
        for (column, name) in names {
            assert_eq!(letters(column), name);
        }
    }
}
