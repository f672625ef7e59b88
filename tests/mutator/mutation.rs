//! What is done to bytes: damage that keeps enough of them for the damage to reach far.

use crate::dice::Dice;

/// What is put into texts: whatever the program gives a meaning to, and what is known to hurt others.
const TOKENS: &[&str] = &[
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "'",
    "\n",
    "\r",
    "\r\n",
    "\r\r\n",
    "\0",
    " ",
    "\u{3000}",
    "\u{a0}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{2066}",
    "\u{1b}[31m",
    "\u{1b}]52;c;",
    "\u{fffd}",
    "\u{85}",
    "\u{2028}",
    "::error::",
    "##[",
    "=1+1",
    "-",
    "—",
    "——",
    "…",
    "/",
    "无",
    "N/A",
    "待统计",
    "0",
    "1",
    "-1",
    "00",
    "0.5",
    ".5",
    "5.",
    "1,234",
    "1,23",
    "62%",
    "６２％",
    "１",
    "‰",
    "1e400",
    "1E5",
    "0x10",
    "1_000",
    "NaN",
    "inf",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "99999999999999999999999999999999999999",
    "0.000000000000000000000000000001",
    "万",
    "亿",
    "千",
    "十二",
    "1.5万人",
    "元",
    "万元",
    "元/月",
    "元/年",
    "人/万人",
    "张",
    "倍",
    "约",
    "超",
    "≥",
    "以上",
    "左右",
    "不少于",
    "是",
    "否",
    "√",
    "×",
    "已完成",
    "2025",
    "2025年",
    "2024年",
    "2020",
    "1900",
    "2200",
    "20255",
    "2025-12-31",
    "2024年12月",
    "2023-02-29",
    "2024年前",
    "地区",
    "乡镇",
    "年份",
    "指标",
    "数值",
    "单位",
    "单位：万元",
    "合计",
    "全县",
    "其中：",
    "注：",
    "甲",
    "东山镇",
    "护理型床位",
    "低保标准",
    "募集资金(万元)",
    "growth(",
    "cumulative(",
    "max(",
    "((((((((",
    "))))",
    ">=",
    "in 1..2",
    "when",
    "nursing_beds",
    "[[target]]",
    "[indicators.x]",
    "formula = \"x / x\"",
];

/// The most that mutation makes of a file.
const LONGEST: usize = 1 << 17;

/// Damages `bytes` a few times over; some of the damage is a piece of `other`.
pub(crate) fn mutate(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let times = 1 + dice.below(2) * dice.below(3) + dice.below(2) * dice.below(6);
    for _ in 0..times {
        once(bytes, other, dice);
        bytes.truncate(LONGEST);
    }
}

/// Damages only what stands between quotes in a rule file, so that it mostly stays one: names,
/// requirements, amounts.
pub(crate) fn mutate_quoted(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    for _ in 0..1 + dice.below(3) {
        let quotes: Vec<usize> = (0..bytes.len())
            .filter(|&index| bytes[index] == b'"')
            .collect();
        let Some(&[start, end]) = dice.pick(quotes.as_chunks::<2>().0) else {
            return;
        };
        let mut inner = bytes[start + 1..end].to_vec();
        once(&mut inner, other, dice);
        let text = String::from_utf8_lossy(&inner).replace(
            |each: char| each.is_control() || each == '"' || each == '\\',
            "",
        );
        bytes.splice(start + 1..end, text.into_bytes());
        bytes.truncate(LONGEST);
    }
}

fn once(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let at = position(bytes, dice);
    match dice.below(20) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << dice.below(8);
            }
        }
        1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = u8::try_from(dice.below(256)).unwrap();
            }
        }
        2 => bytes.truncate(at),
        3 => {
            let end = (at + 1 + dice.below(12)).min(bytes.len());
            bytes.drain(at..end);
        }
        4 => {
            let end = (at + 1 + dice.below(40)).min(bytes.len());
            let piece = bytes[at..end].to_vec();
            let to = position(bytes, dice);
            bytes.splice(to..to, piece);
        }
        5 => {
            let from = dice.below(other.len() + 1);
            let end = (from + 1 + dice.below(200)).min(other.len());
            bytes.splice(at..at, other[from..end].iter().copied());
        }
        6 => {
            let from = dice.below(other.len() + 1);
            bytes.truncate(at);
            bytes.extend_from_slice(&other[from..]);
        }
        7 | 16 => lines(bytes, dice),
        8 => {
            let count = 1 + dice.below(300);
            let token = dice.pick(TOKENS).copied().unwrap_or_default();
            bytes.splice(at..at, token.repeat(count).into_bytes());
        }
        9 => *bytes = in_another_encoding(bytes, dice),
        10 | 17 | 18 => number(bytes, at, dice),
        _ => {
            let token = dice.pick(TOKENS).copied().unwrap_or_default();
            let end = (at + dice.below(2) * dice.below(8)).min(bytes.len());
            bytes.splice(at..end, token.bytes());
        }
    }
}

/// A place in `bytes`: anywhere, or where one character ends and another begins.
fn position(bytes: &[u8], dice: &mut Dice) -> usize {
    let mut at = dice.below(bytes.len() + 1);
    if dice.below(4) > 0 {
        while bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80) {
            at += 1;
        }
    }
    at
}

/// Moves, doubles or drops a line, or shuffles all.
fn lines(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let mut lines: Vec<Vec<u8>> = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    if lines.is_empty() {
        return;
    }
    let (one, other) = (dice.below(lines.len()), dice.below(lines.len()));
    match dice.below(7) {
        0 => dice.shuffle(&mut lines),
        1 | 2 => lines.swap(one, other),
        3 | 4 => lines.insert(other, lines[one].clone()),
        _ => {
            lines.remove(one);
        }
    }
    *bytes = lines.concat();
}

fn in_another_encoding(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    match dice.below(5) {
        0 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        1 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        2 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        3 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        _ => encoding_rs::GB18030
            .decode_without_bom_handling(bytes)
            .0
            .into_owned()
            .into_bytes(),
    }
}

/// Puts another number where one stands, at or after `at`.
fn number(bytes: &mut Vec<u8>, at: usize, dice: &mut Dice) {
    let Some(start) = (at..bytes.len()).find(|&index| bytes[index].is_ascii_digit()) else {
        return;
    };
    let end = (start..bytes.len())
        .find(|&index| !bytes[index].is_ascii_digit())
        .unwrap_or(bytes.len());
    let digits = match dice.below(6) {
        0 => "0".to_owned(),
        1 => "9".repeat(1 + dice.below(40)),
        2 => format!("1{}", "0".repeat(dice.below(40))),
        3 => format!("0.{}1", "0".repeat(dice.below(40))),
        4 => dice.below(100).to_string(),
        _ => dice.below(100_000).to_string(),
    };
    bytes.splice(start..end, digits.into_bytes());
}
