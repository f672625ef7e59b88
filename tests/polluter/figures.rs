//! Damage to cells of figures: notations, units, marks, and figures that say something else.

use super::dice::Dice;
use super::family::{Facts, Family, cells};
use super::pages::{Layout, Page};

use Facts::{Changed, Contradicted, Kept, Lost};

pub(crate) const FAMILIES: &[Family] = &[
    cells("full-width digits", Kept, full_width),
    cells("thousands separators", Kept, grouped),
    cells("blanks around a figure", Kept, blanks_around),
    cells("a blank inside a figure", Lost, blank_inside),
    cells("1.98万", Kept, in_ten_thousands),
    cells("decimals without need", Kept, needless_decimals),
    cells("万元 as 元", Kept, money_in_yuan),
    cells("元/年 as 元/月", Kept, money_a_month),
    cells("% sign in the cell", Kept, percent_sign),
    cells("unit after the figure", Kept, unit_after),
    cells(
        "another unit after the figure",
        Contradicted,
        other_unit_after,
    ),
    cells("√ and × for 是 and 否", Kept, ticks),
    cells("约, 近, 左右, 余", Lost, about),
    cells("≥, 超, 以上", Lost, at_least),
    cells("missing marks", Lost, missing_mark),
    cells("no figure a machine can read", Lost, not_a_figure),
    cells("a spreadsheet's error", Lost, spreadsheet_error),
    cells("a spreadsheet's text mark", Lost, text_mark),
    cells("an invisible character in a figure", Lost, invisible),
    cells("a fraction for a percentage", Contradicted, fraction),
    cells("a comma for the point", Contradicted, decimal_comma),
    cells("a figure times 10", Changed, |page, dice| {
        times(page, dice, 1)
    }),
    cells("a figure times 10 000", Changed, |page, dice| {
        times(page, dice, 4)
    }),
    cells("a minus before a figure", Contradicted, |page, dice| {
        minus(page, dice, false)
    }),
    cells(
        "a minus before what may be negative",
        Changed,
        |page, dice| minus(page, dice, true),
    ),
    cells("two figures exchanged", Changed, exchanged),
];

/// Rewrites the figures of a whole column (or row of one indicator), or a single one.
fn rewrite(
    page: &mut Page,
    dice: &mut Dice,
    fits: impl Fn(&str) -> bool,
    by: impl Fn(&str) -> String,
) -> Option<()> {
    let (row, column) = page.a_figure_where(dice, &fits)?;
    let everywhere = dice.below(2) == 0;
    for at in page.body() {
        let cell = &mut page.rows[at][column];
        if (at == row || everywhere) && fits(cell) {
            *cell = by(cell);
        }
    }
    Some(())
}

/// Rewrites one figure.
fn one(
    page: &mut Page,
    dice: &mut Dice,
    fits: impl Fn(&str) -> bool,
    by: impl Fn(&str) -> String,
) -> Option<()> {
    let (row, column) = page.a_figure_where(dice, fits)?;
    let cell = &mut page.rows[row][column];
    *cell = by(cell);
    Some(())
}

fn is_number(cell: &str) -> bool {
    cell.parse::<f64>().is_ok()
}

fn is_whole(cell: &str) -> bool {
    cell.parse::<u64>().is_ok()
}

fn is_large(cell: &str) -> bool {
    cell.parse::<u64>().is_ok_and(|number| number >= 1000)
}

fn full_width(page: &mut Page, dice: &mut Dice) -> Option<()> {
    rewrite(page, dice, is_number, |figure| {
        figure
            .chars()
            .map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap())
            .collect()
    })
}

fn grouped(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let comma = [",", "，"][dice.below(2)];
    rewrite(page, dice, is_large, |figure| {
        let mut text = String::new();
        for (index, digit) in figure.chars().enumerate() {
            if index > 0 && (figure.len() - index).is_multiple_of(3) {
                text.push_str(comma);
            }
            text.push(digit);
        }
        text
    })
}

fn blanks_around(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let blank = [" ", "　", "\u{a0}", "\t "][dice.below(3)];
    rewrite(page, dice, is_number, |figure| {
        format!("{blank}{figure}{blank}")
    })
}

fn blank_inside(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let blank = [" ", "　", "\u{a0}", "\u{2009}"][dice.below(4)];
    rewrite(page, dice, is_large, |figure| {
        let (high, low) = figure.split_at(figure.len() - 3);
        format!("{high}{blank}{low}")
    })
}

/// The number divided by a power of ten, without zeros at its end.
fn divided(figure: &str, places: usize) -> String {
    let padded = format!("{figure:0>width$}", width = places + 1);
    let (high, low) = padded.split_at(padded.len() - places);
    let low = low.trim_end_matches('0');
    if low.is_empty() {
        high.to_owned()
    } else {
        format!("{high}.{low}")
    }
}

