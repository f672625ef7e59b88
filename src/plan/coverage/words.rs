//! How much two texts have in common.

/// Fewer letters in common than this are no likeness: two of Chinese, four of others.
const LEAST: usize = 4;

/// The length of the longest run of letters that stands in both, where one of Chinese counts double.
pub(super) fn likeness(one: &str, other: &str) -> usize {
    let small = |text: &str| text.to_lowercase();
    let other: Vec<char> = small(other).chars().collect();
    let mut best = 0;
    // The run that ends at each letter of `other` and at the letter of `one` before.
    let mut runs = vec![0_usize; other.len()];
    for letter in small(one).chars() {
        let mut diagonal = 0_usize;
        for (run, same) in runs.iter_mut().zip(&other) {
            let longer = match *same == letter {
                true => diagonal.saturating_add(weight(letter)),
                false => 0,
            };
            diagonal = std::mem::replace(run, longer);
            best = best.max(longer);
        }
    }
    best
}

/// Whether texts have a word in common.
pub(super) fn are_alike(likeness: usize) -> bool {
    likeness >= LEAST
}

/// Whether texts have so many words in common that they speak of the same thing.
pub(super) fn are_much_alike(likeness: usize) -> bool {
    likeness >= LEAST.saturating_mul(2)
}

fn weight(letter: char) -> usize {
    match letter {
        '\u{3400}'..='\u{9FFF}' => 2,
        other if other.is_alphabetic() => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_words_in_common_count() {
        assert_eq!(likeness("培育12个康养联合体", "康养联合体"), 10);
        assert_eq!(likeness("certified carers", "Carers"), 6);
        assert!(!are_alike(likeness("培育12个康养联合体", "建成儿童之家")));
        assert!(are_alike(likeness(
            "建成示范型儿童之家70个",
            "示范型儿童之家"
        )));
    }
}
