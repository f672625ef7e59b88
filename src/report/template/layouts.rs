//! A blank table in each layout.

use csv::{Terminator, WriterBuilder};

use super::{Blank, Form, notes};
use crate::quantity::Year;
use crate::vocabulary::{IndicatorId, Layout};

type Row = Vec<String>;

/// An area of the table: its county and its township, which is empty for the county's own rows.
#[derive(Clone, Copy)]
struct Area<'a> {
    county: &'a str,
    township: &'a str,
}

pub(super) fn blanks(form: &Form<'_>) -> Vec<Blank> {
    match form.layout {
        Layout::Wide => vec![blank(form, wide(form))],
        Layout::Tidy => vec![blank(form, tidy(form))],
        Layout::YearsAcross => vec![blank(form, years_across(form))],
        Layout::OneIndicator => form
            .indicators()
            .into_iter()
            .map(|id| one_indicator(form, id))
            .collect(),
    }
}

/// A table of `rows` with a title and notes.
fn blank(form: &Form<'_>, rows: Vec<Row>) -> Blank {
    let around = |lines: Vec<String>| lines.into_iter().map(|line| vec![line]);
    let rows = around(vec![notes::title(form)])
        .chain(rows)
        .chain(around(notes::lines(form)));
    Blank {
        name: "template".to_owned(),
        text: csv_text(rows),
    }
}

fn wide(form: &Form<'_>) -> Vec<Row> {
    let indicators = form.indicators();
    let mut header = form.area_headers();
    header.push(form.lang.pick("年份", "year").to_owned());
    header.extend(indicators.iter().map(|id| form.header(*id)));
    let mut rows = vec![header];
    for county in form.counties() {
        for year in form.years {
            for area in form.areas(county, true) {
                let mut row = form.area_cells(area);
                row.push(year.to_string());
                row.resize(row.len().saturating_add(indicators.len()), String::new());
                rows.push(row);
            }
        }
    }
    rows
}

fn tidy(form: &Form<'_>) -> Vec<Row> {
    let mut header = form.area_headers();
    let lang = form.lang;
    header.extend(
        lang.pick(
            ["年份", "指标", "数值", "单位"],
            ["year", "indicator", "value", "unit"],
        )
        .map(str::to_owned),
    );
    let mut rows = vec![header];
    form.each_indicator(|id, area| {
        for year in form.years {
            let mut row = form.area_cells(area);
            row.extend([
                year.to_string(),
                form.name(id),
                String::new(),
                form.unit(id),
            ]);
            rows.push(row);
        }
    });
    rows
}

fn years_across(form: &Form<'_>) -> Vec<Row> {
    let mut header = form.area_headers();
    let names = form
        .lang
        .pick(["指标名称", "计量单位"], ["indicator", "unit"]);
    header.extend(names.map(str::to_owned));
    header.extend(form.years.iter().map(|year| form.year(*year)));
    let mut rows = vec![header];
    form.each_indicator(|id, area| {
        let mut row = form.area_cells(area);
        row.extend([form.name(id), form.unit(id)]);
        row.resize(row.len().saturating_add(form.years.len()), String::new());
        rows.push(row);
    });
    rows
}

fn one_indicator(form: &Form<'_>, id: IndicatorId) -> Blank {
    let mut header = form.area_headers();
    header.extend(form.years.iter().map(|year| form.year(*year)));
    let mut rows = vec![vec![notes::subject(form, &form.header(id))], header];
    let of_townships = form.of_townships().contains(&id);
    for county in form.counties() {
        for area in form.areas(county, of_townships) {
            let mut row = form.area_cells(area);
            row.resize(row.len().saturating_add(form.years.len()), String::new());
            rows.push(row);
        }
    }
    let term = form.plan.vocabulary.term(id);
    let name = term.map_or("", |term| term.id.as_str()).replace('_', "-");
    Blank {
        name,
        text: csv_text(rows),
    }
}

impl Form<'_> {
    fn area_headers(&self) -> Row {
        let mut headers = vec![self.county()];
        if !self.townships.is_empty() {
            headers.push(self.township());
        }
        headers
    }

    fn area_cells(&self, area: Area<'_>) -> Row {
        let mut cells = vec![area.county.to_owned()];
        if !self.townships.is_empty() {
            cells.push(area.township.to_owned());
        }
        cells
    }

    /// A county and, if they are wanted, its townships.
    fn areas<'a>(
        &'a self,
        county: &'a str,
        with_townships: bool,
    ) -> impl Iterator<Item = Area<'a>> {
        let townships = self.townships.iter().filter(move |_| with_townships);
        [""].into_iter()
            .chain(townships.map(String::as_str))
            .map(move |township| Area { county, township })
    }

    /// Every indicator of every area that reports it.
    fn each_indicator(&self, mut tell: impl FnMut(IndicatorId, Area<'_>)) {
        let of_townships = self.of_townships();
        for county in self.counties() {
            for id in self.indicators() {
                for area in self.areas(county, of_townships.contains(&id)) {
                    tell(id, area);
                }
            }
        }
    }

    /// A year as the header of a column.
    fn year(&self, year: Year) -> String {
        self.lang.pick(format!("{year}年"), year.to_string())
    }
}

fn csv_text(rows: impl IntoIterator<Item = Row>) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail.
        let _infallible = writer.write_record(&row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
