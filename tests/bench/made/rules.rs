//! The rules, and what they come to: in whole numbers, so that nothing is rounded.

use super::columns::{COLUMNS, named};
use super::facts::{Cells, Scale};

/// A rule with its id in the rule file.
#[derive(Clone, Copy)]
pub struct Rule {
    pub id: &'static str,
    pub states: States,
}

/// What a rule says. Names are those of columns, bars decimal numbers in the columns' units.
#[derive(Clone, Copy)]
pub enum States {
    /// Of each township and year: a figure is at least so much.
    AtLeast(&'static str, &'static str),
    /// Of each township and year: a figure is between two bounds, both included.
    Within(&'static str, [&'static str; 2]),
    /// Of each township and year: one figure by another.
    Ratio(Ratio),
    /// Of each township and year: a figure is twice another.
    Twice(&'static str, &'static str),
    /// Of each township and year: two figures add up to a third.
    Adds([&'static str; 2], &'static str),
    /// Of each county and year: one sum by another.
    Whole(Ratio),
    /// Of each county and year: a sum has grown by so many per cent at least.
    Growth(&'static str, i64),
    /// Of each county and year: a figure of every township is at least one.
    Each(&'static str),
}

/// `above / below * times` is at least, or at most, `bar`.
#[derive(Clone, Copy)]
pub struct Ratio {
    pub above: &'static str,
    pub below: &'static str,
    pub times: i64,
    pub is_most: bool,
    pub bar: &'static str,
}

const fn ratio(above: &'static str, below: &'static str, times: i64, bar: &'static str) -> Ratio {
    Ratio {
        above,
        below,
        times,
        is_most: false,
        bar,
    }
}

const fn at_most(above: &'static str, below: &'static str, bar: &'static str) -> Ratio {
    Ratio {
        is_most: true,
        ..ratio(above, below, 1, bar)
    }
}

const fn rule(id: &'static str, states: States) -> Rule {
    Rule { id, states }
}

use States::{Adds, AtLeast, Each, Growth, Twice, Whole, Within};

/// What `forty.toml` says. The first twelve are `rules.toml`.
pub const FORTY: [Rule; 40] = [
    rule("r01", AtLeast("农村居民人均可支配收入", "15000")),
    rule("r02", AtLeast("饮用水水质达标率", "95.5")),
    rule("r03", Within("森林覆盖率", ["20", "100"])),
    rule(
        "r04",
        States::Ratio(ratio("参保人数", "常住人口", 1, "0.95")),
    ),
    rule("r05", Twice("双语教师数", "双语班级数")),
    rule("r06", Adds(["男性人口", "女性人口"], "户籍人口")),
    rule("r07", AtLeast("卫生院数", "1")),
    rule("r08", Whole(ratio("硬化公路里程", "公路总里程", 1, "0.62"))),
    rule("r09", Whole(ratio("执业医师数", "常住人口", 10_000, "42"))),
    rule("r10", Growth("旅游收入", 20)),
    rule("r11", Each("幼儿园数")),
    rule("r12", Whole(ratio("自来水普及户数", "总户数", 1, "0.9"))),
    rule("r13", AtLeast("城镇居民人均可支配收入", "30000")),
    rule(
        "r14",
        States::Ratio(ratio("一般公共预算收入", "地区生产总值", 1, "0.1")),
    ),
    rule("r15", Whole(ratio("注册护士数", "常住人口", 10_000, "45"))),
    rule("r16", Whole(ratio("医疗床位数", "常住人口", 10_000, "60"))),
    rule("r17", AtLeast("小学数", "1")),
    rule("r18", Each("卫生院数")),
    rule("r19", AtLeast("生活垃圾处理率", "90")),
    rule("r20", AtLeast("污水处理率", "85")),
    rule(
        "r21",
        States::Ratio(ratio("粮食产量", "粮食播种面积", 1, "0.4")),
    ),
    rule("r22", Whole(ratio("粮食产量", "粮食播种面积", 1, "0.4"))),
    rule(
        "r23",
        States::Ratio(ratio("农机总动力", "粮食播种面积", 1, "0.1")),
    ),
    rule(
        "r24",
        States::Ratio(ratio("自来水普及户数", "总户数", 1, "0.9")),
    ),
    rule(
        "r25",
        States::Ratio(ratio("宽带接入户数", "总户数", 1, "0.75")),
    ),
    rule("r26", Whole(ratio("宽带接入户数", "总户数", 1, "0.75"))),
    rule("r27", Growth("用电量", 5)),
    rule("r28", Growth("固定资产投资", 6)),
    rule("r29", Growth("社会消费品零售总额", 8)),
    rule(
        "r30",
        States::Ratio(ratio("养老床位数", "老年人口", 1000, "40")),
    ),
    rule("r31", Whole(ratio("养老床位数", "老年人口", 1000, "40"))),
    rule("r32", States::Ratio(at_most("老年人口", "常住人口", "0.2"))),
    rule("r33", Whole(ratio("图书馆藏书量", "常住人口", 1, "1"))),
    rule(
        "r34",
        States::Ratio(at_most("户籍人口", "常住人口", "1.15")),
    ),
    rule(
        "r35",
        States::Ratio(at_most("硬化公路里程", "公路总里程", "1")),
    ),
    rule("r36", Whole(ratio("参保人数", "常住人口", 1, "0.95"))),
    rule(
        "r37",
        States::Ratio(ratio("执业医师数", "常住人口", 10_000, "42")),
    ),
    rule(
        "r38",
        States::Ratio(at_most(
            "城镇居民人均可支配收入",
            "农村居民人均可支配收入",
            "2.5",
        )),
    ),
    rule(
        "r39",
        States::Ratio(ratio("地区生产总值", "常住人口", 1, "5")),
    ),
    rule(
        "r40",
        Whole(ratio("一般公共预算收入", "地区生产总值", 1, "0.1")),
    ),
];

/// How many verdicts of a rule are which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub holds: u64,
    pub fails: u64,
    /// A figure is missing: neither.
    pub open: u64,
}

impl Count {
    fn add(&mut self, verdict: Option<bool>) {
        match verdict {
            Some(true) => self.holds += 1,
            Some(false) => self.fails += 1,
            None => self.open += 1,
        }
    }
}

/// The exact verdicts of `rules`, in their order.
pub fn verdicts(scale: &Scale, rules: &[Rule]) -> Vec<Count> {
    let mut tally = Tally::new(rules);
    for county in 0..scale.counties {
        let mut before: Option<Sums> = None;
        for year in 0..scale.years {
            let mut sums = Sums::default();
            for township in 0..scale.townships {
                let cells = scale.cells(county, township, year);
                tally.township(&cells);
                sums.add(&cells);
            }
            tally.county(&sums, before.as_ref());
            before = Some(sums);
        }
    }
    tally.counts
}

/// Rules, and what they have come to so far.
pub struct Tally {
    rules: Vec<Worked>,
    pub counts: Vec<Count>,
}

impl Tally {
    pub fn new(rules: &[Rule]) -> Self {
        Self {
            rules: rules.iter().map(|rule| Worked::of(rule.states)).collect(),
            counts: vec![Count::default(); rules.len()],
        }
    }

    /// Counts the verdicts on a township in a year.
    pub fn township(&mut self, cells: &Cells) {
        for (rule, count) in self.rules.iter().zip(&mut self.counts) {
            if let Worked::Township(rule) = rule {
                count.add(rule.holds(|column| cells[column].map(i128::from)));
            }
        }
    }

    /// Counts the verdicts on a county in a year; `before` is the year before.
    pub fn county(&mut self, sums: &Sums, before: Option<&Sums>) {
        for (rule, count) in self.rules.iter().zip(&mut self.counts) {
            match rule {
                Worked::Township(_) => {}
                Worked::County(rule) => count.add(rule.holds(|column| sums.whole[column])),
                Worked::Growth(column, percent) => {
                    let earlier = before.and_then(|before| before.whole[*column]);
                    let both = earlier.zip(sums.whole[*column]);
                    let least = i128::from(100 + percent);
                    count.add(both.map(|(old, new)| new * 100 >= old * least));
                }
                Worked::Each(column) => count.add(sums.each[*column]),
            }
        }
    }
}

/// What a county's townships come to. `None`: not every one reports.
pub struct Sums {
    whole: [Option<i128>; COLUMNS.len()],
    /// Whether each has at least one; one that has none decides it.
    each: [Option<bool>; COLUMNS.len()],
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            whole: [Some(0); COLUMNS.len()],
            each: [Some(true); COLUMNS.len()],
        }
    }
}

