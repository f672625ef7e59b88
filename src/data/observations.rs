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
    /// Per indicator, whether any file has a column or a row for it.
    pub(super) mentioned: Vec<bool>,
}

impl Observations {
    /// The counties, in order of name; a single one without a name where no file names any.
    pub fn counties(&self) -> &[County] {
        &self.counties
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
        let mut answers = Answers::default();
        let Some(gathered) = self.years.get(year) else {
            return answers;
        };
        let inputs = question.inputs().iter();
        let columns: Vec<Option<Column>> = inputs.map(|id| self.slots.known_column(*id)).collect();
        for (township, number) in self.numbers.iter().enumerate() {
            if let Some(number) = number {
                let at = (township, *number);
                gathered.add_answer(at, (index, question), &columns, &mut answers);
            }
        }
        answers
    }

    /// What is plainly known of the county's figures of a year.
    pub fn plain_year(&self, year: Year) -> PlainYear<'_> {
        let gathered = self.years.get(year);
        // A township that only the rule file names is silent.
        let townships = self
            .numbers
            .iter()
            .all(Option::is_some)
            .then_some(self.numbers.len());
        PlainYear {
            county: self,
            gathered,
            townships,
            full: gathered
                .zip(townships)
                .map_or(0, |(gathered, townships)| gathered.full(townships)),
        }
    }

    /// The least and the greatest of the townships' figures, where they may hold a slip.
    pub(super) fn spread(&self, year: Year, indicator: IndicatorId) -> Option<Spread> {
        let (gathered, column) = self.find(year, indicator)?;
        gathered.spread(column)
    }
}

/// What is plainly known of a county's figures in one year.
#[derive(Clone, Copy, Debug)]
pub struct PlainYear<'a> {
    county: &'a County,
    gathered: Option<&'a Gathered>,
    /// How many townships there are, if rows name all of them.
    townships: Option<usize>,
    /// The first columns that all of them report.
    full: u64,
}

impl PlainYear<'_> {
    /// What is plainly known of an indicator.
    pub fn figure(&self, indicator: IndicatorId) -> Plainly {
        let column = self.county.slots.known_column(indicator);
        let Some((gathered, column)) = self.gathered.zip(column) else {
            return Plainly::Missing;
        };
        let is_full = match u32::try_from(column.bit)
            .ok()
            .filter(|bit| *bit < u64::BITS)
        {
            Some(bit) => self.full >> bit & 1 == 1,
            None => self.townships.is_some_and(|townships| {
                townships > 0 && (0..townships).all(|number| gathered.is_known(number, column))
            }),
        };
        gathered.plainly(column, is_full)
    }
}
