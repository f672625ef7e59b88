//! Words for why a verdict is what it is, and what to do about it.

use std::collections::BTreeMap;

use super::Lang;
use super::doubts::doubt;
use crate::data::Figure;
use crate::quantity::Year;
use crate::report::names::{Names, list};
use crate::report::{Report, figure};
use crate::source::{Place, Untrusted};
use crate::verdict::{Reason, Status, Verdict, inputs_of};
use crate::vocabulary::IndicatorId;

/// More townships than this are counted where others matter more.
const MOST_SILENT: usize = 5;

/// Why a verdict is what it is, in one sentence.
pub(in crate::report) fn of_verdict(
    verdict: &Verdict,
    report: &Report<'_>,
    names: &Names<'_>,
) -> Option<String> {
    let told = verdict.reason.as_ref()?;
    Some(match (told, verdict.status) {
        (
            Reason::TownshipsSilent {
                names: silent,
                unnamed,
                ..
            },
            Status::Missed,
        ) => others_silent(silent, *unnamed, names),
        (Reason::NoBase, _) => no_base(verdict, report, names),
        (Reason::NoFigure { inputs }, _) => {
            no_figure(inputs, &blanks(verdict, inputs, report), names)
        }
        (_, _) => reason(told, names),
    })
}

/// Beside townships that are known to fall short: how many have not said.
fn others_silent(silent: &[Untrusted], unnamed: u32, names: &Names<'_>) -> String {
    let (lang, part) = (names.lang, names.part());
    let count = u64::from(unnamed).saturating_add(u64::try_from(silent.len()).unwrap_or(u64::MAX));
    if silent.is_empty() || silent.len() > MOST_SILENT {
        return lang.pick(
            format!("另有 {count} 个{part}未报"),
            format!("{count} more did not report"),
        );
    }
    let who = named_parts(silent, unnamed, names);
    lang.pick(
        format!("另有 {count} 个{part}未报：{who}"),
        format!("{count} more did not report: {who}"),
    )
}

/// Which figures of the base year would give the progress.
fn no_base(verdict: &Verdict, report: &Report<'_>, names: &Names<'_>) -> String {
    let (lang, base) = (names.lang, report.plan.base_year);
    let mut counties = report.observations.counties().iter();
    let county = counties.find(|county| county.name() == verdict.area.as_ref());
    let is_known = |id: IndicatorId| {
        county.is_some_and(|county| {
            matches!(county.own(base, id), Figure::Known(_)) || county.parts(base, id).is_some()
        })
    };
    let inputs = report.plan.targets.get(verdict.target);
    let inputs = inputs.map(|target| inputs_of(report.plan, target));
    let lacking = inputs.into_iter().flatten().filter(|id| {
        let rule = report.plan.indicator(*id);
        let is_raw = rule.is_none_or(|rule| rule.formula.is_none() && rule.base.is_none());
        is_raw && !is_known(*id)
    });
    let lacking = lacking.map(|id| format!("“{}”", names.indicator(id)));
    match list(lacking, lang) {
        none if none.is_empty() => plain(&Reason::NoBase, lang).to_owned(),
        lacking => lang.pick(
            format!("没有 {base} 年的{lacking}，算不出进度；报上就能算"),
            format!("report {lacking} of {base} and progress can be measured"),
        ),
    }
}

/// The stable name of a kind of reason.
pub(in crate::report) const fn code(reason: &Reason) -> &'static str {
    match reason {
        Reason::NoFigure { .. } => "no-figure",
        Reason::TownshipsSilent { .. } => "townships-silent",
        Reason::UnreadableFigure { .. } => "unreadable-figure",
        Reason::TownshipsDiffer { .. } => "townships-differ",
        Reason::Competing { .. } => "competing",
        Reason::TooManyReadings => "too-many-readings",
        Reason::Undecided => "undecided",
        Reason::DivisionByZero { .. } => "division-by-zero",
        Reason::GrowthFromNothing { .. } => "growth-from-nothing",
        Reason::Implausible { .. } => "implausible",
        Reason::ConditionFalse => "condition-false",
        Reason::NoBase => "no-base",
        Reason::NoSchedule => "no-schedule",
        Reason::BaseYear => "base-year",
        Reason::CompoundUndefined => "compound-undefined",
        Reason::ExactlyAtBound => "exactly-at-bound",
        Reason::Late => "late",
    }
}

