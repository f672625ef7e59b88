//! The lines of the files that were recognised as no figures: what, where, and their text.

use super::Report;
use super::wording::{Lang, labels};
use crate::data::shown_lines;
use crate::source::{FileId, Input, Place};

/// How much of a line is shown, in characters.
const MOST: usize = 60;

/// Each line of the files that is no row of figures, in order of place, for a person.
pub(super) fn lines(report: &Report<'_>, inputs: &[Input], lang: Lang) -> String {
    let files = &report.observations.files;
    let names = report.names(lang);
    let mut found = Vec::new();
    let mut left_out = Vec::new();
    for (index, file) in (0_u16..).zip(files) {
        for (kind, lines) in &file.furniture_lines {
            let id = FileId(index);
            found.extend(lines.iter().map(|line| (Place::row(id, *line), *kind)));
        }
        for (kind, count) in &file.furniture {
            let shown = file
                .furniture_lines
                .iter()
                .find(|(known, _)| known == kind)
                .map_or(0, |(_, lines)| lines.len());
            let more = count.saturating_sub(u64::try_from(shown).unwrap_or(u64::MAX));
            if more > 0 {
                let name = super::names::file_name(file, lang);
                left_out.push(format!(
                    "{name}: + {}\n",
                    labels::furniture(*kind, more, lang)
                ));
            }
        }
    }
    found.sort_unstable();
    let lines = shown_lines(inputs, files, found.iter().map(|(place, _)| *place));
    let mut text = String::new();
    for (place, kind) in &found {
        let line = lines.get(place).map(|line| line.text.visible());
        let line: String = line.unwrap_or_default().chars().take(MOST).collect();
        let (place, kind) = (names.place(place), labels::furniture_kind(*kind, lang));
        text.push_str(&format!("{place}  {kind}  {line}\n"));
    }
    text.extend(left_out);
    text
}
