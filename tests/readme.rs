//! The README's console blocks are run, and print what they show.
//!
//! In a block, `$ ` begins a command, and `echo $?` shows the exit code of the one before it. A line
//! that is only `…` stands for any lines, and a line that ends in `…` for any that begins so.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

mod support;

const README: &str = include_str!("../README.md");

/// A command and the lines shown under it.
struct Shown {
    command: String,
    lines: Vec<String>,
}

/// The commands of each console block, in order.
fn blocks() -> Vec<Vec<Shown>> {
    let mut blocks = Vec::new();
    for block in README.split("```console\n").skip(1) {
        let (block, _) = block.split_once("```").unwrap();
        let mut commands: Vec<Shown> = Vec::new();
        for line in block.lines() {
            if let Some(command) = line.strip_prefix("$ ") {
                commands.push(Shown {
                    command: command.to_owned(),
                    lines: Vec::new(),
                });
            } else {
                let shown = commands.last_mut().unwrap();
                shown.lines.push(line.to_owned());
            }
        }
        blocks.push(commands);
    }
    blocks
}

/// What a command of the README prints to standard output, and its exit code.
fn run(command: &str) -> (String, i32) {
    let arguments = command
        .strip_prefix("cargo run --release -- ")
        .or_else(|| command.strip_prefix("check "))
        .unwrap_or_else(|| panic!("not a command of this program: {command}"));
    let output = support::program()
        .args(arguments.split(' '))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("LANG", "en_US.UTF-8")
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    (printed, output.status.code().unwrap())
}

/// Whether the lines shown are the lines printed, but for what `…` stands for.
fn shows(shown: &[String], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((line, rest)) if line.trim() == "…" => {
            (0..=printed.len()).any(|skipped| shows(rest, printed.get(skipped..).unwrap()))
        }
        Some((line, rest)) => printed
            .split_first()
            .is_some_and(|(first, others)| shows_line(line, first) && shows(rest, others)),
    }
}

fn shows_line(shown: &str, printed: &str) -> bool {
    match shown.strip_suffix('…') {
        Some(beginning) => printed.starts_with(beginning),
        None => printed.trim_end() == shown.trim_end(),
    }
}

#[test]
fn every_command_of_the_readme_prints_what_it_shows() {
    let blocks = blocks();
    assert!(!blocks.is_empty());
    for block in blocks {
        let mut last_code = 0;
        for shown in block {
            if shown.command == "echo $?" {
                assert_eq!(shown.lines, [last_code.to_string()]);
                continue;
            }
            let (printed, code) = run(&shown.command);
            last_code = code;
            assert!(
                shows(&shown.lines, &printed.lines().collect::<Vec<_>>()),
                "$ {}\n{printed}",
                shown.command
            );
        }
    }
}

#[test]
fn an_ellipsis_stands_for_any_lines_and_nothing_else_does() {
    let shown = |lines: &[&str]| lines.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(shows(&shown(&["a", "…", "d"]), &["a", "b", "c", "d"]));
    assert!(shows(&shown(&["a", "…", "d"]), &["a", "d"]));
    assert!(!shows(&shown(&["a", "…", "d"]), &["a", "d", "e"]));
    assert!(!shows(&shown(&["a"]), &["a", "b"]));
    assert!(!shows(&shown(&[]), &["a"]));
    assert!(shows(&shown(&["a…"]), &["abc"]));
    assert!(!shows(&shown(&["b…"]), &["abc"]));
}
