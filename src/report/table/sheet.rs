//! The lines of a report on a screen: wrapped to its width, coloured only if asked.

use crate::report::Style;
use crate::report::wording::labels;
use crate::report::wrap::wrap;
use crate::verdict::Status;

const RESET: &str = "\u{1b}[0m";
const BOLD: &str = "\u{1b}[1m";

/// What has been written so far.
pub(in crate::report) struct Sheet {
    style: Style,
    text: String,
}

impl Sheet {
    pub(in crate::report) fn new(style: &Style) -> Self {
        Self {
            style: *style,
            text: String::new(),
        }
    }

    pub(in crate::report) fn width(&self) -> u16 {
        self.style.width
    }

    pub(in crate::report) fn into_text(self) -> String {
        self.text
    }

    /// An empty line, but never two.
    pub(in crate::report) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A line that is already as wide as it should be.
    pub(in crate::report) fn raw(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A paragraph.
    pub(in crate::report) fn line(&mut self, text: &str) {
        for line in self.wrapped(text, 0) {
            self.raw(&line);
        }
    }

    /// A paragraph, set in.
    pub(in crate::report) fn indented(&mut self, text: &str) {
        self.set_in(1, text);
    }

    /// A paragraph, set in by so many steps.
    pub(in crate::report) fn set_in(&mut self, steps: usize, text: &str) {
        let indent = "  ".repeat(steps);
        for line in self.wrapped(text, indent.len()) {
            self.raw(&format!("{indent}{line}"));
        }
    }

    /// A heading.
    pub(in crate::report) fn strong(&mut self, text: &str) {
        for line in self.wrapped(text, 0) {
            if self.style.colour {
                self.raw(&format!("{BOLD}{line}{RESET}"));
            } else {
                self.raw(&line);
            }
        }
    }

    /// A line of a table whose status, if it begins with one, is coloured.
    pub(in crate::report) fn status_line(&mut self, line: &str) {
        if !self.style.colour {
            return self.raw(line);
        }
        let label = Status::ALL
            .into_iter()
            .map(|status| (status, self.status(status)))
            .filter(|(_, label)| line.starts_with(label.as_str()))
            .max_by_key(|(_, label)| label.len());
        match label {
            Some((status, label)) => {
                let rest = line.strip_prefix(&label).unwrap_or_default();
                self.raw(&format!("{}{label}{RESET}{rest}", colour(status)));
            }
            None => self.raw(line),
        }
    }

    /// The first paragraph of an entry of a list, its further lines set in.
    pub(in crate::report) fn entry(&mut self, text: &str) {
        for (index, line) in self.wrapped(text, 2).into_iter().enumerate() {
            if index == 0 {
                self.status_line(&line);
            } else {
                self.raw(&format!("  {line}"));
            }
        }
    }

    /// A status as it stands at the beginning of a row.
    pub(in crate::report) fn status(&self, status: Status) -> String {
        let label = labels::status(status, self.style.lang);
        format!("{} {label}", labels::mark(status))
    }

    fn wrapped(&self, text: &str, indent: usize) -> Vec<String> {
        let width = usize::from(self.style.width).saturating_sub(indent).max(8);
        wrap(text, width)
    }
}

const fn colour(status: Status) -> &'static str {
    match status {
        Status::Met | Status::OnTrack => "\u{1b}[32m",
        Status::Missed => "\u{1b}[1;31m",
        Status::Behind | Status::Unreadable => "\u{1b}[33m",
        Status::NotReported => "\u{1b}[35m",
        Status::NotDue | Status::NotApplicable => "\u{1b}[2m",
    }
}
