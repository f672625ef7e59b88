//! A header of two rows, as merged cells leave it: an upper cell speaks for the blank ones to its
//! right, and what stands below it says more.

use std::collections::BTreeMap;

use super::furniture;
use super::lines;
use super::words::{Figure, Headed, Heading, QUALIFYING, Words};
use crate::data::cell::period;
use crate::data::cell::{self, Cell};
use crate::data::records::HeadRow;
use crate::quantity::{Unit, Year};
use crate::vocabulary::{folded, stated_unit};

/// Two rows as one.
pub(in crate::data) struct TwoRows {
    pub(in crate::data) row: HeadRow,
    pub(in crate::data) headed: Vec<Headed>,
    /// The year of each column of an indicator that has its own.
    pub(in crate::data) years: Vec<Option<Year>>,
    /// Whether the lower row names what the upper one leaves open.
    pub(super) says_more: bool,
    /// Whether the upper row says what the rows are of, and the lower one nothing there: it can be
    /// no row of figures.
    pub(in crate::data) is_certain: bool,
    /// Whether the lower row makes several parts of one of the upper one's columns.
    pub(super) makes_parts: bool,
    /// Whether the upper row tells apart what the lower one calls by one name.
    pub(super) tells_apart: bool,
    /// The names of columns that hold parts of something whose whole no column holds.
    pub(in crate::data) parts: Vec<String>,
}

/// Words that say no more than the name above or below them.
const WHOLE: [&str; 20] = [
    "合计",
    "总计",
    "小计",
    "总数",
    "总量",
    "数量",
    "绝对数",
    "绝对额",
    "绝对值",
    "全部",
    "数值",
    "本年",
    "本年度",
    "当年",
    "本期",
    "全年",
    "全县",
    "全市",
    "全区",
    "total",
];

/// Joins two rows, if the lower one says more of the upper one's cells.
pub(in crate::data) fn join(upper: &HeadRow, lower: &HeadRow, words: &Words) -> Option<TwoRows> {
    let has_numbers = lower
        .cells
        .iter()
        .any(|cell| matches!(cell::read(cell), Cell::Quantity(_)) && period::year(cell).is_none());
    if has_numbers
        || upper.cells.len() != lower.cells.len()
        || furniture::is_column_numbers(upper.cells.iter().map(String::as_str))
        || is_of_figures(upper, lower, words)
    {
        return None;
    }
    let mut joined = TwoRows {
        row: HeadRow {
            line: lower.line,
            cells: Vec::new(),
        },
        headed: Vec::new(),
        years: Vec::new(),
        says_more: false,
        is_certain: false,
        makes_parts: false,
        tells_apart: false,
        parts: Vec::new(),
    };
    let (mut above, mut groups) = (None, Vec::new());
    let (mut has_names, mut names_below) = (false, false);
    for (upper, lower) in upper.cells.iter().zip(&lower.cells) {
        let is_name = words.headed(upper).heading.is_of_rows();
        has_names |= is_name;
        names_below |= is_name && !lower.is_empty();
        match (upper.is_empty(), lower.is_empty()) {
            (false, _) => above = Some(upper),
            (true, true) => above = None,
            (true, false) => {}
        }
        let (headed, year) = match above {
            Some(above) if !lower.is_empty() => {
                let both = column(above, lower, words, upper.is_empty());
                let is_known = both.0.heading != Heading::Unknown;
                joined.says_more |= is_known;
                let is_part = words.headed(above).heading.figure().is_some();
                joined.makes_parts |= !is_known && is_part && upper.is_empty();
                if !is_known && (is_part || words.headed(lower).heading.figure().is_some()) {
                    joined.parts.push(format!("{above} {lower}"));
                }
                both
            }
            Some(_) | None if lower.is_empty() => (words.headed(upper), None),
            Some(_) | None => (words.headed(lower), None),
        };
        let texts = above.filter(|_| !lower.is_empty());
        groups.push(texts.map_or_else(String::new, |above| folded(above)));
        joined.row.cells.push(match texts {
            Some(above) => format!("{above} {lower}"),
            None => format!("{upper}{lower}"),
        });
        joined.headed.push(headed);
        joined.years.push(year);
    }
    joined.is_certain = has_names && !names_below;
    joined.tell_apart(lower, &groups, words);
    Some(joined)
}

impl TwoRows {
    /// Columns that the lower row calls by one name, and the upper one by several (城镇 and 农村, two
    /// counties, plan and result), are not of one thing: only what the upper one calls the whole
    /// is the thing itself.
    fn tell_apart(&mut self, lower: &HeadRow, groups: &[String], words: &Words) {
        let is_whole = |group: &str| group.is_empty() || WHOLE.contains(&group);
        let group = |index: usize| groups.get(index).map_or("", String::as_str);
        let below = lower
            .cells
            .iter()
            .map(|cell| (words.headed(cell).heading, None));
        self.tells_apart = apart(below, group).next().is_some();
        let both = self
            .headed
            .iter()
            .map(|headed| headed.heading)
            .zip(self.years.iter().copied());
        let several: Vec<usize> = apart(both, group).flatten().collect();
        for index in several.into_iter().filter(|index| !is_whole(group(*index))) {
            if let Some(headed) = self.headed.get_mut(index) {
                *headed = unknown();
            }
            self.parts.extend(self.row.cells.get(index).cloned());
        }
    }
}

