//! What the csv crate takes: for reading alone, and with the same rules in whole numbers, as one would
//! write it by hand. This program serves both as a process of its own, so that they are measured as the
//! others are.

use std::collections::HashMap;
use std::io;

use csv::{ByteRecord, Reader, StringRecord};

use crate::made::columns::COLUMNS;
use crate::made::facts::Cells;
use crate::made::rules::{FORTY, Sums, Tally};

/// Serves one of the two: `loop FILE N` or `rules FILE N`, N being how many rules.
///
/// # Errors
/// The file cannot be read.
pub fn serve(arguments: &[String]) -> io::Result<String> {
    let [what, file, rules] = arguments else {
        return Err(io::Error::other(
            "loop or rules, a file, and how many rules",
        ));
    };
    let mut reader = Reader::from_path(file)?;
    if what == "loop" {
        return bare(&mut reader);
    }
    let rules = rules.parse().unwrap_or(FORTY.len());
    let header = reader.headers()?.clone();
    let mut counties = Counties {
        tally: Tally::new(FORTY.get(..rules).unwrap_or(&FORTY)),
        by_year: HashMap::new(),
    };
    if header.iter().any(|name| name == "indicator") {
        tidy(&mut reader, &mut counties)?;
    } else {
        wide(&mut reader, &header, &mut counties)?;
    }
    Ok(counties.told())
}

/// Every record, and nothing done with it.
fn bare(reader: &mut Reader<std::fs::File>) -> io::Result<String> {
    let (mut record, mut records) = (ByteRecord::new(), 0_u64);
    while reader.read_byte_record(&mut record)? {
        records += 1;
    }
    Ok(records.to_string())
}

struct Counties {
    tally: Tally,
    /// By county and year.
    by_year: HashMap<(Box<[u8]>, u16), Sums>,
}

impl Counties {
    fn add(&mut self, county: &[u8], year: u16, cells: &Cells) {
        self.tally.township(cells);
        let key = (Box::from(county), year);
        self.by_year.entry(key).or_default().add(cells);
    }

    fn told(mut self) -> String {
        for ((county, year), sums) in &self.by_year {
            let before = self.by_year.get(&(county.clone(), year - 1));
            self.tally.county(sums, before);
        }
        let counts = self.tally.counts.iter();
        let told: Vec<String> = counts
            .map(|count| format!("{} {}", count.holds, count.fails))
            .collect();
        told.join(" ")
    }
}

fn wide(
    reader: &mut Reader<std::fs::File>,
    header: &StringRecord,
    counties: &mut Counties,
) -> io::Result<()> {
    let places: Vec<Option<usize>> = COLUMNS
        .iter()
        .map(|column| header.iter().position(|name| name == column.name))
        .collect();
    let mut record = ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        let mut cells: Cells = [None; COLUMNS.len()];
        for ((cell, place), column) in cells.iter_mut().zip(&places).zip(&COLUMNS) {
            *cell = place
                .and_then(|place| record.get(place))
                .and_then(|text| number(text, column.places));
        }
        let county = record.get(0).unwrap_or_default();
        counties.add(county, year(record.get(2)), &cells);
    }
    Ok(())
}

fn tidy(reader: &mut Reader<std::fs::File>, counties: &mut Counties) -> io::Result<()> {
    let indicators: HashMap<&[u8], usize> = COLUMNS
        .iter()
        .enumerate()
        .map(|(number, column)| (column.name.as_bytes(), number))
        .collect();
    // By county, township and year; the county's name is so long.
    let mut townships: HashMap<Box<[u8]>, (usize, u16, Cells)> = HashMap::new();
    let (mut record, mut key) = (ByteRecord::new(), Vec::new());
    while reader.read_byte_record(&mut record)? {
        let Some(&column) = record.get(3).and_then(|name| indicators.get(name)) else {
            continue;
        };
        key.clear();
        for part in 0..3 {
            key.extend_from_slice(record.get(part).unwrap_or_default());
            key.push(b',');
        }
        if !townships.contains_key(key.as_slice()) {
            let length = record.get(0).map_or(0, <[u8]>::len);
            let new = (length, year(record.get(2)), [None; COLUMNS.len()]);
            townships.insert(Box::from(key.as_slice()), new);
        }
        if let Some((_, _, cells)) = townships.get_mut(key.as_slice()) {
            let text = record.get(5).unwrap_or_default();
            cells[column] = number(text, COLUMNS[column].places);
        }
    }
    for (key, (length, year, cells)) in &townships {
        counties.add(&key[..*length], *year, cells);
    }
    Ok(())
}

fn year(text: Option<&[u8]>) -> u16 {
    let text = text.and_then(|text| std::str::from_utf8(text).ok());
    text.and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// A figure in units of its column's last place: 1234.5, 62.5%, 1,234 and 1.5万.
fn number(text: &[u8], places: u32) -> Option<i64> {
    let (mut digits, mut decimals, mut has_point, mut power) = (0_i64, 0, false, places);
    for &byte in text {
        match byte {
            b'0'..=b'9' => {
                digits = digits * 10 + i64::from(byte - b'0');
                decimals += u32::from(has_point);
            }
            b'.' => has_point = true,
            b',' | b'%' => {}
            // The first byte of 万, and those after it.
            0xE4 => power += 4,
            _ => {}
        }
    }
    (!text.is_empty()).then(|| digits * 10_i64.pow(power.saturating_sub(decimals)))
}
