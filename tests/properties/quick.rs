//! Made-up rows, plain ones and dirty ones side by side: what is read of them at a glance is what a
//! thorough look finds, and what is counted is what is judged.

use std::fmt::Write as _;

use proptest::prelude::*;
use target_check::data::{self, Options};
use target_check::plan::Plan;
use target_check::source::Input;
use target_check::verdict::Selection;

use super::layouts::small_plan;
use crate::cases;
use crate::choices::Choices;
use crate::support::miscounted;

const WIDE: &[&str] = &[
    "地区,乡镇,年份,低保标准,护理型床位,养老机构床位,募集资金(元),安葬点,制度建立,护理型床位占比",
    "乡镇,地区,年份,护理型床位(张),募集资金(万元),持证社工,常住人口(万人),启用日期,备注,安葬点",
    "地区,年份,护理型床位,养老机构床位,持证社工,安葬点",
    "序号,乡镇,年份,\"安葬点(个)\",护理型床位,,养老机构床位",
    "乡镇,护理型床位,养老机构床位,安葬点",
];
const TIDY: &[&str] = &[
    "地区,乡镇,年份,指标,数值,单位",
    "年份,指标名称,地区,乡镇,数值(张)",
    "乡镇,年份,指标,计量单位,数值",
];
const COUNTIES: &[&str] = &[
    "甲县",
    "甲县",
    "甲县",
    "乙县",
    "\"甲县\"",
    " 甲县",
    "甲县 ",
    "",
    "合计",
    "示例",
    "12",
    "县",
    "\"甲\"\"县\"",
    "甲\u{200b}县",
    "注：",
];
const TOWNS: &[&str] = &[
    "东山镇",
    "西河乡",
    "城东街道",
    "东山镇",
    "西河乡",
    "",
    "\"东山镇\"",
    "小计",
    "其中：东山镇",
    "北岭镇",
    "東山鎮",
    "乡镇",
    "-",
];
const YEARS: &[&str] = &[
    "2024",
    "2025",
    "2025",
    "2025",
    "2023",
    "2020",
    "2019",
    "2030",
    "2025年",
    "\"2025\"",
    "２０２５",
    "",
    "20255",
    "2025.0",
    "2025年度",
    " 2025",
];
const NAMES: &[&str] = &[
    "护理型床位",
    "养老机构床位",
    "安葬点",
    "低保标准",
    "募集资金",
    "护理型床位(张)",
    "护理型床位（万张）",
    "\"安葬点\"",
    "持证社工",
    "无人知道",
    "无人知道",
    "",
    "备注",
    "安葬\u{200b}点",
];
const UNITS: &[&str] = &[
    "张", "", "个", "元", "万元", "元/月", "人", "万圆", "\"张\"", "％",
];
const NUMBERS: &[&str] = &[
    "0", "1", "7", "12", "120", "500", "1500", "15000", "62", "0.5", "1.25", "99.9", "1000000",
];
const OTHERS: &[&str] = &[
    "",
    "",
    "-",
    "——",
    "无",
    "/",
    "\"12\"",
    "\"1,234\"",
    "1.50",
    "12.0",
    "007",
    "+5",
    "-3",
    " 7",
    "7 ",
    "7\t",
    "1 2",
    "1.5万",
    "12张",
    "12人",
    "62%",
    "６２",
    "约5",
    "≥10",
    "1e3",
    "1_0",
    "0x1",
    "NaN",
    ".5",
    "5.",
    "1..2",
    "0.1234567",
    "0.0000001",
    "9223372036854",
    "9223372036855",
    "99999999999999999999",
    "\"1\n2\"",
    "\"\"",
    "\"5\"\"\"",
    "\"5\"x",
    "5\"",
    "是",
    "否",
    "2024-12-31",
    "2024年6月",
    "护理型床位",
    "见附表",
    "1\u{a0}",
    "\u{feff}1",
    "1\u{200b}",
];

