//! From what the passes gathered to observations: counties by name, townships in their order, and
//! the findings that only the whole of the data can show.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::areas::label::area_key;
use super::areas::shortened::{is_county, is_township};
use super::areas::{Areas, Met, NAMELESS, Name, UNNAMED};
use super::finding::gathered::Findings;
use super::slots::Slots;
use super::store::again::AgainLog;
use super::store::{Store, Years};
use super::table::lines;
use super::{County, Doubt, FigureFault, Finding, FindingKind, RowFault};
use crate::parts::in_parts;
use crate::quantity::Year;
use crate::source::Untrusted;
use crate::vocabulary::Vocabulary;

/// Says of each figure met again whether it repeats or contradicts the earlier one.
pub(super) fn report_again(log: &AgainLog, slots: &Slots, areas: &Areas, findings: &mut Findings) {
    for (again, count) in log.all() {
        let Some(indicator) = slots.indicator(again.key.slot) else {
            continue;
        };
        if again.key.at.county == NAMELESS {
            // They are not used, and may be of two areas.
            continue;
        }
        let fault = FigureFault::Repeated {
            year: again.key.year,
            area: areas.names(again.key.at),
            equal: again.is_equal,
            first: again.first,
        };
        let mut finding =
            Finding::new(fault.of(indicator), again.place).with_text(again.text.raw());
        finding.more.count = count.saturating_sub(1);
        findings.push(finding);
    }
}

/// Says which rows could not be placed in any county.
pub(super) fn report_unplaced(areas: &Areas, findings: &mut Findings) {
    let counted = |kind: FindingKind, met: Met| {
        let mut finding = Finding::new(kind, met.first);
        finding.more.count = met.count.saturating_sub(1);
        finding
    };
    for met in areas.nameless_rows() {
        findings.push(counted(RowFault::Nameless.into(), met));
    }
    for (name, met) in areas.invisible_names() {
        let kind = FindingKind::Doubt(Doubt::InvisibleCharacters);
        findings.push(counted(kind, met).with_text(name));
    }
    for (name, met, fits) in areas.shortened_names() {
        let doubt = match fits.as_slice() {
            [full] => Doubt::ShortenedArea { full: full.clone() },
            [..] => Doubt::AmbiguousArea { fits },
        };
        findings.push(counted(FindingKind::Doubt(doubt), met).with_text(name));
    }
    if areas.named_counties().nth(1).is_none() {
        return;
    }
    for (name, met) in areas.loose_rows() {
        findings.push(counted(RowFault::UnplacedArea.into(), met).with_text(name.shown()));
    }
    for met in areas.unlabelled_rows() {
        findings.push(counted(RowFault::UnplacedArea.into(), met));
    }
}

/// Names the areas whose names are those of none, where others' are: the row may be of something
/// else. Where the rule file lists the townships, judging says who is not among them.
pub(super) fn report_unlisted(areas: &Areas, vocabulary: &Vocabulary, findings: &mut Findings) {
    let mut report = |name: &Name, doubt: Doubt| {
        let is_said = areas
            .shortened_names()
            .any(|(shortened, ..)| shortened == name.key());
        if let Some(first) = name.first.filter(|_| !is_said) {
            findings.push(Finding::new(FindingKind::Doubt(doubt), first).with_text(name.shown()));
        }
    };
    if vocabulary.county.names.is_empty()
        && areas
            .named_counties()
            .any(|(_, name)| is_county(name.key()))
    {
        for (_, name) in areas.named_counties() {
            if !lines::is_area_like(name.key()) {
                report(name, Doubt::UnlikeArea);
            }
        }
    }
    if !vocabulary.township.names.is_empty() {
        return;
    }
    for index in 0..areas.len() {
        let townships = areas.townships(index);
        let count = u32::try_from(townships.len()).unwrap_or(u32::MAX);
        let is_more = vocabulary
            .township
            .expected
            .is_some_and(|expected| count > expected);
        let are_others = townships.iter().any(|name| is_township(name.key()));
        for name in townships.iter().filter(|name| !is_township(name.key())) {
            if is_more {
                report(name, Doubt::UnlistedArea);
            } else if are_others && !lines::is_area_like(name.key()) {
                report(name, Doubt::UnlikeArea);
            }
        }
    }
}

