//! The help of every command, the manual page, completions, and pipes.

use std::process::{Command, Stdio};

use unicode_width::UnicodeWidthStr as _;

use crate::snapshots::assert_snapshot;
use crate::support::{self, project_file, text_of};

fn program(lang: &str) -> Command {
    let mut command = support::program();
    command
        .current_dir(project_file("."))
        .env("LC_ALL", lang)
        .stdin(Stdio::null());
    command
}

fn printed(lang: &str, arguments: &[&str]) -> String {
    let output = program(lang).args(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(output.stderr, b"");
    String::from_utf8(output.stdout).unwrap()
}

/// Every subcommand, as the help lists them.
fn subcommands() -> Vec<String> {
    let help = printed("C", &["--help"]);
    let (_, rest) = help.split_once("Commands:\n").unwrap();
    rest.lines()
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

#[test]
fn the_help_of_every_command_fits_eighty_columns() {
    let mut commands = vec![None];
    let all = subcommands();
    assert!(all.len() >= 6, "{all:?}");
    commands.extend(all.iter().map(Some));
    for command in commands {
        for (lang, locale) in [("en", "C"), ("zh", "zh_CN.UTF-8")] {
            let mut arguments: Vec<&str> = command.iter().map(|name| name.as_str()).collect();
            arguments.push("--help");
            let help = printed(locale, &arguments);
            for line in help.lines() {
                assert!(line.width() <= 80, "{line}");
            }
            let name = command.map_or("check", String::as_str);
            assert_snapshot(&format!("help/{name}.{lang}.txt"), &help);
        }
    }
}

/// The long options that a text names.
fn options(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !(character.is_alphanumeric() || character == '-'));
    let mut options: Vec<String> = words
        .filter(|word| word.starts_with("--") && word.len() > 2)
        .map(str::to_owned)
        .collect();
    options.sort();
    options.dedup();
    options
}

#[test]
fn every_option_and_command_is_in_the_readme_and_in_the_manual() {
    let readme = text_of("README.md");
    // The manual writes a hyphen with a backslash, so that it stays one.
    let manual = printed("C", &["man"]).replace("\\-", "-");
    let mut helps = vec![printed("C", &["--help"])];
    for command in subcommands() {
        helps.push(printed("C", &[&command, "--help"]));
        assert!(readme.contains(&format!("check {command}")), "{command}");
        let heading = format!("CHECK {}", command.to_uppercase());
        assert!(manual.contains(&heading), "{heading}");
    }
    for option in options(&helps.concat()) {
        assert!(manual.contains(&option), "{option}");
        let is_usual = matches!(option.as_str(), "--help" | "--version");
        assert!(is_usual || readme.contains(&option), "{option}");
    }
}

#[test]
fn completions_and_the_manual_are_the_same_every_time() {
    for arguments in [
        ["completions", "bash"].as_slice(),
        &["completions", "zsh"],
        &["completions", "fish"],
        &["completions", "powershell"],
        &["completions", "elvish"],
        &["man"],
    ] {
        let first = printed("C", arguments);
        assert!(first.contains("reported"), "{arguments:?}");
        assert_eq!(first, printed("C", arguments));
    }
    let run = program("C").args(["completions", "tcsh"]).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
}

/// Shells that are here understand their completions; others are passed over.
#[cfg(unix)]
#[test]
fn a_shell_understands_its_completions() {
    for shell in ["bash", "zsh", "fish"] {
        let folder = tempfile::tempdir().unwrap();
        let script = folder.path().join("completions");
        std::fs::write(&script, printed("C", &["completions", shell])).unwrap();
        match Command::new(shell).arg("-n").arg(&script).status() {
            Ok(status) => assert!(status.success(), "{shell}"),
            Err(_) => println!("{shell} is not here: its completions were not tried"),
        }
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    for format in [
        "table", "json", "jsonl", "csv", "tsv", "markdown", "junit", "sarif", "github",
    ] {
        let mut child = program("C")
            .args(["-q", "--format", format, "examples/data.csv"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert_eq!(output.stderr, b"", "{format}");
    }
}
