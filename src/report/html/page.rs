//! The page as a whole: its parts in their order.

use std::collections::BTreeMap;

use maud::{DOCTYPE, Markup, html};

use super::{
    actions, basis, checks, counties, findings, headline, matrix, missing, overview, style,
};
use crate::report::names::Names;
use crate::report::table::missing::Missing;
use crate::report::wording::Lang;
use crate::report::{Report, names};
use crate::source::{Input, Untrusted};
use crate::verdict::Verdict;

/// More verdicts than this are shown in the matrix, and by name only where one must act.
const MOST_DETAILED: usize = 1_500;

/// What the parts of a page draw from.
pub(super) struct Page<'a> {
    pub(super) report: &'a Report<'a>,
    pub(super) inputs: &'a [Input],
    pub(super) names: Names<'a>,
    pub(super) lang: Lang,
    pub(super) missing: Missing,
    /// The counties in order of name, each with its verdicts in the order of the plan.
    pub(super) counties: Vec<County<'a>>,
}

/// A county's verdicts.
pub(super) struct County<'a> {
    /// `None` where no file names it.
    pub(super) name: Option<&'a Untrusted>,
    pub(super) verdicts: Vec<Numbered<'a>>,
}

/// A verdict and its number on the page.
#[derive(Clone, Copy)]
pub(super) struct Numbered<'a> {
    pub(super) number: usize,
    pub(super) verdict: &'a Verdict,
}

impl Numbered<'_> {
    /// The name of its entry on the page.
    pub(super) fn anchor(&self) -> String {
        format!("v{}", self.number)
    }
}

impl<'a> Page<'a> {
    pub(super) fn of(report: &'a Report<'a>, inputs: &'a [Input], lang: Lang) -> Self {
        let mut counties: BTreeMap<Option<&Untrusted>, Vec<Numbered<'_>>> = BTreeMap::new();
        for (number, verdict) in (1..).zip(&report.judgement.verdicts) {
            let county = counties.entry(verdict.area.as_ref()).or_default();
            county.push(Numbered { number, verdict });
        }
        Self {
            report,
            inputs,
            names: report.names(lang),
            lang,
            missing: Missing::of(report),
            counties: counties
                .into_iter()
                .map(|(name, verdicts)| County { name, verdicts })
                .collect(),
        }
    }

    /// Whether each verdict has an entry of its own.
    pub(super) fn is_detailed(&self) -> bool {
        self.report.judgement.verdicts.len() <= MOST_DETAILED
    }

    /// Whether the report speaks of more than one county.
    pub(super) fn has_many_counties(&self) -> bool {
        self.counties.len() > 1
    }

    pub(super) fn draw(&self) -> Markup {
        let lang = self.lang;
        html! {
            (DOCTYPE)
            html lang=(lang.pick("zh-CN", "en")) {
                head {
                    meta charset="utf-8";
                    (style::draw())
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="referrer" content="no-referrer";
                    title { (self.names.plan()) " · " (self.report.judgement.year) }
                }
                body {
                    (headline::draw(self))
                    main {
                        @if self.has_many_counties() {
                            (matrix::draw(self))
                            (overview::draw(self))
                        } @else {
                            (actions::draw(self))
                            (counties::contents(self))
                        }
                        (missing::draw(self))
                        (counties::draw(self))
                        (findings::draw(self))
                        (checks::draw(self))
                        (basis::draw(self))
                    }
                    footer {
                        p { (lang.pick(
                            "本页不联网，也不运行任何脚本；所有数字与 --format json 一致。",
                            "This page asks for nothing from the network and runs no script; its \
                             figures are those of --format json."))
                        }
                    }
                }
            }
        }
    }

    /// What a county is called; a name of its own for one that no file names.
    pub(super) fn area(&self, name: Option<&Untrusted>) -> String {
        match name {
            Some(name) => name.visible(),
            None => self
                .lang
                .pick("（未写明地区）", "(no area named)")
                .to_owned(),
        }
    }

    /// Text of the rule file, as it may be shown.
    pub(super) fn rules_name(&self) -> String {
        match self.report.rules.name.as_str() {
            "builtin" => self.lang.pick("内置规则", "built-in rules").to_owned(),
            name => names::harmless(name),
        }
    }
}
