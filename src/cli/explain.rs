//! `check explain`: what a target asks for and how it was judged, and what the codes of messages mean.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use target_check::data::{self, Encoding};
use target_check::plan::{Check, Plan, comments_above};
use target_check::quantity::Year;
use target_check::report::wording::Lang;
use target_check::report::{self, Format, Report, Rules, Style};
use target_check::source::Untrusted;
use target_check::verdict::{self, Selection, Strictness};
use target_check::vocabulary::Layout;
use target_check::vocabulary::nearest;

use super::args::Common;
use super::inputs::{self, Opened};
use super::meant::did_you_mean;
use super::options::{encoding, layout, year};
use super::reading;
use super::refusal::Refusal;
use super::rules::{self, Loaded, Text};
use super::screen::Screen;
use super::selection;
use super::waivers::today;

/// What `explain` understands.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// A target, an indicator or a check of the rules, or the code of a message, such as ragged-row
    id: Option<String>,
    /// Data: then each step from the cells to the target's verdict is shown
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// With data: the report year
    #[arg(long, value_parser = year)]
    year: Option<Year>,
    /// With data: only this county, or the county of this township (may be repeated)
    #[arg(long, value_name = "NAME")]
    area: Vec<String>,
    /// With data: the files' encoding
    #[arg(long, value_parser = encoding(), hide_possible_values = true)]
    encoding: Option<Encoding>,
    /// With data: the files' layout
    #[arg(long, value_parser = layout(), hide_possible_values = true)]
    layout: Option<Layout>,
}

/// Explains one thing, or lists all codes.
pub(super) fn run(asked: &Explain, common: &Common, screen: &Screen) -> anyhow::Result<u8> {
    let (style, lang) = (screen.style(Format::Table), screen.lang());
    asked.makes_sense(lang)?;
    let Some(typed) = asked.id.as_deref() else {
        return Ok(screen.put(report::list_codes(&style).as_bytes(), 0));
    };
    // As it may be copied from a message: `error[ragged-row]:`.
    let code = typed
        .rsplit_once('[')
        .map_or(typed, |(_, rest)| rest)
        .trim_end_matches([']', ':'])
        .to_lowercase()
        .replace('_', "-");
    // What a message means does not depend on the rules, and they may be what it is about.
    if let (Some(text), []) = (report::explain(&code, &style), asked.files.as_slice()) {
        return Ok(screen.put(text.as_bytes(), 0));
    }
    let text = rules::chosen(common, lang)?;
    let Loaded { rules, plan, .. } = rules::loaded(&text, lang)?;
    if let Some(index) = selection::target(&plan, typed) {
        return of_target(index, &plan, &text, &rules, asked, screen);
    }
    match (of_rules(&plan, typed, &style), asked.files.as_slice()) {
        (Some(text), []) => Ok(screen.put(text.as_bytes(), 0)),
        (Some(_), [_, ..]) => Err(no_target(typed, lang).into()),
        (None, _) => Err(unknown(typed, &code, &plan, lang).into()),
    }
}

/// Explains a target and, with files, how each of its verdicts came about.
fn of_target(
    index: usize,
    plan: &Plan,
    text: &Text,
    rules: &Rules,
    asked: &Explain,
    screen: &Screen,
) -> anyhow::Result<u8> {
    let style = screen.style(Format::Table);
    let Some(target) = plan.targets.get(index) else {
        return Ok(0);
    };
    let comments = comments_above(&text.text, target.line);
    let mut told = report::explain_target(plan, target, &comments, rules, &style);
    if !asked.files.is_empty() {
        told.push('\n');
        told.push_str(&traced(index, plan, rules, asked, screen)?);
    }
    Ok(screen.put(told.as_bytes(), 0))
}