impl Sums {
    pub fn add(&mut self, cells: &Cells) {
        for (column, cell) in cells.iter().enumerate() {
            self.whole[column] = self.whole[column]
                .zip(*cell)
                .map(|(sum, one)| sum + i128::from(one));
            self.each[column] = match (self.each[column], cell) {
                (Some(false), _) | (_, Some(0)) => Some(false),
                (known, Some(_)) => known,
                (_, None) => None,
            };
        }
    }
}

/// A rule with whole factors: the terms, added up, are at least zero; all of them where there are two.
enum Worked {
    Township(Linear),
    County(Linear),
    Growth(usize, i64),
    Each(usize),
}

struct Linear(Vec<(Vec<(i128, usize)>, i128)>);

impl Linear {
    /// Whether every sum of factors and figures, with its constant, is at least zero; `None` if a figure
    /// is missing.
    fn holds(&self, figure: impl Fn(usize) -> Option<i128>) -> Option<bool> {
        let mut all = true;
        for (terms, constant) in &self.0 {
            let mut sum = *constant;
            for (factor, column) in terms {
                sum += factor * figure(*column)?;
            }
            all &= sum >= 0;
        }
        Some(all)
    }
}

impl Worked {
    fn of(states: States) -> Self {
        match states {
            AtLeast(name, bar) => Self::Township(Linear(vec![at_least(name, bar)])),
            Within(name, [low, high]) => {
                let (terms, constant) = at_least(name, high);
                let below = (negated(terms), -constant);
                Self::Township(Linear(vec![at_least(name, low), below]))
            }
            States::Ratio(ratio) => Self::Township(by(ratio)),
            Whole(ratio) => Self::County(by(ratio)),
            Twice(name, of) => Self::Township(equal(vec![(1, name), (-2, of)])),
            Adds([one, two], whole) => Self::Township(equal(vec![(1, one), (1, two), (-1, whole)])),
            Growth(name, percent) => Self::Growth(named(name), percent),
            Each(name) => Self::Each(named(name)),
        }
    }
}

