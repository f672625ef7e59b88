//! The shortfall, added to the data, makes the verdict met, and one unit less does not.
//!
//! Over made-up targets of every form and made-up figures. What must hold is worked out here in
//! fractions that are other people's, from the words of the requirement and not as the program
//! solves it.

use std::fmt;

use dashu_ratio::RBig;
use proptest::prelude::*;
use target_check::data;
use target_check::plan::{self, Plan};
use target_check::quantity::{Exact, Unit};
use target_check::source::Input;
use target_check::verdict::{Direction, Selection, Status, Verdict, judge};

/// A decimal number as a file or a rule has it.
#[derive(Clone)]
struct Decimal {
    value: RBig,
    text: String,
}

/// More places than any figure of these tests needs.
const PLACES: usize = 12;

impl Decimal {
    fn of(value: RBig) -> Self {
        let scaled = &value * RBig::from(10_u64.pow(12));
        let (digits, rest) = (scaled.numerator().clone(), scaled.denominator().clone());
        assert!(rest == 1_u8.into(), "{value} is no short decimal");
        let (sign, digits) = match digits.to_string().strip_prefix('-') {
            Some(digits) => ("-", digits.to_owned()),
            None => ("", digits.to_string()),
        };
        let digits = format!("{digits:0>width$}", width = PLACES + 1);
        let (whole, places) = digits.split_at(digits.len() - PLACES);
        let text = format!("{sign}{whole}.{places}");
        let text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
        Self { value, text }
    }

    /// `thousandths` of one.
    fn thousandths(thousandths: i64) -> Self {
        Self::of(RBig::from_parts(thousandths.into(), 1000_u16.into()))
    }

