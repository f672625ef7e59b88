//! Whole rule files, and the plans they must become.

mod consistency;
mod expressions;
mod hostile;

use super::*;
use crate::quantity::{Exact, Year};
use crate::source::Untrusted;
use crate::vocabulary::{Combine, Layout, Measure, Plausible, Term};

const EXAMPLE: &str = r#"
[plan]
title  = "示例规划"
english = "Example plan"
period = [2021, 2025]
base   = 2020

[areas]
county   = { headers = ["县", "县(市、区)", "地区", "county"] }
township = { headers = ["乡镇(街道)", "乡镇", "镇街", "township"], expected = 15 }

[schedule]
method = "linear"
bands  = { on-track = 0.95, slow = 0.60 }

[chapters]
"1" = "民生"
"2" = { title = "救助", english = "Relief" }
"5" = "社会"

[indicators.dibao_standard]
name = "城乡居民最低生活保障标准"
english = "Subsistence allowance standard"
unit = "元/年"
headers = ["低保标准", "低保年标准"]
plausible = "6000..60000 元/年"
combine = "none"
base = "9720 元/年"

[indicators.near_dibao_line]
name = "低保边缘收入认定标准"
unit = "元/年"

[indicators.nursing_beds]
name = "护理型床位"
unit = "张"

[indicators.care_beds]
name = "养老机构床位"
unit = "张"

[indicators.nursing_bed_share]
name = "养老机构护理型床位占比"
unit = "%"
formula = "nursing_beds / care_beds"

[indicators.social_org_funding]
name = "社会组织经费"
unit = "万元"

[indicators.eco_burial_sites]
name = "节地生态安葬点"
unit = "个"

[indicators.caregivers]
name = "持证养老护理员"
unit = "人"

[indicators.residents_60]
name = "60岁以上人口"
unit = "万人"

[indicators.model_county]
name = "全国未成年人保护示范县"
unit = "日期"

[indicators.guardianship]
name = "监护评估制度"
unit = "是/否"

[[target]]
id = "nursing-bed-share"
clause = ["1.2"]
require = "nursing_bed_share >= 62%"
by = 2025

[[target]]
id = "near-dibao-line"
clause = ["2.1"]
require = "near_dibao_line >= 2 * dibao_standard"

[[target]]
id = "social-org-funding-growth"
clause = ["5.12"]
require = "growth(social_org_funding) >= 20%"
every = "year"
level = "expected"

[[target]]
id = "eco-burial-sites"
clause = ["1.5"]
require = "eco_burial_sites >= 1"
each = "township"

[[target]]
id = "caregivers"
clause = ["1.2"]
require = "caregivers / residents_60 >= 28 人/万人"
when = "residents_60 > 0"

[[target]]
id = "model-county"
clause = ["1.1"]
require = "model_county < 2025-01-01"
by = 2024

[[target]]
id = "guardianship"
clause = ["1.1", "2.3"]
require = "guardianship"

[[check]]
id = "nursing-within-all"
require = "nursing_beds <= care_beds"
"#;

fn example() -> Plan {
    read(EXAMPLE).unwrap().plan
}

fn exact(text: &str) -> Exact {
    Exact::from_decimal(text).unwrap()
}

fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

fn term(plan: &Plan, id: &str) -> Term {
    let mut terms = plan.vocabulary.terms.iter();
    terms.find(|term| term.id == id).unwrap().clone()
}

/// An expression with ids, `value|unit` for constants and all parentheses.
fn expr(plan: &Plan, expr: &Expr) -> String {
    let of = |inner: &Expr| self::expr(plan, inner);
    let all = |members: &[Expr]| members.iter().map(of).collect::<Vec<_>>().join(", ");
    match expr {
        Expr::Constant { value, unit } => format!("{value}|{}", unit.symbol()),
        Expr::Indicator(id) => plan.vocabulary.term(*id).unwrap().id.clone(),
        Expr::Negate(inner) => format!("-{}", of(inner)),
        Expr::Binary {
            operation,
            left,
            right,
        } => {
            let sign = match operation {
                Operation::Add => "+",
                Operation::Subtract => "-",
                Operation::Multiply => "*",
                Operation::Divide => "/",
            };
            format!("({} {sign} {})", of(left), of(right))
        }
        Expr::Growth(inner) => format!("growth({})", of(inner)),
        Expr::Previous(inner) => format!("previous({})", of(inner)),
        Expr::Base(inner) => format!("base({})", of(inner)),
        Expr::Cumulative(inner) => format!("cumulative({})", of(inner)),
        Expr::Min(members) => format!("min({})", all(members)),
        Expr::Max(members) => format!("max({})", all(members)),
    }
}

