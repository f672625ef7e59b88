//! The same facts as files.

use std::io::{self, Write};

use super::columns::COLUMNS;
use super::facts::{FIRST_YEAR, Scale};
use super::names;

/// How rows and columns lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A township's year a row.
    Wide,
    /// A figure a row.
    Tidy,
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain numbers, row by row.
    Clean,
    /// Some cells have `%`, thousands separators or 万.
    Messy,
    /// Every name in quotes.
    Quoted,
    /// Rows in no order.
    Shuffled,
}

impl Layout {
    pub const ALL: [Self; 2] = [Self::Wide, Self::Tidy];

    pub const fn id(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Tidy => "tidy",
        }
    }
}

impl Form {
    pub const ALL: [Self; 4] = [Self::Clean, Self::Messy, Self::Quoted, Self::Shuffled];

    pub const fn id(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Messy => "messy",
            Self::Quoted => "quoted",
            Self::Shuffled => "shuffled",
        }
    }
}

/// Writes all facts of `scale` as one file.
///
/// # Errors
/// What `out` says.
pub fn write(scale: &Scale, layout: Layout, form: Form, out: &mut impl Write) -> io::Result<()> {
    let mut line = Vec::with_capacity(4096);
    let header: Vec<&str> = match layout {
        Layout::Wide => ["county", "township", "year"]
            .into_iter()
            .chain(COLUMNS.iter().map(|column| column.name))
            .collect(),
        Layout::Tidy => vec!["county", "township", "year", "indicator", "unit", "value"],
    };
    writeln!(out, "{}", header.join(","))?;
    let step = step(scale.rows());
    for number in 0..scale.rows() {
        let at = match form {
            Form::Clean | Form::Messy | Form::Quoted => number,
            Form::Shuffled => {
                let at = u128::from(number) * u128::from(step) + 4_711;
                u64::try_from(at % u128::from(scale.rows())).unwrap_or(number)
            }
        };
        let township = at % scale.townships;
        let county = at / scale.townships % scale.counties;
        let year = at / scale.townships / scale.counties;
        let row = Row {
            scale,
            county,
            township,
            year,
            form,
        };
        line.clear();
        row.write(layout, &mut line)?;
        out.write_all(&line)?;
    }
    out.flush()
}

/// A step that comes to every row once before it comes to one again.
fn step(rows: u64) -> u64 {
    let shares_a_factor = |step: u64| {
        let (mut one, mut other) = (step, rows);
        while other != 0 {
            (one, other) = (other, one % other);
        }
        one != 1
    };
    let first = rows / 5 * 3 + 1;
    (first..).find(|step| !shares_a_factor(*step)).unwrap_or(1)
}

struct Row<'s> {
    scale: &'s Scale,
    county: u64,
    township: u64,
    year: u64,
    form: Form,
}

impl Row<'_> {
    fn write(&self, layout: Layout, line: &mut Vec<u8>) -> io::Result<()> {
        let cells = self.scale.cells(self.county, self.township, self.year);
        let (county, township) = (names::county(self.county), names::township(self.township));
        let year = FIRST_YEAR + self.year;
        let mut start = Vec::new();
        for name in [&county, &township] {
            self.name(name, &mut start)?;
            start.push(b',');
        }
        write!(start, "{year}")?;
        if layout == Layout::Wide {
            line.extend_from_slice(&start);
        }
        for (number, (cell, column)) in cells.iter().zip(&COLUMNS).enumerate() {
            if layout == Layout::Tidy {
                line.extend_from_slice(&start);
                for name in [column.name, column.unit] {
                    line.push(b',');
                    self.name(name, line)?;
                }
            }
            line.push(b',');
            if let Some(figure) = cell {
                self.figure(*figure, number, line)?;
            }
            if layout == Layout::Tidy {
                line.push(b'\n');
            }
        }
        if layout == Layout::Wide {
            line.push(b'\n');
        }
        Ok(())
    }

    fn name(&self, name: &str, line: &mut Vec<u8>) -> io::Result<()> {
        match self.form {
            Form::Quoted => write!(line, "\"{name}\""),
            Form::Clean | Form::Messy | Form::Shuffled => write!(line, "{name}"),
        }
    }

    /// A figure as people write it.
    fn figure(&self, figure: i64, number: usize, line: &mut Vec<u8>) -> io::Result<()> {
        let column = &COLUMNS[number];
        let power = 10_i64.pow(column.places);
        let (whole, rest) = (figure / power, figure % power);
        let decimals = match column.places {
            0 => String::new(),
            places => format!(".{rest:0width$}", width = places as usize),
        };
        let chance = self
            .scale
            .chance(self.county, self.township, self.year, number);
        let is_odd = self.form == Form::Messy && chance.is_multiple_of(40);
        let counts = column.places == 0 && column.unit != "元";
        if is_odd && column.unit == "%" {
            return write!(line, "{whole}{decimals}%");
        }
        if is_odd && counts && whole >= 10_000 && chance.is_multiple_of(3) {
            let decimals = format!("{:04}", whole % 10_000);
            let text = format!("{}.{decimals}", whole / 10_000);
            let text = text.trim_end_matches('0').trim_end_matches('.');
            return write!(line, "{text}万");
        }
        if is_odd && whole >= 1_000 {
            return write!(line, "\"{}{decimals}\"", thousands(whole));
        }
        write!(line, "{whole}{decimals}")
    }
}

/// 1,234,567.
fn thousands(whole: i64) -> String {
    let digits = whole.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
