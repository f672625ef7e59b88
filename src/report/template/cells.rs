//! The words of a blank table: what its headers and its rows are called.

use super::Form;
use crate::report::names::harmless;
use crate::report::wording::Lang;
use crate::source::Untrusted;
use crate::vocabulary::{IndicatorId, Level, Measure};

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether `text` may stand in a cell: it begins no formula, and nothing in it is unseen.
pub(super) fn is_plain(text: &str) -> bool {
    !text.starts_with(FORMULA) && harmless(text) == text && text.trim() == text && !text.is_empty()
}

/// The text, if it may stand in a cell.
pub(super) fn plain(text: &Untrusted) -> Option<&str> {
    Some(text.raw()).filter(|text| is_plain(text))
}

impl Form<'_> {
    /// The name of an indicator as files may call it; its id, where the name is no plain one.
    pub(super) fn name(&self, id: IndicatorId) -> String {
        let Some(term) = self.plan.vocabulary.term(id) else {
            return String::new();
        };
        let english = term.english.as_ref().filter(|_| self.lang == Lang::En);
        let mut names = english.into_iter().chain([&term.name]);
        names
            .find_map(|name| plain(name))
            .unwrap_or(&term.id)
            .to_owned()
    }

    /// The name of an indicator and, in brackets, its unit.
    pub(super) fn header(&self, id: IndicatorId) -> String {
        let name = self.name(id);
        match self.unit(id) {
            unit if unit.is_empty() => name,
            unit => format!("{name}({unit})"),
        }
    }

    /// An indicator's unit; of what has none, what its figures are.
    pub(super) fn unit(&self, id: IndicatorId) -> String {
        let measure = self.plan.vocabulary.term(id).map(|term| &term.measure);
        match measure {
            Some(Measure::Number(unit)) => unit.symbol().to_owned(),
            Some(Measure::YesNo) => self.lang.pick("是/否", "yes/no").to_owned(),
            Some(Measure::Date) => self.lang.pick("日期", "date").to_owned(),
            None => String::new(),
        }
    }

    /// The header of the column of counties.
    pub(super) fn county(&self) -> String {
        let usual = self.lang.pick("地区", "area");
        self.level(&self.plan.vocabulary.county, usual)
    }

    /// The header of the column of townships.
    pub(super) fn township(&self) -> String {
        let usual = self.lang.pick("乡镇(街道)", "township");
        self.level(&self.plan.vocabulary.township, usual)
    }

    /// What the rule file calls a level first, in the language of the table.
    fn level(&self, level: &Level, usual: &str) -> String {
        let is_of_language = |header: &&str| match self.lang {
            Lang::Zh => !header.is_ascii(),
            Lang::En => header.is_ascii(),
        };
        let header = level.headers.iter().filter_map(plain);
        let header = header
            .clone()
            .find(is_of_language)
            .or(header.clone().next());
        header.unwrap_or(usual).to_owned()
    }
}
