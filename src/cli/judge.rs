//! `check FILE…`: the pipeline from files to a report.

use std::io::Write;
use std::mem::ManuallyDrop;

use target_check::data;
use target_check::report::{self, Format, Report};
use target_check::source::{Diagnostic, Severity};
use target_check::verdict::{self, Selection};

use super::CANNOT;
use super::args::Cli;
use super::inputs::{self, Opened};
use super::output::{Outputs, Sources};
use super::reading;
use super::rules::{self, Loaded};
use super::screen::Screen;
use super::{selection, summary};

/// Judges, reports, and gives the exit code. Nothing is printed before everything is done.
pub(super) fn run(cli: &Cli, screen: &Screen) -> anyhow::Result<u8> {
    let (judging, lang) = (&cli.judging, screen.lang());
    judging
        .view
        .goes_with(judging.writing.format, judging.summary, lang)?;
    let outputs = Outputs::asked_for(&judging.writing.output, lang)?;
    if judging.summary {
        summary::refuse_formless(judging.writing.format, &outputs, lang)?;
    }
    let Opened {
        mut inputs,
        paths,
        notes,
        problems,
    } = inputs::open(&judging.files, lang)?;
    let mut loaded = rules::load(&cli.common, lang)?;
    judging.waiving.add_to(&mut loaded, lang)?;
    let Loaded {
        rules,
        paths: of_rules,
        plan,
        warnings,
    } = loaded;
    outputs.spare(&Sources {
        named: &judging.files,
        read: &paths,
        rules: &of_rules,
    })?;
    // The process ends with the report: neither what it read nor what came of it is taken apart piece
    // by piece before.
    let plan = &ManuallyDrop::new(plan);
    let targets = selection::targets(
        plan,
        &judging.choosing.target,
        &judging.choosing.clause,
        lang,
    )?;
    let any_format =
        |has: fn(Format) -> bool| has(judging.writing.format) || outputs.formats().any(has);
    let options = data::Options {
        encoding: judging.declared.encoding,
        layout: judging.declared.layout.or(plan.vocabulary.layout),
        year: judging.choosing.year,
        digests: !judging.summary && any_format(Format::carries_digests),
        threads: usize::from(judging.threads),
        questions: judging.summary.then(|| verdict::questions(plan)),
        ..data::Options::default()
    };
    let words = (&**plan, &plan.vocabulary);
    let observations = reading::observed(&mut inputs, problems, words, &options, screen)?;
    let observations = ManuallyDrop::new(observations);
    let selection = Selection {
        as_of: judging.waiving.as_of(plan),
        without_courses: !judging.view.shows_courses() && !any_format(Format::carries_courses),
        ..selection::selection(targets, &observations, &judging.choosing, lang)?
    };
    if judging.summary {
        let told = summary::Told {
            judging,
            rules: &rules,
            plan,
            inputs: &inputs,
            outputs: &outputs,
            notes: warnings.into_iter().chain(notes).collect(),
        };
        return summary::run(&told, &observations, &selection, screen);
    }
    let judgement = ManuallyDrop::new(verdict::judge(plan, &observations, &selection));
    let report = Report {
        plan,
        rules: &rules,
        observations: &observations,
        judgement: &judgement,
        strictness: judging.choosing.strictness(),
    };
    let staged = outputs.stage(|format, bytes| {
        report::write(format, &report, &inputs, &screen.file_style(format), bytes)
    })?;
    if judging.verbose {
        screen.complain(&report.other_lines(&inputs, lang));
    }
    if !judging.writing.quiet {
        let notes: Vec<Diagnostic> = warnings.into_iter().chain(notes).collect();
        tell(&notes, report.findings(&inputs, lang), screen);
    }
    let (format, view) = (judging.writing.format, &judging.view);
    let style = screen.style(format);
    let written = |out: &mut dyn Write| view.write(format, &report, &inputs, &style, out);
    let code = screen.tell(written, report.exit_code());
    if code != CANNOT {
        staged.publish()?;
    }
    Ok(code)
}

/// Everything doubtful, what matters most first, each kind in order of place.
pub(super) fn tell(notes: &[Diagnostic], findings: Vec<Diagnostic>, screen: &Screen) {
    let all: Vec<Diagnostic> = notes.iter().cloned().chain(findings).collect();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        screen.diagnostics(all.iter().filter(|one| one.severity == severity));
    }
}
