//! Each hostile text, in every place that a file, a name or an argument can carry it to, in every
//! format, on both streams, in both languages: read by each format's consumer, it is text.

#[path = "injection/consumers.rs"]
mod consumers;
#[path = "injection/strings.rs"]
mod strings;

use std::collections::BTreeSet;

use target_check::data::{self, Options};
use target_check::plan;
use target_check::report::wording::Lang;
use target_check::report::{self, Format, Report, Rules, Style, WaiverFile, diagnostics};
use target_check::source::{Input, Untrusted};
use target_check::verdict::{Selection, Strictness, judge};

use crate::support::program;
use consumers::{commands, formulas, markdown, page, runner, sarif, terminal, xml_texts};
use strings::HOSTILE;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// A TOML string that says exactly `text`.
fn toml(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A rule file that says `text` wherever it may say anything.
fn rules(text: &str) -> String {
    let said = |before: &str| toml(&format!("{before}{text}"));
    format!(
        r#"[plan]
title = {title}
english = {title}
period = [2021, 2025]
base = 2020
[areas]
county = {{ name = {county}, english = {county}, headers = ["县", {column}] }}
township = {{ name = {town}, english = {town}, headers = ["乡镇"] }}
[chapters]
"1" = {{ title = {title}, english = {title} }}
[indicators.beds]
name = {beds}
english = {beds}
headers = ["床数", {other}]
unit = "张"
[indicators.places]
name = {places}
unit = "张"
[indicators.share]
name = {share}
unit = "%"
formula = "beds / places"
[[target]]
id = "beds"
name = {beds}
english = {beds}
clause = [{clause}, "1.2"]
require = "beds >= 10"
note = {note}
[[target]]
id = "share"
name = {share}
clause = ["1.3"]
require = "share >= 62%"
level = "expected"
[[target]]
id = "each"
name = {each}
clause = ["1.4"]
require = "beds >= 1"
each = "township"
[[waiver]]
target = "beds"
area = {note}
reason = {note}
approved_by = {note}
until = "2099-12-31"
[[waiver]]
target = "share"
reason = {note}
approved_by = {note}
until = "2099-12-31"
[[check]]
id = "within"
name = {check}
require = "beds <= places"
"#,
        title = said(""),
        county = said("县"),
        town = said("乡"),
        column = said("栏"),
        other = said("列"),
        beds = said("床"),
        places = said("位"),
        share = said("率"),
        each = said("个"),
        clause = said("1.1"),
        note = said(""),
        check = said("校"),
    )
}

/// A table that says `text` in every kind of cell.
fn table(text: &str) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    let mut row = |cells: &[&str]| writer.write_record(cells).unwrap();
    row(&[&format!("标题{text}")]);
    row(&["县", "乡镇", "年份", "beds", "places", text]);
    row(&[text, "", "2025", "7", "10", text]);
    row(&[text, text, "2025", "0", "", ""]);
    row(&["乙县", "", "2025", text, "9", ""]);
    row(&["乙县", "", text, "8", "9", ""]);
    row(&["乙县", &format!("乡{text}"), "2025", "1", "1"]);
    row(&[
        "丙县",
        "",
        "2025",
        &format!("约{text}"),
        &format!("5{text}"),
        "",
    ]);
    row(&[&format!("注：{text}")]);
    writer.into_inner().unwrap()
}

/// Everything that is made of one text.
struct Made {
    /// What a person sees of findings and faults, in both languages.
    told: Vec<String>,
    /// Reports in each format and language, where the files could be judged.
    reports: Vec<(Format, Lang, String)>,
    /// A table with colours.
    coloured: Option<String>,
}

