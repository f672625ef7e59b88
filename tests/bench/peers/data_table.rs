//! The rules in R's data.table.

use super::Job;
use super::needed::{self, short};
use crate::made::files::Layout;
use crate::made::rules::States;

pub fn script(job: &Job<'_>) -> String {
    let mut text =
        String::from("suppressPackageStartupMessages(library(data.table))\ntold <- c()\n");
    text +=
        "tell <- function(ok) told <<- c(told, sum(ok, na.rm = TRUE), sum(!ok, na.rm = TRUE))\n";
    // A sum over townships is one only where every township reports: that of NA is NA.
    text += "each <- function(x) if (any(x < 1, na.rm = TRUE)) 0 else if (anyNA(x)) NA else 1\n";
    text += &source(job);
    let sums = needed::sums(job.rules).into_iter();
    let sums = sums.map(|name| format!("{} = sum(as.numeric(`{name}`))", short("s", name)));
    let each = needed::each(job.rules).into_iter();
    let each = each.map(|name| format!("{} = each(`{name}`)", short("e", name)));
    let all: Vec<String> = sums.chain(each).collect();
    text += &format!(
        "g <- d[, .({}), by = .(county, year)]\nsetorder(g, county, year)\n",
        all.join(", ")
    );
    for name in needed::growing(job.rules) {
        let (before, now) = (short("p", name), short("s", name));
        text += &format!("g[, {before} := shift({now}), by = county]\n");
    }
    for rule in job.rules {
        let (sum, before) = (
            |name: &str| format!("g${}", short("s", name)),
            |name: &str| format!("g${}", short("p", name)),
        );
        let each = |name: &str| format!("g${}", short("e", name));
        let states = row(rule.states).or_else(|| needed::county(rule.states, sum, before, each));
        text += &format!("tell({})\n", states.unwrap_or_default());
    }
    text + "cat(format(told, scientific = FALSE, trim = TRUE), \"\\n\")\n"
}

fn row(states: States) -> Option<String> {
    let column = |name: &str| format!("d[[\"{name}\"]]");
    if let States::Within(name, [low, high]) = states {
        let column = column(name);
        return Some(format!("{column} >= {low} & {column} <= {high}"));
    }
    needed::row(states, column, "==")
}

fn source(job: &Job<'_>) -> String {
    let read = format!(
        "d <- fread('{}', encoding = 'UTF-8', showProgress = FALSE)\n",
        job.file()
    );
    let needed = needed::quoted(job.rules);
    match job.layout {
        Layout::Wide => read,
        Layout::Tidy => format!(
            "{read}d <- dcast(d[indicator %in% c({needed})], county + township + year ~ indicator,\n  \
             value.var = 'value')\n"
        ),
    }
}
