//! Years, and the days a date may mean.

use std::fmt;

use jiff::civil::Date;

use super::{Comparison, Truth};

/// A calendar year, 1900 to 2200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(i16);

impl Year {
    const FIRST: i16 = 1900;
    const LAST: i16 = 2200;

    /// The year, if it is one that a plan or its data may speak of (1900 to 2200).
    pub fn new(number: i64) -> Option<Self> {
        let number = i16::try_from(number).ok()?;
        (Self::FIRST..=Self::LAST)
            .contains(&number)
            .then_some(Self(number))
    }

    /// The year as a number.
    pub fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// The year before. The first year of the range has itself.
    pub fn before(self) -> Self {
        Self(self.0.saturating_sub(1).max(Self::FIRST))
    }

    /// All years from this one to `last`, in order; none if `last` is earlier.
    pub fn to(self, last: Self) -> impl DoubleEndedIterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        jiff::civil::date(self.0, 1, 1)
    }

    /// The last day.
    pub fn last_day(self) -> Date {
        jiff::civil::date(self.0, 12, 31)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

/// The days one of which is meant: a single day, a month, a year, or everything up to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The earliest day it may be; `None`: any day before `last`.
    pub first: Option<Date>,
    /// The latest day it may be; `None`: any day after `first`, or never.
    pub last: Option<Date>,
}

impl Days {
    /// One day.
    pub const fn day(day: Date) -> Self {
        Self {
            first: Some(day),
            last: Some(day),
        }
    }

    /// Some day of a month; `None` if there is no such month.
    pub fn month(year: Year, month: i8) -> Option<Self> {
        let first = Date::new(year.0, month, 1).ok()?;
        Some(Self {
            first: Some(first),
            last: Some(first.last_of_month()),
        })
    }

    /// Some day of a year.
    pub fn year(year: Year) -> Self {
        Self {
            first: Some(year.first_day()),
            last: Some(year.last_day()),
        }
    }

    /// On `last` or before it: what "done" in a year's row proves.
    pub const fn until(last: Date) -> Self {
        Self {
            first: None,
            last: Some(last),
        }
    }

    /// Not before the day after `day`, if ever: what "not done" in a year's row proves.
    pub fn after(day: Date) -> Self {
        Self {
            first: day.tomorrow().ok(),
            last: None,
        }
    }

    /// The days that both allow; `None` if they contradict each other.
    pub fn both(self, other: Self) -> Option<Self> {
        let first = self.first.max(other.first);
        let last = match (self.last, other.last) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        let possible = first.zip(last).is_none_or(|(first, last)| first <= last);
        possible.then_some(Self { first, last })
    }

    /// Whether every day this may be stands in `comparison` to `bound`.
    pub fn compare(self, comparison: Comparison, bound: Date) -> Truth {
        let known = |day: Option<Date>| day.map(|day| comparison.holds(day.cmp(&bound)));
        let (Some(first), Some(last)) = (self.first, self.last) else {
            return self.compare_open(comparison, bound);
        };
        match (known(Some(first)), known(Some(last))) {
            _ if comparison == Comparison::Equal => match (
                first == bound && last == bound,
                first <= bound && bound <= last,
            ) {
                (true, _) => Truth::Holds,
                (false, true) => Truth::Open,
                (false, false) => Truth::Fails,
            },
            (Some(true), Some(true)) => Truth::Holds,
            (Some(false), Some(false)) => Truth::Fails,
            (_, _) => Truth::Open,
        }
    }

    /// A side that is open reaches past every bound.
    fn compare_open(self, comparison: Comparison, bound: Date) -> Truth {
        let (reaches_past, end) = match (self.first, self.last) {
            (None, Some(last)) => (
                matches!(comparison, Comparison::Less | Comparison::AtMost),
                last,
            ),
            (Some(first), None) => (
                matches!(comparison, Comparison::Greater | Comparison::AtLeast),
                first,
            ),
            (_, _) => return Truth::Open,
        };
        match (reaches_past, comparison.holds(end.cmp(&bound))) {
            _ if comparison == Comparison::Equal => {
                let outside = self.last.is_some_and(|last| last < bound)
                    || self.first.is_some_and(|first| first > bound);
                if outside { Truth::Fails } else { Truth::Open }
            }
            (true, true) => Truth::Holds,
            (false, false) => Truth::Fails,
            (true, false) | (false, true) => Truth::Open,
        }
    }
}

