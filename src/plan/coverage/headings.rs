//! Which part of a plan's text is which clause.
//!
//! A heading is a number in one of the forms that plans use, from the highest level to the lowest:
//! 第一编, 第一章, 第一节, 一、, （一）, 1., (1) and ①. The id of a clause is the numbers of the headings
//! it stands under, joined by dots, whatever their forms: （三） under 一、 is 1.3, and so is 4. under
//! 三、 3.4, even where the items count on from chapter to chapter. A list of items alone has the ids
//! 1, 2, 3.

use super::letters::{Before, Letter};
use super::numerals::{is_numeral, number};

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its id, such as `1.2`.
    pub(super) id: String,
    /// The letter at which its heading begins.
    pub(super) start: usize,
    /// The letter after the number of its heading.
    pub(super) body: usize,
}

/// The forms of headings, from the highest level to the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// 第一编, 第一篇, 第一部分
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 一、
    Numeral,
    /// （一）
    NumeralInBrackets,
    /// 1.
    Digits,
    /// (1)
    DigitsInBrackets,
    /// ①
    Circled,
}

impl Form {
    const COUNT: usize = 8;

    const fn level(self) -> usize {
        match self {
            Self::Part => 0,
            Self::Chapter => 1,
            Self::Section => 2,
            Self::Numeral => 3,
            Self::NumeralInBrackets => 4,
            Self::Digits => 5,
            Self::DigitsInBrackets => 6,
            Self::Circled => 7,
        }
    }
}

/// The number of a heading as it is written.
struct Mark {
    form: Form,
    number: u64,
    /// How many letters it takes.
    length: usize,
    /// Whether it is one only at the beginning of a line.
    only_in_front: bool,
}

/// What each level has counted so far.
#[derive(Clone, Copy, Default)]
struct Level {
    last: Option<u64>,
    /// Whether a heading of a higher level came since: then it may begin at 1 again.
    may_restart: bool,
}

/// All clauses of a text, in order.
pub(super) fn clauses(letters: &[Letter]) -> Vec<Clause> {
    let mut levels = [Level::default(); Form::COUNT];
    let mut path: Vec<(Form, u64)> = Vec::new();
    let mut clauses = Vec::new();
    let mut in_title = true;
    let mut at = 0_usize;
    while let Some(letter) = letters.get(at) {
        in_title &= letter.character != '。';
        let found = mark(letters, at).filter(|mark| {
            let level = levels.get(mark.form.level()).copied();
            is_next(
                mark,
                level.unwrap_or_default(),
                place(letters, at, in_title),
            )
        });
        let Some(mark) = found else {
            at = at.saturating_add(1);
            continue;
        };
        for level in levels.iter_mut().skip(mark.form.level()) {
            level.may_restart = true;
        }
        if let Some(level) = levels.get_mut(mark.form.level()) {
            *level = Level {
                last: Some(mark.number),
                may_restart: false,
            };
        }
        path.retain(|(form, _)| *form < mark.form);
        path.push((mark.form, mark.number));
        let numbers: Vec<String> = path.iter().map(|(_, number)| number.to_string()).collect();
        let body = at.saturating_add(mark.length);
        clauses.push(Clause {
            id: numbers.join("."),
            start: at,
            body,
        });
        in_title = true;
        at = body;
    }
    clauses
}

/// Where a number stands that may be a heading's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the beginning of a line.
    Front,
    /// After a sentence, a space or a heading.
    Opening,
    /// Within a sentence.
    Within,
}

fn place(letters: &[Letter], at: usize, in_title: bool) -> Place {
    let before = letters.get(at).map(|letter| letter.before);
    let previous = at.checked_sub(1).and_then(|before| letters.get(before));
    match (before, previous) {
        (Some(Before::LineBreak), _) | (_, None) => Place::Front,
        (_, Some(_)) if in_title => Place::Opening,
        (Some(Before::Space), Some(_)) => Place::Opening,
        (_, Some(letter)) if "。;:!?\")》".contains(letter.character) => Place::Opening,
        (_, Some(_)) => Place::Within,
    }
}

/// Whether a number goes on counting: by one within a line, and on a line of its own with a few
/// left out.
fn is_next(mark: &Mark, level: Level, place: Place) -> bool {
    const MOST_LEFT_OUT: u64 = 9;
    let gap = match place {
        Place::Front => MOST_LEFT_OUT,
        Place::Opening if mark.only_in_front => return false,
        Place::Opening => 1,
        Place::Within => return false,
    };
    let from = |last: u64| mark.number > last && mark.number <= last.saturating_add(gap);
    match level.last {
        None => from(0),
        Some(last) => from(last) || (level.may_restart && from(0)),
    }
}

/// The heading's number that begins at a letter.
fn mark(letters: &[Letter], at: usize) -> Option<Mark> {
    let letters = letters.get(at..)?;
    match letters.first()?.character {
        '第' => ordinal(letters),
        '(' => in_brackets(letters),
        digit if digit.is_ascii_digit() => with_dot(letters),
        circled @ '①'..='⑳' => Some(Mark {
            form: Form::Circled,
            number: u64::from(u32::from(circled).checked_sub(0x245F)?),
            length: 1,
            only_in_front: false,
        }),
        numeral if is_numeral(numeral) => with_comma(letters),
        _ => None,
    }
}

fn character(letters: &[Letter], at: usize) -> Option<char> {
    letters.get(at).map(|letter| letter.character)
}

/// The characters from `from` on that belong to a number.
fn run(letters: &[Letter], from: usize, belongs: impl Fn(char) -> bool) -> String {
    let rest = letters.iter().skip(from).take(MOST_DIGITS);
    let characters = rest.map(|letter| letter.character);
    characters.take_while(|c| belongs(*c)).collect()
}

