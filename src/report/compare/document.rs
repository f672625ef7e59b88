//! A comparison as programs read it, before any format: `target-check/comparison/1`.
//!
//! Keys are added, never changed or removed, within one schema number.

use super::closing::{Newly, number};
use super::model::{
    Absence, CheckChange, Document, FigureChange, FigureCounts, Head, Reading, Stated, Submission,
    Summary, VerdictChange, VerdictCounts,
};
use super::{ComparisonReport, Side, told};
use crate::plan::Level;
use crate::quantity::{Exact, Value};
use crate::report::json::Each;
use crate::report::model::Summary as Totals;
use crate::report::names::Names;
use crate::report::wording::Lang;
use crate::report::{document, figure};
use crate::source::{Place, Untrusted};
use crate::verdict::comparison::{self, AbsentPart, FigureTurn, StatedFigure, StatedFrom, Turn};
use crate::verdict::{CheckCount, Verdict};
use crate::vocabulary::Measure;

const SCHEMA: &str = "target-check/comparison/1";

/// All that the report tells.
pub(super) fn of<'a>(report: &'a ComparisonReport<'_>, lang: Lang) -> Document<'a> {
    let comparison = report.comparison;
    let checks = comparison.checks.iter();
    Document {
        head: Head {
            schema: SCHEMA,
            plan: document::plan(&report.of(Side::New)),
            as_of: report.new.judgement.as_of.map(|day| day.to_string()),
            old: submission(report, Side::Old),
            new: submission(report, Side::New),
            earlier_than: comparison.earlier_than.number(),
            accepts_revisions: report.weighing.accepts_revisions,
            townships_compared: comparison.townships,
            exit_code: report.exit_code(),
            summary: summary(report),
        },
        verdicts: Each::of(&comparison.verdicts, move |one| verdict(one, report, lang)),
        figures: Each::of(&comparison.figures, move |one| figure(one, report, lang)),
        absences: Each::of(&comparison.absences, move |one| Some(absence(one, report))),
        checks: checks.filter_map(|one| check(one, report)).collect(),
    }
}

fn submission(report: &ComparisonReport<'_>, side: Side) -> Submission {
    let of_side = report.of(side);
    let name = match side {
        Side::Old => report.old.name,
        Side::New => report.new.name,
    };
    Submission {
        name: name.raw().to_owned(),
        year: of_side.judgement.year.number(),
        inputs: document::inputs(&of_side),
        summary: Totals {
            binding: document::counts(&of_side, Level::Binding),
            expected: document::counts(&of_side, Level::Expected),
        },
    }
}

fn summary(report: &ComparisonReport<'_>) -> Summary {
    let comparison = report.comparison;
    let turned = |turn| {
        let changes = comparison.verdicts.iter();
        number(changes.filter(|change| change.turn == turn).count())
    };
    let earlier = |turn| {
        let all = comparison.figures.iter();
        number(
            all.filter(|one| one.is_earlier && one.turn() == turn)
                .count(),
        )
    };
    let current = comparison.figures.iter().filter(|one| !one.is_earlier);
    let newly = Newly::of(&comparison.verdicts);
    Summary {
        verdicts: VerdictCounts {
            unchanged: comparison.unchanged,
            worse: turned(Turn::Worse),
            better: turned(Turn::Better),
            other: turned(Turn::Other),
            newly_missed: newly.missed,
            newly_met: newly.met,
            newly_reported: newly.reported,
            newly_not_reported: newly.not_reported,
        },
        figures: FigureCounts {
            unchanged: comparison.same,
            revised: earlier(FigureTurn::Revised),
            gone: earlier(FigureTurn::Gone),
            unreadable: earlier(FigureTurn::Unreadable),
            appeared: earlier(FigureTurn::Appeared),
            readable: earlier(FigureTurn::Readable),
            of_report_year: number(current.count()),
            added: comparison.added,
        },
    }
}

/// `None` only if the change names a target the plan does not have.
fn verdict(
    change: &comparison::VerdictChange<'_>,
    report: &ComparisonReport<'_>,
    lang: Lang,
) -> Option<VerdictChange> {
    let target = report.plan.targets.get(change.target)?;
    let one = |side, verdict: Option<&Verdict>| {
        verdict.and_then(|verdict| {
            document::verdict(verdict, &report.of(side), &report.names(side, lang))
        })
    };
    Some(VerdictChange {
        target: target.id.clone(),
        name: target.name.raw().to_owned(),
        clause: document::raw(&target.clause),
        level: change.level.id(),
        area: raw(change.area.as_ref()),
        change: change.turn.id(),
        counts: change.weighs(report.weighing),
        before: one(Side::Old, change.before),
        after: one(Side::New, change.after),
    })
}

