//! What the things of a plan and the places of its data are called in a report.

use super::wording::Lang;
use crate::data::InputFile;
use crate::plan::{Check, Plan, Target};
use crate::source::{Place, Untrusted};
use crate::vocabulary::IndicatorId;

/// The names of one report. All that it gives is harmless on a terminal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'a> {
    pub(super) plan: &'a Plan,
    pub(super) files: &'a [InputFile],
    pub(super) lang: Lang,
}

impl Names<'_> {
    /// The plan's title.
    pub(super) fn plan(&self) -> String {
        self.choose(&self.plan.title, self.plan.english.as_ref())
    }

    /// An indicator's name.
    pub(super) fn indicator(&self, id: IndicatorId) -> String {
        match self.plan.vocabulary.term(id) {
            Some(term) => self.choose(&term.name, term.english.as_ref()),
            None => format!("#{}", id.index()),
        }
    }

    /// A target's name.
    pub(super) fn target(&self, target: &Target) -> String {
        self.choose(&target.name, target.english.as_ref())
    }

    /// A check's name; its id, where it has none.
    pub(super) fn check(&self, check: &Check) -> String {
        match &check.name {
            Some(name) => self.choose(name, check.english.as_ref()),
            None => harmless(&check.id),
        }
    }

    /// The title of the chapter `number`; `None` where the rule file names none.
    pub(super) fn chapter(&self, number: &str) -> Option<String> {
        let chapter = self
            .plan
            .chapters
            .iter()
            .find(|chapter| chapter.number.raw() == number)?;
        Some(self.choose(&chapter.title, chapter.english.as_ref()))
    }

    /// What an area of the upper level is called: a county, unless the rule file says otherwise.
    pub(super) fn whole(&self) -> String {
        let level = &self.plan.vocabulary.county;
        self.lang.pick(&level.name, &level.english).visible()
    }

    /// What an area of the lower level is called: a township, unless the rule file says otherwise.
    pub(super) fn part(&self) -> String {
        let level = &self.plan.vocabulary.township;
        self.lang.pick(&level.name, &level.english).visible()
    }

    /// What several areas of the lower level are called.
    pub(super) fn parts(&self) -> String {
        match self.lang {
            Lang::Zh => self.part(),
            Lang::En => plural(&self.part()),
        }
    }

    /// A file's name.
    pub(super) fn file(&self, place: &Place) -> String {
        match self.files.get(usize::from(place.file.0)) {
            Some(file) => file_name(file, self.lang),
            None => format!("#{}", place.file.0),
        }
    }

    /// A file's name as the user gave it, for a writer that escapes it.
    pub(super) fn raw_file(&self, place: &Place) -> String {
        match self.files.get(usize::from(place.file.0)) {
            Some(file) => file.name.raw().to_owned(),
            None => String::new(),
        }
    }

    /// A place: file, line and the number of the cell.
    pub(super) fn place(&self, place: &Place) -> String {
        let mut text = self.file(place);
        if let Some(line) = place.line {
            text.push_str(&format!(":{line}"));
            if let Some(column) = place.column {
                text.push_str(&format!(":{column}"));
            }
        }
        text
    }

    fn choose(&self, name: &Untrusted, english: Option<&Untrusted>) -> String {
        self.lang.pick(name, english.unwrap_or(name)).visible()
    }
}

/// The regular plural of an English noun; a word in other letters stays as it is.
fn plural(noun: &str) -> String {
    let ends = |end: &[&str]| end.iter().any(|end| noun.ends_with(end));
    match noun.strip_suffix('y') {
        Some(stem) if !ends(&["ay", "ey", "oy", "uy"]) => format!("{stem}ies"),
        _ if !noun.ends_with(|last: char| last.is_ascii_alphabetic()) => noun.to_owned(),
        _ if ends(&["s", "x", "z", "ch", "sh"]) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// What a file is called before people; standard input has no name of its own.
pub(super) fn file_name(file: &InputFile, lang: Lang) -> String {
    match file.name.raw() {
        "-" => lang.pick("（标准输入）", "standard input").to_owned(),
        _ => file.name.visible(),
    }
}

/// The first `most` names in a row, and how many there are besides; `join` joins them.
pub(super) fn first_of(
    names: &[String],
    most: usize,
    lang: Lang,
    join: impl Fn(Vec<String>, Lang) -> String,
) -> String {
    let shown = join(names.iter().take(most).cloned().collect(), lang);
    match names.len().saturating_sub(most) {
        0 => shown,
        more => lang.pick(
            format!("{shown}，另有 {more} 个"),
            format!("{shown} and {more} more"),
        ),
    }
}

/// Several names in a row, all of them.
pub(super) fn list(names: impl IntoIterator<Item = String>, lang: Lang) -> String {
    names
        .into_iter()
        .collect::<Vec<_>>()
        .join(lang.pick("、", ", "))
}

/// Several titles in a row, all of them; a title may have commas of its own.
pub(super) fn titles(titles: impl IntoIterator<Item = String>, lang: Lang) -> String {
    titles
        .into_iter()
        .collect::<Vec<_>>()
        .join(lang.pick("；", "; "))
}

/// Text of a rule file, as it may be shown.
pub(super) fn harmless(text: &str) -> String {
    Untrusted::new(text).visible()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_of_areas_have_regular_plurals() {
        let many = ["county", "township", "parish", "province", "quay", "省"].map(plural);
        assert_eq!(
            many,
            [
                "counties",
                "townships",
                "parishes",
                "provinces",
                "quays",
                "省"
            ]
        );
    }
}
