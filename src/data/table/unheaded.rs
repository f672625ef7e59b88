//! Columns whose header does not say what they hold, or says it doubtfully: what stands below them
//! does. A blank header above names of areas, `单位` above names of offices.

use super::above;
use super::columns::Columns;
use super::furniture;
use super::lines;
use crate::data::areas::shortened;
use crate::data::records::HeadRow;
use crate::quantity::Unit;
use crate::vocabulary::folded;

/// Headers above the names of whoever reports.
const REPORTING: [&str; 8] = [
    "单位",
    "单位名称",
    "填报单位",
    "填表单位",
    "报送单位",
    "上报单位",
    "机构",
    "机构名称",
];

/// Says of such columns what they hold.
pub(in crate::data) fn settle(columns: &mut Columns, header: &HeadRow, below: &[HeadRow]) {
    let figures: Vec<&HeadRow> = below
        .iter()
        .filter(|row| above::has_numbers(row, figure_columns(columns)))
        .collect();
    let holds = |index: usize, is_such: &dyn Fn(&str) -> bool| {
        let mut cells = figures
            .iter()
            .filter_map(|row| row.cells.get(index))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .peekable();
        cells.peek().is_some() && cells.all(is_such)
    };
    let is_reporting = |index: usize| {
        header
            .cells
            .get(index)
            .is_some_and(|cell| REPORTING.contains(&folded(cell).as_str()))
    };
    let is_office = |name: &str| {
        Unit::parse(name).is_none() && (furniture::is_office(name) || lines::is_area_like(name))
    };
    let offices = columns.unit.extract_if(.., |index| {
        is_reporting(*index) && holds(*index, &is_office)
    });
    columns.offices = offices.collect();
    let is_named = !columns.county.is_empty();
    if !columns.township.is_empty() {
        return;
    }
    let is_area = |name: &str| lines::is_area_like(name) || lines::is_including(name);
    let is_township = |name: &str| shortened::is_township(name);
    if let (true, Some(county)) = (is_named, columns.county.first()) {
        // 地区 over two columns, the right one of townships.
        let right = county.saturating_add(1);
        if columns.blank.contains(&right) && holds(right, &is_township) {
            columns.township.push(right);
        }
        return;
    }
    let blank = columns.blank.first().filter(|index| **index == 0);
    let reporting = columns.offices.iter().chain(&columns.ignored);
    let areas = blank
        .into_iter()
        .chain(reporting.filter(|index| is_reporting(**index)))
        .copied()
        .find(|index| holds(*index, &is_area));
    columns.county.extend(areas);
}

fn figure_columns(columns: &Columns) -> impl Iterator<Item = usize> {
    let terms = columns.terms.iter().map(|figure| figure.index);
    terms
        .chain(columns.value_columns())
        .chain(columns.years.iter().map(|figure| figure.index))
}
