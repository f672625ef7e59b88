//! Waivers.

use std::collections::BTreeMap;

use super::frame::value;
use crate::plan::expression::day;
use crate::plan::raw::{RawWaiver, Sink, Text};
use crate::plan::{NamingFault, NotationFault, Waiver, WaiverSource};
use crate::quantity::Date;
use crate::source::{Span, Untrusted};
use crate::vocabulary::folded;
use crate::vocabulary::nearest;

/// All waivers, of the targets with these ids; `None` where one is at fault.
pub(in crate::plan) fn waivers(
    sink: &mut Sink<'_>,
    raw: &[RawWaiver],
    ids: &[&str],
    source: WaiverSource,
) -> Option<Vec<Waiver>> {
    let mut taken: BTreeMap<(usize, Option<String>), Span> = BTreeMap::new();
    let mut all = Vec::new();
    for raw in raw {
        let target = raw.target.as_ref().and_then(|text| target(sink, text, ids));
        let until = raw.until.as_ref().and_then(|text| until(sink, text));
        let area = raw.area.as_ref().map(|text| text.value.trim().to_owned());
        if let Some(target) = target {
            let key = (target, area.as_deref().map(folded));
            if let Some(first) = taken.get(&key) {
                let line = sink.line(*first);
                sink.add(NamingFault::RepeatedWaiver { line }, raw.span);
            } else {
                taken.insert(key, raw.span);
            }
        }
        all.push((|| {
            Some(Waiver {
                target: target?,
                area: area.map(Untrusted::new),
                reason: value(&raw.reason)?,
                approved_by: value(&raw.approved_by)?,
                until: until?,
                source,
                line: sink.line(raw.span),
            })
        })());
    }
    all.into_iter().collect()
}

/// The target that is called so.
fn target(sink: &mut Sink<'_>, text: &Text, ids: &[&str]) -> Option<usize> {
    let id = text.value.trim();
    let found = ids.iter().position(|known| *known == id);
    if found.is_none() {
        let kind = NamingFault::UnknownTarget {
            id: id.to_owned(),
            nearest: nearest(id, ids.iter().copied()).map(str::to_owned),
        };
        sink.add(kind, text.span);
    }
    found
}

fn until(sink: &mut Sink<'_>, text: &Text) -> Option<Date> {
    // TOML has days with an hour too.
    let has_hour = |until: &str| day(until).is_ok() && until.len() < text.value.len();
    let without_hour = text.value.split(['T', 't', ' ']).next();
    if let Some(suggestion) = without_hour.filter(|until| has_hour(until)) {
        let kind = NotationFault::DateNotation {
            text: text.value.clone(),
            suggestion: Some(suggestion.to_owned()),
        };
        sink.add(kind, text.span);
        return None;
    }
    match day(&text.value) {
        Ok(day) => Some(day),
        Err((kind, at)) => {
            sink.add(kind, text.place(&at));
            None
        }
    }
}
