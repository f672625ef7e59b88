//! Diagnostics for a person at a terminal, drawn as compilers draw them.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Style;
use super::wording::Lang;
use crate::source::{Diagnostic, Severity};

/// Draws one diagnostic, with a newline at its end.
pub fn render(diagnostic: &Diagnostic, style: &Style) -> String {
    let renderer = if style.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(usize::from(style.width));
    let drawn = renderer.render(&[group(diagnostic, style.lang)]);
    let mut text = String::with_capacity(drawn.len());
    // The renderer names the file once more above an excerpt, because the place above it is ours and
    // not the one it would name; and without an excerpt it leaves room for one.
    let needless: &[&str] = match diagnostic.excerpt {
        Some(_) => &[":::"],
        None => &["|"],
    };
    for line in drawn.lines().filter(|line| !says_only(line, needless)) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// Whether a line shows one of `texts` and nothing else, whatever its colours.
fn says_only(line: &str, texts: &[&str]) -> bool {
    let mut is_colour = false;
    let seen: String = line
        .chars()
        .filter(|character| {
            let is_seen = !is_colour && *character != '\u{1b}';
            is_colour = match character {
                '\u{1b}' => true,
                'm' => false,
                _ => is_colour,
            };
            is_seen && !character.is_whitespace()
        })
        .collect();
    texts.contains(&seen.as_str())
}

fn group<'a>(diagnostic: &'a Diagnostic, lang: Lang) -> Group<'a> {
    let title = level(diagnostic.severity, lang)
        .primary_title(&*diagnostic.message)
        .id(diagnostic.code);
    let mut group = title
        .elements(origin(diagnostic))
        .elements(excerpt(diagnostic));
    if let Some(note) = &diagnostic.note {
        let note_level = Level::NOTE.with_name(lang.pick("影响", "note"));
        group = group.element(note_level.message(&**note));
    }
    if let Some(help) = &diagnostic.help {
        let help_level = Level::HELP.with_name(lang.pick("建议", "help"));
        group = group.element(help_level.message(&**help));
    }
    group
}

/// The marked text. Its place is named above it: of a cell not the character but its number.
fn excerpt(diagnostic: &Diagnostic) -> Option<Snippet<'_, Annotation<'_>>> {
    let excerpt = diagnostic.excerpt.as_ref()?;
    let marked = excerpt.marked.start..excerpt.marked.end;
    excerpt.text.get(marked.clone())?;
    let snippet = Snippet::source(excerpt.text.as_str())
        .line_start(usize::try_from(excerpt.first_line).unwrap_or(1));
    let mut mark = AnnotationKind::Primary.span(marked);
    if let Some(label) = &excerpt.label {
        mark = mark.label(&**label);
    }
    Some(snippet.annotation(mark))
}

fn origin(diagnostic: &Diagnostic) -> Option<Origin<'_>> {
    let mut origin = Origin::path(diagnostic.file.as_deref()?);
    if let Some(line) = diagnostic.line {
        origin = origin.line(usize::try_from(line).unwrap_or(usize::MAX));
        if let Some(column) = diagnostic.column {
            origin = origin.char_column(usize::try_from(column).unwrap_or(usize::MAX));
        }
    }
    Some(origin)
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR.with_name(lang.pick("错误", "error")),
        Severity::Warning => Level::WARNING.with_name(lang.pick("警告", "warning")),
        Severity::Note => Level::NOTE.with_name(lang.pick("提示", "note")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Excerpt, Shown, Span};

    fn drawn(lang: Lang, excerpt: Option<Excerpt>) -> String {
        let diagnostic = Diagnostic {
            code: "unknown-key",
            severity: Severity::Error,
            file: Some(Shown::new("targets.toml")),
            line: Some(7),
            column: Some(1),
            message: Shown::new(lang.pick("不认识的键 unti", "unknown key unti")),
            count: 1,
            note: Some(Shown::new(
                lang.pick("目标 a 不能评判", "target a cannot be judged"),
            )),
            help: Some(Shown::new(lang.pick("是不是 unit？", "did you mean unit?"))),
            excerpt,
        };
        let style = Style {
            lang,
            width: 80,
            colour: false,
        };
        render(&diagnostic, &style)
    }

    #[test]
    fn a_fault_is_drawn_with_its_line_and_a_caret() {
        let excerpt = Excerpt {
            text: "unti = \"张\"".to_owned(),
            first_line: 7,
            marked: Span { start: 0, end: 4 },
            label: None,
        };
        assert_eq!(
            drawn(Lang::En, Some(excerpt)),
            "\
error[unknown-key]: unknown key unti
 --> targets.toml:7:1
  |
7 | unti = \"张\"
  | ^^^^
  |
  = note: target a cannot be judged
  = help: did you mean unit?
"
        );
    }

    #[test]
    fn without_an_excerpt_the_place_is_enough() {
        let text = drawn(Lang::Zh, None);
        assert!(
            text.starts_with("错误[unknown-key]: 不认识的键 unti\n"),
            "{text}"
        );
        assert!(text.contains("--> targets.toml:7:1\n"), "{text}");
        assert!(text.contains("= 建议: 是不是 unit？\n"), "{text}");
    }

    #[test]
    fn a_mark_outside_its_excerpt_is_left_out() {
        let excerpt = Excerpt {
            text: "张".to_owned(),
            first_line: 7,
            marked: Span { start: 1, end: 9 },
            label: None,
        };
        assert!(!drawn(Lang::En, Some(excerpt)).contains('^'));
    }
}
