//! The report as rows of cells: one verdict a row, for spreadsheets and databases.
//!
//! A spreadsheet takes a cell that begins like a formula for one and runs it, so such a text gets an
//! apostrophe before it, and so does a text that has one already: without its first apostrophe, each
//! is what it was. Another is put where a cell would begin if semicolons within the text were taken
//! to separate cells, as they are in half of Europe. Numbers of ours stay numbers.

use std::io;

use super::model::{Amount, Number, Origin, Point, Verdict, Written};
use super::wording::Lang;
use super::{Report, document};
use crate::source::Untrusted;

/// The first row. The values stand under the names they have in the JSON report; the plain
/// `observed`, `required` and `shortfall` are its `value`s, where these are numbers.
const COLUMNS: [&str; 49] = [
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
    "schedule_otherwise_method",
    "schedule_otherwise_ratio",
    "schedule_otherwise_band",
    "ahead_years",
    "ahead_step",
    "ahead_step_text",
    "ahead_step_exact",
    "ahead_step_unit",
    "ahead_step_indicator",
    "ahead_pace_since",
    "ahead_pace_ends",
    "ahead_pace_enough",
    "trend",
    "waiver_until",
    "waiver_in_force",
    "waiver_approved_by",
    "waiver_reason",
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
    let (schedule, waiver) = (verdict.schedule.as_ref(), verdict.waiver.as_ref());
    let otherwise = schedule.and_then(|schedule| schedule.otherwise.as_ref());
    let ahead = verdict.ahead.as_ref();
    let step = ahead.and_then(|ahead| ahead.step.as_ref());
    let pace = ahead.and_then(|ahead| ahead.pace.as_ref());
    let each_year = Figures::of(step.map(|step| (&step.text, &step.amount)));
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
        listed(&verdict.origins.iter().map(place_of).collect::<Vec<_>>()),
        optional(otherwise.map(|other| other.method)),
        otherwise.map_or_else(String::new, |other| other.ratio.to_string()),
        optional(otherwise.map(|other| other.band)),
        ahead.map_or_else(String::new, |ahead| ahead.years.to_string()),
        each_year.value,
        each_year.text,
        each_year.exact,
        each_year.unit,
        optional(step.map(|step| step.indicator.as_str())),
        pace.map_or_else(String::new, |pace| pace.since.to_string()),
        pace.and_then(|pace| number(pace.ends.amount.value.as_ref()))
            .unwrap_or_default(),
        pace.and_then(|pace| pace.enough)
            .map_or_else(String::new, |enough| enough.to_string()),
        listed(&verdict.trend.iter().map(of_year).collect::<Vec<_>>()),
        optional(waiver.map(|waiver| waiver.until.as_str())),
        waiver.map_or_else(String::new, |waiver| waiver.in_force.to_string()),
        optional(waiver.map(|waiver| waiver.approved_by.as_str())),
        optional(waiver.map(|waiver| waiver.reason.as_str())),
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
            exact: exact(amount),
            unit: optional(amount.unit.as_deref()),
        }
    }
}

/// The truth; of a range both ends.
pub(super) fn exact(amount: &Amount) -> String {
    match &amount.exact {
        Some(Written::One(exact)) => exact.clone(),
        Some(Written::Pair([low, high])) => format!("{low}..{high}"),
        None => String::new(),
    }
}

/// A number as JSON writes it; of a range and of what is done or not only the other columns tell, so
/// that this one has numbers and nothing else.
pub(super) fn number(value: Option<&Number>) -> Option<String> {
    match value? {
        Number::One(double) => serde_json::to_string(double).ok(),
        Number::Pair(_) | Number::YesNo(_) => None,
    }
}

/// The figure of one year.
fn of_year(point: &Point) -> String {
    format!("{}: {}", point.period, point.figure.text)
}

/// Where a figure stood.
pub(super) fn place_of(origin: &Origin) -> String {
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

/// A text that neither a terminal nor a spreadsheet obeys, even one that separates cells by semicolons.
pub(super) fn text(text: &str) -> String {
    let visible = Untrusted::new(text).visible();
    let mut pieces = visible.split_inclusive(';');
    let first = pieces.next().unwrap_or_default();
    let mut written = String::with_capacity(visible.len());
    if begins(first, '\'') || begins_a_formula(first) {
        written.push('\'');
    }
    written.push_str(first);
    for piece in pieces {
        let within_quotes = piece.trim_start().trim_start_matches('"');
        if begins_a_formula(within_quotes) {
            written.push('\'');
        }
        written.push_str(piece);
    }
    written
}

fn begins_a_formula(text: &str) -> bool {
    ['=', '+', '-', '@', '＝', '＋', '－', '＠']
        .into_iter()
        .any(|sign| begins(text, sign))
}

fn begins(text: &str, sign: char) -> bool {
    text.trim_start().starts_with(sign)
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
            ("x;=1, +2", "x;'=1, +2"),
            ("x; \"=1", "x;' \"=1"),
            ("示例县", "示例县"),
            ("≥ 62 %", "≥ 62 %"),
        ];
        for (cell, written) in cells {
            assert_eq!(text(cell), written);
        }
    }
}
