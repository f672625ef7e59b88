//! Reports of small counties, worked out by hand.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test without its report has failed"
)]

use serde_json::Value;
use target_check::data;
use target_check::plan::{self, Plan};
use target_check::report::wording::Lang;
use target_check::report::{self, Format, Report, Rules, Style};
use target_check::source::Input;
use target_check::verdict::{Selection, Strictness, judge};

const HEAD: &str = r#"
[plan]
title = "试行规划"
english = "A trial plan"
period = [2021, 2025]
base = 2020

[areas]
county = { headers = ["县"] }
township = { headers = ["乡镇"] }

[chapters]
"1" = { title = "任务", english = "Tasks" }
"2" = { title = "增长", english = "Growth" }

[indicators.nursing_beds]
name = "护理型床位"
english = "Nursing-type beds"
unit = "张"

[indicators.care_beds]
name = "养老机构床位"
english = "Care home beds"
unit = "张"

[indicators.share]
name = "护理型床位占比"
unit = "%"
formula = "nursing_beds / care_beds"

[indicators.sites]
name = "安葬点"
english = "Burial sites"
unit = "个"

[indicators.funding]
name = "经费"
english = "Funding"
unit = "万元"

[indicators.done]
name = "制度建立"
english = "System in force"
unit = "是/否"
"#;

const SHARE: &str = r#"
[[target]]
id = "nursing-bed-share"
name = "养老机构护理型床位占比"
english = "Share of nursing-type beds"
clause = ["1.2"]
require = "share >= 62%"
"#;

const SITES: &str = r#"
[[target]]
id = "sites"
name = "安葬点全覆盖"
english = "A burial site in every township"
clause = ["1.5"]
require = "sites >= 1"
each = "township"
"#;

const GROWTH: &str = r#"
[[target]]
id = "growth"
name = "经费递增"
english = "Growth of funding"
clause = ["2.1"]
require = "growth(funding) >= 20%"
every = "year"
level = "expected"
"#;

const DONE: &str = r#"
[[target]]
id = "done"
name = "建立制度"
english = "System in force"
clause = ["2.2"]
require = "done = yes"
"#;

fn plan_of(parts: &[&str]) -> Plan {
    let used = parts.concat();
    let text = format!("{HEAD}{used}");
    match plan::read(&text) {
        Ok(checked) => checked.plan,
        Err(faults) => panic!("{faults:#?}"),
    }
}

/// The report of one file of a hostile or an ordinary name.
fn report_of(
    plan: &Plan,
    name: &str,
    text: &str,
    format: Format,
    lang: Lang,
    width: u16,
) -> String {
    let inputs = [Input::memory(name, text.as_bytes().to_vec())];
    report_on(plan, &inputs, format, lang, width)
}

