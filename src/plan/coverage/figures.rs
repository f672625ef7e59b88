//! The figures of a plan's text: numbers in digits or characters, with all that each may mean.
//!
//! A number in characters counts as a figure if a unit follows it (一年, 三级) or if it is two or more
//! (“六进”, 四大体系). What is no number is left out: 统一, 第三, 一是, 十四五, the 3 of 国发3号, the 5 of 5G.

use std::ops::Range;

use super::letters::{Before, Letter};
use super::numerals::is_numeral;
use super::written::{Reader, Written};
use crate::quantity::{Dimension, Exact, Unit, Year};

/// A figure.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// The letters it takes, its unit included.
    pub(super) letters: Range<usize>,
    /// All that it may mean.
    pub(super) meanings: Vec<Meaning>,
}

/// What a figure may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A number as written, with the unit that follows it.
    Number(Exact, Option<Unit>),
    /// A year.
    Year(Year),
}

/// All figures among `letters`, in order, but for the numbers of `headings`.
pub(super) fn figures(
    letters: &[Letter],
    headings: impl IntoIterator<Item = Range<usize>>,
) -> Vec<Figure> {
    let mut headings = headings.into_iter().peekable();
    let mut reader = Reader {
        letters,
        at: 0,
        per: None,
    };
    let mut figures = Vec::new();
    while let Some(character) = reader.peek(0) {
        if let Some(number) = headings.next_if(|number| number.start <= reader.at) {
            reader.at = reader.at.max(number.end);
            reader.per = None;
            continue;
        }
        match character {
            '。' | ';' | '!' | '?' => reader.per = None,
            '每' => reader.per(),
            _ => {}
        }
        match reader.figure() {
            Some(figure) => {
                reader.at = figure.letters.end;
                figures.push(figure);
            }
            None => reader.pass(),
        }
    }
    figures
}

