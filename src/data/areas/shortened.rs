//! Names of areas without the word for their kind: 城东 for 城东街道, 示例 for 示例县.

use std::collections::BTreeMap;

/// The kinds of townships.
pub(super) const TOWNSHIPS: [&str; 3] = ["镇", "乡", "街道"];
/// The kinds of counties, and of what a rule file may have in their place.
pub(super) const COUNTIES: [&str; 6] = ["县", "市", "区", "旗", "省", "自治县"];

/// Shortened names, each with the full ones it fits: one, or more than one could be meant.
pub(super) type Shortened = BTreeMap<String, Vec<String>>;

/// The shortened ones among the names of townships.
pub(in crate::data) fn townships<'a>(
    names: impl Iterator<Item = &'a str>,
    full: impl Fn(&str) -> bool,
    listed: impl Fn(&str) -> bool,
) -> Shortened {
    shortened(names, &TOWNSHIPS, full, listed)
}

/// The shortened ones among the names of counties.
pub(in crate::data) fn counties<'a>(
    names: impl Iterator<Item = &'a str>,
    full: impl Fn(&str) -> bool,
    listed: impl Fn(&str) -> bool,
) -> Shortened {
    shortened(names, &COUNTIES, full, listed)
}

/// What the names of townships would be without the word for their kind.
pub(super) fn stems<'a>(names: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    names.flat_map(|name| TOWNSHIPS.iter().filter_map(|kind| name.strip_suffix(kind)))
}

/// Whether a name says itself that it is a township's.
pub(in crate::data) fn is_township(name: &str) -> bool {
    TOWNSHIPS.iter().any(|kind| name.ends_with(kind))
}

/// Whether a name says itself that it is a county's.
pub(in crate::data) fn is_county(name: &str) -> bool {
    COUNTIES.iter().any(|kind| name.ends_with(kind))
}

fn shortened<'a>(
    names: impl Iterator<Item = &'a str>,
    kinds: &[&str],
    full: impl Fn(&str) -> bool,
    listed: impl Fn(&str) -> bool,
) -> Shortened {
    let fits = |name: &str| -> Vec<String> {
        kinds
            .iter()
            .map(|kind| format!("{name}{kind}"))
            .filter(|name| full(name))
            .collect()
    };
    names
        .filter(|name| name.chars().count() > 1 && !listed(name))
        .filter(|name| !kinds.iter().any(|kind| name.ends_with(kind)))
        .map(|name| (name.to_owned(), fits(name)))
        .filter(|(_, fits)| !fits.is_empty())
        .collect()
}
