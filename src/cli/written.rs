//! Files that are written by hand: rules, and waivers beside them.

use std::io::{self, Read as _};
use std::path::Path;

use target_check::plan;
use target_check::report::wording::Lang;
use target_check::source::{Diagnostic, Input, Untrusted};
use target_check::vocabulary::nearest;

use super::inputs;
use super::meant::did_you_mean;
use super::refusal::{Refusal, problem};
use super::rules::{BUILTIN_NAME, HERE};

/// What a file is that is written by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Rules,
    Waivers,
}

impl Written {
    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Rules => lang.pick("规则文件", "a rule file"),
            Self::Waivers => lang.pick("豁免文件", "a file of waivers"),
        }
    }
}

/// The text of such a file.
pub(super) fn read(path: &Path, what: Written, lang: Lang) -> Result<String, Refusal> {
    let refuse = |error: &io::Error| Refusal::all(vec![cannot_open(path, what, error, lang)]);
    let input = Input::file(path).map_err(|error| refuse(&error))?;
    let mut bytes = Vec::new();
    let most = u64::try_from(plan::MAX_FILE_BYTES).unwrap_or(u64::MAX);
    input
        .open()
        .and_then(|reader| reader.take(most.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(|error| refuse(&error))?;
    let (shown, name) = (shown(path), what.name(lang));
    if bytes.len() > plan::MAX_FILE_BYTES {
        return Err(Refusal::one(
            "rules-too-large",
            lang.pick(
                format!("{shown}：太大，不像{name}（超过 1 MiB）"),
                format!("{shown}: too large for {name} (more than 1 MiB)"),
            ),
            None,
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Refusal::one(
            "rules-not-utf-8",
            lang.pick(
                format!("{shown}：{name}必须是 UTF-8 编码，第 {at} 字节起不是"),
                format!("{shown}: {name} is UTF-8, and this one is not from byte {at} on"),
            ),
            Some(lang.pick("请另存为 UTF-8", "save it as UTF-8").to_owned()),
        )
    })
}

/// Why it cannot be opened, and what may have been meant.
fn cannot_open(path: &Path, what: Written, error: &io::Error, lang: Lang) -> Diagnostic {
    let (shown, name) = (shown(path), what.name(lang));
    if error.kind() == io::ErrorKind::IsADirectory {
        let example = match what {
            Written::Rules => HERE,
            Written::Waivers => "waivers.toml",
        };
        return problem(
            "is-a-directory",
            lang.pick(
                format!("{shown}：是文件夹，不是{name}"),
                format!("{shown}: a directory, not {name}"),
            ),
            Some(lang.pick(
                format!("请写出其中的文件，例如 {shown}/{example}"),
                format!("name the file in it, such as {shown}/{example}"),
            )),
        );
    }
    let near = nearest(&shown, [BUILTIN_NAME]).filter(|_| what == Written::Rules);
    if error.kind() == io::ErrorKind::NotFound && near.is_some() {
        let message = lang.pick(
            format!("{shown}：没有这个规则文件"),
            format!("{shown}: no such rule file"),
        );
        return problem("no-such-file", message, did_you_mean(near, lang));
    }
    inputs::cannot_open(path, error, lang)
}

fn shown(path: &Path) -> String {
    Untrusted::new(path.to_string_lossy()).visible()
}