/// The latest year, at most `last`, of which rows without a certain area have figures: rows whose area
/// cells are blank, and townships without a county where there are several. Totals are none of them.
pub(super) fn latest_unplaced(
    store: &Store,
    areas: &Areas,
    slots: &Slots,
    last: Year,
) -> Option<Year> {
    let columns = slots.sizes().bits;
    let are_named = areas.named_counties().next().is_some();
    let has_loose = are_named && !areas.townships(UNNAMED).is_empty();
    let unplaced = [(NAMELESS, true), (UNNAMED, has_loose)];
    let of = |(index, is_unplaced): (usize, bool)| {
        let years = store.counties.get(index).filter(|_| is_unplaced)?;
        let with_figures = years
            .iter()
            .filter(|(_, gathered)| gathered.has_figures(columns));
        with_figures
            .map(|(year, _)| year)
            .filter(|year| *year <= last)
            .max()
    };
    unplaced.into_iter().filter_map(of).max()
}

/// The counties in order of name, with the townships of each in theirs.
pub(super) fn counties(
    store: Store,
    (areas, vocabulary): (&Areas, &Vocabulary),
    slots: &Arc<Slots>,
    threads: usize,
) -> Vec<County> {
    let named: BTreeMap<usize, &Name> = areas.named_counties().collect();
    let indices: Vec<usize> = (0..areas.len()).collect();
    let rosters = in_parts(&indices, threads, |_, part| {
        let townships = part.iter().map(|index| areas.townships(*index));
        let rosters = townships.map(|townships| Roster::of(townships, vocabulary));
        rosters.collect::<Vec<_>>()
    });
    let mut counties = Vec::new();
    let mut by_county = store.counties;
    if by_county.len() < areas.len() {
        // A county of which no row has a figure is one of the data's all the same.
        by_county.resize_with(areas.len(), Years::default);
    }
    let rosters = rosters.into_iter().flatten();
    for ((index, years), roster) in by_county.into_iter().enumerate().zip(rosters) {
        let name = match (index, named.get(&index)) {
            (_, Some(name)) => Some(Untrusted::new(name.shown())),
            (UNNAMED, None) if named.is_empty() => None,
            // Rows of no certain place: already reported.
            (UNNAMED | NAMELESS, None) => continue,
            (_, None) => continue,
        };
        if name.is_none() && years.is_empty() && areas.townships(index).is_empty() {
            continue;
        }
        counties.push(county(name, years, roster, slots));
    }
    if counties.is_empty() {
        // A table without rows still has a county of which nothing is reported.
        let roster = Roster::of(&[], vocabulary);
        counties.push(county(None, Years::default(), roster, slots));
    }
    counties.sort_by(|one: &County, other| one.name.cmp(&other.name));
    counties
}

/// The townships of a county, in order.
struct Roster {
    names: Vec<Untrusted>,
    /// Their numbers; `None` for one that no row names.
    numbers: Vec<Option<usize>>,
}

impl Roster {
    /// Those that the rule file lists, in its order, and then the others that rows name.
    fn of(townships: &[Name], vocabulary: &Vocabulary) -> Self {
        let mut roster: Vec<(Option<usize>, String)> = Vec::new();
        for listed in &vocabulary.township.names {
            let key = area_key(listed.raw());
            let met = townships.iter().position(|name| name.key() == key);
            roster.push((met, listed.raw().trim().to_owned()));
        }
        let mut others: Vec<(Option<usize>, String)> = townships
            .iter()
            .enumerate()
            .filter(|(index, _)| !roster.iter().any(|(met, _)| *met == Some(*index)))
            .map(|(index, name)| (Some(index), name.shown().to_owned()))
            .collect();
        others.sort_by(|(_, one), (_, other)| one.cmp(other));
        roster.extend(others);
        let (numbers, names) = roster
            .into_iter()
            .map(|(number, name)| (number, Untrusted::new(name)))
            .unzip();
        Self { names, numbers }
    }
}

fn county(name: Option<Untrusted>, years: Years, roster: Roster, slots: &Arc<Slots>) -> County {
    County {
        name,
        townships: roster.names,
        numbers: roster.numbers,
        years,
        slots: Arc::clone(slots),
    }
}
