//! Whole rule files, and the plans they must become.

use super::*;

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

#[test]
fn the_example_is_a_plan() {
    let checked = read(EXAMPLE).unwrap();
    assert_eq!(checked.warnings, []);
    assert_eq!(checked.plan.targets.len(), 7);
}
