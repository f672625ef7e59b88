//! `check list`: what can be judged, and what data it needs.

use std::collections::BTreeSet;

use target_check::plan::Plan;
use target_check::report::wording::Lang;
use target_check::report::{self, Format};

use super::args::{Common, Listing};
use super::refusal::Refusal;
use super::rules::{self, Loaded};
use super::screen::Screen;
use super::selection::{self, speaks_of};

/// Lists the targets of the rules: all, or those asked for.
pub(super) fn run(listing: &Listing, common: &Common, screen: &Screen) -> anyhow::Result<u8> {
    let lang = screen.lang();
    let Loaded { rules, plan, .. } = rules::load(common, lang)?;
    let plan = &plan;
    let named = selection::targets(plan, &listing.target, &listing.clause, lang)?;
    let chosen = spoken_of(plan, named, &listing.words, lang)?;
    let style = screen.style(Format::Table);
    let text = report::catalogue(plan, chosen.as_ref(), &rules, &style);
    Ok(screen.put(text.as_bytes(), 0))
}

/// Of the targets in `named` (of all, if none is named), those that speak of every word.
fn spoken_of(
    plan: &Plan,
    named: Option<BTreeSet<usize>>,
    words: &[String],
    lang: Lang,
) -> Result<Option<BTreeSet<usize>>, Refusal> {
    if words.is_empty() {
        return Ok(named);
    }
    let found: BTreeSet<usize> = plan
        .targets
        .iter()
        .enumerate()
        .filter(|(index, _)| named.as_ref().is_none_or(|named| named.contains(index)))
        .filter(|(_, target)| words.iter().all(|word| speaks_of(plan, target, word)))
        .map(|(index, _)| index)
        .collect();
    if !found.is_empty() {
        return Ok(Some(found));
    }
    let words = selection::shown(&words.join(" "));
    Err(Refusal::one(
        "unknown-target",
        lang.pick(
            format!("没有一项目标提到 {words}"),
            format!("no target speaks of {words}"),
        ),
        Some(selection::see_list(lang).to_owned()),
    ))
}