/// What stands in a cell: mostly one of the first.
fn usual<'a>(choices: &mut Choices<'_>, all: &[&'a str]) -> &'a str {
    let among = if choices.below(4) == 0 {
        all.len()
    } else {
        all.len().min(3)
    };
    all[choices.below(among)]
}

fn figure(choices: &mut Choices<'_>) -> &'static str {
    if choices.below(5) == 0 {
        OTHERS[choices.below(OTHERS.len())]
    } else {
        NUMBERS[choices.below(NUMBERS.len())]
    }
}

fn row(header: &str, choices: &mut Choices<'_>) -> String {
    let mut cells: Vec<&str> = header
        .split(',')
        .map(|head| match head {
            "地区" => usual(choices, COUNTIES),
            "乡镇" => usual(choices, TOWNS),
            "年份" => usual(choices, YEARS),
            "指标" | "指标名称" => usual(choices, NAMES),
            "单位" | "计量单位" => usual(choices, UNITS),
            "序号" => NUMBERS[choices.below(4)],
            "备注" => ["", "", "新建", "1"][choices.below(4)],
            "" => ["", "", "", "", "", "5"][choices.below(6)],
            _ => figure(choices),
        })
        .collect();
    match choices.below(40) {
        0 => {
            cells.pop();
        }
        1 => cells.push(""),
        2 => cells.push("9"),
        3 => {
            return ["", ",,,", "单位：元", "注：以上为年报数", header][choices.below(5)]
                .to_owned();
        }
        _ => {}
    }
    cells.join(",")
}

/// A table of up to a dozen rows.
fn table() -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<u8>(), 20..260).prop_map(|bytes| {
        let mut choices = Choices::new(&bytes);
        let headers = if choices.below(2) == 0 { WIDE } else { TIDY };
        let header = headers[choices.below(headers.len())];
        let end = ["\n", "\n", "\r\n", "\r"][choices.below(4)];
        let mut text = format!("{header}{end}");
        for _ in 0..1 + choices.below(12) {
            let same = choices.below(8) == 0;
            let last = text
                .trim_end()
                .rsplit(end)
                .next()
                .unwrap_or_default()
                .to_owned();
            let row = if same {
                last
            } else {
                row(header, &mut choices)
            };
            text.push_str(&row);
            text.push_str(end);
        }
        if choices.below(4) == 0 {
            text.truncate(text.trim_end().len());
        }
        text
    })
}

/// Everything that reading says, as text.
fn everything(plan: &Plan, input: &Input, options: &Options) -> String {
    let observations = match data::read(std::slice::from_ref(input), &plan.vocabulary, options) {
        Ok(observations) => observations,
        Err(findings) => return format!("{findings:#?}"),
    };
    let mut all = format!("{:?}\n{:?}\n", observations.files, observations.findings);
    for county in observations.counties() {
        writeln!(all, "{:?} {:?}", county.name(), county.townships()).unwrap();
        for year in county.years() {
            for (id, term) in plan.vocabulary.terms() {
                let (own, parts) = (county.own(year, id), county.parts(year, id));
                let silent = county.silent(year, id);
                let townships: Vec<_> = (0..county.townships().len())
                    .map(|index| county.township(index, year, id))
                    .collect();
                let id = &term.id;
                writeln!(
                    all,
                    "{year} {id} {own:?} {parts:?} {silent:?} {townships:?}"
                )
                .unwrap();
            }
        }
    }
    for (id, term) in plan.vocabulary.terms() {
        writeln!(all, "{} {}", term.id, observations.mentions(id)).unwrap();
    }
    writeln!(all, "{:?}", observations.latest_unplaced()).unwrap();
    all
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn what_is_read_at_a_glance_is_what_a_thorough_look_finds(text in table()) {
        let plan = small_plan();
        let input = Input::memory("data.csv", text.as_bytes().to_vec());
        let read = |threads, block, careful| {
            let options = Options { threads, block, careful, ..Options::default() };
            everything(&plan, &input, &options)
        };
        let thorough = read(1, 1 << 18, true);
        for (threads, block) in [(1, 1 << 18), (1, 40), (2, 90)] {
            let quick = read(threads, block, false);
            prop_assert!(thorough == quick, "blocks of {}\n{}\nthorough:\n{}quick:\n{}", block, text, thorough, quick);
        }
        let wrong = miscounted(&plan, std::slice::from_ref(&input), &Selection::default());
        prop_assert!(wrong.is_empty(), "{}\n{:#?}", text, wrong);
    }
}
