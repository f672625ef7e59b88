//! What the forms of offices have around and between the figures, beyond titles and notes.

use super::around::total_row;
use super::dice::Dice;
use super::family::{Facts, Family, cells, text};
use super::pages::Page;

use Facts::{Contradicted, Kept, Lost};

pub(crate) const FAMILIES: &[Family] = &[
    cells(
        "a day or a signature without a colon",
        Kept,
        bare_signatures,
    ),
    cells("captions of other kinds", Kept, captions),
    cells("＃ rows", Kept, hash_rows),
    cells("notes with commas", Kept, notes_with_commas),
    cells("the header of areas blanked", Kept, areas_unheaded),
    cells("a row of groups above the header", Kept, groups_above),
    cells("a row of units under the header", Kept, units_below),
    cells("a column of targets", Kept, targets_beside),
    cells("a column of offices", Kept, offices_beside),
    cells("其中 before an indicator", Kept, including_indicator),
    cells(
        "an invisible character in a header",
        Lost,
        invisible_in_header,
    ),
    cells("a year out of the plan", Lost, year_outside),
    cells(
        "one township in another unit",
        Contradicted,
        township_in_another_unit,
    ),
    cells("合计 in a cell merged to the left", Kept, total_to_the_left),
    cells("a row that compares", Kept, comparison),
    cells("单位 before a row of units", Kept, labelled_units),
    cells("the year before beside each figure", Kept, year_before),
    cells(
        "a table of words that nothing knows",
        Contradicted,
        foreign_table,
    ),
    text("last cells left out of blocks of 16 rows", Kept, cut_blocks),
    text("full-width commas between cells", Lost, full_width_commas),
    text("bars between cells", Lost, bars),
];

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// A row as wide as the table, with one text in its first cell.
fn wide_row(page: &Page, text: &str) -> Vec<String> {
    let mut cells = vec![String::new(); page.rows[page.header].len()];
    cells[0] = text.to_owned();
    cells
}

fn bare_signatures(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let lines = [
        row(&["2025年12月31日"]),
        wide_row(page, "2025年12月31日"),
        wide_row(page, "2026-01-10"),
        wide_row(page, "填表人"),
        row(&["制表　民政科"]),
        wide_row(page, "示例县民政局(盖章)"),
        wide_row(page, "本表由民政科填报"),
    ];
    page.rows.push(dice.pick(&lines)?.clone());
    Some(())
}

fn captions(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let at = page.a_row(dice)?;
    let text = ["（一）社会救助", "第二部分 养老服务", "三、其他"][dice.below(3)];
    let line = if dice.below(2) == 0 {
        wide_row(page, text)
    } else {
        vec![text.to_owned(); page.rows[page.header].len()]
    };
    page.rows.insert(at, line);
    Some(())
}

fn hash_rows(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let at = page.a_row(dice)?;
    let mut cells = page.rows[at].clone();
    let column = page.township()?;
    cells[column] = ["#城区", "＃农村", "＃其中：城区"][dice.below(3)].to_owned();
    page.rows.insert(at + 1, cells);
    Some(())
}

fn notes_with_commas(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let lines = [
        "注：1.含民办,不含医养结合,以备案为准,共3家",
        "　　2.为年末数,不含在建,详见说明,其他",
        "　　3.不含托养机构,共12家,详见附件,",
    ];
    let most = 1 + dice.below(lines.len());
    for line in lines.iter().take(most) {
        page.rows.push(line.split(',').map(str::to_owned).collect());
    }
    Some(())
}

fn areas_unheaded(page: &mut Page, _: &mut Dice) -> Option<()> {
    let (county, header) = (page.county()?, page.header);
    if county != 0 {
        return None;
    }
    page.rows[header][county].clear();
    Some(())
}

fn groups_above(page: &mut Page, _: &mut Dice) -> Option<()> {
    let figures = page.figures();
    let mut cells = vec![String::new(); page.rows[page.header].len()];
    for (count, index) in figures.into_iter().enumerate() {
        if count.is_multiple_of(4) {
            cells[index] = ["社会救助", "养老服务", "社会事务"][count / 4 % 3].to_owned();
        }
    }
    page.rows.insert(page.header, cells);
    page.header += 1;
    Some(())
}

fn labelled_units(page: &mut Page, dice: &mut Dice) -> Option<()> {
    units_below(page, dice)?;
    let county = page.county()?;
    page.rows[page.header + 1][county] = ["单位", "计量单位"][dice.below(2)].to_owned();
    Some(())
}

