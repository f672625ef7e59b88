//! Text that came from a file.

/// Text from a file that nobody has looked at: of data, or of rules that someone else may have
/// written.
///
/// It has no `Display`: a writer must say how it makes it harmless in its own format, or it does
/// not compile. What serializes it, as for the plan kept ready, brings its own encoder.
#[derive(
    Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
)]
pub struct Untrusted(Box<str>);

impl Untrusted {
    /// Marks `text` as untrusted.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    /// The text as it stood in the file. Whoever writes it anywhere escapes it first.
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// The text for people, as [`Shown`] has it.
    pub fn visible(&self) -> String {
        Shown::new(&self.0).0
    }
}

/// Text for people: on one line, with every character that a terminal would obey, that takes no room
/// or that turns the direction of writing shown as its code (`⟨U+202E⟩`). So is what makes a command
/// to programs that run checks and read logs: the second of `::`, and what would make `##[` or
/// `##name[` of `##`. A cell of `########` stays as it is.
///
/// There is no other way to make one, so whatever was put into the text is harmless in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Shown(String);

impl Shown {
    /// Shows `text`; what was shown already stays as it is.
    pub fn new(text: &str) -> Self {
        let mut shown = String::with_capacity(text.len());
        for character in text.chars() {
            push_visible(&mut shown, character);
        }
        Self(shown)
    }
}

impl std::ops::Deref for Shown {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Shown {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<String> for Shown {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl From<Shown> for String {
    fn from(shown: Shown) -> Self {
        shown.0
    }
}

/// Adds one character to a text as [`Shown`] shows it.
pub fn push_visible(shown: &mut String, character: char) {
    let is_command = match character {
        ':' => shown.ends_with(':'),
        other => (other == '[' || other.is_ascii_alphabetic()) && shown.ends_with("##"),
    };
    if is_harmless(character) && !is_command {
        shown.push(character);
    } else {
        shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(character)));
    }
}

impl PartialEq<str> for Untrusted {
    fn eq(&self, text: &str) -> bool {
        *self.0 == *text
    }
}

impl PartialEq<&str> for Untrusted {
    fn eq(&self, text: &&str) -> bool {
        *self.0 == **text
    }
}

impl std::fmt::Debug for Untrusted {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&self.0, out)
    }
}

/// Whether a character may reach a person's screen as it is.
fn is_harmless(character: char) -> bool {
    // Nearly every letter is one of these.
    if matches!(character, ' '..='~' | '\u{4E00}'..='\u{9FFF}') {
        return true;
    }
    !character.is_control() && !is_invisible(character)
}

/// Whether a character takes no room or turns the direction of writing, so that nobody sees it.
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}'..='\u{FFFF}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_that_runs_checks_would_obey_is_shown_as_its_code() {
        let shown = Untrusted::new("::error::x ##[group] a:b #1").visible();
        assert_eq!(shown, ":⟨U+003A⟩error:⟨U+003A⟩x ##⟨U+005B⟩group] a:b #1");
        let shown = Untrusted::new("##vso[task.x]###[a]:::b").visible();
        assert_eq!(shown, "##⟨U+0076⟩so[task.x]###⟨U+005B⟩a]:⟨U+003A⟩:b");
    }

    #[test]
    fn what_a_spreadsheet_shows_in_a_narrow_column_stays_readable() {
        assert_eq!(Untrusted::new("########").visible(), "########");
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown_as_its_code() {
        let text = Untrusted::new("a\u{1b}]52;c\u{7}\u{202e}b\n示例县\u{200b}");
        assert_eq!(
            text.visible(),
            "a⟨U+001B⟩]52;c⟨U+0007⟩⟨U+202E⟩b⟨U+000A⟩示例县⟨U+200B⟩"
        );
    }
}
