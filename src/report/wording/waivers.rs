//! Words for misses that somebody has approved.

use crate::plan::{Plan, WaiverSource};
use crate::report::names::Names;
use crate::report::wording::{Lang, labels};
use crate::source::Untrusted;
use crate::verdict::{Idle, Judgement, Verdict};

/// More areas than this are no help.
const MOST_AREAS: usize = 8;

/// Who has approved a miss, until when and why.
pub(in crate::report) fn of_verdict(verdict: &Verdict, plan: &Plan, lang: Lang) -> Option<String> {
    let waived = verdict.waiver?;
    let waiver = plan.waivers.get(waived.waiver)?;
    let (until, by) = (waiver.until, waiver.approved_by.visible());
    let reason = waiver.reason.visible();
    Some(if waived.holds {
        lang.pick(
            format!("豁免至 {until}（{by}批准）：{reason}"),
            format!("waived until {until} (approved by {by}): {reason}"),
        )
    } else {
        lang.pick(
            format!("豁免已于 {until} 到期（{by}批准）：{reason}"),
            format!("its waiver ended on {until} (approved by {by}): {reason}"),
        )
    })
}

/// On which day waivers were looked at, where there are any.
pub(in crate::report) fn as_of(judgement: &Judgement, lang: Lang) -> Option<String> {
    let day = judgement.as_of?;
    Some(lang.pick(format!("豁免按 {day} 计"), format!("Waivers as of {day}")))
}

/// That a waiver has nothing to waive, and what to do about it.
pub(super) fn idle(index: usize, why: &Idle, names: &Names<'_>) -> (String, Option<String>) {
    let lang = names.lang;
    let Some(waiver) = names.plan.waivers.get(index) else {
        return (String::new(), None);
    };
    let line = waiver.line;
    let place = match waiver.source {
        WaiverSource::Rules => lang.pick(
            format!("规则文件第 {line} 行"),
            format!("line {line} of the rule file"),
        ),
        WaiverSource::OwnFile => lang.pick(
            format!("豁免文件第 {line} 行"),
            format!("line {line} of the file of waivers"),
        ),
    };
    let target = names.plan.targets.get(waiver.target);
    let target = target
        .map(|target| names.target(target))
        .unwrap_or_default();
    let area = waiver.area.as_ref().map(Untrusted::visible);
    match why {
        Idle::UnknownArea(known) => {
            let area = area.unwrap_or_default();
            let message = lang.pick(
                format!("{place}的豁免（{target}）没有用上：数据中没有地区“{area}”"),
                format!(
                    "the waiver on {place} ({target}) has no effect: no file names the area “{area}”"
                ),
            );
            let known = known.iter().take(MOST_AREAS).map(|name| name.visible());
            let known: Vec<String> = known.collect();
            let known = known.join(lang.pick("、", ", "));
            let help = if known.is_empty() {
                lang.pick(
                    "数据没有写地区；不写 area 的豁免适用于所有地区".to_owned(),
                    "the files name none; a waiver without an area holds for all".to_owned(),
                )
            } else {
                lang.pick(
                    format!("数据中的地区：{known}"),
                    format!("they name {known}"),
                )
            };
            (message, Some(help))
        }
        Idle::NotMissed(status) => {
            let whose = area.map_or_else(String::new, |area| {
                lang.pick(format!("，{area}"), format!(", {area}"))
            });
            let stands = status.map_or_else(String::new, |status| {
                let status = labels::status(status, lang);
                lang.pick(format!("（{status}）"), format!(" but {status}"))
            });
            let message = lang.pick(
                format!("{place}的豁免（{target}{whose}）没有用上：没有未达标{stands}"),
                format!(
                    "the waiver on {place} ({target}{whose}) has no effect: it is not missed{stands}"
                ),
            );
            let help = lang.pick(
                "只有未达标能豁免；用不到就删去",
                "only a miss can be waived; remove it if it is not needed",
            );
            (message, Some(help.to_owned()))
        }
    }
}
