//! What the files say, accumulated on two levels.
//!
//! Per county and year: the county's own figures, and of the townships' figures the sum and where
//! it came from. Per township and year: little more than a mark of what was seen, and the figures
//! themselves only where a rule needs each township's own ([`Term::by_township`]).
//!
//! [`Term::by_township`]: crate::vocabulary::Term::by_township

use std::sync::Arc;

use super::consistency::spread::Spread;
use super::slots::{Column, Slots};
use super::store::{Answers, Gathered, Plainly, Years};
use super::{Finding, Furniture};
use crate::quantity::{Exact, Interval, Value, Year};
use crate::source::{FileId, Place, Untrusted};
use crate::vocabulary::{IndicatorId, Layout, Question};

/// One readable figure, in its indicator's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What it says, in the indicator's unit.
    pub value: Value,
    /// The decimal places it has in the indicator's unit.
    pub places: u8,
    /// Half a unit of its last written place, in the indicator's unit: how far the true figure may
    /// be from it when it is a rounded one. Zero for yes/no and dates.
    pub half_step: Exact,
    /// The cell as written.
    pub text: Untrusted,
    /// Where it stands.
    pub place: Place,
}

/// What is known of one indicator of one area in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// No file has a cell for it.
    Absent,
    /// Its cell is there and holds nothing, or a missing mark.
    Blank(Place),
    /// Something stands there that cannot be read with certainty; a finding says what.
    Unreadable(Place),
    /// The first figure met, and every one that differs from it, in order of place. Never empty.
    Known(Vec<Reading>),
}

/// The rows of one file that a sum was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The file.
    pub file: FileId,
    /// The column, if all stood in one.
    pub column: Option<u32>,
    /// The first line.
    pub first_line: u64,
    /// The last line.
    pub last_line: u64,
    /// How many figures.
    pub count: u32,
}

/// A township whose rows disagree about one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disputed {
    /// The township, as an index into [`County::townships`].
    pub township: usize,
    /// The different figures, at least two, in order of place. The first is the one in the total.
    pub readings: Vec<Reading>,
}

/// The townships' figures of one indicator in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The sum of all that were readable, in the indicator's unit.
    pub total: Interval,
    /// The most decimal places among them.
    pub places: u8,
    /// How many townships have a readable figure.
    pub reporting: u32,
    /// Where the first unreadable one stands, if there is one.
    pub unreadable: Option<Place>,
    /// Where the readable ones stand, one entry a file, in order of file.
    pub rows: Vec<Rows>,
    /// Townships with more than one figure.
    pub disputed: Vec<Disputed>,
    /// For an indicator that does not add up ([`Combine::None`]): the first figure met, and the
    /// first that differs from it. Empty for one that does.
    ///
    /// [`Combine::None`]: crate::vocabulary::Combine::None
    pub distinct: Vec<Reading>,
}

/// How the bytes of a file were read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// GB18030, and so GBK and GB2312.
    Gb18030,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Gb18030, Self::Utf16Le, Self::Utf16Be];

    /// The spelling of the command line and the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Gb18030 => "gb18030",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
        }
    }
}

/// What is known of one input file.
#[derive(Clone, Debug)]
pub struct InputFile {
    /// What the user called it.
    pub name: Untrusted,
    /// SHA-256 of its bytes, in hexadecimal, if it was asked for.
    pub sha256: Option<String>,
    /// How it was read as text.
    pub encoding: Encoding,
    /// How it is laid out.
    pub layout: Layout,
    /// What separates its cells.
    pub(super) delimiter: u8,
    /// Rows with figures: what stands above, below and between them is not counted.
    pub rows: u64,
    /// Cells that gave a figure.
    pub observations: u64,
    /// The lines that are no rows of figures, and how many of each kind.
    pub furniture: Vec<(Furniture, u64)>,
    /// Where the first of each kind stand.
    pub furniture_lines: Vec<(Furniture, Vec<u64>)>,
}

/// Everything the files say.
#[derive(Clone, Debug)]
pub struct Observations {
    /// The files, in the order they were given.
    pub files: Vec<InputFile>,
    /// What is wrong or doubtful in them, in order of place.
    pub findings: Vec<Finding>,
    pub(super) counties: Vec<County>,
    /// The latest year up to the plan's last of which rows have figures that belong to no county.
    pub(super) latest_unplaced: Option<Year>,
    /// Per indicator, whether any file has a column or a row for it.
    pub(super) mentioned: Vec<bool>,
}

impl Observations {
    /// The counties, in order of name; a single one without a name where no file names any.
    pub fn counties(&self) -> &[County] {
        &self.counties
    }

    /// The latest year, at most the plan's last, of which rows have figures that belong to no county
    /// for certain: findings say so, and their figures are nobody's.
    pub fn latest_unplaced(&self) -> Option<Year> {
        self.latest_unplaced
    }

    /// Whether any file has a column or a row for `indicator`, be its cells filled or blank.
    pub fn mentions(&self, indicator: IndicatorId) -> bool {
        self.mentioned
            .get(indicator.index())
            .copied()
            .unwrap_or(false)
    }
}

/// The figures of one county and its townships.
#[derive(Clone, Debug)]
pub struct County {
    pub(super) name: Option<Untrusted>,
    /// In the order of the rule file's list, else of their names.
    pub(super) townships: Vec<Untrusted>,
    /// Of each township, its number in what was gathered; `None` where no row names it.
    pub(super) numbers: Vec<Option<usize>>,
    pub(super) years: Years,
    pub(super) slots: Arc<Slots>,
}

impl County {
    /// Its name; `None` where no file names one.
    pub fn name(&self) -> Option<&Untrusted> {
        self.name.as_ref()
    }

