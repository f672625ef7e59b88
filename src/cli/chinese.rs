//! The help and the usage errors in Chinese; `args.rs` has them in English.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};
use target_check::report::wrap;
use unicode_width::UnicodeWidthStr as _;

const ABOUT: &str =
    "用规划的数字目标评判一个县的数据：\n哪些达标，哪些未达标、差多少，哪些判不了、为什么";

const AFTER_HELP: &str = "\
例子：
  check data.csv                        按内置规划评判一个文件
  check counts.csv rates.csv            几个文件合成一套数据
  check 报送/                           文件夹里的 .csv 和 .tsv 也一样
  check --year 2023 data.csv            看 2023 年底的情况
  check --clause 1.2 --clause 6 a.csv   只看条款 1.2 和所有 6.x
  check --area 示例县 province.csv      许多县中的一个
  check --format json data.csv          给程序用
  check -o r.md -o r.json data.csv      另存 Markdown 和 JSON
  xlsx2csv data.xlsx | check -          从管道读
  check lint targets.toml               找出规则文件的所有错误
  check lint a.toml --plan 规划.txt     与规划原文逐个数字比对
  check init a.toml                     写出起步用的规则文件
  check list                            列出能评判的目标和所需的列
  check list --clause 1.2 床位          只列这一条款中提到床位的
  check compare 上次/ 本次/              哪些新近未达标，哪些往年的数被改了
  check explain ragged-row              提示里的代码是什么意思、怎么办
  check explain dibao-standard a.csv    一项目标，从单元格讲到结论
  check template --area 示例县 -o a.csv  写出待填的空表

规则依次取自：--rules，环境变量 CHECK_RULES，当前文件夹的 targets.toml，
内置规划。报告写明所用规则及其 SHA-256。

退出码：
  0  到期的约束性目标全部达标
  1  有到期的约束性目标未达标
  2  没有判成：参数、规则文件、输入或输出有问题
  3  没有未达标的，但有的缺数据或数据有误";

const USAGE: &str = "\
check [选项] 文件...
       check compare 旧 新
       check lint [文件] [--plan 规划文本]
       check list [词]...
       check explain [名称 [文件]...]
       check template [选项]
       check init [文件]
       check schema rules|report|comparison
       check completions SHELL
       check man";

const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

/// Behind whatever clap puts in order itself.
const LAST: usize = 1_000;

/// Each argument's help.
const ARGUMENTS: &[(&str, &str)] = &[
    ("files", "数据：CSV 文件或存放它们的文件夹；- 是标准输入"),
    ("rules", "所用规则：文件，或 builtin（内置）"),
    ("expect_rules", "规则的 SHA-256 不是这个就不判"),
    ("lang", "报告和提示的语言 [默认看系统语言]"),
    ("color", "颜色：auto、always 或 never [默认 auto]"),
    ("year", "报告年度 [默认为有数据的最近一年，不超过规划末年]"),
    ("target", "只看这项目标（可重复）"),
    ("clause", "只看这一条款：1.2，或 1 即所有 1.x（可重复）"),
    ("area", "只看这个县，或这个乡镇所在的县（可重复）"),
    ("reported_only", "略去文件中没有其列或行的目标"),
    ("strict", "退出码也计预期性目标、进度滞后和不成立的校验"),
    (
        "format",
        "报告的形式：table、json、jsonl、csv、tsv、markdown、html、junit、sarif 或 github [默认 table]",
    ),
    ("quiet", "只输出报告，不提示数据的问题"),
    ("verbose", "列出文件中每一行不是数据的行"),
    (
        "encoding",
        "文件编码（否则自动识别）：utf-8、gb18030（或 gbk、gb2312）、utf-16le 或 utf-16be",
    ),
    (
        "layout",
        "文件版式（否则自动识别）：tidy、wide、years-across 或 one-indicator",
    ),
    ("file", "规则文件 [默认为评判所用的规则]"),
    (
        "plan",
        "与这份规划文本比对：其中每个数字都要在引用该条款的目标里，每个目标的数都要在条款里；- 是标准输入",
    ),
    ("words", "只列名称、id、条款或所需的列中有这些词的目标"),
    (
        "id",
        "规则中的目标、指标或校验，或提示的代码，例如 ragged-row",
    ),
    (
        "by",
        "表格按 area（地区）、target（目标）或 chapter（章）分组 [默认按章；几个县时按目标]",
    ),
    (
        "only",
        "只列这些结论的行，例如 missed,not-reported；计数仍是全部",
    ),
    ("trend", "再列每项目标的逐年数据和走势小图"),
    (
        "summary",
        "只数每项目标、每条校验各种结论的个数，不逐个列地区",
    ),
    ("old", "原先的报送：文件或文件夹"),
    ("new", "现在的报送：文件或文件夹"),
    (
        "accept_revisions",
        "退出码不计往年数据的改动（看过、认可之后用）",
    ),
    ("waivers", "豁免文件：规则文件之外的豁免"),
    ("as_of", "按哪一天看豁免，例如 2026-12-31 [默认今天]"),
    ("threads", "用几个线程读文件 [默认 2]"),
    ("township", "县里的乡镇（可重复）[默认为规则中列出的]"),
    (
        "years",
        "年份：2025、2021-2025 或 2020,2025 [默认从基期到规划末年]",
    ),
    (
        "output",
        "另把报告写入文件，形式看文件名的结尾，或写成 形式:文件（可重复）",
    ),
    ("title", "规划的标题 [默认用占位的标题]"),
    ("period", "规划的首年和末年 [默认 2026-2030]"),
    (
        "subject",
        "规则文件（rules）、JSON 报告（report）或比较的 JSON 报告（comparison）",
    ),
    ("shell", "bash、zsh、fish、powershell 或 elvish"),
];

