//! Which columns rules need.

use crate::made::columns::{COLUMNS, named};
use crate::made::rules::{Ratio, Rule, States};

/// The columns that the rules look at, each once, in the order of the file.
pub fn columns(rules: &[Rule]) -> Vec<&'static str> {
    let all = rules.iter().flat_map(|rule| of(rule.states));
    in_order(all)
}

/// The same as a list of words in quotes.
pub fn quoted(rules: &[Rule]) -> String {
    let quoted = columns(rules).into_iter().map(|name| format!("'{name}'"));
    quoted.collect::<Vec<String>>().join(", ")
}

/// The columns of which the rules need sums over townships.
pub fn sums(rules: &[Rule]) -> Vec<&'static str> {
    let summed = rules.iter().filter_map(|rule| match rule.states {
        States::Whole(_) | States::Growth(..) => Some(of(rule.states)),
        States::AtLeast(..)
        | States::Within(..)
        | States::Ratio(_)
        | States::Twice(..)
        | States::Adds(..)
        | States::Each(_) => None,
    });
    in_order(summed.flatten())
}

/// The columns that every township must have some of.
pub fn each(rules: &[Rule]) -> Vec<&'static str> {
    let all = rules.iter().filter_map(|rule| match rule.states {
        States::Each(name) => Some(name),
        States::AtLeast(..)
        | States::Within(..)
        | States::Ratio(_)
        | States::Twice(..)
        | States::Adds(..)
        | States::Whole(_)
        | States::Growth(..) => None,
    });
    in_order(all)
}

/// The columns whose growth the rules look at.
pub fn growing(rules: &[Rule]) -> Vec<&'static str> {
    let all = rules.iter().filter_map(|rule| match rule.states {
        States::Growth(name, _) => Some(name),
        States::AtLeast(..)
        | States::Within(..)
        | States::Ratio(_)
        | States::Twice(..)
        | States::Adds(..)
        | States::Whole(_)
        | States::Each(_) => None,
    });
    in_order(all)
}

/// The columns that a rule looks at.
pub fn of(states: States) -> Vec<&'static str> {
    match states {
        States::AtLeast(name, _)
        | States::Within(name, _)
        | States::Growth(name, _)
        | States::Each(name) => vec![name],
        States::Ratio(Ratio { above, below, .. }) | States::Whole(Ratio { above, below, .. }) => {
            vec![above, below]
        }
        States::Twice(one, other) => vec![one, other],
        States::Adds([one, other], whole) => vec![one, other, whole],
    }
}

/// What a rule says of a row, in a language whose numbers are written and compared as in most; `None` of a
/// rule over counties. `column` is how a column is named and `same` how equality is written.
pub fn row(states: States, column: impl Fn(&str) -> String, same: &str) -> Option<String> {
    Some(match states {
        States::AtLeast(name, bar) => format!("{} >= {bar}", column(name)),
        // Each language has its own way of it.
        States::Within(..) => return None,
        States::Ratio(ratio) => by(ratio, &column),
        States::Twice(one, other) => format!("{} {same} 2 * {}", column(one), column(other)),
        States::Adds([one, other], whole) => {
            format!(
                "{} + {} {same} {}",
                column(one),
                column(other),
                column(whole)
            )
        }
        States::Whole(_) | States::Growth(..) | States::Each(_) => return None,
    })
}

/// What a rule over counties says. `sum`, `before` and `each` name a sum, that of the year before, and
/// whether each township has some.
pub fn county(
    states: States,
    sum: impl Fn(&str) -> String,
    before: impl Fn(&str) -> String,
    each: impl Fn(&str) -> String,
) -> Option<String> {
    Some(match states {
        States::Whole(ratio) => by(ratio, &sum),
        States::Growth(name, percent) => {
            let bar = format!("0.{percent:02}");
            let (now, before) = (sum(name), before(name));
            format!("({now} - {before}) / {before} >= {bar}")
        }
        States::Each(name) => format!("{} >= 1", each(name)),
        States::AtLeast(..)
        | States::Within(..)
        | States::Ratio(_)
        | States::Twice(..)
        | States::Adds(..) => return None,
    })
}

fn by(ratio: Ratio, column: &impl Fn(&str) -> String) -> String {
    let sign = if ratio.is_most { "<=" } else { ">=" };
    let quotient = format!("{} / {}", column(ratio.above), column(ratio.below));
    match ratio.times {
        1 => format!("{quotient} {sign} {}", ratio.bar),
        times => format!("{quotient} * {times} {sign} {}", ratio.bar),
    }
}

/// A short name for what is made of a column.
pub fn short(prefix: &str, name: &str) -> String {
    format!("{prefix}{}", named(name))
}

fn in_order(names: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut is_needed = [false; COLUMNS.len()];
    for name in names {
        is_needed[named(name)] = true;
    }
    COLUMNS
        .iter()
        .zip(is_needed)
        .filter_map(|(column, is_needed)| is_needed.then_some(column.name))
        .collect()
}
