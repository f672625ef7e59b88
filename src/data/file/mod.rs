//! One file: opened, its table recognised, its rows read.

mod either;

use hashbrown::HashSet;

use self::either::Better;
use super::bulk::{self, Common};
use super::engine;
use super::records::{HeadRow, Records, Stop, Why, cannot_read, stop};
use super::rows::dating;
use super::rows::{Counts, Rows, Shared, column};
use super::store::Store;
use super::table::furniture::UnitLine;
use super::table::header;
use super::table::{MOST_UNITS, Table};
use super::table::{cut_rows, no_table};
use super::text::Text;
use super::text::damaged;
use super::{Doubt, Encoding, FileFault, Finding, FindingKind, TableFault};
use crate::source::{FileId, Input, Place};
use crate::vocabulary::Layout;

/// How a file is to be read.
#[derive(Clone, Debug)]
pub(super) struct How {
    pub(super) encoding: Option<Encoding>,
    pub(super) layout: Option<Layout>,
    pub(super) digest: bool,
    pub(super) block: usize,
    /// How many threads may read its rows.
    pub(super) threads: usize,
    /// Whether every row is looked at thoroughly.
    pub(super) is_careful: bool,
    /// Whether the encoding was decided by what the headers mean in it.
    pub(super) by_headers: bool,
    /// What lines below the header say of the unit.
    pub(super) below: Vec<(UnitLine, u64)>,
}

/// What is known of a file that was read.
pub(super) struct Read {
    pub(super) encoding: Encoding,
    pub(super) layout: Layout,
    /// What separates its cells.
    pub(super) delimiter: u8,
    pub(super) sha256: Option<String>,
    pub(super) counts: Counts,
}

/// Why a file was not read.
pub(super) enum Unread {
    /// It is no table that can be read.
    Fatal(Box<Finding>),
    /// It is to be read again as GB18030: it is not UTF-8.
    NotUtf8,
    /// It is to be read again as GB18030: only so does it mean something.
    Gb18030ByHeaders,
    /// It is to be read again with the units that lines below the header state.
    UnitsBelow(Vec<(UnitLine, u64)>),
}

/// Reads one file into `store`.
pub(super) fn read(
    input: &Input,
    file: FileId,
    how: How,
    shared: &mut Shared<'_>,
    store: &mut Store,
) -> Result<Read, Unread> {
    let in_file = |stopped: Stop| unread(file, stopped);
    let opened = input
        .open()
        .map_err(|fault| fatal(cannot_read(&fault), Place::file(file)))?;
    let mut by_headers = how.by_headers.then_some(Encoding::Gb18030);
    let text =
        Text::open(opened, how.encoding, how.digest).map_err(|fault| in_file(stop(fault, None)))?;
    let mut records = Records::new(text, how.block);
    if records.fits_both() {
        by_headers = match either::weigh(input, file, &mut records, how.block, shared)? {
            Better::Utf8 => Some(Encoding::Utf8),
            Better::Neither => None,
            Better::Gb18030 => return Err(Unread::Gb18030ByHeaders),
        };
    }
    let (mut table, head) = recognise(&mut records, file, how.layout, shared)?;
    for (said, line) in how.below {
        table.state(said, line);
    }
    if table.units.len() > MOST_UNITS {
        let limit = MOST_UNITS;
        return Err(fatal(FileFault::TooManyUnits { limit }, Place::file(file)));
    }
    if let Some(row) = first_with(&head, damaged::is_mistaken) {
        let kind = FindingKind::Doubt(Doubt::DamagedText { is_refused: false });
        shared
            .findings
            .push(Finding::new(kind, Place::row(file, row.line)));
    }
    let common = Common::new(file, shared);
    let assumed = dating::assumed_year(&table, shared.asked_year, shared.vocabulary);
    let layout = bulk::Layout::of(&table, records.delimiter(), assumed, shared);
    let mut rows = Rows::new(file, &table, shared);
    rows.read_header();
    let reading = engine::How {
        layout: layout.as_ref().filter(|_| !how.is_careful),
        common,
        threads: how.threads,
    };
    let records = engine::read(records, &mut rows, &reading, store)?;
    if !rows.units_below.is_empty() {
        return Err(Unread::UnitsBelow(rows.units_below));
    }
    rows.report_years();
    rows.report_only_parts();
    let counts = rows.counts;
    let (encoding, delimiter) = (records.encoding(), records.delimiter());
    let (is_ambiguous, sha256) = records.finish();
    let doubt = match by_headers {
        Some(taken) if is_ambiguous || taken == Encoding::Gb18030 => {
            Some(FindingKind::Doubt(Doubt::EncodingByHeaders { taken }))
        }
        Some(_) | None => is_ambiguous.then_some(TableFault::AmbiguousEncoding.into()),
    };
    if let Some(kind) = doubt {
        shared.findings.push(Finding::new(kind, Place::file(file)));
    }
    Ok(Read {
        encoding,
        layout: table.layout(),
        delimiter,
        sha256,
        counts,
    })
}

