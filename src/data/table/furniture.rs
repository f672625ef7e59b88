//! What stands around the figures: titles, unit lines, rows of column numbers, notes.

use crate::quantity::Unit;
use crate::vocabulary::{folded, split_unit, stated_unit};

/// What a line without figures is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Furniture {
    /// A title, or who fills in the table, above the header.
    Title,
    /// `单位:万元` above the header.
    UnitLine,
    /// `指标：…` above the header.
    SubjectLine,
    /// 甲 乙 丙 or 1 2 3 under the header.
    ColumnNumbers,
    /// The header once more.
    RepeatedHeader,
    /// A caption between the rows, without figures.
    Caption,
    /// A row for a part of an area: 其中:…
    Including,
    /// A subtotal.
    Subtotal,
    /// A total over several counties.
    GrandTotal,
    /// A note, a source or a signature below the rows.
    Note,
}

impl Furniture {
    /// The spelling of the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::UnitLine => "unit-line",
            Self::SubjectLine => "subject-line",
            Self::ColumnNumbers => "column-numbers",
            Self::RepeatedHeader => "repeated-header",
            Self::Caption => "caption",
            Self::Including => "including",
            Self::Subtotal => "subtotal",
            Self::GrandTotal => "grand-total",
            Self::Note => "note",
        }
    }
}

/// What a line such as `单位:万元` above the table states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::data) enum UnitLine {
    /// These units.
    Units(Vec<Unit>),
    /// Something that looks like a unit and is none that is known.
    Unknown(String),
}

/// Reads a line such as `单位:万元` or `单位：万元、人`; `None` if it is no such line, but perhaps says
/// who fills in the table.
///
/// It may also stand to the right of a title, in its own cell or after it.
pub(in crate::data) fn unit_line(cells: &[String]) -> Option<UnitLine> {
    only_unit_line(cells).or_else(|| cells.iter().find_map(|cell| unit_within(cell)))
}

/// `单位:万元` within a longer text, where it is not another word's end (填报单位:).
fn unit_within(text: &str) -> Option<UnitLine> {
    const WORDS: [&str; 3] = ["计量单位", "金额单位", "货币单位"];
    let at = text.rfind("单位")?;
    let (before, rest) = text.split_at_checked(at)?;
    let is_own_word = before
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric())
        || WORDS.iter().any(|word| {
            word.strip_suffix("单位")
                .is_some_and(|start| before.ends_with(start))
        });
    let list = rest
        .strip_prefix("单位")?
        .trim_start()
        .strip_prefix([':', '：'])?
        .trim();
    let list = list.trim_end_matches([')', '）', ']', '】']).trim();
    if !is_own_word {
        return None;
    }
    units(list)
}

fn only_unit_line(cells: &[String]) -> Option<UnitLine> {
    let text = only_text(cells)?;
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_matches(['(', ')', '（', '）']);
    let list = ["计量单位", "金额单位", "单位", "unit"]
        .iter()
        .find_map(|word| text.strip_prefix(word))?
        .strip_prefix([':', '：'])?;
    units(list)
}

/// The units of a list such as `万元、人`.
fn units(list: &str) -> Option<UnitLine> {
    if let Some(unit) = stated_unit(list) {
        return Some(UnitLine::Units(vec![unit]));
    }
    // A list is only one of units if every part is.
    let units: Option<Vec<Unit>> = list
        .split(['、', ',', '，', ';', '；'])
        .map(stated_unit)
        .collect();
    match units {
        Some(units) => Some(UnitLine::Units(units)),
        None if looks_like_unit(list) => Some(UnitLine::Unknown(list.to_owned())),
        None => None,
    }
}

/// Whether a text ends as the names of offices and areas do.
pub(super) fn is_office(text: &str) -> bool {
    text.ends_with([
        '局', '处', '委', '办', '会', '院', '心', '部', '厅', '站', '所', '县', '镇', '乡', '道',
        '市', '区', '司', '府', '科', '社', '队', '村',
    ])
}

/// Whether a text is more likely a unit than the name of an office.
fn looks_like_unit(text: &str) -> bool {
    const LONGEST: usize = 6;
    let begins = ["万", "亿", "千", "百", "十"]
        .iter()
        .any(|scale| text.starts_with(scale));
    !is_office(text)
        && text.chars().count() <= LONGEST
        && (begins || text.contains(['元', '圆', '%', '‰', '/', '／']))
}

