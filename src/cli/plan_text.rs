//! Reading the text of a plan.

use std::io;
use std::path::Path;

use target_check::data::{FileFormat, NoText, plain_text};
use target_check::plan::MAX_TEXT_BYTES;
use target_check::report::wording::{Lang, findings};
use target_check::source::{Input, Untrusted};

use super::inputs;
use super::refusal::Refusal;

/// The text of the file and what it is called.
pub(super) fn read(path: &Path, lang: Lang) -> Result<(String, String), Refusal> {
    let name = Untrusted::new(path.to_string_lossy()).visible();
    let cannot_open =
        |error: &io::Error| Refusal::all(vec![inputs::cannot_open(path, error, lang)]);
    let opened = match path.as_os_str() == "-" {
        true => Input::stream(Untrusted::new("-"), io::stdin().lock()),
        false => Input::file(path),
    };
    let input = opened.map_err(|error| cannot_open(&error))?;
    match plain_text(&input, MAX_TEXT_BYTES) {
        Ok(text) => Ok((text, name)),
        Err(NoText::Io(error)) => Err(cannot_open(&error)),
        Err(NoText::Format(format)) => Err(other_format(format, &name, lang)),
        Err(NoText::Undecodable) => Err(Refusal::one(
            "plan-not-text",
            lang.pick(
                format!("{name}：读不成文字：不是 UTF-8、GB18030 或 UTF-16"),
                format!("{name}: no text: neither UTF-8, GB18030 nor UTF-16"),
            ),
            Some(
                lang.pick("请另存为 UTF-8 的纯文本", "save it as plain text in UTF-8")
                    .to_owned(),
            ),
        )),
        Err(NoText::TooLong) => Err(Refusal::one(
            "plan-too-long",
            lang.pick(
                format!("{name}：太长，不像一个规划（超过 1 MiB）"),
                format!("{name}: too long for a plan (more than 1 MiB)"),
            ),
            None,
        )),
    }
}

fn other_format(format: FileFormat, name: &str, lang: Lang) -> Refusal {
    let kind = findings::format_name(format, lang);
    Refusal::one(
        "plan-not-text",
        lang.pick(
            format!("{name}：不是纯文本，而是 {kind}（看的是文件内容，不是文件名）"),
            format!("{name}: no plain text but {kind} (by its contents, whatever its name)"),
        ),
        Some(
            lang.pick(
                "把规划全文复制到记事本，另存为 .txt",
                "copy the plan's text into an editor and save it as .txt",
            )
            .to_owned(),
        ),
    )
}
