//! Every call to the operating system fails in turn, by `strace`: what is reported is whole, or the
//! run is refused, the old reports stand and nothing lies beside them.

#![cfg(target_os = "linux")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Output;

use crate::folder::{Folder, OLD, is_there};

/// Calls that may fail, and with what. To close a file that was synchronised cannot lose anything.
const CALLS: [(&str, &[&str]); 16] = [
    ("read", &["EIO", "EINTR"]),
    ("openat", &["EIO", "ENOSPC", "EMFILE", "EINTR"]),
    ("write", &["EIO", "ENOSPC", "EINTR", "EPIPE"]),
    ("fsync", &["EIO", "ENOSPC", "EINTR"]),
    ("rename", &["EIO", "ENOSPC", "EINTR"]),
    ("renameat", &["EIO", "ENOSPC", "EINTR"]),
    ("renameat2", &["EIO", "ENOSPC", "EINTR"]),
    ("statx", &["EIO", "EINTR"]),
    ("lseek", &["EIO"]),
    ("fchmod", &["EIO", "EINTR"]),
    ("readlink", &["EIO", "EINTR"]),
    ("getcwd", &["EIO"]),
    ("fcntl", &["EIO", "EMFILE"]),
    ("ioctl", &["EIO"]),
    ("clone3", &["EAGAIN"]),
    ("getdents64", &["EIO"]),
];

/// Calls at which a signal comes.
const SIGNALLED: [&str; 5] = ["openat", "write", "fsync", "renameat", "read"];

/// What a run left behind.
struct Left {
    output: Output,
    files: BTreeMap<String, Vec<u8>>,
    trace: String,
}

/// One way of running the program.
struct Way {
    arguments: &'static [&'static str],
    /// Whether the data come by a pipe.
    piped: bool,
    /// The files it writes.
    reports: &'static [&'static str],
    /// Whether old ones are there.
    replaces: bool,
}

const WAYS: [Way; 4] = [
    Way {
        arguments: &[
            "--rules", "builtin", "-o", "out.json", "-o", "out.html", "data.csv",
        ],
        piped: false,
        reports: &["out.json", "out.html"],
        replaces: true,
    },
    Way {
        arguments: &["--rules", "rules.toml", "--format", "junit", "-"],
        piped: true,
        reports: &[],
        replaces: false,
    },
    Way {
        arguments: &["--rules", "builtin", "--summary", "data.csv"],
        piped: false,
        reports: &[],
        replaces: false,
    },
    Way {
        arguments: &["template", "--rules", "builtin", "-o", "form.csv"],
        piped: false,
        reports: &["form.csv"],
        replaces: false,
    },
];

impl Way {
    fn run(&self, injected: &[&str]) -> Left {
        let folder = Folder::with_data();
        folder.put("rules.toml", include_bytes!("../../targets.toml"));
        if self.replaces {
            for report in self.reports {
                folder.put(report, OLD);
            }
        }
        let trace = tempfile::NamedTempFile::new().unwrap();
        let to = trace.path().to_str().unwrap();
        let mut words = vec!["strace", "-f", "-o", to];
        words.extend(injected);
        words.push(env!("CARGO_BIN_EXE_check"));
        let mut command = folder.under(&words);
        command.args(self.arguments);
        if self.piped {
            let (reader, mut writer) = std::io::pipe().unwrap();
            std::io::Write::write_all(&mut writer, b"").unwrap();
            command.stdin(reader);
            let data = std::fs::read(folder.path().join("data.csv")).unwrap();
            std::thread::spawn(move || std::io::Write::write_all(&mut writer, &data));
        }
        let output = command.output().unwrap();
        let mut files = folder.files();
        files.remove("data.csv");
        files.remove("rules.toml");
        Left {
            output,
            files,
            trace: std::fs::read_to_string(trace.path()).unwrap(),
        }
    }

    /// The old reports, and nothing else.
    fn untouched(&self) -> BTreeMap<String, Vec<u8>> {
        let reports = self.reports.iter().filter(|_| self.replaces);
        reports
            .map(|report| ((*report).to_owned(), OLD.to_vec()))
            .collect()
    }

