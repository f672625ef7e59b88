//! `check list`: what can be judged, and what data it needs.

use target_check::report::{self, Format};

use super::args::Common;
use super::rules::{self, Loaded};
use super::screen::Screen;

/// Lists the targets of the rules.
pub(super) fn run(common: &Common, screen: &Screen) -> anyhow::Result<u8> {
    let Loaded { rules, checked, .. } = rules::load(common, screen.lang())?;
    let style = screen.style(Format::Table);
    let text = report::catalogue(&checked.plan, &rules, &style);
    Ok(screen.put(text.as_bytes(), 0))
}
