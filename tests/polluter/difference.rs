//! What a damaged file's verdicts are next to the clean ones, and whether every difference is said.

use std::collections::{BTreeMap, BTreeSet};

use target_check::data::{self, Finding, FindingKind, Observations, Options};
use target_check::plan::Plan;
use target_check::quantity::Year;
use target_check::source::Input;
use target_check::verdict::{
    Judgement, Observed, Reason, Remark, RemarkKind, Required, Selection, Shortfall, Status,
    Verdict, inputs_of, judge,
};
use target_check::vocabulary::IndicatorId;

use super::family::Facts;

/// What became of a damaged data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The verdicts are the clean ones.
    Same,
    /// They are not, and for each that differs something says why.
    Explained,
    /// The run was refused, with a place.
    Refused,
    /// They are not, nothing says why, and nothing could: the facts changed to others.
    FactsChanged,
    /// They are not and nothing says why, or a target is met that is not.
    Silent(Vec<String>),
}

type Key = (usize, Option<String>, i64);

/// What must be equal.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    status: Status,
    observed: Option<Observed>,
    required: Option<Required>,
    shortfall: Option<Shortfall>,
}

/// The clean example as it is read and judged.
pub(crate) struct Clean {
    area: Option<String>,
    /// By report year.
    verdicts: BTreeMap<Year, BTreeMap<Key, Said>>,
    year: Year,
    findings: Vec<FindingKind>,
    remarks: Vec<RemarkKind>,
}

fn read(plan: &Plan, files: &[(String, Vec<u8>)]) -> Result<Observations, Vec<Finding>> {
    let inputs: Vec<Input> = files
        .iter()
        .map(|(name, bytes)| Input::memory(name.as_str(), bytes.clone()))
        .collect();
    data::read(&inputs, &plan.vocabulary, &Options::default())
}

fn key(verdict: &Verdict) -> Key {
    let area = verdict.area.as_ref().map(|name| name.raw().to_owned());
    (verdict.target, area, verdict.period.number())
}

fn said(verdict: &Verdict) -> Said {
    // The places a figure is shown with are form, not fact.
    let observed = verdict.observed.clone().map(|observed| match observed {
        Observed::Number { value, unit, .. } => Observed::Number {
            value,
            unit,
            places: 0,
        },
        other @ (Observed::YesNo(_) | Observed::Date(_)) => other,
    });
    Said {
        status: verdict.status,
        observed,
        required: verdict.required.clone(),
        shortfall: verdict.shortfall.clone(),
    }
}

impl Clean {
    pub(crate) fn of(plan: &Plan, files: &[(String, Vec<u8>)]) -> Self {
        let observations = read(plan, files).unwrap();
        let judged = judge(plan, &observations, &Selection::default());
        let verdicts = Year::new(2020)
            .unwrap()
            .to(judged.year)
            .map(|year| {
                let selection = Selection {
                    year: Some(year),
                    ..Selection::default()
                };
                let judged = judge(plan, &observations, &selection);
                let of_year = judged
                    .verdicts
                    .iter()
                    .map(|verdict| (key(verdict), said(verdict)))
                    .collect();
                (year, of_year)
            })
            .collect();
        let areas: BTreeSet<Option<String>> = judged.verdicts.iter().map(|v| key(v).1).collect();
        assert_eq!(areas.len(), 1);
        Self {
            area: areas.into_iter().next().unwrap(),
            verdicts,
            year: judged.year,
            findings: observations.findings.into_iter().map(|f| f.kind).collect(),
            remarks: judged.remarks.into_iter().map(|r| r.kind).collect(),
        }
    }

