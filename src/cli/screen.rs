//! The terminal: its language, width and colours, and how anything reaches it.

use std::env;
use std::io::{self, IsTerminal, Write};

use target_check::report::wording::Lang;
use target_check::report::{Format, Style, diagnostics};
use target_check::source::Diagnostic;

use super::CANNOT;
use super::args::{Colour, Common};
use super::refusal::problem;
use super::streams;

/// The width of what goes to no terminal.
const USUAL_WIDTH: u16 = 100;
const NARROWEST: u16 = 40;
const WIDEST: u16 = 200;
/// More messages than this are no reading matter.
const MOST_DIAGNOSTICS: usize = 100;

/// What is known of where the output goes.
pub(super) struct Screen {
    asked: Option<Lang>,
    lang: Lang,
    colour: Colour,
}

impl Screen {
    pub(super) fn of(common: &Common) -> Self {
        Self {
            asked: common.lang,
            lang: common.lang.unwrap_or_else(locale),
            colour: common.color,
        }
    }

    /// Before the arguments are understood.
    pub(super) fn bare() -> Self {
        Self {
            asked: None,
            lang: locale(),
            colour: Colour::Auto,
        }
    }

    /// Shows text on standard error as it is. That it may fail changes nothing.
    pub(super) fn complain(&self, text: &str) {
        let _ignored = io::stderr().lock().write_all(text.as_bytes());
    }

    /// The language of people.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// How a report of this format is to look on standard output.
    pub(super) fn style(&self, format: Format) -> Style {
        let stdout = io::stdout();
        Style {
            width: width(terminal_size::terminal_size_of(&stdout)),
            colour: format.is_for_people() && self.colours(stdout.is_terminal()),
            ..self.file_style(format)
        }
    }

    /// How a report of this format is to look in a file.
    pub(super) fn file_style(&self, format: Format) -> Style {
        Style {
            lang: if format.is_for_people() {
                self.lang
            } else {
                self.asked.unwrap_or(Lang::En)
            },
            width: USUAL_WIDTH,
            colour: false,
        }
    }

    /// Shows diagnostics on standard error. That it may fail changes nothing.
    pub(super) fn diagnostics<'a>(&self, all: impl IntoIterator<Item = &'a Diagnostic>) {
        let stderr = io::stderr();
        let style = Style {
            lang: self.lang,
            width: width(terminal_size::terminal_size_of(&stderr)),
            colour: self.colours(stderr.is_terminal()),
        };
        let mut text = String::new();
        let mut left = 0_usize;
        for (index, diagnostic) in all.into_iter().enumerate() {
            if index < MOST_DIAGNOSTICS {
                text.push_str(&diagnostics::render(diagnostic, &style));
                text.push('\n');
            } else {
                left += 1;
            }
        }
        if left > 0 {
            text.push_str(&self.lang.pick(
                format!("……另有 {left} 条未列；--format json 的 findings 给出全部\n"),
                format!("… and {left} more messages; `findings` of --format json has them all\n"),
            ));
        }
        let _ignored = stderr.lock().write_all(text.as_bytes());
    }

    /// Writes `bytes` to standard output and gives `code`, or 2 if they cannot be written. A reader
    /// that has seen enough is no fault.
    pub(super) fn put(&self, bytes: &[u8], code: u8) -> u8 {
        self.tell(|out| out.write_all(bytes), code)
    }

    /// The same of whatever `report` writes, without a whole of it in memory.
    pub(super) fn tell(
        &self,
        report: impl FnOnce(&mut dyn Write) -> io::Result<()>,
        code: u8,
    ) -> u8 {
        match streams::write(report) {
            Ok(()) => code,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => code,
            Err(error) => {
                let message = self.lang.pick(
                    format!("报告写不出去：{error}"),
                    format!("the report cannot be written: {error}"),
                );
                self.diagnostics([&problem("output", message, None)]);
                CANNOT
            }
        }
    }

    fn colours(&self, is_terminal: bool) -> bool {
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto if is_set("NO_COLOR") => false,
            Colour::Auto => is_terminal || is_forced(),
        }
    }
}

fn is_forced() -> bool {
    is_set("CLICOLOR_FORCE") && env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0")
}

fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// Chinese under a Chinese locale, English otherwise.
pub(super) fn locale() -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    match locale {
        Some(locale) if locale.starts_with("zh") => Lang::Zh,
        Some(_) | None => Lang::En,
    }
}

fn width(terminal: Option<(terminal_size::Width, terminal_size::Height)>) -> u16 {
    if let Some((terminal_size::Width(columns), _)) = terminal {
        return columns.clamp(NARROWEST, WIDEST);
    }
    env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .filter(|columns| (NARROWEST..=WIDEST).contains(columns))
        .unwrap_or(USUAL_WIDTH)
}