/// ISO 8601, at the precision that is known: `2024-12-31`, `2024-12`, `2024`; `..2024-12-31` up to a day.
impl fmt::Display for Days {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (Some(first), Some(last)) if first == last => write!(out, "{first}"),
            (Some(first), Some(last)) if first.day() == 1 && last == first.last_of_month() => {
                write!(out, "{:04}-{:02}", first.year(), first.month())
            }
            (Some(first), Some(last))
                if first == first.first_of_year() && last == first.last_of_year() =>
            {
                write!(out, "{:04}", first.year())
            }
            (first, last) => {
                if let Some(first) = first {
                    write!(out, "{first}")?;
                }
                out.write_str("..")?;
                if let Some(last) = last {
                    write!(out, "{last}")?;
                }
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn year(number: i64) -> Year {
        Year::new(number).unwrap()
    }

    #[test]
    fn done_in_the_row_of_2025_proves_nothing_about_2024() {
        let done = Days::until(year(2025).last_day());
        assert_eq!(
            done.compare(Comparison::Less, date(2025, 1, 1)),
            Truth::Open
        );
        assert_eq!(
            done.compare(Comparison::Less, date(2026, 1, 1)),
            Truth::Holds
        );
    }

    #[test]
    fn not_done_in_the_row_of_2024_fails_before_2025() {
        let not_done = Days::after(year(2024).last_day());
        assert_eq!(
            not_done.compare(Comparison::Less, date(2025, 1, 1)),
            Truth::Fails
        );
        assert_eq!(
            not_done.compare(Comparison::Less, date(2026, 1, 1)),
            Truth::Open
        );
    }

    #[test]
    fn not_done_then_done_leaves_the_year_between() {
        let between = Days::after(year(2024).last_day()).both(Days::until(year(2025).last_day()));
        assert_eq!(between, Some(Days::year(year(2025))));
        assert_eq!(
            Days::until(year(2023).last_day()).both(Days::after(year(2024).last_day())),
            None
        );
    }

    #[test]
    fn every_day_of_a_month_must_satisfy() {
        let december = Days::month(year(2024), 12).unwrap();
        assert_eq!(
            december.compare(Comparison::Less, date(2025, 1, 1)),
            Truth::Holds
        );
        assert_eq!(
            december.compare(Comparison::Less, date(2024, 12, 31)),
            Truth::Open
        );
        assert_eq!(
            december.compare(Comparison::Less, date(2024, 12, 1)),
            Truth::Fails
        );
        assert_eq!(Days::month(year(2024), 13), None);
    }

    #[test]
    fn a_day_may_be_one_up_to_another_and_is_none_beyond() {
        let (day, before, after) = (date(2024, 6, 30), date(2024, 6, 29), date(2024, 7, 1));
        let until = Days::until(day);
        for (bound, truth) in [
            (before, Truth::Open),
            (day, Truth::Open),
            (after, Truth::Fails),
        ] {
            assert_eq!(until.compare(Comparison::Equal, bound), truth, "{bound}");
        }
        let since = Days {
            first: Some(day),
            last: None,
        };
        for (bound, truth) in [
            (before, Truth::Fails),
            (day, Truth::Open),
            (after, Truth::Open),
        ] {
            assert_eq!(since.compare(Comparison::Equal, bound), truth, "{bound}");
        }
        let whenever = Days {
            first: None,
            last: None,
        };
        assert_eq!(whenever.compare(Comparison::Equal, day), Truth::Open);
    }

    #[test]
    fn days_are_shown_at_the_precision_that_is_known() {
        assert_eq!(Days::month(year(2024), 2).unwrap().to_string(), "2024-02");
        assert_eq!(Days::year(year(2024)).to_string(), "2024");
        assert_eq!(Days::until(date(2025, 12, 31)).to_string(), "..2025-12-31");
        for (first, last, shown) in [
            (date(2024, 3, 9), date(2024, 3, 9), "2024-03-09"),
            (
                date(2024, 3, 2),
                date(2024, 3, 31),
                "2024-03-02..2024-03-31",
            ),
            (
                date(2024, 3, 1),
                date(2024, 3, 30),
                "2024-03-01..2024-03-30",
            ),
            (
                date(2024, 3, 2),
                date(2024, 12, 31),
                "2024-03-02..2024-12-31",
            ),
            (
                date(2024, 1, 1),
                date(2024, 12, 30),
                "2024-01-01..2024-12-30",
            ),
        ] {
            let days = Days {
                first: Some(first),
                last: Some(last),
            };
            assert_eq!(days.to_string(), shown);
        }
    }
}
