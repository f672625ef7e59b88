//! The program itself, with mutated files: a fixed share of what the library is run on.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::mutated;
use crate::seeds::Seeds;
use crate::support::project_file;
use crate::targets::Door;

/// Runs the program `count` times, on data under the built-in plan and under a mutated rule file.
pub(crate) fn run(count: u64) {
    let seeds = Seeds::read();
    let folder = tempfile::tempdir().unwrap();
    let (data, rules) = (
        folder.path().join("data.csv"),
        folder.path().join("rules.toml"),
    );
    let clean = project_file("examples/clean.csv");
    let mut codes = [0_u64; 4];
    for number in 0..count {
        // Other seeds than the library's.
        let seed = (1 << 40) + number;
        let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
        let door = [Door::Run, Door::Table, Door::Rules][usize::try_from(number % 3).unwrap()];
        let bytes = mutated(door, seed, &seeds);
        let (choice, bytes) = (bytes[0], &bytes[2..]);
        if door == Door::Rules {
            std::fs::write(&rules, bytes).unwrap();
            command.arg("--rules").arg(&rules).arg(&clean);
        } else {
            std::fs::write(&data, bytes).unwrap();
            command.args(["--rules", "builtin"]).arg(&data);
        }
        command.args(["--lang", if choice & 1 == 0 { "zh" } else { "en" }]);
        if choice & 2 == 0 {
            command.args(["--format", "json"]);
        }
        let started = Instant::now();
        let output = command
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let what = format!("{} seed {seed}", door.name());
        assert!(started.elapsed() < Duration::from_secs(10), "{what}");
        let code = output.status.code();
        assert!(matches!(code, Some(0..=3)), "{what}: {:?}", output.status);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(!stderr.contains("panicked"), "{what}: {stderr}");
        let is_refused = code == Some(2);
        assert_eq!(output.stdout.is_empty(), is_refused, "{what}");
        assert!(
            !is_refused || !stderr.is_empty(),
            "{what}: refused in silence"
        );
        if choice & 2 == 0 && !is_refused {
            let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(json["exit_code"].as_i64(), code.map(i64::from), "{what}");
        }
        codes[usize::try_from(code.unwrap()).unwrap()] += 1;
    }
    println!("{count} runs of the program, exit codes 0, 1, 2, 3: {codes:?}");
}
