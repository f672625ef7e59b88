//! What is said of a figure that has several readings.

use super::Lang;
use crate::quantity::Value;
use crate::report::figure;
use crate::report::names::Names;
use crate::source::Place;
use crate::verdict::Doubt;

/// What a figure that has several readings is said to be, and where.
pub(super) fn doubt(doubt: &Doubt, names: &Names<'_>) -> String {
    let lang = names.lang;
    let what = names.indicator(doubt.indicator);
    let measure = names
        .plan
        .vocabulary
        .term(doubt.indicator)
        .map(|term| &term.measure);
    let rule = names.plan.indicator(doubt.indicator);
    let is_computed = rule.is_some_and(|rule| rule.formula.is_some());
    let values: Vec<&Value> = doubt.readings.iter().map(|one| &one.value).collect();
    let readings = doubt.readings.iter().map(|reading| {
        let says = figure::value(&reading.value, measure, &values, lang);
        let place = reading.place.as_ref().map(|place| names.place(place));
        let place = match (&reading.text, place) {
            (None, Some(place)) if !is_computed => Some(lang.pick(
                format!("各{}合计，{place} 起", names.part()),
                format!("the sum of the {}, from {place}", names.parts()),
            )),
            (_, place) => place,
        };
        match place {
            Some(place) => lang.pick(format!("{says}（{place}）"), format!("{says} ({place})")),
            None => says,
        }
    });
    let what = match doubt.period {
        Some(period) => lang.pick(
            format!("{period} 年“{what}”"),
            format!("“{what}” of {period}"),
        ),
        None => format!("“{what}”"),
    };
    let readings: Vec<String> = readings.collect();
    match readings.as_slice() {
        [one, other] => lang.pick(
            format!("{what}既是 {one}，又是 {other}"),
            format!("{what} is both {one} and {other}"),
        ),
        [..] => {
            let count = readings.len();
            let all = readings.join(lang.pick("、", ", "));
            lang.pick(
                format!("{what}有 {count} 个不同的数：{all}"),
                format!("{what} has {count} different figures: {all}"),
            )
        }
    }
}

/// What to do about figures of which one at most is right.
pub(super) fn keep_the_right_one(doubt: &Doubt, lang: Lang) -> &'static str {
    if doubt.readings.len() == 2 {
        lang.pick("请核对并改正其一", "check them and correct the wrong one")
    } else {
        lang.pick(
            "请核对，只留对的那一个",
            "check them and keep the one that is right",
        )
    }
}

/// The first place a doubt speaks of.
pub(super) fn first_place(doubt: &Doubt) -> Option<Place> {
    doubt.readings.iter().find_map(|reading| reading.place)
}