/// 第一章
fn ordinal(letters: &[Letter]) -> Option<Mark> {
    let numeral = run(letters, 1, is_numeral);
    let after = numeral.chars().count().checked_add(1)?;
    let second = character(letters, after.checked_add(1)?);
    let (form, word) = match (character(letters, after)?, second) {
        ('编' | '篇', _) => (Form::Part, 1),
        ('部', Some('分')) => (Form::Part, 2),
        ('章', _) => (Form::Chapter, 1),
        ('节', _) => (Form::Section, 1),
        (_, _) => return None,
    };
    Some(Mark {
        form,
        number: number(&numeral)?,
        length: after.checked_add(word)?,
        only_in_front: true,
    })
}

/// （一） and (1)
fn in_brackets(letters: &[Letter]) -> Option<Mark> {
    let numeral = run(letters, 1, is_numeral);
    let digits = run(letters, 1, |c| c.is_ascii_digit());
    let (form, inside, number) = match digits.is_empty() {
        true => (Form::NumeralInBrackets, &numeral, number(&numeral)?),
        false => (Form::DigitsInBrackets, &digits, digits.parse().ok()?),
    };
    let closing = inside.chars().count().checked_add(1)?;
    (character(letters, closing)? == ')').then_some(Mark {
        form,
        number,
        length: closing.checked_add(1)?,
        only_in_front: false,
    })
}

/// 1. and 1、
fn with_dot(letters: &[Letter]) -> Option<Mark> {
    let digits = run(letters, 0, |c| c.is_ascii_digit());
    let dot = character(letters, digits.len())?;
    // 6. 70%以上 is item 6, and 6.70% a figure.
    let after = letters.get(digits.len().checked_add(1)?);
    let is_decimal = after
        .is_some_and(|after| after.character.is_ascii_digit() && after.before == Before::Nothing);
    let is_mark = dot == '、' || (dot == '.' && !is_decimal);
    is_mark.then_some(Mark {
        form: Form::Digits,
        number: digits.parse().ok()?,
        length: digits.len().checked_add(1)?,
        // 1、 within a sentence counts things up.
        only_in_front: dot == '、',
    })
}

/// 一、
fn with_comma(letters: &[Letter]) -> Option<Mark> {
    let numeral = run(letters, 0, is_numeral);
    let comma = numeral.chars().count();
    let next = comma.checked_add(1)?;
    // 一、二、三产业 and 二、三产业 count things up; 二、十项任务 is a heading.
    let following = run(letters, next, is_numeral);
    let after = character(letters, next.checked_add(following.chars().count())?);
    let counts_up = !following.is_empty() && matches!(after, Some('、' | '产'));
    (character(letters, comma)? == '、' && !counts_up).then_some(Mark {
        form: Form::Numeral,
        number: number(&numeral)?,
        length: next,
        only_in_front: false,
    })
}

/// The number of a heading is no longer.
const MOST_DIGITS: usize = 5;

#[cfg(test)]
mod tests {
    use super::super::letters::letters;
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        let clauses = clauses(&letters(text));
        clauses.into_iter().map(|clause| clause.id).collect()
    }

    #[test]
    fn scenes_and_items_are_numbered_below_their_chapter() {
        let text = "方案\n## 一、任务。到2025年。\n（一）场景一。\n（二）场景二。\n## 二、保障\n1.拓展。\n\
                    2.创新。\n## 三、养老\n3.推进。\n";
        assert_eq!(
            ids(text),
            ["1", "1.1", "1.2", "2", "2.1", "2.2", "3", "3.3"]
        );
    }

    #[test]
    fn a_plain_list_has_plain_numbers_even_on_one_line() {
        let text =
            "1. 供养率 50 %  2. 救助 30 %  3. “一站式” 95 % 以上\n4. 不高于 1.3 %  5. 70 %以上\n";
        assert_eq!(ids(text), ["1", "2", "3", "4", "5"]);
    }

    #[test]
    fn levels_may_be_of_any_form() {
        let text = "第一章 总则\n第一节 现状\n一、成绩\n（一）救助\n1. 低保\n(1) 标准\n① 城市\n② 农村\n\
                    第二章 目标\n第三节 任务\n一、保障\n";
        assert_eq!(
            ids(text),
            [
                "1",
                "1.1",
                "1.1.1",
                "1.1.1.1",
                "1.1.1.1.1",
                "1.1.1.1.1.1",
                "1.1.1.1.1.1.1",
                "1.1.1.1.1.1.2",
                "2",
                "2.3",
                "2.3.1"
            ]
        );
    }

    #[test]
    fn headings_need_no_line_of_their_own() {
        let text = "方案:一、任务面落实。(一)场景。建成。(二)场景。二、推进“高效能”新样板1. 拓展。2. 创新。三、推进新\
                    样板3. 推进。";
        assert_eq!(
            ids(text),
            ["1", "1.1", "1.2", "2", "2.1", "2.2", "3", "3.3"]
        );
    }

    #[test]
    fn a_title_may_begin_with_a_number() {
        assert_eq!(ids("一、三年目标\n二、十项任务\n"), ["1", "2"]);
    }

    #[test]
    fn numbers_within_a_sentence_are_no_headings() {
        for text in [
            "推动一、二、三产业融合。",
            "推动：一、二、三产业融合。",
            "详见附件(一)。",
            "一是推进。二是创新。",
            "达到1.5万人。",
            "做到1、2、3。",
            "第一批。",
            "落实第一章的要求。",
        ] {
            assert!(ids(&format!("方案。为此{text}")).is_empty(), "{text}");
        }
    }
}
