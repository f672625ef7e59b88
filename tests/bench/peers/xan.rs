//! The rules in xan, as a pipeline.

use super::Job;
use super::needed::{self, short};
use crate::made::files::Layout;
use crate::made::rules::States;

pub fn script(job: &Job<'_>) -> String {
    let file = job.file();
    let has = |names: &[String]| -> String {
        let all: Vec<String> = names.iter().map(|name| format!("{name} ne \"\"")).collect();
        all.join(" && ")
    };
    let (mut of_rows, mut totals) = (vec!["count() as n".to_owned()], Vec::new());
    for rule in job.rules {
        let id = rule.id;
        if let Some(states) = row(rule.states) {
            let names: Vec<String> = needed::of(rule.states)
                .iter()
                .map(|name| column(name))
                .collect();
            let known = has(&names);
            of_rows.push(format!("count({known} && ({states})) as {id}p"));
            of_rows.push(format!("count({known} && not({states})) as {id}f"));
            totals.push(format!("sum({id}p) as {id}p, sum({id}f) as {id}f"));
            continue;
        }
        let (sum, before) = (|name: &str| short("s", name), |name: &str| short("p", name));
        let states = needed::county(rule.states, sum, before, |name| short("e", name));
        let known = known(rule.states);
        let states = states.unwrap_or_default();
        totals.push(format!(
            "count({known} && ({states})) as {id}p, count({known} && not({states})) as {id}f"
        ));
    }
    for name in needed::sums(job.rules) {
        let (sum, count, column) = (short("s", name), short("k", name), column(name));
        of_rows.push(format!(
            "sum({column}) as {sum}, count({column}) as {count}"
        ));
    }
    for name in needed::each(job.rules) {
        let (each, count, column) = (short("e", name), short("m", name), column(name));
        of_rows.push(format!(
            "min({column}) as {each}, count({column}) as {count}"
        ));
    }
    let grouped = format!("xan groupby county,year '{}'", of_rows.join(", "));
    let start = match job.layout {
        Layout::Wide => format!("{grouped} '{file}'"),
        Layout::Tidy => {
            let cells = needed::columns(job.rules).into_iter();
            let cells =
                cells.map(|name| format!("max(if(indicator eq \"{name}\", value)) as \"{name}\""));
            let cells: Vec<String> = cells.collect();
            let cells = cells.join(", ");
            format!("xan groupby county,township,year '{cells}' '{file}' | \\\n{grouped}")
        }
    };
    let mut lags: Vec<String> = Vec::new();
    for name in needed::growing(job.rules) {
        let (sum, count) = (short("s", name), short("k", name));
        let (before, counted) = (short("p", name), short("q", name));
        lags.push(format!(
            "lag({sum}) as {before}, lag({count} - n) as {counted}"
        ));
    }
    format!(
        "{start} | \\\nxan sort -s county,year | xan window -g county '{}' | \\\nxan agg '{}'\n",
        lags.join(", "),
        totals.join(", "),
    )
}

fn column(name: &str) -> String {
    format!("col(\"{name}\")")
}

/// A sum over townships is one only where every township reports.
fn known(states: States) -> String {
    let whole = |name: &&str| format!("{} == n", short("k", name));
    let all: Vec<String> = match states {
        States::Each(name) => {
            let (each, count) = (short("e", name), short("m", name));
            return format!("({count} == n || {each} < 1)");
        }
        States::Growth(name, _) => {
            let (before, counted) = (short("p", name), short("q", name));
            vec![
                whole(&name),
                format!("{before} ne \"\""),
                format!("{counted} == 0"),
            ]
        }
        States::AtLeast(..)
        | States::Within(..)
        | States::Ratio(_)
        | States::Twice(..)
        | States::Adds(..)
        | States::Whole(_) => needed::of(states).iter().map(whole).collect(),
    };
    all.join(" && ")
}

fn row(states: States) -> Option<String> {
    if let States::Within(name, [low, high]) = states {
        let column = column(name);
        return Some(format!("{column} >= {low} && {column} <= {high}"));
    }
    needed::row(states, column, "==")
}
