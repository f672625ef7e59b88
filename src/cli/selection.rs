//! From the names the user typed to what is judged.

use std::collections::BTreeSet;

use target_check::data::Observations;
use target_check::plan::{Plan, Target};
use target_check::report::wording::Lang;
use target_check::source::{Diagnostic, Untrusted};
use target_check::verdict::{Selection, inputs_of};
use target_check::vocabulary::nearest;

use super::meant::did_you_mean;
use super::options::Choosing;
use super::refusal::{Refusal, problem};

/// More targets than this are no answer to "did you mean".
const MOST_GUESSES: usize = 3;

/// The targets asked for by `--target` and `--clause`: those that either names; all if neither is given.
pub(super) fn targets(
    plan: &Plan,
    names: &[String],
    clauses: &[String],
    lang: Lang,
) -> Result<Option<BTreeSet<usize>>, Refusal> {
    if names.is_empty() && clauses.is_empty() {
        return Ok(None);
    }
    let mut chosen = BTreeSet::new();
    let mut problems = Vec::new();
    for name in names {
        match target(plan, name) {
            Some(index) => {
                chosen.insert(index);
            }
            None => problems.push(no_target(plan, name, lang)),
        }
    }
    for clause in clauses {
        let matching = plan.targets.iter().enumerate().filter(|(_, target)| {
            let mut of_target = target.clause.iter();
            of_target.any(|of_target| is_within(of_target.raw(), clause))
        });
        let matching: BTreeSet<usize> = matching.map(|(index, _)| index).collect();
        if matching.is_empty() {
            problems.push(no_clause(plan, clause, lang));
        }
        chosen.extend(matching);
    }
    if problems.is_empty() {
        Ok(Some(chosen))
    } else {
        Err(Refusal::all(problems))
    }
}

/// The target that is called so.
pub(super) fn target(plan: &Plan, name: &str) -> Option<usize> {
    let mut targets = plan.targets.iter();
    targets.position(|target| is_called(target, name))
}

/// Whether `name` is the target's id, or exactly one of its names.
fn is_called(target: &Target, name: &str) -> bool {
    let name = name.trim();
    let english = target.english.as_ref();
    target.id == name
        || target.name == *name
        || english.is_some_and(|english| english.raw().eq_ignore_ascii_case(name))
}

fn no_target(plan: &Plan, name: &str, lang: Lang) -> Diagnostic {
    let message = lang.pick(
        format!("规则中没有目标 {}", shown(name)),
        format!("the rules have no target {}", shown(name)),
    );
    if name.contains([',', '，', '、']) {
        let each: Vec<String> = name
            .split([',', '，', '、'])
            .map(|one| format!("--target {}", shown(one.trim())))
            .collect();
        let each = each.join(" ");
        let help = lang.pick(
            format!("几项目标分开写：{each}"),
            format!("name each by itself: {each}"),
        );
        return problem("unknown-target", message, Some(help));
    }
    let ids = plan.targets.iter().map(|target| target.id.as_str());
    let near: Vec<&str> = match nearest(name, ids) {
        Some(id) => vec![id],
        None => {
            let speaking = plan
                .targets
                .iter()
                .filter(|target| speaks_of(plan, target, name));
            speaking
                .map(|target| target.id.as_str())
                .take(MOST_GUESSES)
                .collect()
        }
    };
    unknown("unknown-target", message, &near, lang)
}

fn no_clause(plan: &Plan, clause: &str, lang: Lang) -> Diagnostic {
    let message = if clause.trim().is_empty() {
        lang.pick("--clause 后面是空的", "--clause is empty")
            .to_owned()
    } else {
        lang.pick(
            format!("没有一项目标出自条款 {}", shown(clause)),
            format!("no target comes from clause {}", shown(clause)),
        )
    };
    let clauses = || {
        let targets = plan.targets.iter();
        targets.flat_map(|target| target.clause.iter().map(Untrusted::raw))
    };
    // 6. and 1.(2) are 6 and 1.2, written as a document would.
    let plain: String = clause
        .chars()
        .filter(|character| character.is_ascii_digit() || *character == '.')
        .collect();
    let plain = plain.trim_matches('.');
    let is_known = clauses().any(|known| is_within(known, plain));
    let near = if is_known && !plain.is_empty() {
        Some(plain)
    } else {
        nearest(clause, clauses())
    };
    let near: Vec<&str> = near.into_iter().collect();
    unknown("unknown-clause", message, &near, lang)
}

