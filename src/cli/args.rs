//! What the user may type.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::parser::ValueSource;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use target_check::report::wording::Lang;
use target_check::source::Untrusted;

use super::compare::{self, Compare};
use super::explain::Explain;
use super::init::Init;
use super::options::{Choosing, Declared, Writing};
use super::refusal::Refusal;
use super::screen::{Screen, locale};
use super::template::Template;
use super::view::Viewing;
use super::waivers::Waiving;
use super::{CANNOT, chinese, completions, schema};

const USAGE: &str = "\
check [OPTIONS] FILE...
       check compare OLD NEW
       check lint [FILE] [--plan TEXT]
       check list [WORD]...
       check explain [ID [FILE]...]
       check template [OPTIONS]
       check init [FILE]
       check schema rules|report|comparison
       check completions SHELL
       check man";

const AFTER_HELP: &str = "\
Examples:
  check data.csv                        judge a file against the built-in plan
  check counts.csv rates.csv            several files make one data set
  check submissions/                    so do a folder's .csv and .tsv files
  check --year 2023 data.csv            how it stood at the end of 2023
  check --clause 1.2 --clause 6 a.csv   clause 1.2 and all of 6.x
  check --area 示例县 province.csv      one county of many
  check --format json data.csv          for a program
  check -o r.md -o r.json data.csv      into files too: Markdown and JSON
  xlsx2csv data.xlsx | check -          from a pipe
  check lint targets.toml               find every fault of a rule file
  check lint a.toml --plan plan.txt     compare it with the plan's text
  check init a.toml                     a rule file to begin with
  check list                            the targets, and the columns they need
  check list --clause 1.2 床位          those of a clause that speak of beds
  check compare before/ now/            what is newly missed, and what was revised
  check explain ragged-row              what a message means, and what to do
  check explain dibao-standard a.csv    a target, from cells to its verdict
  check template --area 示例县 -o a.csv  an empty table to be filled in

The rules: --rules, else the variable CHECK_RULES, else ./targets.toml, else the
built-in plan. The report names the rules it used with their SHA-256.

Exit code:
  0  every binding target that is due is met
  1  a binding target that is due is missed
  2  the run could not be done: arguments, rule file, input or output
  3  none is missed, but some lack a figure or have one that cannot be read";

/// Judges county figures against the numeric goals of a plan: what is met, what is
/// missed and by how much, and what could not be judged and why.
#[derive(Debug, Parser)]
#[command(name = "check", version, after_help = AFTER_HELP, max_term_width = 80)]
#[command(subcommand_negates_reqs = true, disable_help_subcommand = true)]
#[command(
    override_usage = USAGE
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) common: Common,
    #[command(flatten)]
    pub(super) judging: Judging,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Say what changed between two submissions, and which figures of earlier years were revised
    Compare(Compare),
    /// Find every fault of a rule file (a data file named lint is ./lint)
    Lint {
        /// The rule file [default: the rules that would judge]
        file: Option<PathBuf>,
        /// Compare the rules with the plan's text: every figure of it must stand in a target
        /// of its clause, and every bound in its clause; `-` is standard input
        #[arg(long, value_name = "TEXT")]
        plan: Option<PathBuf>,
    },
    /// List the targets, their clause, bound, due year and the columns they need
    List(Listing),
    /// Explain a target, with data step by step, or the code of a message; without one list all codes
    Explain(Explain),
    /// Write the empty table that an office fills in
    Template(Template),
    /// Write a rule file to begin with: an example of everything that one can say
    Init(Init),
    /// Print the JSON Schema of the rule file or of a JSON report
    Schema(schema::Asked),
    /// Print what a shell needs to complete commands and options
    Completions(completions::Asked),
    /// Print the manual page
    Man,
}

