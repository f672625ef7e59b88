//! From opened files to what they say.

use target_check::data::{self, Observations};
use target_check::plan::Plan;
use target_check::report;
use target_check::source::{Diagnostic, Input};
use target_check::vocabulary::Vocabulary;

use super::progress::Progress;
use super::refusal::Refusal;
use super::screen::Screen;

/// Reads files as one data set, by the words of `vocabulary`: those of the plan, or the same with
/// more to be kept. `problems` are what kept other files from being opened.
///
/// # Errors
/// Everything that is wrong, the problems among it.
pub(super) fn observed(
    inputs: &mut [Input],
    mut problems: Vec<Diagnostic>,
    (plan, vocabulary): (&Plan, &Vocabulary),
    options: &data::Options,
    screen: &Screen,
) -> Result<Observations, Refusal> {
    let progress = Progress::watch(inputs, screen);
    let read = data::read(inputs, vocabulary, options);
    drop(progress);
    match read {
        Ok(observations) if problems.is_empty() => Ok(observations),
        Ok(_) => Err(Refusal::all(problems)),
        Err(found) => {
            let (encoding, lang) = (options.encoding, screen.lang());
            problems.extend(report::refused(&found, inputs, encoding, plan, lang));
            Err(Refusal::all(problems))
        }
    }
}
