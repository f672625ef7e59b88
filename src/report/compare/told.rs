//! Words for single changes: what a figure says, whose it is, and how a verdict turned.

use super::{ComparisonReport, Side};
use crate::quantity::Value;
use crate::report::figure;
use crate::report::wording::{Lang, labels};
use crate::source::{Place, Untrusted};
use crate::verdict::comparison::{
    AbsentPart, FigureChange, FigureTurn, Stated, StatedFigure, StatedFrom, Turn, VerdictChange,
};
use crate::verdict::{Status, Verdict};
use crate::vocabulary::Measure;

/// A status with its sign; a dash where there is no verdict.
pub(super) fn status(verdict: Option<&Verdict>, lang: Lang) -> String {
    verdict.map_or("—".to_owned(), |verdict| {
        let status = verdict.status;
        format!("{} {}", labels::mark(status), labels::status(status, lang))
    })
}

/// How verdicts that turned so stand now: `worse: newly missed`.
pub(super) fn turn(turn: Turn, after: Option<Status>, lang: Lang) -> String {
    let way = match turn {
        Turn::Worse => lang.pick("变差", "worse"),
        Turn::Better => lang.pick("变好", "better"),
        Turn::Other => lang.pick("其他变化", "neither"),
    };
    let now = match after {
        Some(status) => {
            let label = labels::status(status, lang);
            lang.pick(format!("新出现{label}"), format!("newly {label}"))
        }
        None => lang.pick("不再评判", "no longer judged").to_owned(),
    };
    lang.pick(format!("{way}：{now}"), format!("{way}: {now}"))
}

/// How a figure changed.
pub(super) fn figure_turn(turn: FigureTurn, lang: Lang) -> &'static str {
    match turn {
        FigureTurn::Revised => lang.pick("被改", "revised"),
        FigureTurn::Gone => lang.pick("不见了", "gone"),
        FigureTurn::Unreadable => lang.pick("变得读不准", "no longer readable"),
        FigureTurn::Appeared => lang.pick("新出现", "appeared"),
        FigureTurn::Readable => lang.pick("可以读了", "readable at last"),
    }
}

/// A name that no file gives is a dash.
pub(super) fn area(name: Option<&Untrusted>) -> String {
    name.map_or("—".to_owned(), Untrusted::visible)
}

/// Whose figure it is: the county's own, or a township's.
pub(super) fn whose(change: &FigureChange, has_many: bool) -> String {
    match &change.township {
        Some(township) if has_many => {
            format!("{} {}", area(change.area.as_ref()), township.visible())
        }
        Some(township) => township.visible(),
        None => area(change.area.as_ref()),
    }
}

/// What of a county is in one of the two only.
pub(super) fn absent(part: &AbsentPart, report: &ComparisonReport<'_>, lang: Lang) -> String {
    let names = report.names(Side::New, lang);
    match part {
        AbsentPart::County => {
            let whole = names.whole();
            lang.pick(format!("整个{whole}"), format!("the whole {whole}"))
        }
        AbsentPart::Year(year) => lang.pick(format!("{year} 年"), format!("{year}")),
        AbsentPart::Townships(count) => {
            let (part, parts) = (names.part(), names.parts());
            lang.pick(
                format!("全部 {count} 个{part}"),
                format!("all its {count} {parts}"),
            )
        }
        AbsentPart::Township(name) => name.visible(),
    }
}

/// What the two submissions say of a figure, each with enough places to tell them apart.
pub(super) fn figures(
    change: &FigureChange,
    report: &ComparisonReport<'_>,
    lang: Lang,
) -> [String; 2] {
    let term = report.plan.vocabulary.term(change.indicator);
    let measure = term.map(|term| &term.measure);
    let all: Vec<&Value> = [&change.before, &change.after]
        .into_iter()
        .flat_map(readings)
        .map(|one| &one.value)
        .collect();
    [&change.before, &change.after].map(|stated| says(stated, measure, &all, report, lang))
}

fn says(
    stated: &Stated,
    measure: Option<&Measure>,
    all: &[&Value],
    report: &ComparisonReport<'_>,
    lang: Lang,
) -> String {
    match stated {
        Stated::Nothing(_) => "—".to_owned(),
        Stated::Unreadable(_) => lang.pick("读不准", "unreadable").to_owned(),
        Stated::Known(readings) => {
            let readings = readings
                .iter()
                .map(|one| reading(one, measure, all, report, lang));
            let readings: Vec<String> = readings.collect();
            readings.join(lang.pick("，又是 ", " and "))
        }
    }
}

fn reading(
    one: &StatedFigure,
    measure: Option<&Measure>,
    all: &[&Value],
    report: &ComparisonReport<'_>,
    lang: Lang,
) -> String {
    let names = report.names(Side::New, lang);
    let value = figure::value(&one.value, measure, all, lang);
    match &one.from {
        StatedFrom::Cell(_) => value,
        StatedFrom::Townships(sum) => {
            let (count, part, parts) = (sum.count, names.part(), names.parts());
            lang.pick(
                format!("{value}（{count} 个{part}的数）"),
                format!("{value} (of {count} {parts})"),
            )
        }
        StatedFrom::Formula => lang.pick(format!("{value}（算得）"), format!("{value} (computed)")),
    }
}

/// The readings of a figure; none where it says nothing that can be read.
pub(super) fn readings(stated: &Stated) -> &[StatedFigure] {
    match stated {
        Stated::Known(readings) => readings,
        Stated::Nothing(_) | Stated::Unreadable(_) => &[],
    }
}

/// Where a figure stands, or would.
pub(super) fn place(stated: &Stated) -> Option<Place> {
    match stated {
        Stated::Nothing(place) | Stated::Unreadable(place) => *place,
        Stated::Known(readings) => readings.iter().find_map(|one| one.place),
    }
}

/// The names of the counties that changes speak of, where they are more than one.
pub(super) fn has_many_areas(report: &ComparisonReport<'_>) -> bool {
    [&report.old, &report.new]
        .iter()
        .any(|side| side.observations.counties().len() > 1)
}

/// How a verdict stands now; where it is judged no longer, as it stood.
pub(super) fn either<'c>(change: &'c VerdictChange<'_>) -> Option<(Side, &'c Verdict)> {
    let after = change.after.map(|verdict| (Side::New, verdict));
    after.or(change.before.map(|verdict| (Side::Old, verdict)))
}