fn total_to_the_left(page: &mut Page, dice: &mut Dice) -> Option<()> {
    total_row(page, dice, 0)?;
    let (county, township) = (page.county()?, page.township()?);
    let is_total = |row: &usize| {
        ["合计", "合 计", "全县", "总计"].contains(&page.rows[*row][township].as_str())
    };
    let total = page.body().into_iter().rev().find(is_total)?;
    let (width, head) = (page.rows[page.header].len(), page.header);
    for (index, row) in page.rows.iter_mut().enumerate().skip(head) {
        if row.len() != width {
            continue;
        }
        let first = if index == head {
            "序号".to_owned()
        } else if index == total {
            row[county].clear();
            std::mem::take(&mut row[township])
        } else {
            (index - head).to_string()
        };
        row.insert(0, first);
    }
    Some(())
}

fn comparison(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let at = page.a_row(dice)?;
    let mut cells = page.rows[at].clone();
    let column = page.township()?;
    cells[column] = ["同比增长", "上年同期", "年度目标", "占比"][dice.below(4)].to_owned();
    page.rows.insert(at + 1, cells);
    Some(())
}

/// As bulletins have it: 本年 over some columns, 上年同期 over the same ones once more.
fn year_before(page: &mut Page, dice: &mut Dice) -> Option<()> {
    if page.indicator().is_some() || page.year().is_none() {
        return None;
    }
    let (figures, head) = (page.figures(), page.header);
    let width = page.rows[head].len();
    let (first, last) = (*figures.first()?, *figures.last()?);
    if last + 1 != width || last + 1 - first != figures.len() {
        return None;
    }
    let is_first = dice.below(2) == 0;
    let mut upper = page.rows[head].clone();
    for cell in &mut upper[first..] {
        cell.clear();
    }
    upper.extend(vec![String::new(); figures.len()]);
    let (earlier, later) = if is_first {
        (first, width)
    } else {
        (width, first)
    };
    upper[earlier] = "上年同期".to_owned();
    upper[later] = "本年".to_owned();
    for (index, row) in page.rows.iter_mut().enumerate().skip(head) {
        if row.len() != width {
            continue;
        }
        let again: Vec<String> = row[first..].to_vec();
        let old = |cell: &String| match cell.parse::<u64>() {
            Ok(number) if index > head => (number + 1).to_string(),
            Ok(_) | Err(_) => cell.clone(),
        };
        if is_first {
            let olds: Vec<String> = again.iter().map(old).collect();
            row.splice(first..first, olds);
        } else {
            row.extend(again.iter().map(old));
        }
        if index == head {
            for cell in &mut row[..first] {
                cell.clear();
            }
        }
    }
    page.rows.insert(head, upper);
    page.header += 1;
    Some(())
}

fn foreign_table(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let width = page.rows[page.header].len();
    let words = ["姓名", "职务", "学历", "专业", "薪级"];
    let header = (0..width).map(|index| words[index % words.len()].to_owned());
    let header: Vec<String> = header.collect();
    let mut person: Vec<String> = (0..width).map(|index| (index + 31).to_string()).collect();
    person[0] = "甲某".to_owned();
    if dice.below(2) == 0 {
        page.rows.push(wide_row(page, "附：人员情况"));
    }
    page.rows.extend([header, person]);
    Some(())
}

fn units_below(page: &mut Page, _: &mut Dice) -> Option<()> {
    let header = page.header;
    let units: Vec<String> = page.rows[header]
        .iter()
        .map(|cell| match cell.rsplit_once('(') {
            Some((_, unit)) if page.year().is_some() && page.indicator().is_none() => {
                unit.trim_end_matches(')').to_owned()
            }
            Some(_) | None => String::new(),
        })
        .collect();
    let is_unit =
        |unit: &String| !unit.is_empty() && !["街道", "是/否", "日期"].contains(&unit.as_str());
    if !units.iter().any(is_unit) {
        return None;
    }
    for (cell, unit) in page.rows[header].iter_mut().zip(&units) {
        if is_unit(unit) {
            let bare = cell.strip_suffix(&format!("({unit})"))?.to_owned();
            *cell = bare;
        }
    }
    let row = units
        .iter()
        .map(|unit| {
            if is_unit(unit) {
                unit.clone()
            } else {
                String::new()
            }
        })
        .collect();
    page.rows.insert(header + 1, row);
    Some(())
}

