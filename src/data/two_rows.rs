//! A header of two rows, as merged cells leave it: an upper cell speaks for the blank ones to its
//! right, and what stands below it says more.

use super::cell::{self, Cell};
use super::lines;
use super::period;
use super::records::HeadRow;
use super::words::{Headed, Heading, QUALIFYING, Words};
use crate::quantity::{Unit, Year};
use crate::vocabulary::{folded, stated_unit};

/// Two rows as one.
pub(super) struct TwoRows {
    pub(super) row: HeadRow,
    pub(super) headed: Vec<Headed>,
    /// The year of each column of an indicator that has its own.
    pub(super) years: Vec<Option<Year>>,
    /// Whether the upper row says what the rows are of, and the lower one nothing there: it can be
    /// no row of figures.
    pub(super) is_certain: bool,
}

/// Words that say no more than the name above them.
const WHOLE: [&str; 9] = [
    "合计", "总计", "小计", "总数", "数量", "全部", "数值", "本年", "total",
];

/// Joins two rows, if the lower one says more of the upper one's cells.
pub(super) fn join(upper: &HeadRow, lower: &HeadRow, words: &Words) -> Option<TwoRows> {
    let has_numbers = lower
        .cells
        .iter()
        .any(|cell| matches!(cell::read(cell), Cell::Quantity(_)) && period::year(cell).is_none());
    if has_numbers || upper.cells.len() != lower.cells.len() || is_of_figures(upper, lower, words) {
        return None;
    }
    let mut joined = TwoRows {
        row: HeadRow {
            line: lower.line,
            cells: Vec::new(),
        },
        headed: Vec::new(),
        years: Vec::new(),
        is_certain: false,
    };
    let (mut above, mut says_more) = (None, false);
    let (mut has_names, mut names_below) = (false, false);
    for (upper, lower) in upper.cells.iter().zip(&lower.cells) {
        let is_name = is_of_rows(words.headed(upper).heading);
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
                says_more |= both.0.heading != Heading::Unknown;
                both
            }
            Some(_) | None if lower.is_empty() => (words.headed(upper), None),
            Some(_) | None => (words.headed(lower), None),
        };
        let texts = above.filter(|_| !lower.is_empty());
        joined.row.cells.push(match texts {
            Some(above) => format!("{above} {lower}"),
            None => format!("{upper}{lower}"),
        });
        joined.headed.push(headed);
        joined.years.push(year);
    }
    joined.is_certain = has_names && !names_below;
    says_more.then_some(joined)
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

/// Whether a heading says what rows are of.
fn is_of_rows(heading: Heading) -> bool {
    match heading {
        Heading::County
        | Heading::Township
        | Heading::Year
        | Heading::Indicator
        | Heading::Unit => true,
        Heading::Value
        | Heading::Ignored
        | Heading::Term(_)
        | Heading::Figures(_)
        | Heading::Blank
        | Heading::Unknown => false,
    }
}

/// What a column is of, by the cell above and the one below.
fn column(above: &str, below: &str, words: &Words, is_carried: bool) -> (Headed, Option<Year>) {
    let (upper, lower) = (words.headed(above), words.headed(below));
    let together = words.headed(&format!("{above}{below}"));
    let unknown = || Headed {
        heading: Heading::Unknown,
        unit: None,
    };
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
                return plain(Headed {
                    heading,
                    unit: Some(unit),
                });
            }
            let is_whole = WHOLE.contains(&folded(below).as_str());
            plain(if is_whole { upper } else { unknown() })
        }
        (Heading::Unknown, Heading::Term(_)) => {
            let is_part = folded(above).trim_end_matches(':') == "其中";
            let is_other = !is_part && QUALIFYING.iter().any(|word| above.contains(word));
            plain(if is_other { unknown() } else { lower })
        }
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
            | Heading::Ignored
            | Heading::Figures(_),
        ) => plain(lower),
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

/// Whether a row under the header says the units of its columns and nothing else.
pub(super) fn is_of_units(row: &HeadRow) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some()
        && filled.all(|cell| !cell.contains("单位") && unit_alone(cell).is_some())
}
