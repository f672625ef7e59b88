//! One everyday figure with its place, in sixteen bytes.

use super::Figured;
use crate::data::{Figure, Reading};
use crate::quantity::{Exact, Fixed, Interval, Value};
use crate::source::{FileId, Place, Untrusted};

/// A figure that is blank, or a number whose text and precision follow from its value and its
/// decimal places; or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::data) struct Kept {
    value: Fixed,
    /// From the highest bits: what it is (0: nothing; from 1: the decimal places; last: blank), file,
    /// line, column.
    origin: u64,
}

/// What is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::data) enum View {
    Absent,
    Blank(Place),
    Known {
        value: Fixed,
        places: u8,
        place: Place,
    },
}

const COLUMN_BITS: u32 = 15;
const LINE_BITS: u32 = 29;
const FILE_BITS: u32 = 16;
const BLANK: u64 = 8;

impl Kept {
    /// A blank cell; `None` if its place has no room.
    pub(in crate::data) fn blank(place: Place) -> Option<Self> {
        Some(Self {
            value: Fixed::default(),
            origin: packed(BLANK, place)?,
        })
    }

    /// A number written with `places` decimal places; `None` if there is no room for it.
    pub(in crate::data) fn known(value: Fixed, places: u8, place: Place) -> Option<Self> {
        let kind = u64::from(places).checked_add(1)?;
        let fits = u32::from(places) <= Fixed::PLACES;
        Some(Self {
            value,
            origin: packed(kind, place).filter(|_| fits)?,
        })
    }

    /// A figure, if it is an everyday one that was written as such ones are.
    pub(in crate::data) fn of(figured: &Figured, text: &str, place: Place) -> Option<Self> {
        let Value::Number(Interval::Point(value)) = &figured.value else {
            return None;
        };
        let value = Fixed::from_exact(value)?;
        let is_plain = value.text(figured.places).as_deref() == Some(text)
            && figured.half_step == half_step(figured.places);
        Self::known(value, figured.places, place).filter(|_| is_plain)
    }

    /// What it says.
    pub(in crate::data) fn view(self) -> View {
        let Some(places) = (self.origin >> (FILE_BITS + LINE_BITS + COLUMN_BITS)).checked_sub(1)
        else {
            return View::Absent;
        };
        let part = |below: u32, bits: u32| (self.origin >> below) & !(u64::MAX << bits);
        let file = part(LINE_BITS + COLUMN_BITS, FILE_BITS);
        let column = part(0, COLUMN_BITS);
        let place = Place::cell(
            FileId(u16::try_from(file).unwrap_or(u16::MAX)),
            part(COLUMN_BITS, LINE_BITS),
            u32::try_from(column).unwrap_or(u32::MAX),
        );
        match u8::try_from(places) {
            Ok(places) if u32::from(places) <= Fixed::PLACES => View::Known {
                value: self.value,
                places,
                place,
            },
            Ok(_) | Err(_) => View::Blank(place),
        }
    }

    /// The same at full length.
    pub(in crate::data) fn figure(self) -> Figure {
        match self.view() {
            View::Absent => Figure::Absent,
            View::Blank(place) => Figure::Blank(place),
            View::Known {
                value,
                places,
                place,
            } => Figure::Known(vec![plain_reading(value, places, place)]),
        }
    }
}

/// A plain number at full length, and as it is written.
pub(in crate::data) fn plain_figured(value: Fixed, places: u8) -> (Figured, String) {
    let figured = Figured {
        value: Value::Number(Interval::Point(value.exact())),
        places,
        half_step: half_step(places),
    };
    (figured, value.text(places).unwrap_or_default())
}

/// The reading of a plain number.
pub(in crate::data) fn plain_reading(value: Fixed, places: u8, place: Place) -> Reading {
    Reading {
        value: Value::Number(Interval::Point(value.exact())),
        places,
        half_step: half_step(places),
        text: Untrusted::new(value.text(places).unwrap_or_default()),
        place,
    }
}

/// Half a unit of the last of so many decimal places.
fn half_step(places: u8) -> Exact {
    let twice = &Exact::power_of_ten(u32::from(places)) * &Exact::from(2_u32);
    Exact::ONE.checked_div(&twice).unwrap_or(Exact::ZERO)
}

fn packed(kind: u64, place: Place) -> Option<u64> {
    let (line, column) = (place.line?, u64::from(place.column?));
    let fits = line >> LINE_BITS == 0 && column >> COLUMN_BITS == 0;
    let file = u64::from(place.file.0) << (LINE_BITS + COLUMN_BITS);
    let kind = kind << (FILE_BITS + LINE_BITS + COLUMN_BITS);
    fits.then_some(kind | file | line << COLUMN_BITS | column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_comes_out_as_it_went_in() {
        let far = Place::cell(
            FileId(u16::MAX),
            (1 << LINE_BITS) - 1,
            (1 << COLUMN_BITS) - 1,
        );
        for place in [Place::cell(FileId(0), 1, 1), far] {
            assert_eq!(Kept::blank(place).unwrap().view(), View::Blank(place));
            for places in 0..=6 {
                let value = Fixed::from_millionths(62_000_000).unwrap();
                let known = Kept::known(value, places, place).unwrap();
                let expected = View::Known {
                    value,
                    places,
                    place,
                };
                assert_eq!(known.view(), expected);
            }
        }
        assert_eq!(Kept::default().view(), View::Absent);
    }

    #[test]
    fn what_has_no_room_is_kept_otherwise() {
        let value = Fixed::default();
        let cell = |line, column| Place::cell(FileId(0), line, column);
        assert_eq!(Kept::known(value, 0, cell(1 << LINE_BITS, 1)), None);
        assert_eq!(Kept::known(value, 0, cell(1, 1 << COLUMN_BITS)), None);
        assert_eq!(Kept::known(value, 7, cell(1, 1)), None);
        assert_eq!(Kept::blank(Place::row(FileId(0), 1)), None);
    }

    #[test]
    fn only_a_number_written_plainly_is_everyday() {
        let figured = |value: &str, places| Figured {
            value: Value::Number(Interval::Point(Exact::from_decimal(value).unwrap())),
            places,
            half_step: half_step(places),
        };
        let place = Place::cell(FileId(0), 2, 3);
        for (value, places, text, is_everyday) in [
            ("1980", 0, "1980", true),
            ("62.50", 2, "62.50", true),
            ("1234", 0, "1,234", false),
            ("62", 0, "62%", false),
            ("15000", 0, "1.5万", false),
        ] {
            let kept = Kept::of(&figured(value, places), text, place);
            assert_eq!(kept.is_some(), is_everyday, "{text}");
        }
        let scaled = Figured {
            half_step: Exact::from(5000_i64),
            ..figured("0", 0)
        };
        assert_eq!(Kept::of(&scaled, "0", place), None);
    }
}
