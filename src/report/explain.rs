//! What every code means, with an example, and what to do.
//!
//! A test reads the sources: a code that is not explained here fails it, and so does an
//! explanation of a code that no longer exists.

mod coverage;
mod data;
mod doubts;
mod expressions;
mod judging;
mod rules;
mod running;

use super::Style;
use super::table::Sheet;
use super::wording::Lang;

/// What one code means. The texts in pairs are Chinese and English.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// The code.
    pub code: &'static str,
    /// What it means.
    meaning: [&'static str; 2],
    /// What leads to it.
    example: &'static str,
    /// What to do.
    action: [&'static str; 2],
}

/// The codes of one kind.
#[derive(Clone, Copy, Debug)]
struct Group {
    name: [&'static str; 2],
    all: &'static [Explanation],
}

const GROUPS: [Group; 8] = [
    Group {
        name: ["数据", "Data"],
        all: data::ALL,
    },
    Group {
        name: ["数据中的疑问", "Doubts about the data"],
        all: doubts::ALL,
    },
    Group {
        name: ["评判中的疑问", "Doubts in judging"],
        all: judging::REMARKS,
    },
    Group {
        name: ["结论的原因", "Reasons of verdicts"],
        all: judging::REASONS,
    },
    Group {
        name: ["规则文件", "Rule files"],
        all: rules::FILE,
    },
    Group {
        name: ["规则文件的表达式", "Expressions of rule files"],
        all: expressions::ALL,
    },
    Group {
        name: ["规划文本", "The plan's text"],
        all: coverage::ALL,
    },
    Group {
        name: ["运行", "Running"],
        all: running::ALL,
    },
];

/// Every explanation, group by group.
pub fn explanations() -> impl Iterator<Item = &'static Explanation> {
    GROUPS.iter().flat_map(|group| group.all)
}

/// All that is known of `code`; `None` if it is no code. One code may be of several groups.
pub fn explain(code: &str, style: &Style) -> Option<String> {
    let lang = style.lang;
    let mut sheet = Sheet::new(style);
    let mut is_known = false;
    for group in &GROUPS {
        for one in group.all.iter().filter(|one| one.code == code) {
            if is_known {
                sheet.gap();
            }
            is_known = true;
            one.draw(group, lang, &mut sheet);
        }
    }
    is_known.then(|| sheet.into_text())
}

/// Every code, by group, each with what it means.
pub fn list_codes(style: &Style) -> String {
    let lang = style.lang;
    let mut sheet = Sheet::new(style);
    for group in &GROUPS {
        sheet.strong(pick(group.name, lang));
        for one in group.all {
            sheet.indented(&format!("{}  {}", one.code, pick(one.meaning, lang)));
        }
        sheet.gap();
    }
    sheet.line(lang.pick(
        "check explain 代码：例子和办法",
        "check explain CODE: with an example and what to do",
    ));
    sheet.into_text()
}

impl Explanation {
    /// What it means.
    pub(super) fn meaning(&self, lang: Lang) -> &'static str {
        pick(self.meaning, lang)
    }

    /// What to do.
    pub(super) fn action(&self, lang: Lang) -> &'static str {
        pick(self.action, lang)
    }

    fn draw(&self, group: &Group, lang: Lang, sheet: &mut Sheet) {
        let group = pick(group.name, lang);
        sheet.strong(&lang.pick(
            format!("{}（{group}）", self.code),
            format!("{} ({group})", self.code),
        ));
        sheet.indented(pick(self.meaning, lang));
        sheet.indented(lang.pick("例子：", "Example:"));
        for line in self.example.lines() {
            sheet.indented(&format!("  {line}"));
        }
        let action = pick(self.action, lang);
        sheet.indented(&lang.pick(format!("怎么办：{action}"), format!("What to do: {action}")));
    }
}

fn pick(texts: [&'static str; 2], lang: Lang) -> &'static str {
    let [zh, en] = texts;
    lang.pick(zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_explanation_says_all_in_both_languages() {
        for one in explanations() {
            for text in one.meaning.into_iter().chain(one.action) {
                assert!(!text.trim().is_empty(), "{}", one.code);
            }
            assert!(!one.example.is_empty(), "{}", one.code);
            let is_chinese = |text: &str| text.chars().any(|letter| letter > '\u{4dff}');
            let [meaning, _] = one.meaning;
            let [action, _] = one.action;
            assert!(is_chinese(meaning) && is_chinese(action), "{}", one.code);
        }
    }

    #[test]
    fn the_codes_of_a_group_are_in_order_and_stand_once() {
        for group in GROUPS {
            for pair in group.all.windows(2) {
                assert!(
                    pair[0].code < pair[1].code,
                    "{} {}",
                    pair[0].code,
                    pair[1].code
                );
            }
        }
    }
}