/// The columns of figures of one thing that stand under different words.
fn apart<'a>(
    columns: impl Iterator<Item = (Heading, Option<Year>)>,
    group: impl Fn(usize) -> &'a str,
) -> impl Iterator<Item = Vec<usize>> {
    let mut alike: BTreeMap<(Figure, Option<Year>), Vec<usize>> = BTreeMap::new();
    for (index, (heading, year)) in columns.enumerate() {
        let Some(figure) = heading.figure() else {
            continue;
        };
        alike.entry((figure, year)).or_default().push(index);
    }
    alike.into_values().filter(move |columns| {
        let mut groups = columns.iter().map(|index| group(*index));
        let first = groups.next().unwrap_or_default();
        groups.any(|other| other != first)
    })
}

const fn unknown() -> Headed {
    Headed {
        heading: Heading::Unknown,
        unit: None,
    }
}

/// Whether the lower row answers the upper one: a year below `年份`, an indicator below `指标`. Then it
/// is a row of figures, though its figure may look like a year.
fn is_of_figures(upper: &HeadRow, lower: &HeadRow, words: &Words) -> bool {
    upper.cells.iter().zip(&lower.cells).any(|(upper, lower)| {
        let answer = words.headed(lower).heading;
        match words.headed(upper).heading {
            Heading::Year => matches!(answer, Heading::Figures(_)),
            Heading::Indicator => matches!(answer, Heading::Term(_)),
            Heading::Unit => Unit::parse(lower).is_some(),
            Heading::County
            | Heading::Township
            | Heading::Value
            | Heading::Ignored
            | Heading::Term(_)
            | Heading::Figures(_)
            | Heading::Blank
            | Heading::Unknown => false,
        }
    })
}

/// What a column is of, by the cell above and the one below.
fn column(above: &str, below: &str, words: &Words, is_carried: bool) -> (Headed, Option<Year>) {
    let (upper, lower) = (words.headed(above), words.headed(below));
    let together = words.headed(&format!("{above}{below}"));
    let plain = |headed: Headed| (headed, None);
    match (upper.heading, lower.heading) {
        _ if matches!(together.heading, Heading::Term(_)) => plain(together),
        (Heading::Term(id), Heading::Figures(year))
        | (Heading::Figures(year), Heading::Term(id)) => {
            let unit = upper.unit.or(lower.unit);
            let heading = Heading::Term(id);
            (Headed { heading, unit }, Some(year))
        }
        (Heading::Term(_), Heading::Term(_)) if lines::is_including(below) => plain(lower),
        // 目标值 and 完成值 under one name.
        (Heading::Term(_) | Heading::Figures(_), Heading::Value) => plain(Headed {
            heading: upper.heading,
            unit: upper.unit.or(lower.unit),
        }),
        (Heading::Term(_) | Heading::Figures(_), Heading::Ignored) => plain(lower),
        (Heading::Term(_) | Heading::Figures(_), Heading::Unknown | Heading::Unit) => {
            let heading = upper.heading;
            if let Some(unit) = unit_alone(below) {
                let is_other = upper.unit.as_ref().is_some_and(|stated| *stated != unit);
                return plain(if is_other {
                    unknown()
                } else {
                    let unit = Some(unit);
                    Headed { heading, unit }
                });
            }
            let is_whole = WHOLE.contains(&folded(below).as_str());
            plain(if is_whole { upper } else { unknown() })
        }
        (Heading::Unknown, Heading::Term(_) | Heading::Figures(_)) => {
            let is_part = folded(above).trim_end_matches(':') == "其中";
            let is_other = !is_part && QUALIFYING.iter().any(|word| above.contains(word));
            plain(if is_other { unknown() } else { lower })
        }
        (Heading::Value, Heading::Term(_) | Heading::Figures(_)) => plain(lower),
        // 计划数 over several years or indicators: none of them is what came of it.
        (Heading::Ignored, Heading::Term(_) | Heading::Figures(_) | Heading::Value) => plain(upper),
        (
            Heading::County
            | Heading::Township
            | Heading::Year
            | Heading::Indicator
            | Heading::Unit
            | Heading::Value
            | Heading::Ignored,
            _,
        ) => plain(if is_carried { lower } else { upper }),
        (
            Heading::Unknown | Heading::Blank,
            Heading::County
            | Heading::Township
            | Heading::Year
            | Heading::Indicator
            | Heading::Unit
            | Heading::Value
            | Heading::Ignored,
        )
        | (Heading::Blank, Heading::Figures(_)) => plain(lower),
        (
            Heading::Term(_) | Heading::Figures(_) | Heading::Unknown | Heading::Blank,
            Heading::County
            | Heading::Township
            | Heading::Year
            | Heading::Indicator
            | Heading::Term(_)
            | Heading::Figures(_)
            | Heading::Blank
            | Heading::Unknown,
        ) => plain(unknown()),
    }
}

/// A cell that holds a unit and nothing else: `(万元)`.
pub(super) fn unit_alone(cell: &str) -> Option<Unit> {
    stated_unit(cell.trim().trim_matches(['(', ')', '（', '）']))
}

/// Whether a row under the header says the units of its columns and nothing else but `单位`.
pub(super) fn is_of_units(row: &HeadRow) -> bool {
    const LABELS: [&str; 3] = ["单位", "计量单位", "unit"];
    let is_label = |cell: &&String| LABELS.contains(&folded(cell).trim_end_matches(':'));
    let mut units = row
        .cells
        .iter()
        .filter(|cell| !cell.is_empty() && !is_label(cell))
        .peekable();
    units.peek().is_some() && units.all(|cell| !cell.contains("单位") && unit_alone(cell).is_some())
}
