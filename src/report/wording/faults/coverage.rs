//! Words for where the rules and the plan's text part.

use super::{Words, seen};
use crate::plan::{CoverageFault, Listed};
use crate::report::wording::Lang;

pub(super) fn words(fault: &CoverageFault, lang: Lang) -> Words {
    match fault {
        CoverageFault::NoClauses => Words::say(
            lang,
            "规划文本里没有找到带编号的标题",
            "the text of the plan has no numbered heading",
        )
        .help(
            lang,
            "标题要有编号：一、（一）、1.、第一章……，写法见规则文件开头",
            "number its headings: 一、 （一） 1. 第一章 …; the top of the built-in rules says how",
        ),
        CoverageFault::TooMuchToCompare => Words::say(
            lang,
            "数字、目标或不算目标的词句太多，不像一个规划，没有比对",
            "more figures, bounds or exemptions than any plan has; they were not compared",
        ),
        CoverageFault::UncoveredFigure {
            figure,
            clause,
            elsewhere,
            targets,
        } => uncovered(
            &seen(figure),
            &seen(clause),
            elsewhere.as_deref(),
            targets,
            lang,
        ),
        CoverageFault::BoundNotInClause {
            target,
            bound,
            clauses,
            figures,
            elsewhere,
        } => {
            let clauses = joined(clauses.iter().map(String::as_str), 0, lang);
            let elsewhere = elsewhere.as_deref();
            not_in_clause(
                [&seen(target), &seen(bound), &clauses],
                figures,
                elsewhere,
                lang,
            )
        }
        CoverageFault::ClauseNotInText { clause, nearest } => {
            let clause = seen(clause);
            Words::say(
                lang,
                format!("规划文本里没有条款 {clause}"),
                format!("the text of the plan has no clause {clause}"),
            )
            .meant(lang, nearest.as_ref())
        }
        CoverageFault::OtherWords {
            target,
            words,
            owner,
        } => other_words(&seen(target), &seen(words), owner.as_deref(), lang),
        CoverageFault::NeedlessExemption { words, elsewhere } => {
            needless(&seen(words), elsewhere.as_deref(), lang)
        }
    }
}

fn uncovered(
    figure: &str,
    clause: &str,
    elsewhere: Option<&str>,
    targets: &Listed,
    lang: Lang,
) -> Words {
    let words = Words::say(
        lang,
        format!("条款 {clause} 的“{figure}”不在这一条款的任何目标里"),
        format!("“{figure}” of clause {clause} stands in no target of that clause"),
    );
    if let Some(target) = elsewhere.map(seen) {
        return words.help(
            lang,
            format!("目标 {target} 有这个数，却没有引用条款 {clause}：核对它的 clause"),
            format!("the target {target} asks for it and does not cite clause {clause}: check its clause"),
        );
    }
    let there = listed(targets, lang);
    let (zh, en) = match there.as_str() {
        "" => (
            format!("没有目标引用条款 {clause}。"),
            format!("no target cites clause {clause}. "),
        ),
        there => (
            format!("引用这一条款的目标：{there}。"),
            format!("the targets of this clause: {there}. "),
        ),
    };
    words.help(
        lang,
        format!("{zh}补上目标，或用 [[plan.exempt]] 写明它为什么不是目标"),
        format!("{en}Add the target, or say with [[plan.exempt]] why it asks for nothing"),
    )
}

fn other_words(target: &str, words: &str, owner: Option<&str>, lang: Lang) -> Words {
    match owner.map(seen) {
        Some(owner) => Words::say(
            lang,
            format!("目标 {target} 的数只见于“{words}”，而那是目标 {owner} 的数"),
            format!("the bound of the target {target} stands only in “{words}”, which is the figure of {owner}"),
        )
        .help(
            lang,
            "如果这个数是对原文的理解，在目标里用 reading = \"…\" 写明；否则核对条款",
            "if the bound is how the sentence was read, say so with reading = \"…\"; else check the clause",
        ),
        None => Words::say(
            lang,
            format!("目标 {target} 的数只见于“{words}”，而两处没有一个词相同"),
            format!("the bound of the target {target} stands only in “{words}”, with no word in common"),
        )
        .help(
            lang,
            "核对是不是这项目标的数；若是，在目标的 name 或指标的 headers 里用上原文的说法",
            "check that it is this target's figure; if so, use the plan's own words in its name or in the \
             headers of its indicators",
        ),
    }
}

fn not_in_clause(
    [target, bound, clauses]: [&str; 3],
    figures: &Listed,
    elsewhere: Option<&str>,
    lang: Lang,
) -> Words {
    let words = Words::say(
        lang,
        format!("目标 {target} 要求 {bound}，而条款 {clauses} 里没有这个数"),
        format!("the target {target} asks for {bound}, which clause {clauses} does not name"),
    );
    if let Some(clause) = elsewhere.map(seen) {
        return words.help(
            lang,
            format!("条款 {clause} 里有这个数：核对 clause"),
            format!("clause {clause} names it: check the target's clause"),
        );
    }
    let there = listed(figures, lang);
    let (zh, en) = match there.as_str() {
        "" => (
            "这一条款里没有数字。".to_owned(),
            "no figure stands there. ".to_owned(),
        ),
        there => (
            format!("那里的数字有 {there}。"),
            format!("the figures there: {there}. "),
        ),
    };
    words.help(
        lang,
        format!("{zh}改正这个数；如果它是对原文的理解，在目标里用 reading = \"…\" 写明"),
        format!(
            "{en}Correct the bound; if it is how the sentence was read, say so with reading = \"…\""
        ),
    )
}

fn needless(words: &str, elsewhere: Option<&str>, lang: Lang) -> Words {
    let said = Words::say(
        lang,
        format!("规划文本里没有“{words}”这样带数字的词句，这一条没有用"),
        format!("no figure of the text stands within “{words}”, so this exempts nothing"),
    );
    match elsewhere.map(seen) {
        Some(clause) => said.help(
            lang,
            format!("它在条款 {clause} 里：核对 clause"),
            format!("it stands in clause {clause}: check the clause"),
        ),
        None => said.help(
            lang,
            "照原文写，数字要在其中；用不到就删去",
            "write it as the text does, with the figure in it, or take it out",
        ),
    }
}

fn listed(all: &Listed, lang: Lang) -> String {
    joined(all.names.iter().map(String::as_str), all.more, lang)
}

/// Names one after another, and that there are more.
fn joined<'n>(names: impl Iterator<Item = &'n str>, more: usize, lang: Lang) -> String {
    let names: Vec<String> = names.map(seen).collect();
    let names = names.join(lang.pick("、", ", "));
    match more {
        0 => names,
        more => lang.pick(
            format!("{names}等，另有 {more} 个"),
            format!("{names} and {more} more"),
        ),
    }
}
