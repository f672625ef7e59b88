//! Which checks and targets whole numbers decide, and what townships are asked for them.

use crate::plan::{Condition, Plan, Scope, Target};
use crate::vocabulary::{IndicatorId, Question, Questions};

use super::inputs::of_condition;
use super::linear::{Leaf, question};

/// How the checks and targets of a plan are decided.
pub(super) struct Asked {
    /// What is asked of every township, in the order of the checks and then the targets.
    pub(super) questions: Questions,
    /// By check: the number of its question; `None` if it takes a thorough look.
    checks: Vec<Option<usize>>,
    targets: Vec<Way>,
}

/// How a target is decided.
#[derive(Debug)]
pub(super) enum Way {
    /// As any requirement can be.
    Thoroughly,
    /// By what its townships answer to this question.
    ByTownships(usize),
    /// By the county's own answer, as far as its figures are plain.
    ByCounty(Question<Leaf>),
}

/// What has to be known of every township while its rows are read, if only counts are wanted
/// ([`super::summarise`]): its figures need not be kept for these.
pub fn questions(plan: &Plan) -> Questions {
    Asked::of(plan).questions
}

impl Asked {
    pub(super) fn of(plan: &Plan) -> Self {
        let mut asked = Self {
            questions: Questions::default(),
            checks: Vec::new(),
            targets: Vec::new(),
        };
        for check in &plan.checks {
            let number = asked.ask(plan, &check.requirement, check.when.as_ref());
            asked.checks.push(number);
        }
        for target in &plan.targets {
            let way = asked.way(plan, target);
            asked.targets.push(way);
        }
        asked
    }

    fn way(&mut self, plan: &Plan, target: &Target) -> Way {
        let way = match (target.scope, &target.when) {
            (Scope::EachTownship, when) => self
                .ask(plan, &target.requirement, when.as_ref())
                .map(Way::ByTownships),
            (Scope::County, None) => question(plan, &target.requirement).map(Way::ByCounty),
            (Scope::County, Some(_)) => None,
        };
        way.unwrap_or(Way::Thoroughly)
    }

    /// The number of the question that asks each township for this, if one can: it is about a
    /// single year. If none can, the figures it takes are kept.
    fn ask(
        &mut self,
        plan: &Plan,
        requirement: &Condition,
        when: Option<&Condition>,
    ) -> Option<usize> {
        let of_year = |(indicator, before): &Leaf| -> Option<IndicatorId> {
            (*before == 0).then_some(*indicator)
        };
        let question = match when {
            None => question(plan, requirement).and_then(|question| question.of_inputs(of_year)),
            Some(_) => None,
        };
        let Some(question) = question else {
            for condition in [Some(requirement), when].into_iter().flatten() {
                self.questions.kept.extend(of_condition(plan, condition));
            }
            return None;
        };
        let list = &mut self.questions.list;
        list.push(question);
        list.len().checked_sub(1)
    }

    /// The question of a check, with its number.
    pub(super) fn of_check(&self, check: usize) -> Option<(usize, &Question<IndicatorId>)> {
        let number = self.checks.get(check).copied().flatten()?;
        Some((number, self.questions.list.get(number)?))
    }

    /// The question of a target of each township, with its number.
    pub(super) fn of_townships(&self, number: usize) -> Option<(usize, &Question<IndicatorId>)> {
        Some((number, self.questions.list.get(number)?))
    }

    /// How a target is decided.
    pub(super) fn of_target(&self, target: usize) -> &Way {
        self.targets.get(target).unwrap_or(&Way::Thoroughly)
    }
}