/// A reason, in one sentence.
fn reason(reason: &Reason, names: &Names<'_>) -> String {
    let lang = names.lang;
    match reason {
        Reason::NoFigure { inputs } => no_figure(inputs, &[], names),
        Reason::TownshipsSilent {
            indicator,
            period,
            names: silent,
            unnamed,
        } => {
            let (who, part) = (named_parts(silent, *unnamed, names), names.part());
            let what = names.indicator(*indicator);
            lang.pick(
                format!("{period} 年“{what}”未报：{who}；每个{part}都报齐才能判"),
                format!(
                    "{period}: no “{what}” from {who}; all must report before it can be judged"
                ),
            )
        }
        Reason::UnreadableFigure { indicator, place } => {
            let (what, place) = (names.indicator(*indicator), names.place(place));
            lang.pick(
                format!("“{what}”读不准：{place}；请按该处的提示改正"),
                format!("“{what}” cannot be read with certainty at {place}; see the message there"),
            )
        }
        Reason::TownshipsDiffer { indicator, places } => {
            let what = names.indicator(*indicator);
            let places = list(places.iter().map(|place| names.place(place)), lang);
            let (part, parts, whole) = (names.part(), names.parts(), names.whole());
            lang.pick(
                format!("各{part}的“{what}”不一致（{places}），又不能相加；请补报所属{whole}的数"),
                format!(
                    "{parts} report different “{what}” ({places}), which does not add up; \
                     report the {whole}'s own figure"
                ),
            )
        }
        Reason::Competing { doubts } => {
            let is_one_of_two = match doubts.as_slice() {
                [only] => only.readings.len() == 2,
                _ => false,
            };
            let doubts = doubts.iter().map(|one| doubt(one, names));
            let doubts = doubts.collect::<Vec<_>>().join(lang.pick("；", "; "));
            let (wrong, other) = if is_one_of_two {
                ("其一", "other")
            } else {
                ("错的", "others")
            };
            lang.pick(
                format!("{doubts}；取哪个结论不同，请改正{wrong}"),
                format!("{doubts}; the verdict depends on which is right: correct the {other}"),
            )
        }
        Reason::TooManyReadings => lang
            .pick(
                "互相矛盾的数据太多，无法逐一试算；请先改正它们",
                "too many figures contradict each other to try them all; correct them first",
            )
            .to_owned(),
        Reason::Undecided
        | Reason::ConditionFalse
        | Reason::NoBase
        | Reason::NoSchedule
        | Reason::BaseYear
        | Reason::CompoundUndefined
        | Reason::ExactlyAtBound
        | Reason::Late => plain(reason, lang).to_owned(),
        Reason::DivisionByZero {
            indicator,
            of_nothing,
        } => {
            let what = indicator.map(|indicator| names.indicator(indicator));
            by_zero(what.as_deref(), *of_nothing, lang)
        }
        Reason::GrowthFromNothing { period } => lang.pick(
            format!("{period} 年的数不大于 0，算不出增长率；请核对"),
            format!("growth has no meaning from the figure of {period}, which is not above 0"),
        ),
        Reason::Implausible { indicator, value } => {
            let what = names.indicator(*indicator);
            let shown = figure::implausible(value, names.plan.vocabulary.term(*indicator));
            lang.pick(
                format!("“{what}”算得 {shown}，不可能；请核对它的各项数据"),
                format!("“{what}” comes to {shown}, which cannot be; check the figures behind it"),
            )
        }
    }
}

/// The reasons that have nothing to fill in; the empty text for all others.
fn plain(reason: &Reason, lang: Lang) -> &'static str {
    match reason {
        Reason::Undecided => lang.pick(
            "所报的数不够确切，定不了是否达标；请报准确数",
            "the figure is not precise enough to decide; report the exact one",
        ),
        Reason::ConditionFalse => lang.pick(
            "不具备适用条件",
            "the condition under which it applies is not met",
        ),
        Reason::NoBase => lang.pick(
            "没有可用的基期数，算不出进度",
            "there is no base figure to measure progress from",
        ),
        Reason::NoSchedule => lang.pick(
            "此类目标不按序时进度考核，到期再判",
            "such a target has no schedule and is judged when it is due",
        ),
        Reason::BaseYear => lang.pick(
            "这是基期年份，还谈不上进度",
            "this is the base year: there is no progress to measure yet",
        ),
        Reason::CompoundUndefined => lang.pick(
            "基期数或目标为 0，或正负号不同，按年均增速算不出进度",
            "no yearly growth leads from or to 0, or across it: compound progress has no meaning here",
        ),
        Reason::ExactlyAtBound => lang.pick(
            "正好等于界限，而要求超过",
            "exactly at the bound, which must be exceeded",
        ),
        Reason::Late => lang.pick(
            "已完成，但晚于（或可能晚于）要求的日期",
            "done, but later (or possibly later) than required",
        ),
        Reason::NoFigure { .. }
        | Reason::TownshipsSilent { .. }
        | Reason::UnreadableFigure { .. }
        | Reason::TownshipsDiffer { .. }
        | Reason::Competing { .. }
        | Reason::TooManyReadings
        | Reason::DivisionByZero { .. }
        | Reason::GrowthFromNothing { .. }
        | Reason::Implausible { .. } => "",
    }
}

