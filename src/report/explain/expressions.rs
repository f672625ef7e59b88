//! What can be wrong with an expression of a rule file.

use super::Explanation;

/// Each code of a fault in `require`, `when`, `formula` and the like.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        code: "argument-count",
        meaning: [
            "函数的参数太多或太少。",
            "A function has too many or too few arguments.",
        ],
        example: "growth(a, b)",
        action: [
            "growth、previous、base、cumulative、average 各要一个；min、max 至少两个。",
            "growth, previous, base, cumulative and average take one; min and max at least two.",
        ],
    },
    Explanation {
        code: "chained-comparison",
        meaning: ["连写了两个比较。", "Two comparisons in a row."],
        example: "30% <= x <= 40%",
        action: ["写成 x in 30%..40%。", "Write x in 30%..40%."],
    },
    Explanation {
        code: "comparison-notation",
        meaning: [
            "比较符号写反了。",
            "A comparison is written the wrong way round.",
        ],
        example: "x => 62%",
        action: ["写成 >= 或 <=。", "Write >= or <=."],
    },
    Explanation {
        code: "conjunction",
        meaning: [
            "一个目标只有一个要求，没有“且”“或”。",
            "A target has one requirement; there is no and or or.",
        ],
        example: "a >= 1 and b >= 1",
        action: ["写成两个目标。", "Write two targets."],
    },
    Explanation {
        code: "date-notation",
        meaning: [
            "不是日历上的一天，或没有写成 2025-01-31。",
            "Not a day of the calendar, or not written 2025-01-31.",
        ],
        example: "done < 2025-2-30",
        action: ["写成 2025-01-31 的形式。", "Write it like 2025-01-31."],
    },
    Explanation {
        code: "expression-ends",
        meaning: ["表达式没有写完。", "The expression ends too soon."],
        example: "x >=",
        action: ["把它写完。", "Complete it."],
    },
    Explanation {
        code: "expression-too-deep",
        meaning: ["括号套得太深。", "It is nested too deeply."],
        example: "((((…",
        action: [
            "简化，或用公式拆开。",
            "Simplify it, or split it by formulas.",
        ],
    },
    Explanation {
        code: "expression-too-long",
        meaning: ["表达式太长。", "It is too long."],
        example: "a + b + c + …",
        action: ["用公式拆开。", "Split it by formulas."],
    },
    Explanation {
        code: "formula-unit",
        meaning: [
            "公式算出的单位不是指标的单位。",
            "The formula's unit is not the indicator's.",
        ],
        example: "unit = \"%\", formula = \"money / people\"",
        action: ["核对公式和单位。", "Check the formula and the unit."],
    },
    Explanation {
        code: "function-of-constant",
        meaning: [
            "跨年的函数里只有常数。",
            "A function of the years is given only constants.",
        ],
        example: "growth(12)",
        action: ["写一个指标。", "Write an indicator."],
    },
    Explanation {
        code: "function-without-arguments",
        meaning: [
            "函数名后面没有括号。",
            "A function stands without its parentheses.",
        ],
        example: "growth x >= 20%",
        action: ["写成 growth(x)。", "Write growth(x)."],
    },
    Explanation {
        code: "missing-operator",
        meaning: [
            "数和指标之间少了运算符。",
            "There is no operator between a number and an indicator.",
        ],
        example: "2 x",
        action: ["写成 2 * x。", "Write 2 * x."],
    },
    Explanation {
        code: "needs-unit",
        meaning: ["这个数必须写单位。", "The number must say its unit."],
        example: "funds >= 5000",
        action: ["写成 5000 万元。", "Write 5000 万元."],
    },
    Explanation {
        code: "no-indicator",
        meaning: [
            "条件里没有任何指标。",
            "The condition looks at no indicator.",
        ],
        example: "1 >= 2",
        action: ["写上要比较的指标。", "Write the indicator to compare."],
    },
    Explanation {
        code: "not-a-condition",
        meaning: [
            "不是能成立或不成立的条件。",
            "It is neither true nor false.",
        ],
        example: "require = \"x + 1\"",
        action: [
            "加上比较，如 x >= 12。",
            "Add a comparison, such as x >= 12.",
        ],
    },
    Explanation {
        code: "not-a-literal",
        meaning: [
            "是否或日期只能和常数比较。",
            "Yes/no and dates are compared with constants only.",
        ],
        example: "done = finished",
        action: ["写成 done = yes。", "Write done = yes."],
    },
    Explanation {
        code: "not-a-number",
        meaning: [
            "要数的地方写了比较。",
            "A comparison stands where a number belongs.",
        ],
        example: "formula = \"a >= b\"",
        action: ["写一个算式。", "Write something to compute."],
    },
    Explanation {
        code: "not-equal",
        meaning: [
            "没有“不等于”的要求。",
            "There is no requirement to be unequal.",
        ],
        example: "x != 0",
        action: ["写成 x > 0。", "Write x > 0."],
    },
    Explanation {
        code: "number-notation",
        meaning: [
            "数的写法不认。",
            "The number is written in a way that is not read.",
        ],
        example: "x >= 1e3",
        action: ["写成 1000。", "Write 1000."],
    },
    Explanation {
        code: "range-not-constant",
        meaning: ["范围的两端要是常数。", "The ends of a range are constants."],
        example: "x in a..b",
        action: ["写成两个目标。", "Write two targets."],
    },
    Explanation {
        code: "range-reversed",
        meaning: [
            "范围的上端低于下端。",
            "The upper end of a range is below its lower.",
        ],
        example: "x in 40%..30%",
        action: ["对调。", "Swap them."],
    },
    Explanation {
        code: "strange-character",
        meaning: [
            "表达式里不能有这个字符。",
            "The character has no place in an expression.",
        ],
        example: "x ≥ 62％ ？",
        action: ["删掉或改写。", "Take it out."],
    },
    Explanation {
        code: "thousand-separators",
        meaning: ["数里有千位分隔符。", "A number has thousand separators."],
        example: "15,000 元/年",
        action: ["写成 15000。", "Write 15000."],
    },
    Explanation {
        code: "unexpected",
        meaning: [
            "这里不该有这个。",
            "Something stands where something else should.",
        ],
        example: "x >= * 2",
        action: ["按提示改写。", "Write it as the message says."],
    },
    Explanation {
        code: "units-differ",
        meaning: [
            "两边的单位不能相加或比较。",
            "The units do not go together.",
        ],
        example: "people >= 5000 万元",
        action: ["核对指标和单位。", "Check the indicator and the unit."],
    },
    Explanation {
        code: "unknown-function",
        meaning: ["没有这个函数。", "There is no such function."],
        example: "average(x)",
        action: [
            "可用 growth、previous、base、cumulative、average、min、max。",
            "There are growth, previous, base, cumulative, average, min and max.",
        ],
    },
    Explanation {
        code: "unknown-indicator",
        meaning: [
            "规则文件里没有这个指标。",
            "The rule file has no such indicator.",
        ],
        example: "nursing_bed >= 1",
        action: [
            "改成所建议的，或加上 [indicators.…]。",
            "Write the one that is suggested, or add [indicators.…].",
        ],
    },
    Explanation {
        code: "unknown-unit",
        meaning: ["不认得这个单位。", "The unit is not known."],
        example: "15000 圆/年",
        action: ["改成所建议的单位。", "Write the unit that is suggested."],
    },
    Explanation {
        code: "wrong-sort",
        meaning: [
            "要数的地方是是否或日期，或者相反。",
            "A yes/no or a date stands where a number belongs, or the reverse.",
        ],
        example: "done >= 1",
        action: ["写成 done = yes。", "Write done = yes."],
    },
    Explanation {
        code: "yes-no-comparison",
        meaning: ["是否只能用 = 比较。", "Yes/no is compared with = only."],
        example: "done >= yes",
        action: ["写成 done = yes。", "Write done = yes."],
    },
];
