//! The rules in pandas.

use super::Job;
use super::needed::{self, short};
use crate::made::files::Layout;
use crate::made::rules::States;

const TELL: &str = r"
told = []

def tell(ok, *needed):
    known = True
    for one in needed:
        known = known & one.notna()
    told.extend([int((ok & known).sum()), int((~ok & known).sum())])

";

pub fn script(job: &Job<'_>) -> String {
    let mut text = format!("import pandas as pd\n{TELL}{}", source(job));
    // The rules over counties stand among the others: all is made first.
    text += "g = d.groupby(['county', 'year'])\nsize = g.size()\n";
    for name in needed::sums(job.rules) {
        let sum = short("s", name);
        // A sum over townships is one only where every township reports.
        text += &format!("{sum} = g['{name}'].sum().where(g['{name}'].count() == size)\n");
    }
    for name in needed::growing(job.rules) {
        let (before, now) = (short("p", name), short("s", name));
        text += &format!("{before} = {now}.groupby(level='county').shift(1)\n");
    }
    for name in needed::each(job.rules) {
        let (each, known) = (short("e", name), format!("g['{name}'].count() == size"));
        text += &format!(
            "{each} = g['{name}'].min()\n{each} = {each}.where({each}.lt(1) | ({known}))\n"
        );
    }
    let column = |name: &str| format!("d['{name}']");
    for rule in job.rules {
        let known: Vec<String> = match rule.states {
            States::Whole(_) => needed::of(rule.states)
                .iter()
                .map(|name| short("s", name))
                .collect(),
            States::Growth(name, _) => vec![short("s", name), short("p", name)],
            States::Each(name) => vec![short("e", name)],
            States::AtLeast(..)
            | States::Within(..)
            | States::Ratio(_)
            | States::Twice(..)
            | States::Adds(..) => needed::of(rule.states)
                .iter()
                .map(|name| column(name))
                .collect(),
        };
        let states = row(rule.states).or_else(|| {
            let (sum, before) = (|name: &str| short("s", name), |name: &str| short("p", name));
            needed::county(rule.states, sum, before, |name| short("e", name))
        });
        text += &format!(
            "tell({}, {})\n",
            states.unwrap_or_default(),
            known.join(", ")
        );
    }
    text + "print(*told)\n"
}

fn row(states: States) -> Option<String> {
    if let States::Within(name, [low, high]) = states {
        return Some(format!("d['{name}'].between({low}, {high})"));
    }
    needed::row(states, |name| format!("d['{name}']"), "==")
}

fn source(job: &Job<'_>) -> String {
    let file = job.file();
    let needed = needed::quoted(job.rules);
    match job.layout {
        Layout::Wide => {
            format!("d = pd.read_csv('{file}', usecols=['county', 'township', 'year', {needed}])\n")
        }
        Layout::Tidy => format!(
            "d = pd.read_csv('{file}', usecols=['county', 'township', 'year', 'indicator', 'value'])\n\
             d = d[d['indicator'].isin([{needed}])].pivot(index=['county', 'township', 'year'],\n    \
             columns='indicator', values='value').reset_index()\n"
        ),
    }
}
