//! The doors by which what others wrote comes in, each as a function of some bytes. The first byte
//! chooses the options, the second a format, the rest is the text. The coverage-guided targets in
//! `tests/fuzz` are these.

use std::sync::OnceLock;

use target_check::data::{self, Encoding, Options};
use target_check::plan::{self, Plan};
use target_check::quantity::Year;
use target_check::report::wording::{Lang, faults};
use target_check::report::{self, Format, Report, Rules, Style, diagnostics};
use target_check::source::{Diagnostic, Input};
use target_check::verdict::{Selection, Strictness, judge};
use target_check::vocabulary::Layout;

use super::invariants;

const SMALL: &str = include_str!("plan.toml");
const BUILT_IN: &str = include_str!("../../targets.toml");
const A_TABLE: &[u8] =
    "地区,年份,低保标准,护理型床位,养老机构床位\n甲县,2025,15000,62,100\n".as_bytes();

/// What the first two bytes of a case choose.
#[derive(Clone, Copy)]
struct Chosen {
    /// Options and language.
    options: u8,
    /// The format that is written.
    format: u8,
}

impl Chosen {
    /// Nothing declared, nothing written.
    const PLAIN: Self = Self {
        options: 0,
        format: u8::MAX,
    };

    /// Reports cost the most, so most cases write none.
    fn format(self) -> Option<Format> {
        Format::ALL.get(usize::from(self.format) / 4).copied()
    }

    /// Writes one whatever was chosen.
    fn writing(self) -> Self {
        let count = Format::ALL.len() * 4;
        Self {
            format: u8::try_from(usize::from(self.format) % count).unwrap(),
            ..self
        }
    }
}

/// One door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Door {
    /// One cell of figures.
    Cell,
    /// One requirement of a rule file.
    Expression,
    /// One number with its unit, or a range of them.
    Amount,
    /// A whole rule file.
    Rules,
    /// The bytes of a file, in any encoding.
    Decoder,
    /// A table, as text.
    Table,
    /// A whole run under the built-in plan, to every format.
    Run,
}

impl Door {
    pub(crate) const ALL: [Self; 7] = [
        Self::Cell,
        Self::Expression,
        Self::Amount,
        Self::Rules,
        Self::Decoder,
        Self::Table,
        Self::Run,
    ];

    /// Its name in the names of case files.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Cell => "cell",
            Self::Expression => "expression",
            Self::Amount => "amount",
            Self::Rules => "rules",
            Self::Decoder => "decoder",
            Self::Table => "table",
            Self::Run => "run",
        }
    }

    /// Lets `bytes` in; whether they came as far as verdicts. Panics if anything does not hold.
    pub(crate) fn enter(self, bytes: &[u8]) -> bool {
        let (chosen, rest) = match bytes {
            [options, format, rest @ ..] => (
                Chosen {
                    options: *options,
                    format: *format,
                },
                rest,
            ),
            _ => (Chosen::PLAIN, bytes),
        };
        let text = || String::from_utf8_lossy(rest);
        match self {
            Self::Cell => cell(chosen, &text()),
            Self::Expression => expression(chosen, &text()),
            Self::Amount => amount(chosen, &text()),
            Self::Rules => rules(chosen, &text()),
            Self::Decoder => table(small(), chosen, rest),
            // Bytes that are no text at all are the decoder's.
            Self::Table => table(small(), chosen, text().as_bytes()),
            Self::Run => table(built_in(), chosen.writing(), rest),
        }
    }
}

fn small() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| plan::read(SMALL).unwrap().plan)
}

fn built_in() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| plan::read(BUILT_IN).unwrap().plan)
}

/// A cell under a header of each measure, as a comma, a quote or a line break would have it or not.
fn cell(chosen: Chosen, text: &str) -> bool {
    let choice = chosen.options;
    const HEADERS: [&str; 8] = [
        "低保标准",
        "护理型床位(张)",
        "护理型床位占比",
        "募集资金(万元)",
        "每万人拥有持证社工",
        "安葬点",
        "制度建立",
        "启用日期",
    ];
    let header = HEADERS[usize::from(choice) % HEADERS.len()];
    let written = if choice & 0x80 == 0 {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    };
    let file = format!("地区,年份,{header},护理型床位数\n甲县,2025,{written},\n");
    let chosen = Chosen {
        options: choice & 0x10,
        ..chosen
    };
    table(small(), chosen, file.as_bytes())
}

fn expression(chosen: Chosen, text: &str) -> bool {
    let key = match chosen.options % 4 {
        0 | 1 => "require",
        2 => "when",
        _ => "formula",
    };
    with_field(key, text)
}

fn amount(chosen: Chosen, text: &str) -> bool {
    with_field(
        if chosen.options.is_multiple_of(2) {
            "plausible"
        } else {
            "base"
        },
        text,
    )
}

