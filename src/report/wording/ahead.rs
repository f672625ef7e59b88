//! Words for what it will take to reach a target, and for where the pace so far leads.

use super::Lang;
use crate::quantity::{Comparison, Exact};
use crate::report::figure;
use crate::verdict::{Ahead, Expected, Pace, Required, StepKind, Verdict};

/// What each year that is left must bring, then where the pace so far leads: a sentence each, as far
/// as they can be told.
pub(in crate::report) fn of_verdict(verdict: &Verdict, lang: Lang) -> Vec<String> {
    let course = verdict.course.as_ref();
    let Some(ahead) = course.and_then(|course| course.ahead.as_ref()) else {
        return Vec::new();
    };
    let step = step(ahead, verdict, lang).into_iter();
    step.chain(pace(ahead, verdict, lang)).collect()
}

fn step(ahead: &Ahead, verdict: &Verdict, lang: Lang) -> Option<String> {
    let (step, due) = (ahead.step.as_ref()?, verdict.due);
    if ahead.years == 1 {
        let said = lang.pick(format!("须在 {due} 年补足"), format!("all of it by {due}"));
        return Some(said);
    }
    let part = figure::step(step, verdict.required.as_ref(), lang).in_words(lang);
    Some(match step.kind {
        StepKind::Change => lang.pick(
            format!("到 {due} 年每年须{part}"),
            format!("{part} a year until {due}"),
        ),
        StepKind::Amount => lang.pick(
            format!("到 {due} 年每年须有 {part}"),
            format!("{part} in each year until {due}"),
        ),
    })
}

fn pace(ahead: &Ahead, verdict: &Verdict, lang: Lang) -> Option<String> {
    let pace = ahead.pace.as_ref()?;
    let (since, due) = (pace.since, verdict.due);
    let yearly = ahead.step.as_ref().zip(pace.lever.as_ref());
    let yearly = yearly.and_then(|(step, lever)| {
        figure::yearly(lever, step.kind, verdict.required.as_ref(), lang)
    });
    let yearly = yearly.map(|yearly| {
        let yearly = yearly.in_words(lang);
        lang.pick(
            format!("（年均{}{yearly}）", space_before_digit(&yearly)),
            format!(" ({yearly} a year)"),
        )
    });
    let yearly = yearly.unwrap_or_default();
    let lever = pace.lever.as_ref().and_then(|lever| {
        let ends = figure::on_a_line(lever.ends.as_ref()?, &lever.unit, &[]);
        Some(lang.pick(format!("{ends}、"), format!("{ends} and ")))
    });
    let ends = figure::at_pace(&pace.ends, verdict)?;
    let ends = format!("{}{ends}", lever.unwrap_or_default());
    let enough = enough(pace, verdict, lang);
    let enough = enough.map(|enough| lang.pick(format!("，{enough}"), format!(": {enough}")));
    let enough = enough.unwrap_or_default();
    Some(lang.pick(
        format!("照 {since} 年以来的速度{yearly}，{due} 年为 {ends}{enough}"),
        format!("at the pace since {since}{yearly} {ends} in {due}{enough}"),
    ))
}

/// Chinese sets a number off from the word before it.
fn space_before_digit(text: &str) -> &'static str {
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        " "
    } else {
        ""
    }
}

/// Whether the end of the pace is enough.
pub(in crate::report) fn enough(
    pace: &Pace,
    verdict: &Verdict,
    lang: Lang,
) -> Option<&'static str> {
    let not_enough = lang.pick("不够", "not enough");
    let too_much = lang.pick("偏高", "too much");
    if pace.is_enough? {
        return Some(lang.pick("够了", "enough"));
    }
    match verdict.required.as_ref()? {
        Required::Number {
            comparison, value, ..
        } => Some(match comparison {
            Comparison::AtLeast | Comparison::Greater => not_enough,
            Comparison::AtMost | Comparison::Less => too_much,
            Comparison::Equal if is_below(&pace.ends, value.point()?) => not_enough,
            Comparison::Equal => too_much,
        }),
        Required::Range { .. } => Some(lang.pick("不在范围内", "outside the range")),
        Required::YesNo(_) | Required::Date { .. } => None,
    }
}

fn is_below(ends: &Expected, bound: &Exact) -> bool {
    ends.value().is_some_and(|value| value < *bound)
}
