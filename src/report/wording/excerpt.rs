//! The lines a message is about, with its place marked.

use crate::source::{Excerpt, Span, push_visible};

/// The longest line that is shown whole, in characters.
const WHOLE_LINE: usize = 160;

/// How much of a longer line is shown before the mark.
const BEFORE_MARK: usize = 60;

/// The most lines that are shown.
const MOST_LINES: usize = 6;

/// Where a fault stands, and how it is shown.
pub(in crate::report) struct Place {
    pub(in crate::report) line: u64,
    pub(in crate::report) column: u64,
    pub(in crate::report) excerpt: Excerpt,
}

/// The place of `span` in `text`.
pub(in crate::report) fn place(text: &str, span: Span) -> Place {
    let before = text.get(..span.start).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at.saturating_add(1));
    let line = before.matches('\n').count();
    let column = before.get(line_start..).unwrap_or_default().chars().count();
    let lines = text.get(line_start..).unwrap_or_default();
    let mark = Span {
        start: span.start.saturating_sub(line_start),
        end: span.end.max(span.start).saturating_sub(line_start),
    };
    Place {
        line: counted(line),
        column: counted(column),
        excerpt: excerpt(lines, mark, counted(line)),
    }
}

fn counted(before: usize) -> u64 {
    u64::try_from(before).unwrap_or(u64::MAX).saturating_add(1)
}

/// The lines at the start of `lines` that `mark` touches; of many only the first.
pub(in crate::report) fn excerpt(lines: &str, mark: Span, first_line: u64) -> Excerpt {
    let marked = lines.get(mark.start..mark.end).unwrap_or_default();
    let spanned = marked.trim_end().matches('\n').count().saturating_add(1);
    let shown = if spanned > MOST_LINES { 1 } else { spanned };
    let mut builder = Builder {
        mark,
        ..Builder::default()
    };
    let mut at = 0_usize;
    for (number, line) in lines.split('\n').take(shown).enumerate() {
        if number > 0 {
            builder.text.push('\n');
        }
        builder.line(line.trim_end_matches('\r'), at);
        at = at.saturating_add(line.len()).saturating_add(1);
    }
    let start = builder.start.unwrap_or(builder.text.len());
    Excerpt {
        marked: Span {
            start,
            end: builder.end.max(start),
        },
        text: builder.text,
        first_line,
        label: None,
    }
}

/// Lines made visible, and where the mark falls in them.
#[derive(Default)]
struct Builder {
    mark: Span,
    text: String,
    start: Option<usize>,
    end: usize,
}

impl Builder {
    /// Adds a line that begins at byte `from`; of a very long one only what is near the mark.
    fn line(&mut self, line: &str, from: usize) {
        let long = line.chars().count() > WHOLE_LINE;
        let first_marked = line
            .char_indices()
            .filter(|(at, _)| from.saturating_add(*at) < self.mark.start)
            .count();
        let skipped = if long {
            first_marked.saturating_sub(BEFORE_MARK)
        } else {
            0
        };
        if skipped > 0 {
            self.text.push('…');
        }
        let window = line.char_indices().skip(skipped);
        for (offset, character) in window.take(WHOLE_LINE) {
            self.character(character, from.saturating_add(offset));
        }
        if line.chars().count() > skipped.saturating_add(WHOLE_LINE) {
            self.text.push('…');
        }
        // A mark right behind the line.
        let end = from.saturating_add(line.len());
        if self.start.is_none() && self.mark.start <= end {
            self.start = Some(self.text.len());
        }
    }

    fn character(&mut self, character: char, at: usize) {
        if self.start.is_none() && at >= self.mark.start {
            self.start = Some(self.text.len());
        }
        match character {
            '\t' => self.text.push(' '),
            other => push_visible(&mut self.text, other),
        }
        if at < self.mark.end {
            self.end = self.text.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, marked: &str) -> (u64, u64, String, String) {
        let start = text.find(marked).unwrap();
        let end = start + marked.len();
        let place = place(text, Span { start, end });
        let mark = place.excerpt.marked;
        let under = place.excerpt.text[mark.start..mark.end].to_owned();
        (place.line, place.column, place.excerpt.text, under)
    }

    #[test]
    fn columns_are_characters_and_the_whole_line_is_shown() {
        assert_eq!(
            shown("a = 1\r\nunit = \"元/車\" # 单位\r\n", "元/車"),
            (
                2,
                9,
                "unit = \"元/車\" # 单位".to_owned(),
                "元/車".to_owned()
            )
        );
    }

    #[test]
    fn what_a_terminal_would_obey_is_made_visible_and_the_mark_stays_in_place() {
        assert_eq!(
            shown("\u{1b}[2J\tx = 1", "x"),
            (1, 6, "⟨U+001B⟩[2J x = 1".to_owned(), "x".to_owned())
        );
    }

    #[test]
    fn what_a_program_that_reads_logs_would_obey_is_made_visible_too() {
        let (_, _, line, under) = shown("a,##[group],::x", "[group]");
        assert_eq!(line, "a,##⟨U+005B⟩group],:⟨U+003A⟩x");
        assert_eq!(under, "⟨U+005B⟩group]");
    }

    #[test]
    fn of_a_very_long_line_only_what_is_near_is_shown() {
        let text = format!("{}x{}", "a".repeat(1000), "b".repeat(1000));
        let (_, column, line, under) = shown(&text, "x");
        assert_eq!((column, under.as_str()), (1001, "x"));
        assert_eq!(line.chars().count(), 162);
    }

    #[test]
    fn a_mark_at_the_end_of_the_file_is_behind_the_last_character() {
        let place = place("a = 1", Span { start: 5, end: 5 });
        assert_eq!((place.column, place.excerpt.marked.start), (6, 5));
    }
}
