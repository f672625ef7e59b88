//! Damage around the figures: titles, unit lines, column numbers, notes, totals, second tables.

use super::dice::Dice;
use super::family::{Facts, Family, cells};
use super::pages::{Layout, Page};

use Facts::{Contradicted, Kept};

pub(crate) const FAMILIES: &[Family] = &[
    cells("title lines above", Kept, titles),
    cells("填表单位 above", Kept, filled_in_by),
    cells("单位 line above, agreeing", Kept, unit_line),
    cells("单位 line above, to the right", Kept, unit_line_right),
    cells(
        "单位 line above, of another scale",
        Contradicted,
        wrong_unit_line,
    ),
    cells("甲 乙 1 2 3 under the header", Kept, stems),
    cells("1 2 3 under the header", Kept, numbers),
    cells("注 below", Kept, note),
    cells("数据来源 below", Kept, source),
    cells("填表人 below", Kept, signatures),
    cells("blank lines", Kept, blank_lines),
    cells("lines of delimiters only", Kept, delimiter_lines),
    cells("the header again in the middle", Kept, header_again),
    cells("a second table below", Contradicted, second_table),
    cells("a caption between the rows", Kept, caption),
    cells("序号 column first", Kept, serial_numbers),
    cells("total row equal to the parts", Kept, total_equal),
    cells(
        "total row unequal to the parts",
        Contradicted,
        total_unequal,
    ),
    cells("其中 rows", Kept, including),
    cells("county named in the first row only", Kept, merged_county),
    cells("rows in another order", Kept, shuffled_rows),
];

