//! The report as rows of cells: one verdict a row, for spreadsheets and databases.
//!
//! A spreadsheet takes a cell that begins like a formula for one and runs it, so such a text gets an
//! apostrophe before it, and so does a text that has one already: without its first apostrophe, each
//! is what it was. Numbers of ours stay numbers.

use std::io;

use super::model::{Amount, Number, Origin, Verdict, Written};
use super::wording::Lang;
use super::{Report, document};
use crate::source::Untrusted;

/// The first row. The values stand under the names they have in the JSON report; the plain
/// `observed`, `required` and `shortfall` are its `value`s.
const COLUMNS: [&str; 32] = [
    "target",
    "name",
    "clause",
    "level",
    "area",
    "period",
    "due",
    "status",
    "observed",
    "observed_text",
    "observed_exact",
    "observed_unit",
    "comparison",
    "required",
    "required_text",
    "required_exact",
    "required_unit",
    "shortfall",
    "shortfall_text",
    "shortfall_exact",
    "shortfall_unit",
    "shortfall_indicator",
    "lacking",
    "schedule_method",
    "schedule_base",
    "schedule_base_period",
    "schedule_expected",
    "schedule_ratio",
    "schedule_band",
    "reason_code",
    "reason",
    "origins",
];

/// Writes `report` with `delimiter` between its cells.
pub(super) fn write(
    report: &Report<'_>,
    lang: Lang,
    delimiter: u8,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names = report.names(lang);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(out);
    writer.write_record(COLUMNS)?;
    for verdict in &report.judgement.verdicts {
        if let Some(verdict) = document::verdict(verdict, report, &names) {
            writer.write_record(cells(&verdict))?;
        }
    }
    writer.flush()
}

fn cells(verdict: &Verdict) -> [String; COLUMNS.len()] {
    let observed = Figures::of(
        verdict
            .observed
            .as_ref()
            .map(|one| (&one.text, &one.amount)),
    );
    let required = Figures::of(
        verdict
            .required
            .as_ref()
            .map(|one| (&one.text, &one.amount)),
    );
    let shortfall = Figures::of(
        verdict
            .shortfall
            .as_ref()
            .map(|one| (&one.text, &one.amount)),
    );
    let schedule = verdict.schedule.as_ref();
    let [base, expected] = [
        schedule.map(|schedule| &schedule.base),
        schedule.map(|schedule| &schedule.expected),
    ]
    .map(|quantity| quantity.and_then(|quantity| number(quantity.amount.value.as_ref())));
    [
        text(&verdict.target),
        text(&verdict.name),
        listed(&verdict.clause),
        verdict.level.to_owned(),
        optional(verdict.area.as_deref()),
        verdict.period.to_string(),
        verdict.due.to_string(),
        verdict.status.to_owned(),
        observed.value,
        observed.text,
        observed.exact,
        observed.unit,
        optional(verdict.required.as_ref().map(|one| one.comparison)),
        required.value,
        required.text,
        required.exact,
        required.unit,
        shortfall.value,
        shortfall.text,
        shortfall.exact,
        shortfall.unit,
        optional(verdict.shortfall.as_ref().map(|one| one.indicator.as_str())),
        listed(&verdict.lacking),
        optional(schedule.map(|schedule| schedule.method)),
        base.unwrap_or_default(),
        schedule.map_or_else(String::new, |schedule| schedule.base_period.to_string()),
        expected.unwrap_or_default(),
        schedule
            .and_then(|schedule| schedule.ratio)
            .map_or_else(String::new, |ratio| ratio.to_string()),
        optional(schedule.map(|schedule| schedule.band)),
        optional(verdict.reason_code),
        optional(verdict.reason.as_deref()),
        listed(&verdict.origins.iter().map(place).collect::<Vec<_>>()),
    ]
}

/// The cells of one figure.
#[derive(Default)]
struct Figures {
    value: String,
    text: String,
    exact: String,
    unit: String,
}

impl Figures {
    fn of(figure: Option<(&String, &Amount)>) -> Self {
        let Some((shown, amount)) = figure else {
            return Self::default();
        };
        Self {
            value: number(amount.value.as_ref()).unwrap_or_default(),
            text: text(shown),
            exact: match &amount.exact {
                Some(Written::One(exact)) => exact.clone(),
                Some(Written::Pair([low, high])) => format!("{low}..{high}"),
                None => String::new(),
            },
            unit: optional(amount.unit.as_deref()),
        }
    }
}

/// A number as JSON writes it; two as a range.
fn number(value: Option<&Number>) -> Option<String> {
    let written = |double| serde_json::to_string(&double).ok();
    match value? {
        Number::One(double) => written(*double),
        Number::Pair([low, high]) => Some(format!("{}..{}", written((*low)?)?, written((*high)?)?)),
        Number::YesNo(done) => Some(done.to_string()),
    }
}

/// Where a figure stood.
fn place(origin: &Origin) -> String {
    let mut place = origin.file.clone();
    if let Some(line) = origin.line {
        place.push_str(&format!(":{line}"));
        if let Some(column) = origin.column {
            place.push_str(&format!(":{column}"));
        }
        if let Some(last) = origin.last_line.filter(|last| *last != line) {
            place.push_str(&format!("-{last}"));
        }
    }
    place
}

pub(super) fn listed(texts: &[String]) -> String {
    text(&texts.join("; "))
}

fn optional(cell: Option<&str>) -> String {
    cell.map_or_else(String::new, text)
}

/// A text that neither a terminal nor a spreadsheet obeys.
pub(super) fn text(text: &str) -> String {
    let visible = Untrusted::new(text).visible();
    let begins_a_formula = |first: char| {
        matches!(
            first,
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\''
        )
    };
    match visible.trim_start().chars().next() {
        Some(first) if begins_a_formula(first) => format!("'{visible}"),
        Some(_) | None => visible,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_begins_a_formula_gets_an_apostrophe() {
        let cells = [
            ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
            (" @SUM(A1)", "' @SUM(A1)"),
            ("－1", "'－1"),
            ("'=1", "''=1"),
            ("\t=1", "⟨U+0009⟩=1"),
            ("示例县", "示例县"),
            ("≥ 62 %", "≥ 62 %"),
        ];
        for (cell, written) in cells {
            assert_eq!(text(cell), written);
        }
    }
}