fn in_ten_thousands(page: &mut Page, dice: &mut Dice) -> Option<()> {
    rewrite(page, dice, is_large, |figure| {
        format!("{}万", divided(figure, 4))
    })
}

fn needless_decimals(page: &mut Page, dice: &mut Dice) -> Option<()> {
    rewrite(page, dice, is_whole, |figure| format!("{figure}.00"))
}

/// Rewrites all figures that stand in one unit, with the word for it.
fn in_another_unit(
    page: &mut Page,
    dice: &mut Dice,
    (from, to): (&str, &str),
    by: impl Fn(&str) -> Option<String>,
) -> Option<()> {
    match page.layout {
        Layout::Tidy | Layout::YearsAcross => {
            let unit = page.unit()?;
            let rows: Vec<usize> = page
                .body()
                .into_iter()
                .filter(|row| page.rows[*row][unit] == from)
                .collect();
            let row = *dice.pick(&rows)?;
            for column in page.figures() {
                let cell = &page.rows[row][column];
                if !cell.is_empty() {
                    page.rows[row][column] = by(cell)?;
                }
            }
            page.rows[row][unit] = to.to_owned();
        }
        Layout::Wide => {
            let header = page.header;
            let columns: Vec<usize> = page
                .figures()
                .into_iter()
                .filter(|column| page.rows[header][*column].ends_with(&format!("({from})")))
                .collect();
            let column = *dice.pick(&columns)?;
            for row in page.body() {
                let cell = &page.rows[row][column];
                if !cell.is_empty() {
                    page.rows[row][column] = by(cell)?;
                }
            }
            let head = &mut page.rows[header][column];
            *head = head.replace(from, to);
        }
        Layout::OneIndicator => {
            let subject = page.rows[..page.header]
                .iter()
                .position(|row| row.first().is_some_and(|cell| cell.contains(from)))?;
            for (row, column) in page.filled() {
                let cell = by(&page.rows[row][column])?;
                page.rows[row][column] = cell;
            }
            page.rows[subject][0] = page.rows[subject][0].replace(from, to);
        }
    }
    Some(())
}

fn money_in_yuan(page: &mut Page, dice: &mut Dice) -> Option<()> {
    in_another_unit(page, dice, ("万元", "元"), |figure| {
        is_whole(figure).then(|| format!("{figure}0000"))
    })
}

fn money_a_month(page: &mut Page, dice: &mut Dice) -> Option<()> {
    in_another_unit(page, dice, ("元/年", "元/月"), |figure| {
        let yearly: u64 = figure.parse().ok()?;
        yearly.is_multiple_of(12).then(|| (yearly / 12).to_string())
    })
}

/// The unit of a cell, by its row, its header or the line above.
fn unit_of(page: &Page, row: usize, column: usize) -> Option<String> {
    if let Some(unit) = page.unit() {
        return Some(page.rows[row][unit].clone()).filter(|unit| !unit.is_empty());
    }
    let head = if page.layout == Layout::OneIndicator {
        let subject = page.rows[..page.header]
            .iter()
            .find(|row| row.first().is_some_and(|cell| cell.starts_with("指标")))?;
        &subject[0]
    } else {
        &page.rows[page.header][column]
    };
    let (_, unit) = head.rsplit_once('(')?;
    Some(unit.strip_suffix(')')?.to_owned())
}

fn with_unit(
    page: &mut Page,
    dice: &mut Dice,
    by: impl Fn(&str, &str) -> Option<String>,
) -> Option<()> {
    for _ in 0..40 {
        let (row, column) = page.a_figure_where(dice, is_number)?;
        if let Some(unit) = unit_of(page, row, column)
            && let Some(cell) = by(&page.rows[row][column], &unit)
        {
            page.rows[row][column] = cell;
            return Some(());
        }
    }
    None
}

fn percent_sign(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let sign = ["%", "％", " %"][dice.below(3)];
    with_unit(page, dice, |figure, unit| {
        (unit == "%").then(|| format!("{figure}{sign}"))
    })
}

fn unit_after(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let blank = ["", " "][dice.below(2)];
    with_unit(page, dice, |figure, unit| {
        Some(format!("{figure}{blank}{unit}"))
    })
}

fn other_unit_after(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let other = ["人", "张", "万元", "元", "%", "万人", "元/月", "公里"][dice.below(8)];
    with_unit(page, dice, |figure, unit| {
        (unit != other).then(|| format!("{figure}{other}"))
    })
}

