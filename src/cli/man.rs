//! `check man`: the manual page, every command with its options on it.

use std::io::{self, Write as _};

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::args;
use super::screen::Screen;

/// Prints the page.
pub(super) fn run(screen: &Screen) -> anyhow::Result<u8> {
    let mut command = args::command(screen.lang());
    // The arguments that every command understands reach the others only now.
    command.build();
    let page = page(&command)?;
    Ok(screen.put(&page, 0))
}

fn page(command: &Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    let whole = Man::new(command.clone());
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    synopsis(command, &mut page)?;
    whole.render_description_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    for subcommand in command.get_subcommands() {
        section(subcommand, &mut page)?;
    }
    whole.render_extra_section(&mut page)?;
    whole.render_version_section(&mut page)?;
    Ok(page)
}

/// The ways to call the program, as its help has them.
fn synopsis(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let usage = command.clone().render_usage().to_string();
    let mut roff = Roff::new();
    roff.control("SH", ["SYNOPSIS"]);
    for line in usage.lines() {
        let words = line.trim().trim_start_matches("Usage: ");
        let (program, rest) = words.split_once(' ').unwrap_or((words, ""));
        roff.text([bold(program), roman(format!(" {rest}"))]);
        roff.control("br", []);
    }
    roff.to_writer(page)
}

/// A subcommand, with its own arguments.
fn section(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let mut roff = Roff::new();
    let name = format!("check {}", command.get_name());
    roff.control("SH", [name.to_uppercase().as_str()]);
    if let Some(about) = command.get_about() {
        roff.text([roman(about.to_string())]);
    }
    roff.to_writer(page)?;
    let own = command.clone().mut_args(|argument| {
        let shared = argument.is_global_set() || argument.get_id() == "help";
        argument.hide(shared)
    });
    let mut options = Vec::new();
    Man::new(own).render_options_section(&mut options)?;
    // Under the command's own heading.
    let options = String::from_utf8_lossy(&options);
    let options = options.replacen(".SH OPTIONS\n", "", 1);
    page.write_all(options.as_bytes())
}
