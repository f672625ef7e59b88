//! `--trend`: the figures of each target year by year, with a small line of bars.

use std::collections::BTreeSet;

use super::grid::{Column, Grid, Section};
use super::misses::{self, MOST_ROWS};
use super::rows;
use super::sheet::Sheet;
use super::view::View;
use crate::plan::Target;
use crate::quantity::{Exact, Year};
use crate::report::names::Names;
use crate::report::{Report, figure};
use crate::source::Untrusted;
use crate::verdict::{Course, Verdict};

/// From the least to the greatest. Their width differs between terminals, so that they stand in the
/// last column.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// The place of a year without a figure.
const GAP: char = '·';

/// A target and its figures.
type Told<'a> = (&'a Target, &'a Verdict, &'a Course);

pub(super) fn draw(report: &Report<'_>, view: &View<'_>, names: &Names<'_>, sheet: &mut Sheet) {
    if !view.trend {
        return;
    }
    let lang = names.lang;
    let all = told(report, view);
    sheet.strong(lang.pick("逐年走势", "Year by year"));
    if all.is_empty() {
        sheet.line(lang.pick(
            "没有一项目标有两年以上的数据。",
            "No target has figures of more than one year.",
        ));
        sheet.gap();
        return;
    }
    let shown = all.get(..MOST_ROWS).unwrap_or(&all);
    let years: BTreeSet<Year> = shown
        .iter()
        .flat_map(|(_, _, course)| course.points.iter().map(|point| point.year))
        .collect();
    let many_areas = rows::areas(report) > 1;
    let row = |told: &Told<'_>| row(told, &years, many_areas, names, sheet);
    let rows = shown.iter().map(row).collect();
    let mut columns = vec![
        Column::label(lang.pick("结论", "Status")),
        Column::prose(lang.pick("目标", "Target")),
    ];
    if many_areas {
        columns.push(Column::figure(lang.pick("地区", "Area")));
    }
    columns.extend(years.iter().map(|year| Column::label(&year.to_string())));
    columns.push(Column::label(lang.pick("走势", "Trend")));
    Grid {
        columns,
        sections: vec![Section {
            heading: None,
            rows,
        }],
    }
    .draw(sheet);
    misses::tell_more(all.len().saturating_sub(MOST_ROWS), names, sheet);
    sheet.gap();
}

/// The targets that have figures of more than one year, each in its latest verdict.
fn told<'a>(report: &Report<'a>, view: &View<'_>) -> Vec<Told<'a>> {
    let mut all: Vec<Told<'a>> = Vec::new();
    for verdict in &report.judgement.verdicts {
        let course = verdict.course.as_deref();
        let Some(course) = course.filter(|course| course.points.len() > 1) else {
            continue;
        };
        let Some(target) = report.plan.targets.get(verdict.target) else {
            continue;
        };
        if !view.shows(verdict.status) {
            continue;
        }
        match all.last_mut() {
            // A target of every year has a verdict for each; the last one knows all years.
            Some(last) if (last.1.target, &last.1.area) == (verdict.target, &verdict.area) => {
                *last = (target, verdict, course);
            }
            Some(_) | None => all.push((target, verdict, course)),
        }
    }
    all
}

fn row(
    (target, verdict, course): &Told<'_>,
    years: &BTreeSet<Year>,
    many_areas: bool,
    names: &Names<'_>,
    sheet: &Sheet,
) -> Vec<String> {
    let name = rows::with_marks(target, &[], names);
    let name = match course.unit.symbol() {
        "" => name,
        unit => names
            .lang
            .pick(format!("{name}（{unit}）"), format!("{name} ({unit})")),
    };
    let area = verdict.area.as_ref().map(Untrusted::visible);
    let area = many_areas.then(|| area.unwrap_or_default());
    let figures = years.iter().map(|year| {
        let mut points = course.points.iter();
        let point = points.find(|point| point.year == *year);
        point.map_or_else(String::new, |point| figure::of_year(point, verdict))
    });
    let first = [sheet.status(verdict.status), name].into_iter().chain(area);
    first
        .chain(figures)
        .chain([bars(course, verdict, years)])
        .collect()
}

/// A bar for each year. The scale goes from the least to the greatest of the figures and of what is
/// required.
fn bars(course: &Course, verdict: &Verdict, years: &BTreeSet<Year>) -> String {
    let values = || course.points.iter().map(|point| &point.value);
    let bounds = figure::bounds(verdict.required.as_ref());
    let ends = values().chain(bounds);
    let (low, high) = (ends.clone().min(), ends.max());
    let bar = |value: &Exact| -> Option<char> {
        let above = (value - low?).checked_div(&(high? - low?));
        let steps = u32::try_from(BARS.len()).ok()?.checked_sub(1)?;
        let step = match above {
            Some(above) => (&above * &Exact::from(steps)).floor().integer_digits(),
            None => return BARS.get(BARS.len() / 2).copied(),
        };
        BARS.get(step.parse::<usize>().ok()?).copied()
    };
    let of_year = |year: &Year| {
        let mut points = course.points.iter();
        let point = points.find(|point| point.year == *year);
        point.and_then(|point| bar(&point.value)).unwrap_or(GAP)
    };
    years.iter().map(of_year).collect()
}
