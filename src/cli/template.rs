//! `check template`: the empty table that an office fills in.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use target_check::data::{self, Encoding, Observations};
use target_check::plan::Plan;
use target_check::quantity::Year;
use target_check::report;
use target_check::report::template::{Blank, Form};
use target_check::report::wording::{Lang, findings};
use target_check::source::{Diagnostic, Input, Untrusted};
use target_check::vocabulary::Layout;

use super::args::Common;
use super::new_files::{self, unwritable};
use super::options::{encoding, layout};
use super::refusal::{Refusal, problem};
use super::rules::{self, Loaded};
use super::screen::Screen;
use super::selection;

/// What `template` understands.
#[derive(Debug, Args)]
pub(super) struct Template {
    /// The layout: wide, tidy, years-across or one-indicator [default: wide]
    #[arg(long, value_parser = layout(), hide_possible_values = true)]
    layout: Option<Layout>,
    /// The county it is for (may be repeated) [default: left to be filled in]
    #[arg(long, value_name = "NAME")]
    area: Vec<String>,
    /// A township of the county (may be repeated) [default: those the rules name]
    #[arg(long, value_name = "NAME")]
    township: Vec<String>,
    /// The years: 2025, 2021-2025 or 2020,2025 [default: the base year to the plan's last]
    #[arg(long, alias = "year", value_name = "YEARS", value_parser = years)]
    years: Option<Years>,
    /// Only what this target needs (may be repeated)
    #[arg(long, value_name = "ID")]
    target: Vec<String>,
    /// Only what this clause needs: 1.2, or 1 for all of 1.x (may be repeated)
    #[arg(long)]
    clause: Vec<String>,
    /// The encoding: utf-8 (marked, so that Excel opens it right) or gb18030 [default: utf-8]
    #[arg(long, value_parser = encoding(), hide_possible_values = true)]
    encoding: Option<Encoding>,
    /// The file to write, instead of standard output; for one-indicator, the folder
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
}

/// Years, ascending.
#[derive(Clone, Debug)]
struct Years(Vec<Year>);

/// Reads `2025`, `2021-2025` or `2020,2022-2025`.
fn years(text: &str) -> Result<Years, String> {
    let year = |text: &str| text.trim().parse().ok().and_then(Year::new);
    let mut all = BTreeSet::new();
    for part in text.split([',', '，', '、']) {
        let ends = part.split_once(['-', '–', '—', '~', '～']);
        let (first, last) = ends.unwrap_or((part, part));
        match (year(first), year(last)) {
            (Some(first), Some(last)) if first <= last => all.extend(first.to(last)),
            (_, _) => {
                return Err(
                    "years between 1900 and 2200 are meant, such as 2025, 2021-2025 or 2020,2025"
                        .to_owned(),
                );
            }
        }
    }
    Ok(Years(all.into_iter().collect()))
}

/// Writes the empty tables.
pub(super) fn run(asked: &Template, common: &Common, screen: &Screen) -> anyhow::Result<u8> {
    let lang = screen.lang();
    let Loaded { plan, .. } = rules::load(common, lang)?;
    let plan = &plan;
    let targets = selection::targets(plan, &asked.target, &asked.clause, lang)?;
    let (counties, townships) = areas(asked, plan, lang)?;
    let years = match &asked.years {
        Some(Years(years)) => years.clone(),
        None => plan.base_year.to(plan.last_year).collect(),
    };
    let form = Form {
        plan,
        targets: targets.as_ref(),
        layout: asked
            .layout
            .or(plan.vocabulary.layout)
            .unwrap_or(Layout::Wide),
        counties: &counties,
        townships: &townships,
        years: &years,
        lang,
    };
    let encoding = asked.encoding.unwrap_or(Encoding::Utf8);
    let blanks = form.blanks();
    is_read_back(&form, &blanks, encoding)?;
    match (&asked.output, blanks.as_slice()) {
        (None, [only]) => Ok(screen.put(&only.bytes(encoding), 0)),
        (None, _) => Err(wants_folder(blanks.len(), lang).into()),
        (Some(folder), _) if form.layout == Layout::OneIndicator => {
            std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error, lang))?;
            let path = |blank: &Blank| folder.join(format!("{}.csv", blank.name));
            if let Some(there) = blanks.iter().map(path).find(|path| path.exists()) {
                let error = io::ErrorKind::AlreadyExists.into();
                return Err(unwritable(&there, &error, lang).into());
            }
            let files = blanks.iter();
            new_files::write(
                files.map(|blank| (path(blank), blank.bytes(encoding))),
                lang,
            )?;
            let (count, folder) = (blanks.len(), shown(folder));
            screen.complain(&lang.pick(
                format!("{folder}：写了 {count} 个文件，一个指标一个\n"),
                format!("{folder}: {count} files written, one for each indicator\n"),
            ));
            Ok(0)
        }
        (Some(path), all) => {
            let files = all.iter();
            new_files::write(
                files.map(|blank| (path.clone(), blank.bytes(encoding))),
                lang,
            )?;
            Ok(0)
        }
    }
}

