//! Damage to the shape of a table: its columns, its rows, the names of areas and the years.

use super::dice::Dice;
use super::family::{Facts, Family, cells};
use super::pages::Page;

use Facts::{Changed, Contradicted, Kept, Lost};

pub(crate) const FAMILIES: &[Family] = &[
    cells("columns moved", Kept, moved_columns),
    cells("unknown columns added", Kept, unknown_columns),
    cells("a column twice, equal", Kept, column_twice),
    cells(
        "a column twice, different",
        Contradicted,
        column_twice_different,
    ),
    cells("a header misspelt", Lost, misspelt),
    cells("a header blanked", Lost, header_blanked),
    cells("two headers exchanged", Changed, headers_exchanged),
    cells("a column deleted", Lost, column_deleted),
    cells("a row deleted", Lost, row_deleted),
    cells("a cell taken out of a row", Lost, cell_taken_out),
    cells("a cell put into a row", Lost, cell_put_in),
    cells("a row cut short", Lost, row_cut_short),
    cells("delimiters after one row", Kept, trailing_one),
    cells("delimiters after every row", Kept, trailing_all),
    cells(
        "delimiters after the rows, not the header",
        Kept,
        trailing_below,
    ),
    cells("a row twice, equal", Kept, row_twice),
    cells("a row twice, different", Contradicted, row_twice_different),
    cells("years as 2025年", Kept, |page, _| years(page, "", "年")),
    cells("years as 2025年度", Kept, |page, _| {
        years(page, "", "年度")
    }),
    cells("years as 截至2025年底", Kept, |page, _| {
        years(page, "截至", "年底")
    }),
    cells("a year that is none", Lost, bad_year),
    cells("the column of years deleted", Contradicted, no_year_column),
    cells("suffix of one township dropped", Lost, suffix_of_one),
    cells("suffixes of townships dropped", Kept, suffixes),
    cells("a township renamed", Changed, renamed),
    cells(
        "a township renamed in one row",
        Contradicted,
        renamed_in_a_row,
    ),
    cells("blanks in names of areas", Kept, blanks_in_names),
    cells("an invisible character in a name", Lost, invisible_in_name),
    cells("a 16th township", Contradicted, one_more_township),
    cells(
        "names of counties misspelt in one row",
        Changed,
        other_county,
    ),
];

/// Sets the order of the columns; rows that are no rows of the table stay as they are.
fn arrange(page: &mut Page, order: &[usize]) {
    let width = page.rows[page.header].len();
    for row in &mut page.rows[page.header..] {
        if row.len() == width {
            *row = order.iter().map(|index| row[*index].clone()).collect();
        }
    }
}

fn moved_columns(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let mut order: Vec<usize> = (0..page.rows[page.header].len()).collect();
    dice.shuffle(&mut order);
    arrange(page, &order);
    Some(())
}

/// Inserts a column; `cell` gives its text below the header.
fn insert_column(page: &mut Page, at: usize, header: &str, cell: impl Fn(&[String]) -> String) {
    let width = page.rows[page.header].len();
    let head = page.header;
    for (index, row) in page.rows.iter_mut().enumerate().skip(head) {
        if row.len() == width {
            let text = if index == head {
                header.to_owned()
            } else {
                cell(row)
            };
            row.insert(at, text);
        }
    }
}

fn unknown_columns(page: &mut Page, dice: &mut Dice) -> Option<()> {
    for (header, text) in [
        ("联系电话", "0000-000"),
        ("财政供养人员", "17"),
        ("排名", "3"),
    ] {
        let at = dice.below(page.rows[page.header].len() + 1);
        insert_column(page, at, header, |_| text.to_owned());
    }
    Some(())
}

fn column_twice(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let column = dice.below(page.rows[page.header].len());
    let at = dice.below(page.rows[page.header].len() + 1);
    let header = page.rows[page.header][column].clone();
    insert_column(page, at, &header, |row| row[column].clone());
    Some(())
}

