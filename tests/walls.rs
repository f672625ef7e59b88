//! Holds the walls of the house: which room may know which, who may print, how long a file may be.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read the sources has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may know besides itself.
const ROOMS: [(&str, &[&str]); 8] = [
    ("parts", &[]),
    ("quantity", &[]),
    ("source", &[]),
    ("vocabulary", &["quantity", "source"]),
    ("plan", &["quantity", "source", "vocabulary"]),
    ("data", &["parts", "quantity", "source", "vocabulary"]),
    (
        "verdict",
        &["parts", "quantity", "source", "vocabulary", "plan", "data"],
    ),
    (
        "report",
        &[
            "quantity",
            "source",
            "vocabulary",
            "plan",
            "data",
            "verdict",
        ],
    ),
];

/// What only the command line program may do.
const ONLY_IN_CLI: [&str; 12] = [
    "anyhow",
    "print!(",
    "println!(",
    "eprint!(",
    "eprintln!(",
    "io::stdout",
    "io::stderr",
    "io::stdin",
    "std::env",
    "std::process",
    "SystemTime::now",
    "Instant::now",
];

const LONGEST_FILE: usize = 450;

/// A source file: its path below `src`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The room it belongs to.
    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// What it does, without its comments and its unit tests.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.text.find("#[cfg(test)]\nmod tests {");
        let code = &self.text[..tests.unwrap_or(self.text.len())];
        (1..)
            .zip(code.lines())
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut waiting = vec![root.clone()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
        .into_iter()
        .map(|path| Source {
            text: fs::read_to_string(&path).unwrap(),
            path: path
                .strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/"),
        })
        .collect()
}

/// The rooms that a line names by `crate::room`.
fn rooms_named(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("crate::").filter_map(|(at, found)| {
        let rest = &line[at + found.len()..];
        let end = rest
            .find(|character: char| !character.is_alphanumeric() && character != '_')
            .unwrap_or(rest.len());
        let name = &rest[..end];
        (ROOMS.iter().any(|(room, _)| *room == name) || name == "cli").then_some(name)
    })
}

#[test]
fn each_room_knows_only_the_rooms_to_its_left() {
    let mut broken = Vec::new();
    for source in sources() {
        let Some((room, known)) = ROOMS.iter().find(|(room, _)| *room == source.room()) else {
            continue;
        };
        for (number, line) in source.code() {
            for named in rooms_named(line) {
                if named != *room && !known.contains(&named) {
                    broken.push(format!(
                        "src/{}:{number}: {room} names {named}",
                        source.path
                    ));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Ways to name a room or a forbidden thing that the other tests would not see.
const DISGUISES: [&str; 4] = ["crate::{", "std::{", "use std as", "crate as"];

#[test]
fn no_name_reaches_past_the_walls_in_disguise() {
    let mut broken = Vec::new();
    for source in sources() {
        let steps = source.path.split('/').count();
        let depth = if source.path.ends_with("/mod.rs") {
            steps - 1
        } else {
            steps
        };
        let out_of_the_room = "super::".repeat(depth);
        let is_root = matches!(source.path.as_str(), "lib.rs" | "main.rs");
        for (number, line) in source.code() {
            for disguise in DISGUISES {
                if line.contains(disguise) {
                    broken.push(format!("src/{}:{number}: {disguise}", source.path));
                }
            }
            if !is_root && line.contains(&out_of_the_room) {
                broken.push(format!("src/{}:{number}: {out_of_the_room}", source.path));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn only_the_command_line_prints_or_asks_the_environment() {
    let mut broken = Vec::new();
    for source in sources() {
        if matches!(source.room(), "cli" | "main") {
            continue;
        }
        for (number, line) in source.code() {
            for forbidden in ONLY_IN_CLI {
                if line.contains(forbidden) {
                    broken.push(format!("src/{}:{number}: {forbidden}", source.path));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn only_sources_and_the_command_line_open_files() {
    let mut broken = Vec::new();
    for source in sources() {
        if matches!(source.room(), "cli" | "source") {
            continue;
        }
        for (number, line) in source.code() {
            if line.contains("std::fs") || line.contains("File::open") {
                broken.push(format!("src/{}:{number}", source.path));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn text_of_data_files_cannot_be_printed_without_choosing_an_escape() {
    for source in sources() {
        let code: String = source.code().map(|(_, line)| line).collect();
        assert!(!code.contains("Display for Untrusted"), "{}", source.path);
    }
}

#[test]
fn no_file_is_too_long_to_read_in_one_sitting() {
    for source in sources() {
        let lines = source.text.lines().count();
        assert!(lines <= LONGEST_FILE, "src/{}: {lines} lines", source.path);
    }
}

#[test]
fn every_room_is_on_the_plan_of_the_house() {
    for source in sources() {
        let room = source.room();
        let known = ROOMS.iter().any(|(known, _)| *known == room);
        assert!(
            known || matches!(room, "cli" | "lib" | "main"),
            "src/{}: no wall is set around {room}",
            source.path
        );
    }
}
