//! What the headers of a file may say, and what each means.

mod lists;

use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use hashbrown::HashMap;

use self::lists::{COUNTY, IGNORED, INDICATOR, TOWNSHIP, UNIT, VALUE, YEAR};
use super::lines;
use crate::data::cell::period;
use crate::quantity::{Unit, Year};
use crate::vocabulary::{IndicatorId, Leeway, Vocabulary, folded, nearest_within, split_unit};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::data) enum Heading {
    /// Names of counties; of either level if it is the only column of areas.
    County,
    /// Names of townships.
    Township,
    /// Years.
    Year,
    /// Names of indicators.
    Indicator,
    /// Units.
    Unit,
    /// Figures of the row's indicator.
    Value,
    /// Remarks, serial numbers, codes.
    Ignored,
    /// Figures of this indicator.
    Term(IndicatorId),
    /// Figures of this year.
    Figures(Year),
    /// Nothing.
    Blank,
    /// Something else.
    Unknown,
}

/// What figures below a header are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::data) enum Figure {
    /// Of this indicator.
    Of(IndicatorId),
    /// Of this year.
    In(Year),
}

impl Heading {
    /// What the figures below it are of; `None` if there are none.
    pub(in crate::data) fn figure(self) -> Option<Figure> {
        match self {
            Self::Term(id) => Some(Figure::Of(id)),
            Self::Figures(year) => Some(Figure::In(year)),
            Self::County
            | Self::Township
            | Self::Year
            | Self::Indicator
            | Self::Unit
            | Self::Value
            | Self::Ignored
            | Self::Blank
            | Self::Unknown => None,
        }
    }

    /// The indicator that it names.
    pub(in crate::data) fn term(self) -> Option<IndicatorId> {
        match self.figure()? {
            Figure::Of(id) => Some(id),
            Figure::In(_) => None,
        }
    }

    /// Whether it says what a row or its one figure is: what tables of any plan have.
    pub(in crate::data) fn is_structure(self) -> bool {
        match self {
            Self::County
            | Self::Township
            | Self::Year
            | Self::Indicator
            | Self::Unit
            | Self::Value => true,
            Self::Ignored | Self::Term(_) | Self::Figures(_) | Self::Blank | Self::Unknown => false,
        }
    }

    /// Whether it says what rows are of.
    pub(in crate::data) fn is_of_rows(self) -> bool {
        self.is_structure() && self != Self::Value
    }
}

/// A header cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::data) struct Headed {
    pub(in crate::data) heading: Heading,
    /// The unit it states.
    pub(in crate::data) unit: Option<Unit>,
}

pub(in crate::data) use self::lists::QUALIFYING;

/// How many unknown names of a run are compared with the known ones.
const MOST_SUGGESTIONS: usize = 2000;

/// A known spelling.
struct Spelling {
    as_written: String,
    /// As it is compared.
    key: String,
    is_indicator: bool,
}

/// The headers that are known.
pub(in crate::data) struct Words<'v> {
    vocabulary: &'v Vocabulary,
    /// How many unknown names were compared with the known ones.
    asked: AtomicUsize,
    headings: HashMap<String, Heading>,
    /// The known spellings, once something unknown is compared with them.
    spellings: OnceLock<Vec<Spelling>>,
    /// The first letters of the headers that say what a row is of.
    initials: BTreeSet<char>,
}

/// What every file may say, whatever the plan.
const BUILT_IN: [(&[&str], Heading); 7] = [
    (COUNTY, Heading::County),
    (TOWNSHIP, Heading::Township),
    (YEAR, Heading::Year),
    (INDICATOR, Heading::Indicator),
    (UNIT, Heading::Unit),
    (VALUE, Heading::Value),
    (IGNORED, Heading::Ignored),
];

impl<'v> Words<'v> {
    /// The words of a plan, and those that need none.
    pub(in crate::data) fn new(vocabulary: &'v Vocabulary) -> Self {
        let mut words = Self {
            vocabulary,
            headings: HashMap::with_capacity(vocabulary.terms.len().saturating_mul(8)),
            spellings: OnceLock::new(),
            asked: AtomicUsize::new(0),
            initials: BTreeSet::new(),
        };
        for (id, term) in vocabulary.terms() {
            for spelling in term.spellings() {
                words.add(folded(spelling), Heading::Term(id));
            }
        }
        for (header, heading) in words.levels() {
            words.begin(header);
            words.add(folded(header), heading);
        }
        for (list, heading) in BUILT_IN {
            for word in list {
                if heading != Heading::Ignored {
                    words.begin(word);
                }
                words.headings.entry(folded(word)).or_insert(heading);
            }
        }
        words
    }

