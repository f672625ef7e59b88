//! The targets no file says anything of, in one block: what to add to the data so that they can be
//! judged.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{Column, Grid, Section};
use super::rows;
use super::sheet::Sheet;
use crate::report::Report;
use crate::report::names::{Names, titles};
use crate::verdict::{Reason, Status, Verdict};
use crate::vocabulary::{IndicatorId, Measure};

/// The targets that are gathered, and the indicators whose columns or rows would supply them.
pub(in crate::report) struct Missing {
    /// By target, the indicators no file mentions.
    targets: BTreeMap<usize, BTreeSet<IndicatorId>>,
}

impl Missing {
    /// A target is gathered if each of its verdicts lacks figures that no file has a place for.
    pub(in crate::report) fn of(report: &Report<'_>) -> Self {
        let mut targets: BTreeMap<usize, BTreeSet<IndicatorId>> = BTreeMap::new();
        let mut others = BTreeSet::new();
        for verdict in &report.judgement.verdicts {
            match wanted(verdict, report) {
                Some(wanted) => targets.entry(verdict.target).or_default().extend(wanted),
                None => {
                    others.insert(verdict.target);
                }
            }
        }
        targets.retain(|target, _| !others.contains(target));
        Self { targets }
    }

    /// Whether a verdict is told of in the block and nowhere else.
    pub(in crate::report) fn gathers(&self, verdict: &Verdict) -> bool {
        self.targets.contains_key(&verdict.target)
    }

    /// How many targets are gathered.
    pub(in crate::report) fn count(&self) -> usize {
        self.targets.len()
    }

    /// Each indicator whose header would help, with the targets it would serve: the one that helps
    /// most targets first, then in the order of the rule file.
    pub(in crate::report) fn supplies(&self) -> Vec<(IndicatorId, Vec<usize>)> {
        let mut supplies: BTreeMap<IndicatorId, Vec<usize>> = BTreeMap::new();
        for (target, indicators) in &self.targets {
            for indicator in indicators {
                supplies.entry(*indicator).or_default().push(*target);
            }
        }
        let mut supplies: Vec<_> = supplies.into_iter().collect();
        supplies.sort_by_key(|(id, targets)| (std::cmp::Reverse(targets.len()), *id));
        supplies
    }

    pub(super) fn draw(&self, report: &Report<'_>, names: &Names<'_>, sheet: &mut Sheet) {
        if self.targets.is_empty() {
            return;
        }
        let lang = names.lang;
        let count = self.count();
        sheet.strong(&lang.pick(
            format!("缺数据：{count} 项目标在文件中没有对应的列或行。要判它们，请补这些表头（用处最多的在前）："),
            format!(
                "Not reported: no file has a column or row for {count} targets. To have them judged, \
                 add these headers (those that serve most targets first):"
            ),
        ));
        let rows = self
            .supplies()
            .into_iter()
            .map(|(id, targets)| {
                let targets = targets
                    .iter()
                    .filter_map(|index| report.plan.targets.get(*index))
                    .map(|target| {
                        let (name, clause) = (names.target(target), rows::clauses(target));
                        let mark = rows::mark_of(target.level, lang);
                        format!("{name}{mark} [{clause}]")
                    });
                vec![header(id, names), titles(targets, lang)]
            })
            .collect();
        Grid {
            columns: vec![
                Column::prose(lang.pick("表头", "Header")),
                Column::prose(lang.pick("用于目标", "For targets")),
            ],
            sections: vec![Section {
                heading: None,
                rows,
            }],
        }
        .draw(sheet);
        sheet.gap();
    }
}

/// The indicators a verdict lacks, if no file has a place for any of them.
fn wanted(verdict: &Verdict, report: &Report<'_>) -> Option<Vec<IndicatorId>> {
    if verdict.status != Status::NotReported {
        return None;
    }
    let Some(Reason::NoFigure { inputs }) = &verdict.reason else {
        return None;
    };
    let mentioned = |id: IndicatorId| report.observations.mentions(id);
    inputs
        .iter()
        .all(|(id, _)| !mentioned(*id))
        .then(|| inputs.iter().map(|(id, _)| *id).collect())
}

/// A header as it may stand in a file: the plan's own name and the unit.
pub(in crate::report) fn header(id: IndicatorId, names: &Names<'_>) -> String {
    let Some(term) = names.plan.vocabulary.term(id) else {
        return names.indicator(id);
    };
    let name = term.name.visible();
    let lang = names.lang;
    match &term.measure {
        Measure::Number(unit) if unit.symbol().is_empty() => name,
        Measure::Number(unit) => format!("{name}({})", unit.symbol()),
        Measure::YesNo => format!("{name}({})", lang.pick("是/否", "是/否, yes/no")),
        Measure::Date => format!("{name}({})", lang.pick("日期", "日期, date")),
    }
}
