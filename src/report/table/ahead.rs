//! What it will take until targets are due, and where the pace so far leads: a line for each that is
//! neither reached nor due.

use super::grid::{Column, Grid, Section};
use super::misses::{self, MOST_ROWS};
use super::rows;
use super::sheet::Sheet;
use super::view::View;
use crate::plan::Target;
use crate::report::names::Names;
use crate::report::wording::Lang;
use crate::report::wording::ahead::enough;
use crate::report::{Report, figure};
use crate::source::Untrusted;
use crate::verdict::{Ahead, Pace, Verdict};

pub(super) fn draw(report: &Report<'_>, view: &View<'_>, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let many_areas = rows::areas(report) > 1;
    let verdicts = report.judgement.verdicts.iter().filter_map(|verdict| {
        let ahead = verdict.course.as_ref()?.ahead.as_ref()?;
        let target = report.plan.targets.get(verdict.target)?;
        // Of many areas only those are told of that are told of above.
        let is_told = match view.only {
            Some(only) => only.contains(&verdict.status),
            None => !many_areas || misses::wants_action(verdict),
        };
        is_told.then_some((target, verdict, ahead))
    });
    let all: Vec<(&Target, &Verdict, &Ahead)> = verdicts.collect();
    if all.is_empty() {
        return;
    }
    let row = |(target, verdict, ahead): &(&Target, &Verdict, &Ahead)| {
        let area = verdict.area.as_ref().map(Untrusted::visible);
        let area = many_areas.then(|| area.unwrap_or_default());
        let [needed, so_far, ends] = cells(target, verdict, ahead, report, names);
        let target = rows::with_marks(target, &[], names);
        let first = [sheet.status(verdict.status), target];
        let rest = [verdict.due.to_string(), needed, so_far, ends];
        first.into_iter().chain(area).chain(rest).collect()
    };
    let mut columns = vec![
        Column::label(lang.pick("结论", "Status")),
        Column::prose(lang.pick("目标", "Target")),
    ];
    if many_areas {
        columns.push(Column::figure(lang.pick("地区", "Area")));
    }
    let base = report.plan.base_year;
    columns.extend([
        Column::label(lang.pick("到期", "Due")),
        Column::named_prose(lang.pick("每年须", "Needed a year")),
        Column::figure(&lang.pick(format!("{base} 年以来年均"), format!("A year since {base}"))),
        Column::named_prose(lang.pick("照此速度，到期时", "When due, at that pace")),
    ]);
    let rows = all.iter().take(MOST_ROWS).map(row).collect();
    sheet.strong(lang.pick(
        "到期之前：每年还须多少，照目前速度能到多少",
        "Until they are due: what it takes, and where the pace leads",
    ));
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

/// What each year must bring, what it brought so far, and where that leads.
fn cells(
    target: &Target,
    verdict: &Verdict,
    ahead: &Ahead,
    report: &Report<'_>,
    names: &Names<'_>,
) -> [String; 3] {
    let (lang, required) = (names.lang, verdict.required.as_ref());
    let needed = ahead.step.as_ref().map(|step| {
        let needed = figure::step(step, required, lang).signed();
        if rows::says_itself(target, &step.part, verdict, report) {
            return needed;
        }
        let name = names.indicator(step.part.indicator);
        lang.pick(format!("{name} {needed}"), format!("{needed}: {name}"))
    });
    let pace = ahead.pace.as_ref();
    let so_far = ahead.step.as_ref().zip(pace).and_then(|(step, pace)| {
        let yearly = figure::yearly(pace.lever.as_ref()?, step.kind, required, lang)?.signed();
        Some(if pace.since == report.plan.base_year {
            yearly
        } else {
            let since = pace.since;
            lang.pick(
                format!("{yearly}（{since} 年以来）"),
                format!("{yearly} (since {since})"),
            )
        })
    });
    let ends = pace.and_then(|pace| ends(pace, verdict, lang));
    [needed, so_far, ends].map(Option::unwrap_or_default)
}

fn ends(pace: &Pace, verdict: &Verdict, lang: Lang) -> Option<String> {
    let ends = figure::at_pace(&pace.ends, verdict)?;
    let lever = pace.lever.as_ref().and_then(|lever| {
        let ends = figure::on_a_line(lever.ends.as_ref()?, &lever.unit, &[]);
        Some(lang.pick(format!("（{ends}）"), format!(" ({ends})")))
    });
    let enough = enough(pace, verdict, lang)
        .map(|enough| lang.pick(format!("，{enough}"), format!(", {enough}")));
    Some([ends, lever.unwrap_or_default(), enough.unwrap_or_default()].concat())
}
