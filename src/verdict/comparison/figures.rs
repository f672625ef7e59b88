//! Figures of two submissions side by side: county by county, year by year.

use std::collections::BTreeSet;

use super::{Absence, AbsentPart, FigureChange, Stated, stated};
use crate::data::{County, Figure, paired_townships};
use crate::plan::Plan;
use crate::quantity::Year;
use crate::source::Untrusted;
use crate::vocabulary::IndicatorId;

/// What was found so far.
#[derive(Default)]
pub(super) struct Found {
    pub(super) figures: Vec<FigureChange>,
    pub(super) absences: Vec<Absence>,
    pub(super) same: u64,
    pub(super) added: u64,
}

/// Compares, and keeps what was found.
pub(super) struct Comparing<'a> {
    pub(super) plan: &'a Plan,
    pub(super) indicators: Vec<IndicatorId>,
    /// Figures of a year before this one are of an earlier year.
    pub(super) earlier_than: Year,
    /// Whether each township's figures are there.
    pub(super) townships: bool,
    pub(super) found: Found,
}

/// A figure's area and year.
#[derive(Clone, Copy)]
struct Spot<'s> {
    area: Option<&'s Untrusted>,
    township: Option<&'s Untrusted>,
    indicator: IndicatorId,
    period: Year,
}