/// The name and the unit in a line such as `指标：募集资金(万元)`.
pub(super) fn subject_line(cells: &[String]) -> Option<String> {
    let text = only_text(cells)?;
    let rest = ["指标名称", "指标", "indicator", "Indicator"]
        .iter()
        .find_map(|word| text.trim().strip_prefix(word))?;
    let name = rest.trim_start().strip_prefix([':', '：'])?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// The text of a line that has only one, or a label and one.
fn only_text(cells: &[String]) -> Option<String> {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let (first, second) = (filled.next()?, filled.next());
    if filled.next().is_some() {
        return None;
    }
    match second {
        None => Some(first.clone()),
        Some(second) => {
            let label = first.trim().trim_end_matches([':', '：']);
            Some(format!("{label}：{second}"))
        }
    }
}

/// Words before the numbers or codes of columns.
const OF_COLUMNS: [&str; 8] = [
    "代码", "编码", "代号", "栏次", "列次", "行次", "列号", "序号",
];

/// Whether a row under the header only numbers the columns: 甲 乙 1 2 3, or 栏次 and numbers.
pub(in crate::data) fn is_column_numbers<'a>(mut cells: impl Iterator<Item = &'a str>) -> bool {
    let first = cells.by_ref().find(|cell| !cell.is_empty());
    let is_labelled = first.is_some_and(|cell| OF_COLUMNS.contains(&folded(cell).as_str()));
    if is_labelled {
        let mut codes = cells.filter(|cell| !cell.is_empty()).peekable();
        let is_code = |cell: &str| cell.bytes().all(|byte| byte.is_ascii_digit());
        return codes.peek().is_some()
            && codes.all(|cell| is_code(folded(cell).trim_matches(['(', ')'])));
    }
    numbers_follow(first.into_iter().chain(cells))
}

/// Whether cells hold 甲 乙 丙 or 1 2 3, each after the one before.
fn numbers_follow<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    const STEMS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
    let (mut next_stem, mut next_number, mut seen) = (0_usize, None::<u32>, 0_usize);
    for cell in cells {
        let text = folded(cell);
        let text = text.trim_matches(['(', ')']);
        if text.is_empty() || text == "—" || text == "-" {
            continue;
        }
        if STEMS.get(next_stem) == Some(&text) {
            next_stem = next_stem.saturating_add(1);
        } else if let Ok(number) = text.parse::<u32>() {
            // Numbers follow each other from 1 (or from 0).
            let expected = match next_number {
                Some(expected) => number == expected,
                None => number <= 1,
            };
            if !expected {
                return false;
            }
            next_number = number.checked_add(1);
        } else {
            return false;
        }
        seen = seen.saturating_add(1);
    }
    seen > 1
}

/// Whether a text may state the unit of the table: a quick look before the thorough one.
pub(in crate::data) fn may_be_unit_line(first: &str) -> bool {
    (first.contains('单') || first.starts_with(['u', 'U'])) && first.contains(['位', 'n'])
}

/// A subject as name and unit.
pub(super) fn subject_unit(subject: &str) -> (String, Option<Unit>) {
    match split_unit(subject) {
        Some((name, unit)) => (name, Some(unit)),
        None => (subject.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn a_unit_line_states_the_units_of_the_table() {
        let units = |text: &str| {
            unit_line(&cells(text)).map(|line| match line {
                UnitLine::Units(units) => units
                    .iter()
                    .map(|unit| unit.symbol().to_owned())
                    .collect::<Vec<_>>(),
                UnitLine::Unknown(text) => vec![format!("unknown {text}")],
            })
        };
        assert_eq!(units("单位:万元").unwrap(), ["万元"]);
        assert_eq!(units(",,单位：万元").unwrap(), ["万元"]);
        assert_eq!(units("(单位:万元、人)").unwrap(), ["万元", "人"]);
        assert_eq!(units("计量单位,万元").unwrap(), ["万元"]);
        assert_eq!(units("填表单位:民政局"), None);
        assert_eq!(units("单位:民政局"), None);
        assert_eq!(units("单位:万安县民政局"), None);
        assert_eq!(units("单位:万圆").unwrap(), ["unknown 万圆"]);
    }

    #[test]
    fn rows_of_column_numbers_are_told_from_figures() {
        let is = |text: &str| is_column_numbers(text.split(','));
        assert!(is("甲,乙,1,2,3"));
        assert!(is("1,2,3"));
        assert!(is("（1）,（2）"));
        assert!(is("栏次,,1,2"));
        assert!(is("代码,,101,102"));
        assert!(!is("代码,A01"));
        assert!(!is("1,3,2"));
        assert!(!is("示例县,1,2"));
        assert!(!is("1"));
    }
}