fn report_on(plan: &Plan, inputs: &[Input], format: Format, lang: Lang, width: u16) -> String {
    let options = data::Options {
        digests: true,
        ..data::Options::default()
    };
    let observations = match data::read(inputs, &plan.vocabulary, &options) {
        Ok(observations) => observations,
        Err(findings) => panic!("{findings:#?}"),
    };
    let judgement = judge(plan, &observations, &Selection::default());
    let rules = Rules {
        name: "targets.toml".to_owned(),
        sha256: "ab".repeat(32),
        waivers: None,
    };
    let report = Report {
        plan,
        rules: &rules,
        observations: &observations,
        judgement: &judgement,
        strictness: Strictness::Normal,
    };
    let style = Style {
        lang,
        width,
        colour: false,
    };
    let mut bytes = Vec::new();
    report::write(format, &report, inputs, &style, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn json_of(plan: &Plan, text: &str) -> Value {
    let text = report_of(plan, "data.csv", text, Format::Json, Lang::En, 100);
    serde_json::from_str(&text).unwrap()
}

fn table_of(plan: &Plan, text: &str, lang: Lang, width: u16) -> String {
    report_of(plan, "data.csv", text, Format::Table, lang, width)
}

#[track_caller]
fn says(table: &str, parts: &[&str]) {
    let unbroken = table.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in parts {
        assert!(unbroken.contains(part), "{part:?} in\n{table}");
    }
}

const BEDS: &str = "县,年份,护理型床位,养老机构床位\n示例县,2025,\"1,980\",3400\n";

/// 1980 of 3400 are 990/17 %; 62 % of 3400 are 2108, which is 128 more.
#[test]
fn the_json_report_is_the_contract_key_by_key() {
    let plan = plan_of(&[SHARE]);
    let report = json_of(&plan, BEDS);
    let verdict = serde_json::to_string(&report["verdicts"][0]).unwrap();
    assert_eq!(
        verdict,
        concat!(
            r#"{"target":"nursing-bed-share","name":"养老机构护理型床位占比","clause":["1.2"],"#,
            r#""level":"binding","area":"示例县","period":2025,"due":2025,"status":"missed","#,
            r#""observed":{"text":"58.24 %","value":58.23529411764706,"exact":"990/17","unit":"%"},"#,
            r#""required":{"text":"≥ 62 %","comparison":">=","value":62,"exact":"62","unit":"%"},"#,
            r#""shortfall":{"text":"128 张 more: Nursing-type beds","indicator":"nursing_beds","#,
            r#""value":128,"exact":"128","unit":"张"},"#,
            r#""lacking":[],"schedule":null,"reason":null,"reason_code":null,"#,
            r#""origins":[{"indicator":"nursing_beds","period":2025,"text":"1,980","#,
            r#""file":"data.csv","line":2,"column":3},"#,
            r#"{"indicator":"care_beds","period":2025,"text":"3400","#,
            r#""file":"data.csv","line":2,"column":4}],"ahead":null,"#,
            r#""trend":[{"period":2025,"text":"58.24 %","value":58.23529411764706,"#,
            r#""exact":"990/17","unit":"%"}],"waiver":null}"#
        )
    );
    let keys: Vec<&String> = report.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "schema",
            "plan",
            "inputs",
            "year",
            "as_of",
            "summary",
            "exit_code",
            "verdicts",
            "checks",
            "findings"
        ]
    );
    assert_eq!(report["schema"], "target-check/report/1");
    assert_eq!(report["year"], 2025);
    assert_eq!(report["exit_code"], 1);
    assert_eq!(report["inputs"][0]["file"], "data.csv");
    assert_eq!(report["inputs"][0]["encoding"], "utf-8");
    assert_eq!(report["inputs"][0]["layout"], "wide");
    assert_eq!(report["inputs"][0]["rows"], 1);
    assert_eq!(report["inputs"][0]["observations"], 2);
    let statuses: Vec<&String> = report["summary"]["binding"]
        .as_object()
        .unwrap()
        .keys()
        .collect();
    assert_eq!(
        statuses,
        [
            "met",
            "missed",
            "on-track",
            "behind",
            "not-due",
            "not-reported",
            "unreadable",
            "not-applicable",
            "waived"
        ]
    );
    assert_eq!(report["summary"]["binding"]["missed"], 1);
    assert_eq!(report["summary"]["expected"]["missed"], 0);
}

/// 619 950 of 1 000 000 beds are 61.995 %.
#[test]
fn a_miss_by_a_hair_is_a_miss_in_every_number_shown() {
    let plan = plan_of(&[SHARE]);
    let data = "县,年份,护理型床位,养老机构床位\n示例县,2025,619950,1000000\n";
    let report = json_of(&plan, data);
    let verdict = &report["verdicts"][0];
    assert_eq!(verdict["status"], "missed");
    assert_eq!(verdict["observed"]["text"], "61.995 %");
    assert!(verdict["observed"]["value"].as_f64().unwrap() < 62.0);
    assert_eq!(verdict["shortfall"]["value"], 50);
    says(
        &table_of(&plan, data, Lang::Zh, 100),
        &["61.995 %", "护理型床位还差 50 张"],
    );
}

/// The numbers differ in their twentieth place, where no double sees it.
#[test]
fn a_double_stays_on_the_side_of_the_verdict() {
    let plan = plan_of(&[SHARE]);
    let data = "县,年份,护理型床位,养老机构床位\n\
                示例县,2025,61999999999999999999,100000000000000000000\n";
    let verdict = &json_of(&plan, data)["verdicts"][0];
    assert_eq!(verdict["status"], "missed");
    assert!(verdict["observed"]["value"].as_f64().unwrap() < 62.0);
    assert_eq!(verdict["observed"]["text"], "61.999999999999999999 %");
}

