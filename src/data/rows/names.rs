//! What a row says of its area.

use crate::data::areas::label::Label;
use crate::data::records::Record;
use crate::data::table::Table;

/// The names of a row's county and township; `None` for a column that the table does not have.
pub(super) fn names<'a>(record: &Record<'a>, table: &Table) -> (Option<&'a str>, Option<&'a str>) {
    let county = table.county.map(|index| record.cell(index));
    let township = table.township.map(|index| record.cell(index));
    let is_named = |name: Option<&str>| name.is_some_and(|name| !name.is_empty());
    if is_named(county) || is_named(township) {
        return (county, township);
    }
    // 合计 in a cell merged over 序号 and the name comes out in the first of them.
    let first = [table.county, table.township].into_iter().flatten().min();
    let label = (0..first.unwrap_or(0))
        .map(|index| record.cell(index))
        .find(|cell| !cell.is_empty())
        .filter(|cell| match Label::read(cell) {
            Label::Total | Label::Subtotal | Label::Several => true,
            Label::Blank | Label::Name(_) => false,
        });
    match (label, township) {
        (None, _) => (county, township),
        (Some(label), Some(_)) => (county, Some(label)),
        (Some(label), None) => (Some(label), None),
    }
}
