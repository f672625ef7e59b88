//! Which rules judge, and reading them.

use std::borrow::Cow;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use target_check::plan::{self, Plan, Ready};
use target_check::report::Rules;
use target_check::report::wording::{Lang, faults};
use target_check::source::{Diagnostic, Severity, Untrusted};

use super::args::Common;
use super::refusal::{Refusal, problem};
use super::written::{self, Written};

/// The plan this program was made for.
const BUILTIN: &str = include_str!("../../targets.toml");
/// Its SHA-256, and the same as it is meant: ready to use. `BUILTIN_WRITE=1 cargo test builtin`
/// writes both anew.
const BUILTIN_SHA256: &str = include_str!("builtin.sha256");
const READY: &str = include_str!("builtin.json");
pub(super) const BUILTIN_NAME: &str = "builtin";
/// The rule file of a folder.
pub(super) const HERE: &str = "targets.toml";

/// The text of a rule file and what it is called.
pub(super) struct Text {
    pub(super) rules: Rules,
    pub(super) text: Cow<'static, str>,
    path: Option<PathBuf>,
    origin: Origin,
}

/// Who chose the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// The user, by an argument.
    Asked,
    /// The variable CHECK_RULES.
    Environment,
    /// The current folder, which has a `targets.toml`.
    Here,
    /// Nobody.
    BuiltIn,
}

impl Origin {
    /// What to say beside a fault of rules that the user may not know of.
    fn told(self, lang: Lang) -> Option<Diagnostic> {
        let (message, help) = match self {
            Self::Asked | Self::BuiltIn => return None,
            Self::Environment => (
                lang.pick(
                    "这个规则文件来自环境变量 CHECK_RULES",
                    "this rule file comes from the variable CHECK_RULES",
                ),
                lang.pick(
                    "改正或取消 CHECK_RULES；内置规划用 --rules builtin",
                    "correct or unset CHECK_RULES; --rules builtin takes the built-in plan",
                ),
            ),
            Self::Here => (
                lang.pick(
                    "没有写 --rules，所以用了当前文件夹里的 targets.toml",
                    "without --rules, the targets.toml of the current folder is used",
                ),
                lang.pick(
                    "如果不是想用它，请加 --rules builtin，用内置规划",
                    "if it is not meant, --rules builtin takes the built-in plan",
                ),
            ),
        };
        Some(Diagnostic {
            severity: Severity::Note,
            ..problem("rules-origin", message.to_owned(), Some(help.to_owned()))
        })
    }
}

/// Rules that can judge.
pub(super) struct Loaded {
    pub(super) rules: Rules,
    /// The files they stand in; the built-in ones stand in none.
    pub(super) paths: Vec<PathBuf>,
    pub(super) plan: Plan,
    pub(super) warnings: Vec<Diagnostic>,
}

/// Reads the rules that judge.
pub(super) fn load(common: &Common, lang: Lang) -> anyhow::Result<Loaded> {
    loaded(&chosen(common, lang)?, lang)
}

/// Reads rules whose text is known.
pub(super) fn loaded(text: &Text, lang: Lang) -> anyhow::Result<Loaded> {
    let Text {
        rules,
        text,
        path,
        origin,
    } = text;
    let usable = |plan, warnings| Loaded {
        rules: rules.clone(),
        paths: path.iter().cloned().collect(),
        plan,
        warnings,
    };
    if let Some(plan) = ready(&rules.sha256) {
        return Ok(usable(plan, Vec::new()));
    }
    match plan::read(text) {
        Ok(checked) => {
            let shown = |fault| faults::diagnostic(fault, text, &shown(&rules.name), lang);
            let warnings = checked.warnings.iter().map(shown).collect();
            Ok(usable(checked.plan, warnings))
        }
        Err(found) => {
            let shown = |fault| faults::diagnostic(fault, text, &shown(&rules.name), lang);
            let told = origin.told(lang);
            Err(Refusal::all(found.iter().map(shown).chain(told).collect()).into())
        }
    }
}

/// The built-in plan, ready to use, if rules with this digest are the same to the letter.
fn ready(sha256: &str) -> Option<Plan> {
    if sha256 != BUILTIN_SHA256.trim_end() {
        return None;
    }
    let ready = Ready::of(READY)?;
    (ready.sha256 == sha256).then_some(ready.plan)
}