impl Comparing<'_> {
    /// One county, as both have it.
    pub(super) fn counties(&mut self, old: Option<&County>, new: Option<&County>) {
        match (old, new) {
            (None, None) => {}
            (Some(only), None) => self.one_only(only, false),
            (None, Some(only)) => self.one_only(only, true),
            (Some(old), Some(new)) => self.county(old, new),
        }
    }

    fn one_only(&mut self, county: &County, is_new: bool) {
        let years = county.years();
        let figures: u64 = years.map(|year| self.count(county, year)).sum();
        if figures > 0 {
            self.absent(county, AbsentPart::County, is_new, figures);
        }
    }

    fn county(&mut self, old: &County, new: &County) {
        let years: BTreeSet<Year> = old.years().chain(new.years()).collect();
        let mut shared = Vec::new();
        for year in years {
            match (self.count(old, year), self.count(new, year)) {
                (0, 0) => {}
                (figures, 0) => self.absent(old, AbsentPart::Year(year), false, figures),
                (0, figures) if year < self.earlier_than => {
                    self.absent(new, AbsentPart::Year(year), true, figures);
                }
                (0, figures) => self.found.added = self.found.added.saturating_add(figures),
                (_, _) => shared.push(year),
            }
        }
        let name = new.name().or(old.name());
        for period in &shared {
            for indicator in self.indicators.clone() {
                let spot = Spot {
                    area: name,
                    township: None,
                    indicator,
                    period: *period,
                };
                self.whole(spot, old, new);
            }
        }
        if self.townships {
            self.parts(old, new, &shared);
        }
    }

    /// The county's own figure; where only one submission has one, beside what the townships' rows
    /// or the formula give in the other.
    fn whole(&mut self, spot: Spot<'_>, old: &County, new: &County) {
        let Spot {
            indicator, period, ..
        } = spot;
        let own = [old, new].map(|county| stated::of_rows(&county.own(period, indicator)));
        let [before, after] = own;
        let otherwise = |county| stated::of_county(self.plan, county, indicator, period);
        let (before, after) = match (before.is_something(), after.is_something()) {
            (true, false) => (before, otherwise(new)),
            (false, true) => (otherwise(old), after),
            (true, true) => (before, after),
            (false, false) if self.townships => (before, after),
            (false, false) => (
                stated::of_parts(old.parts(period, indicator).as_ref()),
                stated::of_parts(new.parts(period, indicator).as_ref()),
            ),
        };
        self.figure(spot, before, after);
    }

    /// The townships of one county: those that one of the two has no figure of at all are told of
    /// as a whole.
    fn parts(&mut self, old: &County, new: &County, years: &[Year]) {
        let pairs = paired_townships(old.townships(), new.townships());
        let of = |county: &County, township: Option<usize>| {
            township.map_or(0, |township| self.count_township(county, township, years))
        };
        let counted: Vec<_> = pairs
            .into_iter()
            .map(|(before, after)| ((before, after), of(old, before), of(new, after)))
            .collect();
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        for ((before, after), olds, news) in &counted {
            match (olds, news) {
                (0, 0) => {}
                (_, 0) => gone.push((*before, *olds)),
                (0, _) => come.push((*after, *news)),
                (_, _) => {
                    if let (Some(before), Some(after)) = (before, after) {
                        self.township((old, *before), (new, *after), years);
                    }
                }
            }
        }
        let reporting = |of_new: bool| {
            let counts = counted
                .iter()
                .map(|(_, olds, news)| if of_new { news } else { olds });
            counts.filter(|count| **count > 0).count()
        };
        let are_all = [reporting(true) == 0, reporting(false) == 0];
        let [none_new, none_old] = are_all;
        self.absent_townships(old, &gone, none_new, false);
        self.absent_townships(new, &come, none_old, true);
    }

    /// The townships that only one of the two has: each by itself, or all as one.
    fn absent_townships(
        &mut self,
        county: &County,
        townships: &[(Option<usize>, u64)],
        are_all: bool,
        is_new: bool,
    ) {
        if let (true, [_, _, ..]) = (are_all, townships) {
            let figures = townships.iter().map(|(_, figures)| figures).sum();
            let count = u64::try_from(townships.len()).unwrap_or(u64::MAX);
            self.absent(county, AbsentPart::Townships(count), is_new, figures);
            return;
        }
        for (township, figures) in townships {
            let name = township.and_then(|township| county.townships().get(township));
            if let Some(name) = name {
                let of = AbsentPart::Township(name.clone());
                self.absent(county, of, is_new, *figures);
            }
        }
    }

    fn township(
        &mut self,
        (old, before): (&County, usize),
        (new, after): (&County, usize),
        years: &[Year],
    ) {
        for period in years {
            for indicator in self.indicators.clone() {
                let spot = Spot {
                    area: new.name().or(old.name()),
                    township: new.townships().get(after),
                    indicator,
                    period: *period,
                };
                let before = stated::of_rows(&old.township(before, *period, indicator));
                let after = stated::of_rows(&new.township(after, *period, indicator));
                self.figure(spot, before, after);
            }
        }
    }

    fn figure(&mut self, spot: Spot<'_>, before: Stated, after: Stated) {
        if before.agrees_with(&after) {
            let is_figure = u64::from(matches!(before, Stated::Known(_)));
            self.found.same = self.found.same.saturating_add(is_figure);
            return;
        }
        let is_earlier = spot.period < self.earlier_than;
        if !is_earlier && !before.is_something() {
            self.found.added = self.found.added.saturating_add(1);
            return;
        }
        self.found.figures.push(FigureChange {
            area: spot.area.cloned(),
            township: spot.township.cloned(),
            indicator: spot.indicator,
            period: spot.period,
            is_earlier,
            before,
            after,
        });
    }

    fn absent(&mut self, county: &County, of: AbsentPart, is_new: bool, figures: u64) {
        self.found.absences.push(Absence {
            area: county.name().cloned(),
            of,
            is_new,
            figures,
        });
    }

    /// How many figures, readable or not, a county has of a year.
    fn count(&self, county: &County, year: Year) -> u64 {
        let own = self.indicators.iter().map(|indicator| {
            let own = is_figure(&county.own(year, *indicator));
            let parts = county.parts(year, *indicator);
            let parts = parts.map_or(0, |parts| {
                u64::from(parts.reporting) + u64::from(parts.unreadable.is_some())
            });
            u64::from(own).saturating_add(parts)
        });
        own.fold(0, u64::saturating_add)
    }

    fn count_township(&self, county: &County, township: usize, years: &[Year]) -> u64 {
        let of_year = |year: &Year| {
            let indicators = self.indicators.iter();
            let figures = indicators
                .filter(|indicator| is_figure(&county.township(township, *year, **indicator)));
            u64::try_from(figures.count()).unwrap_or(u64::MAX)
        };
        years.iter().map(of_year).fold(0, u64::saturating_add)
    }
}

fn is_figure(figure: &Figure) -> bool {
    match figure {
        Figure::Absent | Figure::Blank(_) => false,
        Figure::Unreadable(_) | Figure::Known(_) => true,
    }
}