/// What stands for the values.
const VALUES: &[(&str, &str)] = &[
    ("FILE", "文件"),
    ("PATH", "路径"),
    ("NAME", "名称"),
    ("YEAR", "年份"),
    ("YEARS", "年份"),
    ("CLAUSE", "条款"),
    ("FORMAT", "形式"),
    ("ENCODING", "编码"),
    ("LAYOUT", "版式"),
    ("WHEN", "何时"),
    ("WHAT", "怎样"),
    ("STATUS,…", "结论,…"),
    ("WORD", "词"),
    ("N", "个数"),
    ("TEXT", "文本"),
    ("TITLE", "标题"),
    ("OLD", "旧"),
    ("NEW", "新"),
    ("DATE", "日期"),
];

/// The same command, explained in Chinese.
pub(super) fn explained(command: Command) -> Command {
    explain_arguments(command)
        .about(ABOUT)
        .after_help(AFTER_HELP)
        .override_usage(USAGE)
        .help_template(TEMPLATE)
        .subcommand_help_heading("子命令")
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(clap::ArgAction::Version)
                .display_order(LAST)
                .help_heading("选项")
                .help("显示版本"),
        )
        .mut_subcommand("compare", |compare| {
            explain_arguments(compare)
                .override_usage("check compare [选项] 旧 新")
                .about("比较两份报送：哪些结论变了，哪些往年的数被改了")
                .mut_arg("format", |it| {
                    it.help(
                        "报告的形式：table、json、jsonl、csv、tsv、\nmarkdown、github 或 html [默认 table]",
                    )
                })
                .mut_arg("strict", |it| it.help("退出码也计预期性目标和不成立的校验"))
                // Under a heading of its own clap would put them in order of their characters.
                .mut_arg("old", |it| it.display_order(0))
                .mut_arg("new", |it| it.display_order(1))
                .help_template(TEMPLATE)
        })
        .mut_subcommand("lint", |lint| {
            explain_arguments(lint)
                .override_usage("check lint [选项] [文件] [--plan 规划文本]")
                .about("找出规则文件的所有错误（名叫 lint 的数据文件写成 ./lint）")
                .help_template(TEMPLATE)
        })
        .mut_subcommand("list", |list| {
            explain_arguments(list)
                .override_usage("check list [选项] [词]...")
                .about("列出目标及其条款、要求、到期年和所需的列")
                .help_template(TEMPLATE)
        })
        .mut_subcommand("explain", |explain| {
            explain_arguments(explain)
                .override_usage("check explain [选项] [名称 [文件]...]")
                .about("解释目标（有数据则逐步讲）或提示里的代码；什么都不写则列出全部代码")
                .mut_arg("files", |it| {
                    it.help("数据：从单元格到结论，逐步列出")
                        .display_order(LAST)
                })
                .mut_arg("year", |it| it.help("有数据时：报告年度"))
                .mut_arg("area", |it| {
                    it.help("有数据时：只看这个县，或这个乡镇所在的县（可重复）")
                })
                .mut_arg("encoding", |it| it.help("有数据时：文件的编码"))
                .mut_arg("layout", |it| it.help("有数据时：文件的版式"))
                .help_template(TEMPLATE)
        })
        .mut_subcommand("template", |template| {
            explain_arguments(template)
                .override_usage("check template [选项]")
                .about("写出供填报的空表")
                .mut_arg("layout", |it| {
                    it.help("版式：wide、tidy、years-across 或 one-indicator [默认 wide]")
                })
                .mut_arg("area", |it| it.help("填报的县（可重复）[默认留空待填]"))
                .mut_arg("target", |it| it.help("只要这项目标所需的（可重复）"))
                .mut_arg("clause", |it| {
                    it.help("只要这一条款所需的：1.2，或 1 即所有 1.x（可重复）")
                })
                .mut_arg("encoding", |it| {
                    it.help("编码：utf-8（带标记，Excel 能直接打开）或 gb18030 [默认 utf-8]")
                })
                .mut_arg("output", |it| {
                    it.help("写到这个文件，而不是标准输出；one-indicator 则是文件夹")
                })
                .help_template(TEMPLATE)
        })
        .mut_subcommand("init", |init| {
            explain_arguments(init)
                .override_usage("check init [选项] [文件]")
                .about("写出一个起步用的规则文件，每种写法一个例子")
                .mut_arg("file", |it| {
                    it.help("要写的新文件，不能已经存在 [默认写到标准输出]")
                })
                .help_template(TEMPLATE)
        })
        .mut_subcommand("schema", |schema| {
            explain_arguments(schema)
                .override_usage("check schema [选项] rules|report|comparison")
                .about("输出规则文件或 JSON 报告的 JSON Schema")
                .help_template(TEMPLATE)
        })
        .mut_subcommand("completions", |completions| {
            explain_arguments(completions)
                .override_usage("check completions [选项] SHELL")
                .about("输出命令行补全脚本")
                .help_template(TEMPLATE)
        })
        .mut_subcommand("man", |man| {
            explain_arguments(man)
                .override_usage("check man [选项]")
                .about("输出手册页（man）")
                .help_template(TEMPLATE)
        })
}