/// `None` only if the change names an indicator the plan does not have.
fn figure(
    change: &comparison::FigureChange,
    report: &ComparisonReport<'_>,
    lang: Lang,
) -> Option<FigureChange> {
    let term = report.plan.vocabulary.term(change.indicator)?;
    let sides = [(Side::Old, &change.before), (Side::New, &change.after)];
    let all: Vec<&Value> = sides
        .iter()
        .flat_map(|(_, stated)| told::readings(stated))
        .map(|one| &one.value)
        .collect();
    let [before, after] = sides.map(|(side, one)| {
        let writer = Writer {
            names: report.names(side, lang),
            measure: &term.measure,
            all: &all,
        };
        writer.stated(one)
    });
    Some(FigureChange {
        indicator: term.id.clone(),
        name: term.name.raw().to_owned(),
        area: raw(change.area.as_ref()),
        township: raw(change.township.as_ref()),
        period: change.period.number(),
        change: change.turn().id(),
        earlier: change.is_earlier,
        counts: change.weighs(report.weighing),
        before,
        after,
    })
}

/// Writes what one submission says of a figure.
struct Writer<'a> {
    names: Names<'a>,
    measure: &'a Measure,
    /// What both submissions say of it.
    all: &'a [&'a Value],
}

impl Writer<'_> {
    fn stated(&self, stated: &comparison::Stated) -> Stated {
        let (file, line, column) = self.place(told::place(stated));
        let readings = told::readings(stated).iter();
        Stated {
            state: match stated {
                comparison::Stated::Nothing(_) => "nothing",
                comparison::Stated::Unreadable(_) => "unreadable",
                comparison::Stated::Known(_) => "known",
            },
            file,
            line,
            column,
            readings: readings.map(|one| self.reading(one)).collect(),
        }
    }

    fn reading(&self, one: &StatedFigure) -> Reading {
        let points = self.all.iter().filter_map(|value| match value {
            Value::Number(number) => number.point(),
            Value::YesNo(_) | Value::Date(_) => None,
        });
        let others: Vec<&Exact> = points.collect();
        let (from, cell, sum) = match &one.from {
            StatedFrom::Cell(text) => ("cell", Some(text.raw().to_owned()), None),
            StatedFrom::Townships(sum) => ("townships", None, Some(*sum)),
            StatedFrom::Formula => ("formula", None, None),
        };
        let (file, line, column) = self.place(one.place);
        Reading {
            text: figure::value(&one.value, Some(self.measure), self.all, self.names.lang),
            amount: document::amount(&one.value, self.measure, &others),
            from,
            cell,
            file,
            line,
            column,
            last_line: sum.map(|sum| sum.last_line),
            count: sum.map(|sum| sum.count),
        }
    }

    fn place(&self, place: Option<Place>) -> (Option<String>, Option<u64>, Option<u32>) {
        let Some(place) = place else {
            return (None, None, None);
        };
        (Some(self.names.raw_file(&place)), place.line, place.column)
    }
}

fn absence(one: &comparison::Absence, report: &ComparisonReport<'_>) -> Absence {
    let (of, township, period) = match &one.of {
        AbsentPart::County => ("area", None, None),
        AbsentPart::Year(year) => ("year", None, Some(year.number())),
        AbsentPart::Townships(_) => ("townships", None, None),
        AbsentPart::Township(name) => ("township", Some(name.raw().to_owned()), None),
    };
    Absence {
        area: raw(one.area.as_ref()),
        of,
        township,
        period,
        only_in: if one.is_new { "new" } else { "old" },
        figures: one.figures,
        counts: one.weighs(report.weighing),
    }
}

fn check(one: &comparison::CheckChange, report: &ComparisonReport<'_>) -> Option<CheckChange> {
    let id = &report.plan.checks.get(one.check)?.id;
    let count = |count: &CheckCount| document::check(id, count);
    Some(CheckChange {
        counts: one.weighs(report.weighing),
        before: count(&one.before),
        after: count(&one.after),
    })
}

fn raw(name: Option<&Untrusted>) -> Option<String> {
    name.map(|name| name.raw().to_owned())
}
