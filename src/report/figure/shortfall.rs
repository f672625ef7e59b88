//! What is missing, in the unit people act in, and never too little of it.

use super::{places, with_unit};
use crate::quantity::{Exact, Unit};
use crate::report::wording::Lang;
use crate::verdict::{Direction, Shortfall};

/// What is missing, for people; `name` says of what, where the target does not say so itself.
pub(in crate::report) fn shortfall(
    shortfall: &Shortfall,
    name: Option<&str>,
    lang: Lang,
) -> String {
    let amount = places::rounded_up(&shortfall.value);
    let unit = &shortfall.unit;
    let shown = if unit.symbol() == "%" {
        lang.pick(
            format!("{amount} 个百分点"),
            format!("{amount} percentage points"),
        )
    } else {
        with_unit(&amount, unit)
    };
    let other_time = in_the_other_time(&shortfall.value, unit)
        .map(|text| lang.pick(format!("（{text}）"), format!(" ({text})")))
        .unwrap_or_default();
    match lang {
        Lang::Zh => {
            let verb = match shortfall.direction {
                Direction::More => "还差",
                Direction::Less => "须减少",
            };
            let name = name.map(|name| format!(" {name}")).unwrap_or_default();
            format!("{verb} {shown}{other_time}{name}")
        }
        Lang::En => {
            let word = match shortfall.direction {
                Direction::More => "more",
                Direction::Less if unit.counts_things() => "fewer",
                Direction::Less => "less",
            };
            let name = name.map(|name| format!(": {name}")).unwrap_or_default();
            format!("{shown} {word}{other_time}{name}")
        }
    }
}

/// A standard in yuan a year is also said by the month, and the other way round: offices use both.
fn in_the_other_time(value: &Exact, unit: &Unit) -> Option<String> {
    if !unit.dimension().is_money_rate() {
        return None;
    }
    let symbol = unit.symbol();
    let other = match symbol.strip_suffix("/年") {
        Some(money) => format!("{money}/月"),
        None => format!("{}/年", symbol.strip_suffix("/月")?),
    };
    let other = Unit::parse(&other)?;
    let value = value * &unit.factor_to(&other)?;
    Some(with_unit(&places::rounded_up(&value), &other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::IndicatorId;

    fn number(text: &str) -> Exact {
        Exact::from_decimal(text).unwrap()
    }
    fn unit(text: &str) -> Unit {
        Unit::parse(text).unwrap()
    }
    fn missing(value: &str, of: &str, direction: Direction) -> Shortfall {
        Shortfall {
            indicator: IndicatorId::new(0).unwrap(),
            value: number(value),
            unit: unit(of),
            direction,
        }
    }

    #[test]
    fn a_standard_falls_short_by_the_year_and_by_the_month() {
        let short = missing("1260", "元/年", Direction::More);
        assert_eq!(
            shortfall(&short, None, Lang::Zh),
            "还差 1260 元/年（105 元/月）"
        );
        assert_eq!(
            shortfall(&short, None, Lang::En),
            "1260 元/年 more (105 元/月)"
        );
        // 1000 / 12 = 83.333…: 83.34 a month is enough, 83.33 is not.
        let uneven = missing("1000", "元/年", Direction::More);
        assert_eq!(
            shortfall(&uneven, None, Lang::Zh),
            "还差 1000 元/年（83.34 元/月）"
        );
    }

    #[test]
    fn things_fall_short_by_what_one_can_act_on() {
        let beds = missing("89", "张", Direction::More);
        assert_eq!(
            shortfall(&beds, Some("护理型床位"), Lang::Zh),
            "还差 89 张 护理型床位"
        );
        assert_eq!(
            shortfall(&beds, Some("nursing-type beds"), Lang::En),
            "89 张 more: nursing-type beds"
        );
        let people = missing("3", "人", Direction::Less);
        assert_eq!(shortfall(&people, None, Lang::Zh), "须减少 3 人");
        assert_eq!(shortfall(&people, None, Lang::En), "3 人 fewer");
        let share = missing("0.005", "%", Direction::More);
        assert_eq!(shortfall(&share, None, Lang::Zh), "还差 0.005 个百分点");
    }
}
