//! Exact numbers, units, years and dates. Knows nothing of plans, files or reports.

mod comparison;
mod decimal;
mod exact;
mod fixed;
mod interval;
mod stored;
mod time;
mod unit;

pub use comparison::Comparison;
pub use decimal::{Rounding, decimal_text};
pub use exact::Exact;
pub use fixed::Fixed;
pub use interval::{Bound, Interval, Truth};
pub use jiff::civil::Date;
pub use time::{Days, Year};
pub use unit::{Dimension, SCALES, Unit};

/// What a figure says: a number in some unit, a yes or no, or a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number, or the range a one-sided figure allows.
    Number(Interval),
    /// Done or not.
    YesNo(bool),
    /// The days one of which is meant.
    Date(Days),
}
