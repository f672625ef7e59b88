//! Where the rules and the text of their plan part: check lint --plan.

use super::Explanation;

/// Each code of what `check lint --plan` finds.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        code: "bound-not-in-clause",
        meaning: [
            "目标要求的数在它引用的条款里找不到。",
            "The clauses that the target cites do not name its bound.",
        ],
        example: "clause = [\"1.2\"]\nrequire = \"nursing_bed_share >= 26%\"\n1.2 …护理型床位占比达到62%",
        action: [
            "改正数或条款；如果这个数是对原文的理解，写 reading = \"…\"。",
            "Correct the bound or the clause; if the bound is how the sentence was read, write reading = \
             \"…\".",
        ],
    },
    Explanation {
        code: "clause-not-in-text",
        meaning: [
            "规划文本里没有这个条款号。",
            "The text of the plan has no such clause.",
        ],
        example: "clause = [\"7.1\"]",
        action: [
            "核对条款号；条款号是各级标题的编号用 . 连起来：三、之下的 4. 是 3.4。",
            "Check it: a clause is the numbers of the headings it stands under, joined by dots: 4. under \
             三、 is 3.4.",
        ],
    },
    Explanation {
        code: "needless-exemption",
        meaning: [
            "[[plan.exempt]] 的词句在规划文本里没有，或其中没有数字（警告）。",
            "The words of a [[plan.exempt]] do not stand in the text around a figure (a warning).",
        ],
        example: "[[plan.exempt]]\nwords = \"20分钟养老服务圈\"",
        action: [
            "照原文写，或删去。",
            "Write them as the text does, or take them out.",
        ],
    },
    Explanation {
        code: "no-clauses",
        meaning: [
            "规划文本里没有带编号的标题，分不出条款。",
            "The text of the plan has no numbered heading, so nothing tells its clauses apart.",
        ],
        example: "到2025年，护理型床位占比达到62%。",
        action: [
            "保留原文的编号：一、（一）1. 或第一章第一节。",
            "Keep the numbers of the original: 一、 （一） 1. or 第一章 第一节.",
        ],
    },
    Explanation {
        code: "other-words",
        meaning: [
            "数字对得上目标，而前后的词与目标的名称、指标的叫法没有一个相同：可能张冠李戴（警告）。",
            "The figure is a target's bound, but no word around it stands in the names of the target and its \
             indicators: it may be another's (a warning).",
        ],
        example: "1.2 培育12个康养联合体\nname = \"儿童之家\"\nrequire = \"childrens_homes >= 12\"",
        action: [
            "核对；确实是它，就在 name 或 headers 里用上原文的说法。",
            "Check it; if it is the target's, use the plan's words in its name or headers.",
        ],
    },
    Explanation {
        code: "too-much-to-compare",
        meaning: [
            "数字、目标或不算目标的词句太多，没有比对。",
            "There are too many figures, bounds or exemptions to compare.",
        ],
        example: "10 万个数字 × 1 万个目标",
        action: [
            "分成几个规则文件，或只留规划的正文。",
            "Split the rule file, or keep only the plan's own text.",
        ],
    },
    Explanation {
        code: "uncovered-figure",
        meaning: [
            "规划文本里的一个数字，不在引用这一条款的任何目标里。每个数字要有自己的目标：同一条款有两个 100%，就要有两项目标。",
            "A figure of the text stands in no target that cites its clause. Each figure wants a target of its \
             own: two of 100% in one clause want two targets.",
        ],
        example: "1.2 …培育12个康养联合体",
        action: [
            "补上目标；如果它不是目标，用 [[plan.exempt]] 写明原因。",
            "Add the target; if it asks for nothing, say why with [[plan.exempt]].",
        ],
    },
];