    /// The townships: those of the rule file's list and those the files name, without repeats.
    pub fn townships(&self) -> &[Untrusted] {
        &self.townships
    }

    /// The years that any file has a row or column for, in order.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = Year> {
        self.years.years()
    }

    fn find(&self, year: Year, indicator: IndicatorId) -> Option<(&Gathered, Column)> {
        let column = self.slots.known_column(indicator)?;
        Some((self.years.get(year)?, column))
    }

    /// What the county's own rows (its rows without a township, and its total rows) say.
    pub fn own(&self, year: Year, indicator: IndicatorId) -> Figure {
        self.find(year, indicator)
            .map_or(Figure::Absent, |(gathered, column)| gathered.own(column))
    }

    /// Whether the county's own rows (or the kept rows of one of its townships) have a readable
    /// figure.
    pub fn is_known(&self, township: Option<usize>, year: Year, indicator: IndicatorId) -> bool {
        let Some((gathered, column)) = self.find(year, indicator) else {
            return false;
        };
        match township {
            None => gathered.is_own_known(column),
            Some(index) => {
                let number = self.numbers.get(index).copied().flatten();
                number.is_some_and(|number| gathered.is_kept_known(number, column))
            }
        }
    }

    /// Whether any township has a readable figure, and whether any has one that cannot be read.
    pub fn reporting(&self, year: Year, indicator: IndicatorId) -> (bool, bool) {
        self.find(year, indicator)
            .map_or((false, false), |(gathered, column)| {
                gathered.reporting(column)
            })
    }

    /// What the townships' rows say together; `None` where none has a readable or unreadable figure.
    pub fn parts(&self, year: Year, indicator: IndicatorId) -> Option<Parts> {
        let (gathered, column) = self.find(year, indicator)?;
        let mut parts = gathered.parts(column)?;
        for disputed in &mut parts.disputed {
            let number = Some(disputed.township);
            let index = self.numbers.iter().position(|known| *known == number);
            disputed.township = index.unwrap_or(disputed.township);
        }
        parts.disputed.sort_by_key(|disputed| disputed.township);
        Some(parts)
    }

    /// What the rows of one township say. Kept only for indicators whose townships a rule looks at
    /// ([`Term::by_township`](crate::vocabulary::Term::by_township)); absent for all others.
    pub fn township(&self, township: usize, year: Year, indicator: IndicatorId) -> Figure {
        let number = self.numbers.get(township).copied().flatten();
        number
            .zip(self.find(year, indicator))
            .map_or(Figure::Absent, |(number, (gathered, column))| {
                gathered.township(number, column)
            })
    }

    /// The townships without a readable figure, as indices into [`Self::townships`].
    pub fn silent(&self, year: Year, indicator: IndicatorId) -> Vec<usize> {
        let found = self.find(year, indicator);
        let is_known = |number: Option<usize>| {
            number
                .zip(found)
                .is_some_and(|(number, (gathered, column))| gathered.is_known(number, column))
        };
        self.numbers
            .iter()
            .enumerate()
            .filter(|(_, number)| !is_known(**number))
            .map(|(index, _)| index)
            .collect()
    }

    /// What the townships answer to the `index`th question of those that were asked of every row.
    pub fn answers(
        &self,
        year: Year,
        (index, question): (usize, &Question<IndicatorId>),
    ) -> Answers {
        let Some(gathered) = self.years.get(year) else {
            return Answers::default();
        };
        let column = |indicator| self.slots.known_column(indicator);
        gathered.answers((index, question), &self.numbers, column)
    }

    /// What is plainly known of the county's figures.
    pub fn plainly(&self) -> PlainYears<'_> {
        // A township that only the rule file names is silent.
        let are_named = self.numbers.iter().all(Option::is_some);
        let townships = are_named.then_some(self.numbers.len());
        let words = self.slots.sizes().bits.div_ceil(WORD);
        let full = self.years.iter().flat_map(|(_, gathered)| {
            let word = move |word: usize| {
                townships.map_or(0, |townships| {
                    gathered.full(townships, word.saturating_mul(WORD))
                })
            };
            (0..words).map(word)
        });
        PlainYears {
            county: self,
            full: full.collect(),
            words,
        }
    }

    /// Whether every township's figure was kept in some year.
    pub(super) fn is_partly_whole(&self) -> bool {
        self.years.iter().any(|(_, gathered)| gathered.is_whole())
    }

    /// Whether the county's own rows have any figure, readable or not.
    pub(super) fn has_own(&self) -> bool {
        self.years.iter().any(|(_, gathered)| gathered.has_own())
    }

    /// The least and the greatest of the townships' figures, where they may hold a slip.
    pub(super) fn spread(&self, year: Year, indicator: IndicatorId) -> Option<Spread> {
        let (gathered, column) = self.find(year, indicator)?;
        gathered.spread(column)
    }
}

/// What is plainly known of a county's figures.
#[derive(Clone, Debug)]
pub struct PlainYears<'a> {
    county: &'a County,
    /// Year by year, so many words with a bit for each column that all townships report.
    full: Vec<u64>,
    words: usize,
}

/// How many columns a word has bits for.
const WORD: usize = 64;

impl PlainYears<'_> {
    /// What is plainly known of an indicator in a year.
    pub fn figure(&self, year: Year, indicator: IndicatorId) -> Plainly {
        let column = self.county.slots.known_column(indicator);
        let Some(((index, gathered), column)) = self.county.years.place(year).zip(column) else {
            return Plainly::Missing;
        };
        let start = index.saturating_mul(self.words);
        let word = self.full.get(start.saturating_add(column.bit / WORD));
        let is_full = word.is_some_and(|word| word >> (column.bit % WORD) & 1 == 1);
        gathered.plainly(column, is_full)
    }
}
