//! Numbers in Chinese characters.

/// Whether a character may stand in a number.
pub(super) fn is_numeral(character: char) -> bool {
    digit(character).is_some() || POWERS.iter().any(|(word, ..)| *word == character)
}

/// The number that `run` writes: 十二, 一百二十, 三万, 两, 二〇二五. `None` where it is none: the 十四五
/// of a five-year plan, 一二三.
pub(super) fn number(run: &str) -> Option<u64> {
    // Whoever writes more characters writes no number, and each power is read by a call of its own.
    if run.chars().count() > MOST_CHARACTERS {
        return None;
    }
    let digits: Option<Vec<u64>> = run.chars().map(digit).collect();
    match digits.as_deref() {
        Some([only]) => Some(*only),
        // A year, digit by digit.
        Some(digits @ [_, _, _, _]) => {
            let shift = |sum: u64, digit: &u64| sum.checked_mul(10)?.checked_add(*digit);
            digits.iter().try_fold(0, shift)
        }
        Some(_) => None,
        None => composed(run),
    }
}

/// No number that a plan writes has more characters: 九千九百九十九万九千九百九十九亿 has 17.
const MOST_CHARACTERS: usize = 32;

/// The words for powers of ten, with the least number that is too large to stand before each.
const POWERS: [(char, u64, u64); 5] = [
    ('亿', 100_000_000, 100_000_000),
    ('万', 10_000, 10_000),
    ('千', 1000, 10),
    ('百', 100, 10),
    ('十', 10, 10),
];

/// A number with 十, 百, 千, 万 or 亿.
fn composed(run: &str) -> Option<u64> {
    for (word, power, limit) in POWERS {
        let Some((before, after)) = run.rsplit_once(word) else {
            continue;
        };
        let count = match before {
            "" => 1,
            before => composed(before).filter(|count| *count < limit)?,
        };
        let rest = rest(after, power).filter(|rest| *rest < power)?;
        return count.checked_mul(power)?.checked_add(rest);
    }
    let mut characters = run.chars();
    let only = characters.next().and_then(digit)?;
    characters.next().is_none().then_some(only)
}

/// What follows a power: 一百二 is 120, 一百零二 is 102.
fn rest(after: &str, power: u64) -> Option<u64> {
    if after.is_empty() {
        return Some(0);
    }
    let named = after.trim_start_matches(['零', '〇']);
    let rest = composed(named)?;
    let is_short = named.len() == after.len() && rest < 10 && power > 10;
    rest.checked_mul(if is_short { power / 10 } else { 1 })
}

fn digit(character: char) -> Option<u64> {
    let digit = match character {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    Some(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (written, meant) in [
            ("两", 2),
            ("六", 6),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("一百", 100),
            ("一百二十", 120),
            ("一百二", 120),
            ("一百零二", 102),
            ("三千五百", 3500),
            ("一万", 10_000),
            ("一万二", 12_000),
            ("三百四十万", 3_400_000),
            ("一亿零五万", 100_050_000),
            ("一万亿", 1_000_000_000_000),
            ("二〇二五", 2025),
        ] {
            assert_eq!(number(written), Some(meant), "{written}");
        }
    }

    #[test]
    fn a_run_without_end_is_no_number_and_ends_nothing() {
        assert_eq!(number(&"十".repeat(300_000)), None);
        assert_eq!(number(&"一万".repeat(150_000)), None);
    }

    #[test]
    fn what_only_looks_like_a_number_is_none() {
        for written in ["十四五", "一二三", "十百", "万亿亿", "二二", "百千"] {
            assert_eq!(number(written), None, "{written}");
        }
    }
}