    /// Reads and judges damaged files.
    pub(crate) fn compare(
        &self,
        plan: &Plan,
        files: &[(String, Vec<u8>)],
        facts: Facts,
    ) -> Outcome {
        let observations = match read(plan, files) {
            Ok(observations) => observations,
            Err(findings) => {
                let have_places = findings
                    .iter()
                    .all(|finding| usize::from(finding.place.file.0) < files.len());
                return if have_places && !findings.is_empty() {
                    Outcome::Refused
                } else {
                    Outcome::Silent(vec!["refused without a place".to_owned()])
                };
            }
        };
        let judgement = judge(plan, &observations, &Selection::default());
        Comparison {
            clean: self,
            plan,
            facts,
            judgement: &judgement,
            last_year: observations
                .counties()
                .iter()
                .flat_map(|county| county.years())
                .filter(|year| *year <= self.year)
                .max()
                .unwrap_or(self.year),
            findings: observations
                .findings
                .iter()
                .filter(|finding| !self.findings.contains(&finding.kind))
                .collect(),
            remarks: judgement
                .remarks
                .iter()
                .filter(|remark| !self.remarks.contains(&remark.kind))
                .collect(),
        }
        .outcome()
    }
}

struct Comparison<'a> {
    clean: &'a Clean,
    plan: &'a Plan,
    facts: Facts,
    judgement: &'a Judgement,
    /// Those that the clean example does not have.
    findings: Vec<&'a Finding>,
    /// The last year that the files have a row or column for.
    last_year: Year,
    remarks: Vec<&'a Remark>,
}

