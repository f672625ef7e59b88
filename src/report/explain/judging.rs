//! What is doubtful in judging, and why a verdict is what it is.

use super::Explanation;

/// Each code of a remark.
pub(super) const REMARKS: &[Explanation] = &[
    Explanation {
        code: "broken-check",
        meaning: [
            "规则文件里的一条校验（[[check]]）不成立：数据自相矛盾。不改变结论；加 --strict 时计入退出码。",
            "A [[check]] of the rule file does not hold: the data contradict themselves. No verdict changes; with --strict it counts in the exit code.",
        ],
        example: "持证社区工作者 320 ≤ 专职社区工作者 300",
        action: ["核对这几个数。", "Check these figures against each other."],
    },
    Explanation {
        code: "competing-figures",
        meaning: [
            "同一个数有几种说法，但取哪个结论都一样，所以照常下结论。",
            "There is more than one figure for one thing, but every reading gives the same verdict, so it stands.",
        ],
        example: "全县 2108，各乡镇合计 2100",
        action: ["核对并改正其一。", "Check them and correct the wrong one."],
    },
    Explanation {
        code: "decisive-figures",
        meaning: [
            "同一个数有几种说法，取哪个结论不同，所以判为数据有误。",
            "There is more than one figure for one thing, and the verdict depends on which is right: unreadable.",
        ],
        example: "62.1%  /  1980 ÷ 3400 = 58.2%",
        action: ["核对并改正其一。", "Check them and correct the wrong one."],
    },
    Explanation {
        code: "idle-waiver",
        meaning: [
            "一条豁免没有用上：它说的目标没有未达标，或数据中没有它说的地区。",
            "A waiver has nothing to waive: its target is missed nowhere it speaks of, or no file names its area.",
        ],
        example: "[[waiver]] area = \"样例县\"",
        action: [
            "核对目标和地区；用不到就删去。只有未达标能豁免，缺数据不能。",
            "Check its target and its area, or remove it. Only a miss can be waived, not a missing figure.",
        ],
    },
    Explanation {
        code: "more-townships",
        meaning: [
            "数据里的乡镇比规则文件 [areas] 写的多，都判了。",
            "The data name more townships than the rule file's [areas] expects; all were judged.",
        ],
        example: "15 → 16（开发区）",
        action: [
            "核对乡镇名称的写法，或改 [areas]。",
            "Check how they are spelt, or correct [areas].",
        ],
    },
    Explanation {
        code: "rate-confirmed",
        meaning: [
            "所报的比率与它的分子分母算得的一致。",
            "A reported rate agrees with the figures behind it, within its own rounding.",
        ],
        example: "62.0% = 2108 ÷ 3400",
        action: ["不用做什么。", "Nothing need be done."],
    },
    Explanation {
        code: "same-everywhere",
        meaning: [
            "不能相加的指标只有乡镇数，而各乡镇都相同，就作为全县数。",
            "An indicator that does not add up is reported by townships only, the same in all: taken as the county's.",
        ],
        example: "各乡镇低保标准都是 15000 元/年",
        action: ["最好补报全县数。", "Better report the county's own figure."],
    },
    Explanation {
        code: "year-without-figures",
        meaning: [
            "文件里有更晚的年份，但没有一个读得出的数，所以按之前的年份判。",
            "The files have a later year without any figure; an earlier year was judged.",
        ],
        example: "2024年,2025年 / 3310,",
        action: [
            "填上那一年的数，或用 --year 指明按哪一年判。",
            "Fill in that year, or say with --year which year to judge.",
        ],
    },
];

