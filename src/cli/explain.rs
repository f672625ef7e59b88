//! `check explain`: what the codes of messages mean.

use target_check::report::wording::Lang;
use target_check::report::{self, Format};
use target_check::source::Untrusted;

use super::nearest::{did_you_mean, nearest};
use super::refusal::Refusal;
use super::screen::Screen;

/// Explains one code, or lists them all.
pub(super) fn run(code: Option<&str>, screen: &Screen) -> anyhow::Result<u8> {
    let style = screen.style(Format::Table);
    let Some(typed) = code else {
        return Ok(screen.put(report::list_codes(&style).as_bytes(), 0));
    };
    // As it may be copied from a message: `error[ragged-row]:`.
    let code = typed
        .rsplit_once('[')
        .map_or(typed, |(_, rest)| rest)
        .trim_end_matches([']', ':'])
        .to_lowercase()
        .replace('_', "-");
    match report::explain(&code, &style) {
        Some(text) => Ok(screen.put(text.as_bytes(), 0)),
        None => Err(unknown(typed, &code, screen.lang()).into()),
    }
}

fn unknown(typed: &str, code: &str, lang: Lang) -> Refusal {
    let typed = Untrusted::new(typed).visible();
    let codes = report::explanations().map(|one| one.code);
    let help = did_you_mean(nearest(code, codes), lang).unwrap_or_else(|| {
        lang.pick(
            "check explain 列出全部代码",
            "check explain lists all codes",
        )
        .to_owned()
    });
    Refusal::one(
        "unknown-code",
        lang.pick(
            format!("没有代码 {typed}"),
            format!("there is no code {typed}"),
        ),
        Some(help),
    )
}
