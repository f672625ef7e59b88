//! The command line: arguments, files, wiring and exit codes. The only place that prints, asks the
//! environment, or speaks of its faults.

mod args;
mod chinese;
mod compare;
mod completions;
mod explain;
mod folder;
mod init;
mod inputs;
mod judge;
mod lint;
mod list;
mod man;
mod meant;
mod new_files;
mod options;
mod output;
mod plan_text;
mod progress;
mod reading;
mod refusal;
mod rules;
mod schema;
mod screen;
mod selection;
mod streams;
mod summary;
mod template;
mod unfinished;
mod view;
mod waivers;
mod written;

use std::ffi::OsString;

use args::Command;
use refusal::Refusal;
use screen::Screen;

/// The exit code of a run that could not be done.
const CANNOT: u8 = 2;

/// Runs the program and gives its exit code.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let cli = match args::parse(&arguments) {
        Ok(cli) => cli,
        Err(stopped) => return stopped.tell(),
    };
    let screen = Screen::of(&cli.common);
    let done = match &cli.command {
        Some(Command::Compare(asked)) => compare::run(asked, &cli.common, &screen),
        Some(Command::Lint { file, plan }) => {
            lint::run(file.as_deref(), plan.as_deref(), &cli.common, &screen)
        }
        Some(Command::List(listing)) => list::run(listing, &cli.common, &screen),
        Some(Command::Explain(asked)) => explain::run(asked, &cli.common, &screen),
        Some(Command::Init(asked)) => init::run(asked, &screen),
        Some(Command::Template(asked)) => template::run(asked, &cli.common, &screen),
        Some(Command::Schema(asked)) => Ok(schema::run(asked, &screen)),
        Some(Command::Completions(asked)) => Ok(completions::run(asked, &screen)),
        Some(Command::Man) => man::run(&screen),
        None => judge::run(&cli, &screen),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            match error.downcast_ref::<Refusal>() {
                Some(refusal) => screen.diagnostics(refusal.diagnostics()),
                None => screen.diagnostics(Refusal::of(&error).diagnostics()),
            }
            CANNOT
        }
    }
}