fn ticks(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let way = dice.below(3);
    rewrite(
        page,
        dice,
        |cell| cell == "是" || cell == "否",
        |cell| {
            let (yes, no) = [("√", "×"), ("已完成", "未完成"), ("Yes", "No")][way];
            if cell == "是" { yes } else { no }.to_owned()
        },
    )
}

fn about(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let way = dice.below(5);
    one(page, dice, is_number, |figure| match way {
        0 => format!("约{figure}"),
        1 => format!("近{figure}"),
        2 => format!("{figure}左右"),
        3 => format!("{figure}余"),
        _ => format!("~{figure}"),
    })
}

fn at_least(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let way = dice.below(4);
    one(page, dice, is_number, |figure| match way {
        0 => format!("≥{figure}"),
        1 => format!("超{figure}"),
        2 => format!("{figure}以上"),
        _ => format!("≤{figure}"),
    })
}

fn missing_mark(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let marks = [
        "",
        "-",
        "—",
        "——",
        "…",
        "/",
        "无",
        "暂无",
        "N/A",
        "待统计",
        "　",
        "－",
    ];
    let mark = *dice.pick(&marks)?;
    let everywhere = dice.below(3) == 0;
    let (row, column) = page.a_figure(dice)?;
    for at in page.body() {
        if (at == row || everywhere) && !page.rows[at][column].is_empty() {
            mark.clone_into(&mut page.rows[at][column]);
        }
    }
    Some(())
}

fn not_a_figure(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let texts = [
        "NaN",
        "inf",
        "1e3",
        "0x10",
        "1_000",
        "1,23",
        "十二",
        "见附件",
        "若干",
        "12-15",
        "O",
        "½",
        "5²",
        "1.2.3",
        "007",
        "1，23",
    ];
    let text = *dice.pick(&texts)?;
    one(page, dice, |_| true, |_| text.to_owned())
}

fn spreadsheet_error(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let errors = ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "########", "=C3+C4"];
    let error = *dice.pick(&errors)?;
    one(page, dice, |_| true, |_| error.to_owned())
}

fn text_mark(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let way = dice.below(3);
    rewrite(page, dice, is_number, |figure| match way {
        0 => format!("'{figure}"),
        1 => format!("=\"{figure}\""),
        _ => format!("`{figure}"),
    })
}

fn invisible(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let marks = [
        '\u{200b}', '\u{feff}', '\u{202e}', '\u{200d}', '\u{ad}', '\u{2066}',
    ];
    let mark = *dice.pick(&marks)?;
    let place = dice.below(3);
    one(
        page,
        dice,
        |_| true,
        |figure| {
            let middle = figure.chars().count() / 2;
            let at = [0, middle, figure.chars().count()][place];
            let mut characters: Vec<char> = figure.chars().collect();
            characters.insert(at, mark);
            characters.into_iter().collect()
        },
    )
}

fn fraction(page: &mut Page, dice: &mut Dice) -> Option<()> {
    with_unit(page, dice, |figure, unit| {
        let is_percent = unit == "%" && is_whole(&figure.replace('.', ""));
        let number: f64 = figure.parse().ok()?;
        is_percent.then(|| format!("{:.4}", number / 100.0))
    })
}

fn decimal_comma(page: &mut Page, dice: &mut Dice) -> Option<()> {
    one(
        page,
        dice,
        |figure| is_number(figure) && figure.contains('.'),
        |figure| figure.replace('.', ","),
    )
}

fn times(page: &mut Page, dice: &mut Dice, power: usize) -> Option<()> {
    one(
        page,
        dice,
        |figure| is_whole(figure) && figure != "0",
        |figure| format!("{figure}{}", "0".repeat(power)),
    )
}

/// What was bought anew in a year may be less than nothing; no other figure may.
fn minus(page: &mut Page, dice: &mut Dice, may_be: bool) -> Option<()> {
    let sign = ["-", "－", "−"][dice.below(3)];
    let (row, column) = page.a_figure_where(dice, |figure| is_number(figure) && figure != "0")?;
    let of_cell = match (page.layout, page.indicator()) {
        (Layout::OneIndicator, _) => page.rows[..page.header].concat().concat(),
        (_, Some(indicator)) => page.rows[row][indicator].clone(),
        (_, None) => page.rows[page.header][column].clone(),
    };
    let cell = &mut page.rows[row][column];
    *cell = format!("{sign}{cell}");
    (of_cell.contains("新增") == may_be).then_some(())
}

fn exchanged(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let (row, column) = page.a_figure_where(dice, is_number)?;
    let (other_row, other) = page.a_figure_where(dice, is_number)?;
    let one = std::mem::take(&mut page.rows[row][column]);
    let two = std::mem::replace(&mut page.rows[other_row][other], one.clone());
    page.rows[row][column] = if (row, column) == (other_row, other) {
        one
    } else {
        two
    };
    Some(())
}
