//! Requirements judged on made-up figures, against the tests' own evaluation of them.

use dashu_ratio::RBig;
use proptest::prelude::*;
use target_check::plan::{self, Operation};
use target_check::quantity::Comparison;
use target_check::verdict::Status;

use crate::cases;
use crate::expression::{Requirement, Tree, requirement};
use crate::support::judged;

/// The years of the figures: the base year and the plan's.
const YEARS: std::ops::RangeInclusive<i32> = 2020..=2025;
const FIRST_YEAR: i32 = 2021;

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum No {
    /// A figure is missing, or might be missing: so much is certain.
    Figure,
    /// Nothing is missing, and it is no number: something divided by nothing.
    Number,
}

/// A county's figures by year and indicator, as written.
#[derive(Clone, Debug)]
struct Figures(Vec<[Option<String>; 4]>);

impl Figures {
    fn table(&self) -> String {
        let mut table = "地区,年份,床位(张),席位(张),人口(人),份额(%)\n".to_owned();
        for (year, row) in YEARS.zip(&self.0) {
            let cells: Vec<&str> = row
                .iter()
                .map(|cell| cell.as_deref().unwrap_or(""))
                .collect();
            table.push_str(&format!("甲县,{year},{}\n", cells.join(",")));
        }
        table
    }

    fn at(&self, year: i32, indicator: usize) -> Result<RBig, No> {
        let row = usize::try_from(year - YEARS.start())
            .ok()
            .and_then(|index| self.0.get(index));
        let text = row
            .and_then(|row| row[indicator].as_deref())
            .ok_or(No::Figure)?;
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        // A share is written in per cent.
        let places = fraction.len() + if indicator == 3 { 2 } else { 0 };
        Ok(format!("{whole}{fraction}/1{}", "0".repeat(places))
            .parse()
            .unwrap())
    }
}

/// Figures of which few are missing.
fn figures() -> impl Strategy<Value = Figures> {
    let count = prop_oneof![
        3 => (0_u32..5).prop_map(|count| count.to_string()),
        3 => (0_u32..5000).prop_map(|count| count.to_string()),
        1 => Just("9223372036854775807".to_owned()),
        1 => "[1-9][0-9]{18,22}",
    ];
    let share = prop_oneof![
        Just("0".to_owned()),
        Just("62".to_owned()),
        Just("100".to_owned()),
        (0_u32..100, 0_u32..100).prop_map(|(whole, cents)| format!("{whole}.{cents:02}")),
    ];
    let cell = proptest::option::weighted(0.97, count.boxed());
    let share = proptest::option::weighted(0.97, share.boxed());
    let row = (cell.clone(), cell.clone(), cell, share).prop_map(|(a, b, c, d)| [a, b, c, d]);
    proptest::collection::vec(row, 6).prop_map(Figures)
}

/// A tree's number in `year`. Under `base(…)` what accumulates stands at nothing.
fn value(tree: &Tree, year: i32, is_at_base: bool, figures: &Figures) -> Result<RBig, No> {
    let of = |tree: &Tree, year| value(tree, year, is_at_base, figures);
    match tree {
        Tree::Number(digits, unit) => Ok(number(digits) * unit_size(unit)),
        Tree::Indicator(index) => figures.at(year, *index),
        Tree::Negate(inner) => Ok(-of(inner, year)?),
        Tree::Binary(operation, left, right) => {
            let (left, right) = both(of(left, year), of(right, year))?;
            match operation {
                Operation::Add => Ok(left + right),
                Operation::Subtract => Ok(left - right),
                Operation::Multiply => Ok(left * right),
                Operation::Divide if right == RBig::ZERO => Err(No::Number),
                Operation::Divide => Ok(left / right),
            }
        }
        Tree::Growth(inner) => {
            let (now, before) = both(of(inner, year), of(inner, year - 1))?;
            if before > RBig::ZERO {
                Ok(now / before - RBig::ONE)
            } else {
                Err(No::Number)
            }
        }
        Tree::Previous(inner) => of(inner, year - 1),
        Tree::Base(inner) => value(inner, *YEARS.start(), true, figures),
        Tree::Cumulative(_) if year < FIRST_YEAR && !is_at_base => Err(No::Figure),
        Tree::Cumulative(inner) => {
            // A year without a figure says more than one before it without a number.
            let mut sum = Ok(RBig::ZERO);
            for year in FIRST_YEAR..=year {
                sum = both(sum, of(inner, year)).map(|(sum, more)| sum + more);
            }
            sum
        }
        Tree::Min(all) => extreme(all.iter().map(|tree| of(tree, year)), |new, old| new < old),
        Tree::Max(all) => extreme(all.iter().map(|tree| of(tree, year)), |new, old| new > old),
    }
}

/// Both, or the reason that says more: that something is missing.
fn both(one: Result<RBig, No>, other: Result<RBig, No>) -> Result<(RBig, RBig), No> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(No::Figure), _) | (_, Err(No::Figure)) => Err(No::Figure),
        (Err(No::Number), _) | (_, Err(No::Number)) => Err(No::Number),
    }
}

fn extreme(
    all: impl Iterator<Item = Result<RBig, No>>,
    is_better: fn(&RBig, &RBig) -> bool,
) -> Result<RBig, No> {
    all.reduce(|best, next| {
        let (best, next) = both(best, next)?;
        Ok(if is_better(&next, &best) { next } else { best })
    })
    .unwrap()
}

fn number(digits: &str) -> RBig {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    format!("{whole}{fraction}/1{}", "0".repeat(fraction.len()))
        .parse()
        .unwrap()
}

fn unit_size(unit: &str) -> RBig {
    let size = match unit {
        "%" => "1/100",
        "‰" => "1/1000",
        "万张" => "10000/1",
        "张" | "人" | "个" | "户" | "倍" => "1/1",
        other => panic!("{other}"),
    };
    size.parse().unwrap()
}

fn expected(requirement: &Requirement, figures: &Figures) -> Result<bool, No> {
    let side = |tree: &Tree| value(tree, *YEARS.end(), false, figures);
    let (left, right) = both(side(&requirement.left), side(&requirement.right))?;
    Ok(match requirement.comparison {
        Comparison::Less => left < right,
        Comparison::AtMost => left <= right,
        Comparison::Equal => left == right,
        Comparison::AtLeast => left >= right,
        Comparison::Greater => left > right,
    })
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn a_verdict_is_what_the_figures_come_to(requirement in requirement(), figures in figures()) {
        let Ok(read) = plan::read(&requirement.rules()) else {
            return Err(TestCaseError::reject("refused"));
        };
        let table = figures.table();
        let judgement = judged(&read.plan, &[("data.csv", table.as_bytes())]);
        // Where every figure of 2025 is missing, the report is of an earlier year.
        prop_assume!(judgement.year.number() == 2025);
        let verdict = &judgement.verdicts[0];
        let statuses: &[Status] = match expected(&requirement, &figures) {
            Ok(true) => &[Status::Met],
            Ok(false) => &[Status::Missed],
            Err(No::Number) => &[Status::Unreadable],
            // Something divided by nothing may be told first; a pass it never is, nor a miss.
            Err(No::Figure) => &[Status::NotReported, Status::Unreadable],
        };
        prop_assert!(
            statuses.contains(&verdict.status),
            "{}\n{table}{:?} instead of {statuses:?}: {:?}",
            requirement.text(),
            verdict.status,
            verdict
        );
    }
}
