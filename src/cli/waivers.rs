//! Misses that somebody has approved: a file of waivers beside the rules, and the day it is read on.

use std::path::PathBuf;

use clap::Args;
use target_check::plan::{self, Plan};
use target_check::quantity::Date;
use target_check::report::WaiverFile;
use target_check::report::wording::{Lang, faults};
use target_check::source::Untrusted;

use super::refusal::Refusal;
use super::rules::{self, Loaded};
use super::written::{self, Written};

/// Which misses are waived.
#[derive(Debug, Args)]
pub(super) struct Waiving {
    /// Waivers of misses, beside those of the rule file
    #[arg(long, value_name = "FILE")]
    waivers: Option<PathBuf>,
    /// The day on which waivers are looked at, such as 2026-12-31 [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
}

impl Waiving {
    /// Adds the file of waivers, if one is given, to the rules.
    pub(super) fn add_to(&self, loaded: &mut Loaded, lang: Lang) -> Result<(), Refusal> {
        let Some(path) = &self.waivers else {
            return Ok(());
        };
        let text = written::read(path, Written::Waivers, lang)?;
        let name = path.to_string_lossy().into_owned();
        let plan = &mut loaded.plan;
        let waivers = plan::read_waivers(&text, plan).map_err(|found| {
            let shown = Untrusted::new(name.as_str()).visible();
            let found = found.iter();
            let all = found.map(|fault| faults::diagnostic(fault, &text, &shown, lang));
            Refusal::all(all.collect())
        })?;
        plan.waivers.extend(waivers);
        loaded.rules.waivers = Some(WaiverFile {
            sha256: rules::sha256(&text),
            name,
        });
        loaded.paths.push(path.clone());
        Ok(())
    }

    /// The day on which the waivers of a plan are looked at.
    pub(super) fn as_of(&self, plan: &Plan) -> Option<Date> {
        self.as_of.or_else(|| today(plan))
    }
}

/// Today, where a plan has waivers: nothing else of the program depends on the day.
pub(super) fn today(plan: &Plan) -> Option<Date> {
    (!plan.waivers.is_empty()).then(|| jiff::ZonedDateTime::now().date())
}

fn day(text: &str) -> Result<Date, String> {
    let is_whole = text.len() == "2026-12-31".len();
    let day = text.parse().ok().filter(|_| is_whole);
    day.ok_or_else(|| "a day is meant, such as 2026-12-31".to_owned())
}
