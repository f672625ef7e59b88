//! `check --summary`: counts in place of verdicts.

use target_check::data::Observations;
use target_check::plan::Plan;
use target_check::report::wording::Lang;
use target_check::report::{self, Format, Report, Rules, SummaryFormat};
use target_check::source::{Diagnostic, Input};
use target_check::verdict::{self, Judgement, Selection};

use super::CANNOT;
use super::args::Judging;
use super::judge::tell;
use super::output::Outputs;
use super::refusal::Refusal;
use super::screen::Screen;

/// What a summary is made by and of.
pub(super) struct Told<'a> {
    pub(super) judging: &'a Judging,
    pub(super) rules: &'a Rules,
    pub(super) plan: &'a Plan,
    pub(super) inputs: &'a [Input],
    pub(super) outputs: &'a Outputs,
    /// What to say beside the findings.
    pub(super) notes: Vec<Diagnostic>,
}

/// Judges, reports the counts, and gives the exit code.
pub(super) fn run(
    told: &Told<'_>,
    observations: &Observations,
    selection: &Selection,
    screen: &Screen,
) -> anyhow::Result<u8> {
    let Told { judging, plan, .. } = told;
    let lang = screen.lang();
    let format = form(judging.writing.format, lang)?;
    let summary = verdict::summarise(plan, observations, selection, usize::from(judging.threads));
    let judgement = Judgement {
        year: summary.year,
        verdicts: Vec::new(),
        checks: Vec::new(),
        remarks: summary.remarks.clone(),
        as_of: summary.as_of,
        left_out: Vec::new(),
    };
    let report = Report {
        plan,
        rules: told.rules,
        observations,
        judgement: &judgement,
        strictness: judging.choosing.strictness(),
    };
    let mut bytes = Vec::new();
    let style = screen.style(judging.writing.format);
    report::write_summary(format, &report, &summary, &style, &mut bytes)?;
    let staged = told.outputs.stage(|format, bytes| {
        let style = screen.file_style(format);
        let Some(format) = SummaryFormat::of(format) else {
            return Ok(());
        };
        report::write_summary(format, &report, &summary, &style, bytes)
    })?;
    if judging.verbose {
        screen.complain(&report.other_lines(told.inputs, lang));
    }
    if !judging.writing.quiet {
        tell(&told.notes, report.findings(told.inputs, lang), screen);
    }
    let code = screen.put(&bytes, summary.outcome(report.strictness).exit_code());
    if code != CANNOT {
        staged.publish()?;
    }
    Ok(code)
}

/// Refuses a form that no summary has, before anything is read.
pub(super) fn refuse_formless(
    format: Format,
    outputs: &Outputs,
    lang: Lang,
) -> Result<(), Refusal> {
    for format in std::iter::once(format).chain(outputs.formats()) {
        form(format, lang)?;
    }
    Ok(())
}

/// The form of the summary, if a report of `format` has one.
fn form(format: Format, lang: Lang) -> Result<SummaryFormat, Refusal> {
    SummaryFormat::of(format).ok_or_else(|| {
        let id = format.id();
        Refusal::one(
            "usage",
            lang.pick(
                format!("--summary 没有 {id} 形式"),
                format!("--summary has no form for {id}"),
            ),
            Some(
                lang.pick(
                    "可以是 table、json、csv 或 tsv",
                    "it can be table, json, csv or tsv",
                )
                .to_owned(),
            ),
        )
    })
}
