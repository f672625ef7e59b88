//! What the user may have meant.

use target_check::report::wording::Lang;

/// The candidate most like `typed`, if one is like it at all. The first of equals.
pub(super) fn nearest<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let distance = strsim::damerau_levenshtein(&typed, &candidate.to_lowercase());
        let near = distance <= (length.max(candidate.chars().count()) / 3).max(1);
        if near && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The question "did you mean …?", if there is something to ask.
pub(super) fn did_you_mean(nearest: Option<&str>, lang: Lang) -> Option<String> {
    nearest.map(|name| lang.pick(format!("是不是 {name}？"), format!("did you mean {name}?")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        assert_eq!(nearest("lnit", ["lint", "list"]), Some("lint"));
        assert_eq!(
            nearest("nursing-bed-shar", ["nursing-bed-share"]),
            Some("nursing-bed-share")
        );
        assert_eq!(nearest("budget", ["lint", "list"]), None);
        assert_eq!(nearest("示范县", ["示例县", "清河镇"]), Some("示例县"));
    }
}