/// The text of the rules that judge: those asked for, else the environment's, else the folder's,
/// else the built-in ones.
pub(super) fn chosen(common: &Common, lang: Lang) -> anyhow::Result<Text> {
    let asked = || Some((common.rules.clone()?, Origin::Asked));
    let from_environment = || {
        let name = env::var_os("CHECK_RULES").filter(|name| !name.is_empty())?;
        Some((name, Origin::Environment))
    };
    let from_here = || {
        Path::new(HERE)
            .exists()
            .then(|| (OsString::from(HERE), Origin::Here))
    };
    let text = match asked().or_else(from_environment).or_else(from_here) {
        Some((name, origin)) if name != BUILTIN_NAME => {
            file(&name, origin, lang).map_err(|refusal| refusal.and(origin.told(lang)))?
        }
        Some((_, origin)) => builtin(origin),
        None => builtin(Origin::BuiltIn),
    };
    if let Some(expected) = &common.expect_rules {
        expect(expected, &text.rules, lang)?;
    }
    Ok(text)
}

/// The text of a rule file.
fn file(path: &OsStr, origin: Origin, lang: Lang) -> Result<Text, Refusal> {
    let path = Path::new(path);
    let contents = written::read(path, Written::Rules, lang)?;
    Ok(Text {
        rules: rules(path.to_string_lossy().into_owned(), sha256(&contents)),
        text: contents.into(),
        path: Some(path.to_owned()),
        origin,
    })
}

/// The text of the built-in rules.
fn builtin(origin: Origin) -> Text {
    Text {
        rules: rules(
            BUILTIN_NAME.to_owned(),
            BUILTIN_SHA256.trim_end().to_owned(),
        ),
        text: BUILTIN.into(),
        path: None,
        origin,
    }
}

fn rules(name: String, sha256: String) -> Rules {
    Rules {
        name,
        sha256,
        waivers: None,
    }
}

/// A file's name as a person may see it.
fn shown(name: &str) -> String {
    Untrusted::new(name).visible()
}

/// The SHA-256 of a text, in hexadecimal.
pub(super) fn sha256(text: &str) -> String {
    let mut sha256 = String::new();
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a String cannot fail.
        let _infallible = write!(sha256, "{byte:02x}");
    }
    sha256
}

/// Refuses any rules but those with this digest.
fn expect(expected: &str, rules: &Rules, lang: Lang) -> Result<(), Refusal> {
    if expected.eq_ignore_ascii_case(&rules.sha256) {
        return Ok(());
    }
    let is_digest = expected.len() == 64 && expected.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_digest {
        let expected = shown(expected);
        return Err(Refusal::one(
            "usage",
            lang.pick(
                format!("--expect-rules 要 64 位十六进制的 SHA-256，而不是 {expected}"),
                format!("--expect-rules takes a SHA-256 of 64 hexadecimal digits, not {expected}"),
            ),
            None,
        ));
    }
    let (name, actual) = (shown(&rules.name), &rules.sha256);
    Err(Refusal::one(
        "other-rules",
        lang.pick(
            format!("规则不是所要求的：{name} 的 SHA-256 是 {actual}，要求的是 {expected}"),
            format!("these are not the expected rules: {name} has SHA-256 {actual}, not {expected}"),
        ),
        Some(
            lang.pick(
                "用 --rules 指明规则文件（内置的是 --rules builtin），或核对摘要",
                "name the rules with --rules (the built-in ones: --rules builtin), or check the digest",
            )
            .to_owned(),
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_plan_that_is_kept_ready_is_what_its_text_says() {
        let checked = plan::read(BUILTIN).unwrap();
        assert_eq!(checked.warnings, []);
        let ready = Ready {
            sha256: sha256(BUILTIN),
            plan: checked.plan,
        };
        let kept = format!("{}\n", ready.kept().unwrap());
        let digest = format!("{}\n", ready.sha256);
        if env::var_os("BUILTIN_WRITE").is_some() {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/cli/builtin");
            std::fs::write(format!("{folder}.json"), kept).unwrap();
            std::fs::write(format!("{folder}.sha256"), digest).unwrap();
            return;
        }
        assert!(
            kept == READY && digest == BUILTIN_SHA256,
            "targets.toml or the plan's types have changed: BUILTIN_WRITE=1 cargo test builtin"
        );
        let back = Ready::of(READY).unwrap();
        assert_eq!(format!("{:?}", back.plan), format!("{:?}", ready.plan));
    }
}