impl Reader<'_> {
    /// Passes what is no figure; of a number all of it.
    fn pass(&mut self) {
        let length = match self.peek(0) {
            Some(c) if c.is_ascii_digit() => match self.digits(self.at) {
                Some((_, end)) => end.saturating_sub(self.at),
                None => self.run(self.at, |c| c.is_ascii_digit()).len(),
            },
            Some(c) if is_numeral(c) => self.run(self.at, is_numeral).chars().count(),
            Some(_) | None => 1,
        };
        self.at = self.at.saturating_add(length.max(1));
    }

    /// 每万名, 每千人, 每10万人: what follows is counted of so many.
    fn per(&mut self) {
        let from = self.at.saturating_add(1);
        let Some(count) = self.written(from, true) else {
            return;
        };
        let (scale, end) = self.scale(count.end);
        let Some((unit, end)) = self.unit(end) else {
            return;
        };
        let per = &(&count.value * &scale) * unit.size();
        // 每个社区 and 每人 are of one.
        if unit.dimension() == Dimension::COUNT && per > Exact::ONE {
            self.per = Some(per);
            self.at = end;
        }
    }

    fn figure(&self) -> Option<Figure> {
        let written = self.written(self.at, false)?;
        let last_digit = written.end;
        let (scale, after_scale) = self.scale(last_digit);
        let value = &written.value * &scale;
        if written.is_share {
            return Some(self.of(value, Some(Unit::one()), last_digit));
        }
        let years = self.year(&written);
        if let Some((year, end)) = years {
            return Some(Figure {
                letters: self.at..end,
                meanings: vec![Meaning::Year(year)],
            });
        }
        let (unit, end) = match self.unit_with_scale(last_digit) {
            Some((unit, end)) => (Some(unit), end),
            None => (None, after_scale),
        };
        // The unit has taken the scale with it: 5000万元.
        let value = match &unit {
            Some(_) => written.value.clone(),
            None => value,
        };
        if self.is_no_figure(&written, unit.is_some(), end) {
            return None;
        }
        let unit = unit.or_else(|| self.unit_of_range(end));
        let mut figure = self.of(value, unit, end);
        if figure
            .meanings
            .iter()
            .all(|meaning| matches!(meaning, Meaning::Number(_, None)))
        {
            figure.meanings.extend(bare_year(&written));
        }
        Some(figure)
    }

    /// 2025年, 2025年底, 2025年12月31日, 2025-12-31, and the 2021 of 2021-2025年.
    fn year(&self, written: &Written) -> Option<(Year, usize)> {
        let year = year(&written.value).filter(|_| written.end.saturating_sub(self.at) == 4)?;
        let iso = self.text(written.end..written.end.saturating_add(6));
        if iso.len() == 6
            && iso.char_indices().all(|(at, c)| match at {
                0 | 3 => c == '-',
                _ => c.is_ascii_digit(),
            })
        {
            return Some((year, written.end.saturating_add(6)));
        }
        if self.character(written.end) == Some('年') {
            let mut end = written.end.saturating_add(1);
            for word in ['月', '日'] {
                let digits = self.run(end, |c| c.is_ascii_digit() || is_numeral(c));
                let after = end.saturating_add(digits.chars().count());
                if !digits.is_empty() && self.character(after) == Some(word) {
                    end = after.saturating_add(1);
                }
            }
            return Some((year, end));
        }
        let last = self.after_dash(written.end)?;
        let is_year = self::year(&last.value).is_some() && self.character(last.end) == Some('年');
        is_year.then_some((year, written.end))
    }

    /// The unit behind the second number is that of both: 35～40张.
    fn unit_of_range(&self, end: usize) -> Option<Unit> {
        let last = self.after_dash(end)?;
        self.unit_with_scale(last.end).map(|(unit, _)| unit)
    }

    /// Whether a number only counts something off, names it or belongs to a word.
    fn is_no_figure(&self, written: &Written, has_unit: bool, end: usize) -> bool {
        let (before, after) = (self.before(self.at), self.character(end));
        if before == Some('第') || after == Some('号') {
            return true;
        }
        if written.in_digits {
            let joined = |at: usize, c: Option<char>| {
                c.is_some_and(|c| c.is_ascii_alphabetic())
                    && self
                        .letters
                        .get(at)
                        .is_some_and(|letter| letter.before == Before::Nothing)
            };
            let in_brackets = matches!(before, Some('〔' | '['));
            return joined(self.at, before) || (!has_unit && joined(end, after)) || in_brackets;
        }
        let is_one = written.value == Exact::ONE;
        let in_word = matches!(
            before,
            Some('统' | '唯' | '同' | '单' | '划' | '归' | '几' | '数')
        );
        // 一是…，二是…
        let counts_off = after == Some('是') && !has_unit;
        (is_one && !has_unit) || in_word || counts_off
    }

    /// The figure that ends at `end`, with all that it may mean.
    fn of(&self, value: Exact, unit: Option<Unit>, end: usize) -> Figure {
        let mut meanings = vec![Meaning::Number(value.clone(), unit.clone())];
        let size = unit.as_ref().map_or(Exact::ONE, |unit| unit.size().clone());
        let counts = unit.as_ref().is_none_or(Unit::counts_things);
        if let Some(per) = self.per.as_ref().filter(|_| counts) {
            let share = (&value * &size).checked_div(per);
            meanings.extend(share.map(|share| Meaning::Number(share, Some(Unit::one()))));
        }
        let is_pure = unit
            .as_ref()
            .is_some_and(|unit| unit.dimension() == Dimension::PURE);
        if let Some(grows) = self.change().filter(|_| is_pure) {
            // To grow by 20 % is to become 1.2 times as much.
            let by = &value * &size;
            let times = if grows {
                &Exact::ONE + &by
            } else {
                &Exact::ONE - &by
            };
            meanings.push(Meaning::Number(times, Some(Unit::one())));
        }
        Figure {
            letters: self.at..end,
            meanings,
        }
    }

    /// Whether the words before a figure speak of more or of less by it.
    fn change(&self) -> Option<bool> {
        let from = self.at.saturating_sub(MOST_WORDS);
        let words = self.text(from..self.at);
        let clause = words.rsplit(['。', ',', ';', ':', '、']).next()?;
        let up = clause.rfind(['增', '升', '高', '扩']);
        let down = clause.rfind(['降', '减', '低', '缩']);
        let (at, grows) = match (up, down) {
            (Some(up), Some(down)) if down > up => (down, false),
            (Some(up), _) => (up, true),
            (None, Some(down)) => (down, false),
            (None, None) => return None,
        };
        // 提高到2倍 says what it becomes, not by how much.
        let becomes = clause
            .get(at..)
            .is_some_and(|rest| rest.contains(['到', '至', '达', '为']));
        (!becomes).then_some(grows)
    }
}

