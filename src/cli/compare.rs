//! `check compare OLD NEW`: what changed between two submissions.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Command};
use target_check::data::{self, Observations};
use target_check::plan::Plan;
use target_check::report::wording::Lang;
use target_check::report::{self, ComparisonFormat, ComparisonReport, Format, Submitted};
use target_check::source::{Diagnostic, Input, Untrusted};
use target_check::verdict::comparison::{self, Scope, Submission, Weighing};
use target_check::verdict::{self, Judgement, Selection};

use super::CANNOT;
use super::args::Common;
use super::inputs::{self, Opened};
use super::judge::tell;
use super::options::{Choosing, Declared, Writing};
use super::output::{Outputs, Sources};
use super::refusal::Refusal;
use super::rules::{self, Loaded};
use super::screen::Screen;
use super::waivers::Waiving;
use super::{reading, selection};

/// Of a submission up to this size each township's figures are kept; of a larger one their sums.
const MOST_BYTES_BY_TOWNSHIP: u64 = 16 << 20;

/// What `compare` understands.
#[derive(Debug, Args)]
pub(super) struct Compare {
    /// The submission before: a file or a folder
    old: PathBuf,
    /// The submission now: a file or a folder
    new: PathBuf,
    #[command(flatten)]
    choosing: Choosing,
    /// Exit code: changed figures of earlier years do not count, once they have been looked at
    #[arg(long)]
    accept_revisions: bool,
    #[command(flatten)]
    writing: Writing,
    #[command(flatten)]
    waiving: Waiving,
    #[command(flatten)]
    declared: Declared,
}

/// What two of its options mean here.
pub(super) fn explained(command: Command) -> Command {
    command
        .mut_arg("format", |format| {
            format.help(
                "The form of the report: table, json, jsonl, csv, tsv, markdown, github or html \
                 [default: table]",
            )
        })
        .mut_arg("strict", |strict| {
            strict.help("Exit code: expected targets and broken checks count too")
        })
}

/// Compares, reports, and gives the exit code. Nothing is printed before everything is done.
pub(super) fn run(asked: &Compare, common: &Common, screen: &Screen) -> anyhow::Result<u8> {
    let lang = screen.lang();
    let format = form(asked.writing.format, lang)?;
    let outputs = Outputs::asked_for(&asked.writing.output, lang)?;
    for format in outputs.formats() {
        form(format, lang)?;
    }
    let named = [asked.old.clone(), asked.new.clone()];
    refuse_one_stream(&named, lang)?;
    let [mut old, mut new] = [
        inputs::open(std::slice::from_ref(&asked.old), lang)?,
        inputs::open(std::slice::from_ref(&asked.new), lang)?,
    ];
    let mut loaded = rules::load(common, lang)?;
    asked.waiving.add_to(&mut loaded, lang)?;
    let paths: Vec<PathBuf> = [&old.paths[..], &new.paths[..]].concat();
    outputs.spare(&Sources {
        named: &named,
        read: &paths,
        rules: &loaded.paths,
    })?;
    let Loaded {
        rules,
        plan,
        warnings,
        ..
    } = loaded;
    let plan = &plan;
    let any_format =
        |has: fn(Format) -> bool| has(asked.writing.format) || outputs.formats().any(has);
    let townships = [&old, &new].iter().all(|side| is_small(&side.inputs));
    let reading = Reading {
        plan,
        townships,
        digests: any_format(Format::carries_digests),
    };
    let (before, after) = reading.both(asked, &mut old, &mut new, screen)?;
    let choosing = &asked.choosing;
    let targets = selection::targets(plan, &choosing.target, &choosing.clause, lang)?;
    let [of_old, of_new] = selection::counties_of([&before, &after], &choosing.area, lang)?;
    let selected = |counties| Selection {
        year: choosing.year,
        targets: targets.clone(),
        counties,
        reported_only: choosing.reported_only,
        as_of: asked.waiving.as_of(plan),
        without_courses: !any_format(Format::carries_courses),
    };
    let [of_old, of_new] = [selected(of_old), selected(of_new)];
    let was = verdict::judge(plan, &before, &of_old);
    let is = verdict::judge(plan, &after, &of_new);
    let comparison = comparison::compare(
        plan,
        &submission(&before, &was, &of_old),
        &submission(&after, &is, &of_new),
        Scope {
            targets: targets.as_ref(),
            townships,
        },
    );
    let [old_name, new_name] = [&asked.old, &asked.new].map(|path| name(path));
    let report = ComparisonReport {
        plan,
        rules: &rules,
        old: Submitted {
            name: &old_name,
            observations: &before,
            judgement: &was,
        },
        new: Submitted {
            name: &new_name,
            observations: &after,
            judgement: &is,
        },
        comparison: &comparison,
        weighing: Weighing {
            strictness: choosing.strictness(),
            accepts_revisions: asked.accept_revisions,
        },
    };
    let staged = outputs.stage(|format, bytes| {
        let style = screen.file_style(format);
        let Some(format) = ComparisonFormat::of(format) else {
            return Ok(());
        };
        report::write_comparison(format, &report, &new.inputs, &style, bytes)
    })?;
    if !asked.writing.quiet {
        let notes: Vec<Diagnostic> = warnings
            .into_iter()
            .chain(old.notes)
            .chain(new.notes)
            .collect();
        tell(&notes, Vec::new(), screen);
    }
    let style = screen.style(asked.writing.format);
    let written =
        |out: &mut dyn Write| report::write_comparison(format, &report, &new.inputs, &style, out);
    let code = screen.tell(written, report.exit_code());
    if code != CANNOT {
        staged.publish()?;
    }
    Ok(code)
}

