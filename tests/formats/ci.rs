//! The examples for CI: the hook is run, the others are held to what they promise.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::{project_file, text_of};

/// Every file of the examples judges by rules from elsewhere, held to their digest.
#[test]
fn every_example_takes_its_rules_from_elsewhere_and_expects_a_digest() {
    let folder = project_file("examples/ci");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        assert!(text.contains("--rules"), "{text}");
        assert!(text.contains("--expect-rules"), "{text}");
        count += 1;
    }
    assert_eq!(count, 4);
}

/// A command in a folder, with the program on its path and nothing of the user's settings.
fn run(folder: &Path, program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let ours = Path::new(env!("CARGO_BIN_EXE_check")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let paths = [ours.to_owned()]
        .into_iter()
        .chain(std::env::split_paths(&path));
    Command::new(program)
        .current_dir(folder)
        .args(arguments)
        .env("PATH", std::env::join_paths(paths).unwrap())
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("LC_ALL", "C.UTF-8")
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .env_remove("CHECK_RULES")
        .envs(variables.iter().copied())
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn the_hook_judges_what_is_staged_by_the_rules_of_the_branch() {
    if Command::new("git").arg("--version").output().is_err() {
        println!("git is not here: the hook was not tried");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let git = |arguments: &[&str]| {
        let done = run(at, "git", arguments, &[]);
        assert!(done.status.success(), "{done:?}");
    };
    let rules = text_of("tests/formats/case/rules.toml");
    std::fs::write(at.join("targets.toml"), &rules).unwrap();
    git(&["init", "--quiet", "--initial-branch", "main"]);
    git(&["config", "user.name", "Tester"]);
    git(&["config", "user.email", "tester@example.org"]);
    git(&["add", "targets.toml"]);
    git(&["commit", "--quiet", "-m", "Rules"]);
    let hook = project_file("examples/ci/pre-commit");
    let hook = hook.to_str().unwrap();
    let judge = |variables: &[(&str, &str)]| {
        let variables = [&[("RULES_REF", "main")], variables].concat();
        run(at, "sh", &[hook], &variables)
    };
    // Nothing to judge.
    assert_eq!(judge(&[]).status.code(), Some(0));
    // Figures that miss, and a lower bar that the same commit brings.
    std::fs::create_dir(at.join("数据 1")).unwrap();
    std::fs::write(
        at.join("数据 1/县.csv"),
        text_of("tests/formats/case/data.csv"),
    )
    .unwrap();
    let lower = rules.replace("share >= 62%", "share >= 1%");
    std::fs::write(at.join("targets.toml"), lower).unwrap();
    git(&["add", "."]);
    let judged = judge(&[]);
    let said = String::from_utf8_lossy(&judged.stdout).into_owned();
    assert!(!judged.status.success(), "{said}");
    assert!(
        said.contains("≥ 62 %") && said.contains("Exit code 1"),
        "{said}"
    );
    // What lies in the folder and is not staged does not count.
    std::fs::write(at.join("数据 1/县.csv"), "").unwrap();
    assert_eq!(judge(&[]).stdout, judged.stdout);
    let refused = judge(&[("RULES_SHA256", "00".repeat(32).as_str())]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("other-rules"));
}
