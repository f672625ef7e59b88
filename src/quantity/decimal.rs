//! Writing exact numbers as decimals.

use std::fmt;

use super::Exact;

/// Which way a number that does not fit the places goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest, halves away from zero.
    Nearest,
    /// Towards minus infinity.
    Down,
    /// Towards plus infinity.
    Up,
}

/// `number` with exactly `places` decimal places, rounded as asked.
pub fn decimal_text(number: &Exact, places: u32, rounding: Rounding) -> String {
    let scaled = number * &Exact::power_of_ten(places);
    let rounded = match rounding {
        Rounding::Down => scaled.floor(),
        Rounding::Up => scaled.ceil(),
        Rounding::Nearest => {
            let half = Exact::ratio(1, 2).unwrap_or(Exact::ZERO);
            if scaled.is_negative() {
                (&scaled - &half).ceil()
            } else {
                (&scaled + &half).floor()
            }
        }
    };
    let mut text = String::new();
    if rounded.is_negative() {
        text.push('-');
    }
    // Writing to a String cannot fail.
    let _infallible = write_shifted(&mut text, &rounded.abs().integer_digits(), places);
    text
}

/// Writes `digits` with the decimal point `places` from the right.
pub(super) fn write_shifted(out: &mut impl fmt::Write, digits: &str, places: u32) -> fmt::Result {
    let places = usize::try_from(places).map_err(|_| fmt::Error)?;
    if places == 0 {
        return out.write_str(digits);
    }
    let padded = format!("{digits:0>width$}", width = places.saturating_add(1));
    let (whole, fraction) = padded.split_at(padded.len().saturating_sub(places));
    write!(out, "{whole}.{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero_when_rounding_to_the_nearest() {
        let show =
            |text: &str| decimal_text(&Exact::from_decimal(text).unwrap(), 1, Rounding::Nearest);
        assert_eq!(show("0.25"), "0.3");
        assert_eq!(show("-0.25"), "-0.3");
        assert_eq!(show("0.249"), "0.2");
        assert_eq!(show("61.995"), "62.0");
    }

    #[test]
    fn directed_rounding_never_crosses_the_number() {
        let number = Exact::ratio(-2, 3).unwrap();
        assert_eq!(decimal_text(&number, 2, Rounding::Down), "-0.67");
        assert_eq!(decimal_text(&number, 2, Rounding::Up), "-0.66");
        assert_eq!(
            decimal_text(&Exact::ratio(2, 3).unwrap(), 0, Rounding::Up),
            "1"
        );
    }
}
