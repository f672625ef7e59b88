//! Text that Markdown shows as it is.

use crate::source::Untrusted;

/// Shows `text` as it is and on one line: no markup, no HTML, no end of a cell; and on GitHub no
/// mention of a person, no reference to an issue and no link, each of which would tell somebody.
pub(in crate::report) fn escaped(text: &str) -> String {
    let visible = Untrusted::new(text).visible();
    let mut written = String::with_capacity(visible.len());
    for (at, character) in visible.char_indices() {
        match character {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                written.push('\\');
                written.push(character);
            }
            // A list, a heading or a quotation begins with these, and only at the start.
            '#' | '+' | '-' | '=' if at == 0 => {
                written.push('\\');
                written.push(character);
                part(&visible, at, character, &mut written);
            }
            '@' | '#' | ':' | '.' | '-' => {
                written.push(character);
                part(&visible, at, character, &mut written);
            }
            _ => written.push(character),
        }
    }
    written
}

/// Shows `text` as it is inside HTML.
pub(in crate::report) fn html(text: &str) -> String {
    let visible = Untrusted::new(text).visible();
    let written = visible.replace('&', "&amp;");
    written.replace('<', "&lt;").replace('>', "&gt;")
}

/// Parts a sign from the word after it, where GitHub would take the two for more than text.
fn part(text: &str, at: usize, sign: char, written: &mut String) {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at..).unwrap_or_default();
    let after = after.strip_prefix(sign).unwrap_or_default();
    let begins_a_word = after.starts_with(|next: char| next.is_alphanumeric());
    let is_more = match sign {
        '@' | '#' => begins_a_word,
        ':' => after.starts_with("//"),
        '.' => begins_a_word && before.to_lowercase().ends_with("www"),
        // GH-1 is what #1 is.
        '-' => begins_a_word && before.to_lowercase().ends_with("gh"),
        _ => false,
    };
    if is_more {
        written.push_str("<!-- -->");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup_a_mention_or_a_link() {
        let cases = [
            ("a|b", "a\\|b"),
            ("<script>", "&lt;script&gt;"),
            ("@someone #1", "@<!-- -->someone #<!-- -->1"),
            ("https://a.b", "https:<!-- -->//a.b"),
            ("www.a.b", "www.<!-- -->a.b"),
            ("GH-1 a-1", "GH-<!-- -->1 a-1"),
            ("`x` *y* [z](w)", "\\`x\\` \\*y\\* \\[z\\](w)"),
            ("- x", "\\- x"),
            ("1 张\n2 张", "1 张⟨U+000A⟩2 张"),
            ("61.96 % ≥ 62 %", "61.96 % ≥ 62 %"),
        ];
        for (text, written) in cases {
            assert_eq!(escaped(text), written);
        }
    }
}
