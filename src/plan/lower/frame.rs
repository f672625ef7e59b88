//! The plan's frame: years, areas, schedule, chapters, layout.

use std::collections::BTreeSet;

use crate::plan::raw::{Number, RawLevel, RawPlan, Sink, Text};
use crate::plan::{Chapter, FrameFault, Method, Schedule, WritingFault};
use crate::quantity::{Exact, Year};
use crate::source::Untrusted;
use crate::vocabulary::nearest;
use crate::vocabulary::{Layout, Level};

/// The years of a plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Years {
    pub(super) first: Year,
    pub(super) last: Year,
    pub(super) base: Year,
}

/// What the two levels are called where the rule file does not say, in Chinese and English.
const COUNTY: [&str; 2] = ["县", "county"];
const TOWNSHIP: [&str; 2] = ["乡镇", "township"];

/// What files may call the two area levels where the rule file does not say.
pub(super) const COUNTY_HEADERS: [&str; 4] = ["县", "县(市、区)", "地区", "county"];
/// The same for the lower level.
pub(super) const TOWNSHIP_HEADERS: [&str; 4] = ["乡镇(街道)", "乡镇", "镇街", "township"];

/// More areas than this in one are no number anybody means.
const MOST_AREAS: u32 = 1_000_000;

/// The period and the base year; the year before the first where none is given.
pub(super) fn years(sink: &mut Sink<'_>, raw: &RawPlan) -> Option<Years> {
    let base = raw.base.as_ref().map(|number| year(sink, number));
    let [first, last] = raw.period.as_ref()?;
    let (from, to) = (year(sink, first), year(sink, last));
    let (from, to) = (from?, to?);
    if to < from {
        let span = last.span;
        sink.add(
            FrameFault::PeriodReversed {
                first: from,
                last: to,
            },
            span,
        );
        return None;
    }
    let base = match base {
        Some(base) => base?,
        None => from.before(),
    };
    if let Some(number) = raw.base.as_ref().filter(|_| base > from) {
        sink.add(
            FrameFault::BaseAfterStart { base, first: from },
            number.span,
        );
        return None;
    }
    Some(Years {
        first: from,
        last: to,
        base,
    })
}

/// A year as written.
pub(super) fn year(sink: &mut Sink<'_>, number: &Number) -> Option<Year> {
    let year = number.value.parse().ok().and_then(Year::new);
    if year.is_none() {
        let text = number.value.clone();
        sink.add(FrameFault::NotAYear { text }, number.span);
    }
    year
}

/// How progress is judged: linear, on track from 0.95, slow from 0.60, unless the file says else.
pub(super) fn schedule(sink: &mut Sink<'_>, raw: &RawPlan) -> Option<Schedule> {
    let method = match &raw.method {
        None => Some(Method::Linear),
        Some(text) => chosen(
            sink,
            "method",
            text,
            &["linear", "compound"],
            &[Method::Linear, Method::Compound],
        ),
    };
    let mut band = |number: &Option<Number>, percent: i64| match number {
        None => Exact::ratio(percent, 100),
        Some(number) => {
            let value = Exact::from_decimal(&number.value).filter(|value| !value.is_negative());
            if value.is_none() {
                let text = number.value.clone();
                sink.add(FrameFault::NotAPlainDecimal { text }, number.span);
            }
            value
        }
    };
    let (on_track, slow) = (band(&raw.on_track, 95), band(&raw.slow, 60));
    let (on_track, slow) = (on_track?, slow?);
    if slow > on_track {
        let place = raw.slow.as_ref().or(raw.on_track.as_ref())?;
        sink.add(FrameFault::BandsOutOfOrder, place.span);
        return None;
    }
    Some(Schedule {
        method: method?,
        on_track,
        slow,
    })
}

/// The chapters' titles; `None` where one is at fault.
pub(super) fn chapters(raw: &RawPlan) -> Option<Vec<Chapter>> {
    raw.chapters
        .iter()
        .map(|chapter| {
            Some(Chapter {
                number: untrusted(&chapter.number),
                title: untrusted(chapter.title.as_ref()?),
                english: value(&chapter.english),
            })
        })
        .collect()
}

