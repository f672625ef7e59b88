//! Requirements made up as trees, printed as text, and read back by the program.

use proptest::prelude::*;
use target_check::plan::{self, Condition, Expr, Operation};
use target_check::quantity::{Comparison, Exact, Unit};
use target_check::vocabulary::IndicatorId;

use crate::cases;
use crate::choices::Choices;

/// The indicators: three counts and a share.
pub(crate) const RULES: &str = "[plan]\ntitle = \"x\"\nperiod = [2021, 2025]\nbase = 2020\n\
    [indicators.beds]\nname = \"床位\"\nunit = \"张\"\n\
    [indicators.places]\nname = \"席位\"\nunit = \"张\"\n\
    [indicators.people]\nname = \"人口\"\nunit = \"人\"\n\
    [indicators.share]\nname = \"份额\"\nunit = \"%\"\n";
pub(crate) const NAMES: [&str; 4] = ["beds", "places", "people", "share"];

/// A requirement's part, of which the units agree.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    /// A number as written, and its unit.
    Number(String, &'static str),
    /// An indicator by its place among the names.
    Indicator(usize),
    Negate(Box<Tree>),
    Binary(Operation, Box<Tree>, Box<Tree>),
    Growth(Box<Tree>),
    Previous(Box<Tree>),
    Base(Box<Tree>),
    Cumulative(Box<Tree>),
    Min(Vec<Tree>),
    Max(Vec<Tree>),
}

/// A comparison of two trees.
#[derive(Clone, Debug)]
pub(crate) struct Requirement {
    pub(crate) left: Tree,
    pub(crate) comparison: Comparison,
    pub(crate) right: Tree,
}

/// Any requirement that looks at a figure on its left.
pub(crate) fn requirement() -> impl Strategy<Value = Requirement> {
    proptest::collection::vec(any::<u8>(), 0..120).prop_map(|bytes| {
        let mut choices = Choices::new(&bytes);
        let is_count = choices.below(3) > 0;
        let (deep, flat) = (choices.below(4), choices.below(3));
        let tree = if is_count { count } else { share };
        Requirement {
            left: looking(tree(deep, &mut choices), is_count),
            comparison: choices.pick(&[
                Comparison::AtLeast,
                Comparison::AtMost,
                Comparison::Greater,
                Comparison::Less,
                Comparison::Equal,
            ]),
            right: tree(flat, &mut choices),
        }
    })
}

/// The tree, or an indicator of its kind where it looks at none.
fn looking(tree: Tree, is_count: bool) -> Tree {
    match (tree.is_constant(), is_count) {
        (false, _) => tree,
        (true, true) => Tree::Indicator(0),
        (true, false) => Tree::Indicator(3),
    }
}

/// A number of things.
fn count(depth: usize, choices: &mut Choices<'_>) -> Tree {
    if depth == 0 {
        return match choices.below(3) {
            0 => Tree::Indicator(choices.below(3)),
            1 => Tree::Number(written(choices), choices.pick(&["张", "人", "万张", "个"])),
            _ => Tree::Number("0".to_owned(), "户"),
        };
    }
    let depth = depth - 1;
    match choices.below(9) {
        0 => sum(count, depth, choices),
        1 => Tree::Negate(Box::new(count(depth, choices))),
        2 => product(share(depth, choices), count(depth, choices)),
        3 => product(count(depth, choices), share(depth, choices)),
        4 => quotient(count(depth, choices), share(depth, choices)),
        5 => Tree::Min(members(count, depth, choices)),
        6 => Tree::Max(members(count, depth, choices)),
        _ => function(looking(count(depth, choices), true), choices),
    }
}

