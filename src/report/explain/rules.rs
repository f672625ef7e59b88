//! What can be wrong with a rule file: how it is written, its frame and its names.

use super::Explanation;

/// Each code of a fault in how a rule file is written, in its frame, its names and as a whole.
pub(super) const FILE: &[Explanation] = &[
    Explanation {
        code: "bands-out-of-order",
        meaning: [
            "slow 的起点高于 on-track。",
            "The band `slow` begins above `on-track`.",
        ],
        example: "bands = { on-track = 0.6, slow = 0.95 }",
        action: ["让 slow 小于 on-track。", "Make `slow` the lower one."],
    },
    Explanation {
        code: "base-after-start",
        meaning: [
            "基期年在规划第一年之后。",
            "The base year is after the plan's first year.",
        ],
        example: "period = [2021, 2025], base = 2022",
        action: [
            "写第一年或更早的年份。",
            "Write the first year or an earlier one.",
        ],
    },
    Explanation {
        code: "blank",
        meaning: ["要有文字的地方是空的。", "A text has nothing in it."],
        example: "name = \"\"",
        action: [
            "写上文字，或删掉这个键。",
            "Write something, or take the key out.",
        ],
    },
    Explanation {
        code: "contradiction",
        meaning: [
            "两个目标不可能同时达到。",
            "Two targets cannot both be met.",
        ],
        example: "beds >= 12  …  beds <= 10",
        action: ["改正其一。", "Correct one of them."],
    },
    Explanation {
        code: "division-by-zero",
        meaning: ["除以常数 0。", "A division by the constant zero."],
        example: "beds / 0",
        action: ["改正除数。", "Correct what it is divided by."],
    },
    Explanation {
        code: "due-outside-plan",
        meaning: [
            "到期年不在规划期内。",
            "The due year lies outside the plan's period.",
        ],
        example: "by = 2030",
        action: ["写规划期内的年份。", "Write a year of the period."],
    },
    Explanation {
        code: "empty-list",
        meaning: ["列表是空的。", "A list has no entries."],
        example: "clause = []",
        action: ["至少写一项。", "Write at least one."],
    },
    Explanation {
        code: "every-with-by",
        meaning: [
            "every = \"year\" 每年都要求，不能再写 by。",
            "`every = \"year\"` is asked of each year; `by` does not go with it.",
        ],
        example: "every = \"year\"\nby = 2025",
        action: ["删掉其中一个。", "Take one of them out."],
    },
    Explanation {
        code: "expected-number",
        meaning: [
            "预期的地区数不是正整数，或大得离谱。",
            "The expected number of areas is not a sensible whole number.",
        ],
        example: "expected = 0",
        action: ["写实际个数。", "Write how many there are."],
    },
    Explanation {
        code: "file-too-large",
        meaning: ["规则文件太大。", "The rule file is too large."],
        example: "> 1 MB",
        action: ["检查是否选错文件。", "Check that it is the right file."],
    },
    Explanation {
        code: "formula-cycle",
        meaning: ["公式绕回了自己。", "A formula comes back to itself."],
        example: "a = \"b / c\", b = \"a * c\"",
        action: [
            "让其中一个指标由数据直接报。",
            "Let one of them be reported.",
        ],
    },
    Explanation {
        code: "formula-too-large",
        meaning: [
            "把公式里的公式展开后太大。",
            "A formula becomes too large once those in it are put in.",
        ],
        example: "a = \"b + b\", b = \"c + c\", …",
        action: ["简化公式。", "Make it simpler."],
    },
    Explanation {
        code: "header-claimed-twice",
        meaning: [
            "两个指标（或指标和地区）都用同一个列名。",
            "Two indicators, or an indicator and an area, claim one header.",
        ],
        example: "headers = [\"床位\"] … headers = [\"床位\"]",
        action: ["只留给其中一个。", "Leave it to one of them."],
    },
    Explanation {
        code: "implausible-base",
        meaning: [
            "基期数不在指标的可能范围内。",
            "The base figure lies outside the indicator's plausible range.",
        ],
        example: "plausible = \"6000..60000 元/年\", base = \"972 元/年\"",
        action: ["核对基期数或范围。", "Check the base or the range."],
    },
    Explanation {
        code: "impossible",
        meaning: [
            "要求的界限超出了可能范围，永远达不到。",
            "No plausible value can meet the bound.",
        ],
        example: "share >= 120%",
        action: ["核对要求或 plausible。", "Check the bound, or `plausible`."],
    },
    Explanation {
        code: "indicator-id",
        meaning: [
            "指标的标识不能这样写：要以字母开头，用字母、数字和 _，不能是单位或保留字。",
            "An indicator's id is letters, digits and `_`, begins with a letter, and is no unit or word of the language.",
        ],
        example: "[indicators.min]",
        action: ["换一个名字。", "Choose another name."],
    },
    Explanation {
        code: "missing-key",
        meaning: ["少了必须有的键。", "A key that must be there is missing."],
        example: "[[target]] without require",
        action: ["补上这个键。", "Add it."],
    },
    Explanation {
        code: "more-names-than-expected",
        meaning: [
            "列出的名称比 expected 多。",
            "More names are listed than expected.",
        ],
        example: "names = [\"甲镇\", \"乙镇\"], expected = 1",
        action: ["改正其一。", "Correct one of the two."],
    },
    Explanation {
        code: "not-a-plain-decimal",
        meaning: [
            "要写普通小数，从 0 起。",
            "A plain decimal from zero is wanted.",
        ],
        example: "on-track = nan",
        action: ["写成 0.95。", "Write it like 0.95."],
    },
    Explanation {
        code: "not-a-slug",
        meaning: [
            "目标的 id 只能用小写字母、数字和连字符。",
            "A target's id is lower-case letters, digits and hyphens.",
        ],
        example: "id = \"Nursing Beds\"",
        action: ["写成 nursing-beds。", "Write nursing-beds."],
    },
    Explanation {
        code: "not-a-year",
        meaning: [
            "不是 1900 到 2200 的年份。",
            "Not a year from 1900 to 2200.",
        ],
        example: "base = 20",
        action: ["写四位年份。", "Write it with four digits."],
    },
    Explanation {
        code: "not-for-sort",
        meaning: [
            "这个键不适用于这类指标。",
            "The key makes no sense for this kind of indicator.",
        ],
        example: "unit = \"是/否\", plausible = \"0..1\"",
        action: ["删掉这个键。", "Take it out."],
    },
    Explanation {
        code: "period-reversed",
        meaning: [
            "规划期的最后一年早于第一年。",
            "The last year of the period is before its first.",
        ],
        example: "period = [2025, 2021]",
        action: ["对调。", "Swap them."],
    },
    Explanation {
        code: "repeated-id",
        meaning: [
            "两个目标或两条校验用了同一个 id。",
            "Two targets, or two checks, have one id.",
        ],
        example: "id = \"beds\" … id = \"beds\"",
        action: ["改其中一个。", "Rename one."],
    },
    Explanation {
        code: "repeated-key",
        meaning: [
            "同一个表里一个键写了两次。",
            "A key stands twice in one table.",
        ],
        example: "unit = \"张\"\nunit = \"个\"",
        action: ["只留一个。", "Keep one."],
    },
    Explanation {
        code: "repeated-name",
        meaning: ["列表里一个名称写了两次。", "A name stands twice in a list."],
        example: "names = [\"甲镇\", \"甲镇\"]",
        action: ["删掉一个。", "Take one out."],
    },
    Explanation {
        code: "repeated-waiver",
        meaning: [
            "同一个目标、同一个地区豁免了两次。",
            "One target is waived twice for one area.",
        ],
        example: "[[waiver]] target = \"beds\" … [[waiver]] target = \"beds\"",
        action: [
            "合并为一条，写后到的日期。",
            "Make one of them, with the later day.",
        ],
    },
    Explanation {
        code: "sum-of-rates",
        meaning: [
            "比率、标准不能相加，却写了 combine = \"sum\"。",
            "Rates and standards do not add up, but `combine = \"sum\"` says so.",
        ],
        example: "unit = \"%\", combine = \"sum\"",
        action: ["写 combine = \"none\"。", "Write combine = \"none\"."],
    },
    Explanation {
        code: "toml-syntax",
        meaning: ["这里不符合 TOML 的写法。", "This is not TOML."],
        example: "name = 护理型床位",
        action: [
            "文字加引号；其余按提示改。",
            "Put quotes around text; see the message.",
        ],
    },
    Explanation {
        code: "too-many-indicators",
        meaning: [
            "指标多得分不清。",
            "More indicators than can be told apart.",
        ],
        example: "> 65 535",
        action: ["分成几个规则文件。", "Split the rule file."],
    },
    Explanation {
        code: "unknown-chapter",
        meaning: [
            "条款所在的章在 [chapters] 里没有标题（警告）。",
            "The chapter of a clause has no title in [chapters] (a warning).",
        ],
        example: "clause = [\"9.1\"]",
        action: [
            "核对条款，或补上标题。",
            "Check the clause, or add the title.",
        ],
    },
    Explanation {
        code: "unknown-key",
        meaning: ["规则文件没有这个键。", "The rule language has no such key."],
        example: "unti = \"张\"",
        action: ["改成所建议的键。", "Write the key that is suggested."],
    },
    Explanation {
        code: "unknown-target",
        meaning: [
            "豁免说的目标，规则中没有。",
            "A waiver speaks of a target that the rules do not have.",
        ],
        example: "[[waiver]] target = \"bedz\"",
        action: [
            "写目标的 id；check list 列出全部。",
            "Write the id of a target; check list has them all.",
        ],
    },
    Explanation {
        code: "unknown-value",
        meaning: [
            "这个键只能取几个词，写的不是其中之一。",
            "The key takes one of a few words, and this is none of them.",
        ],
        example: "level = \"must\"",
        action: ["改成所列的词。", "Write one of those listed."],
    },
    Explanation {
        code: "unused-indicator",
        meaning: [
            "没有目标、公式或校验用到这个指标（警告）。",
            "No target, formula or check uses the indicator (a warning).",
        ],
        example: "[indicators.spare]",
        action: ["删掉它，或用上它。", "Take it out, or use it."],
    },
    Explanation {
        code: "wrong-type",
        meaning: ["值的类型不对。", "The value is of the wrong kind."],
        example: "by = \"2025\"",
        action: [
            "按提示改写，如 by = 2025。",
            "Write it as the message says, such as by = 2025.",
        ],
    },
];