/// What `list` understands.
#[derive(Debug, Args)]
pub(super) struct Listing {
    /// Only targets that speak of all these words: in their names, ids, clauses and columns
    #[arg(value_name = "WORD")]
    pub(super) words: Vec<String>,
    /// Only this target (may be repeated)
    #[arg(long, value_name = "ID")]
    pub(super) target: Vec<String>,
    /// Only this clause: 1.2, or 1 for all of 1.x (may be repeated)
    #[arg(long)]
    pub(super) clause: Vec<String>,
}

/// What every command understands.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// The rules to judge by: a file, or `builtin`
    #[arg(long, value_name = "FILE", global = true)]
    pub(super) rules: Option<OsString>,
    /// Refuse to run if the rules' SHA-256 is another
    #[arg(long, value_name = "SHA256", global = true)]
    pub(super) expect_rules: Option<String>,
    /// The language of reports and messages [default: by locale]
    #[arg(long, value_name = "zh|en", global = true, value_parser = lang(), hide_possible_values = true)]
    pub(super) lang: Option<Lang>,
    /// Colours: auto, always or never [default: auto]
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto", hide_default_value = true, value_parser = colour(),
          hide_possible_values = true)]
    pub(super) color: Colour,
}

/// What judging understands.
#[derive(Debug, Args)]
pub(super) struct Judging {
    /// The data: CSV files, or folders of them; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) choosing: Choosing,
    #[command(flatten)]
    pub(super) writing: Writing,
    /// Count how often each target and check stands how, with no row for an area
    #[arg(long)]
    pub(super) summary: bool,
    /// How many threads read the files [default: 2]
    #[arg(long, value_name = "N", default_value = "2", hide_default_value = true, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub(super) threads: u16,
    /// List every line of the files that is no row of figures
    #[arg(long, short)]
    pub(super) verbose: bool,
    #[command(flatten)]
    pub(super) waiving: Waiving,
    #[command(flatten)]
    pub(super) declared: Declared,
    #[command(flatten)]
    pub(super) view: Viewing,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

/// Arguments that end the program before it begins.
pub(super) enum Stopped {
    /// Help or the version was asked for.
    Answer(String),
    /// They cannot be understood.
    Usage(String),
    /// They make no sense together.
    Refused(Refusal, Common),
}

impl Stopped {
    /// Says so and gives the exit code.
    pub(super) fn tell(self) -> u8 {
        match self {
            Self::Answer(text) => Screen::bare().put(text.as_bytes(), 0),
            Self::Usage(text) => {
                Screen::bare().complain(&text);
                CANNOT
            }
            Self::Refused(refusal, common) => {
                Screen::of(&common).diagnostics(refusal.diagnostics());
                CANNOT
            }
        }
    }
}

/// The message with whatever it echoes of the arguments made harmless: scripts hand on what others
/// have written.
fn made_visible(mut message: String, arguments: &[OsString]) -> String {
    for argument in arguments {
        let argument = argument.to_string_lossy();
        let value = argument.split_once('=').map_or("", |(_, value)| value);
        for echoed in [&*argument, value] {
            let visible = Untrusted::new(echoed).visible();
            if visible != echoed {
                message = message.replace(echoed, &visible);
            }
        }
    }
    // Whatever is echoed in part, each line on its own.
    let lines = message
        .lines()
        .map(|line| Untrusted::new(line).visible() + "\n");
    lines.collect()
}

/// The whole command, explained in a language.
pub(super) fn command(lang: Lang) -> clap::Command {
    match lang {
        Lang::Zh => chinese::explained(Cli::command()),
        Lang::En => Cli::command().mut_subcommand("compare", compare::explained),
    }
}

/// Understands the arguments, the program's name first.
pub(super) fn parse(arguments: &[OsString]) -> Result<Cli, Stopped> {
    let lang = lang_before_parsing(arguments);
    let command = command(lang);
    let clap_says = |error: clap::Error| {
        let worded = match lang {
            Lang::Zh => chinese::usage_error(&error),
            Lang::En => None,
        };
        let text = worded.unwrap_or_else(|| error.render().to_string());
        if error.use_stderr() {
            // As all other messages begin.
            let text = text.replacen("error: ", "error[usage]: ", 1);
            Stopped::Usage(made_visible(text, arguments))
        } else {
            Stopped::Answer(match lang {
                Lang::Zh => chinese::set_out(&text),
                Lang::En => text,
            })
        }
    };
    let matches = command.try_get_matches_from(arguments).map_err(clap_says)?;
    let cli = Cli::from_arg_matches(&matches).map_err(clap_says)?;
    let Some((command, _)) = matches.subcommand() else {
        return Ok(cli);
    };
    let typed = |id: &&str| matches.value_source(id) == Some(ValueSource::CommandLine);
    let Some(stray) = JUDGING.iter().copied().find(typed) else {
        return Ok(cli);
    };
    let stray = match stray {
        "files" => "FILE".to_owned(),
        option => format!("--{}", option.replace('_', "-")),
    };
    let refusal = Refusal::one(
        "usage",
        lang.pick(
            format!("{stray} 不能和子命令 {command} 一起用"),
            format!("{stray} does not go with the subcommand {command}"),
        ),
        Some(lang.pick(
            format!("如果 {command} 是数据文件，请写成 ./{command}"),
            format!("if {command} is a data file, write ./{command}"),
        )),
    );
    Err(Stopped::Refused(refusal, cli.common))
}

/// The language that is asked for, even where the rest cannot be understood; else the locale's.
fn lang_before_parsing(arguments: &[OsString]) -> Lang {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let after_option = words.windows(2).find_map(|pair| match pair {
        ["--lang", lang] => Some(*lang),
        _ => None,
    });
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    match after_option.or(joined) {
        Some("zh") => Lang::Zh,
        Some("en") => Lang::En,
        Some(_) | None => locale(),
    }
}

/// The arguments that have a meaning for judging only.
const JUDGING: &[&str] = &[
    "files",
    "year",
    "target",
    "clause",
    "area",
    "reported_only",
    "strict",
    "format",
    "summary",
    "threads",
    "waivers",
    "as_of",
    "output",
    "quiet",
    "verbose",
    "encoding",
    "layout",
    "by",
    "only",
    "trend",
];

/// A parser of words for a closed set, which suggests the nearest.
pub(super) fn one_of<T: Copy + Send + Sync + 'static>(
    words: Vec<(&'static str, T)>,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words.iter().map(|(word, _)| *word).collect::<Vec<_>>()).try_map(
        move |typed: String| {
            words
                .iter()
                .find(|(word, _)| *word == typed)
                .map(|(_, value)| *value)
                .ok_or("not one of the words that are known here")
        },
    )
}

