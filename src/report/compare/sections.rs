//! The changes for people: by kind, what weighs first, each as a row of texts.

use super::{ComparisonReport, Side, told};
use crate::report::cells;
use crate::report::figure;
use crate::report::table::rows;
use crate::report::wording::Lang;
use crate::verdict::Status;
use crate::verdict::comparison::{Absence, FigureChange, FigureTurn, Turn, VerdictChange};

/// How a column's text may be broken over lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Label,
    Figure,
    Words,
    Prose,
}

/// Changes of one kind.
pub(super) struct Section {
    /// What they are and how many.
    pub(super) heading: String,
    /// Whether any of them makes the run end with 1.
    pub(super) weighs: bool,
    pub(super) columns: Vec<(Kind, &'static str)>,
    pub(super) rows: Vec<Vec<String>>,
}

/// Every change.
pub(super) fn all(report: &ComparisonReport<'_>, lang: Lang) -> Vec<Section> {
    let mut sections = verdicts(report, lang);
    sections.extend(figures(report, lang));
    sections.extend(absences(report, lang));
    sections.extend(checks(report, lang));
    sections
}

fn heading(title: &str, count: usize, lang: Lang) -> String {
    lang.pick(format!("{title}（{count}）"), format!("{title} ({count})"))
}

/// The verdicts by how they turned: worse first, and what counts most first in each.
fn verdicts(report: &ComparisonReport<'_>, lang: Lang) -> Vec<Section> {
    let statuses = || Status::ALL.into_iter().map(Some).chain([None]);
    let kinds = Turn::ALL
        .into_iter()
        .flat_map(|turn| statuses().map(move |after| (turn, after)));
    let mut sections = Vec::new();
    for (turn, after) in kinds {
        let changes = report.comparison.verdicts.iter().filter(|change| {
            change.turn == turn && change.after.map(|verdict| verdict.status) == after
        });
        let changes: Vec<&VerdictChange<'_>> = changes.collect();
        if changes.is_empty() {
            continue;
        }
        let has_many = told::has_many_areas(report);
        let mut columns = vec![
            (Kind::Label, lang.pick("原先", "Was")),
            (Kind::Prose, lang.pick("目标", "Target")),
            (Kind::Words, lang.pick("条款", "Clause")),
            (Kind::Figure, lang.pick("旧", "Old")),
            (Kind::Figure, lang.pick("新", "New")),
            (Kind::Figure, lang.pick("要求", "Required")),
            (
                Kind::Prose,
                lang.pick("缺口、原因和位置", "What is missing, why, and where"),
            ),
        ];
        if has_many {
            columns.insert(1, (Kind::Figure, lang.pick("地区", "Area")));
        }
        let rows = changes
            .iter()
            .filter_map(|change| verdict(change, has_many, report, lang));
        sections.push(Section {
            heading: heading(&told::turn(turn, after, lang), changes.len(), lang),
            weighs: changes.iter().any(|change| change.weighs(report.weighing)),
            columns,
            rows: rows.collect(),
        });
    }
    sections
}

fn verdict(
    change: &VerdictChange<'_>,
    has_many: bool,
    report: &ComparisonReport<'_>,
    lang: Lang,
) -> Option<Vec<String>> {
    let target = report.plan.targets.get(change.target)?;
    let (side, either) = told::either(change)?;
    let (of_side, names) = (report.of(side), report.names(side, lang));
    let observed = |verdict: Option<&_>| {
        let text = verdict.and_then(|verdict| figure::observed(verdict, lang));
        text.unwrap_or_default()
    };
    let place = |verdict: Option<&_>| verdict.and_then(cells::found);
    let remarks = change
        .after
        .map(|after| rows::remarks(target, after, &of_side, &names))
        .filter(|remarks| !remarks.is_empty());
    let places = report.places(place(change.before), place(change.after), lang);
    let remarks: Vec<String> = remarks.into_iter().chain([places]).collect();
    let mut row = vec![
        told::status(change.before, lang),
        rows::target(target, either, &of_side, &names),
        rows::clauses(target),
        observed(change.before),
        observed(change.after),
        figure::required(either, lang).unwrap_or_default(),
        remarks.join(lang.pick("；", "; ")),
    ];
    if has_many {
        row.insert(1, told::area(change.area.as_ref()));
    }
    Some(row)
}

/// The figures: those of earlier years by how they changed, then those of the report year.
fn figures(report: &ComparisonReport<'_>, lang: Lang) -> Vec<Section> {
    let mut sections = Vec::new();
    let all = || report.comparison.figures.iter();
    for turn in FigureTurn::ALL {
        let found = all().filter(|one| one.is_earlier && one.turn() == turn);
        let title = told::figure_turn(turn, lang);
        let title = lang.pick(
            format!("往年的数{title}"),
            format!("figures of earlier years: {title}"),
        );
        sections.extend(of_figures(&title, found.collect(), report, lang));
    }
    let current = all().filter(|one| !one.is_earlier);
    let title = lang.pick(
        "报告年度的数有变化",
        "figures of the report year that changed",
    );
    sections.extend(of_figures(title, current.collect(), report, lang));
    sections
}

fn of_figures(
    title: &str,
    changes: Vec<&FigureChange>,
    report: &ComparisonReport<'_>,
    lang: Lang,
) -> Option<Section> {
    if changes.is_empty() {
        return None;
    }
    let has_many = told::has_many_areas(report);
    let names = report.names(Side::New, lang);
    let rows = changes.iter().map(|change| {
        let [before, after] = told::figures(change, report, lang);
        let places = [&change.before, &change.after].map(told::place);
        let [old, new] = places;
        vec![
            told::whose(change, has_many),
            change.period.to_string(),
            names.indicator(change.indicator),
            before,
            after,
            report.places(old, new, lang),
        ]
    });
    Some(Section {
        heading: heading(title, changes.len(), lang),
        weighs: changes.iter().any(|change| change.weighs(report.weighing)),
        columns: vec![
            (Kind::Figure, lang.pick("地区", "Area")),
            (Kind::Label, lang.pick("年份", "Year")),
            (Kind::Prose, lang.pick("指标", "Indicator")),
            (Kind::Figure, lang.pick("旧", "Old")),
            (Kind::Figure, lang.pick("新", "New")),
            (Kind::Prose, lang.pick("位置", "Where")),
        ],
        rows: rows.collect(),
    })
}

/// Whole areas and years that one of the two lacks.
fn absences(report: &ComparisonReport<'_>, lang: Lang) -> Option<Section> {
    let all: Vec<&Absence> = report.comparison.absences.iter().collect();
    if all.is_empty() {
        return None;
    }
    let rows = all.iter().map(|absence| {
        let only = match absence.is_new {
            true => lang.pick("只有新的有", "only the new has it"),
            false => lang.pick("新的没有了", "the new lacks it"),
        };
        vec![
            told::area(absence.area.as_ref()),
            told::absent(&absence.of, report, lang),
            only.to_owned(),
            absence.figures.to_string(),
        ]
    });
    let title = lang.pick(
        "只在一份里有的地区和年份",
        "areas and years in one of the two only",
    );
    Some(Section {
        heading: heading(title, all.len(), lang),
        weighs: all.iter().any(|absence| absence.weighs(report.weighing)),
        columns: vec![
            (Kind::Figure, lang.pick("地区", "Area")),
            (Kind::Prose, lang.pick("哪一部分", "What of it")),
            (Kind::Figure, lang.pick("在哪一份", "Which has it")),
            (Kind::Label, lang.pick("数据个数", "Figures")),
        ],
        rows: rows.collect(),
    })
}

/// The checks that are broken more or less often.
fn checks(report: &ComparisonReport<'_>, lang: Lang) -> Option<Section> {
    let all = &report.comparison.checks;
    if all.is_empty() {
        return None;
    }
    let names = report.names(Side::New, lang);
    let rows = all.iter().filter_map(|change| {
        let check = report.plan.checks.get(change.check)?;
        Some(vec![
            names.check(check),
            change.before.broken.to_string(),
            change.after.broken.to_string(),
        ])
    });
    let title = lang.pick(
        "校验不成立的次数有变化",
        "checks broken more or less often, in area-years",
    );
    Some(Section {
        heading: heading(title, all.len(), lang),
        weighs: all.iter().any(|change| change.weighs(report.weighing)),
        columns: vec![
            (Kind::Prose, lang.pick("校验", "Check")),
            (Kind::Label, lang.pick("旧", "Old")),
            (Kind::Label, lang.pick("新", "New")),
        ],
        rows: rows.collect(),
    })
}
