//! Why a run cannot be done, apart from its files' contents.

use super::Explanation;

/// Each code of the command line.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        code: "environment",
        meaning: [
            "操作系统报告的其他错误。",
            "Another failure that the operating system reports.",
        ],
        example: "…",
        action: ["按它说的处理。", "Do as it says."],
    },
    Explanation {
        code: "file-exists",
        meaning: [
            "check template 或 check init 要写的文件已经有了，可能已经填了东西，所以没有覆盖。",
            "The file that check template or check init would write exists already and may be filled in; it \
             was not overwritten.",
        ],
        example: "check template -o form.csv",
        action: [
            "换个名字，或先移走原来的文件。",
            "Give another name, or move the old file away first.",
        ],
    },
    Explanation {
        code: "is-a-directory",
        meaning: [
            "要的是文件，给的是文件夹。",
            "A file is wanted and a folder was given.",
        ],
        example: "check --rules rules/ data.csv",
        action: ["写出其中的文件。", "Name the file in it."],
    },
    Explanation {
        code: "no-such-file",
        meaning: ["没有这个文件。", "There is no such file."],
        example: "check dta.csv",
        action: [
            "检查拼写和当前文件夹。",
            "Check the spelling and the folder you are in.",
        ],
    },
    Explanation {
        code: "no-table-in-folder",
        meaning: [
            "文件夹里没有 .csv 或 .tsv；子文件夹不读。",
            "The folder has no .csv or .tsv file; folders below it are not read.",
        ],
        example: "check reports/",
        action: [
            "把表格另存为 .csv，或直接写出文件。",
            "Save the tables as .csv, or name the files.",
        ],
    },
    Explanation {
        code: "not-a-file",
        meaning: [
            "既不是文件也不是管道，例如设备。",
            "Neither a file nor a pipe, such as a device.",
        ],
        example: "check /dev/zero",
        action: [
            "给一个文件，或用 - 读标准输入。",
            "Give a file, or - for standard input.",
        ],
    },
    Explanation {
        code: "other-rules",
        meaning: [
            "所用规则的 SHA-256 不是 --expect-rules 要求的。",
            "The rules' SHA-256 is not the one --expect-rules asks for.",
        ],
        example: "--expect-rules 3f9a…",
        action: [
            "换成要求的规则文件；或更新要求的值。",
            "Use those rules, or update the value that is asked for.",
        ],
    },
    Explanation {
        code: "output",
        meaning: ["报告写不出去。", "The report cannot be written."],
        example: "No space left on device",
        action: [
            "检查磁盘空间和权限。",
            "Check the room on the disk and your rights.",
        ],
    },
    Explanation {
        code: "passed-over",
        meaning: [
            "文件夹里还有别的文件，没有读。",
            "There are other files in the folder, which were not read.",
        ],
        example: "报表.xlsx",
        action: [
            "其中有要用的表格，就另存为 .csv。",
            "If one holds figures, save it as .csv.",
        ],
    },
    Explanation {
        code: "permission-denied",
        meaning: ["没有读取权限。", "Reading is not permitted."],
        example: "chmod 000 data.csv",
        action: [
            "请文件的主人开放权限。",
            "Ask the file's owner for the right.",
        ],
    },
    Explanation {
        code: "plan-not-text",
        meaning: [
            "--plan 给的文件不是纯文本。",
            "The file given with --plan is no plain text.",
        ],
        example: "check lint targets.toml --plan plan.docx",
        action: [
            "把规划全文复制到记事本，另存为 UTF-8 的 .txt。",
            "Copy the plan's text into an editor and save it as .txt in UTF-8.",
        ],
    },
    Explanation {
        code: "plan-too-long",
        meaning: [
            "--plan 给的文本超过 1 MiB，不像一个规划。",
            "The text given with --plan has more than 1 MiB, which no plan has.",
        ],
        example: "check lint targets.toml --plan data.csv",
        action: [
            "只给规划的正文。",
            "Give the text of the plan and nothing else.",
        ],
    },
    Explanation {
        code: "rules-origin",
        meaning: [
            "有毛病的规则文件不是用 --rules 指明的，而是来自 CHECK_RULES 或当前文件夹。",
            "The faulty rule file was not named by --rules but comes from CHECK_RULES or the current folder.",
        ],
        example: "targets.toml",
        action: [
            "改正它；或用 --rules builtin 取内置规划。",
            "Correct it, or take the built-in plan with --rules builtin.",
        ],
    },
    Explanation {
        code: "rules-too-large",
        meaning: [
            "规则文件超过 1 MiB，不像规则文件。",
            "The rule file is larger than 1 MiB, as no rule file is.",
        ],
        example: "> 1 MB",
        action: [
            "检查 --rules 是否选错了文件。",
            "Check that --rules names the right file.",
        ],
    },
    Explanation {
        code: "same-file",
        meaning: [
            "同一个文件给了两次；两次都算会重复。",
            "One file is given twice, and would count twice.",
        ],
        example: "check data.csv ./data.csv",
        action: ["只写一次。", "Name it once."],
    },
    Explanation {
        code: "stream-too-long",
        meaning: [
            "管道里的数据要先存进临时文件才能读第二遍，最多存 4 GiB。",
            "What comes through a pipe is kept in a temporary file, to be read twice, and at most 4 GiB are kept.",
        ],
        example: "cat *.csv | check -",
        action: [
            "存成文件，再写文件名；文件没有这个限制。",
            "Save it as a file and name that; a file has no such limit.",
        ],
    },
    Explanation {
        code: "unknown-area",
        meaning: [
            "--area 的名称不在数据里。",
            "No file has the name given to --area.",
        ],
        example: "--area 示范县",
        action: ["检查写法。", "Check how it is written."],
    },
    Explanation {
        code: "unknown-clause",
        meaning: [
            "--clause 的条款不在规则里。",
            "No target has the clause given to --clause.",
        ],
        example: "--clause 9",
        action: ["用 check list 看条款。", "`check list` shows the clauses."],
    },
    Explanation {
        code: "unknown-code",
        meaning: [
            "check explain 后面的代码不认得。",
            "The code given to check explain is not known.",
        ],
        example: "check explain ragged",
        action: [
            "用 check explain 看全部代码。",
            "`check explain` lists all codes.",
        ],
    },
    Explanation {
        code: "unknown-target",
        meaning: [
            "--target 的名称不在规则里。",
            "No target has the id given to --target.",
        ],
        example: "--target nursing-beds",
        action: ["用 check list 看目标。", "`check list` shows the targets."],
    },
    Explanation {
        code: "unreadable-form",
        meaning: [
            "check template 把空表读了一遍，发现填好后读不回来：例如地区名会被当作合计。",
            "check template read its own empty table and found that it could not be read back when \
             filled in: a name would be taken for a total, for example.",
        ],
        example: "check template --area 合计",
        action: [
            "换地区名、版式或编码，或改正规则文件里的名称。",
            "Choose other names of areas, another layout or encoding, or correct the names in the rule \
             file.",
        ],
    },
    Explanation {
        code: "usage",
        meaning: [
            "命令行的写法不对。",
            "The command is not written as it must be.",
        ],
        example: "check",
        action: ["看 check --help。", "See check --help."],
    },
];
