//! What mutation begins from: the project's own files, and the notations the program knows.

use std::path::Path;

use crate::support::project_file;
use crate::targets::Door;

/// What is mutated at each door.
pub(crate) struct Seeds {
    cells: Vec<Vec<u8>>,
    expressions: Vec<Vec<u8>>,
    amounts: Vec<Vec<u8>>,
    rules: Vec<Vec<u8>>,
    tables: Vec<Vec<u8>>,
    runs: Vec<Vec<u8>>,
}

const CELLS: [&str; 40] = [
    "15000",
    "1,234",
    "1.5万",
    "1.5万人",
    "62%",
    "６２％",
    "１，２３４",
    "是",
    "否",
    "√",
    "已完成",
    "2024年12月",
    "2024-12-31",
    "2024/12/31",
    "2025年",
    "约62%",
    "≥62%",
    "超5000万元",
    "12以上",
    "-",
    "——",
    "待统计",
    "N/A",
    "1e400",
    "0x10",
    "1_000",
    "十二",
    "#DIV/0!",
    "0.000001",
    "123456789012345678",
    "28人/万人",
    "3‰",
    "1145元/月",
    "不少于 12 张",
    "2倍",
    "9,223,372,036,854,775,807",
    "2024年底前",
    "20241231",
    "45657",
    "(12)",
];

const EXPRESSIONS: [&str; 24] = [
    "beds >= 62",
    "share >= 62%",
    "share in 30%..40%",
    "standard >= 15000 元/年",
    "standard > 1250 元/月",
    "growth(beds) >= 20%",
    "cumulative(beds) >= 100",
    "previous(beds) < beds",
    "base(beds) * 2 <= beds",
    "min(beds, 3) >= 1",
    "max(beds, 2 * previous(beds) - base(beds)) >= 1",
    "done = yes",
    "done",
    "day < 2025-01-01",
    "day <= 2024年12月",
    "beds / (beds + 1) >= 0.5",
    "-beds < -(3 - 1)",
    "((((beds)))) >= ((1))",
    "beds + beds - beds * 2 / 3 >= 0",
    "share ≥ 62％",
    "beds ＞ 12 张",
    "beds >= 1 and beds <= 2",
    "1 <= beds <= 2",
    "beds >= 1,000",
];

const AMOUNTS: [&str; 10] = [
    "6000..60000 元/年",
    "..100%",
    "0..",
    "9720 元/年",
    "62%",
    "-5",
    "1.5 万人",
    "1 亿元..2 亿元",
    "0.5..1.5",
    "3‰",
];

impl Seeds {
    pub(crate) fn read() -> Self {
        let texts = |all: &[&str]| all.iter().map(|text| text.as_bytes().to_vec()).collect();
        let small = std::fs::read(project_file("tests/mutator/plan.toml")).unwrap();
        let mut rules = files("tests/lint", "toml");
        rules.extend(files("tests/plans", "toml"));
        rules.extend(files("examples/plans", "toml"));
        // Most of those are broken already, and only what is not leads to verdicts.
        let sound = vec![small; rules.len()];
        rules.extend(sound);
        let mut tables = files("tests/messages", "csv");
        tables.extend(small_tables());
        let mut runs = files("examples", "csv");
        runs.extend(files("tests/messages", "csv"));
        Self {
            cells: texts(&CELLS),
            expressions: texts(&EXPRESSIONS),
            amounts: texts(&AMOUNTS),
            rules,
            tables,
            runs,
        }
    }

    pub(crate) fn at(&self, door: Door) -> &[Vec<u8>] {
        match door {
            Door::Cell => &self.cells,
            Door::Expression => &self.expressions,
            Door::Amount => &self.amounts,
            Door::Rules => &self.rules,
            Door::Decoder | Door::Table => &self.tables,
            Door::Run => &self.runs,
        }
    }
}

/// Every file below `folder` with this ending, the shortest first; none over 20 000 bytes, so that
/// mutations fall where they matter.
fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    collect(&project_file(folder), ending, &mut found);
    found.sort();
    found.sort_by_key(Vec::len);
    found
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<Vec<u8>>) {
    const LARGEST: usize = 20_000;
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, ending, found);
        } else if path
            .extension()
            .is_some_and(|extension| extension == ending)
        {
            found.extend(
                std::fs::read(&path)
                    .ok()
                    .filter(|bytes| bytes.len() <= LARGEST),
            );
        }
    }
}

/// Tables of every layout under the small plan.
fn small_tables() -> Vec<Vec<u8>> {
    [
        "地区,乡镇(街道),年份,低保标准(元/年),护理型床位(张),养老机构床位(张),募集资金(万元)\n\
         甲县,,2024,14000,60,100,4000\n甲县,,2025,15000,62,100,5001\n甲县,东山镇,2025,15000,30,50,2000\n",
        "地区,年份,指标,数值,单位\n甲县,2025,护理型床位,62,张\n甲县,2025,养老机构床位,100,张\n甲县,2024,募集资金,4000,万元\n",
        "地区,指标名称,计量单位,2024年,2025年\n甲县,护理型床位,张,60,62\n甲县,养老机构床位,张,100,100\n",
        "指标：护理型床位(张)\n地区,2025年,2024年\n甲县,62,60\n乙县,1980,1900\n",
        "填表单位：示例\n单位：万元\n地区\t年份\t募集资金\t制度建立\t启用日期\n甲县\t2025\t5001\t是\t2024-12-31\n合计\t2025\t5001\t\t\n注：示例\n",
        "县;年份;安葬点;持证社工(人);常住人口(万人);每万人拥有持证社工\n甲县;2025;3;2200;58.6;37.5\n",
        "地区,乡镇,年份,安葬点,\"护理型床位\n(张)\"\n甲县,东山镇,2025,1,2\n甲县,西河乡,2025,1,3\n甲县,城东街道,2025,1,4\n",
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .collect()
}