/// Whether a target, or a column it needs, has a name that contains `word`, or it comes from the
/// clause of that number.
pub(super) fn speaks_of(plan: &Plan, target: &Target, word: &str) -> bool {
    let word = word.trim().to_lowercase();
    let contains = |text: &str| text.to_lowercase().contains(&word);
    let of_target = [target.id.as_str(), target.name.raw()];
    let english = target.english.as_ref().map(Untrusted::raw);
    let mut own = of_target.into_iter().chain(english);
    let mut clauses = target.clause.iter();
    let mut terms = inputs_of(plan, target)
        .into_iter()
        .filter_map(|id| plan.vocabulary.term(id));
    !word.is_empty()
        && (own.any(contains)
            || clauses.any(|clause| is_within(clause.raw(), &word))
            || terms.any(|term| term.spellings().any(contains)))
}

/// Whether `clause` is `asked` itself or a part of it: 1.2 is a part of 1, 12 is not.
fn is_within(clause: &str, asked: &str) -> bool {
    clause
        .strip_prefix(asked)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The counties asked for by `--area`, by their own name or that of a township; all if not given.
pub(super) fn counties(
    observations: &Observations,
    areas: &[String],
    lang: Lang,
) -> Result<Option<BTreeSet<usize>>, Refusal> {
    let [chosen] = counties_of([observations], areas, lang)?;
    Ok(chosen)
}

/// The same of several data sets: an area has to be in one of them.
pub(super) fn counties_of<const N: usize>(
    all: [&Observations; N],
    areas: &[String],
    lang: Lang,
) -> Result<[Option<BTreeSet<usize>>; N], Refusal> {
    if areas.is_empty() {
        return Ok([const { None }; N]);
    }
    let is_known = |area: &String| all.iter().any(|one| !called(one, area).is_empty());
    let unknown = areas.iter().filter(|area| !is_known(area));
    let problems: Vec<Diagnostic> = unknown.map(|area| no_area(&all, area, lang)).collect();
    if !problems.is_empty() {
        return Err(Refusal::all(problems));
    }
    Ok(all.map(|one| Some(areas.iter().flat_map(|area| called(one, area)).collect())))
}

/// The counties of that name; without any, those that have a township of it.
fn called(observations: &Observations, area: &str) -> BTreeSet<usize> {
    let named = |name: &Untrusted| name.raw() == area.trim();
    let counties = || (0..).zip(observations.counties());
    let own: BTreeSet<usize> = counties()
        .filter(|(_, county)| county.name().is_some_and(named))
        .map(|(index, _)| index)
        .collect();
    if !own.is_empty() {
        return own;
    }
    counties()
        .filter(|(_, county)| county.townships().iter().any(named))
        .map(|(index, _)| index)
        .collect()
}

fn no_area(all: &[&Observations], area: &str, lang: Lang) -> Diagnostic {
    let counties = all.iter().flat_map(|one| one.counties());
    let names = counties
        .flat_map(|county| county.name().into_iter().chain(county.townships()))
        .map(Untrusted::raw);
    let message = lang.pick(
        format!("数据中没有地区 {}", shown(area)),
        format!("the files name no area {}", shown(area)),
    );
    let near = nearest(area, names).map(shown);
    let help = did_you_mean(near.as_deref(), lang);
    problem("unknown-area", message, help)
}

/// Everything that is selected.
pub(super) fn selection(
    targets: Option<BTreeSet<usize>>,
    observations: &Observations,
    choosing: &Choosing,
    lang: Lang,
) -> Result<Selection, Refusal> {
    Ok(Selection {
        year: choosing.year,
        targets,
        counties: counties(observations, &choosing.area, lang)?,
        reported_only: choosing.reported_only,
        as_of: None,
        without_courses: false,
    })
}

fn unknown(code: &'static str, message: String, near: &[&str], lang: Lang) -> Diagnostic {
    let list = see_list(lang);
    let near = shown(&near.join(lang.pick("、", ", ")));
    let help = match did_you_mean(Some(near.as_str()).filter(|near| !near.is_empty()), lang) {
        Some(question) => lang.pick(format!("{question}{list}"), format!("{question} {list}")),
        None => list.to_owned(),
    };
    problem(code, message, Some(help))
}

/// Where all targets are named.
pub(super) fn see_list(lang: Lang) -> &'static str {
    lang.pick(
        "check list 列出全部目标和条款",
        "check list lists all targets and clauses",
    )
}

/// Text of a plan, of data or of the user, harmless on a terminal.
pub(super) fn shown(name: &str) -> String {
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
