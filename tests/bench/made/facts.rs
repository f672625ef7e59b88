//! The figures.

use super::columns::{COLUMNS, Column, Made};

/// How much there is of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    pub seed: u64,
    pub counties: u64,
    /// In each county.
    pub townships: u64,
    pub years: u64,
}

/// The figures of a township in a year, each in units of its column's last place; `None` is a blank cell.
pub type Cells = [Option<i64>; COLUMNS.len()];

/// The year of the first figures.
pub const FIRST_YEAR: u64 = 2005;

/// Stands for "any township" or "any year" where a whole county is as it is.
const ANY: u64 = u64::MAX;
/// What is drawn beside the figures of columns.
const ON_THRESHOLDS: u64 = 500;
const BLANK: u64 = 1_000;
const ODD: u64 = 2_000;

impl Scale {
    /// How many rows the wide layout has.
    pub const fn rows(&self) -> u64 {
        self.counties * self.townships * self.years
    }

    /// The figures of a township in a year, each counted from 0.
    pub fn cells(&self, county: u64, township: u64, year: u64) -> Cells {
        let whole = self.figures(county, township, year);
        std::array::from_fn(|column| {
            let dice = self.dice(county, township, year, BLANK + column as u64);
            (!dice.is_multiple_of(200)).then_some(whole[column])
        })
    }

    /// What decides how a cell is written.
    pub fn chance(&self, county: u64, township: u64, year: u64, column: usize) -> u64 {
        self.dice(county, township, year, ODD + column as u64)
    }

    /// The figures before some of them are blanked.
    fn figures(&self, county: u64, township: u64, year: u64) -> [i64; COLUMNS.len()] {
        let all_exact = self
            .dice(county, ANY, year, ON_THRESHOLDS)
            .is_multiple_of(50);
        let exact = all_exact
            || self
                .dice(county, township, year, ON_THRESHOLDS)
                .is_multiple_of(100);
        let mut figures = [0; COLUMNS.len()];
        let mut is_known = [false; COLUMNS.len()];
        // A column may rest on one that stands after it.
        while is_known.contains(&false) {
            for (column, Column { made, .. }) in COLUMNS.iter().enumerate() {
                let rests_on = match *made {
                    Made::Share { of, .. } | Made::Twice { of } => [of, of],
                    Made::Rest { whole, part } => [whole, part],
                    _ => [column, column],
                };
                let ready = |of: usize| of == column || is_known[of];
                if is_known[column] || !rests_on.into_iter().all(ready) {
                    continue;
                }
                let place = Place {
                    scale: self,
                    county,
                    township,
                    year,
                    column: column as u64,
                };
                figures[column] = place.figure(*made, &figures, exact);
                is_known[column] = true;
            }
        }
        figures
    }

    fn dice(&self, county: u64, township: u64, year: u64, what: u64) -> u64 {
        [county, township, year, what]
            .into_iter()
            .fold(self.seed, |mixed, part| scramble(mixed ^ part))
    }
}

/// Where a figure stands.
struct Place<'s> {
    scale: &'s Scale,
    county: u64,
    township: u64,
    year: u64,
    column: u64,
}

impl Place<'_> {
    fn figure(&self, made: Made, figures: &[i64], exact: bool) -> i64 {
        let dice = self.dice(self.township, self.year);
        match made {
            Made::Few { most } => between(dice, 0, most),
            Made::Any { low, high, step } if exact => (between(dice, low, high) / step + 1) * step,
            Made::Any { low, high, .. } => between(dice, low, high),
            Made::Around { bar, .. } if exact => bar,
            Made::Around { low, high, .. } => between(dice, low, high),
            Made::Share { of, bar, .. } if exact => figures[of] * bar.0 / bar.1,
            Made::Share { of, low, high, .. } => figures[of] * between(dice, low, high) / 10_000,
            Made::Rest { whole, part } => {
                figures[whole] - figures[part] + i64::from(dice.is_multiple_of(150))
            }
            Made::Twice { of } => 2 * figures[of] + i64::from(dice.is_multiple_of(60)),
            Made::Some { .. } if dice.is_multiple_of(250) => 0,
            Made::Some { most } => between(dice, 1, most),
            Made::Growing { low, high, percent } => self.growing(low, high, percent),
        }
    }

    fn growing(&self, low: i64, high: i64, percent: i64) -> i64 {
        let base = between(self.dice(self.township, ANY), low, high);
        let year = i64::try_from(self.year).unwrap_or(0);
        if self.dice(ANY, ANY).is_multiple_of(30) {
            // In the smallest numbers that grow by just so much: tenths and hundredths stay such.
            let parts = 100 / divisor(100, percent);
            return base * (parts + parts * percent / 100 * (year % 2));
        }
        base * (100 + percent * year) + base * between(self.dice(self.township, self.year), 0, 60)
    }

    fn dice(&self, township: u64, year: u64) -> u64 {
        self.scale.dice(self.county, township, year, self.column)
    }
}

/// The greatest number that divides both.
fn divisor(one: i64, other: i64) -> i64 {
    match other {
        0 => one,
        other => divisor(other, one % other),
    }
}

/// A number from `low` to `high`.
fn between(dice: u64, low: i64, high: i64) -> i64 {
    low + i64::try_from(dice % (high - low + 1).unsigned_abs()).unwrap_or(0)
}

/// A bijection of 64 bits that leaves no pattern (the finalizer of MurmurHash3, after an odd step).
pub fn scramble(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x2545_F491_4F6C_DD1D);
    mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    mixed ^ (mixed >> 33)
}
