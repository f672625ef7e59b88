//! Words for what was doubtful in judging, and how it was resolved.

use super::doubts::{doubt, first_place, keep_the_right_one};
use super::reasons::named_parts;
use super::waivers;
use crate::report::expression::in_words;
use crate::report::figure;
use crate::report::names::Names;
use crate::source::{Diagnostic, Place, Severity, Shown};
use crate::verdict::{Remark, RemarkKind};

/// A remark as a diagnostic, and where it belongs.
pub(in crate::report) fn diagnostic(
    remark: &Remark,
    names: &Names<'_>,
) -> (Option<Place>, Diagnostic) {
    let place = remark.place.or(match &remark.kind {
        RemarkKind::HarmlessDoubt(doubt) | RemarkKind::DecisiveDoubt(doubt) => first_place(doubt),
        RemarkKind::RateConfirmed { .. }
        | RemarkKind::SameEverywhere { .. }
        | RemarkKind::MoreTownships { .. }
        | RemarkKind::YearWithoutFigures { .. }
        | RemarkKind::IdleWaiver { .. }
        | RemarkKind::BrokenCheck { .. } => None,
    });
    let (message, help) = words(remark, names);
    let message = match &remark.area {
        Some(area) => names.lang.pick(
            format!("{}：{message}", area.visible()),
            format!("{}: {message}", area.visible()),
        ),
        None => message,
    };
    let message = match remark.more {
        0 => message,
        more => names.lang.pick(
            format!("{message}（另有 {more} 处同样的情况未列）"),
            format!("{message} (and {more} more like it that are not listed)"),
        ),
    };
    let diagnostic = Diagnostic {
        code: code(&remark.kind),
        severity: severity(&remark.kind),
        file: place.map(|place| names.file(&place).into()),
        line: place.and_then(|place| place.line),
        column: place.and_then(|place| place.column).map(u64::from),
        message: message.into(),
        count: remark.more.saturating_add(1),
        note: None,
        help: help.map(Shown::from),
        excerpt: None,
    };
    (place, diagnostic)
}

/// Whether a remark of this code says that all is well.
pub(in crate::report) fn is_good_news(code: &str) -> bool {
    code == "rate-confirmed"
}

/// The stable name of a kind of remark.
pub(in crate::report) const fn code(kind: &RemarkKind) -> &'static str {
    match kind {
        RemarkKind::HarmlessDoubt(_) => "competing-figures",
        RemarkKind::DecisiveDoubt(_) => "decisive-figures",
        RemarkKind::RateConfirmed { .. } => "rate-confirmed",
        RemarkKind::SameEverywhere { .. } => "same-everywhere",
        RemarkKind::MoreTownships { .. } => "more-townships",
        RemarkKind::YearWithoutFigures { .. } => "year-without-figures",
        RemarkKind::IdleWaiver { .. } => "idle-waiver",
        RemarkKind::BrokenCheck { .. } => "broken-check",
    }
}

/// How much a kind of remark matters.
pub(in crate::report) const fn severity(kind: &RemarkKind) -> Severity {
    match kind {
        RemarkKind::DecisiveDoubt(_) => Severity::Error,
        RemarkKind::HarmlessDoubt(_)
        | RemarkKind::MoreTownships { .. }
        | RemarkKind::YearWithoutFigures { .. }
        | RemarkKind::IdleWaiver { .. }
        | RemarkKind::BrokenCheck { .. } => Severity::Warning,
        RemarkKind::RateConfirmed { .. } | RemarkKind::SameEverywhere { .. } => Severity::Note,
    }
}

/// What is the matter, and what to do about it.
fn words(remark: &Remark, names: &Names<'_>) -> (String, Option<String>) {
    let lang = names.lang;
    match &remark.kind {
        RemarkKind::HarmlessDoubt(one) => {
            let says = doubt(one, names);
            let message = lang.pick(
                format!("{says}；取哪个结论都一样"),
                format!("{says}; the verdicts are the same whichever is right"),
            );
            (message, Some(keep_the_right_one(one, lang).to_owned()))
        }
        RemarkKind::DecisiveDoubt(one) => {
            let says = doubt(one, names);
            let message = lang.pick(
                format!("{says}；取哪个结论不同，所以没有判"),
                format!("{says}; a verdict depends on which is right, so none is given"),
            );
            (message, Some(keep_the_right_one(one, lang).to_owned()))
        }
        RemarkKind::RateConfirmed { indicator, period } => {
            let what = names.indicator(*indicator);
            let message = lang.pick(
                format!("{period} 年所报的“{what}”与分子分母算得的一致"),
                format!("the reported “{what}” of {period} agrees with the figures behind it"),
            );
            (message, None)
        }
        RemarkKind::SameEverywhere { indicator, period } => {
            let what = names.indicator(*indicator);
            let message = lang.pick(
                format!(
                    "{period} 年各{}的“{what}”都相同，作为所属{}的数",
                    names.part(),
                    names.whole()
                ),
                format!(
                    "“{what}” of {period} is the same in every {}; taken as the {}'s",
                    names.part(),
                    names.whole()
                ),
            );
            (message, None)
        }
        RemarkKind::MoreTownships {
            expected,
            named,
            extra,
        } => {
            let (part, many) = (names.part(), names.parts());
            let message = match named_parts(extra, 0, names) {
                extra if extra.is_empty() => lang.pick(
                    format!("数据中有 {named} 个{part}，规则只有 {expected} 个；都判了"),
                    format!(
                        "the files name {named} {many}, the rules expect {expected}; \
                         all were judged"
                    ),
                ),
                extra => lang.pick(
                    format!("规则的 {expected} 个{part}里没有：{extra}；也判了"),
                    format!(
                        "not among the {expected} {many} of the rules: {extra}; judged all the same"
                    ),
                ),
            };
            let help = lang.pick(
                format!("请核对{part}名称的写法，或改正规则文件 [areas] 的 township"),
                format!(
                    "check how the {many} are spelt, or correct `township` under [areas] in the \
                     rule file"
                ),
            );
            (message, Some(help))
        }
        RemarkKind::YearWithoutFigures { year, taken } => {
            let message = lang.pick(
                format!("文件里有 {year} 年，但没有一个读得出的数；按 {taken} 年判"),
                format!("the files have {year}, but no figure of it; judged as of {taken}"),
            );
            let help = lang.pick(
                format!("请填上 {year} 年的数；要按 {year} 年判，用 --year {year}"),
                format!("fill in {year}; to judge as of it all the same, use --year {year}"),
            );
            (message, Some(help))
        }
        RemarkKind::IdleWaiver { waiver, why } => waivers::idle(*waiver, why, names),
        RemarkKind::BrokenCheck {
            check,
            township,
            period,
            sides,
        } => {
            let name = names
                .plan
                .checks
                .get(*check)
                .map(|check| names.check(check))
                .unwrap_or_default();
            let who = township
                .as_ref()
                .map(|township| format!("{} ", township.visible()))
                .unwrap_or_default();
            let observed = figure::sides(sides, lang).unwrap_or_default();
            let message = lang.pick(
                format!("{who}{period} 年校验“{name}”不成立：{observed}"),
                format!("{who}{period}: check “{name}” is broken: {observed}"),
            );
            let rule = names.plan.checks.get(*check);
            let rule = rule.map(|check| in_words(&check.text, names));
            let rule = rule.unwrap_or_default();
            let help = lang.pick(
                format!("应当 {rule}；请核对这几个数"),
                format!("{rule} must hold: check these figures against each other"),
            );
            (message, Some(help))
        }
    }
}
