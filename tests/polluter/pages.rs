//! The clean example as pages of cells, and how a page is written down as bytes.

use super::dice::Dice;
use crate::support::{project_file, rows, text_of};

/// How the figures of a page are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Layout {
    Wide,
    Tidy,
    YearsAcross,
    OneIndicator,
}

impl Layout {
    pub(crate) const ALL: [Self; 4] = [
        Self::Wide,
        Self::Tidy,
        Self::YearsAcross,
        Self::OneIndicator,
    ];
}

/// One file, before it is written down.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) layout: Layout,
    pub(crate) name: String,
    pub(crate) rows: Vec<Vec<String>>,
    /// Which row is the header.
    pub(crate) header: usize,
}

/// How a page is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) delimiter: char,
    pub(crate) quotes_everything: bool,
    pub(crate) encoding: Encoding,
    pub(crate) has_mark: bool,
}

impl Style {
    pub(crate) const PLAIN: Self = Self {
        delimiter: ',',
        quotes_everything: false,
        encoding: Encoding::Utf8,
        has_mark: false,
    };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Gb18030,
    Utf16Le,
    Utf16Be,
}

/// The clean example in one layout.
pub(crate) fn clean(layout: Layout) -> Vec<Page> {
    let page = |path: &str| {
        let rows = rows(&text_of(path));
        let header = rows
            .iter()
            .position(|row| row.first().is_some_and(|cell| cell == "地区"))
            .unwrap();
        Page {
            layout,
            name: path.rsplit('/').next().unwrap().to_owned(),
            rows,
            header,
        }
    };
    match layout {
        Layout::Wide => vec![page("examples/data.csv")],
        Layout::Tidy => vec![page("examples/layouts/tidy.csv")],
        Layout::YearsAcross => vec![page("examples/layouts/years-across.csv")],
        Layout::OneIndicator => {
            let folder = "examples/layouts/one-indicator";
            let mut names: Vec<String> = std::fs::read_dir(project_file(folder))
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
                .iter()
                .map(|name| page(&format!("{folder}/{name}")))
                .collect()
        }
    }
}

impl Page {
    /// The first column whose header is (or begins as) one of `headers`.
    pub(crate) fn column(&self, headers: &[&str]) -> Option<usize> {
        self.rows[self.header]
            .iter()
            .position(|cell| headers.contains(&cell.as_str()))
    }

    pub(crate) fn county(&self) -> Option<usize> {
        self.column(&["地区"])
    }

    pub(crate) fn township(&self) -> Option<usize> {
        self.column(&["乡镇(街道)"])
    }

    pub(crate) fn year(&self) -> Option<usize> {
        self.column(&["年份"])
    }

    pub(crate) fn indicator(&self) -> Option<usize> {
        self.column(&["指标", "指标名称"])
    }

    pub(crate) fn unit(&self) -> Option<usize> {
        self.column(&["单位", "计量单位"])
    }

    /// The columns of figures.
    pub(crate) fn figures(&self) -> Vec<usize> {
        let known = [
            self.county(),
            self.township(),
            self.year(),
            self.indicator(),
            self.unit(),
        ];
        (0..self.rows[self.header].len())
            .filter(|index| !known.contains(&Some(*index)))
            .filter(|index| !self.rows[self.header][*index].is_empty())
            .collect()
    }

    /// The rows below the header that are as wide as it is and not blank.
    pub(crate) fn body(&self) -> Vec<usize> {
        let width = self.rows[self.header].len();
        (self.header + 1..self.rows.len())
            .filter(|&row| self.rows[row].len() == width)
            .filter(|&row| self.rows[row].iter().any(|cell| !cell.is_empty()))
            .collect()
    }

    /// The cells of figures that hold something.
    pub(crate) fn filled(&self) -> Vec<(usize, usize)> {
        let figures = self.figures();
        self.body()
            .into_iter()
            .flat_map(|row| figures.iter().map(move |column| (row, *column)))
            .filter(|(row, column)| {
                self.rows[*row]
                    .get(*column)
                    .is_some_and(|cell| !cell.is_empty())
            })
            .collect()
    }

    /// A filled cell of figures. Half the time one that the verdicts rest on most: the last year's.
    pub(crate) fn a_figure(&self, dice: &mut Dice) -> Option<(usize, usize)> {
        self.a_figure_where(dice, |_| true)
    }

    pub(crate) fn a_figure_where(
        &self,
        dice: &mut Dice,
        fits: impl Fn(&str) -> bool,
    ) -> Option<(usize, usize)> {
        let all: Vec<(usize, usize)> = self
            .filled()
            .into_iter()
            .filter(|(row, column)| fits(&self.rows[*row][*column]))
            .collect();
        let year = self.year();
        let is_last = |(row, column): &(usize, usize)| match year {
            Some(year) => self.rows[*row][year].contains("2025"),
            None => self.rows[self.header][*column].contains("2025"),
        };
        let last: Vec<(usize, usize)> = all.iter().copied().filter(is_last).collect();
        if dice.below(2) == 0
            && let Some(cell) = dice.pick(&last)
        {
            return Some(*cell);
        }
        dice.pick(&all).copied()
    }

    pub(crate) fn a_row(&self, dice: &mut Dice) -> Option<usize> {
        dice.pick(&self.body()).copied()
    }

    /// The text of the page, each line ended by a line feed.
    pub(crate) fn text(&self, style: &Style) -> String {
        let mut text = String::new();
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(|cell| written(cell, style)).collect();
            text.push_str(&cells.join(&style.delimiter.to_string()));
            text.push('\n');
        }
        text
    }
}

fn written(cell: &str, style: &Style) -> String {
    let needs = style.quotes_everything
        || cell.contains(['"', '\n', '\r'])
        || cell.contains(style.delimiter);
    if needs {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The bytes of a text.
pub(crate) fn encoded(text: &str, style: &Style) -> Vec<u8> {
    let text = if style.has_mark {
        format!("\u{feff}{text}")
    } else {
        text.to_owned()
    };
    match style.encoding {
        Encoding::Utf8 => text.into_bytes(),
        Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}