/// A pure number.
fn share(depth: usize, choices: &mut Choices<'_>) -> Tree {
    if depth == 0 {
        return match choices.below(3) {
            0 => Tree::Indicator(3),
            1 => Tree::Number(written(choices), choices.pick(&["%", "‰", "倍"])),
            _ => Tree::Number("62".to_owned(), "%"),
        };
    }
    let depth = depth - 1;
    match choices.below(8) {
        0 => sum(share, depth, choices),
        1 => Tree::Negate(Box::new(share(depth, choices))),
        2 => product(share(depth, choices), share(depth, choices)),
        3 => quotient(count(depth, choices), count(depth, choices)),
        4 => Tree::Min(members(share, depth, choices)),
        5 => Tree::Growth(Box::new(looking(count(depth, choices), true))),
        _ => function(looking(share(depth, choices), false), choices),
    }
}

type Kind = fn(usize, &mut Choices<'_>) -> Tree;

fn sum(kind: Kind, depth: usize, choices: &mut Choices<'_>) -> Tree {
    let operation = choices.pick(&[Operation::Add, Operation::Subtract]);
    let (left, right) = (kind(depth, choices), kind(depth, choices));
    Tree::Binary(operation, Box::new(left), Box::new(right))
}

fn members(kind: Kind, depth: usize, choices: &mut Choices<'_>) -> Vec<Tree> {
    (0..2 + choices.below(2))
        .map(|_| kind(depth, choices))
        .collect()
}

fn function(inner: Tree, choices: &mut Choices<'_>) -> Tree {
    let inner = Box::new(inner);
    match choices.below(3) {
        0 => Tree::Previous(inner),
        1 => Tree::Base(inner),
        _ => Tree::Cumulative(inner),
    }
}

fn product(left: Tree, right: Tree) -> Tree {
    Tree::Binary(Operation::Multiply, Box::new(left), Box::new(right))
}

fn quotient(left: Tree, right: Tree) -> Tree {
    Tree::Binary(Operation::Divide, Box::new(left), Box::new(right))
}

/// Digits, at the edges now and then.
fn written(choices: &mut Choices<'_>) -> String {
    match choices.below(6) {
        0 => choices.below(200).to_string(),
        1 => format!("{}.{}", choices.below(100), choices.below(100)),
        2 => i64::MAX.to_string(),
        3 => "9223372036854775808".to_owned(),
        4 => format!("1{}", "0".repeat(choices.below(25))),
        _ => format!("0.{}1", "0".repeat(choices.below(20))),
    }
}

impl Tree {
    /// Whether it looks at no indicator.
    pub(crate) fn is_constant(&self) -> bool {
        match self {
            Self::Number(..) => true,
            Self::Indicator(_) => false,
            Self::Negate(inner)
            | Self::Growth(inner)
            | Self::Previous(inner)
            | Self::Base(inner)
            | Self::Cumulative(inner) => inner.is_constant(),
            Self::Binary(_, left, right) => left.is_constant() && right.is_constant(),
            Self::Min(all) | Self::Max(all) => all.iter().all(Self::is_constant),
        }
    }

    /// As it is written, with no more brackets than it needs.
    pub(crate) fn text(&self) -> String {
        let call = |name: &str, inner: &Self| format!("{name}({})", inner.text());
        let list = |all: &[Self]| all.iter().map(Self::text).collect::<Vec<_>>().join(", ");
        match self {
            Self::Number(digits, unit) => format!("{digits} {unit}"),
            Self::Indicator(index) => NAMES[*index].to_owned(),
            Self::Negate(inner) => format!("(-({}))", inner.text()),
            Self::Growth(inner) => call("growth", inner),
            Self::Previous(inner) => call("previous", inner),
            Self::Base(inner) => call("base", inner),
            Self::Cumulative(inner) => call("cumulative", inner),
            Self::Min(all) => format!("min({})", list(all)),
            Self::Max(all) => format!("max({})", list(all)),
            Self::Binary(operation, left, right) => {
                let sign = match operation {
                    Operation::Add => "+",
                    Operation::Subtract => "-",
                    Operation::Multiply => "*",
                    Operation::Divide => "/",
                };
                let strength = strength(*operation);
                let bracketed = |side: &Self, weakest: u8| {
                    if let Self::Binary(inner, ..) = side
                        && self::strength(*inner) < weakest
                    {
                        return format!("({})", side.text());
                    }
                    side.text()
                };
                let (left, right) = (bracketed(left, strength), bracketed(right, strength + 1));
                format!("{left} {sign} {right}")
            }
        }
    }

    /// What the program should make of it.
    fn meant(&self) -> Expr {
        let boxed = |inner: &Self| Box::new(inner.meant());
        let all = |all: &[Self]| all.iter().map(Self::meant).collect();
        match self {
            Self::Number(digits, unit) => {
                let unit = Unit::parse(unit).unwrap();
                let value = &Exact::from_decimal(digits).unwrap() * unit.size();
                Expr::Constant { value, unit }
            }
            Self::Indicator(index) => Expr::Indicator(IndicatorId::new(*index).unwrap()),
            Self::Negate(inner) => Expr::Negate(boxed(inner)),
            Self::Growth(inner) => Expr::Growth(boxed(inner)),
            Self::Previous(inner) => Expr::Previous(boxed(inner)),
            Self::Base(inner) => Expr::Base(boxed(inner)),
            Self::Cumulative(inner) => Expr::Cumulative(boxed(inner)),
            Self::Min(members) => Expr::Min(all(members)),
            Self::Max(members) => Expr::Max(all(members)),
            Self::Binary(operation, left, right) => Expr::Binary {
                operation: *operation,
                left: boxed(left),
                right: boxed(right),
            },
        }
    }
}

/// How tightly an operation binds.
fn strength(operation: Operation) -> u8 {
    match operation {
        Operation::Add | Operation::Subtract => 1,
        Operation::Multiply | Operation::Divide => 2,
    }
}

impl Requirement {
    pub(crate) fn text(&self) -> String {
        let (left, right) = (self.left.text(), self.right.text());
        format!("{left} {} {right}", self.comparison.id())
    }

    /// The rule file with it as its one target.
    pub(crate) fn rules(&self) -> String {
        let text = self.text();
        format!("{RULES}[[target]]\nid = \"t\"\nclause = [\"1\"]\nrequire = \"{text}\"\n")
    }
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn a_requirement_is_read_as_it_was_meant(requirement in requirement()) {
        // Some make no sense, such as a division by what is always zero; they are refused.
        let Ok(read) = plan::read(&requirement.rules()) else {
            return Err(TestCaseError::reject("refused"));
        };
        let Condition::Compare { left, comparison, right, .. } =
            &read.plan.targets[0].requirement
        else {
            panic!("{}", requirement.text());
        };
        prop_assert_eq!(left, &requirement.left.meant());
        prop_assert_eq!(*comparison, requirement.comparison);
        if !requirement.right.is_constant() {
            prop_assert_eq!(right, &requirement.right.meant());
        }
    }

    /// Spaces, and the forms of an input method, make no difference.
    #[test]
    fn blanks_and_full_width_forms_mean_nothing(requirement in requirement()) {
        let plain = requirement.rules();
        let text = requirement.text();
        let wide: String = text.chars().map(|sign| match sign {
            '0'..='9' => char::from_u32(u32::from(sign) - 0x30 + 0xFF10).unwrap(),
            '(' => '（',
            ')' => '）',
            ',' => '，',
            '%' => '％',
            '>' => '＞',
            '<' => '＜',
            '+' => '＋',
            '*' => '×',
            '/' => '÷',
            other => other,
        }).collect();
        let other = plain.replace(&text, &wide).replace("，", " ，  ");
        let requirement_of = |rules: &str| {
            plan::read(rules).map(|read| read.plan.targets[0].requirement.clone())
        };
        match (requirement_of(&plain), requirement_of(&other)) {
            (Ok(one), Ok(two)) => prop_assert_eq!(one, two),
            (Err(_), Err(_)) => {}
            (one, two) => prop_assert!(false, "{}: {:?}\n{}: {:?}", text, one, wide, two),
        }
    }
}
