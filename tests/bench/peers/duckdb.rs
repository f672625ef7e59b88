//! The rules in the SQL of DuckDB: one scan, one grouping, then the counties.

use super::Job;
use super::needed::{self, short};
use crate::made::files::{Form, Layout};
use crate::made::rules::States;

pub fn script(job: &Job<'_>) -> String {
    let columns = |names: Vec<&str>, write: &dyn Fn(&str) -> String| -> String {
        names
            .iter()
            .map(|name| format!(", {}", write(name)))
            .collect()
    };
    // A sum over townships is one only where every township reports.
    let whole = |name: &str| {
        let sum = short("s", name);
        format!("CASE WHEN count(\"{name}\") = count(*) THEN sum(\"{name}\") END {sum}")
    };
    let each = |name: &str| {
        let each = short("e", name);
        format!(
            "CASE WHEN min(\"{name}\") < 1 THEN 0 WHEN count(\"{name}\") = count(*) THEN 1 END {each}"
        )
    };
    let before = |name: &str| {
        let (before, now) = (short("p", name), short("s", name));
        format!("lag({now}) OVER (PARTITION BY county ORDER BY year) {before}")
    };
    let (mut of_rows, mut totals) = (String::new(), Vec::new());
    for rule in job.rules {
        let id = rule.id;
        if let Some(states) = row(rule.states) {
            of_rows += &format!(",\n    count_if({states}) {id}p, count_if(NOT ({states})) {id}f");
            totals.push(format!("sum({id}p), sum({id}f)"));
        } else if let Some(states) = needed::county(
            rule.states,
            |name| short("s", name),
            |name| short("p", name),
            |name| short("e", name),
        ) {
            totals.push(format!("count_if({states}), count_if(NOT ({states}))"));
        }
    }
    format!(
        "WITH g AS (SELECT county, year{of_rows}{}{}\n  FROM ({}) GROUP BY county, year),\n\
         n AS (SELECT *{} FROM g)\nSELECT {} FROM n;\n",
        columns(needed::sums(job.rules), &whole),
        columns(needed::each(job.rules), &each),
        source(job),
        columns(needed::growing(job.rules), &before),
        totals.join(",\n  "),
    )
}

fn row(states: States) -> Option<String> {
    if let States::Within(name, [low, high]) = states {
        return Some(format!("\"{name}\" BETWEEN {low} AND {high}"));
    }
    needed::row(states, |name| format!("\"{name}\""), "=")
}

/// The table of townships and years.
fn source(job: &Job<'_>) -> String {
    let file = job.file();
    let needed = needed::columns(job.rules);
    let is_messy = job.form == Form::Messy;
    match job.layout {
        Layout::Wide if is_messy => {
            let cells = needed
                .iter()
                .map(|name| format!(", {} AS \"{name}\"", cleaned(&format!("\"{name}\""))));
            let cells: String = cells.collect();
            format!(
                "SELECT county, township, year{cells} FROM read_csv('{file}', all_varchar = true)"
            )
        }
        Layout::Wide => format!("SELECT * FROM read_csv('{file}')"),
        Layout::Tidy => {
            let value = if is_messy {
                cleaned("value")
            } else {
                "value".to_owned()
            };
            let as_text = if is_messy {
                ", types = {'value': 'VARCHAR'}"
            } else {
                ""
            };
            let cells = needed
                .iter()
                .map(|name| format!(", max({value}) FILTER (indicator = '{name}') \"{name}\""));
            let cells: String = cells.collect();
            format!(
                "SELECT county, township, year{cells} FROM read_csv('{file}'{as_text}) \
                 GROUP BY county, township, year"
            )
        }
    }
}

/// 62.5%, 1,234 and 1.5万 as numbers.
fn cleaned(cell: &str) -> String {
    format!(
        "CASE WHEN ends_with({cell}, '万') THEN CAST(replace({cell}, '万', '') AS DOUBLE) * 10000 \
         ELSE CAST(replace(replace({cell}, ',', ''), '%', '') AS DOUBLE) END"
    )
}
