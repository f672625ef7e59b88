//! What results are results of: the targets, and the codes of findings.

use super::model::{Configuration, Message, Rule};
use crate::plan::{Level, Target};
use crate::report::expression::in_words;
use crate::report::names::Names;
use crate::report::wording::Lang;
use crate::report::{Report, explain, table};
use crate::source::{Diagnostic, Severity, Untrusted};

/// The rules of a run: one for each target, in the plan's order, then one for each code.
pub(super) struct Rules(Vec<Rule>);

impl Rules {
    pub(super) fn of_targets(report: &Report<'_>, names: &Names<'_>) -> Self {
        let targets = report.plan.targets.iter();
        Self(targets.map(|target| of_target(target, names)).collect())
    }

    /// The index of the rule for a finding's code, made where there is none yet.
    pub(super) fn of_finding(&mut self, finding: &Diagnostic, lang: Lang) -> usize {
        let known = self.0.iter().position(|rule| rule.id == finding.code);
        known.unwrap_or_else(|| {
            self.0.push(of_code(finding, lang));
            self.0.len().saturating_sub(1)
        })
    }

    pub(super) fn into_all(self) -> Vec<Rule> {
        self.0
    }
}

fn of_target(target: &Target, names: &Names<'_>) -> Rule {
    let name = names.target(target);
    let requirement = in_words(&target.text, names);
    let help: Vec<String> = [requirement.clone()]
        .into_iter()
        .chain(target.remarks().map(Untrusted::visible))
        .collect();
    Rule {
        id: target.id.clone(),
        name: name.clone(),
        short_description: Message::new(&format!("{} {name}", table::clauses(target))),
        full_description: Message::new(&requirement),
        help: Message::new(&help.join("\n")),
        default_configuration: Configuration {
            level: match target.level {
                Level::Binding => "error",
                Level::Expected => "warning",
            },
        },
    }
}

fn of_code(finding: &Diagnostic, lang: Lang) -> Rule {
    let explained = explain::explanations().find(|one| one.code == finding.code);
    let meaning = explained.map_or(finding.code, |one| one.meaning(lang));
    let action = explained.map_or(finding.code, |one| one.action(lang));
    Rule {
        id: finding.code.to_owned(),
        name: finding.code.to_owned(),
        short_description: Message::new(meaning),
        full_description: Message::new(meaning),
        help: Message::new(action),
        default_configuration: Configuration {
            level: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
        },
    }
}
