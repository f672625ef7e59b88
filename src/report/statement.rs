//! One verdict in a line, as annotations and the results of tests say it.

use super::names::Names;
use super::wording::labels;
use super::{Report, figure, table};
use crate::plan::Target;
use crate::verdict::Verdict;

/// What a verdict says. All of it is harmless on a terminal.
pub(super) struct Statement<'a> {
    /// The target.
    pub(super) target: &'a Target,
    /// The clauses it comes from.
    pub(super) clauses: String,
    /// Its name, with its year and level where they must be said.
    pub(super) title: String,
    /// The county, where there is more than one.
    pub(super) area: Option<String>,
    /// The status, in words.
    pub(super) status: &'static str,
    /// What was observed and required, what is missing and why: everything that is said.
    pub(super) text: String,
}

impl Statement<'_> {
    /// Which verdict it is: the area, where there is more than one, the clauses and the title.
    pub(super) fn subject(&self) -> String {
        let area = self.area.iter().map(String::as_str);
        let parts: Vec<&str> = area.chain([&*self.clauses, &*self.title]).collect();
        parts.join(" ")
    }
}

/// Says each verdict of a report.
pub(super) struct Speaker<'a> {
    report: &'a Report<'a>,
    names: &'a Names<'a>,
    many_areas: bool,
}

impl<'a> Speaker<'a> {
    pub(super) fn new(report: &'a Report<'a>, names: &'a Names<'a>) -> Self {
        let many_areas = table::areas(report) > 1;
        Self {
            report,
            names,
            many_areas,
        }
    }

    /// Every verdict with what it says, in their order.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'a Verdict, Statement<'a>)> {
        let verdicts = self.report.judgement.verdicts.iter();
        verdicts.filter_map(|verdict| Some((verdict, self.say(verdict)?)))
    }

    /// `None` only if the verdict names a target the plan does not have.
    fn say(&self, verdict: &Verdict) -> Option<Statement<'a>> {
        let target = self.report.plan.targets.get(verdict.target)?;
        let (report, names) = (self.report, self.names);
        let area = verdict.area.as_ref().filter(|_| self.many_areas);
        Some(Statement {
            target,
            clauses: table::clauses(target),
            title: table::titled(target, verdict, report, names),
            area: area.map(|area| area.visible()),
            status: labels::status(verdict.status, names.lang),
            text: self.text(target, verdict),
        })
    }

    fn text(&self, target: &Target, verdict: &Verdict) -> String {
        let lang = self.names.lang;
        let required = figure::required(verdict, lang)
            .map(|required| lang.pick(format!("要求 {required}"), format!("required {required}")));
        let figures: Vec<String> = figure::observed(verdict, lang)
            .into_iter()
            .chain(required)
            .collect();
        let remarks = table::remarks(target, verdict, self.report, self.names);
        let parts = [figures.join(lang.pick("，", ", ")), remarks];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(lang.pick("；", "; "))
    }
}