/// Each code of a verdict's reason, as `reason_code` of the JSON report has it.
pub(super) const REASONS: &[Explanation] = &[
    Explanation {
        code: "base-year",
        meaning: [
            "未到期；判的正是基期年份，还没有进度可言。",
            "Not yet due, and the base year itself is judged: there is no progress yet.",
        ],
        example: "--year 2020",
        action: ["报上以后年份的数。", "Report the figures of a later year."],
    },
    Explanation {
        code: "competing",
        meaning: [
            "几个数互相矛盾，取哪个结论不同。",
            "Figures contradict each other, and the verdict depends on which is right.",
        ],
        example: "1980 / 2108 ≥ 62%",
        action: ["改正错的那一个。", "Correct the wrong one."],
    },
    Explanation {
        code: "compound-undefined",
        meaning: [
            "未到期；复合法按年均增速算进度，基期数或目标为 0，或正负号不同，就没有意义。",
            "Not yet due; compound progress is by yearly growth, which has no meaning from or to 0, or across it.",
        ],
        example: "0 → 12",
        action: [
            "不用做什么，或把 [schedule] 改为 linear。",
            "Nothing, or set the [schedule] to linear.",
        ],
    },
    Explanation {
        code: "condition-false",
        meaning: [
            "目标的适用条件（when）不成立，所以不适用。",
            "The target's `when` is false, so it does not apply.",
        ],
        example: "when = \"target_children > 0\"",
        action: [
            "不用做什么；核对条件用到的数即可。",
            "Nothing; the figures of the condition may be checked.",
        ],
    },
    Explanation {
        code: "division-by-zero",
        meaning: [
            "分母为 0，算不出来；分子也是 0 时，0 除以 0 说明不了什么，既不算达标，也不算未达标。",
            "The denominator is 0, and nothing can be computed. Where the numerator is 0 too, 0 of 0 proves nothing: it is neither met nor missed.",
        ],
        example: "0 ÷ 0",
        action: [
            "核对分母；确实可能没有对象的，规则文件里写 when。",
            "Check it; where there may be nobody, the rule file says so with `when`.",
        ],
    },
    Explanation {
        code: "exactly-at-bound",
        meaning: [
            "正好等于界限，而要求是超过。",
            "Exactly at a bound that must be exceeded.",
        ],
        example: "5000 万元 > 5000 万元",
        action: [
            "多 1 元就达标；请看原文是“超”还是“以上”。",
            "The least more meets it; look whether the plan says 超 (more than).",
        ],
    },
    Explanation {
        code: "growth-from-nothing",
        meaning: [
            "上年的数不大于 0，增长率没有意义。",
            "The year before is not above 0, and growth has no meaning.",
        ],
        example: "0 → 20 万元",
        action: ["核对上年的数。", "Check the figure of the year before."],
    },
    Explanation {
        code: "implausible",
        meaning: [
            "算得的数不可能，例如比率超过 100%。",
            "What was computed cannot be, such as a share over 100 %.",
        ],
        example: "3500 ÷ 3400 = 102.9%",
        action: ["核对它的各项数据。", "Check the figures behind it."],
    },
    Explanation {
        code: "late",
        meaning: [
            "做到了，但晚于要求的日期，或不能肯定早于它。",
            "Done, but later than required, or not certainly earlier.",
        ],
        example: "2025-03 < 2025-01-01",
        action: ["写明确切的日期。", "State the exact day."],
    },
    Explanation {
        code: "no-base",
        meaning: [
            "未到期；没有基期数，算不出进度。",
            "Not yet due, and there is no base figure to measure progress from.",
        ],
        example: "2020 —",
        action: [
            "补报基期数，或在规则文件里写 base。",
            "Report the base year, or give `base` in the rule file.",
        ],
    },
    Explanation {
        code: "no-figure",
        meaning: [
            "缺少评判所需的数；空白不是 0，也不算达标。",
            "A figure that is needed is missing; blank is never 0 and never a pass.",
        ],
        example: "示例县,2025,,3400",
        action: [
            "补报所列的指标和年份。",
            "Report the indicators and years it names.",
        ],
    },
    Explanation {
        code: "no-schedule",
        meaning: [
            "未到期；这类目标（是否、每年、每个乡镇）没有序时进度。",
            "Not yet due, and such a target (a milestone, every year, each township) has no schedule.",
        ],
        example: "done = yes",
        action: ["不用做什么。", "Nothing need be done."],
    },
    Explanation {
        code: "too-many-readings",
        meaning: [
            "互相矛盾的数太多，不能逐一试算。",
            "Too many figures contradict each other to try every reading.",
        ],
        example: "> 1024",
        action: ["先改正它们。", "Correct them first."],
    },
    Explanation {
        code: "townships-differ",
        meaning: [
            "不能相加的指标，各乡镇报得不同，又没有全县数。",
            "Townships report different figures of what does not add up, and the county none.",
        ],
        example: "15000 / 14400 元/年",
        action: ["补报全县数。", "Report the county's own figure."],
    },
    Explanation {
        code: "townships-silent",
        meaning: [
            "要由乡镇相加或逐个评判，而有的乡镇没有报。",
            "It is a sum over townships, or asked of each, and some have not reported.",
        ],
        example: "14 / 15",
        action: ["补报所列乡镇的数。", "Report the townships it names."],
    },
    Explanation {
        code: "undecided",
        meaning: [
            "数只说到“以上”“超过”，不足以定结论。",
            "The figure is one-sided or imprecise, and does not decide.",
        ],
        example: "超62% ≥ 70% ?",
        action: ["报准确的数。", "Report the exact figure."],
    },
    Explanation {
        code: "unreadable-figure",
        meaning: [
            "要用的数读不准；那一格另有提示。",
            "A figure that is needed cannot be read with certainty; its cell has a message of its own.",
        ],
        example: "约62%",
        action: [
            "按那一格的提示改正。",
            "Correct the cell as its message says.",
        ],
    },
];
