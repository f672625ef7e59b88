//! Diagnostics for a person at a terminal, drawn as compilers draw them.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

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
    let mut text = renderer.render(&[group(diagnostic, style.lang)]);
    text.push('\n');
    text
}

fn group<'a>(diagnostic: &'a Diagnostic, lang: Lang) -> Group<'a> {
    let mut group = level(diagnostic.severity, lang)
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code)
        .elements(origin(diagnostic));
    if let Some(excerpt) = &diagnostic.excerpt {
        let marked = excerpt.marked.start..excerpt.marked.end;
        if excerpt.text.get(marked.clone()).is_some() {
            let snippet = Snippet::source(excerpt.text.as_str())
                .line_start(usize::try_from(excerpt.first_line).unwrap_or(1))
                .annotation(AnnotationKind::Primary.span(marked));
            group = group.element(snippet);
        }
    }
    if let Some(help) = &diagnostic.help {
        let help_level = Level::HELP.with_name(lang.pick("建议", "help"));
        group = group.element(help_level.message(help.as_str()));
    }
    group
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
