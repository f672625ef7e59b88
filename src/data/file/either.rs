//! A beginning that is valid in UTF-8 and in GB18030: in which of them it means something.

use crate::data::Encoding;
use crate::data::cell::{self, Cell};
use crate::data::file::{Unread, fatal, unread};
use crate::data::records::{Records, cannot_read, stop};
use crate::data::rows::Shared;
use crate::data::table::words::Heading;
use crate::data::text::Text;
use crate::quantity::Unit;
use crate::source::{FileId, Input, Place};

/// Which reading means more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Better {
    Utf8,
    Gb18030,
    Neither,
}

/// Weighs both readings of the beginning of a file, which `records` reads as UTF-8.
pub(super) fn weigh(
    input: &Input,
    file: FileId,
    records: &mut Records,
    block: usize,
    shared: &Shared<'_>,
) -> Result<Better, Unread> {
    let opened = input
        .open()
        .map_err(|fault| fatal(cannot_read(&fault), Place::file(file)))?;
    let text = Text::open(opened, Some(Encoding::Gb18030), false)
        .map_err(|fault| unread(file, stop(fault, None)))?;
    let mut other = Records::new(text, block);
    let utf8 = meaning(records, file, shared)?;
    let gb18030 = match meaning(&mut other, file, shared) {
        Ok(count) => count,
        // What cannot be read so was not written so.
        Err(_) => return Ok(Better::Utf8),
    };
    Ok(match utf8.cmp(&gb18030) {
        std::cmp::Ordering::Less => Better::Gb18030,
        std::cmp::Ordering::Equal => Better::Neither,
        std::cmp::Ordering::Greater => Better::Utf8,
    })
}

/// How much the first cells with letters beyond ASCII mean: names of the plan weigh more than units
/// and the like.
fn meaning(records: &mut Records, file: FileId, shared: &Shared<'_>) -> Result<usize, Unread> {
    let mut most = 0;
    for delimiter in [b',', b'\t', b';'] {
        let is_there = records
            .may_have(delimiter)
            .map_err(|stopped| unread(file, stopped))?;
        if !is_there {
            continue;
        }
        let head = records
            .head(delimiter)
            .map_err(|stopped| unread(file, stopped))?;
        let weight = head
            .iter()
            .flat_map(|row| &row.cells)
            .filter(|cell| !cell.is_ascii())
            .map(|cell| weight(cell, shared))
            .fold(0, usize::saturating_add);
        most = most.max(weight);
    }
    Ok(most)
}

fn weight(cell: &str, shared: &Shared<'_>) -> usize {
    const NAME: usize = 10;
    if shared.words.headed(cell).heading != Heading::Unknown || shared.areas().lists(cell) {
        return NAME;
    }
    let is_value = match cell::read(cell) {
        Cell::Missing | Cell::Quantity(_) | Cell::YesNo(_) => true,
        Cell::Unreadable(_) => false,
    };
    usize::from(is_value || Unit::parse(cell).is_some())
}