/// Finds the table, and with it what separates the cells; and the first rows.
fn recognise(
    records: &mut Records,
    file: FileId,
    layout: Option<Layout>,
    shared: &Shared<'_>,
) -> Result<(Table, Vec<HeadRow>), Unread> {
    let mut best: Option<(u8, Table, Vec<HeadRow>)> = None;
    let mut widest: Option<Vec<HeadRow>> = None;
    let most_cells = |head: &[HeadRow]| head.iter().map(|row| row.cells.len()).max();
    for delimiter in [b',', b'\t', b';'] {
        if delimiter != b','
            && !records
                .may_have(delimiter)
                .map_err(|stopped| unread(file, stopped))?
        {
            continue;
        }
        let head = records
            .head(delimiter)
            .map_err(|stopped| unread(file, stopped))?;
        if head.is_empty() {
            // Perhaps the first record itself is at fault; else there is nothing.
            records.separate_by(delimiter);
            records.next().map_err(|stopped| unread(file, stopped))?;
            return Err(fatal(FileFault::Empty, Place::file(file)));
        }
        let table = header::recognise(&head, shared.words, layout);
        let is_better = |table: &Table| {
            let best = best.as_ref();
            best.is_none_or(|(_, best, _)| table.score > best.score)
        };
        if let Some(table) = table.filter(is_better) {
            best = Some((delimiter, table, head));
        } else if most_cells(&head) > widest.as_deref().and_then(most_cells) {
            widest = Some(head);
        }
    }
    if let Some((delimiter, mut table, head)) = best {
        records.separate_by(delimiter);
        let widths = records
            .widths(delimiter)
            .map_err(|stopped| unread(file, stopped))?;
        table.is_cut = cut_rows::are_cut(&widths, table.width);
        if let Some((first, again)) = table.repeated {
            let first = column(first);
            let place = Place::cell(file, table.header_line, column(again));
            let text = table.header.get(again).map_or("", String::as_str);
            let finding = Finding::new(FileFault::RepeatedColumn { first }, place).with_text(text);
            return Err(Unread::Fatal(Box::new(finding)));
        }
        return Ok((table, head));
    }
    let head = widest.unwrap_or_default();
    let is_damaged = |cell: &str| damaged::is_mistaken(cell) || damaged::is_lost(cell);
    if let Some(row) = first_with(&head, is_damaged) {
        let kind = FindingKind::Doubt(Doubt::DamagedText { is_refused: true });
        return Err(fatal(kind, Place::row(file, row.line)));
    }
    let (kind, row) = no_table::no_table(&head, shared.words, layout);
    let place = row.map_or(Place::file(file), |row| Place::row(file, row.line));
    Err(fatal(kind, place))
}

/// The first row that has a damaged cell. Each text is looked at once.
fn first_with(rows: &[HeadRow], is_damaged: impl Fn(&str) -> bool) -> Option<&HeadRow> {
    let mut honest = HashSet::new();
    rows.iter().find(|row| {
        row.cells
            .iter()
            .any(|cell| !honest.contains(cell) && (is_damaged(cell) || !honest.insert(cell)))
    })
}

pub(super) fn fatal(kind: impl Into<FindingKind>, place: Place) -> Unread {
    Unread::Fatal(Box::new(Finding::new(kind, place)))
}

pub(super) fn unread(file: FileId, stopped: Stop) -> Unread {
    match stopped.why {
        Why::NotUtf8 => Unread::NotUtf8,
        Why::Fault(kind) => {
            let place = stopped
                .line
                .map_or(Place::file(file), |line| Place::row(file, line));
            fatal(kind, place)
        }
    }
}
