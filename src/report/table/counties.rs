//! Many counties: how they stand in sum, by target, by area or by chapter.

use std::collections::BTreeMap;

use super::grid::{Column, Grid, Section};
use super::missing::Missing;
use super::sheet::Sheet;
use super::{By, View, county, misses, rows};
use crate::report::Report;
use crate::report::names::Names;
use crate::report::wording::labels;
use crate::source::Untrusted;
use crate::verdict::{Status, Verdict};

pub(super) fn draw(
    report: &Report<'_>,
    view: &View<'_>,
    missing: &Missing,
    names: &Names<'_>,
    sheet: &mut Sheet,
) {
    let lang = names.lang;
    let areas = rows::areas(report);
    let by = view.by.unwrap_or(By::Target);
    let by_what = match by {
        By::Area => lang.pick("按地区", "by area"),
        By::Target => lang.pick("按目标", "by target"),
        By::Chapter => lang.pick("按章", "by chapter"),
    };
    sheet.line(&lang.pick(
        format!("{areas} 个地区，{by_what}汇总："),
        format!("{areas} areas, {by_what}:"),
    ));
    summary(report, by, missing, names, sheet);
    sheet.gap();
    misses::draw(report, view, missing, names, sheet);
    sheet.gap();
}

/// What a row of the summary is about: its place in the order, and its first cells.
type Group = (usize, Vec<String>);

/// How many verdicts of each target, area or chapter have each status.
fn summary(report: &Report<'_>, by: By, missing: &Missing, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let mut groups: BTreeMap<Group, BTreeMap<Status, u64>> = BTreeMap::new();
    let verdicts = report.judgement.verdicts.iter();
    for verdict in verdicts.filter(|verdict| !missing.gathers(verdict)) {
        let Some(group) = group(report, by, verdict, names) else {
            continue;
        };
        let counts = groups.entry(group).or_default();
        let count = counts.entry(verdict.status).or_default();
        *count = count.saturating_add(1);
    }
    let met_with = |status: &Status| groups.values().any(|counts| counts.contains_key(status));
    let statuses: Vec<Status> = Status::ALL.into_iter().filter(met_with).collect();
    let row = |((_, first), counts): (&Group, &BTreeMap<Status, u64>)| {
        let counts = statuses.iter().map(|status| counts.get(status));
        let counts = counts.map(|count| count.map(u64::to_string).unwrap_or_default());
        first.iter().cloned().chain(counts).collect()
    };
    let mut columns = match by {
        By::Area => vec![Column::prose(lang.pick("地区", "Area"))],
        By::Target => vec![
            Column::prose(lang.pick("目标", "Target")),
            Column::words(lang.pick("条款", "Clause")),
        ],
        By::Chapter => vec![Column::prose(lang.pick("章", "Chapter"))],
    };
    let labels = statuses.iter().map(|status| labels::status(*status, lang));
    columns.extend(labels.map(Column::label));
    Grid {
        columns,
        sections: vec![Section {
            heading: None,
            rows: groups.iter().map(row).collect(),
        }],
    }
    .draw(sheet);
}

fn group(report: &Report<'_>, by: By, verdict: &Verdict, names: &Names<'_>) -> Option<Group> {
    let target = report.plan.targets.get(verdict.target)?;
    Some(match by {
        By::Area => {
            let area = verdict.area.as_ref().map(Untrusted::visible);
            (0, vec![area.unwrap_or_default()])
        }
        By::Target => {
            let mark = rows::mark_of(target.level, names.lang);
            let name = format!("{}{mark}", names.target(target));
            (verdict.target, vec![name, rows::clauses(target)])
        }
        By::Chapter => {
            let number = county::chapter_number(target);
            let heading = county::heading(number, names);
            let heading = heading.unwrap_or_else(|| number.to_owned());
            (county::chapter_order(number, report), vec![heading])
        }
    })
}
