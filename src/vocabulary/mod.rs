//! What the data reader needs to know of a plan: the one thing that `plan` hands to `data`.

mod nearest;
mod question;
mod spelling;

pub use nearest::{Leeway, nearest, nearest_within};
pub use question::{Figures, Line, Question, Questions, Sign, TOGETHER};
pub use spelling::{folded, split_unit, stated_unit};

use serde::{Deserialize, Serialize};

use crate::quantity::{Exact, Unit, Year};
use crate::source::Untrusted;

/// An indicator of the plan, by its place in the rule file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IndicatorId(u16);

impl IndicatorId {
    /// The indicator at `index`; `None` past the 65 535th.
    pub fn new(index: usize) -> Option<Self> {
        u16::try_from(index).ok().map(Self)
    }

    /// The place in the rule file, from zero.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// What an indicator's figures are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// Numbers in this unit.
    Number(Unit),
    /// Done or not (`unit = "是/否"`).
    YesNo,
    /// The day something happened (`unit = "日期"`).
    Date,
}

impl Measure {
    /// What may stand in the place of a unit, folded, where figures have none: `是/否`, `日期`.
    pub const fn in_place_of_unit(&self) -> &'static [&'static str] {
        match self {
            Self::Number(_) => &[],
            Self::YesNo => &["是/否", "是否", "yes/no", "是/否,yes/no"],
            Self::Date => &["日期", "date", "日期,date"],
        }
    }
}

/// How the townships' figures make up the county's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Combine {
    /// They add up: counts and amounts.
    Sum,
    /// They do not: standards and rates.
    None,
}

/// The figures that can be true; outside it one is unreadable. In the indicator's unit.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Plausible {
    /// The least figure that can be true.
    pub low: Option<Exact>,
    /// The greatest figure that can be true.
    pub high: Option<Exact>,
}

impl Plausible {
    /// Whether `value`, in the indicator's unit, can be true.
    pub fn allows(&self, value: &Exact) -> bool {
        self.low.as_ref().is_none_or(|low| value >= low)
            && self.high.as_ref().is_none_or(|high| value <= high)
    }
}

/// An indicator as files speak of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Term {
    /// The key in the rule file.
    pub id: String,
    /// The name in the plan's language.
    pub name: Untrusted,
    /// The English name.
    pub english: Option<Untrusted>,
    /// What else a file may call it.
    pub headers: Vec<Untrusted>,
    /// What its figures are.
    pub measure: Measure,
    /// Which figures can be true.
    pub plausible: Plausible,
    /// How townships make up the county.
    pub combine: Combine,
    /// Whether some target or check looks at it (directly or through a formula). The figures of
    /// one that nothing uses are not read.
    pub used: bool,
    /// Whether a rule needs each township's own figure, not only their sum.
    pub by_township: bool,
}

impl Term {
    /// Everything a file may call it, as written in the rule file: id, name, English name, headers.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        [self.id.as_str(), self.name.raw()]
            .into_iter()
            .chain(self.english.as_ref().map(Untrusted::raw))
            .chain(self.headers.iter().map(Untrusted::raw))
    }
}

/// One of the two levels of areas.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Level {
    /// What one of its areas is called in Chinese; the usual 县 or 乡镇 where the rule
    /// file does not say.
    pub name: Untrusted,
    /// The same in English, in the singular: county, township.
    pub english: Untrusted,
    /// What the header of its column may say.
    pub headers: Vec<Untrusted>,
    /// The names of all its areas, if the rule file lists them.
    pub names: Vec<Untrusted>,
    /// How many there are in each area of the level above, if the rule file says so.
    pub expected: Option<u32>,
}

/// How a file's columns and rows are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Layout {
    /// One observation a row.
    Tidy,
    /// One area-year a row, indicators as columns.
    Wide,
    /// One indicator a row, years as columns.
    YearsAcross,
    /// One indicator a file, areas down and years as columns.
    OneIndicator,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 4] = [
        Self::Tidy,
        Self::Wide,
        Self::YearsAcross,
        Self::OneIndicator,
    ];

    /// The spelling of the rule file, the command line and the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Tidy => "tidy",
            Self::Wide => "wide",
            Self::YearsAcross => "years-across",
            Self::OneIndicator => "one-indicator",
        }
    }
}

/// The words of a plan that its data files use.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Vocabulary {
    /// The indicators; an [`IndicatorId`] is an index into them.
    pub terms: Vec<Term>,
    /// The upper level of areas (a county, or what the rule file calls it).
    pub county: Level,
    /// The lower level (a township).
    pub township: Level,
    /// The layout that the rule file declares, instead of recognising it.
    pub layout: Option<Layout>,
    /// The first year that judging looks at: the plan's base year.
    pub base_year: Year,
    /// The plan's last year.
    pub last_year: Year,
}

impl Vocabulary {
    /// The indicator `id`.
    pub fn term(&self, id: IndicatorId) -> Option<&Term> {
        self.terms.get(id.index())
    }

    /// Whether `text`, where a unit would stand, says that the figures of all these indicators are
    /// done or not, or days.
    pub fn is_in_place_of_unit(&self, text: &str, indicators: &[IndicatorId]) -> bool {
        let text = folded(text);
        let mut terms = indicators.iter().map(|id| self.term(*id));
        !indicators.is_empty()
            && terms.all(|term| {
                term.is_some_and(|term| term.measure.in_place_of_unit().contains(&text.as_str()))
            })
    }

    /// The same, but that each township's own figures are kept of whatever is used.
    #[must_use]
    pub fn with_every_township(mut self) -> Self {
        for term in &mut self.terms {
            term.by_township = term.used;
        }
        self
    }

    /// All indicators with their ids.
    pub fn terms(&self) -> impl Iterator<Item = (IndicatorId, &Term)> {
        self.terms
            .iter()
            .enumerate()
            .filter_map(|(index, term)| Some((IndicatorId::new(index)?, term)))
    }
}
