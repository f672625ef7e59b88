//! How quantities are written in a plan that is kept ready to use. What comes back is valid, as
//! everywhere: a number is reduced, a year is one that plans speak of, a size is positive.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Exact, Year};

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => out.serialize_i64(whole),
            None => out.collect_str(self),
        }
    }
}

/// Reads a number as it is kept: a whole one as such, any other as its exact text.
struct Written;

impl Visitor<'_> for Written {
    type Value = Exact;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a number")
    }

    fn visit_i64<E: Error>(self, whole: i64) -> Result<Exact, E> {
        Ok(Exact::from(whole))
    }

    fn visit_u64<E: Error>(self, whole: u64) -> Result<Exact, E> {
        i64::try_from(whole).map(Exact::from).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Exact, E> {
        let number = match text.split_once('/') {
            None => Exact::from_decimal(text),
            Some((above, below)) => Exact::from_decimal(above)
                .zip(Exact::from_decimal(below))
                .and_then(|(above, below)| above.checked_div(&below)),
        };
        number.ok_or_else(|| E::custom("no number"))
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        read.deserialize_any(Written)
    }
}

impl Serialize for Year {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_i64(self.number())
    }
}

impl<'de> Deserialize<'de> for Year {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(read)?;
        Self::new(number).ok_or_else(|| D::Error::custom("no year of a plan"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Unit;

    #[test]
    fn every_number_comes_back_as_it_was() {
        for text in ["0", "-7", "0.62", "-12.5", "9223372036854775808"] {
            let number = Exact::from_decimal(text).unwrap();
            let kept = serde_json::to_string(&number).unwrap();
            assert_eq!(serde_json::from_str::<Exact>(&kept).unwrap(), number);
        }
        let fraction = Exact::ratio(-990, 17).unwrap();
        let kept = serde_json::to_string(&fraction).unwrap();
        assert_eq!(kept, "\"-990/17\"");
        assert_eq!(serde_json::from_str::<Exact>(&kept).unwrap(), fraction);
    }

    #[test]
    fn what_is_no_quantity_does_not_come_back() {
        for wrong in ["\"1/0\"", "\"1e3\"", "\"\"", "null"] {
            assert!(serde_json::from_str::<Exact>(wrong).is_err(), "{wrong}");
        }
        assert!(serde_json::from_str::<Year>("1899").is_err());
        let unit = serde_json::to_string(&Unit::parse("元/年").unwrap()).unwrap();
        assert!(serde_json::from_str::<Unit>(&unit).is_ok());
        let nothing = unit.replace("\"1/12\"", "0");
        assert_ne!(nothing, unit);
        assert!(serde_json::from_str::<Unit>(&nothing).is_err());
    }
}