/// A small rule file with one field as given.
fn with_field(key: &str, text: &str) -> bool {
    let text = literal(text);
    let (of_share, of_target) = match key {
        "formula" => (
            format!("formula = {text}"),
            "require = \"share > 0\"".to_owned(),
        ),
        "plausible" | "base" => (
            format!("{key} = {text}"),
            "require = \"share > 0\"".to_owned(),
        ),
        "when" => (
            String::new(),
            format!("require = \"share > 0\"\nwhen = {text}"),
        ),
        _ => (String::new(), format!("require = {text}")),
    };
    rules(
        Chosen::PLAIN,
        &format!(
            "[plan]\ntitle = \"x\"\nperiod = [2021, 2025]\nbase = 2020\n\
             [indicators.beds]\nname = \"护理型床位\"\nunit = \"张\"\n\
             [indicators.standard]\nname = \"低保标准\"\nunit = \"元/年\"\n\
             [indicators.done]\nname = \"制度\"\nunit = \"是/否\"\n\
             [indicators.day]\nname = \"日期列\"\nunit = \"日期\"\n\
             [indicators.share]\nname = \"养老机构床位\"\nunit = \"%\"\n{of_share}\n\
             [[target]]\nid = \"t\"\nclause = [\"1\"]\n{of_target}\n"
        ),
    )
}

/// A TOML string that says exactly `text`.
fn literal(text: &str) -> String {
    if !text.contains('\'') && !text.chars().any(char::is_control) {
        return format!("'{text}'");
    }
    let mut written = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => written.extend(['\\', character]),
            _ if character.is_control() => {
                written.push_str(&format!("\\u{:04X}", u32::from(character)));
            }
            _ => written.push(character),
        }
    }
    written.push('"');
    written
}

fn rules(chosen: Chosen, text: &str) -> bool {
    let lang = lang(chosen.options);
    let shown = |found: &[plan::Fault]| {
        for fault in found {
            let (start, end) = (fault.span.start, fault.span.end);
            assert!(start <= end && end <= text.len(), "{fault:?}");
            tell(&faults::diagnostic(fault, text, "targets.toml", lang), lang);
        }
    };
    match plan::read(text) {
        Ok(checked) => {
            shown(&checked.warnings);
            table(&checked.plan, chosen, A_TABLE)
        }
        Err(found) => {
            assert!(!found.is_empty());
            shown(&found);
            false
        }
    }
}

/// A file of data, through everything that is made of it.
fn table(plan: &Plan, chosen: Chosen, bytes: &[u8]) -> bool {
    let choice = chosen.options;
    let (options, lang) = (options(choice), lang(choice));
    let inputs = [Input::memory("data.csv", bytes)];
    let observations = match data::read(&inputs, &plan.vocabulary, &options) {
        Ok(observations) => observations,
        Err(found) => {
            assert!(!found.is_empty());
            for one in report::refused(&found, &inputs, options.encoding, plan, lang) {
                tell(&one, lang);
            }
            return false;
        }
    };
    let selection = Selection {
        year: options.year,
        reported_only: choice & 0x20 != 0,
        ..Selection::default()
    };
    let judgement = judge(plan, &observations, &selection);
    invariants::hold(plan, &observations, &judgement);
    let report = Report {
        plan,
        rules: &Rules {
            name: "builtin".to_owned(),
            sha256: String::new(),
            waivers: None,
        },
        observations: &observations,
        judgement: &judgement,
        strictness: Strictness::Normal,
    };
    for diagnostic in report.findings(&inputs, lang) {
        tell(&diagnostic, lang);
    }
    invariants::is_harmless(&report.other_lines(&inputs, lang));
    if let Some(format) = chosen.format() {
        let mut written = Vec::new();
        report::write(format, &report, &inputs, &style(choice), &mut written).unwrap();
        let text = std::str::from_utf8(&written).unwrap();
        match format {
            Format::Table => invariants::is_harmless(text),
            Format::Json => invariants::json_agrees(&report, &written),
            // Each has its own reader in the tests of formats; here none may fail or stop.
            Format::Jsonl
            | Format::Csv
            | Format::Tsv
            | Format::Markdown
            | Format::Junit
            | Format::Sarif
            | Format::Github
            | Format::Html => assert!(!text.is_empty()),
        }
    }
    true
}

fn tell(diagnostic: &Diagnostic, lang: Lang) {
    assert!(!diagnostic.message.is_empty());
    let style = Style { lang, ..style(0) };
    invariants::is_harmless(&diagnostics::render(diagnostic, &style));
}

fn lang(choice: u8) -> Lang {
    if choice & 1 == 0 { Lang::En } else { Lang::Zh }
}

fn style(choice: u8) -> Style {
    Style {
        lang: lang(choice),
        width: if choice & 8 == 0 { 80 } else { 40 },
        colour: false,
    }
}

/// Mostly nothing is declared.
fn options(choice: u8) -> Options {
    let declared = if choice & 0x40 == 0 { 0 } else { choice % 16 };
    Options {
        encoding: match declared {
            1 => Some(Encoding::Utf8),
            2 => Some(Encoding::Gb18030),
            3 => Some(Encoding::Utf16Le),
            4 => Some(Encoding::Utf16Be),
            _ => None,
        },
        layout: match declared {
            5 => Some(Layout::Tidy),
            6 => Some(Layout::Wide),
            7 => Some(Layout::YearsAcross),
            8 => Some(Layout::OneIndicator),
            _ => None,
        },
        year: match declared {
            9 => Year::new(2023),
            10 => Year::new(2024),
            _ => None,
        },
        digests: choice & 0x10 != 0,
        ..Options::default()
    }
}