    /// Whether every report is the old one or the new one, and nothing else is there.
    fn is_whole_or_old(&self, left: &Left, usual: &Left) -> bool {
        let known: BTreeSet<&String> = left.files.keys().collect();
        known
            .iter()
            .all(|name| self.reports.contains(&name.as_str()))
            && left
                .files
                .iter()
                .all(|(name, bytes)| usual.files.get(name) == Some(bytes) || bytes == OLD)
            && (!self.replaces || known.len() == self.reports.len())
    }
}

/// How often each call is made before the program itself begins, and in all.
fn counted(trace: &str) -> BTreeMap<&str, (usize, usize)> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut has_begun = false;
    for line in trace.lines() {
        let Some((call, _)) = line
            .split_once(' ')
            .and_then(|(_, call)| call.trim_start().split_once('('))
        else {
            continue;
        };
        // The first thing that the standard library does, after what is loaded is loaded.
        has_begun |= line.contains("rt_sigaction(SIGPIPE");
        let count = counts.entry(call).or_default();
        count.0 += usize::from(!has_begun);
        count.1 += 1;
    }
    counts
}

#[test]
fn whatever_call_fails_a_report_is_whole_or_the_run_is_refused() {
    if !is_there("strace", &["-o", "/dev/null", "true"]) {
        return;
    }
    let (mut tried, mut refused) = (0, 0);
    for way in &WAYS {
        let usual = way.run(&[]);
        assert!(matches!(usual.output.status.code(), Some(0 | 1)));
        let counts = counted(&usual.trace);
        for (call, errors) in CALLS {
            let (before, all) = counts.get(call).copied().unwrap_or_default();
            for number in before + 1..=all {
                for error in errors {
                    let injected = format!("inject={call}:error={error}:when={number}");
                    let left = way.run(&["-e", &injected]);
                    tried += 1;
                    refused += usize::from(holds(way, &left, &usual, error));
                }
            }
        }
    }
    println!("{tried} runs with a failing call, {refused} of them refused");
    assert!(tried > 150 && refused > 40);
}

/// Asserts that a run with a failing call was done or refused; whether it was refused.
fn holds(way: &Way, left: &Left, usual: &Left, error: &str) -> bool {
    let failed = left.trace.lines().find(|line| line.contains("(INJECTED)"));
    let what = || {
        let stderr = String::from_utf8_lossy(&left.output.stderr);
        let (code, names) = (left.output.status, left.files.keys());
        format!(
            "{:?} {failed:?}: {code}, {names:?}\n{stderr}",
            way.arguments
        )
    };
    assert!(way.is_whole_or_old(left, usual), "{}", what());
    if left.output.status.code() == Some(2) {
        assert!(!left.output.stderr.is_empty(), "{}", what());
        assert_ne!(error, "EINTR", "not tried again: {}", what());
        return true;
    }
    assert_eq!(left.output.status, usual.output.status, "{}", what());
    assert!(left.files == usual.files, "{}", what());
    // A reader that has seen enough is no fault.
    let is_all = left.output.stdout == usual.output.stdout;
    let has_left = error == "EPIPE" && left.output.stdout.is_empty();
    assert!(is_all || has_left, "{}", what());
    false
}

#[test]
fn whenever_a_signal_comes_nothing_is_left_behind() {
    if !is_there("strace", &["-o", "/dev/null", "true"]) {
        return;
    }
    let way = &WAYS[0];
    let usual = way.run(&[]);
    let counts = counted(&usual.trace);
    let (mut tried, mut untouched) = (0, 0);
    for call in SIGNALLED {
        let (before, all) = counts.get(call).copied().unwrap_or_default();
        for number in before + 1..=all {
            for signal in ["SIGINT", "SIGTERM"] {
                let left = way.run(&[
                    "-e",
                    &format!("inject={call}:signal={signal}:when={number}"),
                ]);
                let what = format!("{signal} at {call} {number}: {:?}", left.files.keys());
                assert!(way.is_whole_or_old(&left, &usual), "{what}");
                tried += 1;
                untouched += usize::from(left.files == way.untouched());
            }
        }
    }
    println!("{tried} runs with a signal, {untouched} of them without a new report");
    assert!(tried > 20 && untouched > 10);
}