fn make(text: &str) -> Made {
    let mut made = Made {
        told: Vec::new(),
        reports: Vec::new(),
        coloured: None,
    };
    let own = rules(text);
    let checked = plan::read(&own).or_else(|faults| {
        for lang in LANGS {
            let shown = faults.iter().map(|fault| {
                let name = Untrusted::new(text).visible();
                report::wording::faults::diagnostic(fault, &own, &name, lang)
            });
            made.told
                .extend(shown.map(|one| diagnostics::render(&one, &style(lang, false))));
        }
        plan::read(&rules("x"))
    });
    let plan = checked.unwrap_or_else(|faults| panic!("{faults:#?}")).plan;
    let inputs = [Input::memory(format!("{text}.csv"), table(text))];
    let options = Options {
        digests: true,
        ..Options::default()
    };
    let observations = match data::read(&inputs, &plan.vocabulary, &options) {
        Ok(observations) => observations,
        Err(found) => {
            for lang in LANGS {
                let shown = report::refused(&found, &inputs, None, &plan, lang);
                let shown = shown
                    .iter()
                    .map(|one| diagnostics::render(one, &style(lang, false)));
                made.told.extend(shown);
            }
            return made;
        }
    };
    // On a day on which waivers hold.
    let selection = Selection {
        as_of: Some(target_check::quantity::Year::new(2025).unwrap().last_day()),
        ..Selection::default()
    };
    let judgement = judge(&plan, &observations, &selection);
    let report = Report {
        plan: &plan,
        rules: &Rules {
            name: text.to_owned(),
            sha256: "ab".repeat(32),
            waivers: Some(WaiverFile {
                name: text.to_owned(),
                sha256: "cd".repeat(32),
            }),
        },
        observations: &observations,
        judgement: &judgement,
        strictness: Strictness::Normal,
    };
    let written = |format, style: &Style| {
        let mut bytes = Vec::new();
        report::write(format, &report, &inputs, style, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    for lang in LANGS {
        let found = report.findings(&inputs, lang);
        let shown = found
            .iter()
            .map(|one| diagnostics::render(one, &style(lang, false)));
        made.told.extend(shown);
        made.told.push(report.other_lines(&inputs, lang));
        for format in Format::ALL {
            let text = written(format, &style(lang, false));
            made.reports.push((format, lang, text));
        }
    }
    made.coloured = Some(written(Format::Table, &style(Lang::En, true)));
    made
}

fn style(lang: Lang, colour: bool) -> Style {
    Style {
        lang,
        width: 100,
        colour,
    }
}

/// What a format's own consumer would obey.
fn obeyed(format: Format, text: &str, on_page: &BTreeSet<String>) -> Vec<String> {
    match format {
        Format::Table => Vec::new(),
        Format::Json => {
            serde_json::from_str::<serde_json::Value>(text).unwrap();
            Vec::new()
        }
        Format::Jsonl => {
            for line in text.lines() {
                serde_json::from_str::<serde_json::Value>(line).unwrap();
            }
            Vec::new()
        }
        Format::Csv => formulas(text, b",;\t"),
        Format::Tsv => formulas(text, b"\t;"),
        Format::Markdown => markdown(text),
        Format::Html => page(text).difference(on_page).cloned().collect(),
        Format::Junit => xml_texts(text)
            .into_iter()
            .filter(|text| text.contains('\u{fffe}'))
            .collect(),
        Format::Sarif => sarif(text),
        Format::Github => commands(text),
    }
}

/// The elements of a page that a harmless text makes.
fn usual_page() -> BTreeSet<String> {
    let texts = ["甲", "东山 镇"]
        .into_iter()
        .flat_map(|text| make(text).reports);
    let pages = texts.filter(|(format, ..)| *format == Format::Html);
    pages.flat_map(|(.., text)| page(&text)).collect()
}

#[test]
fn no_text_is_a_command_to_the_consumer_of_any_format() {
    let on_page = usual_page();
    let (mut judged, mut found) = (0, Vec::new());
    for text in HOSTILE {
        let made = make(text);
        judged += usize::from(!made.reports.is_empty());
        let mut note = |what: &str, obeyed: Vec<String>| {
            found.extend(
                obeyed
                    .iter()
                    .map(|one| format!("{text:?} in {what}: {one:?}")),
            );
        };
        for told in &made.told {
            note("a message", terminal(told, false));
            note("a message", runner(told));
        }
        for (format, lang, written) in &made.reports {
            let what = format!("{} {lang:?}", format.id());
            note(&what, obeyed(*format, written, &on_page));
            // Whatever it is, it may be looked at and printed in a log.
            let tabs = if *format == Format::Tsv { "\t" } else { "" };
            note(&what, terminal(&written.replace(tabs, ""), false));
            if *format != Format::Github {
                note(&what, runner(written));
            }
        }
        if let Some(coloured) = &made.coloured {
            note("a coloured table", terminal(coloured, true));
        }
    }
    assert!(
        found.is_empty(),
        "{} found\n{}",
        found.len(),
        found.join("\n")
    );
    assert!(judged > HOSTILE.len() * 3 / 4, "{judged}");
}

/// What the program says of arguments, names of files and variables, each hostile.
#[test]
fn no_argument_or_name_is_a_command_to_a_terminal_or_a_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut found = Vec::new();
    for (number, text) in HOSTILE.iter().enumerate() {
        if text.contains('\0') {
            continue;
        }
        std::fs::write(folder.path().join("rules.toml"), rules(text)).unwrap();
        let name = format!("{}.csv", text.replace('/', "_"));
        std::fs::write(folder.path().join(&name), table(text)).unwrap();
        let lang = ["zh", "en"][number % 2];
        let format = Format::ALL[number % Format::ALL.len()];
        let file = format!("./{name}");
        let own = ["--rules", "rules.toml", "--lang", lang];
        let ways: [&[&str]; 8] = [
            &["-v", "--format", format.id(), &file],
            &["--area", text, "--target", text, "--clause", text, &file],
            &["--format", text, "--year", text, &file],
            &["-o", text, &file],
            &["--expect-rules", text, &file],
            &["list", text],
            &["explain", text, &file],
            &["template", "--area", text, "--year", text],
        ];
        let way = ways[(number / 2) % ways.len()];
        let first = ways[0];
        for arguments in [first, way] {
            let output = program()
                .current_dir(folder.path())
                .env("CHECK_RULES", text)
                .env("COLUMNS", text)
                .args(own)
                .args(arguments)
                .output()
                .unwrap();
            assert!(
                output.status.code().is_some_and(|code| code <= 3),
                "{output:?}"
            );
            let is_log = arguments == first && format == Format::Github;
            let tabs = if format == Format::Tsv { "\t" } else { "" };
            for bytes in [output.stdout, output.stderr] {
                let said = String::from_utf8(bytes).unwrap().replace(tabs, "");
                let mut obeyed = terminal(said.trim_start_matches('\u{feff}'), false);
                if !is_log {
                    obeyed.extend(runner(&said));
                }
                found.extend(
                    obeyed
                        .iter()
                        .map(|one| format!("{text:?} {arguments:?}: {one:?}")),
                );
            }
        }
        std::fs::remove_file(folder.path().join(&name)).unwrap();
    }
    assert!(
        found.is_empty(),
        "{} found\n{}",
        found.len(),
        found.join("\n")
    );
}
