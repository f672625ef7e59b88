//! `check completions`: what a shell completes.

use clap::builder::TypedValueParser;
use clap::{Args, ValueEnum as _};
use clap_complete::Shell;

use super::args::{self, one_of};
use super::screen::Screen;

/// What `completions` understands.
#[derive(Debug, Args)]
pub(super) struct Asked {
    /// The shell: bash, zsh, fish, powershell or elvish
    #[arg(value_parser = shell(), hide_possible_values = true)]
    shell: Shell,
}

/// Prints the script for a shell.
pub(super) fn run(asked: &Asked, screen: &Screen) -> u8 {
    let mut command = args::command(screen.lang());
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut command, "check", &mut script);
    screen.put(&script, 0)
}

fn shell() -> impl TypedValueParser<Value = Shell> {
    let names = [
        ("bash", Shell::Bash),
        ("zsh", Shell::Zsh),
        ("fish", Shell::Fish),
        ("powershell", Shell::PowerShell),
        ("elvish", Shell::Elvish),
    ];
    debug_assert_eq!(names.len(), Shell::value_variants().len());
    one_of(names.to_vec())
}
