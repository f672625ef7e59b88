//! `check init`: a rule file to begin with, which teaches the language by an example of each form.

use std::path::PathBuf;

use clap::Args;
use target_check::plan;
use target_check::quantity::Year;
use target_check::report::wording::{Lang, faults};
use target_check::source::Untrusted;

use super::new_files;
use super::options::year;
use super::refusal::Refusal;
use super::screen::Screen;

const ZH: &str = include_str!("init/starter.zh.toml");
const EN: &str = include_str!("init/starter.en.toml");

/// The years of the example where none are asked for. They do not follow the clock: the same command
/// writes the same file.
const PERIOD: &str = "2026-2030";

/// What `init` understands.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The file to write, which must not exist yet [default: standard output]
    file: Option<PathBuf>,
    /// The plan's title [default: a placeholder]
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// The plan's first and last year [default: 2026-2030]
    #[arg(long, value_name = "YEARS", default_value = PERIOD, hide_default_value = true, value_parser = period)]
    period: Period,
}

/// The first and the last year.
#[derive(Clone, Copy, Debug)]
struct Period(Year, Year);

fn period(text: &str) -> Result<Period, String> {
    let (first, last) = text
        .split_once(['-', '–', '—', '~', '～'])
        .ok_or("two years are meant, such as 2026-2030")?;
    let (first, last) = (year(first.trim())?, year(last.trim())?);
    match first <= last {
        true => Ok(Period(first, last)),
        false => Err("the first year comes first, as in 2026-2030".to_owned()),
    }
}

/// Writes the rule file.
pub(super) fn run(asked: &Init, screen: &Screen) -> anyhow::Result<u8> {
    let lang = screen.lang();
    let title = asked.title.as_deref().unwrap_or_default();
    if Untrusted::new(title).visible() != title {
        let message = lang.pick(
            "--title 只能是一行看得见的文字",
            "--title is one line of letters that can be seen",
        );
        return Err(Refusal::one("usage", message.to_owned(), None).into());
    }
    let text = asked.text(lang);
    let found = match plan::read(&text) {
        Ok(checked) => checked.warnings,
        Err(faults) => faults,
    };
    if !found.is_empty() {
        let shown = found
            .iter()
            .map(|fault| faults::diagnostic(fault, &text, "init", lang));
        return Err(Refusal::all(shown.collect()).into());
    }
    let Some(path) = &asked.file else {
        return Ok(screen.put(text.as_bytes(), 0));
    };
    new_files::write([(path.clone(), text.into_bytes())], lang)?;
    let name = Untrusted::new(path.to_string_lossy()).visible();
    screen.complain(&lang.pick(
        format!("{name}：已写好。照里面的例子改成自己的规划，再用 check lint 检查\n"),
        format!("{name}: written. Make the examples in it your plan's, and see check lint\n"),
    ));
    Ok(0)
}

impl Init {
    fn text(&self, lang: Lang) -> String {
        let Period(first, last) = self.period;
        let placeholder = lang.pick("示例规划", "Example plan");
        let title = self.title.as_deref().unwrap_or(placeholder);
        // A plan of one year has no earlier one in which something could be due.
        let earlier = last.before().max(first);
        lang.pick(ZH, EN)
            .replace("{first}", &first.to_string())
            .replace("{last}", &last.to_string())
            .replace("{base}", &first.before().to_string())
            .replace("{earlier}", &earlier.to_string())
            .replace("{title}", &toml::Value::from(title).to_string())
    }
}