fn column_twice_different(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let column = *dice.pick(&page.figures())?;
    let at = dice.below(page.rows[page.header].len() + 1);
    let header = page.rows[page.header][column].clone();
    insert_column(page, at, &header, |row| match row[column].parse::<u32>() {
        Ok(number) => (number + 1).to_string(),
        Err(_) => row[column].clone(),
    });
    Some(())
}

fn misspelt(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let (row, column) = match page.indicator() {
        Some(column) if dice.below(2) == 0 => (page.a_row(dice)?, column),
        _ => (page.header, dice.below(page.rows[page.header].len())),
    };
    let cell = &mut page.rows[row][column];
    let mut characters: Vec<char> = cell.chars().collect();
    let at = dice.below(characters.len().min(5));
    match dice.below(2) {
        0 => *characters.get_mut(at)? = '错',
        _ => drop((at < characters.len()).then(|| characters.remove(at))?),
    }
    *cell = characters.into_iter().collect();
    Some(())
}

fn header_blanked(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let column = dice.below(page.rows[page.header].len());
    page.rows[page.header][column].clear();
    Some(())
}

fn headers_exchanged(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let figures = page.figures();
    let (one, other) = (*dice.pick(&figures)?, *dice.pick(&figures)?);
    page.rows[page.header].swap(one, other);
    (one != other).then_some(())
}

fn column_deleted(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let deleted = *dice.pick(&page.figures())?;
    let order: Vec<usize> = (0..page.rows[page.header].len())
        .filter(|column| *column != deleted)
        .collect();
    arrange(page, &order);
    Some(())
}

fn row_deleted(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let row = page.a_row(dice)?;
    page.rows.remove(row);
    Some(())
}

fn cell_taken_out(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let row = page.a_row(dice)?;
    let at = dice.below(page.rows[row].len());
    page.rows[row].remove(at);
    Some(())
}

fn cell_put_in(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let row = page.a_row(dice)?;
    let at = dice.below(page.rows[row].len() + 1);
    let text = ["", "7", "、"][dice.below(3)];
    page.rows[row].insert(at, text.to_owned());
    Some(())
}

fn row_cut_short(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let row = page.a_row(dice)?;
    let keep = 1 + dice.below(page.rows[row].len() - 1);
    page.rows[row].truncate(keep);
    Some(())
}

fn trailing(page: &mut Page, from: usize, to: usize, count: usize) -> Option<()> {
    for row in page.rows.get_mut(from..to)? {
        row.extend(std::iter::repeat_n(String::new(), count));
    }
    Some(())
}

fn trailing_one(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let row = page.a_row(dice)?;
    let count = 1 + dice.below(3);
    trailing(page, row, row + 1, count)
}

fn trailing_all(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let (end, count) = (page.rows.len(), 1 + dice.below(3));
    trailing(page, 0, end, count)
}

fn trailing_below(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let (start, end, count) = (page.header + 1, page.rows.len(), 1 + dice.below(3));
    trailing(page, start, end, count)
}

fn row_twice(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let row = page.a_row(dice)?;
    let again = page.rows[row].clone();
    let at = page.a_row(dice)?;
    page.rows.insert(at, again);
    Some(())
}

fn row_twice_different(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let (row, column) = page.a_figure_where(dice, |cell| cell.parse::<u32>().is_ok())?;
    let mut again = page.rows[row].clone();
    again[column] = (again[column].parse::<u32>().ok()? + 1).to_string();
    let at = page.a_row(dice)?;
    page.rows.insert(at, again);
    Some(())
}

fn years(page: &mut Page, before: &str, after: &str) -> Option<()> {
    if let Some(column) = page.year() {
        for row in page.body() {
            let cell = &mut page.rows[row][column];
            if cell.len() == 4 {
                *cell = format!("{before}{cell}{after}");
            }
        }
    } else {
        let header = page.header;
        for column in page.figures() {
            let cell = &mut page.rows[header][column];
            if let Some(year) = cell.strip_suffix('年') {
                *cell = format!("{before}{year}{after}");
            }
        }
    }
    Some(())
}

