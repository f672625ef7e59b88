//! What is beyond the limits is refused with its place, in little memory, however much follows.

use std::io::Write as _;
use std::process::Output;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use target_check::data::{self, Encoding, FileFault, FindingKind, Options};
use target_check::source::{Input, Untrusted};

use crate::folder::Folder;
use crate::support::built_in_plan;

/// The address space of a run, in KiB.
#[cfg(unix)]
const SPACE: u32 = 512 * 1024;
/// What is sent, or stands in a file, if nobody refuses it.
const FIVE_GB: u64 = 5_000_000_000;

#[track_caller]
fn assert_refused(output: &Output, code: &str, what: &str) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{what}: {stderr}");
    assert!(output.stdout.is_empty(), "{what}");
    let code = format!("error[{code}]");
    assert!(stderr.contains(&code), "{what}: {stderr}");
    assert!(stderr.len() < 10_000, "{what}: {stderr}");
}

/// The program in little memory.
#[cfg(unix)]
fn in_little_memory(folder: &Folder, name: &str) -> std::process::Command {
    let limited = format!("ulimit -v {SPACE} && exec \"$0\" \"$@\"");
    let program = env!("CARGO_BIN_EXE_check");
    let mut command = folder.under(&["sh", "-c", &limited, program]);
    command.args(["--rules", "builtin", name]);
    command
}