fn above(page: &mut Page, rows: Vec<Vec<String>>) -> Option<()> {
    let count = rows.len();
    let at = page.header;
    // The line that says which indicator a file is of stays right above the header or not: both.
    page.rows.splice(at..at, rows);
    page.header += count;
    Some(())
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// A row as wide as the table, with one text at `index`.
fn wide_row(page: &Page, index: usize, text: &str) -> Vec<String> {
    let mut cells = vec![String::new(); page.rows[page.header].len()];
    let last = cells.len() - 1;
    cells[index.min(last)] = text.to_owned();
    cells
}

fn titles(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let all = [
        row(&["示例县“十四五”民政事业发展规划主要指标完成情况表"]),
        wide_row(page, 0, "表 3-1 民政事业主要指标（2020—2025年）"),
        row(&["", "续表"]),
        row(&["表号：民综01表", "制定机关：民政部"]),
    ];
    let first = dice.below(all.len());
    let second = dice.below(all.len());
    above(page, vec![all[first].clone(), all[second].clone()])
}

fn filled_in_by(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let lines = [
        row(&["填表单位：示例县民政局"]),
        row(&["填表单位：示例县民政局", "", "2025年12月31日"]),
        row(&["填报单位", "示例县民政局", "审核人", "甲某"]),
        wide_row(page, 1, "单位：示例县民政局"),
    ];
    let line = dice.pick(&lines)?.clone();
    above(page, vec![line])
}

/// The units that a line above the table may state without contradicting it.
fn agreeing(page: &Page) -> String {
    if page.layout == Layout::OneIndicator {
        let subject = page.rows[..page.header]
            .iter()
            .find_map(|row| row.first().filter(|cell| cell.starts_with("指标")));
        if let Some((_, unit)) = subject.and_then(|cell| cell.rsplit_once('(')) {
            return unit.trim_end_matches(')').to_owned();
        }
    }
    "人、个、万元、元/年、%".to_owned()
}

fn unit_line(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let word = ["单位", "计量单位"][dice.below(2)];
    let line = row(&[&format!("{word}：{}", agreeing(page))]);
    above(page, vec![line])
}

fn unit_line_right(page: &mut Page, _: &mut Dice) -> Option<()> {
    let line = wide_row(page, usize::MAX, &format!("单位:{}", agreeing(page)));
    above(page, vec![line])
}

fn wrong_unit_line(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let unit = ["万元", "元", "万人", "元/月"][dice.below(4)];
    let line = row(&[&format!("单位：{unit}")]);
    above(page, vec![line])
}

fn stems(page: &mut Page, _: &mut Dice) -> Option<()> {
    let figures = page.figures();
    let mut cells = Vec::new();
    for index in 0..page.rows[page.header].len() {
        let nth = figures.iter().position(|figure| *figure == index);
        cells.push(match nth {
            Some(nth) => (nth + 1).to_string(),
            None => {
                let stems = ["甲", "乙", "丙", "丁", "戊", "己"];
                let before = (0..index).filter(|i| !figures.contains(i)).count();
                (*stems.get(before)?).to_owned()
            }
        });
    }
    page.rows.insert(page.header + 1, cells);
    Some(())
}

fn numbers(page: &mut Page, _: &mut Dice) -> Option<()> {
    let cells = (1..=page.rows[page.header].len())
        .map(|n| n.to_string())
        .collect();
    page.rows.insert(page.header + 1, cells);
    Some(())
}

fn below(page: &mut Page, rows: &[Vec<String>], dice: &mut Dice) -> Option<()> {
    let line = dice.pick(rows)?.clone();
    page.rows.push(line);
    Some(())
}

fn note(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let lines = [
        row(&["注：1.护理型床位按备案口径统计。"]),
        row(&["注:2025年数据为快报数", "", "", "2025"]),
        wide_row(page, 0, "附注：常住人口为年末数，户籍人口为公安口径"),
        row(&["注", "本表数据不含开发区"]),
    ];
    below(page, &lines, dice)
}

fn source(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let lines = [
        row(&["数据来源：示例县统计局"]),
        wide_row(page, 0, "资料来源：《示例县统计年鉴2025》"),
        row(&["数据来源", "县民政局"]),
    ];
    below(page, &lines, dice)
}

fn signatures(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let lines = [
        row(&[
            "填表人：甲某",
            "审核人：乙某",
            "联系电话：0000",
            "2025年12月31日",
        ]),
        wide_row(page, 0, "填表人：甲某  审核人：乙某"),
        row(&[
            "单位负责人：",
            "",
            "填表人：",
            "",
            "报出日期：2026年1月10日",
        ]),
    ];
    below(page, &lines, dice)
}

fn blank_lines(page: &mut Page, dice: &mut Dice) -> Option<()> {
    for _ in 0..3 {
        let at = dice.below(page.rows.len() + 1);
        page.rows.insert(at, Vec::new());
        page.header += usize::from(at <= page.header);
    }
    Some(())
}

fn delimiter_lines(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let blank = wide_row(page, 0, "");
    for _ in 0..3 {
        let at = dice.below(page.rows.len() + 1);
        page.rows.insert(at, blank.clone());
        page.header += usize::from(at <= page.header);
    }
    Some(())
}

fn header_again(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let at = page.a_row(dice)?;
    let mut again = page.rows[page.header].clone();
    if dice.below(3) == 0 {
        // As people retype it, not as a program repeats it.
        for cell in &mut again {
            *cell = cell.replace('(', "（").replace(')', "）");
        }
    }
    page.rows.insert(at, again);
    Some(())
}

fn second_table(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let tables = [
        vec![
            row(&[]),
            row(&["附表：各乡镇工作人员"]),
            row(&["地区", "乡镇(街道)", "年份", "养老机构床位(张)"]),
            row(&["示例县", "", "2025", "9999"]),
        ],
        vec![
            row(&[]),
            row(&["示例县", "附表2"]),
            row(&["年份", "指标", "数值", "地区", "单位", "备注"]),
            row(&["2025", "养老机构床位", "99", "示例县", "张", "快报"]),
        ],
        vec![row(&["部门", "联系人"]), row(&["民政局", "甲某"])],
    ];
    let table = dice.pick(&tables)?.clone();
    page.rows.extend(table);
    Some(())
}

fn caption(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let at = page.a_row(dice)?;
    let column = page.indicator().or(page.county())?;
    let line = wide_row(page, column, "一、社会救助");
    page.rows.insert(at, line);
    Some(())
}

fn serial_numbers(page: &mut Page, _: &mut Dice) -> Option<()> {
    let (header, body) = (page.header, page.body());
    for (index, cells) in page.rows.iter_mut().enumerate() {
        let text = if index == header {
            "序号".to_owned()
        } else if body.contains(&index) {
            (index - header).to_string()
        } else {
            continue;
        };
        cells.insert(0, text);
    }
    Some(())
}

/// Rows of one year of one indicator (or one year of a wide table) with all their townships.
fn total_of(page: &Page, dice: &mut Dice) -> Option<(usize, usize, i64)> {
    let township = page.township()?;
    let figures = page.figures();
    let column = *dice.pick(&figures)?;
    // The last run of rows of townships; the total row stands right after it.
    let is_part = |row: usize| {
        page.rows[row]
            .get(township)
            .is_some_and(|name| name.ends_with(['道', '镇', '乡']))
    };
    let rows = page.body();
    let last = *rows.iter().rev().find(|row| is_part(**row))?;
    let run = rows
        .iter()
        .rev()
        .skip_while(|row| **row > last)
        .take_while(|row| is_part(**row))
        .copied();
    let mut sum = 0;
    for row in run.take(15) {
        sum += page.rows[row].get(column)?.parse::<i64>().ok()?;
    }
    Some((last, column, sum))
}

pub(crate) fn total_row(page: &mut Page, dice: &mut Dice, off_by: i64) -> Option<()> {
    let (last, column, sum) = total_of(page, dice)?;
    let township = page.township()?;
    let mut cells = page.rows[last].clone();
    for figure in page.figures() {
        cells[figure].clear();
    }
    cells[township] = ["合计", "合 计", "全县", "总计"][dice.below(4)].to_owned();
    cells[column] = (sum + off_by).to_string();
    page.rows.insert(last + 1, cells);
    Some(())
}

fn total_equal(page: &mut Page, dice: &mut Dice) -> Option<()> {
    total_row(page, dice, 0)
}

fn total_unequal(page: &mut Page, dice: &mut Dice) -> Option<()> {
    total_row(page, dice, 7)
}

fn including(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let at = page.a_row(dice)?;
    let mut cells = page.rows[at].clone();
    let column = page.township()?;
    cells[column] = ["其中：城区", "其中:农村", "其中"][dice.below(3)].to_owned();
    page.rows.insert(at + 1, cells);
    Some(())
}

fn merged_county(page: &mut Page, _: &mut Dice) -> Option<()> {
    let county = page.county()?;
    for row in page.body().into_iter().skip(1) {
        page.rows[row].get_mut(county)?.clear();
    }
    Some(())
}

fn shuffled_rows(page: &mut Page, dice: &mut Dice) -> Option<()> {
    let body = page.body();
    let mut rows: Vec<Vec<String>> = body.iter().map(|row| page.rows[*row].clone()).collect();
    dice.shuffle(&mut rows);
    for (at, row) in body.into_iter().zip(rows) {
        page.rows[at] = row;
    }
    Some(())
}
