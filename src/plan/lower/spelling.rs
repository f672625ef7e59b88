//! What files may call things: no header may mean two of them.

use hashbrown::HashMap;

use super::frame::{COUNTY_HEADERS, TOWNSHIP_HEADERS};
use crate::plan::NamingFault;
use crate::plan::raw::{RawPlan, Sink, Text};
use crate::source::Span;
use crate::vocabulary::{folded, split_unit};

/// Reports every spelling that two indicators, or an indicator and an area level, claim.
pub(super) fn check(sink: &mut Sink<'_>, raw: &RawPlan) {
    // Who claimed a spelling first, under which number, and where.
    let mut claimed: HashMap<String, (usize, &str, Option<Span>)> = HashMap::new();
    for (owner, (level, headers)) in usual(raw).into_iter().enumerate() {
        for header in headers {
            claimed.insert(key(header), (owner, level, None));
        }
    }
    let mut found = Vec::new();
    for (owner, (name, spellings)) in claims(raw).into_iter().enumerate() {
        let owner = owner.saturating_add(LEVELS.len());
        for text in spellings {
            let (first, other, place) =
                *claimed
                    .entry(key(&text.value))
                    .or_insert((owner, name, Some(text.span)));
            if first != owner {
                found.push((text, other.to_owned(), place));
            }
        }
    }
    for (text, other, first) in found {
        let line = first.map(|span| sink.line(span));
        let header = text.value.clone();
        let kind = NamingFault::HeaderClaimedTwice {
            header,
            other,
            line,
        };
        sink.add(kind, text.span);
    }
}

/// The area levels, by the keys of the rule file.
const LEVELS: [&str; 2] = ["county", "township"];

/// What files may call the area levels where the rule file does not say.
fn usual(raw: &RawPlan) -> Vec<(&'static str, &'static [&'static str])> {
    let written = [&raw.county, &raw.township];
    let usual = [&COUNTY_HEADERS, &TOWNSHIP_HEADERS];
    LEVELS
        .into_iter()
        .zip(usual)
        .zip(written)
        .filter(|(_, level)| level.as_ref().is_none_or(|level| level.headers.is_none()))
        .map(|((name, headers), _)| (name, headers.as_slice()))
        .collect()
}

/// Everything that has spellings, in the order of the file: its name and its spellings.
fn claims(raw: &RawPlan) -> Vec<(&str, Vec<&Text>)> {
    let mut claims: Vec<(&str, Vec<&Text>)> = Vec::new();
    for (name, level) in LEVELS.into_iter().zip([&raw.county, &raw.township]) {
        if let Some(headers) = level.as_ref().and_then(|level| level.headers.as_ref()) {
            claims.push((name, headers.iter().collect()));
        }
    }
    for indicator in &raw.indicators {
        let mut spellings = vec![&indicator.id];
        spellings.extend(indicator.name.as_ref());
        spellings.extend(indicator.english.as_ref());
        spellings.extend(&indicator.headers);
        claims.push((&indicator.id.value, spellings));
    }
    claims
}

/// The form in which headers are compared, without the unit at the end.
fn key(header: &str) -> String {
    let without_unit = split_unit(header).map(|(name, _)| folded(&name));
    without_unit
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| folded(header))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_could_not_tell_apart_is_one_spelling() {
        for same in [
            "募集资金",
            " 募 集资金\u{200b}",
            "募集资金（万元）",
            "募集资金[元]",
            "募集资金【单位：万元】",
            "募集资金/亿元",
        ] {
            assert_eq!(key(same), "募集资金", "{same}");
        }
        assert_eq!(key("Ｂｅｄｓ"), key("beds"));
        assert_ne!(key("县(市、区)"), key("县"));
        assert_ne!(key("募集资金(全年)"), key("募集资金"));
        assert_eq!(key("(万元)"), "(万元)");
    }
}