/// The layout that the file declares.
pub(super) fn layout(sink: &mut Sink<'_>, raw: &RawPlan) -> Option<Layout> {
    let text = raw.layout.as_ref()?;
    const IDS: &[&str] = &["tidy", "wide", "years-across", "one-indicator"];
    chosen(sink, "layout", text, IDS, &Layout::ALL)
}

/// The two area levels.
pub(super) fn levels(sink: &mut Sink<'_>, raw: &RawPlan) -> (Option<Level>, Option<Level>) {
    (
        level(sink, raw.county.as_ref(), COUNTY, &COUNTY_HEADERS),
        level(sink, raw.township.as_ref(), TOWNSHIP, &TOWNSHIP_HEADERS),
    )
}

fn level(
    sink: &mut Sink<'_>,
    raw: Option<&RawLevel>,
    [usual_name, usual_english]: [&str; 2],
    usual: &[&str],
) -> Option<Level> {
    let usual = || usual.iter().map(|header| Untrusted::new(*header)).collect();
    let Some(raw) = raw else {
        return Some(Level {
            name: Untrusted::new(usual_name),
            english: Untrusted::new(usual_english),
            headers: usual(),
            names: Vec::new(),
            expected: None,
        });
    };
    let mut seen = BTreeSet::new();
    for name in &raw.names {
        if !seen.insert(name.value.trim()) {
            let kind = FrameFault::RepeatedName {
                name: name.value.clone(),
            };
            sink.add(kind, name.span);
        }
    }
    let expected = match &raw.expected {
        None => None,
        Some(number) => Some(areas(sink, number, raw.names.len())?),
    };
    // A level that is named in one language only is called so in the other too.
    let called = |first: &Option<Text>, other: &Option<Text>, usual: &str| {
        let named = first.as_ref().or(other.as_ref());
        named.map_or(Untrusted::new(usual), untrusted)
    };
    Some(Level {
        name: called(&raw.name, &raw.english, usual_name),
        english: called(&raw.english, &raw.name, usual_english),
        headers: match &raw.headers {
            Some(headers) => values(headers),
            None => usual(),
        },
        names: values(&raw.names),
        expected,
    })
}

fn areas(sink: &mut Sink<'_>, number: &Number, names: usize) -> Option<u32> {
    let expected = number.value.parse::<u32>().ok();
    let Some(expected) = expected.filter(|count| (1..=MOST_AREAS).contains(count)) else {
        let text = number.value.clone();
        sink.add(FrameFault::ExpectedNumber { text }, number.span);
        return None;
    };
    if usize::try_from(expected).is_ok_and(|expected| names > expected) {
        let kind = FrameFault::MoreNamesThanExpected { names, expected };
        sink.add(kind, number.span);
        return None;
    }
    Some(expected)
}

/// The texts without their places.
pub(super) fn values(texts: &[Text]) -> Vec<Untrusted> {
    texts.iter().map(untrusted).collect()
}

/// The text without its place, if there is one.
pub(super) fn value(text: &Option<Text>) -> Option<Untrusted> {
    text.as_ref().map(untrusted)
}

/// The text without its place.
pub(super) fn untrusted(text: &Text) -> Untrusted {
    Untrusted::new(text.value.as_str())
}

/// One of a closed set of words.
pub(super) fn chosen<T: Copy>(
    sink: &mut Sink<'_>,
    key: &'static str,
    text: &Text,
    allowed: &'static [&'static str],
    meanings: &[T],
) -> Option<T> {
    let found = allowed
        .iter()
        .zip(meanings)
        .find(|(word, _)| **word == text.value);
    if let Some((_, meaning)) = found {
        return Some(*meaning);
    }
    let kind = WritingFault::UnknownValue {
        key,
        value: text.value.clone(),
        allowed,
        nearest: nearest(&text.value, allowed.iter().copied()).map(str::to_owned),
    };
    sink.add(kind, text.span);
    None
}
