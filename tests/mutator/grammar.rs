//! Requirements that are mostly right, of any depth: what mutation alone would hardly ever make.

use crate::dice::Dice;

/// A requirement on the indicators of the small rule file, usually with units that agree.
pub(crate) fn requirement(dice: &mut Dice) -> String {
    const COMPARISONS: [&str; 6] = [">=", "<=", ">", "<", "=", "≥"];
    let depth = dice.below(6);
    match dice.below(8) {
        0 => "done = yes".to_owned(),
        1 => format!(
            "day < {}-0{}-1{}",
            1900 + dice.below(300),
            dice.below(10),
            dice.below(10)
        ),
        2 => {
            let low = dice.below(100);
            format!("share in {low}%..{}%", low + dice.below(100))
        }
        kind => {
            let beds = kind < 6;
            let (left, right) = (number(depth, beds, dice), number(depth / 2, beds, dice));
            let comparison = dice.pick(&COMPARISONS).copied().unwrap_or_default();
            format!("{left} {comparison} {right}")
        }
    }
}

/// A number of beds, or of yuan a year.
fn number(depth: usize, is_of_beds: bool, dice: &mut Dice) -> String {
    if depth == 0 {
        return atom(is_of_beds, dice);
    }
    let inner = |dice: &mut Dice| number(depth - 1, is_of_beds, dice);
    match dice.below(9) {
        0 => format!("({} + {})", inner(dice), inner(dice)),
        1 => format!("({} - {})", inner(dice), inner(dice)),
        2 => format!("{} * {}", factor(dice), inner(dice)),
        3 => format!("{} / {}", inner(dice), factor(dice)),
        4 => format!("-({})", inner(dice)),
        5 => format!("min({}, {})", inner(dice), inner(dice)),
        6 => format!("max({}, {})", inner(dice), inner(dice)),
        7 => {
            let about = if is_of_beds { "beds" } else { "standard" };
            let function = dice.pick(&["previous", "base", "cumulative"]);
            format!("{}({about})", function.copied().unwrap_or_default())
        }
        _ => format!("{} * ({} / {})", inner(dice), inner(dice), inner(dice)),
    }
}

fn atom(is_of_beds: bool, dice: &mut Dice) -> String {
    let number = dice.below(100_000);
    match (is_of_beds, dice.below(3)) {
        (true, 0) => format!("{number} 张"),
        (true, _) => "beds".to_owned(),
        (false, 0) => format!("{number} 元/年"),
        (false, 1) => format!("{number}.5 元/月"),
        (false, _) => "standard".to_owned(),
    }
}

fn factor(dice: &mut Dice) -> String {
    match dice.below(4) {
        0 => format!("{}%", dice.below(300)),
        1 => "(share + 1 倍)".to_owned(),
        2 => "growth(beds)".to_owned(),
        _ => format!("{}.{}", dice.below(100), dice.below(1000)),
    }
}