/// Inserts a column; `cell` gives its text below the header.
fn insert_column(page: &mut Page, at: usize, header: &str, cell: impl Fn(&[String]) -> String) {
    let (width, head) = (page.rows[page.header].len(), page.header);
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

fn targets_beside(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let figure = *page.figures().first()?;
    let header = ["目标值", "计划数", "2025年目标值", "规划目标"][dice.below(4)];
    let target = ["2025", "2000", "1", "99999"][dice.below(4)];
    insert_column(page, figure, header, |_| target.to_owned());
    Some(())
}

fn offices_beside(page: &mut Page, dice: &mut Dice) -> Option<()> {
    if page.unit().is_some() {
        return None;
    }
    let header = ["单位", "填报单位"][dice.below(2)];
    insert_column(page, 0, header, |_| "示例县民政局".to_owned());
    Some(())
}

fn including_indicator(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let mark = ["其中：", "＃", "其中:", "#其中："][dice.below(4)];
    match page.indicator() {
        Some(indicator) => {
            let at = page.a_row(dice)?;
            let name = page.rows[at][indicator].clone();
            for row in page.body() {
                let cell = &mut page.rows[row][indicator];
                if *cell == name {
                    *cell = format!("{mark}{name}");
                }
            }
        }
        None => {
            // Years have no parts.
            page.year()?;
            let column = *dice.pick(&page.figures())?;
            let header = page.header;
            let name = page.rows[header][column].clone();
            page.rows[header][column] = format!("{mark}{name}");
        }
    }
    Some(())
}

fn invisible_in_header(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let header = page.header;
    let column = dice.below(page.rows[header].len());
    let cell = &mut page.rows[header][column];
    let starts: Vec<usize> = cell.char_indices().map(|(at, _)| at).collect();
    let at = *dice.pick(&starts)?;
    cell.insert(
        at,
        ['\u{200b}', '\u{202e}', '\u{feff}', '\u{2060}'][dice.below(4)],
    );
    Some(())
}

fn year_outside(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let at = page.a_row(dice)?;
    let column = page.year()?;
    page.rows[at][column] = ["2052", "2205", "2015", "1925"][dice.below(4)].to_owned();
    Some(())
}

/// One township's figure ten thousand times too large, where the others are alike.
fn township_in_another_unit(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let township = page.township()?;
    let is_township = |row: &usize| page.rows[*row][township].ends_with(['道', '镇', '乡']);
    let rows: Vec<usize> = page.body().into_iter().filter(is_township).collect();
    let row = *dice.pick(&rows)?;
    let figures = page.figures();
    let filled: Vec<usize> = figures
        .into_iter()
        .filter(|column| page.rows[row][*column].parse::<u64>().is_ok_and(|n| n > 99))
        .collect();
    let column = *dice.pick(&filled)?;
    let cell = &mut page.rows[row][column];
    cell.push_str("0000");
    Some(())
}

/// As Excel writes a table whose last column, 备注, is filled in above and blank below.
fn cut_blocks(text: &mut String, _: &mut Dice) -> Option<()> {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let has_other_form = text.contains(['\t', ';', '"', '\r']) || lines.len() < 19;
    let width = |line: &String| line.split(',').count();
    let most = lines.iter().map(width).max()?;
    let head = lines.iter().position(|line| width(line) == most)?;
    if has_other_form || head > 14 {
        return None;
    }
    let (first, rest) = lines.split_at_mut(16);
    // Sheets are rectangular: every row of a block has as many cells as the widest.
    for line in first.iter_mut() {
        let count = width(line);
        line.push_str(&",".repeat(most + 1 - count));
    }
    first[head].push_str("备注");
    for line in rest.iter_mut().filter(|line| !line.is_empty()) {
        let count = width(line);
        line.push_str(&",".repeat(most - count));
    }
    *text = lines.join("\n");
    Some(())
}

fn separated_by(text: &mut String, separator: &str) -> Option<()> {
    if text.contains(separator) || text.contains('"') || !text.contains(',') {
        return None;
    }
    *text = text.replace(',', separator);
    Some(())
}

fn full_width_commas(text: &mut String, _: &mut Dice) -> Option<()> {
    separated_by(text, "，")
}

fn bars(text: &mut String, _: &mut Dice) -> Option<()> {
    separated_by(text, "|")
}
