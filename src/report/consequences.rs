//! What a doubtful figure means for the targets.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;
use super::names::{harmless, list};
use super::wording::Lang;
use crate::data::{FigureFault, Finding, FindingKind};
use crate::verdict::{Remark, RemarkKind, inputs_of};
use crate::vocabulary::IndicatorId;

/// How many targets are named before the others are counted.
const MOST_NAMED: usize = 3;

/// The judged targets that rest on each indicator.
pub(super) struct Consequences<'a> {
    ids: BTreeMap<IndicatorId, Vec<&'a str>>,
    lang: Lang,
}

impl<'a> Consequences<'a> {
    /// For the targets that `report` judges.
    pub(super) fn of(report: &Report<'a>, lang: Lang) -> Self {
        let judged: BTreeSet<usize> = report
            .judgement
            .verdicts
            .iter()
            .map(|verdict| verdict.target)
            .collect();
        let mut ids: BTreeMap<IndicatorId, Vec<&str>> = BTreeMap::new();
        for target in judged
            .into_iter()
            .filter_map(|index| report.plan.targets.get(index))
        {
            for indicator in inputs_of(report.plan, target) {
                ids.entry(indicator).or_default().push(&target.id);
            }
        }
        Self { ids, lang }
    }

    /// What follows from a finding.
    pub(super) fn of_finding(&self, finding: &Finding) -> Option<String> {
        match &finding.kind {
            // What is doubtful is still used, and of what stands twice every reading is tried.
            FindingKind::Figure {
                fault: FigureFault::Repeated { equal: true, .. },
                indicator: _,
            } => None,
            FindingKind::Figure {
                fault: FigureFault::Repeated { equal: false, .. },
                indicator,
            }
            | FindingKind::Size { indicator, .. } => self.resting(*indicator),
            FindingKind::Figure { indicator, .. } => self.unjudged(*indicator),
            FindingKind::File(_)
            | FindingKind::Table(_)
            | FindingKind::Row(_)
            | FindingKind::Doubt(_) => None,
        }
    }

    /// What follows from a remark.
    pub(super) fn of_remark(&self, remark: &Remark) -> Option<String> {
        match &remark.kind {
            RemarkKind::DecisiveDoubt(doubt) => self.unjudged(doubt.indicator),
            RemarkKind::HarmlessDoubt(doubt) => self.resting(doubt.indicator),
            RemarkKind::RateConfirmed { .. }
            | RemarkKind::SameEverywhere { .. }
            | RemarkKind::MoreTownships { .. }
            | RemarkKind::YearWithoutFigures { .. }
            | RemarkKind::IdleWaiver { .. }
            | RemarkKind::BrokenCheck { .. } => None,
        }
    }

    fn unjudged(&self, indicator: IndicatorId) -> Option<String> {
        let targets = self.named(indicator)?;
        Some(self.lang.pick(
            format!("据此不能评判的目标：{targets}"),
            format!("targets that cannot be judged from it: {targets}"),
        ))
    }

    fn resting(&self, indicator: IndicatorId) -> Option<String> {
        let targets = self.named(indicator)?;
        Some(self.lang.pick(
            format!("用到它的目标：{targets}"),
            format!("targets that rest on it: {targets}"),
        ))
    }

    /// The first few targets that rest on an indicator, and how many more there are.
    fn named(&self, indicator: IndicatorId) -> Option<String> {
        let ids = self.ids.get(&indicator)?;
        let first = list(
            ids.iter().take(MOST_NAMED).map(|id| harmless(id)),
            self.lang,
        );
        Some(match ids.len().saturating_sub(MOST_NAMED) {
            0 => first,
            more => self.lang.pick(
                format!("{first} 等，另有 {more} 项"),
                format!("{first} and {more} more"),
            ),
        })
    }
}