/// The counties and townships: those asked for, else those the rule file names.
fn areas(asked: &Template, plan: &Plan, lang: Lang) -> Result<(Vec<String>, Vec<String>), Refusal> {
    let named = |given: &[String], known: &[Untrusted]| -> Vec<String> {
        match given {
            [] => known.iter().map(|name| name.raw().to_owned()).collect(),
            given => given.iter().map(|name| name.trim().to_owned()).collect(),
        }
    };
    let counties = named(&asked.area, &plan.vocabulary.county.names);
    let townships = named(&asked.township, &plan.vocabulary.township.names);
    if counties.len() > 1 && !asked.township.is_empty() {
        let message = lang.pick(
            "给了几个县，不知道 --township 的乡镇是哪个县的",
            "several counties are given, and --township does not say of which the township is",
        );
        let help = lang.pick("一次写一个县", "make the form of one county at a time");
        return Err(Refusal::one(
            "usage",
            message.to_owned(),
            Some(help.to_owned()),
        ));
    }
    let options = [("--area", &counties), ("--township", &townships)];
    let mut problems: Vec<Diagnostic> = Vec::new();
    for (option, names) in options {
        let bad = names.iter().filter(|name| !is_name(name));
        problems.extend(bad.map(|name| no_name(option, name, lang)));
    }
    match problems.as_slice() {
        [] => Ok((counties, townships)),
        [..] => Err(Refusal::all(problems)),
    }
}

/// Whether a spreadsheet shows a text as it is: it begins no formula, and all of it can be seen.
fn is_name(text: &str) -> bool {
    let begins_formula = text.starts_with(['=', '+', '-', '@']);
    !text.is_empty() && !begins_formula && Untrusted::new(text).visible() == text
}

fn no_name(option: &str, name: &str, lang: Lang) -> Diagnostic {
    let name = Untrusted::new(name).visible();
    let message = lang.pick(
        format!("{option} 的“{name}”不能作地区名"),
        format!("“{name}” of {option} cannot be the name of an area"),
    );
    let help = lang.pick(
        "地区名不能为空，不能以 = + - @ 开头（电子表格会当作公式），也不能有换行等看不见的字符",
        "a name is not empty, has no line break or unseen character, and does not begin with = + - \
         or @, which a spreadsheet takes for a formula",
    );
    problem("usage", message, Some(help.to_owned()))
}

/// Proves that the tables can be read: no finding, and each area under its own name.
fn is_read_back(form: &Form<'_>, blanks: &[Blank], encoding: Encoding) -> Result<(), Refusal> {
    let lang = form.lang;
    let inputs: Vec<Input> = blanks
        .iter()
        .map(|blank| Input::memory(format!("{}.csv", blank.name), blank.bytes(encoding)))
        .collect();
    let vocabulary = &form.plan.vocabulary;
    let options = data::Options {
        layout: vocabulary.layout,
        ..data::Options::default()
    };
    let found = match data::read(&inputs, vocabulary, &options) {
        Err(found) => report::refused(&found, &inputs, None, form.plan, lang),
        Ok(observations) => {
            let names: Vec<&Untrusted> = inputs.iter().map(Input::name).collect();
            let words = |finding| findings::diagnostic(finding, &names, vocabulary, lang);
            let found = observations.findings.iter().map(words);
            found.chain(misread(form, &observations)).collect()
        }
    };
    if found.is_empty() {
        return Ok(());
    }
    let message = lang.pick(
        "这样的表填好了也读不回来，所以没有写",
        "such a form could not be read back when it is filled in, so it was not written",
    );
    let help = lang.pick(
        "请换地区名、版式或编码；或改正规则文件中的名称",
        "choose other names of areas, another layout or encoding, or correct the names in the rule \
         file",
    );
    let refusal = problem("unreadable-form", message.to_owned(), Some(help.to_owned()));
    Err(Refusal::all([refusal].into_iter().chain(found).collect()))
}

/// Says which areas would be taken for something else, such as a total.
fn misread(form: &Form<'_>, observations: &Observations) -> Option<Diagnostic> {
    let counties = observations.counties();
    let known: BTreeSet<&str> = counties
        .iter()
        .flat_map(|county| county.name().into_iter().chain(county.townships()))
        .map(Untrusted::raw)
        .collect();
    let all = form.counties.iter().chain(form.townships);
    let lost: Vec<&str> = all
        .map(String::as_str)
        .filter(|name| !known.contains(name))
        .collect();
    if lost.is_empty() {
        return None;
    }
    let lost = lost.join(form.lang.pick("、", ", "));
    let message = form.lang.pick(
        format!("这些不会被当作地区名：{lost}"),
        format!("these are not read as names of areas: {lost}"),
    );
    Some(problem("unreadable-form", message, None))
}

fn wants_folder(count: usize, lang: Lang) -> Refusal {
    Refusal::one(
        "usage",
        lang.pick(
            format!("--layout one-indicator 是一个指标一个文件，共 {count} 个"),
            format!("--layout one-indicator is one file for each indicator, {count} in all"),
        ),
        Some(
            lang.pick(
                "请用 -o 写出放它们的文件夹",
                "name the folder to write them to with -o",
            )
            .to_owned(),
        ),
    )
}

fn shown(path: &Path) -> String {
    Untrusted::new(path.to_string_lossy()).visible()
}