fn explain_arguments(command: Command) -> Command {
    command
        .mut_args(|argument| {
            let id = argument.get_id().as_str();
            let help = ARGUMENTS.iter().find(|(known, _)| *known == id);
            let heading = if argument.is_positional() {
                "参数"
            } else {
                "选项"
            };
            let argument = argument.help_heading(heading);
            let value = argument.get_value_names().unwrap_or_default().first();
            let argument = match value.and_then(|value| value_in_chinese(value)) {
                Some(value) => argument.value_name(value),
                None => argument,
            };
            match help {
                Some((_, help)) => argument.help(help),
                None => argument,
            }
        })
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(clap::ArgAction::Help)
                .display_order(LAST)
                .help_heading("选项")
                .help("显示帮助"),
        )
}

/// What stands for a value; `None` where it is no word.
fn value_in_chinese(value: &str) -> Option<&'static str> {
    VALUES
        .iter()
        .find(|(english, _)| *english == value)
        .map(|(_, chinese)| *chinese)
}

/// A help text as Chinese sets it: the arguments before the options, headings with a colon of full
/// width, and lines broken where Chinese may be.
pub(super) fn set_out(help: &str) -> String {
    let mut blocks: Vec<String> = help.split("\n\n").map(set_out_block).collect();
    let of = |heading: &str| blocks.iter().position(|block| block.starts_with(heading));
    if let (Some(options), Some(arguments)) = (of("选项："), of("参数："))
        && options < arguments
    {
        blocks.swap(options, arguments);
    }
    blocks.join("\n\n").trim_end().to_owned() + "\n"
}

