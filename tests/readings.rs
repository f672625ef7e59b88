//! The six sentences of the plan that can be read in two ways: one changed line of the rule file
//! gives the other reading, the rule file says which, and the verdict turns as it should.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

use target_check::data::{self, Options};
use target_check::plan::read;
use target_check::source::Input;
use target_check::verdict::{Selection, Status, judge};

const RULES: &str = include_str!("../targets.toml");
const EXAMPLE: &str = include_str!("../examples/data.csv");

/// How `target` stands by `rules` on `figures`.
fn status(rules: &str, figures: &str, target: &str) -> Status {
    let plan = read(rules)
        .unwrap_or_else(|faults| panic!("{faults:#?}"))
        .plan;
    let input = Input::memory("data.csv", figures.as_bytes());
    let observations = data::read(&[input], &plan.vocabulary, &Options::default())
        .unwrap_or_else(|findings| panic!("{findings:#?}"));
    let index = plan.targets.iter().position(|one| one.id == target);
    judge(&plan, &observations, &Selection::default())
        .verdicts
        .iter()
        .find(|verdict| Some(verdict.target) == index)
        .unwrap()
        .status
}

/// The rules with one line changed. The new one stands in a comment, as advice.
fn read_otherwise(line: &str, instead: &str) -> String {
    let advised = RULES
        .lines()
        .any(|comment| comment.starts_with('#') && comment.contains(instead));
    assert!(advised, "no comment advises {instead}");
    let lines: Vec<&str> = RULES
        .lines()
        .map(|known| if known == line { instead } else { known })
        .collect();
    assert_eq!(RULES.lines().filter(|known| *known == line).count(), 1);
    lines.join("\n")
}

#[test]
fn charity_funds_of_the_year_or_of_the_whole_plan() {
    // 5000 万元 in 2025; 3240 + 3715 + 4180 + 4630 + 5000 = 20765 万元 since 2021.
    let since_2021 = read_otherwise(
        r#"require = "charity_funds > 5000 万元""#,
        r#"require = "cumulative(charity_funds) > 5000 万元""#,
    );
    assert_eq!(status(RULES, EXAMPLE, "charity-funds"), Status::Missed);
    assert_eq!(status(&since_2021, EXAMPLE, "charity-funds"), Status::Met);
}

#[test]
fn social_workers_per_resident_or_per_registered_person() {
    // 2200 of 586 500 are 37.5 per 10 000, of 474 300 they are 46.4.
    let registered = read_otherwise(
        r#"formula = "certified_social_workers / residents""#,
        r#"formula = "certified_social_workers / registered_population""#,
    );
    let target = "certified-social-workers";
    assert_eq!(status(RULES, EXAMPLE, target), Status::Missed);
    assert_eq!(status(&registered, EXAMPLE, target), Status::Met);
}

#[test]
fn before_2025_begins_or_before_it_is_over() {
    let in_time = read_otherwise(
        r#"require = "child_protection_county < 2025-01-01""#,
        r#"require = "child_protection_county < 2026-01-01""#,
    );
    let target = "child-protection-county";
    for (figures, strict, loose) in [
        (
            "2025,全国未成年人保护示范县,2025年3月",
            Status::Missed,
            Status::Met,
        ),
        (
            "2025,全国未成年人保护示范县,2024-12-31",
            Status::Met,
            Status::Met,
        ),
        ("2024,全国未成年人保护示范县,是", Status::Met, Status::Met),
    ] {
        let figures = format!("地区,年份,指标,数值\n示例县,{figures}\n");
        assert_eq!(status(RULES, &figures, target), strict, "{figures}");
        assert_eq!(status(&in_time, &figures, target), loose, "{figures}");
    }
}

#[test]
fn care_workers_per_registered_or_per_resident_older_person() {
    // 392 of 135 400 are 28.95 per 10 000, of 142 600 they are 27.49.
    let residents = read_otherwise(
        r#"formula = "certified_carers / elderly_registered""#,
        r#"formula = "certified_carers / elderly_resident""#,
    );
    assert_eq!(status(RULES, EXAMPLE, "certified-carers"), Status::Met);
    assert_eq!(
        status(&residents, EXAMPLE, "certified-carers"),
        Status::Missed
    );
}

#[test]
fn six_free_funeral_services_or_another_list() {
    let seven = read_otherwise(
        r#"require = "free_funeral_items >= 6 项""#,
        r#"require = "free_funeral_items >= 7 项""#,
    );
    assert_eq!(status(RULES, EXAMPLE, "free-funeral-items"), Status::Met);
    assert_eq!(
        status(&seven, EXAMPLE, "free-funeral-items"),
        Status::Missed
    );
}

#[test]
fn a_standard_without_a_unit_is_yearly_or_monthly() {
    // 1250 元/月 is 15000 元/年. Without a unit, 1250 is no yearly standard that can be true.
    let monthly = RULES.replacen(
        "name = \"城乡居民最低生活保障标准\"\nenglish = \"Subsistence allowance standard\"\nunit = \"元/年\"",
        "name = \"城乡居民最低生活保障标准\"\nenglish = \"Subsistence allowance standard\"\nunit = \"元/月\"",
        1,
    );
    assert_ne!(monthly, RULES);
    let bare = "地区,年份,指标,数值\n示例县,2025,低保标准,1250\n";
    assert_eq!(status(RULES, bare, "dibao-standard"), Status::Unreadable);
    assert_eq!(status(&monthly, bare, "dibao-standard"), Status::Met);
    let said = "地区,年份,指标,数值,单位\n示例县,2025,低保标准,1250,元/月\n";
    assert_eq!(status(RULES, said, "dibao-standard"), Status::Met);
    assert_eq!(status(&monthly, said, "dibao-standard"), Status::Met);
}
