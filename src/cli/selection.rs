//! From the names the user typed to what is judged.

use std::collections::BTreeSet;

use target_check::data::Observations;
use target_check::plan::Plan;
use target_check::report::wording::Lang;
use target_check::source::{Diagnostic, Untrusted};
use target_check::verdict::Selection;

use super::args::Judging;
use super::nearest::{did_you_mean, nearest};
use super::refusal::{Refusal, problem};

/// The targets asked for by `--target` and `--clause`: those that either names; all if neither is given.
pub(super) fn targets(
    plan: &Plan,
    judging: &Judging,
    lang: Lang,
) -> Result<Option<BTreeSet<usize>>, Refusal> {
    if judging.target.is_empty() && judging.clause.is_empty() {
        return Ok(None);
    }
    let mut chosen = BTreeSet::new();
    let mut problems = Vec::new();
    for id in &judging.target {
        match plan.targets.iter().position(|target| target.id == *id) {
            Some(index) => {
                chosen.insert(index);
            }
            None => {
                let ids = plan.targets.iter().map(|target| target.id.as_str());
                let message = lang.pick(
                    format!("规则中没有目标 {}", shown(id)),
                    format!("the rules have no target {}", shown(id)),
                );
                problems.push(unknown("unknown-target", message, nearest(id, ids), lang));
            }
        }
    }
    for clause in &judging.clause {
        let before = chosen.len();
        let matching = plan.targets.iter().enumerate().filter(|(_, target)| {
            let mut clauses = target.clause.iter();
            clauses.any(|of_target| is_within(of_target, clause))
        });
        let matching: BTreeSet<usize> = matching.map(|(index, _)| index).collect();
        chosen.extend(&matching);
        if matching.is_empty() && chosen.len() == before {
            let clauses = plan.targets.iter().flat_map(|target| &target.clause);
            let message = lang.pick(
                format!("没有一项目标出自条款 {}", shown(clause)),
                format!("no target comes from clause {}", shown(clause)),
            );
            let near = nearest(clause, clauses.map(String::as_str));
            problems.push(unknown("unknown-clause", message, near, lang));
        }
    }
    if problems.is_empty() {
        Ok(Some(chosen))
    } else {
        Err(Refusal::all(problems))
    }
}

/// Whether `clause` is `asked` itself or a part of it: 1.2 is a part of 1, 12 is not.
fn is_within(clause: &str, asked: &str) -> bool {
    clause
        .strip_prefix(asked)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The counties asked for by `--area`, by their own name or that of a township; all if not given.
fn counties(
    observations: &Observations,
    judging: &Judging,
    lang: Lang,
) -> Result<Option<BTreeSet<usize>>, Refusal> {
    if judging.area.is_empty() {
        return Ok(None);
    }
    let counties = observations.counties();
    let mut chosen = BTreeSet::new();
    let mut problems = Vec::new();
    for area in &judging.area {
        let named = |name: &Untrusted| name.raw() == area.trim();
        let own: Vec<usize> = (0..)
            .zip(counties)
            .filter(|(_, county)| county.name().is_some_and(named))
            .map(|(index, _)| index)
            .collect();
        let found: Vec<usize> = if own.is_empty() {
            (0..)
                .zip(counties)
                .filter(|(_, county)| county.townships().iter().any(named))
                .map(|(index, _)| index)
                .collect()
        } else {
            own
        };
        if found.is_empty() {
            let names = counties
                .iter()
                .flat_map(|county| county.name().into_iter().chain(county.townships()))
                .map(Untrusted::raw);
            let message = lang.pick(
                format!("数据中没有地区 {}", shown(area)),
                format!("the files name no area {}", shown(area)),
            );
            let near = nearest(area, names).map(shown);
            problems.push(unknown("unknown-area", message, near.as_deref(), lang));
        }
        chosen.extend(found);
    }
    if problems.is_empty() {
        Ok(Some(chosen))
    } else {
        Err(Refusal::all(problems))
    }
}

/// Everything that is selected.
pub(super) fn selection(
    targets: Option<BTreeSet<usize>>,
    observations: &Observations,
    judging: &Judging,
    lang: Lang,
) -> Result<Selection, Refusal> {
    Ok(Selection {
        year: judging.year,
        targets,
        counties: counties(observations, judging, lang)?,
        reported_only: judging.reported_only,
    })
}

fn unknown(code: &'static str, message: String, near: Option<&str>, lang: Lang) -> Diagnostic {
    problem(code, message, did_you_mean(near, lang))
}

fn shown(name: &str) -> String {
    Untrusted::new(name).visible()
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn a_chapter_holds_its_clauses_and_no_other_chapters() {
        assert!(is_within("1.2", "1"));
        assert!(is_within("1.2", "1.2"));
        assert!(!is_within("12.1", "1"));
        assert!(!is_within("1.12", "1.1"));
        assert!(!is_within("1", "1.2"));
    }
}