/// The columns a help may take.
const WIDTH: usize = 80;

/// A heading with its entries in two columns, or any other paragraph.
fn set_out_block(block: &str) -> String {
    let headings = ["子命令", "参数", "选项"];
    let known = headings
        .iter()
        .find_map(|heading| Some((heading, block.strip_prefix(&format!("{heading}:\n"))?)));
    let Some((heading, text)) = known else {
        let lines = block.split('\n').flat_map(|line| wrap(line, WIDTH));
        return lines.collect::<Vec<_>>().join("\n");
    };
    let entries = entries(text);
    let heads = entries.iter().map(|(head, _)| head.width());
    let column = heads.max().unwrap_or(0).saturating_add(2);
    let mut set = format!("{heading}：");
    for (head, text) in &entries {
        set.push_str(&format!("\n{head}"));
        let mut gap = column.saturating_sub(head.width());
        for line in wrap(text, WIDTH.saturating_sub(column)) {
            set.push_str(&format!("{}{line}", " ".repeat(gap)));
            set.push('\n');
            gap = column;
        }
        set.truncate(set.trim_end().len());
    }
    set
}

/// What is explained, and its explanation on one line.
fn entries(text: &str) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let trimmed = line.trim_start();
        let depth = line.len().saturating_sub(trimmed.len());
        match entries.last_mut() {
            // The rest of an explanation, which clap has broken off at a space.
            Some((_, text)) if depth > MOST_INDENTED => {
                text.push(' ');
                text.push_str(trimmed);
            }
            Some(_) | None => {
                let end = trimmed.find("  ").unwrap_or(trimmed.len());
                let (head, text) = line.split_at(depth.saturating_add(end));
                entries.push((head.to_owned(), text.trim_start().to_owned()));
            }
        }
    }
    entries
}

/// An entry is indented no further; `      --long` is.
const MOST_INDENTED: usize = 6;

/// A usage error in Chinese; `None` for the kinds that clap alone can word.
pub(super) fn usage_error(error: &clap::Error) -> Option<String> {
    let of = |kind| error.get(kind).map(text);
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let message = match (error.kind(), argument, value) {
        (ErrorKind::UnknownArgument, Some(argument), _) => format!("不认识的参数 {argument}"),
        (ErrorKind::InvalidValue, Some(argument), Some(value)) if value.is_empty() => {
            format!("{argument} 后面要有值")
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Some(argument), Some(value)) => {
            format!("{argument} 不能是 {value}")
        }
        (ErrorKind::ArgumentConflict, Some(argument), _) => {
            match of(ContextKind::PriorArg).filter(|prior| *prior != argument) {
                Some(prior) => format!("{argument} 不能和 {prior} 一起用"),
                None => format!("{argument} 只能给一次"),
            }
        }
        (ErrorKind::TooManyValues, Some(argument), Some(value)) => {
            format!("{argument} 后面不要值，而这里有 {value}")
        }
        (_, _, _) => return None,
    };
    let nearest = of(ContextKind::SuggestedArg).or_else(|| of(ContextKind::SuggestedValue));
    let known = of(ContextKind::ValidValue).filter(|known| !known.is_empty());
    let mut text = format!("错误[usage]: {message}\n");
    if let Some(known) = known {
        text.push_str(&format!("  可以是：{known}\n"));
    }
    if error.kind() == ErrorKind::ValueValidation && is_of(error, "--year") {
        text.push_str("  应是 1900 到 2200 之间的年份，例如 2025\n");
    }
    if error.kind() == ErrorKind::ValueValidation && is_of(error, "--as-of") {
        text.push_str("  应是一个日期，例如 2026-12-31\n");
    }
    if let Some(nearest) = nearest {
        text.push_str(&format!("  是不是 {nearest}？\n"));
    }
    text.push_str("用法见 check --help。\n");
    Some(text)
}

fn is_of(error: &clap::Error, option: &str) -> bool {
    let argument = error.get(ContextKind::InvalidArg).map(text);
    argument.is_some_and(|argument| argument.starts_with(option))
}

fn text(value: &ContextValue) -> String {
    // Several values are written one after another.
    value.to_string().replace(", ", "、")
}