/// A condition in the same way, with the requirement's unit behind `@`.
fn condition(plan: &Plan, condition: &Condition) -> String {
    let name = |id| plan.vocabulary.term(id).unwrap().id.clone();
    match condition {
        Condition::Compare {
            left,
            comparison,
            right,
            unit,
        } => format!(
            "{} {} {} @{}",
            expr(plan, left),
            comparison.id(),
            expr(plan, right),
            unit.symbol()
        ),
        Condition::Within {
            value,
            low,
            high,
            unit,
        } => format!("{} in {low}..{high} @{}", expr(plan, value), unit.symbol()),
        Condition::Done {
            indicator,
            required,
        } => format!("{} is {required}", name(*indicator)),
        Condition::Dated {
            indicator,
            comparison,
            bound,
        } => format!("{} {} {bound}", name(*indicator), comparison.id()),
    }
}

#[test]
fn the_frame_is_read() {
    let plan = example();
    assert_eq!(plan.title.raw(), "示例规划");
    assert_eq!(
        plan.english.as_ref().map(Untrusted::raw),
        Some("Example plan")
    );
    assert_eq!(
        (plan.first_year, plan.last_year, plan.base_year),
        (year(2021), year(2025), year(2020))
    );
    let chapters: Vec<(&str, &str, Option<&str>)> = plan
        .chapters
        .iter()
        .map(|chapter| {
            let english = chapter.english.as_ref().map(Untrusted::raw);
            (chapter.number.raw(), chapter.title.raw(), english)
        })
        .collect();
    assert_eq!(
        chapters,
        [
            ("1", "民生", None),
            ("2", "救助", Some("Relief")),
            ("5", "社会", None)
        ]
    );
    assert_eq!(plan.schedule.on_track, exact("0.95"));
    assert_eq!(plan.schedule.slow, exact("0.6"));
    assert_eq!(plan.vocabulary.township.expected, Some(15));
    assert_eq!(plan.vocabulary.county.headers[1].raw(), "县(市、区)");
    assert_eq!(plan.vocabulary.layout, None);
    assert_eq!(plan.vocabulary.last_year, year(2025));
}

#[test]
fn as_many_townships_may_be_named_as_are_expected() {
    let text = |expected: u32| {
        EXAMPLE.replace(
            "expected = 15",
            &format!("names = [\"东镇\", \"西镇\"], expected = {expected}"),
        )
    };
    let plan = read(&text(2)).unwrap().plan;
    assert_eq!(plan.vocabulary.township.expected, Some(2));
    let faults = read(&text(1)).unwrap_err();
    assert_eq!(faults[0].kind.code(), "more-names-than-expected");
}

#[test]
fn what_a_short_file_does_not_say_is_usual() {
    let text = r#"
plan = { title = "短", period = [2021, 2025] }
data = { layout = "years-across" }
indicators = { "床位" = { name = "护理型床位", unit = "张" } }
target = [{ id = "beds", clause = ["1"], require = "床位 ≥ 100" }]
"#;
    let plan = read(text).unwrap().plan;
    assert_eq!(plan.base_year, year(2020));
    assert_eq!(plan.schedule.method, Method::Linear);
    assert_eq!(plan.schedule.on_track, exact("0.95"));
    assert!(
        plan.vocabulary
            .county
            .headers
            .contains(&Untrusted::new("地区"))
    );
    assert_eq!(plan.vocabulary.township.expected, None);
    assert_eq!(plan.vocabulary.layout, Some(Layout::YearsAcross));
    let target = &plan.targets[0];
    assert_eq!(target.name.raw(), "护理型床位");
    assert_eq!(target.level, Level::Binding);
    assert_eq!(target.due, Due::By(year(2025)));
    assert_eq!(target.scope, Scope::County);
    assert_eq!(target.text.raw(), "床位 ≥ 100");
    assert_eq!(condition(&plan, &target.requirement), "床位 >= 100|张 @张");
}

