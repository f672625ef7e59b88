//! From figures to places in a drawing. What is computed here is where something is drawn, never
//! what a figure is said to be.

use crate::quantity::{Exact, Year};

/// A stretch of numbers, drawn from `start` to `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// `None` if the numbers have no room between them or are beyond drawing.
    pub(super) fn new(low: f64, high: f64, start: f64, end: f64) -> Option<Self> {
        let drawable = low.is_finite() && high.is_finite() && (high - low).is_finite();
        (drawable && high > low).then_some(Self {
            low,
            high,
            start,
            end,
        })
    }

    /// Where a number stands; what is beyond an end stands at that end.
    pub(super) fn at(&self, number: f64) -> f64 {
        let share = ((number - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.start + share * (self.end - self.start)
    }
}

/// The least and the greatest of several numbers.
pub(super) fn ends(numbers: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    numbers.into_iter().fold(None, |ends, number| {
        let (low, high) = ends.unwrap_or((number, number));
        Some((low.min(number), high.max(number)))
    })
}

/// A year as a number.
pub(super) fn year(year: Year) -> f64 {
    Exact::from(year.number()).to_f64()
}

/// A length in units of the drawing.
pub(super) fn length(length: f64) -> String {
    let text = format!("{:.1}", if length.is_finite() { length } else { 0.0 });
    match text.strip_suffix(".0") {
        Some("-0") => "0".to_owned(),
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

/// A length in hundredths of the drawing's width.
pub(super) fn percent(share: f64) -> String {
    format!("{:.2}%", if share.is_finite() { share } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_between_the_ends_and_never_beyond_them() {
        let scale = Scale::new(0.0, 200.0, 10.0, 110.0).unwrap();
        assert_eq!(length(scale.at(50.0)), "35");
        assert_eq!(length(scale.at(-1e300)), "10");
        assert_eq!(length(scale.at(f64::INFINITY)), "110");
        assert!(Scale::new(1.0, 1.0, 0.0, 1.0).is_none());
        assert!(Scale::new(-f64::MAX, f64::MAX, 0.0, 1.0).is_none());
        assert_eq!(percent(f64::NAN), "0.00%");
    }
}
