//! A rule file may come from anyone too: whatever its texts hold, no command shows a character that
//! a terminal would obey or that nobody could see.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot run the program has failed"
)]

use std::process::Command;

use target_check::source::is_invisible;

/// In every text of the file: an escape sequence, a change of direction, a letter without width.
const HOSTILE: &str = r"\u001b]52;c;eA==\u0007\u202e\u200b";

fn rules() -> String {
    format!(
        r#"
[plan]
title = "规划{HOSTILE}"
english = "plan{HOSTILE}"
period = [2021, 2025]
base = 2020
[areas]
county = {{ name = "县{HOSTILE}", english = "county{HOSTILE}", headers = ["县{HOSTILE}"] }}
township = {{ name = "乡{HOSTILE}", english = "town{HOSTILE}", names = ["东山镇{HOSTILE}"] }}
[chapters]
"1" = {{ title = "任务{HOSTILE}", english = "task{HOSTILE}" }}
[indicators.beds]
name = "床位{HOSTILE}"
english = "Beds{HOSTILE}"
headers = ["床数{HOSTILE}"]
unit = "张"
[[target]]
id = "beds"
name = "床位数{HOSTILE}"
english = "Enough beds{HOSTILE}"
clause = ["1.1{HOSTILE}", "1.2"]
require = "beds >= 10"
note = "说明{HOSTILE}"
[[target]]
id = "each-bed"
clause = ["1.3", "77.77\u202e"]
require = "beds >= 1"
each = "township"
[[check]]
id = "some"
name = "校验{HOSTILE}"
require = "beds > 100"
"#
    )
}

#[test]
fn no_command_shows_what_a_terminal_would_obey() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    std::fs::write(path("rules.toml"), rules()).unwrap();
    std::fs::write(
        path("known.csv"),
        "县,乡,年份,beds\n甲县,,2025,7\n甲县,东山,2025,\n",
    )
    .unwrap();
    std::fs::write(path("near.csv"), "县,年份,床位\n甲县,2025,7\n").unwrap();
    let (known, near) = (path("known.csv"), path("near.csv"));
    let commands: [&[&str]; 10] = [
        &[&known],
        &["-v", &known],
        &["--format", "json", &known],
        &[&near],
        &["--target", "bedz", &known],
        &["--clause", "1.1", &known],
        &["--clause", "77.77", &known],
        &["--area", "甲", &known],
        &["list"],
        &["lint"],
    ];
    for command in commands {
        for lang in ["zh", "en"] {
            let mut program = Command::new(env!("CARGO_BIN_EXE_check"));
            program.args(command).args(["--lang", lang]);
            let output = if command == ["lint"] {
                program.arg(path("rules.toml")).output().unwrap()
            } else {
                program
                    .args(["--rules", &path("rules.toml")])
                    .output()
                    .unwrap()
            };
            for shown in [output.stdout, output.stderr] {
                let shown = String::from_utf8(shown).unwrap();
                let found = shown
                    .chars()
                    .find(|&one| (one.is_control() && one != '\n') || is_invisible(one));
                assert_eq!(found, None, "{command:?}: {shown}");
            }
        }
    }
}