#[test]
fn indicators_keep_the_order_of_the_file_and_are_marked_by_their_use() {
    let plan = example();
    let terms = &plan.vocabulary.terms;
    let ids: Vec<&str> = terms.iter().map(|term| term.id.as_str()).take(3).collect();
    assert_eq!(ids, ["dibao_standard", "near_dibao_line", "nursing_beds"]);
    assert!(terms.iter().all(|term| term.used));
    let by_township: Vec<&str> = terms
        .iter()
        .filter(|term| term.by_township)
        .map(|term| term.id.as_str())
        .collect();
    // The each-township target, and the two of the check.
    assert_eq!(
        by_township,
        ["nursing_beds", "care_beds", "eco_burial_sites"]
    );
    assert_eq!(term(&plan, "guardianship").measure, Measure::YesNo);
    assert_eq!(term(&plan, "model_county").measure, Measure::Date);
}

#[test]
fn a_check_reaches_each_township_through_formulas() {
    let text = format!(
        "{EXAMPLE}\n[[check]]\nid = \"share\"\nrequire = \"nursing_bed_share > 0\"\nwhen = \"caregivers > 0\"\n"
    );
    let plan = read(&text).unwrap().plan;
    for id in [
        "nursing_bed_share",
        "nursing_beds",
        "care_beds",
        "caregivers",
    ] {
        assert!(term(&plan, id).by_township, "{id}");
    }
    assert!(!term(&plan, "residents_60").by_township);
}

#[test]
fn counts_and_money_add_up_and_nothing_else_does() {
    let plan = example();
    for (id, combine) in [
        ("dibao_standard", Combine::None),
        ("near_dibao_line", Combine::None),
        ("nursing_beds", Combine::Sum),
        ("nursing_bed_share", Combine::None),
        ("social_org_funding", Combine::Sum),
        ("residents_60", Combine::Sum),
        ("guardianship", Combine::None),
        ("model_county", Combine::None),
    ] {
        assert_eq!(term(&plan, id).combine, combine, "{id}");
    }
}

#[test]
fn plausible_ranges_stand_in_the_indicators_unit() {
    let plausible = |unit: &str, written: &str| {
        let text = format!(
            "plan = {{ title = \"t\", period = [2021, 2025] }}\n[indicators.x]\nname = \"x1\"\nunit = \"{unit}\"\n{written}\n[[target]]\nid = \"x\"\nclause = [\"1\"]\nrequire = \"x > base(x)\"\n"
        );
        let plan = read(&text).unwrap().plan;
        let Plausible { low, high } = plan.vocabulary.terms[0].plausible.clone();
        [low, high].map(|end| end.map(|end| end.to_string()).unwrap_or_default())
    };
    // Written.
    assert_eq!(
        plausible("元/年", "plausible = '6000..60000 元/年'"),
        ["6000", "60000"]
    );
    assert_eq!(
        plausible("元/年", "plausible = '500 元/月..5000 元/月'"),
        ["6000", "60000"]
    );
    assert_eq!(
        plausible("万人", "plausible = '１０..120 万人'"),
        ["10", "120"]
    );
    assert_eq!(plausible("人", "plausible = '..120 万人'"), ["", "1200000"]);
    assert_eq!(plausible("%", "plausible = '-50%..'"), ["-50", ""]);
    assert_eq!(plausible("%", "plausible = '0..30'"), ["0", "30"]);
    // Usual.
    assert_eq!(plausible("%", ""), ["0", "100"]);
    assert_eq!(plausible("‰", ""), ["0", "1000"]);
    assert_eq!(plausible("个", ""), ["0", ""]);
    assert_eq!(plausible("人/万人", ""), ["0", ""]);
    assert_eq!(plausible("元/年", ""), ["0", ""]);
    assert_eq!(plausible("百分点", ""), ["", ""]);
}

#[test]
fn formulas_and_bases_belong_to_their_indicators() {
    let plan = example();
    assert_eq!(plan.indicators[0].base, Some(exact("9720")));
    let formula = plan.indicators[4].formula.as_ref().unwrap();
    assert_eq!(expr(&plan, formula), "(nursing_beds / care_beds)");
    let monthly = EXAMPLE.replace("9720 元/年", "810 元/月");
    assert_eq!(
        read(&monthly).unwrap().plan.indicators[0].base,
        Some(exact("9720"))
    );
}