/// Sends a beginning and then the same bytes again and again, up to five gigabytes; gives what came
/// of it and how much was taken.
#[cfg(unix)]
fn sent(begins: &[u8], goes_on: &[u8]) -> (Output, u64) {
    let folder = Folder::with_data();
    let mut command = in_little_memory(&folder, "-");
    let mut child = command.stdin(std::process::Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let block = goes_on.repeat((1 << 16) / goes_on.len());
    let mut taken = 0;
    let mut going = pipe.write_all(begins);
    while going.is_ok() && taken < FIVE_GB {
        going = pipe.write_all(&block);
        taken += u64::try_from(block.len()).unwrap();
    }
    drop(pipe);
    (child.wait_with_output().unwrap(), taken)
}

#[cfg(unix)]
#[test]
fn a_line_of_five_gigabytes_through_a_pipe_is_refused_in_little_memory_and_soon() {
    let row = "地区,年份,护理型床位\n示例县,2025,".as_bytes();
    let begun_quote = [row, b"\""].concat();
    for (begins, goes_on, code) in [
        (&b""[..], &b"a,"[..], "too-many-cells"),
        (b"", b"a", "line-too-long"),
        (b"", &[0], "line-too-long"),
        (row, b"7", "line-too-long"),
        (row, b"7,", "line-too-long"),
        (row, "七".as_bytes(), "line-too-long"),
        (
            b"area,year,care_beds\nA,2025,",
            &[0xC6, 0xDF],
            "line-too-long",
        ),
        (&begun_quote, b"a\"\"", "unclosed-quote"),
        (&[0xFF, 0xFE], &[0x37, 0x00], "line-too-long"),
        (&[0xFE, 0xFF], &[0x4E, 0x03], "line-too-long"),
    ] {
        let (output, taken) = sent(begins, goes_on);
        assert_refused(&output, code, &format!("{goes_on:?}"));
        assert!(taken < 16 << 20, "{goes_on:?}: {taken} bytes were taken");
    }
}

#[cfg(unix)]
#[test]
fn a_file_of_one_line_of_five_gigabytes_is_refused_in_little_memory() {
    let row = "地区,年份,护理型床位\n示例县,2025,7";
    for (begins, code) in [
        (String::new(), "line-too-long"),
        (format!("{row}{}", "7".repeat(2 << 20)), "line-too-long"),
        (format!("{row}{}", ",7".repeat(1 << 20)), "line-too-long"),
        (
            format!("{row}\n\"{}", "\n".repeat(2 << 20)),
            "unclosed-quote",
        ),
    ] {
        let folder = Folder::with_data();
        let path = folder.put("long.csv", begins.as_bytes());
        let file = std::fs::OpenOptions::new().append(true).open(path);
        file.unwrap().set_len(FIVE_GB).unwrap();
        let output = in_little_memory(&folder, "long.csv").output().unwrap();
        assert_refused(&output, code, &begins[..begins.len().min(40)]);
    }
}

#[test]
fn more_files_than_can_be_told_apart_are_refused_before_any_is_read() {
    let unread =
        || -> Input { Input::opened_by(Untrusted::new("data.csv"), || panic!("it was read")) };
    let inputs: Vec<Input> = (0..=u16::MAX).map(|_| unread()).collect();
    let found = data::read(&inputs, &built_in_plan().vocabulary, &Options::default());
    assert_eq!(found.unwrap_err()[0].kind, FileFault::TooManyFiles.into());
}

/// Reads the same bytes as so many files; gives what was found in them, and how often each was read.
fn readings(bytes: &[u8], files: usize) -> (Result<Vec<Encoding>, Vec<FindingKind>>, Vec<usize>) {
    let counts: Vec<Arc<AtomicUsize>> = (0..files).map(|_| Arc::default()).collect();
    let bytes: Arc<[u8]> = bytes.into();
    let input = |count: &Arc<AtomicUsize>| {
        let (count, bytes) = (Arc::clone(count), Arc::clone(&bytes));
        Input::opened_by(Untrusted::new("data.csv"), move || {
            count.fetch_add(1, Ordering::Relaxed);
            Ok(Box::new(std::io::Cursor::new(Arc::clone(&bytes))))
        })
    };
    let inputs: Vec<Input> = counts.iter().map(input).collect();
    let read = data::read(&inputs, &built_in_plan().vocabulary, &Options::default());
    let read = match read {
        Ok(read) => Ok(read.files.iter().map(|file| file.encoding).collect()),
        Err(found) => Err(found.into_iter().map(|finding| finding.kind).collect()),
    };
    let count = |count: Arc<AtomicUsize>| count.load(Ordering::Relaxed);
    (read, counts.into_iter().map(count).collect())
}

/// Nothing learnt late of one file makes all before it be read once more.
#[test]
fn a_file_is_read_as_often_among_many_as_alone() {
    let (by_headers, _, _) = encoding_rs::GB18030.encode("area,year,charity_funds(元)\nA,2025,7\n");
    let ascii = "A,2025,7,\n".repeat(100_000);
    let late = format!("area,year,charity_funds,\n{ascii}县,2025,7,\n");
    let (late, _, _) = encoding_rs::GB18030.encode(&late);
    let unit_below = "area,year,charity_funds\nA,2025,7\n单位：万元,,\n".as_bytes();
    for (bytes, encoding) in [
        (by_headers.as_ref(), Encoding::Gb18030),
        (late.as_ref(), Encoding::Gb18030),
        (unit_below, Encoding::Utf8),
    ] {
        let (read, alone) = readings(bytes, 1);
        assert_eq!(read, Ok(vec![encoding]));
        assert!(alone[0] > 1, "it is learnt late: {alone:?}");
        let (read, among) = readings(bytes, 9);
        assert_eq!(read, Ok(vec![encoding; 9]));
        // Once more, for the same figures stand in another.
        assert!(
            among.iter().all(|&count| count <= alone[0] + 1),
            "{among:?}"
        );
    }
}

#[test]
fn a_table_of_countless_units_is_refused_after_two_readings() {
    let text = |count: usize| {
        let mut text = String::from("area,year,charity_funds\nA,2025,7\n");
        let parts = ["元", "万元", "人", "户", "个", "件", "张", "家", "%"];
        let mut units = Vec::new();
        for one in parts {
            for other in parts {
                units.push(format!("单位：{one}/{other},,\nA,2025,7\n"));
            }
        }
        units.truncate(count);
        text.push_str(&units.concat());
        text
    };
    let limit = 64;
    let (read, _) = readings(text(limit).as_bytes(), 1);
    assert!(read.is_ok());
    let (read, count) = readings(text(limit + 1).as_bytes(), 1);
    assert_eq!(read, Err(vec![FileFault::TooManyUnits { limit }.into()]));
    assert_eq!(count, [2]);
}
