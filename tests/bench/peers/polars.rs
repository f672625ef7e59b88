//! The rules in polars, lazily and streaming.

use super::Job;
use super::needed::{self, short};
use crate::made::files::{Form, Layout};
use crate::made::rules::States;

const CLEAN: &str = r#"
def clean(e):
    s = e.str.replace_all(",", "", literal=True).str.replace_all("%", "", literal=True)
    n = s.str.replace_all("万", "", literal=True).cast(pl.Float64)
    return pl.when(s.str.ends_with("万")).then(n * 10000).otherwise(n)

"#;

const WHOLE: &str = r"
# A sum over townships is one only where every township reports.
def whole(name):
    return pl.when(c(name).null_count() == 0).then(c(name).sum())

def each(name):
    known = c(name).null_count() == 0
    return pl.when(c(name).min() < 1).then(0).when(known).then(1)

";

pub fn script(job: &Job<'_>) -> String {
    let mut text = format!("import polars as pl\nc = pl.col\n{CLEAN}{WHOLE}");
    text += &source(job);
    text += "g = lf.group_by('county', 'year').agg(\n";
    let mut totals = Vec::new();
    for rule in job.rules {
        let id = rule.id;
        if let Some(states) = row(rule.states) {
            text += &format!(
                "    ({states}).sum().alias('{id}p'), (~({states})).sum().alias('{id}f'),\n"
            );
            totals.push(format!("c('{id}p').sum(), c('{id}f').sum()"));
        } else if let Some(states) = needed::county(
            rule.states,
            |name| format!("c('{}')", short("s", name)),
            |name| format!("c('{}')", short("p", name)),
            |name| format!("c('{}')", short("e", name)),
        ) {
            totals.push(format!(
                "({states}).sum().alias('{id}p'), (~({states})).sum().alias('{id}f')"
            ));
        }
    }
    for name in needed::sums(job.rules) {
        text += &format!("    whole('{name}').alias('{}'),\n", short("s", name));
    }
    for name in needed::each(job.rules) {
        text += &format!("    each('{name}').alias('{}'),\n", short("e", name));
    }
    text += ").collect(engine='streaming').sort('county', 'year')\ng = g.with_columns(\n";
    for name in needed::growing(job.rules) {
        let (before, now) = (short("p", name), short("s", name));
        text += &format!("    c('{now}').shift(1).over('county').alias('{before}'),\n");
    }
    text += &format!(
        ")\nprint(*g.select(\n    {}).row(0))\n",
        totals.join(",\n    ")
    );
    text
}

fn row(states: States) -> Option<String> {
    if let States::Within(name, [low, high]) = states {
        return Some(format!("c('{name}').is_between({low}, {high})"));
    }
    needed::row(states, |name| format!("c('{name}')"), "==")
}

fn source(job: &Job<'_>) -> String {
    let file = job.file();
    let needed = needed::quoted(job.rules);
    let is_messy = job.form == Form::Messy;
    match job.layout {
        Layout::Wide if is_messy => format!(
            "lf = pl.scan_csv('{file}', infer_schema=False).select(\n    \
             'county', 'township', 'year', *[clean(c(n)).alias(n) for n in [{needed}]])\n"
        ),
        Layout::Wide => format!("lf = pl.scan_csv('{file}', infer_schema_length=10000)\n"),
        Layout::Tidy => {
            let (kind, cleaned) = if is_messy {
                (
                    "String",
                    "lf = lf.with_columns(clean(c('value')).alias('value'))\n",
                )
            } else {
                ("Float64", "")
            };
            format!(
                "lf = pl.scan_csv('{file}', schema_overrides={{'value': pl.{kind}}})\n{cleaned}\
                 lf = lf.group_by('county', 'township', 'year').agg(\n    \
                 [c('value').filter(c('indicator') == n).max().alias(n) for n in [{needed}]])\n"
            )
        }
    }
}