/// How many hundredths one of a column's last place is.
fn hundredths(column: usize) -> i128 {
    10_i128.pow(2 - COLUMNS[column].places)
}

fn at_least(name: &str, bar: &str) -> (Vec<(i128, usize)>, i128) {
    let column = named(name);
    let (numer, denom) = fraction(bar);
    (vec![(hundredths(column) * denom, column)], -100 * numer)
}

fn by(ratio: Ratio) -> Linear {
    let (above, below) = (named(ratio.above), named(ratio.below));
    let (numer, denom) = fraction(ratio.bar);
    let terms = vec![
        (i128::from(ratio.times) * denom * hundredths(above), above),
        (-numer * hundredths(below), below),
    ];
    let terms = if ratio.is_most { negated(terms) } else { terms };
    Linear(vec![(terms, 0)])
}

fn equal(terms: Vec<(i128, &str)>) -> Linear {
    let terms: Vec<(i128, usize)> = terms
        .into_iter()
        .map(|(factor, name)| (factor * hundredths(named(name)), named(name)))
        .collect();
    Linear(vec![(terms.clone(), 0), (negated(terms), 0)])
}

fn negated(terms: Vec<(i128, usize)>) -> Vec<(i128, usize)> {
    let negated = terms.into_iter().map(|(factor, column)| (-factor, column));
    negated.collect()
}

/// A decimal number as a fraction.
fn fraction(text: &str) -> (i128, i128) {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits: i128 = [whole, decimals]
        .concat()
        .parse()
        .unwrap_or_else(|_| panic!("no number: {text}"));
    let places = u32::try_from(decimals.len()).unwrap_or(0);
    (digits, 10_i128.pow(places))
}