fn bad_year(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let bad = ["", "25", "2024-2025", "2025年上半年", "本年", "20255"][dice.below(6)];
    let (row, column) = match page.year() {
        Some(column) => (page.a_row(dice)?, column),
        None => (page.header, *dice.pick(&page.figures())?),
    };
    bad.clone_into(&mut page.rows[row][column]);
    Some(())
}

fn no_year_column(page: &mut Page, _: &mut Dice) -> Option<()> {
    let year = page.year()?;
    let order: Vec<usize> = (0..page.rows[page.header].len())
        .filter(|column| *column != year)
        .collect();
    arrange(page, &order);
    Some(())
}

/// The cells with names of townships.
fn townships(page: &Page) -> Vec<(usize, usize)> {
    let Some(column) = page.township() else {
        return Vec::new();
    };
    page.body()
        .into_iter()
        .filter(|row| page.rows[*row][column].ends_with(['道', '镇', '乡']))
        .map(|row| (row, column))
        .collect()
}

fn bare(name: &str) -> String {
    ["街道", "镇", "乡"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(name)
        .to_owned()
}

fn suffix_of_one(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let cells = townships(page);
    let (row, column) = *dice.pick(&cells)?;
    page.rows[row][column] = bare(&page.rows[row][column]);
    Some(())
}

fn suffixes(page: &mut Page, _: &mut Dice) -> Option<()> {
    let cells = townships(page);
    for (row, column) in &cells {
        page.rows[*row][*column] = bare(&page.rows[*row][*column]);
    }
    (!cells.is_empty()).then_some(())
}

fn renamed(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let cells = townships(page);
    let (row, column) = *dice.pick(&cells)?;
    let name = page.rows[row][column].clone();
    for (row, column) in cells {
        if page.rows[row][column] == name {
            "新丰镇".clone_into(&mut page.rows[row][column]);
        }
    }
    Some(())
}

fn renamed_in_a_row(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let cells = townships(page);
    let (row, column) = *dice.pick(&cells)?;
    "新丰镇".clone_into(&mut page.rows[row][column]);
    Some(())
}

fn blanks_in_names(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let blank = [" ", "　"][dice.below(2)];
    let cells = townships(page);
    let everywhere = dice.below(2) == 0;
    let chosen = *dice.pick(&cells)?;
    for (row, column) in cells {
        if everywhere || (row, column) == chosen {
            let cell = &mut page.rows[row][column];
            let mut characters: Vec<char> = cell.chars().collect();
            characters.insert(1, blank.chars().next()?);
            *cell = characters.into_iter().collect();
        }
    }
    Some(())
}

fn invisible_in_name(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let marks = [
        '\u{200b}', '\u{feff}', '\u{202e}', '\u{200d}', '\u{ad}', '\u{2066}',
    ];
    let mark = *dice.pick(&marks)?;
    let columns = [page.county(), page.township(), page.indicator()];
    let column = (*dice.pick(&columns)?)?;
    let rows = page.body();
    let everywhere = dice.below(3) == 0;
    let chosen = *dice.pick(&rows)?;
    for row in rows {
        let cell = &mut page.rows[row][column];
        if (everywhere || row == chosen) && !cell.is_empty() {
            let mut characters: Vec<char> = cell.chars().collect();
            characters.insert(1, mark);
            *cell = characters.into_iter().collect();
        }
    }
    Some(())
}

fn one_more_township(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let cells = townships(page);
    let (row, column) = *dice.pick(&cells)?;
    let mut again = page.rows[row].clone();
    again[column] = ["开发区", "县经济开发区", "新丰镇"][dice.below(3)].to_owned();
    page.rows.insert(row + 1, again);
    Some(())
}

fn other_county(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let row = page.a_row(dice)?;
    let column = page.county()?;
    page.rows[row][column] = ["示例市", "示列县", "示例"][dice.below(3)].to_owned();
    Some(())
}