impl Comparison<'_> {
    fn outcome(&self) -> Outcome {
        let (mut silent, mut is_explained, mut has_changed) = (Vec::new(), false, false);
        let mut note = |difference: Difference| match difference {
            Difference::Said => is_explained = true,
            Difference::FactsChanged => has_changed = true,
            Difference::Silent(what) => silent.push(what),
        };
        if self.judgement.year != self.clean.year {
            note(self.of_another_year());
        }
        let areas: BTreeSet<Option<String>> =
            self.judgement.verdicts.iter().map(|v| key(v).1).collect();
        // A file that names no area is a file of the same facts. Another name is not.
        let is_nameless = areas.len() == 1 && areas.contains(&None);
        if !areas.contains(&self.clean.area) && !is_nameless {
            note(self.of_the_whole(format!("areas are {areas:?}")));
        }
        let Some(clean) = self.clean.verdicts.get(&self.judgement.year) else {
            return Outcome::Silent(vec!["a year the example does not have".to_owned()]);
        };
        let mut met = BTreeSet::new();
        for verdict in &self.judgement.verdicts {
            let mut key = key(verdict);
            if is_nameless {
                key.1.clone_from(&self.clean.area);
            }
            let clean = clean.get(&key);
            met.insert(key);
            if clean != Some(&said(verdict)) {
                note(self.of_verdict(verdict, clean));
            }
        }
        for (target, area, year) in clean.keys().filter(|key| !met.contains(*key)) {
            let id = &self.plan.targets[*target].id;
            note(self.of_the_whole(format!("no verdict {id} {area:?} {year}")));
        }
        if !silent.is_empty() {
            Outcome::Silent(silent)
        } else if has_changed {
            Outcome::FactsChanged
        } else if is_explained {
            Outcome::Explained
        } else {
            Outcome::Same
        }
    }

    /// Judged as of another year. That a year is not in the files at all nobody can know, and every
    /// report and verdict names its year; that it is there and blank must be said.
    fn of_another_year(&self) -> Difference {
        if self.last_year > self.judgement.year {
            self.of_the_whole(format!("judged as of {}", self.judgement.year))
        } else {
            Difference::FactsChanged
        }
    }

    /// A difference that is of no single verdict: what was found of the file as such must say it.
    fn of_the_whole(&self, what: String) -> Difference {
        let is_said = self
            .findings
            .iter()
            .any(|finding| is_of_rows(&finding.kind));
        let is_remarked = self
            .remarks
            .iter()
            .any(|remark| matches!(remark.kind, RemarkKind::YearWithoutFigures { .. }));
        if is_said || is_remarked {
            Difference::Said
        } else {
            self.unsaid(what)
        }
    }

    fn of_verdict(&self, now: &Verdict, clean: Option<&Said>) -> Difference {
        let id = &self.plan.targets[now.target].id;
        let before = clean.map_or("absent", |clean| clean.status.id());
        let what = format!(
            "{id} {:?} {}: {before} → {}, {:?}, {:?}",
            now.area.as_ref().map(|name| name.raw()),
            now.period,
            now.status.id(),
            now.observed,
            now.reason
        );
        let was_met = clean.is_some_and(|clean| clean.status == Status::Met);
        let is_damaged_name = clean.is_none()
            && self
                .findings
                .iter()
                .any(|finding| finding.text.is_some() && finding.text == now.area);
        if now.status == Status::Met && !was_met && !is_damaged_name {
            // Whatever else is said: only other facts may do this.
            return self.unsaid(format!("FALSE PASS {what}"));
        }
        if now.reason.as_ref().is_some_and(names_what_is_missing) {
            return Difference::Said;
        }
        let inputs = inputs_of(self.plan, &self.plan.targets[now.target]);
        if clean.is_some_and(|clean| clean.status == now.status) && self.is_as_reported(now) {
            return Difference::Said;
        }
        let is_said = self.findings.iter().any(|finding| {
            finding
                .kind
                .indicator()
                .is_some_and(|id| inputs.contains(&id))
        }) || self
            .remarks
            .iter()
            .any(|remark| self.concerns(remark, &inputs));
        let is_number = now.observed.is_some() && clean.is_some_and(|c| c.observed.is_some());
        let may_be_rows = self
            .findings
            .iter()
            .any(|finding| is_of_rows(&finding.kind));
        if is_said || (may_be_rows && !is_number) {
            return Difference::Said;
        }
        self.unsaid(what)
    }

    /// Whether a verdict rests on a reported rate alone, whose cell it names: so it is read where
    /// the figures that it could be computed from are gone.
    fn is_as_reported(&self, now: &Verdict) -> bool {
        !now.origins.is_empty()
            && now.origins.iter().all(|origin| {
                self.plan
                    .indicator(origin.indicator)
                    .is_some_and(|rule| rule.formula.is_some())
            })
    }

    fn unsaid(&self, what: String) -> Difference {
        match self.facts {
            Facts::Kept | Facts::Lost | Facts::Contradicted => Difference::Silent(what),
            Facts::Changed => Difference::FactsChanged,
        }
    }

    /// Whether a remark speaks of any of the `inputs`.
    fn concerns(&self, remark: &Remark, inputs: &BTreeSet<IndicatorId>) -> bool {
        match &remark.kind {
            RemarkKind::HarmlessDoubt(doubt) | RemarkKind::DecisiveDoubt(doubt) => {
                inputs.contains(&doubt.indicator)
            }
            RemarkKind::RateConfirmed { indicator, .. }
            | RemarkKind::SameEverywhere { indicator, .. } => inputs.contains(indicator),
            RemarkKind::MoreTownships { .. } => true,
            RemarkKind::YearWithoutFigures { .. } | RemarkKind::IdleWaiver { .. } => false,
            RemarkKind::BrokenCheck { check, .. } => {
                // The names of indicators as the condition shows them.
                let condition = format!("{:?}", self.plan.checks[*check]);
                inputs
                    .iter()
                    .any(|id| condition.contains(&format!("{id:?}")))
            }
        }
    }
}

enum Difference {
    Said,
    FactsChanged,
    Silent(String),
}

/// Whether a finding names a row, a column or an area whose figures are not all used.
fn is_of_rows(kind: &FindingKind) -> bool {
    kind.indicator().is_none()
}

/// Whether a reason names the indicator, the township or the cell that is missing.
fn names_what_is_missing(reason: &Reason) -> bool {
    match reason {
        Reason::NoFigure { .. }
        | Reason::TownshipsSilent { .. }
        | Reason::UnreadableFigure { .. }
        | Reason::TownshipsDiffer { .. }
        | Reason::Competing { .. }
        | Reason::DivisionByZero { .. }
        | Reason::GrowthFromNothing { .. }
        | Reason::Implausible { .. } => true,
        Reason::TooManyReadings
        | Reason::Undecided
        | Reason::ConditionFalse
        | Reason::NoBase
        | Reason::NoSchedule
        | Reason::BaseYear
        | Reason::CompoundUndefined
        | Reason::ExactlyAtBound
        | Reason::Late => false,
    }
}