/// What is divided by zero; where it is zero too there may be nobody to speak of.
fn by_zero(divisor: Option<&str>, of_nothing: bool, lang: Lang) -> String {
    match (divisor, of_nothing) {
        (Some(what), false) => lang.pick(
            format!("“{what}”为 0，不能作除数；请核对"),
            format!("“{what}” is 0 and cannot be divided by; check it"),
        ),
        (None, false) => lang
            .pick("除数为 0；请核对", "a division by zero; check the figures")
            .to_owned(),
        (Some(what), true) => lang.pick(
            format!("“{what}”为 0，被它除的也是 0，算不出占比；请核对，确实没有的，由规则的 when 写明不适用"),
            format!(
                "0 of 0: “{what}” is 0, and so is what it divides, which proves nothing; check \
                 both; where there is truly nothing, a `when` in the rules says that it does not apply"
            ),
        ),
        (None, true) => lang
            .pick(
                "0 除以 0，算不出占比；请核对，确实没有的，由规则的 when 写明不适用",
                "0 of 0 proves nothing; check the figures; where there is truly nothing, a `when` in \
                 the rules says that it does not apply",
            )
            .to_owned(),
    }
}

/// The cells of the county's own rows where missing figures should stand.
fn blanks(verdict: &Verdict, inputs: &[(IndicatorId, Year)], report: &Report<'_>) -> Vec<Place> {
    let mut counties = report.observations.counties().iter();
    let county = counties.find(|county| county.name() == verdict.area.as_ref());
    inputs
        .iter()
        .filter_map(|(id, year)| match county?.own(*year, *id) {
            Figure::Blank(place) => Some(place),
            Figure::Absent | Figure::Known(_) | Figure::Unreadable(_) => None,
        })
        .collect()
}

fn no_figure(inputs: &[(IndicatorId, Year)], blanks: &[Place], names: &Names<'_>) -> String {
    let lang = names.lang;
    let mut by_year: BTreeMap<Year, Vec<String>> = BTreeMap::new();
    for (indicator, year) in inputs {
        by_year
            .entry(*year)
            .or_default()
            .push(format!("“{}”", names.indicator(*indicator)));
    }
    let parts = by_year.into_iter().map(|(year, missing)| {
        let missing = list(missing, lang);
        lang.pick(
            format!("{year} 年没有{missing}"),
            format!("no {missing} for {year}"),
        )
    });
    let mut parts = parts.collect::<Vec<_>>().join(lang.pick("，", ", "));
    if !blanks.is_empty() {
        let places = list(blanks.iter().map(|place| names.place(place)), lang);
        parts.push_str(&lang.pick(
            format!("（{places} 没有填数）"),
            format!(" (none in {places})"),
        ));
    }
    lang.pick(format!("{parts}，请补报"), format!("{parts}: report it"))
}

/// Areas of the lower level by name, and how many more have none.
pub(in crate::report) fn named_parts(
    named: &[Untrusted],
    unnamed: u32,
    names: &Names<'_>,
) -> String {
    let lang = names.lang;
    let shown = list(named.iter().map(Untrusted::visible), lang);
    match (named.is_empty(), unnamed) {
        (_, 0) => shown,
        (true, _) => lang.pick(
            format!("{unnamed} 个{}（数据中没有名称）", names.part()),
            format!("{unnamed} {} that no file names", names.parts()),
        ),
        (false, _) => lang.pick(
            format!("{shown}，另有 {unnamed} 个数据中没有名称"),
            format!("{shown}, and {unnamed} more that no file names"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan;

    const PROVINCES: &str = r#"
[plan]
title = "示例"
period = [2021, 2025]

[areas]
county = { name = "国家", english = "country" }
township = { name = "省", english = "province" }

[indicators.sites]
name = "场所"
unit = "个"

[[target]]
id = "sites"
name = "场所"
clause = ["1"]
require = "sites >= 1"
"#;

    fn others(rules: &str, silent: &[Untrusted], unnamed: u32, lang: Lang) -> String {
        let plan = plan::read(rules).unwrap().plan;
        let names = Names {
            plan: &plan,
            files: &[],
            lang,
        };
        others_silent(silent, unnamed, &names)
    }

    #[test]
    fn beside_a_township_that_lacks_it_the_silent_ones_are_counted() {
        let rules = &PROVINCES.replace("name = \"省\", english = \"province\"", "");
        let two = ["高岭乡", "东山镇"].map(Untrusted::new);
        assert_eq!(
            others(rules, &two, 0, Lang::Zh),
            "另有 2 个乡镇未报：高岭乡、东山镇"
        );
        assert_eq!(
            others(rules, &two, 0, Lang::En),
            "2 more did not report: 高岭乡, 东山镇"
        );
        assert_eq!(others(rules, &[], 13, Lang::Zh), "另有 13 个乡镇未报");
        let many: Vec<Untrusted> = (0..13).map(|n| Untrusted::new(n.to_string())).collect();
        assert_eq!(others(rules, &many, 0, Lang::En), "13 more did not report");
    }

    #[test]
    fn areas_are_called_what_the_rule_file_calls_them() {
        assert_eq!(others(PROVINCES, &[], 3, Lang::Zh), "另有 3 个省未报");
    }
}
