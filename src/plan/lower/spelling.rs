//! What files may call things: no header may mean two of them.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::line;
use crate::plan::NamingFault;
use crate::plan::raw::{RawPlan, Sink, Text};
use crate::quantity::Unit;

/// Reports every spelling that two indicators, or an indicator and an area level, claim.
pub(super) fn check(sink: &mut Sink<'_>, raw: &RawPlan) {
    // Who claimed a spelling first, under which number, and where.
    let mut claimed: BTreeMap<String, (usize, &str, &Text)> = BTreeMap::new();
    let mut found = Vec::new();
    for (owner, (name, spellings)) in claims(raw).into_iter().enumerate() {
        for text in spellings {
            let (first, other, place) = *claimed
                .entry(key(&text.value))
                .or_insert((owner, name, text));
            if first != owner {
                found.push((text, other.to_owned(), place.span));
            }
        }
    }
    for (text, other, first) in found {
        let line = line(sink, first);
        let header = text.value.clone();
        let kind = NamingFault::HeaderClaimedTwice {
            header,
            other,
            line,
        };
        sink.add(kind, text.span);
    }
}

/// Everything that has spellings, in the order of the file: its name and its spellings.
fn claims(raw: &RawPlan) -> Vec<(&str, Vec<&Text>)> {
    let mut claims: Vec<(&str, Vec<&Text>)> = Vec::new();
    for (name, level) in [("county", &raw.county), ("township", &raw.township)] {
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

/// The form in which headers are compared: half-width, without spaces, in small letters, without
/// the unit in parentheses at the end.
fn key(header: &str) -> String {
    let folded: String = header
        .nfkc()
        .filter(|character| !character.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let cut = folded
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .filter(|(name, unit)| !name.is_empty() && Unit::parse(unit).is_some());
    match cut {
        Some((name, _)) => name.to_owned(),
        None => folded,
    }
}
