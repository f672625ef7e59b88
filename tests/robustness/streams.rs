//! Readers that give a little at a time, are interrupted or fail, and writers that do so: on the
//! library, on every system.

use std::io::{self, Cursor, Read, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use target_check::data::{self, FileFault, Finding, FindingKind, Observations, Options};
use target_check::plan::Plan;
use target_check::report::wording::Lang;
use target_check::report::{self, Format, Report, Rules, Style};
use target_check::source::{Input, Untrusted};
use target_check::verdict::{Selection, Strictness, judge};

use crate::dice::Dice;
use crate::support::{built_in_plan, project_file, text_of};

/// Gives some of the bytes at each call, or is interrupted, by a fixed seed; at `fails_at` it fails.
struct Faulty {
    bytes: Cursor<Arc<[u8]>>,
    dice: Dice,
    fails_at: Option<u64>,
}

impl Read for Faulty {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.dice.below(3) == 0 {
            return Err(io::Error::from(io::ErrorKind::Interrupted));
        }
        let some = 1 + self.dice.below(40);
        let mut most = some.min(buffer.len());
        if let Some(end) = self.fails_at {
            let left = usize::try_from(end - self.bytes.position()).unwrap();
            if left == 0 {
                return Err(io::Error::other("the disk is broken"));
            }
            most = most.min(left);
        }
        self.bytes.read(&mut buffer[..most])
    }
}

/// An input that fails at byte `at` of the reading `nth`, counted from 0, if at all.
fn input(bytes: &[u8], seed: u64, fails: Option<(usize, u64)>) -> Input {
    counted(bytes, seed, fails, Arc::default())
}

/// The same, with a count of its readings.
fn counted(
    bytes: &[u8],
    seed: u64,
    fails: Option<(usize, u64)>,
    readings: Arc<AtomicUsize>,
) -> Input {
    let bytes: Arc<[u8]> = bytes.into();
    Input::opened_by(Untrusted::new("data.csv"), move || {
        let nth = readings.fetch_add(1, Ordering::Relaxed);
        let fails_at = fails.filter(|(which, _)| *which == nth).map(|(_, at)| at);
        Ok(Box::new(Faulty {
            bytes: Cursor::new(Arc::clone(&bytes)),
            dice: Dice::new(seed),
            fails_at,
        }))
    })
}

fn read(plan: &Plan, input: Input) -> Result<Observations, Vec<Finding>> {
    let options = Options {
        digests: true,
        ..Options::default()
    };
    data::read(&[input], &plan.vocabulary, &options)
}

/// A small file that is read more than once, for a figure in it stands twice; in UTF-8 and, which
/// takes another reading, in GB18030.
fn small_files() -> [Vec<u8>; 2] {
    let text = "地区,乡镇,年份,护理型床位(张),养老机构床位(张)\n示例县,,2025,62,100\n\
                示例县,东山镇,2025,31,50\n示例县,东山镇,2025,30,\"5\n0\"\n注：示例\n";
    let other = encoding_rs::GB18030.encode(text).0.into_owned();
    [text.as_bytes().to_vec(), other]
}

#[test]
fn short_and_interrupted_reads_change_nothing() {
    let plan = built_in_plan();
    let mut files = small_files().to_vec();
    for example in ["examples/data.csv", "examples/layouts/tidy.csv"] {
        files.push(std::fs::read(project_file(example)).unwrap());
    }
    for bytes in files {
        let whole = read(&plan, Input::memory("data.csv", bytes.clone())).unwrap();
        for seed in 0..5 {
            let faulty = read(&plan, input(&bytes, seed, None)).unwrap();
            assert_eq!(format!("{faulty:?}"), format!("{whole:?}"));
            let mut dice = Dice::new(seed);
            let fails_at = None;
            dice.below(2);
            let stream = Faulty {
                bytes: Cursor::new(bytes.clone().into()),
                dice,
                fails_at,
            };
            let piped = Input::stream(Untrusted::new("data.csv"), stream).unwrap();
            let piped = read(&plan, piped).unwrap();
            assert_eq!(format!("{piped:?}"), format!("{whole:?}"));
        }
    }
}

#[test]
fn a_reading_that_fails_anywhere_gives_no_figures_at_all() {
    let plan = built_in_plan();
    for bytes in small_files() {
        let length = u64::try_from(bytes.len()).unwrap();
        let readings = Arc::default();
        read(&plan, counted(&bytes, 0, None, Arc::clone(&readings))).unwrap();
        let readings = readings.load(Ordering::Relaxed);
        assert!(readings > 1);
        for reading in 0..readings {
            for at in 0..=length {
                let read = read(&plan, input(&bytes, at, Some((reading, at))));
                let found = read.map(|_| (reading, at)).unwrap_err();
                let [finding] = found.as_slice() else {
                    panic!("{found:?}");
                };
                let message = "the disk is broken".to_owned();
                assert_eq!(
                    finding.kind,
                    FindingKind::File(FileFault::CannotRead { message }),
                    "reading {reading}, byte {at}"
                );
            }
        }
    }
}