    fn whole(number: i64) -> Self {
        Self::of(RBig::from(number))
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

/// A number of the program.
fn fraction(number: &Exact) -> RBig {
    let text = number.to_string();
    let (above, below) = match (text.split_once('/'), text.split_once('.')) {
        (Some((above, below)), _) => (above.to_owned(), below.to_owned()),
        (None, Some((whole, places))) => {
            let below = format!("1{}", "0".repeat(places.len()));
            (format!("{whole}{places}"), below)
        }
        (None, None) => (text, "1".to_owned()),
    };
    let (above, below): (RBig, RBig) = (above.parse().unwrap(), below.parse().unwrap());
    above / below
}

/// What a target requires of `x`, the figure that can be changed.
#[derive(Clone, Debug)]
enum Form {
    /// `x` itself.
    Plain,
    /// `x` of `y`, in per cent.
    Ratio,
    /// `x` for each ten thousand of `y`.
    PerTenThousand,
    /// `x` of `x` and `y`, in per cent.
    PartOfTheWhole,
    /// The growth of `x` on `y`, its figure of the year before, in per cent.
    Growth,
    /// `x` in times of `y`.
    Multiple,
    /// `x` and `y`, its figure of the year before, added up.
    Cumulative,
}

/// How the observed side must stand.
#[derive(Clone, Debug)]
enum Bound {
    Compare(&'static str, Decimal),
    Within(Decimal, Decimal),
}

/// A target and the figures of its year.
#[derive(Clone, Debug)]
struct Made {
    form: Form,
    /// The unit of `x`, and how much of it the least step is; `None` where any part will do.
    unit: &'static str,
    step: Option<Decimal>,
    bound: Bound,
    x: Decimal,
    y: Decimal,
}

impl Made {
    /// What is observed if the figure stands at `x`, in the requirement's unit.
    fn observed(&self, x: &RBig) -> RBig {
        let y = &self.y.value;
        let hundred = RBig::from(100);
        match self.form {
            Form::Plain => x.clone(),
            Form::Ratio => x / y * hundred,
            Form::PerTenThousand => x / y * RBig::from(10_000),
            Form::PartOfTheWhole => x / (x + y) * hundred,
            Form::Growth => (x - y) / y * hundred,
            Form::Multiple => x / y,
            Form::Cumulative => x + y,
        }
    }

    fn holds(&self, x: &RBig) -> bool {
        let observed = self.observed(x);
        match &self.bound {
            Bound::Compare(">=", bound) => observed >= bound.value,
            Bound::Compare(">", bound) => observed > bound.value,
            Bound::Compare("<=", bound) => observed <= bound.value,
            Bound::Compare("<", bound) => observed < bound.value,
            Bound::Compare(_, bound) => observed == bound.value,
            Bound::Within(low, high) => low.value <= observed && observed <= high.value,
        }
    }

    fn plan(&self) -> Plan {
        let (x, y) = match self.form {
            Form::Plain | Form::Growth | Form::Cumulative | Form::Multiple => {
                (self.unit, self.unit)
            }
            Form::Ratio | Form::PartOfTheWhole => (self.unit, self.unit),
            Form::PerTenThousand => (self.unit, "人"),
        };
        let (left, unit) = match self.form {
            Form::Plain => ("x", self.unit.to_owned()),
            Form::Ratio => ("x / y", "%".to_owned()),
            Form::PerTenThousand => ("x / y", format!("{}/万人", self.unit)),
            Form::PartOfTheWhole => ("share", "%".to_owned()),
            Form::Growth => ("growth(x)", "%".to_owned()),
            Form::Multiple => ("x", String::new()),
            Form::Cumulative => ("cumulative(x)", self.unit.to_owned()),
        };
        let required = match (&self.form, &self.bound) {
            (Form::Multiple, Bound::Compare(sign, bound)) => format!("x {sign} {bound:?} * y"),
            (_, Bound::Compare(sign, bound)) => format!("{left} {sign} {bound:?} {unit}"),
            (_, Bound::Within(low, high)) => {
                format!("{left} in {low:?} {unit}..{high:?} {unit}")
            }
        };
        let text = format!(
            "[plan]\ntitle = \"试\"\nperiod = [2024, 2025]\nbase = 2023\n\
             [areas]\ncounty = {{ headers = [\"地区\"] }}\ntownship = {{ headers = [\"乡镇\"] }}\n\
             [indicators.x]\nname = \"甲\"\nunit = \"{x}\"\n\
             [indicators.y]\nname = \"乙\"\nunit = \"{y}\"\n\
             [indicators.share]\nname = \"占比\"\nunit = \"%\"\nformula = \"x / (x + y)\"\n\
             [[target]]\nid = \"t\"\nclause = [\"1\"]\nrequire = \"{required}\"\n"
        );
        plan::read(&text)
            .unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"))
            .plan
    }

    /// The verdict if the figure of 2025 stands at `x`.
    fn judged(&self, plan: &Plan, x: &RBig) -> Verdict {
        let x = Decimal::of(x.clone()).text;
        let y = &self.y.text;
        let data = match self.form {
            Form::Growth | Form::Cumulative => format!("年份,甲\n2024,{y}\n2025,{x}\n"),
            Form::Plain
            | Form::Ratio
            | Form::PerTenThousand
            | Form::PartOfTheWhole
            | Form::Multiple => format!("年份,甲,乙\n2025,{x},{y}\n"),
        };
        let inputs = [Input::memory("data.csv", data.clone().into_bytes())];
        let observations = data::read(&inputs, &plan.vocabulary, &data::Options::default())
            .unwrap_or_else(|findings| panic!("{findings:#?}\n{data}"));
        let judgement = judge(plan, &observations, &Selection::default());
        judgement.verdicts.into_iter().next().unwrap()
    }

    /// What the figure must come to if it changes by so much.
    fn moved(&self, by: &RBig, direction: Direction) -> RBig {
        match direction {
            Direction::More => &self.x.value + by,
            Direction::Less => &self.x.value - by,
        }
    }

    /// At which figure `bound` is reached exactly.
    fn reached_at(&self, bound: &RBig) -> RBig {
        let y = &self.y.value;
        let hundred = RBig::from(100);
        match self.form {
            Form::Plain => bound.clone(),
            Form::Ratio => bound * y / hundred,
            Form::PerTenThousand => bound * y / RBig::from(10_000),
            Form::PartOfTheWhole => bound * y / (hundred - bound),
            Form::Growth => y + bound * y / hundred,
            Form::Multiple => bound * y,
            Form::Cumulative => bound - y,
        }
    }

    /// Whether some figure is as required: none is negative, and things come in whole steps.
    fn can_be_reached(&self) -> bool {
        let zero = RBig::ZERO;
        let step = match &self.step {
            Some(step) if !self.unit.ends_with('元') => Some(&step.value),
            Some(_) | None => None,
        };
        match &self.bound {
            Bound::Compare(">=" | ">", _) => true,
            Bound::Compare("<=" | "<", _) => self.holds(&zero),
            Bound::Compare(_, bound) => {
                let at = self.reached_at(&bound.value);
                let is_whole = |step: &RBig| (&at / step).denominator() == &1_u8.into();
                at >= zero && step.is_none_or(is_whole)
            }
            Bound::Within(low, high) => {
                let low = self.reached_at(&low.value).max(zero);
                let high = self.reached_at(&high.value);
                match step {
                    Some(step) => (low / step).ceil() <= (high / step).floor(),
                    None => low <= high,
                }
            }
        }
    }

    /// The least change there is: whole things, whole 元 where a bound must be exceeded, else so
    /// little that it makes no odds.
    fn least(&self) -> RBig {
        let must_exceed = matches!(self.bound, Bound::Compare(">" | "<", _));
        match &self.step {
            Some(step) if must_exceed || !self.unit.ends_with('元') => step.value.clone(),
            Some(_) | None => RBig::from_parts(1.into(), 10_u64.pow(9).into()),
        }
    }
}

fn bound(
    values: impl Strategy<Value = i64> + Clone,
    decimals: bool,
) -> impl Strategy<Value = Bound> {
    let number = move |value: i64| {
        if decimals {
            Decimal::thousandths(value)
        } else {
            Decimal::whole(value)
        }
    };
    let sign = prop::sample::select(vec![">=", ">", "<=", "<", "="]);
    let compare =
        (sign, values.clone()).prop_map(move |(sign, value)| Bound::Compare(sign, number(value)));
    let within = (values.clone(), values).prop_map(move |(one, other)| {
        Bound::Within(number(one.min(other)), number(one.max(other)))
    });
    prop_oneof![5 => compare, 1 => within]
}

/// Things in whole numbers, things in ten thousands, and money.
fn unit() -> impl Strategy<Value = (&'static str, Option<Decimal>)> {
    let ten_thousandth = Decimal::of(RBig::from_parts(1.into(), 10_000_u16.into()));
    prop::sample::select(vec![
        ("人", Some(Decimal::whole(1))),
        ("张", Some(Decimal::whole(1))),
        ("万人", Some(ten_thousandth.clone())),
        ("万元", Some(ten_thousandth)),
        ("元", Some(Decimal::whole(1))),
    ])
}

fn figure(unit: &'static str, least: i64) -> BoxedStrategy<Decimal> {
    if unit.starts_with('万') {
        (least..90_000_000_i64)
            .prop_map(|ten_thousandths| {
                Decimal::of(RBig::from_parts(ten_thousandths.into(), 10_000_u16.into()))
            })
            .boxed()
    } else {
        (least..100_000_i64).prop_map(Decimal::whole).boxed()
    }
}

fn made() -> impl Strategy<Value = Made> {
    let form = prop::sample::select(vec![
        Form::Plain,
        Form::Ratio,
        Form::PerTenThousand,
        Form::PartOfTheWhole,
        Form::Growth,
        Form::Multiple,
        Form::Cumulative,
    ]);
    (form, unit()).prop_flat_map(|(form, (unit, step))| {
        let (unit, step) = match form {
            // Amounts of money may have no end of places there, which no file can hold.
            Form::PerTenThousand | Form::PartOfTheWhole => ("张", Some(Decimal::whole(1))),
            _ => (unit, step),
        };
        let bound = match form {
            Form::Plain | Form::Cumulative => bound(1_000..90_000_000_i64, true).boxed(),
            Form::Ratio | Form::PartOfTheWhole => bound(1_000..99_000_i64, true).boxed(),
            Form::Growth => bound(1_000..200_000_i64, true).boxed(),
            Form::PerTenThousand => bound(1..9_000_i64, false).boxed(),
            Form::Multiple => (
                prop::sample::select(vec![">=", ">", "<=", "<", "="]),
                1_000..9_000_i64,
            )
                .prop_map(|(sign, value)| Bound::Compare(sign, Decimal::thousandths(value)))
                .boxed(),
        };
        (bound, figure(unit, 0), figure(unit, 1)).prop_map(move |(bound, x, y)| Made {
            form: form.clone(),
            unit,
            step: step.clone(),
            bound,
            x,
            y,
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_shortfall_is_enough_and_one_unit_less_is_not(made in made()) {
        let plan = made.plan();
        let verdict = made.judged(&plan, &made.x.value);
        let expected = if made.holds(&made.x.value) { Status::Met } else { Status::Missed };
        prop_assert_eq!(verdict.status, expected);
        if expected == Status::Met {
            prop_assert_eq!(verdict.shortfall, None);
            return Ok(());
        }
        let Some(shortfall) = &verdict.shortfall else {
            prop_assert!(!made.can_be_reached(), "{:?}", verdict);
            return Ok(());
        };
        let own = Unit::parse(made.unit).unwrap();
        let by = fraction(&shortfall.value) * fraction(shortfall.unit.size()) / fraction(own.size());
        let enough = made.moved(&by, shortfall.direction);
        prop_assert!(made.holds(&enough));
        prop_assert_eq!(made.judged(&plan, &enough).status, Status::Met);
        let too_little = made.moved(&(by - made.least()), shortfall.direction);
        prop_assert!(!made.holds(&too_little));
        prop_assert_eq!(made.judged(&plan, &too_little).status, Status::Missed);
    }
}
