//! `check schema`: the JSON Schemas of what the program reads and writes.

use clap::Args;
use clap::builder::TypedValueParser;

use super::args::one_of;
use super::screen::Screen;

/// What can be described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The JSON report of a comparison.
    Comparison,
    /// The JSON report.
    Report,
    /// The rule file.
    Rules,
}

impl Subject {
    /// Its JSON Schema.
    const fn schema(self) -> &'static str {
        match self {
            Self::Comparison => include_str!("schema/comparison.json"),
            Self::Report => include_str!("schema/report.json"),
            Self::Rules => include_str!("schema/rules.json"),
        }
    }
}

/// What `schema` understands.
#[derive(Debug, Args)]
pub(super) struct Asked {
    /// Of what: `rules`, the rule file, `report`, the JSON report, or `comparison`, that of compare
    #[arg(value_name = "rules|report|comparison", value_parser = subject(), hide_possible_values = true)]
    subject: Subject,
}

/// Prints the schema.
pub(super) fn run(asked: &Asked, screen: &Screen) -> u8 {
    screen.put(asked.subject.schema().as_bytes(), 0)
}

fn subject() -> impl TypedValueParser<Value = Subject> {
    one_of(vec![
        ("rules", Subject::Rules),
        ("report", Subject::Report),
        ("comparison", Subject::Comparison),
    ])
}
