//! What one submission says of one figure, whichever rows say it.

use super::{Stated, StatedFigure, StatedFrom};
use crate::data::{County, Figure, Parts, Reading};
use crate::plan::Plan;
use crate::quantity::{Exact, Value, Year};
use crate::source::Place;
use crate::verdict::SumOf;
use crate::verdict::area::{Area, Candidate, Resolved};
use crate::verdict::evaluate::{Basis, agree, in_unit_of};
use crate::verdict::trial::try_all;
use crate::vocabulary::IndicatorId;

/// What the rows of an area say.
pub(super) fn of_rows(figure: &Figure) -> Stated {
    match figure {
        Figure::Absent => Stated::Nothing(None),
        Figure::Blank(place) => Stated::Nothing(Some(*place)),
        Figure::Unreadable(place) => Stated::Unreadable(Some(*place)),
        Figure::Known(readings) => Stated::Known(readings.iter().map(of_reading).collect()),
    }
}

fn of_reading(reading: &Reading) -> StatedFigure {
    StatedFigure {
        value: reading.value.clone(),
        places: reading.places,
        half_step: reading.half_step.clone(),
        from: StatedFrom::Cell(reading.text.clone()),
        place: Some(reading.place),
    }
}

/// What a county's rows and its townships' say of the county where its own rows say nothing: their
/// sum, or what is the same everywhere, or what the formula gives.
pub(super) fn of_county(
    plan: &Plan,
    county: &County,
    indicator: IndicatorId,
    year: Year,
) -> Stated {
    let area = Area {
        plan,
        county,
        township: None,
    };
    match area.resolve(indicator, year) {
        Resolved::Known(candidates) => {
            Stated::Known(candidates.into_iter().map(of_candidate).collect())
        }
        Resolved::Unreadable(_) => {
            let parts = county.parts(year, indicator);
            Stated::Unreadable(parts.and_then(|parts| parts.unreadable))
        }
        Resolved::Missing(_) => by_formula(area, indicator, year)
            .map_or(Stated::Nothing(blank(county, indicator, year)), |figure| {
                Stated::Known(vec![figure])
            }),
    }
}

fn blank(county: &County, indicator: IndicatorId, year: Year) -> Option<Place> {
    match county.own(year, indicator) {
        Figure::Blank(place) => Some(place),
        Figure::Absent | Figure::Unreadable(_) | Figure::Known(_) => None,
    }
}

fn of_candidate(candidate: Candidate) -> StatedFigure {
    let first = candidate.origins.first();
    let from = match first.and_then(|origin| origin.text.clone()) {
        Some(text) => StatedFrom::Cell(text),
        None => StatedFrom::Townships(first.and_then(|origin| origin.sum).unwrap_or(SumOf {
            last_line: 0,
            count: 0,
        })),
    };
    StatedFigure {
        value: candidate.value,
        places: candidate.places,
        half_step: candidate.half_step,
        from,
        place: first.map(|origin| origin.place),
    }
}

/// What the formula of an indicator comes to, where every reading of its inputs gives the same.
fn by_formula(area: Area<'_>, indicator: IndicatorId, year: Year) -> Option<StatedFigure> {
    let term = area.plan.vocabulary.term(indicator)?;
    area.plan.indicator(indicator)?.formula.as_ref()?;
    let trials = try_all(area, |trial| trial.figure(indicator, year))?;
    if !trials.others.is_empty() {
        return None;
    }
    let (number, basis) = trials.first.result.ok()?;
    (basis == Basis::Computed).then(|| StatedFigure {
        value: Value::Number(in_unit_of(&number.value, term)),
        places: number.places,
        half_step: Exact::ZERO,
        from: StatedFrom::Formula,
        place: trials.first.origins.first().map(|origin| origin.place),
    })
}

/// The sum of the townships' figures, be all of them there or not.
pub(super) fn of_parts(parts: Option<&Parts>) -> Stated {
    let Some(parts) = parts else {
        return Stated::Nothing(None);
    };
    if let (0, Some(place)) = (parts.reporting, parts.unreadable) {
        return Stated::Unreadable(Some(place));
    }
    let rows = parts.rows.first();
    Stated::Known(vec![StatedFigure {
        value: Value::Number(parts.total.clone()),
        places: parts.places,
        half_step: Exact::ZERO,
        from: StatedFrom::Townships(SumOf {
            last_line: rows.map_or(0, |rows| rows.last_line),
            count: parts.reporting,
        }),
        place: rows.map(|rows| Place {
            file: rows.file,
            line: Some(rows.first_line),
            column: rows.column,
        }),
    }])
}

impl Stated {
    /// Whether there is something, be it readable or not.
    pub(super) const fn is_something(&self) -> bool {
        match self {
            Self::Nothing(_) => false,
            Self::Unreadable(_) | Self::Known(_) => true,
        }
    }

    /// Whether both say the same, or neither says anything that could be compared. A figure that is
    /// computed is the same as one that was written if it rounds to it.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing(_), Self::Nothing(_)) | (Self::Unreadable(_), Self::Unreadable(_)) => {
                true
            }
            (Self::Known(one), Self::Known(other)) => {
                is_covered(one, other) && is_covered(other, one)
            }
            (
                Self::Nothing(_) | Self::Unreadable(_) | Self::Known(_),
                Self::Nothing(_) | Self::Unreadable(_) | Self::Known(_),
            ) => false,
        }
    }
}

/// Whether each of `all` is said by one of `others` too.
fn is_covered(all: &[StatedFigure], others: &[StatedFigure]) -> bool {
    all.iter()
        .all(|one| others.iter().any(|other| is_same(one, other)))
}

fn is_same(one: &StatedFigure, other: &StatedFigure) -> bool {
    if let (Value::Number(left), Value::Number(right)) = (&one.value, &other.value) {
        return match (&one.from, &other.from) {
            (StatedFrom::Formula, StatedFrom::Cell(_)) => agree(left, right, &other.half_step),
            (StatedFrom::Cell(_), StatedFrom::Formula) => agree(right, left, &one.half_step),
            (
                StatedFrom::Formula | StatedFrom::Cell(_) | StatedFrom::Townships(_),
                StatedFrom::Formula | StatedFrom::Cell(_) | StatedFrom::Townships(_),
            ) => left == right,
        };
    }
    one.value == other.value
}