fn submission<'a>(
    observations: &'a Observations,
    judgement: &'a Judgement,
    selection: &'a Selection,
) -> Submission<'a> {
    Submission {
        observations,
        judgement,
        counties: selection.counties.as_ref(),
    }
}

/// How both submissions are read.
struct Reading<'a> {
    plan: &'a Plan,
    /// Whether each township's figures are kept.
    townships: bool,
    digests: bool,
}

impl Reading<'_> {
    /// Both, or everything that is wrong with either.
    fn both(
        &self,
        asked: &Compare,
        old: &mut Opened,
        new: &mut Opened,
        screen: &Screen,
    ) -> Result<(Observations, Observations), Refusal> {
        let one = |side: &mut Opened| self.observed(asked, side, screen);
        match (one(old), one(new)) {
            (Ok(old), Ok(new)) => Ok((old, new)),
            (Err(refusal), Ok(_)) | (Ok(_), Err(refusal)) => Err(refusal),
            (Err(old), Err(new)) => Err(Refusal::all(
                [old.diagnostics(), new.diagnostics()].concat(),
            )),
        }
    }

    fn observed(
        &self,
        asked: &Compare,
        side: &mut Opened,
        screen: &Screen,
    ) -> Result<Observations, Refusal> {
        let plan = self.plan;
        let options = data::Options {
            encoding: asked.declared.encoding,
            layout: asked.declared.layout.or(plan.vocabulary.layout),
            year: asked.choosing.year,
            digests: self.digests,
            ..data::Options::default()
        };
        let vocabulary = match self.townships {
            true => plan.vocabulary.clone().with_every_township(),
            false => plan.vocabulary.clone(),
        };
        let problems = std::mem::take(&mut side.problems);
        let words = (plan, &vocabulary);
        reading::observed(&mut side.inputs, problems, words, &options, screen)
    }
}

/// Whether each township's figures can be kept.
fn is_small(inputs: &[Input]) -> bool {
    let sizes = inputs.iter().filter_map(Input::size);
    sizes.fold(0, u64::saturating_add) <= MOST_BYTES_BY_TOWNSHIP
}

fn name(path: &Path) -> Untrusted {
    Untrusted::new(path.to_string_lossy())
}

/// A stream is one submission, not two.
fn refuse_one_stream(named: &[PathBuf], lang: Lang) -> Result<(), Refusal> {
    if named.iter().any(|path| path.as_os_str() != "-") {
        return Ok(());
    }
    Err(Refusal::one(
        "usage",
        lang.pick(
            "标准输入只能是两份中的一份",
            "standard input can be one of the two only",
        )
        .to_owned(),
        Some(
            lang.pick(
                "例如 check compare 旧.csv -",
                "such as check compare old.csv -",
            )
            .to_owned(),
        ),
    ))
}

/// The form of the comparison, if a report of `format` has one.
fn form(format: Format, lang: Lang) -> Result<ComparisonFormat, Refusal> {
    ComparisonFormat::of(format).ok_or_else(|| {
        let id = format.id();
        let known = Format::ALL.into_iter();
        let known = known.filter(|one| ComparisonFormat::of(*one).is_some());
        let known: Vec<&str> = known.map(Format::id).collect();
        let known = known.join(lang.pick("、", ", "));
        Refusal::one(
            "usage",
            lang.pick(
                format!("compare 没有 {id} 形式：它讲的是结论，不是变化"),
                format!("compare has no form for {id}, which tells of verdicts, not of changes"),
            ),
            Some(lang.pick(format!("可以是 {known}"), format!("it can be {known}"))),
        )
    })
}
