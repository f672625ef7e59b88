//! For whoever reads the end first: which targets are missed, behind, unreadable or without a
//! figure, by name.

use std::collections::{BTreeMap, BTreeSet};

use super::rows;
use super::sheet::Sheet;
use crate::plan::{Level, Target};
use crate::quantity::Year;
use crate::report::Report;
use crate::report::names::{Names, first_of, list, titles};
use crate::source::Untrusted;
use crate::verdict::{Status, Verdict};

/// What one must act on, what matters most first, and whether it is waived.
const TO_ACT_ON: [(Status, bool); 5] = [
    (Status::Missed, false),
    (Status::Behind, false),
    (Status::Unreadable, false),
    (Status::NotReported, false),
    (Status::Missed, true),
];
/// More targets than this are counted.
const MOST_TARGETS: usize = 8;
/// More areas than this are counted.
const MOST_AREAS: usize = 3;

/// The years and areas in which a target stands so.
#[derive(Default)]
struct Where<'a> {
    years: BTreeSet<Year>,
    areas: BTreeSet<Option<&'a Untrusted>>,
}

/// One line for each status one must act on: the binding targets first, then the expected ones.
pub(super) fn draw(report: &Report<'_>, names: &Names<'_>, sheet: &mut Sheet) {
    let lang = names.lang;
    let all_areas = rows::areas(report);
    for (status, is_waived) in TO_ACT_ON {
        let mut found: BTreeMap<usize, Where<'_>> = BTreeMap::new();
        let verdicts = report.judgement.verdicts.iter();
        for verdict in
            verdicts.filter(|verdict| verdict.status == status && verdict.is_waived() == is_waived)
        {
            note(verdict, report, &mut found);
        }
        let of_level = |level: Level| {
            let targets = found.iter().filter_map(|(index, at)| {
                let target = report.plan.targets.get(*index)?;
                (target.level == level).then(|| name(target, at, all_areas, names))
            });
            targets.collect::<Vec<String>>()
        };
        let targets = [of_level(Level::Binding), of_level(Level::Expected)].concat();
        if targets.is_empty() {
            continue;
        }
        let targets = first_of(&targets, MOST_TARGETS, lang, titles);
        let waived = match is_waived {
            true => lang.pick("（已豁免）", " (waived)"),
            false => "",
        };
        let status = format!("{}{waived}", sheet.status(status));
        sheet.entry(&lang.pick(
            format!("{status}：{targets}"),
            format!("{status}: {targets}"),
        ));
    }
}

fn note<'a>(verdict: &'a Verdict, report: &Report<'_>, found: &mut BTreeMap<usize, Where<'a>>) {
    let Some(target) = report.plan.targets.get(verdict.target) else {
        return;
    };
    let at = found.entry(verdict.target).or_default();
    at.years.extend(rows::dated(target, verdict, report));
    at.areas.insert(verdict.area.as_ref());
}

fn name(target: &Target, at: &Where<'_>, all_areas: usize, names: &Names<'_>) -> String {
    let lang = names.lang;
    let years: Vec<Year> = at.years.iter().copied().collect();
    let name = rows::with_marks(target, &years, names);
    if all_areas <= 1 {
        return name;
    }
    let areas = match at.areas.len() {
        count if count == all_areas => lang.pick("各地区", "all areas").to_owned(),
        count if count > MOST_AREAS => {
            lang.pick(format!("{count} 个地区"), format!("{count} areas"))
        }
        _ => {
            let areas = at.areas.iter().flatten();
            list(areas.map(|area| area.visible()), lang)
        }
    };
    lang.pick(format!("{name}：{areas}"), format!("{name}: {areas}"))
}
