//! Running a program and seeing what it took, as the system counts it.

use std::io::{self, Read};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// What a run took and printed.
pub struct Run {
    pub wall: Duration,
    /// Of all its threads, in the program and in the system.
    pub cpu: Duration,
    /// The most memory it held at once, in bytes; never less than this program itself holds.
    pub peak: u64,
    pub printed: String,
}

/// Runs a program to its end.
///
/// # Errors
/// It cannot be run, or says nothing on standard output and fails.
pub fn run(command: &mut Command) -> io::Result<Run> {
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut printed = String::new();
    if let Some(mut out) = child.stdout.take() {
        out.read_to_string(&mut printed)?;
    }
    let mut complaint = String::new();
    if let Some(mut err) = child.stderr.take() {
        err.read_to_string(&mut complaint)?;
    }
    let used = child.wait4()?;
    let wall = started.elapsed();
    if printed.is_empty() && !used.status.success() {
        let first = complaint.lines().last().unwrap_or_default().to_owned();
        return Err(io::Error::other(first));
    }
    Ok(Run {
        wall,
        cpu: used.rusage.utime + used.rusage.stime,
        peak: used.rusage.maxrss,
        printed,
    })
}

/// The middle one.
pub fn median<T: Ord + Copy>(mut all: Vec<T>) -> Option<T> {
    all.sort_unstable();
    all.get(all.len() / 2).copied()
}