    /// What the columns of areas may be called.
    fn levels(&self) -> impl Iterator<Item = (&'v str, Heading)> + use<'v> {
        let levels = [
            (&self.vocabulary.county.headers, Heading::County),
            (&self.vocabulary.township.headers, Heading::Township),
        ];
        levels.into_iter().flat_map(|(headers, heading)| {
            let headers = headers.iter();
            headers.map(move |header| (header.raw(), heading))
        })
    }

    /// Takes down with which letter a header begins that says what a row is of.
    fn begin(&mut self, header: &str) {
        self.initials.extend(folded(header).chars().next());
    }

    /// The known spellings in the order in which they are suggested.
    fn spellings(&self) -> &[Spelling] {
        let terms = self.vocabulary.terms.iter();
        let terms = terms.flat_map(|term| term.spellings().map(|word| (word, true)));
        let levels = self.levels().map(|(header, _)| (header, false));
        let built_in = BUILT_IN.iter();
        let built_in = built_in.filter(|(_, heading)| *heading != Heading::Ignored);
        let built_in = built_in.flat_map(|(list, _)| list.iter().map(|word| (*word, false)));
        self.spellings.get_or_init(|| {
            let all = terms.chain(levels).chain(built_in);
            all.map(|(as_written, is_indicator)| Spelling {
                as_written: as_written.to_owned(),
                key: folded(as_written),
                is_indicator,
            })
            .collect()
        })
    }

    /// Whether a text may be a header that says what a row is of: a quick look.
    pub(in crate::data) fn may_be_structure(&self, text: &str) -> bool {
        let first = text.chars().next().map(|c| c.to_ascii_lowercase());
        first.is_some_and(|first| self.initials.contains(&first) || !first.is_alphanumeric())
            && !text.bytes().any(|byte| byte.is_ascii_digit())
    }

    /// A word of the plan. One that names two things names neither.
    fn add(&mut self, key: String, heading: Heading) {
        let known = self.headings.entry(key).or_insert(heading);
        if *known != heading {
            *known = Heading::Unknown;
        }
    }

    /// What a header cell means: as a whole, else without the unit at its end.
    pub(in crate::data) fn headed(&self, cell: &str) -> Headed {
        let cell = match lines::without_including(cell) {
            "" => cell,
            name => name,
        };
        let text = folded(cell);
        if text.is_empty() {
            return Headed {
                heading: Heading::Blank,
                unit: None,
            };
        }
        if let Some(heading) = self.whole(&text) {
            return Headed {
                heading,
                unit: None,
            };
        }
        if let Some((name, unit)) = split_unit(cell)
            && let Some(heading) = self.whole(&folded(&name))
        {
            return Headed {
                heading,
                unit: Some(unit),
            };
        }
        Headed {
            heading: Heading::Unknown,
            unit: None,
        }
    }

    fn whole(&self, text: &str) -> Option<Heading> {
        match (self.headings.get(text).copied(), self.without_unit(text)) {
            // It is the name of one, and of another with what stands in the place of its unit.
            (Some(one), Some(other)) if one != other => return Some(Heading::Unknown),
            (Some(heading), _) | (None, Some(heading)) => return Some(heading),
            (None, None) => {}
        }
        if let Some(year) = period::year(text) {
            return Some(Heading::Figures(year));
        }
        // 2025年完成值 is of that year; 2025年目标值 is no figure at all.
        let (year, what) = text.split_once('年')?;
        let year = period::year(year)?;
        match self.headings.get(what.trim_start_matches('度'))? {
            Heading::Value => Some(Heading::Figures(year)),
            Heading::Ignored => Some(Heading::Ignored),
            Heading::County
            | Heading::Township
            | Heading::Year
            | Heading::Indicator
            | Heading::Unit
            | Heading::Term(_)
            | Heading::Figures(_)
            | Heading::Blank
            | Heading::Unknown => None,
        }
    }

    /// An indicator that has no unit, with what may stand in its place: `名称(是/否)`.
    fn without_unit(&self, text: &str) -> Option<Heading> {
        let (name, kind) = text.strip_suffix(')')?.rsplit_once('(')?;
        let heading = *self.headings.get(name)?;
        let term = self.vocabulary.term(heading.term()?)?;
        let is_known = term.measure.in_place_of_unit().contains(&kind);
        is_known.then_some(heading)
    }

    /// The known spelling nearest to an unknown one, if it is near. Only the first unknown ones get
    /// a suggestion: a file can hold a million, and the findings name a few.
    pub(in crate::data) fn nearest(&self, cell: &str) -> Option<String> {
        self.nearest_of(cell, |_| true)
    }

    /// The name of an indicator nearest to an unknown one.
    pub(in crate::data) fn nearest_indicator(&self, cell: &str) -> Option<String> {
        self.nearest_of(cell, |spelling| spelling.is_indicator)
    }

    fn nearest_of(&self, cell: &str, fits: impl Fn(&Spelling) -> bool) -> Option<String> {
        if self.asked.fetch_add(1, Ordering::Relaxed) >= MOST_SUGGESTIONS {
            return None;
        }
        let name = split_unit(cell).map_or_else(|| cell.to_owned(), |(name, _)| name);
        let wanted: String = folded(&name).chars().take(64).collect();
        if self.headings.contains_key(&wanted) {
            return None;
        }
        // A figure of the plan or of another time is not a misspelt one of this.
        let is_other = |key: &str| {
            QUALIFYING
                .iter()
                .any(|word| wanted.contains(word) && !key.contains(word))
        };
        let near = self.spellings().iter().filter(|spelling| fits(spelling));
        let near = near.filter(|spelling| !is_other(&spelling.key));
        let keys = near.map(|spelling| {
            // 地区 within 地区生产总值 says nothing of what that is.
            let leeway = if spelling.is_indicator {
                Leeway::Within
            } else {
                Leeway::Half
            };
            (spelling.key.as_str(), leeway)
        });
        let key = nearest_within(&wanted, keys)?;
        let spelling = self.spellings().iter().find(|spelling| spelling.key == key);
        spelling.map(|spelling| spelling.as_written.clone())
    }
}