#[test]
fn townships_that_lack_it_are_named() {
    let plan = plan_of(&[SITES]);
    let data = "县,乡镇,年份,安葬点\n\
                示例县,清河镇,2025,1\n示例县,高岭乡,2025,0\n示例县,东山镇,2025,2\n";
    let verdict = &json_of(&plan, data)["verdicts"][0];
    assert_eq!(verdict["status"], "missed");
    assert_eq!(verdict["lacking"], serde_json::json!(["高岭乡"]));
    says(
        &table_of(&plan, data, Lang::En, 100),
        &["2 个", "≥ 3 个", "lacking: 高岭乡"],
    );
}

/// 100 → 125 → 148.75: growth of 25 % and of 19 %; 125 × 1.2 = 150 is 1.25 more.
#[test]
fn every_year_is_a_row_with_its_year() {
    let plan = plan_of(&[GROWTH]);
    let data = "县,年份,经费(万元)\n示例县,2020,100\n示例县,2021,125\n示例县,2022,148.75\n";
    let table = table_of(&plan, data, Lang::Zh, 100);
    says(
        &table,
        &[
            "经费递增（2021 年，预期性）",
            "25 %",
            "经费递增（2022 年，预期性）",
            "19 %",
            "经费还差 1.25 万元",
        ],
    );
    let report = json_of(&plan, data);
    assert_eq!(report["verdicts"][1]["period"], 2022);
    assert_eq!(report["verdicts"][1]["due"], 2022);
    assert_eq!(report["summary"]["expected"]["missed"], 1);
}

#[test]
fn done_or_not_is_yes_or_no_and_a_boolean() {
    let plan = plan_of(&[DONE]);
    let report = json_of(&plan, "县,年份,制度建立\n示例县,2025,是\n");
    let verdict = &report["verdicts"][0];
    assert_eq!(verdict["observed"]["value"], true);
    assert_eq!(verdict["observed"]["unit"], Value::Null);
    assert_eq!(verdict["required"]["comparison"], "=");
    assert_eq!(verdict["required"]["value"], true);
}

#[test]
fn targets_without_data_are_gathered_with_the_headers_to_add() {
    let plan = plan_of(&[SHARE, SITES, DONE]);
    let table = table_of(&plan, BEDS, Lang::Zh, 100);
    says(
        &table,
        &[
            "缺数据：2 项目标",
            "安葬点(个)",
            "安葬点全覆盖 [1.5]",
            "制度建立(是/否)",
            "建立制度 [2.2]",
            "约束性 3 项：未达标 1，缺数据 2",
        ],
    );
    // What has data stands above, under its chapter, and only there.
    let (rows, closing) = table.split_once("约束性 3 项").unwrap();
    assert_eq!(rows.matches("养老机构护理型床位占比").count(), 1);
    says(&table, &["1 任务"]);
    // And whoever reads the end first is told there what is the matter.
    says(
        closing,
        &[
            "✗ 未达标：养老机构护理型床位占比",
            "? 缺数据：安葬点全覆盖；建立制度",
        ],
    );
}

#[test]
fn many_counties_are_a_summary_and_the_misses() {
    let plan = plan_of(&[SHARE]);
    let data = "县,年份,护理型床位,养老机构床位\n\
                甲县,2025,1980,3400\n乙县,2025,2108,3400\n丙县,2025,,3400\n";
    let table = table_of(&plan, data, Lang::Zh, 100);
    says(
        &table,
        &[
            "地区 3 个：丙县、乙县、甲县",
            "✗ 未达标 甲县 养老机构护理型床位占比 1.2 58.24 %",
            "? 缺数据 丙县 养老机构护理型床位占比 1.2",
            "2025 年没有“护理型床位”（data.csv:4:3",
            "未达标 1",
            "缺数据 1",
            "✗ 未达标：养老机构护理型床位占比：甲县",
            "? 缺数据：养老机构护理型床位占比：丙县",
        ],
    );
    assert_eq!(
        json_of(&plan, data)["verdicts"].as_array().unwrap().len(),
        3
    );
}

/// 250 counties miss; 200 are listed, and 50 are counted.
#[test]
fn what_is_not_listed_is_counted() {
    let plan = plan_of(&[SHARE]);
    let mut data = "县,年份,护理型床位,养老机构床位\n".to_owned();
    for county in 0..250 {
        data.push_str(&format!("县{county:03},2025,1,100\n"));
    }
    let table = table_of(&plan, &data, Lang::En, 100);
    assert_eq!(table.matches("✗ missed  县").count(), 200);
    says(
        &table,
        &[
            "… and 50 more, not shown",
            "Areas 250: 县000, 县001, 县002, 县003, 县004, 县005, 县006, 县007 and 242 more",
            "✗ missed: Share of nursing-type beds: all areas",
        ],
    );
}