/// The steps from the cells of the files to the verdicts of a target.
fn traced(
    index: usize,
    plan: &Plan,
    rules: &Rules,
    asked: &Explain,
    screen: &Screen,
) -> anyhow::Result<String> {
    let (style, lang) = (screen.style(Format::Table), screen.lang());
    let Opened {
        mut inputs,
        problems,
        ..
    } = inputs::open(&asked.files, lang)?;
    let options = data::Options {
        encoding: asked.encoding,
        layout: asked.layout.or(plan.vocabulary.layout),
        year: asked.year,
        ..data::Options::default()
    };
    let words = (plan, &plan.vocabulary);
    let observations = reading::observed(&mut inputs, problems, words, &options, screen)?;
    let selection = Selection {
        year: asked.year,
        targets: Some(BTreeSet::from([index])),
        counties: selection::counties(&observations, &asked.area, lang)?,
        reported_only: false,
        as_of: today(plan),
        without_courses: true,
    };
    let judgement = verdict::judge(plan, &observations, &selection);
    let report = Report {
        plan,
        rules,
        observations: &observations,
        judgement: &judgement,
        strictness: Strictness::Normal,
    };
    Ok(report::trace(&report, &inputs, &style))
}

impl Explain {
    /// Refuses what has a meaning for data only, where there are none.
    fn makes_sense(&self, lang: Lang) -> Result<(), Refusal> {
        let given = [
            ("--year", self.year.is_some()),
            ("--area", !self.area.is_empty()),
            ("--encoding", self.encoding.is_some()),
            ("--layout", self.layout.is_some()),
        ];
        let stray = given.into_iter().find(|(_, is_given)| *is_given);
        match stray.filter(|_| self.files.is_empty()) {
            None => Ok(()),
            Some((option, _)) => Err(Refusal::one(
                "usage",
                lang.pick(
                    format!("{option} 要和数据文件一起用"),
                    format!("{option} goes with data files"),
                ),
                Some(
                    lang.pick(
                        "例如 check explain nursing-bed-share data.csv",
                        "such as check explain nursing-bed-share data.csv",
                    )
                    .to_owned(),
                ),
            )),
        }
    }
}

/// What else of the rules is called so: an indicator or a check.
fn of_rules(plan: &Plan, typed: &str, style: &Style) -> Option<String> {
    let typed = typed.trim();
    let mut terms = plan.vocabulary.terms();
    let term = terms.find(|(_, term)| term.spellings().any(|name| name == typed));
    if let Some((id, _)) = term {
        return Some(report::explain_indicator(plan, id, style));
    }
    let is_called = |check: &&Check| {
        check.id == typed || check.name.as_ref().is_some_and(|name| name.raw() == typed)
    };
    let check = plan.checks.iter().find(is_called)?;
    Some(report::explain_check(plan, check, style))
}

fn no_target(typed: &str, lang: Lang) -> Refusal {
    let typed = Untrusted::new(typed).visible();
    Refusal::one(
        "usage",
        lang.pick(
            format!("{typed} 不是目标，没有结论可以从数据讲起"),
            format!("{typed} is no target, so there is no verdict to trace through the data"),
        ),
        Some(
            lang.pick(
                "写目标的 id；check list 列出全部目标",
                "give the id of a target; check list has them all",
            )
            .to_owned(),
        ),
    )
}

fn unknown(typed: &str, code: &str, plan: &Plan, lang: Lang) -> Refusal {
    let codes = report::explanations().map(|one| one.code);
    let targets = plan
        .targets
        .iter()
        .flat_map(|target| [target.id.as_str(), target.name.raw()]);
    let checks = plan.checks.iter().map(|check| check.id.as_str());
    let terms = plan
        .vocabulary
        .terms
        .iter()
        .flat_map(|term| [term.id.as_str(), term.name.raw()]);
    let of_rules = targets.chain(checks).chain(terms);
    let near = nearest(code, codes).or_else(|| nearest(typed, of_rules));
    let near = near.map(|near| Untrusted::new(near).visible());
    let help = did_you_mean(near.as_deref(), lang).unwrap_or_else(|| {
        lang.pick(
            "check explain 列出全部代码，check list 列出全部目标",
            "check explain lists all codes, check list all targets",
        )
        .to_owned()
    });
    let typed = Untrusted::new(typed).visible();
    Refusal::one(
        "unknown-code",
        lang.pick(
            format!("没有目标、指标、校验或代码叫 {typed}"),
            format!("no target, indicator, check or code is called {typed}"),
        ),
        Some(help),
    )
}
