//! What changed, as commands of a GitHub workflow: what weighs is shown beside the new cell, and
//! every other change stands in the log, folded.

use std::collections::BTreeMap;
use std::io;

use super::sections::{self, Section};
use super::{ComparisonReport, Side, closing, told};
use crate::report::cells::{self, Cells};
use crate::report::github::{Kind, Log, command, data};
use crate::report::table::rows;
use crate::report::wording::Lang;
use crate::source::{Input, Place, Untrusted};
use crate::verdict::comparison::{FigureChange, VerdictChange};

/// Writes the report as workflow commands.
pub(super) fn write(
    report: &ComparisonReport<'_>,
    inputs: &[Input],
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let (comparison, weighing) = (report.comparison, report.weighing);
    let names = report.names(Side::New, lang);
    let verdicts = comparison.verdicts.iter();
    let verdicts: Vec<_> = verdicts.filter(|one| one.weighs(weighing)).collect();
    let figures = comparison.figures.iter();
    let figures: Vec<_> = figures.filter(|one| one.weighs(weighing)).collect();
    let places = verdicts
        .iter()
        .filter_map(|one| one.after.and_then(cells::found));
    let places = places.chain(figures.iter().filter_map(|one| told::place(&one.after)));
    let log = Log {
        cells: &Cells::find(&report.of(Side::New), inputs, places),
        names: &names,
    };
    for change in verdicts {
        annotate_verdict(change, report, &log, lang, out)?;
    }
    for change in figures {
        annotate_figure(change, report, &log, lang, out)?;
    }
    for absence in comparison
        .absences
        .iter()
        .filter(|one| one.weighs(weighing))
    {
        let (area, what) = (
            told::area(absence.area.as_ref()),
            told::absent(&absence.of, report, lang),
        );
        let title = lang.pick(
            format!("{area} {what}：新的没有了"),
            format!("{area}: {what} gone"),
        );
        let figures = absence.figures;
        let text = lang.pick(
            format!("旧的有 {figures} 个数"),
            format!("the old submission has {figures} figures of it"),
        );
        annotate(None, title, &text, &log, out)?;
    }
    for section in sections::all(report, lang) {
        group(&section, out)?;
    }
    let lines = closing::sides(report, lang).into_iter();
    let lines: Vec<String> = lines.chain(closing::counts(report, lang)).collect();
    let title = BTreeMap::from([("title", closing::meaning(report, lang))]);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    command(Kind::Notice, &title, &lines, out)
}

fn annotate_verdict(
    change: &VerdictChange<'_>,
    report: &ComparisonReport<'_>,
    log: &Log<'_>,
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let (Some(target), Some((side, either))) =
        (report.plan.targets.get(change.target), told::either(change))
    else {
        return Ok(());
    };
    let (of_side, names) = (report.of(side), report.names(side, lang));
    let (was, is) = (
        told::status(change.before, lang),
        told::status(change.after, lang),
    );
    let name = rows::target(target, either, &of_side, &names);
    let area = change.area.as_ref().map(Untrusted::visible);
    let area = area.map_or_else(String::new, |area| format!("{area} "));
    let title = format!("{area}{name}: {was} → {is}");
    let place = |verdict: Option<&_>| verdict.and_then(cells::found);
    let (old, new) = (place(change.before), place(change.after));
    let remarks = change
        .after
        .map(|after| rows::remarks(target, after, &of_side, &names))
        .filter(|remarks| !remarks.is_empty());
    let parts: Vec<String> = remarks
        .into_iter()
        .chain([report.places(old, new, lang)])
        .collect();
    let text = parts.join(lang.pick("；", "; "));
    annotate(new, title, &text, log, out)
}

fn annotate_figure(
    change: &FigureChange,
    report: &ComparisonReport<'_>,
    log: &Log<'_>,
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let [before, after] = told::figures(change, report, lang);
    let (old, new) = (told::place(&change.before), told::place(&change.after));
    let (whose, period) = (told::whose(change, true), change.period);
    let name = report.names(Side::New, lang).indicator(change.indicator);
    let turn = told::figure_turn(change.turn(), lang);
    let title = lang.pick(
        format!("往年的数{turn}：{whose} {period} 年{name}"),
        format!("figure of an earlier year {turn}: {name}, {whose} {period}"),
    );
    let places = report.places(old, new, lang);
    annotate(
        new,
        title,
        &format!("{before} → {after} ({places})"),
        log,
        out,
    )
}

fn annotate(
    place: Option<Place>,
    title: String,
    text: &str,
    log: &Log<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut properties = place.map_or_else(BTreeMap::new, |place| log.place(&place, None));
    properties.insert("title", title);
    command(Kind::Error, &properties, &[text], out)
}

fn group(section: &Section, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "::group::{}", data(&section.heading))?;
    for row in &section.rows {
        let cells: Vec<&str> = row
            .iter()
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        writeln!(out, "{}", Untrusted::new(cells.join(" | ")).visible())?;
    }
    writeln!(out, "::endgroup::")
}
