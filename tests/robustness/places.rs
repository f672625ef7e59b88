//! What is named as a file and is none, and files that do not stay as they are.

#![cfg(unix)]

use std::io::{Read as _, Write as _};
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::{Command, Output};

use target_check::data::{self, FileFault, Options};
use target_check::source::{Changed, Input};

use crate::folder::Folder;
use crate::support::built_in_plan;

/// Asserts that a run was refused with this code of a message.
fn assert_refused(output: &Output, code: &str) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(output.stdout.is_empty());
    assert!(stderr.contains(&format!("error[{code}]")), "{stderr}");
}

fn pipe_in(folder: &Folder, name: &str) -> std::path::PathBuf {
    let path = folder.path().join(name);
    let made = Command::new("mkfifo").arg(&path).status();
    assert!(made.unwrap().success());
    path
}

#[test]
fn what_is_no_file_is_refused_by_name_wherever_it_stands() {
    let folder = Folder::with_data();
    let _socket = UnixListener::bind(folder.path().join("socket.csv")).unwrap();
    symlink("loop.csv", folder.path().join("loop.csv")).unwrap();
    symlink("nowhere.csv", folder.path().join("broken.csv")).unwrap();
    std::fs::create_dir(folder.path().join("folder.toml")).unwrap();
    for (name, code) in [
        ("/dev/zero", "not-a-file"),
        ("/dev/null", "not-a-file"),
        ("/dev/full", "not-a-file"),
        ("socket.csv", "not-a-file"),
        ("loop.csv", "cannot-read"),
        ("broken.csv", "no-such-file"),
    ] {
        assert_refused(&folder.check(&["--rules", "builtin", name]), code);
        assert_refused(&folder.check(&["--rules", name, "data.csv"]), code);
        assert_refused(&folder.check(&["lint", name]), code);
    }
    assert_refused(
        &folder.check(&["--rules", "folder.toml", "data.csv"]),
        "is-a-directory",
    );
    // Of a folder, each of its tables is read or refused by its name.
    let output = folder.check(&["--rules", "builtin", "."]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    for name in ["socket.csv", "loop.csv", "broken.csv"] {
        assert!(stderr.contains(name), "{stderr}");
    }
}

#[test]
fn a_named_pipe_is_read_like_the_file_it_carries() {
    let folder = Folder::with_data();
    let file = folder.check(&["--rules", "builtin", "--format", "csv", "data.csv"]);
    let pipe = pipe_in(&folder, "pipe.csv");
    let child = folder
        .program()
        .args(["--rules", "builtin", "--format", "csv", "pipe.csv"])
        .spawn()
        .unwrap();
    let data = std::fs::read(folder.path().join("data.csv")).unwrap();
    std::fs::write(pipe, data).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status, file.status);
    let as_file = String::from_utf8(output.stdout).unwrap();
    let as_file = as_file.replace("pipe.csv", "data.csv");
    assert_eq!(as_file, String::from_utf8(file.stdout).unwrap());
}

/// Changes `data.csv` when the program has opened it, and waits for a second file.
fn while_it_waits(change: impl FnOnce(&Folder)) -> Output {
    let folder = Folder::with_data();
    let pipe = pipe_in(&folder, "pipe.csv");
    let child = folder
        .program()
        .args(["--rules", "builtin", "data.csv", "pipe.csv"])
        .spawn()
        .unwrap();
    // Opening it waits until the program has come to it.
    let mut pipe = std::fs::File::create(pipe).unwrap();
    change(&folder);
    pipe.write_all("地区,年份,护理型床位\n".as_bytes()).unwrap();
    drop(pipe);
    child.wait_with_output().unwrap()
}

#[test]
fn a_file_that_grows_shrinks_or_is_replaced_is_never_judged_half_old_and_half_new() {
    let grown = while_it_waits(|folder| {
        let mut file = std::fs::OpenOptions::new()
            .append(true)
            .open(folder.path().join("data.csv"))
            .unwrap();
        file.write_all("示例县,,2025\n".as_bytes()).unwrap();
    });
    assert_refused(&grown, "changed-while-read");
    let shrunk = while_it_waits(|folder| {
        let file = std::fs::OpenOptions::new()
            .write(true)
            .open(folder.path().join("data.csv"))
            .unwrap();
        file.set_len(2000).unwrap();
    });
    assert_refused(&shrunk, "changed-while-read");
    let replaced = while_it_waits(|folder| {
        let (from, to) = (folder.path().join("data.csv"), folder.path().join("new"));
        std::fs::copy(&from, &to).unwrap();
        std::fs::rename(to, from).unwrap();
    });
    assert_refused(&replaced, "changed-while-read");
    let gone = while_it_waits(|folder| {
        std::fs::remove_file(folder.path().join("data.csv")).unwrap();
    });
    assert_refused(&gone, "cannot-read");
}

#[test]
fn a_file_that_grows_between_two_reads_fails_at_its_end() {
    let folder = Folder::with_data();
    let path = folder.put(
        "grows.csv",
        "地区,年份,护理型床位\n示例县,2025,7\n".as_bytes(),
    );
    let input = Input::file(&path).unwrap();
    let mut reader = input.open().unwrap();
    reader.read_exact(&mut [0; 10]).unwrap();
    std::fs::OpenOptions::new()
        .append(true)
        .open(&path)
        .unwrap()
        .write_all(b"x")
        .unwrap();
    let error = reader.read_to_end(&mut Vec::new()).unwrap_err();
    assert!(Changed::is_cause_of(&error), "{error}");
    // Nor can it be opened again, and a whole reading says the same.
    assert!(Changed::is_cause_of(&input.open().map(|_| ()).unwrap_err()));
    let vocabulary = &built_in_plan().vocabulary;
    let found = data::read(&[input], vocabulary, &Options::default()).unwrap_err();
    assert_eq!(found[0].kind, FileFault::ChangedWhileRead.into());
}

#[test]
fn standard_output_that_cannot_be_written_is_a_refusal_that_touches_nothing() {
    let folder = Folder::with_data();
    for only_readable in ["/dev/null", "data.csv"] {
        let stdout = std::fs::File::open(folder.path().join(only_readable)).unwrap();
        let output = folder
            .program()
            .args(["--rules", "builtin", "-o", "out.json", "data.csv"])
            .stdout(stdout)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(folder.files().len(), 1);
    }
}
