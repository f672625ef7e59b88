//! The status of a target where its figures are plain: what [`super::judge`] comes to, from whole
//! numbers alone.

use super::Status;
use super::area::Area;
use super::asked::{Asked, Way};
use super::county::Timing;
use super::judge::starts_later;
use super::linear::Leaf;
use super::townships::answered;
use crate::data::{PlainYears, Plainly};
use crate::plan::Target;
use crate::quantity::Year;
use crate::vocabulary::Question;

/// The status of `target` (the plan's `index`th) of the county in `area`; `None` where it takes a
/// thorough look to say. What townships answered is all that is known of them, and always enough.
pub(super) fn plainly(
    (area, known): (Area<'_>, &PlainYears<'_>),
    asked: &Asked,
    (index, target): (usize, &Target),
    timing: Timing,
) -> Option<Status> {
    if starts_later(area.plan, target.due, timing) {
        return Some(Status::NotDue);
    }
    match asked.of_target(index) {
        Way::Thoroughly => None,
        Way::ByTownships(number) => {
            let question = asked.of_townships(*number)?;
            Some(answered(area, target, question, timing))
        }
        // Before it is due the schedule decides; a township that nobody names is silent.
        Way::ByCounty(_) if !timing.is_due || area.unnamed_townships() > 0 => None,
        Way::ByCounty(question) => by_county(known, question, timing.period),
    }
}

/// The county's own figures, or the sums of all its townships'.
fn by_county(known: &PlainYears<'_>, question: &Question<Leaf>, year: Year) -> Option<Status> {
    let mut figures = Vec::with_capacity(question.inputs().len());
    for (indicator, before) in question.inputs() {
        let of_year = (0..*before).fold(year, |year, _| year.before());
        match known.figure(of_year, *indicator) {
            Plainly::Known(value) => figures.push(Some(value)),
            Plainly::Missing => figures.push(None),
            Plainly::Unsure => return None,
        }
    }
    let figure = |input: usize| figures.get(input).copied().flatten();
    if figures.iter().all(Option::is_some) {
        let is_met = question.answer(|input| figure(input).unwrap_or(0))?;
        return Some(if is_met { Status::Met } else { Status::Missed });
    }
    question.is_possible(figure).then_some(Status::NotReported)
}