#[test]
fn a_stream_that_fails_anywhere_is_no_input() {
    let [bytes, _] = small_files();
    for at in 0..=u64::try_from(bytes.len()).unwrap() {
        let stream = Faulty {
            bytes: Cursor::new(bytes.clone().into()),
            dice: Dice::new(at),
            fails_at: Some(at),
        };
        let error = Input::stream(Untrusted::new("-"), stream).unwrap_err();
        assert_eq!(error.to_string(), "the disk is broken");
    }
}

/// Two readers of what came through a pipe do not move each other's place.
#[test]
fn what_came_through_a_pipe_can_be_read_twice_at_once() {
    // Valid in UTF-8 and in GB18030, so that both are read at once to be weighed; longer than what
    // either is read ahead.
    let mut text = String::from("county,year,care_beds,nursing_beds,note\n");
    for number in 0..40_000 {
        text.push_str(&format!("A,2025,1,1,\u{52a}\u{52a}{number}\n"));
    }
    assert!(text.len() > 600_000);
    let plan = built_in_plan();
    let bytes = text.into_bytes();
    let kept = Input::stream(Untrusted::new("data.csv"), bytes.as_slice()).unwrap();
    let (mut one, mut other) = (kept.open().unwrap(), kept.open().unwrap());
    let (mut first, mut second) = ([0; 100], [0; 100]);
    one.read_exact(&mut first).unwrap();
    other.read_exact(&mut second).unwrap();
    assert_eq!(first, second);
    one.read_exact(&mut first).unwrap();
    assert_eq!(first, bytes[100..200]);
    let whole = read(&plan, Input::memory("data.csv", bytes)).unwrap();
    let piped = read(&plan, kept).unwrap();
    assert_eq!(format!("{piped:?}"), format!("{whole:?}"));
}

/// Counts what is read of a stream without end.
struct Endless(Arc<Mutex<u64>>);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        buffer.fill(b'x');
        *self.0.lock().unwrap() += u64::try_from(buffer.len()).unwrap();
        Ok(buffer.len())
    }
}

#[test]
fn of_a_line_without_end_no_more_is_read_than_shows_that_it_is_too_long() {
    let count = Arc::new(Mutex::new(0));
    let stream = Endless(Arc::clone(&count));
    let head = "地区,年份,护理型床位\n示例县,2025,62\n".as_bytes();
    let input = Input::stream(Untrusted::new("-"), head.chain(stream)).unwrap();
    assert!(*count.lock().unwrap() < 6 << 20);
    let found = read(&built_in_plan(), input).unwrap_err();
    assert_eq!(
        found[0].kind,
        FileFault::LineTooLong { limit: 1 << 20 }.into()
    );
    assert_eq!(found[0].place.line, Some(3));
}

/// Takes some bytes at each call, or is interrupted; after `room` bytes it fails.
struct Narrow {
    written: Vec<u8>,
    dice: Dice,
    room: usize,
}

impl Write for Narrow {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        if self.dice.below(5) == 0 {
            return Err(io::Error::from(io::ErrorKind::Interrupted));
        }
        let left = self.room - self.written.len();
        if left == 0 {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        let count = (1 + self.dice.below(300)).min(left).min(buffer.len());
        self.written.extend_from_slice(&buffer[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn short_and_interrupted_writes_change_nothing_and_a_full_disk_is_never_success() {
    let plan = built_in_plan();
    let inputs = [Input::memory(
        "data.csv",
        text_of("examples/data.csv").into_bytes(),
    )];
    let observations = data::read(&inputs, &plan.vocabulary, &Options::default()).unwrap();
    let judgement = judge(&plan, &observations, &Selection::default());
    let rules = Rules {
        name: "builtin".to_owned(),
        sha256: String::new(),
        waivers: None,
    };
    let report = Report {
        plan: &plan,
        rules: &rules,
        observations: &observations,
        judgement: &judgement,
        strictness: Strictness::Normal,
    };
    for format in Format::ALL {
        let style = Style {
            lang: Lang::Zh,
            width: 100,
            colour: false,
        };
        let mut whole = Vec::new();
        report::write(format, &report, &inputs, &style, &mut whole).unwrap();
        let narrow = |room| {
            let mut narrow = Narrow {
                written: Vec::new(),
                dice: Dice::new(7),
                room,
            };
            let done = report::write(format, &report, &inputs, &style, &mut narrow);
            (done, narrow.written)
        };
        let (done, written) = narrow(whole.len());
        done.unwrap();
        assert!(written == whole, "{format:?}");
        for room in [0, 1, 500, whole.len() / 2, whole.len() - 1] {
            let (done, written) = narrow(room);
            assert!(done.is_err(), "{format:?}");
            assert!(written == whole[..room], "{format:?}");
        }
    }
}
