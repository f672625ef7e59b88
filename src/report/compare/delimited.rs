//! What changed, as rows of cells: one change a row, for spreadsheets and databases.

use std::io;

use super::model::{Absence, CheckChange, FigureChange, Stated, VerdictChange};
use super::{ComparisonReport, document};
use crate::report::delimited::{exact, listed, number, place_of, text};
use crate::report::model::{Amount, Verdict};
use crate::report::wording::Lang;

/// The first row. `kind` is verdict, figure, absence or check.
const COLUMNS: [&str; 23] = [
    "kind",
    "change",
    "counts",
    "id",
    "name",
    "clause",
    "level",
    "area",
    "township",
    "period",
    "earlier",
    "before_status",
    "after_status",
    "unit",
    "before",
    "before_text",
    "before_exact",
    "before_place",
    "after",
    "after_text",
    "after_exact",
    "after_place",
    "figures",
];

/// A row under its columns; what does not apply is empty.
#[derive(Default)]
struct Row {
    kind: &'static str,
    change: &'static str,
    counts: bool,
    id: String,
    name: String,
    clause: String,
    level: &'static str,
    area: Option<String>,
    township: Option<String>,
    period: Option<i64>,
    earlier: Option<bool>,
    before: Half,
    after: Half,
    figures: Option<u64>,
}

/// What one of the two submissions says.
#[derive(Default)]
struct Half {
    status: &'static str,
    unit: String,
    value: String,
    text: String,
    exact: String,
    place: String,
}

/// Writes the report with `delimiter` between its cells.
pub(super) fn write(
    report: &ComparisonReport<'_>,
    lang: Lang,
    delimiter: u8,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let document = document::of(report, lang);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(out);
    writer.write_record(COLUMNS)?;
    let rows = document.verdicts.entries().map(|one| of_verdict(&one));
    let rows = rows.chain(document.figures.entries().map(|one| of_figure(&one)));
    let rows = rows.chain(document.absences.entries().map(|one| of_absence(&one)));
    for row in rows.chain(document.checks.iter().map(of_check)) {
        writer.write_record(row.cells())?;
    }
    writer.flush()
}

impl Row {
    fn cells(self) -> [String; COLUMNS.len()] {
        let optional = |cell: Option<String>| cell.map_or_else(String::new, |cell| text(&cell));
        let unit = match self.after.unit.is_empty() {
            true => self.before.unit,
            false => self.after.unit,
        };
        [
            self.kind.to_owned(),
            self.change.to_owned(),
            self.counts.to_string(),
            text(&self.id),
            text(&self.name),
            self.clause,
            self.level.to_owned(),
            optional(self.area),
            optional(self.township),
            self.period
                .map_or_else(String::new, |year| year.to_string()),
            self.earlier.map_or_else(String::new, |is| is.to_string()),
            self.before.status.to_owned(),
            self.after.status.to_owned(),
            text(&unit),
            self.before.value,
            text(&self.before.text),
            self.before.exact,
            text(&self.before.place),
            self.after.value,
            text(&self.after.text),
            self.after.exact,
            text(&self.after.place),
            self.figures
                .map_or_else(String::new, |count| count.to_string()),
        ]
    }
}

impl Half {
    fn of_verdict(verdict: Option<&Verdict>) -> Self {
        let Some(verdict) = verdict else {
            return Self::default();
        };
        let observed = verdict.observed.as_ref();
        let places: Vec<String> = verdict.origins.iter().map(place_of).collect();
        let half = observed.map_or_else(Self::default, |observed| {
            Self::of_amount(&observed.amount, &observed.text)
        });
        Self {
            status: verdict.status,
            place: places.join("; "),
            ..half
        }
    }

    fn of_amount(amount: &Amount, shown: &str) -> Self {
        Self {
            status: "",
            unit: amount.unit.clone().unwrap_or_default(),
            value: number(amount.value.as_ref()).unwrap_or_default(),
            text: shown.to_owned(),
            exact: exact(amount),
            place: String::new(),
        }
    }

    fn of_stated(stated: &Stated) -> Self {
        let places = [
            stated.file.clone(),
            stated.line.map(|line| line.to_string()),
            stated.column.map(|column| column.to_string()),
        ];
        let places: Vec<String> = places.into_iter().flatten().collect();
        let half = match stated.readings.as_slice() {
            [only] => Self::of_amount(&only.amount, &only.text),
            readings => {
                let texts = readings.iter().map(|one| one.text.as_str());
                let exacts = readings.iter().map(|one| exact(&one.amount));
                Self {
                    text: texts.collect::<Vec<_>>().join("; "),
                    exact: exacts.collect::<Vec<_>>().join("; "),
                    ..Self::default()
                }
            }
        };
        Self {
            status: stated.state,
            place: places.join(":"),
            ..half
        }
    }
}

fn of_verdict(change: &VerdictChange) -> Row {
    let either = change.after.as_ref().or(change.before.as_ref());
    Row {
        kind: "verdict",
        change: change.change,
        counts: change.counts,
        id: change.target.clone(),
        name: change.name.clone(),
        clause: listed(&change.clause),
        level: change.level,
        area: change.area.clone(),
        period: either.map(|verdict| verdict.period),
        before: Half::of_verdict(change.before.as_ref()),
        after: Half::of_verdict(change.after.as_ref()),
        ..Row::default()
    }
}

fn of_figure(change: &FigureChange) -> Row {
    Row {
        kind: "figure",
        change: change.change,
        counts: change.counts,
        id: change.indicator.clone(),
        name: change.name.clone(),
        area: change.area.clone(),
        township: change.township.clone(),
        period: Some(change.period),
        earlier: Some(change.earlier),
        before: Half::of_stated(&change.before),
        after: Half::of_stated(&change.after),
        ..Row::default()
    }
}

fn of_absence(absence: &Absence) -> Row {
    Row {
        kind: "absence",
        change: match absence.only_in {
            "new" => "appeared",
            _ => "gone",
        },
        counts: absence.counts,
        id: absence.of.to_owned(),
        area: absence.area.clone(),
        township: absence.township.clone(),
        period: absence.period,
        figures: Some(absence.figures),
        ..Row::default()
    }
}

fn of_check(change: &CheckChange) -> Row {
    let broken = |count: u64| Half {
        value: count.to_string(),
        ..Half::default()
    };
    Row {
        kind: "check",
        change: match change.after.broken > change.before.broken {
            true => "worse",
            false => "better",
        },
        counts: change.counts,
        id: change.after.check.clone(),
        before: broken(change.before.broken),
        after: broken(change.after.broken),
        ..Row::default()
    }
}