/// A number of four digits without a unit may be a year.
fn bare_year(written: &Written) -> Option<Meaning> {
    let year = year(&written.value).filter(|_| written.in_digits)?;
    Some(Meaning::Year(year))
}

fn year(value: &Exact) -> Option<Year> {
    Year::new(value.to_string().parse().ok()?)
}

/// How many letters before a figure are looked at.
const MOST_WORDS: usize = 40;

#[cfg(test)]
mod tests {
    use super::super::letters::letters;
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let letters = letters(text);
        let figures = figures(&letters, []);
        let written = |figure: Figure| -> String {
            let range = figure.letters;
            letters[range]
                .iter()
                .map(|letter| letter.character)
                .collect()
        };
        figures.into_iter().map(written).collect()
    }

    fn meanings(text: &str) -> Vec<String> {
        let letters = letters(text);
        let figures = figures(&letters, []);
        let said = |meaning: &Meaning| match meaning {
            Meaning::Number(value, Some(unit)) => format!("{value} {}", unit.symbol()),
            Meaning::Number(value, None) => value.to_string(),
            Meaning::Year(year) => format!("year {year}"),
        };
        let all = figures.iter().flat_map(|figure| &figure.meanings);
        all.map(said).collect()
    }

    #[test]
    fn numbers_in_digits_take_their_unit_with_them() {
        assert_eq!(
            found("达到 62%,培育12个康养联合体,达10万人以上"),
            ["62%", "12个", "10万人"]
        );
        assert_eq!(
            found("超5000万以上,年标准１５，０００元"),
            ["5000万", "15,000元"]
        );
        assert_eq!(found("建成500 kW"), ["500kW"]);
        assert_eq!(
            found("1 ‰ 以上,70000 家,6.5 个,340 万人"),
            ["1‰", "70000家", "6.5个", "340万人"]
        );
        assert_eq!(meanings("超5000万以上"), ["50000000"]);
        assert_eq!(meanings("达10万人以上"), ["10 万人"]);
    }

    #[test]
    fn numbers_in_characters_are_figures_with_a_unit_or_from_two_on() {
        assert_eq!(found("为期一年的跟踪评估"), ["一年"]);
        assert_eq!(found("推动三级园区,开展“六进”活动"), ["三级", "六"]);
        assert_eq!(
            found("两项补贴,十二家,一百二十个"),
            ["两项", "十二家", "一百二十个"]
        );
        assert_eq!(meanings("百分之三十,三分之二"), ["0.3 ", "2/3 "]);
    }

    #[test]
    fn what_only_looks_like_a_figure_is_none() {
        for text in [
            "统一标准",
            "进一步完善",
            "一批成果",
            "第三方",
            "“十四五”规划",
            "一体化",
            "一是推进;二是创新",
            "千家万户",
            "百岁老人",
            "国发〔2016〕3号",
            "5G基站",
            "PM2.5浓度",
            "数十家",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn years_and_days_are_no_durations() {
        assert_eq!(
            meanings("到2025年,2021-2025年"),
            ["year 2025", "year 2021", "year 2025"]
        );
        assert_eq!(
            found("2025年12月31日前,2023-01-20"),
            ["2025年12月31日", "2023-01-20"]
        );
        assert_eq!(meanings("二〇二五年"), ["year 2025"]);
        assert_eq!(meanings("by 2025"), ["2025", "year 2025"]);
    }

    #[test]
    fn both_ends_of_a_range_have_its_unit() {
        assert_eq!(meanings("35～40张"), ["35 张", "40 张"]);
        assert_eq!(meanings("30%-40%"), ["30 %", "40 %"]);
    }

    #[test]
    fn of_so_many_holds_to_the_end_of_the_sentence() {
        assert_eq!(
            meanings("每万名老年人拥有28人,建成70个。"),
            ["28 人", "0.0028 ", "70 个", "0.007 "]
        );
        assert_eq!(meanings("每千名35张。6.5个"), ["35 张", "0.035 ", "6.5 个"]);
        assert_eq!(meanings("每10万人5个"), ["5 个", "0.00005 "]);
    }

    #[test]
    fn to_grow_by_a_share_is_to_become_more() {
        assert_eq!(meanings("收入增长20%"), ["20 %", "1.2 "]);
        assert_eq!(meanings("能耗下降18%"), ["18 %", "0.82 "]);
        assert_eq!(meanings("提高到2倍"), ["2 倍"]);
        assert_eq!(meanings("增加一倍"), ["1 倍", "2 "]);
    }
}
