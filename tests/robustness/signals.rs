//! A person or a job's time limit ends the program while it waits.

#![cfg(unix)]

use std::io::Read as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command};

use crate::folder::{Folder, OLD};

fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status();
    assert!(sent.unwrap().success());
}

#[test]
fn a_signal_while_the_report_waits_for_its_reader_leaves_the_old_report_and_nothing_else() {
    for (signal, number) in [("-INT", 2), ("-TERM", 15)] {
        let folder = Folder::with_data();
        folder.put("out.json", OLD);
        let mut child = folder
            .program()
            .args(["--rules", "builtin", "--format", "html"])
            .args(["-o", "out.json", "-o", "new.csv", "data.csv"])
            .spawn()
            .unwrap();
        // The page is larger than a pipe holds: once its first byte is here the files are on the
        // disk, under temporary names, and the program waits for somebody to take the rest.
        let mut first = [0];
        let mut page = child.stdout.take().unwrap();
        page.read_exact(&mut first).unwrap();
        let waiting = folder.files();
        assert_eq!(waiting.len(), 4, "{:?}", waiting.keys());
        send(signal, &child);
        assert_eq!(child.wait().unwrap().signal(), Some(number));
        let left: Vec<_> = folder.files().into_iter().collect();
        let names: Vec<&str> = left.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["data.csv", "out.json"]);
        assert_eq!(left[1].1, OLD);
    }
}
