//! The empty table an office fills in: what the targets need, in any layout that is read.
//!
//! It asks for what figures are computed from, never for a rate that follows from them: both numbers
//! behind a ratio say more than the ratio does.

mod cells;
mod layouts;
mod notes;

use std::collections::BTreeSet;

use crate::data::Encoding;
use crate::plan::{Plan, Scope, Target};
use crate::quantity::Year;
use crate::report::wording::Lang;
use crate::verdict::inputs_of;
use crate::vocabulary::{Combine, IndicatorId, Layout, Measure};

/// What is to be filled in.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The plan whose targets the figures serve.
    pub plan: &'a Plan,
    /// Those targets, as indices; all of them, if `None`.
    pub targets: Option<&'a BTreeSet<usize>>,
    /// How it is laid out.
    pub layout: Layout,
    /// The counties; where none is named, the office writes its own name.
    pub counties: &'a [String],
    /// The townships of each county.
    pub townships: &'a [String],
    /// The years, in order.
    pub years: &'a [Year],
    /// The language of headers and notes.
    pub lang: Lang,
}

/// One empty table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// What a file of it is called, without its ending.
    pub name: String,
    /// Its text, with the line ends that spreadsheets write.
    pub text: String,
}

impl Form<'_> {
    /// The tables: one, or one for each indicator where the layout has one indicator a file.
    pub fn blanks(&self) -> Vec<Blank> {
        layouts::blanks(self)
    }

    /// The targets it serves.
    fn chosen(&self) -> impl Iterator<Item = &Target> {
        let all = self.plan.targets.iter().enumerate();
        all.filter(|(index, _)| self.targets.is_none_or(|chosen| chosen.contains(index)))
            .map(|(_, target)| target)
    }

    /// The indicators that must be reported, in the order of the rule file.
    fn indicators(&self) -> BTreeSet<IndicatorId> {
        let inputs = self
            .chosen()
            .flat_map(|target| inputs_of(self.plan, target));
        inputs
            .filter(|id| {
                let rule = self.plan.indicator(*id);
                rule.is_some_and(|rule| rule.formula.is_none())
            })
            .collect()
    }

    /// The indicators that townships report: what each of them must have, and what adds up.
    fn of_townships(&self) -> BTreeSet<IndicatorId> {
        let of_each = self
            .chosen()
            .filter(|target| target.scope == Scope::EachTownship)
            .flat_map(|target| inputs_of(self.plan, target));
        let of_each: BTreeSet<IndicatorId> = of_each.collect();
        let adds_up = |id: IndicatorId| {
            let term = self.plan.vocabulary.term(id);
            term.is_some_and(|term| match &term.measure {
                Measure::Number(_) => term.combine == Combine::Sum,
                Measure::YesNo | Measure::Date => false,
            })
        };
        let mut all = self.indicators();
        all.retain(|id| of_each.contains(id) || adds_up(*id));
        all
    }

    /// The counties' names; one without a name where none is given.
    fn counties(&self) -> Vec<&str> {
        match self.counties {
            [] => vec![""],
            named => named.iter().map(String::as_str).collect(),
        }
    }
}

impl Blank {
    /// Its bytes. UTF-8 begins with a mark by which spreadsheets know it.
    pub fn bytes(&self, encoding: Encoding) -> Vec<u8> {
        const MARK: char = '\u{feff}';
        let marked = || format!("{MARK}{}", self.text);
        match encoding {
            Encoding::Utf8 => marked().into_bytes(),
            Encoding::Gb18030 => encoding_rs::GB18030.encode(&self.text).0.into_owned(),
            Encoding::Utf16Le => marked().encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => marked().encode_utf16().flat_map(u16::to_be_bytes).collect(),
        }
    }
}