fn lang() -> impl TypedValueParser<Value = Lang> {
    one_of(vec![("zh", Lang::Zh), ("en", Lang::En)])
}

fn colour() -> impl TypedValueParser<Value = Colour> {
    one_of(vec![
        ("auto", Colour::Auto),
        ("always", Colour::Always),
        ("never", Colour::Never),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Command;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
        let ids: Vec<String> = Cli::command()
            .get_arguments()
            .map(|argument| argument.get_id().to_string())
            .collect();
        for id in JUDGING {
            assert!(ids.iter().any(|known| known == id), "{id}");
        }
    }

    #[test]
    fn help_fits_eighty_columns() {
        use unicode_width::UnicodeWidthStr;
        let chinese = chinese::explained(Cli::command())
            .render_long_help()
            .to_string();
        let english = Cli::command().render_long_help().to_string();
        for help in [english, chinese::set_out(&chinese)] {
            for line in help.lines() {
                assert!(line.width() <= 80, "{line}");
            }
        }
    }

    #[test]
    fn every_argument_is_explained_in_chinese() {
        let explained = chinese::explained(Cli::command());
        let subcommands = explained.get_subcommands();
        let theirs = subcommands.flat_map(Command::get_arguments);
        for argument in explained.get_arguments().chain(theirs) {
            let help = argument.get_help().unwrap().to_string();
            assert!(
                help.chars().any(|character| character > '\u{4dff}'),
                "{help}"
            );
        }
    }
}