#[test]
fn a_hostile_name_reaches_no_terminal() {
    let plan = plan_of(&[SHARE]);
    let data = "县,年份,护理型床位,养老机构床位\n示\u{1b}[31m例\u{202e}县,2025,1980,3400\n";
    for format in [Format::Table, Format::Json] {
        let name = "da\u{1b}]52;ta\u{9b}.csv";
        let text = report_of(&plan, name, data, format, Lang::Zh, 100);
        for obeyed in ['\u{1b}', '\u{9b}', '\u{202e}'] {
            assert!(!text.contains(obeyed), "{text}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let plan = plan_of(&[SHARE, SITES, GROWTH, DONE]);
    for format in Format::ALL {
        let one = report_of(&plan, "data.csv", BEDS, format, Lang::Zh, 80);
        let two = report_of(&plan, "data.csv", BEDS, format, Lang::Zh, 80);
        assert_eq!(one, two);
    }
}

/// Nothing is held or broken where no figure stands.
#[test]
fn checks_without_data_are_not_counted_as_noughts() {
    let check = "[[check]]\nid = \"beds\"\nrequire = \"nursing_beds <= care_beds\"\n";
    let plan = plan_of(&[SHARE, SITES, check]);
    let without = "县,年份,安葬点\n示例县,2025,3\n";
    let table = table_of(&plan, without, Lang::En, 100);
    says(&table, &["1 check: no data to check"]);
    let table = table_of(&plan, BEDS, Lang::En, 100);
    says(&table, &["1 check, in area-years: 1 held"]);
}

#[test]
fn a_broken_check_is_told_in_words() {
    let check =
        "[[check]]\nid = \"beds\"\nname = \"床位\"\nrequire = \"nursing_beds <= care_beds\"\n";
    let plan = plan_of(&[SHARE, check]);
    let data = "县,年份,护理型床位,养老机构床位\n示例县,2025,40,30\n";
    let table = table_of(&plan, data, Lang::Zh, 100);
    says(
        &table,
        &["不成立 1 次（成立 0 次）：床位：“护理型床位” ≤ “养老机构床位”"],
    );
}

#[test]
fn the_report_says_how_much_is_wrong_with_the_data() {
    let plan = plan_of(&[SHARE]);
    let data = "县,年份,护理型床位,养老机构床位\n示例县,2025,约1980,3400\n";
    let table = table_of(&plan, data, Lang::Zh, 100);
    says(
        &table,
        &[
            "! 数据有误：养老机构护理型床位占比",
            "数据问题：错误 1（见标准错误",
        ],
    );
    let clean = table_of(&plan, BEDS, Lang::Zh, 100);
    assert!(!clean.contains("数据问题"), "{clean}");
}

/// 62 of 100 is 62 %, as reported: programs are told, people are not bothered.
#[test]
fn that_a_rate_agrees_with_its_inputs_is_for_programs() {
    let plan = plan_of(&[SHARE]);
    let data = "县,年份,护理型床位,养老机构床位,护理型床位占比\n示例县,2025,62,100,62%\n";
    let report = json_of(&plan, data);
    assert_eq!(report["findings"][0]["code"], "rate-confirmed");
    let table = table_of(&plan, data, Lang::En, 100);
    assert!(!table.contains("Findings"), "{table}");
}

/// 2020: 50 %; 2025: 60 %; of 2023 56 % are asked by an even pace, and 55.9 % are 98.33 % of it.
#[test]
fn just_on_track_says_what_is_tolerated() {
    let plan = plan_of(&[
        "[[target]]\nid = \"share\"\nname = \"占比\"\nclause = [\"1\"]\n\
                          require = \"share >= 60%\"\n",
    ]);
    let head = "县,年份,护理型床位,养老机构床位\n";
    let data = format!("{head}示例县,2020,500,1000\n示例县,2023,559,1000\n");
    let table = table_of(&plan, &data, Lang::Zh, 140);
    says(
        &table,
        &["此时应达 56 %（序时进度 98.33 %，95 % 即算正常）"],
    );
    let without_base = format!("{head}示例县,2023,559,1000\n");
    let table = table_of(&plan, &without_base, Lang::Zh, 140);
    says(
        &table,
        &["- 未到期", "没有 2020 年的“护理型床位”、“养老机构床位”"],
    );
}

#[test]
fn many_files_are_one_line_and_those_unlike_the_others() {
    let plan = plan_of(&[SHARE]);
    let mut inputs = Vec::new();
    for year in 2019..=2024 {
        let text = format!("县,年份,护理型床位,养老机构床位\n示例县,{year},1,100\n");
        inputs.push(Input::memory(&*format!("{year}.csv"), text.into_bytes()));
    }
    inputs.push(Input::memory(
        "tidy.csv",
        "县,年份,指标,数值\n示例县,2025,护理型床位,62\n"
            .as_bytes()
            .to_vec(),
    ));
    let table = report_on(&plan, &inputs, Format::Table, Lang::En, 100);
    says(
        &table,
        &[
            "Data 7 files UTF-8, wide, 7 rows and 13 figures in all",
            "Of these, unlike the others: Data tidy.csv UTF-8, tidy, 1 row, 1 figure",
        ],
    );
    assert!(!table.contains("2020.csv"), "{table}");
}

/// 1980 and 2200 of 3400 beds are 58 % and 65 %: the verdict depends on which row is right.
#[test]
fn a_contradiction_is_told_once_to_people() {
    let plan = plan_of(&[SHARE]);
    let data = "县,年份,护理型床位,养老机构床位\n示例县,2025,1980,3400\n示例县,2025,2200,3400\n";
    let table = table_of(&plan, data, Lang::En, 100);
    says(&table, &["Findings: 1 error, 1 note"]);
    let report = json_of(&plan, data);
    let findings = report["findings"].as_array().unwrap();
    let codes = findings.iter().filter(|one| one["severity"] == "error");
    assert_eq!(codes.count(), 2, "{findings:#?}");
}

#[test]
fn a_total_against_its_parts_says_which_is_the_sum() {
    let plan = plan_of(&[SHARE]);
    let data = "县,乡镇,年份,护理型床位,养老机构床位\n\
                示例县,,2025,1980,3400\n\
                示例县,清河镇,2025,1000,1700\n示例县,高岭乡,2025,1200,1700\n";
    let table = table_of(&plan, data, Lang::En, 180);
    says(
        &table,
        &["1980 张 (data.csv:2:4) and 2200 张 (the sum of the townships, from data.csv:3:4)"],
    );
}

#[test]
fn nothing_of_nothing_is_neither_met_nor_missed_and_says_why() {
    let plan = plan_of(&[SHARE]);
    let data = "县,年份,护理型床位,养老机构床位\n示例县,2025,0,0\n";
    let verdict = &json_of(&plan, data)["verdicts"][0];
    assert_eq!(verdict["status"], "unreadable");
    assert_eq!(verdict["reason_code"], "division-by-zero");
    let reason = verdict["reason"].as_str().unwrap();
    assert!(
        reason.starts_with("0 of 0: “Care home beds” is 0, and so"),
        "{reason}"
    );
    says(
        &table_of(&plan, data, Lang::Zh, 200),
        &["“养老机构床位”为 0，被它除的也是 0"],
    );
    let some = data.replace("0,0", "5,0");
    says(
        &table_of(&plan, &some, Lang::Zh, 200),
        &["“养老机构床位”为 0，不能作除数"],
    );
}

/// 50 % (2020) to 56 % (2023) of 62 %: 60 beds more in two years; 20 a year lead to 600 and 60 %.
#[test]
fn what_it_takes_is_said_at_every_width() {
    let plan = plan_of(&[SHARE]);
    let data = "县,年份,护理型床位,养老机构床位\n示例县,2020,500,1000\n示例县,2023,560,1000\n";
    let wide = table_of(&plan, data, Lang::En, 120);
    says(
        &wide,
        &["2025 +30 张: Nursing-type beds +20 张 60 % (600 张), not enough"],
    );
    let narrow = table_of(&plan, data, Lang::Zh, 40);
    says(
        &narrow,
        &[
            "到期 2025 2020 年以来年均 +20 张",
            "每年须 护理型床位 +30 张",
            "照此速度，到期时 60 %（600 张），不够",
        ],
    );
    let markdown = report_of(&plan, "data.csv", data, Format::Markdown, Lang::En, 100);
    says(
        &markdown,
        &[
            "30 张 more a year until 2025; at the pace since 2020 (20 张 more a year) 600 张 and \
           60 % in 2025: not enough",
        ],
    );
}
